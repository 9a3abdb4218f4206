"""From breaches, assessments, activities and scans to the figures of a year. Pure."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from dataclasses import replace
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from avgtool.annual.figures import (
    BreachFigures,
    Changes,
    Described,
    ImpactFigures,
    RegisterFigures,
    ScanFigures,
)
from avgtool.breaches.life_cycle import progress
from avgtool.breaches.standing import standing
from avgtool.model.activities import Capacity
from avgtool.model.breaches import PersonsState, State, Urgency
from avgtool.model.dpia import Level
from avgtool.register.completeness import not_reviewed
from avgtool.register.findings import Gravity
from avgtool.register.naming import distinct_names
from avgtool.register.writing import as_data

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date, datetime

    from avgtool.dpia.verdict import Verdict
    from avgtool.model.activities import Activity
    from avgtool.model.breaches import Breach
    from avgtool.model.dpia import Advice, Assessment, Decision
    from avgtool.model.kept_scans import KeptScan
    from avgtool.model.periods import Period
    from avgtool.register.findings import Finding

_LEVELS = (Level.LOW, Level.MEDIUM, Level.HIGH)
"""From small to great."""


def count_breaches(
    breaches: Iterable[Breach], period: Period, timezone: str, hours: int, at: datetime
) -> BreachFigures:
    """Count the breaches that became known in a period.

    Args:
        breaches: All of the ledger, with their events.
        period: Which days. What was done later is left aside, but for the recording itself.
        timezone: By whose clock a day begins.
        hours: Of the term in which the authority is notified.
        at: The moment as of which it is told how things stand: the end of the period, or now where that is earlier.
    """
    zone = ZoneInfo(timezone)
    known = [_as_of(one, period.last, zone) for one in breaches if _day(one.facts.aware, zone) in period]
    own = [one for one in known if one.capacity is Capacity.CONTROLLER]
    stood = [standing(one, at, hours) for one in own]
    hit = [(one.facts.persons_least, one.facts.persons_most) for one in known]
    months = Counter(f"{_day(one.facts.aware, zone):%Y-%m}" for one in known)
    return BreachFigures(
        known=len(known),
        as_processor=len(known) - len(own),
        notified=sum(one.progress.notified is not None for one in stood),
        in_time=sum(bool(one.in_time) for one in stood),
        not_notified=sum(one.progress.notify is False and one.progress.notified is None for one in stood),
        undecided=sum(one.progress.notify is None and one.progress.notified is None for one in stood),
        overdue=sum(one.urgency is Urgency.OVERDUE for one in stood),
        persons_told=sum(one.progress.persons is PersonsState.TOLD for one in stood),
        open=sum(progress(one).state is not State.CLOSED for one in known),
        persons_least=sum(least or 0 for least, _ in hit),
        persons_most=sum(most or least or 0 for least, most in hit),
        persons_unknown=sum(least is None and most is None for least, most in hit),
        months={month: months[month] for month in period.months()},
        causes=Counter(one.facts.cause for one in known),
    )


def _as_of(breach: Breach, last: date, zone: ZoneInfo) -> Breach:
    later = breach.events[1:]
    return replace(breach, events=(breach.events[0], *(one for one in later if _day(one.at, zone) <= last)))


def _day(moment: datetime, zone: ZoneInfo) -> date:
    return moment.astimezone(zone).date()


def impact_figures(assessment: Assessment, verdict: Verdict, last: date) -> ImpactFigures:
    """What is told of one impact assessment; what was advised or decided after the ``last`` day is left aside."""
    decision = assessment.decision if _by(assessment.decision, last) else None
    advice = assessment.advice if _by(assessment.advice, last) else None
    left = [one.residual for one in assessment.risks]
    judged = [one for one in left if one is not None]
    return ImpactFigures(
        code=assessment.code,
        name=assessment.name,
        outcome=verdict.outcome,
        choice=decision.choice if decision else None,
        decided=decision.on if decision else None,
        advised=advice.on if advice else None,
        residual=max(judged, key=_LEVELS.index) if judged and len(judged) == len(left) else None,
    )


def _by(step: Advice | Decision | None, last: date) -> bool:
    return step is not None and (step.on is None or step.on <= last)


def describe_register(
    activities: Sequence[Activity],
    period: Period,
    earlier: Sequence[Described] | None = None,
    findings: Sequence[Finding] = (),
) -> RegisterFigures:
    """How the register stands, and what became of it.

    Args:
        activities: As they are now: files say nothing of an earlier day.
        period: In which reviews are counted.
        earlier: The activities of an earlier report; nothing is said of changes without.
        findings: Of a check of the register.
    """
    names = distinct_names(activities)
    described = tuple(map(_described, activities))
    return RegisterFigures(
        activities=described,
        as_controller=sum(one.capacity is Capacity.CONTROLLER for one in activities),
        as_processor=sum(one.capacity is Capacity.PROCESSOR for one in activities),
        reviewed=sum(one.last_review is not None and one.last_review in period for one in activities),
        not_reviewed=tuple(
            names[one.code]
            for one in activities
            if one.last_review and one.last_review <= period.last and any(not_reviewed(one, period.last))
        ),
        never_reviewed=tuple(names[one.code] for one in activities if one.last_review is None),
        changes=None if earlier is None else _changes(described, earlier),
        objections=sum(one.gravity is Gravity.OBJECTION for one in findings),
        remarks=sum(one.gravity is Gravity.REMARK for one in findings),
    )


def _described(activity: Activity) -> Described:
    written = as_data(replace(activity, last_review=None))
    content = json.dumps(written, ensure_ascii=False, sort_keys=True).encode()
    return Described(activity.code, activity.name, hashlib.sha256(content).hexdigest())


def _changes(now: Sequence[Described], before: Sequence[Described]) -> Changes:
    known = {one.code: one for one in before}
    codes = {one.code for one in now}
    return Changes(
        added=tuple(one.name for one in now if one.code not in known),
        changed=tuple(one.name for one in now if one.code in known and known[one.code].sha256 != one.sha256),
        removed=tuple(one.name for one in before if one.code not in codes),
    )


def count_scans(scans: Iterable[KeptScan], period: Period, timezone: str) -> tuple[ScanFigures, ...]:
    """Scans that were kept in a period, by system. Tables that were scanned in one go count as one scan."""
    zone = ZoneInfo(timezone)
    within = sorted((one for one in scans if _day(one.at, zone) in period), key=attrgetter("system", "at"))
    return tuple(_of_system(system, list(each)) for system, each in groupby(within, key=attrgetter("system")))


def _of_system(system: str, scans: Sequence[KeptScan]) -> ScanFigures:
    latest = {(one.source, one.table): one.rows for one in scans}
    return ScanFigures(system, len({one.at for one in scans}), scans[-1].at, sum(latest.values()))
