"""noise: numbers moved by a bounded, random amount, drawn under the key; written as they were written.

The same number moves the same way wherever key and domain are the same, however it is written and in whatever file, so
no averaging over copies brings it back; one with fewer decimals moves as far, rounded to these.
With ``subject`` it moves another way for each subject, so that equal values of two persons are not equal any more.
"""

from __future__ import annotations

import math
from functools import cache
from typing import TYPE_CHECKING, Annotated, ClassVar, Literal

import polars as pl
from pydantic import ConfigDict, Field, model_validator

from avgtool.i18n import Message, msg
from avgtool.model.purpose import Purpose
from avgtool.model.treatment import Effect
from avgtool.operators.base import OperatorModel, filled, is_filled, where_filled
from avgtool.operators.generalize import amounts  # noqa: TC001 - pydantic asks for it
from avgtool.operators.keyed import SUBJECT, drawing_key, drawn, drawn_of, subject_of
from avgtool.operators.pseudonymize import DEFAULT_DOMAIN
from avgtool.operators.written_numbers import WrittenNumber, read_number
from avgtool.strict_yaml import invalid
from avgtool.wording import number

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Self

    from avgtool.operators.base import OperatorContext, Text

Shape = Literal["uniform", "laplace"]
_BEHIND = "\x1f"
"""Between a value and its subject."""
_STEPS = 4096
"""In how many straight pieces the bounded Laplace distribution is drawn; both paths read the same table."""
_SPREAD = 4.0
"""By how many of its scales the Laplace distribution is bounded: 98 % of it lies within."""
_FINER, _FINEST = 2**8, 2.0**52
"""A draw without its last bits is a share of what a floating-point number can hold."""
_PLAIN_DECIMALS = 3
"""Most decimals of a number that is read by expressions."""
_PLAIN = {
    "auto": r"^(-?)([0-9]{1,12})(?:([.,])([0-9]{1,2}))?$",
    ",": r"^(-?)([0-9]{1,12})(?:(,)([0-9]{1,3}))?$",
    ".": r"^(-?)([0-9]{1,12})(?:(\.)([0-9]{1,3}))?$",
}


class Noise(OperatorModel):
    """Moves numbers by at most an amount, or a share of themselves. What is no number becomes missing, or a marker."""

    model_config = ConfigDict(json_schema_extra={"oneOf": [{"required": ["amount"]}, {"required": ["percent"]}]})

    name: ClassVar[str] = "noise"
    title: ClassVar[Message] = msg("add noise")
    effect: ClassVar[Effect] = Effect.PERTURBS
    needs_key: ClassVar[bool] = True

    amount: Annotated[float, Field(gt=0, le=10**9, strict=False)] | None = None
    """How far at most."""
    percent: Annotated[int, Field(ge=1, le=100)] | None = None
    """How far at most, as a share of the number itself."""
    shape: Shape = "uniform"
    """``uniform``: each distance is as likely; ``laplace``: near ones are likelier, within the same bound."""
    nonnegative: bool = False
    """No number goes through zero: what was not negative stays so, and what was not positive."""
    subject: str | None = Field(default=None, min_length=1)
    """A column; equal values of different subjects move differently."""
    decimal: amounts.Decimal | None = None
    """amounts.Decimal sign of written numbers; found out per value by default."""
    unreadable: Annotated[str, Field(min_length=1, max_length=40)] | None = None
    """What stands in the place of a value that cannot be read; an empty cell by default."""
    domain: str = Field(default=DEFAULT_DOMAIN, min_length=1, max_length=100)

    @model_validator(mode="after")
    def _one_bound(self) -> Self:
        if (self.amount is None) == (self.percent is None):
            raise invalid(msg("give one of amount and percent: how far a number may move"))
        return self

    def inputs(self) -> Mapping[str, str]:
        """The subject, where there is one."""
        return {} if self.subject is None else {SUBJECT: self.subject}

    def column(self, expr: pl.Expr, context: OperatorContext) -> pl.Expr:
        """Numbers, moved."""
        key = drawing_key(context, Purpose.NOISE, self.domain)
        sign = self._sign(context)
        present = pl.when(filled(expr)).then(expr)
        told = present.map_batches(lambda values: _numbers(values, sign), return_dtype=pl.String, is_elementwise=True)
        if self.subject is not None:
            told = told + pl.lit(_BEHIND) + subject_of(context).fill_null("")

        def move(columns: Sequence[pl.Series]) -> pl.Series:
            return self._together(*columns, sign=sign)

        columns = [expr, drawn(told, key)]
        return where_filled(expr, pl.map_batches(columns, move, return_dtype=pl.String, is_elementwise=True))

    def value(self, text: str, context: OperatorContext) -> str | None:
        """The number, moved; where it moves by subject, unreadable: of a value alone no subject is known."""
        key = drawing_key(context, Purpose.NOISE, self.domain)
        if not is_filled(text):
            return text
        if self.subject is not None:
            return self.unreadable
        read = read_number(text, self._sign(context))
        return self.unreadable if read is None else read.saying(self._other(read, drawn_of(read.number, key)))

    def details(self) -> tuple[Text, ...]:
        """How far, and how."""
        far = (
            msg("at most {percent} %", percent=self.percent)
            if self.percent is not None
            else msg("at most {amount}", amount=_said(self.amount or 0))
        )
        return (
            far,
            *((msg("near values likelier"),) if self.shape == "laplace" else ()),
            *((msg("not through zero"),) if self.nonnegative else ()),
            *((msg("apart for each {column}", column=self.subject),) if self.subject is not None else ()),
            *((msg("decimal sign {value}", value=self.decimal),) if self.decimal is not None else ()),
            *((msg("what cannot be read becomes {value}", value=self.unreadable),) if self.unreadable else ()),
            msg("domain {value}", value=self.domain),
        )

    def leaves(self) -> Text | None:
        """Numbers that are not true."""
        return msg("numbers with noise")

    def _sign(self, context: OperatorContext) -> amounts.Decimal:
        return "." if context.numeric else self.decimal or "auto"

    def _moved(self, text: str, draw: int, sign: amounts.Decimal) -> str | None:
        read = read_number(text, sign)
        return self.unreadable if read is None else read.saying(self._other(read, draw))

    def _other(self, read: WrittenNumber, draw: int) -> int:
        bound = self._bound(read.units, read.decimals)
        moved = read.units + self._offset(draw, bound)
        if not self.nonnegative:
            return moved
        return min(moved, 0) if read.units < 0 else max(moved, 0)

    def _bound(self, units: int, decimals: int) -> int:
        """How many of its last digits a number moves at most."""
        if self.percent is not None:
            return abs(units) * self.percent // 100
        return math.floor((self.amount or 0) * float(10**decimals))

    def _offset(self, draw: int, bound: int) -> int:
        if self.shape == "uniform":
            return math.floor(draw // _FINER / _FINEST * (2 * bound + 1)) - bound
        sign, rest = 1 - 2 * (draw % 2), draw // 2
        step, within = rest % _STEPS, rest // _STEPS % 2**20
        low, high = _laplace()[step], _laplace()[step + 1]
        return sign * int((bound + 1) * (low + (high - low) * (within / 2**20)))

    def _together(self, values: pl.Series, draws: pl.Series, *, sign: amounts.Decimal) -> pl.Series:
        """Plain numbers by expressions, the rest one by one."""
        frame = pl.DataFrame({"value": values, "draw": draws})
        moved = frame.select(self._plainly(sign).alias("moved")).get_column("moved")
        frame = frame.with_columns(moved)
        left = moved.is_null() & values.is_not_null() & draws.is_not_null()
        if left.any():
            rest = frame.filter(left).select("value", "draw").unique()
            said = [self._moved(text, draw, sign) for text, draw in rest.iter_rows()]
            rest = rest.with_columns(pl.Series("rest", said, dtype=pl.String))
            frame = frame.join(rest, on=["value", "draw"], how="left", maintain_order="left")
            moved = frame.select(pl.coalesce("moved", "rest")).to_series()
        return moved if self.unreadable is None else moved.fill_null(self.unreadable)

    def _plainly(self, sign: amounts.Decimal) -> pl.Expr:
        """Numbers without groups, currency or white space: :class:`WrittenNumber` in expressions."""
        units, decimals, point = _plain_parts(sign)
        moved = units + self._offsets(self._bounds(units.abs(), decimals))
        if self.nonnegative:
            moved = pl.when(units < 0).then(moved.clip(upper_bound=0)).otherwise(moved.clip(lower_bound=0))
        digits = moved.abs().cast(pl.String).str.zfill(decimals + 1)
        shown = digits.str.head(digits.str.len_bytes().cast(pl.Int64) - decimals)
        tail = pl.when(decimals > 0).then(point + digits.str.tail(decimals)).otherwise(pl.lit(""))
        return pl.when(moved < 0).then(pl.lit("-")).otherwise(pl.lit("")) + shown + tail

    def _bounds(self, size: pl.Expr, decimals: pl.Expr) -> pl.Expr:
        if self.percent is not None:
            return size * self.percent // 100
        bounds = pl.lit(None, dtype=pl.Int64)
        for places in range(_PLAIN_DECIMALS + 1):
            bounds = pl.when(decimals == places).then(pl.lit(self._bound(0, places))).otherwise(bounds)
        return bounds

    def _offsets(self, bound: pl.Expr) -> pl.Expr:
        draw = pl.col("draw")
        if self.shape == "uniform":
            share = (draw // _FINER).cast(pl.Float64) / _FINEST
            return (share * (2 * bound + 1).cast(pl.Float64)).floor().cast(pl.Int64) - bound
        sign, rest = 1 - 2 * (draw % 2), draw // 2
        step, within = rest % _STEPS, rest // _STEPS % 2**20
        table = pl.lit(pl.Series(_laplace(), dtype=pl.Float64))
        low, high = table.gather(step), table.gather(step + 1)
        far = (bound + 1).cast(pl.Float64) * (low + (high - low) * (within.cast(pl.Float64) / 2**20))
        return sign * far.floor().cast(pl.Int64)


def _plain_parts(sign: amounts.Decimal) -> tuple[pl.Expr, pl.Expr, pl.Expr]:
    """Of a plainly written number its units, the number of its decimals, and its decimal sign."""
    parts = pl.col("value").str.extract_groups(_PLAIN[sign])
    minus, whole, point, behind = (parts.struct.field(str(index)) for index in range(1, 5))
    size = (whole + behind.fill_null("")).cast(pl.Int64)
    units = pl.when(minus == "-").then(-size).otherwise(size)
    return units, behind.str.len_bytes().fill_null(0).cast(pl.Int64), point


def _numbers(values: pl.Series, sign: amounts.Decimal) -> pl.Series:
    """The number that each text says (:attr:`WrittenNumber.number`); missing where it says none."""
    parts = values.str.extract_groups(_PLAIN[sign]).struct.unnest()
    whole, behind = pl.col("2").str.strip_chars_start("0"), pl.col("4").fill_null("").str.strip_chars_end("0")
    told = parts.select("1", size=whole + pl.lit(".") + behind)
    plain = told.select(pl.when(pl.col("size") == ".").then("size").otherwise(pl.col("1") + pl.col("size"))).to_series()
    rest = values.filter(plain.is_null() & values.is_not_null()).unique()
    if not len(rest):
        return plain
    read = [read_number(text, sign) for text in rest]
    others = pl.Series([one and one.number for one in read], dtype=pl.String)
    return pl.select(
        pl.coalesce(plain, values.replace_strict(rest, others, default=None, return_dtype=pl.String))
    ).to_series()


@cache
def _laplace() -> tuple[float, ...]:
    """Quantiles of the bounded Laplace distribution's distance, as shares of its bound; the last a little below 1."""
    inside = 1 - math.exp(-_SPREAD)
    shares = (-math.log(1 - step / _STEPS * inside) / _SPREAD for step in range(_STEPS))
    return (*shares, 1 - 2**-40)


def _said(amount: float) -> Text:
    return number(int(amount)) if amount == int(amount) else str(amount)
