"""The report on requests: counted in one state of the ledger, and written down in the form that was asked for."""

from __future__ import annotations

import json
from contextlib import closing
from typing import TYPE_CHECKING, Literal

from avgtool import __version__, catalog
from avgtool.keys.log import utc_now
from avgtool.model.periods import period_of
from avgtool.subject_requests.reporting.counting import count
from avgtool.subject_requests.reporting.document import requests_document
from avgtool.subject_requests.reporting.tabular import report_data, report_table
from avgtool.workflows.ledger import open_configured
from avgtool.workflows.reports import document_context, rendered
from avgtool.workflows.requests import request_session

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date, datetime

    from avgtool.config import Config
    from avgtool.ledger.opening import OpenLedger
    from avgtool.subject_requests.reporting.figures import RequestFigures

Form = Literal["pdf", "html", "csv", "json"]


def count_requests(
    config: Config, first: date | None, last: date | None, *, now: Callable[[], datetime] = utc_now
) -> RequestFigures:
    """Count what came in and was answered in a period, and how things stand at its end.

    Args:
        config: Names the ledger.
        first: First day; by default that of the month eleven months before the last.
        last: Last day; today by default.
        now: The clock.

    Raises:
        InputError: The period ends before it begins.
        StoreError: There is no ledger, or it cannot be used.
    """
    with closing(open_configured(config)) as ledger:
        return count_requests_in(ledger, config, first, last, now=now)


def count_requests_in(
    ledger: OpenLedger, config: Config, first: date | None, last: date | None, *, now: Callable[[], datetime] = utc_now
) -> RequestFigures:
    """The same in a ledger that is open."""
    with request_session(ledger, config, readonly=True, now=now) as session:
        period = period_of(first, last, session.today)
        return count(session.all(), period, session.calendar)


def requests_content(figures: RequestFigures, config: Config, form: Form, *, created: datetime, language: str) -> bytes:
    """The report as a file's bytes.

    Raises:
        MissingDependencyError: PDF is asked for and Pango is not installed.
    """
    if form == "csv":
        return report_table(figures).encode()
    data = json.dumps(report_data(figures, __version__), ensure_ascii=False, indent=2)
    if form == "json":
        return f"{data}\n".encode()
    context = document_context(config, created, language)
    return rendered(requests_document(figures, context, catalog.request_law()), language, form, data)
