"""New values for rows of one person: what is put right (art. 16), and what marks a row (art. 18, 21).

Which column marks a restriction or an objection, and with what value, is said in avgtool.yaml.
"""

from __future__ import annotations

import difflib
import re
from typing import TYPE_CHECKING, Any

from avgtool.errors import InputError
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
            raise InputError(msg("A setting is written table.column=value."), hint=_settable(found))
        chosen = _CHOSEN.search(place)
        table, column = _one(_CHOSEN.sub("", place, count=1).strip(), known, found)
        if column in table.key or column in table.map.belongs_to:
            raise InputError(
                msg("is a key, by which other rows find this one; it is not changed here"),
                where=_CHOSEN.sub("", place).strip(),
                hint=msg(
                    "Change it in the system itself, where what refers to it changes with it. {columns}",
                    columns=_settable(found, table),
                ),
            )
        rows = values.setdefault((table.source, table.table), {})
        for row in _rows(table, chosen[1] if chosen else None, found):
            rows.setdefault(row.id, {})[column] = value if value != "" else None
    return values


def restricted(found: Found, *, lift: bool = False) -> NewValues:
    """The mark of a restriction in every table with rows of the person that has one; or what takes it away.

    Sources without (:func:`unmarked`) are restricted by hand: a list of addresses has no column for it.
    """
    return _marks(found, lambda table: table.restricted, lift=lift)


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


def _rows(table: FoundTable, chosen: str | None, found: Found) -> list[FoundRow]:
    """The rows that a setting is for; of all that was found, others are named where there is none."""
    place = f"{table.source}: {table.table}" if table.table else table.source
    rows = _own(table)
    if chosen not in {None, "*"}:
        rows = [row for row in rows if chosen in {row.id, _shown_key(table, row)}]
    if not rows:
        raise InputError(msg("holds no such row of this person"), where=place, hint=_settable(found, table))
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
            for name in _called(table):
                known.setdefault(f"{name}.{column}", []).append((table, column))
    return known


def _one(place: str, known: dict[str, list[tuple[FoundTable, str]]], everything: Found) -> tuple[FoundTable, str]:
    found = known.get(place, [])
    tables = {(table.source, table.table) for table, _ in found}
    if len(tables) == 1:
        return found[0]
    if found:
        column = found[0][1]
        fitting = sorted(f"{source}.{table}.{column}" if table else f"{source}.{column}" for source, table in tables)
        what, hint = msg("is a column of several tables"), msg("Say which: {places}.", places=", ".join(fitting))
        raise InputError(what, where=place, hint=hint)
    named = place.rpartition(".")[0]
    table = next((table for columns in known.values() for table, _ in columns if named in _called(table)), None)
    meant = difflib.get_close_matches(place, known, n=1)
    hint = _settable(everything, table)
    raise InputError(
        msg("is a column of no table"),
        where=place,
        hint=msg("Did you mean {name}? {columns}", name=meant[0], columns=hint) if meant else hint,
    )


def _shown_key(table: FoundTable, row: FoundRow) -> str:
    return str(row.number) if row.number is not None and not table.key else ",".join(map(as_text, row.key))


def _settable(found: Found, table: FoundTable | None = None) -> Message:
    """Which columns can be put right: of one table where the person has rows in it, else of all with such rows."""
    tables = [table] if table and _own(table) else [one for one in found.tables if _own(one)]
    places = [
        f"{_shortest(one, found)}.{column}"
        for one in tables
        for column in one.columns
        if column not in one.key and column not in one.map.belongs_to
    ]
    shown = ", ".join(places[:_SHOWN])
    if len(places) > _SHOWN:
        return msg("Can be put right: {places}, and more.", places=shown)
    return msg("Can be put right: {places}.", places=shown) if places else msg("No row of this person was found.")


def _shortest(table: FoundTable, found: Found) -> str:
    """What a table is called where no other is called so."""
    called = [name for one in found.tables for name in _called(one)]
    return next((name for name in _called(table) if called.count(name) == 1), table.source)


def _called(table: FoundTable) -> tuple[str, ...]:
    """The names of a table: its own, with its source, and that of a source of one table."""
    return tuple(dict.fromkeys((table.table or table.source, table.source, f"{table.source}.{table.table}")))
