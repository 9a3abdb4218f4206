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
from avgtool.model.subject_work import WorkPlan
from avgtool.subject_data.identifying import identifiers
from avgtool.subject_data.locating import locate
from avgtool.subject_data.marking import objected, put_right, restricted, unmarked
from avgtool.subject_data.planning import changing, doubts, erasure
from avgtool.subject_data.surveying import surveyed
from avgtool.workflows.requests import request_session
from avgtool.workflows.scan_sources import limits_of
from avgtool.workflows.subject_data.finding import mentions_in
from avgtool.workflows.subject_work.access import unanswered_access, ungiven
from avgtool.workflows.subject_work.asked import require_ready, sources_of, with_customer
from avgtool.workflows.subject_work.recipients import recipients

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from avgtool.config import Config
    from avgtool.ledger.keyed import Identifier
    from avgtool.ledger.opening import OpenLedger
    from avgtool.model.subject_data import Found, SourceMap
    from avgtool.subject_data.marking import NewValues
    from avgtool.subject_data.texts import Mentions
    from avgtool.subject_requests.standing import Standing
    from avgtool.workflows.subject_work.asked import Asked

_OBJECTIONS = {Right.OBJECTION, Right.MARKETING_OBJECTION}


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
    """Sources that hold the person and name no column that marks an objection."""
    access_open: bool = False
    """Whether the person also asked to see the data, and has no answer to that yet: erase nothing before."""
    access_ungiven: tuple[str, ...] = ()
    """References of those requests for which the data were not even collected."""


def plan_work(ledger: OpenLedger, config: Config, asked: Asked, *, now: Callable[[], datetime]) -> Planned:
    """Find the person, and plan what is asked.

    Args:
        ledger: That holds the request.
        config: Names the sources, and what may be done in them.
        asked: What is to be done.
        now: The clock.

    Raises:
        InputError: The request is unknown or not so far; nobody is named; a setting is wrong.
        ConfigError: avgtool.yaml does not fit the sources, or names no mark.
    """
    with request_session(ledger, config, readonly=True, now=now) as session:
        request = session.get(asked.request)
        standing, today = session.standing(request), session.today
        wanted = with_customer(asked.wanted, session.customer_id(request))
    require_ready(request, standing.state, asked)
    sources = sources_of(config, asked.without)
    limits = limits_of(config)
    found = locate(sources, wanted, limits=limits, particles=catalog.name_particles(), confirmed=asked.confirmed)
    values = _values(asked, found)
    mentions = mentions_in(found, wanted)
    made = erasure(found, sources, today) if asked.work is Right.ERASURE else changing(found, sources, values)
    reached = [one for one in made if one.name not in {missed.source for missed in found.missed}]
    fit, obstacles = surveyed(reached, found, sources, values, limits, mentions)
    by = identifiers(wanted, found)
    known = by if _is_suppressed(asked) else ()
    unanswered = unanswered_access(ledger, config, request, by, now=now) if asked.work is Right.ERASURE else ()
    plan = WorkPlan(
        request=request.reference,
        work=asked.work,
        made=now(),
        sources=fit,
        doubts=doubts(found),
        missed=found.missed,
        obstacles=obstacles,
        recipients=recipients(config, asked.work, fit, sources),
        suppressed=Counter(kind.value for kind, _ in known),
        marks=_marks(ledger, asked, values),
        lifts=asked.lift,
        confirmed=tuple(sorted(asked.confirmed)),
        rest_left_out=asked.rest_left_out,
    )
    silent = unmarked(found, values) if asked.work in _OBJECTIONS else ()
    return Planned(
        plan, standing, asked, sources, found, values, known, mentions, silent, bool(unanswered), ungiven(unanswered)
    )


def _is_suppressed(asked: Asked) -> bool:
    """Whether the person is not approached any more: what is no objection to marketing needs a purpose to stop."""
    if asked.work is Right.OBJECTION:
        return asked.purpose is not None
    return asked.work in {Right.ERASURE, Right.MARKETING_OBJECTION}


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
