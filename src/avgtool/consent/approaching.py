"""Who of the persons in a table may be approached: one reason a row, for a million rows at once. Pure.

Persons are those whom one column of the table names; further columns say by which addresses objections are found. All
rows that name the same person have one answer: an objection by any of the addresses beside the person counts.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

import polars as pl

from avgtool.consent.facts_frame import FACTS, facts_frame
from avgtool.consent.law_frame import MOMENT, answers
from avgtool.consent.moments import ensure_aware
from avgtool.consent.reasons import NO_OBJECTION, NO_SUBJECT, UNREADABLE
from avgtool.errors import SettingsError
from avgtool.i18n import msg
from avgtool.ledger.keyed import Identifier
from avgtool.model.consents import Basis, Purpose, Reason

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from avgtool.consent.facts_frame import Tables
    from avgtool.model.consent_law import ConsentLaw
    from avgtool.model.consents import Channel, Notice
    from avgtool.sources.base import Dataset

REASONS = pl.Enum([*(one.value for one in Reason), NO_SUBJECT, NO_OBJECTION, UNREADABLE])
"""Values of ``reason``; an Enum takes one byte a row."""
STRANGER: Final = "?"
"""What stands before the reference of somebody whom the ledger does not know, in the place of an id."""
_ALLOWED = (Reason.CONSENT.value, Reason.SOFT_OPT_IN.value, Reason.OTHER_BASIS.value, NO_OBJECTION)


@dataclass(frozen=True, slots=True)
class PersonColumns:
    """Where in a table it stands who the row is about."""

    subject: str
    kind: Identifier = Identifier.CUSTOMER
    """What the column holds."""
    email: str | None = None
    phone: str | None = None
    customer: str | None = None
    post: str | None = None

    @property
    def identifiers(self) -> tuple[tuple[str, Identifier], ...]:
        """Every column by which an objection can be found, with what it holds."""
        beside = (
            (self.email, Identifier.EMAIL),
            (self.phone, Identifier.PHONE),
            (self.customer, Identifier.CUSTOMER),
            (self.post, Identifier.POST),
        )
        return ((self.subject, self.kind), *((name, kind) for name, kind in beside if name is not None))

    @property
    def names(self) -> tuple[str, ...]:
        """The columns, each once."""
        return tuple(dict.fromkeys(name for name, _ in self.identifiers))

    def in_(self, dataset: Dataset) -> PersonColumns:
        """The columns as a data set calls them: upper and lower case are alike.

        Raises:
            SettingsError: It has no such column, several of that name, or one of lists, which names nobody.
        """
        return replace(
            self,
            subject=_column(self.subject, dataset),
            email=_column(self.email, dataset) if self.email else None,
            phone=_column(self.phone, dataset) if self.phone else None,
            customer=_column(self.customer, dataset) if self.customer else None,
            post=_column(self.post, dataset) if self.post else None,
        )


def _column(asked: str, dataset: Dataset) -> str:
    called = [name for name in dataset.columns if name.strip().casefold() == asked.strip().casefold()]
    if not called:
        hint = msg("There are: {names}", names=", ".join(dataset.columns))
        raise SettingsError(msg("There is no column {column}.", column=asked), where=dataset.source, hint=hint)
    name = asked if asked in called else called[0]
    if any(one.code == "header_duplicate" and one.column == name for one in dataset.notices):
        what = msg("Several columns are called {column}: which of them is meant is not said.", column=name)
        raise SettingsError(what, where=dataset.source, hint=msg("Give the columns names of their own."))
    if dataset.frame.collect_schema()[name].is_nested():
        what = msg("The column {column} holds lists, which name no one person.", column=name)
        raise SettingsError(what, where=dataset.source, hint=msg("Name a column with one value a row."))
    return name


@dataclass(frozen=True, slots=True)
class Question:
    """What persons are to be approached for, how, and when."""

    purpose: Purpose
    channel: Channel | None
    at: datetime
    law: ConsentLaw
    objections_only: bool = False
    """Only objections and preferences count: the controller keeps no consents here."""


def about_objections(code: str | None, channel: Channel | None, at: datetime, law: ConsentLaw) -> Question:
    """Who objects to marketing by a channel, whatever consents there are; the ledger need not know the purpose.

    Raises:
        InputError: The moment has no time zone.
    """
    purpose = Purpose(
        code=code or "",
        titles={},
        basis=Basis.LEGITIMATE_INTEREST,
        channels=() if channel is None else (channel,),
        direct_marketing=True,
    )
    return Question(purpose, channel, ensure_aware(at), replace(law, channels={}), objections_only=True)


def may_approach(reason: pl.Expr) -> pl.Expr:
    """Whether a reason is one for which a person may be approached."""
    return reason.is_in(_ALLOWED)


def answers_by_reference(
    tables: Tables, subjects: pl.LazyFrame, question: Question, notices: Mapping[int, Notice]
) -> pl.LazyFrame:
    """``reference``, ``reason`` and ``since`` of everybody of whom anything is known.

    Args:
        tables: What happened, by the ids of the ledger; of strangers by :data:`STRANGER` and the reference.
        subjects: ``subject`` (id) and ``reference`` of everybody who can be named.
        question: What is asked.
        notices: By their numbers.
    """
    facts = facts_frame(tables, question.purpose, question.channel, question.at)
    decided = _decided(facts, question, notices).select("subject", "reason", "since")
    is_stranger = pl.col("subject").str.starts_with(STRANGER)
    return pl.concat(
        [
            decided.join(subjects.select("subject", "reference"), on="subject").select("reference", "reason", "since"),
            decided.filter(is_stranger).select(pl.col("subject").str.slice(1).alias("reference"), "reason", "since"),
        ]
    )


def of_nobody(question: Question) -> str:
    """The reason for somebody of whom nothing is known."""
    nothing = pl.LazyFrame([dict.fromkeys(FACTS)], schema=dict(FACTS))
    return str(_decided(nothing, question, {}).collect().get_column("reason").item())


def _decided(facts: pl.LazyFrame, question: Question, notices: Mapping[int, Notice]) -> pl.LazyFrame:
    """The facts with ``reason`` and ``since``, as ``law.answer`` gives them."""
    found = answers(facts, question.purpose, question.channel, question.at, question.law, notices)
    reason = pl.col("reason")
    if question.objections_only:
        reason = reason.replace({Reason.OTHER_BASIS.value: NO_OBJECTION})
    return found.with_columns(reason.cast(REASONS), pl.col("since").cast(MOMENT))
