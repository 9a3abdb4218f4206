"""Scanning: from data sets to findings, in full or by a sample."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import TYPE_CHECKING

import polars as pl

from avgtool import __version__
from avgtool.engines.local import LocalEngine
from avgtool.i18n import msg
from avgtool.model.findings import DatasetFindings, ScanResult
from avgtool.model.kinds import Kind
from avgtool.scanning.cells import BLANK, PLACEHOLDER
from avgtool.scanning.findings import Seen, finding
from avgtool.scanning.full import count, plan_pass, residue
from avgtool.scanning.overrides import override_for
from avgtool.scanning.sample import error_bound, sample_rows
from avgtool.scanning.strays import StrayFinder
from avgtool.scanning.texts import CHUNK, Prose
from avgtool.scanning.verdict import Judge

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from avgtool.engines.base import Engine
    from avgtool.model.findings import ColumnFinding, Mode
    from avgtool.model.ports import Progress, TextFinder
    from avgtool.recognizers.base import Knowledge
    from avgtool.scanning.full import Counts, Task
    from avgtool.scanning.overrides import Override
    from avgtool.scanning.verdict import Verdict
    from avgtool.sources.base import Dataset

RESIDUE_VALUES = 5_000
"""Distinct values of one column's residue that are judged one by one: the most frequent ones."""
SAMPLED_TEXTS = 500
"""Distinct texts of one column that a sample reads."""


class _Silent:
    def start(self, task: str, total: int | None) -> None: ...
    def advance(self, rows: int) -> None: ...
    def finish(self) -> None: ...


def scan(
    datasets: Iterable[Dataset],
    knowledge: Knowledge,
    *,
    mode: Mode = "full",
    text_finder: Callable[[], TextFinder],
    overrides: Sequence[Override] = (),
    progress: Progress | None = None,
    engine: Engine | None = None,
) -> ScanResult:
    """Find personal data in ``datasets``.

    Args:
        datasets: What to scan.
        knowledge: The kinds of personal data.
        mode: ``full`` judges every value; ``sample`` some thousands of rows, with an error bound.
        text_finder: Makes what searches prose; called once at most, and only if a column is prose.
        overrides: Verdicts of persons, from avgtool.yaml.
        progress: Hears how far it is.
        engine: Where the rows are read; this machine by default.

    Raises:
        InputError: The rows of a data set cannot be read.
    """
    scanner = Scanner(knowledge, text_finder, tuple(overrides), progress or _Silent(), engine or LocalEngine())
    return ScanResult(tuple(scanner.scan(dataset, mode) for dataset in datasets), __version__)


class Scanner:
    """Scans data sets one after the other; what is costly to make is made once."""

    def __init__(
        self,
        knowledge: Knowledge,
        text_finder: Callable[[], TextFinder],
        overrides: Sequence[Override],
        progress: Progress,
        engine: Engine,
    ) -> None:
        self._knowledge = knowledge
        self._judge = Judge(knowledge)
        self._make_finder = text_finder
        self._finder: TextFinder | None = None
        self._strays: StrayFinder | None = None
        self._overrides = overrides
        self._progress = progress
        self._engine = engine

    def scan(self, dataset: Dataset, mode: Mode) -> DatasetFindings:
        """The findings on one data set."""
        self._progress.start(
            str(msg("Scanning {source}", source=dataset.table or dataset.source)), dataset.row_estimate
        )
        with ThreadPoolExecutor(1) as beside:
            digest = beside.submit(dataset.digest)
            rows = self._rows(dataset)
            sample = sample_rows(self._engine, dataset, rows)
            verdicts = self._judge.judge(dataset, sample)
            judged = dataset.frame if mode == "full" else sample.lazy()
            columns = self._columns(dataset, verdicts, judged, rows if mode == "full" else sample.height, mode)
            self._progress.finish()
            return _findings(dataset, mode, rows, rows if mode == "full" else sample.height, columns, digest.result())

    def _rows(self, dataset: Dataset) -> int:
        return int(self._engine.aggregate(dataset.frame, [pl.len()]).item())

    def _columns(
        self, dataset: Dataset, verdicts: Sequence[Verdict], frame: pl.LazyFrame, rows: int, mode: Mode
    ) -> tuple[ColumnFinding, ...]:
        tasks = plan_pass(verdicts, self._knowledge, rows)
        counted = count(self._engine, frame, tasks)
        self._progress.advance(rows)
        return tuple(
            finding(
                verdict,
                self._seen(verdict, task, counts, frame, mode),
                self._judge.kinds,
                override_for(self._overrides, dataset, verdict.column.header.name),
            )
            for verdict, task, counts in zip(verdicts, tasks, counted, strict=True)
        )

    def _seen(self, verdict: Verdict, task: Task, counts: Counts, frame: pl.LazyFrame, mode: Mode) -> Seen:
        if verdict.kind is Kind.FREE_TEXT:
            return Seen(counts, prose=self._read_prose(task, frame, mode))
        if not counts.residue:
            return Seen(counts)
        if self._strays is None:
            self._strays = StrayFinder(self._knowledge)
        left = residue(self._engine, frame, task, counts, RESIDUE_VALUES)
        own = verdict.winner.entity if verdict.winner else None
        explained = (
            counts if left.height == RESIDUE_VALUES else replace(counts, residue=int(left.get_column("len").sum()))
        )
        return Seen(explained, self._strays.rows(left.iter_rows(), own))

    def _read_prose(self, task: Task, frame: pl.LazyFrame, mode: Mode) -> Prose:
        """The text path over distinct texts, some thousands at a time."""
        if self._finder is None:
            self._finder = self._make_finder()
        text = pl.col("text")
        texts = frame.select(task.cells.text.str.strip_chars(BLANK).alias("text")).filter(
            ~text.str.contains(PLACEHOLDER)
        )
        distinct = self._engine.frequencies(texts, SAMPLED_TEXTS if mode == "sample" else None)
        prose = Prose(self._finder, self._knowledge)
        for chunk in distinct.iter_slices(CHUNK):
            prose.add(chunk.get_column("text").to_list(), chunk.get_column("len").to_list(), self._progress)
        return prose


def _findings(
    dataset: Dataset, mode: Mode, rows: int, rows_read: int, columns: tuple[ColumnFinding, ...], sha256: str | None
) -> DatasetFindings:
    dialect = dataset.dialect
    return DatasetFindings(
        source=dataset.source,
        table=dataset.table,
        format=dataset.format,
        rows=rows,
        mode=mode,
        rows_read=rows_read,
        encoding=dialect.encoding if dialect else None,
        delimiter=dialect.delimiter if dialect else None,
        header=dialect.header if dialect else True,
        sha256=sha256,
        columns=columns,
        notices=dataset.notices,
        error_bound=error_bound(rows, rows_read) if mode == "sample" else None,
    )
