"""A plan carried out for a request, and taken up again after a sudden end; what was done is recorded in the ledger."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from avgtool.errors import AvgtoolError, RefusedError
from avgtool.i18n import Message, msg, nmsg
from avgtool.ledger.keyed import Identifier
from avgtool.ledger.persons import Person
from avgtool.model.requests import Right, TaskState
from avgtool.model.subject_work import Deed
from avgtool.sources.staging import write_whole
from avgtool.subject_data import executing
from avgtool.subject_data.faults import ChangedSinceError
from avgtool.subject_data.instructing import instructions
from avgtool.subject_data.journal import Job
from avgtool.wording import day
from avgtool.workflows.consents import erase_in
from avgtool.workflows.ledger_session import ledger_session
from avgtool.workflows.request_journals import journal_of
from avgtool.workflows.scan_sources import limits_of
from avgtool.workflows.subject_data.fitting import require_fitting
from avgtool.workflows.subject_work.asked import OBJECTIONS, require_somebody
from avgtool.workflows.subject_work.noting import suppress
from avgtool.workflows.who_acts import who_acts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from avgtool.config import Config
    from avgtool.ledger.opening import OpenLedger
    from avgtool.model.requests import Task
    from avgtool.model.subject_work import PlannedSource
    from avgtool.subject_data.journal import DetailsFile, Journal
    from avgtool.workflows.ledger_session import LedgerSession
    from avgtool.workflows.subject_work.planning import Planned

_DONE = {
    Deed.DELETE: msg("deleted"),
    Deed.ANONYMIZE: msg("anonymized"),
    Deed.KEEP: msg("kept"),
    Deed.CHANGE: msg("changed"),
}


@dataclass(frozen=True, slots=True)
class Executed:
    """What was done."""

    request: str
    work: Right
    sources: tuple[str, ...]
    """In which all is done."""
    suppressed: int
    """Entries that were added to the suppression list."""
    consents_erased: bool = False
    """Whether the ledger forgot who the person is."""
    details: Path | None = None
    """Where what was done is told for the letter of the answer."""


def require_possible(planned: Planned) -> None:
    """Refuse a plan that cannot be carried out whole.

    Raises:
        AvgtoolError: Of a source that could not be searched.
        RefusedError: Something stands in the way, rows are in doubt and nobody decided, or no row was found.
    """
    plan = planned.plan
    require_own(planned)
    require_searched(planned)
    if planned.unsearched:
        require_somebody(planned.asked.wanted, plan.request)
    for obstacle in plan.obstacles:
        where = f"{obstacle.source}: {obstacle.table}" if obstacle.table else obstacle.source
        raise obstacle.kind(obstacle.what, where=where, hint=obstacle.hint)
    if plan.doubts and not planned.asked.rest_left_out:
        raise RefusedError(
            nmsg(
                "{n} row may be about the person: nothing is done before a human has decided.",
                "{n} rows may be about the person: nothing is done before a human has decided.",
                len(plan.doubts),
            ),
            hint=msg(
                "Look the rows up in their systems. Name those that are about the person with --confirm ID, and say "
                "with --leave-out-rest that the others are not."
            ),
        )
    by_hand = plan.work is Right.RESTRICTION and planned.unmarked
    if not (plan.rows or by_hand) and plan.work not in OBJECTIONS:
        raise _nothing_found(planned)


def require_own(planned: Planned) -> None:
    """Refuse to touch what may be another's.

    Raises:
        RefusedError: Nothing ties what was given to the person whose request it is, and nobody said why it does.
    """
    require_fitting(planned.strange, planned.plan.request, planned.asked.other_identifier)


def _nothing_found(planned: Planned) -> RefusedError:
    if planned.plan.doubts:
        return RefusedError(
            msg("All rows that were found were left out as those of others."),
            hint=msg("Look at them again before you answer that there is nothing: {option}", option="--confirm ID"),
        )
    return RefusedError(
        msg("No row of this person was found."),
        hint=msg(
            "Try other identifiers. Where there is nothing, record it ({task}), and answer that.",
            task="avgtool request task --state vervallen --reason …",
        ),
    )


def require_searched(planned: Planned) -> None:
    """Refuse a plan of which a part is not known.

    Raises:
        AvgtoolError: Of a source that could not be searched.
    """
    for missed in planned.plan.missed:
        option = msg("--without SOURCE")
        raise type(missed.error)(
            missed.error.what,
            where=missed.source,
            hint=msg("Nothing was done. Make it reachable, or leave it out: {option}", option=option),
        )


def require_shown_first(planned: Planned) -> None:
    """Refuse to erase what the person asked to see and was not given yet (art. 15 AVG), unless a human said so.

    Raises:
        RefusedError: A request for access or portability of the person is open, and its data were not collected.
    """
    if planned.access_ungiven and not planned.asked.before_answer:
        raise RefusedError(
            msg("Access to these data was asked, and they were not collected yet: nothing was erased."),
            where=", ".join(planned.access_ungiven),
            hint=msg(
                "Collect them first ({collect}). Where it is right to erase before that, say so: {option}",
                collect="avgtool request collect",
                option="--before-answer",
            ),
        )


def execute(
    ledger: OpenLedger,
    config: Config,
    planned: Planned,
    *,
    details: DetailsFile | None = None,
    reached: Callable[[str], None] = lambda _: None,
) -> Executed:
    """Carry out a plan: each database in one transaction, each file in one step, everything rehearsed first.

    Args:
        ledger: That holds the request.
        config: The same as of the plan.
        planned: What a human has looked at.
        details: What is written for the letter of the answer once all is done, also where that takes a :func:`resume`.
        reached: Hears how far it is (:func:`avgtool.subject_data.executing.execute`).

    Raises:
        RefusedError: Something stands in the way, or the person asked to see the data first; nothing was done.
        InputError: A source was changed since the plan; nothing was done.
        OutputError: A file cannot be changed, or an execution is under way; nothing was done.
        StoreError: A database cannot be used; nothing was done.
    """
    require_possible(planned)
    require_shown_first(planned)
    plan = planned.plan
    journal = journal_of(ledger, plan.request)
    with journal.held(), _telling_how_to_go_on(journal):
        journal.require_none()
        job = _job(config, planned, details)
        at = _noting_tasks(ledger, config, job, reached)
        executing.execute(job, journal, limits_of(config), reached=at, finished=_finished(ledger, config, job))
        return _end(ledger, config, job, journal, reached)


def resume(
    ledger: OpenLedger, config: Config, reference: str, *, reached: Callable[[str], None] = lambda _: None
) -> Executed:
    """Carry out what a run that came to a sudden end left undone; arguments and errors as of :func:`execute`."""
    journal = journal_of(ledger, reference)
    with journal.held(), _telling_how_to_go_on(journal):
        job = journal.read()
        _open_tasks(ledger, config, job)
        executing.resume(job, journal, limits_of(config), reached=reached, finished=_finished(ledger, config, job))
        return _end(ledger, config, job, journal, reached)


def _job(config: Config, planned: Planned, details: DetailsFile | None) -> Job:
    plan, asked = planned.plan, planned.asked
    works = instructions(plan.sources, planned.found, planned.sources, planned.values, planned.mentions)
    return Job(
        request=plan.request,
        work=plan.work,
        by=who_acts(asked.by, config),
        units=executing.units_of(works, limits_of(config)),
        done=_summaries(planned, config.language),
        identifiers=tuple((kind.value, value) for kind, value in planned.identifiers),
        purpose=asked.purpose,
        erase_consents=asked.erase_consents,
        keeping=tuple(one.name for one in plan.sources if any(table.kept for table in one.tables)),
        details=details,
        left_open=(*planned.unmarked, *asked.without),
    )


def _noting_tasks(
    ledger: OpenLedger, config: Config, job: Job, reached: Callable[[str], None]
) -> Callable[[str], None]:
    """Note what is to be done once no source refuses it: of work that was refused no task stands as if begun."""

    def at(point: str) -> None:
        if point == "rehearsed":
            _open_tasks(ledger, config, job)
        reached(point)

    return at


@contextmanager
def _telling_how_to_go_on(journal: Journal) -> Iterator[None]:
    """Say in an error that something was begun, where it was: it is finished or ended before anything else."""
    try:
        yield
    except AvgtoolError as error:
        if not journal.exists():
            raise
        on = msg(
            "What was done stays. Take it up again ({resume}); or, where it cannot be finished, end it: {abandon}",
            resume="avgtool request resume",
            abandon="avgtool request resume --abandon",
        )
        stale = error.hint is None or isinstance(error, ChangedSinceError)
        error.hint = on if stale else Message("{hint}\n{on}", {"hint": error.hint, "on": on})
        raise


def object_at_once(ledger: OpenLedger, config: Config, planned: Planned) -> int:
    """Enter an objection in the suppression list, whatever is still to be done in the sources; entries added.

    Art. 21(3): from then on the data are not processed for direct marketing.

    Raises:
        RefusedError: What was given may be another's.
    """
    require_own(planned)
    plan, asked = planned.plan, planned.asked
    identifiers = tuple((kind.value, value) for kind, value in planned.identifiers)
    with ledger_session(ledger, config, by=asked.by) as session:
        return suppress(session, plan.request, plan.work, identifiers, asked.purpose, config.language)


def _summaries(planned: Planned, language: str) -> dict[str, str]:
    """By source that is done, also where nothing was found; a source with the person in it that stays as it is, is not.

    There somebody must put right or mark by hand what no column is named for, and say so.
    """
    nothing = msg("nothing was found").render(language)
    searched = [one.name for one in planned.sources if one.name not in planned.unmarked]
    found = {one.name: _summary(one, language, planned) for one in planned.plan.sources}
    return {**dict.fromkeys(searched, nothing), **found}


def _summary(source: PlannedSource, language: str, planned: Planned) -> str:
    """What the ledger keeps of the work in a source: counts, grounds and dates."""
    parts = []
    for table in source.tables:
        counts = [f"{_DONE[deed].render(language)} {table.count(deed)}" for deed in Deed if table.count(deed)]
        columns = [", ".join(table.columns)] if table.columns else []
        kept = [
            f"{ground} ({day(until).render(language) if until else '–'}): {rows}"
            for (ground, until), rows in table.kept.items()
        ]
        parts.append(f"{table.table or source.name}: {'; '.join([*counts, *columns, *kept])}")
    told = planned.asked.told
    lifted = [msg("lifted; the person was told on {day}", day=day(told)).render(language)] if told else []
    again = [msg("once more").render(language)] if planned.asked.again else []
    other = planned.asked.other_identifier
    beside = [msg("known by another identifier: {reason}", reason=other).render(language)] if other else []
    return " | ".join([*again, *parts, *lifted, *beside])


def _open_tasks(ledger: OpenLedger, config: Config, job: Job) -> None:
    """Note the work in each source, also in those that are left for later: it holds up closing the request."""
    with ledger_session(ledger, config, by=job.by) as session:
        known = {(task.source, task.work) for task in session.requests.get(job.request).tasks}
        for source in (*job.done, *job.left_open):
            if (source, job.work) not in known:
                session.requests.set_task(job.request, source, job.work)


def _finished(ledger: OpenLedger, config: Config, job: Job) -> Callable[[str], None]:
    def note(source: str) -> None:
        with ledger_session(ledger, config, by=job.by) as session:
            close_task(session, job, source)

    return note


def close_task(session: LedgerSession, job: Job, source: str) -> None:
    """Note that a source is done; rows that were kept stay so where a later search finds nothing of the person."""
    state = TaskState.KEPT if source in job.keeping else TaskState.DONE
    noted = {state} if any(unit.name == source for unit in job.units) else {TaskState.DONE, TaskState.KEPT}
    for task in session.requests.get(job.request).tasks:
        done_before = (task.source, task.work) == (source, job.work) and task.state in noted
        if done_before and not _is_more(job, source, task):
            return
    session.requests.set_task(job.request, source, job.work, state, words=job.done[source])


def _is_more(job: Job, source: str, task: Task) -> bool:
    """Whether something was changed in a source since a task was recorded: a mark lifted, rows back from a backup."""
    return any(unit.name == source for unit in job.units) and task.words != job.done[source]


def _write_details(details: DetailsFile) -> None:
    """Write it, but for a run that was cut off after it did."""
    path, content = Path(details.path), details.text.encode()
    if not (path.is_file() and path.read_bytes() == content):
        write_whole(path, content, force=details.force)


def _end(ledger: OpenLedger, config: Config, job: Job, journal: Journal, reached: Callable[[str], None]) -> Executed:
    with ledger_session(ledger, config, by=job.by) as session:
        entries = enter(session, job, config.language)
        for source in job.done:
            close_task(session, job, source)
    reached("suppressed")
    if job.erase_consents:
        for kind, value in job.identifiers:
            erase_in(ledger, config, Person(value, Identifier(kind)), by=job.by)
        reached("erased")
    if job.details is not None:
        _write_details(job.details)
        reached("told")
    journal.remove()
    details = None if job.details is None else Path(job.details.path)
    return Executed(job.request, job.work, tuple(job.done), entries, job.erase_consents, details)


def enter(session: LedgerSession, job: Job, language: str) -> int:
    """Put whom a job is about on the suppression list; entries added."""
    return suppress(session, job.request, job.work, job.identifiers, job.purpose, language)
