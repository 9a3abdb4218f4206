"""Personal data breaches: what is known of one, what was decided and done; the nouns of the register of art. 33(5) AVG.

Pure data, without a database. States, steps and causes are named in Dutch in what is stored and in what programs
read: they are terms of the register that an officer keeps. A breach names no persons: neither those whose data it is
about, nor who made the mistake.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, datetime

    from avgtool.model.activities import Capacity
    from avgtool.model.kinds import Kind
    from avgtool.model.requests import Ground


PUBLICLY = "avg-34-3-c"
"""Code of the ground that asks a public communication in the place of telling each person (art. 34(3)(c))."""


class State(StrEnum):
    """How far a breach has come. That the term has passed is computed, and is no state."""

    RECORDED = "vastgelegd"
    TO_NOTIFY = "te_melden"
    """It was decided to notify the authority; that is still to be done."""
    PARTLY_NOTIFIED = "deels_gemeld"
    """In phases (art. 33(4)): the rest is to follow."""
    NOTIFIED = "gemeld"
    NOT_NOTIFIED = "niet_gemeld"
    """It was decided that the authority need not know: a risk is unlikely."""
    WITHDRAWN = "melding_ingetrokken"
    CONTROLLER_TOLD = "doorgegeven"
    """Of a processor: whoever it works for was told (art. 33(2))."""
    CLOSED = "gesloten"
    REOPENED = "heropend"


class Step(StrEnum):
    """What is done with a breach."""

    RECORD = "vastleggen"
    ADD = "aanvullen"
    """More is known, or what was known was wrong."""
    MEASURE = "maatregel-nemen"
    DECIDE_NOTIFY = "besluiten-te-melden"
    DECIDE_NOT_NOTIFY = "besluiten-niet-te-melden"
    NOTIFY_PARTLY = "deels-melden"
    NOTIFY = "melden"
    WITHDRAW = "melding-intrekken"
    DECIDE_TELL = "besluiten-mee-te-delen"
    DECIDE_NOT_TELL = "besluiten-niet-mee-te-delen"
    TELL = "meedelen"
    """The persons concerned were told (art. 34)."""
    TELL_CONTROLLER = "doorgeven"
    INFORM = "inlichten"
    """Somebody else was told: the police, an insurer, a processor."""
    CLOSE = "sluiten"
    REOPEN = "heropenen"


class Nature(StrEnum):
    """What was breached (art. 4(12), EDPB 9/2022)."""

    CONFIDENTIALITY = "vertrouwelijkheid"
    INTEGRITY = "integriteit"
    AVAILABILITY = "beschikbaarheid"


class Cause(StrEnum):
    """How it came about, as authorities ask it."""

    WRONG_RECIPIENT = "verkeerde-ontvanger"
    SHOWN_TO_WRONG_PERSON = "aan-verkeerde-getoond"
    PUBLISHED = "openbaar-gemaakt"
    LOST_DEVICE = "apparaat-kwijt"
    LOST_PAPER = "papier-kwijt"
    STOLEN = "gestolen"
    PHISHING = "phishing"
    INTRUSION = "inbraak-in-systeem"
    MALWARE = "malware"
    SNOOPING = "onbevoegd-ingezien"
    NOT_DESTROYED = "niet-vernietigd"
    DESTROYED = "vernietigd-of-gewijzigd"
    OTHER = "anders"


class PersonsState(StrEnum):
    """What becomes of telling the persons concerned (art. 34)."""

    UNDECIDED = "onbeslist"
    TO_TELL = "mee_te_delen"
    TOLD = "meegedeeld"
    NOT_TOLD = "niet_meegedeeld"


class Urgency(StrEnum):
    """How pressing a breach is at a moment."""

    OVERDUE = "te-laat"
    NEAR = "bijna"
    """The term ends within a day."""
    RUNNING = "loopt"
    AT_ONCE = "onverwijld"
    """Something is to be done without undue delay, for which the law counts no hours."""
    TO_DESCRIBE = "te-beschrijven"
    """Nothing is left to be decided or told, and the register does not hold all that it must (art. 33(5))."""
    NOTHING = "niets"


class Todo(StrEnum):
    """What is still open."""

    DECIDE_AUTHORITY = "besluit-melding"
    NOTIFY = "melding"
    COMPLETE_NOTIFICATION = "vervolgmelding"
    DECIDE_PERSONS = "besluit-mededeling"
    TELL_PERSONS = "mededeling"
    TELL_PUBLICLY = "openbare-mededeling"
    """The ground not to tell each person asks it (art. 34(3)(c))."""
    TELL_CONTROLLER = "doorgeven"
    DESCRIBE = "beschrijving"
    """All else is done, and the register lacks what it must hold (art. 33(5))."""


@dataclass(frozen=True, slots=True)
class ScanEstimate:
    """What a scan says of the data that were breached: counts and kinds, and no sentence in any language."""

    name: str
    """The system of which scans were kept, or the name of the file with a saved one."""
    records: int
    """Rows of the tables with personal data."""
    persons_most: int
    """No more persons than rows, if each row is about one."""
    kinds: tuple[Kind, ...] = ()
    hinted: tuple[Kind, ...] = ()
    """Kinds at which words in texts merely hint; for a person to judge."""
    on: date | None = None
    """The day on which the scan was kept; none of a saved one."""
    sha256: str | None = None
    """Of the file with a saved scan, its beginning."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of a breach at some moment; whatever is not known is empty."""

    title: str
    """What it is called in lists; names no persons."""
    aware: datetime
    """When the organisation knew, with its time zone: the term counts from here (art. 33(1))."""
    what: str | None = None
    """What happened."""
    nature: tuple[Nature, ...] = ()
    cause: Cause | None = None
    begun: datetime | None = None
    ended: datetime | None = None
    persons_least: int | None = None
    persons_most: int | None = None
    records: int | None = None
    """Approximate number of records (art. 33(3)(a))."""
    groups: tuple[str, ...] = ()
    """Categories of persons: customers, employees, minors."""
    kinds: tuple[Kind, ...] = ()
    systems: tuple[str, ...] = ()
    estimate: str | None = None
    """Where numbers and kinds were taken from besides scans, in words."""
    scans: tuple[ScanEstimate, ...] = ()
    """From which scans numbers and kinds were taken."""
    left_out: tuple[Kind, ...] = ()
    """Kinds of which a person said that they are not concerned, though a scan names them or hints at them."""
    processor: str | None = None
    """At which processor it happened."""
    controllers: tuple[str, ...] = ()
    """Of a processor: for whom it works."""
    consequences: str | None = None
    """Likely consequences for the persons."""
    measures: str | None = None
    """Taken and proposed, against the breach and its consequences."""


@dataclass(frozen=True, slots=True)
class Event:
    """A step that was taken."""

    step: Step
    at: datetime
    by: str
    recorded: datetime | None = None
    facts: Facts | None = None
    """All that is known from then on; of recording and adding."""
    ground: str | None = None
    """Code of a ground not to tell persons."""
    recipient: str | None = None
    """An organisation that was told."""
    persons: int | None = None
    """How many were told."""
    channel: str | None = None
    case: str | None = None
    """The number that the authority gave."""
    documents: tuple[str, ...] = ()
    """SHA-256 of what was sent."""
    words: str | None = None
    """Why, or what was told."""


@dataclass(frozen=True, slots=True)
class Breach:
    """One breach with everything that was done."""

    reference: str
    capacity: Capacity
    events: tuple[Event, ...]

    @property
    def facts(self) -> Facts:
        """What is known now."""
        return next(one.facts for one in reversed(self.events) if one.facts is not None)

    @property
    def measures_taken(self) -> tuple[Event, ...]:
        """The measures that were recorded as steps, in the order of time."""
        return tuple(sorted((one for one in self.events if one.step is Step.MEASURE), key=lambda one: one.at))


@dataclass(frozen=True, slots=True)
class BreachLaw:
    """What the law says of breaches in one country."""

    authority: str
    """Whom to notify."""
    timezone: str
    """IANA name: by whose clock moments are shown."""
    grounds: Mapping[str, Ground]
    """On which the persons concerned need not be told, by their codes."""
    identity_fraud_help: str = ""
    """Where in the country somebody reports that another uses his or her name; empty where nothing is known."""
