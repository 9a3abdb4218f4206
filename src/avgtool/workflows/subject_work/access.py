"""What a person asked to see and was not given yet: it is not destroyed to spare the showing (art. 15 AVG)."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from avgtool import catalog
from avgtool.errors import InputError
from avgtool.ledger.persons import Person
from avgtool.model.requests import Right, TaskState
from avgtool.model.subject_data import Wanted
from avgtool.model.subject_work import Deed
from avgtool.subject_data.locating import locate
from avgtool.workflows.requests import request_session
from avgtool.workflows.scan_sources import limits_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import datetime

    from avgtool.config import Config
    from avgtool.ledger.keyed import Identifier
    from avgtool.ledger.opening import OpenLedger
    from avgtool.model.requests import Request
    from avgtool.model.subject_data import SourceMap
    from avgtool.model.subject_work import PlannedSource

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
            with suppress(InputError):  # what a row holds may be nothing by which the ledger knows anybody
                known |= {one.reference: one for one in session.all(Person(value, kind))}
        return tuple(
            known[reference]
            for reference in sorted(known)
            if _GIVING & set(known[reference].rights) and session.standing(known[reference]).is_open
        )


def shared_access(
    ledger: OpenLedger,
    config: Config,
    planned: Iterable[PlannedSource],
    sources: Iterable[SourceMap],
    *,
    now: Callable[[], datetime],
) -> tuple[Request, ...]:
    """Requests for access or portability that are open, of others to whom a row belongs that is to go.

    A message belongs to who sent it and to who got it. Only who is known by a customer id can be looked for: of others
    the ledger holds a digest.

    Args:
        ledger: That holds the requests.
        config: Says how sources are read.
        planned: What becomes of the rows.
        sources: As avgtool.yaml describes them.
        now: The clock.
    """
    going = {
        source.name: {row.id for table in source.tables for row in table.rows if row.deed is not Deed.KEEP}
        for source in planned
    }
    shared = [one for one in sources if going.get(one.name) and any(len(table.belongs_to) > 1 for table in one.tables)]
    if not shared:
        return ()
    with request_session(ledger, config, readonly=True, now=now) as session:
        others = [
            (one, customer)
            for one in session.all()
            if _GIVING & set(one.rights) and session.standing(one).is_open and (customer := session.customer_id(one))
        ]
    limits, particles = limits_of(config), catalog.name_particles()
    return tuple(
        one
        for one, customer in others
        if any(
            row.id in going[table.source]
            for table in locate(shared, Wanted((customer,)), limits=limits, particles=particles, doubts=False).tables
            for row in table.certain
        )
    )


def ungiven(unanswered: Iterable[Request]) -> tuple[str, ...]:
    """References of those for which the data were not even collected."""
    return tuple(
        one.reference
        for one in unanswered
        if not any(task.work in _GIVING and task.state is TaskState.DONE for task in one.tasks)
    )
