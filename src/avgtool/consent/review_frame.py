"""Which consents to ask again, of a million persons at once: :func:`avgtool.consent.review.review` by Polars.

A test holds both against each other. One difference is meant: who objected is left out, as asking is marketing too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from avgtool.consent import calendar_frame as calendar
from avgtool.consent.law_frame import MOMENT, NOTHING
from avgtool.consent.marketing import asks_consent
from avgtool.consent.moments import ensure_aware
from avgtool.consent.review import AHEAD
from avgtool.consent.state import YES
from avgtool.model.consents import Reason, ReviewReason

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime, timedelta

    from avgtool.model.consent_law import ConsentLaw
    from avgtool.model.consents import Channel, Notice, Purpose

_HELD = (Reason.CONSENT.value, Reason.EXPIRED.value, Reason.CONFIRMATION_NEEDED.value)


def reviews(
    frame: pl.LazyFrame,
    purpose: Purpose,
    channel: Channel | None,
    at: datetime,
    law: ConsentLaw,
    notices: Mapping[int, Notice],
    *,
    ahead: timedelta = AHEAD,
) -> pl.LazyFrame:
    """One row for each thing for which a consent must be asked again at a moment or soon after.

    Args:
        frame: As ``law_frame.agreements`` and ``answers`` make of the facts of one channel.
        purpose: Of the consents.
        channel: As in ``law.answer``.
        at: The moment of asking.
        law: Of the country.
        notices: All of them, by their numbers.
        ahead: How long before its end a consent is named.

    Returns:
        ``subject``, ``review`` (values of ``ReviewReason``) and ``due`` (UTC).
    """
    at = ensure_aware(at)
    held = frame.filter(
        pl.col("type").is_in([one.value for one in YES])
        & pl.col("consent_then").is_in(_HELD)
        & (pl.col("reason") != Reason.OBJECTION.value)
    )
    of_each = (
        (ReviewReason.OLD, calendar.months_later(pl.col("at"), purpose.review_months, law.timezone)),
        (ReviewReason.DESCRIBED_ANEW, pl.col("described_anew") if asks_consent(purpose, channel, at, law) else NOTHING),
        (ReviewReason.EXPIRES, pl.col("term")),
        (ReviewReason.COMES_OF_AGE, pl.col("birthday")),
    )
    parts = [held.select("subject", review=pl.lit(one.value), due=due) for one, due in of_each]
    parts.append(_superseded(held, purpose, at, notices))
    return pl.concat(parts).filter(pl.col("due") <= at + ahead)


def _superseded(held: pl.LazyFrame, purpose: Purpose, at: datetime, notices: Mapping[int, Notice]) -> pl.LazyFrame:
    """Since when another text in the same language takes the place of the one that was shown."""
    pairs = [
        (number, ensure_aware(other.since))
        for number, shown in notices.items()
        for other in notices.values()
        if purpose.code in other.purposes
        and other.language == shown.language
        and other.sha256 != shown.sha256
        and ensure_aware(other.since) <= at
    ]
    later = pl.LazyFrame(pairs, schema={"notice": pl.Int64(), "due": MOMENT}, orient="row")
    return (
        held.select("subject", "notice", "at")
        .join(later, on="notice")
        .filter(pl.col("at") < pl.col("due"))
        .group_by("subject")
        .agg(pl.col("due").min())
        .select("subject", review=pl.lit(ReviewReason.NOTICE_SUPERSEDED.value), due="due")
    )
