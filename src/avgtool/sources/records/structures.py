"""Columns by path put together again as structs and lists of structs, batch by batch."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from avgtool.sources.records.nesting import Keys

    Members = Sequence[tuple[Keys, pl.Series]]
    """What lies below a field: columns by the rest of their path, all of one length."""

_ROW = "row"
_VALUE = "value"


def structured(frame: pl.LazyFrame, paths: Mapping[str, Keys]) -> pl.LazyFrame:
    """The frame with its columns back in their structs and lists; where all fields of a struct are missing, it is too.

    Columns whose paths have no place in one schema (a field that is now a value, now an object) all stay flat.
    """
    schema = frame.collect_schema()
    keys = [paths.get(name, (name,)) for name in schema]
    if not any(len(path) > 1 for path in keys) or _is_at_odds(keys):
        return frame

    def together(batch: pl.DataFrame) -> pl.DataFrame:
        return _fields(list(zip(keys, batch.get_columns(), strict=True)))

    empty = together(pl.DataFrame(schema=schema))
    return frame.map_batches(together, schema=empty.schema, streamable=True)


def _is_at_odds(paths: Sequence[Keys]) -> bool:
    whole = set(paths)
    below = {path[:length] for path in paths for length in range(len(path))}
    shapes: dict[Keys, set[bool]] = {}
    for path in paths:
        for depth, key in enumerate(path):
            shapes.setdefault(path[:depth], set()).add(key is None)
    return bool(whole & below) or True in shapes[()] or any(len(kinds) > 1 for kinds in shapes.values())


def _fields(members: Members) -> pl.DataFrame:
    """A column for each first key."""
    groups: dict[str, list[tuple[Keys, pl.Series]]] = {}
    for path, values in members:
        groups.setdefault(str(path[0]), []).append((path[1:], values))
    return pl.DataFrame([_whole(below).alias(key) for key, below in groups.items()])


def _whole(members: Members) -> pl.Series:
    """The one column that all members are part of."""
    path, values = members[0]
    if not any(key is not None for key in path):
        return values
    if path[0] is None:
        return _listed(members)
    fields = _fields(members)
    there = pl.any_horizontal(pl.all().is_not_null())
    return fields.select(pl.when(there).then(pl.struct(pl.all())).alias(_VALUE)).to_series()


def _listed(members: Members) -> pl.Series:
    """Lists of structs from the lists of each field, which are of the same lengths in each row."""
    first = members[0][1]
    lengths = first.list.len()
    full = (lengths > 0).fill_null(value=False)
    items = _whole([(path[1:], values.filter(full).explode()) for path, values in members])
    numbers = pl.int_range(len(first), eager=True).filter(full)
    rows = pl.DataFrame({_ROW: numbers.repeat_by(lengths.filter(full)).explode(), _VALUE: items})
    lists = rows.group_by(_ROW, maintain_order=True).agg(_VALUE)
    every = pl.DataFrame({_ROW: pl.int_range(len(first), eager=True), "length": lengths})
    joined = every.join(lists, on=_ROW, how="left", maintain_order="left")
    nothing = pl.lit([], dtype=joined.schema[_VALUE])
    return joined.select(pl.when(pl.col("length") == 0).then(nothing).otherwise(_VALUE).alias(_VALUE)).to_series()
