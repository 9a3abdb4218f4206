"""What was done or found, written down by hand in a YAML file, for what avgtool did not do itself."""

from __future__ import annotations

from datetime import date  # noqa: TC003 - pydantic needs it at run time
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from avgtool.errors import InputError
from avgtool.model.kinds import Kind  # noqa: TC001 - pydantic needs it at run time
from avgtool.model.requests import Recipients  # noqa: TC001 - pydantic needs it at run time
from avgtool.strict_yaml import explain, load
from avgtool.subject_requests.letters.facts import (
    Answer,
    Change,
    DataFile,
    Erased,
    Erasing,
    Kept,
    LeftOut,
    Notice,
    Searched,
)
from avgtool.subject_requests.letters.overview import overview
from avgtool.subject_requests.letters.words import KINDS

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from avgtool.model.activities import Activity


class _Part(BaseModel):
    """A part of the file: frozen, and refusing what it does not know."""

    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True)


class SearchedEntry(_Part):
    """A source that was searched."""

    source: str
    rows: int | None = Field(default=None, ge=0)
    missed: str = ""
    kinds: tuple[Kind, ...] = ()


class LeftOutEntry(_Part):
    """What is not given, and why."""

    what: str
    reason: str = Field(min_length=1)


class ChangeEntry(_Part):
    """A datum that was put right."""

    what: str
    old: str = ""
    new: str = ""


class ErasedEntry(_Part):
    """What was erased."""

    source: str
    rows: int | None = Field(default=None, ge=0)
    how: Erasing = Erasing.DELETE


class KeptEntry(_Part):
    """What is kept."""

    what: str
    ground: str = Field(min_length=1)
    until: date | None = None
    rows: int | None = Field(default=None, ge=0)
    reduced: bool = False


class NoticeEntry(_Part):
    """Whether recipients were told (art. 19)."""

    outcome: Recipients
    names: tuple[str, ...] = ()
    reason: str = ""


class FileEntry(_Part):
    """A file that goes with the letter."""

    name: str
    form: str = ""
    fields: tuple[str, ...] = ()
    sha256: str = ""


class Details(_Part):
    """The whole file; all of it may be left out."""

    found: bool | None = None
    searched: tuple[SearchedEntry, ...] = ()
    activities: tuple[str, ...] | None = None
    left_out: tuple[LeftOutEntry, ...] = ()
    changed: tuple[ChangeEntry, ...] = ()
    erased: tuple[ErasedEntry, ...] = ()
    kept: tuple[KeptEntry, ...] = ()
    backups: tuple[str, ...] = ()
    suppressed: bool | None = None
    restricted: tuple[str, ...] = ()
    stopped: tuple[str, ...] = ()
    consents: tuple[str, ...] = ()
    recipients: NoticeEntry | None = None
    files: tuple[FileEntry, ...] = ()
    portable: tuple[FileEntry, ...] = ()
    unexplained: tuple[str, ...] = ()
    not_portable: tuple[LeftOutEntry, ...] = ()
    origin_known: bool = False
    enclosures: tuple[str, ...] = ()
    outcome: str = ""
    given: str = ""
    effective: date | None = None
    late_reason: str = ""


def read_details(path: Path) -> Details:
    """What stands in a file.

    Raises:
        InputError: With the line that is wrong.
    """
    located = load(path, error=InputError)
    try:
        return Details.model_validate(located.data or {})
    except ValidationError as error:
        raise explain(error, located, InputError, model=Details) from None


def joined(parts: Sequence[Details]) -> Details:
    """Several files as one: what collect wrote and what erase wrote, for a request that asks for both.

    Lists are put one after another, without what stands there already; of the rest what is said last counts.
    """
    said: dict[str, Any] = {}
    for part in parts:
        for name in part.model_fields_set:
            value = getattr(part, name)
            before = said.get(name)
            both = isinstance(before, tuple) and isinstance(value, tuple)
            said[name] = tuple(dict.fromkeys((*before, *value))) if both and before and value else value or before
    return Details(**said)


def answer_of(details: Details, activities: Sequence[Activity]) -> Answer:
    """The same as a letter names it; its activities are those of the register, all where the file names none."""
    notice = details.recipients
    return Answer(
        searched=tuple(map(_searched, details.searched)),
        found=details.found,
        activities=overview(activities, details.activities),
        left_out=tuple(LeftOut(one.what, one.reason) for one in details.left_out),
        changed=tuple(Change(one.what, one.old, one.new) for one in details.changed),
        erased=tuple(Erased(one.source, one.rows, one.how) for one in details.erased),
        kept=tuple(Kept(one.what, one.ground, one.until, one.rows, one.reduced) for one in details.kept),
        backups=details.backups,
        suppressed=details.suppressed,
        restricted=details.restricted,
        stopped=details.stopped,
        consents=details.consents,
        notice=None if notice is None else Notice(notice.outcome, notice.names, notice.reason),
        files=tuple(map(_file, details.files)),
        portable=tuple(map(_file, details.portable)),
        unexplained=details.unexplained,
        not_portable=tuple(LeftOut(one.what, one.reason) for one in details.not_portable),
        origin_known=details.origin_known,
        enclosures=details.enclosures,
        outcome=details.outcome,
        given=details.given,
        effective=details.effective,
        late_reason=details.late_reason,
    )


def _searched(entry: SearchedEntry) -> Searched:
    return Searched(entry.source, entry.rows, entry.missed, tuple(KINDS[one] for one in entry.kinds if one in KINDS))


def _file(entry: FileEntry) -> DataFile:
    return DataFile(entry.name, entry.form, entry.fields, entry.sha256)
