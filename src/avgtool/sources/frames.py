"""Tables that somebody already holds: Polars, pandas, PyArrow, through narwhals; the same type comes back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import narwhals as nw
import polars as pl

from avgtool.errors import InputError
from avgtool.i18n import msg
from avgtool.sources.base import Dataset

if TYPE_CHECKING:
    from collections.abc import Sequence

SOURCE = "<frame>"
"""What a frame is called where a file would have its name."""


def from_frame(frame: Any) -> Dataset:
    """A data set over a Polars, pandas or PyArrow table, which is not altered.

    Raises:
        InputError: It is no table, or has a name twice, or names that are no text.
    """
    polars = _as_polars(frame)
    return Dataset(SOURCE, "frame", polars, tuple(polars.collect_schema().names()))


def _as_polars(frame: Any) -> pl.LazyFrame:
    if isinstance(frame, pl.LazyFrame):
        return frame
    if isinstance(frame, pl.DataFrame):
        return frame.lazy()
    _require_plain_names(frame)
    try:
        native = nw.from_native(frame, eager_only=True)
    except TypeError:
        raise InputError(
            msg("is no table avgtool knows: {kind}", kind=type(frame).__name__),
            where=SOURCE,
            hint=msg("Give a Polars, pandas or PyArrow table, or the name of a file."),
        ) from None
    return pl.DataFrame([_series(native[name]) for name in native.columns]).lazy()


def _series(column: nw.Series[Any]) -> pl.Series:
    """One column in its own type; a pandas column of mixed objects becomes text."""
    try:
        return column.to_polars().alias(column.name)
    except ModuleNotFoundError:  # PyArrow, through which some pandas types would go
        values = [None if _is_missing(value) else value for value in column]
    except (TypeError, ValueError, pl.exceptions.PolarsError, AttributeError):
        values = [None if _is_missing(value) else str(value) for value in column]
    try:
        return pl.Series(column.name, values)
    except (TypeError, pl.exceptions.PolarsError):
        return pl.Series(column.name, [None if value is None else str(value) for value in values], dtype=pl.String)


def _is_missing(value: Any) -> bool:
    return value is None or value != value  # noqa: PLR0124 - NaN, NaT: the one value that differs from itself


def _require_plain_names(frame: Any) -> None:
    names: Sequence[Any] = list(getattr(frame, "columns", ()))
    if type(frame).__module__.partition(".")[0] != "pandas":
        return
    if not all(isinstance(name, str) for name in names) or len(set(names)) < len(names):
        raise InputError(
            msg("its columns need names that are text and all different"),
            where=SOURCE,
            hint=msg("Rename them first, for example frame.columns = […]."),
        )


def back_to(original: Any, frame: pl.DataFrame) -> Any:
    """``frame`` as the type of ``original``: Polars (lazy or not), pandas with its index, or PyArrow."""
    if isinstance(original, pl.LazyFrame):
        return frame.lazy()
    if isinstance(original, pl.DataFrame):
        return frame
    if type(original).__module__.partition(".")[0] == "pandas":
        return _to_pandas(original, frame)
    return _to_arrow(original, frame)


def _to_arrow(original: Any, frame: pl.DataFrame) -> Any:
    """Columns in the Arrow type they had, where their values still fit it."""
    table = frame.to_arrow()
    for number, name in enumerate(frame.columns):
        if name in original.column_names:
            try:
                column = table.column(number).cast(original.schema.field(name).type)
            except (ValueError, TypeError, NotImplementedError):  # what Arrow raises when it cannot convert
                continue
            table = table.set_column(number, original.schema.field(name), column)
    return table


def _to_pandas(original: Any, frame: pl.DataFrame) -> Any:
    import pandas as pd  # type: ignore[import-untyped]

    columns = {name: _pandas_column(original, frame[name]) for name in frame.columns}
    index = original.index if len(original.index) == frame.height else None
    return pd.DataFrame(columns, index=index)


def _pandas_column(original: Any, values: pl.Series) -> Any:
    """The values in the column's own pandas type where they still fit it."""
    import pandas as pd

    plain = pd.Series(values.to_list(), dtype=object).to_numpy()
    if values.name not in original.columns:
        return plain
    try:
        return pd.array(plain, dtype=original[values.name].dtype)
    except (TypeError, ValueError):
        return plain
