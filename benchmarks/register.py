"""The register of three hundred activities as PDF, against WeasyPrint on the bare text of the same length."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import partial
from html import escape, unescape
from typing import TYPE_CHECKING

from avgtool import catalog
from avgtool.documents.content import DocumentContext, Organization
from avgtool.documents.markup import to_html
from avgtool.documents.rendering import render_pdf
from avgtool.register.document import register_document
from benchmarks.measuring import Measurement, compare

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from avgtool.documents.content import Document

BAR = 1 / 20
ACTIVITIES = 300
ON = date(2026, 11, 23)
_TAG = re.compile(r"<[^>]*>")


def run(_customers: Path) -> Iterator[Measurement]:
    """The usual processes in the words of every sector, over and over."""
    document = register(ACTIVITIES)
    text = bare(document)
    seconds, yardstick = compare(partial(render_pdf, document, "nl", b"{}"), partial(plain_pdf, text), rounds=2)
    yield Measurement(f"register: {ACTIVITIES} activities", "WeasyPrint, bare text", seconds, yardstick, BAR)


def register(count: int) -> Document:
    """A register of so many activities."""
    pairs = [(process, sector) for sector in catalog.sectors() for process in catalog.processes()]
    usual = [catalog.usual_activity(process, sector, "klant") for process, sector in pairs]
    chosen = [replace(usual[number % len(usual)], code=f"a{number}") for number in range(count)]
    context = DocumentContext(Organization("Voorbeeld BV"), datetime(2026, 11, 23, tzinfo=UTC), "0")
    return register_document(chosen, None, context, ON)


def bare(document: Document) -> str:
    """The words of the document, a paragraph a section, without tables, fonts, headers or styles."""
    sections = to_html(document, "nl", paged=True).partition("<main>")[2].split("</section>")
    return "".join(f"<p>{escape(unescape(' '.join(_TAG.sub(' ', one).split())))}</p>" for one in sections)


def plain_pdf(text: str) -> bytes:
    """What WeasyPrint makes of it."""
    import weasyprint

    return bytes(weasyprint.HTML(string=f"<html lang=nl><body>{text}</body></html>").write_pdf())
