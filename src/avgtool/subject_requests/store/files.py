"""The file of a request: what is said in it in words, sealed under a key of its own.

A request outlives what it asks for: who was erased has a right to proof that it was done, and the controller must be
able to show it (art. 5(2) and 12 AVG). So erasing a person does not touch the file; it has a term of its own, after
which its key is destroyed and nothing in words is left. The keys stand among those of persons, so that destroying
them is the same act, on every database.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from avgtool.ledger.subjects import FILES, ensure_subjects, find_subjects, shred_keys

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from sqlalchemy import Connection


class _Kind(StrEnum):
    FILE = FILES


def open_file(connection: Connection, reference: str, at: datetime) -> None:
    """Make the key of a request's file. In a transaction that writes."""
    ensure_subjects(connection, _Kind.FILE, (reference,), at)


def file_ids(connection: Connection, references: Iterable[str]) -> dict[str, str]:
    """Reference of a request to the id of its file; without those whose words were destroyed."""
    return find_subjects(connection, _Kind.FILE, references)


def file_keys(connection: Connection, references: Iterable[str]) -> dict[str, bytes]:
    """Reference of a request to the key of its file; without those whose words were destroyed."""
    ids = file_ids(connection, references)
    keys = shred_keys(connection, ids.values())
    return {reference: keys[id_] for reference, id_ in ids.items() if id_ in keys}
