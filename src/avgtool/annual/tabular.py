"""The annual report for programs: ``annual-report/1``."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from avgtool.model.consents import EventType
from avgtool.sources.own_files import ANNUAL_FORMAT
from avgtool.subject_requests.reporting.tabular import tally_data

if TYPE_CHECKING:
    from avgtool.annual.figures import AnnualFigures, BreachFigures, Narrative, YearBefore
    from avgtool.consent.reporting.figures import PurposeFigures


def report_data(figures: AnnualFigures, narrative: Narrative, tool_version: str) -> dict[str, Any]:
    """All figures, under stable names."""
    return {
        "avgtool": tool_version,
        "format": ANNUAL_FORMAT,
        "year": figures.period.first.year,
        "from": figures.period.first.isoformat(),
        "to": figures.period.last.isoformat(),
        "requests": {
            **tally_data(figures.requests.all),
            "rights": {right.value: tally_data(tally) for right, tally in figures.requests.by_right.items()},
            "months": {
                month: {"received": one.received, "on_time": one.on_time, "late": one.late}
                for month, one in figures.requests.months.items()
            },
        },
        "breaches": _breaches(figures.breaches),
        "impact_assessments": [
            {**asdict(one), "decided": _day(one.decided), "advised": _day(one.advised)} for one in figures.impacts
        ],
        "register": asdict(figures.register),
        "consents": [_purpose(one) for one in figures.consents.purposes],
        "scans": [{**asdict(one), "last": one.last.isoformat()} for one in figures.scans],
        "year_before": _before(figures.before),
        "narrative": asdict(narrative),
    }


def _before(before: YearBefore | None) -> dict[str, Any] | None:
    """None for each figure that is not known."""
    if before is None:
        return None
    period = before.period
    return {
        "from": period.first.isoformat(),
        "to": period.last.isoformat(),
        "ledger_since": _day(before.ledger_since),
        **asdict(before.totals),
    }


def _breaches(figures: BreachFigures) -> dict[str, Any]:
    causes = {cause.value if cause else "": count for cause, count in figures.causes.items()}
    return {**asdict(figures), "causes": causes}


def _purpose(one: PurposeFigures) -> dict[str, Any]:
    return {
        "purpose": one.purpose.code,
        "consents": one.consents,
        "given": one.total(EventType.GIVEN) + one.total(EventType.CONFIRMED),
        "withdrawn": one.total(EventType.WITHDRAWN),
        "expired": one.total(EventType.EXPIRED),
        "ask_again": one.persons_again,
    }


def _day(day: Any) -> str | None:
    return day.isoformat() if day else None
