"""The rows of a person found again in a file to which others wrote since an execution was cut off.

Rows of others may have come, gone or changed; what counts is how those of this person stand. Where they stand as they
were, or as they are to be, the work goes on; anything else is for a human to look at.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from avgtool.sources.digest import sha256_of
from avgtool.sources.editing import expected_rows
from avgtool.sources.edits import Edits
from avgtool.sources.limits import TableChoice
from avgtool.sources.opening import open_source
from avgtool.subject_data.faults import changed_since, no_key
from avgtool.subject_data.files.changing import dataset_of, known, places_by_key
from avgtool.subject_data.rows import as_text, digest

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from avgtool.sources.base import Dataset
    from avgtool.sources.limits import Limits
    from avgtool.subject_data.instructions import RowWork, SourceWork, TableWork

_AT_ONCE = 50_000


def found_again(work: SourceWork, limits: Limits) -> SourceWork | None:
    """The same work by what a file holds now, without the rows with which it is done; none where it is with all.

    Args:
        work: On one file.
        limits: Of files.

    Raises:
        InputError: The file is gone; or a row of the person was changed, or cannot be told from others.
    """
    before = sha256_of(Path(work.location))
    datasets = open_source(work.location, tables=TableChoice(all=True), limits=limits)
    tables = []
    for table in work.tables:
        dataset = dataset_of(datasets, table.table, work.name)
        rows = _by_key(table, dataset, work.name) if table.key else _by_content(table, dataset, work.name)
        if rows:
            tables.append(replace(table, rows=tuple(rows)))
    return replace(work, tables=tuple(tables), before=before, after="") if tables else None


def _by_key(table: TableWork, dataset: Dataset, name: str) -> list[RowWork]:
    """Each row by itself, as its key says which it is; several may share one."""
    places = places_by_key(table, dataset)
    _, held = expected_rows(dataset, Edits(frozenset(number for found in places.values() for number in found)))
    asked: dict[tuple[str, ...], list[RowWork]] = defaultdict(list)
    for row in table.rows:
        asked[known(row.key)].append(row)
    return [
        row
        for key, rows in asked.items()
        for row in _left_of(rows, [held[number] for number in places[key]], dataset.columns, name)
    ]


def _left_of(
    rows: Sequence[RowWork], now: Sequence[tuple[Any, ...]], columns: Sequence[str], name: str
) -> Iterator[RowWork]:
    """Which of the rows with one key are still to be done."""
    if len(now) > len(rows):
        raise no_key(name)
    unmet = list(rows)
    for values in now:
        found = digest(values)
        row = next((one for one in unmet if one.before == found), None)
        if row is not None:
            yield row
        else:
            row = next((one for one in unmet if one.values and _is_done(one, values, columns)), None)
        if row is None:
            raise changed_since(name)
        unmet.remove(row)
    if any(row.values for row in unmet):  # a row that was to go may be gone; one that was to stay may not
        raise changed_since(name)


def _is_done(row: RowWork, now: Sequence[Any], columns: Sequence[str]) -> bool:
    held = dict(zip(columns, now, strict=True))
    return all(as_text(held[column]) == as_text(value) for column, value in row.values.items())


def _by_content(table: TableWork, dataset: Dataset, name: str) -> list[RowWork]:
    """All rows or none: a file changes in one step, and a row without a key that is not there may be another now."""
    wanted = Counter(row.before for row in table.rows)
    numbers: dict[str, list[int]] = defaultdict(list)
    first = 1
    for batch in dataset.frame.collect_batches(chunk_size=_AT_ONCE, maintain_order=True):
        for number, values in enumerate(batch.iter_rows(), first):
            if (found := digest(values)) in wanted:
                numbers[found].append(number)
        first += batch.height
    if any(len(numbers[one]) != count for one, count in wanted.items()):
        raise changed_since(name)
    return [replace(row, key=(numbers[row.before].pop(0),)) for row in table.rows]
