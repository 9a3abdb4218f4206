"""Parquet: typed, streamed by Polars itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from avgtool.errors import InputError
from avgtool.i18n import msg
from avgtool.sources.base import Dataset
from avgtool.sources.damage import damage_notices
from avgtool.sources.digest import file_digest

if TYPE_CHECKING:
    from pathlib import Path

_SAMPLE_ROWS = 10_000


def open_parquet(path: Path, source: str) -> Dataset:
    """The table in a Parquet file; structs become columns by path.

    Raises:
        InputError: It is damaged or encrypted.
    """
    frame = pl.scan_parquet(path, glob=False)
    try:
        frame = flattened(frame)
        rows = int(frame.select(pl.len()).collect().item())
        notices = damage_notices(frame.head(_SAMPLE_ROWS))
    except (pl.exceptions.PolarsError, OSError):
        raise InputError(
            msg("is damaged, or is no Parquet file"), where=source, hint=msg("Copy or export it again.")
        ) from None
    names = tuple(frame.collect_schema().names())
    return Dataset(
        source, "parquet", frame, names, path=path, notices=notices, digest=file_digest(path), row_estimate=rows
    )


def flattened(frame: pl.LazyFrame) -> pl.LazyFrame:
    """The frame with every field of a struct as a column named by its path (``klant.adres.postcode``).

    A list of structs becomes one column of lists for each field (``adressen[].straat``).
    """
    schema = frame.collect_schema()
    while any(_is_nested(dtype) for dtype in schema.values()):
        frame = frame.select(expr for name, dtype in schema.items() for expr in _fields(name, dtype))
        schema = frame.collect_schema()
    return frame


def _is_nested(dtype: pl.DataType) -> bool:
    return isinstance(dtype, pl.Struct) or (isinstance(dtype, pl.List) and isinstance(dtype.inner, pl.Struct))


def _fields(name: str, dtype: pl.DataType) -> list[pl.Expr]:
    if isinstance(dtype, pl.Struct):
        return [pl.col(name).struct.field(field.name).alias(f"{name}.{field.name}") for field in dtype.fields]
    if isinstance(dtype, pl.List) and isinstance(dtype.inner, pl.Struct):
        return [
            pl.col(name).list.eval(pl.element().struct.field(field.name)).alias(f"{name}[].{field.name}")
            for field in dtype.inner.fields
        ]
    return [pl.col(name)]
