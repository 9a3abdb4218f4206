"""From what was found and done to documents: HTML, PDF, with the data inside."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from avgtool import __version__, catalog
from avgtool.documents.anonymization_report import anonymization_report
from avgtool.documents.content import Colors, DocumentContext, Organization
from avgtool.documents.identity import identified
from avgtool.documents.logos import read_logo
from avgtool.documents.rendering import render_html, render_pdf
from avgtool.documents.scan_report import scan_report

if TYPE_CHECKING:
    from datetime import datetime
    from typing import Literal

    from avgtool.config import Config
    from avgtool.documents.content import Document
    from avgtool.i18n import Message
    from avgtool.model.findings import ScanResult
    from avgtool.model.outcome import Outcome

    Form = Literal["html", "pdf"]


def scan_document(result: ScanResult, config: Config, *, created: datetime, language: str, form: Form) -> bytes:
    """The scan report as a file's bytes.

    Raises:
        MissingDependencyError: PDF is asked for and Pango is not installed.
    """
    from avgtool.scanning.serialize import to_json

    document = scan_report(result, document_context(config, created, language), catalog.entity_words())
    return rendered(document, language, form, to_json(result))


def anonymization_document(outcome: Outcome, config: Config, *, created: datetime, language: str, form: Form) -> bytes:
    """The anonymization report as a file's bytes.

    Raises:
        MissingDependencyError: PDF is asked for and Pango is not installed.
    """
    from avgtool.workflows.outcome_data import to_json

    document = anonymization_report(outcome, document_context(config, created, language), catalog.entity_words())
    return rendered(document, language, form, to_json(outcome))


def document_context(
    config: Config,
    created: datetime,
    language: str,
    reference: str | None = None,
    classification: Message | None = None,
) -> DocumentContext:
    """What stands on every document of the organisation.

    Raises:
        ConfigError: The logo is no picture.
    """
    organisation = config.organisation
    return DocumentContext(
        logo=read_logo(Path(organisation.logo)) if organisation.logo else None,
        colors=Colors(organisation.color),
        organization=Organization(
            name=organisation.name,
            address=organisation.address or None,
            contact=organisation.contact or None,
            officer=organisation.fg or None,
            phone=organisation.phone or None,
            officer_contact=organisation.fg_contact or None,
        ),
        created=created,
        tool_version=__version__,
        language=language,
        reference=reference,
        version=config.documents.version or None,
        classification=config.documents.classification or classification,
        settings_sha256=config.sha256,
        archive=config.documents.archive,
        templates=Path(config.documents.folder) if config.documents.folder else None,
    )


def rendered(document: Document, language: str, form: Form, data: str) -> bytes:
    """A document as a file's bytes, with reference, version, classification and hash; a PDF carries its data.

    Raises:
        ConfigError: A template of the organization has an error.
        MissingDependencyError: PDF is asked for and Pango is not installed.
    """
    content = data.encode()
    named = identified(document, content)
    if form == "html":
        return render_html(named, language, content).encode()
    return render_pdf(named, language, content)
