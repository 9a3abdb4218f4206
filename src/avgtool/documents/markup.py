"""From a document to one self-contained HTML file: a template set with escaping that cannot be forgotten."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from avgtool.documents import content
from avgtool.documents.charts import draw
from avgtool.documents.fonts import data_uri, embedded_faces, packaged_faces
from avgtool.documents.risk_maps import draw_risks
from avgtool.documents.time_charts import draw_over_time
from avgtool.errors import SettingsError
from avgtool.i18n import Message, Worded, msg, translations
from avgtool.wording import Formatted, day, number, visible

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from avgtool.documents.content import Block, Document, Text

_TEMPLATES: Mapping[type, str] = {
    content.Paragraph: "paragraph",
    content.Bullets: "bullets",
    content.KeyFigures: "key_figures",
    content.Alert: "alert",
    content.Table: "table",
    content.BarChart: "chart",
    content.TimeChart: "chart",
    content.RiskMap: "chart",
    content.Definitions: "definitions",
    content.Quotation: "quotation",
    content.Signatures: "signatures",
}
_LINE_END = re.compile(r"\r\n|[\r\n\u2028\u2029]")
FONTS = "/*fonts*/"
"""Where the template leaves room for the fonts; stands before any text of the document."""


def to_html(document: Document, language: str, *, paged: bool = False) -> str:
    """The document as HTML that needs nothing from outside.

    ``paged`` is for the PDF renderer: with running headers and footers, and fonts by URLs that only it knows.
    """
    template = environment(language).get_template("document.html")
    html = template.render(document=document, context=document.context, paged=paged)
    faces = packaged_faces() if paged else embedded_faces(html.partition("<body>")[2])
    return html.replace(FONTS, faces, 1)


def marked(text: Text, language: str) -> Markup:
    """A text as HTML: our own words translated, foreign text escaped and isolated from the direction around it."""
    if isinstance(text, str):
        return Markup("<bdi>{}</bdi>").format(visible(text)) if text else Markup()
    if isinstance(text, Formatted):
        return escape(text.render(language))
    if isinstance(text, Worded):
        return marked(text.render(language), language)
    template = escape(_translated(text, language))
    return template.format_map({name: _parameter(value, language) for name, value in text.params.items()})


def plain(text: Text, language: str) -> str:
    """A text without markup: for attributes, metadata and charts."""
    return visible(text) if isinstance(text, str) else marked(text, language).striptags()


def _parameter(value: object, language: str) -> Markup:
    if isinstance(value, Message):
        return marked(value, language)
    return marked(number(value) if isinstance(value, int | float) else str(value), language)


def _translated(message: Message, language: str) -> str:
    if not message.msgid:
        return ""
    catalogue = translations(language)
    if message.plural is None:
        return catalogue.gettext(message.msgid)
    return catalogue.ngettext(message.msgid, message.plural, int(str(message.params["n"])))


@cache
def environment(language: str) -> Environment:
    """Our templates in a language, with escaping on."""
    environment = Environment(
        loader=PackageLoader("avgtool.documents"),
        autoescape=True,
        undefined=StrictUndefined,
        extensions=["jinja2.ext.i18n"],
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.install_gettext_translations(translations(language), newstyle=True)  # type: ignore[attr-defined]
    environment.globals.update(language=language, css=_css())
    environment.filters.update(
        say=partial(marked, language=language),
        plain=partial(plain, language=language),
        template=_template,
        chart=partial(_chart, language=language),
        logo=_logo,
        lines=_lines,
        day=lambda value: day(value).render(language),
    )
    return environment


def _css() -> Markup:
    return Markup((Path(__file__).parent / "templates" / "document.css").read_text(encoding="utf-8"))  # noqa: S704 - ours


def _template(block: Block) -> str:
    return f"blocks/{_TEMPLATES[type(block)]}.html"


def _chart(chart: content.BarChart | content.TimeChart | content.RiskMap, accent: str, language: str) -> str:
    say = partial(plain, language=language)
    return data_uri(_drawn(chart, accent, say), "image/svg+xml")


def _drawn(
    chart: content.BarChart | content.TimeChart | content.RiskMap, accent: str, say: Callable[[Text], str]
) -> bytes:
    if isinstance(chart, content.RiskMap):
        return draw_risks(chart, accent, say)
    return draw(chart, accent, say) if isinstance(chart, content.BarChart) else draw_over_time(chart, accent, say)


def _lines(text: str) -> list[tuple[str, str]]:
    """Each line of a text with the direction in which it is read (by its first letter, UAX 9 P2)."""
    return [(visible(line), _direction(line)) for line in _LINE_END.split(text.rstrip())]


def _direction(line: str) -> str:
    strong = (unicodedata.bidirectional(character) for character in line)
    return "rtl" if next((kind for kind in strong if kind in {"L", "R", "AL"}), "L") != "L" else "ltr"


def _logo(logo: bytes) -> str:
    kinds = ((b"\x89PNG\r\n", "image/png"), (b"\xff\xd8\xff", "image/jpeg"))
    kind = next((kind for start, kind in kinds if logo.startswith(start)), None)
    if kind is None and b"<svg" not in logo:
        raise SettingsError(msg("the logo is not a PNG, JPEG or SVG image"), hint=msg("give another file as logo"))
    return data_uri(logo, kind or "image/svg+xml")
