"""Requests of data subjects: rights, states, steps and what the law says of each; the nouns of a request's file.

Art. 7(3) and 12-22 AVG. Pure data, without a database. Rights, states and steps are named in Dutch in what is stored
and in what programs read: they are terms of Dutch practice, and of the register that an officer keeps.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, datetime

    from avgtool.i18n import Message


class Right(StrEnum):
    """What a data subject can ask for."""

    ACCESS = "inzage"
    RECTIFICATION = "rectificatie"
    ERASURE = "wissing"
    RESTRICTION = "beperking"
    PORTABILITY = "overdraagbaarheid"
    OBJECTION = "bezwaar"
    MARKETING_OBJECTION = "bezwaar-direct-marketing"
    AUTOMATED_DECISION = "geautomatiseerde-besluitvorming"
    CONSENT_WITHDRAWAL = "toestemming-intrekken"


class State(StrEnum):
    """How far a request has come. That it is overdue is computed, and is no state."""

    RECEIVED = "ontvangen"
    ACKNOWLEDGED = "bevestigd"
    IDENTITY_ASKED = "identiteit_gevraagd"
    IN_PROGRESS = "in_behandeling"
    CLARIFICATION_ASKED = "precisering_gevraagd"
    EXTENDED = "verlengd"
    GRANTED = "ingewilligd"
    PARTLY_GRANTED = "deels_ingewilligd"
    REFUSED = "afgewezen"
    WITHDRAWN = "ingetrokken"
    CLOSED = "gesloten"
    REOPENED = "heropend"


class Step(StrEnum):
    """What is done with a request."""

    RECEIVE = "ontvangen"
    ACKNOWLEDGE = "bevestigen"
    ASK_IDENTITY = "identiteit-vragen"
    VERIFY_IDENTITY = "identiteit-vaststellen"
    ASK_CLARIFICATION = "precisering-vragen"
    TAKE_UP = "in-behandeling-nemen"
    """The person made clear what the request is about, or a reopened request is worked on."""
    EXTEND = "verlengen"
    GRANT = "inwilligen"
    GRANT_PARTLY = "deels-inwilligen"
    REFUSE = "afwijzen"
    WITHDRAW = "intrekken"
    CLOSE = "sluiten"
    REOPEN = "heropenen"
    CORRECT = "corrigeren"
    """What was mistyped when the request was recorded is put right; the state stays."""


class IdentityMeans(StrEnum):
    """By what it is made sure who asks; the lightest first."""

    LOGIN = "inloggen"
    EMAIL_CHECK = "e-mailcontrole"
    CALL_BACK = "terugbellen"
    KNOWN_DETAILS = "klantgegevens"
    """Customer number and something that only the customer knows, such as the last order."""
    IN_PERSON = "aan-de-balie"
    ID_COPY = "afgeschermde-kopie"
    """A copy of a document without citizen service number and photograph; only where nothing lighter will do."""


class ExtensionReason(StrEnum):
    """Why a term may be extended (art. 12(3)): nothing else counts, a backlog neither."""

    COMPLEXITY = "complexiteit"
    NUMBER = "aantal-verzoeken"
    """Many requests by this person."""


class ReopenReason(StrEnum):
    """Why a closed request is open again."""

    COMPLAINT = "klacht"
    COURT = "rechter"
    NEW_FACTS = "nieuwe-feiten"


class Correction(StrEnum):
    """What was mistyped when a request was recorded."""

    CONTACT = "contact"
    """The right contact stands in words."""
    RECEIVED = "ontvangen"
    """The right day of receipt is the date; why stands in words."""


class Recipients(StrEnum):
    """What became of the notice to those who got the data (art. 19)."""

    TOLD = "ingelicht"
    NONE = "geen-ontvangers"
    IMPOSSIBLE = "onmogelijk"
    """Impossible, or of disproportionate effort: why stands in words."""


class TaskState(StrEnum):
    """How far the work in one source is."""

    OPEN = "open"
    DONE = "klaar"
    KEPT = "bewaard"
    """Done, and rows stay that a ground keeps: what was asked is granted in part."""
    DROPPED = "vervallen"
    """Found not to be needed; why stands in words."""


class Urgency(StrEnum):
    """How pressing a request is on a day."""

    OVERDUE = "te-laat"
    AT_RISK = "in-gevaar"
    ON_TIME = "op-tijd"
    ANSWERED = "beantwoord"
    """Nothing is due any more: it was decided, or withdrawn."""


class Risk(StrEnum):
    """Why a request is at risk."""

    NEAR = "bijna"
    """Few working days are left."""
    PAUSE_MAY_NOT_HOLD = "pauze-houdt-misschien-niet"
    """A question was asked late, and without the pause the term would be over, or nearly."""


@dataclass(frozen=True, slots=True)
class Ground:
    """A ground on which a request may be refused, wholly or in part."""

    code: str
    """What commands and files name it by: ``avg-17-3-b``."""
    article: Message
    text: Message
    """What must be the case, as a sentence without a full stop."""
    told: Message | None = None
    """The same as a letter tells it to the person; ``text`` where there is none."""


@dataclass(frozen=True, slots=True)
class RightLaw:
    """What the law says of one right."""

    right: Right
    article: Message
    title: Message
    """What readers call it."""
    conditions: tuple[Message, ...]
    """In which cases a person has it; each one is enough."""
    grounds: tuple[str, ...]
    """Codes of the grounds on which it may be refused."""
    answer: tuple[Message, ...]
    """What the answer must contain."""
    tells_recipients: bool = False
    """Whether those who got the data must be told (art. 19)."""
    takes_work: bool = False
    """Whether granting it takes more than an answer: something must be done with data, or in the ledger."""


@dataclass(frozen=True, slots=True)
class RequestLaw:
    """The law of requests in one country. Filled in by country packages."""

    rights: Mapping[Right, RightLaw]
    grounds: Mapping[str, Ground]
    """By their codes."""
    identity_only: frozenset[str]
    """Grounds on which a request may be refused while it is not known who asks."""
    identity_guidance: Mapping[IdentityMeans, tuple[Message, ...]]
    """What to mind with a means of making sure who asks."""
    remedies: tuple[Message, ...]
    """What a refusal must tell the person: whom to complain to, and which court."""
    authority: str = ""
    """Name of the supervisory authority; a letter that tells the remedies names it."""


@dataclass(frozen=True, slots=True)
class Document:
    """A letter or another file that belongs to a request. It stays where it is; its hash says that it is the one."""

    sha256: str
    name: str | None = None
    """Of the file; None also once the file was destroyed."""

    def __repr__(self) -> str:
        return f"Document({self.sha256[:8]}…)"


@dataclass(frozen=True, slots=True)
class Event:
    """One step that was taken. Never changed, never removed."""

    step: Step
    at: datetime
    """When it was taken, with its offset."""
    by: str = ""
    """Who took it."""
    recorded: datetime | None = None
    """When it was written down, which the ledger's clock says; a later day than that of the step shows."""
    reason: str | None = None
    """Code: of :class:`ExtensionReason`, :class:`ReopenReason` or :class:`Correction`."""
    means: IdentityMeans | None = None
    grounds: tuple[str, ...] = ()
    """Codes of the grounds of a refusal."""
    remedies_told: bool = False
    """Whether the answer names whom to complain to, and the court (art. 12(4))."""
    recipients: Recipients | None = None
    term: date | None = None
    """By when a supervisor or a court wants an answer to a request that was reopened; of a correction the right day of
    receipt."""
    documents: tuple[Document, ...] = ()
    """The letters that belong to it."""
    words: str | None = None
    """Reason, question or motivation in words; None also once the file was destroyed."""

    def __repr__(self) -> str:
        return f"Event({self.step.value}, {self.at.isoformat()})"


@dataclass(frozen=True, slots=True)
class Task:
    """Work in one source, as it stands."""

    source: str
    """Name of the source."""
    work: Right
    """For which right."""
    state: TaskState
    by: str = ""
    """Who recorded it."""
    recorded: datetime | None = None
    words: str | None = None
    """What was done, or why nothing had to be; None also once the file was destroyed."""

    def __repr__(self) -> str:
        return f"Task({self.source}, {self.work.value}, {self.state.value})"


@dataclass(frozen=True, slots=True)
class Request:
    """One request, and everything that was done with it."""

    reference: str
    """``2026-0007``: year of receipt, and a number in that year."""
    received: date
    """Local date of receipt, by whatever channel."""
    channel: str
    """How it came in: ``email``, ``post``, …"""
    rights: tuple[Right, ...]
    subject: str
    """Id of the person in the ledger; random, and of nobody once the person was erased."""
    events: tuple[Event, ...] = ()
    """In the order in which they were recorded."""
    tasks: tuple[Task, ...] = ()
    """As each stands; none where nobody planned any."""
    work_log: tuple[Task, ...] = ()
    """The same as it came to be: every record of work, in the order of recording."""
    language: str = "nl"
    """In which the person is answered."""
    words: str | None = None
    """What was asked, in the person's own words or a summary."""
    contact: str | None = None
    """How to reach the person: a name and an address."""
    representative: str | None = None
    """Who asks on behalf of the person, and by what mandate."""

    def __repr__(self) -> str:
        return f"Request({self.reference})"
