"""Consents, objections and what else decides whether a person may be approached: the nouns of the consent ledger.

Art. 4(11), 7, 8 and 21 AVG; art. 11.7 Telecommunicatiewet. Pure data, without a database.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, datetime


class Basis(StrEnum):
    """What makes processing lawful: art. 6(1) AVG, by its letters."""

    CONSENT = "a"
    CONTRACT = "b"
    LEGAL_OBLIGATION = "c"
    VITAL_INTEREST = "d"
    PUBLIC_TASK = "e"
    LEGITIMATE_INTEREST = "f"


class Channel(StrEnum):
    """By what means a person is approached."""

    EMAIL = "email"
    POST = "post"
    PHONE = "phone"
    SMS = "sms"
    APP = "app"


class EventType(StrEnum):
    """What happened to a consent; the state that it leads to."""

    REQUESTED = "requested"
    GIVEN = "given"
    REFUSED = "refused"
    CONFIRMED = "confirmed"
    """Given again: asked anew, or by the subject who turned 16."""
    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"
    INVALIDATED = "invalidated"
    """Found not to have been a consent: tied to a contract, a pre-ticked box, words that do not cover the purpose."""


class Method(StrEnum):
    """How a consent or an objection reached the controller."""

    WEBFORM = "webform"
    PHONE = "phone"
    PAPER = "paper"
    EMAIL = "email"
    APP = "app"
    IN_PERSON = "in_person"
    IMPORT = "import"


@dataclass(frozen=True, slots=True)
class Purpose:
    """Why persons are approached or their data processed, and on what basis."""

    code: str
    """Short name that commands and policies use: ``nieuwsbrief``."""
    titles: Mapping[str, str]
    """What it is called, by language (``nl``, ``en``)."""
    basis: Basis
    special_ground: str | None = None
    """Letter of art. 9(2), where special categories are processed."""
    categories: tuple[str, ...] = ()
    """Kinds of personal data, in the words of the scanner (``email``, ``health``) or in one's own."""
    recipients: tuple[str, ...] = ()
    retention: str | None = None
    """How long data is kept: an ISO 8601 duration (``P2Y``) or words."""
    channels: tuple[Channel, ...] = ()
    """By which means persons are approached for it; none where nobody is."""
    direct_marketing: bool = False
    """Whether art. 21(2)-(3) lets an objection stop it at once."""
    soft_opt_in: bool = False
    """Own similar products, an opt-out in every message and a sender who says who he is (Tw 11.7(3))."""
    valid_months: int | None = None
    """After how many calendar months a consent ends; none where it does not, as the AVG sets no term."""
    review_months: int = 24
    """After how many calendar months to ask again, as is good practice (EDPB 05/2020)."""
    earlier: tuple[Earlier, ...] = field(default=(), compare=False)
    """What it said before, the oldest first: a yes counts for no more than was said when it was given."""
    rested_on_consent: bool = field(default=False, compare=False)
    """Whether it once asked consent: who said no then is not approached on another basis (EDPB 05/2020, 121-123)."""


@dataclass(frozen=True, slots=True)
class Earlier:
    """A description of a purpose that another took the place of."""

    until: datetime
    """From when the next one counted."""
    purpose: Purpose


@dataclass(frozen=True, slots=True)
class Notice:
    """The words that a person was shown, in one language."""

    purposes: frozenset[str]
    """Codes of the purposes that it covers."""
    version: str
    language: str
    text: str
    sha256: str
    """Of the text in UTF-8, as hexadecimal digits."""
    since: datetime
    """From when it is shown."""
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Subject:
    """Whom a consent is about, as far as the law asks to know."""

    id: str
    """Random; what events point to. Says nothing once the reference is gone."""
    turns_16_on: date | None = None
    """Kept only where it matters (art. 8 AVG, art. 5 UAVG)."""
    guardian: str | None = None
    """A pseudonymous reference to who holds parental responsibility."""


@dataclass(frozen=True, slots=True)
class ConsentEvent:
    """One thing that happened to the consent of one person for one purpose. Never changed, never removed."""

    subject: str
    """Id of the subject."""
    purpose: str
    type: EventType
    at: datetime
    """When it happened, with its offset."""
    channel: Channel | None = None
    """The one channel that it is about; none for all channels of the purpose."""
    notice: Notice | None = None
    """What the person was shown; a consent without it proves nothing (art. 7(1))."""
    method: Method | None = None
    explicit: bool = False
    """Said in so many words, as art. 9(2)(a), 22 and 49 ask."""
    by_guardian: bool = False
    """Given by who holds parental responsibility (art. 8)."""
    recorded_by: str = ""
    """Who wrote it down."""


@dataclass(frozen=True, slots=True)
class Preference:
    """By which channel a person wants to be approached, or does not."""

    channel: Channel
    wanted: bool
    at: datetime


@dataclass(frozen=True, slots=True)
class Objection:
    """Somebody does not want something (art. 21): an entry of the suppression list (blokkeerlijst)."""

    at: datetime
    purpose: str | None = None
    """None: all direct marketing."""
    channel: Channel | None = None
    """None: every channel."""
    lifted: bool = False
    """The person took it back."""


@dataclass(frozen=True, slots=True)
class CustomerRelation:
    """What the exception for one's own customers rests on (soft opt-in, Tw 11.7(3))."""

    since: datetime
    obtained_in_sale: bool
    """Whether the address was obtained in the sale of a product or service."""
    objection_offered: bool
    """Whether, when it was obtained, the customer could object at no cost and with ease."""


@dataclass(frozen=True, slots=True)
class Facts:
    """Everything known of one person that decides about one purpose."""

    subject: Subject | None
    """None: the ledger does not know the person, who may have objected all the same."""
    events: tuple[ConsentEvent, ...] = ()
    """In the order in which they were recorded."""
    preferences: tuple[Preference, ...] = ()
    objections: tuple[Objection, ...] = ()
    relation: CustomerRelation | None = None
    """The one recorded last among those that had begun at the moment asked about."""
    elsewhere: tuple[Facts, ...] = ()
    """Of the same person under other identifiers: what was refused there counts, what was granted does not."""


class Reason(StrEnum):
    """Why a person may or may not be approached; each with its article (``consent/reasons.py``)."""

    CONSENT = "consent"
    SOFT_OPT_IN = "soft_opt_in"
    OTHER_BASIS = "other_basis"
    """Art. 6(1)(b)-(f), and no rule that asks consent for the channel."""
    NEVER_ASKED = "never_asked"
    NOT_ANSWERED = "not_answered"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"
    INVALIDATED = "invalidated"
    NOT_COVERED = "not_covered"
    """The notice shown does not cover the purpose, or no notice is known."""
    NOT_EXPLICIT = "not_explicit"
    PARENT_NEEDED = "parent_needed"
    """Given under the age of consent, and not by a parent."""
    CONFIRMATION_NEEDED = "confirmation_needed"
    """Of age since a parent consented, or when a parent did."""
    OBJECTION = "objection"
    CHANNEL_NOT_WANTED = "channel_not_wanted"
    CHANNEL_NOT_IN_PURPOSE = "channel_not_in_purpose"
    CHANNEL_NEEDS_CONSENT = "channel_needs_consent"
    """Art. 11.7 Tw asks consent for this channel, whatever the basis of art. 6."""
    UNKNOWN_SUBJECT = "unknown_subject"


@dataclass(frozen=True, slots=True)
class Answer:
    """Whether a person may be approached for a purpose at a moment, and why."""

    allowed: bool
    reason: Reason
    since: datetime | None = None
    """When what decided came about."""
    until: datetime | None = None
    """When what allows it now ends by itself: a term, a birthday, a day set by law."""


class ReviewReason(StrEnum):
    """Why a consent that was given must be asked again, now or soon."""

    OLD = "old"
    """Older than the purpose's ``review_months``."""
    NOTICE_SUPERSEDED = "notice_superseded"
    """Since then another text is shown for the purpose."""
    DESCRIBED_ANEW = "described_anew"
    """Since then the purpose says more than was agreed to: the consent does not count for it."""
    EXPIRES = "expires"
    COMES_OF_AGE = "comes_of_age"
    """A parent consented, and the subject reaches the age to consent alone."""


@dataclass(frozen=True, slots=True)
class Review:
    """Something for which a consent must be asked again."""

    reason: ReviewReason
    due: datetime
    """From when; may lie ahead."""
