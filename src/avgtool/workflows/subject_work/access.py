"""What a person asked to see and was not given yet: it is not destroyed to spare the showing (art. 15 AVG)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from avgtool.ledger.persons import Person
from avgtool.model.requests import Right, TaskState
from avgtool.workflows.requests import request_session

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import datetime

    from avgtool.config import Config
    from avgtool.ledger.keyed import Identifier
    from avgtool.ledger.opening import OpenLedger
    from avgtool.model.requests import Request

_GIVING = {Right.ACCESS, Right.PORTABILITY}


def unanswered_access(
    ledger: OpenLedger,
    config: Config,
    request: Request,
    identifiers: Iterable[tuple[Identifier, str]],
    *,
    now: Callable[[], datetime],
) -> tuple[Request, ...]:
    """Requests for access or portability that are open, of the person whose data are to go.

    Whoever asks twice may do so by the customer number once and by an e-mail address then: the ledger knows the two as
    different persons, but knows the digests of both.

    Args:
        ledger: That holds the requests.
        config: Says by which calendar terms are counted.
        request: By which the data are to go.
        identifiers: Kind and value of all that the person is known by: given, or found in the rows.
        now: The clock.
    """
    with request_session(ledger, config, readonly=True, now=now) as session:
        known = {one.reference: one for one in session.all() if one.subject == request.subject}
        for kind, value in identifiers:
            known |= {one.reference: one for one in session.all(Person(value, kind))}
        return tuple(
            known[reference]
            for reference in sorted(known)
            if _GIVING & set(known[reference].rights) and session.standing(known[reference]).is_open
        )


def ungiven(unanswered: Iterable[Request]) -> tuple[str, ...]:
    """References of those for which the data were not even collected."""
    return tuple(
        one.reference
        for one in unanswered
        if not any(task.work in _GIVING and task.state is TaskState.DONE for task in one.tasks)
    )
