"""Tables that somebody already holds: Polars, pandas, PyArrow, through narwhals; the same type comes back."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any, TypeVar

import narwhals as nw
import polars as pl

from avgtool.errors import InputError
from avgtool.i18n import msg, nmsg
from avgtool.model.findings import Notice
from avgtool.sources.base import Dataset
from avgtool.sources.headers import unique_names
from avgtool.sources.records.parquet import flattened, nested_notices
from avgtool.sources.records.structures import structured

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

Frame = TypeVar("Frame")
SOURCE = "<frame>"
"""What a frame is called where a file would have its name."""
_PLAIN = frozenset({str, int, float, bool, Decimal, date, datetime, time, timedelta})
"""Objects that are all that their text says: an object of another kind may carry what was never looked at."""
_ROW_NUMBERS = 10_000_000
"""Whole numbers in a nameless index are numbers of rows below this: no BSN and no telephone number passes as one."""


def from_frame(frame: Any) -> Dataset:
    """A data set over a Polars, pandas or PyArrow table, which is not altered.

    The index of a pandas table stands first, as columns: customers are often called by it. Row numbers say nothing and
    are left out: the default index, and what a selection, a sort or a concatenation left of it.

    Raises:
        InputError: It is no table, or has a name twice, or names that are no text.
    """
    polars = _as_polars(frame)
    flat, paths = flattened(polars)
    notices = (*_index_notices(frame), *nested_notices(polars.collect_schema()))
    return Dataset(SOURCE, "frame", flat, tuple(flat.collect_schema().names()), notices=notices, paths=paths)


def _as_polars(frame: Any) -> pl.LazyFrame:
    if isinstance(frame, pl.LazyFrame):
        return frame
    if isinstance(frame, pl.DataFrame):
        return frame.lazy()
    _require_plain_names(frame)
    try:
        native = nw.from_native(_with_index_as_columns(frame), eager_only=True)
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
        plain = None if column.dtype == nw.Unknown else column.to_polars().alias(column.name)  # such as pandas' periods
        if plain is not None:
            return plain
        values = [None if _is_missing(value) else str(value) for value in column]
    except ModuleNotFoundError:  # PyArrow, through which some pandas types would go
        values = [None if _is_missing(value) else value for value in column]
    except (TypeError, ValueError, pl.exceptions.PolarsError, AttributeError):
        values = [None if _is_missing(value) else str(value) for value in column]
    try:
        return pl.Series(column.name, values)
    except (TypeError, pl.exceptions.PolarsError):
        return pl.Series(column.name, [None if value is None else str(value) for value in values], dtype=pl.String)


def _is_missing(value: Any) -> bool:
    """Whether it is None, NaN, NaT, or pandas' NA, which does not say whether it differs from itself."""
    try:
        return value is None or bool(value != value)  # noqa: PLR0124 - NaN, NaT
    except TypeError:
        return type(value).__name__ == "NAType"
    except ValueError:  # an array in a cell
        return False


def _is_pandas(frame: Any) -> bool:
    return any(kind.__module__.partition(".")[0] == "pandas" for kind in type(frame).__mro__)


def _require_plain_names(frame: Any) -> None:
    if not _is_pandas(frame):
        return
    names: Sequence[Any] = list(getattr(frame, "columns", ()))
    if not all(isinstance(name, str) for name in names) or len(set(names)) < len(names):
        raise InputError(
            msg("its columns need names that are text and all different"),
            where=SOURCE,
            hint=msg("Rename them first, for example frame.columns = […]."),
        )


def _index_names(frame: Any) -> tuple[str, ...]:
    """What the levels of a pandas index are called as columns; none where it holds row numbers."""
    index = frame.index
    if _is_row_numbers(index):
        return ()
    nameless = ["index"] if index.nlevels == 1 else [f"level_{number}" for number in range(index.nlevels)]
    names = [str(name) if name is not None else other for name, other in zip(index.names, nameless, strict=True)]
    taken = [str(name) for name in frame.columns]
    unique, _ = unique_names([*taken, *names], len(taken) + len(names))
    return unique[len(taken) :]


def _is_row_numbers(index: Any) -> bool:
    """Whether an index only numbers rows: nameless whole numbers, all of them or what a selection left."""
    import pandas as pd  # type: ignore[import-untyped]

    if index.nlevels > 1 or index.name is not None or not pd.api.types.is_integer_dtype(index.dtype):
        return False
    return isinstance(index, pd.RangeIndex) or bool(((index >= 0) & (index < _ROW_NUMBERS)).all())


def _with_index_as_columns(frame: Any) -> Any:
    if not _is_pandas(frame) or not hasattr(frame, "columns") or not (names := _index_names(frame)):
        return frame
    return frame.reset_index(names=list(names))


def _index_notices(frame: Any) -> tuple[Notice, ...]:
    if not _is_pandas(frame) or not (names := _index_names(frame)):
        return ()
    text = nmsg(
        "The index is judged and treated as a column: {names}.",
        "The index is judged and treated as {n} columns: {names}.",
        len(names),
        names=", ".join(names),
    )
    return (Notice("index", text, count=len(names)),)


def back_to(original: Any, frame: pl.DataFrame) -> Any:
    """``frame`` as the type of ``original``: Polars (lazy or not), pandas or PyArrow.

    Columns that were the index of a pandas table are so again; where they are gone, the index is the default one. Row
    numbers are those of ``original`` while it has as many rows. Fields stand in their structs again.
    """
    frame = structured(frame.lazy(), flattened(_as_polars(original))[1]).collect()
    if isinstance(original, pl.LazyFrame):
        return frame.lazy()
    if isinstance(original, pl.DataFrame):
        return frame
    return _to_pandas(original, frame) if _is_pandas(original) else _to_arrow(original, frame)


def rows_of(original: Frame, chosen: pl.Series) -> Frame:
    """The rows of a table in which ``chosen`` (Boolean, one a row) is true, with all that the table has beside values.

    Not of a lazy frame, whose rows may come in another order each time.
    """
    rows: Any = original
    found: Frame = nw.from_native(rows, eager_only=True).filter(chosen.to_list()).to_native()
    return found


def _to_arrow(original: Any, frame: pl.DataFrame) -> Any:
    """Columns in the Arrow type they had, where their values still fit it; without what was noted about them."""
    table = frame.to_arrow()
    for number, name in enumerate(frame.columns):
        if name in original.column_names:
            field = original.schema.field(name).remove_metadata()
            try:
                column = table.column(number).cast(field.type)
            except (ValueError, TypeError, NotImplementedError):  # what Arrow raises when it cannot convert
                continue
            table = table.set_column(number, field, column)
    return table


def _to_pandas(original: Any, frame: pl.DataFrame) -> Any:
    import pandas as pd

    levels = _index_names(original)
    left = [number for number, name in enumerate(levels) if name in frame.columns]
    made = {name: frame[name] for name in frame.columns if name not in levels}
    columns = {
        name: _column_again(one, original[name]) if name in original.columns else _pandas_column(one, None)
        for name, one in made.items()
    }
    if not left:
        numbered = not levels and len(original) == frame.height
        return pd.DataFrame(columns, index=original.index.copy() if numbered else pd.RangeIndex(frame.height))
    parts = [
        pd.Index(_pandas_column(frame[levels[number]], original.index.get_level_values(number).dtype))
        for number in left
    ]
    names = [original.index.names[number] for number in left]
    index = pd.MultiIndex.from_arrays(parts, names=names) if len(left) > 1 else parts[0].rename(names[0])
    return pd.DataFrame(columns, index=index)


def without_index(frame: Any, undecided: Collection[str]) -> Any | None:
    """A pandas table without rows, without the index whose levels nobody can decide about; none for any other table.

    What an index holds is judged by its values. Where there are none, there is nothing in it to protect or to keep.
    """
    if not undecided or not _is_pandas(frame) or len(frame) or not set(undecided) <= set(_index_names(frame)):
        return None
    return frame.reset_index(drop=True)


def _column_again(values: pl.Series, original: Any) -> Any:
    """A column in its old type; one of mixed objects that went as text as it was, where each still says the same."""
    if values.dtype != pl.String or original.dtype != object or len(original) != len(values):
        return _pandas_column(values, original.dtype)
    is_same = all(
        _is_missing(one) if text is None else type(one) in _PLAIN and str(one) == text
        for text, one in zip(values.to_list(), original.to_list(), strict=True)
    )
    return original.array.copy() if is_same else _pandas_column(values, original.dtype)


def _pandas_column(values: pl.Series, dtype: Any) -> Any:
    """The values in the pandas type they had, where they are of that type still.

    Text that was made of dates or numbers stays text, or ``1980`` would be read as the first of January.
    """
    import pandas as pd

    plain = pd.Series(values.to_list(), dtype=object).to_numpy()
    if dtype is None:
        return plain
    if isinstance(dtype, pd.CategoricalDtype):
        return _categories(plain, dtype)
    if values.dtype == pl.String and not (pd.api.types.is_string_dtype(dtype) or pd.api.types.is_object_dtype(dtype)):
        return plain
    try:
        return pd.array(plain, dtype=dtype)
    except (TypeError, ValueError):
        return plain


def _categories(values: Any, dtype: Any) -> Any:
    """Categories again, but only those that occur: the type of a column would tell the others."""
    import pandas as pd

    present = {value for value in values if not _is_missing(value)}
    if not present <= set(dtype.categories):
        return values
    kept = [category for category in dtype.categories if category in present]
    return pd.Categorical(values, categories=kept, ordered=dtype.ordered)
