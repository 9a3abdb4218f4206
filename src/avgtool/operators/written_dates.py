"""Whole dates in their ways of writing, so that another day can be written in the same way.

Reads days as ``generalize`` does, and only those: of *maart 1980* or *1980* no day is known. A time behind a day stays.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from avgtool.operators.base import WHITE_SPACE

if TYPE_CHECKING:
    from collections.abc import Mapping

    from avgtool.operators.generalize.dates import Order

_NAMES: Mapping[str, str] = {
    "Dutch": "januari februari maart april mei juni juli augustus september oktober november december",
    "English": "january february march april may june july august september october november december",
    "Dutch, short": "jan feb mrt apr mei jun jul aug sep okt nov dec",
    "English, short": "jan feb mar apr may jun jul aug sep oct nov dec",
}
_LISTS = tuple(tuple(names.split()) for names in _NAMES.values())
_DAY_ZERO = date(1899, 12, 30)
"""Of the numbers that Excel counts days by."""
_LAST_NUMBER = 60_000
_Y4 = "(?P<y>[12][0-9]{3})"
_D, _M = "(?P<d>[0-9]{1,2})", "(?P<m>[0-9]{1,2})"
_NAME = r"(?P<name>[A-Za-z]{3,9})"
_CLOCK = "(?:[T ].*)?"
_NUMERIC = (rf"{_D}[-/. ]{_M}[-/. ]{_Y4}{_CLOCK}", rf"{_D}[-/.]{_M}[-/.](?P<y>[0-9]{{2}})")
_OTHERS = (
    rf"{_Y4}[-/.]{_M}[-/.]{_D}{_CLOCK}",
    r"(?P<y>(?:18|19|20)[0-9]{2})(?P<m>0[0-9]|1[0-2])(?P<d>[0-3][0-9])" + _CLOCK,
    r"(?P<d>[0-3][0-9])(?P<m>0[0-9]|1[0-2])(?P<y>(?:18|19|20)[0-9]{2})",
    rf"{_D}e?[- ]{_NAME}\.?[- ]+(?:{_Y4}|'?(?P<z>[0-9]{{2}}))",
    rf"{_NAME} {_D},? {_Y4}",
)


def _month_first(form: str) -> str:
    return form.replace("?P<d>", "?P<x>").replace("?P<m>", "?P<d>").replace("?P<x>", "?P<m>")


_FORMS: Mapping[str, tuple[re.Pattern[str], ...]] = {
    order: tuple(re.compile(form, re.DOTALL) for form in (*numeric, *_OTHERS))
    for order, numeric in (("dmy", _NUMERIC), ("mdy", tuple(map(_month_first, _NUMERIC))))
}
_NUMBER = re.compile(r"(?P<n>[1-9][0-9]{4})(?:\.0+)?")


@dataclass(frozen=True, slots=True)
class WrittenDate:
    """A day, and the text in which it stands."""

    day: date
    text: str
    parts: Mapping[str, tuple[int, int]]
    """Where year, month and day stand: first character and the one behind the last, by the part."""
    pivot: int

    def on(self, day: date) -> str:
        """Another day, written in the same way."""
        written = {name: self._part(name, day) for name in self.parts}
        text = self.text
        for name, (first, last) in sorted(self.parts.items(), key=lambda item: -item[1][0]):
            text = text[:first] + written[name] + text[last:]
        return text

    def _part(self, name: str, day: date) -> str:
        old = self._old(name)
        if name == "n":
            return str((day - _DAY_ZERO).days)
        if name == "name":
            return _named_as(old, self.day.month, day.month)
        if name in {"y", "z"}:
            return self._year(day.year) if len(old) == 2 else f"{day.year:04d}"  # noqa: PLR2004 - short
        return f"{day.month if name == 'm' else day.day:0{2 if self._is_padded else 1}d}"

    def _year(self, year: int) -> str:
        """A year in two digits; in four where two would be read as another century's."""
        short = f"{year % 100:02d}"
        return short if _year(short, self.pivot) == year else f"{year:04d}"

    @property
    def _is_padded(self) -> bool:
        """Whether days and months are written with two digits: where one begins with a zero, or all have two."""
        numbers = [self._old(name) for name in ("d", "m") if name in self.parts]
        return any(one.startswith("0") for one in numbers) or (
            len(numbers) > 1 and all(len(one) > 1 for one in numbers)
        )

    def _old(self, name: str) -> str:
        first, last = self.parts[name]
        return self.text[first:last]


def read_date(text: str, order: Order, pivot: int) -> WrittenDate | None:
    """The day that ``text`` says; None where it says none, or one that does not exist."""
    lead = len(text) - len(text.lstrip(WHITE_SPACE))
    bare = text.strip(WHITE_SPACE)
    found = next((match for form in _FORMS[order] if (match := form.fullmatch(bare))), None) or _NUMBER.fullmatch(bare)
    if found is None:
        return None
    day = _day(found.groupdict(), pivot)
    spans = {name: found.span(name) for name in found.groupdict()}
    parts = {name: (first + lead, last + lead) for name, (first, last) in spans.items() if first >= 0}
    return None if day is None else WrittenDate(day, text, parts, pivot)


def _day(parts: dict[str, str | None], pivot: int) -> date | None:
    if number := parts.get("n"):
        return _DAY_ZERO + timedelta(days=int(number)) if int(number) <= _LAST_NUMBER else None
    month = int(parts.get("m") or 0) or _month(parts.get("name") or "")
    try:
        return date(_year(parts.get("y") or parts.get("z") or "", pivot), month, int(parts["d"] or 0))
    except ValueError:
        return None


def _month(name: str) -> int:
    """The number of a month; 0 where there is none of this name."""
    return next((names.index(name.lower()) + 1 for names in _LISTS if name.lower() in names), 0)


def _named_as(old: str, month: int, new: int) -> str:
    names = next(names for names in _LISTS if names[month - 1] == old.lower())
    name = names[new - 1]
    return name.upper() if old.isupper() else name.capitalize() if old[0].isupper() else name


def _year(text: str, pivot: int) -> int:
    if len(text) > 2:  # noqa: PLR2004 - written in full
        return int(text)
    return int(text) + (2000 if int(text) < pivot else 1900)
