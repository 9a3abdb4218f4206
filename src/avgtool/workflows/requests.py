"""Requests of data subjects within one transaction on the ledger of avgtool.yaml."""

from __future__ import annotations

import hashlib
from contextlib import closing, contextmanager
from functools import partial
from typing import TYPE_CHECKING

from avgtool import __version__, catalog
from avgtool.errors import InputError, system_reason
from avgtool.i18n import msg
from avgtool.keys.log import utc_now
from avgtool.ledger.appending import Recorder
from avgtool.model.requests import Document
from avgtool.sources.staging import write_whole
from avgtool.subject_requests.calendar_file import calendar_file
from avgtool.subject_requests.store.session import RequestSession
from avgtool.workflows.ledger import open_configured
from avgtool.workflows.request_journals import require_ended
from avgtool.workflows.who_acts import who_acts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from datetime import datetime
    from pathlib import Path

    from avgtool.config import Config
    from avgtool.ledger.opening import OpenLedger
    from avgtool.model.requests import Request
    from avgtool.subject_requests.standing import Standing


def requests_in(ledger: OpenLedger, config: Config, recorder: Recorder) -> Callable[..., RequestSession]:
    """What makes of a transaction on a ledger a session on requests."""
    return partial(
        RequestSession,
        derive=lambda: ledger.key.derive,
        law=catalog.request_law(),
        calendar=catalog.calendar(config.calendar),
        recorder=recorder,
        require_ended=partial(require_ended, ledger),
        sources=[one.shown for one in config.sources],
    )


@contextmanager
def request_session(
    ledger: OpenLedger,
    config: Config,
    *,
    by: str | None = None,
    readonly: bool = False,
    now: Callable[[], datetime] = utc_now,
) -> Iterator[RequestSession]:
    """One transaction on a ledger that is open.

    Args:
        ledger: Which.
        config: Says by which calendar terms are counted.
        by: Who takes the steps; by default whom AVGTOOL_BY or avgtool.yaml names.
        readonly: Nothing is recorded.
        now: The clock. It is read once the transaction has begun, so that what waited is not recorded too early.
    """
    transaction = ledger.database.reading() if readonly else ledger.database.writing()
    with transaction as connection:
        yield requests_in(ledger, config, Recorder(who_acts(by, config), now()))(connection)


@contextmanager
def configured_requests(config: Config, *, by: str | None = None, readonly: bool = False) -> Iterator[RequestSession]:
    """The same on the ledger of avgtool.yaml.

    Raises:
        StoreError: There is none, or it cannot be used.
    """
    with closing(open_configured(config)) as ledger, request_session(ledger, config, by=by, readonly=readonly) as one:
        yield one


def letter(path: Path) -> Document:
    """A letter as a step names it: by its SHA-256 and the name of its file, which stays where it is.

    Raises:
        InputError: It cannot be read.
    """
    try:
        with path.open("rb") as file:
            return Document(hashlib.file_digest(file, "sha256").hexdigest(), path.name)
    except OSError as problem:
        raise InputError(
            msg("The letter cannot be read: {reason}.", reason=system_reason(problem)), where=str(path)
        ) from None


def write_calendar(
    path: Path,
    due: Iterable[tuple[Request, Standing]],
    *,
    force: bool = False,
    now: Callable[[], datetime] = utc_now,
) -> None:
    """Write due dates as a calendar (RFC 5545); one that avgtool made takes the place of the earlier one.

    Raises:
        OutputError: ``path`` exists, is no calendar of avgtool and ``force`` is not set, or it cannot be written.
    """
    content = calendar_file(due, catalog.request_law(), now(), __version__)
    write_whole(path, content, force=force, replaces=_is_own_calendar)


def _is_own_calendar(data: bytes) -> bool:
    return data.startswith(b"BEGIN:VCALENDAR") and b"PRODID:-//avgtool//" in data
