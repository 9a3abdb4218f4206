"""From a letter to the HTML that the PDF renderer reads."""

from __future__ import annotations

import unicodedata
from functools import cache, partial
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from avgtool.documents.letter_content import Heading, Points, plain_prose
from avgtool.documents.markup import environment, marked
from avgtool.documents.own_templates import GUIDE, PACKAGED
from avgtool.documents.template_errors import Ours, tell
from avgtool.i18n import msg
from avgtool.wording import day, visible, visible_lines

if TYPE_CHECKING:
    from pathlib import Path

    from jinja2 import Environment

    from avgtool.documents.content import Text
    from avgtool.documents.letter_content import Letter, Run

LETTER_CSS = PACKAGED / "letter.css"


def letter_html(letter: Letter, language: str) -> str:
    """The letter as HTML; its style sheet and fonts are given to the renderer beside it.

    Raises:
        ConfigError: A template of the organization has an error; with its file and line.
    """
    own = letter.context.templates
    template = letter_environment(language, own).get_template("letter_page.html")
    try:
        return template.render(
            letter=letter,
            context=letter.context,
            subject=visible(plain_prose(letter.subject)),
            sender=sender_lines(letter),
            particulars=particulars(letter),
        )
    except Exception as error:  # noqa: BLE001 - a template of others can raise anything
        tell(error, Ours(own, GUIDE))


@cache
def letter_environment(language: str, own: Path | None = None) -> Environment:
    """That of documents, with what letters have besides."""
    templates = environment(language, own).overlay()
    templates.filters = {**templates.filters, "run": run_markup, "foreign": partial(foreign, language=language)}
    templates.tests = {
        **templates.tests,
        "heading": lambda block: isinstance(block, Heading),
        "points": lambda block: isinstance(block, Points),
    }
    return templates


def run_markup(run: Run) -> Markup:
    """A stretch of text as HTML: that of others isolated from the direction of the text around it."""
    if run.whose == "ours":
        return escape(visible_lines(run.text))
    if run.whose == "to_fill":
        return Markup('<span class="to-fill">[{}]</span>').format(visible_lines(run.text))
    return foreign(run.text)


def foreign(text: Text, language: str = "") -> Markup:
    """Text of others as HTML, isolated from the direction of the text around it where it may turn that around."""
    if not isinstance(text, str):
        return marked(text, language)
    shown = visible_lines(text)
    turns = any(unicodedata.bidirectional(character) in {"R", "AL", "AN"} for character in shown)
    return Markup("<bdi>{}</bdi>").format(shown) if turns else escape(shown)


def sender_lines(letter: Letter) -> tuple[str, ...]:
    """Address of the sender, and how it is reached."""
    organization = letter.context.organization
    return tuple(line for line in (organization.address, organization.contact, organization.phone) if line)


def particulars(letter: Letter) -> tuple[tuple[Text, Text], ...]:
    """Date, reference, who deals with it."""
    rows: tuple[tuple[Text, Text | None], ...] = (
        (msg("Date"), day(letter.day)),
        (msg("Our reference"), letter.context.reference),
        (msg("Handled by"), letter.handler),
    )
    return tuple((title, said) for title, said in rows if said)
