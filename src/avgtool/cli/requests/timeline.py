"""The timeline of a request: its steps, and what was done in sources."""

from __future__ import annotations

from datetime import time
from typing import TYPE_CHECKING

from avgtool import wording
from avgtool.cli.terminal import escape, listing
from avgtool.i18n import msg
from avgtool.model.requests import Correction, ExtensionReason, ReopenReason, TaskState
from avgtool.subject_requests import words

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime, tzinfo

    from rich.console import Console

    from avgtool.i18n import Message
    from avgtool.model.requests import Event, Request


def show_timeline(console: Console, request: Request, zone: tzinfo) -> None:
    """Every step and everything that was done in sources, with who did it, in the order of time."""
    table = listing()
    for title in (msg("When"), msg("What"), msg("By"), msg("Details")):
        table.add_column(str(title), overflow="fold")
    for _, cells in sorted([*_steps(request, zone), *_work(request, zone)], key=lambda row: row[0]):
        table.add_row(*map(escape, cells))
    console.print(table)


def _steps(request: Request, zone: tzinfo) -> Iterator[tuple[datetime, tuple[str, ...]]]:
    for one in request.events:
        details = "; ".join(str(each) for each in _details(one))
        yield one.at, (str(_when(one, zone)), str(words.HAPPENED[one.step]), one.by, details or "–")


def _work(request: Request, zone: tzinfo) -> Iterator[tuple[datetime, tuple[str, ...]]]:
    """What was recorded of work; not that it was to be done, which came with the request."""
    for one in request.work_log:
        if one.recorded is not None and (one.state is not TaskState.OPEN or one.words):
            at = one.recorded.astimezone(zone)
            what = f"{one.source}, {one.work.value}: {words.TASK_STATES[one.state]}"
            yield at, (str(wording.moment(at)), what, one.by, one.words or "–")


def recorded_late(request: Request) -> Iterator[Message]:
    """Steps that were written down on a later day than they were taken: a file must show it."""
    for one in request.events:
        if one.recorded is not None and one.recorded.astimezone(one.at.tzinfo).date() > one.at.date():
            what, on = words.HAPPENED[one.step], wording.day(one.recorded.astimezone(one.at.tzinfo).date())
            yield msg("Recorded on a later day: {what}, on {day}.", what=what, day=on)


def _when(event: Event, zone: tzinfo) -> Message:
    """What was given as a day is shown as one."""
    return wording.moment(event.at.astimezone(zone)) if event.at.time() != time() else wording.day(event.at.date())


def _details(event: Event) -> Iterator[object]:
    if event.means:
        yield words.MEANS[event.means]
    if event.reason in set(ExtensionReason):
        yield words.EXTENSIONS[ExtensionReason(event.reason)]
    if event.reason in set(ReopenReason):
        yield words.REOPENINGS[ReopenReason(event.reason)]
    if event.reason in set(Correction):
        yield words.CORRECTIONS[Correction(event.reason)]
    yield from event.grounds
    if event.recipients:
        yield words.RECIPIENTS[event.recipients]
    if event.term:
        yield wording.day(event.term)
    for document in event.documents:
        yield document.name or document.sha256[:12]
    if event.words:
        yield event.words
