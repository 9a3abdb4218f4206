"""The tables of consents: every change is a new row, and the last row of a thing is how it stands now.

Field table of the law: art. 7(1), 4(11), 8 and 21 AVG; EDPB 05/2020; ISO/IEC TS 27560; Kantara consent receipt 1.1.
Classes with ``table=True`` do not validate what they are given, so each has a class without, which does, and which
:func:`row_of` makes a row of.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Annotated, ClassVar, Self

from pydantic import AwareDatetime, StringConstraints, model_validator
from sqlalchemy import Index, Integer, Text
from sqlmodel import Field

from avgtool.ledger.chained import COUNTER, Chain, Chained, chain_of
from avgtool.ledger.keyed import Identifier  # noqa: TC001 - pydantic needs it at run time
from avgtool.ledger.recordable import Code, Made, Sha256, Short, SubjectId, Words, row_for
from avgtool.model.consents import Basis, Channel, EventType, Method  # noqa: TC001 - the same

if TYPE_CHECKING:
    from collections.abc import Mapping


class NewPurpose(Made):
    """Why persons are approached or data processed; a later row of a code comes in the place of the earlier."""

    code: Code
    title_nl: Short
    title_en: Short | None = None
    basis: Basis
    special_ground: Annotated[str, StringConstraints(pattern=r"^[a-j]$")] | None = None
    """Letter of art. 9(2)."""
    categories: tuple[Short, ...] = ()
    recipients: tuple[Short, ...] = ()
    retention: Short | None = None
    channels: tuple[Channel, ...] = ()
    direct_marketing: bool = False
    soft_opt_in: bool = False
    valid_months: int | None = Field(default=None, gt=0, le=1200)
    review_months: int = Field(default=24, gt=0, le=1200)


class NewNotice(Made):
    """Words that persons are shown."""

    purposes: tuple[Code, ...] = Field(min_length=1)
    version: Short
    language: Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$")]
    text: Words
    sha256: Sha256
    """Of the text in UTF-8; another is refused."""
    since: AwareDatetime
    url: Short | None = None

    @model_validator(mode="after")
    def _hashed(self) -> Self:
        if hashlib.sha256(self.text.encode()).hexdigest() != self.sha256:
            raise ValueError("the text does not have this hash")
        return self


class NewConsentEvent(Made):
    """Something that happened to the consent of one person for one purpose."""

    record_id: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{32}$")]
    """Random, of this event: what a receipt names it by."""
    subject: SubjectId
    purpose: Code
    type: EventType
    at: AwareDatetime
    channel: Channel | None = None
    notice: int | None = Field(default=None, gt=0)
    """Number (``seq``) of the notice that was shown."""
    method: Method | None = None
    explicit: bool = False
    by_guardian: bool = False
    guardian_check: Words | None = None
    """Sealed: how it was checked that a parent consented (art. 8(2))."""
    evidence: Words | None = None
    """Sealed: where the proof lies, such as a form or a call."""
    note: Words | None = None
    """Sealed: anything else, such as why a consent was no consent."""
    batch: Short | None = None
    """Of one import: tells a repeated one."""


class NewPreference(Made):
    """By which channel a person wants to be approached, or does not."""

    subject: SubjectId
    channel: Channel
    wanted: bool
    at: AwareDatetime
    method: Method | None = None
    batch: Short | None = None


class NewObjection(Made):
    """An entry of the suppression list, which stands without a subject and outlives an erasure."""

    kind: Identifier
    digest: Sha256
    """:func:`avgtool.ledger.keyed.objection_digest`."""
    purpose: Code | None = None
    channel: Channel | None = None
    lifted: bool = False
    at: AwareDatetime
    method: Method | None = None
    batch: Short | None = None


class NewCustomerRelation(Made):
    """What the exception for one's own customers rests on (Tw 11.7(3)); a later row replaces the earlier."""

    subject: SubjectId
    since: AwareDatetime
    obtained_in_sale: bool
    objection_offered: bool
    batch: Short | None = None


class PurposeRow(Chained, table=True):
    """A purpose, as it was from some moment on."""

    __tablename__ = "purpose"
    FORMS: ClassVar[Mapping[int, tuple[str, ...]]] = {
        1: (
            "code", "title_nl", "title_en", "basis", "special_ground", "categories", "recipients", "retention",
            "channels", "direct_marketing", "soft_opt_in", "valid_months", "review_months",
        )
    }  # fmt: skip

    code: str = Field(index=True)
    title_nl: str
    title_en: str | None = None
    basis: str
    special_ground: str | None = None
    categories: str
    """JSON list of texts."""
    recipients: str
    """JSON list of texts."""
    retention: str | None = None
    channels: str
    """JSON list of codes."""
    direct_marketing: bool
    soft_opt_in: bool
    valid_months: int | None = Field(default=None, sa_type=Integer)
    review_months: int = Field(sa_type=Integer)


class NoticeRow(Chained, table=True):
    """A notice: its words never change; other words are another notice."""

    __tablename__ = "notice"
    FORMS: ClassVar[Mapping[int, tuple[str, ...]]] = {
        1: ("purposes", "version", "language", "text", "sha256", "since", "since_offset", "url")
    }

    purposes: str
    """JSON list of codes."""
    version: str = Field(index=True)
    language: str
    text: str = Field(sa_type=Text)
    sha256: str = Field(max_length=64)
    since: str
    since_offset: str
    url: str | None = None


class ConsentEventRow(Chained, table=True):
    """One event."""

    __tablename__ = "consent_event"
    __table_args__ = (
        Index("ix_consent_event_subject", "subject", "purpose"),  # what is known of one person
        Index("ix_consent_event_purpose", "purpose"),  # all persons of one purpose, in the order of the ledger
    )
    FORMS: ClassVar[Mapping[int, tuple[str, ...]]] = {
        1: (
            "record_id", "subject", "purpose", "type", "at", "at_offset", "channel", "notice", "method", "explicit",
            "by_guardian", "guardian_check", "evidence", "note", "batch",
        )
    }  # fmt: skip

    record_id: str = Field(max_length=32)
    subject: str = Field(foreign_key="subject.id", max_length=40)
    purpose: str
    type: str
    at: str
    at_offset: str
    """As it was given: ``+01:00``."""
    channel: str | None = None
    notice: int | None = Field(default=None, foreign_key="notice.seq", sa_type=COUNTER)
    method: str | None = None
    explicit: bool
    by_guardian: bool
    guardian_check: str | None = None
    evidence: str | None = None
    note: str | None = None
    batch: str | None = None


class PreferenceRow(Chained, table=True):
    """One preference."""

    __tablename__ = "preference"
    FORMS: ClassVar[Mapping[int, tuple[str, ...]]] = {
        1: ("subject", "channel", "wanted", "at", "at_offset", "method", "batch")
    }

    subject: str = Field(foreign_key="subject.id", max_length=40, index=True)
    channel: str
    wanted: bool
    at: str
    at_offset: str
    method: str | None = None
    batch: str | None = None


class ObjectionRow(Chained, table=True):
    """One objection, or the end of one."""

    __tablename__ = "objection"
    FORMS: ClassVar[Mapping[int, tuple[str, ...]]] = {
        1: ("kind", "digest", "purpose", "channel", "lifted", "at", "at_offset", "method", "batch")
    }

    kind: str
    digest: str = Field(max_length=64, index=True)
    purpose: str | None = None
    channel: str | None = None
    lifted: bool
    at: str
    at_offset: str
    method: str | None = None
    batch: str | None = None


class CustomerRelationRow(Chained, table=True):
    """One customer relation."""

    __tablename__ = "customer_relation"
    FORMS: ClassVar[Mapping[int, tuple[str, ...]]] = {
        1: ("subject", "since", "since_offset", "obtained_in_sale", "objection_offered", "batch")
    }

    subject: str = Field(foreign_key="subject.id", max_length=40, index=True)
    since: str
    since_offset: str
    obtained_in_sale: bool
    objection_offered: bool
    batch: str | None = None


PURPOSE: Chain = chain_of(PurposeRow)
NOTICE: Chain = chain_of(NoticeRow)
EVENT: Chain = chain_of(ConsentEventRow)
PREFERENCE: Chain = chain_of(PreferenceRow)
OBJECTION: Chain = chain_of(ObjectionRow)
RELATION: Chain = chain_of(CustomerRelationRow)
CHAINS: tuple[Chain, ...] = (PURPOSE, NOTICE, EVENT, PREFERENCE, OBJECTION, RELATION)
"""The append-only tables of consents."""

_CHAIN_OF: Mapping[type[Made], Chain] = {
    NewPurpose: PURPOSE,
    NewNotice: NOTICE,
    NewConsentEvent: EVENT,
    NewPreference: PREFERENCE,
    NewObjection: OBJECTION,
    NewCustomerRelation: RELATION,
}


def chain_for(made: Made) -> Chain:
    """The chain that something which is to be recorded belongs to."""
    return _CHAIN_OF[type(made)]


def row_of(made: Made) -> tuple[str | int | bool | None, ...]:
    """The row of what is to be recorded, in the order of the columns of its chain; sealed fields as they are given."""
    return row_for(chain_for(made), made)
