"""What a step asks besides a state that leaves it open: reasons, grounds, letters, and its place in time.

Art. 12(3): an extension once, told with a reason within the first term. Art. 12(4): a refusal with its ground, a
motivation, and whom to complain to. Art. 12(6): a question about identity where there is doubt. Art. 19: recipients.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from avgtool.errors import InputError
from avgtool.i18n import msg
from avgtool.model.requests import (
    Correction,
    Event,
    ExtensionReason,
    Recipients,
    ReopenReason,
    Request,
    RequestLaw,
    Right,
    State,
    Step,
    TaskState,
)
from avgtool.subject_requests.deadlines import local_date
from avgtool.subject_requests.life_cycle import Progress, is_identified, next_state, progress
from avgtool.subject_requests.standing import first_term, term_of
from avgtool.subject_requests.work import is_nothing_done, open_tasks, without_work
from avgtool.wording import day as worded_day
from avgtool.wording import listed

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

    from avgtool.i18n import Message
    from avgtool.model.calendars import Calendar


@dataclass(frozen=True, slots=True)
class _Situation:
    """What a guard looks at."""

    request: Request
    progress: Progress
    event: Event
    law: RequestLaw
    calendar: Calendar

    @property
    def day(self) -> date:
        return local_date(self.event.at, self.calendar)


def check_step(request: Request, event: Event, law: RequestLaw, calendar: Calendar) -> Progress:
    """Whether a step can be taken; the progress that it is taken from.

    Raises:
        InputError: It is illegal (the error names what is open), lacks what the law asks of it, or comes before what
            was recorded already.
    """
    before = progress(request, calendar)
    next_state(before.state, event.step)
    situation = _Situation(request, before, event, law, calendar)
    for guard in (_in_order, *_GUARDS.get(event.step, ())):
        guard(situation)
    return before


def _in_order(at: _Situation) -> None:
    if at.event.at < at.progress.last:
        raise InputError(
            msg("This step would come before the one that was recorded last."),
            hint=msg("Say when it was taken: {last} or later.", last=at.progress.last.isoformat(timespec="minutes")),
        )


def _has_words(at: _Situation) -> None:
    if at.event.words is None or not at.event.words.strip():
        raise InputError(
            msg("This step needs a reason in words."),
            hint=msg("A supervisor or a court asks why; write it down now: {option}", option="--reason"),
        )


def _has_means(at: _Situation) -> None:
    if at.event.means is None:
        raise InputError(
            msg("By what means is it made sure who asks?"),
            hint=msg("Take the lightest that will do (GDPR 12(6)): {option}", option="--means"),
        )


def _extended_for_a_reason(at: _Situation) -> None:
    if at.event.reason not in set(ExtensionReason):
        raise InputError(
            msg("A term is extended for complexity or for the number of requests only (GDPR 12(3))."),
            hint=msg("A backlog, holidays or illness are no reason."),
        )


def _extended_once(at: _Situation) -> None:
    if at.progress.ever_extended:
        raise InputError(msg("The term was extended before; the law allows it once (GDPR 12(3))."))
    if at.progress.term is not None:
        raise InputError(msg("This term was set by a supervisor or a court: only they can extend it."))


def _extended_in_time(at: _Situation) -> None:
    due = first_term(at.progress, at.calendar, at.day).due
    if at.day <= due:
        return
    if at.progress.first is None:
        raise InputError(
            msg("The term ended on {due}: it can be extended no more (GDPR 12(3)).", due=worded_day(due)),
            hint=msg("Answer now, and say in the answer why it is late."),
        )
    raise InputError(
        msg(
            "An extension is told within a month of receipt, which ended on {due}: a request that was opened again "
            "later is not extended (GDPR 12(3)).",
            due=worded_day(due),
        ),
        hint=msg("Answer by {due}.", due=worded_day(term_of(at.progress, at.calendar, at.day).due)),
    )


def _extended_on_paper(at: _Situation) -> None:
    """What is recorded once the term is over was told before, by a letter that is there: not by one made now."""
    if at.event.recorded is None:
        return
    due = first_term(at.progress, at.calendar, at.day).due
    late = local_date(at.event.recorded, at.calendar) > due
    if late and not any(document.sha256 for document in at.event.documents):
        raise InputError(
            msg("The term ended on {due}: that it was extended before must be shown.", due=worded_day(due)),
            hint=msg("Name the letter that was sent then: {option}", option="--document FILE"),
        )


def _answered_by_letter(at: _Situation) -> None:
    if not at.event.documents:
        raise InputError(
            msg("The answer itself is missing."),
            hint=msg(
                "Have it written ({letter}), or name the file that was sent ({document}): the ledger keeps its hash.",
                letter="--letter FILE",
                document="--document FILE",
            ),
        )


def _nothing_kept(at: _Situation) -> None:
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


def _refused_on_a_ground(at: _Situation) -> None:
    wanted, known = at.event.grounds, allowed_grounds(at.request, at.progress.state, at.law)
    if not wanted or not set(wanted) <= set(known):
        raise InputError(
            msg("A refusal needs a ground that the law knows for what was asked, by its code.")
            if not wanted
            else msg("This is no ground for refusing what was asked."),
            hint=msg("Grounds: {codes}.", codes=listed(", ", known)) if known else _NO_GROUND,
        )


def _every_right_refused_on_a_ground(at: _Situation) -> None:
    """What the law sets against one right leaves the others as they are: the fiscal duty keeps rows, and hides none."""
    given = set(at.event.grounds)
    for right in at.request.rights:
        fitting = allowed_grounds(replace(at.request, rights=(right,)), at.progress.state, at.law)
        if given.isdisjoint(fitting):
            raise InputError(
                msg("None of these grounds is one for refusing “{right}”.", right=at.law.rights[right].title),
                where=at.request.reference,
                hint=_NO_GROUND
                if not fitting
                else msg(
                    "Grounds for it: {codes}. Where it is granted, the request is answered in part: {command}",
                    codes=listed(", ", fitting),
                    command="avgtool request answer --partly",
                ),
            )


def _remedies_told(at: _Situation) -> None:
    if not at.event.remedies_told:
        raise InputError(
            msg("A refusal must tell the person whom to complain to and which court to go to (GDPR 12(4))."),
            hint=msg(
                "See that the letter names {remedies}; then say so: {option}",
                remedies=listed("; ", at.law.remedies),
                option="--remedies-told",
            ),
        )


def _withdrawn_in_writing(at: _Situation) -> None:
    if not at.event.documents and not (at.event.words or "").strip():
        raise InputError(
            msg("Only the person can withdraw a request, and in writing."),
            hint=msg("Name the letter ({file}), or say where it is ({words}).", file="--document", words="--reason"),
        )


def _recipients_told(at: _Situation) -> None:
    granted = at.progress.state in {State.GRANTED, State.PARTLY_GRANTED}
    if not granted or not any(at.law.rights[right].tells_recipients for right in at.request.rights):
        return
    if at.event.recipients is None:
        raise InputError(
            msg("Were those who got the data told of the change (GDPR 19)?"),
            hint=msg("Say so: {option}", option=f"--recipients {'|'.join(Recipients)}"),
        )
    if at.event.recipients is Recipients.IMPOSSIBLE:
        _has_words(at)


def _work_done(at: _Situation) -> None:
    """What is said to be granted was done: nobody is told that marketing stopped while nothing stops it."""
    rights = tuple(right for right in at.request.rights if at.law.rights[right].takes_work)
    _nothing_left(at, rights)
    if missing := without_work(at.request, at.law):
        raise _not_done(at, missing[0])


def _granted_part_done(at: _Situation) -> None:
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


def _refused_part(request: Request, grounds: tuple[str, ...], state: State, law: RequestLaw) -> tuple[Right, ...]:
    """Rights that take work of which none was done, and that one of the grounds fits."""
    return tuple(
        right
        for right in request.rights
        if law.rights[right].takes_work
        and is_nothing_done(request, right)
        and set(grounds) & set(allowed_grounds(replace(request, rights=(right,)), state, law))
    )


def _not_done(at: _Situation, right: Right) -> InputError:
    return InputError(
        msg("Nothing is recorded of the work that “{right}” takes: it cannot be granted.", right=_title(at, right)),
        where=at.request.reference,
        hint=msg("Do it ({work}), or record what was done by hand: {task}", work=_WORK[right], task=_task(right)),
    )


def _nothing_left(at: _Situation, rights: tuple[Right, ...]) -> None:
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


def _tasks_done(at: _Situation) -> None:
    """What was refused or withdrawn leaves no work; what was granted leaves none undone."""
    if at.progress.state not in {State.GRANTED, State.PARTLY_GRANTED}:
        return
    answers = [one for one in at.request.events if one.step in {Step.GRANT, Step.GRANT_PARTLY}]
    refused = _refused_part(at.request, answers[-1].grounds, State.IN_PROGRESS, at.law)
    _nothing_left(at, tuple(right for right in at.request.rights if right not in refused))


def _title(at: _Situation, right: Right) -> object:
    return at.law.rights[right].title


def _task(right: Right) -> str:
    return f"avgtool request task --for {right.value} --reason …"


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


def _corrects_something(at: _Situation) -> None:
    _has_words(at)
    if at.event.reason not in set(Correction):
        raise InputError(msg("Say what is corrected: {codes}.", codes=", ".join(Correction)))
    if at.event.reason != Correction.RECEIVED:
        return
    right = at.event.term
    steps = [local_date(one.at, at.calendar) for one in at.request.events[1:] if one.step is not Step.CORRECT]
    if right is None or right > min((at.day, *steps)):
        raise InputError(
            msg("The day of receipt is missing, or comes after a step that was taken."),
            where=at.request.reference,
            hint=msg("A request is received before anything is done with it: {option}", option="--received 2026-03-05"),
        )


def _reopened_for_a_reason(at: _Situation) -> None:
    if at.event.reason not in set(ReopenReason):
        raise InputError(
            msg("A closed request is opened again for a complaint, a court or new facts."),
            hint=msg("For anything else the person makes a new request: avgtool request open"),
        )
    if at.event.term is not None and at.event.term < at.day:
        raise InputError(msg("The term that was set lies before the day of reopening."))


def _motivated(at: _Situation) -> None:
    """A motivation that the person can weigh, and a court can review: more than a word."""
    _has_words(at)
    said = (at.event.words or "").split()
    if len(said) < _FEWEST_WORDS:
        raise InputError(
            msg("This is no motivation: it does not say why."),
            hint=msg(
                "Say what in this case makes the ground hold; the letter tells it to the person: {option}",
                option="--reason",
            ),
        )


_FEWEST_WORDS = 3
_NO_GROUND = msg("It is known who asks, and the law sets nothing else against this: grant it.")
_REFUSING = (_refused_on_a_ground, _motivated, _remedies_told, _answered_by_letter)
_GUARDS: Mapping[Step, tuple[Callable[[_Situation], None], ...]] = {
    Step.ASK_IDENTITY: (_has_means, _has_words),
    Step.VERIFY_IDENTITY: (_has_means,),
    Step.ASK_CLARIFICATION: (_has_words,),
    Step.EXTEND: (_extended_once, _extended_in_time, _extended_for_a_reason, _has_words, _extended_on_paper),
    Step.GRANT: (_nothing_kept, _answered_by_letter, _work_done),
    Step.GRANT_PARTLY: (*_REFUSING, _granted_part_done),
    Step.REFUSE: (*_REFUSING, _every_right_refused_on_a_ground),
    Step.WITHDRAW: (_withdrawn_in_writing,),
    Step.CLOSE: (_tasks_done, _recipients_told),
    Step.REOPEN: (_reopened_for_a_reason, _has_words),
    Step.CORRECT: (_corrects_something,),
}


def allowed_grounds(request: Request, state: State, law: RequestLaw) -> tuple[str, ...]:
    """Codes of the grounds on which a request may be refused in a state, each once."""
    codes = dict.fromkeys(code for right in request.rights for code in law.rights[right].grounds)
    if state is State.IDENTITY_ASKED:
        return tuple(code for code in codes if code in law.identity_only)
    return tuple(code for code in codes if code not in law.identity_only or not is_identified(request))
