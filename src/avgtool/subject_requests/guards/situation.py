"""What a guard looks at, and what several of them ask."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from avgtool.errors import InputError
from avgtool.i18n import msg
from avgtool.subject_requests.deadlines import local_date

if TYPE_CHECKING:
    from datetime import date

    from avgtool.model.calendars import Calendar
    from avgtool.model.requests import Event, Request, RequestLaw
    from avgtool.subject_requests.life_cycle import Progress


@dataclass(frozen=True, slots=True)
class Situation:
    """What a guard looks at."""

    request: Request
    progress: Progress
    event: Event
    law: RequestLaw
    calendar: Calendar

    @property
    def day(self) -> date:
        """The local day of the step."""
        return local_date(self.event.at, self.calendar)


def in_order(at: Situation) -> None:
    """No step comes before the one that was recorded last."""
    if at.event.at < at.progress.last:
        raise InputError(
            msg("This step would come before the one that was recorded last."),
            hint=msg("Say when it was taken: {last} or later.", last=at.progress.last.isoformat(timespec="minutes")),
        )


def has_words(at: Situation) -> None:
    """The step says why."""
    if at.event.words is None or not at.event.words.strip():
        raise InputError(
            msg("This step needs a reason in words."),
            hint=msg("A supervisor or a court asks why; write it down now: {option}", option="--reason"),
        )


def has_means(at: Situation) -> None:
    """The step says by what means it is made sure who asks."""
    if at.event.means is None:
        raise InputError(
            msg("By what means is it made sure who asks?"),
            hint=msg("Take the lightest that will do (GDPR 12(6)): {option}", option="--means"),
        )
