"""When persons turn 16 and who holds parental responsibility until then (art. 8 AVG): under the chain, and erasable.

What counts now stands in the table of persons, where it is read in bulk. That table is no chain, so what was ever said
of somebody stands in a chain beside it too, encrypted under that person's key: unreadable once the person is erased,
and until then what :func:`misfitting_ages` holds the table against.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, ClassVar

import sqlalchemy
from sqlmodel import Field

from avgtool.ledger.appending import append
from avgtool.ledger.chained import Chain, Chained, chain_of
from avgtool.ledger.subjects import TABLE, key_of, seal, unseal

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

    from sqlalchemy import Connection, Row

    from avgtool.ledger.appending import Recorder

    Age = tuple[str | None, str | None]
    """The date (ISO 8601) on which somebody turns 16, and the guardian."""

_AT_ONCE = 500


class SubjectAgeRow(Chained, table=True):
    """When somebody turns 16 and who the guardian is, from then on; both sealed (ledger/subjects.py)."""

    __tablename__ = "subject_age"
    FORMS: ClassVar[Mapping[int, tuple[str, ...]]] = {1: ("subject", "turns_16_on", "guardian")}

    subject: str = Field(foreign_key="subject.id", max_length=40, index=True)
    turns_16_on: str | None = None
    guardian: str | None = None


AGE: Chain = chain_of(SubjectAgeRow)


def set_age(
    connection: Connection, id_: str, *, turns_16_on: date | None, guardian: str | None, recorder: Recorder
) -> None:
    """Note when a person turns 16, and who holds parental responsibility until then; what is not given stays."""
    set_ages(connection, {id_: (turns_16_on.isoformat() if turns_16_on else None, guardian)}, recorder)


def set_ages(connection: Connection, ages: Mapping[str, Age], recorder: Recorder) -> None:
    """The same for many: id to the date (ISO 8601) and the guardian. Those of whom it is known are not noted again."""
    remaining = iter(ages)
    while part := list(islice(remaining, _AT_ONCE)):
        changed = [(row, _merged(row, ages[row.id])) for row in _known(connection, part)]
        changed = [(row, age) for row, age in changed if age != (row.turns_16_on, row.guardian)]
        if changed:
            append(connection, AGE, [sealed_age(row.id, row.shred_key, *age) for row, age in changed], recorder)
            _update(connection, [(row.id, *age) for row, age in changed])


def sealed_age(id_: str, shred_key: str, turns_16_on: str | None, guardian: str | None) -> tuple[str | None, ...]:
    """The row of the chain that says so."""
    key = key_of(shred_key)
    return (id_, *(seal(key, text) if text is not None else None for text in (turns_16_on, guardian)))


def misfitting_ages(connection: Connection) -> Iterator[str]:
    """Ids of persons of whom the table of persons says something else than what was recorded last."""
    options = {"stream_results": True, "yield_per": 10_000}
    for part in connection.exec_driver_sql(_NEVER_RECORDED, execution_options=options).partitions():
        yield from (row[0] for row in part)
    for part in connection.exec_driver_sql(_RECORDED_LAST, execution_options=options).partitions():
        yield from (row[0] for row in part if not _fits(*row[1:]))


# Each is joined by an index: PostgreSQL may plan without knowing how many rows have just been added.
_NEVER_RECORDED = (
    "SELECT s.id FROM subject s WHERE s.erased_at IS NULL AND (s.turns_16_on IS NOT NULL OR s.guardian IS NOT NULL) "
    "AND NOT EXISTS (SELECT 1 FROM subject_age a WHERE a.subject = s.id)"
)
_RECORDED_LAST = (
    "SELECT s.id, s.shred_key, s.turns_16_on, s.guardian, a.turns_16_on, a.guardian "
    "FROM subject_age a JOIN subject s ON s.id = a.subject WHERE s.erased_at IS NULL "
    "AND NOT EXISTS (SELECT 1 FROM subject_age b WHERE b.subject = a.subject AND b.seq > a.seq)"
)


def _fits(
    shred_key: str | None, day: str | None, guardian: str | None, sealed_day: str | None, sealed_guardian: str | None
) -> bool:
    if shred_key is None:
        return False
    try:
        key = key_of(shred_key)
        return (unseal(key, sealed_day), unseal(key, sealed_guardian)) == (day, guardian)
    except ValueError:  # the key is another, or none
        return False


def _known(connection: Connection, ids: Iterable[str]) -> list[Row[tuple[str, str, str | None, str | None]]]:
    """Those of these persons who were not erased."""
    c = TABLE.c
    query = sqlalchemy.select(c.id, c.shred_key, c.turns_16_on, c.guardian)
    return list(connection.execute(query.where(c.id.in_(ids), c.shred_key.is_not(None))))


def _merged(row: Row[tuple[str, str, str | None, str | None]], age: Age) -> Age:
    return age[0] or row.turns_16_on, age[1] or row.guardian


def _update(connection: Connection, ages: Iterable[tuple[str, str | None, str | None]]) -> None:
    named = {name: sqlalchemy.bindparam(f"new_{name}", type_=sqlalchemy.String) for name in ("turns_16_on", "guardian")}
    updating = sqlalchemy.update(TABLE).where(TABLE.c.id == sqlalchemy.bindparam("whose")).values(named)
    rows = [{"whose": id_, "new_turns_16_on": day, "new_guardian": who} for id_, day, who in ages]
    connection.execute(updating, rows)
