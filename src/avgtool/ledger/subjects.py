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
from datetime import date
from itertools import islice
from typing import TYPE_CHECKING

import sqlalchemy
from sqlalchemy import Connection, UniqueConstraint
from sqlmodel import Field, SQLModel

from avgtool.errors import StoreError
from avgtool.i18n import msg
from avgtool.ledger.appending import insert_rows, timestamp
from avgtool.ledger.keyed import Identifier
from avgtool.model.consents import Subject

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime
    from enum import StrEnum

    from avgtool.ledger.chained import Chain

_KEY_BYTES = 32
_ID_DIGITS = 40
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


TABLE: sqlalchemy.Table = SubjectRow.__table__  # type: ignore[attr-defined]
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
    columns = sqlalchemy.select(TABLE.c.reference, TABLE.c.id).where(TABLE.c.kind == kind.value)
    while part := list(islice(remaining, _AT_ONCE)):
        found.update((row[0], row[1]) for row in connection.execute(columns.where(TABLE.c.reference.in_(part))))
    return found


def all_subjects(connection: Connection, kind: StrEnum) -> Iterator[tuple[str, str]]:
    """Reference and id of everybody of a kind, streamed."""
    query = sqlalchemy.select(TABLE.c.reference, TABLE.c.id).where(
        TABLE.c.kind == kind.value, TABLE.c.reference.is_not(None)
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
    row = connection.execute(sqlalchemy.select(TABLE).where(TABLE.c.id == id_)).one_or_none()
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


def customer_id(connection: Connection, id_: str) -> str | None:
    """One's own customer id of a person; none for who is known by a digest, or was erased."""
    query = sqlalchemy.select(TABLE.c.reference).where(TABLE.c.id == id_, TABLE.c.kind == Identifier.CUSTOMER.value)
    found: str | None = connection.execute(query).scalar()
    return found


def known_by(connection: Connection, id_: str) -> tuple[str, str] | None:
    """Kind and reference of the one identifier by which the ledger knows a person; none of who was erased."""
    query = sqlalchemy.select(TABLE.c.kind, TABLE.c.reference).where(TABLE.c.id == id_)
    row = connection.execute(query).one_or_none()
    return None if row is None or row.reference is None else (row.kind, row.reference)


def key_of(shred_key: str) -> bytes:
    """A person's key, as it is stored.

    Raises:
        ValueError: It was altered: it is none.
    """
    return bytes.fromhex(shred_key)


def shred_keys(connection: Connection, ids: Iterable[str]) -> dict[str, bytes]:
    """Id to the key under which words about the person are encrypted; without those who were erased."""
    found: dict[str, bytes] = {}
    remaining = iter(dict.fromkeys(ids))
    while part := list(islice(remaining, _AT_ONCE)):
        query = sqlalchemy.select(TABLE.c.id, TABLE.c.shred_key).where(TABLE.c.id.in_(part))
        found.update((row[0], key_of(row[1])) for row in connection.execute(query) if row[1])
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


def misfitting_subjects(connection: Connection) -> Iterator[str]:
    """Ids of persons whose row was tampered with.

    The id is not that of the reference, erasing left something, or the date on which the person turns 16 is none.
    """
    c = TABLE.c
    columns = (c.id, c.kind, c.reference, c.shred_key, c.erased_at, c.turns_16_on, c.guardian)
    streamed = connection.execution_options(stream_results=True, yield_per=10_000).execute(sqlalchemy.select(*columns))
    for part in streamed.partitions():
        for id_, kind, text, key, erased_at, turns, guardian in part:
            if erased_at is None and text is not None and key is not None:
                if subject_id(_key_or_none(key), kind, text) != id_ or not _is_day(turns):
                    yield id_
            elif not (erased_at and text is None and key is None and turns is None and guardian is None):
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


def _key_or_none(text: str) -> bytes:
    """The key; an empty one, which fits no id, where what stands there is none."""
    try:
        return key_of(text)
    except ValueError:
        return b""
