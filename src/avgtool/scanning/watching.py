"""Telling how far the passes over the rows of a data set have come, without a pass more than the work needs."""

from __future__ import annotations

from threading import Lock
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    import polars as pl

    from avgtool.engines.base import Engine
    from avgtool.model.ports import Progress

PASSES = 2
"""Times that a scan reads the rows: to tally what repeats itself (or to hold all of it), and to judge them one by one.
A row that one pass has read is half done."""


class Silent:
    """Progress of which nobody watches the rows, so that they need not be counted as they pass."""

    def start(self, task: str, total: int | None) -> None:
        """Say nothing."""

    def advance(self, rows: int) -> None:
        """Say nothing."""

    def finish(self) -> None:
        """Say nothing."""


class WatchedEngine:
    """Implements :class:`avgtool.engines.base.Engine` by another one, and tells of the rows that go through it.

    Rows are counted as they come by, a batch at a time and in whichever thread reads them; where nobody watches, not
    at all. What is aggregated or tallied must hold only the columns that are needed, for no choice of columns reaches
    below the counting.
    """

    def __init__(self, engine: Engine, progress: Progress, total: int | None) -> None:
        self._engine = engine
        self._progress = progress
        self._total = total
        self._passed = 0
        self._told = 0
        self._is_silent = False
        self._lock = Lock()

    def aggregate(self, frame: pl.LazyFrame, expressions: Sequence[pl.Expr]) -> pl.DataFrame:
        """As the engine does; told."""
        return self._engine.aggregate(self._watched(frame), expressions)

    def every(self, frame: pl.LazyFrame, stride: int) -> pl.DataFrame:
        """As the engine does."""
        return self._engine.every(frame, stride)

    def tallies(self, frame: pl.LazyFrame, *, is_held: bool = False) -> pl.DataFrame:
        """As the engine does; told where rows are read for it."""
        return self._engine.tallies(frame if is_held else self._watched(frame), is_held=is_held)

    def frequencies(self, values: pl.LazyFrame, limit: int | None) -> pl.DataFrame:
        """As the engine does."""
        return self._engine.frequencies(values, limit)

    def groups(self, frame: pl.LazyFrame, keys: Sequence[pl.Expr], aggregates: Sequence[pl.Expr]) -> pl.DataFrame:
        """As the engine does; told."""
        return self._engine.groups(self._watched(frame), keys, aggregates)

    def held(self, frame: pl.LazyFrame) -> pl.LazyFrame:
        """As the engine does; told."""
        return self._engine.held(self._watched(frame))

    def silence(self) -> None:
        """Tell nothing more: another task is told from here on, while rows may still come by."""
        with self._lock:
            self._is_silent = True

    def complete(self) -> None:
        """All rows are done, also where a pass was not needed."""
        with self._lock:
            self._tell(self._total or 0)

    def _watched(self, frame: pl.LazyFrame) -> pl.LazyFrame:
        if isinstance(self._progress, Silent):
            return frame

        def passed(batch: pl.DataFrame) -> pl.DataFrame:
            with self._lock:
                self._passed += batch.height
                self._tell(self._passed // PASSES)
            return batch

        return frame.map_batches(passed, streamable=True)

    def _tell(self, done: int) -> None:
        if done > self._told and not self._is_silent:
            self._progress.advance(done - self._told)
            self._told = done
