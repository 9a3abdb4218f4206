"""The rows of a person in files: each file is written anew beside itself and takes its own place in one step."""

from __future__ import annotations

import hashlib
import os
import shutil
import stat
from collections import Counter
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import polars as pl

from avgtool.errors import InputError, OutputError
from avgtool.i18n import msg
from avgtool.sources.digest import sha256_of
from avgtool.sources.editing import expected_rows, require_editable, rewrite
from avgtool.sources.edits import Edits
from avgtool.sources.failures import of_system, translated_errors
from avgtool.sources.limits import Limits, TableChoice
from avgtool.sources.opening import files_of, open_source
from avgtool.sources.staging import staged
from avgtool.subject_data.faults import changed_since, no_key
from avgtool.subject_data.rows import as_text, digest
from avgtool.subject_data.values import read_value

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from avgtool.sources.base import Dataset
    from avgtool.sources.staging import Staged
    from avgtool.subject_data.instructions import SourceWork, TableWork

_NUMBER = "\0number"
_KINDS = {pl.Boolean: "truth", pl.Date: "day", pl.Datetime: "moment", pl.Time: "time"}


def digest_of(location: str) -> str:
    """SHA-256 over a file, or over all files of a folder or pattern: 64 hexadecimal digits.

    Raises:
        InputError: There is no such file, or it cannot be read.
    """
    paths = files_of(location)
    try:
        digests = [sha256_of(path) for path in paths]
    except OSError as error:
        raise of_system(error, location) from None
    return digests[0] if len(digests) == 1 else hashlib.sha256("".join(digests).encode()).hexdigest()


def require_fitting(work: SourceWork, limits: Limits) -> None:
    """Refuse files that cannot be changed, and new values that their columns do not take, before anything is done.

    Raises:
        InputError: A value is of another type.
        OutputError: A file may not be written, is of a format in which no row can be changed, or takes no text.
    """
    datasets = open_source(work.location, tables=TableChoice(all=True), limits=limits)
    for table in work.tables:
        dataset = dataset_of(datasets, table.table, work.name)
        require_editable(dataset)
        _require_writable(Path(dataset.path or "").resolve(), work.name)
        schema = dataset.frame.collect_schema()
        for row in table.changes:
            for column, value in row.values.items():
                _typed(value, schema[column], column)


def by_file(work: SourceWork, limits: Limits) -> tuple[SourceWork, ...]:
    """The same work, one for each file: a folder or a pattern stands for several.

    Raises:
        InputError: It was changed since ``work.before``.
    """
    if work.before and digest_of(work.location) != work.before:
        raise changed_since(work.name)
    parted: dict[Path, list[TableWork]] = {}
    datasets = open_source(work.location, tables=TableChoice(all=True), limits=limits)
    for table in work.tables:
        path = dataset_of(datasets, table.table, work.name).path
        assert path is not None  # standard input is no source of customer data
        parted.setdefault(path, []).append(table)
    return tuple(
        replace(work, location=str(path), tables=tuple(tables), before=sha256_of(path))
        for path, tables in parted.items()
    )


@contextmanager
def staged_work(work: SourceWork, limits: Limits) -> Iterator[tuple[Staged, SourceWork]]:
    """Write a file anew beside itself, for the block to publish or to leave.

    Raises:
        InputError: The file is gone, or was changed since.
        OutputError: It may not be written, or its format or encoding cannot hold the change.
    """
    path = Path(work.location).resolve()
    _require_writable(path, work.name)
    if state(work) != "before":
        raise changed_since(work.name)
    datasets = open_source(str(path), tables=TableChoice(all=True), limits=limits)
    with staged(path, force=True) as stage, translated_errors(work.name):
        edited, opened = {}, {}
        for table in work.tables:
            dataset = dataset_of(datasets, table.table, work.name)
            edited[dataset.table], opened[dataset.table] = _edits(table, dataset, work.name), dataset
        rewrite(edited, opened, stage.path, limits)
        _like(path, stage.path)
        yield stage, replace(work, after=sha256_of(stage.path))


def publish(stage: Staged, work: SourceWork) -> None:
    """Put the new file in the place of the old one.

    Raises:
        InputError: The file was changed since.
    """
    if state(work) != "before":
        raise changed_since(work.name)
    stage.publish()


def state(work: SourceWork) -> str:
    """How a file stands: ``before`` or ``after`` the work, or ``other``.

    Raises:
        InputError: It is gone.
    """
    try:
        now = sha256_of(Path(work.location))
    except OSError as error:
        raise of_system(error, work.name) from None
    return "before" if now == work.before else "after" if now == work.after else "other"


def dataset_of(datasets: Sequence[Dataset], table: str | None, name: str) -> Dataset:
    """The table of a file that avgtool.yaml calls so.

    Raises:
        InputError: It is not there any more.
    """
    for one in datasets:
        path = Path(one.source)
        if table is None or table in {one.table, path.name, path.stem}:
            return one
    raise changed_since(name)


def _edits(table: TableWork, dataset: Dataset, name: str) -> Edits:
    """The same by the numbers of rows, values in the type of their column."""
    numbers = _numbers(table, dataset, name)
    _require_unchanged(table, numbers, dataset, name)
    schema = dataset.frame.collect_schema()
    gone = [number for row in table.deletes for number in numbers[known(row.key)]]
    changes = {
        number: {column: _typed(value, schema[column], column) for column, value in row.values.items()}
        for row in table.changes
        for number in numbers[known(row.key)]
    }
    return Edits(frozenset(gone), changes)


def _require_unchanged(
    table: TableWork, numbers: Mapping[tuple[str, ...], Sequence[int]], dataset: Dataset, name: str
) -> None:
    """Refuse rows that hold something else than when they were found: the file may have been written meanwhile."""
    wanted = frozenset(number for found in numbers.values() for number in found)
    _, held = expected_rows(dataset, Edits(wanted))
    before: dict[tuple[str, ...], set[str]] = {}
    for row in table.rows:
        before.setdefault(known(row.key), set()).add(row.before)
    for key, found in numbers.items():
        if any(number not in held or digest(held[number]) not in before[key] for number in found):
            raise changed_since(name)


def _numbers(table: TableWork, dataset: Dataset, name: str) -> dict[tuple[str, ...], list[int]]:
    """Where the rows stand, by their key; a key that stands twice is of two rows."""
    if not table.key:
        return {key: [int(key[0])] for key in {known(row.key) for row in table.rows}}
    found = places_by_key(table, dataset)
    asked = Counter(known(row.key) for row in table.rows)
    for key, numbers in found.items():
        if not numbers:
            raise changed_since(name)
        if len(numbers) > asked[key]:
            raise no_key(name)
    return found


def places_by_key(table: TableWork, dataset: Dataset) -> dict[tuple[str, ...], list[int]]:
    """The numbers of all rows with the keys of a table's work; none for a key that is not there."""
    found: dict[tuple[str, ...], list[int]] = {known(row.key): [] for row in table.rows}
    keyed = dataset.frame.select(table.key).with_row_index(_NUMBER, 1)
    for batch in keyed.collect_batches(chunk_size=50_000, maintain_order=True):
        for number, *values in batch.iter_rows():
            if (key := known(values)) in found:
                found[key].append(number)
    return found


def known(values: Sequence[Any]) -> tuple[str, ...]:
    """A key as it is compared."""
    return tuple(map(as_text, values))


def _typed(value: Any, dtype: pl.DataType, column: str) -> Any:
    if not isinstance(value, str) or dtype == pl.String:
        return value
    if dtype.is_integer():
        return read_value(value, "whole", column)
    if dtype.is_numeric():
        return read_value(value, "number", column)
    kind = _KINDS.get(dtype.base_type())
    if kind is None:
        raise OutputError(
            msg("holds lists or bytes, which do not take a text"),
            where=column,
            hint=msg("Change it by hand, and record that you did."),
        )
    return read_value(value, kind, column)


def _require_writable(path: Path, name: str) -> None:
    if not path.is_file():
        raise InputError(msg("does not exist"), where=name, hint=msg("Check the name and the folder."))
    read_only = not path.stat().st_mode & (stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH)
    if read_only or not os.access(path, os.W_OK) or not os.access(path.parent, os.W_OK):
        raise OutputError(
            msg("is read-only, or its folder is; nothing was done"),
            where=name,
            hint=msg("Ask for the right to change it, or change it by hand and record that you did."),
        )


def _like(path: Path, copy: Path) -> None:
    """Rights and owner of the file it takes the place of, as far as one may give them."""
    shutil.copymode(path, copy)
    known = path.stat()
    if hasattr(os, "chown") and os.geteuid() == 0:
        os.chown(copy, known.st_uid, known.st_gid)
