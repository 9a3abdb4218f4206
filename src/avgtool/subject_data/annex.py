"""The annex to an answer: the data of a person per system, to be read by that person (art. 12(1) and 15(3) AVG)."""

from __future__ import annotations

import json
import re
from datetime import date, datetime
from decimal import Decimal
from functools import partial
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
from avgtool.model.plain_names import plain_name
from avgtool.model.subject_data import Match
from avgtool.subject_data.giving import plain
from avgtool.subject_data.rows import as_text
from avgtool.wording import Formatted, amount, day, listed, moment, number

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from avgtool.documents.content import Block, DocumentContext, Text
    from avgtool.subject_data.giving import GivenTable

MOST_ROWS = 200
"""Rows of a table on paper; all of them stand in the files."""
_MOST_COLUMNS = 6
"""Of a table on paper; rows with more are shown one by one."""
_LONGEST_CELL = 60
_CENTS = 2
_MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}(?:[ T]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)?")
_FOUND_BY: Mapping[Match, Message] = {
    Match.EXACT: msg("by your number, e-mail address, telephone number or name"),
    Match.REFERENCE: msg("because they belong to your other data"),
    Match.NEAR: msg("because they resemble you; an employee confirmed it"),
    Match.TEXT: msg("because a text speaks of you; an employee confirmed it"),
}


def annex(tables: Sequence[GivenTable], context: DocumentContext) -> Document:
    """The data per system as a document.

    Args:
        tables: What is given.
        context: Of every document of the organization.
    """
    by_source = [(name, list(group)) for name, group in groupby(tables, key=lambda one: one.source)]
    return Document(
        name="subject-data",
        title=msg("Your data"),
        subtitle=msg("Annex to our answer"),
        context=context,
        sections=(
            Section(msg("Summary"), _summary(tables, len(by_source))),
            *(
                section
                for place, (name, group) in enumerate(by_source)
                for section in _source(name, group, new_page=place == 0)
            ),
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
    overview = tuple(
        (plain_name(table.source), table.shown if table.heading or table.table else "–", number(len(table.rows)))
        for table in tables
    )
    return (Paragraph(lead, "lead"), KeyFigures(figures), Table(msg("What was found where"), columns, overview))


def _source(name: str, tables: Sequence[GivenTable], *, new_page: bool) -> Iterator[Section]:
    held = Paragraph(nmsg("{n} table with data about you.", "{n} tables with data about you.", len(tables)))
    yield Section(plain_name(name), (held,), new_page=new_page)
    for table in tables:
        yield Section(table.shown, tuple(_table(table)), level=3)


def _table(table: GivenTable) -> Iterator[Block]:
    shown = [_row(table, row) for row in table.rows[:MOST_ROWS]]
    if _fits(table, table.rows[:MOST_ROWS]):
        columns = tuple(Column(table.label(column), 10) for column in table.columns)
        rows = tuple(tuple(text or "–" for text in row) for row in shown)
        yield Table(nmsg("{n} record", "{n} records", len(table.rows)), columns, rows)
    else:
        yield from _records(table, shown)
    if len(table.rows) > MOST_ROWS:
        rest = len(table.rows) - MOST_ROWS
        yield Paragraph(nmsg("{n} more record stands in the files.", "{n} more records stand in the files.", rest))
    yield Paragraph(_found(table), "small")
    if table.masked:
        masked = ", ".join(map(table.label, table.masked))
        yield Paragraph(msg("Other persons are masked in: {columns}.", columns=masked), "small")
    if table.left_out:
        yield Bullets(tuple(_left_out(table, column) for column in table.left_out))


def _records(table: GivenTable, rows: Sequence[Sequence[Text]]) -> Iterator[Block]:
    """One by one: short fields side by side, long ones last over the whole width; split only where no page holds it."""
    several = len(rows) > 1
    for place, (row, values) in enumerate(zip(rows, table.rows, strict=False), 1):
        filled = [(column, text, value) for column, text, value in zip(table.columns, row, values, strict=True) if text]
        which = (
            ((msg("Record number"), msg("{n} of {all}", n=number(place), all=number(len(table.rows)))),)
            if several
            else ()
        )
        filled.sort(key=lambda one: _is_long(one[2]))
        long = tuple(at for at, one in enumerate(filled) if _is_long(one[2]))
        items = tuple((table.label(column), text) for column, text, _ in filled)
        yield Definitions((*which, *items), full=tuple(at + len(which) for at in long))


def _is_long(value: Any) -> bool:
    return len(as_text(value)) > _LONGEST_CELL


def _row(table: GivenTable, row: Sequence[Any]) -> tuple[Text, ...]:
    amounts = _amounts(table)
    return tuple(
        _text(value, is_amount=column in amounts) if as_text(value) else ""
        for column, value in zip(table.columns, row, strict=True)
    )


def _amounts_of(values: tuple[Any, ...]) -> bool:
    """Whether numbers look like sums of money: some with cents, none with less."""
    texts = [as_text(value) for value in values]
    return any("." in text for text in texts) and all(len(text.partition(".")[2]) <= _CENTS for text in texts)


def _amounts(table: GivenTable) -> frozenset[str]:
    found = set()
    for column, values in zip(table.columns, zip(*table.rows, strict=True), strict=True):
        numbers = tuple(value for value in values if isinstance(value, float | Decimal))
        if numbers and _amounts_of(numbers):
            found.add(column)
    return frozenset(found)


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
    return msg("Not given: {column} – {reason}", column=table.label(column), reason=reason)


def _fits(table: GivenTable, rows: Sequence[tuple[Any, ...]]) -> bool:
    if len(table.columns) > _MOST_COLUMNS or len(rows) == 1:
        return False
    return all(len(as_text(value)) <= _LONGEST_CELL for row in rows for value in row)


def _text(value: Any, *, is_amount: bool) -> Text:
    """A value as a reader's country writes it, also where a system keeps dates as text."""
    if isinstance(value, bool):
        return msg("yes") if value else msg("no")
    if isinstance(value, float | Decimal):
        return amount(value) if is_amount else Formatted("", write=partial(_number, as_text(value)))
    if isinstance(value, dict | list | tuple):
        return json.dumps(plain(value), ensure_ascii=False)
    if isinstance(value, str) and _MOMENT.fullmatch(value):
        value = _read(value)
    if isinstance(value, datetime):
        return moment(value)
    return day(value) if isinstance(value, date) else as_text(value)


def _read(text: str) -> date | str:
    try:
        return datetime.fromisoformat(text) if len(text) > len("2026-01-31") else date.fromisoformat(text)
    except ValueError:
        return text


def _number(text: str, language: str) -> str:
    return text.replace(".", ",") if language == "nl" else text


_NOTES = (
    msg("Names of systems, tables and fields may be those that we work with; ask us what you do not understand."),
    msg("Fields that hold nothing are left out where records stand one by one."),
    msg("The file SHA256SUMS holds the checksum of each file, by which can be seen that nothing was changed."),
)
