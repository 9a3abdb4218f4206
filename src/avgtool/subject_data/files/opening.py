"""Files and folders opened for reading: one table for each file or sheet that avgtool.yaml describes."""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from avgtool.errors import ConfigError, InputError
from avgtool.i18n import msg
from avgtool.sources.limits import Limits, TableChoice
from avgtool.sources.numbering import row_numbers
from avgtool.sources.opening import open_source
from avgtool.subject_data.files.reading import Files
from avgtool.subject_data.rows import Table
from avgtool.subject_data.searching import require_fitting

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from avgtool.model.subject_data import SourceMap
    from avgtool.sources.base import Dataset


@contextmanager
def opened_files(source: SourceMap, limits: Limits | None = None) -> Iterator[Files]:
    """A file, a folder or a pattern, all of its sheets.

    Raises:
        InputError: It is not there, or cannot be read; of a folder, a file is gone.
        ConfigError: avgtool.yaml names a sheet or a column that it does not have.
    """
    datasets = open_source(source.location, tables=TableChoice(all=True), limits=limits or Limits())
    files = Files(source.name, dict(_matched(source, datasets)))
    require_fitting(source.name, files.tables)
    yield files


def _matched(source: SourceMap, datasets: Sequence[Dataset]) -> Iterator[tuple[Table, Dataset]]:
    """Each data set with the map of it: the one of its name, or the one without a name."""
    several = len(datasets) > 1
    for mapped in source.tables:
        found = [one for one in datasets if mapped.table is None or mapped.table in _names(one)]
        if not found and not Path(source.location).is_file():
            raise InputError(
                msg("has no file {file}, which avgtool.yaml names", file=mapped.table),
                where=source.name,
                hint=msg(
                    "Put it back, or take it out of avgtool.yaml. There is: {files}.",
                    files=", ".join(dict.fromkeys(Path(one.source).name for one in datasets)),
                ),
            )
        if not found:
            raise ConfigError(
                msg("has no table {table}, which avgtool.yaml names", table=mapped.table),
                where=source.name,
                hint=msg("It has: {tables}.", tables=", ".join(_name(one, several=True) or "" for one in datasets)),
            )
        for one in found:
            name = mapped.table or _name(one, several=several)
            yield Table(mapped, name, one.columns, mapped.key, _names(one), row_numbers(one)), one


def _name(dataset: Dataset, *, several: bool) -> str | None:
    if dataset.table:
        return dataset.table
    return Path(dataset.source).name if several else None


def _names(dataset: Dataset) -> frozenset[str]:
    path = Path(dataset.source)
    return frozenset(filter(None, (dataset.table, path.name, path.stem)))
