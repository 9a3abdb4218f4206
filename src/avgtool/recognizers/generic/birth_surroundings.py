"""Which date in a running text is a date of birth: the one behind *born*, not the one of the order beside it.

The rules stand here; the words that they look for come from outside (:class:`BirthWords`), those of each language from
where it is at home.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Set as AbstractSet

    from avgtool.recognizers.base import Sighting

NAMED = 0.9
AMONG_PERSONAL_DATA = 0.6
"""Behind the sex, beside the BSN, or in brackets behind a name: *A. Nasrallah, v, 03.06.1995, bsn …*."""
YEAR = 0.5
"""Only a year, or digits that could be anything, right behind a word that says what they are."""
BY_ITS_YEAR = 0.45

LONG_AGO = r"(?<![0-9])(?:19[0-9]{2}|200[0-8])(?![0-9])|['’][3-9][0-9](?![0-9])"
"""Years in which hardly anybody ordered anything: a full date of then is mostly one of birth."""
BRACKETED = r"\([0-3]?[0-9](?![0-9])"
"""A bracket with a number that may be a day."""
_LAST_YEAR = 2008
_FIRST_SHORT_YEAR = 27
"""Of the twentieth century: nobody abbreviates the year of an order so."""
_YEAR = re.compile(r"(?:18|19|20)\d{2}")
_SHORT_YEAR = re.compile(r"'(?:2[7-9]|[3-9]\d)\Z")
_TWO_DIGITS = re.compile(r"[-/. ]'?(\d{2})\Z")
_HALF = r"\d{1,2}[a-z]*\.?[ -][^\W\d]+\.?|[^\W\d]+ \d{4}"
_BARE = re.compile(
    r"\d{4,6}|(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])(?:19|20)\d{2}|'\d{2}|\d{1,2} \d{1,2} \d{2}|"
    rf"\d{{1,2}}[^\W\d]+\d{{4}}|{_HALF}"
)
"""What could be anything but for its label: a year, a number, digits in a row, a day without its year."""
_PART = re.compile(_HALF)
_ANOTHER_DATE = re.compile(r"\d{6,8}|\d{1,4}[-/.]\d{1,2}[-/.]\d{2,4}|\d{1,2}\s[a-z]{3,9}\.?\s\d{4}|[.!]\s+[A-ZÀ-Þ]")
_NAME = r"[^\W\d_][^\W\d_'’.-]*(?:['’.-]+[^\W\d_]+)*\.?"
_BEHIND_NAME = re.compile(r"(?:[A-ZÀ-Þ][^\W\d_]+|[A-Z]\.|(?:[A-Z]\.){2,})\s?\(\Z")
_WORD_IN_FRONT = re.compile(r"(?<![^\W_])([^\W\d_]{2,})\s\(\Z")
_CLOSED = re.compile(r"\)")
_APART = re.compile(r"\s*(?:[,;.)|/]|\Z|\n)")
_BREAKS = frozenset({"", "\n", ",", ";", ":", "(", ".", "-"})
_WINDOW = 60
_NEAR = 40


@dataclass(frozen=True, slots=True)
class BirthWords:
    """Words around dates, each an alternative of a regex (Python's, in any case); none holds a group."""

    named: tuple[str, ...] = ()
    """Say that a date is one of birth: *born*."""
    celebrated: tuple[str, ...] = ()
    """The same of a date of long ago, or behind a colon: a *birthday* is celebrated on other dates, too."""
    introduced: tuple[str, ...] = ()
    """Say so right in front of a date of long ago: *she is of* 7 July 1991."""
    between: tuple[str, ...] = ()
    """Little words between such a word and the date: *is*, *on*."""
    behind: tuple[str, ...] = ()
    """Say so behind the date: *is my date of birth*."""
    sexes: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()
    """Numbers of persons that stand behind a date of birth."""
    children: tuple[str, ...] = ()
    """Persons whose date of birth may be recent: *daughter*."""
    ours: tuple[str, ...] = ()
    """In front of a first name they say that it is a child's: *our Evi (3 Oct 2022)*."""
    other: tuple[str, ...] = ()
    """Somewhere in front, they say that a date is another: *invoice*."""
    of: tuple[str, ...] = ()
    """The same right in front: *of*, *on*."""
    events: tuple[str, ...] = ()
    """The same somewhere behind: *on 30 April 1999 we bought*."""
    things: tuple[str, ...] = ()
    """What *it is of 3 May 2005* is about."""
    remembered: tuple[str, ...] = ()
    """Dates that everybody knows."""
    long_ago: tuple[str, ...] = ()
    """Years of long ago, in words."""
    first_names: Callable[[], AbstractSet[str]] = frozenset
    """First names that are no words, lower case."""

    def __add__(self, added: BirthWords) -> BirthWords:
        """Both together, with the first names of ``added``."""
        both = {
            each.name: getattr(self, each.name) + getattr(added, each.name)
            for each in fields(self)
            if each.name != "first_names"
        }
        return replace(added, **both)

    @property
    def clue(self) -> str:
        """A regex of what makes a text worth searching without a context word."""
        return "|".join((LONG_AGO, BRACKETED, *self.long_ago))


INTERNATIONAL = BirthWords(
    named=(
        *(r"born", r"birth(?:date)?", r"d\.?o\.?b", r"née", r"n[ée](?:\(?[ée]\)?)?(?=\s+le\b)"),
        *(r"date\s+de\s+naissance", r"geburts(?:datum|tag)"),
    ),
    celebrated=("birthday",),
    between=("is", "was", "on", "in", "the", "le", "am", "date", "day"),
    behind=("dob", r"date\s+of\s+birth"),
    sexes=("[mvfx]", "m/v"),
    children=("son", "daughter", "baby"),
    ours=("our",),
    other=(r"order(?:ed)?", "invoice", "letter", "contract", "since", "delivered"),
    of=("of", "on"),
    events=("bought", "ordered", "married", "moved"),
)
"""English, and what French and German write that Dutch does not."""


class BirthJudge:
    """How sure it is that a date is one of birth, by the words around it."""

    def __init__(self, words: BirthWords) -> None:
        """Compile ``words``."""
        named, said = _one_of(words.named), _one_of(words.named + words.celebrated)
        link = rf"[\s:=.(-]*(?:(?:{_one_of(words.between)})\b[\s:=]*){{0,3}}"
        self._in_front = _compiled(
            rf"(?:{_word(named)}|[°*†])(?P<between>[^\n]{{0,40}}(?:\n[>\s]*(?:[^\W\d_]{{2,15}}:\s*)?)?)\Z"
        )
        self._said_in_front = _compiled(rf"{_word(said)}(?P<between>[^\n]{{0,40}})\Z")
        self._labelled = _compiled(rf"{_word(said)}[^\n\d:=.]{{0,25}}[:=]\s*\Z")
        self._right_in_front = _compiled(rf"{_word(named)}{link}\Z")
        self._things = _compiled(rf"(?<![^\W_])(?:{_one_of(words.things)})(?![^\W_])")
        self._remembered = _compiled(_one_of(words.remembered))
        self._introduced = _compiled(rf"(?<![^\W_])(?:{_one_of(words.introduced)})\s\Z")
        self._behind = _compiled(rf"\W{{0,3}}(?:{_one_of(words.behind)})(?![^\W_])")
        self._sex = _compiled(rf"(?:[,;(/|]\s?|\s)(?:{_one_of(words.sexes)})\s?[,;/|)]\s?\Z")
        self._number_in_front = _compiled(
            rf"(?<![^\W_])(?:{_one_of(words.numbers)})\W{{0,3}}[\d. -]{{8,13}}[,;|/]\s?\Z"
        )
        self._number = _compiled(rf"\s?[,;|/]\s?(?:{_one_of(words.numbers)})\b")
        self._child = _compiled(
            rf"(?<![^\W_])(?:{_one_of(words.children)})(?:\s\d)?:?(?P<name>(?:\s{_NAME}){{0,4}})(?P<apart>\s?[,(:]\s?|\s)\Z"
        )
        self._children = _compiled(rf"(?<![^\W_])(?:{_one_of(words.children)})(?![^\W_])[^.;]*\Z")
        self._ours = _compiled(rf"(?<![^\W_])(?:{_one_of(words.ours)})\s(?P<name>[^\W\d_]{{2,}})\s?[,(]\s?\Z")
        self._other = _compiled(rf"(?<![^\W_])(?:{_one_of(words.other)})(?![^\W_])[^\n.;]*\Z")
        self._of = _compiled(rf"(?<![^\W_])(?:{_one_of(words.of)})(?![^\W_])\s(?:[^\W\d_]+(?:day|dag)\s)?\Z")
        self._events = _compiled(rf"[^\n.;,()]{{0,30}}(?<![^\W_])(?:{_one_of(words.events)})(?![^\W_])")
        self._long_ago = _compiled(_one_of(words.long_ago))
        self._first_names = words.first_names

    def score(self, seen: Sighting) -> float:
        """How sure it is that the date is one of birth; 0 where nothing says so."""
        if not seen.is_valid:
            return 0.0
        before = seen.text[max(0, seen.start - _WINDOW) : seen.start]
        if _BARE.fullmatch(seen.value):
            return self._of_bare(seen, before)
        if self._is_named(seen, before):
            return NAMED
        if self._is_beside_personal_data(seen, before) or _SHORT_YEAR.search(seen.value):
            return AMONG_PERSONAL_DATA
        if self._is_childs(seen, before):
            return AMONG_PERSONAL_DATA
        return self._of_year(seen, before)

    def _of_bare(self, seen: Sighting, before: str) -> float:
        """What could be anything needs a word right in front, or behind half a date."""
        value = seen.value
        is_labelled = self._right_in_front.search(before) is not None
        if value.startswith("'"):
            is_labelled = is_labelled or self._is_introduced(before)
        elif _PART.fullmatch(value):
            is_labelled = is_labelled or self._behind.match(seen.text, seen.end) is not None
        is_serial = value.isdigit() and len(value) < len("ddmmyy") and not _YEAR.fullmatch(value)
        return YEAR if is_labelled and not is_serial else 0.0

    def _is_named(self, seen: Sighting, before: str) -> bool:
        named = self._in_front.search(before)
        if named and not (_ANOTHER_DATE.search(named["between"]) or self._other.search(named["between"])):
            return True
        if self._labelled.search(before) or self._behind.match(seen.text, seen.end):
            return True
        if not self._is_long_ago(seen.value):
            return False
        said = self._said_in_front.search(before)
        return bool(said and not _ANOTHER_DATE.search(said["between"])) or self._is_introduced(before)

    def _is_introduced(self, before: str) -> bool:
        is_about_thing = self._things.search(before) or self._other.search(before)
        return self._introduced.search(before) is not None and not is_about_thing

    def _is_beside_personal_data(self, seen: Sighting, before: str) -> bool:
        """Whether the sex stands in front, or the number of a person behind."""
        is_beside_number = self._number_in_front.search(before) or self._number.match(seen.text, seen.end)
        return bool(is_beside_number or self._sex.search(before[-12:]))

    def _is_childs(self, seen: Sighting, before: str) -> bool:
        """Whether a child is named right in front: *my daughter Evi (04-05-2016)*."""
        if self._other.search(before):
            return False
        ours = self._ours.search(before)
        if ours and ours["name"].lower() in self._first_names():
            return True
        if self._children.search(before) and self._is_behind_first_name(before):
            return True
        child = self._child.search(before)
        if child is None or not _APART.match(seen.text, seen.end):
            return False
        if child["name"]:
            first = child["name"].split()[0]
            return first[0].isupper() or first.lower() in self._first_names()
        begins = before[: child.start()].rstrip(" ")[-1:] in _BREAKS
        return begins or bool(child["apart"].strip())

    def _of_year(self, seen: Sighting, before: str) -> float:
        """By its year alone, unless a word in front says that it is another."""
        front = before[-_NEAR:]
        is_another = self._other.search(front) or self._of.search(front) or self._events.match(seen.text, seen.end)
        if is_another or self._remembered.fullmatch(seen.value):
            return 0.0
        is_bracketed = _CLOSED.match(seen.text, seen.end) is not None and before.endswith("(")
        if is_bracketed and _is_short_and_long_ago(seen.value):
            return AMONG_PERSONAL_DATA
        is_long_ago = self._is_long_ago(seen.value)
        if is_bracketed and is_long_ago and self._is_behind_name(before):
            return AMONG_PERSONAL_DATA
        return BY_ITS_YEAR if is_long_ago else 0.0

    def _is_behind_name(self, before: str) -> bool:
        """Whether a bracket opens here behind a word with a capital, or a first name."""
        return _BEHIND_NAME.search(before) is not None or self._is_behind_first_name(before)

    def _is_behind_first_name(self, before: str) -> bool:
        word = _WORD_IN_FRONT.search(before)
        return word is not None and word[1].lower() in self._first_names()

    def _is_long_ago(self, value: str) -> bool:
        year = _YEAR.search(value)
        return int(year[0]) <= _LAST_YEAR if year else self._long_ago.search(value) is not None


def _is_short_and_long_ago(value: str) -> bool:
    year = _TWO_DIGITS.search(value)
    return year is not None and int(year[1]) >= _FIRST_SHORT_YEAR


def _one_of(alternatives: tuple[str, ...]) -> str:
    """One pattern of several; one that never matches of none."""
    return "|".join(alternatives) or r"(?!)"


def _word(alternatives: str) -> str:
    return rf"(?<![^\W_])(?:{alternatives})\.?(?![^\W_])"


def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)
