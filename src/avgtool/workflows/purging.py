"""Files of requests whose term is over: what is said in them is destroyed, that they were handled stays."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from avgtool.keys.log import os_user, utc_now
from avgtool.ledger.appending import Recorder
from avgtool.ledger.erasing import Erasure, erase_subjects
from avgtool.model.requests import State
from avgtool.model.retention import Term
from avgtool.subject_requests.deadlines import local_date
from avgtool.workflows.ledger import open_configured
from avgtool.workflows.requests import request_session
from avgtool.workflows.who_acts import who_acts

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date, datetime

    from avgtool.config import Config
    from avgtool.ledger.opening import OpenLedger


@dataclass(frozen=True, slots=True)
class Purge:
    """Which files are past their term."""

    references: tuple[str, ...]
    """Of their requests; without those that were destroyed before."""
    ids: tuple[str, ...]
    """Of the files themselves."""
    early: tuple[str, ...] = ()
    """References of those whose term is not over yet."""
    keep_years: int = 0
    """For how long a file is kept."""


def past_term(
    ledger: OpenLedger, config: Config, before: date | None = None, *, now: Callable[[], datetime] = utc_now
) -> Purge:
    """Files of requests that were closed before a day.

    Args:
        ledger: Which.
        config: Says for how many years a file is kept.
        before: The day; by default that on which the term of files closed before it is over today.
        now: The clock.
    """
    with request_session(ledger, config, readonly=True, now=now) as session:
        term, today, calendar = Term(years=config.requests.keep_years), session.today, session.calendar
        closed = {
            one.reference: local_date(one.events[-1].at, calendar)
            for one in session.all()
            if session.standing(one).state is State.CLOSED
        }
        over = {reference for reference, day in closed.items() if term.until(day) + timedelta(days=1) <= today}
        past = [one for one, day in closed.items() if (day < before if before else one in over)]
        ids = session.files(past)
    kept = tuple(one for one in past if one in ids)
    early = tuple(one for one in kept if one not in over)
    return Purge(kept, tuple(ids.values()), early, config.requests.keep_years)


def purge(
    ledger: OpenLedger, chosen: Purge, *, by: str | None = None, now: Callable[[], datetime] = utc_now
) -> Erasure:
    """Destroy the keys of files, and with them what is said in words: nothing brings it back.

    Args:
        ledger: Which.
        chosen: Of :func:`past_term`.
        by: Who destroys them; the user of the system by default. It is recorded.
        now: The clock.

    Raises:
        StoreError: The ledger cannot be written.
    """
    return erase_subjects(ledger.database, chosen.ids, Recorder(by or os_user(), now()))


def configured_past_term(config: Config, before: date | None) -> Purge:
    """The same in the ledger of avgtool.yaml."""
    with closing(open_configured(config)) as ledger:
        return past_term(ledger, config, before)


def configured_purge(config: Config, chosen: Purge) -> Erasure:
    """The same in the ledger of avgtool.yaml."""
    with closing(open_configured(config)) as ledger:
        return purge(ledger, chosen, by=who_acts(None, config))
