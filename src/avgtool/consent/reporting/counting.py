"""The ledger as frames, counted: one pass for each channel of a purpose, for a million events too."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import polars as pl

from avgtool.consent.facts_frame import facts_frame
from avgtool.consent.law_frame import agreements, answers
from avgtool.consent.moments import ensure_aware, months_later
from avgtool.consent.reporting.figures import (
    AGES,
    AskAgain,
    ChannelFigures,
    ConsentFigures,
    NoticeUse,
    ObjectionFigures,
    PurposeFigures,
)
from avgtool.consent.reporting.months import counts_by_month
from avgtool.consent.review_frame import reviews
from avgtool.model.consents import Channel, Reason, ReviewReason

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime

    from avgtool.consent.facts_frame import Tables
    from avgtool.model.consent_law import ConsentLaw
    from avgtool.model.consents import Notice, Purpose
    from avgtool.model.periods import Period

_REVIEWS = {"subject": pl.String(), "review": pl.String(), "due": pl.Datetime("us", "UTC")}


@dataclass(frozen=True, slots=True)
class LedgerFrames:
    """The ledger, read at once."""

    tables: Tables
    """Of persons who were not erased; objections by the ids of those whom the ledger knows."""
    all_events: pl.LazyFrame
    """Also of who was erased."""
    suppression: pl.DataFrame
    """``kind``, ``digest``, ``purpose``, ``channel``, ``lifted``, ``at`` of each entry."""
    persons: int
    erased: int


@dataclass(frozen=True, slots=True)
class Counted:
    """The figures, and apart from them who must be asked again."""

    figures: ConsentFigures
    again: pl.DataFrame
    """``subject`` (id in the ledger), ``purpose``, ``channel`` or null, ``review``, ``due``."""


def count(
    frames: LedgerFrames,
    purposes: Iterable[Purpose],
    notices: Mapping[int, Notice],
    period: Period,
    at: datetime,
    law: ConsentLaw,
) -> Counted:
    """Count everything.

    Args:
        frames: The ledger.
        purposes: All of them.
        notices: All of them, by their numbers.
        period: Over which months it is told what happened.
        at: The moment as of which it is told how things stand.
        law: By which.
    """
    now = ensure_aware(at)
    counted = [_purpose(frames, one, notices, period, now, law) for one in purposes]
    objections, suppressed = _objections(frames.suppression, now)
    figures = ConsentFigures(
        period, at, frames.persons, frames.erased, tuple(one for one, _ in counted), objections, suppressed
    )
    empty = pl.DataFrame(schema={**_REVIEWS, "channel": pl.String(), "purpose": pl.String()})
    return Counted(figures, pl.concat([empty, *(again for _, again in counted)]))


def _purpose(
    frames: LedgerFrames,
    purpose: Purpose,
    notices: Mapping[int, Notice],
    period: Period,
    at: datetime,
    law: ConsentLaw,
) -> tuple[PurposeFigures, pl.DataFrame]:
    scopes = [_scope(frames.tables, purpose, one, notices, at, law) for one in (purpose.channels or (None,))]
    rows = pl.concat([one.rows for one in scopes])
    again = pl.concat([one.again for one in scopes])
    # A consent by several channels is one person; the latest event is what tells its age and its words.
    holding = (
        rows.filter(pl.col("consent") == Reason.CONSENT.value)
        .group_by("subject")
        .agg(pl.col("at").max(), pl.col("notice").max_by("at"))
    )
    figures = PurposeFigures(
        purpose=purpose,
        months=counts_by_month(frames.all_events, purpose, at, period, law.timezone),
        consents=holding.height,
        without_notice=rows.filter(pl.col("consent") == Reason.NOT_COVERED.value)["subject"].n_unique(),
        ages=_ages(holding["at"], at, law),
        again=_again(again, at),
        persons_again=again.filter(pl.col("due") <= at)["subject"].n_unique(),
        channels=tuple(one.figures for one in scopes),
        notices=_notices(holding["notice"], purpose, notices, at),
    )
    return figures, again.with_columns(pl.lit(purpose.code).alias("purpose"))


@dataclass(frozen=True, slots=True)
class _Scope:
    """One channel of a purpose."""

    figures: ChannelFigures
    rows: pl.DataFrame
    """``subject``, ``at``, ``notice``, ``consent`` of everybody who was asked."""
    again: pl.DataFrame
    """``subject``, ``review``, ``due``, ``channel``."""


def _scope(
    tables: Tables,
    purpose: Purpose,
    channel: Channel | None,
    notices: Mapping[int, Notice],
    at: datetime,
    law: ConsentLaw,
) -> _Scope:
    facts = facts_frame(tables, purpose, channel, at)
    decided = answers(agreements(facts, purpose, channel, at, law, notices), purpose, channel, at, law, notices)
    asked = decided.filter(pl.col("known")).select(
        "subject",
        "type",
        "at",
        "notice",
        "consent",
        "consent_then",
        "described_anew",
        "reason",
        "allowed",
        "term",
        "birthday",
    )
    everybody = asked.collect(engine="streaming")
    again = reviews(everybody.lazy(), purpose, channel, at, law, notices).collect()
    reasons = everybody.group_by("reason").agg(pl.len(), pl.col("allowed").sum().alias("may"))
    figures = ChannelFigures(
        channel,
        {Reason(one["reason"]): one["len"] for one in reasons.sort("reason").iter_rows(named=True)},
        int(reasons["may"].sum()),
    )
    said = everybody.filter(pl.col("type").is_not_null()).select("subject", "at", "notice", "consent")
    return _Scope(
        figures, said, again.with_columns(pl.lit(channel.value if channel else None, dtype=pl.String).alias("channel"))
    )


def _ages(given: pl.Series, at: datetime, law: ConsentLaw) -> tuple[int, ...]:
    """How many consents lie in each band, by calendar months."""
    counts = []
    for first, last in AGES:
        younger = given <= months_later(at, -first, law.timezone) if first else given <= at
        older = given > months_later(at, -last, law.timezone) if last else given.is_not_null()
        counts.append(int((younger & older).sum()))
    return tuple(counts)


def _again(again: pl.DataFrame, at: datetime) -> tuple[AskAgain, ...]:
    """Persons by reason; who has several channels counts once, by the earliest."""
    first = again.group_by("subject", "review").agg(pl.col("due").min())
    counted = first.group_by("review").agg(
        (pl.col("due") <= at).sum().alias("now"), (pl.col("due") > at).sum().alias("soon")
    )
    found = {one["review"]: one for one in counted.iter_rows(named=True)}
    return tuple(
        AskAgain(reason, found[reason.value]["now"], found[reason.value]["soon"])
        if reason.value in found
        else AskAgain(reason, 0, 0)
        for reason in ReviewReason
    )


def _notices(shown: pl.Series, purpose: Purpose, notices: Mapping[int, Notice], at: datetime) -> tuple[NoticeUse, ...]:
    """The notices of a purpose: in force, or with consents that rest on them."""
    uses = dict(shown.value_counts().iter_rows())
    here = {number: one for number, one in notices.items() if purpose.code in one.purposes and one.since <= at}
    last = {one.language: number for number, one in sorted(here.items(), key=lambda pair: (pair[1].since, pair[0]))}
    return tuple(
        NoticeUse(one, number in last.values(), uses.get(number, 0))
        for number, one in here.items()
        if number in last.values() or uses.get(number)
    )


def _objections(suppression: pl.DataFrame, at: datetime) -> tuple[tuple[ObjectionFigures, ...], int]:
    """Objections that stand, by reach; and of how many identifiers."""
    made, lifted = pl.col("at").filter(~pl.col("lifted")).max(), pl.col("at").filter(pl.col("lifted")).max()
    standing = (
        suppression.filter(pl.col("at") <= at)
        .group_by("kind", "digest", "purpose", "channel")
        .agg(made=made, lifted=lifted)
        .filter(pl.col("made").is_not_null() & (pl.col("lifted").is_null() | (pl.col("lifted") <= pl.col("made"))))
    )
    by_reach = standing.group_by("purpose", "channel").len().sort("purpose", "channel", nulls_last=False)
    figures = tuple(
        ObjectionFigures(purpose, Channel(channel) if channel else None, count)
        for purpose, channel, count in by_reach.iter_rows()
    )
    return figures, standing.select("kind", "digest").n_unique()
