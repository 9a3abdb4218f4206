"""Scans are kept at the end of their chain, and read back; within the caller's transaction."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import sqlalchemy

from avgtool.ledger.appending import append, moment_of
from avgtool.ledger.recordable import row_for, validated
from avgtool.model.kept_scans import DateCounts, FoundKind, KeptScan
from avgtool.model.kinds import Category, Kind
from avgtool.register.tables import SCAN, NewScan

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy import Connection, Row

    from avgtool.ledger.appending import Recorder


def keep_scans(connection: Connection, scans: Iterable[KeptScan], recorder: Recorder) -> range:
    """Keep scans; when and by whom is the recorder's.

    Returns:
        Their numbers.

    Raises:
        InputError: A name is too long or holds control characters.
    """
    return append(connection, SCAN, [row_for(SCAN, _made(scan)) for scan in scans], recorder)


def latest_scans(connection: Connection) -> tuple[KeptScan, ...]:
    """The last kept scan of each table, oldest first.

    What was kept of a file before it was scanned again says nothing any more; tables that a later scan of the same
    system did not find are still there, for it may have been asked about another table.
    """
    scan = SCAN.table
    newest = sqlalchemy.select(sqlalchemy.func.max(scan.c.seq)).group_by(scan.c.system, scan.c.source, scan.c.part)
    rows = connection.execute(sqlalchemy.select(scan).where(scan.c.seq.in_(newest)).order_by(scan.c.seq))
    return tuple(map(_scan, rows))


def all_scans(connection: Connection) -> tuple[KeptScan, ...]:
    """Every scan that was kept, oldest first."""
    scan = SCAN.table
    return tuple(map(_scan, connection.execute(sqlalchemy.select(scan).order_by(scan.c.seq))))


def _made(scan: KeptScan) -> NewScan:
    fields = {
        "system": scan.system,
        "source": scan.source,
        "part": scan.table,
        "mode": scan.mode,
        "rows_total": scan.rows,
        "rows_read": scan.rows_read,
        "sha256": scan.sha256,
        "tool": scan.tool_version,
        "found": _written([asdict(one) for one in scan.found]),
        "dates": _written([asdict(one) for one in scan.dates]),
    }
    made: NewScan = validated(NewScan, fields)
    return made


def _written(content: Any) -> str:
    return json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _scan(row: Row[Any]) -> KeptScan:
    return KeptScan(
        at=moment_of(row.recorded_at),
        by=row.recorded_by,
        system=row.system,
        source=row.source,
        table=row.part,
        rows=row.rows_total,
        rows_read=row.rows_read,
        mode=row.mode,
        sha256=row.sha256,
        tool_version=row.tool,
        found=tuple(_found(one) for one in json.loads(row.found)),
        dates=tuple(DateCounts(**one) for one in json.loads(row.dates)),
    )


def _found(content: dict[str, Any]) -> FoundKind:
    return FoundKind(**{**content, "kind": Kind(content["kind"]), "category": Category(content["category"])})
