"""What an operator is: one way to treat a value, for a whole column and for a piece of text alike.

Both ways must agree: what ``column`` makes of a value is what ``value`` makes of it (tests/operators/test_laws.py).
A value that is missing, empty or only white space holds nothing to protect and stays as it is.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, ClassVar, Protocol

import polars as pl
from pydantic import BaseModel, ConfigDict

from avgtool.errors import KeyFileError
from avgtool.i18n import Message, msg
from avgtool.model.kinds import Kind
from avgtool.model.purpose import DERIVED_BYTES

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Self, TypeAlias

    from avgtool.model.ports import TextReplacer
    from avgtool.model.purpose import Derive, Purpose
    from avgtool.model.treatment import Effect

    Text: TypeAlias = Message | str


VALUE = "value"
"""The one column of values that an operator learns from."""


@dataclass(frozen=True, slots=True)
class OperatorContext:
    """What an operator may know about where its value comes from. Its repr never holds a key."""

    kind: Kind = Kind.NONE
    entity: str | None = None
    numeric: bool = False
    """The column holds numbers, not written ones: a dot is a decimal point."""
    derive: Derive | None = field(default=None, repr=False)
    """The key of a purpose in a domain (``Key.derive``); none without a key."""
    label: str | None = None
    """What stands for the entity in the reader's language, between brackets."""
    replacer: TextReplacer | None = field(default=None, repr=False)
    """Replaces what is found in prose; none where no step treats prose."""
    inputs: Mapping[str, pl.Expr] = field(default_factory=dict)
    """The other columns that the operator looks at (:meth:`Operator.inputs`), as text, by the part they play."""
    treated: Mapping[str, pl.Expr] = field(default_factory=dict)
    """What stands in for them in the copy, likewise; those that it drops, keeps or empties are left out."""

    def domain_key(self, purpose: Purpose, domain: str, length: int = DERIVED_BYTES) -> bytes:
        """The key of ``purpose`` in ``domain``: ``length`` bytes.

        Raises:
            KeyFileError: No key was given.
        """
        if self.derive is None:
            raise KeyFileError(
                msg("The policy needs a key for what it does to values."),
                hint=msg("Make one with: avgtool key new sleutel.key; then give --key-file sleutel.key"),
            )
        return self.derive(purpose, domain, length)


class Statistics(Protocol):
    """What an operator may ask of all values before the first is treated; an engine answers."""

    def aggregate(self, frame: pl.LazyFrame, expressions: Sequence[pl.Expr]) -> pl.DataFrame:
        """One row: each of ``expressions``, over all rows, in one pass."""
        ...

    def frequencies(self, values: pl.LazyFrame, limit: int | None) -> pl.DataFrame:
        """The distinct rows of ``values`` with their number in ``len``, by number, then value; ``limit`` at most."""
        ...


class Operator(Protocol):
    """One way to treat a value, with its parameters validated."""

    name: ClassVar[str]
    """As policies name it."""
    title: ClassVar[Message]
    """What readers call it."""
    effect: ClassVar[Effect]
    """What it leaves of a value: all that checks and reports know of it."""
    needs_key: ClassVar[bool]
    column_only: ClassVar[bool]
    """Whether it makes sense for whole columns only, and not for what is found in prose."""
    files: ClassVar[frozenset[str]]
    """Parameters that may name a file, which is looked for beside the policy."""

    @property
    def learns(self) -> bool:
        """Whether it must see all values before it can treat the first (:meth:`fitted`)."""
        ...

    @property
    def looks_around(self) -> bool:
        """Whether one value alone, as in a text, tells it nothing: it goes by other columns, or by all values."""
        ...

    def inputs(self) -> Mapping[str, str]:
        """Names of the other columns that it looks at, by the part they play: ``{"subject": "klantnr"}``."""
        ...

    def among(self, columns: Mapping[str, str | None]) -> Self:
        """Itself, for a table with these columns, in order, each with the entity that it holds."""
        ...

    def fitted(self, values: pl.LazyFrame, statistics: Statistics, *, numeric: bool = False) -> Self:
        """Itself, knowing what it must of all values: one column of text, :data:`VALUE`; of numbers, as text."""
        ...

    def column(self, expr: pl.Expr, context: OperatorContext) -> pl.Expr:
        """The treated column; ``expr`` gives strings and so does the result."""
        ...

    def value(self, text: str, context: OperatorContext) -> str | None:
        """The treated value; None where nothing is left."""
        ...

    def parameters(self) -> dict[str, Any]:
        """The parameters as plain data, those that say nothing left out; never a key."""
        ...

    def details(self) -> tuple[Text, ...]:
        """What the parameters come down to, for readers; those that were left as they are by themselves left out."""
        ...

    def leaves(self) -> Text | None:
        """What stands in the copy, for readers; none where that is for a scan to say."""
        ...

    def empties_without(self) -> str | None:
        """The column without whose value in a row it empties its own; none where that changes nothing."""
        ...

    def token_form(self) -> str | None:
        """Regular expression of the tokens it makes, the same one for the same value; none where it makes no tokens."""
        ...

    def coarser(self) -> tuple[Self, ...]:
        """The same operator at each coarser level: what a search for k may make of a column instead."""
        ...

    def lacks(self, expr: pl.Expr, context: OperatorContext) -> pl.Expr | None:
        """Boolean: a value that whoever wrote the policy should have listed, and did not; none where nothing is."""
        ...


class OperatorModel(BaseModel):
    """What the operators share: strict, frozen parameters, and what most of them do not do."""

    model_config = ConfigDict(
        frozen=True, strict=True, extra="forbid", populate_by_name=True, use_attribute_docstrings=True
    )

    name: ClassVar[str]
    title: ClassVar[Message]
    effect: ClassVar[Effect]
    needs_key: ClassVar[bool] = False
    column_only: ClassVar[bool] = False
    files: ClassVar[frozenset[str]] = frozenset()

    @property
    def learns(self) -> bool:
        """No: most operators know all they need from one value."""
        return False

    @property
    def looks_around(self) -> bool:
        """Where it goes by other columns."""
        return bool(self.inputs())

    def inputs(self) -> Mapping[str, str]:
        """None: most operators look at their own column only."""
        return {}

    def among(self, columns: Mapping[str, str | None]) -> Self:  # noqa: ARG002 - most go by no others
        """Itself."""
        return self

    def fitted(
        self,
        values: pl.LazyFrame,  # noqa: ARG002 - most learn nothing
        statistics: Statistics,  # noqa: ARG002
        *,
        numeric: bool = False,  # noqa: ARG002
    ) -> Self:
        """Itself."""
        return self

    def parameters(self) -> dict[str, Any]:
        """The parameters as plain data, those that say nothing left out."""
        plain = self.model_dump(mode="json", by_alias=True, exclude_none=True)
        spare = {field.alias or name for name, field in type(self).model_fields.items() if field.default == ()}
        return {name: value for name, value in plain.items() if value != [] or name not in spare}

    def is_chosen(self, parameter: str) -> bool:
        """Whether a parameter has another value than it has by itself."""
        return bool(getattr(self, parameter) != type(self).model_fields[parameter].default)

    def details(self) -> tuple[Text, ...]:
        """Nothing: most operators that have parameters say it in words of their own."""
        return ()

    def leaves(self) -> Text | None:
        """For a scan to say."""
        return None

    def empties_without(self) -> str | None:
        """None: most operators look at their own column only, or can do without the others."""
        return None

    def token_form(self) -> str | None:
        """None: most operators make no tokens."""
        return None

    def coarser(self) -> tuple[Self, ...]:
        """None: most operators have one way to treat a value."""
        return ()

    def lacks(self, expr: pl.Expr, context: OperatorContext) -> pl.Expr | None:  # noqa: ARG002 - most list no values
        """None: most operators treat any value."""
        return None


WHITE_SPACE = (
    "\t\n\v\f\r \x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009"
    "\u200a\u2028\u2029\u202f\u205f\u3000"
)
"""Unicode's White_Space, which Polars goes by; Python's own idea of it has four characters more."""


def is_filled(text: str) -> bool:
    """Whether ``text`` holds anything."""
    return bool(text.strip(WHITE_SPACE))


def filled(expr: pl.Expr) -> pl.Expr:
    """Boolean: the value is neither missing, empty nor only white space."""
    return (expr.str.strip_chars().str.len_bytes() > 0).fill_null(value=False)


def where_filled(expr: pl.Expr, treated: pl.Expr) -> pl.Expr:
    """``treated`` where ``expr`` holds something, and ``expr`` elsewhere."""
    return pl.when(filled(expr)).then(treated).otherwise(expr)
