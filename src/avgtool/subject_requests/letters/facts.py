"""What a letter tells: everything that its text can name, and nothing else. Pure data, in memory only."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from avgtool.i18n import Message
    from avgtool.model.person_words import PersonForms
    from avgtool.model.requests import Recipients


@dataclass(frozen=True, slots=True)
class Sender:
    """The organisation."""

    name: str = ""
    address: str = ""
    contact: str = ""
    phone: str = ""
    officer: str = ""
    """Data protection officer."""
    privacy_url: str = ""
    public_body: bool = False
    """Whether its decisions are those of an administrative authority (Awb)."""


@dataclass(frozen=True, slots=True)
class RightFacts:
    """One right that was asked for."""

    code: str
    title: Message
    """``inzage``."""
    heading: Message
    """``Inzage``."""
    article: Message
    understood: Message
    """What the person wants, as a sentence without a full stop: *U wilt weten …*"""


@dataclass(frozen=True, slots=True)
class GroundFacts:
    """One ground of refusal, in words for the person."""

    code: str
    article: Message
    told: Message


@dataclass(frozen=True, slots=True)
class StepFacts:
    """The step that the letter goes with."""

    day: Message
    by: str = ""
    reason: str = ""
    """In the officer's words."""
    means: str = ""
    """Code of the means by which it is made sure who asks."""
    extension: str = ""
    """Code of the reason of an extension."""
    grounds: tuple[GroundFacts, ...] = ()


@dataclass(frozen=True, slots=True)
class RequestFacts:
    """The request."""

    reference: str
    received: Message
    rights: tuple[RightFacts, ...]
    due: Message
    """By when the person is answered, after the step."""
    first_due: Message
    """By when, before it was extended."""
    words: str = ""
    representative: str = ""
    channel: str = ""
    late: bool = False
    """Whether the answer comes after its last day."""
    identified: bool = False
    """Whether it is sure who asks."""


@dataclass(frozen=True, slots=True)
class ActivityFacts:
    """One processing activity, as art. 15(1) asks it told."""

    name: str
    code: str = ""
    """Of the register."""
    purposes: tuple[str | Message, ...] = ()
    data: tuple[str | Message, ...] = ()
    recipients: tuple[str, ...] = ()
    terms: tuple[str | Message, ...] = ()
    """How long, each as a phrase."""
    origin: str = ""
    transfers: tuple[str, ...] = ()
    no_recipients: bool = False
    no_transfers: bool = False
    decisions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Searched:
    """One source that was searched for the person."""

    source: str
    rows: int | None = None
    """How many rows about the person it held; None where nobody counted."""
    missed: str = ""
    """Why it could not be searched; empty where it was."""
    kinds: tuple[Message, ...] = ()
    """What it holds of the person."""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """What is not given, and why (art. 15(4))."""

    what: str
    reason: str


@dataclass(frozen=True, slots=True)
class Change:
    """A datum that was put right."""

    what: str
    old: str = ""
    new: str = ""


class Erasing(StrEnum):
    """How rows were erased (art. 17)."""

    DELETE = "verwijderen"
    OVERWRITE = "anonimiseren"
    """The row stays; what the person was known by is written over. Nothing is said of who may still know."""
    IN_TEXT = "in-teksten"
    """The row is about another; what its texts say of the person is made unreadable."""


@dataclass(frozen=True, slots=True)
class Erased:
    """Rows that were erased; those that a ground keeps are :class:`Kept`, and none of these."""

    source: str
    rows: int | None = None
    fate: Erasing | None = None


@dataclass(frozen=True, slots=True)
class Kept:
    """What stays, on which ground and until when."""

    what: str
    ground: str
    until: date | None = None
    rows: int | None = None
    reduced: bool = False
    """Whether what the ground does not need was taken out."""


@dataclass(frozen=True, slots=True)
class Notice:
    """What became of the notice to those who got the data (art. 19)."""

    outcome: Recipients
    names: tuple[str, ...] = ()
    reason: str = ""


@dataclass(frozen=True, slots=True)
class DataFile:
    """A file that goes with the letter."""

    name: str
    form: str = ""
    """``CSV``, ``JSON``."""
    fields: tuple[str, ...] = ()
    sha256: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """What was done or found; what is empty, the letter leaves to be filled in where it cannot do without."""

    searched: tuple[Searched, ...] = ()
    found: bool | None = None
    """Whether there are data about the person; None where nobody said."""
    activities: tuple[ActivityFacts, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    changed: tuple[Change, ...] = ()
    erased: tuple[Erased, ...] = ()
    kept: tuple[Kept, ...] = ()
    backups: tuple[str, ...] = ()
    """For how long, in words."""
    suppressed: bool | None = None
    """Whether it is remembered, without the address itself, that the person is not to be approached."""
    restricted: tuple[str, ...] = ()
    """Data that were marked (art. 18)."""
    stopped: tuple[str, ...] = ()
    """Uses that ended with an objection."""
    consents: tuple[str, ...] = ()
    """Purposes for which consent was withdrawn."""
    notice: Notice | None = None
    files: tuple[DataFile, ...] = ()
    portable: tuple[DataFile, ...] = ()
    """Of them those for another controller (art. 20); all where none is named."""
    not_portable: tuple[LeftOut, ...] = ()
    """What does not go to another controller, and why."""
    origin_known: bool = False
    """Whether it is recorded of all that goes to another controller that the person provided it, or that it was
    observed."""
    unexplained: tuple[str, ...] = ()
    """Sources that hold data of the person, and of which the register does not say what for."""
    enclosures: tuple[str, ...] = ()
    outcome: str = ""
    """What a human decided who looked at an automated decision again."""
    given: str = ""
    """What a person whose request is refused gets all the same."""
    effective: date | None = None
    """From when it holds; by default the day of the letter."""
    late_reason: str = ""
    """Why the answer comes after its last day."""


@dataclass(frozen=True, slots=True)
class LetterFacts:
    """All that a letter's text can name."""

    organisation: Sender
    person: PersonForms
    request: RequestFacts
    step: StepFacts
    answer: Answer = field(default_factory=Answer)
