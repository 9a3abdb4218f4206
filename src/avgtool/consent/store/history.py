"""Everything that was recorded about one person, readable for as long as the person is not erased."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from avgtool.consent.store.reading import load_notices, rows_of
from avgtool.consent.tables import EVENT, OBJECTION, PREFERENCE, RELATION
from avgtool.ledger.appending import moment_of
from avgtool.ledger.recordable import moment_with_offset
from avgtool.ledger.subjects import shred_keys, unseal

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from datetime import datetime

    from sqlalchemy import Connection, Row

    from avgtool.ledger.chained import Chain
    from avgtool.model.consents import Notice

_SEALED = ("guardian_check", "evidence", "note")
_WHEN = {EVENT.name: "at", PREFERENCE.name: "at", OBJECTION.name: "at", RELATION.name: "since"}
_SHOWN = (
    "type",
    "purpose",
    "channel",
    "method",
    "explicit",
    "by_guardian",
    "wanted",
    "lifted",
    "obtained_in_sale",
    "objection_offered",
    "record_id",
    "batch",
)


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that was recorded."""

    chain: str
    """``consent_event``, ``preference``, ``objection`` or ``customer_relation``."""
    seq: int
    at: datetime
    """When it happened, at the offset at which it was given."""
    recorded_at: datetime
    recorded_by: str
    hash: str
    fields: Mapping[str, Any]
    """What its chain holds beside these, by column; what is empty is left out."""
    notice: Notice | None = None
    """What was shown."""
    words: Mapping[str, str] = field(default_factory=dict, repr=False)
    """What was written in one's own words: where the proof lies, and more."""


def load_history(connection: Connection, subject: str | None, digests: Collection[str]) -> tuple[Entry, ...]:
    """Everything that was recorded about a person, in the order of recording.

    Args:
        connection: In a transaction.
        subject: Id of the person; none where the ledger does not know one.
        digests: Of the identifiers of the person, by which objections are found.
    """
    keys = shred_keys(connection, (subject,)) if subject else {}
    notices = load_notices(connection)
    wanted = [(chain, "subject", (subject,)) for chain in (EVENT, PREFERENCE, RELATION) if subject]
    entries = [
        _entry(chain, row, notices, keys.get(subject or ""))
        for chain, column, values in (*wanted, (OBJECTION, "digest", tuple(digests)))
        for row in rows_of(connection, chain, column, values)
    ]
    return tuple(sorted(entries, key=lambda one: (one.recorded_at, one.at)))


def _entry(chain: Chain, row: Row[Any], notices: Mapping[int, Notice], key: bytes | None) -> Entry:
    values = row._mapping  # noqa: SLF001 - SQLAlchemy's documented name
    when = _WHEN[chain.name]
    sealed = {name: unseal(key, values[name]) for name in _SEALED if name in values}
    return Entry(
        chain=chain.name,
        seq=row.seq,
        at=moment_with_offset(values[when], values[f"{when}_offset"]),
        recorded_at=moment_of(row.recorded_at),
        recorded_by=row.recorded_by,
        hash=row.hash,
        fields={name: values[name] for name in _SHOWN if name in values and values[name] is not None},
        notice=notices.get(values["notice"]) if "notice" in values else None,
        words={name: text for name, text in sealed.items() if text},
    )
