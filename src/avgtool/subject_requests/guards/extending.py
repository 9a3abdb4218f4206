"""Art. 12(3) AVG: a term is extended once, for a reason that the law knows, told within the first term."""

from __future__ import annotations

from typing import TYPE_CHECKING

from avgtool.errors import InputError
from avgtool.i18n import msg
from avgtool.model.requests import ExtensionReason
from avgtool.subject_requests.deadlines import local_date
from avgtool.subject_requests.standing import first_term, term_of
from avgtool.wording import day as worded_day

if TYPE_CHECKING:
    from avgtool.subject_requests.guards.situation import Situation


def extended_for_a_reason(at: Situation) -> None:
    """Complexity, or the number of requests."""
    if at.event.reason not in set(ExtensionReason):
        raise InputError(
            msg("A term is extended for complexity or for the number of requests only (GDPR 12(3))."),
            hint=msg("A backlog, holidays or illness are no reason."),
        )


def extended_once(at: Situation) -> None:
    """Never again, and never a term that an authority set."""
    if at.progress.ever_extended:
        raise InputError(msg("The term was extended before; the law allows it once (GDPR 12(3))."))
    if at.progress.term is not None:
        raise InputError(msg("This term was set by a supervisor or a court: only they can extend it."))


def extended_in_time(at: Situation) -> None:
    """Before the first term is over."""
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


def extended_on_paper(at: Situation) -> None:
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
