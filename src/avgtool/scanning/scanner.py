"""From data sets to findings, in full or by a sample: what a scan does, in order."""

from __future__ import annotations

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import TYPE_CHECKING

import polars as pl

from avgtool import __version__
from avgtool.engines.local import LocalEngine
from avgtool.i18n import msg
from avgtool.model.findings import DatasetFindings, ScanResult
from avgtool.model.kinds import Kind
from avgtool.scanning.cells import PLACEHOLDER
from avgtool.scanning.counting import count_rows, count_tallied
from avgtool.scanning.few_names import PERSON, may_hold_few_names, rows_of_names
from avgtool.scanning.findings import Seen, finding
from avgtool.scanning.odd_characters import folded, odd_notices
from avgtool.scanning.outliers import OutlierFinder
from avgtool.scanning.overrides import override_for, unmatched
from avgtool.scanning.readings.special import may_reveal
from avgtool.scanning.residue import residue
from avgtool.scanning.rows import read_rows
from avgtool.scanning.sample import error_bound, sample_rows
from avgtool.scanning.strays import unjudged_notices
from avgtool.scanning.tally import FEW_ROWS, NUMBER, VALUE
from avgtool.scanning.tasks import tasks_for
from avgtool.scanning.telling_names import name_notices
from avgtool.scanning.texts import CHUNK, SURE, Prose
from avgtool.scanning.verdict import Judge
from avgtool.scanning.watching import Silent, WatchedEngine
from avgtool.sources.failures import translated_errors

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from concurrent.futures import Executor

    from avgtool.engines.base import Engine
    from avgtool.model.findings import ColumnFinding, Mode, Notice
    from avgtool.model.ports import Progress, TextFinder
    from avgtool.recognizers.base import Knowledge
    from avgtool.scanning.counting import Counts
    from avgtool.scanning.overrides import Override
    from avgtool.scanning.rows import JudgedRows
    from avgtool.scanning.tally import Tally
    from avgtool.scanning.tasks import Task
    from avgtool.scanning.verdict import Verdict
    from avgtool.sources.base import Dataset

RESIDUE_VALUES = 5_000
"""Distinct values of one column's residue that are judged one by one: the most frequent ones."""
HIT_VALUES = 20_000
"""The same of those in which a shape says something."""


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
        text_finder: Makes what searches prose; called once at most, and only if a column is prose or may be of
            names that no list knows.
        overrides: Verdicts of persons, from avgtool.yaml.
        progress: Hears how far it is.
        engine: Where the rows are read; this machine by default.

    Raises:
        InputError: The rows of a data set cannot be read.
    """
    scanner = Scanner(knowledge, text_finder, tuple(overrides), progress or Silent(), engine or LocalEngine())
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
        self._outliers = OutlierFinder(knowledge)
        self._make_finder = text_finder
        self._finder: TextFinder | None = None
        self._overrides = overrides
        self._progress = progress
        self._engine = engine

    def scan(self, dataset: Dataset, mode: Mode) -> DatasetFindings:
        """The findings on one data set."""
        told = msg("Scanning {source}", source=dataset.table or dataset.source)
        self._progress.start(str(told), dataset.row_estimate)
        with translated_errors(dataset.source), ThreadPoolExecutor(2) as beside:
            digest = beside.submit(dataset.digest)
            rows = self._estimate(dataset)
            drawn = sample_rows(self._engine, dataset, rows)
            first = folded(self._engine, drawn.lazy())
            sample = self._engine.held(first.frame).collect()
            frame = dataset.frame if mode == "full" else drawn.lazy()
            watched = WatchedEngine(self._engine, self._progress, dataset.row_estimate)
            number = rows if mode == "full" else sample.height
            reading = beside.submit(read_rows, watched, frame, sample, number, first.hiding)
            verdicts = self._judge.judge(dataset, sample)
            columns, notices = self._columns(dataset, verdicts, reading.result(), beside)
            read = reading.result().number or self._count(frame)
            self._progress.finish()
            rows = read if mode == "full" else self._count(dataset.frame)
            findings = _findings(dataset, mode, (rows, read), columns, digest.result())
            named = name_notices([one.name for one in columns], self._knowledge, self._judge.strays)
            notices = (*named, *unmatched(self._overrides, dataset), *odd_notices(reading.result().odd), *notices)
            return replace(findings, notices=(*dataset.notices, *notices)) if notices else findings

    def _estimate(self, dataset: Dataset) -> int:
        """About how many rows there are; exactly where there may be few, for then it matters."""
        guess = dataset.row_estimate or 0
        return guess if guess > 2 * FEW_ROWS else self._count(dataset.frame)

    def _count(self, frame: pl.LazyFrame) -> int:
        return int(self._engine.aggregate(frame, [pl.len()]).item())

    def _columns(
        self, dataset: Dataset, verdicts: Sequence[Verdict], rows: JudgedRows, beside: Executor
    ) -> tuple[tuple[ColumnFinding, ...], tuple[Notice, ...]]:
        """What is said of each column; those that repeat themselves are judged while the rows of others are counted."""
        tasks = tasks_for(verdicts, self._knowledge)
        by_row = [task for task in tasks if task.cells.is_list or task.cells.name not in rows.tallied]
        counting = beside.submit(count_rows, rows.engine, rows.frame, by_row)
        counted = count_tallied(tasks, rows.tallied)
        found = {index: self._seen(verdicts[index], tasks[index], counts, rows) for index, counts in counted.items()}
        found |= {
            index: self._seen(verdicts[index], tasks[index], counts, rows)
            for index, counts in counting.result().items()
        }
        rows.engine.complete()
        seen = [found[index] for index in sorted(found)]
        names = [verdict.column.header.name for verdict in verdicts]
        findings = tuple(
            finding(verdict, one, self._judge.kinds, override_for(self._overrides, dataset, name))
            for verdict, one, name in zip(verdicts, seen, names, strict=True)
        )
        return findings, tuple(
            notice
            for one, name in zip(seen, names, strict=True)
            for notice in unjudged_notices(name, one.counts.unjudged, one.counts.unjudged_hits)
        )

    def _seen(self, verdict: Verdict, task: Task, counts: Counts, rows: JudgedRows) -> Seen:
        frame, tallied = rows.frame, rows.tallied.get(task.cells.name)
        if verdict.kind is Kind.FREE_TEXT:
            return Seen(counts, prose=self._read_prose(verdict, task, rows))
        revealing, hints = self._revealing(verdict, task, frame, tallied)
        odd = self._outliers.rows(verdict, tallied) if tallied is not None else {}
        odd = odd or self._few_names(verdict, task, frame, tallied)
        if not counts.residue:
            return Seen(_with_residue(counts, odd, task), odd, revealing=revealing, hints=hints)
        left = residue(self._engine, frame, task, counts, (HIT_VALUES, RESIDUE_VALUES))
        if left.unjudged:
            counts = replace(counts, unjudged=left.unjudged, unjudged_hits=left.unjudged_hits)
        else:
            counts = replace(counts, residue=min(counts.residue, int(left.judged.get_column(NUMBER).sum())))
        own = task.declared.entity if task.declared else None
        found = self._judge.strays.search(left.judged.iter_rows(), own, SURE)
        entities = {entity: min(number, counts.residue) for entity, number in found.rows.items()}
        both = {entity: entities.get(entity, 0) + odd.get(entity, 0) for entity in (entities | odd)}
        return Seen(_with_residue(counts, odd, task), both, sure=found.sure, revealing=revealing, hints=hints)

    def _revealing(
        self, verdict: Verdict, task: Task, frame: pl.LazyFrame, tallied: Tally | None
    ) -> tuple[int, dict[Kind, int]]:
        """Rows of a column of words in which one hints at a special category, by its most frequent values; at which."""
        if verdict.kind is not Kind.NONE or not may_reveal(verdict.column, self._judge.kinds):
            return 0, {}
        values = self._texts(task, frame, tallied, RESIDUE_VALUES).iter_rows()
        hinted = [(kinds, number) for value, number in values if (kinds := self._knowledge.hints.kinds(value))]
        at: Counter[Kind] = Counter()
        for kinds, number in hinted:
            at.update(dict.fromkeys(kinds, number))
        return sum(number for _, number in hinted), dict(at.most_common())

    def _few_names(self, verdict: Verdict, task: Task, frame: pl.LazyFrame, tallied: Tally | None) -> dict[str, int]:
        """Rows of a short column, of which nothing was made, with a name that the text path knows."""
        if not may_hold_few_names(verdict):
            return {}
        texts = self._texts(task, frame, tallied, RESIDUE_VALUES)
        values = texts.get_column(VALUE).to_list()
        rows = rows_of_names(values, texts.get_column(NUMBER).to_list(), self._text_finder().find(values))
        return {PERSON: rows} if rows else {}

    def _text_finder(self) -> TextFinder:
        if self._finder is None:
            self._finder = self._make_finder()
        return self._finder

    def _read_prose(self, verdict: Verdict, task: Task, rows: JudgedRows) -> Prose:
        """The text path over distinct texts, some at a time: it is told by itself, for it takes longest."""
        prose = Prose(self._text_finder(), self._knowledge.hints, self._knowledge.value_words)
        texts = self._texts(task, rows.frame, rows.tallied.get(task.cells.name), None)
        rows.engine.silence()
        told = msg("Reading the texts of {column}", column=verdict.column.header.name)
        self._progress.start(str(told), int(texts.get_column(NUMBER).sum()))
        for chunk in texts.iter_slices(CHUNK if texts.height > CHUNK // 2 else CHUNK // 20):
            prose.add(chunk.get_column(VALUE).to_list(), chunk.get_column(NUMBER).to_list(), self._progress)
        return prose

    def _texts(self, task: Task, frame: pl.LazyFrame, tallied: Tally | None, limit: int | None) -> Tally:
        text = pl.col(VALUE)
        if tallied is not None:
            texts = tallied.filter(~text.str.contains(PLACEHOLDER)).sort([NUMBER, VALUE], descending=[True, False])
            return texts if limit is None else texts.head(limit)
        rows = frame.select(task.cells.text.alias(VALUE)).filter(~text.str.contains(PLACEHOLDER))
        return self._engine.frequencies(rows, limit)


def _with_residue(counts: Counts, odd: Mapping[str, int], task: Task) -> Counts:
    """The counts with what stands out in a clean column among the rows that were judged one by one."""
    if task.explains:
        return counts
    return replace(counts, residue=min(counts.filled, counts.residue + sum(odd.values())))


def _findings(
    dataset: Dataset, mode: Mode, counted: tuple[int, int], columns: tuple[ColumnFinding, ...], sha256: str | None
) -> DatasetFindings:
    dialect, (rows, rows_read) = dataset.dialect, counted
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
