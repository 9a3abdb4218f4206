"""The annual report: counted in the ledger, the register and the assessments, and written down."""

from __future__ import annotations

import json
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Literal

from avgtool import __version__, catalog
from avgtool.annual.comparison import (
    before_the_ledger,
    first_known,
    ledger_totals,
    of_files,
)
from avgtool.annual.counting import count_breaches, count_scans, describe_register, impact_figures
from avgtool.annual.document import annual_document
from avgtool.annual.figures import AnnualFigures, Totals, YearBefore
from avgtool.annual.narrative import read_earlier
from avgtool.annual.tabular import report_data
from avgtool.consent.moments import local_date
from avgtool.errors import InputError
from avgtool.i18n import msg
from avgtool.ledger.own_key import began
from avgtool.model.periods import Period
from avgtool.register.loading import all_activities
from avgtool.register.store import all_scans
from avgtool.workflows.breach_session import breach_session
from avgtool.workflows.consent_report import count_in
from avgtool.workflows.dpia import check_assessments
from avgtool.workflows.ledger import open_configured
from avgtool.workflows.register import check_in
from avgtool.workflows.reports import document_context, rendered
from avgtool.workflows.requests_report import count_requests_in

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from avgtool.annual.figures import BreachFigures, Narrative, ScanFigures
    from avgtool.annual.narrative import Earlier
    from avgtool.config import Config
    from avgtool.consent.reporting.figures import ConsentFigures
    from avgtool.ledger.opening import OpenLedger
    from avgtool.subject_requests.reporting.figures import RequestFigures

Form = Literal["pdf", "html", "json"]


def count_year(config: Config, year: int, *, now: datetime, earlier: Path | None = None) -> AnnualFigures:
    """Count a year, up to today where it is not over.

    Args:
        config: Names the ledger, the register and the assessments.
        year: Of the calendar.
        now: The moment that counts as now, with its time zone.
        earlier: JSON of an earlier report, with which the register is compared.

    Raises:
        InputError: The year is yet to begin, or the earlier report is none.
        ConfigError: The register or an assessment is not valid.
        StoreError: There is no ledger, or it cannot be used.
    """
    timezone = catalog.breach_law(config).timezone
    today = local_date(now, timezone)
    period = _period(year, today)
    before = read_earlier(earlier) if earlier else None
    assessed = check_assessments(config)
    activities = all_activities(config)
    with closing(open_configured(config)) as ledger:
        counted = _counted(ledger, config, period, now)
        year_before = _year_before(ledger, config, period, now, before)
        findings = check_in(ledger, config, today)
    return AnnualFigures(
        period=period,
        requests=counted.requests,
        consents=counted.consents,
        breaches=counted.breaches,
        impacts=tuple(impact_figures(one.assessment, one.verdict, period.last) for one in assessed),
        register=describe_register(activities, period, before.activities if before else None, findings),
        scans=counted.scans,
        before=year_before,
    )


@dataclass(frozen=True, slots=True)
class _Counted:
    """What a ledger tells of a period."""

    requests: RequestFigures
    consents: ConsentFigures
    breaches: BreachFigures
    scans: tuple[ScanFigures, ...]


def _counted(ledger: OpenLedger, config: Config, period: Period, now: datetime) -> _Counted:
    timezone = catalog.breach_law(config).timezone
    requests = count_requests_in(ledger, config, period.first, period.last, now=lambda: now)
    consents = count_in(ledger, config, period.first, period.last, now=now).figures
    with breach_session(ledger, config, readonly=True, now=lambda: now) as session:
        breaches = count_breaches(session.all(), period, timezone, session.hours, consents.at)
    with ledger.database.reading() as connection:
        scans = count_scans(all_scans(connection), period, timezone)
    return _Counted(requests, consents, breaches, scans)


def _year_before(
    ledger: OpenLedger, config: Config, period: Period, now: datetime, earlier: Earlier | None
) -> YearBefore | None:
    """The same days of the year before: by the ledger, and by the earlier report where that is of a whole year.

    A figure of which a ledger that began later has none is not known; what was recorded into it afterwards counts.
    """
    year = period.first.year - 1
    before = Period(date(year, 1, 1), _a_year_earlier(period.last))
    with ledger.database.reading() as connection:
        since = local_date(began(connection), catalog.breach_law(config).timezone)
    counted = _counted(ledger, config, before, now)
    totals = ledger_totals(counted.requests.all, counted.breaches, counted.consents.purposes, counted.scans)
    if since > before.last:
        totals = before_the_ledger(totals)
    whole = before.last == date(year, 12, 31)
    if earlier and earlier.year == year:
        totals = first_known(totals, earlier.totals if whole else of_files(earlier.totals))
    known = totals != Totals()
    return YearBefore(before, totals, since if since > before.first else None) if known else None


def _a_year_earlier(day: date) -> date:
    last_of_february = (2, 29)
    if (day.month, day.day) == last_of_february:
        return date(day.year - 1, 2, 28)
    return day.replace(year=day.year - 1)


def _period(year: int, today: date) -> Period:
    if year > today.year:
        raise InputError(msg("The year {year} is yet to begin.", year=str(year)))
    return Period(date(year, 1, 1), min(date(year, 12, 31), today))


def annual_content(
    figures: AnnualFigures, narrative: Narrative, config: Config, form: Form, *, created: datetime, language: str
) -> bytes:
    """The report as a file's bytes.

    Raises:
        MissingDependencyError: PDF is asked for and Pango is not installed.
    """
    data = json.dumps(report_data(figures, narrative, __version__), ensure_ascii=False, indent=2)
    if form == "json":
        return f"{data}\n".encode()
    context = document_context(config, created, language)
    return rendered(annual_document(figures, narrative, context, catalog.request_law()), language, form, data)
