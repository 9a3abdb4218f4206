"""JSON and NDJSON: records of any shape as columns by path, every digit kept.

Python's reader is used because it can be asked what others decide in silence: how a number was written, whether a key
stands twice, whether a surrogate is alone.
"""

from __future__ import annotations

import itertools
import json
import math
import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

import polars as pl
from polars.io.plugins import register_io_source

from avgtool.errors import InputError
from avgtool.i18n import msg, nmsg
from avgtool.model.findings import Notice
from avgtool.sources.base import Dataset
from avgtool.sources.damage import damage_notices
from avgtool.sources.digest import file_digest
from avgtool.sources.limits import MEBIBYTE
from avgtool.sources.records.json_writing import WrittenNumber
from avgtool.sources.records.nesting import Keys, cell, column_names, flatten, reconcile
from avgtool.sources.signature import Format

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from avgtool.sources.limits import Limits

_ROWS = 10_000
_LONGEST_LINE = 64 * MEBIBYTE
_INT64 = 2**63
_LARGEST_EXACT = 2**53
_FAMILIES = {"str": "text", "bool": "truth"}
_FLOAT_DIGITS = 15
_INDENTED = re.compile(r"\s*\[[ \t]*\r?\n([ \t]+)\{[ \t]*\r?\n\1[ \t]+\S")
"""An array whose records, and their members, stand on lines of their own."""
_SURROGATE = re.compile("[\ud800-\udfff]")
_SURROGATE_ESCAPE = re.compile(r"\\u[dD][89a-fA-F]")


class _DuplicateKeyError(ValueError):
    """A key stands twice in one object."""


@dataclass
class _Survey:
    """What was seen of all records: which leaves there are, and of what types."""

    kinds: dict[Keys, set[str]] = field(default_factory=dict)
    rows: int = 0
    surrogates: int = 0

    def see(self, record: Any, text_has_surrogate: bool) -> None:
        self.rows += 1
        self.surrogates += text_has_surrogate
        for path, value in flatten(record).items():
            kinds = self.kinds.setdefault(path, set())
            _note_kinds(value, kinds)

    def schema(self) -> dict[Keys, pl.DataType]:
        return {path: _dtype(self.kinds[path], sum(key is None for key in path)) for path in reconcile(self.kinds)}


def open_json(path: Path, source: str, kind: Format, limits: Limits) -> Dataset:
    """The records of a JSON document (an array, or one object) or of NDJSON (one a line, streamed).

    Raises:
        InputError: It is no JSON, a key stands twice in an object, or a document is larger than the limit.
    """
    if kind is Format.JSON and not _is_ndjson(path):
        return _open_document(path, source, limits)
    return _open_lines(path, source)


def _open_document(path: Path, source: str, limits: Limits) -> Dataset:
    size = path.stat().st_size
    if size > limits.json_bytes:
        raise InputError(
            msg(
                "is a JSON document of {size} MB, more than the {most} MB allowed",
                size=size // MEBIBYTE,
                most=limits.json_bytes // MEBIBYTE,
            ),
            where=source,
            hint=msg("Write it as NDJSON, one record a line, which can be of any size."),
        )
    text = _decoded(path.read_bytes(), source)
    document = _loads(text, source, None)
    records = document if isinstance(document, list) else [document]
    survey = _Survey()
    flags = _has_surrogate(text)
    for record in records:
        survey.see(record, flags)
    schema = survey.schema()
    frame = pl.concat(_frames(records, schema, clean=flags)) if records else _empty(schema)

    def again() -> Iterator[Any]:
        read = _loads(_decoded(path.read_bytes(), source), source, None)
        yield from read if isinstance(read, list) else [read]

    indented = _INDENTED.match(text)
    indent = indented[1] if indented else ""
    return replace(_dataset(path, source, Format.JSON, frame.lazy(), survey, again), indent=indent)


def _open_lines(path: Path, source: str) -> Dataset:
    survey = _Survey()
    for text, record in _records(path, source):
        survey.see(record, _has_surrogate(text))
    schema = survey.schema()

    def read(
        columns: list[str] | None, predicate: pl.Expr | None, n_rows: int | None, _batch: int | None
    ) -> Iterator[pl.DataFrame]:
        records = (record for _, record in itertools.islice(_records(path, source), n_rows))
        for frame in _frames(records, schema, clean=survey.surrogates > 0):
            part = frame if columns is None else frame.select(columns)
            yield part if predicate is None else part.filter(predicate)

    frame = register_io_source(read, schema=_named(schema), is_pure=True)
    return _dataset(
        path, source, Format.NDJSON, frame, survey, lambda: (record for _, record in _records(path, source))
    )


def _dataset(
    path: Path,
    source: str,
    kind: Format,
    frame: pl.LazyFrame,
    survey: _Survey,
    records: Callable[[], Iterator[Any]],
) -> Dataset:
    names = column_names(survey.schema())
    if not names:
        raise InputError(msg("holds no records"), where=source, hint=msg("Export it again."))
    return Dataset(
        source=source,
        format=kind,
        frame=frame,
        columns=tuple(names.values()),
        path=path,
        notices=(*_notices(survey, names), *damage_notices(frame.head(_ROWS))),
        digest=file_digest(path),
        row_estimate=survey.rows,
        paths={name: keys for keys, name in names.items()},
        records=records,
    )


def _notices(survey: _Survey, names: dict[Keys, str]) -> Iterator[Notice]:
    if survey.surrogates:
        text = nmsg(
            "{n} record holds half a character (a lone surrogate); it is read as “\ufffd”.",
            "{n} records hold half a character (a lone surrogate); they are read as “\ufffd”.",
            survey.surrogates,
        )
        yield Notice("lone_surrogate", text, count=survey.surrogates)
    for path, name in names.items():
        kinds = survey.kinds.get(path, set())
        if kinds & {"big", "exact"} or kinds >= {"long", "float"}:
            text = msg("{column} holds numbers that are too long for a number type; it is read as text.", column=name)
            yield Notice("number_as_text", text, column=name)
        if len({_FAMILIES.get(kind, "number") for kind in kinds}) > 1:
            text = msg("{column} holds values of several types; it is read as text.", column=name)
            yield Notice("mixed_types", text, column=name)


def _is_ndjson(path: Path) -> bool:
    """Whether a file called .json holds one record a line."""
    with path.open("rb") as file:
        first = file.readline(MEBIBYTE).strip()
        second = file.readline(MEBIBYTE).strip()
    return first.startswith(b"{") and first.endswith(b"}") and second.startswith(b"{")


def _decoded(data: bytes, source: str) -> str:
    try:
        return data.decode(json.detect_encoding(data))
    except UnicodeDecodeError:
        raise _no_json(source) from None


def _records(path: Path, source: str) -> Iterator[tuple[str, Any]]:
    with path.open("rb") as file:
        encoding = json.detect_encoding(file.read(4))
    with path.open(encoding=encoding, newline="\n") as file:
        for number in itertools.count(1):
            try:
                line = file.readline(_LONGEST_LINE)
            except UnicodeDecodeError:
                raise _no_json(f"{source}:{number}") from None
            if not line:
                return
            if line.strip():
                yield line, _loads(line, source, number)


def _loads(text: str, source: str, line: int | None) -> Any:
    where = source if line is None else f"{source}:{line}"
    try:
        return json.loads(
            text, object_pairs_hook=_object, parse_float=WrittenNumber, parse_int=_integer, parse_constant=WrittenNumber
        )
    except _DuplicateKeyError:  # which key is not said: where persons are keys, it is data
        raise InputError(
            msg("a key stands twice in one object, so one of its values would be lost"),
            where=where,
            hint=msg("Have the export repaired, or give the second one another name."),
        ) from None
    except json.JSONDecodeError as error:
        raise _no_json(f"{where}:{error.lineno}" if line is None else where) from None
    except RecursionError:
        raise InputError(msg("is nested too deeply"), where=where, hint=msg("Export it flatter, or as CSV.")) from None


def read_json_text(text: str, source: str) -> Any:
    """One record as it was written: numbers that their type would not tell stay as they are spelled.

    Raises:
        InputError: It is no JSON.
    """
    return _loads(text, source, None)


def _no_json(where: str) -> InputError:
    return InputError(msg("is no valid JSON"), where=where, hint=msg("It may be cut off: copy or export it again."))


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    record = dict(pairs)
    if len(record) < len(pairs):
        seen: set[str] = set()
        for key, _ in pairs:
            if key in seen:
                raise _DuplicateKeyError
            seen.add(key)
    return record


def _integer(digits: str) -> Any:
    # Python refuses to convert more than 4300 digits, for good reason.
    return int(digits) if len(digits) < 20 and -_INT64 <= int(digits) < _INT64 else WrittenNumber(digits)  # noqa: PLR2004


def _has_surrogate(text: str) -> bool:
    if not _SURROGATE_ESCAPE.search(text):
        return False
    return bool(_SURROGATE.search(json.dumps(json.loads(text), ensure_ascii=False)))


def _note_kinds(value: Any, kinds: set[str]) -> None:
    if isinstance(value, list):
        for item in value:
            _note_kinds(item, kinds)
    elif isinstance(value, WrittenNumber):
        kinds.add(_number_kind(value))
    elif value is not None:
        kinds.add(type(value).__name__)
        if isinstance(value, int) and abs(value) > _LARGEST_EXACT:
            kinds.add("long")  # among fractions it would lose digits


def _number_kind(number: str) -> str:
    digits = sum(char.isdigit() for char in number.lower().partition("e")[0])
    if not math.isfinite(float(number)):
        return "big"
    if not any(char in number for char in ".eE"):
        return "big"
    return "float" if digits <= _FLOAT_DIGITS else "exact"


def _dtype(kinds: set[str], depth: int) -> pl.DataType:
    inner: pl.DataType = pl.String()
    if kinds and kinds <= {"int", "long"}:
        inner = pl.Int64()
    elif kinds and kinds <= {"int", "float"}:
        inner = pl.Float64()
    elif kinds == {"bool"}:
        inner = pl.Boolean()
    for _ in range(depth):
        inner = pl.List(inner)
    return inner


def _named(schema: dict[Keys, pl.DataType]) -> dict[str, pl.DataType]:
    names = column_names(schema)
    return {names[path]: dtype for path, dtype in schema.items()}


def _empty(schema: dict[Keys, pl.DataType]) -> pl.DataFrame:
    return pl.DataFrame(schema=_named(schema))


def _frames(records: Iterable[Any], schema: dict[Keys, pl.DataType], *, clean: bool) -> Iterator[pl.DataFrame]:
    names = column_names(schema)
    source = iter(records)
    while batch := list(itertools.islice(source, _ROWS)):
        flat = [flatten(record) for record in batch]
        columns = [
            pl.Series(names[path], [_typed(cell(leaves, path), dtype, clean=clean) for leaves in flat], dtype=dtype)
            for path, dtype in schema.items()
        ]
        yield pl.DataFrame(columns)


def _typed(value: Any, dtype: pl.DataType, *, clean: bool) -> Any:
    """The value as its column has it: lists item by item, everything as text in a mixed column."""
    if value is None:
        return None
    if isinstance(dtype, pl.List):
        items = value if isinstance(value, list) else [value]
        return [_typed(item, dtype.inner, clean=clean) for item in items]  # type: ignore[arg-type]
    if dtype == pl.Float64:
        return float(value)
    if dtype != pl.String:
        return value
    text = str(value) if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return _SURROGATE.sub("\ufffd", text) if clean else text
