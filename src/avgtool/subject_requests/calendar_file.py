"""Due dates as a calendar that Outlook and others read (RFC 5545): references and rights, nobody's name."""

from __future__ import annotations

import hashlib
from datetime import timedelta
from typing import TYPE_CHECKING

import icalendar

from avgtool.i18n import language, msg
from avgtool.subject_requests.words import STATES
from avgtool.wording import day, listed

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from avgtool.model.requests import Request, RequestLaw
    from avgtool.subject_requests.standing import Standing

_WARNED = timedelta(days=7)
"""How long before the last day a calendar warns."""


def calendar_file(due: Iterable[tuple[Request, Standing]], law: RequestLaw, now: datetime, version: str) -> bytes:
    """A calendar with the last day of each request, as a whole day with a warning a week before.

    Read again, it changes the entries that it made before: each has the same UID, and a SEQUENCE that grows with every
    step that is taken. What was answered or withdrawn since stands in it as cancelled, so that the reminder goes too.

    Args:
        due: Requests, each as it stands.
        law: What readers call the rights.
        now: When the calendar is made, with its time zone.
        version: Of avgtool.
    """
    made = icalendar.Calendar()
    made.add("PRODID", f"-//avgtool//{version}//{language().upper()}")
    made.add("VERSION", "2.0")
    made.add("METHOD", "PUBLISH")
    for request, standing in due:
        made.add_component(_entry(request, standing, law, now))
    content: bytes = made.to_ical()
    return content


def _entry(request: Request, standing: Standing, law: RequestLaw, now: datetime) -> icalendar.Event:
    rights = listed(", ", [law.rights[right].title for right in request.rights])
    entry = icalendar.Event()
    entry.add("UID", f"{_unique(request)}@avgtool")
    entry.add("DTSTAMP", now)
    entry.add("SEQUENCE", len(request.events))
    entry.add("DTSTART", standing.term.due)
    entry.add("DTEND", standing.term.due + timedelta(days=1))
    entry.add("SUMMARY", str(msg("Answer request {reference}: {rights}", reference=request.reference, rights=rights)))
    entry.add(
        "DESCRIPTION",
        str(
            msg(
                "Received on {received}; {state}. Safe date: {safe}.",
                received=day(request.received),
                state=STATES[standing.state],
                safe=day(standing.term.safe),
            )
        ),
    )
    entry.add("CLASS", "PRIVATE")
    entry.add("TRANSP", "TRANSPARENT")
    entry.add("STATUS", "CONFIRMED" if standing.is_open else "CANCELLED")
    if not standing.is_open:
        return entry
    entry.add_component(_alarm(str(msg("Request {reference} is due in a week.", reference=request.reference))))
    return entry


def _alarm(text: str) -> icalendar.Alarm:
    alarm = icalendar.Alarm()
    alarm.add("ACTION", "DISPLAY")
    alarm.add("DESCRIPTION", text)
    alarm.add("TRIGGER", -_WARNED)
    return alarm


def _unique(request: Request) -> str:
    """Of one request in the world, and always the same: references begin anew in every ledger."""
    return hashlib.sha256(f"{request.subject} {request.reference}".encode()).hexdigest()[:32]
