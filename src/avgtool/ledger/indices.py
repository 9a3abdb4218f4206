"""Whether the indices of SQLite lead to every row: who owns the file can make one that leaves a row out.

Questions go by an index, and a walk along a chain does not; so a row can be hidden from every question while its chain
is whole. PostgreSQL makes and reads its indices by itself, and gives no way to write their definition apart from them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection

_INDICES = "SELECT name, tbl_name FROM sqlite_master WHERE type = 'index' ORDER BY name"
_SHOWN = 10


def incomplete_indices(connection: Connection) -> tuple[str, ...]:
    """Indices that hold more or fewer rows than their table; always none on PostgreSQL.

    Fast, for it counts alone: an index whose entries were exchanged is found by :func:`damage`.
    """
    return () if connection.dialect.name != "sqlite" else tuple(_incomplete(connection))


def damage(connection: Connection) -> tuple[str, ...]:
    """What SQLite finds by holding every entry of every index against its row; always nothing on PostgreSQL.

    The first ten complaints, in SQLite's words: names of tables and indices and numbers of rows, never a value.
    Takes some two times as long as reading all rows.
    """
    if connection.dialect.name != "sqlite":
        return ()
    found = connection.exec_driver_sql(f"PRAGMA integrity_check({_SHOWN})").scalars()
    return tuple(line for line in found if line != "ok")


def _incomplete(connection: Connection) -> Iterator[str]:
    rows: dict[str, int] = {}
    for name, table in connection.exec_driver_sql(_INDICES).all():
        if table not in rows:
            rows[table] = _count(connection, f"{_quoted(table)} NOT INDEXED")
        if _count(connection, f"{_quoted(table)} INDEXED BY {_quoted(name)}") != rows[table]:
            yield name


def _count(connection: Connection, table: str) -> int:
    # No count(*): SQLite answers that from the smallest index, whichever is named.
    found: int = connection.exec_driver_sql(f"SELECT sum(1) FROM {table}").scalar() or 0  # noqa: S608 - quoted
    return found


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'
