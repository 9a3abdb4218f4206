"""What is granted was done, and what is said to be erased was not kept."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from avgtool.errors import InputError
from avgtool.i18n import msg
from avgtool.model.requests import Right, State, Step, TaskState
from avgtool.subject_requests.guards.refusing import allowed_grounds
from avgtool.subject_requests.work import is_nothing_done, open_tasks, without_work
from avgtool.wording import listed

if TYPE_CHECKING:
    from collections.abc import Mapping

    from avgtool.i18n import Message
    from avgtool.model.requests import Request, RequestLaw
    from avgtool.subject_requests.guards.situation import Situation

_REFUSE = "avgtool request refuse"
_WORK: Mapping[Right, str] = {
    Right.RECTIFICATION: "avgtool request rectify",
    Right.ERASURE: "avgtool request erase",
    Right.RESTRICTION: "avgtool request restrict",
    Right.OBJECTION: "avgtool request object",
    Right.MARKETING_OBJECTION: "avgtool request object",
    Right.CONSENT_WITHDRAWAL: "avgtool request withdraw-consent",
}
"""What does the work of each right that takes some."""


def work_done(at: Situation) -> None:
    """What is said to be granted was done: nobody is told that marketing stopped while nothing stops it."""
    rights = tuple(right for right in at.request.rights if at.law.rights[right].takes_work)
    _nothing_left(at, rights)
    if missing := without_work(at.request, at.law):
        raise _not_done(at, missing[0])


def granted_part_done(at: Situation) -> None:
    """Of what is granted in part something was done; a right of which nothing was is the part that is refused."""
    refused = _refused_part(at.request, at.event.grounds, at.progress.state, at.law)
    if refused and set(refused) == set(at.request.rights):
        raise InputError(
            msg("Nothing was done of what is asked, so that nothing is granted in part."),
            where=at.request.reference,
            hint=msg("Do the work first ({work}), or refuse: {command}", work=_WORK[refused[0]], command=_REFUSE),
        )
    rest = [right for right in at.request.rights if right not in refused]
    _nothing_left(at, tuple(right for right in rest if at.law.rights[right].takes_work))
    missing = [right for right in without_work(at.request, at.law) if right in rest]
    if missing:
        raise _not_done(at, missing[0])


def tasks_done(at: Situation) -> None:
    """What was refused or withdrawn leaves no work; what was granted leaves none undone."""
    if at.progress.state not in {State.GRANTED, State.PARTLY_GRANTED}:
        return
    answers = [one for one in at.request.events if one.step in {Step.GRANT, Step.GRANT_PARTLY}]
    refused = _refused_part(at.request, answers[-1].grounds, State.IN_PROGRESS, at.law)
    _nothing_left(at, tuple(right for right in at.request.rights if right not in refused))


def nothing_kept(at: Situation) -> None:
    """What is kept was not erased, however the answer is sent (art. 12(4) AVG)."""
    keeping = [task.source for task in at.request.tasks if (task.work, task.state) == (Right.ERASURE, TaskState.KEPT)]
    if keeping:
        raise something_kept(
            msg("Rows are kept in {sources}, so the request is not granted in full.", sources=", ".join(keeping)),
            at.request,
            at.law,
        )


def something_kept(what: Message, request: Request, law: RequestLaw) -> InputError:
    """The error for an erasure of which something stays, and that would be called granted."""
    return InputError(
        what,
        where=request.reference,
        hint=msg(
            "Record it as granted in part: {option}, with what must be kept as its reason. Grounds: {codes}.",
            option="--partly --ground CODE --reason …",
            codes=listed(", ", law.rights[Right.ERASURE].grounds),
        ),
    )


def _refused_part(request: Request, grounds: tuple[str, ...], state: State, law: RequestLaw) -> tuple[Right, ...]:
    """Rights that take work of which none was done, and that one of the grounds fits."""
    return tuple(
        right
        for right in request.rights
        if law.rights[right].takes_work
        and is_nothing_done(request, right)
        and set(grounds) & set(allowed_grounds(replace(request, rights=(right,)), state, law))
    )


def _not_done(at: Situation, right: Right) -> InputError:
    return InputError(
        msg("Nothing is recorded of the work that “{right}” takes: it cannot be granted.", right=_title(at, right)),
        where=at.request.reference,
        hint=msg("Do it ({work}), or record what was done by hand: {task}", work=_WORK[right], task=_task(right)),
    )


def _nothing_left(at: Situation, rights: tuple[Right, ...]) -> None:
    waiting = open_tasks(at.request, rights)
    if waiting:
        right = waiting[0].work
        places = dict.fromkeys(task.source for task in waiting)
        raise InputError(
            msg("There is work left in {sources}.", sources=", ".join(places)),
            where=at.request.reference,
            hint=msg(
                "Do it first ({work}), or record what was done by hand, or why it is not needed: {task}",
                work=_WORK.get(right, "avgtool request collect"),
                task=_task(right),
            ),
        )


def _title(at: Situation, right: Right) -> object:
    return at.law.rights[right].title


def _task(right: Right) -> str:
    return f"avgtool request task --for {right.value} --reason …"
