"""PDF for the archive, read back by pikepdf: both identifiers, and all that makes it readable for who listens."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import replace
from io import BytesIO

import pikepdf
import pytest

from avgtool.documents.anonymization_report import anonymization_report
from avgtool.documents.rendering import render_pdf
from avgtool.documents.scan_report import scan_report
from tests.documents import samples

pytestmark = pytest.mark.pdf

DATA = b'{"avgtool": "0.1.0", "format": "scan/1", "datasets": []}'
CONTEXT = replace(samples.CONTEXT, archive=True)
DOCUMENTS = {
    "scan": lambda: scan_report(samples.CUSTOMERS, CONTEXT, samples.ENTITIES),
    "anonymization": lambda: anonymization_report(samples.SEGMENTS, CONTEXT, samples.ENTITIES),
}


@pytest.fixture(scope="module", params=DOCUMENTS)
def written(request):
    return render_pdf(DOCUMENTS[request.param](), "nl", DATA)


@pytest.fixture
def pdf(written):
    with pikepdf.open(BytesIO(written)) as opened:
        yield opened


def elements(pdf):
    """The structure elements, in the order of reading."""
    waiting = [pdf.Root.StructTreeRoot.K]
    while waiting:
        one = waiting.pop()
        if isinstance(one, pikepdf.Array):
            waiting += reversed(list(one))
        elif isinstance(one, pikepdf.Dictionary):
            if "/S" in one:
                yield one
            if "/K" in one:
                waiting.append(one.K)


def test_says_to_be_both_for_the_archive_and_tagged(pdf):
    """PDF/A-3a and PDF/UA-1, and the second is described in the file, as the first wants."""
    metadata = pdf.open_metadata()
    assert metadata.pdfa_status == "3A"
    assert metadata["pdfuaid:part"] == "1"
    told = pdf.Root.Metadata.read_bytes().decode()
    assert "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>" in told
    assert told.count("<rdf:RDF") == 1


def test_an_ordinary_pdf_says_to_be_tagged_alone():
    document = scan_report(samples.CUSTOMERS, samples.CONTEXT, samples.ENTITIES)
    with pikepdf.open(BytesIO(render_pdf(document, "nl", DATA))) as opened:
        metadata = opened.open_metadata()
        assert (metadata.pdfa_status, metadata["pdfuaid:part"]) == ("", "1")


def test_its_metadata_say_the_same_twice(pdf):
    """Title, maker and day stand in the old dictionary and in the new metadata alike (ISO 19005-3, 6.6.2.2)."""
    metadata = pdf.open_metadata()
    assert metadata["dc:title"] == str(pdf.docinfo["/Title"])
    assert metadata["xmp:CreatorTool"] == str(pdf.docinfo["/Creator"]) == "avgtool 0.1.0"
    assert metadata["pdf:Producer"] == str(pdf.docinfo["/Producer"])
    assert metadata["xmp:CreateDate"] == "2026-11-23T09:30:00+01:00"
    assert str(pdf.docinfo["/CreationDate"]) == "D:20261123093000+01'00"


def test_colors_mean_the_same_on_every_screen(pdf):
    (intent,) = pdf.Root.OutputIntents
    assert intent.S == "/GTS_PDFA1"
    assert b"acsp" in intent.DestOutputProfile.read_bytes()[:128]


def test_carries_its_data_once_and_says_what_they_are(pdf):
    (file,) = pdf.Root.AF
    assert file.AFRelationship == "/Data"
    assert file.EF.F.Subtype == "/application/json"
    assert json.loads(file.EF.F.read_bytes()) == json.loads(DATA)
    assert list(pdf.attachments) == [str(file.UF)]


def test_keeps_structure_language_and_bookmarks(pdf):
    kinds = Counter(str(one.S) for one in elements(pdf))
    assert pdf.Root.MarkInfo.Marked
    assert pdf.Root.Lang == "nl"
    assert kinds["/H1"] == 1
    assert kinds["/H2"] >= 3
    with pdf.open_outline() as outline:
        (title,) = outline.root
        assert len(title.children) >= 3


def test_keeps_header_cells_and_what_charts_show(pdf):
    told = list(elements(pdf))
    headers = {bytes(one.ID) for one in told if one.S == "/TH"}
    cells = [{bytes(named) for named in one.A.Headers} for one in told if one.S == "/TD"]
    assert cells
    assert all(named and named <= headers for named in cells)
    figures = [one for one in told if one.S == "/Figure"]
    assert figures
    assert all(str(one.Alt) for one in figures)


def test_embeds_every_font(pdf):
    fonts = [
        one for one in pdf.objects if isinstance(one, pikepdf.Dictionary) and one.get("/Type") == "/FontDescriptor"
    ]
    assert fonts
    assert all("/FontFile2" in one or "/FontFile3" in one for one in fonts)


def test_is_the_same_every_time(written, request):
    name = request.node.callspec.params["written"]
    assert render_pdf(DOCUMENTS[name](), "nl", DATA) == written
