"""What a policy file may say (:class:`PolicyFile`), and what it means once read (:class:`Policy`)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePath
from typing import TYPE_CHECKING, Annotated, Any, Literal, TypeAlias

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator
from pydantic_core import PydanticKnownError

from avgtool.i18n import msg, worded
from avgtool.model.kinds import Category, Kind, Role
from avgtool.policy.consent_section import ConsentSection  # noqa: TC001 - pydantic reads the annotation
from avgtool.policy.privacy_section import PrivacySection  # noqa: TC001 - pydantic reads the annotation
from avgtool.policy.sample_section import SampleSection  # noqa: TC001 - pydantic reads the annotation
from avgtool.strict_yaml import invalid

if TYPE_CHECKING:
    from collections.abc import Collection
    from typing import Self

    from avgtool.i18n import Message
    from avgtool.model.findings import ColumnFinding, DatasetFindings
    from avgtool.model.plan import ConsentDemand, RuleReference, Sample
    from avgtool.model.treatment import TextTreatments
    from avgtool.operators.base import Operator

Unmatched: TypeAlias = Literal["refuse", "drop", "keep"]


def _listed(value: object) -> object:
    """One thing is a list of one."""
    return tuple(value) if isinstance(value, list) else (value,)


def _worded(value: object) -> object:
    """A text is its own Dutch and English."""
    if value == "":
        raise PydanticKnownError("string_too_short", {"min_length": 1})
    return {"nl": value} if isinstance(value, str) else value


def _numbered(value: object) -> object:
    """``version: 2`` is fine; ``version: 1.10`` would lose its zero."""
    if isinstance(value, float):
        raise invalid(msg('write a version with a dot between quotes, as in "1.10"'))
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else value


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, strict=True, use_attribute_docstrings=True)


class Words(_Part):
    """A text in the languages of its readers."""

    nl: str = Field(min_length=1)
    en: str | None = Field(default=None, min_length=1)

    def text(self, language: str) -> str:
        """The text in ``language``; the Dutch one where there is no other."""
        return self.said.render(language)

    @property
    def said(self) -> Message:
        """The text as a message, which speaks the language in force when it is shown."""
        return worded(self.nl, self.en)


_Text = Annotated[str, Field(min_length=1)]
_Words = Annotated[Words, BeforeValidator(_worded, json_schema_input_type=_Text | Words)]
_Texts = Annotated[
    tuple[_Text, ...],
    BeforeValidator(_listed, json_schema_input_type=_Text | tuple[_Text, ...]),
    Field(min_length=1),
]
_Kinds = Annotated[
    tuple[Annotated[Kind, Field(strict=False)], ...],
    BeforeValidator(_listed, json_schema_input_type=Kind | tuple[Kind, ...]),
    Field(min_length=1),
]
_Categories = Annotated[
    tuple[Annotated[Category, Field(strict=False)], ...],
    BeforeValidator(_listed, json_schema_input_type=Category | tuple[Category, ...]),
    Field(min_length=1),
]
_Roles = Annotated[
    tuple[Annotated[Role, Field(strict=False)], ...],
    BeforeValidator(_listed, json_schema_input_type=Role | tuple[Role, ...]),
    Field(min_length=1),
]


class Match(_Part):
    """Which columns a rule is about. Every line must fit; of a list one must."""

    model_config = ConfigDict(json_schema_extra={"minProperties": 1})

    table: _Texts | None = None
    """Names or patterns of the sheet, the table or the file, with or without its folders and ending."""
    column: _Texts | None = None
    """Names, or patterns with ``*`` and ``?``; upper and lower case are alike."""
    kind: _Kinds | None = None
    entity: _Texts | None = None
    category: _Categories | None = None
    role: _Roles | None = None

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if not self.model_fields_set:
            raise invalid(msg('say which columns: column, kind, entity, category, role or table (column: "*" for all)'))
        return self

    def fits(self, finding: ColumnFinding, tables: Collection[str] = ()) -> bool:
        """Whether the rule is about this column, of a table that goes by the names ``tables``."""
        return (
            self.is_for(tables)
            and (self.column is None or any(matches(pattern, finding.name) for pattern in self.column))
            and (self.kind is None or finding.kind in self.kind)
            and (self.entity is None or finding.entity in self.entity)
            and (self.category is None or finding.category in self.category)
            and (self.role is None or finding.role in self.role)
        )

    def is_for(self, tables: Collection[str]) -> bool:
        """Whether the rule is about columns of a table that goes by these names."""
        return self.table is None or any(matches(pattern, name) for pattern in self.table for name in tables)

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
    because: _Words
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

    model_config = ConfigDict(
        json_schema_extra={
            "not": {
                "required": ["why_no_k", "privacy"],
                "properties": {"privacy": {"type": "object", "required": ["k"]}},
            }
        }
    )

    name: str = Field(pattern=r"^[a-z0-9][a-z0-9_-]*$", max_length=80)
    version: Annotated[str, BeforeValidator(_numbered, json_schema_input_type=str | int), Field(min_length=1)]
    title: _Words
    purpose: _Words
    """What the copy is for (AVG 5(1)(b), purpose limitation)."""
    domain: str | None = Field(default=None, min_length=1, max_length=100)
    """Pseudonymization domain: within it, the same value gives the same token. By default the name of the policy."""
    unmatched: Unmatched = "refuse"
    """What becomes of a column that no rule is about."""
    extends: str | None = Field(default=None, min_length=1)
    """Name of a shipped policy, or path of one from this file's folder: its rules come after the rules of this one."""
    rules: tuple[RuleEntry, ...] = Field(min_length=1, strict=False)
    text: TextEntry = TextEntry()
    privacy: PrivacySection | None = None
    """What the copy as a whole must satisfy."""
    why_no_k: _Words | None = None
    """Why no k is asked, though what can point to persons together is left in; it stands in the report."""
    requires_consent: ConsentSection | None = None
    """That only rows of persons are in the copy who may be approached for a purpose."""
    sample: SampleSection | None = None
    """That the copy holds some of the rows only."""

    @model_validator(mode="after")
    def _k_or_why_not(self) -> Self:
        if self.why_no_k is not None and self.privacy is not None and self.privacy.k is not None:
            raise invalid(msg("a k is asked under privacy: leave out why_no_k"))
        return self


class ExtendingFile(PolicyFile):
    """A policy that extends another: its rules may all be those of the other."""

    rules: tuple[RuleEntry, ...] = Field(default=(), strict=False)


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule, ready to be applied."""

    match: Match
    operator: Operator
    because: Words
    optional: bool
    reference: RuleReference
    """How plans and reports name it."""
    source: str
    """The file that it stands in, for messages."""

    @property
    def where(self) -> str:
        """``file:line``, for messages."""
        return f"{self.source}:{self.reference.line}"


@dataclass(frozen=True, slots=True)
class Parent:
    """A policy that another one extends."""

    name: str
    version: str
    source: str
    """The file."""
    sha256: str
    """Of the file's bytes."""
    overridden: tuple[str, ...] = ()
    """What the extending policy says otherwise beside its rules: ``unmatched``, ``text.entities.PERSON``."""
    privacy: PrivacySection | None = None
    """What it asks of the copy as a whole itself."""


@dataclass(frozen=True, slots=True)
class Policy:
    """A policy, read and found valid, with all that it takes over from the policies it extends."""

    name: str
    version: str
    title: Words
    purpose: Words
    domain: str
    unmatched: Operator | None
    """What becomes of a column that no rule is about; without one, such a column is refused."""
    rules: tuple[Rule, ...]
    """In the order in which they are asked: its own, then those of the policy it extends, and so on."""
    text: TextTreatments
    """What becomes of personal data inside prose."""
    source: str
    """The file, for messages."""
    sha256: str
    """Of the file's bytes; with those of the policies it extends, where there are any."""
    parents: tuple[Parent, ...] = ()
    """The policies it extends, the nearest first."""
    privacy: PrivacySection | None = None
    """What the copy as a whole must satisfy."""
    why_no_k: Words | None = None
    """Why no k is asked; none where one is, or nobody says why not."""
    requires_consent: ConsentDemand | None = None
    """That only rows of persons are in the copy who may be approached for a purpose."""
    sample: Sample | None = None
    """That the copy holds some of the rows only."""


def called(findings: DatasetFindings) -> tuple[str, ...]:
    """The names that a table goes by in ``match: {table: …}``: of the sheet or table, and of its file."""
    file = PurePath(findings.source.replace("\\", "/"))
    own = (findings.table,) if findings.table else ()
    return tuple(dict.fromkeys((*own, findings.source, file.name, file.stem)))


def is_pattern(name: str) -> bool:
    """Whether a rule's column is a pattern. A bracket is none: ``adressen[].straat`` is a name."""
    return "*" in name or "?" in name


def matches(pattern: str, name: str) -> bool:
    """Whether a column is meant by ``pattern``: ``*`` is any characters, ``?`` one; upper and lower case are alike."""
    regex = re.escape(pattern).replace(r"\*", ".*").replace(r"\?", ".")
    return re.fullmatch(regex, name, re.IGNORECASE | re.DOTALL) is not None
