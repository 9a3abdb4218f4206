"""The annual report: counted in the ledger, the register and the assessments, and written down."""

from __future__ import annotations

import json
from contextlib import closing
from datetime import date
from typing import TYPE_CHECKING, Literal

from avgtool import __version__, catalog
from avgtool.annual.counting import count_breaches, count_scans, describe_register, impact_figures
from avgtool.annual.document import annual_document
from avgtool.annual.figures import AnnualFigures
from avgtool.annual.narrative import read_earlier
from avgtool.annual.tabular import report_data
from avgtool.consent.moments import local_date
from avgtool.errors import InputError
from avgtool.i18n import msg
from avgtool.model.periods import Period
from avgtool.register.loading import all_activities
from avgtool.register.store import all_scans
from avgtool.workflows.breach_session import breach_session
from avgtool.workflows.consent_report import count_in
from avgtool.workflows.dpia import check_assessments
from avgtool.workflows.ledger import open_configured
from avgtool.workflows.reports import document_context, rendered
from avgtool.workflows.requests_report import count_requests_in

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from avgtool.annual.figures import Narrative
    from avgtool.config import Config

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
    period = _period(year, local_date(now, timezone))
    before = read_earlier(earlier) if earlier else None
    assessed = check_assessments(config)
    with closing(open_configured(config)) as ledger:
        requests = count_requests_in(ledger, config, period.first, period.last, now=lambda: now)
        consents = count_in(ledger, config, period.first, period.last, now=now).figures
        with breach_session(ledger, config, readonly=True, now=lambda: now) as session:
            breaches = count_breaches(session.all(), period, timezone, session.hours, consents.at)
        with ledger.database.reading() as connection:
            scans = count_scans(all_scans(connection), period, timezone)
    return AnnualFigures(
        period=period,
        requests=requests,
        consents=consents,
        breaches=breaches,
        impacts=tuple(impact_figures(one.assessment, one.verdict) for one in assessed),
        register=describe_register(all_activities(config), period, before),
        scans=scans,
    )


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
