"""Letters read back, as PDF and as DOCX: the same words, in the same order, none cut off, and nothing fetched."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter
from dataclasses import replace
from datetime import date
from io import BytesIO

import docx
import pdfplumber
import pytest
from pypdf import PdfReader

from avgtool.documents.content import Colors
from avgtool.documents.letter_content import Heading, Letter, Passage, Points, Rows, Run
from avgtool.documents.letter_docx import render_letter_docx
from avgtool.documents.rendering import render_letter_pdf
from avgtool.i18n import msg
from tests.documents.reading import pages, squeezed, structure
from tests.documents.samples import CONTEXT
from tests.documents.test_logos import SVG, picture

MARGIN = 25 * 72 / 25.4
"""Left and right, in points."""


def ours(text: str):
    return (Run(text),)


LETTER = Letter(
    context=replace(CONTEXT, reference="2026-0007", logo=picture("PNG"), colors=Colors("#7a1f4b")),
    day=date(2026, 3, 6),
    addressee=("Mevrouw F. el Amrani", "Dorpsstraat 1", "1012 AB Amsterdam"),
    subject=ours("Wij hebben uw verzoek ontvangen"),
    salutation="Geachte mevrouw El Amrani",
    blocks=(
        Passage((Run("U schreef: "), Run("eerste regel\ntweede regel", "foreign"), Run("."))),
        Heading(ours("Wanneer krijgt u antwoord?")),
        Points((ours("uiterlijk op 7 april"), ours("eerder als dat kan"))),
        Heading(ours("Nieuwsbrief"), 3),
        Rows(((ours("Waarvoor"), ours("u nieuws sturen")), (ours("Hoe lang"), ours("tot u haar intrekt")))),
        Passage((Run("wat u hebt gewist", "to_fill"),)),
    ),
    closing=msg("Yours sincerely"),
    signer=("M. de Groot", "privacy officer", "Voorbeeld Retail BV"),
    handler="M. de Groot",
    enclosures=(ours("gegevens.pdf"), ours("gegevens.csv")),
    draft=True,
)
HOSTILE = "<b>x</b><img src=file:///etc/passwd><script>alert(1)</script> \u202eشكرا 👋 {{ 7*7 }} &lt;"


@pytest.fixture(scope="module")
def pdf() -> bytes:
    return render_letter_pdf(LETTER, "nl")


def words_of_docx(data: bytes) -> str:
    word = docx.Document(BytesIO(data))
    body = [node.text or "" for node in word.element.body.iter() if node.tag.endswith(("}t", "}br"))]
    return squeezed("".join(body))


@pytest.mark.pdf
def test_the_pdf_is_tagged_for_readers_who_listen(pdf):
    """Language, title, one H1, headings, list, and the claim of PDF/UA-1."""
    root = PdfReader(BytesIO(pdf)).trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"].value
    assert root["/Lang"] == "nl"
    assert 'pdfuaid:part="1"' in root["/Metadata"].get_data().decode()
    kinds = Counter(element["/S"] for element in structure(pdf))
    assert kinds["/Document"] == kinds["/H1"] == kinds["/H2"] == kinds["/H3"] == 1
    assert kinds["/LI"] >= 2
    assert [element["/Alt"] for element in structure(pdf) if element["/S"] == "/Figure"] == [
        "Logo van Voorbeeld Retail BV"
    ]


@pytest.mark.pdf
def test_the_pdf_says_nothing_of_the_person_outside_the_letter(pdf):
    """Not in its metadata, and nothing is attached."""
    reader = PdfReader(BytesIO(pdf))
    assert reader.metadata["/Title"] == "Wij hebben uw verzoek ontvangen – Voorbeeld Retail BV"
    assert "Amrani" not in str(dict(reader.metadata))
    assert not reader.attachments
    assert not {"/OpenAction", "/AA"} & set(reader.trailer["/Root"])


@pytest.mark.pdf
def test_nothing_is_cut_off(pdf):
    """One page, and every letter lies between the margins."""
    with pdfplumber.open(BytesIO(pdf)) as document:
        (page,) = document.pages
        assert all(char["x0"] > MARGIN - 1 and char["x1"] < page.width - MARGIN + 1 for char in page.chars)
        assert all(char["top"] > 0 and char["bottom"] < page.height for char in page.chars)


@pytest.mark.pdf
def test_pdf_and_docx_say_the_same(pdf):
    """The DOCX word by word in the PDF; the reference stands on both."""
    (text,) = pages(pdf)
    word = words_of_docx(render_letter_docx(LETTER, "nl"))
    for said in (
        "Voorbeeld Retail BV", *LETTER.addressee, "6 maart 2026", "2026-0007", "Wij hebben uw verzoek ontvangen",
        "Geachte mevrouw El Amrani,", "U schreef: eerste regel", "tweede regel.", "Wanneer krijgt u antwoord?",
        "eerder als dat kan", "Waarvoor", "tot u haar intrekt", "[wat u hebt gewist]", "Met vriendelijke groet,",
        "privacy officer", "Bijlagen: gegevens.pdf; gegevens.csv",
    ):  # fmt: skip
        assert squeezed(said) in squeezed(text), said
        assert squeezed(said) in word, said
    assert "CONCEPT" in text.upper()
    assert "CONCEPT" in word


def test_the_docx_can_be_edited():
    """Styles, a real list, a real table, the language for the spelling checker, the logo with its words."""
    word = docx.Document(BytesIO(render_letter_docx(LETTER, "nl")))
    styles = [paragraph.style.name for paragraph in word.paragraphs]
    assert styles.count("Title") == styles.count("Heading 1") == styles.count("Heading 2") == 1
    assert styles.count("List Bullet") == 2
    assert [cell.text for cell in word.tables[0].rows[1].cells] == ["Hoe lang", "tot u haar intrekt"]
    assert word.core_properties.language == "nl-NL"
    assert 'w:val="nl-NL"' in word.styles.element.xml
    assert word.core_properties.author == "Voorbeeld Retail BV"
    assert len(word.inline_shapes) == 1
    assert "Logo Voorbeeld Retail BV" in word.element.xml
    assert "2026-0007" in word.sections[0].footer.paragraphs[0].text
    assert "NUMPAGES" in word.sections[0].footer._element.xml


def test_an_svg_logo_is_left_out_of_the_docx():
    """It has no room for one; the name of the organisation stands there all the same."""
    drawn = replace(LETTER, context=replace(LETTER.context, logo=SVG))
    word = docx.Document(BytesIO(render_letter_docx(drawn, "nl")))
    assert len(word.inline_shapes) == 0
    assert "Voorbeeld Retail BV" in word.paragraphs[0].text


@pytest.mark.pdf
def test_what_others_wrote_comes_to_life_nowhere():
    """No mark-up, no link, no picture, no script; each character is there or shown by its number."""
    hostile = replace(
        LETTER,
        addressee=(HOSTILE,),
        salutation=HOSTILE,
        signer=(HOSTILE,),
        handler=HOSTILE,
        subject=(Run(HOSTILE, "foreign"),),
        blocks=(Passage((Run(HOSTILE, "foreign"),)), Rows(((ours(HOSTILE), (Run(HOSTILE, "foreign"),)),))),
    )
    data = render_letter_pdf(hostile, "nl")
    reader = PdfReader(BytesIO(data))
    assert not any(page.get("/Annots") for page in reader.pages)
    assert b"root:" not in data
    assert "{{7*7}}" in squeezed(pages(data)[0])
    made = render_letter_docx(hostile, "nl")
    assert squeezed("<script>alert(1)</script>") in words_of_docx(made)
    assert len(docx.Document(BytesIO(made)).inline_shapes) == 1


@pytest.mark.pdf
def test_the_same_letter_gives_the_same_bytes(pdf):
    """Also after another letter, and in another process on another day."""
    render_letter_pdf(replace(LETTER, salutation="شكرا"), "en")
    assert render_letter_pdf(LETTER, "nl") == pdf
    word = render_letter_docx(LETTER, "nl")
    program = (
        "import sys; from tests.documents.test_letters import LETTER, render_letter_docx, render_letter_pdf;"
        "sys.stdout.buffer.write(render_letter_docx(LETTER, 'nl') + render_letter_pdf(LETTER, 'nl'))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True)
    assert done.stdout == word + pdf


@pytest.mark.pdf
def test_a_long_letter_goes_on_with_its_reference():
    """Each page says whose letter it is; who signs sees some of what is signed."""
    long = replace(LETTER, blocks=tuple(Passage(ours(f"Alinea {number}. " + "Woorden. " * 40)) for number in range(30)))
    texts = pages(render_letter_pdf(long, "nl"))
    assert len(texts) > 2
    for index, text in enumerate(texts, start=1):
        assert f"Pagina {index} van {len(texts)}" in text
        assert "2026-0007" in text
    assert "Alinea 29" in texts[-1]
    assert "M. de Groot" in texts[-1]
