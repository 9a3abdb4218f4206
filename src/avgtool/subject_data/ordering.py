"""Foreign keys between the tables of a source: in which order rows go, and what forbids that they go. Pure.

A row that others refer to can be deleted only after them. Where rows stay that refer to it, the database refuses, or
does something of its own accord (``ON DELETE``); either is said in the plan, before anything happens.
"""

from __future__ import annotations

from dataclasses import dataclass
from graphlib import CycleError, TopologicalSorter
from typing import TYPE_CHECKING

from avgtool.i18n import Message, msg, nmsg
from avgtool.model.subject_work import Deed, Obstacle, SideEffect

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from avgtool.model.subject_work import PlannedSource

_EMPTIES = {"SET NULL", "SET DEFAULT"}


@dataclass(frozen=True, slots=True)
class ForeignKey:
    """Columns of one table that refer to rows of another in the same database."""

    table: str
    columns: tuple[str, ...]
    target: str
    target_columns: tuple[str, ...]
    on_delete: str = "NO ACTION"
    """What the database does with the referring rows."""
    deferrable: bool = False
    """Whether the database can be told to look at it at the end of the transaction only."""


@dataclass(frozen=True, slots=True)
class Held:
    """Rows that stay and refer to rows that are to be deleted."""

    by: ForeignKey
    rows: int


def deletion_order(tables: Iterable[str], keys: Iterable[ForeignKey]) -> tuple[str, ...]:
    """Tables in the order in which rows can be deleted from them: who refers goes before what it refers to.

    Tables that refer to each other in a circle come in the order given, behind all others; the database must then look
    at the end of the transaction only.
    """
    wanted = list(dict.fromkeys(tables))
    before: dict[str, dict[str, None]] = {table: {} for table in wanted}  # in the order given, the same in every run
    for key in keys:
        if key.table in before and key.target in before and key.table != key.target:
            before[key.target][key.table] = None
    try:
        return tuple(TopologicalSorter(before).static_order())
    except CycleError:
        return tuple(wanted)


def in_a_circle(tables: Iterable[str], keys: Iterable[ForeignKey]) -> bool:
    """Whether tables refer to each other so that no order is right."""
    wanted = set(tables)
    graph: dict[str, set[str]] = {}
    for key in keys:
        if {key.table, key.target} <= wanted and key.table != key.target and not key.deferrable:
            graph.setdefault(key.target, set()).add(key.table)
    try:
        TopologicalSorter(graph).prepare()
    except CycleError:
        return True
    return False


def side_effects(held: Iterable[Held]) -> tuple[SideEffect, ...]:
    """What the database does of its own accord."""
    return tuple(
        SideEffect(one.by.table, one.by.columns, one.rows, one.by.on_delete == "CASCADE")
        for one in held
        if one.by.on_delete == "CASCADE" or one.by.on_delete in _EMPTIES
    )


def forbidden(source: PlannedSource, held: Iterable[Held]) -> Iterator[Obstacle]:
    """What the foreign keys of a database do not allow, each with what to set in avgtool.yaml."""
    kept = {table.table for table in source.tables if table.count(Deed.DELETE) < len(table.rows)}
    planned = {table.table for table in source.tables}
    for one in held:
        if one.by.on_delete in _EMPTIES or (one.by.on_delete == "CASCADE" and one.by.table not in kept):
            continue
        yield Obstacle(source.name, one.by.target, _forbids(one), _remedy(one, one.by.table in planned))


def _forbids(one: Held) -> Message:
    if one.by.on_delete == "CASCADE":
        return nmsg(
            "rows of {target} cannot be deleted: the database would delete {n} row of {table} with them that is kept "
            "({columns}, ON DELETE CASCADE)",
            "rows of {target} cannot be deleted: the database would delete {n} rows of {table} with them that are kept "
            "({columns}, ON DELETE CASCADE)",
            one.rows,
            **_named(one),
        )
    return nmsg(
        "rows of {target} cannot be deleted: {n} row of {table} that stays refers to them (foreign key {columns})",
        "rows of {target} cannot be deleted: {n} rows of {table} that stay refer to them (foreign key {columns})",
        one.rows,
        **_named(one),
    )


def _remedy(one: Held, planned: bool) -> Message:
    if planned:
        return msg(
            "In avgtool.yaml give {target} erase: anonimiseren, with the columns to write over under anonymize; or "
            "take away what keeps the rows of {table}.",
            **_named(one),
        )
    return msg(
        "In avgtool.yaml describe {table} too, with belongs_to: {{{columns}: {target}…}} and what becomes of its rows "
        "(kept by the date of the row they refer to: erase: bewaren, and keep with from: {columns}); or give "
        "{target} erase: anonimiseren.",
        **_named(one),
    )


def _named(one: Held) -> dict[str, str]:
    return {"target": one.by.target, "table": one.by.table, "columns": ", ".join(one.by.columns)}
