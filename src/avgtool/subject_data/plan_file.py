"""A plan as a file: JSON without a value of a person, to be looked at, kept, and carried out as it stands or not.

Rows stand in it by an id and a digest of what they held. An execution makes the plan anew and holds it against the
file: where anything differs, nothing is done.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from avgtool import __version__
from avgtool.errors import InputError, system_reason
from avgtool.i18n import Message, msg
from avgtool.model.subject_work import Deed
from avgtool.sources.staging import write_whole

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from avgtool.model.subject_work import PlannedRow, PlannedSource, PlannedTable, WorkPlan

FORMAT = "request-plan/1"
_WHAT = ("request", "work", "lifts", "marks")
"""What a plan is for: a plan for something else is another plan."""


def plan_data(plan: WorkPlan) -> dict[str, Any]:
    """The plan as JSON has it. Messages stand in it in the language in force."""
    return {
        "avgtool": __version__,
        "format": FORMAT,
        "request": plan.request,
        "work": plan.work.value,
        "made": plan.made.isoformat(timespec="seconds"),
        "lifts": plan.lifts,
        "rows": plan.rows,
        "changes": plan.changes,
        "sources": [_source(one) for one in plan.sources],
        "doubts": [
            {"source": one.source, "table": one.table, "id": one.id, "match": one.match.value, "score": one.score}
            for one in plan.doubts
        ],
        "missed": [{"source": one.source, "reason": str(one.error.what)} for one in plan.missed],
        "obstacles": [
            {"source": one.source, "table": one.table, "what": str(one.what), "hint": str(one.hint)}
            for one in plan.obstacles
        ],
        "recipients": list(plan.recipients),
        "suppressed": dict(plan.suppressed),
        "marks": dict(plan.marks),
        "confirmed": list(plan.confirmed),
        "rest_left_out": plan.rest_left_out,
    }


def write_plan(plan: WorkPlan, path: Path, *, force: bool = False) -> None:
    """Write the plan; an earlier one is replaced, any other file is not without ``force``.

    Raises:
        OutputError: It cannot be written there.
    """
    content = json.dumps(plan_data(plan), ensure_ascii=False, indent=2) + "\n"
    write_whole(path, content.encode(), force=force, replaces=_is_plan)


def read_plan(path: Path) -> dict[str, Any]:
    """What a plan file says.

    Raises:
        InputError: It is not there, or is no plan.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise InputError(
            msg("The plan cannot be read: {reason}.", reason=system_reason(error)), where=str(path)
        ) from None
    if not _is_plan(data):
        raise InputError(
            msg("is no plan of a request"),
            where=str(path),
            hint=msg("Make one: the same command with --plan {path} and without --execute.", path=path.name),
        )
    found: dict[str, Any] = json.loads(data)
    return found


def decisions(saved: dict[str, Any]) -> tuple[tuple[str, ...], bool]:
    """What a human said of the rows in doubt: ids of those that are about the person, and whether the rest is not."""
    return tuple(saved.get("confirmed", ())), bool(saved.get("rest_left_out"))


def require_same(saved: dict[str, Any], plan: WorkPlan, where: str) -> None:
    """Refuse to carry out what is not what was planned.

    Raises:
        InputError: Something changed since.
    """
    different = list(_differences(saved, plan_data(plan)))
    if different:
        raise InputError(
            different[0],
            where=where,
            hint=msg("Nothing was done. Make a new plan, look at it, and carry that out."),
        )


def _differences(saved: dict[str, Any], now: dict[str, Any]) -> Iterator[Message]:
    if any(saved.get(name) != now[name] for name in _WHAT):
        yield msg("the plan is for something else than is asked now")
        return
    if saved.get("confirmed", []) != now["confirmed"]:
        yield msg("other rows were confirmed than in the plan")
        return
    before = {one["source"]: one for one in saved["sources"]}
    after = {one["source"]: one for one in now["sources"]}
    for name in dict.fromkeys((*before, *after)):
        if _essence(before.get(name)) != _essence(after.get(name)):
            yield msg("{source} was changed since the plan was made", source=name)


def _essence(source: dict[str, Any] | None) -> Any:
    """What of a source must be as it was: its bytes, its rows, and what becomes of them; whatever order they are in."""
    if source is None:
        return None
    tables = {
        one["table"]: (one["columns"], sorted((row["id"], row["digest"], row["deed"]) for row in one["rows"]))
        for one in source["tables"]
    }
    return source["sha256"], tables


def _source(source: PlannedSource) -> dict[str, Any]:
    return {
        "source": source.name,
        "sha256": source.digest,
        "tables": [_table(one) for one in source.tables],
        "also": [
            {"table": one.table, "columns": list(one.columns), "rows": one.rows, "deletes": one.deletes}
            for one in source.also
        ],
        "backups": source.backups,
    }


def _table(table: PlannedTable) -> dict[str, Any]:
    return {
        "table": table.table,
        "columns": list(table.columns),
        "counts": {deed.value: table.count(deed) for deed in Deed if table.count(deed)},
        "rows": [_row(one) for one in table.rows],
    }


def _row(row: PlannedRow) -> dict[str, Any]:
    kept = {"until": row.until.isoformat() if row.until else None, "ground": row.ground} if row.ground else {}
    return {"id": row.id, "digest": row.digest, "deed": row.deed.value, **kept}


def _is_plan(data: bytes) -> bool:
    try:
        content = json.loads(data)
    except ValueError:
        return False
    return isinstance(content, dict) and content.get("format") == FORMAT and isinstance(content.get("sources"), list)
