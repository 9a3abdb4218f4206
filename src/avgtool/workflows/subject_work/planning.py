"""A plan for a request: who asks, what the sources hold, what becomes of it. Nothing is changed by it."""

from __future__ import annotations

import hmac
import json
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from avgtool import catalog
from avgtool.model.purpose import Purpose
from avgtool.model.requests import Right
from avgtool.model.subject_data import Wanted
from avgtool.model.subject_work import WorkPlan
from avgtool.subject_data.identifying import identifiers
from avgtool.subject_data.locating import locate
from avgtool.subject_data.marking import objected, put_right, restricted, unmarked
from avgtool.subject_data.planning import changing, doubts, erasure
from avgtool.subject_data.surveying import surveyed
from avgtool.workflows.ledger_session import ledger_session
from avgtool.workflows.scan_sources import limits_of
from avgtool.workflows.subject_data.finding import mentions_in, with_snippets_in
from avgtool.workflows.subject_data.fitting import misfits
from avgtool.workflows.subject_work.access import shared_access, unanswered_access, ungiven
from avgtool.workflows.subject_work.asked import (
    OBJECTIONS,
    require_ready,
    require_somebody,
    searched_for,
    with_customer,
)
from avgtool.workflows.subject_work.noting import entered_for, is_suppressed
from avgtool.workflows.subject_work.recipients import recipients

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date, datetime

    from avgtool.config import Config
    from avgtool.ledger.keyed import Identifier
    from avgtool.ledger.opening import OpenLedger
    from avgtool.model.requests import Request
    from avgtool.model.subject_data import Found, Handle, SourceMap
    from avgtool.model.subject_work import Doubt
    from avgtool.subject_data.marking import NewValues
    from avgtool.subject_data.texts import Mentions
    from avgtool.subject_requests.standing import Standing
    from avgtool.workflows.subject_work.asked import Asked


@dataclass(frozen=True, slots=True)
class _WhoAsks:
    """What the ledger knows of a request and its person."""

    request: Request
    standing: Standing
    today: date
    wanted: Wanted
    own: tuple[str, str] | None
    """Kind and reference of the one identifier by which the ledger knows the person."""
    listed: frozenset[tuple[Handle, str]]
    """What was given and went on the suppression list when work for this request was begun before."""


@dataclass(frozen=True, slots=True)
class Planned:
    """A plan, and what it was made of: with values of the person, so it is held in memory only."""

    plan: WorkPlan
    standing: Standing
    asked: Asked
    sources: tuple[SourceMap, ...] = field(repr=False)
    found: Found = field(repr=False)
    values: NewValues = field(repr=False)
    identifiers: tuple[tuple[Identifier, str], ...] = field(repr=False)
    mentions: Mentions = field(repr=False)
    unmarked: tuple[str, ...] = ()
    """Sources that hold the person and stay as they are: nothing was set in them, or no column marks it."""
    access_open: bool = False
    """Whether the person, or another to whom rows belong too, asked to see the data and has no answer yet."""
    access_ungiven: tuple[str, ...] = ()
    """References of those requests for which the data were not even collected."""
    unsearched: bool = False
    """Whether nobody was looked for: the ledger knows the person by a digest, and nothing else was given."""
    strange: tuple[Handle, ...] = ()
    """Kinds of what was given and that nothing ties to the person whose request it is."""


def plan_work(ledger: OpenLedger, config: Config, asked: Asked, *, now: Callable[[], datetime]) -> Planned:
    """Find the person, and plan what is asked.

    Args:
        ledger: That holds the request.
        config: Names the sources, and what may be done in them.
        asked: What is to be done.
        now: The clock.

    Raises:
        InputError: The request is unknown or not so far; nobody is named; a setting is wrong.
        ConfigError: avgtool.yaml does not fit the sources.
    """
    who = _who_asks(ledger, config, asked, now)
    request, wanted, own = who.request, who.wanted, who.own
    require_ready(request, who.standing.state, asked)
    sources, found, unsearched = _searched(config, asked, wanted)
    values, limits = _values(asked, found), limits_of(config)
    mentions = mentions_in(found, wanted)
    found = with_snippets_in(config, found, mentions)
    made = erasure(found, sources, who.today) if asked.work is Right.ERASURE else changing(found, sources, values)
    reached = [one for one in made if one.name not in {missed.source for missed in found.missed}]
    fit, obstacles = surveyed(reached, found, sources, values, limits, mentions)
    by = identifiers(wanted, found)
    known = by if is_suppressed(asked.work, asked.purpose) else ()
    waiting: dict[str, Request] = {}
    if asked.work is Right.ERASURE:
        waiting = {one.reference: one for one in shared_access(ledger, config, fit, sources, now=now)}
        waiting |= {one.reference: one for one in unanswered_access(ledger, config, request, by, now=now)}
    plan = WorkPlan(
        request=request.reference,
        work=asked.work,
        made=now(),
        sources=fit,
        doubts=_in_doubt(asked, found, values),
        missed=found.missed,
        obstacles=obstacles,
        recipients=recipients(config, asked.work, fit, sources),
        suppressed=_suppressed(asked, known, own),
        marks=_marks(ledger, asked, values),
        lifts=asked.lift,
        confirmed=tuple(sorted(asked.confirmed)),
        rest_left_out=asked.rest_left_out,
    )
    return Planned(
        plan, who.standing, asked, sources, found, values, known, mentions,
        unmarked=() if asked.work is Right.ERASURE else unmarked(found, values),
        access_open=bool(waiting),
        access_ungiven=ungiven(waiting.values()),
        unsearched=unsearched,
        strange=misfits(asked.wanted, found, own, ledger.key.derive, accepted=_accepted(who)),
    )  # fmt: skip


def _who_asks(ledger: OpenLedger, config: Config, asked: Asked, now: Callable[[], datetime]) -> _WhoAsks:
    with ledger_session(ledger, config, readonly=True, now=now) as whole:
        session = whole.requests
        if asked.purpose is not None:
            whole.purpose(asked.purpose)
        request = session.get(asked.request)
        return _WhoAsks(
            listed=entered_for(whole, request, asked.wanted),
            request=request,
            standing=session.standing(request),
            today=session.today,
            wanted=with_customer(asked.wanted, session.customer_id(request)),
            own=session.known_by(request),
        )


def _accepted(who: _WhoAsks) -> Callable[[Handle, str], bool]:
    return lambda handle, text: (handle, text) in who.listed


def _searched(config: Config, asked: Asked, wanted: Wanted) -> tuple[tuple[SourceMap, ...], Found, bool]:
    """The sources, what they hold of the person, and whether nobody was looked for.

    Raises:
        InputError: Nobody is named, and nothing can be done without.
    """
    if asked.work not in OBJECTIONS:
        require_somebody(wanted, asked.request)
    known = searched_for(config, asked)
    nobody = wanted == Wanted() and bool(known)
    sources = () if nobody else known
    limits, particles = limits_of(config), catalog.name_particles()
    return sources, locate(sources, wanted, limits=limits, particles=particles, confirmed=asked.confirmed), nobody


def _suppressed(
    asked: Asked, known: tuple[tuple[Identifier, str], ...], own: tuple[str, str] | None
) -> Mapping[str, int]:
    """How many identifiers of each kind go on the suppression list, with that of the ledger."""
    counts = Counter(kind.value for kind, _ in known)
    if own is not None and own[0] not in counts and is_suppressed(asked.work, asked.purpose):
        counts[own[0]] += 1
    return counts


def _in_doubt(asked: Asked, found: Found, values: NewValues) -> tuple[Doubt, ...]:
    """Rows that a human must look at first; for a rectification only in the tables in which something is put right."""
    everything = doubts(found)
    if asked.work is not Right.RECTIFICATION:
        return everything
    return tuple(one for one in everything if (one.source, one.table) in values)


def _values(asked: Asked, found: Found) -> NewValues:
    if asked.work is Right.ERASURE:
        return {}
    if asked.work is Right.RECTIFICATION:
        return put_right(asked.settings, found)
    return restricted(found, lift=asked.lift) if asked.work is Right.RESTRICTION else objected(found)


def _marks(ledger: OpenLedger, asked: Asked, values: NewValues) -> dict[str, str]:
    """A keyed digest of each value that is put right, so that a plan is carried out with no other."""
    if asked.work is not Right.RECTIFICATION:
        return {}
    key = ledger.key.derive(Purpose.JOURNAL, f"{asked.request} values")
    return {
        "/".join((source, table or "", id_, column)): hmac.new(key, json.dumps(value).encode(), "sha256").hexdigest()
        for (source, table), rows in values.items()
        for id_, columns in rows.items()
        for column, value in columns.items()
    }
