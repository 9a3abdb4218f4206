"""Dates said less precisely: month, quarter, year, bands of five or ten years.

Reads what stands in Dutch files: ``12-03-1980``, ``12/3/80``, ``12.03.1980``, ``1980-03-12T00:00:00``, ``19800312``,
``12031980``, ``12 maart 1980``, ``12 mrt. '80``, ``March 12, 1980``, ``maart 1980``, ``03-1980``, ``1980``, dates of
which day or month are unknown (``00-00-1950``, ``1950-??-??``), and the day numbers Excel leaves behind (``29292``).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Annotated, ClassVar, Literal, NamedTuple, TypeAlias

import polars as pl
from pydantic import Field

from avgtool.i18n import Message, msg
from avgtool.operators.base import WHITE_SPACE
from avgtool.operators.generalize.ladders import Ladder
from avgtool.operators.generalize.readings import BLANK

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from avgtool.operators.base import OperatorContext, Text
    from avgtool.operators.generalize.readings import Reading

Level: TypeAlias = Literal["month", "quarter", "year", "5-year", "10-year"]
Order: TypeAlias = Literal["dmy", "mdy"]

PIVOT = 30
"""A year of two digits below this is 20xx, from it on 19xx."""
_BAND_YEARS: dict[str, int] = {"5-year": 5, "10-year": 10}
_MONTHS_OF_QUARTER = 3
_MONTHS = 12
_EXCEL_DAY_ZERO = date(1899, 12, 30)
_EXCEL_LAST_DAY = 60_000
_TIME = r"(?:[T ].*)?"
_PLAIN_DAY_FIRST = "^(?:0[1-9]|[12][0-9]|3[01])[-/.](?:0[1-9]|1[0-2])[-/.][12][0-9]{3}$"
_PLAIN_YEAR_FIRST = "^[12][0-9]{3}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])$"
_DAY_FIRST = rf"^{BLANK}(0?[1-9]|[12][0-9]|3[01])[-/.](0?[1-9]|1[0-2])[-/.]([12][0-9]{{3}}){_TIME}$"
_YEAR_FIRST = rf"^{BLANK}([12][0-9]{{3}})-(0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01]){_TIME}$"
_NAMES = (
    ("januari", "january"),
    ("februari", "february"),
    ("maart", "march", "mrt"),
    ("april",),
    ("mei", "may"),
    ("juni", "june"),
    ("juli", "july"),
    ("augustus", "august"),
    ("september",),
    ("oktober", "october"),
    ("november",),
    ("december",),
)
_MONTH_BY_NAME = {
    name[:length]: number
    for number, names in enumerate(_NAMES, start=1)
    for name in names
    for length in range(3, len(name) + 1)
}


class Moment(NamedTuple):
    """What is known of a date: a year or a span of years, and where known quarter and month."""

    year: int
    last_year: int
    quarter: int | None = None
    month: int | None = None


@dataclass(frozen=True, slots=True)
class Dates:
    """Dates at one level of detail."""

    level: Level
    order: Order = "dmy"
    """Whether day or month comes first where both are numbers."""
    pivot: int = PIVOT
    """A year of two digits below this is 20xx, from it on 19xx."""

    def plain(self, expr: pl.Expr) -> pl.Expr:
        """General form of ``dd-mm-yyyy`` and ``yyyy-mm-dd``."""
        year_first = expr.str.contains(_PLAIN_YEAR_FIRST)
        year, month = expr.str.head(4), expr.str.slice(5, 2)
        if self.order == "mdy":
            return self._labels(pl.when(year_first).then(year), pl.when(year_first).then(month))
        day_first = expr.str.contains(_PLAIN_DAY_FIRST)
        return self._labels(
            pl.when(day_first).then(expr.str.slice(6, 4)).when(year_first).then(year),
            pl.when(day_first).then(expr.str.slice(3, 2)).when(year_first).then(month),
        )

    def usual(self, expr: pl.Expr) -> pl.Expr:
        """The same with days and months of one digit, with a time behind, with white space around."""
        year, month = expr.str.extract(_YEAR_FIRST, 1), expr.str.extract(_YEAR_FIRST, 2)
        if self.order == "dmy":
            year = pl.coalesce(expr.str.extract(_DAY_FIRST, 3), year)
            month = pl.coalesce(expr.str.extract(_DAY_FIRST, 2), month)
        return self._labels(year, month)

    def read(self, text: str) -> str | None:
        """General form of any date that can be read."""
        known = text.strip(WHITE_SPACE).replace("??", "00")
        moment = read_moment(known, self.order, self.pivot)
        return None if moment is None else self._label(moment)

    def _labels(self, year: pl.Expr, month: pl.Expr) -> pl.Expr:
        if self.level == "year":
            return year
        if self.level == "month":
            return year + pl.lit("-") + month.str.zfill(2)
        if self.level == "quarter":
            quarter = (month.cast(pl.Int8) - 1) // _MONTHS_OF_QUARTER + 1
            return year + pl.lit("-Q") + quarter.cast(pl.String)
        return year.map_batches(self._bands, return_dtype=pl.String, is_elementwise=True)

    def _bands(self, years: pl.Series) -> pl.Series:
        distinct = years.drop_nulls().unique()
        labels = [self._label(Moment(int(year), int(year))) for year in distinct]
        return years.replace_strict(distinct, pl.Series(labels, dtype=pl.String), default=None, return_dtype=pl.String)

    def _label(self, moment: Moment) -> str | None:
        if self.level in _BAND_YEARS:
            years = _BAND_YEARS[self.level]
            first = moment.year // years * years
            return f"{first}-{first + years - 1}" if moment.last_year < first + years else None
        if moment.last_year != moment.year:
            return None
        if self.level == "month":
            return f"{moment.year}-{moment.month:02d}" if moment.month else None
        if self.level == "quarter":
            return f"{moment.year}-Q{moment.quarter}" if moment.quarter else None
        return str(moment.year)


def read_moment(text: str, order: Order, pivot: int) -> Moment | None:
    """What is known of the date that ``text`` says; None when it says none."""
    for pattern, understand in _FORMS:
        if found := pattern.fullmatch(text):
            return understand(found.groupdict(), order, pivot)
    return None


def _numeric(parts: dict[str, str | None], order: Order, pivot: int) -> Moment | None:
    one, two = int(parts["a"] or 0), int(parts["b"] or 0)
    day, month = (one, two) if order == "dmy" else (two, one)
    if max(day, month) > 31 or min(day, month) > _MONTHS:  # noqa: PLR2004 - days of a month
        return None
    # 3/14/1980 in a file where the day comes first: the year is sure, the month is not.
    return _moment(_year(parts["y"], pivot), month if month <= _MONTHS else 0)


def _named(parts: dict[str, str | None], order: Order, pivot: int) -> Moment | None:  # noqa: ARG001 - one signature
    month = _MONTH_BY_NAME.get((parts["name"] or "").lower())
    return _moment(_year(parts["y"] or parts.get("z"), pivot), month) if month else None


def _ordered(parts: dict[str, str | None], order: Order, pivot: int) -> Moment | None:  # noqa: ARG001 - one signature
    month = int(parts.get("m") or 0)
    if month > _MONTHS or int(parts.get("d") or 0) > 31:  # noqa: PLR2004 - days of a month
        return None
    return _moment(_year(parts["y"], pivot), month)


def _quarterly(parts: dict[str, str | None], order: Order, pivot: int) -> Moment | None:  # noqa: ARG001 - one signature
    year = _year(parts["y"], pivot)
    return Moment(year, year, int(parts["q"] or 0))


def _banded(parts: dict[str, str | None], order: Order, pivot: int) -> Moment | None:  # noqa: ARG001 - one signature
    first, last = int(parts["y"] or 0), int(parts["z"] or 0)
    return Moment(first, last) if first < last else None


def _excel(parts: dict[str, str | None], order: Order, pivot: int) -> Moment | None:  # noqa: ARG001 - one signature
    days = int(parts["n"] or 0)
    if days > _EXCEL_LAST_DAY:
        return None
    day = _EXCEL_DAY_ZERO + timedelta(days=days)
    return _moment(day.year, day.month)


def _year(text: str | None, pivot: int) -> int:
    year = int(text or 0)
    if len(text or "") > 2:  # noqa: PLR2004 - written in full
        return year
    return year + (2000 if year < pivot else 1900)


def _moment(year: int, month: int) -> Moment:
    """A month of 0 is an unknown month."""
    return Moment(year, year, (month - 1) // _MONTHS_OF_QUARTER + 1 if month else None, month or None)


_Y4 = "(?P<y>[12][0-9]{3})"
_WORD = r"(?P<name>[A-Za-z]{3,9})\.?"
_CLOCK = r"(?:[T ].*)?"
_FORMS: tuple[tuple[re.Pattern[str], Callable[[dict[str, str | None], Order, int], Moment | None]], ...] = tuple(
    (re.compile(pattern, re.DOTALL), understand)
    for pattern, understand in (
        (rf"(?P<a>[0-9]{{1,2}})[-/. ](?P<b>[0-9]{{1,2}})[-/. ]{_Y4}{_CLOCK}", _numeric),
        (rf"{_Y4}[-/.](?P<m>[0-9]{{1,2}})[-/.](?P<d>[0-9]{{1,2}}){_CLOCK}", _ordered),
        (r"(?P<y>(?:18|19|20)[0-9]{2})(?P<m>0[0-9]|1[0-2])(?P<d>[0-3][0-9])" + _CLOCK, _ordered),
        (r"(?P<d>[0-3][0-9])(?P<m>0[0-9]|1[0-2])(?P<y>(?:18|19|20)[0-9]{2})", _ordered),
        (r"(?P<a>[0-9]{1,2})[-/.](?P<b>[0-9]{1,2})[-/.](?P<y>[0-9]{2})", _numeric),
        (
            rf"(?:[0-9]{{1,2}}(?:e|ste|de|st|nd|rd|th)?[- ])?{_WORD}[- ]+(?:{_Y4}|'?(?P<z>[0-9]{{2}}))",
            _named,
        ),
        (rf"{_WORD} [0-9]{{1,2}}(?:st|nd|rd|th)?,? {_Y4}", _named),
        (_Y4, _ordered),
        (rf"{_Y4}[-/](?P<m>[0-9]{{1,2}})", _ordered),
        (rf"(?P<m>[0-9]{{1,2}})[-/]{_Y4}", _ordered),
        (rf"{_Y4}-Q(?P<q>[1-4])", _quarterly),
        (rf"{_Y4}-(?P<z>[12][0-9]{{3}})", _banded),
        (r"(?P<n>[1-9][0-9]{4})(?:\.0+)?", _excel),
    )
)
_LEVELS: tuple[Level, ...] = ("month", "quarter", "year", "5-year", "10-year")
_SAID: Mapping[str, Message] = {
    "month": msg("to the month"),
    "quarter": msg("to the quarter"),
    "year": msg("to the year"),
    "5-year": msg("to five years"),
    "10-year": msg("to ten years"),
}
_LEFT: Mapping[str, Message] = {
    "month": msg("months"),
    "quarter": msg("quarters"),
    "year": msg("years"),
    "5-year": msg("bands of five years"),
    "10-year": msg("bands of ten years"),
}
_ORDERS: Mapping[str, Message] = {"dmy": msg("day first"), "mdy": msg("month first")}


class DateLadder(Ladder):
    """Dates: months, quarters, years, bands of five and of ten years."""

    name: ClassVar[str] = "date"
    chooses: ClassVar[str] = "date"

    date: Level
    """``month`` (1980-03), ``quarter`` (1980-Q1), ``year``, ``5-year`` (1980-1984), ``10-year``."""
    order: Order | None = None
    """For dates in numbers: day first (``dmy``, the default) or month first (``mdy``)."""
    pivot: Annotated[int, Field(ge=0, le=100)] | None = None
    """For years of two digits: below this 20xx, otherwise 19xx; 30 by default."""

    def levels(self) -> tuple[Level, ...]:
        """From the chosen one to ten years."""
        return _LEVELS[_LEVELS.index(self.date) :]

    def reading(self, context: OperatorContext) -> Reading:  # noqa: ARG002 - dates are written the same everywhere
        """Dates at this level."""
        return Dates(self.date, self.order or "dmy", PIVOT if self.pivot is None else self.pivot)

    def details(self) -> tuple[Text | None, ...]:
        """How coarse, and what numbers mean."""
        return (
            _SAID[self.date],
            _ORDERS[self.order] if self.order is not None else None,
            None if self.pivot is None else msg("two-digit years from {value} on are 19…", value=self.pivot),
        )

    def leaves(self) -> Text:
        """Months, quarters, years or bands."""
        return _LEFT[self.date]
