"""``privacy:`` of a policy: what the copy as a whole must satisfy, as written (docs/policies.md).

Said here, measured elsewhere: k-anonymity (Sweeney 2002), l-diversity (Machanavajjhala and others 2007) and
t-closeness (Li and others 2007).
"""

from __future__ import annotations

import re
from collections import Counter
from datetime import date
from typing import TYPE_CHECKING, Annotated, Any, Final, Literal

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    ValidationInfo,
    field_validator,
    model_validator,
)

from avgtool.i18n import msg
from avgtool.strict_yaml import invalid

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Self

FROM_SCAN: Final = "scan"
"""In the place of names: the columns of which the scan says so."""


def _listed(value: object) -> object:
    return tuple(value) if isinstance(value, list) else value if value == FROM_SCAN else (value,)


def _several(value: object) -> object:
    return tuple(value) if isinstance(value, list) else (value,)


_DAY: Final = "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"
_SENTENCE: Final = r"^(?=[\s\S]{10,})\s*\S+\s+\S+\s+\S"
"""Three words, of ten characters together: less is no reason that somebody else can weigh."""


def _day(value: object) -> object:
    if not isinstance(value, str):
        return value
    try:
        if re.fullmatch(_DAY, value):
            return date.fromisoformat(value)
    except ValueError:
        pass
    raise invalid(msg("write a day as 2026-11-23"))


def _reasoned(value: str) -> str:
    if not re.search(_SENTENCE, value):
        raise invalid(msg("say why, in a sentence of at least three words: others must be able to weigh it"))
    return value


def _once(names: tuple[str, ...] | str) -> tuple[str, ...] | str:
    twice = [] if names == FROM_SCAN else [name for name, number in _counted(names).items() if number > 1]
    if twice:
        raise invalid(msg("stands there twice: {names}", names=", ".join(twice)))
    return names


def _counted(names: Iterable[str]) -> Counter[str]:
    return Counter(name.casefold() for name in names)


def _whole(value: Any) -> object:
    """``l: 3`` is three distinct values."""
    return {"distinct": value} if isinstance(value, int) and not isinstance(value, bool) else value


_Name = Annotated[str, Field(min_length=1)]
_Columns = Annotated[
    Literal["scan"] | Annotated[tuple[_Name, ...], Field(min_length=1)],
    BeforeValidator(
        _listed,
        json_schema_input_type=_Name | Annotated[tuple[_Name, ...], Field(json_schema_extra={"uniqueItems": True})],
    ),
    AfterValidator(_once),
]
_Day = Annotated[str, Field(json_schema_extra={"format": "date", "pattern": _DAY})]
_Reason = Annotated[str, AfterValidator(_reasoned), Field(json_schema_extra={"pattern": _SENTENCE})]


_Names = _Name | tuple[_Name, ...]


class _Section(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, strict=True, use_attribute_docstrings=True)


class Diversity(_Section):
    """How much the sensitive values of each group must differ: one of the three ways to say so."""

    model_config = ConfigDict(
        json_schema_extra={
            "oneOf": [{"required": [way]} for way in ("distinct", "entropy", "recursive")],
            "dependentRequired": {"recursive": ["c"], "c": ["recursive"]},
        }
    )

    distinct: int | None = Field(default=None, ge=2)
    """At least so many distinct values in each group."""
    entropy: float | None = Field(default=None, gt=1)
    """The entropy of each group's values is at least the logarithm of this."""
    recursive: int | None = Field(default=None, ge=2)
    """Recursive (c, l)-diversity with this l: the most frequent value is not too frequent."""
    c: float | None = Field(default=None, gt=0)
    """The c of ``recursive``; needed with it."""

    @model_validator(mode="after")
    def _one_way(self) -> Self:
        if sum(one is not None for one in (self.distinct, self.entropy, self.recursive)) != 1:
            raise invalid(msg("give one of distinct, entropy and recursive"))
        if (self.c is None) == (self.recursive is not None):
            raise invalid(msg("give c with recursive, and only there"))
        return self


class AnswersSection(_Section):
    """The two questions of WP216 that measures alone do not answer, answered by a named person."""

    by: str = Field(min_length=1)
    on: Annotated[date, BeforeValidator(_day, json_schema_input_type=_Day)]
    """The day they were given, as 2026-11-23: they hold for some months."""
    sources: Annotated[tuple[_Name, ...], Field(min_length=1), BeforeValidator(_several, json_schema_input_type=_Names)]
    """The files or tables they were given for: names, or patterns with ``*`` and ``?``."""
    linkability: _Reason
    """Why rows about one person cannot be linked, here or with other data."""
    inference: _Reason
    """Why nothing about a person can be concluded with great probability."""


_Whole = Annotated[int, Field(ge=2)]


class PrivacySection(_Section):
    """Demands on the copy as a whole."""

    model_config = ConfigDict(json_schema_extra={"anyOf": [{"required": [one]} for one in ("k", "l", "t")]})

    k: int | None = Field(default=None, ge=2)
    """Every combination of quasi-identifiers stands in at least so many rows."""
    l: Annotated[Diversity | None, BeforeValidator(_whole, json_schema_input_type=_Whole | Diversity | None)] = None  # noqa: E741 - as the literature calls it
    t: float | None = Field(default=None, gt=0, le=1)
    """No group's sensitive values are spread further from those of the whole table (earth mover's distance)."""
    quasi_identifiers: _Columns = FROM_SCAN
    """Columns that point to a person together; ``scan``: those with the role *quasi*."""
    sensitive: _Columns = FROM_SCAN
    """Columns that an attacker would want to learn; ``scan``: those with the role *sensitive*."""
    suppression: float = Field(default=0.0, ge=0, lt=1)
    """The share of rows that may be left out to satisfy the demands."""
    may_empty: bool = False
    """Whether columns may be emptied where nothing else reaches it: those that cost least."""
    target: str | None = Field(default=None, min_length=1)
    """The column that the copy is to explain: what is lost of its relation to the others is reported."""
    answers: AnswersSection | None = None
    """What a named person answered to what cannot be measured; only with these a copy is proposed as anonymous."""

    @field_validator("sensitive")
    @classmethod
    def _apart(cls, sensitive: tuple[str, ...] | str, info: ValidationInfo) -> tuple[str, ...] | str:
        """In a group that is alike in a column it has one value, and no l can be reached by it."""
        others = info.data.get("quasi_identifiers", FROM_SCAN)
        if FROM_SCAN in {sensitive, others} or not (info.data.get("l") or info.data.get("t")):
            return sensitive
        both = [name for name in sensitive if name.casefold() in _counted(others)]
        if both:
            raise invalid(msg("is named under quasi_identifiers too: {names}", names=", ".join(both)))
        return sensitive

    @model_validator(mode="after")
    def _demands_something(self) -> Self:
        if self.k is None and self.l is None and self.t is None:
            raise invalid(msg("say what is demanded: k, l or t"))
        return self
