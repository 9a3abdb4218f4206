"""What was found of a person: counts, and rows in doubt masked; in the terminal and as data."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING, Any

from avgtool import __version__, wording
from avgtool.cli.terminal import escape, listing, listing_of, tell
from avgtool.i18n import msg, nmsg
from avgtool.model.subject_data import Handle, Match
from avgtool.scanning.masking import masked
from avgtool.subject_data.rows import as_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from rich.console import Console

    from avgtool.i18n import Message
    from avgtool.model.subject_data import Found, FoundRow, FoundTable
    from avgtool.subject_data.packaging import Package

_FOUND_BY: Mapping[Match, Message] = {
    Match.EXACT: msg("identifier"),
    Match.REFERENCE: msg("belongs to it"),
    Match.NEAR: msg("resembles"),
    Match.TEXT: msg("in a text"),
}


def doubts(found: Found) -> Iterator[tuple[FoundTable, FoundRow]]:
    """Rows in doubt, the most alike first in each table."""
    for table in found.tables:
        rows = [row for row in table.rows if not row.is_certain]
        yield from ((table, row) for row in sorted(rows, key=lambda one: -one.score))


def show_found(console: Console, found: Found, *, with_doubts: bool) -> None:
    """What was found where, and what a human must decide."""
    table = listing_of(msg("Source"), [_place(one) for one in found.tables])
    for title in (msg("Rows"), msg("Found by"), msg("Through")):
        table.add_column(str(title), overflow="fold")
    for one in found.tables:
        rows = one.certain
        ways = wording.listed(", ", [_way(match, count) for match, count in sorted(_ways(rows).items())])
        columns = ", ".join(dict.fromkeys(column for row in rows for column in row.by))
        table.add_row(*map(escape, (_place(one), str(len(rows)), str(ways) or "–", columns or "–")))
    console.print(table)
    for missed in found.missed:
        console.print()
        tell(console, escape(str(msg("Not searched: {source} – {what}", source=missed.source, what=missed.error.what))))
    if with_doubts and found.persons_in_doubt:
        console.print()
        tell(
            console, escape(str(nmsg("{n} row in doubt:", "{n} rows in doubt:", found.persons_in_doubt))), style="bold"
        )
        show_doubts(console, found)


def show_doubt(console: Console, table: FoundTable, row: FoundRow) -> None:
    """One row in doubt, before a human is asked about it."""
    console.print()
    tell(console, escape(f"{_place(table)}: {_key(table, row)}"), style="bold")
    told = msg(
        "{how} in {columns}, likeness {score}",
        how=_FOUND_BY[row.match], columns=", ".join(row.by), score=wording.decimal(row.score),
    )  # fmt: skip
    tell(console, escape(str(told)))
    tell(console, escape(_told(table, row)))


def found_json(reference: str, found: Found, package: Package | None, remarks: Sequence[Message] = ()) -> str:
    """The same as data."""
    content: dict[str, Any] = {
        "avgtool": __version__,
        "format": "collect/1",
        "request": reference,
        "found": [_table_json(table) for table in found.tables],
        "in_doubt": [_doubt_json(table, row) for table, row in doubts(found)],
        "missed": [
            {"source": one.source, "what": str(one.error.what), "exit_code": one.error.exit_code}
            for one in found.missed
        ],
        "remarks": [str(one) for one in remarks],
        "package": None if package is None else _package_json(package),
    }
    return json.dumps(content, ensure_ascii=False, indent=2)


def show_doubts(console: Console, found: Found) -> None:
    """Rows in doubt with their ids, masked."""
    table = listing()
    for title in (msg("Id"), msg("Where"), msg("Key"), msg("How"), msg("Likeness"), msg("Masked")):
        table.add_column(str(title), overflow="fold")
    for one, row in doubts(found):
        how = f"{_FOUND_BY[row.match]} ({', '.join(row.by)})"
        cells = (row.id, _place(one), _key(one, row), how, str(wording.decimal(row.score)), _told(one, row))
        table.add_row(*map(escape, cells))
    console.print(table)
    for one in found.tables:
        if one.more_in_doubt:
            told = nmsg("{place}: {n} more that is less alike.", "{place}: {n} more that are less alike.", one.more_in_doubt, place=_place(one))  # fmt: skip # noqa: E501
            tell(console, escape(str(told)))


def _place(table: FoundTable) -> str:
    return f"{table.source} · {table.table}" if table.table else table.source


def _ways(rows: tuple[FoundRow, ...]) -> Counter[Match]:
    return Counter(row.match for row in rows)


def _way(match: Match, count: int) -> Message:
    return msg("{count} {how}", count=wording.number(count), how=_FOUND_BY[match])


def _key(table: FoundTable, row: FoundRow) -> str:
    """By what the row is looked up in its system; what a person is known by is masked, and the row told besides."""
    if not table.key:
        return str(msg("row {number}", number=row.number))
    if table.key == table.columns:
        return "–"
    personal = {column for places in table.map.handles.values() for place in places for column in place}
    shown = [masked(as_text(v)) if c in personal else as_text(v) for c, v in zip(table.key, row.key, strict=True)]
    parts = [f"{column}={value}" for column, value in zip(table.key, shown, strict=True)]
    if personal.isdisjoint(table.key):
        return ", ".join(parts)
    if row.number is not None:
        return ", ".join([*parts, str(msg("row {number}", number=row.number))])
    values = dict(zip(table.columns, row.values, strict=True))
    others = (column for column in table.primary if column not in {*personal, *table.key})
    return ", ".join([*parts, *(f"{column}={as_text(values[column])}" for column in others)])


def _told(table: FoundTable, row: FoundRow) -> str:
    """What a human decides by: whom the row is about, and what a text in it says."""
    if not row.snippet:
        return _masked(table, row)
    known = _masked(table, row)
    return row.snippet if known == "–" else f"{known} · {row.snippet}"


def _masked(table: FoundTable, row: FoundRow) -> str:
    """What the row says of its person, as far as it may be shown: enough to tell two candidates apart."""
    values = dict(zip(table.columns, row.values, strict=True))
    said = []
    for handle, places in table.map.handles.items():
        for column in (column for place in places for column in place):
            text = as_text(values[column])
            if text:
                said.append(text[:4] + "-••-••" if _is_date(handle, text) else _initials(handle, text))
    return " ".join(said) or "–"


def _is_date(handle: Handle, text: str) -> bool:
    return handle is Handle.BIRTH and text[:4].isdigit()


def _initials(handle: Handle, text: str) -> str:
    if handle is not Handle.NAME:
        return masked(text)
    return " ".join(word[0] + "•" * (len(word) - 1) for word in text.split())


def _table_json(table: FoundTable) -> dict[str, Any]:
    rows = table.certain
    return {
        "source": table.source,
        "table": table.table,
        "rows": len(rows),
        "by": {match.value: count for match, count in sorted(_ways(rows).items())},
        "columns": list(dict.fromkeys(column for row in rows for column in row.by)),
        "more_in_doubt": table.more_in_doubt,
    }


def _doubt_json(table: FoundTable, row: FoundRow) -> dict[str, Any]:
    return {
        "id": row.id,
        "source": table.source,
        "table": table.table,
        "key": _key(table, row),
        "match": row.match.value,
        "score": row.score,
        "by": list(row.by),
        "masked": _masked(table, row),
        "snippet": row.snippet or None,
    }


def _package_json(package: Package) -> dict[str, Any]:
    return {
        "path": str(package.path),
        "sha256": package.sha256,
        "encrypted": package.encrypted,
        "files": [{"name": one.name, "sha256": one.sha256, "bytes": one.size} for one in package.files],
    }
