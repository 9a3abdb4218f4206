"""What was recorded of a consent, by whom and when; and how the ledger proves it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from avgtool.consent.moments import zone
from avgtool.consent.reasons import state_name
from avgtool.consent.receipts.issuer import record_id
from avgtool.consent.words import channel_name, method_name
from avgtool.documents.content import Cell, Column, Definitions, Paragraph, Table
from avgtool.i18n import msg
from avgtool.model.consents import EventType
from avgtool.wording import moment, number, sentence_case

if TYPE_CHECKING:
    from avgtool.consent.store.history import Entry
    from avgtool.consent.store.proof import Proof
    from avgtool.documents.content import Block, Text


def local(proof: Proof, timezone: str) -> Proof:
    """The same with its moments by the clock of a place; in what programs read they keep the offset they came with."""
    events = tuple(_local(one, timezone) for one in proof.events)
    event = next(one for one in events if one.seq == proof.event.seq)
    return replace(proof, event=event, events=events, at=proof.at.astimezone(zone(timezone)))


def _local(entry: Entry, timezone: str) -> Entry:
    there = zone(timezone)
    notice = entry.notice and replace(entry.notice, since=entry.notice.since.astimezone(there))
    return replace(entry, at=entry.at.astimezone(there), recorded_at=entry.recorded_at.astimezone(there), notice=notice)


def history_table(proof: Proof) -> Table:
    """A row for each event, in the order in which they happened."""
    columns = (
        Column(msg("What"), 17),
        Column(msg("When"), 24),
        Column(msg("Channel"), 14),
        Column(msg("Words shown"), 15),
        Column(msg("Recorded"), 30),
    )
    caption = msg("Everything about this consent up to {when}", when=moment(proof.at))
    return Table(caption, columns, tuple(_row(one, proof) for one in proof.events))


def _row(entry: Entry, proof: Proof) -> tuple[Cell | Text, ...]:
    what = sentence_case(state_name(EventType(entry.fields["type"])))
    note = msg("this proof") if entry.seq == proof.event.seq else None
    return (
        Cell(what, note=note),
        Cell(moment(entry.at), note=method_name(entry.fields["method"]) if entry.fields.get("method") else None),
        sentence_case(channel_name(entry.fields.get("channel"))),
        entry.notice.version if entry.notice else "–",
        Cell(msg("by {who}", who=entry.recorded_by), note=moment(entry.recorded_at)),
    )


def proof_facts(proof: Proof) -> tuple[Block, ...]:
    """Where the event stands in the ledger, and how to check that."""
    event = proof.event
    explained = msg(
        "The ledger adds, and never changes or removes. Each row carries a hash over itself and the row before it, so "
        "that who changes a row later is found out by: avgtool ledger verify. It proves that the row was not changed, "
        "not that it was true when it was written."
    )
    facts: tuple[tuple[Text, Text | Cell], ...] = (
        (msg("Row in the ledger"), number(event.seq)),
        (msg("Recorded on"), moment(event.recorded_at)),
        (msg("Recorded by"), event.recorded_by),
        (msg("Id of the event"), Cell(record_id(proof), code=True)),
        (msg("Hash of the row (SHA-256)"), Cell(event.hash, code=True)),
    )
    return (Definitions(facts), Paragraph(explained, "small"))
