"""Rows out of the middle of a large text file, without reading what stands before them.

Only where it is certain where rows begin: UTF-8, no escapes, and blocks in which every line has the width of the table
and closed quotes. Anything else gives no blocks, and the rows are strided over instead.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

if TYPE_CHECKING:
    from avgtool.sources.base import Dataset, Dialect

SMALLEST_FILE = 32 * 1024 * 1024
"""Bytes from which finding rows by their place is worth while."""
BLOCKS = 40
"""Places in the file at which rows are read."""
_BLOCK_BYTES = 64 * 1024
_ENCODINGS = frozenset({"utf-8", "utf-8-sig", "ascii"})


def read_blocks(dataset: Dataset, size: int) -> pl.DataFrame | None:
    """About ``size`` rows from :data:`BLOCKS` places spread over the file; none where that cannot be done surely."""
    path, dialect = dataset.path, dataset.dialect
    if path is None or dialect is None or not _is_plain(dataset, dialect) or path.stat().st_size < SMALLEST_FILE:
        return None
    each = -(-size // BLOCKS)
    span = path.stat().st_size - _BLOCK_BYTES
    lines: list[bytes] = []
    with path.open("rb") as file:
        for block in range(BLOCKS):
            file.seek(span * block // (BLOCKS - 1))
            lines += file.read(_BLOCK_BYTES).split(b"\n")[1:-1][:each]
    return _parsed(lines, dialect, dataset.columns)


def _is_plain(dataset: Dataset, dialect: Dialect) -> bool:
    typed = any(dtype != pl.String for dtype in dataset.frame.collect_schema().dtypes())
    return dialect.encoding in _ENCODINGS and not dialect.escape and dialect.newline in {"\n", "\r\n"} and not typed


def _parsed(lines: list[bytes], dialect: Dialect, names: tuple[str, ...]) -> pl.DataFrame | None:
    """The rows that stand on ``lines``; none where it is not sure that each line is one."""
    quote = None if dialect.quoting == "never" else dialect.quote
    if not lines or (quote and any(line.count(quote.encode()) % 2 for line in lines)):
        return None
    try:
        found = pl.read_csv(
            b"\n".join(lines) + b"\n",
            has_header=False,
            new_columns=list(names),
            separator=dialect.delimiter,
            quote_char=quote,
            infer_schema=False,
        )
    except pl.exceptions.PolarsError:
        return None
    return found if found.shape == (len(lines), len(names)) else None
