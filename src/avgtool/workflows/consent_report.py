"""The report on consents: counted in one state of the ledger, and written down in the form that was asked for."""

from __future__ import annotations

import json
from contextlib import closing
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Literal

from avgtool import __version__, catalog
from avgtool.consent.description import as_of
from avgtool.consent.moments import local_date, start_of, zone
from avgtool.consent.reporting.counting import count
from avgtool.consent.reporting.document import consents_document
from avgtool.consent.reporting.tabular import report_data, report_table
from avgtool.consent.store.reading import load_notices, load_purposes
from avgtool.consent.store.report_tables import read_ledger
from avgtool.model.periods import period_of
from avgtool.sources.formulas import neutralize
from avgtool.workflows.ledger import open_configured
from avgtool.workflows.reports import document_context, rendered

if TYPE_CHECKING:
    from datetime import date, datetime

    import polars as pl

    from avgtool.config import Config
    from avgtool.consent.reporting.figures import ConsentFigures
    from avgtool.ledger.opening import OpenLedger

Form = Literal["pdf", "html", "csv", "json"]


@dataclass(frozen=True, slots=True)
class ConsentsReport:
    """What was counted."""

    figures: ConsentFigures
    again: pl.DataFrame
    """Who must be asked again: ``kind``, ``reference``, ``purpose``, ``channel``, ``reason``, ``due``."""


def count_consents(config: Config, first: date | None, last: date | None, *, now: datetime) -> ConsentsReport:
    """Count what happened in a period, and how things stand at its end.

    Args:
        config: Names the ledger.
        first: First day; by default that of the month eleven months before the last.
        last: Last day; today by default.
        now: The moment that counts as now.

    Raises:
        InputError: The period ends before it begins.
        StoreError: There is no ledger, or it cannot be used.
    """
    with closing(open_configured(config)) as ledger:
        return count_in(ledger, config, first, last, now=now)


def count_in(
    ledger: OpenLedger, config: Config, first: date | None, last: date | None, *, now: datetime
) -> ConsentsReport:
    """The same in a ledger that is open."""
    law = catalog.consent_law(config)
    period = period_of(first, last, local_date(now, law.timezone))
    end = start_of(period.last + timedelta(days=1), law.timezone) - timedelta(microseconds=1)
    at = min(now, end).astimezone(zone(law.timezone))
    with ledger.database.reading() as connection:
        frames, persons = read_ledger(connection, lambda: ledger.key.derive)
        purposes, notices = load_purposes(connection), load_notices(connection)
    counted = count(frames, [as_of(one, at) for one in purposes.values()], notices, period, at, law)
    named = counted.again.join(persons.select("subject", "kind", "reference"), on="subject")
    again = named.select("kind", "reference", "purpose", "channel", "review", "due").rename({"review": "reason"})
    return ConsentsReport(counted.figures, again.sort("purpose", "reference", "channel", "reason", nulls_last=False))


def report_content(report: ConsentsReport, config: Config, form: Form, *, created: datetime, language: str) -> bytes:
    """The report as a file's bytes.

    Raises:
        MissingDependencyError: PDF is asked for and Pango is not installed.
    """
    if form == "csv":
        return report_table(report.figures).encode()
    data = json.dumps(report_data(report.figures, __version__), ensure_ascii=False, indent=2)
    if form == "json":
        return f"{data}\n".encode()
    context = document_context(config, created, language)
    return rendered(consents_document(report.figures, context, catalog.consent_law(config)), language, form, data)


def list_content(report: ConsentsReport) -> bytes:
    """Who must be asked again, as CSV: personal data. Cells that a spreadsheet would carry out are neutralized."""
    safe, _ = neutralize(report.again)
    return safe.write_csv(datetime_format="%Y-%m-%dT%H:%M:%SZ").encode()
