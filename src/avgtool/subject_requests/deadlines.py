"""When a request must be answered: art. 12(3) AVG, counted by Regulation (EEC, Euratom) 1182/71.

One calendar month after receipt; two months more where that is told, with reasons, within the first. The day of receipt
does not count, and the term ends on the day of the same number, or on the last day of a shorter month (art. 3(1),
3(2)(c)). Where that is a Saturday, a Sunday or a public holiday, it ends with the next working day (art. 3(4)).

The clock stands still while the controller waits for proof of identity (art. 12(6)) or for what a large request is
about (recital 63), from the day of the question to the day of a sufficient answer (EDPB guidelines 01/2022).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from dateutil.relativedelta import relativedelta

from avgtool.errors import InputError
from avgtool.i18n import msg

if TYPE_CHECKING:
    from collections.abc import Iterable

    from avgtool.model.calendars import Calendar

MONTHS = 1
EXTENDED_MONTHS = 3
"""Receipt to the end of an extension; counted from receipt, which is the earlier reading."""
PROMPT = 5
"""Working days after receipt within which a question is asked without undue delay."""


@dataclass(frozen=True, slots=True)
class Pause:
    """The clock stands still: a question was asked, and not yet answered well enough."""

    asked: date
    answered: date | None = None
    """None while the answer is waited for."""


@dataclass(frozen=True, slots=True)
class Deadline:
    """When an answer is due. All are days of which the end counts."""

    received: date
    """Local date of receipt, by whatever channel."""
    due: date
    """The last day, with pauses; an extension must be told by then."""
    safe: date
    """The last working day on or before the day that the term ends on before weekends and holidays move it."""
    extended_due: date
    """The last day where the term was extended."""
    extended_safe: date
    unpaused: date
    """The last day if no pause counts: a supervisor may see a question as asked too late, or without need."""
    extended_unpaused: date
    """The same where the term was extended."""
    paused_days: int = 0
    """Calendar days that the clock stood still."""
    waiting: bool = False
    """Whether it stands still now, so that all days but ``unpaused`` still move."""
    asked_late: bool = False
    """Whether a question was asked more than five working days after receipt: the pause may not hold."""


def deadline(
    received: date | datetime,
    calendar: Calendar,
    *,
    pauses: Iterable[Pause] = (),
    today: date | None = None,
) -> Deadline:
    """When a request must be answered.

    Args:
        received: The day of receipt, or the moment with its time zone: the calendar's local date counts.
        calendar: What is no working day.
        pauses: When the clock stood still; where they overlap, a day counts once.
        today: Up to when a pause without an answer counts; its own first day without it.

    Raises:
        InputError: A moment without a time zone, a pause before receipt, or one that ends before it begins.
    """
    day = local_date(received, calendar)
    stopped = tuple(sorted(pauses, key=lambda pause: pause.asked))
    _refuse_impossible(day, stopped)
    days = paused_days(stopped, today)
    ends, extended = (day + relativedelta(months=months) + timedelta(days=days) for months in (MONTHS, EXTENDED_MONTHS))
    return Deadline(
        received=day,
        due=calendar.first_from(ends),
        safe=calendar.last_until(ends),
        extended_due=calendar.first_from(extended),
        extended_safe=calendar.last_until(extended),
        unpaused=calendar.first_from(day + relativedelta(months=MONTHS)),
        extended_unpaused=calendar.first_from(day + relativedelta(months=EXTENDED_MONTHS)),
        paused_days=days,
        waiting=any(pause.answered is None for pause in stopped),
        asked_late=any(calendar.working_days_after(day, pause.asked) > PROMPT for pause in stopped),
    )


def local_date(moment: date | datetime, calendar: Calendar) -> date:
    """The date where the controller is; a request that comes in at 00:30 in Amsterdam came in on that day.

    Raises:
        InputError: The moment has no time zone.
    """
    if not isinstance(moment, datetime):
        return moment
    if moment.tzinfo is None:
        raise InputError(
            msg("A moment without a time zone can be two days."),
            hint=msg("Give a date, or a moment with its offset: 2026-03-05T10:15:00+01:00"),
        )
    return moment.astimezone(ZoneInfo(calendar.zone)).date()


def paused_days(pauses: Iterable[Pause], today: date | None = None) -> int:
    """Calendar days that the clock stood still: from the day of a question up to that of its answer.

    Args:
        pauses: In the order in which they began.
        today: Up to when a pause without an answer counts; its own first day without it.
    """
    days, reached = 0, date.min
    for pause in pauses:
        end = pause.answered or max(today or pause.asked, pause.asked)
        start = max(pause.asked, reached)
        days += max((end - start).days, 0)
        reached = max(reached, end)
    return days


def _refuse_impossible(received: date, pauses: Iterable[Pause]) -> None:
    for pause in pauses:
        if pause.asked < received:
            raise InputError(msg("A question cannot be asked before the request came in."))
        if pause.answered is not None and pause.answered < pause.asked:
            raise InputError(msg("A question cannot be answered before it was asked."))
