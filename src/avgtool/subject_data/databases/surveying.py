"""What a database says of a plan before anything happens: in which order rows go, and what it will not allow."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlalchemy

from avgtool.errors import RefusedError, StoreError
from avgtool.i18n import msg
from avgtool.model.subject_work import Deed, Obstacle
from avgtool.subject_data.databases.changing import as_stored, rehearse, transaction
from avgtool.subject_data.databases.held import held_rows, key_columns, keyed
from avgtool.subject_data.databases.shape import foreign_keys, table_shape
from avgtool.subject_data.databases.typing import typed
from avgtool.subject_data.instructing import RANDOM
from avgtool.subject_data.ordering import deletion_order, forbidden, in_a_circle, side_effects
from avgtool.subject_data.planning import with_order

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection

    from avgtool.model.subject_data import TableMap
    from avgtool.model.subject_work import PlannedSource
    from avgtool.subject_data.databases.shape import TableShape
    from avgtool.subject_data.instructions import SourceWork, TableWork
    from avgtool.subject_data.ordering import ForeignKey


def survey(
    plan: PlannedSource, work: SourceWork, maps: dict[str | None, TableMap]
) -> tuple[PlannedSource, tuple[Obstacle, ...]]:
    """The plan with its tables in the order in which rows go, and what stands in the way.

    Args:
        plan: Of one database.
        work: The same, with the keys of the rows.
        maps: Its tables as avgtool.yaml describes them, by name.

    Raises:
        InputError: A new value does not fit its column.
        StoreError: The database cannot be reached.
    """
    put = {table.table for table in plan.tables if table.count(Deed.CHANGE)}
    with transaction(work.name, work.location) as connection:
        keys = _keys(connection, work)
        tables = [table.table or "" for table in plan.tables]
        held = held_rows(connection, work.tables, keys)
        found = [*forbidden(plan, held), *_in_a_circle(plan.name, tables, keys)]
        for table in work.tables:
            found += (
                _taken(connection, plan.name, table)
                if table.table in put
                else _unfit(connection, plan.name, table, maps[table.table])
            )
        connection.rollback()
    if put and not found:
        found += _refused(work)
    return with_order(plan, deletion_order(tables, keys), side_effects(held)), tuple(found)


def _taken(connection: Connection, name: str, table: TableWork) -> Iterator[Obstacle]:
    """New values that stand in another row already where no two rows may hold the same."""
    shape = table_shape(connection, table.table or "")
    for column in dict.fromkeys(column for row in table.changes for column in row.values):
        for row in table.changes:
            if column in row.values:
                typed(row.values[column], shape.columns[column], shape.name)
        if shape.columns[column].unique and _stands_twice(connection, shape, table, column):
            yield Obstacle(
                name,
                table.table,
                msg("{column} may not hold one value in two rows, and the new value would stand in two", column=column),
                msg("Check the value. Where it is right, see whose the other row is: perhaps of the same person."),
            )


def _refused(work: SourceWork) -> Iterator[Obstacle]:
    """What else the database will not allow (rules, triggers, keys of several columns): it is tried, and taken back."""
    try:
        rehearse(work)
    except (RefusedError, StoreError) as error:
        hint = error.hint or msg("Change it by hand, and record that you did.")
        yield Obstacle(work.name, None, error.what, hint, type(error))


def _keys(connection: Connection, work: SourceWork) -> tuple[ForeignKey, ...]:
    schemas = dict.fromkeys((table.table or "").rpartition(".")[0] or None for table in work.tables)
    return tuple(key for schema in schemas for key in foreign_keys(connection, schema))


def _in_a_circle(name: str, tables: list[str], keys: tuple[ForeignKey, ...]) -> Iterator[Obstacle]:
    if in_a_circle(tables, keys):
        yield Obstacle(
            name,
            None,
            msg("tables refer to each other in a circle, so that rows of none can go first"),
            msg("Let the rows of one of them stay (erase: anonimiseren), with the referring column under anonymize."),
        )


def _unfit(connection: Connection, name: str, table: TableWork, described: TableMap) -> Iterator[Obstacle]:
    """Columns that do not take what ``anonymize`` writes: nothing where something must stand, one text twice."""
    if not table.changes:
        return
    shape = table_shape(connection, table.table or "")
    for row in table.changes:
        for column, value in row.values.items():
            if value is not None:
                typed(value, shape.columns[column], shape.name)
    for column, text in described.anonymize.items():
        if column not in table.changes[0].values:
            continue
        declared = shape.columns[column]
        if text is None and not declared.nullable:
            yield Obstacle(
                name,
                table.table,
                msg("{column} may not be empty, as anonymize would have it", column=column),
                msg("Write a text for {column} under anonymize of {table}.", column=column, table=shape.name),
            )
        if (
            text is not None
            and RANDOM not in text
            and declared.unique
            and _stands_twice(connection, shape, table, column)
        ):
            yield Obstacle(
                name,
                table.table,
                msg("{column} may not hold one text in two rows, as anonymize would have it", column=column),
                msg("Put {placeholder} in the text: it becomes another one in each row.", placeholder=RANDOM),
            )


def _stands_twice(connection: Connection, shape: TableShape, table: TableWork, column: str) -> bool:
    """Whether a new value of a column would stand in two rows: in several of the person's, or in one of another."""
    rows = [row for row in table.changes if row.values.get(column) is not None]
    new = [as_stored(connection, shape, column, row.values[column]) for row in rows]
    if not new or len(set(new)) < len(new):
        return bool(new)
    own = sqlalchemy.or_(*keyed(shape.clause, key_columns(shape, table), [row.key for row in rows]))
    same = shape.clause.c[column].in_(new)
    return connection.execute(sqlalchemy.select(shape.clause.c[column]).where(same, ~own).limit(1)).first() is not None
