"""Counting requests over a period, from their events alone."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from avgtool.model.requests import Right, Step, Urgency
from avgtool.subject_requests.deadlines import local_date
from avgtool.subject_requests.life_cycle import OPEN, progress
from avgtool.subject_requests.reporting.figures import Answered, MonthFigures, RequestFigures, Tally
from avgtool.subject_requests.standing import standing

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from avgtool.model.calendars import Calendar
    from avgtool.model.periods import Period
    from avgtool.model.requests import Event, Request

_ENDING = frozenset({Step.GRANT, Step.GRANT_PARTLY, Step.REFUSE, Step.WITHDRAW})


def count(requests: Iterable[Request], period: Period, calendar: Calendar) -> RequestFigures:
    """Count what came in and what was answered in a period, and how things stand at its end.

    Args:
        requests: All of the ledger, with their events.
        period: Which days. What happened later is left aside, as if it were still the last day.
        calendar: What is no working day.
    """
    known = [seen for one in requests if (seen := _as_of(one, period.last, calendar)) is not None]
    within = [(one, event) for one in known for event in one.events if local_date(event.at, calendar) in period]
    answers = {one.reference: tuple(_answers(one, period, calendar)) for one in known}
    return RequestFigures(
        period=period,
        all=_tally(known, answers, period, calendar),
        by_right={
            right: _tally([one for one in known if right in one.rights], answers, period, calendar)
            for right in Right
            if any(right in one.rights for one in known)
        },
        months=_months(known, answers, period),
        channels=Counter(one.channel for one in known if one.received in period),
        means=Counter(event.means for _, event in within if event.step is Step.VERIFY_IDENTITY and event.means),
        grounds=Counter(code for _, event in within for code in event.grounds),
        steps=Counter(event.step for _, event in within),
        overdue=tuple(
            one.reference for one in known if standing(one, calendar, period.last).urgency is Urgency.OVERDUE
        ),
    )


def _as_of(request: Request, last: date, calendar: Calendar) -> Request | None:
    """The request with what had happened by the end of a day; none where it was yet to come in."""
    if request.received > last:
        return None
    events = [event for event in request.events[1:] if local_date(event.at, calendar) <= last]
    return replace(request, events=(request.events[0], *events))


def _tally(
    requests: Sequence[Request], answers: dict[str, tuple[Answered, ...]], period: Period, calendar: Calendar
) -> Tally:
    waiting = [one for one in requests if progress(one, calendar).state in OPEN]
    return Tally(
        received=sum(one.received in period for one in requests),
        answers=tuple(answer for one in requests for answer in answers[one.reference]),
        standing=Counter(standing(one, calendar, period.last).urgency for one in waiting),
    )


def _answers(request: Request, period: Period, calendar: Calendar) -> Iterator[Answered]:
    """Every answer within the period, each judged by what had happened up to then."""
    for place, event in enumerate(request.events, 1):
        if event.step in _ENDING and local_date(event.at, calendar) in period:
            yield _answer(replace(request, events=request.events[:place]), event, calendar)


def _answer(request: Request, event: Event, calendar: Calendar) -> Answered:
    on = local_date(event.at, calendar)
    stood = standing(request, calendar, on)
    days = (on - stood.progress.started).days
    return Answered(event.step, on, days, stood.on_time, stood.progress.extended, event.grounds)


def _months(
    requests: Iterable[Request], answers: dict[str, tuple[Answered, ...]], period: Period
) -> dict[str, MonthFigures]:
    received = Counter(f"{one.received:%Y-%m}" for one in requests if one.received in period)
    given = [(f"{one.on:%Y-%m}", one.on_time) for each in answers.values() for one in each]
    counted = Counter(given)
    return {
        month: MonthFigures(received[month], counted[month, True], counted[month, False]) for month in period.months()
    }
