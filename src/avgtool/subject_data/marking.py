"""New values for rows of one person: what is put right (art. 16), and what marks a row (art. 18, 21).

Which column marks a restriction or an objection, and with what value, is said in avgtool.yaml.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from avgtool.errors import ConfigError, InputError
from avgtool.i18n import Message, msg

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from avgtool.model.subject_data import Found, FoundTable, TableMap

_SHOWN = 40
"""Columns that an error names."""
NewValues = dict[tuple[str, str | None], dict[str, Any]]
_OPPOSITES: dict[Any, Any] = {
    "ja": "nee", "j": "n", "yes": "no", "y": "n", "true": "false", "1": "0", "t": "f", "waar": "onwaar",
}  # fmt: skip


def put_right(settings: Iterable[str], found: Found) -> NewValues:
    """The values of ``table.column=value``, by (source, table).

    A table is named as avgtool.yaml does, or by its source; with ``source.table.column`` where two sources have one.

    Raises:
        InputError: A column is not known or is a key, two tables have it, or the person has no row there.
    """
    known: dict[str, list[tuple[FoundTable, str]]] = {}
    for table in found.tables:
        for column in table.columns:
            for name in dict.fromkeys((table.table or table.source, table.source, f"{table.source}.{table.table}")):
                known.setdefault(f"{name}.{column}", []).append((table, column))
    values: NewValues = {}
    for setting in settings:
        place, sign, value = setting.partition("=")
        if not sign:
            raise InputError(msg("A setting is written table.column=value."))
        table, column = _one(place.strip(), known)
        if not table.certain:
            raise InputError(msg("holds no row of this person"), where=f"{table.source}.{place.strip()}")
        if column in table.key or column in table.map.belongs_to:
            raise InputError(
                msg("is a key, by which other rows find this one; it is not changed here"),
                where=place.strip(),
                hint=msg("Change it in the system itself, where what refers to it changes with it."),
            )
        values.setdefault((table.source, table.table), {})[column] = value if value != "" else None
    return values


def restricted(found: Found, *, lift: bool = False) -> NewValues:
    """The mark of a restriction in every source that holds rows of the person; or what takes it away.

    Raises:
        ConfigError: A source with rows of the person declares no mark.
    """
    values = _marks(found, lambda table: table.restricted, lift=lift)
    missing = sorted({one.source for one in found.tables if one.certain} - {source for source, _ in values})
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
    """Sources with rows of the person in which nothing is marked."""
    marked = {source for source, _ in values}
    return tuple(dict.fromkeys(one.source for one in found.tables if one.certain and one.source not in marked))


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
        (table.source, table.table): {named[0]: opposite(named[1]) if lift else named[1]}
        for table in found.tables
        if table.certain and (named := mark(table.map))
    }


def _one(place: str, known: dict[str, list[tuple[FoundTable, str]]]) -> tuple[FoundTable, str]:
    found = known.get(place, [])
    if len({(table.source, table.table) for table, _ in found}) == 1:
        return found[0]
    what: Message = msg("is a column of no table") if not found else msg("is a column of several tables")
    raise InputError(what, where=place, hint=msg("Known: {places}.", places=", ".join(_unambiguous(known))))


def _unambiguous(known: dict[str, list[tuple[FoundTable, str]]]) -> list[str]:
    return sorted(place for place, tables in known.items() if len(tables) == 1)[:_SHOWN]
