"""Exports of consents for tests: made-up persons, one purpose, one notice."""

from __future__ import annotations

import csv
from datetime import UTC, datetime
from pathlib import Path

from avgtool.config import Config
from avgtool.ledger.opening import OpenLedger
from avgtool.workflows.consent_import import ConsentImport, ImportRequest, import_consents
from avgtool.workflows.consents import consent_session

NOW = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)
BEGUN = datetime(2026, 1, 1, tzinfo=UTC)
WORDS = "Ja, stuur mij de nieuwsbrief. U kunt zich altijd afmelden."
SOUND = {"klantnr": "K-1", "doel": "nieuwsbrief", "soort": "gegeven", "tijdstip": "2026-03-01T10:00:00+01:00"}


def prepare(ledger: OpenLedger) -> None:
    """A newsletter and its notice."""
    with consent_session(ledger, Config(), by="test", now=lambda: BEGUN) as session:
        session.add_purpose("nieuwsbrief", "Nieuwsbrief", "a", channels=("email", "sms"), direct_marketing=True)
        session.add_notice(["nieuwsbrief"], "2026-01", WORDS)


def row(**changes: str) -> dict[str, str]:
    """A row that is right, but for what is changed."""
    return {**SOUND, **changes}


def written(path: Path, *rows: dict[str, str]) -> Path:
    """The rows as a CSV file."""
    names = list(dict.fromkeys(name for one in rows for name in one))
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, names, delimiter=";")
        writer.writeheader()
        writer.writerows(rows)
    return path


def imported(ledger: OpenLedger, path: Path, **options: object) -> ConsentImport:
    """What comes of importing a file, now."""
    return import_consents(ledger, Config(), ImportRequest(str(path), **options), by="test", now=lambda: NOW)


def faults(done: ConsentImport) -> list[tuple[int, str]]:
    """Row and code of each faulty row."""
    return [(one.row, one.fault.value) for one in done.done.faulty]
