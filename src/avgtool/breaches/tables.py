"""The tables of breaches: every step is a new row, and nothing that was recorded is ever changed.

A breach, what is known of it (a row each time that more is known; the last one counts), and its steps. Nothing is
encrypted, for nothing names a person: a register of breaches is shown to the authority as it is (art. 33(5) AVG).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, ClassVar

from pydantic import AwareDatetime, StringConstraints
from sqlalchemy import Text, UniqueConstraint
from sqlmodel import Field

from avgtool.ledger.chained import COUNTER, Chain, Chained, chain_of
from avgtool.ledger.recordable import Code, Made, Sha256, Short, Words
from avgtool.model.activities import Capacity  # noqa: TC001 - pydantic needs it at run time
from avgtool.model.breaches import Cause, Nature, Step  # noqa: TC001 - the same
from avgtool.model.kinds import Kind  # noqa: TC001 - the same

if TYPE_CHECKING:
    from collections.abc import Mapping

REFERENCE = r"^DL-\d{4}-\d{4,}$"
Number = Annotated[int, Field(gt=0)]
"""``seq`` of a row."""
MOST = 10_000_000_000
"""More persons than there are; what is more is a slip, and fits no column of a database."""
Count = Annotated[int, Field(ge=0, le=MOST)]


class NewBreach(Made):
    """A breach."""

    reference: Annotated[str, StringConstraints(pattern=REFERENCE)]
    capacity: Capacity


class NewBreachEvent(Made):
    """A step that was taken."""

    breach: Number
    step: Step
    at: AwareDatetime
    ground: Code | None = None
    recipient: Short | None = None
    persons: Count | None = None
    channel: Short | None = None
    case_number: Short | None = None
    documents: tuple[Sha256, ...] = ()
    words: Words | None = None


class NewBreachFacts(Made):
    """What is known from a step on: all of it, and not what changed alone."""

    breach: Number
    event: Number
    title: Short
    aware: AwareDatetime
    what: Words | None = None
    nature: tuple[Nature, ...] = ()
    cause: Cause | None = None
    begun: Short | None = None
    ended: Short | None = None
    persons_least: Count | None = None
    persons_most: Count | None = None
    records: Count | None = None
    subject_groups: tuple[Short, ...] = ()
    kinds: tuple[Kind, ...] = ()
    systems: tuple[Short, ...] = ()
    estimate: Words | None = None
    processor: Short | None = None
    controllers: tuple[Short, ...] = ()
    consequences: Words | None = None
    measures: Words | None = None


class BreachRow(Chained, table=True):
    """One breach."""

    __tablename__ = "breach"
    __table_args__ = (UniqueConstraint("reference", name="uq_breach_reference"),)
    FORMS: ClassVar[Mapping[int, tuple[str, ...]]] = {1: ("reference", "capacity")}

    reference: str
    capacity: str


class BreachEventRow(Chained, table=True):
    """One step."""

    __tablename__ = "breach_event"
    FORMS: ClassVar[Mapping[int, tuple[str, ...]]] = {
        1: (
            "breach", "step", "at", "at_offset", "ground", "recipient", "persons", "channel", "case_number",
            "documents", "words",
        )
    }  # fmt: skip

    breach: int = Field(foreign_key="breach.seq", sa_type=COUNTER, index=True)
    step: str
    at: str
    at_offset: str
    ground: str | None = None
    recipient: str | None = None
    persons: int | None = Field(default=None, sa_type=COUNTER)
    channel: str | None = None
    case_number: str | None = None
    documents: str
    """JSON list of SHA-256."""
    words: str | None = Field(default=None, sa_type=Text)


class BreachFactsRow(Chained, table=True):
    """What is known from a step on."""

    __tablename__ = "breach_facts"
    FORMS: ClassVar[Mapping[int, tuple[str, ...]]] = {
        1: (
            "breach", "event", "title", "aware", "aware_offset", "what", "nature", "cause", "begun", "ended",
            "persons_least", "persons_most", "records", "subject_groups", "kinds", "systems", "estimate", "processor",
            "controllers", "consequences", "measures",
        )
    }  # fmt: skip

    breach: int = Field(foreign_key="breach.seq", sa_type=COUNTER, index=True)
    event: int = Field(foreign_key="breach_event.seq", sa_type=COUNTER)
    title: str
    aware: str
    aware_offset: str
    what: str | None = Field(default=None, sa_type=Text)
    nature: str
    """JSON list of codes."""
    cause: str | None = None
    begun: str | None = None
    """ISO 8601 with offset, as ``ended``."""
    ended: str | None = None
    persons_least: int | None = Field(default=None, sa_type=COUNTER)
    persons_most: int | None = Field(default=None, sa_type=COUNTER)
    records: int | None = Field(default=None, sa_type=COUNTER)
    subject_groups: str = Field(sa_type=Text)
    """JSON list, as ``kinds``, ``systems`` and ``controllers``."""
    kinds: str = Field(sa_type=Text)
    systems: str = Field(sa_type=Text)
    estimate: str | None = Field(default=None, sa_type=Text)
    """Words, or JSON (:mod:`avgtool.breaches.store.provenance`)."""
    processor: str | None = None
    controllers: str = Field(sa_type=Text)
    consequences: str | None = Field(default=None, sa_type=Text)
    measures: str | None = Field(default=None, sa_type=Text)


BREACH: Chain = chain_of(BreachRow)
BREACH_EVENT: Chain = chain_of(BreachEventRow)
BREACH_FACTS: Chain = chain_of(BreachFactsRow)
CHAINS: tuple[Chain, ...] = (BREACH, BREACH_EVENT, BREACH_FACTS)
"""The append-only tables of breaches."""
