"""Moments as exports write them, all rows at once."""

from __future__ import annotations

from datetime import time, timedelta
from typing import TYPE_CHECKING, Literal

import polars as pl

from avgtool.consent.importing.faults import Fault

if TYPE_CHECKING:
    from avgtool.model.consent_words import ConsentWords

_ISO = r"^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:[.,]\d{1,9})?)?))?$"
_DAY_FIRST = r"^(\d{1,2})([-./])(\d{1,2})[-./](\d{4})(?:[T ,]+(\d{1,2}):(\d{2}(?::\d{2})?))?$"
_IN_WORDS = r"(?i)^(?:\p{L}+,? )?(\d{1,2})[ .-]+(\p{L}{3,})[ .-]+(\d{4})(?:[T ,]+(\d{1,2}):(\d{2}(?::\d{2})?))?$"
"""``31 maart 2024 9:05``, ``zo 31-mrt-2024``."""
_SHOWS_DAY_FIRST, _SHOWS_MONTH_FIRST = r"^(1[3-9]|[23]\d)/\d", r"^\d{1,2}/(1[3-9]|[23]\d)/"
_OFFSET = r"\s*(Z|z|[+-](?:[01]\d|2[0-3])(?::?[0-5]\d)?)$"
_CLOCK = r"\d:\d\d"
_MIDNIGHT = "00:00:00"
_EARLIEST = 1900

MOMENT = pl.Struct(
    {
        "at": pl.Datetime("us", "UTC"),
        "offset": pl.String(),
        "last": pl.Datetime("us", "UTC"),
        "last_offset": pl.String(),
        "by_clock": pl.Boolean(),
        "fault": pl.String(),
    }
)
"""``last`` and ``last_offset``: the latest that can be meant, by the clock of a place; null where that is ``at`` too.
``at`` null where ``fault`` says why. ``offset`` as it was given: ``+01:00``. ``by_clock``: by that of a place."""


def moments(texts: pl.Expr, words: ConsentWords, *, timezone: str | None) -> pl.Expr:
    """Moments (:data:`MOMENT`) that texts name: ISO 8601 with an offset, or by the clock of a place.

    Args:
        texts: As written, without spaces around; all of a column, since ``03/04/2024`` is read as the third of April
            where another row shows that days come first (``20/08/2024``) and none shows that months do.
        words: Names of months, and whether days come first in ``1-3-2024``.
        timezone: IANA name of the place whose clock counts where there is no offset; none: such a moment is naive.
            Of an hour that it repeats the first is meant, and the second is ``last``. A day without a time, or at
            midnight as workbooks have it, begins then, and ends as ``last``.
    """
    clock = texts.str.contains(_CLOCK)
    offset = pl.when(clock).then(texts.str.extract(_OFFSET).str.to_uppercase())
    bare = pl.when(clock).then(texts.str.replace(_OFFSET, "")).otherwise(texts)
    local = _local(bare, words)
    by_clock, shown = _by_clock(local, timezone)
    last, last_shown = _by_clock(_end(local), timezone, "latest")
    told = local.dt.replace_time_zone("UTC") - pl.duration(minutes=_minutes(offset))
    at = pl.when(offset.is_not_null()).then(told).otherwise(by_clock)
    within = at.dt.year() >= _EARLIEST
    unplaced = offset.is_null() & local.is_not_null() & at.is_null()
    return pl.struct(
        at=pl.when(within).then(at),
        offset=pl.when(offset.is_not_null()).then(_spelled(offset)).otherwise(shown),
        last=pl.when(later := offset.is_null() & within & (last > at)).then(last),
        last_offset=pl.when(later).then(last_shown),
        by_clock=offset.is_null() & within.fill_null(value=False),
        fault=pl.when(unplaced)
        .then(pl.lit((Fault.NO_TIME_ZONE if timezone is None else Fault.SKIPPED_MOMENT).value))
        .when(texts.is_null())
        .then(pl.lit(Fault.NO_MOMENT.value))
        .when(~within.fill_null(value=False))
        .then(pl.lit(Fault.NOT_A_MOMENT.value)),
    )


def _end(local: pl.Expr) -> pl.Expr:
    """The end of a day that bears no time."""
    return (
        pl.when(local.dt.time() == time()).then(local.dt.offset_by("1d") - timedelta(microseconds=1)).otherwise(local)
    )


def _by_clock(
    local: pl.Expr, timezone: str | None, ambiguous: Literal["earliest", "latest"] = "earliest"
) -> tuple[pl.Expr, pl.Expr]:
    """The moment at which a clock showed this, and how far that clock was from UTC."""
    if timezone is None:
        return pl.lit(None, pl.Datetime("us", "UTC")), pl.lit(None, pl.String)
    there = local.dt.replace_time_zone(timezone, ambiguous=ambiguous, non_existent="null")
    return there.dt.convert_time_zone("UTC"), there.dt.to_string("%:z")


def days(texts: pl.Expr, words: ConsentWords) -> pl.Expr:
    """Dates that texts name; a time behind them is left aside, as workbooks write one at midnight."""
    return _local(texts, words).dt.date()


def _local(texts: pl.Expr, words: ConsentWords) -> pl.Expr:
    iso = texts.str.extract_groups(_ISO).struct
    written = pl.coalesce(_put(iso.field("1"), iso.field("2")), _in_words(texts, words))
    if words.day_first:
        written = pl.coalesce(written, _day_first(texts))
    return written.str.to_datetime("%Y-%m-%dT%H:%M:%S%.f", time_unit="us", strict=False)


def _day_first(texts: pl.Expr) -> pl.Expr:
    parts = texts.str.extract_groups(_DAY_FIRST).struct
    shown = texts.str.contains(_SHOWS_DAY_FIRST).any() & ~texts.str.contains(_SHOWS_MONTH_FIRST).any()
    clear = (parts.field("2") != "/") | texts.str.contains(_SHOWS_DAY_FIRST) | shown
    return pl.when(clear).then(
        _put(_day(parts.field("4"), parts.field("3"), parts.field("1")), _time(parts.field("5"), parts.field("6")))
    )


def _in_words(texts: pl.Expr, words: ConsentWords) -> pl.Expr:
    parts = texts.str.extract_groups(_IN_WORDS).struct
    numbers = [str(number) for number in words.months.values()]
    month = parts.field("2").str.to_lowercase()
    numbered = month.replace_strict(list(words.months), numbers, default=None, return_dtype=pl.String)
    return _put(_day(parts.field("3"), numbered, parts.field("1")), _time(parts.field("4"), parts.field("5")))


def _day(year: pl.Expr, month: pl.Expr, day: pl.Expr) -> pl.Expr:
    return pl.concat_str(year, pl.lit("-"), month.str.zfill(2), pl.lit("-"), day.str.zfill(2))


def _time(hour: pl.Expr, rest: pl.Expr) -> pl.Expr:
    return pl.concat_str(hour.str.zfill(2), pl.lit(":"), rest)


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
