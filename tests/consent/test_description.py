"""A consent counts for what the purpose said when it was given, and for nothing that was added later."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from avgtool.consent.description import as_of
from avgtool.consent.law import answer
from avgtool.model.consents import Basis, Channel, ConsentEvent, Earlier, EventType, Facts, Reason, Subject
from tests.consent.building import law, notice, purpose

THEN = datetime(2026, 1, 10, 10, tzinfo=UTC)
CHANGED = datetime(2026, 3, 1, 10, tzinfo=UTC)
NOW = datetime(2026, 6, 1, 10, tzinfo=UTC)
FIRST = purpose(channels=("email",), categories=("email",), recipients=("drukker",))


def asked(now, channel="email", at=THEN, named=None, first=FIRST):
    """The reason by a purpose that was described anew, about one yes."""
    described = replace(now, earlier=(Earlier(CHANGED, first),))
    yes = ConsentEvent("s", "nieuwsbrief", EventType.GIVEN, at, named and Channel(named), notice("nieuwsbrief"))
    return answer(Facts(Subject("s"), (yes,)), described, channel and Channel(channel), NOW, law()).reason


@pytest.mark.parametrize(
    "change",
    [
        {"titles": {"nl": "Aanbiedingen van partners"}},
        {"titles": {"nl": "nieuwsbrief", "en": "Offers of partners"}},
        {"basis": Basis.LEGITIMATE_INTEREST},
        {"categories": ("email", "aankopen")},
        {"recipients": ("drukker", "datahandelaar")},
        {"special_ground": "a"},
    ],
)
def test_what_changes_the_purpose_asks_a_new_consent(change):
    now = replace(FIRST, **change)
    assert asked(now) is Reason.NOT_COVERED
    assert asked(now, at=CHANGED - timedelta(microseconds=1)) is Reason.NOT_COVERED
    if "special_ground" not in change:
        assert asked(now, at=CHANGED) is Reason.CONSENT


@pytest.mark.parametrize(
    "change",
    [
        {"retention": "P2Y"},
        {"review_months": 12},
        {"valid_months": 24},
        {"categories": ()},
        {"recipients": ()},
        {"titles": {"nl": "nieuwsbrief"}},
        {"titles": {"nl": "nieuwsbrief", "en": "nieuwsbrief", "de": "Rundbrief"}},
    ],
)
def test_what_changes_nothing_agreed_to_leaves_the_consent(change):
    assert asked(replace(FIRST, **change)) is Reason.CONSENT


def test_a_channel_that_is_added_was_not_agreed_to():
    """Unless the person named it; the channels that were there go on."""
    wider = replace(FIRST, channels=(Channel.EMAIL, Channel.PHONE))
    assert asked(wider, "phone") is Reason.NOT_COVERED
    assert asked(wider, "email") is Reason.CONSENT
    assert asked(wider, "phone", named="phone") is Reason.CONSENT
    assert asked(wider, "phone", at=CHANGED) is Reason.CONSENT
    assert asked(wider, None) is Reason.CONSENT


def test_a_change_that_was_undone_took_no_consent_away():
    other = replace(FIRST, recipients=("drukker", "datahandelaar"))
    twice = replace(FIRST, earlier=(Earlier(CHANGED, FIRST), Earlier(CHANGED + timedelta(days=1), other)))
    yes = ConsentEvent("s", "nieuwsbrief", EventType.GIVEN, THEN, None, notice("nieuwsbrief"))
    assert answer(Facts(Subject("s"), (yes,)), twice, Channel.EMAIL, NOW, law()).reason is Reason.CONSENT


def test_an_earlier_moment_has_the_description_of_then():
    now = replace(FIRST, basis=Basis.CONTRACT, earlier=(Earlier(CHANGED, FIRST),))
    assert as_of(now, CHANGED - timedelta(microseconds=1)) == FIRST
    assert as_of(now, CHANGED) is now
    assert as_of(now, THEN).earlier == ()
