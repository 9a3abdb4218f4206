"""Triggers that refuse to change or remove a row, on SQLite and PostgreSQL.

SQLite: INSERT OR REPLACE removes the row that it replaces without a word to DELETE triggers (unless
``recursive_triggers`` is on, which another program's connection need not have), so a row may only come at the end.
Alembic's batch mode makes a table anew without its triggers: a migration that alters a protected table protects it
again.
PostgreSQL: TRUNCATE needs a trigger of its own; all are ALWAYS, for ``session_replication_role`` switches others off.

Who owns the database can drop triggers. That is noticed (:func:`unprotected`), and what is changed then, too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from avgtool.ledger.failures import APPEND_ONLY

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlalchemy import Connection

    Unique = Sequence[Sequence[str]]

_FUNCTION = "avgtool_append_only"
_BODY = f"BEGIN RAISE EXCEPTION '{APPEND_ONLY}' USING ERRCODE = 'restrict_violation'; END"
_BEFORE_STATEMENT = 2
_EVENTS = {"update": 16, "delete": 8, "truncate": 32}
"""What PostgreSQL's triggers are about, with its bit in ``pg_trigger.tgtype``."""


def protect(connection: Connection, table: str, unique: Unique = ()) -> None:
    """Make the triggers of an append-only table; those that are there are made anew.

    Args:
        connection: A transaction that may change the schema.
        table: Name of the table; its rows are numbered by ``seq``.
        unique: What no two rows share, beside their number.
    """
    if connection.dialect.name == "postgresql":
        _protect_postgresql(connection, table, _EVENTS)
        return
    for name, statement in sqlite_triggers(table, unique).items():
        connection.exec_driver_sql(f"DROP TRIGGER IF EXISTS {name}")
        connection.exec_driver_sql(statement)


def keep_rows(connection: Connection, table: str, key: str, unique: Unique = ()) -> None:
    """Make the triggers of a table whose rows may be altered but never removed or replaced.

    Args:
        connection: A transaction that may change the schema.
        table: Name of the table.
        key: Its key column, which never changes.
        unique: What else no two rows share.
    """
    if connection.dialect.name == "postgresql":
        _protect_postgresql(connection, table, {name: _EVENTS[name] for name in ("delete", "truncate")})
        return
    for name, statement in kept_triggers(table, key, unique).items():
        connection.exec_driver_sql(f"DROP TRIGGER IF EXISTS {name}")
        connection.exec_driver_sql(statement)


def sqlite_triggers(table: str, unique: Unique = ()) -> Mapping[str, str]:
    """Name and text of the triggers of an append-only table in SQLite."""
    last = f"(SELECT coalesce(max(seq), 0) + 1 FROM {table})"  # noqa: S608 - a name of ours
    taken = "".join(f" OR {_taken(table, columns)}" for columns in unique)
    return {
        f"{table}_no_update": _sqlite(table, "no_update", "UPDATE"),
        f"{table}_no_delete": _sqlite(table, "no_delete", "DELETE"),
        f"{table}_no_replace": _sqlite(table, "no_replace", "INSERT", f"NEW.seq IS NOT {last}{taken}"),
    }


def kept_triggers(table: str, key: str, unique: Unique = ()) -> Mapping[str, str]:
    """Name and text of the triggers of a table whose rows stay, in SQLite."""
    taken = " OR ".join(_taken(table, columns) for columns in ((key,), *unique))
    return {
        f"{table}_no_delete": _sqlite(table, "no_delete", "DELETE"),
        f"{table}_no_rename": _sqlite(table, "no_rename", f"UPDATE OF {key}"),
        f"{table}_no_replace": _sqlite(table, "no_replace", "INSERT", taken),
    }


def unprotected(connection: Connection, table: str, unique: Unique = ()) -> tuple[str, ...]:
    """The triggers of an append-only table that are missing, switched off or not as we make them; and those of others.

    A trigger or a rule of somebody else can make rows vanish, or others of them, before they are stored.
    """
    if connection.dialect.name == "postgresql":
        return _unprotected_postgresql(connection, table, _EVENTS)
    return _unprotected_sqlite(connection, table, sqlite_triggers(table, unique))


def unkept(connection: Connection, table: str, key: str, unique: Unique = ()) -> tuple[str, ...]:
    """The same for a table whose rows stay."""
    if connection.dialect.name == "postgresql":
        return _unprotected_postgresql(connection, table, {name: _EVENTS[name] for name in ("delete", "truncate")})
    return _unprotected_sqlite(connection, table, kept_triggers(table, key, unique))


def foreign(connection: Connection, table: str) -> tuple[str, ...]:
    """Triggers and rules of a table that has none of ours."""
    if connection.dialect.name == "postgresql":
        return _foreign_postgresql(connection, table, ())
    return _unprotected_sqlite(connection, table, {})


def _sqlite(table: str, name: str, happening: str, condition: str | None = None) -> str:
    when = f" WHEN {condition}" if condition else ""
    return (
        f"CREATE TRIGGER {table}_{name} BEFORE {happening} ON {table}{when} "
        f"BEGIN SELECT RAISE(ABORT, '{APPEND_ONLY}'); END"
    )


def _taken(table: str, columns: Sequence[str]) -> str:
    same = " AND ".join(f"{column} = NEW.{column}" for column in columns)
    return f"EXISTS (SELECT 1 FROM {table} WHERE {same})"  # noqa: S608 - names of ours


def _unprotected_sqlite(connection: Connection, table: str, wanted: Mapping[str, str]) -> tuple[str, ...]:
    # SQLite keeps the name of the table as the trigger's maker wrote it: Consent_Event.
    query = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = ? COLLATE NOCASE"
    present = {row[0]: row[1] for row in connection.exec_driver_sql(query, (table,))}
    foreign = sorted(present.keys() - wanted.keys())
    return (*(name for name, text in wanted.items() if present.get(name) != text), *foreign)


def _protect_postgresql(connection: Connection, table: str, events: Mapping[str, int]) -> None:
    connection.exec_driver_sql(
        f"CREATE OR REPLACE FUNCTION {_FUNCTION}() RETURNS trigger LANGUAGE plpgsql AS $${_BODY}$$"
    )
    for happening in events:
        name = f"{table}_no_{happening}"
        connection.exec_driver_sql(f"DROP TRIGGER IF EXISTS {name} ON {table}")
        connection.exec_driver_sql(
            f"CREATE TRIGGER {name} BEFORE {happening.upper()} ON {table} "
            f"FOR EACH STATEMENT EXECUTE FUNCTION {_FUNCTION}()"
        )
        connection.exec_driver_sql(f"ALTER TABLE {table} ENABLE ALWAYS TRIGGER {name}")


def _unprotected_postgresql(connection: Connection, table: str, events: Mapping[str, int]) -> tuple[str, ...]:
    query = (
        "SELECT t.tgname, t.tgtype FROM pg_trigger t JOIN pg_proc f ON f.oid = t.tgfoid "
        "WHERE t.tgrelid = to_regclass(%s) AND NOT t.tgisinternal AND t.tgenabled = 'A' "
        "AND t.tgqual IS NULL AND t.tgattr = '' AND f.prosrc = %s"
    )
    present = {(name, kind) for name, kind in connection.exec_driver_sql(query, (table, _BODY))}
    wanted = {(f"{table}_no_{happening}", _BEFORE_STATEMENT | bit) for happening, bit in events.items()}
    ours = [name for name, _kind in wanted]
    return (*sorted(name for name, _kind in wanted - present), *_foreign_postgresql(connection, table, ours))


def _foreign_postgresql(connection: Connection, table: str, ours: Sequence[str]) -> tuple[str, ...]:
    """Triggers, rules and row security policies of a table that are not ours: all of them can hide rows."""
    query = (
        "SELECT tgname::text FROM pg_trigger WHERE tgrelid = to_regclass(%s) AND NOT tgisinternal "
        "UNION SELECT rulename::text FROM pg_rewrite WHERE ev_class = to_regclass(%s) "
        "UNION SELECT polname::text FROM pg_policy WHERE polrelid = to_regclass(%s) "
        "UNION SELECT relname || '_row_level_security' FROM pg_class WHERE oid = to_regclass(%s) AND relrowsecurity"
    )
    present = {row[0] for row in connection.exec_driver_sql(query, (table,) * 4)}
    return tuple(sorted(present - set(ours)))
