"""Due dates in a calendar, read back as another program would."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import icalendar

from avgtool.i18n import use_language
from avgtool.model.requests import Right, Step
from avgtool.subject_requests.calendar_file import calendar_file
from avgtool.subject_requests.standing import standing
from tests.subject_requests.building import CALENDAR, LAW, RECEIVED, event, request

NOW = datetime(2026, 3, 10, 9, 0, tzinfo=UTC)


def entries(*requests, language="nl"):
    with use_language(language):
        due = [(one, standing(one, CALENDAR, NOW.date())) for one in requests]
        return icalendar.Calendar.from_ical(calendar_file(due, LAW, NOW, "1.0")).walk("VEVENT")


def test_a_calendar_holds_the_last_day_as_a_whole_day():
    (entry,) = entries(request(rights=(Right.ACCESS, Right.ERASURE)))
    assert entry.decoded("DTSTART") == date(2026, 4, 7)
    assert entry.decoded("DTEND") == date(2026, 4, 8)
    assert str(entry["SUMMARY"]) == "Verzoek 2026-0001 beantwoorden: inzage, wissing"
    assert "3 april 2026" not in str(entry["DESCRIPTION"])
    assert "2 april 2026" in str(entry["DESCRIPTION"])
    (alarm,) = entry.walk("VALARM")
    assert alarm.decoded("TRIGGER") == timedelta(days=-7)


def test_a_calendar_names_nobody():
    named = request(words="geheim", contact="geheim", representative="geheim")
    (entry,) = entries(named, language="en")
    assert "geheim" not in entry.to_ical().decode()
    assert named.subject not in entry.to_ical().decode()


def test_a_later_calendar_changes_the_entry_of_the_earlier_one():
    """The same UID, a higher SEQUENCE; other ledgers have other UIDs."""
    first = request()
    later = request(event(Step.VERIFY_IDENTITY, RECEIVED), event(Step.EXTEND, RECEIVED))
    other = replace(first, subject="1" * 40)
    before, after, elsewhere = entries(first, later, other)
    assert before["UID"] == after["UID"] != elsewhere["UID"]
    assert (before["SEQUENCE"], after["SEQUENCE"]) == (1, 3)
    assert after.decoded("DTSTART") == date(2026, 6, 5)


def test_an_empty_calendar_is_one_too():
    with use_language("en"):
        made = icalendar.Calendar.from_ical(calendar_file([], LAW, NOW, "1.0"))
    assert (str(made["VERSION"]), made.walk("VEVENT")) == ("2.0", [])


def test_what_was_answered_is_cancelled_under_its_own_uid():
    """So that Outlook takes the entry away, with its reminder."""
    first = request()
    answered = request(event(Step.VERIFY_IDENTITY, RECEIVED), event(Step.GRANT, RECEIVED))
    before, after = entries(first, answered)
    assert (str(before["STATUS"]), str(after["STATUS"])) == ("CONFIRMED", "CANCELLED")
    assert before["UID"] == after["UID"]
    assert after["SEQUENCE"] > before["SEQUENCE"]
    assert not after.walk("VALARM")
