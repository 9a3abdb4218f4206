"""Where what is to be done for a request is kept until it is done: beside the ledger, or beside its key."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from avgtool.errors import InputError
from avgtool.i18n import msg
from avgtool.keys.locations import KEYRING
from avgtool.model.purpose import Purpose
from avgtool.subject_data.journal import Journal, begun
from avgtool.subject_requests.tables import REFERENCE

if TYPE_CHECKING:
    from avgtool.ledger.opening import OpenLedger

_KEY_BYTES = 64


def journal_of(ledger: OpenLedger, reference: str) -> Journal:
    """What is still to be done for a request.

    Raises:
        InputError: This is no reference of a request.
        KeyFileError: The key of the ledger is not there.
    """
    path = journal_path(ledger, reference)
    return Journal(path, ledger.key.derive(Purpose.JOURNAL, reference.strip(), _KEY_BYTES))


def journal_path(ledger: OpenLedger, reference: str) -> Path:
    """Where that is.

    Raises:
        InputError: This is no reference of a request.
    """
    reference = reference.strip()
    if not re.fullmatch(REFERENCE, reference):  # it becomes a part of the name of a file
        raise InputError(msg("This is no reference of a request."), hint=msg("Look at them with: avgtool request list"))
    if ledger.database.path is not None:
        beside = ledger.database.path
        return beside.with_name(f"{beside.stem}-{reference}.journal")
    place = ledger.key_place or ""
    folder = Path.cwd() if place.startswith(KEYRING) else Path(place).absolute().parent
    return folder / f"avgtool-{reference}.journal"


def require_ended(ledger: OpenLedger, reference: str) -> None:
    """Refuse a step that ends a request while an execution for it is under way, or was cut off.

    Raises:
        OutputError: One is.
    """
    if journal_path(ledger, reference).exists():
        raise begun()
