"""User names that a first name begins: *jonas.vdb*, *Shanaya_xx*.

They point at somebody as a name does, but are none: what is found is a SOCIAL_HANDLE.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from avgtool.model.findings import TextFinding

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

_HANDLE = re.compile(
    r"(?<![\w@./\-:])(?P<first>[^\W\d_]{3,})(?P<joint>[._])(?P<rest>[^\W_][\w.]*\w|\w{2,})(?![\w@/\-]|\.\w)"
)
_SITES = frozenset({"nl", "be", "com", "org", "net", "eu", "de", "info", "nu", "html", "pdf", "jpg", "docx", "xlsx"})
"""What follows a point in the name of a site or a file."""
_SCORE = 0.45
"""Below that of a user name that a word in front says it is."""


class Handles:
    """Finds SOCIAL_HANDLE by a first name with a point or a low line behind it."""

    entities = ("SOCIAL_HANDLE",)
    name = "Handles"

    def __init__(self, first_names: AbstractSet[str], words: AbstractSet[str]) -> None:
        """Take first names and Dutch words, lower case."""
        self._first_names = first_names
        self._words = words | _SITES

    def find(self, text: str) -> list[TextFinding]:
        """The user names in ``text``."""
        if "_" not in text and "." not in text:
            return []
        return [
            TextFinding(match.start(), match.end(), "SOCIAL_HANDLE", _SCORE)
            for match in _HANDLE.finditer(text)
            if match["first"].lower() in self._first_names and not self._is_sentence(match)
        ]

    def _is_sentence(self, match: re.Match[str]) -> bool:
        """Whether a sentence ended there without a space behind its point (*groetjes Jan.Ik bel*), or it is a site."""
        after = match["rest"].split(".")[0]
        return match["joint"] == "." and (not after.islower() or after in self._words or "." in match["rest"])
