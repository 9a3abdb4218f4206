"""Requests for tests: by steps and days, every step with all that the law asks of it."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from avgtool import catalog
from avgtool.config import CalendarSettings
from avgtool.model.requests import Document, Event, IdentityMeans, Recipients, Request, Right, Step

ZONE = ZoneInfo("Europe/Amsterdam")
RECEIVED = date(2026, 3, 5)
CALENDAR = catalog.calendar(CalendarSettings())
LAW = catalog.request_law()
LETTER = Document("a" * 64, "antwoord.pdf")

LAWFUL = {
    Step.ASK_IDENTITY: {"means": IdentityMeans.CALL_BACK, "words": "Het e-mailadres is onbekend."},
    Step.VERIFY_IDENTITY: {"means": IdentityMeans.LOGIN},
    Step.ASK_CLARIFICATION: {"words": "Om welke bestellingen gaat het?"},
    Step.EXTEND: {"reason": "complexiteit", "words": "Elf bronnen, ook op papier."},
    Step.GRANT: {"documents": (LETTER,)},
    Step.GRANT_PARTLY: {
        "grounds": ("avg-12-2",),
        "words": "Eén account is niet te koppelen.",
        "documents": (LETTER,),
        "remedies_told": True,
    },
    Step.REFUSE: {
        "grounds": ("avg-12-2",),
        "words": "Wie het vraagt is niet vast te stellen.",
        "documents": (LETTER,),
        "remedies_told": True,
    },
    Step.WITHDRAW: {"words": "Brief van 12 maart."},
    Step.CLOSE: {"recipients": Recipients.TOLD},
    Step.REOPEN: {"reason": "klacht", "words": "Klacht bij de FG."},
}
"""What each step needs, so that nothing but the state can forbid it."""


def noon(day: date, minutes: int = 0) -> datetime:
    return datetime(day.year, day.month, day.day, 12, tzinfo=ZONE) + timedelta(minutes=minutes)


def event(step: Step, day: date, **fields) -> Event:
    return Event(**{"step": step, "at": noon(day), "by": "M. de Groot", **LAWFUL.get(step, {}), **fields})


def request(*events: Event, received: date = RECEIVED, rights=(Right.ACCESS,), **fields) -> Request:
    first = event(Step.RECEIVE, received)
    number = f"{received.year}-0001"
    return Request(number, received, "email", tuple(rights), "0" * 40, (first, *events), **fields)
