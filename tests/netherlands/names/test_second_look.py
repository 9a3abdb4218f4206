"""What was found is looked at once more: where it ends, and what it is."""

from __future__ import annotations

import pytest

from avgtool.model.findings import TextFinding
from avgtool.netherlands.names.second_look import looked_at_again


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("dhr en mevr jansen komen morgen", "jansen komen", ("jansen", "PERSON")),
        ("de kast van Sanne van Ikea", "Sanne van Ikea", ("Sanne", "PERSON")),
        ("Sanne van Ginkel belde", "Sanne van Ginkel", ("Sanne van Ginkel", "PERSON")),
        ("hoek Jan Pieter Heijestraat", "Jan Pieter Heijestraat", ("Jan Pieter Heijestraat", "LOCATION")),
        ("Piet Langstraat belde", "Piet Langstraat", ("Piet Langstraat", "PERSON")),
        ("We gaan naar Ee", "Ee", ("Ee", "LOCATION")),
        ("We gaan naar Jannie", "Jannie", ("Jannie", "PERSON")),
    ],
)
def test_edges_and_kinds_are_set_right(text: str, name: str, expected: tuple[str, str]):
    """Verbs and companies behind a name are no part of it; streets and towns are no persons."""
    start = text.index(name)
    found = looked_at_again(text, TextFinding(start, start + len(name), "PERSON", 0.9))
    assert (text[found.start : found.end], found.entity) == expected
