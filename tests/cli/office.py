"""An organisation with something in every document, and the command that writes each."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

REGISTER = """\
name: Nieuwsbrief
purposes: [{text: u nieuws sturen, basis: a, consent: nieuwsbrief}]
kinds: [email]
no_recipients: true
retention: [{term: {years: 2}, ground: eigen beleid}]
"""
SETTINGS = """\
organisation: {name: Voorbeeld BV}
sources:
  - {name: klanten, path: klanten.csv, activities: [nieuwsbrief], tables: [{find: {customer: klantnummer}}]}
"""
MAKERS = {
    "scan-report": ("scan", "klanten.csv", "--output"),
    "anonymization-report": ("anonymize", "klanten.csv", "--policy", "testdata", "--output", "veilig.csv",
                             "--key-file", "k.key", "--report"),
    "processing-register": ("register", "pdf", "--on", "2026-11-23", "--output"),
    "privacy-notice": ("register", "privacy-notice", "--output"),
    "breach-register": ("breach", "pdf", "--output"),
    "breach-notification": ("breach", "pdf", "DL-2026-0001", "--output"),
    "impact-assessment": ("dpia", "pdf", "hal", "--output"),
    "consents-report": ("report", "consents", "--output"),
    "annual-report": ("report", "annual", "--year", "2026", "--output"),
    "requests-report": ("report", "requests", "--output"),
    "consent-receipt": ("consent", "receipt", "K-1", "--purpose", "nieuwsbrief", "--output"),
    "breach-letter": ("breach", "letter", "DL-2026-0001", "--by", "Beheer", "--output"),
    "letter": ("request", "letter", "2026-0001", "--kind", "ontvangstbevestiging", "--output"),
}  # fmt: skip
"""By the name of the document; the file comes last."""
LETTERS = frozenset({"letter", "breach-letter"})
"""Carry no data; their template is ``letter.html``."""
OVER = LETTERS | {"anonymization-report"}
"""Who writes these once more says ``--force``."""
PACKAGE = ("request", "collect", "2026-0001", "--output")
"""A package has two documents: the letter of the answer, and the annex with what is held about the person."""
BEGIN = (
    "ledger init",
    "key new k.key",
    "consent purpose add nieuwsbrief --title Nieuwsbrief --basis a --channel email --direct-marketing",
    "consent notice add tekst.txt --purpose nieuwsbrief --version 1 --since 2025-01-01T00:00:00+01:00",
    "consent record K-1 --purpose nieuwsbrief --at 2025-03-01T10:00:00+01:00",
    "breach open Laptop --aware 2026-11-20T16:40 --by Beheer --names-nobody",
    "dpia new --code hal --no-ask",
    "request open K1001 --right inzage --received 2026-11-20 --by Beheer",
    "request verify-identity 2026-0001 --means inloggen --at 2026-11-21 --by Beheer",
)


def furnish(avgtool: Callable[..., Any], folder: Path, settings: str = "", made: Path | None = None) -> Path:
    """Make it in a folder that has ``klanten.csv``, with further settings.

    Args:
        avgtool: Runs a command in that folder.
        folder: Where.
        settings: More lines of avgtool.yaml.
        made: Where one that was made before is kept: copying it is quicker. Its ledger is one of SQLite.
    """
    if made is None or not made.exists():
        _make(avgtool, folder, settings if made is None else "")
    if made is not None:
        shutil.copytree(*((made, folder) if made.exists() else (folder, made)), dirs_exist_ok=True)
    (folder / "avgtool.yaml").write_text(SETTINGS + settings, encoding="utf-8")
    return folder


def _make(avgtool: Callable[..., Any], folder: Path, settings: str) -> None:
    (folder / "avgtool.yaml").write_text(SETTINGS + settings, encoding="utf-8")
    (folder / "verwerkingen").mkdir()
    (folder / "verwerkingen" / "nieuwsbrief.yaml").write_text(REGISTER, encoding="utf-8")
    (folder / "tekst.txt").write_text("Ja.", encoding="utf-8")
    for command in BEGIN:
        ran = avgtool(*command.split())
        assert ran.code == 0, ran.err
