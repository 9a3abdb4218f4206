"""Breaches for tests: by steps and hours after they became known, every step with all that the law asks of it."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from avgtool import catalog
from avgtool.config import Config
from avgtool.model.activities import Capacity
from avgtool.model.breaches import Breach, Cause, Event, Facts, Nature, Step
from avgtool.model.kinds import Kind

ZONE = ZoneInfo("Europe/Amsterdam")
AWARE = datetime(2026, 11, 20, 16, 40, tzinfo=ZONE)
"""A Friday afternoon."""
LAW = catalog.breach_law(Config())
FACTS = Facts(
    title="Mailing met adressen in cc",
    aware=AWARE,
    what="Een mailing ging met alle adressen in cc de deur uit.",
    nature=(Nature.CONFIDENTIALITY,),
    cause=Cause.WRONG_RECIPIENT,
    begun=AWARE - timedelta(minutes=40),
    ended=AWARE - timedelta(minutes=35),
    persons_least=400,
    persons_most=412,
    records=412,
    groups=("klanten",),
    kinds=(Kind.EMAIL, Kind.PERSON_NAME),
    consequences="Kans op phishing.",
    measures="Het mailprogramma staat cc niet meer toe.",
)
LAWFUL = {
    Step.ADD: {"facts": FACTS},
    Step.MEASURE: {"words": "Verzending afgebroken."},
    Step.DECIDE_NOT_NOTIFY: {"words": "Alleen collega's kregen de mail."},
    Step.WITHDRAW: {"words": "De lijst was een testlijst."},
    Step.DECIDE_NOT_TELL: {"ground": "geen-hoog-risico", "words": "Alleen zakelijke adressen."},
    Step.TELL: {"words": "Uitleg en excuses.", "persons": 412},
    Step.TELL_CONTROLLER: {"recipient": "Voorbeeld BV"},
    Step.INFORM: {"recipient": "Politie", "words": "Aangifte."},
    Step.REOPEN: {"words": "De lijst dook elders op."},
}
"""What each step needs, so that nothing but the state can forbid it."""


def event(step: Step, hours: float = 1, **fields) -> Event:
    at = AWARE + timedelta(hours=hours)
    return Event(**{"step": step, "at": at, "by": "M. de Groot", **LAWFUL.get(step, {}), **fields})


def breach(*events: Event, facts: Facts = FACTS, capacity: Capacity = Capacity.CONTROLLER) -> Breach:
    return Breach("DL-2026-0001", capacity, (event(Step.RECORD, 0, facts=facts), *events))
