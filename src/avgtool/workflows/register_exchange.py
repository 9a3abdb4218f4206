"""The register as CSV or a workbook, and a register that somebody kept in one, taken over."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import polars as pl

from avgtool import catalog
from avgtool.errors import InputError
from avgtool.i18n import LANGUAGES, msg
from avgtool.register.importing.columns import columns_of, heading_of
from avgtool.register.importing.rows import ReadRow, Table, read_rows
from avgtool.register.loading import all_activities
from avgtool.register.table import HEADINGS, row_of
from avgtool.register.writing import as_yaml
from avgtool.sources.limits import TableChoice
from avgtool.sources.opening import open_source
from avgtool.sources.staging import not_writable, write_whole
from avgtool.workflows.scan_sources import limits_of
from avgtool.workflows.spreadsheets import as_csv, as_workbook

if TYPE_CHECKING:
    from collections.abc import Mapping

    from avgtool.config import Config
    from avgtool.model.register_words import RegisterField, RegisterWords
    from avgtool.sources.base import Dataset

MOST_ROWS = 10_000
"""More activities than this no organisation has: another table was meant."""


@dataclass(frozen=True, slots=True)
class RegisterImport:
    """What came of taking over a register."""

    columns: Mapping[RegisterField, tuple[str, ...]]
    left_aside: tuple[str, ...]
    """Columns with something in them that no field is made of, and nobody said to leave aside."""
    rows: tuple[ReadRow, ...]
    written: tuple[Path, ...] = field(default=())
    present: tuple[str, ...] = field(default=())
    """Codes of activities that were there already, and stay as they are."""

    @property
    def refused(self) -> tuple[ReadRow, ...]:
        """Rows of which no activity can be made, and that are no notes under the table."""
        return tuple(row for row in self.rows if row.activity is None and not row.is_note)

    @property
    def is_whole(self) -> bool:
        """Whether nothing of the table was left out."""
        return not self.refused and not self.left_aside


def export_register(config: Config, *, workbook: bool) -> bytes:
    """The register as a table: CSV with semicolons, as spreadsheets in the Netherlands open it, or a workbook.

    Raises:
        ConfigError: The register is not valid.
    """
    rows = [row_of(activity) for activity in all_activities(config)]
    frame = pl.DataFrame(
        {str(heading): [row[name] for row in rows] for name, heading in HEADINGS.items()},
        schema={str(heading): pl.String for heading in HEADINGS.values()},
    )
    return as_workbook(frame, str(msg("Register"))) if workbook else as_csv(frame)


def import_register(
    config: Config, source: str, mapped: Mapping[str, str], *, table: str | None = None, dry_run: bool = False
) -> RegisterImport:
    """Take over a register: a file for each row, unless there is one of that code.

    Args:
        config: Names the register's folder.
        source: The table.
        mapped: Column to field, where its header does not tell; ``""`` leaves it aside.
        table: Which sheet, where there are several.
        dry_run: Write nothing.

    Raises:
        InputError: The source cannot be read, or no column holds the names of activities.
        ConfigError: The register that is there is not valid.
        OutputError: A file cannot be written.
    """
    dataset = _the_table(open_source(source, tables=TableChoice(table), limits=limits_of(config)), source)
    words = catalog.register_words()
    columns = columns_of(dataset.columns, words, mapped)
    frame = _texts(dataset)
    rows = read_rows(_cells(frame, columns), _about(dataset, frame, words, config))
    known = {activity.code for activity in all_activities(config)}
    new = [(row.activity, row) for row in rows if row.activity is not None and row.activity.code not in known]
    present = tuple(row.activity.code for row in rows if row.activity is not None and row.activity.code in known)
    folder = Path(config.register_folder)
    paths = tuple(folder / f"{activity.code}.yaml" for activity, _ in new)
    if not dry_run:
        _make(folder)
        for path, (activity, row) in zip(paths, new, strict=True):
            beside = [(heading_of(one.field), one.words) for one in row.asides]
            write_whole(path, as_yaml(activity, aside=beside).encode(), force=False)
    used = {column for named in columns.values() for column in named}
    wanted = {" ".join(column.split()) for column, name in mapped.items() if not name}
    aside = tuple(
        column
        for column in frame.columns
        if column not in used and " ".join(column.split()) not in wanted and any(map(str.strip, frame[column]))
    )
    return RegisterImport(columns, aside, rows, () if dry_run else paths, present)


def _the_table(datasets: tuple[Dataset, ...], source: str) -> Dataset:
    if len(datasets) == 1:
        return datasets[0]
    names = ", ".join(one.table or one.source for one in datasets)
    raise InputError(
        msg("There are several tables in it."), where=source, hint=msg("Choose one with --table: {names}", names=names)
    )


def _about(dataset: Dataset, frame: pl.DataFrame, words: RegisterWords, config: Config) -> Table:
    """What is known of the table besides its cells; with all columns of an export it is one."""
    headings = ({heading.render(language) for heading in HEADINGS.values()} for language in LANGUAGES)
    is_export = any(known <= set(frame.columns) for known in headings)
    return Table(words, _numbers(dataset, frame.height), is_export, config.organisation.name)


def _texts(dataset: Dataset) -> pl.DataFrame:
    """The table with every cell as text."""
    frame = dataset.frame.head(MOST_ROWS + 1).collect()
    if frame.height > MOST_ROWS:
        what = msg("It has more than {most} rows, which no register has.", most=MOST_ROWS)
        raise InputError(what, where=dataset.source)
    return frame.select(pl.col(name).cast(pl.String, strict=False).fill_null("") for name in dataset.columns)


def _cells(frame: pl.DataFrame, columns: Mapping[RegisterField, tuple[str, ...]]) -> list[dict[RegisterField, str]]:
    """The cells of every row by field; several columns of one field are its lines."""
    return [
        {name: "\n".join(text for one in named if (text := _text(row[one]))) for name, named in columns.items()}
        for row in frame.iter_rows(named=True)
    ]


def _numbers(dataset: Dataset, height: int) -> tuple[int, ...]:
    """The rows as a spreadsheet counts them: from 1, with titles, the header and blank rows."""
    if dataset.dialect is not None:
        blank = set(dataset.blank_lines())
        above = dataset.dialect.preamble + dataset.dialect.header
        places = (place for place in range(height + len(blank)) if place not in blank)
        return tuple(above + place + 1 for place in places)
    return tuple(range((dataset.rows_before or 0) + 1, (dataset.rows_before or 0) + height + 1))


def _text(cell: str) -> str:
    """A cell without the apostrophe that an export puts before what a spreadsheet would carry out."""
    return cell[1:] if cell.startswith(("'=", "'+", "'-", "'@")) else cell


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as problem:
        raise not_writable(folder, problem) from None
