"""What is done with the data of one person for a request, for programs: planned, and carried out."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from avgtool.keys.log import utc_now
from avgtool.ledger.recordable import one_of
from avgtool.model.requests import Right
from avgtool.model.subject_data import Wanted
from avgtool.subject_data.plan_file import read_plan, require_same, write_plan
from avgtool.workflows.subject_work import abandoning, executing
from avgtool.workflows.subject_work.asked import Asked
from avgtool.workflows.subject_work.planning import plan_work

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from avgtool.workflows.library.ledger import Ledger
    from avgtool.workflows.subject_work.abandoning import Abandoned
    from avgtool.workflows.subject_work.executing import Executed
    from avgtool.workflows.subject_work.planning import Planned


def plan_request(  # noqa: PLR0913 - by keyword; each is an option of `avgtool request erase` and its like
    ledger: Ledger,
    reference: str,
    work: Right | str,
    person: Wanted | None = None,
    *,
    values: Mapping[str, str] | None = None,
    lift: bool = False,
    told: date | None = None,
    purpose: str | None = None,
    confirmed: Iterable[str] = (),
    leave_out_rest: bool = False,
    without: Iterable[str] = (),
    erase_consents: bool = False,
    before_answer: bool = False,
    again: bool = False,
    other_identifier: str | None = None,
    plan_file: str | os.PathLike[str] | None = None,
    by: str | None = None,
) -> Planned:
    """Plan an erasure, a rectification, a restriction or an objection; nothing is changed.

    Args:
        ledger: Holds the request, and the configuration with the sources (``Ledger(url, config=…)``).
        reference: Of the request.
        work: ``wissing``, ``rectificatie``, ``beperking``, ``bezwaar`` or ``bezwaar-direct-marketing``; the request
            must ask for it.
        person: Further identifiers (:func:`wanted`); whose request it is is known where that is a customer id.
        values: For a rectification: ``table.column`` to the right value.
        lift: A restriction is lifted.
        told: When the person was told that it will be (art. 18(3)).
        purpose: To what the person objects; to all direct marketing by default.
        confirmed: Ids of rows in doubt of which a human said that they are about the person.
        leave_out_rest: Whether a human said that the other rows in doubt are about others.
        without: Names of sources that are left out; their work stays open.
        erase_consents: Whether the ledger is to forget whose consents it holds, once all is done.
        before_answer: Whether data may go that the person asked to see too, and that were not collected yet.
        again: Whether data that were erased are back, from a backup: the request may be closed then.
        other_identifier: How it is known that what ``person`` names is the person's too, where nothing ties it to the
            request.
        plan_file: Where the plan is written as JSON, without values; an earlier plan is replaced.
        by: Who does it; by default whom AVGTOOL_BY or avgtool.yaml names.

    Returns:
        ``.plan`` (:class:`avgtool.model.subject_work.WorkPlan`) holds no value of the person, the rest does.

    Raises:
        InputError: The request is unknown, asks for something else or is not so far; a value does not fit.
        ConfigError: There are no sources, they lack a table or a column, or nothing marks a restriction.
        StoreError: The ledger cannot be used.
    """
    asked = Asked(
        request=reference,
        work=one_of(Right, work),
        wanted=person or Wanted(),
        confirmed=tuple(confirmed),
        rest_left_out=leave_out_rest,
        without=tuple(without),
        settings=tuple(f"{place}={value}" for place, value in (values or {}).items()),
        lift=lift,
        told=told,
        purpose=purpose,
        erase_consents=erase_consents,
        before_answer=before_answer,
        again=again,
        other_identifier=other_identifier,
        by=by,
    )
    planned = plan_work(ledger.opened, ledger.config, asked, now=utc_now)
    if plan_file is not None:
        write_plan(planned.plan, Path(plan_file))
    return planned


def execute_request(ledger: Ledger, planned: Planned, *, plan_file: str | os.PathLike[str] | None = None) -> Executed:
    """Carry out a plan: each database in one transaction, each file in one step, everything rehearsed before.

    Args:
        ledger: The one that it was planned with.
        planned: As :func:`plan_request` gave it.
        plan_file: A plan that a human looked at; where this one differs, nothing is done.

    Raises:
        RefusedError: Something stands in the way, rows are in doubt, none was found, or the person asked to see
            them first; nothing was done.
        InputError: A source was changed since the plan, or is gone; nothing was done.
        OutputError: A file cannot be changed, or an execution came to a sudden end before; nothing was done.
        StoreError: A database cannot be used; nothing was done.
    """
    executing.require_searched(planned)
    if plan_file is not None:
        require_same(read_plan(Path(plan_file)), planned.plan, os.fspath(plan_file))
    return executing.execute(ledger.opened, ledger.config, planned)


def resume_request(ledger: Ledger, reference: str) -> Executed:
    """Finish what an execution left undone that came to a sudden end; errors as of :func:`execute_request`."""
    return executing.resume(ledger.opened, ledger.config, reference)


def abandon_request(ledger: Ledger, reference: str, *, by: str | None = None) -> Abandoned:
    """End an execution that came to a sudden end and cannot be finished; nothing is changed in any source.

    Args:
        ledger: The one that it was begun with.
        reference: Of the request.
        by: Who does it; by default whom AVGTOOL_BY or avgtool.yaml names.

    Returns:
        ``.done``, ``.undone`` and ``.unknown``: sources in which all was done, nothing, or somebody must look. The same
        is recorded as tasks of the request.

    Raises:
        InputError: There is nothing to end.
        OutputError: A run is at it.
    """
    return abandoning.abandon(ledger.opened, ledger.config, reference, by=by)
