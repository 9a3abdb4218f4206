"""From a document to one self-contained HTML file: a template set with escaping that cannot be forgotten."""

from __future__ import annotations

import json
import re
import unicodedata
from functools import cache, partial
from typing import TYPE_CHECKING

from jinja2 import StrictUndefined
from markupsafe import Markup, escape

from avgtool.documents import content
from avgtool.documents.charts import draw
from avgtool.documents.fonts import data_uri, embedded_faces, packaged_faces
from avgtool.documents.own_templates import GUIDE, PACKAGED, loader, own_style
from avgtool.documents.risk_maps import draw_risks
from avgtool.documents.sandbox import TemplateSandbox
from avgtool.documents.template_errors import Ours, tell
from avgtool.documents.time_charts import draw_over_time
from avgtool.errors import SettingsError
from avgtool.i18n import Message, Worded, msg, translations
from avgtool.wording import Formatted, day, number, visible

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

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


def to_html(document: Document, language: str, *, paged: bool = False, data: bytes = b"{}") -> str:
    """The document as HTML that needs nothing from outside.

    Args:
        document: What it tells.
        language: ``nl`` or ``en``.
        paged: For the PDF renderer: with running headers and footers, and fonts by URLs that only it knows.
        data: The same as JSON, for templates of the organization.

    Raises:
        ConfigError: A template of the organization has an error; with its file and line.
    """
    own = document.context.templates
    template = environment(language, own).get_template("page.html")
    try:
        html = template.render(
            document=document,
            context=document.context,
            paged=paged,
            data=json.loads(data) if own else None,
            css=Markup(_css() + own_style(own, language, "document.css")),  # noqa: S704 - no data, and no markup
            frames=[f"{document.name}.html", "document.html"],
        )
    except Exception as error:  # noqa: BLE001 - a template of others can raise anything
        tell(error, Ours(own, GUIDE))
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
def environment(language: str, own: Path | None = None) -> TemplateSandbox:
    """The templates in a language, in a sandbox; what is filled in is always escaped.

    Args:
        language: ``nl`` or ``en``.
        own: Folder of the organization's own, which go before avgtool's.
    """
    environment = TemplateSandbox(
        loader=loader(own, language),
        autoescape=True,
        finalize=escape,  # also where a template says that it need not be
        undefined=StrictUndefined,
        extensions=["jinja2.ext.i18n"],
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.install_gettext_translations(translations(language), newstyle=True)  # type: ignore[attr-defined]
    for name in ("cycler", "dict", "joiner", "lipsum"):
        environment.globals.pop(name)
    environment.globals.update(language=language)
    environment.filters.pop("safe")
    environment.filters.update(
        say=partial(marked, language=language),
        plain=partial(plain, language=language),
        template=_template,
        chart=partial(_chart, language=language),
        logo=logo_uri,
        lines=_lines,
        day=lambda value: day(value).render(language),
    )
    return environment


@cache
def _css() -> str:
    return (PACKAGED / "document.css").read_text(encoding="utf-8")


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


def logo_uri(logo: bytes) -> str:
    """A picture as a URL that needs no request."""
    kinds = ((b"\x89PNG\r\n", "image/png"), (b"\xff\xd8\xff", "image/jpeg"))
    kind = next((kind for start, kind in kinds if logo.startswith(start)), None)
    if kind is None and b"<svg" not in logo:
        raise SettingsError(msg("the logo is not a PNG, JPEG or SVG image"), hint=msg("give another file as logo"))
    return data_uri(logo, kind or "image/svg+xml")
