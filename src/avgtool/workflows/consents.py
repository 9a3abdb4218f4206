"""Consents within one transaction on the ledger of avgtool.yaml."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from avgtool import catalog
from avgtool.consent.store.session import ConsentSession
from avgtool.keys.log import os_user, utc_now
from avgtool.ledger.appending import Recorder
from avgtool.workflows.ledger import open_configured

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import datetime

    from avgtool.config import Config
    from avgtool.ledger.opening import OpenLedger


@contextmanager
def consent_session(
    ledger: OpenLedger,
    config: Config,
    *,
    by: str | None = None,
    readonly: bool = False,
    now: Callable[[], datetime] = utc_now,
) -> Iterator[ConsentSession]:
    """One transaction on a ledger that is open.

    Args:
        ledger: Which.
        config: Says by which law is judged.
        by: Who records; the user of the system by default.
        readonly: Nothing is recorded.
        now: The clock. It is read once the transaction has begun, so that what waited is not recorded too early.
    """
    transaction = ledger.database.reading() if readonly else ledger.database.writing()
    with transaction as connection:
        yield ConsentSession(
            connection,
            derive=lambda: ledger.key.derive,
            law=catalog.consent_law(config),
            recorder=Recorder(by or os_user(), now()),
        )


@contextmanager
def configured_session(config: Config, *, by: str | None = None, readonly: bool = False) -> Iterator[ConsentSession]:
    """The same on the ledger of avgtool.yaml.

    Raises:
        StoreError: There is none, or it cannot be used.
    """
    ledger = open_configured(config)
    try:
        with consent_session(ledger, config, by=by, readonly=readonly) as session:
            yield session
    finally:
        ledger.close()
