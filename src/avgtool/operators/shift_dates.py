"""shift_dates: all dates of one person move by the same number of days, so that what lies between them stays true.

How far is drawn for each person under the key, between one day and ``days`` days, forwards or backwards; never not at
all. Whoever knows one true date of a person knows all of them, so this alone makes nothing anonymous. Nor is a date
moved that stands for *not known*: everybody knows which one it was, so it would say how far the others moved.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Annotated, ClassVar

import polars as pl
from pydantic import ConfigDict, Field, model_validator

from avgtool.i18n import Message, msg
from avgtool.model.purpose import Purpose
from avgtool.model.treatment import Effect
from avgtool.operators.base import OperatorModel, filled, is_filled, where_filled
from avgtool.operators.generalize.dates import PIVOT, Order
from avgtool.operators.keyed import SUBJECT, drawing_key, drawn, drawn_of, subject_of
from avgtool.operators.pseudonymize import DEFAULT_DOMAIN
from avgtool.operators.written_dates import read_date
from avgtool.strict_yaml import invalid

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Self

    from avgtool.operators.base import OperatorContext, Text

PLACEHOLDERS = (date(1753, 1, 1), date(1899, 12, 30), date(1899, 12, 31), date(1900, 1, 1), date(2999, 12, 31))
"""What databases and spreadsheets have for a date that nobody knows, as far as it is nobody's."""
_PLAIN = {
    "dmy": (r"^[0-3][0-9]-[01][0-9]-[12][0-9]{3}$", "%d-%m-%Y"),
    "mdy": (r"^[01][0-9]/[0-3][0-9]/[12][0-9]{3}$", "%m/%d/%Y"),
}
_ISO = r"^[12][0-9]{3}-[01][0-9]-[0-3][0-9](?:[T ]|$)"
_ISO_LENGTH = 10


class ShiftDates(OperatorModel):
    """Moves dates, and writes them as they were written. What is no whole date becomes missing, or a marker.

    So does a date in a row without a subject.
    """

    model_config = ConfigDict(
        json_schema_extra={
            "oneOf": [
                {"required": ["subject"]},
                {"required": ["per_value"], "properties": {"per_value": {"const": True}}},
            ]
        }
    )

    name: ClassVar[str] = "shift_dates"
    title: ClassVar[Message] = msg("shift dates")
    effect: ClassVar[Effect] = Effect.PERTURBS
    needs_key: ClassVar[bool] = True

    days: int = Field(ge=1, le=3650)
    """How far at most, forwards and backwards."""
    subject: str | None = Field(default=None, min_length=1)
    """The column that says whose date it is: dates of one subject move alike, in every column and file of the domain.
    A date without a subject cannot be moved, and counts as unreadable."""
    per_value: bool = False
    """Each date moves by itself instead: intervals do not survive. The only way inside texts."""
    order: Order = "dmy"
    """For dates in numbers: day first (``dmy``) or month first (``mdy``)."""
    pivot: Annotated[int, Field(ge=0, le=100)] = PIVOT
    """For years of two digits: below this 20xx, otherwise 19xx."""
    placeholders: tuple[Annotated[date, Field(strict=False)], ...] = Field(default=PLACEHOLDERS, strict=False)
    """Dates that stand for *not known*: they stay as they are."""
    unreadable: Annotated[str, Field(min_length=1, max_length=40)] | None = None
    """What stands in the place of a value that cannot be read; an empty cell by default."""
    domain: str = Field(default=DEFAULT_DOMAIN, min_length=1, max_length=100)
    """Within which one subject's dates move alike; the plan fills in the policy's own."""

    @model_validator(mode="after")
    def _of_whom(self) -> Self:
        if (self.subject is None) != self.per_value:
            raise invalid(
                msg(
                    "give the column that says whose date it is as subject; or per_value: true, and intervals do not "
                    "survive"
                )
            )
        return self

    def inputs(self) -> Mapping[str, str]:
        """The subject."""
        return {} if self.subject is None else {SUBJECT: self.subject}

    def column(self, expr: pl.Expr, context: OperatorContext) -> pl.Expr:
        """Dates, moved."""
        key = drawing_key(context, Purpose.SHIFT, self.domain)
        if self.subject is None:

            def move(values: pl.Series) -> pl.Series:
                return self._each(values, key)

            one_by_one = expr.map_batches(move, return_dtype=pl.String, is_elementwise=True)
            return where_filled(expr, one_by_one)
        whose = subject_of(context)
        draws = drawn(pl.when(filled(whose)).then(whose), key)
        moved = pl.map_batches([expr, draws], self._together, return_dtype=pl.String, is_elementwise=True)
        return where_filled(expr, moved)

    def value(self, text: str, context: OperatorContext) -> str | None:
        """The date, moved; where dates move by subject, unreadable: of a value alone no subject is known."""
        key = drawing_key(context, Purpose.SHIFT, self.domain)
        if not is_filled(text):
            return text
        return self.unreadable if self.subject is not None else self._alone(text, key)

    def details(self) -> tuple[Text, ...]:
        """How far, and whose dates move together."""
        return (
            msg("at most {days} days", days=self.days),
            msg("each date by itself") if self.subject is None else msg("alike for each {column}", column=self.subject),
            *((msg("month first"),) if self.order == "mdy" else ()),
            *((msg("as they are: {value}", value=self._said()),) if self.is_chosen("placeholders") else ()),
            *((msg("what cannot be read becomes {value}", value=self.unreadable),) if self.unreadable else ()),
            msg("domain {value}", value=self.domain),
        )

    def _said(self) -> str:
        return ", ".join(map(str, self.placeholders)) or "–"

    def empties_without(self) -> str | None:
        """The subject: a date of nobody cannot be moved."""
        return self.subject

    def leaves(self) -> Text | None:
        """Dates that are not true."""
        return msg("shifted dates")

    def _shift(self, draw: int) -> int:
        """A draw as a number of days, never 0."""
        shift = draw % (2 * self.days) - self.days
        return shift if shift < 0 else shift + 1

    def _alone(self, text: str, key: str) -> str | None:
        read = read_date(text, self.order, self.pivot)
        if read is None:
            return self.unreadable
        return self._moved(text, self._shift(drawn_of(read.day.isoformat(), key)))

    def _moved(self, text: str, shift: int) -> str | None:
        read = read_date(text, self.order, self.pivot)
        if read and read.day in self.placeholders:
            return text
        try:
            return read.on(read.day + timedelta(days=shift)) if read else self.unreadable
        except OverflowError:
            return self.unreadable

    def _each(self, values: pl.Series, key: str) -> pl.Series:
        distinct = values.drop_nulls().unique()
        moved = pl.Series([self._alone(text, key) if is_filled(text) else text for text in distinct], dtype=pl.String)
        return values.replace_strict(distinct, moved, default=None, return_dtype=pl.String)

    def _together(self, columns: Sequence[pl.Series]) -> pl.Series:
        """Plain dates by expressions, the rest one by one; without a subject none."""
        values, draws = columns
        shift = draws % (2 * self.days) - self.days
        frame = pl.DataFrame({"value": values, "shift": shift + (shift >= 0).cast(pl.Int64)})
        frame = frame.with_columns(self._plainly().alias("moved"))
        left = frame.get_column("moved").is_null() & values.is_not_null() & shift.is_not_null()
        if left.any():
            rest = frame.filter(left).select("value", "shift").unique()
            said = [self._moved(text, days) for text, days in rest.iter_rows()]
            rest = rest.with_columns(pl.Series("rest", said, dtype=pl.String))
            frame = frame.join(rest, on=["value", "shift"], how="left", maintain_order="left")
            frame = frame.with_columns(pl.coalesce("moved", "rest").alias("moved"))
        moved = frame.get_column("moved")
        return moved if self.unreadable is None else moved.fill_null(self.unreadable)

    def _plainly(self) -> pl.Expr:
        value, days = pl.col("value"), pl.duration(days=pl.col("shift"))
        pattern, form = _PLAIN[self.order]
        plain = pl.when(value.str.contains(pattern)).then(value).str.to_date(form, strict=False)
        iso = pl.when(value.str.contains(_ISO)).then(value.str.head(_ISO_LENGTH)).str.to_date("%Y-%m-%d", strict=False)
        behind = value.str.slice(_ISO_LENGTH)
        known = pl.lit(pl.Series([list(self.placeholders)], dtype=pl.List(pl.Date)))
        stays = pl.coalesce(plain, iso).is_in(known) & pl.col("shift").is_not_null()
        return pl.coalesce(
            pl.when(stays).then(value),
            _in_reach(plain + days).dt.to_string(form),
            _in_reach(iso + days).dt.to_string("%Y-%m-%d") + behind,
        )


def _in_reach(day: pl.Expr) -> pl.Expr:
    """Missing outside the years that Python's dates know."""
    return pl.when(day.is_between(date.min, date.max)).then(day)
