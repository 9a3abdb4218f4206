"""Noes under other identifiers, of a million persons at once: :func:`avgtool.consent.elsewhere.heard_everywhere`.

A test holds both against each other.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import polars as pl

from avgtool.consent.facts_frame import deciding, unwanted
from avgtool.consent.state import ENDS, PERSON_S_NO, YES
from avgtool.model.consents import EventType

if TYPE_CHECKING:
    from datetime import datetime

    from avgtool.consent.facts_frame import Tables
    from avgtool.model.consents import Channel, Purpose

_RECORDED_LAST = 2**62
"""Behind everything of the person's own, as a sequence number."""
_NOES, _ENDS, _YES = ([one.value for one in group] for group in (PERSON_S_NO, ENDS, YES))


def standing_noes(
    tables: Tables, others: pl.DataFrame, purpose: Purpose, channel: Channel | None, at: datetime
) -> pl.DataFrame:
    """What stands as a no of each other identifier.

    Args:
        tables: What happened, by id.
        others: ``subject`` (id) of everybody whose noes may be somebody's in the table.
        purpose: What for.
        channel: As in ``law.answer``.
        at: The moment asked about.

    Returns:
        ``subject``, ``type`` and ``at`` of the consent refused or withdrawn, else null, and ``unwanted_at``, else null.
    """
    of_others = others.lazy().select("subject")
    events = tables.events.join(of_others, on="subject", how="semi")
    wishes = tables.preferences.join(of_others, on="subject", how="semi")
    said = deciding(events, purpose, channel, at).filter(pl.col("type").is_in(_NOES)).select("subject", "type", "at")
    wanted = unwanted(wishes, purpose, channel, at)
    return said.join(wanted, on="subject", how="full", coalesce=True).collect(engine="streaming")


def heard_everywhere(
    tables: Tables, noes: pl.DataFrame, purpose: Purpose, channel: Channel | None, at: datetime
) -> Tables:
    """The tables with noes of other identifiers as the persons' own.

    Args:
        tables: What happened.
        noes: As :func:`standing_noes` gives them, but ``subject`` says whose they are here, any number of each.
        purpose: What for.
        channel: As in ``law.answer``.
        at: The moment asked about.
    """
    if not noes.height:
        return tables
    return replace(
        tables,
        events=_events(tables.events, noes, purpose, channel, at),
        preferences=pl.concat([tables.preferences, _wishes(noes, channel)], how="diagonal_relaxed"),
    )


def _events(
    events: pl.LazyFrame, noes: pl.DataFrame, purpose: Purpose, channel: Channel | None, at: datetime
) -> pl.LazyFrame:
    withdrawn = pl.col("type") == EventType.WITHDRAWN.value
    last = (
        noes.filter(pl.col("type").is_not_null())
        .with_columns(seq=_RECORDED_LAST + withdrawn.cast(pl.Int64))
        .group_by("subject")
        .agg(pl.col("type", "at", "seq").sort_by("at", "seq").last())
    )
    here = (
        pl.col("channel").is_null() if channel is None else pl.col("channel").fill_null(channel.value) == channel.value
    )
    yes = pl.col("type").is_in(_YES) & (pl.col("purpose") == purpose.code) & (pl.col("at") <= at) & here
    said_yes = events.filter(yes).join(last.lazy(), on="subject", how="semi").group_by("subject")
    stands = last.lazy().join(said_yes.agg(yes=pl.col("at").max()), on="subject", how="left")
    stands = stands.filter(pl.col("yes").is_null() | (pl.col("yes") <= pl.col("at"))).drop("yes")
    standing = stands.collect(engine="streaming")
    added = standing.lazy().with_columns(
        purpose=pl.lit(purpose.code), channel=pl.lit(None, pl.String), explicit=False, by_guardian=False
    )
    whose = standing.get_column("subject").implode()
    kept = events.filter(~(pl.col("type").is_in(_ENDS) & pl.col("subject").is_in(whose)))
    return pl.concat([kept, added], how="diagonal_relaxed")


def _wishes(noes: pl.DataFrame, channel: Channel | None) -> pl.LazyFrame:
    unwanted_at = noes.lazy().filter(pl.col("unwanted_at").is_not_null())
    code = pl.lit(channel.value if channel else None, pl.String)
    return unwanted_at.select("subject", channel=code, wanted=pl.lit(value=False), at="unwanted_at")
