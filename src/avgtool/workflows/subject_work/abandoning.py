"""An execution that cannot be finished is ended: it is recorded what was done and what not, and planned anew.

Nothing is changed in any source by it.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from avgtool.i18n import Message, msg
from avgtool.model.requests import Right, TaskState
from avgtool.subject_data.outcomes import Outcome, outcome
from avgtool.workflows.ledger_session import ledger_session
from avgtool.workflows.request_journals import journal_of
from avgtool.workflows.scan_sources import limits_of
from avgtool.workflows.subject_work.executing import close_task, enter

if TYPE_CHECKING:
    from collections.abc import Iterator

    from avgtool.config import Config
    from avgtool.ledger.opening import OpenLedger
    from avgtool.subject_data.journal import Job
    from avgtool.workflows.ledger_session import LedgerSession

_OBJECTIONS = {Right.OBJECTION, Right.MARKETING_OBJECTION}


@dataclass(frozen=True, slots=True)
class Abandoned:
    """What an execution that was ended had done."""

    request: str
    work: Right
    done: tuple[str, ...]
    """Sources in which all was done."""
    undone: tuple[str, ...]
    """Sources in which nothing was done."""
    unknown: tuple[str, ...]
    """Sources in which somebody must look: one file of several was done, or others changed rows of the person."""
    suppressed: int
    """Entries that were added to the suppression list."""


def abandon(ledger: OpenLedger, config: Config, reference: str, *, by: str | None = None) -> Abandoned:
    """End an execution that was cut off.

    Where something was erased, or the person objected, the suppression list gets the person all the same: no later
    plan may find by whom.

    Args:
        ledger: That holds the request.
        config: The same as of the plan.
        reference: Of the request.
        by: Who does it; by default whom AVGTOOL_BY or avgtool.yaml names.

    Raises:
        InputError: There is nothing to end, or another key is needed to read what it was.
        OutputError: A run is at it, or the journal cannot be removed.
    """
    journal = journal_of(ledger, reference)
    with journal.held():
        job = journal.read()
        came = dict(_outcomes(job, config))
        touched = any(one is not Outcome.UNDONE for source in came for one in came[source])
        with ledger_session(ledger, config, by=by) as session:
            entries = enter(session, job, config.language) if touched or job.work in _OBJECTIONS else 0
            for source, outcomes in came.items():
                _record(session, job, source, outcomes, config.language)
        journal.remove()
    done, undone, unknown = (
        tuple(source for source in came if _of_source(came[source]) is wanted) for wanted in Outcome
    )
    return Abandoned(job.request, job.work, done, undone, unknown, entries)


def _outcomes(job: Job, config: Config) -> Iterator[tuple[str, list[Outcome]]]:
    limits = limits_of(config)
    for source in job.done:
        yield source, [outcome(unit, limits) for unit in job.units if unit.name == source]


def _of_source(outcomes: list[Outcome]) -> Outcome:
    """Nothing was to be changed where there is no unit; several that ended differently are for somebody to look at."""
    kinds = set(outcomes) or {Outcome.DONE}
    return kinds.pop() if len(kinds) == 1 else Outcome.UNKNOWN


def _record(session: LedgerSession, job: Job, source: str, outcomes: list[Outcome], language: str) -> None:
    one = _of_source(outcomes)
    if one is Outcome.DONE:
        close_task(session, job, source)
        return
    words = _told(one, outcomes).render(language)
    session.requests.set_task(job.request, source, job.work, TaskState.OPEN, words=words)


def _told(one: Outcome, outcomes: list[Outcome]) -> Message:
    if one is Outcome.UNDONE:
        return msg("broken off; nothing was done here")
    counts = Counter(outcomes)
    return msg(
        "broken off; of {all} files or databases {done} done, {undone} not done, {unknown} not known: look at them",
        all=len(outcomes),
        done=counts[Outcome.DONE],
        undone=counts[Outcome.UNDONE],
        unknown=counts[Outcome.UNKNOWN],
    )
