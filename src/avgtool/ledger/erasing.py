"""A person is erased: what says who it was goes, from the files too; what was recorded stays, of nobody (art. 17 AVG).

That it was done, when and by whom stands in a chain of its own, so that the controller can show it (art. 5(2)), and
nobody can be erased outside of avgtool unseen.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, ClassVar

import sqlalchemy
from sqlalchemy import UniqueConstraint
from sqlmodel import Field

from avgtool.ledger.appending import append, timestamp
from avgtool.ledger.chained import Chain, Chained, chain_of
from avgtool.ledger.database import checkpoint_wal
from avgtool.ledger.subjects import NAME, TABLE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from sqlalchemy import Connection

    from avgtool.ledger.appending import Recorder
    from avgtool.ledger.database import Database

PATIENCE_SECONDS = 10.0
_LOCK_NOT_AVAILABLE = "55P03"
_FILE_OF_TABLE = "SELECT pg_relation_filepath('subject')"
_AT_ONCE = 500
_EMPTY = dict.fromkeys(("reference", "shred_key", "turns_16_on", "guardian"))


class SubjectErasureRow(Chained, table=True):
    """That somebody was erased; of whom only the id is left, which says nothing any more."""

    __tablename__ = "subject_erasure"
    __table_args__ = (UniqueConstraint("subject", name="uq_subject_erasure_subject"),)
    FORMS: ClassVar[Mapping[int, tuple[str, ...]]] = {1: ("subject", "at", "proof")}

    subject: str = Field(foreign_key="subject.id", max_length=40)
    at: str
    """When, UTC."""
    proof: str | None = None
    """Where it stands why: the number of a request or a file. It stays, so it names nobody."""


ERASURE: Chain = chain_of(SubjectErasureRow)


@dataclass(frozen=True, slots=True)
class Erasure:
    """What became of an erasure."""

    erased: int
    """Persons who were there, and are not any more."""
    gone: bool
    """Whether their bytes are gone from the files, too. If not, somebody was reading, or the user of PostgreSQL does
    not own the table: erase again, or let the owner run ``VACUUM FULL subject``."""
    elsewhere: bool
    """Whether the server keeps logs of what was written (PostgreSQL's WAL), which end by themselves."""


def erase_subjects(
    database: Database,
    ids: Iterable[str],
    recorder: Recorder,
    proof: str | None = None,
    patience: float | None = None,
) -> Erasure:
    """Remove what says who these persons are; what was recorded stays, of nobody.

    Backups and, on PostgreSQL, archived WAL hold them still, until they are thrown away. Objections stay (art. 21; the
    digest in the suppression list is what keeps the person from being approached again).

    Args:
        database: Of the ledger.
        ids: Whom to erase; who was erased before is left alone.
        recorder: Who does it, and when.
        proof: Where it stands why, such as the number of a request: no name, for it stays.
        patience: For how many seconds readers may hold up that bytes go from the files; ten by default.
    """
    remaining, erased = iter(dict.fromkeys(ids)), 0
    with database.writing() as connection:
        while part := list(islice(remaining, _AT_ONCE)):
            erased += _erase(connection, part, recorder, proof)
    return Erasure(erased, gone=scrub(database, patience), elsewhere=database.dialect == "postgresql")


def _erase(connection: Connection, ids: list[str], recorder: Recorder, proof: str | None) -> int:
    at, c = timestamp(recorder.at), TABLE.c
    there = connection.execute(sqlalchemy.select(c.id).where(c.id.in_(ids), c.erased_at.is_(None))).scalars().all()
    connection.execute(sqlalchemy.update(TABLE).where(c.id.in_(there)).values({**_EMPTY, "erased_at": at}))
    append(connection, ERASURE, ((id_, at, proof) for id_ in there), recorder)
    return len(there)


def scrub(database: Database, patience: float | None = None) -> bool:
    """Make erased values gone from the files of the database, too; whether they are."""
    seconds = PATIENCE_SECONDS if patience is None else patience
    if database.dialect == "sqlite":
        return checkpoint_wal(database, seconds)
    with database.outside() as connection:
        return _rewrite_postgresql(connection, seconds)


def _rewrite_postgresql(connection: Connection, patience: float) -> bool:
    """Have PostgreSQL write the table anew; whether it did: it only warns users who do not own it."""
    connection.exec_driver_sql(f"SET lock_timeout = {int(patience * 1000)}")
    try:
        before = connection.exec_driver_sql(_FILE_OF_TABLE).scalar()
        connection.exec_driver_sql(f"VACUUM FULL {NAME}")
        return bool(connection.exec_driver_sql(_FILE_OF_TABLE).scalar() != before)
    except sqlalchemy.exc.DBAPIError as error:
        if getattr(error.orig, "sqlstate", None) != _LOCK_NOT_AVAILABLE:
            raise
        return False
    finally:
        connection.exec_driver_sql("RESET lock_timeout")


def misfitting_erasures(connection: Connection) -> Iterator[str]:
    """Ids of persons who are erased without that it was recorded, or who are not though it was."""
    query = (
        "SELECT s.id FROM subject s LEFT JOIN subject_erasure e ON e.subject = s.id "
        "WHERE (s.erased_at IS NOT NULL OR e.seq IS NOT NULL) "
        "AND (s.erased_at IS NULL OR e.at IS NULL OR s.erased_at <> e.at) ORDER BY 1"
    )
    yield from (row[0] for row in connection.exec_driver_sql(query))
