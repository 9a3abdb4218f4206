"""Counting requests: what came in, what was answered in time, how long it took."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from avgtool.model.periods import Period
from avgtool.model.requests import IdentityMeans, Right, Step, Urgency
from avgtool.subject_requests.reporting.counting import count
from tests.subject_requests.building import CALENDAR, event, request

YEAR = Period(date(2026, 1, 1), date(2026, 12, 31))
MARCH = date(2026, 3, 5)


def answered(received: date, days: int, step: Step = Step.GRANT, *, number: int = 1, rights=(Right.ACCESS,), **fields):
    """A request that was answered so many days after receipt."""
    made = request(
        event(Step.VERIFY_IDENTITY, received),
        event(step, received + timedelta(days=days), **fields),
        received=received,
        rights=rights,
    )
    return replace(made, reference=f"{received.year}-{number:04}")


def waiting(received: date, *, number: int = 1, rights=(Right.ACCESS,)):
    return replace(request(received=received, rights=rights), reference=f"{received.year}-{number:04}")


def test_an_answer_on_the_last_day_is_in_time_and_one_a_day_later_is_not():
    """Received on 5 March 2026, the term ends on Tuesday 7 April, after Easter."""
    last = (date(2026, 4, 7) - MARCH).days
    tally = count([answered(MARCH, last), answered(MARCH, last + 1, number=2)], YEAR, CALENDAR).all
    assert (tally.on_time, tally.late, tally.longest_days) == (1, 1, last + 1)


def test_an_extension_that_was_told_makes_a_later_answer_timely():
    extended = request(
        event(Step.VERIFY_IDENTITY, MARCH),
        event(Step.EXTEND, date(2026, 4, 1)),
        event(Step.GRANT, date(2026, 6, 5)),
    )
    tally = count([extended], YEAR, CALENDAR).all
    assert (tally.on_time, tally.late, tally.answers[0].extended) == (1, 0, True)


def test_the_median_is_of_answers_by_the_controller_alone():
    requests = [
        answered(MARCH, 3),
        answered(MARCH, 10, number=2),
        answered(MARCH, 20, Step.REFUSE, number=3),
        answered(MARCH, 1, Step.WITHDRAW, number=4),
    ]
    tally = count(requests, YEAR, CALENDAR).all
    assert (tally.median_days, len(tally.decided), len(tally.answers)) == (10, 3, 4)


def test_a_request_for_two_rights_counts_once_in_all_and_with_each():
    both = answered(MARCH, 4, rights=(Right.ACCESS, Right.ERASURE))
    counted = count([both, waiting(MARCH, number=2)], YEAR, CALENDAR)
    assert counted.all.received == 2
    assert {right: tally.received for right, tally in counted.by_right.items()} == {Right.ACCESS: 2, Right.ERASURE: 1}


def test_what_came_in_before_the_period_is_answered_in_it():
    spring = Period(date(2026, 3, 10), date(2026, 3, 31))
    counted = count([answered(MARCH, 10)], spring, CALENDAR)
    assert (counted.all.received, len(counted.all.decided)) == (0, 1)
    assert counted.means == {}, "identity was verified before the period"


def test_what_happened_after_the_period_is_as_if_it_were_still_its_last_day():
    early = Period(date(2026, 1, 1), date(2026, 3, 10))
    counted = count([answered(MARCH, 10), waiting(date(2026, 3, 20), number=2)], early, CALENDAR)
    assert (counted.all.received, counted.all.open, len(counted.all.answers)) == (1, 1, 0)


def test_what_is_overdue_at_the_end_is_named_by_its_reference():
    counted = count([waiting(MARCH), waiting(date(2026, 12, 20), number=2)], YEAR, CALENDAR)
    assert counted.overdue == ("2026-0001",)
    assert counted.all.standing[Urgency.OVERDUE] == 1


def test_what_is_overdue_is_not_in_time():
    """A hundred percent in time would hide what was never answered."""
    tally = count([answered(MARCH, 3), waiting(MARCH, number=2)], YEAR, CALENDAR).all
    assert (tally.on_time, len(tally.decided), tally.due) == (1, 1, 2)


def test_a_request_that_was_opened_again_is_answered_twice_and_each_answer_is_judged_by_its_own_term():
    again = request(
        event(Step.VERIFY_IDENTITY, MARCH),
        event(Step.GRANT, date(2026, 3, 15)),
        event(Step.CLOSE, date(2026, 3, 16)),
        event(Step.REOPEN, date(2026, 5, 1)),
        event(Step.TAKE_UP, date(2026, 5, 2)),
        event(Step.GRANT, date(2026, 7, 1)),
    )
    tally = count([again], YEAR, CALENDAR).all
    assert [(one.days, one.on_time) for one in tally.answers] == [(10, True), (61, False)]


def test_months_without_anything_are_there_too():
    counted = count([answered(MARCH, 3)], YEAR, CALENDAR)
    assert list(counted.months)[0::11] == ["2026-01", "2026-12"]
    assert (counted.months["2026-03"].received, counted.months["2026-03"].on_time) == (1, 1)
    assert counted.months["2026-04"].received == 0


def test_grounds_means_channels_and_steps_are_counted():
    refused = answered(MARCH, 3, Step.REFUSE, grounds=("avg-12-5-buitensporig",))
    counted = count([refused], YEAR, CALENDAR)
    assert counted.grounds == {"avg-12-5-buitensporig": 1}
    assert counted.means == {IdentityMeans.LOGIN: 1}
    assert counted.channels == {"email": 1}
    assert counted.steps[Step.REFUSE] == 1


def test_nothing_known_is_no_division_by_zero():
    counted = count([], YEAR, CALENDAR)
    assert (counted.all.received, counted.all.median_days, counted.all.longest_days) == (0, None, None)
    assert counted.by_right == {}


@given(st.lists(st.tuples(st.dates(date(2025, 6, 1), date(2026, 12, 31)), st.integers(0, 200)), max_size=12))
def test_every_answer_is_in_time_or_late_and_months_add_up(cases: list[tuple[date, int]]):
    requests = [answered(day, days, number=place) for place, (day, days) in enumerate(cases, 1)]
    counted = count(requests, YEAR, CALENDAR)
    tally = counted.all
    assert tally.on_time + tally.late == len(tally.decided)
    assert sum(one.received for one in counted.months.values()) == tally.received
    assert sum(one.on_time for one in counted.months.values()) == tally.on_time
    assert sum(one.late for one in counted.months.values()) == tally.late
    assert tally.received == sum(counted.channels.values())


@pytest.mark.parametrize("right", Right)
def test_each_right_has_its_row(right: Right):
    assert list(count([waiting(MARCH, rights=(right,))], YEAR, CALENDAR).by_right) == [right]
