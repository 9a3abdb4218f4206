"""What is known of requests: in the terminal and as data."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from avgtool import __version__, wording
from avgtool.cli.requests.timeline import recorded_late, show_timeline
from avgtool.cli.terminal import escape, listing_of, tell
from avgtool.i18n import msg
from avgtool.model.requests import Risk, Step, Urgency
from avgtool.subject_requests import words
from avgtool.subject_requests.standing import possible_steps

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date, tzinfo

    from rich.console import Console

    from avgtool.i18n import Message
    from avgtool.model.requests import Event, Request, RequestLaw, Task
    from avgtool.subject_requests.standing import Standing

    Pair = tuple[Request, Standing]

_COLORS = {Urgency.OVERDUE: "red", Urgency.AT_RISK: "yellow", Urgency.ON_TIME: "green", Urgency.ANSWERED: "dim"}

_COMMANDS = {
    Step.RECEIVE: "open",
    Step.ACKNOWLEDGE: "acknowledge",
    Step.ASK_IDENTITY: "ask --identity",
    Step.VERIFY_IDENTITY: "verify-identity",
    Step.ASK_CLARIFICATION: "ask --clarification",
    Step.TAKE_UP: "take-up",
    Step.EXTEND: "extend",
    Step.GRANT: "answer",
    Step.GRANT_PARTLY: "answer --partly",
    Step.REFUSE: "refuse",
    Step.WITHDRAW: "withdraw",
    Step.CLOSE: "close",
    Step.REOPEN: "reopen",
}
"""What takes each step."""


def sentence(request: Request, standing: Standing) -> Message:
    """How a request stands, in a sentence."""
    state = words.STATES[standing.state]
    if not standing.is_open:
        return msg("{reference}: {state}.", reference=request.reference, state=state)
    if standing.term.safe == standing.term.due:
        due = wording.day(standing.term.due)
        return msg(
            "{reference}: {state}; answer by {due} at the latest.", reference=request.reference, state=state, due=due
        )
    return msg(
        "{reference}: {state}; answer by {due} at the latest, better by {safe}.",
        reference=request.reference,
        state=state,
        due=wording.day(standing.term.due),
        safe=wording.day(standing.term.safe),
    )


def show_requests(console: Console, chosen: Sequence[Pair], law: RequestLaw) -> None:
    """A line for each request."""
    if not chosen:
        tell(console, escape(str(msg("There are no requests."))))
        return
    table = listing_of(msg("Request"), [one.reference for one, _ in chosen])
    for title in (msg("Received"), msg("Asked"), msg("State"), msg("Answer by"), ""):
        table.add_column(str(title), overflow="fold")
    for one, stands in chosen:
        due = str(wording.day(stands.term.due)) if stands.is_open else "–"
        cells = (one.reference, str(wording.day(one.received)), _rights(one, law), str(words.STATES[stands.state]), due)
        table.add_row(*map(escape, cells), _urgency(stands))
    console.print(table)


def show_due(console: Console, chosen: Sequence[Pair], law: RequestLaw, today: date) -> None:
    """A line for each request that must be answered, the most pressing first."""
    if not chosen:
        tell(console, escape(str(msg("Nothing is due."))))
        return
    table = listing_of(msg("Request"), [one.reference for one, _ in chosen])
    for title in (msg("Asked"), msg("State"), msg("Answer by"), msg("Better by"), msg("Days left"), ""):
        table.add_column(str(title), overflow="fold")
    for one, stands in chosen:
        term = stands.term
        cells = (
            one.reference, _rights(one, law), str(words.STATES[stands.state]), str(wording.day(term.due)),
            str(wording.day(term.safe)), str((term.due - today).days),
        )  # fmt: skip
        table.add_row(*map(escape, cells), _urgency(stands))
    console.print(table)


def show_request(
    console: Console, request: Request, standing: Standing, law: RequestLaw, zone: tzinfo, customer: str | None = None
) -> None:
    """All of one request.

    Args:
        console: Where.
        request: Which.
        standing: How it stands.
        law: What readers call the rights.
        zone: Of the moments that are shown.
        customer: One's own customer id of whose request it is, where the ledger knows it.
    """
    tell(console, escape(f"{request.reference}: {_rights(request, law)}"), style="bold")
    if customer is not None:
        title = msg("Customer")
        tell(console, escape(f"{title}: {customer}"))
    for title, said in _facts(request, standing):
        tell(console, escape(f"{title}: {said}"))
    console.print()
    show_timeline(console, request, zone)
    for line in recorded_late(request):
        tell(console, escape(str(line)))
    if request.tasks:
        console.print()
        for task in request.tasks:
            tell(console, escape(f"- {task.source}, {task.work.value}: {words.TASK_STATES[task.state]}"))
    console.print()
    tell(console, escape(str(msg("Open steps:"))))
    for step in possible_steps(standing):
        tell(console, escape(f"- {words.STEPS[step]}: avgtool request {_COMMANDS[step]}"))
    console.print()
    if standing.is_open:
        tell(console, escape(str(msg("The answer contains:"))))
        for point in dict.fromkeys(str(one) for right in request.rights for one in law.rights[right].answer):
            tell(console, escape(f"- {point}"))


def requests_json(chosen: Iterable[Pair]) -> str:
    """Requests as data, without their steps."""
    return _json("requests/1", requests=[_outline(*pair) for pair in chosen])


def due_json(chosen: Iterable[Pair], today: date) -> str:
    """What is due as data."""
    found = [_outline(one, stands) | {"days_left": (stands.term.due - today).days} for one, stands in chosen]
    return _json("requests-due/1", on=today.isoformat(), requests=found)


def request_json(request: Request, standing: Standing, customer: str | None = None) -> str:
    """All of one request as data."""
    content = {
        **_outline(request, standing),
        "customer": customer,
        "language": request.language,
        "words": request.words,
        "contact": request.contact,
        "representative": request.representative,
        "open_steps": [step.value for step in possible_steps(standing)],
        "events": [_event(one) for one in request.events],
        "tasks": [_task(one) for one in request.tasks],
        "work_log": [_task(one) for one in request.work_log],
    }
    return _json("request/1", request=content)


def _facts(request: Request, standing: Standing) -> Iterator[tuple[Message, object]]:
    counted = standing.term.deadline
    yield msg("State"), words.STATES[standing.state]
    yield msg("Received"), wording.day(request.received)
    if standing.is_open:
        yield msg("Answer by"), wording.day(standing.term.due)
        yield msg("Better by"), wording.day(standing.term.safe)
        yield msg("Stands"), wording.listed("; ", [words.URGENCIES[standing.urgency], *_risks(standing)])
    elif standing.on_time is not None:
        yield msg("Answered"), msg("in time") if standing.on_time else msg("too late")
    if counted.paused_days:
        yield msg("Clock stood still (days)"), wording.number(counted.paused_days)
        yield msg("Without pauses"), wording.day(standing.term.unpaused)
    if counted.asked_late and standing.is_open:
        yield msg("Mind"), words.RISKS[Risk.PAUSE_MAY_NOT_HOLD]
    for title, said in ((msg("Words"), request.words), (msg("Contact"), request.contact)):
        if said:
            yield title, said
    if request.representative:
        yield msg("Representative"), request.representative


def _rights(request: Request, law: RequestLaw) -> str:
    return ", ".join(str(law.rights[right].title) for right in request.rights)


def _risks(standing: Standing) -> list[Message]:
    return [words.RISKS[risk] for risk in standing.risks]


def _urgency(standing: Standing) -> str:
    said = wording.listed("; ", [words.URGENCIES[standing.urgency], *_risks(standing)])
    return f"[{_COLORS[standing.urgency]}]{escape(str(said))}[/]"


def _outline(request: Request, standing: Standing) -> dict[str, Any]:
    counted = standing.term.deadline
    return {
        "reference": request.reference,
        "subject": request.subject,
        "received": request.received.isoformat(),
        "channel": request.channel,
        "rights": [right.value for right in request.rights],
        "state": standing.state.value,
        "open": standing.is_open,
        "due": standing.term.due.isoformat(),
        "safe": standing.term.safe.isoformat(),
        "unpaused": standing.term.unpaused.isoformat(),
        "paused_days": counted.paused_days,
        "waiting": counted.waiting,
        "asked_late": counted.asked_late,
        "extended": standing.progress.extended,
        "urgency": standing.urgency.value,
        "risks": [risk.value for risk in standing.risks],
        "decided": standing.progress.decided.isoformat() if standing.progress.decided else None,
        "on_time": standing.on_time,
    }


def _event(one: Event) -> dict[str, Any]:
    return {
        "step": one.step.value,
        "at": one.at.isoformat(),
        "by": one.by,
        "recorded_at": one.recorded.isoformat() if one.recorded else None,
        "reason": one.reason,
        "means": one.means.value if one.means else None,
        "grounds": list(one.grounds),
        "remedies_told": one.remedies_told,
        "recipients": one.recipients.value if one.recipients else None,
        "term": one.term.isoformat() if one.term else None,
        "documents": [{"sha256": each.sha256, "name": each.name} for each in one.documents],
        "words": one.words,
    }


def _task(one: Task) -> dict[str, Any]:
    return {
        "source": one.source,
        "work": one.work.value,
        "state": one.state.value,
        "by": one.by,
        "recorded_at": one.recorded.isoformat() if one.recorded else None,
        "words": one.words,
    }


def _json(what: str, **content: Any) -> str:
    return json.dumps({"avgtool": __version__, "format": what, **content}, ensure_ascii=False, indent=2)
