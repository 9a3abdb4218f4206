"""Numbers without a header are what their form and their place say, and not what they may seem by chance."""

from __future__ import annotations

import random

import pytest

from avgtool.model.kinds import Kind

DRAWN = random.Random(4)
PHONES = [f"316{DRAWN.randrange(10**7, 10**8)}" for _ in range(30)]
IMSIS = [f"20404{DRAWN.randrange(10**9, 10**10)}" for _ in range(30)]
IMEIS = [f"35{DRAWN.randrange(10**12, 10**13)}" for _ in range(30)]
NORTH = [f"{DRAWN.uniform(51, 53):.5f}" for _ in range(30)]
EAST = [f"{DRAWN.uniform(4, 6.5):.5f}" for _ in range(30)]
TIMES = [f"{DRAWN.randrange(24):02d}:{DRAWN.randrange(60):02d}" for _ in range(30)]
SHARES = [f"{DRAWN.randrange(60, 140)}/2000" for _ in range(30)]
MOMENTS = [f"2025{DRAWN.randrange(1, 13):02d}{DRAWN.randrange(1, 29):02d}1{DRAWN.randrange(10)}3015" for _ in range(30)]
BIRTHDAYS = [f"{day % 28 + 1:02d}-{day % 12 + 1:02d}" for day in range(30)]
NAMES = [f"{first} {last}" for first in ("Sanne", "Youssef", "Femke", "Mirjam", "Nadia") for last in
         ("de Vries", "Bakker", "Jansen", "Willems", "Peters", "Hoekstra")]  # fmt: skip


def kinds(scanned, **columns: list[str]) -> list[Kind]:
    """The kinds of columns with headers that say nothing, in a file whose name says nothing."""
    values = {f"column_{number}": one for number, one in enumerate(columns.values(), 1)}
    return [column.kind for column in scanned(values, "export.csv").columns]


def test_numbers_of_calls_are_told_apart(scanned):
    """Telephone numbers without a plus, SIM cards and handsets, none of them a payment card; no moment is a key."""
    found = kinds(scanned, moment=MOMENTS, phone=PHONES, sim=IMSIS, handset=IMEIS)
    assert found == [Kind.NONE, Kind.PHONE, Kind.OTHER_ID, Kind.OTHER_ID]


def test_degrees_are_coordinates_only_side_by_side(scanned):
    """North beside east; one alone may be any measurement."""
    assert kinds(scanned, name=NAMES, north=NORTH, east=EAST)[1:] == [Kind.GEO, Kind.GEO]
    assert kinds(scanned, name=NAMES, north=NORTH, time=TIMES)[1:] == [Kind.NONE, Kind.NONE]


@pytest.mark.parametrize("values", [TIMES, SHARES], ids=["times", "shares"])
def test_times_and_shares_are_no_postcode_and_no_phone(scanned, values):
    """Not even beside a name, a street and a place."""
    streets = [f"Kerkstraat {number}" for number in range(1, 31)]
    places = ["Ede", "Assen", "Tiel", "Breda", "Hoorn"] * 6
    assert kinds(scanned, name=NAMES, street=streets, place=places, values=values)[-1] is Kind.NONE


def test_days_without_a_year_are_birthdays_beside_persons(scanned):
    """When they are spread over the year; beside nobody they say nothing."""
    assert kinds(scanned, name=NAMES, day=BIRTHDAYS)[1] is Kind.DATE_OF_BIRTH
    assert kinds(scanned, measure=TIMES, day=BIRTHDAYS)[1] is Kind.NONE


def test_a_short_note_beside_a_person_is_personal_by_what_it_tells(scanned):
    """A word about a life is enough beside a name; short fixed notes stay nothing."""
    told = ["oma zit in rolstoel", "niet op zondag", "graag zwartwit"] * 10
    fixed = ["via de site", "niet op zondag", "graag zwartwit"] * 10
    both = scanned({"naam": NAMES, "let op": told, "wijze": fixed}).columns
    assert [column.kind for column in both[1:]] == [Kind.FREE_TEXT_WITH_PII, Kind.NONE]
