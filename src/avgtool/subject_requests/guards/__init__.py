"""What a step asks besides a state that leaves it open: reasons, grounds, letters, and its place in time.

Art. 12(3): an extension once, told with a reason within the first term. Art. 12(4): a refusal with its ground, a
motivation, and whom to complain to. Art. 12(6): a question about identity where there is doubt. Art. 19: recipients.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from avgtool.model.requests import Step
from avgtool.subject_requests.guards import doing, extending, refusing, situation, telling
from avgtool.subject_requests.life_cycle import next_state, progress

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from avgtool.model.calendars import Calendar
    from avgtool.model.requests import Event, Request, RequestLaw
    from avgtool.subject_requests.life_cycle import Progress


def check_step(request: Request, event: Event, law: RequestLaw, calendar: Calendar) -> Progress:
    """Whether a step can be taken; the progress that it is taken from.

    Raises:
        InputError: It is illegal (the error names what is open), lacks what the law asks of it, or comes before what
            was recorded already.
    """
    before = progress(request, calendar)
    next_state(before.state, event.step)
    looked_at = situation.Situation(request, before, event, law, calendar)
    for guard in (situation.in_order, *_GUARDS.get(event.step, ())):
        guard(looked_at)
    return before


_REFUSING = (refusing.refused_on_a_ground, refusing.motivated, refusing.remedies_told, telling.answered_by_letter)
_GUARDS: Mapping[Step, tuple[Callable[[situation.Situation], None], ...]] = {
    Step.ASK_IDENTITY: (situation.has_means, situation.has_words),
    Step.VERIFY_IDENTITY: (situation.has_means,),
    Step.ASK_CLARIFICATION: (situation.has_words,),
    Step.EXTEND: (
        extending.extended_once,
        extending.extended_in_time,
        extending.extended_for_a_reason,
        situation.has_words,
        extending.extended_on_paper,
    ),
    Step.GRANT: (doing.nothing_kept, telling.answered_by_letter, doing.work_done),
    Step.GRANT_PARTLY: (*_REFUSING, doing.granted_part_done),
    Step.REFUSE: (*_REFUSING, refusing.every_right_refused_on_a_ground),
    Step.WITHDRAW: (telling.withdrawn_in_writing,),
    Step.CLOSE: (doing.tasks_done, telling.recipients_told),
    Step.REOPEN: (telling.reopened_for_a_reason, situation.has_words),
    Step.CORRECT: (telling.corrects_something,),
}
