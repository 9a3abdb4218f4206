"""One transaction on the ledger for everything that it keeps: consents, requests of data subjects, and breaches."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from avgtool import catalog
from avgtool.consent.store.session import ConsentSession
from avgtool.keys.log import utc_now
from avgtool.ledger.appending import Recorder
from avgtool.workflows.breach_session import breaches_in
from avgtool.workflows.requests import requests_in
from avgtool.workflows.who_acts import who_acts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import datetime

    from avgtool.breaches.store.session import BreachSession
    from avgtool.config import Config
    from avgtool.ledger.opening import OpenLedger
    from avgtool.subject_requests.store.session import RequestSession


class LedgerSession(ConsentSession):
    """Consents within one transaction; requests of data subjects and breaches within the same."""

    requests: RequestSession
    """Requests of data subjects."""
    breaches: BreachSession
    """Personal data breaches; their descriptions name nobody, which is for the caller to see to."""


@contextmanager
def ledger_session(
    ledger: OpenLedger,
    config: Config,
    *,
    by: str | None = None,
    readonly: bool = False,
    now: Callable[[], datetime] = utc_now,
) -> Iterator[LedgerSession]:
    """One transaction on a ledger that is open; arguments as of :func:`avgtool.workflows.requests.request_session`."""
    transaction = ledger.database.reading() if readonly else ledger.database.writing()
    with transaction as connection:
        recorder = Recorder(who_acts(by, config), now())
        law = catalog.consent_law(config)
        session = LedgerSession(connection, derive=lambda: ledger.key.derive, law=law, recorder=recorder)
        session.requests = requests_in(ledger, config, recorder)(connection)
        session.breaches = breaches_in(config, recorder)(connection)
        yield session
