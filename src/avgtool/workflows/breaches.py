"""Personal data breaches: how large they are by what scans counted, and their documents."""

from __future__ import annotations

import hashlib
import json
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from avgtool import __version__, catalog
from avgtool.breaches.documents.notification import notification_document
from avgtool.breaches.documents.register import register_document
from avgtool.breaches.estimating import estimate
from avgtool.breaches.serialize import whole
from avgtool.documents.identity import CONFIDENTIAL
from avgtool.errors import InputError, system_reason
from avgtool.i18n import msg
from avgtool.keys.log import utc_now
from avgtool.model.breaches import ScanEstimate
from avgtool.model.kept_scans import KeptScan
from avgtool.register.store import latest_scans
from avgtool.register.summarizing import found_kinds
from avgtool.workflows.breach_session import configured_breaches
from avgtool.workflows.kept_scans import system_of
from avgtool.workflows.ledger import open_configured
from avgtool.workflows.reports import document_context, rendered
from avgtool.workflows.scan_sources import earlier_scan

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime
    from typing import Literal

    from avgtool.config import Config
    from avgtool.model.findings import DatasetFindings

    Form = Literal["html", "pdf"]

REGISTER_FORMAT, BREACH_FORMAT = "breach-register/1", "breach/1"


def digest_of(path: Path) -> str:
    """The SHA-256 of what was sent; the file stays where it is.

    Raises:
        InputError: It cannot be read.
    """
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as problem:
        raise InputError(
            msg("The document cannot be read: {reason}.", reason=system_reason(problem)), where=str(path)
        ) from None


def estimated(config: Config, place: str) -> tuple[ScanEstimate, tuple[str, ...]]:
    """What a scan says of the data that were breached, and of which systems it was.

    Args:
        config: Names the ledger and the sources.
        place: A saved scan (``.json``), or a system of which scans were kept, by its name or the path of its files: the
            last scan of each of its tables counts.

    Raises:
        InputError: There is no such scan, or the file is none.
    """
    if place.lower().endswith(".json"):
        path = Path(place)
        scans = tuple(map(_of_file, earlier_scan(path).datasets))
        systems = tuple(dict.fromkeys(system_of(scan.source, config)[0] for scan in scans))
        return _as_said(path.name, scans, sha256=digest_of(path)[:12]), systems
    with closing(open_configured(config)) as ledger, ledger.database.reading() as connection:
        kept = latest_scans(connection)
    scans = _kept_of(place, kept, config)
    if not scans:
        known = ", ".join(sorted({scan.system for scan in kept}))
        raise InputError(
            msg("No scan was kept of this system."),
            where=place,
            hint=msg("Kept: {systems}.", systems=known) if known else msg("Keep one with: avgtool scan SOURCE --keep"),
        )
    zone = ZoneInfo(catalog.breach_law(config).timezone)
    on = max(scan.at for scan in scans).astimezone(zone).date()
    system = scans[0].system
    sources = {scan.source for scan in scans}
    is_part = sources != {scan.source for scan in kept if scan.system == system}
    return _as_said(f"{system}: {', '.join(sorted(sources))}" if is_part else system, scans, on=on), (system,)


def _kept_of(place: str, kept: Sequence[KeptScan], config: Config) -> tuple[KeptScan, ...]:
    """The kept scans of a source by its name; else of what a path names: a file or database, or a whole folder.

    A file that got a name in avgtool.yaml may have been kept under its own name before; that counts last.
    """
    named = tuple(scan for scan in kept if scan.system == place)
    if place in {entry.shown for entry in config.sources}:
        return named
    system, source = system_of(place, config)
    of_system = tuple(scan for scan in kept if scan.system == system)
    inside = of_system if Path(place).is_dir() else tuple(scan for scan in of_system if scan.source == source)
    return inside or named


def _as_said(
    name: str, scans: Sequence[KeptScan], *, on: date | None = None, sha256: str | None = None
) -> ScanEstimate:
    found = estimate(scans)
    return ScanEstimate(name, found.records, found.persons_most, found.kinds, found.hinted, on, sha256)


def _of_file(findings: DatasetFindings) -> KeptScan:
    """A table of a saved scan as it would have been kept."""
    entities = {one.entity: (one.kind, one.category) for one in catalog.recognizers()}
    return KeptScan(
        at=utc_now(),
        by="",
        system=findings.source,
        source=findings.source,
        table=findings.table,
        rows=findings.rows,
        rows_read=findings.rows_read,
        mode=findings.mode,
        sha256=findings.sha256,
        tool_version=__version__,
        found=found_kinds(findings, entities),
    )


def breach_document(config: Config, reference: str | None, form: Form, *, created: datetime, language: str) -> bytes:
    """The register of breaches, or the notification of one, as a file's bytes.

    Args:
        config: Says who the organisation is, and where the ledger.
        reference: Of the breach to notify; the whole register without.
        form: Of the file.
        created: Dates the document, and says how breaches stand.
        language: Of the document.

    Raises:
        InputError: The ledger does not know the breach.
        MissingDependencyError: PDF is asked for and Pango is not installed.
    """
    with configured_breaches(config, readonly=True) as session:
        chosen = session.all() if reference is None else (session.get(reference),)
        zone, law = session.zone, session.law
        pairs = tuple((one, session.standing(one, created)) for one in chosen)
    context = document_context(config, created.astimezone(zone), language, reference, CONFIDENTIAL)
    data = [whole(*pair) for pair in pairs]
    if reference is None:
        document = register_document(pairs, context, law, config.breaches.hours)
        written = _written(REGISTER_FORMAT, breaches=data)
    else:
        document = notification_document(*pairs[0], context, law, config.breaches.hours)
        written = _written(BREACH_FORMAT, breach=data[0])
    return rendered(document, language, form, written)


def _written(what: str, **content: object) -> str:
    return json.dumps({"avgtool": __version__, "format": what, **content}, ensure_ascii=False, indent=2)
