"""PDF read back: tagged, complete, inside its margins, the same every time."""

import json
import os
import re
import subprocess
import sys
from collections import Counter
from dataclasses import replace
from io import BytesIO
from itertools import pairwise

import pdfplumber
import pytest
from pypdf import PdfReader

from avgtool.documents.anonymization_report import anonymization_report
from avgtool.documents.content import Bullets, Cell, Column, Document, Section, Table
from avgtool.documents.facts import sign_off
from avgtool.documents.fetching import PackagedFetcher
from avgtool.documents.rendering import render_pdf
from avgtool.documents.scan_report import scan_report
from avgtool.errors import ConfigError
from avgtool.i18n import msg
from tests.annual.test_document import BUSY
from tests.annual.test_document import document as annual_report
from tests.documents import samples
from tests.documents.reading import pages, squeezed, structure
from tests.documents.test_markup import HOSTILE, hostile_report
from tests.register.test_notice import FULL, HALF, notice

pytestmark = pytest.mark.pdf

DATA = b'{"avgtool": "0.1.0", "format": "scan/1", "datasets": []}'
MARGIN = 18 * 72 / 25.4
"""Left and right, in points."""


def long_report():
    """A table of several pages."""
    columns = [samples.personal(f"kolom_{index}") for index in range(60)]
    return scan_report(samples.scan(*columns), samples.CONTEXT, samples.ENTITIES)


DOCUMENTS = {
    "scan": lambda: scan_report(samples.CUSTOMERS, samples.CONTEXT, samples.ENTITIES),
    "anonymization": lambda: anonymization_report(samples.SEGMENTS, samples.CONTEXT, samples.ENTITIES),
    "notice": lambda: notice(FULL, HALF),
    "annual": lambda: annual_report(BUSY),
    "hostile": hostile_report,
    "long": long_report,
    "empty": lambda: scan_report(replace(samples.CUSTOMERS, datasets=()), samples.CONTEXT),
}


@pytest.fixture(scope="module")
def pdfs():
    """Every document as PDF, made once."""
    return {name: render_pdf(make(), "nl", DATA) for name, make in DOCUMENTS.items()}


@pytest.fixture(params=DOCUMENTS)
def pdf(request, pdfs):
    """Each of them in turn."""
    return pdfs[request.param]


def test_is_tagged_for_readers_who_listen(pdf):
    """Marked, with a language, a title that is shown, structure, and the claim of PDF/UA-1 in its metadata."""
    root = PdfReader(BytesIO(pdf)).trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"].value
    assert root["/Lang"] == "nl"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"].value
    assert 'pdfuaid:part="1"' in root["/Metadata"].get_data().decode()
    kinds = Counter(element["/S"] for element in structure(pdf))
    assert kinds["/Document"] == kinds["/H1"] == 1
    assert kinds["/H2"] >= 3


def test_every_table_cell_knows_its_headers(pdfs):
    """Each cell refers to the header of its column and of its row, and these exist."""
    elements = list(structure(pdfs["scan"]))
    headers = {element["/ID"] for element in elements if element["/S"] == "/TH"}
    cells = [element["/A"]["/Headers"] for element in elements if element["/S"] == "/TD"]
    assert cells
    assert all(len(named) == 2 and set(named) <= headers for named in cells)


def test_every_chart_has_words(pdfs):
    """What cannot be seen is said."""
    figures = [element for element in structure(pdfs["scan"]) if element["/S"] == "/Figure"]
    assert len(figures) == 2
    assert all(figure["/Alt"].startswith("Staafdiagram") for figure in figures)


def test_carries_its_data(pdf):
    """The JSON inside is what was given, dated with the document."""
    (name, (content,)) = next(iter(PdfReader(BytesIO(pdf)).attachments.items()))
    kinds = {"scan-report", "anonymization-report", "privacy-notice", "annual-report"}
    assert name.removesuffix(".json") in kinds
    assert json.loads(content) == json.loads(DATA)


def test_says_when_and_by_whom_it_was_made(pdfs):
    """From the context, not from the clock of the machine; and no personal data in the metadata."""
    metadata = PdfReader(BytesIO(pdfs["scan"])).metadata
    assert metadata["/CreationDate"] == "D:20261123093000+01'00"
    assert metadata["/Title"] == "Scanrapport – Voorbeeld Retail BV"
    assert "Bakker" not in str(dict(metadata))


def test_has_bookmarks(pdfs):
    """The outline leads to every section."""
    (title, sections) = PdfReader(BytesIO(pdfs["scan"])).outline
    assert title["/Title"] == "Scanrapport"
    assert "Aandachtspunten" in [entry["/Title"] for entry in sections if isinstance(entry, dict)]


def test_every_page_says_what_it_belongs_to(pdfs):
    """Page x of y and the reference on all, the classification on all."""
    texts = pages(pdfs["long"])
    for index, text in enumerate(texts, start=1):
        assert f"Pagina {index} van {len(texts)}" in text
        assert "AVG-2026-014" in text
        assert "Vertrouwelijk" in text


def test_repeats_the_headers_of_a_long_table(pdfs):
    """A page from the middle of a table can be read by itself."""
    texts = [text for text in pages(pdfs["long"]) if "kolom_" in text]
    assert len(texts) > 3
    assert all("Kolomenvoorbeeld" in squeezed(text) for text in texts)


def test_leaves_no_page_empty(pdf):
    """Each page has more than its header and footer."""
    assert all(len(text.split()) > 20 for text in pages(pdf))


@pytest.mark.parametrize("points", [18, 26, 62])
def test_no_signature_stands_on_a_page_by_itself(points):
    """Who signs a page sees on it some of what is signed for."""
    items = tuple(msg("{text}", text=f"punt {number} van de lijst") for number in range(points))
    sections = (Section(msg("Method and limits"), (Bullets(items),)), sign_off(samples.CONTEXT, msg("Agreed.")))
    document = Document("scan-report", msg("Scan report"), "klanten.csv", samples.CONTEXT, sections)
    last = pages(render_pdf(document, "nl", DATA))[-1]
    assert "Handtekening" in last
    assert f"punt {points - 1} van" in last


@pytest.mark.parametrize(
    ("rows", "lines", "points"),
    [(2, 1, 21), (2, 4, 19), (3, 1, 20), (3, 4, 14), (3, 4, 18), (4, 1, 22), (9, 1, 12), (40, 1, 15), (40, 4, 18)],
)
def test_no_row_stands_on_a_page_by_itself(rows, lines, points):
    """The first row stands with its heading, its caption and the second row, the last row with the one before it."""
    written = [Cell(f"rij{number}.", more=("regel",) * (lines - 1)) for number in range(rows)]
    table = Table("Tabeltitel", (Column("Naam", 1), Column("Waarde", 2)), tuple((cell, "iets") for cell in written))
    before = Section(msg("Method and limits"), (Bullets(tuple(f"punt {number}" for number in range(points))),))
    sections = (before, Section("Tabelkop", (table,)))
    document = Document("scan-report", msg("Scan report"), "klanten.csv", samples.CONTEXT, sections)
    texts = pages(render_pdf(document, "nl", DATA))
    counts = [len(re.findall(r"rij\d+\.", text)) for text in texts]
    assert sum(counts) == rows
    assert 1 not in counts
    first = next(text for text, count in zip(texts, counts, strict=True) if count)
    assert "Tabelkop" in first
    assert "Tabeltitel" in first


def test_cuts_nothing_off(pdf):
    """Every letter lies between the margins."""
    with pdfplumber.open(BytesIO(pdf)) as document:
        for page in document.pages:
            assert all(char["x0"] > MARGIN - 1 for char in page.chars)
            assert all(char["x1"] < page.width - MARGIN + 1 for char in page.chars)
            assert all(char["top"] > 0 and char["bottom"] < page.height for char in page.chars)


def test_lets_nothing_overlap(pdfs):
    """In a table no cell runs into the next: words of one line stand apart."""
    with pdfplumber.open(BytesIO(pdfs["scan"])) as document:
        for page in document.pages:
            words = sorted(page.extract_words(), key=lambda word: (round(word["top"]), word["x0"]))
            lines = pairwise(words)
            assert all(a["x1"] <= b["x0"] + 1 for a, b in lines if round(a["top"]) == round(b["top"]))


def test_holds_every_column(pdfs):
    """All names, whole, in the order of the file."""
    text = squeezed("".join(pages(pdfs["scan"])))
    assert all(column.name in text for column in samples.COLUMNS)


@pytest.mark.parametrize("name", [name for name in HOSTILE if name.isascii()])
def test_shows_hostile_names_whole(pdfs, name):
    """As text: no markup, no formula, no template comes alive."""
    assert squeezed(name) in squeezed("".join(pages(pdfs["hostile"])))


def test_does_nothing_when_opened(pdf):
    """No script, no action, no link."""
    reader = PdfReader(BytesIO(pdf))
    assert not {"/OpenAction", "/AA"} & set(reader.trailer["/Root"])
    assert "/JavaScript" not in reader.trailer["/Root"].get("/Names", {})
    assert not any(page.get("/Annots") for page in reader.pages)


def test_embeds_its_fonts(pdf):
    """Looks the same on every machine: no font is left to the reader's system."""
    fonts = [
        font.get_object()["/DescendantFonts"][0].get_object()["/FontDescriptor"]
        for page in PdfReader(BytesIO(pdf)).pages
        for font in page["/Resources"]["/Font"].values()
    ]
    assert fonts
    assert all({"/FontFile2", "/FontFile3"} & set(font) for font in fonts)


def test_is_the_same_on_another_day_and_without_any_font_installed(pdfs, tmp_path):
    """Same document, same bytes: in another process, and on a machine whose system has no fonts."""
    configuration = tmp_path / "fonts.conf"
    configuration.write_text(f"<fontconfig><cachedir>{tmp_path}</cachedir></fontconfig>")
    program = (
        "import sys; from avgtool.documents import rendering, scan_report; from tests.documents import samples;"
        "report = scan_report.scan_report(samples.CUSTOMERS, samples.CONTEXT, samples.ENTITIES);"
        f"sys.stdout.buffer.write(rendering.render_pdf(report, 'nl', {DATA!r}))"
    )
    environment = {
        **os.environ,
        "FONTCONFIG_FILE": str(configuration),
        "PYTHONHASHSEED": "7",
        "TZ": "Asia/Tokyo",
    }
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True, env=environment)
    assert done.stdout == pdfs["scan"]
    assert done.stderr == b""


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1:9/x",
        "https://example.nl/logo.png",
        "file:///etc/passwd",
        "ftp://example.nl/x",
        "avgtool-font:99",
        "avgtool-font:../x",
        "//example.nl/x",
    ],
)
def test_the_renderer_may_fetch_nothing(url):
    """No network, no files: only what stands in the document and the packaged fonts."""
    with pytest.raises(ValueError, match=r".*"):
        PackagedFetcher().fetch(url)


def test_the_renderer_may_fetch_what_is_packaged():
    """Its own fonts, and data that stands in the document."""
    assert PackagedFetcher().fetch("avgtool-font:0").read()[:4] in {b"\x00\x01\x00\x00", b"OTTO"}
    assert PackagedFetcher().fetch("data:text/plain,hello").read() == b"hello"


def test_an_svg_logo_cannot_fetch_anything(tmp_path):
    """A picture that refers to a file of the machine shows nothing of it."""
    secret = tmp_path / "secret.svg"
    secret.write_text('<svg xmlns="http://www.w3.org/2000/svg"><text>GEHEIM</text></svg>')
    logo = f'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><image href="{secret.as_uri()}"/></svg>'
    context = replace(samples.CONTEXT, logo=logo.encode())
    text = "".join(pages(render_pdf(scan_report(samples.scan(), context), "nl", DATA)))
    assert "Scanrapport" in text
    assert "GEHEIM" not in text


@pytest.mark.parametrize("said", ['viewBox="0 0 x y"', 'width="9" height="9" viewBox="0 0"'])
def test_a_logo_that_the_renderer_trips_over_is_told(said):
    logo = f'<svg xmlns="http://www.w3.org/2000/svg" {said}><path d="M0 0"/></svg>'
    report = scan_report(samples.scan(), replace(samples.CONTEXT, logo=logo.encode()))
    with pytest.raises(ConfigError, match=r"organisation\.logo"):
        render_pdf(report, "nl", DATA)


UNSEEN = ["\N{WOMAN}", "\N{THUMBS UP SIGN}", "\N{REGIONAL INDICATOR SYMBOL LETTER N}", "日", "\N{DEVANAGARI LETTER HA}"]


def test_a_sign_that_no_font_has_is_shown_by_its_code():
    """Not as a box, and not by what fonts this machine happens to have; what a font has stays."""
    report = scan_report(
        samples.scan(samples.personal(f"naam {''.join(UNSEEN)} ☺ Ångström Ελλάδα שלום")), samples.CONTEXT
    )
    text = squeezed("".join(pages(render_pdf(report, "nl", DATA))))
    assert squeezed("".join(f"[U+{ord(sign):04X}]" for sign in UNSEEN)) in text
    assert all(word in text for word in ("☺", "Ångström", "Ελλάδα"))
