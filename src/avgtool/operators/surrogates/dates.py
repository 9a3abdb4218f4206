"""Dates that stay in their year, or in their band of years; within it no two get the same."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, TypeAlias

import numpy as np
import polars as pl

from avgtool.operators.surrogates.letters import sorted_out
from avgtool.operators.surrogates.permutation import Circle

if TYPE_CHECKING:
    from collections.abc import Mapping

Within: TypeAlias = Literal["month", "year", "5-year", "10-year"]

_YEARS: Mapping[Within, int] = {"year": 1, "5-year": 5, "10-year": 10}
_FORMS: Mapping[str, str] = {
    "%Y-%m-%d": r"\A[12][0-9]{3}-[0-9]{1,2}-[0-9]{1,2}",
    "%d-%m-%Y": r"\A[0-9]{1,2}-[0-9]{1,2}-[12][0-9]{3}",
    "%d/%m/%Y": r"\A[0-9]{1,2}/[0-9]{1,2}/[12][0-9]{3}",
    "%d.%m.%Y": r"\A[0-9]{1,2}\.[0-9]{1,2}\.[12][0-9]{3}",
    "%Y%m%d": r"\A[12][0-9]{3}[01][0-9][0-3][0-9]",
    "%Y/%m/%d": r"\A[12][0-9]{3}/[0-9]{1,2}/[0-9]{1,2}",
}
_TIME = r"(?:[T ].*)?\z"


@dataclass(frozen=True, slots=True)
class Dates:
    """Makes dates, written alike; a time of day goes, and what is no date has no stand-in."""

    within: Within
    key: bytes = field(repr=False)

    def __call__(self, values: pl.Series) -> pl.Series:
        """The stand-ins."""
        text = values.str.strip_chars()
        made = pl.Series([None] * len(values), dtype=pl.String)
        for form, pattern in _FORMS.items():
            fits = text.str.contains(pattern + _TIME)
            made = sorted_out(
                fits,
                made,
                lambda rest, form=form, pattern=pattern: self._made(  # type: ignore[misc]
                    text.filter(rest).str.extract(f"({pattern})"), form
                ),
            )
        return made

    def _made(self, texts: pl.Series, form: str) -> pl.Series:
        days = texts.str.to_date(form, strict=False)
        known = days.is_not_null()
        return sorted_out(
            known, pl.Series([None] * len(texts), dtype=pl.String), lambda _: self._of(days.drop_nulls(), form)
        )

    def _of(self, days: pl.Series, form: str) -> pl.Series:
        frame = days.alias("day").to_frame()
        start, end = self._band()
        bounds = frame.select(start.alias("start"), end.alias("end"), "day").select(
            pl.col("start").dt.year().alias("year"),
            pl.col("start").dt.month().alias("month"),
            *(pl.col(name).to_physical().cast(pl.Int64) for name in ("start", "end", "day")),
        )
        first, last, day, year, month = (
            bounds.get_column(name).to_numpy().astype(np.int64) for name in ("start", "end", "day", "year", "month")
        )
        circles = (year * 12 + month) % 2**16
        numbers = Circle(self.key).following(
            (day - first).astype(np.uint64), (last - first).astype(np.uint64), circles=circles.astype(np.uint64)
        )
        made = pl.Series(numbers.astype(np.int64) + first).cast(pl.Int32).cast(pl.Date)
        return made.dt.strftime(form)

    def _band(self) -> tuple[pl.Expr, pl.Expr]:
        """First day of the band, and the first behind it."""
        day = pl.col("day")
        if self.within == "month":
            return day.dt.truncate("1mo"), day.dt.truncate("1mo").dt.offset_by("1mo")
        years = _YEARS[self.within]
        first = day.dt.year() // years * years
        return pl.date(first, 1, 1), pl.date(first + years, 1, 1)
