"""Addresses abroad, as they are written there, and the places behind them."""

from __future__ import annotations

import pytest

from avgtool.europe.street_addresses import ForeignAddresses


def found(text: str) -> list[tuple[str, str]]:
    """What is found, in order of position."""
    spans = sorted(ForeignAddresses().find(text), key=lambda one: (one.start, one.end))
    return [(text[one.start : one.end], one.entity) for one in spans]


@pytest.mark.parametrize(
    ("text", "street", "place"),
    [
        ("12 rue de la Paix, 1000 Bruxelles", "12 rue de la Paix", "Bruxelles"),
        ("Rue de la Loi 16, 1040 Brussel", "Rue de la Loi 16", "Brussel"),
        ("rue de la loi 16, 1040 brussel", "rue de la loi 16", "brussel"),
        ("8 avenue Victor Hugo, 75016 Paris", "8 avenue Victor Hugo", "75016 Paris"),
        ("Chaussée de Wavre 88 bte 4, 1160 Oudergem", "Chaussée de Wavre 88 bte 4", "Oudergem"),
        ("Hauptstraße 5, 50667 Köln", "Hauptstraße 5", "50667 Köln"),
        ("Berliner Allee 47 in Düsseldorf", "Berliner Allee 47", "Düsseldorf"),
        ("Am Markt 3, 48143 Münster", "Am Markt 3", "48143 Münster"),
        ("221B Baker Street, London. Nobody", "221B Baker Street", "London"),
        ("we moved to 4 Privet Drive, Little Whinging", "4 Privet Drive", "Little Whinging"),
        ("Calle de Alcalá 45, 28014 Madrid", "Calle de Alcalá 45", "28014 Madrid"),
        ("ul. Długa 5, Gdańsk", "ul. Długa 5", "Gdańsk"),
    ],
)
def test_streets_are_found_with_the_places_behind_them(text: str, street: str, place: str):
    """French, Belgian, German, British, Spanish, Polish; with a postcode of five digits where there is one."""
    assert found(text) == [(street, "ADDRESS"), (place, "LOCATION")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("London NW1 6XE", ["NW1 6XE"]),
        ("Bath, BA1 2TR.", ["BA1 2TR"]),
        ("10 QQ1 6XE", []),
        ("Springfield, IL 62704", ["Springfield, IL 62704"]),
        ("i live at 12 baker street", ["12 baker street"]),
        ("2 days on the road", []),
        ("Jansingel 40, 5211 BD Den Bosch", []),
        ("jansingel 40, 5211 bd den bosch", []),
        ("5 star hotel in the Lane", []),
        ("bestel 2 M8 2ST en 3 Park tickets", []),
        ("hotel Square 3 nachten, route 12 is afgesloten", []),
        ("Am Anfang waren wir zufrieden", []),
    ],
)
def test_postcodes_and_other_numbers_are_told_apart(text: str, expected: list[str]):
    """British postcodes and American towns are found; prices, screws and distances are not."""
    assert [value for value, _ in found(text)] == expected
