"""The tables of requests: every step is a new row, and nothing that was recorded is ever changed.

A request, its steps, the days on which its clock stood still, the work in each source, and its letters. Rows name a
person by an id of the ledger; what is said in words, and the names of files, is sealed under the key of the request's
own file (:mod:`avgtool.subject_requests.store.files`), and is readable by nobody once that is destroyed.
"""

from __future__ import annotations

from datetime import date  # noqa: TC003 - pydantic needs it at run time
from typing import TYPE_CHECKING, Annotated, ClassVar

from pydantic import AwareDatetime, StringConstraints
from sqlalchemy import Text, UniqueConstraint
from sqlmodel import Field

from avgtool.ledger.chained import COUNTER, Chain, Chained, chain_of
from avgtool.ledger.recordable import Code, Made, Sha256, Short, SubjectId, Words
from avgtool.model.requests import IdentityMeans, Recipients, Right, Step, TaskState  # noqa: TC001 - the same

if TYPE_CHECKING:
    from collections.abc import Mapping

REFERENCE = r"^\d{4}-\d{4,}$"
Number = Annotated[int, Field(gt=0)]
"""``seq`` of a row."""


class NewRequest(Made):
    """A request that came in."""

    reference: Annotated[str, StringConstraints(pattern=REFERENCE)]
    subject: SubjectId
    received: date
    channel: Code
    rights: tuple[Right, ...] = Field(min_length=1)
    language: Annotated[str, StringConstraints(pattern=r"^[a-z]{2}$")] = "nl"
    """In which the person is answered."""
    words: Words | None = None
    """Sealed: what was asked."""
    contact: Words | None = None
    """Sealed: a name and an address."""
    representative: Words | None = None
    """Sealed: who asks on the person's behalf, and by what mandate."""


class NewRequestEvent(Made):
    """A step that was taken."""

    request: Number
    step: Step
    at: AwareDatetime
    reason: Code | None = None
    means: IdentityMeans | None = None
    grounds: tuple[Code, ...] = ()
    remedies_told: bool = False
    recipients: Recipients | None = None
    term: date | None = None
    words: Words | None = None
    """Sealed: reason, question, motivation."""


class NewRequestPause(Made):
    """The clock began to stand still, or goes on; the last row of a request says how it is."""

    request: Number
    event: Number
    """The step that did it."""
    asked: date
    answered: date | None = None


class NewRequestTask(Made):
    """Work in one source; the last row of a request, source and right says how it is."""

    request: Number
    source: Short
    work: Right
    state: TaskState
    words: Words | None = None
    """Sealed."""


class NewRequestDocument(Made):
    """A letter that belongs to a step."""

    request: Number
    event: Number
    sha256: Sha256
    name: Words | None = None
    """Sealed: names of files name persons."""


class RequestRow(Chained, table=True):
    """One request."""

    __tablename__ = "request"
    __table_args__ = (UniqueConstraint("reference", name="uq_request_reference"),)
    FORMS: ClassVar[Mapping[int, tuple[str, ...]]] = {
        1: ("reference", "subject", "received", "channel", "rights", "language", "words", "contact", "representative")
    }

    reference: str
    subject: str = Field(foreign_key="subject.id", max_length=40, index=True)
    received: str = Field(max_length=10)
    channel: str
    rights: str
    """JSON list of codes."""
    language: str = Field(max_length=2)
    words: str | None = Field(default=None, sa_type=Text)
    contact: str | None = Field(default=None, sa_type=Text)
    representative: str | None = Field(default=None, sa_type=Text)


class RequestEventRow(Chained, table=True):
    """One step."""

    __tablename__ = "request_event"
    FORMS: ClassVar[Mapping[int, tuple[str, ...]]] = {
        1: (
            "request", "step", "at", "at_offset", "reason", "means", "grounds", "remedies_told", "recipients", "term",
            "words",
        )
    }  # fmt: skip

    request: int = Field(foreign_key="request.seq", sa_type=COUNTER, index=True)
    step: str
    at: str
    at_offset: str
    reason: str | None = None
    means: str | None = None
    grounds: str
    """JSON list of codes."""
    remedies_told: bool
    recipients: str | None = None
    term: str | None = Field(default=None, max_length=10)
    words: str | None = Field(default=None, sa_type=Text)


class RequestPauseRow(Chained, table=True):
    """The beginning or the end of a pause."""

    __tablename__ = "request_pause"
    FORMS: ClassVar[Mapping[int, tuple[str, ...]]] = {1: ("request", "event", "asked", "answered")}

    request: int = Field(foreign_key="request.seq", sa_type=COUNTER, index=True)
    event: int = Field(foreign_key="request_event.seq", sa_type=COUNTER)
    asked: str = Field(max_length=10)
    answered: str | None = Field(default=None, max_length=10)


class RequestTaskRow(Chained, table=True):
    """Work in one source."""

    __tablename__ = "request_task"
    FORMS: ClassVar[Mapping[int, tuple[str, ...]]] = {1: ("request", "source", "work", "state", "words")}

    request: int = Field(foreign_key="request.seq", sa_type=COUNTER, index=True)
    source: str
    work: str
    state: str
    words: str | None = Field(default=None, sa_type=Text)


class RequestDocumentRow(Chained, table=True):
    """One letter."""

    __tablename__ = "request_document"
    FORMS: ClassVar[Mapping[int, tuple[str, ...]]] = {1: ("request", "event", "sha256", "name")}

    request: int = Field(foreign_key="request.seq", sa_type=COUNTER, index=True)
    event: int = Field(foreign_key="request_event.seq", sa_type=COUNTER)
    sha256: str = Field(max_length=64)
    name: str | None = Field(default=None, sa_type=Text)


REQUEST: Chain = chain_of(RequestRow)
REQUEST_EVENT: Chain = chain_of(RequestEventRow)
REQUEST_PAUSE: Chain = chain_of(RequestPauseRow)
REQUEST_TASK: Chain = chain_of(RequestTaskRow)
REQUEST_DOCUMENT: Chain = chain_of(RequestDocumentRow)
CHAINS: tuple[Chain, ...] = (REQUEST, REQUEST_EVENT, REQUEST_PAUSE, REQUEST_TASK, REQUEST_DOCUMENT)
"""The append-only tables of requests."""
