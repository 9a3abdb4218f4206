"""A letter of one page as PDF, against WeasyPrint with the same words and nothing else; and as DOCX."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from html import escape
from typing import TYPE_CHECKING

from weasyprint import HTML

from avgtool import catalog
from avgtool.config import Config, Organisation
from avgtool.documents.letter_content import plain_letter
from avgtool.model.requests import Event, Request, Right, Step
from avgtool.subject_requests.letters.composing import Matter
from avgtool.subject_requests.letters.kinds import LetterKind
from avgtool.workflows.request_letters import made_letter, rendered_letter
from benchmarks.measuring import Measurement, compare

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

BAR = 0.5
"""At most twice as long."""


def run(_customers: Path) -> Iterator[Measurement]:
    """An acknowledgement, from the request to the bytes of its file."""
    config = Config(organisation=Organisation(name="Voorbeeld Retail BV", address="Dorpsstraat 1, 1012 AB Amsterdam"))
    matter, created = acknowledgement(), datetime(2026, 3, 6, 9, tzinfo=UTC)
    lines = plain_letter(made_letter(matter, config, created)).splitlines()
    bare = f"<html><body>{''.join(f'<p>{escape(line)}</p>' for line in lines)}</body></html>"

    def letter() -> bytes:
        return rendered_letter(made_letter(matter, config, created), "pdf")

    def plain() -> object:
        return HTML(string=bare).write_pdf(pdf_variant="pdf/ua-1")

    seconds, yardstick = compare(letter, plain, rounds=15)
    yield Measurement("a request letter as PDF", "WeasyPrint, the same words bare", seconds, yardstick, BAR)
    docx, yardstick = compare(lambda: rendered_letter(made_letter(matter, config, created), "docx"), plain, rounds=15)
    yield Measurement("a request letter as DOCX", "WeasyPrint, the same words bare", docx, yardstick, BAR)


def acknowledgement() -> Matter:
    """A made-up person's request for access, acknowledged the next day."""
    received = Event(Step.RECEIVE, datetime(2026, 3, 5, 9, tzinfo=UTC), "M. de Groot")
    told = replace(received, step=Step.ACKNOWLEDGE, at=datetime(2026, 3, 6, 9, tzinfo=UTC))
    contact = "Mevrouw F. el Amrani, Dorpsstraat 2, 1012 AB Amsterdam"
    request = Request(
        "2026-0001", date(2026, 3, 5), "email", (Right.ACCESS,), "0" * 40, (received, told), contact=contact
    )
    return Matter(LetterKind.ACKNOWLEDGEMENT, request, told, catalog.addressee(contact))
