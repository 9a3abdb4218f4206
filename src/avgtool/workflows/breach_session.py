"""Personal data breaches within one transaction on the ledger of avgtool.yaml."""

from __future__ import annotations

from contextlib import closing, contextmanager
from functools import partial
from typing import TYPE_CHECKING

from avgtool import catalog
from avgtool.breaches.store.session import BreachSession
from avgtool.keys.log import utc_now
from avgtool.ledger.appending import Recorder
from avgtool.workflows.ledger import open_configured
from avgtool.workflows.who_acts import who_acts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import datetime

    from avgtool.config import Config
    from avgtool.ledger.opening import OpenLedger


def breaches_in(config: Config, recorder: Recorder) -> Callable[..., BreachSession]:
    """What makes of a transaction on a ledger a session on breaches."""
    return partial(BreachSession, law=catalog.breach_law(config), hours=config.breaches.hours, recorder=recorder)


@contextmanager
def breach_session(
    ledger: OpenLedger,
    config: Config,
    *,
    by: str | None = None,
    readonly: bool = False,
    now: Callable[[], datetime] = utc_now,
) -> Iterator[BreachSession]:
    """One transaction on a ledger that is open.

    Args:
        ledger: Which.
        config: Says how many hours the term has, and by whose clock moments are shown.
        by: Who takes the steps; by default whom AVGTOOL_BY or avgtool.yaml names.
        readonly: Nothing is recorded.
        now: The clock. It is read once the transaction has begun, so that what waited is not recorded too early.
    """
    transaction = ledger.database.reading() if readonly else ledger.database.writing()
    with transaction as connection:
        yield breaches_in(config, Recorder(who_acts(by, config), now()))(connection)


@contextmanager
def configured_breaches(config: Config, *, by: str | None = None, readonly: bool = False) -> Iterator[BreachSession]:
    """The same on the ledger of avgtool.yaml.

    Raises:
        StoreError: There is none, or it cannot be used.
    """
    with closing(open_configured(config)) as ledger, breach_session(ledger, config, by=by, readonly=readonly) as one:
        yield one
