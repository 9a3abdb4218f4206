"""What an execution has still to do, so that it can be taken up again after a sudden end.

The journal is one small file beside the ledger. It holds keys of rows and new values, which are nobody's business, so
it is encrypted under the ledger's key; it is written before anything is changed, and removed when all is done.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING

from avgtool.errors import InputError, OutputError
from avgtool.i18n import msg
from avgtool.model.requests import Right
from avgtool.sources.staging import not_writable, write_whole
from avgtool.subject_data.instructions import SourceWork, from_data, to_data
from avgtool.subject_data.locking import locked

if TYPE_CHECKING:
    from collections.abc import Mapping
    from contextlib import AbstractContextManager
    from pathlib import Path

    from cryptography.hazmat.primitives.ciphers.aead import AESSIV

FORMAT = "subject-journal/1"


@dataclass(frozen=True, slots=True)
class Job:
    """One execution."""

    request: str
    work: Right
    by: str
    """Who carries it out."""
    units: tuple[SourceWork, ...]
    """A database or a file each: all of it, or nothing."""
    done: Mapping[str, str]
    """Source to what the ledger notes once it is done there: counts and grounds, no values."""
    identifiers: tuple[tuple[str, str], ...] = field(default=(), repr=False)
    """Kind and value of what goes on the suppression list."""
    purpose: str | None = None
    """To what the person objects; to all direct marketing where none is named."""
    erase_consents: bool = False
    """Whether the ledger forgets who the person is, in the end."""
    left_open: tuple[str, ...] = ()
    """Sources that are left out, or left to be done by hand: their work stays open."""
    keeping: tuple[str, ...] = ()
    """Sources in which rows stay that a ground keeps."""
    details: DetailsFile | None = None
    """What is written of it in the end, for the letter of the answer."""


@dataclass(frozen=True, slots=True)
class DetailsFile:
    """What was done, as it is told to the letter of the answer; without a value of the person."""

    path: str
    """In full: an execution may be taken up from another folder."""
    text: str
    force: bool = False
    """Whether a file that is there is replaced."""


def begun() -> OutputError:
    """The error for what must wait until an execution is finished, or given up."""
    return OutputError(
        msg("An execution for this request came to a sudden end, or is under way."),
        hint=msg(
            "Finish it first ({resume}); or, where it cannot be finished, end it: {abandon}",
            resume="avgtool request resume",
            abandon="avgtool request resume --abandon",
        ),
    )


class Journal:
    """The file of one request."""

    def __init__(self, path: Path, key: bytes) -> None:
        """Name it.

        Args:
            path: Where it is.
            key: 64 bytes, of AES-SIV (RFC 5297).
        """
        self.path, self._key = path, key

    def exists(self) -> bool:
        """Whether an execution came to a sudden end, or is under way."""
        return self.path.exists()

    def held(self) -> AbstractContextManager[None]:
        """Keep every other run for the request out for the block, which may do something in the sources.

        Raises:
            OutputError: On entering: another run is at it.
        """
        return locked(self.path.with_suffix(".lock"))

    def write(self, job: Job) -> None:
        """Keep what is to be done.

        Raises:
            OutputError: It cannot be written.
        """
        content = {
            "request": job.request,
            "work": job.work.value,
            "by": job.by,
            "units": [to_data(unit) for unit in job.units],
            "done": dict(job.done),
            "identifiers": [list(one) for one in job.identifiers],
            "purpose": job.purpose,
            "erase_consents": job.erase_consents,
            "left_open": list(job.left_open),
            "keeping": list(job.keeping),
            "details": None if job.details is None else asdict(job.details),
        }
        sealed = self._cipher.encrypt(json.dumps(content).encode(), [FORMAT.encode()])
        whole = {"format": FORMAT, "request": job.request, "sealed": sealed.hex()}
        write_whole(self.path, json.dumps(whole).encode(), force=True)

    def read(self) -> Job:
        """What is to be done.

        Raises:
            InputError: There is no journal, or it is damaged.
        """
        from cryptography.exceptions import InvalidTag

        try:
            outer = json.loads(self.path.read_bytes())
            data = json.loads(self._cipher.decrypt(bytes.fromhex(outer["sealed"]), [FORMAT.encode()]))
        except FileNotFoundError:
            raise InputError(
                msg("There is nothing to resume for this request: nothing was begun, or all of it is done."),
                hint=msg("Look at it with: avgtool request show REFERENCE"),
            ) from None
        except (OSError, ValueError, KeyError, TypeError, InvalidTag):
            raise InputError(
                msg("is damaged, or was written under another key"),
                where=str(self.path),
                hint=msg("Put the right key back; or remove the file and make a new plan: what is done already stays."),
            ) from None
        return Job(
            request=data["request"],
            work=Right(data["work"]),
            by=data["by"],
            units=tuple(from_data(unit) for unit in data["units"]),
            done=data["done"],
            identifiers=tuple((kind, value) for kind, value in data["identifiers"]),
            purpose=data["purpose"],
            erase_consents=data["erase_consents"],
            left_open=tuple(data.get("left_open", ())),
            keeping=tuple(data.get("keeping", ())),
            details=DetailsFile(**found) if (found := data.get("details")) else None,
        )

    def require_none(self) -> None:
        """Refuse to begin anew where something was begun.

        Raises:
            OutputError: There is a journal.
        """
        if self.exists():
            raise begun()

    def remove(self) -> None:
        """Forget it: all is done.

        Raises:
            OutputError: It cannot be removed.
        """
        try:
            self.path.unlink(missing_ok=True)
        except OSError as error:
            raise not_writable(self.path, error) from None

    @property
    def _cipher(self) -> AESSIV:
        from cryptography.hazmat.primitives.ciphers.aead import AESSIV

        return AESSIV(self._key)
