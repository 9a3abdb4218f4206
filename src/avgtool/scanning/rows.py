"""The rows of a data set as a scan judges them: held in memory or streamed, folded, and tallied where they repeat."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from avgtool.scanning.cells import cells_of
from avgtool.scanning.odd_characters import folded, folded_tally
from avgtool.scanning.sample import bytes_in_memory
from avgtool.scanning.tally import repeating, rows_of, tally

if TYPE_CHECKING:
    from collections.abc import Mapping

    import polars as pl

    from avgtool.scanning.tally import Tally
    from avgtool.scanning.watching import WatchedEngine

HELD_BYTES = 512 * 1024 * 1024
"""Up to this size in memory, a table is read once and held while it is scanned; larger ones are read some times."""


@dataclass(frozen=True, slots=True)
class JudgedRows:
    """The rows that are judged, and the distinct values of the columns that repeat themselves."""

    engine: WatchedEngine
    """Reads them; tells how far it is."""
    frame: pl.LazyFrame
    tallied: Mapping[str, Tally]
    number: int | None
    """How many rows; not known where no column was tallied."""
    odd: Mapping[str, int]
    """Rows with characters that have no business there, by column."""


def read_rows(
    engine: WatchedEngine, frame: pl.LazyFrame, sample: pl.DataFrame, rows: int, hiding: frozenset[str]
) -> JudgedRows:
    """The rows of ``frame``, ready to be judged.

    Args:
        engine: Reads them.
        frame: All rows that are judged.
        sample: Those that the verdicts rest on; they say which columns repeat themselves.
        rows: About how many rows there are.
        hiding: Columns of which the sample holds characters that hide something.
    """
    is_held = bytes_in_memory(sample, rows) <= HELD_BYTES
    read = engine.held(frame) if is_held else frame
    cells = repeating(sample, cells_of(sample), rows)
    tallies = {name: folded_tally(one) for name, one in tally(engine, read, cells, is_held=is_held).items()}
    tallied = {name: one for name, (one, _) in tallies.items()}
    others = folded(engine, read, tallied, None if sample.height >= rows else hiding)
    clean = engine.held(others.frame) if is_held else others.frame
    odd = {name: rows for name, (_, rows) in tallies.items() if rows} | dict(others.odd)
    return JudgedRows(engine, clean, tallied, rows_of(tallied, cells), odd)
