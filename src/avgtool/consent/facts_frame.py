"""The facts of a million persons at once: tables of what happened, by a few group-bys made into one row a person.

``law_frame.answers`` decides about each row. A test holds both against ``law.answer`` on generated facts.

Every time is ``Datetime("us", "UTC")``. Tables, one row a happening, of any number of persons; other purposes and
channels may be in them, are best left out by whoever reads them, and are left aside:

=============  ========================================================================================================
events         ``subject``, ``purpose``, ``type`` (:class:`~avgtool.model.consents.EventType`), ``at``, ``channel`` or
               null, ``notice`` (number of the notice) or null, ``explicit``, ``by_guardian``, ``seq`` (recorded order)
subjects       ``subject``, ``turns_16_on`` (Date) or null: everybody whom the ledger knows, once
preferences    ``subject``, ``channel``, ``wanted``, ``at``
objections     ``subject``, ``purpose`` or null, ``channel`` or null, ``lifted``, ``at``
relations      ``subject``, ``since``, ``obtained_in_sale``, ``objection_offered``, ``seq``
=============  ========================================================================================================

``subject`` is whatever the rows are to be joined by, of any one type: for an objection of somebody whom the ledger does
not know it can be the key that the export has.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import polars as pl

from avgtool.consent.marketing import OPEN_TO_PREFERENCE, hears_objections
from avgtool.consent.moments import ensure_aware
from avgtool.consent.state import WEIGHT, YES
from avgtool.model.consents import EventType

if TYPE_CHECKING:
    from datetime import datetime

    from avgtool.model.consents import Channel, Purpose

_ORDER = "avgtool:order"
_BEHIND_EVERY_TIME = 2**62
"""More than four times the microseconds from 1970 to the year 9999."""

FACTS: dict[str, pl.DataType] = {
    "known": pl.Boolean(),
    "type": pl.String(),
    "at": pl.Datetime("us", "UTC"),
    "notice": pl.Int64(),
    "explicit": pl.Boolean(),
    "by_guardian": pl.Boolean(),
    "by_name": pl.Boolean(),
    "named_at": pl.Datetime("us", "UTC"),
    "turns_16_on": pl.Date(),
    "objected_at": pl.Datetime("us", "UTC"),
    "channel_objected_at": pl.Datetime("us", "UTC"),
    "unwanted_at": pl.Datetime("us", "UTC"),
    "customer_since": pl.Datetime("us", "UTC"),
}
"""Columns of the frame that is decided about, beside ``subject``; any may be null.

``known``: the ledger has the subject. ``type … by_name``: of the event that decides the state; ``by_name`` whether it
names a channel. ``named_at``: the last yes that names this one. ``objected_at``: the latest objection that stands
against every channel, ``channel_objected_at`` against this one. ``unwanted_at``: since when the channel is not wanted.
``customer_since``: of the relation recorded last among those that had begun, where it meets the conditions of the
exception for customers.
"""


@dataclass(frozen=True, slots=True)
class Tables:
    """What happened, as in the description of this module."""

    events: pl.LazyFrame
    subjects: pl.LazyFrame
    preferences: pl.LazyFrame
    objections: pl.LazyFrame
    relations: pl.LazyFrame


def facts_frame(tables: Tables, purpose: Purpose, channel: Channel | None, at: datetime) -> pl.LazyFrame:
    """One row a person about whom anything is known: ``subject`` and the columns of :data:`FACTS`.

    Raises:
        InputError: ``at`` has no time zone.
    """
    at = ensure_aware(at)
    parts = (
        tables.subjects.select("subject", "turns_16_on", known=pl.lit(value=True)),
        deciding(tables.events, purpose, channel, at),
        _named(tables.events, purpose, channel, at),
        unwanted(tables.preferences, purpose, channel, at),
        _objected(tables.objections, purpose, channel, at),
        _customers(tables.relations, at),
    )
    joined, *rest = parts
    for part in rest:
        joined = joined.join(part, on="subject", how="full", coalesce=True)
    return joined.select("subject", *(pl.col(name).cast(dtype) for name, dtype in FACTS.items()))


def deciding(events: pl.LazyFrame, purpose: Purpose, channel: Channel | None, at: datetime) -> pl.LazyFrame:
    """The last event of each person that is no request, else the last request: ``state.deciding_event``."""
    here = _known(events, purpose, at).filter(pl.col("channel").is_null() | _is(channel)).with_columns(_order())
    last = here.filter(pl.col(_ORDER) == pl.col(_ORDER).max().over("subject"))
    decides = pl.col("type", "at", "notice", "explicit", "by_guardian").max_by("seq")
    return last.group_by("subject").agg(decides, by_name=pl.col("channel").is_not_null().max_by("seq"))


def _order() -> pl.Expr:
    """``state.deciding_event``'s order but for the order of recording, as one number: twice as fast as sorting."""
    weight = pl.col("type").replace_strict({one.value: weight for one, weight in WEIGHT.items()}, return_dtype=pl.Int64)
    behind = pl.when(pl.col("type") == EventType.REQUESTED.value).then(_BEHIND_EVERY_TIME).otherwise(0)
    return (pl.col("at").to_physical() * (max(WEIGHT.values()) + 1) + weight - behind).alias(_ORDER)


def _named(events: pl.LazyFrame, purpose: Purpose, channel: Channel | None, at: datetime) -> pl.LazyFrame:
    """The last yes of each person to this channel by name, or to a purpose that has no other."""
    only = purpose.channels == (channel,)
    named = _is(channel) | (pl.col("channel").is_null() if only else False)
    yes = pl.col("type").is_in([one.value for one in YES])
    return _known(events, purpose, at).filter(named & yes).group_by("subject").agg(named_at=pl.col("at").max())


def unwanted(preferences: pl.LazyFrame, purpose: Purpose, channel: Channel | None, at: datetime) -> pl.LazyFrame:
    """Since when the channel is not wanted, of those whose last word it is, where the message can be left out."""
    heard = purpose.direct_marketing or purpose.basis in OPEN_TO_PREFERENCE
    no, yes = pl.col("at").filter(~pl.col("wanted")).max(), pl.col("at").filter(pl.col("wanted")).max()
    last = preferences.filter(_is(channel) & (pl.col("at") <= at) & heard).group_by("subject").agg(no=no, yes=yes)
    stands = pl.col("no").is_not_null() & (pl.col("yes").is_null() | (pl.col("yes") <= pl.col("no")))
    return last.filter(stands).select("subject", unwanted_at="no")


def _objected(objections: pl.LazyFrame, purpose: Purpose, channel: Channel | None, at: datetime) -> pl.LazyFrame:
    """The objections that stand against every channel, and against this one: ``marketing.standing_objections``."""
    unnamed, named = hears_objections(purpose, None), hears_objections(purpose, purpose.code)
    about = (pl.col("purpose").is_null() & unnamed) | (
        (pl.col("purpose") == purpose.code).fill_null(value=False) & named
    )
    here = pl.col("channel").is_null() | _is(channel)
    made, lifted = pl.col("at").filter(~pl.col("lifted")).max(), pl.col("at").filter(pl.col("lifted")).max()
    return (
        objections.filter(about & here & (pl.col("at") <= at))
        .group_by("subject", "purpose", "channel")
        .agg(made=made, lifted=lifted)
        .filter(pl.col("made").is_not_null() & (pl.col("lifted").is_null() | (pl.col("lifted") <= pl.col("made"))))
        .group_by("subject")
        .agg(
            objected_at=pl.col("made").filter(pl.col("channel").is_null()).max(),
            channel_objected_at=pl.col("made").filter(pl.col("channel").is_not_null()).max(),
        )
    )


def _customers(relations: pl.LazyFrame, at: datetime) -> pl.LazyFrame:
    """Since when the relation in force began, of those that meet the conditions of the exception."""
    return (
        relations.filter(pl.col("since") <= at)
        .sort("seq")
        .group_by("subject")
        .agg(pl.col("since", "obtained_in_sale", "objection_offered").last())
        .filter(pl.col("obtained_in_sale") & pl.col("objection_offered"))
        .select("subject", customer_since="since")
    )


def _known(events: pl.LazyFrame, purpose: Purpose, at: datetime) -> pl.LazyFrame:
    return events.filter((pl.col("purpose") == purpose.code) & (pl.col("at") <= at))


def _is(channel: Channel | None) -> pl.Expr:
    """Whether a row names the channel asked about; none where none is."""
    return pl.lit(value=False) if channel is None else (pl.col("channel") == channel.value).fill_null(value=False)
