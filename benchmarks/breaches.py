"""The register of three hundred breaches as PDF, against WeasyPrint on the bare text of the same length."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING

from avgtool import catalog
from avgtool.breaches.documents.register import register_document
from avgtool.breaches.standing import standing
from avgtool.config import Config
from avgtool.documents.content import DocumentContext, Organization
from avgtool.documents.rendering import render_pdf
from avgtool.model.activities import Capacity
from avgtool.model.breaches import Breach, Cause, Event, Facts, Nature, Step
from avgtool.model.kinds import Kind
from benchmarks.measuring import Measurement, compare
from benchmarks.register import bare, plain_pdf

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from avgtool.documents.content import Document

BAR = 1 / 20
BREACHES = 300
FIRST = datetime(2026, 1, 5, 9, tzinfo=UTC)
HOURS = 72


def run(_customers: Path) -> Iterator[Measurement]:
    """One breach a day, each with what was found, decided, told and done."""
    document = register(BREACHES)
    text = bare(document)
    seconds, yardstick = compare(partial(render_pdf, document, "nl", b"{}"), partial(plain_pdf, text), rounds=2)
    yield Measurement(f"register: {BREACHES} breaches", "WeasyPrint, bare text", seconds, yardstick, BAR)


def register(count: int) -> Document:
    """A register of so many breaches."""
    now = FIRST + timedelta(days=count + 5)
    pairs = [(one, standing(one, now, HOURS)) for one in map(breach, range(count))]
    context = DocumentContext(Organization("Voorbeeld BV"), now, "0")
    return register_document(pairs, context, catalog.breach_law(Config()), HOURS)


def breach(number: int) -> Breach:
    """One that was noticed on the day of its number, notified in two steps and closed."""
    aware = FIRST + timedelta(days=number)
    facts = Facts(
        title=f"Mailing {number} met adressen in cc",
        aware=aware,
        what="Een mailing ging met alle adressen in cc de deur uit; de verzending is na vijf minuten afgebroken.",
        nature=(Nature.CONFIDENTIALITY,),
        cause=Cause.WRONG_RECIPIENT,
        begun=aware - timedelta(minutes=40),
        persons_least=400,
        persons_most=412,
        records=412,
        groups=("klanten",),
        kinds=(Kind.EMAIL, Kind.PERSON_NAME),
        consequences="Kans op phishing, omdat de adressen bij vierhonderd ontvangers liggen.",
        measures="Het mailprogramma staat cc niet meer toe.",
    )
    told = Event(Step.RECORD, aware, "Beheer", facts=facts)
    later = partial(_after, told)
    steps = (
        later(Step.MEASURE, 1, words="Verzending afgebroken."),
        later(Step.DECIDE_NOTIFY, 2, words="Adressen liggen op straat."),
        later(Step.NOTIFY_PARTLY, 20, case=f"z2026-{number:05}"),
        later(Step.DECIDE_TELL, 21, words="Grote kans op phishing."),
        later(Step.TELL, 22, words="Uitleg en excuses.", persons=412),
        later(Step.NOTIFY, 60),
    )
    return Breach(f"DL-2026-{number + 1:04}", Capacity.CONTROLLER, (told, *steps))


def _after(first: Event, step: Step, hours: int, **fields: object) -> Event:
    at = first.at + timedelta(hours=hours)
    return replace(first, step=step, at=at, facts=None, **fields)  # type: ignore[arg-type]  # fields of an event
