"""Bands under a header that says what they were made of still point to a person, together with other columns."""

from __future__ import annotations

import pytest

from avgtool.model.kinds import Role

YEARS = range(1931, 1995)


@pytest.mark.parametrize(
    ("header", "values"),
    [
        ("geboortedatum", [f"{year}-{year % 12 + 1:02}" for year in YEARS]),
        ("geboortedatum", [f"{year % 12 + 1:02}-{year}" for year in YEARS]),
        ("geboortedatum", [f"{year}-Q{year % 4 + 1}" for year in YEARS]),
        ("geboortedatum", [f"{year}-{year + 4}" for year in YEARS[::5]]),
        ("geboortedatum", [f"januari {year}" for year in YEARS]),
        ("geboortedatum", [f"{year}" for year in YEARS]),
        ("date_of_birth", [f"{year}-{year + 9}" for year in YEARS[::10]]),
        ("leeftijd", ["0-17", "18-29", "30-64", "65+"]),
        ("leeftijd", ["18 t/m 24 jaar", "25 t/m 34 jaar", "35 t/m 44 jaar"]),
        ("postcode", ["10", "11", "35", "97"]),
        ("postcode", ["10**", "11**", "35**", "97**"]),
    ],
)
def test_coarse_values_stay_what_can_point_to_a_person(scanned, header, values):
    """Whatever they are called, the role is that of what the header means."""
    found = scanned({header: values * 5, "geslacht": ["M", "V", "V", "M", "M"] * len(values)})
    assert [one.role for one in found.columns] == [Role.QUASI, Role.QUASI]


def test_a_header_alone_does_not_make_tokens_coarse(scanned):
    """Tokens are no bands: what made them says what they are."""
    tokens = [f"K-{number * 0x9E3779B97F4A7C15 % 2**64:016x}" for number in range(1, 60)]
    assert scanned({"geboortedatum": tokens}).columns[0].role is Role.NONE


def test_birth_dates_of_things_are_no_bands_of_persons(scanned):
    """A table of products has no persons that anything could point to."""
    things = {"product_id": ["A1", "A2", "A3"], "postcode": ["1-2", "3-4", "5-6"], "prijs": ["9,95", "12,50", "24,00"]}
    assert scanned(things, "producten.csv").columns[1].role is Role.NONE
