"""From a letter to a DOCX that can be edited in Word or LibreOffice; from the same content as the PDF."""

from __future__ import annotations

import zipfile
from io import BytesIO
from typing import TYPE_CHECKING, Any

from avgtool.documents.letter_content import Heading, Passage, Points, plain_prose
from avgtool.documents.letter_markup import particulars, sender_lines
from avgtool.i18n import msg, nmsg
from avgtool.wording import visible, visible_lines

if TYPE_CHECKING:
    from docx.document import Document as Word
    from docx.text.paragraph import Paragraph

    from avgtool.documents.letter_content import Letter, LetterBlock, Prose, Rows

_LOCALES = {"nl": "nl-NL", "en": "en-US"}
_FONT = "Calibri"
"""Everywhere there is Word; LibreOffice has one of the same widths."""
_EPOCH = (1980, 1, 1, 0, 0, 0)
"""Date of the parts of the file, so that the same letter gives the same bytes."""
_WIDTHS = (50, 110)
"""Of the columns of rows, in millimeters."""
_SIZES = {"Normal": 10, "Title": 13, "Heading 1": 11, "Heading 2": 10}


def render_letter_docx(letter: Letter, language: str) -> bytes:
    """The letter as DOCX; the same bytes for the same input.

    An SVG logo is left out: the format has no room for one by itself.
    """
    from docx import Document

    word = Document()
    _set_up(word, letter, language)
    _head(word, letter, language)
    word.add_paragraph(f"{visible(letter.salutation)},")
    for block in letter.blocks:
        _add(word, block)
    _foot(word, letter, language)
    buffer = BytesIO()
    word.save(buffer)
    return _undated(buffer.getvalue())


def _set_up(word: Word, letter: Letter, language: str) -> None:
    """Page, fonts, language and what the file says of itself."""
    from docx.oxml.ns import qn
    from docx.shared import Mm, Pt, RGBColor

    section = word.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(25)
    section.top_margin, section.bottom_margin = Mm(18), Mm(22)
    accent = RGBColor.from_string(letter.context.colors.accent[1:].upper())
    for name, size in _SIZES.items():
        style: Any = word.styles[name]
        style.font.name, style.font.size = _FONT, Pt(size)
        style.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), _FONT)
        style.paragraph_format.space_after = Pt(8)
        if name != "Normal":
            style.font.bold, style.font.color.rgb = True, accent
    _without_rule(word)
    _speak(word, _LOCALES[language])
    said = word.core_properties
    said.title, said.author = visible(plain_prose(letter.subject)), letter.context.organization.name
    said.language, said.comments = _LOCALES[language], f"avgtool {letter.context.tool_version}"
    created = letter.context.created.replace(tzinfo=None, microsecond=0)
    said.created = said.modified = created
    said.last_modified_by, said.revision = letter.context.organization.name, 1


def _without_rule(word: Word) -> None:
    """Word's own title has a rule under it and fonts of the theme."""
    from docx.oxml.ns import qn

    for name in ("Title", "Heading 1", "Heading 2"):
        element: Any = word.styles[name].element
        for border in element.xpath("./w:pPr/w:pBdr"):
            border.getparent().remove(border)
        fonts = element.rPr.rFonts
        for theme in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
            fonts.attrib.pop(qn(theme), None)


def _speak(word: Word, locale: str) -> None:
    """For the spelling checker, and for readers who listen."""
    from docx.oxml.ns import qn
    from docx.oxml.parser import OxmlElement

    styles: Any = word.styles.element
    (run,) = styles.xpath("./w:docDefaults/w:rPrDefault/w:rPr")
    for known in run.findall(qn("w:lang")):
        run.remove(known)
    language: Any = OxmlElement("w:lang")
    language.set(qn("w:val"), locale)
    run.append(language)


def _head(word: Word, letter: Letter, language: str) -> None:
    """Letterhead, address, date and reference, subject."""
    from docx.shared import Pt

    _letterhead(word, letter)
    sender = word.add_paragraph()
    sender.add_run(" · ".join(map(visible, sender_lines(letter)))).font.size = Pt(8.5)
    address = word.add_paragraph()
    address.paragraph_format.space_before = address.paragraph_format.space_after = Pt(28)
    _break_lines(address, letter.addressee)
    told = [f"{title_of(title, language)}: {title_of(said, language)}" for title, said in particulars(letter)]
    if letter.draft:
        told.append(msg("Draft").render(language).upper())
    _break_lines(word.add_paragraph(), told)
    subject = word.add_paragraph(style="Title")
    _write(subject, letter.subject)


def title_of(text: Any, language: str) -> str:
    """A text in a language; one of others as it is."""
    return visible(text if isinstance(text, str) else text.render(language))


def _letterhead(word: Word, letter: Letter) -> None:
    from docx.shared import Mm, Pt, RGBColor

    paragraph = word.add_paragraph()
    paragraph.paragraph_format.space_after = Pt(2)
    logo = letter.context.logo
    if logo and not logo.lstrip().startswith(b"<"):
        picture: Any = paragraph.add_run().add_picture(BytesIO(logo), height=Mm(16))
        picture._inline.docPr.set("descr", f"Logo {letter.context.organization.name}")  # noqa: SLF001 - no other way to the alt text
        paragraph.add_run("   ")
    run = paragraph.add_run(visible(letter.context.organization.name))
    run.bold, run.font.size = True, Pt(13)
    run.font.color.rgb = RGBColor.from_string(letter.context.colors.accent[1:].upper())


def _add(word: Word, block: LetterBlock) -> None:
    from docx.shared import Pt

    if isinstance(block, Passage):
        _write(word.add_paragraph(), block.prose)
    elif isinstance(block, Heading):
        _write(word.add_paragraph(style=f"Heading {block.level - 1}"), block.prose)
    elif isinstance(block, Points):
        for item in block.items:
            point = word.add_paragraph(style="List Bullet")
            point.paragraph_format.space_after = Pt(2)
            _write(point, item)
    else:
        _add_rows(word, block)


def _add_rows(word: Word, block: Rows) -> None:
    """As a table of two columns, each row on one page."""
    from docx.shared import Mm, Pt

    table = word.add_table(rows=0, cols=2, style="Table Grid")
    table.autofit = False
    for row in block.items:
        for cell, prose, width in zip(table.add_row().cells, row, _WIDTHS, strict=True):
            cell.width = Mm(width)
            _write(cell.paragraphs[0], prose)
            cell.paragraphs[0].paragraph_format.space_after = Pt(2)
            cell.paragraphs[0].paragraph_format.keep_together = True
    word.add_paragraph().paragraph_format.space_after = Pt(0)


def _write(paragraph: Paragraph, prose: Prose) -> None:
    from docx.enum.text import WD_COLOR_INDEX

    for run in prose:
        text = visible_lines(run.text)
        if run.whose == "to_fill":
            paragraph.add_run(f"[{text}]").font.highlight_color = WD_COLOR_INDEX.YELLOW
        else:
            paragraph.add_run(text)  # a line end becomes a break


def _break_lines(paragraph: Paragraph, lines: tuple[str, ...] | list[str]) -> None:
    paragraph.add_run("\n".join(map(visible, lines)))


def _foot(word: Word, letter: Letter, language: str) -> None:
    """Closing, signer, enclosures, and the reference at the foot of each page."""
    from docx.shared import Pt

    closing = word.add_paragraph(f"{letter.closing.render(language)},")
    closing.paragraph_format.space_before, closing.paragraph_format.space_after = Pt(14), Pt(36)
    closing.paragraph_format.keep_with_next = True
    _break_lines(word.add_paragraph(), letter.signer)
    if letter.enclosures:
        title = nmsg("Enclosure", "Enclosures", n=len(letter.enclosures)).render(language)
        word.add_paragraph(f"{title}: {'; '.join(visible(plain_prose(one)) for one in letter.enclosures)}")
    parts = (letter.context.organization.name, letter.context.reference or "")
    foot = word.sections[0].footer.paragraphs[0]
    foot.add_run(" · ".join(visible(part) for part in parts if part)).font.size = Pt(8)
    page, of = msg("Page").render(language), msg("of").render(language)
    foot.add_run(f"   {page} ").font.size = Pt(8)
    _count(foot, "PAGE")
    foot.add_run(f" {of} ").font.size = Pt(8)
    _count(foot, "NUMPAGES")


def _count(paragraph: Paragraph, field: str) -> None:
    """A number that the word processor counts."""
    from docx.oxml.ns import qn
    from docx.oxml.parser import OxmlElement
    from docx.shared import Pt

    run = paragraph.add_run()
    run.font.size = Pt(8)
    for kind in ("begin", None, "end"):
        part: Any = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            part.set(qn("w:fldCharType"), kind)
        else:
            part.text = field
        run._r.append(part)  # noqa: SLF001 - no other way to a field


def _undated(data: bytes) -> bytes:
    """The same file with every part dated alike."""
    buffer = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as made, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as same:
        for part in made.infolist():
            same.writestr(zipfile.ZipInfo(part.filename, _EPOCH), made.read(part), zipfile.ZIP_DEFLATED)
    return buffer.getvalue()
