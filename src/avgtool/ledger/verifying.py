"""Whether a ledger is whole: every chain is walked once, its triggers and the persons that it names are looked at."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import sqlalchemy

from avgtool.ledger.ages import AGE, misfitting_ages
from avgtool.ledger.erasing import ERASURE, misfitting_erasures
from avgtool.ledger.own_key import OWN_KEY
from avgtool.ledger.protection import unprotected
from avgtool.ledger.subjects import misfitting_subjects, missing_subjects
from avgtool.ledger.walking import START, Head, Misfit, Problem, rows_after, walk

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sqlalchemy import Connection

    from avgtool.ledger.chained import Chain


@dataclass(frozen=True, slots=True)
class ChainVerdict:
    """What was found of one chain."""

    chain: str
    head: Head
    """How far it is whole: the number of rows that fit, and the hash of the last of them."""
    misfit: Misfit | None = None
    unprotected: tuple[str, ...] = ()
    """Triggers that are missing, switched off or altered; triggers and rules that are not ours."""

    @property
    def readable(self) -> bool:
        """Whether its table and all of its columns are there."""
        return self.misfit is None or self.misfit.problem is not Problem.TABLE

    @property
    def whole(self) -> bool:
        """Whether every row fits and every trigger stands."""
        return self.misfit is None and not self.unprotected


def verify_chain(connection: Connection, chain: Chain, known: Head | None = None) -> ChainVerdict:
    """Walk one chain.

    Args:
        connection: A transaction that reads.
        chain: Which.
        known: What a checkpoint says of it.
    """
    if not _complete(connection, chain):
        return ChainVerdict(chain.name, START, Misfit(1, Problem.TABLE))
    end, misfit = walk(chain, rows_after(connection, chain), START, known)
    if misfit is None and known is not None and end.count < known.count:
        misfit = Misfit(end.count + 1, Problem.CUT_OFF)
    if misfit is None and chain == OWN_KEY and not end.count:
        misfit = Misfit(1, Problem.CUT_OFF)  # every ledger notes its key when it is made
    return ChainVerdict(chain.name, end, misfit, unprotected(connection, chain.name, chain.unique))


def verify_persons(connection: Connection, chains: Sequence[Chain]) -> tuple[str, ...]:
    """Ids of persons whose row is not what was recorded of them, or is gone, each once.

    Args:
        connection: A transaction that reads.
        chains: Those whose tables can be read.
    """
    return tuple(dict.fromkeys(_misfitting(connection, chains)))


def _misfitting(connection: Connection, chains: Sequence[Chain]) -> Iterator[str]:
    yield from misfitting_subjects(connection)
    for chain in chains:
        yield from missing_subjects(connection, chain)
    if AGE in chains:
        yield from misfitting_ages(connection)
    if ERASURE in chains:
        yield from misfitting_erasures(connection)


def _complete(connection: Connection, chain: Chain) -> bool:
    inspector = sqlalchemy.inspect(connection)
    if not inspector.has_table(chain.name):
        return False
    present = {column["name"] for column in inspector.get_columns(chain.name)}
    return present >= {column.name for column in chain.table.columns}
