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
    ],
)
def test_things_are_told_from_persons_by_what_they_are_and_what_stands_around(text: str, name: str, expected: bool):
    """Models, brands, works of art, compounds, months; and persons who share their names."""
    start = text.index(name)
    assert is_thing(text, TextFinding(start, start + len(name), "PERSON", 0.9)) is expected


def test_only_persons_can_be_things():
    """A place called after a model stays a place."""
    assert not is_thing("model Ede", TextFinding(6, 9, "LOCATION", 0.9))
