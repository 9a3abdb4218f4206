"""The register tells what stood there before, and what came in its place."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from avgtool.breaches.differences import differences, known_before
from avgtool.model.breaches import Cause, ScanEstimate, Step
from avgtool.model.kinds import Kind
from tests.breaches.building import AWARE, FACTS, LAW, breach, event

SCAN = ScanEstimate("shop", 412, 412, (Kind.EMAIL,), on=date(2026, 11, 22))
CASES = {
    "a number": (
        {"persons_most": 430},
        ["Aantal personen (ongeveer): 400 tot 412 → 400 tot 430"],
        ["Number of persons (approximately): 400 to 412 → 400 to 430"],
    ),
    "a number that is no longer known": (
        {"records": None},
        ["Aantal records (ongeveer): 412 → niet bekend"],
        ["Number of records (approximately): 412 → not known"],
    ),
    "kinds that come and go": (
        {"kinds": (Kind.EMAIL, Kind.HEALTH)},
        ["Persoonsgegevens: erbij gezondheid", "Persoonsgegevens: eruit naam van een persoon"],
        ["Categories of data: added health", "Categories of data: taken out name of a person"],
    ),
    "a kind of which words spoke": (
        {"left_out": (Kind.HEALTH,)},
        ["Na beoordeling niet betrokken: gezondheid"],
        ["Not concerned, as judged: health"],
    ),
    "the cause": (
        {"cause": Cause.PUBLISHED},
        ["Oorzaak: aan de verkeerde ontvanger gestuurd → per ongeluk openbaar gemaakt"],
        ["Cause: sent to the wrong recipient → made public by mistake"],
    ),
    "a moment": (
        {"ended": AWARE},
        ["Geëindigd: 20 november 2026 16:05\xa0CET → 20 november 2026 16:40\xa0CET"],
        ["Ended: 20 November 2026 16:05\xa0CET → 20 November 2026 16:40\xa0CET"],
    ),
    "a text that was continued": (
        {"measures": f"{FACTS.measures} De ontvangers wisten de lijst."},
        ["Maatregelen: aangevuld met “De ontvangers wisten de lijst.”"],
        ["Measures: added “De ontvangers wisten de lijst.”"],
    ),
    "a text that was put right": (
        {"consequences": "Geen."},
        ["Waarschijnlijke gevolgen: “Kans op phishing.” → “Geen.”"],
        ["Likely consequences: “Kans op phishing.” → “Geen.”"],
    ),
    "a scan": (
        {"scans": (SCAN,)},
        ["Ontleend aan: erbij bewaarde scan van shop, 22 november 2026"],
        ["Taken from: added kept scan of shop, 22 November 2026"],
    ),
    "nothing": ({}, [], []),
}


@pytest.mark.parametrize(("said", "dutch", "english"), CASES.values(), ids=CASES)
def test_each_change_is_said_in_the_language_of_the_reader(said, dutch, english):
    found = differences(FACTS, replace(FACTS, **said), LAW)
    assert [one.render("nl") for one in found] == dutch
    assert [one.render("en") for one in found] == english


def test_a_step_is_compared_with_what_was_known_when_it_was_taken():
    """And not with what is known now, nor with a step that said nothing of facts."""
    second, third = (replace(FACTS, records=n) for n in (500, 600))
    one = breach(event(Step.ADD, facts=second), event(Step.MEASURE), event(Step.ADD, 3, facts=third))
    assert [known_before(one, each) for each in one.events] == [None, FACTS, None, second]


def test_two_steps_alike_are_told_apart():
    later = replace(FACTS, records=500)
    one = breach(event(Step.ADD, facts=later), event(Step.ADD, facts=later))
    assert known_before(one, one.events[2]) == later


def test_what_took_a_while_to_record_is_not_a_change():
    assert differences(FACTS, replace(FACTS, aware=AWARE + timedelta(seconds=20)), LAW) == ()
