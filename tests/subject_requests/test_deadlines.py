"""When a request must be answered: the worked examples, and what holds for every day from 2020 to 2040."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

import avgtool
from avgtool.errors import InputError
from avgtool.netherlands.calendar import dutch_calendar
from avgtool.subject_requests.deadlines import Pause, deadline, paused_days

CASES = yaml.safe_load((Path(__file__).parents[1] / "cases/requests/deadlines.yml").read_text(encoding="utf-8"))
CALENDAR = dutch_calendar()
DAYS = [date(2020, 1, 1) + timedelta(days=n) for n in range((date(2041, 1, 1) - date(2020, 1, 1)).days)]
day = st.sampled_from(DAYS)


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['received']}: {case['why']}")
def test_the_worked_examples(case):
    found = deadline(case["received"], CALENDAR)
    assert (found.due, found.extended_due) == (case["due"], case["extended"])
    if "decree" in case:
        assert deadline(case["received"], dutch_calendar(by_decree=True)).due == case["decree"]
    if "without" in case:
        other = dutch_calendar(without=case["without"]["days"])
        assert deadline(case["received"], other).due == case["without"]["due"]


def test_every_day_of_twenty_one_years_has_a_working_day_to_answer_on():
    """Within a month and the few days that holidays add; never earlier than the same day of the next month."""
    for received in DAYS:
        found = deadline(received, CALENDAR)
        assert CALENDAR.is_working_day(found.due)
        assert CALENDAR.is_working_day(found.safe)
        assert received < found.safe <= found.due < found.extended_due
        assert 28 <= (found.due - received).days <= 31 + 5
        assert not any(
            CALENDAR.is_working_day(found.safe + timedelta(n)) for n in range(1, (found.due - found.safe).days)
        )


def test_who_comes_later_is_never_due_earlier():
    due = [deadline(received, CALENDAR).due for received in DAYS]
    assert due == sorted(due)


@given(day, st.integers(0, 200), st.integers(0, 60))
def test_a_pause_moves_the_end_by_its_days_and_never_forwards(received, after, length):
    asked = received + timedelta(days=after)
    found = deadline(received, CALENDAR, pauses=[Pause(asked, asked + timedelta(days=length))])
    plain = deadline(received, CALENDAR)
    assert found.paused_days == length
    assert found.due >= plain.due
    assert found.unpaused == plain.due


@given(day, st.lists(st.tuples(st.integers(0, 90), st.integers(0, 40)), max_size=5))
def test_overlapping_pauses_count_each_day_once(received, spans):
    pauses = [Pause(received + timedelta(a), received + timedelta(a + n)) for a, n in spans]
    stood_still = {a + n for a, length in spans for n in range(length)}
    assert deadline(received, CALENDAR, pauses=pauses).paused_days == len(stood_still)


def test_a_question_that_waits_counts_until_today():
    asked = date(2026, 6, 10)
    waiting = deadline(date(2026, 6, 8), CALENDAR, pauses=[Pause(asked)], today=date(2026, 6, 20))
    assert waiting.waiting
    assert waiting.paused_days == 10
    assert waiting.due == date(2026, 7, 20)  # the 18th is a Saturday
    assert waiting.safe == date(2026, 7, 17)
    assert waiting.unpaused == date(2026, 7, 8)
    assert paused_days([Pause(asked)], today=date(2026, 6, 1)) == 0


@pytest.mark.parametrize(("asked", "late"), [(date(2026, 6, 15), False), (date(2026, 6, 16), True)])
def test_a_question_after_five_working_days_is_told_of(asked, late):
    """The clock stands still only for a question asked without undue delay."""
    assert deadline(date(2026, 6, 8), CALENDAR, pauses=[Pause(asked, asked)]).asked_late is late


def test_the_date_in_the_netherlands_counts():
    """Half past ten in the evening in London is the next day in Amsterdam."""
    assert deadline(datetime(2026, 6, 7, 22, 30, tzinfo=UTC), CALENDAR).received == date(2026, 6, 8)


@pytest.mark.parametrize(
    ("received", "pauses"),
    [
        (datetime(2026, 6, 8, 10), ()),  # noqa: DTZ001 - that is the case
        (date(2026, 6, 8), [Pause(date(2026, 6, 7))]),
        (date(2026, 6, 8), [Pause(date(2026, 6, 10), date(2026, 6, 9))]),
    ],
    ids=["no time zone", "asked before receipt", "answered before it was asked"],
)
def test_what_cannot_be_is_refused(received, pauses):
    with pytest.raises(InputError):
        deadline(received, CALENDAR, pauses=pauses)


def test_programs_ask_the_library():
    found = avgtool.deadline(date(2026, 3, 5))
    assert (found.due, found.safe, found.extended_due) == (date(2026, 4, 7), date(2026, 4, 2), date(2026, 6, 5))
    assert avgtool.deadline(date(2026, 3, 5), pauses=[(date(2026, 3, 9), date(2026, 3, 12))]).paused_days == 3
