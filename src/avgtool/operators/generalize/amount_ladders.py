"""The two ladders of amounts: bands that the policy gives, and bands that hold as many rows each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, ClassVar

import polars as pl
from pydantic import BeforeValidator, Field, PrivateAttr, model_validator

from avgtool.i18n import msg
from avgtool.operators.base import VALUE, filled
from avgtool.operators.generalize.amounts import Amounts, Decimal, read_amount
from avgtool.operators.generalize.ladders import Ladder
from avgtool.strict_yaml import invalid
from avgtool.wording import listed, number

if TYPE_CHECKING:
    from typing import Self

    from avgtool.operators.base import OperatorContext, Statistics, Text
    from avgtool.operators.generalize.readings import Reading

_MOST = 10**12
_MOST_QUANTILES = 100
_STEPS = (1, 5, 10, 50, 100, 500, 1000)
"""How many times as wide bands become; each divides the next, so each band lies within one of the next."""


def _bands(value: object) -> object:
    """A width, or rising bounds."""
    bounds = value if isinstance(value, list | tuple) else (value,)
    whole = all(isinstance(bound, int) and not isinstance(bound, bool) and 0 <= bound <= _MOST for bound in bounds)
    if value is None or (whole and bounds and (bounds is value or value) and list(bounds) == sorted(set(bounds))):
        return tuple(value) if isinstance(value, list) else value
    raise invalid(msg("give a whole number (the width of the bands), or a list of whole numbers that rise"))


_Width = Annotated[int, Field(ge=1, le=_MOST)]
_Bound = Annotated[int, Field(ge=0, le=_MOST)]
_Bands = _Width | Annotated[tuple[_Bound, ...], Field(min_length=1, json_schema_extra={"uniqueItems": True})] | None
"""What an editor can see of this; that bounds rise it cannot."""


class AmountLadder(Ladder):
    """Amounts in bands of one width, or between given bounds; above these wider bands, or every other bound."""

    name: ClassVar[str] = "amount"
    chooses: ClassVar[str] = "amount"

    amount: Annotated[int | tuple[int, ...], BeforeValidator(_bands, json_schema_input_type=_Bands)]
    """Width of the bands, or their bounds in rising order."""
    decimal: Decimal | None = None
    """Decimal sign of written amounts; found out per value by default."""
    top: Annotated[int, Field(ge=1)] | None = None
    """From here on one band: for ages 90 by default, for amounts none."""

    @model_validator(mode="after")
    def _check_top(self) -> Self:
        if self.top is not None and isinstance(self.amount, tuple):
            raise invalid(msg("leave top out: the last bound of amount is the top"))
        if self.top is not None and isinstance(self.amount, int) and self.top % self.amount:
            raise invalid(msg("choose a top that is a multiple of the width of the bands"))
        return self

    def levels(self) -> tuple[int | tuple[int, ...], ...]:
        """Wider each time, as far as a band still ends at the top; of given bounds half of them each time."""
        if isinstance(self.amount, tuple):
            halves = (self.amount[:: 2**step] for step in range(len(self.amount).bit_length()))
            return tuple(dict.fromkeys(halves))
        widths = [self.amount * step for step in _STEPS]
        return tuple(width for width in widths if width <= _MOST and not (self.top or 0) % width)

    def reading(self, context: OperatorContext) -> Reading:
        """Amounts in bands."""
        decimal = _decimal(self.decimal, numeric=context.numeric)
        if isinstance(self.amount, int):
            return Amounts(width=self.amount, top=self.top, decimal=decimal)
        return Amounts(bounds=self.amount, decimal=decimal)

    def details(self) -> tuple[Text | None, ...]:
        """How wide, how numbers are read, and where the last band begins."""
        wide = (
            msg("in bands of {value}", value=number(self.amount))
            if isinstance(self.amount, int)
            else msg("in bands from {bounds}", bounds=listed(", ", map(number, self.amount)))
        )
        return (
            wide,
            None if self.decimal is None else msg("decimal sign {value}", value=self.decimal),
            None if self.top is None else msg("from {value} on one band", value=number(self.top)),
        )

    def leaves(self) -> Text:
        """Bands."""
        if isinstance(self.amount, int):
            return msg("bands of {width}", width=number(self.amount))
        return msg("bands of amounts")


class QuantileLadder(Ladder):
    """Amounts in bands that hold as many rows each, as far as equal amounts allow. The bounds are learned.

    Inside a text, where nothing was learned, no amount can be placed, so each counts as unreadable.
    """

    name: ClassVar[str] = "quantiles"
    chooses: ClassVar[str] = "quantiles"
    learns: ClassVar[bool] = True

    quantiles: Annotated[int, Field(ge=2, le=_MOST_QUANTILES)]
    """How many bands: 4 for quartiles, 10 for deciles."""
    decimal: Decimal | None = None
    """Decimal sign of written amounts; found out per value by default."""
    _bounds: tuple[float, ...] = PrivateAttr(default=())

    def levels(self) -> tuple[int, ...]:
        """Fewer bands each time, of which each is a number of bands of the one before."""
        found = [self.quantiles]
        while fewer := [part for part in range(2, found[-1]) if found[-1] % part == 0]:
            found.append(fewer[-1])
        return tuple(found)

    def fitted(self, values: pl.LazyFrame, statistics: Statistics, *, numeric: bool) -> Self:
        """Knowing the bounds: the values at equal distances in the order of all amounts."""
        amounts = _numbers(pl.col(VALUE), _decimal(self.decimal, numeric=numeric))
        shares = [index / self.quantiles for index in range(1, self.quantiles)]
        asked = [amounts.quantile(share, interpolation="higher").alias(str(share)) for share in shares]
        row = statistics.aggregate(values, asked).row(0)
        learned = self.model_copy()
        learned._bounds = tuple(sorted({bound for bound in row if bound is not None}))  # noqa: SLF001 - a copy of itself
        return learned

    def reading(self, context: OperatorContext) -> Reading:
        """Amounts between the bounds that were learned."""
        return Amounts(bounds=self._bounds, decimal=_decimal(self.decimal, numeric=context.numeric))

    def details(self) -> tuple[Text | None, ...]:
        """How many bands."""
        return (
            msg("in {value} bands of as many rows", value=self.quantiles),
            None if self.decimal is None else msg("decimal sign {value}", value=self.decimal),
        )

    def leaves(self) -> Text:
        """Bands."""
        return msg("bands of amounts")


def _decimal(chosen: Decimal | None, *, numeric: bool) -> Decimal:
    return "." if numeric else chosen or "auto"


def _numbers(expr: pl.Expr, decimal: Decimal) -> pl.Expr:
    """The amounts that texts say; missing where they say none."""

    def read(values: pl.Series) -> pl.Series:
        distinct = values.drop_nulls().unique()
        numbers = pl.Series([read_amount(value, decimal) for value in distinct], dtype=pl.Float64)
        return values.replace_strict(distinct, numbers, default=None, return_dtype=pl.Float64)

    prose = pl.when(filled(expr)).then(expr)
    return prose.map_batches(read, return_dtype=pl.Float64, is_elementwise=True)
