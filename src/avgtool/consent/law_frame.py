"""The same law for a million persons at once: :func:`avgtool.consent.law.answer` as Polars expressions.

Its input is a frame as ``facts_frame`` makes, or an export joined to one: what is null was never said. A test holds it
against ``law.answer`` on generated facts.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, timedelta
from typing import TYPE_CHECKING

import polars as pl

from avgtool.consent import calendar_frame as calendar
from avgtool.consent.description import described_anew_at
from avgtool.consent.law import SAID_NO, SAID_NOTHING
from avgtool.consent.marketing import (
    asks_consent,
    consent_asked_from,
    customers_excepted_until,
    excepts_customers,
    rests_on_consent,
)
from avgtool.consent.moments import ensure_aware
from avgtool.consent.state import YES
from avgtool.consent.validity import EXPLICIT_CONSENT, is_genuine
from avgtool.model.consents import Reason

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime

    from avgtool.model.consent_law import ConsentLaw
    from avgtool.model.consents import Channel, Notice, Purpose

MOMENT = pl.Datetime("us", "UTC")
NOTHING = pl.lit(None, dtype=MOMENT)
_RESOLUTION = timedelta(microseconds=1)
"""Of every time here."""

_AGREED = "avgtool:agreed"
_AGREED_SINCE = "avgtool:agreed_since"
_TERM = "avgtool:term"
_BIRTHDAY = "avgtool:birthday"
_END = "avgtool:end"
_OBJECTED = "avgtool:objected"
_REASON = "avgtool:reason"


def answers(
    frame: pl.LazyFrame,
    purpose: Purpose,
    channel: Channel | None,
    at: datetime,
    law: ConsentLaw,
    notices: Mapping[int, Notice],
) -> pl.LazyFrame:
    """Add to each row of ``frame`` whether its person may be approached, and what decides.

    Args:
        frame: Columns of ``facts_frame.FACTS``, and any others.
        purpose: What for.
        channel: As in ``law.answer``.
        at: The moment for which the frame was made.
        law: Of the country and the organisation.
        notices: By the numbers that the frame has; at least those that cover the purpose.

    Returns:
        The frame with ``allowed`` (Boolean), ``reason`` (values of ``Reason``), ``since`` and ``until`` (UTC).

    Raises:
        InputError: ``at`` has no time zone.
    """
    at = ensure_aware(at)
    if channel is not None and channel not in purpose.channels:
        reason = pl.lit(Reason.CHANNEL_NOT_IN_PURPOSE.value)
        return frame.with_columns(allowed=pl.lit(value=False), reason=reason, since=NOTHING, until=NOTHING)
    return (
        frame.with_columns(_ends(purpose, law))
        .with_columns(pl.min_horizontal(_TERM, _BIRTHDAY).alias(_END))
        .with_columns(_agreed(purpose, channel, at, law, notices).alias(_AGREED))
        .with_columns(_agreed_since().alias(_AGREED_SINCE))
        .with_columns(_objected().alias(_OBJECTED))
        .with_columns(_reason(purpose, channel, at, law).alias(_REASON))
        .with_columns(
            pl.col(_REASON).is_in(_values((Reason.CONSENT, Reason.SOFT_OPT_IN, Reason.OTHER_BASIS))).alias("allowed"),
            pl.col(_REASON).alias("reason"),
            _since().alias("since"),
            _until(purpose, channel, law).alias("until"),
        )
        .drop(_AGREED, _AGREED_SINCE, _TERM, _BIRTHDAY, _END, _OBJECTED, _REASON)
    )


def agreements(
    frame: pl.LazyFrame,
    purpose: Purpose,
    channel: Channel | None,
    at: datetime,
    law: ConsentLaw,
    notices: Mapping[int, Notice],
) -> pl.LazyFrame:
    """Add whether there is a valid consent, whatever else speaks for or against: ``validity.consent``.

    Args:
        frame: Columns of ``facts_frame.FACTS``, and any others.
        purpose: What for.
        channel: As in ``law.answer``.
        at: The moment for which the frame was made.
        law: Of the country.
        notices: By the numbers that the frame has.

    Returns:
        The frame with ``consent`` (values of ``Reason``), and when it ends by its ``term`` and by a ``birthday`` (UTC);
        ``consent_then``: what it would be, had the purpose always said what it says now; ``described_anew``: since when
        it does, where that makes the difference (:func:`avgtool.consent.description.described_anew_at`).
    """
    at, always = ensure_aware(at), replace(purpose, earlier=())
    return (
        frame.with_columns(_ends(purpose, law))
        .with_columns(pl.min_horizontal(_TERM, _BIRTHDAY).alias(_END))
        .with_columns(
            _agreed(purpose, channel, at, law, notices).alias("consent"),
            _agreed(always, channel, at, law, notices).alias("consent_then"),
            _described_anew(purpose, channel).alias("described_anew"),
        )
        .rename({_TERM: "term", _BIRTHDAY: "birthday"})
        .drop(_END)
    )


def _ends(purpose: Purpose, law: ConsentLaw) -> list[pl.Expr]:
    """When the consent ends by its term, and by the birthday of who had a parent consent."""
    months = purpose.valid_months
    term = calendar.months_later(pl.col("at"), months, law.timezone) if months else NOTHING
    of_age = calendar.of_age_on(pl.col("turns_16_on"), law.age_of_consent)
    birthday = pl.when(pl.col("by_guardian").fill_null(value=False)).then(calendar.start_of(of_age, law.timezone))
    return [term.alias(_TERM), (birthday if law.confirm_when_of_age else NOTHING).alias(_BIRTHDAY)]


def _agreed(
    purpose: Purpose, channel: Channel | None, at: datetime, law: ConsentLaw, notices: Mapping[int, Notice]
) -> pl.Expr:
    """The reason that ``validity.consent`` gives."""
    known, guardian = pl.col("known").fill_null(value=False), pl.col("by_guardian").fill_null(value=False)
    minor = calendar.local_date(pl.col("at"), law.timezone) < calendar.of_age_on(
        pl.col("turns_16_on"), law.age_of_consent
    )
    silent = ~pl.col("explicit").fill_null(value=False) & (purpose.special_ground == EXPLICIT_CONSENT)
    ended = (pl.col(_END) <= at).fill_null(value=False)
    cases = (
        (pl.col("type").is_null() & known, Reason.NEVER_ASKED),
        (pl.col("type").is_null(), Reason.UNKNOWN_SUBJECT),
        (pl.col("type") == "requested", Reason.NOT_ANSWERED),
        (~pl.col("type").is_in([one.value for one in YES]), pl.col("type")),
        (_described_anew(purpose, channel).is_not_null() | ~_covered(purpose, notices), Reason.NOT_COVERED),
        (silent, Reason.NOT_EXPLICIT),
        ((minor & ~guardian).fill_null(value=False), Reason.PARENT_NEEDED),
        ((~minor & guardian).fill_null(value=False), Reason.CONFIRMATION_NEEDED),
        (ended & (pl.col(_BIRTHDAY) == pl.col(_END)).fill_null(value=False), Reason.CONFIRMATION_NEEDED),
        (ended, Reason.EXPIRED),
    )
    return _first(cases, Reason.CONSENT)


def _described_anew(purpose: Purpose, channel: Channel | None) -> pl.Expr:
    """Since when another description leaves the consent behind: ``description.described_anew_at``."""
    named = pl.col("by_name").fill_null(value=False)

    def since(given: datetime, *, by_name: bool) -> pl.Expr:
        return pl.lit(described_anew_at(purpose, given, channel, by_name=by_name), dtype=MOMENT)

    found = NOTHING
    for one in reversed(purpose.earlier):
        given = one.until - _RESOLUTION
        verdict = pl.when(named).then(since(given, by_name=True)).otherwise(since(given, by_name=False))
        found = pl.when(pl.col("at") < one.until).then(verdict).otherwise(found)
    return found


def _covered(purpose: Purpose, notices: Mapping[int, Notice]) -> pl.Expr:
    """Whether the notice proves the consent: each text is hashed once, not once a person."""
    since = {
        key: one.since.astimezone(UTC)
        for key, one in notices.items()
        if purpose.code in one.purposes and is_genuine(one)
    }
    if not since:
        return pl.lit(value=False)
    shown = pl.col("notice").replace_strict(list(since), list(since.values()), default=None, return_dtype=MOMENT)
    return (shown <= pl.col("at")).fill_null(value=False)


def _agreed_since() -> pl.Expr:
    """When that came about: the end of what ended, else the event."""
    birthday = (pl.col(_AGREED) == Reason.CONFIRMATION_NEEDED.value) & (pl.col(_BIRTHDAY) == pl.col(_END))
    term = (pl.col(_AGREED) == Reason.EXPIRED.value) & (pl.col("type") != Reason.EXPIRED.value)
    by_itself = (birthday.fill_null(value=False) | term) & (pl.col(_END) > pl.col("at"))
    return pl.when(by_itself).then(pl.col(_END)).otherwise(pl.col("at"))


def _objected() -> pl.Expr:
    """The latest objection that no later valid consent gave up."""
    valid = pl.col(_AGREED) == Reason.CONSENT.value

    def stands(objected: str, yes: str) -> pl.Expr:
        given_up = (valid & (pl.col(yes) > pl.col(objected))).fill_null(value=False)
        return pl.when(~given_up).then(pl.col(objected))

    return pl.max_horizontal(stands("objected_at", _AGREED_SINCE), stands("channel_objected_at", "named_at"))


def _reason(purpose: Purpose, channel: Channel | None, at: datetime, law: ConsentLaw) -> pl.Expr:
    said_no = pl.col(_AGREED).is_in(_values(SAID_NO))
    stopped = (
        (pl.col(_OBJECTED).is_not_null(), Reason.OBJECTION),
        (pl.col("unwanted_at").is_not_null(), Reason.CHANNEL_NOT_WANTED),
    )
    if not asks_consent(purpose, channel, at, law):
        refused = said_no if purpose.direct_marketing or purpose.rested_on_consent else pl.lit(value=False)
        return _first((*stopped, (refused, pl.col(_AGREED))), Reason.OTHER_BASIS)
    customer = pl.col("customer_since").is_not_null() & excepts_customers(purpose, channel, at, law)
    silent = pl.col(_AGREED).is_in(_values(SAID_NOTHING)) & (not rests_on_consent(purpose))
    cases = (
        *stopped,
        ((pl.col(_AGREED) == Reason.CONSENT.value) | said_no, pl.col(_AGREED)),
        (customer, Reason.SOFT_OPT_IN),
        (silent, Reason.CHANNEL_NEEDS_CONSENT),
    )
    return _first(cases, pl.col(_AGREED))


def _since() -> pl.Expr:
    nowhere = _values((Reason.OTHER_BASIS, Reason.CHANNEL_NEEDS_CONSENT, Reason.NEVER_ASKED, Reason.UNKNOWN_SUBJECT))
    return (
        pl.when(pl.col(_REASON) == Reason.OBJECTION.value)
        .then(pl.col(_OBJECTED))
        .when(pl.col(_REASON) == Reason.CHANNEL_NOT_WANTED.value)
        .then(pl.col("unwanted_at"))
        .when(pl.col(_REASON) == Reason.SOFT_OPT_IN.value)
        .then(pl.col("customer_since"))
        .when(~pl.col(_REASON).is_in(nowhere))
        .then(pl.col(_AGREED_SINCE))
    )


def _until(purpose: Purpose, channel: Channel | None, law: ConsentLaw) -> pl.Expr:
    return (
        pl.when(pl.col(_REASON) == Reason.CONSENT.value)
        .then(pl.col(_END))
        .when(pl.col(_REASON) == Reason.SOFT_OPT_IN.value)
        .then(pl.lit(customers_excepted_until(purpose, channel, law), dtype=MOMENT))
        .when(pl.col(_REASON) == Reason.OTHER_BASIS.value)
        .then(pl.lit(consent_asked_from(purpose, channel, law), dtype=MOMENT))
    )


def _first(cases: Iterable[tuple[pl.Expr, Reason | pl.Expr]], otherwise: Reason | pl.Expr) -> pl.Expr:
    """The reason of the first case that holds."""
    return pl.coalesce(*(pl.when(holds).then(_literal(reason)) for holds, reason in cases), _literal(otherwise))


def _literal(reason: Reason | pl.Expr) -> pl.Expr:
    return pl.lit(reason.value) if isinstance(reason, Reason) else reason


def _values(reasons: Iterable[Reason]) -> list[str]:
    return sorted(one.value for one in reasons)
