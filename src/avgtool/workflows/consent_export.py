"""The consents of the ledger as CSV or a workbook, in the columns that an import reads."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING

from avgtool.consent.store.export_table import consent_table
from avgtool.i18n import msg
from avgtool.workflows.ledger import open_configured
from avgtool.workflows.spreadsheets import as_csv, as_workbook

if TYPE_CHECKING:
    from avgtool.config import Config


@dataclass(frozen=True, slots=True)
class ConsentExport:
    """A table of consents: personal data."""

    content: bytes
    rows: int
    nameless: int
    """Persons who are known by a digest alone, and are not in it."""


def export_consents(config: Config, *, workbook: bool) -> ConsentExport:
    """Everything that was recorded of the consents and preferences of customers.

    Raises:
        StoreError: There is no ledger, or it cannot be used.
        OutputError: There are more rows than a sheet can hold.
    """
    with closing(open_configured(config)) as ledger, ledger.database.reading() as connection:
        told = consent_table(connection)
    content = as_workbook(told.rows, str(msg("Consents"))) if workbook else as_csv(told.rows)
    return ConsentExport(content, told.rows.height, told.nameless)
