"""Parquet: typed, streamed by Polars itself, fields of structs as columns by path."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import polars as pl

from avgtool.errors import InputError
from avgtool.i18n import msg
from avgtool.model.findings import Notice
from avgtool.sources.base import Dataset
from avgtool.sources.damage import damage_notices
from avgtool.sources.digest import file_digest
from avgtool.sources.records.nesting import column_names

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from avgtool.i18n import Message
    from avgtool.sources.records.nesting import Keys

    Step = Callable[[pl.Expr], pl.Expr]

_SAMPLE_ROWS = 10_000


def open_parquet(path: Path, source: str) -> Dataset:
    """The table in a Parquet file; structs become columns by path.

    Raises:
        InputError: It is damaged or encrypted.
    """
    scanned = pl.scan_parquet(path, glob=False)
    try:
        schema = scanned.collect_schema()
        frame, paths = flattened(scanned)
        rows = int(frame.select(pl.len()).collect().item())
        notices = (*nested_notices(schema), *damage_notices(frame.head(_SAMPLE_ROWS)))
    except (pl.exceptions.PolarsError, OSError):
        raise InputError(
            msg("is damaged, or is no Parquet file"), where=source, hint=msg("Copy or export it again.")
        ) from None
    return Dataset(
        source,
        "parquet",
        frame,
        tuple(frame.collect_schema().names()),
        path=path,
        notices=notices,
        digest=file_digest(path),
        row_estimate=rows,
        paths=paths,
    )


def flattened(frame: pl.LazyFrame) -> tuple[pl.LazyFrame, dict[str, Keys]]:
    """The frame with every field of a struct as a column named by its path, and the path of each column.

    ``klant.adres.postcode`` is a field of a struct, ``adressen[].straat`` a column of lists: a field of the structs in
    a list. A list of plain values stays the column it is.
    """
    leaves = {
        (name, *keys): step(pl.col(name))
        for name, dtype in frame.collect_schema().items()
        for keys, step in _leaves(dtype)
    }
    names = column_names(leaves)
    return frame.select(leaf.alias(names[keys]) for keys, leaf in leaves.items()), {n: k for k, n in names.items()}


def _leaves(dtype: pl.DataType) -> list[tuple[Keys, Step]]:
    """The fields below a column that hold values, each with what leads to it; the column itself where it is flat."""
    if isinstance(dtype, pl.Struct):
        return [
            ((field.name, *keys), _in_field(field.name, step))
            for field in dtype.fields
            for keys, step in _leaves(_made(field.dtype))
        ]
    if isinstance(dtype, pl.Map):
        entries = _entries(dtype)
        return [(keys, _in_map(entries, step)) for keys, step in _leaves(entries)]
    if isinstance(dtype, pl.List | pl.Array) and _holds_struct(dtype):
        return [((None, *keys), _in_list(dtype, step)) for keys, step in _leaves(_made(dtype.inner))]
    return [((), lambda values: values)]


def _in_field(name: str, step: Step) -> Step:
    return lambda values: step(values.struct.field(name))


def _in_list(dtype: pl.DataType, step: Step) -> Step:
    if isinstance(dtype, pl.Array):
        return lambda values: values.arr.to_list().list.eval(step(pl.element()))
    return lambda values: values.list.eval(step(pl.element()))


def _in_map(entries: pl.List, step: Step) -> Step:
    return lambda values: step(values.cast(entries))


def _entries(dtype: pl.Map) -> pl.List:
    """A map as what it is below: a list of keys and values."""
    return pl.List(pl.Struct({"key": dtype.key, "value": dtype.value}))


def _holds_struct(dtype: Any) -> bool:
    return isinstance(dtype, pl.Struct | pl.Map) or (
        isinstance(dtype, pl.List | pl.Array) and _holds_struct(dtype.inner)
    )


def _made(dtype: Any) -> pl.DataType:
    """A type as an object: Polars also takes the class alone where it has no parameters."""
    return dtype if isinstance(dtype, pl.DataType) else dtype()


def nested_notices(schema: Mapping[str, pl.DataType]) -> tuple[Notice, ...]:
    """What becomes of columns that hold fields: they are taken apart, and put together again."""
    nested = [name for name, dtype in schema.items() if _holds_struct(dtype)]
    return tuple(Notice("nested", _nested(name, schema[name]), column=name) for name in nested)


def _nested(name: str, dtype: pl.DataType) -> Message:
    if isinstance(dtype, pl.Map):
        return msg(
            "{column} holds a map; its keys and its values are judged and treated as two columns of lists. A copy has "
            "lists of pairs in its place.",
            column=name,
        )
    return msg(
        "{column} holds fields of its own, each judged and treated as a column. A copy of the same format puts them "
        "together again; where all of them are missing, the whole is.",
        column=name,
    )
