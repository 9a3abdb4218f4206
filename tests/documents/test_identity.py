"""Every document says which one it is: reference, version, classification, and the hash of what it tells."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from io import BytesIO

import pytest
from pypdf import PdfReader

from avgtool.config import Config, load_config
from avgtool.documents.identity import CONFIDENTIAL, PUBLIC, identified
from avgtool.documents.scan_report import scan_report
from avgtool.workflows.privacy_notice import privacy_notice
from avgtool.workflows.reports import document_context, rendered, scan_document
from tests.documents import samples
from tests.documents.reading import Html, pages, squeezed

BARE = replace(samples.CONTEXT, reference=None, version=None, classification=None)
SHA256 = hashlib.sha256(b"{}").hexdigest()


def test_what_has_no_identity_gets_one_from_what_it_tells():
    context = identified(scan_report(samples.CUSTOMERS, BARE), b"{}").context
    assert (context.content_sha256, context.version) == (SHA256, "2026.11.23")
    assert context.reference == f"AVG-20261123-{SHA256[:6].upper()}"
    assert context.classification == CONFIDENTIAL


def test_what_a_document_says_of_itself_stays():
    own = replace(BARE, reference="DL-2026-0001", version="3", classification=PUBLIC)
    context = identified(scan_report(samples.CUSTOMERS, own), b"{}").context
    assert (context.reference, context.version, context.classification) == ("DL-2026-0001", "3", PUBLIC)


@pytest.mark.parametrize("form", ["html", pytest.param("pdf", marks=pytest.mark.pdf)])
def test_every_document_shows_it_and_a_print_can_be_held_against_the_file(form, tmp_path):
    """The hash is that of the JSON that the PDF carries."""
    path = tmp_path / "avgtool.yaml"
    path.write_text("documents: {version: '2.1', classification: Intern}\n", encoding="utf-8")
    made = scan_document(samples.CUSTOMERS, load_config(path), created=BARE.created, language="nl", form=form)
    if form == "html":
        said = Html(made.decode()).lines
    else:
        said = squeezed("".join(pages(made)))
        (content,) = PdfReader(BytesIO(made)).attachments["scan-report.json"]
        assert hashlib.sha256(content).hexdigest() in said
    assert "Intern" in said
    assert "2.1" in said
    assert hashlib.sha256(path.read_bytes()).hexdigest() in said


def test_the_same_content_on_the_same_day_has_the_same_reference():
    document = scan_report(samples.CUSTOMERS, BARE)
    assert identified(document, b"{}") == identified(document, b"{}")
    assert identified(document, b"{}").context.reference != identified(document, b"[]").context.reference


def test_a_privacy_notice_is_public_whatever_other_documents_are(tmp_path):
    path = tmp_path / "avgtool.yaml"
    path.write_text(
        "documents: {classification: Geheim}\nactivities: [{code: a, purposes: [{text: x, basis: b}]}]\n",
        encoding="utf-8",
    )
    made = privacy_notice(load_config(path), "html", created=BARE.created, language="nl").content.decode()
    assert "Openbaar" in Html(made).lines
    assert "Geheim" not in made


def test_a_pdf_for_the_archive_keeps_the_other_settings_of_documents():
    config = Config.model_validate({"documents": {"classification": "Intern", "folder": "sjablonen"}})
    asked = config.with_archive(asked=True).documents
    assert (asked.archive, asked.classification, asked.folder) == (True, "Intern", "sjablonen")


def test_the_page_shows_how_the_officer_is_reached():
    config = Config.model_validate({"organisation": {"fg": "M. de Vries", "fg_contact": "fg@example.nl"}})
    document = scan_report(samples.CUSTOMERS, document_context(config, BARE.created, "nl"))
    assert any("fg@example.nl" in line for line in Html(rendered(document, "nl", "html", "{}").decode()).lines)
