"""Breaches as plain data, for programs and for the PDF; the same names everywhere. Keys may be added, never changed."""

from __future__ import annotations

from datetime import UTC
from typing import TYPE_CHECKING, Any

from avgtool.breaches.completeness import lacking
from avgtool.breaches.life_cycle import open_steps

if TYPE_CHECKING:
    from datetime import datetime

    from avgtool.breaches.standing import Standing
    from avgtool.model.breaches import Breach, Event, Facts, ScanEstimate


def outline(breach: Breach, standing: Standing) -> dict[str, Any]:
    """How a breach stands, without its steps. Moments are ISO 8601; ``due`` is in UTC."""
    reached, facts = standing.progress, breach.facts
    return {
        "reference": breach.reference,
        "title": facts.title,
        "capacity": breach.capacity.value,
        "aware": facts.aware.isoformat(),
        "state": standing.state.value,
        "open": standing.is_open,
        "due": standing.due.astimezone(UTC).isoformat() if standing.due else None,
        "urgency": standing.urgency.value,
        "todo": [one.value for one in standing.todo],
        "notify": reached.notify,
        "decided": _iso(reached.decided),
        "notified": _iso(reached.notified),
        "notified_in_time": standing.in_time,
        "complete": reached.complete,
        "withdrawn": reached.withdrawn,
        "persons": reached.persons.value,
        "ground": reached.ground,
        "persons_told": _iso(reached.told),
        "controller_told": _iso(reached.controller_told),
        "closed": _iso(reached.closed),
    }


def whole(breach: Breach, standing: Standing) -> dict[str, Any]:
    """All of a breach."""
    return {
        **outline(breach, standing),
        "facts": _facts(breach.facts),
        "lacking": [one.field for one in lacking(breach)],
        "open_steps": [step.value for step in open_steps(breach.capacity, standing.state)],
        "events": [_event(one) for one in breach.events],
    }


def _facts(facts: Facts) -> dict[str, Any]:
    return {
        "title": facts.title,
        "aware": facts.aware.isoformat(),
        "what": facts.what,
        "nature": [one.value for one in facts.nature],
        "cause": facts.cause.value if facts.cause else None,
        "begun": _iso(facts.begun),
        "ended": _iso(facts.ended),
        "persons_least": facts.persons_least,
        "persons_most": facts.persons_most,
        "records": facts.records,
        "groups": list(facts.groups),
        "kinds": [one.value for one in facts.kinds],
        "systems": list(facts.systems),
        "estimate": facts.estimate,
        "scans": [_scan(one) for one in facts.scans],
        "left_out": [one.value for one in facts.left_out],
        "processor": facts.processor,
        "controllers": list(facts.controllers),
        "consequences": facts.consequences,
        "measures": facts.measures,
    }


def _event(event: Event) -> dict[str, Any]:
    return {
        "step": event.step.value,
        "at": event.at.isoformat(),
        "by": event.by,
        "recorded_at": _iso(event.recorded),
        "ground": event.ground,
        "recipient": event.recipient,
        "persons": event.persons,
        "channel": event.channel,
        "case": event.case,
        "documents": list(event.documents),
        "words": event.words,
        "facts": _facts(event.facts) if event.facts else None,
    }


def _scan(scan: ScanEstimate) -> dict[str, Any]:
    return {
        "name": scan.name,
        "on": scan.on.isoformat() if scan.on else None,
        "sha256": scan.sha256,
        "records": scan.records,
        "persons_most": scan.persons_most,
        "kinds": [one.value for one in scan.kinds],
        "hinted": [one.value for one in scan.hinted],
    }


def _iso(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment else None
