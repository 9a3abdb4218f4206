"""New values for rows of one person: what is put right (art. 16), and what marks a row (art. 18, 21).

Which column marks a restriction or an objection, and with what value, is said in avgtool.yaml.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from avgtool.errors import ConfigError, InputError
from avgtool.i18n import Message, msg, nmsg
from avgtool.subject_data.planning import speaks_only
from avgtool.subject_data.rows import as_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from avgtool.model.subject_data import Found, FoundRow, FoundTable, TableMap

_SHOWN = 40
"""Columns that an error names."""
NewValues = dict[tuple[str, str | None], dict[str, dict[str, Any]]]
"""(source, table) to rows by their id, to new values by column."""
_CHOSEN = re.compile(r"\[([^\[\]]+)\]")
_OPPOSITES: dict[Any, Any] = {
    "ja": "nee", "j": "n", "yes": "no", "y": "n", "true": "false", "1": "0", "t": "f", "waar": "onwaar",
}  # fmt: skip


def put_right(settings: Iterable[str], found: Found) -> NewValues:
    """The values of ``table.column=value``, row by row.

    A table is named as avgtool.yaml does, or by its source; with ``source.table.column`` where two sources have one.
    Where the person has several rows in it, ``table[KEY].column`` says which, by its key or number; ``[*]`` means all.

    Raises:
        InputError: A column is not known or is a key, two tables have it, or the person has no such row there.
    """
    known = _places(found)
    values: NewValues = {}
    for setting in settings:
        place, sign, value = setting.partition("=")
        if not sign:
            raise InputError(msg("A setting is written table.column=value."))
        chosen = _CHOSEN.search(place)
        table, column = _one(_CHOSEN.sub("", place, count=1).strip(), known)
        if column in table.key or column in table.map.belongs_to:
            raise InputError(
                msg("is a key, by which other rows find this one; it is not changed here"),
                where=_CHOSEN.sub("", place).strip(),
                hint=msg("Change it in the system itself, where what refers to it changes with it."),
            )
        rows = values.setdefault((table.source, table.table), {})
        for row in _rows(table, chosen[1] if chosen else None):
            rows.setdefault(row.id, {})[column] = value if value != "" else None
    return values


def restricted(found: Found, *, lift: bool = False) -> NewValues:
    """The mark of a restriction in every source that holds rows of the person; or what takes it away.

    Raises:
        ConfigError: A source with rows of the person declares no mark.
    """
    values = _marks(found, lambda table: table.restricted, lift=lift)
    missing = unmarked(found, values)
    if missing:
        raise ConfigError(
            msg("avgtool.yaml names no column that marks a restricted row"),
            where=", ".join(missing),
            hint=msg(
                "Name one under its table, with the value that marks it: {example}",
                example="restricted: {geblokkeerd: true}",
            ),
        )
    return values


def objected(found: Found) -> NewValues:
    """The mark of an objection, in every table with rows of the person that has one."""
    return _marks(found, lambda table: table.objected, lift=False)


def unmarked(found: Found, values: NewValues) -> tuple[str, ...]:
    """Sources with rows of the person in which nothing is marked, sorted."""
    marked = {source for source, _ in values}
    return tuple(sorted({one.source for one in found.tables if _own(one)} - marked))


def opposite(value: Any) -> Any:
    """What takes a mark away: no for yes, 0 for 1; nothing where the mark has no opposite."""
    if isinstance(value, bool):
        return not value
    if isinstance(value, int):
        return int(not value)
    if not isinstance(value, str):
        return None
    both = {**_OPPOSITES, **{no: yes for yes, no in _OPPOSITES.items()}}
    found = both.get(value.lower())
    return found.upper() if found and value.isupper() else found


def _marks(found: Found, mark: Callable[[TableMap], tuple[str, Any] | None], *, lift: bool) -> NewValues:
    return {
        (table.source, table.table): {row.id: {named[0]: opposite(named[1]) if lift else named[1]} for row in own}
        for table in found.tables
        if (own := _own(table)) and (named := mark(table.map))
    }


def _own(table: FoundTable) -> list[FoundRow]:
    """Rows about the person; one in which only a text speaks of the person is about another."""
    return [row for row in table.certain if not speaks_only(row)]


def _rows(table: FoundTable, chosen: str | None) -> list[FoundRow]:
    """The rows that a setting is for."""
    place = f"{table.source}: {table.table}" if table.table else table.source
    rows = _own(table)
    if chosen not in {None, "*"}:
        rows = [row for row in rows if chosen in {row.id, _shown_key(row)}]
    if not rows:
        raise InputError(msg("holds no such row of this person"), where=place)
    if chosen is None and len(rows) > 1:
        raise InputError(
            nmsg("holds {n} row of this person", "holds {n} rows of this person", len(rows)),
            where=place,
            hint=msg(
                "Say which, by its key or number: {one}; or all: {all}",
                one=msg("table[12].column=value"), all=msg("table[*].column=value"),
            ),
        )  # fmt: skip
    return rows


def _places(found: Found) -> dict[str, list[tuple[FoundTable, str]]]:
    """What columns may be called."""
    known: dict[str, list[tuple[FoundTable, str]]] = {}
    for table in found.tables:
        for column in table.columns:
            for name in dict.fromkeys((table.table or table.source, table.source, f"{table.source}.{table.table}")):
                known.setdefault(f"{name}.{column}", []).append((table, column))
    return known


def _one(place: str, known: dict[str, list[tuple[FoundTable, str]]]) -> tuple[FoundTable, str]:
    found = known.get(place, [])
    if len({(table.source, table.table) for table, _ in found}) == 1:
        return found[0]
    what: Message = msg("is a column of no table") if not found else msg("is a column of several tables")
    raise InputError(what, where=place, hint=msg("Known: {places}.", places=", ".join(_unambiguous(known))))


def _unambiguous(known: dict[str, list[tuple[FoundTable, str]]]) -> list[str]:
    return sorted(place for place, tables in known.items() if len(tables) == 1)[:_SHOWN]


def _shown_key(row: FoundRow) -> str:
    return ",".join(map(as_text, row.key)) if row.number is None else str(row.number)
