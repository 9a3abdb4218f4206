"""Names that are nobody's: of things called after persons."""

from __future__ import annotations

import pytest

from avgtool.model.findings import TextFinding
from avgtool.netherlands.names.things import is_thing


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("een bank model Frida in grijs", "Frida", True),
        ("de Van Gogh-puzzel mist een hoekje", "Van Gogh", True),
        ("een pak Douwe Egberts", "Douwe Egberts", True),
        ("een Sanne-kast", "Sanne", True),
        ("al sinds mei wachten wij", "mei", True),
        ("geb. 3 mei", "geb", True),
        ("Frida belde", "Frida", False),
        ("Fatima-Zahra belde", "Fatima-Zahra", False),
        ("groetjes jan", "jan", False),
        ("Mei belde gisteren", "Mei", False),
        ("model bouwen met Frida Bos", "Frida Bos", False),
        ("kan ik met Klarna betalen", "Klarna", True),
        ("de Kia Picanto staat stil", "Kia Picanto", True),
        ("sim only bij lebara", "sim", True),
        ("Patiënt gebruikt Simvastatine en slikt antidepressiva", "Simvastatine", True),
        ("Patiënt slikt antidepressiva", "antidepressiva", True),
        ("Annemie belde", "Annemie", False),
        ("De kleur Rood Bruin past niet", "Rood Bruin", True),
        ("De kleur Rood Bruin past niet", "Bruin", True),
        ("mevrouw Bruin belde", "Bruin", False),
        ("de Black Friday korting", "Black Friday", True),
        ("het Douglas parfum", "Douglas", True),
        ("Douglas belde", "Douglas", False),
        ("dicht bij de Rijn", "de Rijn", True),
        ("De Maas en de Waal", "De Maas", True),
        ("De Maas en de Waal", "Waal", True),
        ("De Waal heeft betaald", "De Waal", False),
        ("dhr. de Waal", "de Waal", False),
        ("kolommen lat en lon", "lon", True),
        ("Kim Soo-jin belde", "Kim Soo-jin", False),
        ("de vakantiewoningen van Anna", "vakantiewoningen", True),
        ("meneer papadopoulos", "papadopoulos", False),
    ],
)
def test_things_are_told_from_persons_by_what_they_are_and_what_stands_around(text: str, name: str, expected: bool):
    """Models, brands, works of art, compounds, months; and persons who share their names."""
    start = text.index(name)
    assert is_thing(text, TextFinding(start, start + len(name), "PERSON", 0.9)) is expected


@pytest.mark.parametrize(
    ("text", "place", "expected"),
    [
        ("dossier van patient", "patient", True),
        ("De Boer op, zeg maar", "De Boer", True),
        ("Is Ventolin leverbaar?", "Ventolin", True),
        ("Hij woont in De Bilt", "De Bilt", False),
        ("meer groen in de wijk", "de wijk", True),
        ("woonplaats: de wijk", "de wijk", False),
        ("pizza van New York Pizza", "New York", True),
        ("Hij woont in Ede", "Ede", False),
    ],
)
def test_what_is_called_a_place_can_be_a_word(text: str, place: str, expected: bool):
    """Persons in general, an article with a surname, a medicine."""
    start = text.index(place)
    assert is_thing(text, TextFinding(start, start + len(place), "LOCATION", 0.8)) is expected


def test_a_place_called_after_a_model_stays_a_place():
    """What makes a person a thing does not make a place one."""
    assert not is_thing("model Ede", TextFinding(6, 9, "LOCATION", 0.9))
