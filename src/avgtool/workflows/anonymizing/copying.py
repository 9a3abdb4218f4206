"""Treated tables written to one file, and read back from the disk: what is verified is what will be handed over."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

from avgtool.i18n import msg
from avgtool.model.treatment import Effect
from avgtool.sources.delimited.opening import read_as
from avgtool.sources.delimited.writing import dialect_for
from avgtool.sources.limits import TableChoice
from avgtool.sources.opening import open_source
from avgtool.sources.writing import write, write_tables
from avgtool.workflows.anonymizing.treating import treated

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    import polars as pl

    from avgtool.keys import Key
    from avgtool.model.ports import Progress
    from avgtool.sources.base import Dataset
    from avgtool.sources.tally import Written
    from avgtool.workflows.anonymizing.job import Job, Means


_DELIMITED = frozenset({".csv", ".tsv", ".txt", ".tab"})


def write_copies(
    jobs: Sequence[Job],
    path: Path,
    means: Means,
    key: Key | None,
    encoding: str | None,
    progress: Progress | None,
) -> list[Written]:
    """Write the treated tables to one file; the counts of each."""
    frames = [_watched(treated(job, means, key), progress) for job in jobs]
    with _told(progress, [job.dataset.row_estimate for job in jobs]):
        if len(jobs) == 1:
            return [write(frames[0], path, _kept(jobs[0]), encoding=encoding)]
        names = [job.dataset.table or f"table_{number}" for number, job in enumerate(jobs, start=1)]
        likes = dict(zip(names, map(_kept, jobs), strict=True))
        by_name = write_tables(dict(zip(names, frames, strict=True)), path, likes)
        return [by_name[name] for name in names]


def _kept(job: Job) -> Dataset:
    """The table that a copy is written like: what it declares counts for the columns that are kept."""
    return job.chosen.keeping({step.column for step in job.plan.steps if step.effect is Effect.KEEPS})


@contextmanager
def _told(progress: Progress | None, rows: Sequence[int | None]) -> Iterator[None]:
    if progress is None:
        yield
        return
    known = [count for count in rows if count is not None]
    progress.start(str(msg("Anonymizing")), sum(known) if len(known) == len(rows) else None)
    try:
        yield
    finally:
        progress.finish()


def _watched(frame: pl.LazyFrame, progress: Progress | None) -> pl.LazyFrame:
    if progress is None:
        return frame

    def passed(batch: pl.DataFrame) -> pl.DataFrame:
        progress.advance(batch.height)
        return batch

    return frame.map_batches(passed, streamable=True)


def read_back(path: Path, output: Path, jobs: Sequence[Job], encoding: str | None) -> list[Dataset]:
    """The tables as they lie on the disk; findings call the file by the name that it will have."""
    suffix = path.suffix.lower()
    if suffix in _DELIMITED:
        dataset = jobs[0].dataset
        copies = [read_as(path, str(output), dialect_for(suffix, dataset, encoding), jobs[0].plan.columns_left)]
    else:
        copies = list(open_source(str(path), tables=TableChoice(all=True, header=True)))
    return [_as_planned(copy, str(output), job.plan.columns_left) for copy, job in zip(copies, jobs, strict=True)]


def _as_planned(copy: Dataset, source: str, names: tuple[str, ...]) -> Dataset:
    """The copy with its columns called as the plan calls them: a header may have been made harmless in writing."""
    if len(copy.columns) != len(names) or set(copy.columns) == set(names):
        return replace(copy, source=source)
    renamed = copy.frame.rename(dict(zip(copy.columns, names, strict=True)))
    return replace(copy, source=source, frame=renamed, columns=names)
