"""What is known of breaches: in the terminal and as data."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from avgtool import __version__, wording
from avgtool.breaches import words
from avgtool.breaches.completeness import lacking
from avgtool.breaches.differences import known_before
from avgtool.breaches.documents.parts import details, ground_said, recorded_later
from avgtool.breaches.estimating import to_judge, unnamed
from avgtool.breaches.life_cycle import open_steps
from avgtool.breaches.serialize import outline
from avgtool.breaches.standing import WITHIN_THE_TERM
from avgtool.breaches.words import local
from avgtool.cli.terminal import escape, listing, listing_of, tell
from avgtool.documents.words import KINDS
from avgtool.i18n import msg
from avgtool.model.breaches import Step, Urgency

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime

    from rich.console import Console

    from avgtool.breaches.standing import Standing
    from avgtool.i18n import Message
    from avgtool.model.breaches import Breach, BreachLaw, Facts

    Pair = tuple[Breach, Standing]

_COLORS = {
    Urgency.OVERDUE: "red",
    Urgency.NEAR: "yellow",
    Urgency.RUNNING: "green",
    Urgency.AT_ONCE: "yellow",
    Urgency.TO_DESCRIBE: "yellow",
    Urgency.NOTHING: "dim",
}
_COMMANDS = {
    Step.RECORD: "open",
    Step.ADD: "add",
    Step.MEASURE: "measure",
    Step.DECIDE_NOTIFY: "decide --notify",
    Step.DECIDE_NOT_NOTIFY: "decide --no-notify",
    Step.NOTIFY_PARTLY: "notify --partly",
    Step.NOTIFY: "notify",
    Step.WITHDRAW: "withdraw",
    Step.DECIDE_TELL: "decide --tell",
    Step.DECIDE_NOT_TELL: "decide --no-tell",
    Step.TELL: "tell",
    Step.TELL_CONTROLLER: "inform --controller",
    Step.INFORM: "inform",
    Step.CLOSE: "close",
    Step.REOPEN: "reopen",
}
"""What takes each step."""


def sentence(breach: Breach, standing: Standing, law: BreachLaw) -> Message:
    """How a breach stands, in a sentence."""
    state = words.STATES[standing.state]
    if standing.due is not None and WITHIN_THE_TERM & set(standing.todo):
        return msg(
            "{reference}: {state}; notify by {due} at the latest.",
            reference=breach.reference,
            state=state,
            due=local(standing.due, law),
        )
    return msg("{reference}: {state}.", reference=breach.reference, state=state)


def show_breaches(console: Console, chosen: Sequence[Pair], law: BreachLaw) -> None:
    """A line for each breach."""
    if not chosen:
        tell(console, escape(str(msg("There are no breaches."))))
        return
    table = listing_of(msg("Breach"), [one.reference for one, _ in chosen])
    for title in (msg("What"), msg("Known since"), msg("Persons"), msg("State"), ""):
        table.add_column(str(title), overflow="fold")
    for one, stands in chosen:
        persons = words.persons_said(one.facts)
        cells = (one.reference, one.facts.title, str(local(one.facts.aware, law)), str(persons or "–"),
                 str(words.STATES[stands.state]))  # fmt: skip
        table.add_row(*map(escape, cells), _urgency(stands))
    console.print(table)


def show_due(console: Console, chosen: Sequence[Pair], law: BreachLaw, now: datetime) -> None:
    """A line for each breach about which something is to be done, the most pressing first."""
    if not chosen:
        tell(console, escape(str(msg("Nothing is due."))))
        return
    table = listing_of(msg("Breach"), [one.reference for one, _ in chosen])
    for title in (msg("What"), msg("To be done"), msg("At the latest"), msg("Left"), ""):
        table.add_column(str(title), overflow="fold")
    for one, stands in chosen:
        runs = stands.due is not None and bool(WITHIN_THE_TERM & set(stands.todo))
        due = str(local(stands.due, law)) if stands.due and runs else "–"
        left = str(words.time_left(stands.due - now)) if stands.due and runs else "–"
        todo = "; ".join(str(words.TODO[each]) for each in stands.todo)
        table.add_row(*map(escape, (one.reference, one.facts.title, todo, due, left)), _urgency(stands))
    console.print(table)


def show_breach(console: Console, breach: Breach, standing: Standing, law: BreachLaw, now: datetime) -> None:
    """All of one breach."""
    tell(console, escape(f"{breach.reference}: {breach.facts.title}"), style="bold")
    for title, said in (*_standing(breach, standing, law, now), *_facts(breach, law)):
        tell(console, escape(f"{title}: {said}"))
    missing = lacking(breach)
    if missing:
        named = wording.listed(", ", [one.what for one in missing])
        tell(console, escape(str(msg("Not known yet (GDPR 33(3)): {fields}", fields=named))), style="yellow")
    console.print()
    _show_timeline(console, breach, law)
    console.print()
    tell(console, escape(str(msg("Open steps:"))))
    for step in open_steps(breach.capacity, standing.state):
        tell(console, escape(f"- {words.STEPS[step]}: avgtool breach {_COMMANDS[step]}"))


def due_data(chosen: Sequence[Pair], now: datetime) -> dict[str, Any]:
    """What is due as data; hours are negative once the term has passed."""
    found = [outline(*pair) | {"hours_left": _hours_left(pair[1], now)} for pair in chosen]
    return {"on": now.isoformat(), "breaches": found}


def as_json(what: str, **content: Any) -> str:
    """Something about breaches as data."""
    return json.dumps({"avgtool": __version__, "format": what, **content}, ensure_ascii=False, indent=2)


def _hours_left(standing: Standing, now: datetime) -> float | None:
    if standing.due is None or not WITHIN_THE_TERM & set(standing.todo):
        return None
    return round((standing.due - now).total_seconds() / 3600, 2)


def _standing(breach: Breach, standing: Standing, law: BreachLaw, now: datetime) -> Iterator[tuple[Message, object]]:
    reached = standing.progress
    yield msg("State"), words.STATES[standing.state]
    yield msg("Known since"), local(breach.facts.aware, law)
    if standing.due is not None and WITHIN_THE_TERM & set(standing.todo):
        left = words.time_left(standing.due - now)
        yield msg("Notify by"), wording.listed(", ", [local(standing.due, law), left])
    if standing.todo:
        yield msg("To be done"), wording.listed("; ", [words.TODO[one] for one in standing.todo])
    if reached.notified is not None:
        said = msg("in time") if standing.in_time else msg("too late")
        yield msg("Notified"), wording.listed(", ", [local(reached.notified, law), said])
    if standing.due is not None:
        yield msg("Persons"), words.PERSONS[reached.persons]
    if reached.ground:
        yield msg("Why"), ground_said(reached.ground, law)


def _facts(breach: Breach, law: BreachLaw) -> Iterator[tuple[Message, object]]:
    facts: Facts = breach.facts
    told: tuple[tuple[Message, object], ...] = (
        (msg("What happened"), facts.what),
        (msg("Nature"), _listed(words.NATURES[one] for one in facts.nature)),
        (msg("Cause"), facts.cause and words.CAUSES[facts.cause]),
        (msg("Began"), facts.begun and local(facts.begun, law)),
        (msg("Ended"), facts.ended and local(facts.ended, law)),
        (msg("Persons concerned"), words.persons_said(facts)),
        (msg("Records (approximately)"), None if facts.records is None else wording.number(facts.records)),
        (msg("Groups"), ", ".join(facts.groups)),
        (msg("Data"), _listed(KINDS[one] for one in facts.kinds)),
        (msg("Not named, though found"), _listed(KINDS[one] for one in unnamed(facts))),
        (msg("Words hint at"), _listed(KINDS[one] for one in to_judge(facts))),
        (msg("Not concerned, as judged"), _listed(KINDS[one] for one in facts.left_out)),
        (msg("Taken from"), _sources(facts)),
        (msg("Systems"), ", ".join(facts.systems)),
        (msg("Processor"), facts.processor),
        (msg("Controllers"), ", ".join(facts.controllers)),
        (msg("Consequences"), facts.consequences),
        (msg("Measures"), facts.measures),
    )
    yield from ((title, said) for title, said in told if said)


def _show_timeline(console: Console, breach: Breach, law: BreachLaw) -> None:
    table = listing()
    for title in (msg("When"), msg("What"), msg("By"), msg("Details")):
        table.add_column(str(title), overflow="fold")
    for one in sorted(breach.events, key=lambda event: event.at):
        said = "\n".join(str(each) for each in details(one, law, known_before(breach, one)))
        late = recorded_later(one, law)
        when = f"{local(one.at, law)}\n{late}" if late else str(local(one.at, law))
        table.add_row(*map(escape, (when, str(words.HAPPENED[one.step]), one.by, said or "–")))
    console.print(table)


def _listed(items: Iterator[Message]) -> object:
    return wording.listed(", ", items)


def _sources(facts: Facts) -> object:
    return wording.listed("; ", [*map(words.taken_from, facts.scans), *((facts.estimate,) if facts.estimate else ())])


def _urgency(standing: Standing) -> str:
    """Of one that is closed its state says all."""
    if not standing.is_open:
        return ""
    return f"[{_COLORS[standing.urgency]}]{escape(str(words.URGENCIES[standing.urgency]))}[/]"
