"""When a request must be answered, by the calendar of the configuration."""

from __future__ import annotations

from typing import TYPE_CHECKING

from avgtool import catalog
from avgtool.config import CalendarSettings
from avgtool.subject_requests.deadlines import Deadline, Pause
from avgtool.subject_requests.deadlines import deadline as counted

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date, datetime

_DEFAULTS = CalendarSettings()


def deadline(
    received: date | datetime,
    *,
    pauses: Iterable[tuple[date, date | None]] = (),
    today: date | None = None,
    settings: CalendarSettings = _DEFAULTS,
) -> Deadline:
    """The last days of a request, with pauses as pairs of days: see :func:`avgtool.deadline`."""
    stopped = tuple(Pause(*pause) for pause in pauses)
    return counted(received, catalog.calendar(settings), pauses=stopped, today=today)
