"""What came of an import of consents: in the terminal and as data."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING

from avgtool import __version__, wording
from avgtool.cli.terminal import escape, listing, tell
from avgtool.consent.reasons import state_name
from avgtool.i18n import msg, nmsg
from avgtool.model.consent_words import RowType
from avgtool.model.consents import EventType

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rich.console import Console

    from avgtool.consent.importing.revealing_ids import RevealingIds
    from avgtool.i18n import Message
    from avgtool.workflows.consent_import import ConsentImport

_TOLD_ROWS = 20
_NAMES: dict[RowType, Message] = {
    RowType.OBJECTION: msg("objection"),
    RowType.OBJECTION_LIFTED: msg("objection taken back"),
    RowType.CHANNEL_WANTED: msg("channel wanted"),
    RowType.CHANNEL_UNWANTED: msg("channel not wanted"),
}


def show_import(console: Console, done: ConsentImport) -> None:
    """How many rows were recorded, by what they say; how many were there already; how many are faulty, and why."""
    one = done.done
    table = listing()
    table.add_column(str(msg("Rows")), justify="right")
    table.add_column("")
    for kind in RowType:
        if kind in one.recorded:
            table.add_row(str(wording.number(one.recorded[kind])), escape(str(_name(kind))))
    table.add_row(str(wording.number(one.already)), escape(str(msg("in the ledger already, or twice in the file"))))
    table.add_row(str(wording.number(len(one.faulty))), escape(str(msg("faulty"))))
    console.print(table)
    if one.faulty and not one.recorded:
        tell(console, escape(str(msg("Nothing was recorded."))), style="bold")
    for (_, reason), count in Counter((each.fault, str(each.reason)) for each in one.faulty).most_common():
        tell(console, f"[red]✗[/] {escape(str(wording.number(count)))} × {escape(reason)}")
    if one.rejected_noes:
        tell(console, escape(str(_rejected_noes(one.rejected_noes))), style="bold red")


def _rejected_noes(count: int) -> Message:
    return nmsg(
        "{n} of the faulty rows says no: who is meant can still be approached. Correct it before the next mailing.",
        "{n} of the faulty rows say no: who are meant can still be approached. Correct these before the next mailing.",
        count,
    )


def import_notes(done: ConsentImport) -> Iterator[Message]:
    """What else must be known."""
    if done.local:
        yield nmsg(
            "{n} moment without an offset was read by the clock of {zone}.",
            "{n} moments without an offset were read by the clock of {zone}.",
            done.local,
            zone=done.timezone,
        )
    if done.done.undated:
        yield nmsg(
            "{n} row says no without a readable moment: it counts from its first import on.",
            "{n} rows say no without a readable moment: they count from their first import on.",
            done.done.undated,
        )
    if done.partly:
        yield nmsg(
            "{n} row says no, and other things that cannot be read: the no was recorded without these; where the "
            "channel cannot be read, for all channels. Row: {rows}",
            "{n} rows say no, and other things that cannot be read: the noes were recorded without these; where the "
            "channel cannot be read, for all channels. Rows: {rows}",
            len(done.partly),
            rows=_first(done.partly),
        )
    if done.silent:
        yield nmsg(
            "{n} row says nothing, as the header of the column says no and no yes stands below it.",
            "{n} rows say nothing, as the header of the column says no and no yes stands below it.",
            done.silent,
        )
    if done.done.lookalikes:
        yield nmsg(
            "{n} customer id differs from another only by upper and lower case: it counts as a person of its own.",
            "{n} customer ids differ from another only by upper and lower case: each counts as a person of its own.",
            done.done.lookalikes,
        )
    yield from _revealing(done.revealing)
    if done.unused:
        yield msg("Columns of which nothing is recorded: {columns}.", columns=", ".join(done.unused))
    if done.rejected:
        yield msg("The faulty rows, with their reasons: {path}", path=done.rejected)


def _revealing(ids: RevealingIds) -> Iterator[Message]:
    """What the ledger would keep in the clear for as long as it has the person."""
    if ids.national:
        yield nmsg(
            "{n} customer id looks like a national number (BSN), which the ledger keeps as it is: use your own.",
            "{n} customer ids look like national numbers (BSN), which the ledger keeps as they are: use your own.",
            ids.national,
        )
    if ids.named:
        yield nmsg(
            "{n} customer id looks like a name with an address, which the ledger keeps as it is: use your own.",
            "{n} customer ids look like a name with an address, which the ledger keeps as they are: use your own.",
            ids.named,
        )


def _first(rows: Sequence[int]) -> str:
    told = ", ".join(map(str, rows[:_TOLD_ROWS]))
    return f"{told}, …" if len(rows) > _TOLD_ROWS else told


def import_json(done: ConsentImport) -> str:
    """The same as data."""
    one = done.done
    content = {
        "rows": one.rows,
        "recorded": {kind.value: one.recorded[kind] for kind in RowType if kind in one.recorded},
        "already": one.already,
        "faulty": len(one.faulty),
        "faults": dict(sorted(Counter(each.fault.value for each in one.faulty).items())),
        "undated_noes": one.undated,
        "rejected_noes": one.rejected_noes,
        "partly_read_noes": list(done.partly),
        "silent": done.silent,
        "national_numbers": done.revealing.national,
        "names_with_address": done.revealing.named,
        "differ_by_case": one.lookalikes,
        "batch": done.batch,
        "timezone": done.timezone if done.local else None,
        "read_by_clock": done.local,
        "unused": list(done.unused),
        "rejected": str(done.rejected) if done.rejected else None,
    }
    described = {"avgtool": __version__, "format": "consent-import/1", **content}
    return json.dumps(described, ensure_ascii=False, indent=2)


def _name(kind: RowType) -> Message:
    return _NAMES[kind] if kind in _NAMES else state_name(EventType(kind.value))
