"""What a policy file may say (:class:`PolicyFile`), and what it means once read (:class:`Policy`)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Annotated, Any, Literal, TypeAlias

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from avgtool.i18n import msg
from avgtool.model.kinds import Category, Kind, Role
from avgtool.strict_yaml import invalid

if TYPE_CHECKING:
    from typing import Self

    from avgtool.model.findings import ColumnFinding
    from avgtool.model.treatment import TextTreatments
    from avgtool.operators.base import Operator

Unmatched: TypeAlias = Literal["refuse", "drop", "keep"]


def _listed(value: object) -> object:
    """One thing is a list of one."""
    return tuple(value) if isinstance(value, list) else (value,)


def _worded(value: object) -> object:
    """A text is its own Dutch and English."""
    return {"nl": value} if isinstance(value, str) else value


def _numbered(value: object) -> object:
    """``version: 2`` is fine; ``version: 1.10`` would lose its zero."""
    if isinstance(value, float):
        raise invalid(msg('write a version with a dot between quotes, as in "1.10"'))
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else value


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class Words(_Part):
    """A text in the languages of its readers."""

    nl: str = Field(min_length=1)
    en: str | None = Field(default=None, min_length=1)

    def text(self, language: str) -> str:
        """The text in ``language``; the Dutch one where there is no other."""
        return self.en or self.nl if language == "en" else self.nl


_Words = Annotated[Words, BeforeValidator(_worded)]
_Texts = Annotated[tuple[Annotated[str, Field(min_length=1)], ...], BeforeValidator(_listed), Field(min_length=1)]
_Kinds = Annotated[tuple[Annotated[Kind, Field(strict=False)], ...], BeforeValidator(_listed), Field(min_length=1)]
_Categories = Annotated[
    tuple[Annotated[Category, Field(strict=False)], ...], BeforeValidator(_listed), Field(min_length=1)
]
_Roles = Annotated[tuple[Annotated[Role, Field(strict=False)], ...], BeforeValidator(_listed), Field(min_length=1)]


class Match(_Part):
    """Which columns a rule is about. Every line must fit; of a list one must."""

    column: _Texts | None = None
    """Names, or patterns with ``*`` and ``?``; upper and lower case are alike."""
    kind: _Kinds | None = None
    entity: _Texts | None = None
    category: _Categories | None = None
    role: _Roles | None = None

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if not self.model_fields_set:
            raise invalid(msg('say which columns: column, kind, entity, category or role (column: "*" for all)'))
        return self

    def fits(self, finding: ColumnFinding) -> bool:
        """Whether the rule is about this column."""
        return (
            (self.column is None or any(matches(pattern, finding.name) for pattern in self.column))
            and (self.kind is None or finding.kind in self.kind)
            and (self.entity is None or finding.entity in self.entity)
            and (self.category is None or finding.category in self.category)
            and (self.role is None or finding.role in self.role)
        )

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The columns that are meant by name and not by pattern."""
        return tuple(name for name in self.column or () if not is_pattern(name))


class TreatmentEntry(_Part):
    """An operator with its parameters, as written."""

    operator: str
    parameters: dict[str, Any] = Field(default_factory=dict)


class RuleEntry(TreatmentEntry):
    """A rule, as written: which columns, what happens to them, and why."""

    match: Match
    because: str = Field(min_length=1)
    """Why, in words for whoever must sign."""
    optional: bool = False
    """The columns that are named need not be there."""


class TextEntry(_Part):
    """What becomes of personal data inside prose, as written."""

    default: TreatmentEntry = TreatmentEntry(operator="replace")
    """For every entity that is not named."""
    entities: dict[str, TreatmentEntry] = Field(default_factory=dict)


class PolicyFile(_Part):
    """A policy, as written in YAML."""

    name: str = Field(pattern=r"^[a-z0-9][a-z0-9_-]*$", max_length=80)
    version: Annotated[str, BeforeValidator(_numbered), Field(min_length=1)]
    title: _Words
    purpose: _Words
    """What the copy is for (AVG 5(1)(b), purpose limitation)."""
    domain: str | None = Field(default=None, min_length=1, max_length=100)
    """Pseudonymization domain: within it, the same value gives the same token. By default the name of the policy."""
    unmatched: Unmatched = "refuse"
    """What becomes of a column that no rule is about."""
    rules: tuple[RuleEntry, ...] = Field(min_length=1, strict=False)
    text: TextEntry = TextEntry()


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule, ready to be applied."""

    match: Match
    operator: Operator
    because: str
    optional: bool
    position: int
    """Place in the policy, counted from 0."""
    line: int
    """Line in the file, counted from 1."""

    @property
    def reference(self) -> str:
        """How plans and reports name it: ``rules[3]``."""
        return f"rules[{self.position}]"


@dataclass(frozen=True, slots=True)
class Policy:
    """A policy, read and found valid."""

    name: str
    version: str
    title: Words
    purpose: Words
    domain: str
    unmatched: Operator | None
    """What becomes of a column that no rule is about; without one, such a column is refused."""
    rules: tuple[Rule, ...]
    text: TextTreatments
    """What becomes of personal data inside prose."""
    source: str
    """The file, for messages."""
    sha256: str
    """Of the file's bytes."""


def is_pattern(name: str) -> bool:
    """Whether a rule's column is a pattern. A bracket is none: ``adressen[].straat`` is a name."""
    return "*" in name or "?" in name


def matches(pattern: str, name: str) -> bool:
    """Whether a column is meant by ``pattern``: ``*`` is any characters, ``?`` one; upper and lower case are alike."""
    regex = re.escape(pattern).replace(r"\*", ".*").replace(r"\?", ".")
    return re.fullmatch(regex, name, re.IGNORECASE | re.DOTALL) is not None
