"""Requests of data subjects, for programs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from avgtool.workflows import deadlines

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date, datetime

    from avgtool.subject_requests.deadlines import Deadline


def deadline(
    received: date | datetime, *, pauses: Iterable[tuple[date, date | None]] = (), today: date | None = None
) -> Deadline:
    """When a data subject's request must be answered: art. 12(3) AVG, by the Dutch calendar.

    Args:
        received: The day of receipt, or the moment with its time zone: the date in the Netherlands counts.
        pauses: When the clock stood still for a question about identity or scope: the day it was asked, and the day of
            a sufficient answer, or None while that is waited for.
        today: Up to when a pause without an answer counts.

    Returns:
        ``.due``, ``.safe`` (the last working day before the term really ends), ``.extended_due``, and beside them
        ``.extended_safe``, ``.unpaused``, ``.paused_days``, ``.waiting`` and ``.asked_late``.

    Raises:
        InputError: A moment without a time zone, a pause before receipt, or one that ends before it begins.

    >>> from datetime import date
    >>> deadline(date(2026, 3, 5)).due
    datetime.date(2026, 4, 7)
    """
    return deadlines.deadline(received, pauses=pauses, today=today)
