"""Which word in a running text is a user name: the one behind *gebruikersnaam*, or an odd one behind *account*."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from avgtool.recognizers.surroundings import Label

if TYPE_CHECKING:
    from avgtool.recognizers.base import Sighting

LABELLED = 0.5
_EVERYBODY = frozenset({"@all", "@allen", "@channel", "@everyone", "@here", "@iedereen", "@team"})

CONTEXT = ("username", "user name", "login", "loginnaam", "gebruikersnaam", "inlognaam", "inlog", "account",
           "accountnaam", "nickname")  # fmt: skip
_NAMED = Label(regex=r"user ?name|login(?:naam)?|gebruikersnaam|inlog(?:naam)?|accountnaam|nickname")
_ACCOUNT = Label(("account", "profiel"))
_ODD = re.compile(r"(?=.*[A-Za-z])(?:[A-Za-z0-9.]+_[A-Za-z0-9_.]+|[a-z]{3,}[a-z.]*[0-9]{1,4})")
"""No word: with an underscore, or with digits at its end."""


def user_name_score(seen: Sighting) -> float:
    """How sure it is that a word is somebody's user name."""
    is_odd = _ODD.fullmatch(seen.value) is not None
    if is_odd and (_NAMED.is_before(seen.text, seen.start) or _ACCOUNT.is_before(seen.text, seen.start)):
        return LABELLED
    has_colon = seen.text[max(0, seen.start - 3) : seen.start].rstrip().endswith((":", "="))
    return LABELLED if has_colon and _NAMED.is_before(seen.text, seen.start) else 0.0


def handle_score(seen: Sighting) -> float | None:
    """Nobody's where a chat program sends it to all; none where nothing speaks against it."""
    return 0.0 if seen.value.lower() in _EVERYBODY else None
