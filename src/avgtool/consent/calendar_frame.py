"""``moments`` as Polars expressions: days and months by the calendar and the clock of a place."""

from __future__ import annotations

import polars as pl

from avgtool.consent.moments import AGE_OF_RECORD


def local_date(at: pl.Expr, timezone: str) -> pl.Expr:
    """The day it is in a place at moments in UTC."""
    return at.dt.convert_time_zone(timezone).dt.date()


def start_of(day: pl.Expr, timezone: str) -> pl.Expr:
    """Midnight with which days begin in a place, in UTC."""
    return _moment(day.cast(pl.Datetime("us")), timezone)


def months_later(at: pl.Expr, months: int, timezone: str) -> pl.Expr:
    """The same time by the clock of a place, so many calendar months later, in UTC: as ``moments.months_later``."""
    local = at.dt.convert_time_zone(timezone).dt.replace_time_zone(None)
    return _moment(local.dt.offset_by(f"{months}mo"), timezone)


def of_age_on(turns_16_on: pl.Expr, age: int) -> pl.Expr:
    """The birthday on which persons are ``age``: as ``moments.of_age_on``."""
    moved = turns_16_on.dt.offset_by(f"{12 * (age - AGE_OF_RECORD)}mo")
    leap_day_lost = moved.dt.day() != turns_16_on.dt.day()
    return pl.when(leap_day_lost).then(moved.dt.offset_by("1d")).otherwise(moved)


def _moment(local: pl.Expr, timezone: str) -> pl.Expr:
    """Local times in UTC: of an hour that the clock repeats the first, for one that it skips the hour after it."""
    placed = local.dt.replace_time_zone(timezone, ambiguous="earliest", non_existent="null")
    after = local.dt.offset_by("1h").dt.replace_time_zone(timezone, ambiguous="earliest", non_existent="null")
    return pl.coalesce(placed, after).dt.convert_time_zone("UTC")
