"""A scan as JSON (``scan/1``, docs/reference.md), and back. Keys in a fixed order; keys may be added, never changed."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from avgtool.errors import InputError
from avgtool.i18n import Message, msg
from avgtool.model.findings import Candidate, ColumnFinding, DatasetFindings, Notice, ScanResult, Unread
from avgtool.model.kinds import Category, Evidence, Flag, Kind, Role

if TYPE_CHECKING:
    from collections.abc import Mapping

FORMAT = "scan/1"


def to_json(result: ScanResult) -> str:
    """The scan as a JSON document, messages in the language in force."""
    return json.dumps(to_data(result), ensure_ascii=False, indent=2)


def to_data(result: ScanResult) -> dict[str, Any]:
    """The scan as plain data."""
    return {
        "avgtool": result.tool_version,
        "format": FORMAT,
        "datasets": [_dataset_data(dataset) for dataset in result.datasets],
        "unread": [_unread_data(one) for one in result.unread],
    }


def from_json(text: str, *, where: str | None = None) -> ScanResult:
    """The scan that :func:`to_json` wrote.

    Raises:
        InputError: It is no such document.
    """
    try:
        return _result(json.loads(text))
    except (ValueError, KeyError, TypeError) as error:
        raise InputError(
            msg("This is no scan result of the format {format}.", format=FORMAT),
            where=where,
            hint=msg("Make one with: avgtool scan FILE --format json --output FILE.json"),
        ) from error


def _result(data: Mapping[str, Any]) -> ScanResult:
    if data["format"] != FORMAT:
        raise KeyError("format")
    unread = tuple(Unread(one["source"], _said(one["message"])) for one in data.get("unread", ()))
    return ScanResult(tuple(_dataset(one) for one in data["datasets"]), str(data["avgtool"]), unread)


def _unread_data(unread: Unread) -> dict[str, Any]:
    return {"source": unread.source, "message": str(unread.what)}


def _dataset_data(dataset: DatasetFindings) -> dict[str, Any]:
    return {
        "source": dataset.source,
        "table": dataset.table,
        "file_format": dataset.format,
        "rows": dataset.rows,
        "mode": dataset.mode,
        "rows_read": dataset.rows_read,
        "error_bound": dataset.error_bound,
        "encoding": dataset.encoding,
        "delimiter": dataset.delimiter,
        "header": dataset.header,
        "sha256": dataset.sha256,
        "notices": [_notice_data(notice) for notice in dataset.notices],
        "columns": [_column_data(column) for column in dataset.columns],
    }


def _notice_data(notice: Notice) -> dict[str, Any]:
    return {"code": notice.code, "message": str(notice.message), "column": notice.column, "count": notice.count}


def _column_data(column: ColumnFinding) -> dict[str, Any]:
    return {
        "index": column.index,
        "name": column.name,
        "kind": column.kind.value,
        "entity": column.entity,
        "confidence": column.confidence,
        "category": column.category.value,
        "role": column.role.value,
        "flags": [flag.value for flag in Flag if flag in column.flags],
        "articles": list(column.articles),
        "filled": column.filled,
        "distinct": column.distinct,
        "matched": column.matched,
        "valid": column.valid,
        "residue": column.residue,
        "damaged": column.damaged,
        "revealing": column.revealing,
        "hints": {kind.value: rows for kind, rows in column.hints.items()},
        "evidence": [evidence.value for evidence in column.evidence],
        "example": column.example,
        "entities": dict(column.entities),
        "candidates": [_candidate_data(one) for one in column.candidates],
    }


def _candidate_data(candidate: Candidate) -> dict[str, Any]:
    return {
        "kind": candidate.kind.value,
        "entity": candidate.entity,
        "score": candidate.score,
        "evidence": [evidence.value for evidence in candidate.evidence],
        "reason": str(candidate.reason),
    }


def _dataset(data: Mapping[str, Any]) -> DatasetFindings:
    return DatasetFindings(
        source=data["source"],
        table=data["table"],
        format=data.get("file_format", ""),
        rows=data["rows"],
        mode=data["mode"],
        rows_read=data["rows_read"],
        encoding=data["encoding"],
        delimiter=data["delimiter"],
        header=data["header"],
        sha256=data["sha256"],
        columns=tuple(_column(column) for column in data["columns"]),
        notices=tuple(_notice(notice) for notice in data.get("notices", ())),
        error_bound=data.get("error_bound"),
    )


def _notice(data: Mapping[str, Any]) -> Notice:
    return Notice(data["code"], _said(data["message"]), data.get("column"), data.get("count"))


def _column(data: Mapping[str, Any]) -> ColumnFinding:
    return ColumnFinding(
        index=data["index"],
        name=data["name"],
        kind=Kind(data["kind"]),
        entity=data["entity"],
        confidence=data["confidence"],
        category=Category(data["category"]),
        role=Role(data["role"]),
        flags=frozenset(Flag(flag) for flag in data.get("flags", ())),
        articles=tuple(data["articles"]),
        filled=data["filled"],
        distinct=data["distinct"],
        matched=data["matched"],
        valid=data["valid"],
        evidence=tuple(Evidence(evidence) for evidence in data["evidence"]),
        example=data["example"],
        entities=dict(data["entities"]),
        candidates=tuple(_candidate(one) for one in data.get("candidates", ())),
        residue=data.get("residue", 0),
        damaged=data.get("damaged", 0),
        revealing=data.get("revealing", 0),
        hints={Kind(kind): rows for kind, rows in data.get("hints", {}).items()},
    )


def _candidate(data: Mapping[str, Any]) -> Candidate:
    evidence = tuple(Evidence(one) for one in data["evidence"])
    return Candidate(Kind(data["kind"]), data["entity"], data["score"], evidence, _said(data["reason"]))


def _said(text: str) -> Message:
    """A message that was already written: it speaks the language in which it was written."""
    return Message(text)
