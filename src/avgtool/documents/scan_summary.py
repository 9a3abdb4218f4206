"""A scan at a glance: in words, in figures, in charts, and all data sets in one table."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from avgtool.documents.alerts import rows_between, to_decide
from avgtool.documents.content import (
    Bar,
    BarChart,
    Block,
    Cell,
    Column,
    KeyFigure,
    KeyFigures,
    Paragraph,
    Section,
    Table,
    Text,
)
from avgtool.documents.facts import place, shown_name
from avgtool.documents.gravity import TONES, category_tag, gravest, strictest
from avgtool.documents.words import CATEGORIES
from avgtool.i18n import Message, msg, nmsg
from avgtool.model.kinds import GRAVITY, Category
from avgtool.wording import listed, number

if TYPE_CHECKING:
    from collections.abc import Mapping

    from avgtool.documents.words import EntityWords
    from avgtool.model.findings import ColumnFinding, DatasetFindings, ScanResult

_BARS = 12
_WORTH_A_CHART = 2
"""Bars; a single one compares nothing."""


def scan_summary(result: ScanResult, entities: Mapping[str, EntityWords]) -> tuple[Block, ...]:
    """The scan in words, figures and charts."""
    counts = Counter(column.category for _, column in result.columns())
    personal = counts.total() - counts[Category.NONE]
    urgent = to_decide(result, entities)
    rows = sum(dataset.rows for dataset in result.datasets)
    figures = KeyFigures(
        (
            KeyFigure(number(rows), nmsg("row in the data", "rows in the data", rows)),
            KeyFigure(number(counts.total()), nmsg("column judged", "columns judged", counts.total())),
            KeyFigure(
                number(personal),
                nmsg("column with personal data", "columns with personal data", personal),
                "accent" if personal else "good",
            ),
            KeyFigure(
                number(urgent),
                nmsg("column that needs a decision", "columns that need a decision", urgent),
                "danger" if urgent else "good",
            ),
        )
    )
    charts = (*_category_chart(counts), *_exposure_chart(result, entities))
    return (Paragraph(_in_words(result, entities, personal), "lead"), figures, *charts)


def _in_words(result: ScanResult, entities: Mapping[str, EntityWords], personal: int) -> Message:
    counts = Counter(strictest(column, entities) for _, column in result.columns())
    rows = sum(dataset.rows for dataset in result.datasets)
    scanned = msg(
        "Scanned: {datasets}, with {rows} and {columns} in all.",
        datasets=nmsg("{n} data set", "{n} data sets", len(result.datasets)),
        rows=nmsg("{n} row", "{n} rows", rows),
        columns=nmsg("{n} column", "{n} columns", counts.total()),
    )
    if counts.total() == counts[Category.NONE]:
        return msg("{scanned} No personal data was found. That does not prove that there is none.", scanned=scanned)
    return msg(
        "{scanned} {found} The category with the strictest rules is: {category} ({columns}).",
        scanned=scanned,
        found=nmsg("{n} column holds personal data.", "{n} columns hold personal data.", personal),
        category=CATEGORIES[gravest(counts)],
        columns=nmsg("{n} column", "{n} columns", counts[gravest(counts)]),
    )


def _category_chart(counts: Counter[Category]) -> tuple[BarChart, ...]:
    shown = tuple(category for category in GRAVITY if counts[category])
    if len(shown) < _WORTH_A_CHART:
        return ()
    parts = tuple(msg("{category}: {n}", category=CATEGORIES[category], n=counts[category]) for category in shown)
    bars = (
        Bar(CATEGORIES[category], counts[category], number(counts[category]), TONES[category]) for category in shown
    )
    return (
        BarChart(
            title=msg("Columns by legal category"),
            bars=tuple(bars),
            alt=msg("Bar chart of the number of columns in each legal category. {parts}.", parts=listed("; ", parts)),
        ),
    )


def _exposure_chart(result: ScanResult, entities: Mapping[str, EntityWords]) -> tuple[BarChart, ...]:
    """How many rows hold more than ordinary data; for one data set, where it has several such columns."""
    if len(result.datasets) > 1:
        return ()
    grave = [column for _, column in result.columns() if column.category not in {Category.NONE, Category.ORDINARY}]
    counted = [(_rows_at_stake(column, entities), column) for column in grave]
    counted.sort(key=lambda pair: (-pair[0], GRAVITY.index(pair[1].category), pair[1].name))
    shown = [(rows, shown_name(column.name), column.category) for rows, column in counted[:_BARS] if rows]
    if len(shown) < _WORTH_A_CHART:
        return ()
    return (
        BarChart(
            title=_exposure_title(len(counted)),
            bars=tuple(Bar(name, rows, number(rows), TONES[category]) for rows, name, category in shown),
            alt=msg(
                "Bar chart of the rows with more than ordinary personal data, by column. {parts}.",
                parts=listed("; ", (msg("{column}: {n}", column=name, n=rows) for rows, name, _ in shown)),
            ),
        ),
    )


def _exposure_title(columns: int) -> Message:
    if columns <= _BARS:
        return msg("Rows with more than ordinary personal data, by column")
    return msg("Rows with more than ordinary personal data, in the {shown} columns that have most", shown=_BARS)


def _rows_at_stake(column: ColumnFinding, entities: Mapping[str, EntityWords]) -> int:
    """Rows that make a column more than ordinary: all that are filled, or those with a national number in between."""
    between = rows_between(column, entities)
    return column.filled if between is None else between


def scan_overview(result: ScanResult, entities: Mapping[str, EntityWords]) -> tuple[Section, ...]:
    """All data sets in one table, where there are several."""
    if len(result.datasets) < 2:  # noqa: PLR2004 - one data set is its own overview
        return ()
    columns = (
        Column(msg("Data set"), 46),
        Column(msg("Rows"), 14, "end"),
        Column(msg("Columns"), 14, "end"),
        Column(msg("Personal"), 14, "end"),
        Column(msg("Strictest category"), 22),
    )
    rows = tuple(_overview_row(dataset, entities) for dataset in result.datasets)
    return (Section(msg("All data sets"), (Table(msg("Data sets that were scanned"), columns, rows),)),)


def _overview_row(dataset: DatasetFindings, entities: Mapping[str, EntityWords]) -> tuple[Cell | Text, ...]:
    return (
        place(dataset),
        number(dataset.rows),
        number(len(dataset.columns)),
        number(sum(column.is_personal for column in dataset.columns)),
        Cell("", tags=(category_tag(gravest(strictest(column, entities) for column in dataset.columns)),)),
    )
