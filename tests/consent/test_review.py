"""Which consents are to be asked again, and from when."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from avgtool.consent.review import review
from avgtool.errors import InputError
from avgtool.model.consents import (
    Basis,
    Channel,
    ConsentEvent,
    Earlier,
    EventType,
    Facts,
    Review,
    ReviewReason,
    Subject,
)
from tests.consent.building import law, notice, purpose

AT = datetime(2026, 11, 23, 9, tzinfo=UTC)
SHOWN = notice("nieuwsbrief")


def facts(given, *, turns_16_on=None, by_guardian=False, then=()):
    event = ConsentEvent("s", "nieuwsbrief", EventType.GIVEN, given, notice=SHOWN, by_guardian=by_guardian)
    return Facts(Subject("s", turns_16_on=turns_16_on), events=(event, *then))


def asked(facts, purpose_=None, **more):
    return review(facts, purpose_ or purpose(), Channel.EMAIL, AT, law(), **more)


def test_a_fresh_consent_is_left_alone():
    assert asked(facts(AT - timedelta(days=30)), notices=[SHOWN]) == ()


def test_after_two_years_one_asks_again():
    due = datetime(2026, 10, 1, 8, tzinfo=UTC)
    assert asked(facts(datetime(2024, 10, 1, 8, tzinfo=UTC))) == (Review(ReviewReason.OLD, due),)


def test_another_notice_in_the_same_language_asks_again():
    newer = notice("nieuwsbrief", version="2", since=datetime(2026, 6, 1, tzinfo=UTC))
    found = asked(facts(datetime(2026, 5, 1, tzinfo=UTC)), notices=[SHOWN, newer])
    assert found == (Review(ReviewReason.NOTICE_SUPERSEDED, newer.since),)


@pytest.mark.parametrize(
    "other",
    [
        notice("onderzoek", since=datetime(2026, 6, 1, tzinfo=UTC)),
        notice("nieuwsbrief", version="2", language="en", since=datetime(2026, 6, 1, tzinfo=UTC)),
        notice("nieuwsbrief", version="2", since=datetime(2026, 4, 1, tzinfo=UTC)),
        notice("nieuwsbrief", version="2", since=datetime(2026, 5, 1, tzinfo=UTC)),
        notice("nieuwsbrief", version="2", since=AT + timedelta(days=1)),
        notice("nieuwsbrief", version="2", text=SHOWN.text, since=datetime(2026, 6, 1, tzinfo=UTC)),
    ],
    ids=[
        "another purpose",
        "another language",
        "before the consent",
        "as it was given",
        "not shown yet",
        "the same words",
    ],
)
def test_another_notice_that_is_not_about_this_does_not(other):
    assert asked(facts(datetime(2026, 5, 1, tzinfo=UTC)), notices=[SHOWN, other]) == ()


def test_a_birthday_and_a_term_soon_are_told_the_first_one_first():
    young = facts(datetime(2026, 1, 1, 9, tzinfo=UTC), turns_16_on=date(2026, 12, 10), by_guardian=True)
    found = asked(young, purpose(valid_months=12))
    assert found == (
        Review(ReviewReason.COMES_OF_AGE, datetime(2026, 12, 9, 23, tzinfo=UTC)),
        Review(ReviewReason.EXPIRES, datetime(2027, 1, 1, 9, tzinfo=UTC)),
    )


def test_what_has_ended_by_itself_is_still_to_be_asked():
    found = asked(facts(datetime(2025, 1, 1, 9, tzinfo=UTC)), purpose(valid_months=12))
    assert [one.reason for one in found] == [ReviewReason.EXPIRES, ReviewReason.OLD]


@pytest.mark.parametrize("no", [EventType.WITHDRAWN, EventType.INVALIDATED, EventType.EXPIRED])
def test_whose_consent_was_ended_is_not_asked_again(no):
    ended = ConsentEvent("s", "nieuwsbrief", no, datetime(2025, 6, 1, tzinfo=UTC))
    assert asked(facts(datetime(2024, 1, 1, tzinfo=UTC), then=(ended,))) == ()


def test_a_moment_without_a_time_zone_is_refused():
    with pytest.raises(InputError):
        review(facts(AT), purpose(), None, datetime(2026, 1, 1), law())  # noqa: DTZ001 - the point


def test_a_purpose_that_was_described_anew_is_asked_again_where_consent_is_needed():
    """With what else there is to ask; not where fewer data are meant, nor where nothing asks consent any more."""
    anew = AT - timedelta(days=9)
    before = purpose(channels=("email",), recipients=("drukker",))
    given = facts(AT - timedelta(days=30))

    def described(**now):
        return asked(given, replace(before, **now, earlier=(Earlier(anew, before),)))

    assert described(recipients=("drukker", "bank")) == (Review(ReviewReason.DESCRIBED_ANEW, anew),)
    assert described(recipients=()) == ()
    assert described(basis=Basis.CONTRACT, direct_marketing=False) == ()
    assert described(basis=Basis.LEGITIMATE_INTEREST) == (Review(ReviewReason.DESCRIBED_ANEW, anew),)
