"""Whom a ledger is about: the one table whose rows can be emptied, so that a chain stays whole when a person is erased.

Rows of chains name a person by an id. The id is a hash of what the person is known by and of a random key, both of
which stand here alone: while they do, anybody can check that the id is this person's (so exchanging two customers is
noticed); once they are gone, nothing says whose it was (art. 17 AVG). What a chain must hold in words about somebody,
such as where the evidence lies, is encrypted under the same key (AES-SIV, RFC 5297), and becomes unreadable with it:
crypto-shredding.
"""

from __future__ import annotations

import base64
import hashlib
import os
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import TYPE_CHECKING

import sqlalchemy
from sqlalchemy import Connection, UniqueConstraint
from sqlmodel import Field, SQLModel

from avgtool.errors import StoreError
from avgtool.i18n import msg
from avgtool.ledger.appending import insert_rows, timestamp
from avgtool.ledger.database import checkpoint_wal
from avgtool.model.consents import Subject

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import datetime
    from enum import StrEnum

    from avgtool.ledger.chained import Chain
    from avgtool.ledger.database import Database

_KEY_BYTES = 32
_ID_DIGITS = 40
PATIENCE_SECONDS = 10.0
_LOCK_NOT_AVAILABLE = "55P03"
_FILE_OF_TABLE = "SELECT pg_relation_filepath('subject')"
_AT_ONCE = 500
"""Values in one IN (…): databases allow a limited number."""


class SubjectRow(SQLModel, table=True):
    """A person, as far as consents need to know one."""

    __tablename__ = "subject"
    __table_args__ = (UniqueConstraint("kind", "reference", name="uq_subject_reference"),)

    id: str = Field(primary_key=True, max_length=_ID_DIGITS)
    """What the rows of chains name the person by."""
    kind: str
    """What ``reference`` is (:class:`~avgtool.ledger.keyed.Identifier`)."""
    reference: str | None = None
    """One's own customer id, or the keyed digest of an e-mail address or telephone number; none once erased."""
    shred_key: str | None = Field(default=None, max_length=2 * _KEY_BYTES)
    """Random key as hexadecimal digits; none once erased."""
    turns_16_on: str | None = Field(default=None, max_length=10)
    """Date (ISO 8601) where it matters (art. 8 AVG)."""
    guardian: str | None = None
    """Pseudonymous reference to who holds parental responsibility."""
    created_at: str
    erased_at: str | None = None


_TABLE: sqlalchemy.Table = SubjectRow.__table__  # type: ignore[attr-defined]
NAME = "subject"
KEY = "id"
UNIQUE = (("kind", "reference"),)
FILES = "file"
"""Kind of rows that are about no person, but hold the key of a file: whose words go with it, and not with a person."""


def subject_id(shred_key: bytes, kind: str, reference: str) -> str:
    """The id of a person: 40 hexadecimal digits of a SHA-256 over the random key, the kind and the reference."""
    content = b"avgtool subject/1\x00" + shred_key + kind.encode() + b"\x00" + reference.encode()
    return hashlib.sha256(content).hexdigest()[:_ID_DIGITS]


def find_subjects(connection: Connection, kind: StrEnum, references: Iterable[str]) -> dict[str, str]:
    """Reference to id, of those that are known (``reference`` as :func:`avgtool.ledger.keyed.reference` makes it)."""
    found: dict[str, str] = {}
    remaining = iter(dict.fromkeys(references))
    columns = sqlalchemy.select(_TABLE.c.reference, _TABLE.c.id).where(_TABLE.c.kind == kind.value)
    while part := list(islice(remaining, _AT_ONCE)):
        found.update((row[0], row[1]) for row in connection.execute(columns.where(_TABLE.c.reference.in_(part))))
    return found


def all_subjects(connection: Connection, kind: StrEnum) -> Iterator[tuple[str, str]]:
    """Reference and id of everybody of a kind, streamed."""
    query = sqlalchemy.select(_TABLE.c.reference, _TABLE.c.id).where(
        _TABLE.c.kind == kind.value, _TABLE.c.reference.is_not(None)
    )
    for part in connection.execution_options(stream_results=True, yield_per=10_000).execute(query).partitions():
        yield from ((row[0], row[1]) for row in part)


def ensure_subjects(connection: Connection, kind: StrEnum, references: Iterable[str], at: datetime) -> dict[str, str]:
    """Reference to id, of all of these; those that are not known are added. In a transaction that writes."""
    wanted = list(dict.fromkeys(references))
    found = find_subjects(connection, kind, wanted)
    found.update(add_subjects(connection, kind, [text for text in wanted if text not in found], at))
    return found


def add_subjects(connection: Connection, kind: StrEnum, references: list[str], at: datetime) -> dict[str, str]:
    """Reference to id, of persons who are not known yet: as the same transaction has found."""
    if not references:
        return {}
    rows = _new_rows(kind, references, timestamp(at))
    insert_rows(connection, NAME, ("id", "kind", "reference", "shred_key", "created_at"), rows)
    return {row[2]: row[0] for row in rows}


def _new_rows(kind: StrEnum, references: list[str], created_at: str) -> list[tuple[str, str, str, str, str]]:
    noise = os.urandom(_KEY_BYTES * len(references))
    keys = (noise[start : start + _KEY_BYTES] for start in range(0, len(noise), _KEY_BYTES))
    return [
        (subject_id(key, kind.value, text), kind.value, text, key.hex(), created_at)
        for key, text in zip(keys, references, strict=True)
    ]


def load_subject(connection: Connection, id_: str) -> Subject | None:
    """A person as a noun; none where the id is unknown.

    Raises:
        StoreError: The row was altered outside of avgtool, and cannot be read.
    """
    row = connection.execute(sqlalchemy.select(_TABLE).where(_TABLE.c.id == id_)).one_or_none()
    if row is None:
        return None
    if not _is_day(row.turns_16_on):
        raise StoreError(
            msg("The date on which a person turns 16 was altered: it is no date."),
            where=NAME,
            hint=msg("See whose with: avgtool ledger verify"),
        )
    turns = date.fromisoformat(row.turns_16_on) if row.turns_16_on else None
    return Subject(id=row.id, turns_16_on=turns, guardian=row.guardian)


def set_age(connection: Connection, id_: str, *, turns_16_on: date | None, guardian: str | None) -> None:
    """Note when a person turns 16, and who holds parental responsibility until then."""
    values = {"turns_16_on": turns_16_on.isoformat() if turns_16_on else None, "guardian": guardian}
    connection.execute(sqlalchemy.update(_TABLE).where(_TABLE.c.id == id_).values(values))


def set_ages(connection: Connection, ages: Mapping[str, tuple[str | None, str | None]]) -> None:
    """The same for many: id to the date (ISO 8601) and the guardian; what is not given stays as it was."""
    if not ages:
        return
    named = {name: sqlalchemy.bindparam(f"new_{name}", type_=sqlalchemy.String) for name in ("turns_16_on", "guardian")}
    kept = {name: sqlalchemy.func.coalesce(given, _TABLE.c[name]) for name, given in named.items()}
    updating = sqlalchemy.update(_TABLE).where(_TABLE.c.id == sqlalchemy.bindparam("whose")).values(kept)
    rows = [{"whose": id_, "new_turns_16_on": day, "new_guardian": who} for id_, (day, who) in ages.items()]
    connection.execute(updating, rows)


def shred_keys(connection: Connection, ids: Iterable[str]) -> dict[str, bytes]:
    """Id to the key under which words about the person are encrypted; without those who were erased."""
    found: dict[str, bytes] = {}
    remaining = iter(dict.fromkeys(ids))
    while part := list(islice(remaining, _AT_ONCE)):
        query = sqlalchemy.select(_TABLE.c.id, _TABLE.c.shred_key).where(_TABLE.c.id.in_(part))
        found.update((row[0], bytes.fromhex(row[1])) for row in connection.execute(query) if row[1])
    return found


def seal(shred_key: bytes, text: str) -> str:
    """Words about a person, readable for as long as the key is there."""
    from cryptography.hazmat.primitives.ciphers.aead import AESSIV

    return base64.b64encode(AESSIV(shred_key).encrypt(text.encode(), None)).decode()


def unseal(shred_key: bytes | None, sealed: str | None) -> str | None:
    """The words; none where the person was erased, or where there were none.

    Raises:
        ValueError: They were not written under this key.
    """
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESSIV

    if shred_key is None or sealed is None:
        return None
    try:
        return AESSIV(shred_key).decrypt(base64.b64decode(sealed), None).decode()
    except InvalidTag:
        raise ValueError("sealed under another key") from None


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


def erase_subjects(database: Database, ids: Iterable[str], at: datetime, patience: float = PATIENCE_SECONDS) -> Erasure:
    """Remove what says who these persons are; what was recorded stays, of nobody.

    Backups and, on PostgreSQL, archived WAL hold them still, until they are thrown away. Objections stay (art. 21; the
    digest in the suppression list is what keeps the person from being approached again).

    Args:
        database: Of the ledger.
        ids: Whom to erase.
        at: Now.
        patience: For how many seconds readers may hold up that bytes go from the files.
    """
    remaining, erased = iter(dict.fromkeys(ids)), 0
    empty = {"reference": None, "shred_key": None, "turns_16_on": None, "guardian": None, "erased_at": timestamp(at)}
    with database.writing() as connection:
        while part := list(islice(remaining, _AT_ONCE)):
            emptying = sqlalchemy.update(_TABLE).where(_TABLE.c.id.in_(part), _TABLE.c.erased_at.is_(None))
            erased += connection.execute(emptying.values(empty)).rowcount
    return Erasure(erased, gone=scrub(database, patience), elsewhere=database.dialect == "postgresql")


def scrub(database: Database, patience: float = PATIENCE_SECONDS) -> bool:
    """Make erased values gone from the files of the database, too; whether they are."""
    if database.dialect == "sqlite":
        return checkpoint_wal(database, patience)
    with database.outside() as connection:
        return _rewrite_postgresql(connection, patience)


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


def misfitting_subjects(connection: Connection) -> Iterator[str]:
    """Ids of persons whose row was tampered with.

    The id is not that of the reference, erasing left something, or the date on which the person turns 16 is none.
    """
    c = _TABLE.c
    columns = (c.id, c.kind, c.reference, c.shred_key, c.erased_at, c.turns_16_on)
    streamed = connection.execution_options(stream_results=True, yield_per=10_000).execute(sqlalchemy.select(*columns))
    for part in streamed.partitions():
        for id_, kind, text, key, erased_at, turns in part:
            if erased_at is None and text is not None and key is not None:
                if subject_id(_bytes(key), kind, text) != id_ or not _is_day(turns):
                    yield id_
            elif not (erased_at and text is None and key is None and turns is None):
                yield id_


def missing_subjects(connection: Connection, chain: Chain) -> Iterator[str]:
    """Ids that rows of a chain name and that no person has: somebody's row was removed."""
    if NAME not in chain.columns:
        return
    query = (
        f"SELECT DISTINCT c.{NAME} FROM {chain.name} c "  # noqa: S608 - names of ours
        f"LEFT JOIN {NAME} s ON s.{KEY} = c.{NAME} WHERE s.{KEY} IS NULL ORDER BY 1"
    )
    yield from (row[0] for row in connection.exec_driver_sql(query))


def _is_day(text: object) -> bool:
    try:
        return text is None or date.fromisoformat(str(text)).isoformat() == text
    except ValueError:
        return False


def _bytes(key: str) -> bytes:
    try:
        return bytes.fromhex(key)
    except ValueError:
        return b""
