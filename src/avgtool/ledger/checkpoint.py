"""A checkpoint: how far each chain had come at a moment, kept elsewhere, so that a ledger rewritten later is noticed.

Who owns a database can cut off the end of a chain, or make all of it anew, and it fits together. Neither fits a
checkpoint that lies out of reach: with the officer, in the minutes of a meeting, with a notary.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from avgtool.errors import InputError, OutputError, system_reason
from avgtool.i18n import msg
from avgtool.ledger.appending import timestamp
from avgtool.ledger.walking import Head

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime
    from pathlib import Path

FORMAT = "ledger-checkpoint/1"
_HASH_DIGITS = 64


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """How far each chain had come."""

    at: str
    """When, UTC."""
    heads: Mapping[str, Head]
    """Name of the chain to its number of rows and the hash of the last."""


def make_checkpoint(heads: Mapping[str, Head], at: datetime) -> Checkpoint:
    """A checkpoint of now."""
    return Checkpoint(timestamp(at), dict(heads))


def to_json(checkpoint: Checkpoint) -> str:
    """The text of a checkpoint file, with a hash over itself."""
    data = _data(checkpoint)
    return json.dumps({**data, "sha256": _digest(data)}, indent=1) + "\n"


def from_json(text: str, where: str) -> Checkpoint:
    """Read a checkpoint file.

    Raises:
        InputError: It is none, or was changed.
    """
    try:
        data = json.loads(text)
        own = data.pop("sha256")
        heads = {str(name): _head(each) for name, each in data["chains"].items()}
        checkpoint = Checkpoint(str(data["at"]), heads)
        fits = data["format"] == FORMAT and own == _digest(data)
    except (ValueError, KeyError, TypeError, AttributeError):
        raise InputError(
            msg("This is no checkpoint of a ledger."),
            where=where,
            hint=msg("Make one with: avgtool ledger verify --write-checkpoint FILE"),
        ) from None
    if not fits:
        raise InputError(
            msg("This checkpoint was changed since it was made."), where=where, hint=msg("Use an untouched copy.")
        )
    return checkpoint


def read_checkpoint(path: Path) -> Checkpoint:
    """The checkpoint in a file.

    Raises:
        InputError: It cannot be read, is none, or was changed.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as problem:
        raise InputError(
            msg("The checkpoint cannot be read: {reason}.", reason=system_reason(problem)), where=str(path)
        ) from None
    except UnicodeDecodeError:
        text = ""
    return from_json(text, str(path))


def write_checkpoint(path: Path, text: str) -> None:
    """Write a checkpoint to a new file.

    Raises:
        OutputError: There is one of this name, or it cannot be written.
    """
    try:
        with path.open("x", encoding="utf-8") as file:
            file.write(text)
    except FileExistsError:
        raise OutputError(
            msg("This file exists; a checkpoint never replaces one."), where=str(path), hint=msg("Choose another name.")
        ) from None
    except OSError as problem:
        raise OutputError(
            msg("The checkpoint cannot be written: {reason}.", reason=system_reason(problem)), where=str(path)
        ) from None


def _head(data: Mapping[str, Any]) -> Head:
    count, digest = data["count"], data["hash"]
    if type(count) is not int or count < 0 or not isinstance(digest, str) or len(digest) != _HASH_DIGITS:
        raise ValueError
    return Head(count, digest)


def _data(checkpoint: Checkpoint) -> dict[str, Any]:
    chains = {name: {"count": head.count, "hash": head.hash} for name, head in sorted(checkpoint.heads.items())}
    return {"format": FORMAT, "at": checkpoint.at, "chains": chains}


def _digest(data: Mapping[str, Any]) -> str:
    return hashlib.sha256(json.dumps(data, sort_keys=True, separators=(",", ":")).encode()).hexdigest()
