"""Moments as exports write them, all rows at once."""

from __future__ import annotations

import polars as pl

from avgtool.consent.importing.faults import Fault

_ISO = r"^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:[.,]\d{1,9})?)?))?$"
_DAY_FIRST = r"^(\d{1,2})[-.](\d{1,2})[-.](\d{4})(?:[T ]+(\d{1,2}):(\d{2}(?::\d{2})?))?$"
_OFFSET = r"\s*(Z|z|[+-](?:[01]\d|2[0-3])(?::?[0-5]\d)?)$"
_CLOCK = r"\d:\d\d"
_MIDNIGHT = "00:00:00"
_EARLIEST = 1900

MOMENT = pl.Struct(
    {"at": pl.Datetime("us", "UTC"), "offset": pl.String(), "by_clock": pl.Boolean(), "fault": pl.String()}
)
"""``at`` null where ``fault`` says why. ``offset`` as it was given: ``+01:00``. ``by_clock``: by that of a place."""


def moments(texts: pl.Expr, *, timezone: str | None, day_first: bool) -> pl.Expr:
    """Moments (:data:`MOMENT`) that texts name: ISO 8601 with an offset, or by the clock of a place.

    Args:
        texts: As written, without spaces around.
        timezone: IANA name of the place whose clock counts where there is no offset; none: such a moment is naive.
            Of an hour that it repeats the first is meant. A day without a time begins at midnight.
        day_first: Whether ``1-3-2024 14:05`` is the first of March.
    """
    clock = texts.str.contains(_CLOCK)
    offset = pl.when(clock).then(texts.str.extract(_OFFSET).str.to_uppercase())
    bare = pl.when(clock).then(texts.str.replace(_OFFSET, "")).otherwise(texts)
    local = _local(bare, day_first=day_first)
    by_clock, shown = _by_clock(local, timezone)
    told = local.dt.replace_time_zone("UTC") - pl.duration(minutes=_minutes(offset))
    at = pl.when(offset.is_not_null()).then(told).otherwise(by_clock)
    within = at.dt.year() >= _EARLIEST
    unplaced = offset.is_null() & local.is_not_null() & at.is_null()
    return pl.struct(
        at=pl.when(within).then(at),
        offset=pl.when(offset.is_not_null()).then(_spelled(offset)).otherwise(shown),
        by_clock=offset.is_null() & within.fill_null(value=False),
        fault=pl.when(unplaced)
        .then(pl.lit((Fault.NO_TIME_ZONE if timezone is None else Fault.SKIPPED_MOMENT).value))
        .when(texts.is_null())
        .then(pl.lit(Fault.NO_MOMENT.value))
        .when(~within.fill_null(value=False))
        .then(pl.lit(Fault.NOT_A_MOMENT.value)),
    )


def _by_clock(local: pl.Expr, timezone: str | None) -> tuple[pl.Expr, pl.Expr]:
    """The moment at which a clock showed this, and how far that clock was from UTC."""
    if timezone is None:
        return pl.lit(None, pl.Datetime("us", "UTC")), pl.lit(None, pl.String)
    there = local.dt.replace_time_zone(timezone, ambiguous="earliest", non_existent="null")
    return there.dt.convert_time_zone("UTC"), there.dt.to_string("%:z")


def days(texts: pl.Expr, *, day_first: bool) -> pl.Expr:
    """Dates that texts name; a time behind them is left aside, as workbooks write one at midnight."""
    return _local(texts, day_first=day_first).dt.date()


def _local(texts: pl.Expr, *, day_first: bool) -> pl.Expr:
    iso = texts.str.extract_groups(_ISO)
    written = _put(iso.struct.field("1"), iso.struct.field("2"))
    if day_first:
        parts = texts.str.extract_groups(_DAY_FIRST).struct
        day = pl.concat_str(
            parts.field("3"), pl.lit("-"), parts.field("2").str.zfill(2), pl.lit("-"), parts.field("1").str.zfill(2)
        )
        clock = pl.concat_str(parts.field("4").str.zfill(2), pl.lit(":"), parts.field("5"))
        written = pl.coalesce(written, _put(day, clock))
    return written.str.to_datetime("%Y-%m-%dT%H:%M:%S%.f", time_unit="us", strict=False)


def _put(day: pl.Expr, clock: pl.Expr) -> pl.Expr:
    full = clock.str.replace(",", ".", literal=True)
    seconds = pl.when(full.str.len_chars() == len("00:00")).then(full + ":00").otherwise(full)
    return pl.concat_str(day, pl.lit("T"), seconds.fill_null(_MIDNIGHT))


def _minutes(offset: pl.Expr) -> pl.Expr:
    sign = pl.when(offset.str.starts_with("-")).then(-1).otherwise(1)
    digits = offset.str.replace_all(r"\D", "").str.pad_end(4, "0")
    hours = digits.str.head(2).cast(pl.Int64, strict=False)
    return sign * (hours * 60 + digits.str.tail(2).cast(pl.Int64, strict=False))


def _spelled(offset: pl.Expr) -> pl.Expr:
    digits = offset.str.replace_all(r"\D", "").str.pad_end(4, "0")
    sign = pl.when(offset.str.starts_with("-")).then(pl.lit("-")).otherwise(pl.lit("+"))
    return pl.concat_str(sign, digits.str.head(2), pl.lit(":"), digits.str.tail(2))
