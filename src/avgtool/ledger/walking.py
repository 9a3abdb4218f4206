"""A chain is walked: row by row, whether each is the one that its hash was taken over, and follows the one before."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from avgtool.ledger.chain import GENESIS, canonical, link

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from sqlalchemy import Connection

    from avgtool.ledger.chained import Chain

_AT_ONCE = 5_000


@dataclass(frozen=True, slots=True)
class Head:
    """The end of a chain: how many rows it has, and the hash of the last."""

    count: int
    hash: str


START = Head(0, GENESIS)
"""Before the first row."""


class Problem(StrEnum):
    """What does not fit."""

    CHANGED = "changed"
    """The row's content does not have the hash that it carries."""
    REMOVED = "removed"
    """A row before it is missing, or was put elsewhere."""
    RELINKED = "relinked"
    """It does not carry the hash of the row before."""
    FORM = "form"
    """Its canonical form is unknown."""
    CUT_OFF = "cut_off"
    """The checkpoint knows rows after the last one."""
    REWRITTEN = "rewritten"
    """The row is not the one that the checkpoint knows, though the chain fits together."""
    TABLE = "table"
    """The table, or a column of it, is missing."""


@dataclass(frozen=True, slots=True)
class Misfit:
    """The first row of a chain that does not fit."""

    seq: int
    """Its number; of a row that is missing, the number that it had."""
    problem: Problem


def rows_after(connection: Connection, chain: Chain, seq: int = 0) -> Iterator[Sequence[Any]]:
    """The rows behind a number: columns of the newest form, then of earlier forms alone, form, previous hash, hash."""
    casts = chain.truths if connection.dialect.name == "postgresql" else frozenset()
    wanted = ", ".join(f"{name}::int" if name in casts else name for name in selected(chain))
    query = f"SELECT {wanted}, form, previous_hash, hash FROM {chain.name} WHERE seq > {seq} ORDER BY seq"  # noqa: S608 - names of ours
    streamed = connection.exec_driver_sql(query, execution_options={"stream_results": True, "yield_per": _AT_ONCE})
    for part in streamed.partitions():
        yield from part


def selected(chain: Chain) -> tuple[str, ...]:
    """The columns of all forms, those of the newest first."""
    names = [name for form in sorted(chain.forms, reverse=True) for name in chain.hashed(form)]
    return tuple(dict.fromkeys(names))


def walk(
    chain: Chain, rows: Iterable[Sequence[Any]], start: Head, known: Head | None = None
) -> tuple[Head, Misfit | None]:
    """How far rows fit, and the first that does not.

    Args:
        chain: Whose.
        rows: Of :func:`rows_after`, behind ``start``.
        start: Where they begin.
        known: What a checkpoint says.
    """
    name, places = chain.name, _places(chain)
    seq, before = start.count, start.hash
    for row in rows:
        form, previous, own = row[-3:]
        problem = _problem(name, row, places.get(form), seq + 1, before)
        if problem is not None:
            return Head(seq, before), Misfit(seq + 1, problem)
        seq, before = seq + 1, own
        if known is not None and seq == known.count and own != known.hash:
            return Head(seq - 1, previous), Misfit(seq, Problem.REWRITTEN)
    return Head(seq, before), None


def _places(chain: Chain) -> Mapping[int, slice | tuple[int, ...]]:
    """Where in a row that was read the columns of each form stand."""
    order = selected(chain)
    newest = slice(len(chain.hashed(chain.form)))
    earlier = {form: tuple(order.index(name) for name in chain.hashed(form)) for form in chain.forms}
    return {**earlier, chain.form: newest}


def _problem(
    name: str, row: Sequence[Any], places: slice | tuple[int, ...] | None, seq: int, before: str
) -> Problem | None:
    form, previous, own = row[-3:]
    if row[0] != seq:
        return Problem.REMOVED
    if places is None:
        return Problem.FORM
    if previous != before:
        return Problem.RELINKED
    values = row[places] if isinstance(places, slice) else [row[place] for place in places]
    try:
        fits = link(before, canonical(name, form, values)) == own
    except (TypeError, UnicodeEncodeError):  # bytes, or half a character: never written by us
        return Problem.CHANGED
    return None if fits else Problem.CHANGED
