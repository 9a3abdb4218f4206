"""The annex to an answer: the data of a person per system, to be read by that person (art. 12(1) and 15(3) AVG)."""

from __future__ import annotations

from datetime import date, datetime
from itertools import groupby
from typing import TYPE_CHECKING, Any

from avgtool.documents.content import (
    Bullets,
    Column,
    Definitions,
    Document,
    KeyFigure,
    KeyFigures,
    Paragraph,
    Section,
    Table,
)
from avgtool.i18n import Message, msg, nmsg
from avgtool.model.subject_data import Match
from avgtool.subject_data.rows import as_text
from avgtool.wording import day, listed, moment, number

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from avgtool.documents.content import Block, DocumentContext, Text
    from avgtool.subject_data.giving import GivenTable

MOST_ROWS = 200
"""Rows of a table on paper; all of them stand in the files."""
_MOST_COLUMNS = 6
"""Of a table on paper; rows with more are shown one by one."""
_LONGEST_CELL = 60
_FOUND_BY: Mapping[Match, Message] = {
    Match.EXACT: msg("by what you are known by"),
    Match.REFERENCE: msg("because they belong to these"),
    Match.NEAR: msg("because they resemble you; an employee confirmed it"),
    Match.TEXT: msg("because a text speaks of you; an employee confirmed it"),
}


def annex(tables: Sequence[GivenTable], context: DocumentContext, backups: Mapping[str, str]) -> Document:
    """The data per system as a document.

    Args:
        tables: What is given.
        context: Of every document of the organization.
        backups: By source, for how long erased data stays in backups, where it is said.
    """
    by_source = [(name, list(group)) for name, group in groupby(tables, key=lambda one: one.source)]
    return Document(
        name="subject-data",
        title=msg("Your data"),
        subtitle=msg("Annex to our answer"),
        context=context,
        sections=(
            Section(msg("Summary"), _summary(tables, len(by_source))),
            *(section for name, group in by_source for section in _source(name, group, backups.get(name, ""))),
            Section(msg("How to read this"), (Bullets(_NOTES),)),
        ),
    )


def _summary(tables: Sequence[GivenTable], sources: int) -> tuple[Block, ...]:
    rows = sum(len(table.rows) for table in tables)
    lead = msg("This is what we found about you. The same data stand in the files of this package, as CSV and JSON.")
    figures = (
        KeyFigure(number(rows), nmsg("record", "records", rows), "accent"),
        KeyFigure(number(len(tables)), nmsg("table", "tables", len(tables))),
        KeyFigure(number(sources), nmsg("system", "systems", sources)),
    )
    columns = (Column(msg("System"), 30), Column(msg("Table"), 30), Column(msg("Records"), 15, "end"))
    overview = tuple((table.source, table.table or "–", number(len(table.rows))) for table in tables)
    return (Paragraph(lead, "lead"), KeyFigures(figures), Table(msg("What was found where"), columns, overview))


def _source(name: str, tables: Sequence[GivenTable], backups: str) -> Iterator[Section]:
    opening: list[Block] = [
        Paragraph(nmsg("{n} table with data about you.", "{n} tables with data about you.", len(tables)))
    ]
    if backups:
        opening.append(Paragraph(msg("What is erased here stays in backups for: {term}.", term=backups), "small"))
    yield Section(name, tuple(opening), new_page=True)
    for table in tables:
        yield Section(table.table or name, tuple(_table(table)), level=3)


def _table(table: GivenTable) -> Iterator[Block]:
    yield Paragraph(_found(table), "small")
    shown = table.rows[:MOST_ROWS]
    if _fits(table, shown):
        columns = tuple(Column(column, 10) for column in table.columns)
        rows = tuple(tuple(_cell(value) for value in row) for row in shown)
        yield Table(nmsg("{n} record", "{n} records", len(table.rows)), columns, rows)
    else:
        for row in shown:
            filled = tuple((c, _text(v)) for c, v in zip(table.columns, row, strict=True) if as_text(v))
            yield Definitions(filled, wide=any(len(as_text(value)) > _LONGEST_CELL for value in row))
    if len(table.rows) > MOST_ROWS:
        rest = len(table.rows) - MOST_ROWS
        yield Paragraph(nmsg("{n} more record stands in the files.", "{n} more records stand in the files.", rest))
    if table.masked:
        yield Paragraph(msg("Other persons are masked in: {columns}.", columns=", ".join(table.masked)), "small")
    if table.left_out:
        yield Bullets(tuple(_left_out(table, column) for column in table.left_out))


def _found(table: GivenTable) -> Message:
    ways = [
        msg("{count} {how}", count=number(count), how=_FOUND_BY[match])
        for match, count in sorted(table.matches.items())
        if count
    ]
    return msg("Found: {ways}.", ways=listed(", ", ways))


def _left_out(table: GivenTable, column: str) -> Message:
    reason = table.left_out[column]
    if column == "*":
        return nmsg(
            "{n} record is given in part: {reason}.",
            "{n} records are given in part: {reason}.",
            table.in_part,
            reason=reason,
        )
    return msg("Not given: {column} – {reason}", column=column, reason=reason)


def _fits(table: GivenTable, rows: Sequence[tuple[Any, ...]]) -> bool:
    if len(table.columns) > _MOST_COLUMNS or len(rows) == 1:
        return False
    return all(len(as_text(value)) <= _LONGEST_CELL for row in rows for value in row)


def _cell(value: Any) -> Text:
    return _text(value) if as_text(value) else "–"


def _text(value: Any) -> Text:
    if isinstance(value, datetime):
        return moment(value) if value.tzinfo else value.isoformat(" ", timespec="minutes")
    if isinstance(value, bool):
        return msg("yes") if value else msg("no")
    return day(value) if isinstance(value, date) else as_text(value)


_NOTES = (
    msg("The names of systems, tables and fields are those that we work with; ask us what you do not understand."),
    msg("Fields that hold nothing are left out where records stand one by one."),
    msg("The file SHA256SUMS holds the checksum of each file, by which can be seen that nothing was changed."),
)
