"""The report on requests for programs: JSON (``requests-report/1``), and one table for spreadsheets."""

from __future__ import annotations

import csv
from io import StringIO
from typing import TYPE_CHECKING, Any

from avgtool.model.requests import Step, Urgency
from avgtool.sources.own_files import REQUESTS_FORMAT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from avgtool.subject_requests.reporting.figures import RequestFigures, Tally

COLUMNS = ("figure", "right", "month", "detail", "count")
_ENDINGS = {Step.GRANT: "granted", Step.GRANT_PARTLY: "granted_in_part", Step.REFUSE: "refused"}
_STANDING = {Urgency.OVERDUE: "overdue", Urgency.AT_RISK: "at_risk", Urgency.ON_TIME: "on_schedule"}
Row = tuple[str, str, str, str, int | float]


def report_data(figures: RequestFigures, tool_version: str) -> dict[str, Any]:
    """All counts, under stable names. Days are calendar days; shares are for readers to compute."""
    return {
        "avgtool": tool_version,
        "format": REQUESTS_FORMAT,
        "from": figures.period.first.isoformat(),
        "to": figures.period.last.isoformat(),
        **tally_data(figures.all),
        "rights": [{"right": right.value, **tally_data(tally)} for right, tally in figures.by_right.items()],
        "months": [
            {"month": month, "received": one.received, "on_time": one.on_time, "late": one.late}
            for month, one in figures.months.items()
        ],
        "channels": dict(sorted(figures.channels.items())),
        "identity_means": {means.value: count for means, count in sorted(figures.means.items())},
        "grounds": dict(sorted(figures.grounds.items())),
        "steps": {step.value: count for step, count in sorted(figures.steps.items())},
        "overdue_requests": list(figures.overdue),
    }


def tally_data(tally: Tally) -> dict[str, Any]:
    """The counts of one right, or of all."""
    return {
        "received": tally.received,
        "answered": len(tally.decided),
        "on_time": tally.on_time,
        "late": tally.late,
        **{name: sum(one.by is step for one in tally.answers) for step, name in _ENDINGS.items()},
        "withdrawn": len(tally.answers) - len(tally.decided),
        "extended": sum(one.extended for one in tally.answers),
        "median_days": tally.median_days,
        "longest_days": tally.longest_days,
        "open": tally.open,
        **{name: tally.standing.get(urgency, 0) for urgency, name in _STANDING.items()},
    }


def report_table(figures: RequestFigures) -> str:
    """All counts as CSV: a row for each, the columns that do not matter to it empty."""
    written = StringIO()
    rows = csv.writer(written, lineterminator="\n")
    rows.writerow(COLUMNS)
    rows.writerows(_rows(figures))
    return written.getvalue()


def _rows(figures: RequestFigures) -> Iterator[Row]:
    for right, tally in (("", figures.all), *((one.value, each) for one, each in figures.by_right.items())):
        yield from ((name, right, "", "", value) for name, value in tally_data(tally).items() if value is not None)
    for month, one in figures.months.items():
        yield ("received", "", month, "", one.received)
        yield ("on_time", "", month, "", one.on_time)
        yield ("late", "", month, "", one.late)
    yield from (("received_by_channel", "", "", channel, count) for channel, count in sorted(figures.channels.items()))
    yield from (("identity_means", "", "", means.value, count) for means, count in sorted(figures.means.items()))
    yield from (("grounds", "", "", code, count) for code, count in sorted(figures.grounds.items()))
    yield from (("steps", "", "", step.value, count) for step, count in sorted(figures.steps.items()))
