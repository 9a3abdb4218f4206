"""Places that something in front of them announces: a Belgian postcode or the question of a form."""

from __future__ import annotations

import pytest

from avgtool.netherlands.names.deduce_names import labelled_places


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Brusselsesteenweg 144 bus 3\n9050 Gentbrugge", ["Gentbrugge"]),
        ("Kapelstraat 7/2, 2440 Geel", ["Geel"]),
        ("wonende te 9300 aalst, gentsestraat", ["aalst"]),
        ("waregemsestraat 19 - 8860 lendelede", ["lendelede"]),
        ("Waar woont u? Urk\nLeeftijd: 34", ["Urk"]),
        ("Uw gemeente: Zottegem", ["Zottegem"]),
        ("woonplaats: den haag", ["den haag"]),
        ("in Ouderkerk a/d Amstel of krimpen a/d ijssel", ["Ouderkerk a/d Amstel", "krimpen a/d ijssel"]),
        ("ons huis a/d gracht", []),
        ("Woonplaats: onbekend", []),
        ("woonplaats: zie bijlage", []),
        ("in 2026 Graag opnieuw", []),
        ("Per 1 mei, 2026 mei", []),
        ("Plaats 214, week 30", []),
    ],
)
def test_announced_places_are_found(text: str, expected: list[str]):
    """In any case; what is a word and no place is left alone."""
    assert [text[one.start : one.end] for one in labelled_places().find(text)] == expected
