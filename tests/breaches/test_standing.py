"""The 72 hours: counted in UTC from awareness, through weekends and changes of the clock; and what is still open."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from avgtool.breaches.standing import due_at, standing
from avgtool.breaches.words import time_left
from avgtool.model.activities import Capacity
from avgtool.model.breaches import Facts, Step, Todo, Urgency
from tests.breaches.building import AWARE, FACTS, ZONE, breach, event


@pytest.mark.parametrize(
    ("aware", "due"),
    [
        ("2026-11-20T16:40+01:00", "2026-11-23T16:40+01:00"),  # over a weekend
        ("2026-12-24T17:00+01:00", "2026-12-27T17:00+01:00"),  # over Christmas
        ("2026-10-24T12:00+02:00", "2026-10-27T11:00+01:00"),  # the clock goes back an hour
        ("2026-03-28T12:00+01:00", "2026-03-31T13:00+02:00"),  # the clock goes forward
        ("2026-10-25T02:30+02:00", "2026-10-28T01:30+01:00"),  # the hour that is there twice: the first time
        ("2026-10-25T02:30+01:00", "2026-10-28T02:30+01:00"),  # and the second
    ],
)
def test_the_term_is_seventy_two_real_hours(aware, due):
    assert due_at(datetime.fromisoformat(aware), 72) == datetime.fromisoformat(due)


def test_a_clock_of_a_country_gives_no_hour_and_takes_none():
    """Python adds wall-clock time to such moments; that would be 71 or 73 hours."""
    aware = datetime(2026, 10, 24, 12, tzinfo=ZONE)
    assert due_at(aware, 72) - aware.astimezone(UTC) == timedelta(hours=72)


@given(st.integers(0, 20 * 365 * 24 * 3600), st.sampled_from(["UTC", "Europe/Amsterdam", "Asia/Tokyo"]))
def test_the_term_does_not_depend_on_the_zone_in_which_awareness_was_said(seconds, zone):
    aware = datetime(2020, 1, 1, tzinfo=UTC) + timedelta(seconds=seconds)
    assert due_at(aware.astimezone(ZoneInfo(zone)), 72) == aware + timedelta(hours=72)


@pytest.mark.parametrize(
    ("hours", "urgency"),
    [
        (0, Urgency.RUNNING),
        (47, Urgency.RUNNING),
        (48, Urgency.NEAR),
        (72, Urgency.NEAR),
        (72.01, Urgency.OVERDUE),
    ],
)
def test_how_pressing_it_is(hours, urgency):
    """Not later than 72 hours: at 72 hours it is still in time."""
    assert standing(breach(), AWARE + timedelta(hours=hours)).urgency is urgency


def test_the_hours_can_be_set():
    assert standing(breach(), AWARE + timedelta(hours=80), 96).urgency is Urgency.NEAR


@pytest.mark.parametrize(
    ("steps", "todo", "urgency"),
    [
        ((), (Todo.DECIDE_AUTHORITY, Todo.DECIDE_PERSONS), Urgency.OVERDUE),
        ((Step.DECIDE_NOTIFY,), (Todo.NOTIFY, Todo.DECIDE_PERSONS), Urgency.OVERDUE),
        ((Step.DECIDE_NOT_NOTIFY,), (), Urgency.NOTHING),
        ((Step.NOTIFY_PARTLY,), (Todo.COMPLETE_NOTIFICATION, Todo.DECIDE_PERSONS), Urgency.AT_ONCE),
        ((Step.NOTIFY, Step.DECIDE_TELL), (Todo.TELL_PERSONS,), Urgency.AT_ONCE),
        ((Step.NOTIFY, Step.DECIDE_NOT_TELL), (), Urgency.NOTHING),
        ((Step.NOTIFY, Step.WITHDRAW), (), Urgency.NOTHING),
        ((Step.DECIDE_NOT_NOTIFY, Step.CLOSE), (), Urgency.NOTHING),
    ],
)
def test_what_is_open_after_the_term(steps, todo, urgency):
    """A decision that was not made and a notification that was not sent are overdue; nothing else has hours."""
    found = standing(breach(*(event(step, n) for n, step in enumerate(steps, 1))), AWARE + timedelta(hours=100))
    assert (found.todo, found.urgency) == (todo, urgency)


def test_what_is_settled_and_not_described_is_not_done():
    """Art. 33(5): a breach that was not notified is described as well."""
    thin = standing(breach(event(Step.DECIDE_NOT_NOTIFY), facts=Facts("Laptop kwijt", AWARE)), AWARE)
    assert (thin.todo, thin.urgency) == ((Todo.DESCRIBE,), Urgency.TO_DESCRIBE)
    done = standing(breach(event(Step.DECIDE_NOT_NOTIFY)), AWARE)
    assert (done.todo, done.urgency) == ((), Urgency.NOTHING)


@pytest.mark.parametrize(
    ("left", "said"),
    [
        (timedelta(hours=5, minutes=59), "nog 5 uur"),
        (timedelta(hours=-1), "1 uur te laat"),
        (timedelta(hours=-71, minutes=-59), "71 uur te laat"),
        (timedelta(hours=-72), "3 dagen te laat"),
        (timedelta(hours=-5695), "237 dagen te laat"),
    ],
)
def test_what_is_days_too_late_is_said_in_days(left, said):
    assert time_left(left).render("nl") == said


@pytest.mark.parametrize(("hours", "in_time"), [(72, True), (73, False)])
def test_whether_it_was_notified_in_time_is_told_by_the_first_notification(hours, in_time):
    one = breach(event(Step.NOTIFY_PARTLY, hours), event(Step.NOTIFY, 300))
    assert standing(one, AWARE + timedelta(days=30)).in_time is in_time


def test_a_moment_of_awareness_that_was_put_right_moves_the_term():
    earlier = replace(FACTS, aware=AWARE - timedelta(hours=5), begun=None, ended=None)
    one = breach(event(Step.ADD, 1, facts=earlier))
    assert standing(one, AWARE).due == AWARE - timedelta(hours=5) + timedelta(hours=72)


def test_a_processor_has_no_hours_but_tells_without_undue_delay():
    one = breach(capacity=Capacity.PROCESSOR)
    found = standing(one, AWARE + timedelta(days=9))
    assert (found.due, found.todo, found.urgency) == (None, (Todo.TELL_CONTROLLER,), Urgency.AT_ONCE)
