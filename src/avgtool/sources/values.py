"""How a value of any type is written as text: one spelling, for scanning, treating, comparing and looking up alike.

The same day is the same text in a database, a workbook and a text file, so that it gets the same token in each.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

if TYPE_CHECKING:
    from collections.abc import Callable

_CLOCK = "%H:%M:%S%.f"
_MOMENT = f"%Y-%m-%d {_CLOCK}"


def as_written(expr: pl.Expr, dtype: pl.DataType) -> pl.Expr:
    """Values of type ``dtype`` as a person would write them; strings as they are, missing values missing.

    Whole numbers without a point, days without a clock and a clock without a tail of zeros, a moment in a time zone
    with its distance from UTC, lengths of time by ISO 8601, bytes in hexadecimal, lists and structs as JSON.
    """
    write = _WRITTEN.get(type(dtype))
    if isinstance(dtype, pl.Datetime) and dtype.time_zone:
        return expr.dt.to_string(f"{_MOMENT}%:z")
    return write(expr) if write else expr.cast(pl.String)


def _number(values: pl.Expr) -> pl.Expr:
    whole = values.cast(pl.Int64, strict=False)
    return pl.when(whole == values).then(whole.cast(pl.String)).otherwise(values.cast(pl.String))


def _moment(values: pl.Expr) -> pl.Expr:
    return values.dt.to_string(_MOMENT).str.strip_suffix(" 00:00:00")


def as_json(values: pl.Expr) -> pl.Expr:
    """Lists and structs as JSON; missing ones missing."""
    wrapped = pl.struct(values.alias("v")).struct.json_encode()
    return pl.when(values.is_not_null()).then(wrapped.str.slice(len('{"v":')).str.head(-1))


_WRITTEN: dict[type, Callable[[pl.Expr], pl.Expr]] = {
    pl.String: lambda values: values,
    pl.Date: lambda values: values.dt.to_string("%Y-%m-%d"),
    pl.Datetime: _moment,
    pl.Time: lambda values: values.dt.to_string(_CLOCK),
    pl.Duration: lambda values: values.dt.to_string("iso"),
    pl.Float32: _number,
    pl.Float64: _number,
    pl.Binary: lambda values: values.bin.encode("hex"),
    pl.List: as_json,
    pl.Array: as_json,
    pl.Struct: as_json,
}
"""How values of each type are written; those of any other as Polars casts them."""
