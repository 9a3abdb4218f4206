"""Processing activities: what the register of art. 30 AVG says of each, and what is wise to say besides. Pure data.

A controller's entry (art. 30(1)) and a processor's (art. 30(2)) are one noun; :class:`Capacity` tells them apart. Every
field may be empty, because a register grows: what is missing is told by a check, not refused.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from avgtool.model.consents import Basis
    from avgtool.model.kinds import Category, Kind
    from avgtool.model.retention import Term


class Capacity(StrEnum):
    """In what role the organisation processes."""

    CONTROLLER = "controller"
    """It decides why and how (art. 4(7)): *verwerkingsverantwoordelijke*."""
    PROCESSOR = "processor"
    """It works for somebody else (art. 4(8)): *verwerker*."""


class Action(StrEnum):
    """What happens to data whose term is over."""

    DELETE = "delete"
    ANONYMIZE = "anonymize"
    REVIEW = "review"
    """Somebody looks whether they are still needed."""


@dataclass(frozen=True, slots=True)
class Party:
    """An organisation with how it is reached: a joint controller, a representative, a customer of a processor."""

    name: str
    contact: str = ""
    fg: str = ""
    """Its data protection officer (art. 37)."""


@dataclass(frozen=True, slots=True)
class ActivityPurpose:
    """One reason for which data are processed, and what makes that lawful (art. 5(1)(b), 6(1))."""

    text: str
    """In words that a data subject reads."""
    basis: Basis | None = None
    law: str = ""
    """The legal duty or public task, where the basis is c or e."""
    interest: str = ""
    """The legitimate interest and why it weighs more, where the basis is f (art. 13(1)(d))."""
    consent: str = ""
    """Code of the purpose in the ledger, where the basis is a."""


@dataclass(frozen=True, slots=True)
class Recipient:
    """Who gets data, or a category of them (art. 30(1)(d))."""

    name: str
    purpose: str = ""
    """What it gets them for."""


@dataclass(frozen=True, slots=True)
class Processor:
    """Who processes data for the controller (art. 28)."""

    name: str
    service: str = ""
    contract: str = ""
    """Reference or date of the processing agreement (art. 28(3)); empty where there is none."""
    contact: str = ""


@dataclass(frozen=True, slots=True)
class Transfer:
    """Data that go to a country outside the EEA, or to an international organisation (art. 44-49)."""

    country: str
    recipient: str = ""
    safeguard: str = ""
    """What makes it lawful: an adequacy decision, standard clauses; the documents of art. 49(1), second paragraph."""


@dataclass(frozen=True, slots=True)
class StoragePeriod:
    """How long data of an activity are kept (art. 30(1)(f)), and what happens then."""

    data: str = ""
    """Which data, in words; empty for all of the activity."""
    term: Term | None = None
    """None where the event itself ends it: until consent is withdrawn."""
    start: str = ""
    """The event with which the term starts, in words: *einde van de overeenkomst*."""
    ground: str = ""
    """Why this long: ``AWR 52(4)``, or a policy of one's own."""
    action: Action | None = None
    """What happens then; None where nobody wrote it down."""
    columns: tuple[str, ...] = ()
    """Columns of the systems that hold the date of that event, as ``column`` or ``table.column``."""


@dataclass(frozen=True, slots=True)
class AutomatedDecision:
    """A decision about persons without a human in it (art. 22), as art. 13(2)(f) and 15(1)(h) ask it told."""

    what: str
    logic: str = ""
    consequences: str = ""


@dataclass(frozen=True, slots=True)
class Activity:
    """One entry of the register."""

    code: str
    name: str
    capacity: Capacity = Capacity.CONTROLLER
    description: str = ""
    purposes: tuple[ActivityPurpose, ...] = ()
    subjects: tuple[str, ...] = ()
    """Categories of data subjects: *klanten*, *bezoekers van de website*."""
    kinds: tuple[Kind, ...] = ()
    """Categories of data, as the scanner names them."""
    other_data: tuple[str, ...] = ()
    """Categories of data that no scan finds in tables, in words: *camerabeelden*."""
    permits: Mapping[Category, str] = field(default_factory=dict)
    """Why special or criminal data or national numbers may be there: the exception of art. 9(2) or 10, or a law."""
    recipients: tuple[Recipient, ...] = ()
    no_recipients: bool = False
    """Whether somebody found that nobody gets the data; without it, no recipients may mean that nobody looked."""
    processors: tuple[Processor, ...] = ()
    transfers: tuple[Transfer, ...] = ()
    no_transfers: bool = False
    """Whether somebody found that nothing leaves the EEA; without it, no transfers may mean that nobody looked."""
    retention: tuple[StoragePeriod, ...] = ()
    measures: tuple[str, ...] = ()
    """Technical and organisational security (art. 32)."""
    systems: tuple[str, ...] = ()
    """Names of the sources of avgtool.yaml, and of other systems."""
    origin: str = ""
    """Where the data come from (art. 14(2)(f), 15(1)(g))."""
    required: str = ""
    """Whether persons must give them, and what follows if they do not (art. 13(2)(e))."""
    decisions: tuple[AutomatedDecision, ...] = ()
    dpia: str = ""
    """Reference of the assessment, or why there need not be one (art. 35)."""
    owner: str = ""
    """Who answers for it within the organisation."""
    last_review: date | None = None
    joint_controllers: tuple[Party, ...] = ()
    """With whom the purposes are decided (art. 26)."""
    representative: Party | None = None
    """In the EU, of an organisation outside it (art. 27)."""
    controllers: tuple[Party, ...] = ()
    """For whom a processor works (art. 30(2)(a))."""
    work: tuple[str, ...] = ()
    """What a processor does for them (art. 30(2)(b)): *hosting*, *verzending*."""
    policy: str = ""
    """Name of the policy by which copies of the data are made."""
    notice: bool | str = True
    """Whether it stands in the privacy notice; a text is shown there above it, in words for everybody."""
    where: str = field(default="", compare=False)
    """The file it was read from, for messages."""

    @property
    def aims(self) -> tuple[str, ...]:
        """What each purpose says, once, also where it stands on two bases."""
        return tuple(dict.fromkeys(purpose.text for purpose in self.purposes if purpose.text))

    @property
    def consents(self) -> tuple[str, ...]:
        """Codes of the purposes of the ledger that it relies on."""
        return tuple(purpose.consent for purpose in self.purposes if purpose.consent)
