"""Requests and their steps are checked, and written at the end of their chains; within the caller's transaction."""

from __future__ import annotations

from typing import TYPE_CHECKING

from avgtool.ledger.appending import append
from avgtool.ledger.recordable import row_for, validated
from avgtool.ledger.subjects import seal
from avgtool.model.requests import Event, Step
from avgtool.subject_requests.life_cycle import advanced
from avgtool.subject_requests.store.files import file_keys, open_file
from avgtool.subject_requests.tables import (
    REQUEST,
    REQUEST_DOCUMENT,
    REQUEST_EVENT,
    REQUEST_PAUSE,
    REQUEST_TASK,
    NewRequest,
    NewRequestDocument,
    NewRequestEvent,
    NewRequestPause,
    NewRequestTask,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy import Connection

    from avgtool.ledger.appending import Recorder
    from avgtool.ledger.chained import Chain
    from avgtool.ledger.recordable import Made
    from avgtool.model.calendars import Calendar
    from avgtool.model.requests import Request, Task
    from avgtool.subject_requests.life_cycle import Progress
    from avgtool.subject_requests.store.reading import Recorded


def add_request(connection: Connection, request: Request, recorder: Recorder) -> None:
    """Add a request, and that it was received: the first of its events."""
    open_file(connection, request.reference, recorder.at)
    sealed = _sealed(
        connection,
        request.reference,
        {"words": request.words, "contact": request.contact, "representative": request.representative},
    )
    fields = {
        "reference": request.reference,
        "subject": request.subject,
        "received": request.received,
        "channel": request.channel,
        "rights": request.rights,
        "language": request.language,
    }
    number = _append(connection, REQUEST, validated(NewRequest, {**fields, **sealed}), recorder)
    _add_event(connection, number, request.reference, request.events[0], recorder)


def add_step(
    connection: Connection,
    known: Recorded,
    before: Progress,
    event: Event,
    calendar: Calendar,
    recorder: Recorder,
) -> None:
    """Add a step that was checked, its letters, and the pause that it begins or ends."""
    number = _add_event(connection, known.seq, known.request.reference, event, recorder)
    if event.step is Step.REOPEN:
        return
    after = advanced(before, event, calendar)
    if after.pauses != before.pauses:
        pause = after.pauses[-1]
        made = NewRequestPause(request=known.seq, event=number, asked=pause.asked, answered=pause.answered)
        _append(connection, REQUEST_PAUSE, made, recorder)


def add_task(connection: Connection, known: Recorded, task: Task, words: str | None, recorder: Recorder) -> None:
    """Add how the work in a source stands."""
    fields = {"request": known.seq, "source": task.source, "work": task.work, "state": task.state}
    sealed = _sealed(connection, known.request.reference, {"words": words})
    _append(connection, REQUEST_TASK, validated(NewRequestTask, {**fields, **sealed}), recorder)


def _add_event(connection: Connection, request: int, reference: str, event: Event, recorder: Recorder) -> int:
    fields = {
        "request": request,
        "step": event.step,
        "at": event.at,
        "reason": event.reason,
        "means": event.means,
        "grounds": event.grounds,
        "remedies_told": event.remedies_told,
        "recipients": event.recipients,
        "term": event.term,
        **_sealed(connection, reference, {"words": event.words}),
    }
    number = _append(connection, REQUEST_EVENT, validated(NewRequestEvent, fields), recorder)
    for one in event.documents:
        named = _sealed(connection, reference, {"name": one.name})
        made = validated(NewRequestDocument, {"request": request, "event": number, "sha256": one.sha256, **named})
        _append(connection, REQUEST_DOCUMENT, made, recorder)
    return number


def _sealed(connection: Connection, reference: str, said: Mapping[str, str | None]) -> dict[str, str]:
    """What is said, encrypted under the key of the file; nothing of it once that was destroyed."""
    given = {name: text for name, text in said.items() if text}
    key = file_keys(connection, (reference,)).get(reference) if given else None
    return {name: seal(key, text) for name, text in given.items()} if key else {}


def _append(connection: Connection, chain: Chain, made: Made, recorder: Recorder) -> int:
    (number,) = append(connection, chain, [row_for(chain, made)], recorder)
    return number
