"""Believable figures, made by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

from avgtool.consent.reporting.figures import (
    AskAgain,
    ChannelFigures,
    ConsentFigures,
    NoticeUse,
    ObjectionFigures,
    PurposeFigures,
)
from avgtool.model.consents import Basis, Channel, EventType, Reason, ReviewReason
from avgtool.model.periods import Period
from tests.consent.receipts.samples import NEWSLETTER, notice

PERIOD = Period(date(2025, 12, 1), date(2026, 11, 23))
NEWS = PurposeFigures(
    purpose=NEWSLETTER,
    months={
        month: {EventType.GIVEN: 300 + 40 * index, EventType.WITHDRAWN: 20 + index, EventType.CONFIRMED: index}
        for index, month in enumerate(PERIOD.months())
    },
    consents=9620,
    without_notice=112,
    ages=(4089, 1738, 2385, 1408),
    again=(AskAgain(ReviewReason.OLD, 1402, 375), AskAgain(ReviewReason.NOTICE_SUPERSEDED, 4625, 0)),
    persons_again=4625,
    channels=(
        ChannelFigures(Channel.EMAIL, {Reason.CONSENT: 9517, Reason.NEVER_ASKED: 7912, Reason.OBJECTION: 203}, 9517),
        ChannelFigures(Channel.SMS, {Reason.CONSENT: 8903, Reason.WITHDRAWN: 2354}, 8903),
    ),
    notices=(
        NoticeUse(notice(version="2023-01", since=datetime(2023, 1, 1, tzinfo=UTC)), in_force=False, consents=4651),
        NoticeUse(notice(), in_force=True, consents=4969),
    ),
)
RESEARCH = PurposeFigures(
    purpose=replace(
        NEWSLETTER,
        code="onderzoek",
        titles={"nl": "Klantonderzoek", "en": "Customer research"},
        basis=Basis.LEGITIMATE_INTEREST,
        direct_marketing=False,
        valid_months=12,
        channels=(),
    ),
    months={month: {} for month in PERIOD.months()},
    consents=0,
    without_notice=0,
    ages=(0, 0, 0, 0),
    again=(),
    persons_again=0,
    channels=(ChannelFigures(None, {Reason.OTHER_BASIS: 20000}, 20000),),
    notices=(),
)
FIGURES = ConsentFigures(
    period=PERIOD,
    at=datetime(2026, 11, 23, 12, tzinfo=UTC),
    persons=20000,
    erased=3,
    purposes=(NEWS, RESEARCH),
    objections=(ObjectionFigures(None, None, 140), ObjectionFigures("nieuwsbrief", Channel.EMAIL, 67)),
    suppressed=207,
)
