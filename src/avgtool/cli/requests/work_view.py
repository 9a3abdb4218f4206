"""A plan of what is done with the data of a person, and what was done: in the terminal and as data. No values."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from avgtool import __version__, wording
from avgtool.cli.requests.collect_view import show_doubts
from avgtool.cli.terminal import escape, listing_of, tell
from avgtool.i18n import msg, nmsg
from avgtool.model.requests import Right
from avgtool.model.subject_work import Deed
from avgtool.subject_data.plan_file import plan_data

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from rich.console import Console

    from avgtool.i18n import Message
    from avgtool.model.subject_work import PlannedSource, PlannedTable, WorkPlan
    from avgtool.workflows.subject_work.abandoning import Abandoned
    from avgtool.workflows.subject_work.executing import Executed
    from avgtool.workflows.subject_work.planning import Planned

_DEEDS: Mapping[Deed, Message] = {
    Deed.DELETE: msg("Delete"),
    Deed.ANONYMIZE: msg("Anonymize"),
    Deed.CHANGE: msg("Change"),
    Deed.KEEP: msg("Keep"),
}
_KINDS: Mapping[str, Message] = {
    "customer": msg("customer id"),
    "email": msg("e-mail address"),
    "phone": msg("telephone number"),
    "post": msg("postal address"),
}


def show_plan(console: Console, planned: Planned) -> None:
    """What becomes of the rows of each table, why rows are kept, and what must be known before."""
    plan = planned.plan
    places = [(source, table) for source in plan.sources for table in source.tables]
    if places:
        used = [deed for deed in Deed if any(table.count(deed) for _, table in places)]
        shown = listing_of(msg("Source"), [_place(source, table) for source, table in places])
        for deed in used:
            shown.add_column(str(_DEEDS[deed]), justify="right")
        shown.add_column(str(msg("Columns")), overflow="fold")
        for source, table in places:
            counts = [str(table.count(deed) or "–") for deed in used]
            shown.add_row(*map(escape, (_place(source, table), *counts, ", ".join(table.columns) or "–")))
        console.print(shown)
    for title, lines in _remarks(planned):
        found = list(lines)
        if found:
            console.print()
            tell(console, escape(str(title)), style="bold")
            for line in found:
                tell(console, escape(f"- {line}"))
    if plan.doubts and not planned.asked.rest_left_out:
        console.print()
        title = msg("In doubt, and left alone until a human confirms them (--confirm ID)")
        tell(console, escape(str(title)), style="bold")
        show_doubts(console, planned.found)


def show_executed(console: Console, done: Executed) -> None:
    """In which sources all is done."""
    for source in done.sources:
        tell(console, escape(str(msg("{source}: done.", source=source))))
    if not done.sources:
        tell(console, escape(str(msg("No row of any source had to be changed."))))


def show_abandoned(console: Console, ended: Abandoned) -> None:
    """How far an execution came that was given up."""
    for source in ended.done:
        tell(console, escape(str(msg("{source}: done.", source=source))))
    for source in ended.undone:
        tell(console, escape(str(msg("{source}: nothing was done.", source=source))))
    for source in ended.unknown:
        told = msg("{source}: part of it may be done; look at the rows of this person.", source=source)
        tell(console, escape(str(told)))


def abandoned_json(ended: Abandoned) -> str:
    """The same as data."""
    content = {
        "avgtool": __version__,
        "format": "request-work/1",
        "request": ended.request,
        "work": ended.work.value,
        "abandoned": True,
        "sources": list(ended.done),
        "undone": list(ended.undone),
        "unknown": list(ended.unknown),
        "suppression_entries": ended.suppressed,
        "consents_erased": False,
        "plan": None,
    }
    return json.dumps(content, ensure_ascii=False, indent=2)


def plan_json(planned: Planned) -> str:
    """The plan as data."""
    return json.dumps(_with_remarks(planned), ensure_ascii=False, indent=2)


def executed_json(done: Executed, planned: Planned | None) -> str:
    """What was done, as data."""
    content = {
        "avgtool": __version__,
        "format": "request-work/1",
        "request": done.request,
        "work": done.work.value,
        "sources": list(done.sources),
        "suppression_entries": done.suppressed,
        "consents_erased": done.consents_erased,
        "plan": None if planned is None else _with_remarks(planned),
    }
    return json.dumps(content, ensure_ascii=False, indent=2)


def _with_remarks(planned: Planned) -> dict[str, Any]:
    due = planned.standing.term.due.isoformat()
    return {
        **plan_data(planned.plan),
        "unmarked": list(planned.unmarked),
        "access_open": planned.access_open,
        "urgency": planned.standing.urgency.value,
        "due": due,
    }


def _remarks(planned: Planned) -> Iterator[tuple[Message, Iterator[object]]]:
    plan = planned.plan
    yield msg("Kept, and until when"), _kept(plan)
    yield msg("What the database does of its own accord"), _side_effects(plan)
    yield msg("In the way"), (f"{_where(one.source, one.table)}: {one.what}. {one.hint}" for one in plan.obstacles)
    yield msg("Not searched"), (f"{one.source}: {one.error.what}" for one in plan.missed)
    yield _left_alone(plan.work), iter(planned.unmarked)
    yield (
        msg("Suppression list gets"),
        (
            msg("{kind}: {count}", kind=_KINDS.get(kind, kind), count=wording.number(count))
            for kind, count in plan.suppressed.items()
        ),
    )
    yield msg("Tell those who got the data (GDPR 19)"), iter(plan.recipients)
    yield msg("Backups"), (f"{one.name}: {one.backups}" for one in plan.sources if one.backups)


def _left_alone(work: Right) -> Message:
    """Why sources with the person in them stay as they are."""
    if work is Right.RECTIFICATION:
        return msg("Nothing is put right here; see whether it is wrong here too")
    if work is Right.RESTRICTION:
        return msg("No column marks a restriction here; do it by hand")
    return msg("No column marks an objection here; do it by hand")


def _kept(plan: WorkPlan) -> Iterator[object]:
    for source in plan.sources:
        for table in source.tables:
            for (ground, until), rows in table.kept.items():
                yield _kept_rows(_place(source, table), _rows(rows), ground, until, ", ".join(table.emptied))


def _kept_rows(place: str, count: Message, ground: str, until: date | None, emptied: str) -> Message:
    if until is None:
        told = msg(
            "{place}: {count} by {ground}; no date says until when, look at them yourself",
            place=place, count=count, ground=ground,
        )  # fmt: skip
    else:
        last = wording.day(until)
        told = msg("{place}: {count} by {ground}, until {until}", place=place, count=count, ground=ground, until=last)
    return msg("{kept}; kept without {columns}", kept=told, columns=emptied) if emptied else told


def _side_effects(plan: WorkPlan) -> Iterator[object]:
    for source in plan.sources:
        for one in source.also:
            place, columns = f"{source.name} · {one.table}", ", ".join(one.columns)
            if one.deletes:
                yield msg("{place}: deletes {count} too", place=place, count=_rows(one.rows))
            else:
                yield msg("{place}: empties {columns} in {count}", place=place, columns=columns, count=_rows(one.rows))


def _rows(count: int) -> Message:
    return nmsg("{n} row", "{n} rows", count)


def _place(source: PlannedSource, table: PlannedTable) -> str:
    return _where(source.name, table.table)


def _where(source: str, table: str | None) -> str:
    return f"{source} · {table}" if table else source
