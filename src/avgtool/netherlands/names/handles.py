"""User names that a first name begins, or the name of a site: *jonas.vdb*, *Shanaya_xx*, *insta: sanne_b*.

They point at somebody as a name does, but are none: what is found is a SOCIAL_HANDLE.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from avgtool.model.findings import TextFinding
from avgtool.netherlands.names.words import words_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Set as AbstractSet

_HANDLE = re.compile(
    r"(?<![\w@./\-:])(?P<first>[^\W\d_]{3,})(?P<joint>[._])(?P<rest>[^\W_][\w.]*\w|\w{2,})(?![\w@/\-]|\.\w)"
)
_SITES = frozenset({"nl", "be", "com", "org", "net", "eu", "de", "info", "nu", "html", "pdf", "jpg", "docx", "xlsx"})
"""What follows a point in the name of a site or a file."""
_SCORE = 0.45
"""Below that of a user name that a word in front says it is."""

_DEVICE = r"ps[345]|playstation|xbox(?: live)?|steam|epic(?: games)?"
"""Also the name of a thing: a low line or a hash must tell that a name stands behind it."""
_SITE = (
    r"insta(?:gram)?|ig(?=[:=])|fb|facebook|snap(?:chat)?|tik ?tok|twitter|linked ?in|discord|telegram|skype|psn|"
    r"twitch|you ?tube|roblox|minecraft|fortnite|blue ?sky|bsky|mastodon|threads|pinterest|reddit|strava|vinted|"
    r"marktplaats|game(?:r)?[ -]?tag|nick(?:name)?"
)
_HINTS = words_of(
    """
    insta ig: ig= fb face snap tikt tik-t twit linked discord telegram skype tube steam psn ps3 ps4 ps5 playst xbox epic
    roblox minecraft fortnite bluesky bsky mastodon threads pinterest reddit strava vinted marktplaats game nick
    """
) | {" x:", "blue sky", "tik tok"}
"""Without which a text has no such label; looked for first, because most texts have none."""
_LABELLED = re.compile(
    rf"(?<![\w@./-])(?:x ?[/&] ?)?(?:(?P<device>{_DEVICE})|{_SITE}|x(?=:))(?: ?[/&] ?(?:{_SITE}|x))*"
    r"(?P<said>(?:[ -]?(?:account|naam|handle|profiel|tag|id|user(?:naam|name)?))?"
    r"(?:\s(?:van mij|is|was|wordt|heet|onder|als|met|naam)){0,2})"
    r"(?P<mark>\s?[:=]\s?|\s)[\"'(]?"
    r"(?P<handle>@?[A-Za-z0-9_](?:[A-Za-z0-9_.-]{1,28}[A-Za-z0-9_])(?:\#[0-9]{4,6})?)(?![\w@/#]|[.-]\w)",
    re.IGNORECASE,
)
_ODD = re.compile(r"(?=.*[a-z])(?:.*(?:_|#[0-9]).*|(?=.*[a-z]{3}).*[0-9]{1,4})", re.IGNORECASE)
"""No word: with a low line, a number behind a hash, or digits at its end."""
_BRACKETED = re.compile(r"\s\((?P<handle>[A-Za-z][A-Za-z0-9._-]{2,24})\)")
_NAME = re.compile(r"(?P<name>(?:(?<![^\W_])[^\W\d_]+\.?\s){1,4})(?P<last>[^\W\d_]{3,})\Z")
_NAME_REACH = 60
"""A name, and in brackets behind it what an account is called: *Guusje Ploeg (gploeg)*."""
_LABELLED_SCORE = 0.7
"""Enough to win, as what contains them, from the names of persons that it is made of."""
_LONG_NAME, _SHORTEST = 4, 4
"""Letters of a first name that begins a handle without more, and of a handle that is no word."""


class Handles:
    """Finds SOCIAL_HANDLE by a first name with a point or a low line behind it, or by the site in front of it."""

    entities = ("SOCIAL_HANDLE",)
    name = "Handles"

    def __init__(self, first_names: AbstractSet[str], words: AbstractSet[str]) -> None:
        """Take first names and Dutch words, lower case."""
        self._first_names = first_names
        self._words = words | _SITES

    def find(self, text: str) -> list[TextFinding]:
        """The user names in ``text``."""
        return [*self._by_first_name(text), *self._by_site(text), *_by_name(text)]

    def _by_first_name(self, text: str) -> Iterator[TextFinding]:
        if "_" not in text and "." not in text:
            return
        for match in _HANDLE.finditer(text):
            if match["first"].lower() in self._first_names and not self._is_sentence(match):
                yield TextFinding(match.start(), match.end(), "SOCIAL_HANDLE", _SCORE)

    def _by_site(self, text: str) -> Iterator[TextFinding]:
        lower = text.lower()
        if not any(hint in lower for hint in _HINTS):
            return
        for match in _LABELLED.finditer(text):
            handle = match["handle"]
            has_colon = bool(match["mark"].strip())
            is_thing = match["device"] and not (has_colon or match["said"] or set("_#") & set(handle))
            if not is_thing and self._is_handle(handle.lstrip("@"), has_colon=has_colon):
                yield TextFinding(*match.span("handle"), "SOCIAL_HANDLE", _LABELLED_SCORE)

    def _is_handle(self, handle: str, *, has_colon: bool) -> bool:
        """Whether it is no word: odd, made of words with points, or begun by a first name; any behind a colon."""
        lower = handle.lower()
        parts = re.split(r"[.-]", lower)
        if lower in self._words or lower in self._first_names or parts[-1] in _SITES:
            return False
        if _ODD.fullmatch(handle):
            return True
        if len(parts) > 1:
            is_name = parts[0] in self._first_names or not set(parts) <= self._words
            return handle == lower and min(map(len, parts)) > 1 and is_name
        is_begun = any(lower[:end] in self._first_names for end in range(_LONG_NAME, len(lower) - 1))
        return lower.isalpha() and len(lower) >= _SHORTEST and (has_colon or is_begun)

    def _is_sentence(self, match: re.Match[str]) -> bool:
        """Whether a sentence ended there without a space behind its point (*groetjes Jan.Ik bel*), or it is a site."""
        after = match["rest"].split(".")[0]
        return match["joint"] == "." and (not after.islower() or after in self._words or "." in match["rest"])


def _by_name(text: str) -> Iterator[TextFinding]:
    """What begins as the name in front of it begins, and ends with its last word."""
    if "(" not in text:
        return
    for match in _BRACKETED.finditer(text):
        name = _NAME.search(text, max(0, match.start() - _NAME_REACH), match.start())
        if name and _is_made_of(match["handle"].lower().rstrip("0123456789"), name):
            yield TextFinding(*match.span("handle"), "SOCIAL_HANDLE", _LABELLED_SCORE)


def _is_made_of(handle: str, name: re.Match[str]) -> bool:
    last = name["last"].lower()
    is_begun = handle[0] in {word[0] for word in name["name"].lower().split()}
    return is_begun and handle.endswith(last) and handle != last
