"""Requests of data subjects within one transaction on the ledger of avgtool.yaml."""

from __future__ import annotations

from contextlib import closing, contextmanager
from functools import partial
from typing import TYPE_CHECKING

from avgtool import catalog
from avgtool.keys.log import os_user, utc_now
from avgtool.ledger.appending import Recorder
from avgtool.subject_requests.store.session import RequestSession
from avgtool.workflows.ledger import open_configured

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import datetime

    from avgtool.config import Config
    from avgtool.ledger.opening import OpenLedger


def requests_in(ledger: OpenLedger, config: Config, recorder: Recorder) -> Callable[..., RequestSession]:
    """What makes of a transaction on a ledger a session on requests."""
    return partial(
        RequestSession,
        derive=lambda: ledger.key.derive,
        law=catalog.request_law(),
        calendar=catalog.calendar(config.calendar),
        recorder=recorder,
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
        by: Who takes the steps; the user of the system by default.
        readonly: Nothing is recorded.
        now: The clock. It is read once the transaction has begun, so that what waited is not recorded too early.
    """
    transaction = ledger.database.reading() if readonly else ledger.database.writing()
    with transaction as connection:
        yield requests_in(ledger, config, Recorder(by or os_user(), now()))(connection)


@contextmanager
def configured_requests(config: Config, *, by: str | None = None, readonly: bool = False) -> Iterator[RequestSession]:
    """The same on the ledger of avgtool.yaml.

    Raises:
        StoreError: There is none, or it cannot be used.
    """
    with closing(open_configured(config)) as ledger, request_session(ledger, config, by=by, readonly=readonly) as one:
        yield one
