"""How a request stands on a day: due dates from its events, overdue, at risk, answered in time."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from avgtool.model.requests import Risk, Step, Urgency
from avgtool.subject_requests.deadlines import deadline
from avgtool.subject_requests.standing import standing
from tests.subject_requests.building import CALENDAR, RECEIVED, event, request

CASES = yaml.safe_load((Path(__file__).parents[1] / "cases/requests/deadlines.yml").read_text(encoding="utf-8"))
TAKEN_UP = event(Step.VERIFY_IDENTITY, RECEIVED + timedelta(days=1))
DUE = date(2026, 4, 7)


def on(day, *events, received=RECEIVED):
    return standing(request(*events, received=received), CALENDAR, day)


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["received"]))
def test_the_worked_examples_hold_for_whole_requests(case):
    """With nothing that stops the clock, and extended on the day after receipt."""
    received = case["received"]
    verified = event(Step.VERIFY_IDENTITY, received)
    assert on(received, received=received).term.due == case["due"]
    extended = on(received, verified, event(Step.EXTEND, received + timedelta(days=1)), received=received)
    assert extended.term.due == case["extended"]


def test_a_request_is_overdue_from_the_day_after_the_last():
    assert on(DUE, TAKEN_UP).urgency is Urgency.AT_RISK
    assert on(DUE + timedelta(days=1), TAKEN_UP).urgency is Urgency.OVERDUE
    assert on(date(2026, 3, 20), TAKEN_UP).urgency is Urgency.ON_TIME


def test_what_was_answered_is_never_overdue_and_says_whether_it_was_in_time():
    """Also seen years later; who withdraws needs no answer."""
    years_later = date(2030, 1, 1)
    answered = on(years_later, TAKEN_UP, event(Step.GRANT, DUE), event(Step.CLOSE, DUE))
    late = on(years_later, TAKEN_UP, event(Step.GRANT, DUE + timedelta(days=1)))
    withdrawn = on(years_later, event(Step.WITHDRAW, DUE + timedelta(days=9)))
    closed = on(years_later, event(Step.WITHDRAW, DUE), event(Step.CLOSE, DUE))
    assert [one.urgency for one in (answered, late, withdrawn, closed)] == [Urgency.ANSWERED] * 4
    assert [one.on_time for one in (answered, late, withdrawn, closed)] == [True, False, None, None]


def test_the_clock_stands_still_while_the_person_is_asked():
    """Asked on 9 March, sufficient on 19 March: ten days more. While nobody answers the end moves on."""
    asked = event(Step.ASK_IDENTITY, date(2026, 3, 9))
    assert on(date(2026, 6, 1), asked).urgency is not Urgency.OVERDUE
    verified = event(Step.VERIFY_IDENTITY, date(2026, 3, 19))
    found = on(date(2026, 3, 20), asked, verified)
    assert found.term.deadline.paused_days == 10
    assert (found.term.due, found.term.deadline.unpaused) == (date(2026, 4, 15), DUE)


def test_a_question_asked_late_puts_a_request_at_risk_once_it_would_be_late_without():
    """Eight working days after receipt is not without delay: a supervisor may say that the clock never stood still."""
    asked, verified = event(Step.ASK_IDENTITY, date(2026, 3, 17)), event(Step.VERIFY_IDENTITY, date(2026, 4, 10))
    assert on(date(2026, 3, 20), asked).risks == ()
    assert on(DUE, asked).risks == (Risk.PAUSE_MAY_NOT_HOLD,)
    assert on(date(2026, 4, 12), asked, verified).urgency is Urgency.AT_RISK


def test_without_its_pauses_a_term_that_was_extended_is_extended_all_the_same():
    """Three months after receipt; the first month says nothing any more."""
    asked, verified = event(Step.ASK_IDENTITY, date(2026, 3, 17)), event(Step.VERIFY_IDENTITY, date(2026, 3, 27))
    extended = event(Step.EXTEND, date(2026, 3, 30))
    found = on(date(2026, 4, 12), asked, verified, extended)
    assert (found.term.due, found.term.unpaused) == (date(2026, 6, 15), date(2026, 6, 5))
    assert (found.urgency, found.risks) == (Urgency.ON_TIME, ())
    assert on(date(2026, 6, 2), asked, verified, extended).risks == (Risk.PAUSE_MAY_NOT_HOLD,)


def test_a_reopened_request_has_a_new_month_or_the_term_that_was_set():
    events = (TAKEN_UP, event(Step.GRANT, DUE), event(Step.CLOSE, DUE))
    reopened = on(date(2026, 6, 1), *events, event(Step.REOPEN, date(2026, 6, 1)))
    assert (reopened.term.due, reopened.is_open) == (date(2026, 7, 1), True)
    ordered = on(date(2026, 6, 1), *events, event(Step.REOPEN, date(2026, 6, 1), term=date(2026, 6, 14)))
    assert (ordered.term.due, ordered.term.safe) == (date(2026, 6, 14), date(2026, 6, 12))


@given(st.dates(date(2020, 1, 1), date(2040, 12, 31)), st.integers(0, 60))
def test_an_open_request_is_overdue_exactly_when_its_last_day_has_passed(received, later):
    today = received + timedelta(days=later)
    found = on(today, received=received)
    assert (found.urgency is Urgency.OVERDUE) == (today > deadline(received, CALENDAR).due)
    assert (Risk.NEAR in found.risks) == (
        found.urgency is Urgency.AT_RISK and CALENDAR.working_days_after(today, found.term.safe) < 5
    )
