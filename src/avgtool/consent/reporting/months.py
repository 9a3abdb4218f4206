"""What happened in each month: events as they were recorded, and consents that ended by their term."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from avgtool.consent import calendar_frame as calendar
from avgtool.consent.state import YES
from avgtool.model.consents import EventType

if TYPE_CHECKING:
    from datetime import datetime

    from avgtool.model.consents import Purpose
    from avgtool.model.periods import Period


def counts_by_month(
    events: pl.LazyFrame, purpose: Purpose, at: datetime, period: Period, timezone: str
) -> dict[str, dict[EventType, int]]:
    """How often each thing happened, by month of the calendar of a place; months without anything included.

    Args:
        events: As in ``facts_frame``; also of purposes that are left aside, and of persons who were erased.
        purpose: Which.
        at: What happens later does not count.
        period: Which months.
        timezone: Of the place.
    """
    here = events.filter((pl.col("purpose") == purpose.code) & (pl.col("at") <= at))
    ends = [_ended(here, purpose, at, timezone)] if purpose.valid_months else []
    day = calendar.local_date(pl.col("at"), timezone)
    counted = (
        pl.concat([here.select("type", "at"), *ends])
        .filter(day.is_between(period.first, period.last))
        .group_by(day.dt.strftime("%Y-%m").alias("month"), "type")
        .len()
        .collect(engine="streaming")
    )
    found: dict[str, dict[EventType, int]] = {month: {} for month in period.months()}
    for month, type_, count in counted.iter_rows():
        found[month][EventType(type_)] = count
    return found


def _ended(events: pl.LazyFrame, purpose: Purpose, at: datetime, timezone: str) -> pl.LazyFrame:
    """Each consent that reached its term before anything else was said for its channel."""
    assert purpose.valid_months is not None
    said = events.filter(pl.col("type") != EventType.REQUESTED.value).sort("subject", "at", "seq")
    channels = [None, *(one.value for one in purpose.channels)]
    end = calendar.months_later(pl.col("at"), purpose.valid_months, timezone)
    parts = [
        _before_the_next(said, channel).select(type=pl.lit(EventType.EXPIRED.value), at=end, next="next")
        for channel in channels
    ]
    over = pl.concat(parts).filter((pl.col("at") <= at) & (pl.col("next").is_null() | (pl.col("next") > pl.col("at"))))
    return over.select("type", "at")


def _before_the_next(said: pl.LazyFrame, channel: str | None) -> pl.LazyFrame:
    """Every yes to a channel, or to all, with the time of what was said next about it."""
    mine = pl.col("channel").is_null() if channel is None else pl.col("channel") == channel
    scope = said.filter(pl.col("channel").is_null() | mine)
    return scope.with_columns(pl.col("at").shift(-1).over("subject").alias("next")).filter(
        mine & pl.col("type").is_in([one.value for one in YES])
    )
