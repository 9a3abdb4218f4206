"""Writing JSON and NDJSON: nested again, and spelled as the source spelled what has not changed.

A column knows one type and one way to be missing. A record knows more: ``1.0`` and ``1e0``, a key that is absent, one
that is null and one that is empty. Where a copy is made of JSON, each record is held against its original, and what is
the same value still is written the way it was.
"""

from __future__ import annotations

import datetime as dt
import decimal
import itertools
import json
from typing import TYPE_CHECKING, Any

from avgtool.errors import OutputError
from avgtool.i18n import msg
from avgtool.sources.digest import sha256_of
from avgtool.sources.failures import translated_write_errors
from avgtool.sources.records.nesting import nest
from avgtool.sources.tally import Written, lengths_as_text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    import polars as pl

    from avgtool.sources.base import Dataset
    from avgtool.sources.records.nesting import Keys

_ROWS = 10_000
_ABSENT = object()


class WrittenNumber(str):
    """A number as it was written, where its type would not tell: with a point, an exponent or too many digits."""

    __slots__ = ()


def write_ndjson(frame: pl.LazyFrame, target: Path, like: Dataset) -> Written:
    """One record a line, nested again by the paths of ``like``.

    Raises:
        OutputError: A value is NaN or infinity, for which JSON has no word (RFC 8259, section 6).
    """
    with translated_write_errors(target), target.open("w", encoding="utf-8", newline="\n") as file:
        rows = 0
        for text in _texts(frame, like):
            file.write(text + "\n")
            rows += 1
    return Written(rows, sha256_of(target))


def write_json(frame: pl.LazyFrame, target: Path, like: Dataset) -> Written:
    """An array of records, nested again by the paths of ``like`` and indented as it is, one after the other.

    Raises:
        OutputError: A value is NaN or infinity, for which JSON has no word (RFC 8259, section 6).
    """
    with translated_write_errors(target), target.open("w", encoding="utf-8", newline="\n") as file:
        rows = 0
        for text in _texts(frame, like, like.indent):
            file.write(("[\n" if rows == 0 else ",\n") + like.indent + text)
            rows += 1
        file.write("\n]\n" if rows else "[]\n")
    return Written(rows, sha256_of(target))


def _texts(frame: pl.LazyFrame, like: Dataset, indent: str = "") -> Iterator[str]:
    for record in _records(frame, like):
        try:
            yield dumped(record, indent, indent) if like.records else _dumped_plainly(record)
        except ValueError:
            raise OutputError(
                msg("{column} holds NaN or infinity, for which JSON has no word", column=_unsayable(record)),
                hint=msg("Write .parquet or .csv instead."),
            ) from None


def _unsayable(record: Any) -> str:
    """The top of the path to what JSON cannot say."""
    for key, value in record.items() if isinstance(record, dict) else ():
        try:
            _dumped_plainly(value)
        except ValueError:
            return str(key)
    return "value"


def _records(frame: pl.LazyFrame, like: Dataset) -> Iterator[Any]:
    keys = [like.paths.get(name, (name,)) for name in frame.collect_schema().names()]
    bare = keys == [()] or any(path[:1] in {(), (None,)} for path in keys)
    texts = frame.with_columns(lengths_as_text(frame))
    rows = (row for batch in texts.collect_batches(chunk_size=_ROWS) for row in batch.iter_rows())
    made = (_bare(row, keys) if bare else nest(row, keys) for row in rows)
    if like.records is None:
        return made
    originals = itertools.chain(like.records(), itertools.repeat(_ABSENT))
    return (spelled(record, original) for record, original in zip(made, originals, strict=False))


def _bare(row: tuple[Any, ...], keys: list[Keys]) -> Any:
    """A record that is no object but a lone value or a list."""
    wrapped = nest(row, [("value", *path) for path in keys])
    return wrapped["value"]


def spelled(made: Any, original: Any) -> Any:
    """``made``, with what is the same value in ``original`` written as it is there.

    Nothing comes from ``original`` but the spelling of a value that ``made`` has too, the order of keys, and which of
    the ways to hold nothing it has: no key, null, an empty object or list.
    """
    if isinstance(made, dict) and isinstance(original, dict):
        return _spelled_object(made, original)
    if isinstance(made, list) and isinstance(original, list) and len(made) == len(original):
        return [spelled(*pair) for pair in zip(made, original, strict=True)]
    if _is_nothing(made):
        return original if original is None or original in ({}, []) else made
    return original if _is_same(made, original) else made


def _spelled_object(made: dict[str, Any], original: dict[str, Any]) -> dict[str, Any]:
    kept = {key: spelled(made[key], original[key]) for key in original if key in made}
    return kept | {key: value for key, value in made.items() if key not in original and not _is_nothing(value)}


def _is_nothing(value: Any) -> bool:
    """Whether no value is in it."""
    if isinstance(value, dict):
        return all(map(_is_nothing, value.values()))
    return value is None


def _is_same(made: Any, original: Any) -> bool:
    if isinstance(original, dict | list) or original is None or original is _ABSENT:
        return False
    if isinstance(made, str):
        return made == (original if isinstance(original, str) else json.dumps(original))
    if isinstance(made, bool) or isinstance(original, bool):
        return made is original
    if isinstance(made, float):
        return not (isinstance(original, str) and not isinstance(original, WrittenNumber)) and float(original) == made
    return type(made) is type(original) and bool(made == original)


def as_json(value: Any) -> Any:
    """A value for which JSON has no type."""
    if isinstance(value, dt.date | dt.time):
        return value.isoformat()
    if isinstance(value, bytes):
        return value.hex()
    return str(value) if isinstance(value, decimal.Decimal) else repr(value)


_dumped_plainly = json.JSONEncoder(ensure_ascii=False, allow_nan=False, default=as_json).encode


def dumped(value: Any, indent: str = "", margin: str = "") -> str:
    """JSON in which numbers stand as they were written; each member on a line of its own where there is an indent."""
    if isinstance(value, WrittenNumber):
        return str(value)
    inner = margin + indent
    if isinstance(value, dict):
        members = [f"{_dumped_plainly(key)}: {dumped(each, indent, inner)}" for key, each in value.items()]
        return _enclosed("{}", members, indent, margin)
    if isinstance(value, list):
        return _enclosed("[]", [dumped(each, indent, inner) for each in value], indent, margin)
    return _dumped_plainly(value)


def _enclosed(brackets: str, members: list[str], indent: str, margin: str) -> str:
    if not indent or not members:
        return brackets[0] + ", ".join(members) + brackets[1]
    line = "\n" + margin
    return f"{brackets[0]}{line}{indent}" + f",{line}{indent}".join(members) + line + brackets[1]
