"""A processing activity as it is written: in a file of the register, or under ``activities`` of avgtool.yaml.

Nearly everything may be left out or left empty: a register grows, and ``register check`` tells what is missing.
"""

from __future__ import annotations

import re
from datetime import date  # noqa: TC003 - pydantic needs it at run time
from typing import Annotated, Any

from pydantic import BeforeValidator, ConfigDict, Field, model_validator

from avgtool.config.base import Section
from avgtool.config.sources import TermSettings  # noqa: TC001 - pydantic needs it at run time
from avgtool.i18n import msg
from avgtool.model.activities import (
    Action,
    Activity,
    ActivityPurpose,
    AutomatedDecision,
    Capacity,
    Party,
    Processor,
    Recipient,
    StoragePeriod,
    Transfer,
)
from avgtool.model.consents import Basis  # noqa: TC001 - the same
from avgtool.model.kinds import Category, Kind
from avgtool.model.retention import Term
from avgtool.strict_yaml import invalid

CODE = r"^[a-z0-9][a-z0-9_-]*$"
_NEEDING_A_PERMIT = (Category.SPECIAL, Category.CRIMINAL, Category.NATIONAL_ID)
_ONLY_THESE: dict[str, Any] = {"propertyNames": {"enum": [category.value for category in _NEEDING_A_PERMIT]}}


def is_code(text: str) -> bool:
    """Whether ``text`` can be the code of an activity."""
    return re.fullmatch(CODE, text) is not None


def _listed(value: object) -> object:
    """One thing is a list of one; an empty text is none."""
    if value is None or value == "":
        return ()
    return value if isinstance(value, list | tuple) else (value,)


def _named(value: object) -> object:
    """``- Postbedrijf`` is ``- {name: Postbedrijf}``."""
    return [{"name": one} if isinstance(one, str) else one for one in _as_list(value)]


def _told(value: object) -> object:
    """``- Nieuws sturen`` is ``- {text: Nieuws sturen}``."""
    return [{"text": one} if isinstance(one, str) else one for one in _as_list(value)]


def _as_list(value: object) -> list[Any]:
    listed = _listed(value)
    return list(listed) if isinstance(listed, list | tuple) else []


class Part(Section):
    """A part of an activity, in which ``owner:`` without a value is an owner that is still to be written."""

    model_config = ConfigDict(use_attribute_docstrings=True)

    @model_validator(mode="before")
    @classmethod
    def _without_empty(cls, given: object) -> object:
        return {key: value for key, value in given.items() if value is not None} if isinstance(given, dict) else given


Text = Annotated[str, Field(min_length=1)]
Texts = Annotated[tuple[Text, ...], BeforeValidator(_listed, json_schema_input_type=str | list[str])]


class PurposeEntry(Part):
    """A purpose, with what makes it lawful."""

    text: str = ""
    """What it is done for, in words that a data subject reads."""
    basis: Basis | None = None
    """a consent, b contract, c legal obligation, d vital interest, e public task, f legitimate interest (art. 6(1))."""
    law: str = ""
    """Which law, for c and e."""
    interest: str = ""
    """Which interest, and why it weighs more than those of the persons, for f."""
    consent: str = ""
    """Code of the purpose in the ledger, for a."""


class PartyEntry(Part):
    """An organisation."""

    name: str = Field(min_length=1)
    contact: str = ""
    fg: str = ""
    """Its data protection officer."""


class RecipientEntry(Part):
    """Who gets data."""

    name: str = Field(min_length=1)
    purpose: str = ""


class ProcessorEntry(Part):
    """Who processes them for you."""

    name: str = Field(min_length=1)
    service: str = ""
    contract: str = ""
    """Reference or date of the processing agreement."""
    contact: str = ""


class TransferEntry(Part):
    """Where they go outside the EEA."""

    country: str = Field(min_length=1)
    recipient: str = ""
    safeguard: str = ""
    """Adequacy decision, standard contractual clauses, …"""


class StorageEntry(Part):
    """How long they are kept."""

    data: str = ""
    """Which data; all of the activity by default."""
    term: TermSettings | None = None
    """None where the event itself ends it."""
    start: str = ""
    """The event with which the term starts."""
    ground: str = ""
    """Why this long."""
    action: Action | None = None
    """What happens then."""
    columns: Texts = ()
    """Columns of the systems with the date of that event: ``column`` or ``table.column``."""


class DecisionEntry(Part):
    """A decision without a human in it."""

    what: str = Field(min_length=1)
    logic: str = ""
    consequences: str = ""


Parties = Annotated[
    tuple[PartyEntry, ...], BeforeValidator(_named, json_schema_input_type=str | PartyEntry | list[str | PartyEntry])
]
Recipients = Annotated[
    tuple[RecipientEntry, ...],
    BeforeValidator(_named, json_schema_input_type=str | RecipientEntry | list[str | RecipientEntry]),
]
Processors = Annotated[
    tuple[ProcessorEntry, ...],
    BeforeValidator(_named, json_schema_input_type=str | ProcessorEntry | list[str | ProcessorEntry]),
]
Purposes = Annotated[
    tuple[PurposeEntry, ...],
    BeforeValidator(_told, json_schema_input_type=str | PurposeEntry | list[str | PurposeEntry]),
]
Periods = Annotated[
    tuple[StorageEntry, ...], BeforeValidator(_listed, json_schema_input_type=StorageEntry | list[StorageEntry])
]
Kinds = Annotated[tuple[Kind, ...], BeforeValidator(_listed, json_schema_input_type=Kind | list[Kind])]


class ActivityEntry(Part):
    """An entry of the register of processing activities (art. 30 AVG)."""

    code: str = Field(default="", pattern=rf"{CODE}|^$", max_length=80)
    """Short name; by default the name of the file."""
    name: str = Field(default="", max_length=200)
    capacity: Capacity = Capacity.CONTROLLER
    """Whether you decide (controller) or work for somebody else (processor)."""
    description: str = ""
    purposes: Purposes = ()
    subjects: Texts = ()
    """Categories of persons."""
    kinds: Kinds = ()
    """Categories of data, as a scan names them."""
    other_data: Texts = ()
    """Categories of data that no scan finds, in words."""
    permits: dict[Category, str] = Field(default_factory=dict, json_schema_extra=_ONLY_THESE)
    """Why special or criminal data or a national number may be there: ``national_id: Wabvpz 4``."""
    recipients: Recipients = ()
    no_recipients: bool = False
    """True once you found that nobody gets them."""
    processors: Processors = ()
    transfers: tuple[TransferEntry, ...] = ()
    no_transfers: bool = False
    """True once you found that nothing leaves the EEA."""
    retention: Periods = ()
    measures: Texts = ()
    """Security, technical and organisational."""
    systems: Texts = ()
    """Names of the sources of avgtool.yaml, and of other systems."""
    origin: str = ""
    """Where the data come from."""
    required: str = ""
    """Whether persons must give them, and what follows if they do not."""
    decisions: tuple[DecisionEntry, ...] = ()
    """Decisions without a human in them."""
    dpia: str = ""
    """Reference of the assessment, or why none is needed."""
    owner: str = ""
    """Who answers for it."""
    last_review: date | None = None
    joint_controllers: Parties = ()
    representative: PartyEntry | None = None
    """In the EU, of an organisation outside it."""
    controllers: Parties = ()
    """For whom you work, as a processor."""
    work: Texts = ()
    """What you do for them, as a processor."""
    policy: str = ""
    """Name of the policy by which copies are made."""
    notice: bool | str = True
    """Whether it stands in the privacy notice; a text is shown there above it, in words for everybody."""

    @model_validator(mode="after")
    def _permits_what_needs_one(self) -> ActivityEntry:
        if any(category not in _NEEDING_A_PERMIT for category in self.permits):
            raise invalid(msg("permits are for special, criminal and national_id"))
        return self

    def as_activity(self, code: str = "", where: str = "") -> Activity:
        """The same as a noun.

        Args:
            code: Its code where it has none of its own: the name of its file.
            where: The file it was read from, for messages.
        """
        called = self.code or code
        return Activity(
            **{name: getattr(self, name) for name in _TAKEN_OVER},
            code=called,
            name=self.name or called,
            purposes=tuple(ActivityPurpose(**one.model_dump()) for one in self.purposes),
            recipients=tuple(Recipient(**one.model_dump()) for one in self.recipients),
            processors=tuple(Processor(**one.model_dump()) for one in self.processors),
            transfers=tuple(Transfer(**one.model_dump()) for one in self.transfers),
            retention=tuple(_period(one) for one in self.retention),
            decisions=tuple(AutomatedDecision(**one.model_dump()) for one in self.decisions),
            joint_controllers=_parties(self.joint_controllers),
            representative=None if self.representative is None else Party(**self.representative.model_dump()),
            controllers=_parties(self.controllers),
            where=where,
        )


_TAKEN_OVER = (
    *("capacity", "description", "subjects", "kinds", "other_data", "permits", "no_recipients", "no_transfers"),
    *("measures", "systems", "origin", "required", "dpia", "owner", "last_review", "work", "policy", "notice"),
)
"""Fields that mean what is written."""


def _parties(entries: tuple[PartyEntry, ...]) -> tuple[Party, ...]:
    return tuple(Party(**one.model_dump()) for one in entries)


def _period(entry: StorageEntry) -> StoragePeriod:
    term = None if entry.term is None else Term(**entry.term.model_dump())
    return StoragePeriod(**{**entry.model_dump(), "term": term})
