"""generalize: say it less precisely, so that more people share the value (WP216, generalization)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, ClassVar

from pydantic import BeforeValidator, Field, model_validator

from avgtool.i18n import Message, msg
from avgtool.model.treatment import Effect
from avgtool.operators import amounts, dates, ips
from avgtool.operators.ages import Ages
from avgtool.operators.base import OperatorModel, is_filled, where_filled
from avgtool.operators.postcodes import Level as PostcodeLevel
from avgtool.operators.postcodes import Postcodes
from avgtool.operators.readings import general
from avgtool.strict_yaml import invalid
from avgtool.wording import listed, number

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Self

    import polars as pl

    from avgtool.operators.base import OperatorContext, Text
    from avgtool.operators.readings import Reading

_LADDERS = ("date", "age", "postcode", "amount", "ip")
_BELONGS_TO = {"order": ("date",), "pivot": ("date",), "top": ("age", "amount"), "decimal": ("amount",), "ip6": ("ip",)}
_DEFAULT_TOP = 90
_MOST = 10**12

_DATES_SAID: Mapping[str, Message] = {
    "month": msg("to the month"),
    "quarter": msg("to the quarter"),
    "year": msg("to the year"),
    "5-year": msg("to five years"),
    "10-year": msg("to ten years"),
}
_DATES_LEFT: Mapping[str, Message] = {
    "month": msg("months"),
    "quarter": msg("quarters"),
    "year": msg("years"),
    "5-year": msg("bands of five years"),
    "10-year": msg("bands of ten years"),
}
_ORDERS: Mapping[str, Message] = {"dmy": msg("day first"), "mdy": msg("month first")}
_POSTCODES_SAID: Mapping[str, Message] = {"pc4": msg("to four digits"), "pc2": msg("to two digits")}
_POSTCODES_LEFT: Mapping[str, Message] = {
    "pc4": msg("four digits of the postcode"),
    "pc2": msg("two digits of the postcode"),
}


def _bands(value: object) -> object:
    """A width, or rising bounds."""
    bounds = value if isinstance(value, list | tuple) else (value,)
    whole = all(isinstance(bound, int) and not isinstance(bound, bool) and 0 <= bound <= _MOST for bound in bounds)
    if value is None or (whole and bounds and (bounds is value or value) and list(bounds) == sorted(set(bounds))):
        return tuple(value) if isinstance(value, list) else value
    raise invalid(msg("give a whole number (the width of the bands), or a list of whole numbers that rise"))


class Generalize(OperatorModel):
    """Dates, ages, postcodes, amounts or IP addresses at a coarser level: one of the five.

    A value that cannot be read becomes missing, or the marker of ``unreadable``; it is never left as it was.
    """

    name: ClassVar[str] = "generalize"
    title: ClassVar[Message] = msg("generalize")
    effect: ClassVar[Effect] = Effect.COARSENS

    date: dates.Level | None = None
    """``month`` (1980-03), ``quarter`` (1980-Q1), ``year``, ``5-year`` (1980-1984), ``10-year``."""
    order: dates.Order | None = None
    """For dates in numbers: day first (``dmy``, the default) or month first (``mdy``)."""
    pivot: Annotated[int, Field(ge=0, le=100)] | None = None
    """For years of two digits: below this 20xx, otherwise 19xx; 30 by default."""
    age: Annotated[int, Field(ge=2, le=50)] | None = None
    """Years in a band."""
    postcode: PostcodeLevel | None = None
    """``pc4`` (1012) or ``pc2`` (10)."""
    amount: Annotated[int | tuple[int, ...] | None, BeforeValidator(_bands)] = None
    """Width of the bands, or their bounds in rising order."""
    decimal: amounts.Decimal | None = None
    """Decimal sign of written amounts; found out per value by default."""
    top: Annotated[int, Field(ge=1)] | None = None
    """From here on one band: for ages 90 by default, for amounts none."""
    ip: ips.V4 | None = None
    """Bits kept of an IPv4 address: 24, 16 or 8."""
    ip6: ips.V6 | None = None
    """Bits kept of an IPv6 address; 48 by default."""
    unreadable: Annotated[str, Field(min_length=1, max_length=40)] | None = None
    """What stands in the place of a value that cannot be read; an empty cell by default."""

    @model_validator(mode="after")
    def _one_ladder(self) -> Self:
        chosen = [name for name in _LADDERS if getattr(self, name) is not None]
        if len(chosen) != 1:
            raise invalid(msg("give one of date, age, postcode, amount and ip"))
        for name, ladders in _BELONGS_TO.items():
            if getattr(self, name) is not None and chosen[0] not in ladders:
                raise invalid(
                    msg(
                        "{parameter} belongs to {ladders}, not to {chosen}",
                        parameter=name,
                        ladders=", ".join(ladders),
                        chosen=chosen[0],
                    )
                )
        self._check_top()
        return self

    def column(self, expr: pl.Expr, context: OperatorContext) -> pl.Expr:
        """General values."""
        treated = general(expr, self.reading(context))
        return treated if self.unreadable is None else where_filled(expr, treated.fill_null(self.unreadable))

    def value(self, text: str, context: OperatorContext) -> str | None:
        """The general value; the marker, or None, where ``text`` cannot be read."""
        if not is_filled(text):
            return text
        read = self.reading(context).read(text)
        return self.unreadable if read is None else read

    def reading(self, context: OperatorContext) -> Reading:
        """How values are read and said."""
        if self.date is not None:
            return dates.Dates(self.date, self.order or "dmy", 30 if self.pivot is None else self.pivot)
        if self.age is not None:
            return Ages(self.age, self.top or _DEFAULT_TOP)
        if self.postcode is not None:
            return Postcodes(self.postcode)
        if self.ip is not None:
            return ips.Networks(self.ip, self.ip6 or 48)
        decimal: amounts.Decimal = "." if context.numeric else self.decimal or "auto"
        if isinstance(self.amount, int):
            return amounts.Amounts(width=self.amount, top=self.top, decimal=decimal)
        return amounts.Amounts(bounds=self.amount or (), decimal=decimal)

    def details(self) -> tuple[Text, ...]:
        """How coarse, and how values are read."""
        said = (
            self._level(),
            _ORDERS[self.order] if self.order is not None else None,
            None if self.pivot is None else msg("two-digit years from {value} on are 19…", value=self.pivot),
            None if self.decimal is None else msg("decimal sign {value}", value=self.decimal),
            None if self.top is None else msg("from {value} on one band", value=number(self.top)),
            None if self.ip6 is None else msg("IPv6 to /{value}", value=self.ip6),
            None if self.unreadable is None else msg("what cannot be read becomes {value}", value=self.unreadable),
        )
        return tuple(one for one in said if one is not None)

    def leaves(self) -> Text | None:
        """What values are now."""
        for level, left in ((self.date, _DATES_LEFT), (self.postcode, _POSTCODES_LEFT)):
            if level is not None:
                return left[level]
        if self.age is not None:
            return msg("bands of {years} years of age", years=self.age)
        if self.ip is not None:
            return msg("networks (/{bits})", bits=self.ip)
        if isinstance(self.amount, int):
            return msg("bands of {width}", width=number(self.amount))
        return msg("bands of amounts")

    def _level(self) -> Text:
        for level, said in ((self.date, _DATES_SAID), (self.postcode, _POSTCODES_SAID)):
            if level is not None:
                return said[level]
        if self.age is not None:
            return msg("in bands of {value} years", value=self.age)
        if self.ip is not None:
            return msg("to /{value}", value=self.ip)
        if isinstance(self.amount, int):
            return msg("in bands of {value}", value=number(self.amount))
        return msg("in bands from {bounds}", bounds=listed(", ", map(number, self.amount or ())))

    def _check_top(self) -> None:
        if self.top is None or self.amount is None:
            return
        if isinstance(self.amount, tuple):
            raise invalid(msg("leave top out: the last bound of amount is the top"))
        if self.top % self.amount:
            raise invalid(msg("choose a top that is a multiple of the width of the bands"))
