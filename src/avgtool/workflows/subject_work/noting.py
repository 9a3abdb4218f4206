"""What the ledger notes of work that is done for a request: tasks, and who is not approached any more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from avgtool.consent.suppression import standing
from avgtool.i18n import nmsg
from avgtool.ledger.keyed import Identifier
from avgtool.ledger.persons import Person
from avgtool.model.requests import Right, TaskState
from avgtool.subject_data.wanting import IDENTIFIERS, given
from avgtool.subject_requests.work import SUPPRESSION_LIST

if TYPE_CHECKING:
    from collections.abc import Iterable

    from avgtool.model.requests import Request
    from avgtool.model.subject_data import Handle, Wanted
    from avgtool.workflows.ledger_session import LedgerSession


def is_suppressed(work: Right, purpose: str | None) -> bool:
    """Whether the person is not approached any more: what is no objection to marketing needs a purpose to stop."""
    return work in {Right.ERASURE, Right.MARKETING_OBJECTION} or (work is Right.OBJECTION and purpose is not None)


def suppress(
    session: LedgerSession,
    reference: str,
    work: Right,
    identifiers: Iterable[tuple[str, str]],
    purpose: str | None,
    language: str,
) -> int:
    """Enter the person of a request in the suppression list, and note that it is done; entries added.

    Under each identifier, and under the one by which the ledger knows the person: who made a request by an e-mail
    address is on the list by it, though nobody gives it again. What stands there already is not entered again.

    Args:
        session: That writes.
        reference: Of the request.
        work: The right; nothing is entered where it stops no approach.
        identifiers: Kind and value.
        purpose: To what the person objects; to all direct marketing where none is named.
        language: Of what is noted.
    """
    if not is_suppressed(work, purpose):
        return 0
    request = session.requests.get(reference)
    counts = [_entered(session, Person(value, Identifier(kind)), purpose) for kind, value in identifiers]
    own = session.object_as_known(request.subject, purpose)
    stands = bool(counts) or own is not None
    added = sum(counts) + (own or 0)
    if work is not Right.ERASURE and stands and (added or not is_noted(session, reference, SUPPRESSION_LIST, work)):
        told = nmsg(
            "{n} entry was added to the suppression list.", "{n} entries were added to the suppression list.", added
        )
        session.requests.set_task(reference, SUPPRESSION_LIST, work, TaskState.DONE, words=told.render(language))
    return added


def entered_for(session: LedgerSession, request: Request, wanted: Wanted) -> frozenset[tuple[Handle, str]]:
    """What of this went on the suppression list since the request came in, where work for it was done or broken off.

    Once the person's rows are gone, nothing else says that the identifiers in them were the person's.
    """
    if not any(task.words for task in request.work_log):
        return frozenset()
    since = request.events[0].at
    return frozenset(
        (handle, text)
        for handle, kind in IDENTIFIERS.items()
        for text in given(wanted)[handle]
        if any(one.at >= since for one in session.facts(Person(text, kind)).objections)
    )


def is_noted(session: LedgerSession, reference: str, place: str, work: Right) -> bool:
    """Whether work is recorded as done."""
    tasks = session.requests.get(reference).tasks
    return any((task.source, task.work, task.state) == (place, work, TaskState.DONE) for task in tasks)


def _entered(session: LedgerSession, person: Person, purpose: str | None) -> int:
    entered = standing(session.facts(person).objections, session.now)
    if any((one.purpose, one.channel) == (purpose, None) for one in entered):
        return 0
    session.object(person, purpose)
    return 1
