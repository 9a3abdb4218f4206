"""Changing single records of JSON, NDJSON and Parquet; in text every other record stays as it is, to the byte."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import polars as pl

from avgtool.errors import InputError
from avgtool.i18n import msg
from avgtool.sources.records.json_documents import read_json_text
from avgtool.sources.records.json_writing import dumped
from avgtool.sources.records.typed_writing import write_parquet
from avgtool.sources.signature import Format

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from avgtool.sources.base import Dataset
    from avgtool.sources.edits import Edits

_NUMBER = "\0number"
_BLANK = " \t\r\n"


def edit_parquet(dataset: Dataset, edits: Edits, target: Path) -> None:
    """Write a Parquet file anew: columns keep their types, rows their order."""
    numbered = dataset.frame.with_row_index(_NUMBER, 1)
    deletes = pl.Series(sorted(edits.deletes), dtype=pl.UInt32).implode()
    kept = numbered.filter(~pl.col(_NUMBER).is_in(deletes)) if edits.deletes else numbered
    schema = dataset.frame.collect_schema()
    columns = {name for values in edits.changes.values() for name in values}
    changed = kept.with_columns(_column(name, schema[name], edits.changes) for name in sorted(columns))
    write_parquet(changed.drop(_NUMBER), target, dataset.paths)


def _column(name: str, dtype: pl.DataType, changes: Mapping[int, Mapping[str, Any]]) -> pl.Expr:
    new = pl.col(name)
    for number, values in changes.items():
        if name in values:
            new = pl.when(pl.col(_NUMBER) == number).then(pl.lit(values[name], dtype=dtype)).otherwise(new)
    return new.alias(name)


def edit_json(dataset: Dataset, path: Path, edits: Edits, target: Path) -> None:
    """Write a JSON document or NDJSON anew; only records that are changed are spelled anew.

    Raises:
        InputError: It is one record, which cannot go without the file.
    """
    data = path.read_bytes()
    encoding = json.detect_encoding(data)
    text = data.decode(encoding)
    spans = _lines(text) if dataset.format == Format.NDJSON else _elements(text, dataset.source)
    pieces = [_piece(dataset, text[start:end], number, edits) for number, (start, end) in enumerate(spans, 1)]
    joined = _joined_lines if dataset.format == Format.NDJSON else _joined_elements
    target.write_bytes(joined(text, spans, pieces).encode(encoding))


def _piece(dataset: Dataset, text: str, number: int, edits: Edits) -> str | None:
    """A record as it is to stand; none where it goes."""
    if number in edits.deletes:
        return None
    if number not in edits.changes:
        return text
    record = read_json_text(text, dataset.source)
    for column, value in edits.changes[number].items():
        record = _with(record, dataset.paths.get(column, (column,)), value)
    # In a document the members of a record that stand on lines of their own stay so.
    return dumped(record, dataset.indent, dataset.indent) if "\n" in text else dumped(record)


def _with(record: Any, keys: Sequence[str | None], value: Any) -> Any:
    """The record with another value at the end of a path; in each item of a list on the way."""
    if not keys:
        return value
    first, rest = keys[0], keys[1:]
    if first is None:
        return [_with(item, rest, value) for item in record] if isinstance(record, list) else record
    known = record if isinstance(record, dict) else {}
    if first not in known and value is None:
        return record
    return {**known, first: _with(known.get(first), rest, value)}


def _lines(text: str) -> list[tuple[int, int]]:
    """Where each record of NDJSON begins and ends, without its line end."""
    spans, start = [], 0
    while start < len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        if text[start:end].strip():
            spans.append((start, end))
        start = end + 1
    return spans


def _joined_lines(text: str, spans: Sequence[tuple[int, int]], pieces: Sequence[str | None]) -> str:
    out, at = [], 0
    for (start, end), piece in zip(spans, pieces, strict=True):
        out.append(text[at:start])
        at = end
        if piece is None:
            at += 1  # its line end goes with it
        else:
            out.append(piece + ("\r" if text[start:end].endswith("\r") and not piece.endswith("\r") else ""))
    return "".join([*out, text[at:]])


def _elements(text: str, source: str) -> list[tuple[int, int]]:
    """Where each element of an array begins and ends."""
    at = _after_blanks(text, 0)
    if text[at] != "[":
        raise InputError(
            msg("is one record, which does not go without the file"),
            where=source,
            hint=msg("Delete or change the file itself, and record that you did."),
        )
    read, spans = json.JSONDecoder().raw_decode, []
    at = _after_blanks(text, at + 1)
    while text[at] != "]":
        _, end = read(text, at)
        spans.append((at, end))
        at = _after_blanks(text, end)
        at = _after_blanks(text, at + 1) if text[at] == "," else at
    return spans


def _joined_elements(text: str, spans: Sequence[tuple[int, int]], pieces: Sequence[str | None]) -> str:
    """Each element behind what stood before it; the first that stays behind what stood before the first."""
    out, last = [text[: spans[0][0]]], -1
    for number, piece in enumerate(pieces):
        if piece is None:
            continue
        out.append(piece if last < 0 else text[spans[number - 1][1] : spans[number][0]] + piece)
        last = number
    return "".join([*out, text[spans[-1][1] :]])


def _after_blanks(text: str, at: int) -> int:
    while text[at] in _BLANK:
        at += 1
    return at
