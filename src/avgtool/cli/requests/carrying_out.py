"""A plan shown, written, confirmed and carried out, whatever the right that is asked for."""

from __future__ import annotations

import shlex
import sys
from contextlib import closing
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import click

from avgtool import wording
from avgtool.cli.confirming import confirm
from avgtool.cli.requests.work_view import (
    abandoned_json,
    executed_json,
    plan_json,
    show_abandoned,
    show_executed,
    show_plan,
)
from avgtool.cli.session import current_session
from avgtool.i18n import language, msg, nmsg
from avgtool.keys.log import utc_now
from avgtool.model.requests import Right, Urgency
from avgtool.sources.staging import require_free
from avgtool.subject_data.journal import DetailsFile
from avgtool.subject_data.plan_file import decisions, read_plan, require_same, write_plan
from avgtool.subject_requests.letters.from_work import details_text
from avgtool.workflows.ledger import open_configured
from avgtool.workflows.request_journals import journal_of
from avgtool.workflows.requests import request_session
from avgtool.workflows.subject_work import abandoning, executing
from avgtool.workflows.subject_work.asked import right_to_object
from avgtool.workflows.subject_work.planning import plan_work

if TYPE_CHECKING:
    from pathlib import Path

    from avgtool.ledger.opening import OpenLedger
    from avgtool.workflows.subject_work.asked import Asked
    from avgtool.workflows.subject_work.executing import Executed
    from avgtool.workflows.subject_work.planning import Planned


@dataclass(frozen=True, slots=True)
class How:
    """What a command was told besides what is asked."""

    path: Path | None
    """Of the plan file."""
    execute: bool
    dry_run: bool
    yes: bool
    force: bool
    form: str
    details: Path | None = None
    """Where what was done is written for the letter of the answer."""


def run(asked: Asked, how: How) -> None:
    """Plan what is asked, or carry it out."""
    config = current_session().config
    with closing(open_configured(config)) as ledger:
        chosen = _which_objection(ledger, asked)
        if how.execute:
            journal = journal_of(ledger, asked.request)
            with journal.held():  # told before the sources are looked through
                journal.require_none()
            chosen = _as_decided(chosen, how)
        planned = plan_work(ledger, config, chosen, now=utc_now)
        if how.execute:
            _execute(ledger, planned, how)
        else:
            _plan(ledger, planned, how)


def finish(reference: str, form: str) -> None:
    """Finish an execution that came to a sudden end."""
    config = current_session().config
    with closing(open_configured(config)) as ledger:
        _tell(executing.resume(ledger, config, reference), form)


def end(reference: str, form: str, by: str | None) -> None:
    """Give up an execution that came to a sudden end, and say how far it was."""
    session = current_session()
    with closing(open_configured(session.config)) as ledger:
        ended = abandoning.abandon(ledger, session.config, reference, by=by)
    if form == "json":
        sys.stdout.write(abandoned_json(ended) + "\n")
        return
    show_abandoned(session.out, ended)
    if ended.suppressed:
        _note_entries(ended.suppressed)
    session.note(msg("The execution was ended. Make a new plan for what is left; what was done stays."))


def _which_objection(ledger: OpenLedger, asked: Asked) -> Asked:
    if asked.work is not Right.OBJECTION:
        return asked
    with request_session(ledger, current_session().config, readonly=True) as session:
        return replace(asked, work=right_to_object(session.get(asked.request), asked.purpose))


def _as_decided(asked: Asked, how: How) -> Asked:
    """What was said of rows in doubt when the plan was made need not be said again."""
    if how.path is None:
        return asked
    confirmed, rest_left_out = decisions(read_plan(how.path))
    return replace(asked, confirmed=(*asked.confirmed, *confirmed), rest_left_out=asked.rest_left_out or rest_left_out)


def _plan(ledger: OpenLedger, planned: Planned, how: How) -> None:
    session = current_session()
    if how.path is not None:
        write_plan(planned.plan, how.path, force=how.force)
    _show(planned, how.form)
    if how.path is not None:
        session.note(msg("Written: {path}", path=how.path))
    if planned.asked.work is Right.MARKETING_OBJECTION and not how.dry_run:
        _note_entries(executing.object_at_once(ledger, session.config, planned))
    executing.require_possible(planned)
    _note_by_hand(planned)
    session.note(msg("Nothing was changed in the sources. Carry it out with --execute."))


def _execute(ledger: OpenLedger, planned: Planned, how: How) -> None:
    session = current_session()
    stopped = None  # entries; art. 21(3) waits for no doubt about a row, nor for a source in use
    if planned.asked.work is Right.MARKETING_OBJECTION:
        stopped = executing.object_at_once(ledger, session.config, planned)
        _note_entries(stopped)
    executing.require_searched(planned)  # a source that is in use is not one that was changed
    if how.path is not None:
        require_same(read_plan(how.path), planned.plan, str(how.path))
    if how.details is not None:
        require_free(how.details, force=how.force)
    if how.form != "json":
        _show(planned, how.form)
    executing.require_possible(planned)
    executing.require_shown_first(planned)
    session.warn(msg("Make a backup of the sources first: what is erased or written over does not come back."))
    if not how.yes:
        _confirm(planned)
    details = _details(planned, how.details, force=how.force) if how.details is not None else None
    done = executing.execute(ledger, session.config, planned, details=details)
    _tell(replace(done, suppressed=done.suppressed + (stopped or 0)), how.form, planned, told=stopped is not None)


def _details(planned: Planned, path: Path, *, force: bool) -> DetailsFile:
    day = planned.plan.made.astimezone().date()
    text = details_text(planned.plan, day, language(), planned.sources, planned.unmarked)
    return DetailsFile(str(path.absolute()), text, force)


def _confirm(planned: Planned) -> None:
    if not sys.stdin.isatty():
        raise click.UsageError(str(msg("There is no terminal to ask at: give --yes.")))
    asked = nmsg("Change {n} row for good?", "Change {n} rows for good?", planned.plan.changes)
    confirm(asked)


def _show(planned: Planned, form: str) -> None:
    session = current_session()
    if form == "json":
        sys.stdout.write(plan_json(planned) + "\n")
    else:
        show_plan(session.out, planned)
    if planned.standing.urgency is Urgency.OVERDUE:
        due = wording.day(planned.standing.term.due)
        session.warn(msg("The answer was due on {due}: answer now, and say in the answer why it is late.", due=due))
    if planned.access_open:
        session.warn(msg("Access to these data was asked too, and is not answered yet: give that first (GDPR 15)."))


def _tell(done: Executed, form: str, planned: Planned | None = None, *, told: bool = False) -> None:
    """What was done, and what is next; ``told``: of the suppression list it was said before."""
    session = current_session()
    if done.details is not None:
        session.note(msg("Written: {path}", path=done.details))
    if form == "json":
        sys.stdout.write(executed_json(done, planned) + "\n")
        return
    show_executed(session.out, done)
    if not told and done.work in {Right.ERASURE, Right.OBJECTION, Right.MARKETING_OBJECTION}:
        _note_entries(done.suppressed)
    if done.consents_erased:
        session.note(msg("The ledger does not know any more whose consents it holds. Its backups do."))
    if planned is not None:
        _note_by_hand(planned)
    if planned is not None and planned.asked.again:
        session.note(msg("Next: tell recipients. A request that was closed stays so."))
    elif planned is not None and not planned.plan.recipients:
        session.note(msg("Next: answer the person, and close the request."))
    else:
        session.note(msg("Next: answer the person, tell recipients, and close the request."))


def _note_by_hand(planned: Planned) -> None:
    """Name what is left to do by hand, and how it is recorded."""
    if planned.unmarked:
        places = " ".join(shlex.quote(one) for one in planned.unmarked)
        command = f"avgtool request task {planned.plan.request} {places} --for {planned.plan.work.value}"
        current_session().note(msg("To do by hand, and to record: {command}", command=command))


def _note_entries(entries: int) -> None:
    current_session().note(
        nmsg("{n} entry was added to the suppression list.", "{n} entries were added to the suppression list.", entries)
    )
