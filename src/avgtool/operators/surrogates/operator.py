"""surrogate: a made-up value of the same kind stands in; the same value gets the same one wherever the key is the same.

Stand-ins are pseudonyms (AVG 4(5)): who has the key can try out which value became which. Of what has few
possibilities, such as names, two values can get the same stand-in; of numbers, accounts and codes of one shape no two
do, as far as docs/policies.md says.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Annotated, ClassVar, Literal

import polars as pl
from pydantic import Field, PrivateAttr, model_validator

from avgtool.i18n import Message, msg
from avgtool.model.purpose import Purpose
from avgtool.model.treatment import Effect
from avgtool.operators.base import VALUE, OperatorModel, filled, is_filled, where_filled
from avgtool.operators.prose import PERSON
from avgtool.operators.pseudonymize import DEFAULT_DOMAIN
from avgtool.operators.surrogates.country import Check, Country, SurrogateKind, by_entity, by_kind
from avgtool.operators.surrogates.dates import Within  # noqa: TC001 - pydantic reads it
from avgtool.operators.surrogates.initials import beginning_like
from avgtool.operators.surrogates.making import Choices, Workshop
from avgtool.operators.surrogates.national import PassingNumbers
from avgtool.operators.surrogates.phones import Phones
from avgtool.strict_yaml import invalid

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Self

    from avgtool.operators.base import OperatorContext, Statistics, Text
    from avgtool.operators.surrogates.letters import Maker

_FIRST_NAME = "FIRST_NAME"
_MANY = 0.7
"""Share of distinct values from which they are no longer looked for first."""
_HOLDS_NOTHING = (
    r"(?i)\A\s*(?:n\.?\s?v\.?\s?t\.?|n/a|null|none|onbekend|unknown|leeg|niet (?:bekend|van toepassing|ingevuld)"
    r"|geen(?: (?:e-?mail|mail|telefoon|nummer|opgave|adres)\w*)?)\s*\z"
)
"""What people write where there is nothing to write."""
_RANGE = r"^[0-9]{2,15}-[0-9]{2,15}$"

_SAID: Mapping[str, Message] = {
    "first_name": msg("a first name"),
    "last_name": msg("a surname"),
    "full_name": msg("a name"),
    "initials": msg("initials"),
    "street": msg("a street"),
    "city": msg("a place"),
    "postcode": msg("a postcode"),
    "email": msg("an e-mail address"),
    "phone": msg("a telephone number that nobody has"),
    "plate": msg("a licence plate"),
    "iban": msg("an IBAN of a bank that does not exist"),
    "national_number": msg("a national number"),
    "date": msg("a date"),
    "company": msg("a company"),
    "ip": msg("an IP address that is kept for examples"),
    "number": msg("a code of the same shape"),
}
_KEPT: Mapping[str, Message] = {"sex": msg("sex"), "language": msg("language")}
_WITHIN: Mapping[str, Message] = {
    "month": msg("in the same month"),
    "year": msg("in the same year"),
    "5-year": msg("in the same five years"),
    "10-year": msg("in the same ten years"),
}


class Surrogate(OperatorModel):
    """Puts a made-up value of the same kind in the place of every value."""

    name: ClassVar[str] = "surrogate"
    title: ClassVar[Message] = msg("put a made-up value in its place")
    effect: ClassVar[Effect] = Effect.STANDS_IN
    needs_key: ClassVar[bool] = True
    country: ClassVar[Country]
    """What is known of the country; :func:`surrogate` fills it in."""
    checks: ClassVar[Mapping[str, Check]]
    """By entity: what numbers that could be somebody's pass."""

    kind: SurrogateKind | None = None
    """What the stand-in is; by default by what the scan found."""
    keep: tuple[Literal["sex", "language"], ...] = Field(default=(), strict=False)
    """What of a first name stays. The language of a name tells of somebody's origin: keep it with reason only."""
    digits: Literal[2, 4] = 2
    """Digits of a postcode that stay."""
    within: Within = "year"
    """In which a date stays."""
    ranges: tuple[str, ...] = Field(default=(), strict=False)
    """Telephone numbers that are ours to test with, ``0612340000-0612349999``; without, such as nobody can have."""
    test_range: str | None = Field(default=None, pattern=_RANGE)
    """National numbers to test with, first and last: the stand-ins pass their check. Without, they fail it."""
    known: Literal["person"] | Annotated[tuple[str, ...], Field(strict=False)] = ()
    """For initials: the column with the first name, whose stand-in they begin like; ``person``: as the scan found it.
    A plan writes out which this is."""
    domain: str = Field(default=DEFAULT_DOMAIN, min_length=1, max_length=100)
    """Within which the same value gives the same stand-in; the plan fills in the policy's own."""
    _numbers: pl.Series | None = PrivateAttr(default=None)
    """The distinct values of the column, where all must be known."""

    @model_validator(mode="after")
    def _in_the_test_block(self) -> Self:
        for text in self.ranges:
            _bounds(text, self.country.phones.digits + 1)
        if self.test_range is not None:
            first, last = _bounds(self.test_range, len(self.country.numbers.weights))
            low, high = self.country.numbers.test_block
            if first < low or last > high:
                raise invalid(
                    msg("give a range from {low} to {high}: other numbers are somebody's", low=low, high=high)
                )
            if len(PassingNumbers(self.country.numbers, b"", (first, last)).numbers) < 2:  # noqa: PLR2004 - its own and another
                raise invalid(msg("give a wider range: fewer than two of its numbers pass the check"))
        return self

    @property
    def learns(self) -> bool:
        """Whether all values must be seen first: a range must have a number for each."""
        return self.test_range is not None or bool(self.ranges)

    def among(self, columns: Mapping[str, str | None]) -> Self:
        """Itself, with the column that holds the person's first name."""
        if self.known != PERSON:
            return self
        names = tuple(name for name, held in columns.items() if held == _FIRST_NAME)[:1]
        return self.model_copy(update={"known": names})

    def inputs(self) -> Mapping[str, str]:
        """The column that is known."""
        return {} if self.known == PERSON else {f"known {place}": name for place, name in enumerate(self.known)}

    def fitted(self, values: pl.LazyFrame, statistics: Statistics, *, numeric: bool = False) -> Self:  # noqa: ARG002 - the protocol
        """Itself, knowing all national numbers that need one of the test range."""
        distinct = statistics.frequencies(values, None).get_column(VALUE).drop_nulls()
        fitted = self.model_copy()
        fitted._numbers = distinct.filter(distinct.str.strip_chars().str.len_bytes() > 0)  # noqa: SLF001 - its own
        return fitted

    def column(self, expr: pl.Expr, context: OperatorContext) -> pl.Expr:
        """Stand-ins."""
        make = self._maker(context)

        def stand_ins(values: pl.Series) -> pl.Series:
            return _of_distinct(values, make)

        held = pl.when(filled(expr)).then(expr)
        made = where_filled(expr, held.map_batches(stand_ins, return_dtype=pl.String, is_elementwise=True))
        return beginning_like(made, expr, list(context.treated.values()))

    def value(self, text: str, context: OperatorContext) -> str | None:
        """The stand-in; None where there is none."""
        if not is_filled(text):
            return text
        made = _of_distinct(pl.Series([text], dtype=pl.String), self._maker(context))
        return None if made[0] is None else str(made[0])

    def details(self) -> tuple[Text, ...]:
        """What the stand-in is, what of the value stays, and where the same value gives the same one."""
        said = (
            _SAID[self.kind] if self.kind else None,
            msg("keeps {value}", value=", ".join(str(_KEPT[one]) for one in self.keep)) if self.keep else None,
            msg("fits {value}", value=", ".join(self.known)) if self.known and self.known != PERSON else None,
            msg("keeps {value} digits of a postcode", value=self.digits) if self.is_chosen("digits") else None,
            _WITHIN[self.within] if self.is_chosen("within") else None,
            msg("telephone numbers from {value}", value=", ".join(self.ranges)) if self.ranges else None,
            msg("numbers that pass their check, from {value}", value=self.test_range) if self.test_range else None,
            msg("domain {value}", value=self.domain),
        )
        return tuple(one for one in said if one is not None)

    def leaves(self) -> Text | None:
        """Made-up values."""
        return msg("made-up values")

    def _maker(self, context: OperatorContext) -> Maker:
        kind = self.kind or by_entity(self.country).get(context.entity or "") or by_kind(context.kind)
        check = None if self.kind else self.checks.get(context.entity or "")
        make = _maker(self.country, self._choices(), _key(context, self.domain), kind, check)
        if self._numbers is not None and isinstance(make, PassingNumbers):
            return make.handed_out(self._numbers)
        if self._numbers is not None and isinstance(make, Phones):
            make.require_enough(self._numbers)
        return make

    def _choices(self) -> Choices:
        phones, numbers = self.country.phones, self.country.numbers
        return Choices(
            frozenset(self.keep),
            self.digits,
            self.within,
            tuple(_bounds(text, phones.digits + 1) for text in self.ranges),
            _bounds(self.test_range, len(numbers.weights)) if self.test_range else None,
        )


def surrogate(country: Country, checks: Mapping[str, Check] | None = None) -> type[Surrogate]:
    """The operator, knowing a country, and the checks of numbers that a person has, by entity."""

    class OfCountry(Surrogate):
        __doc__ = Surrogate.__doc__

    OfCountry.country, OfCountry.checks = country, checks or {}
    OfCountry.__name__ = OfCountry.__qualname__ = Surrogate.__name__
    return OfCountry


def _key(context: OperatorContext, domain: str) -> bytes:
    """The key of stand-ins in a domain."""
    return context.domain_key(Purpose.SURROGATE, domain)


@lru_cache(maxsize=64)
def _maker(country: Country, choices: Choices, key: bytes, kind: SurrogateKind, check: Check | None) -> Maker:
    """Made once for the many words of texts."""
    return Workshop(country, choices, key, check).maker(kind)


def _of_distinct(values: pl.Series, make: Maker) -> pl.Series:
    """Stand-ins of a batch; each distinct value is made once, where looking for them is worth it.

    What says that there is nothing has none: the copy must not make an address of *n.v.t.*
    """
    nothing = values.str.contains(_HOLDS_NOTHING)
    if nothing.any():
        values = pl.select(pl.when(~nothing).then(values)).to_series()
    distinct = values.drop_nulls().unique()
    if not len(distinct):
        return values
    if not values.null_count() and len(distinct) > _MANY * len(values):
        return make(values)
    return values.replace_strict(distinct, make(distinct), default=None, return_dtype=pl.String)


def _bounds(text: str, digits: int) -> tuple[int, int]:
    """The first and the last number of a range."""
    first, _, last = text.partition("-")
    if not (first.isdecimal() and last.isdecimal() and len(first) == len(last) == digits and int(first) < int(last)):
        raise invalid(
            msg(
                "give two numbers of {digits} digits, the lower one first: {example}",
                digits=digits,
                example=f"{'1' * digits}-{'2' * digits}",
            )
        )
    return int(first), int(last)
