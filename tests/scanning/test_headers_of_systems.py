"""The headers of well-known systems speak for what stands below them, also cut short or with a slip."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from avgtool.scanning.columns import SPOKEN_FOR
from avgtool.scanning.headers import HeaderReader
from avgtool.scanning.spelling import Spelling

CASES = yaml.safe_load((Path(__file__).parent / "cases" / "headers_of_systems.yml").read_text(encoding="utf-8"))
NOTHING = CASES.pop("nothing personal")
KNOWN = [
    pytest.param(str(header), entity, id=f"{system}: {header}")
    for system, headers in CASES.items()
    for header, entity in headers.items()
]


@pytest.fixture(scope="module")
def reader(request) -> HeaderReader:
    """A reader with all that avgtool knows."""
    return HeaderReader(request.getfixturevalue("knowledge"))


@pytest.mark.parametrize(("header", "entity"), KNOWN)
def test_a_header_of_a_system_speaks_for_its_kind(reader, header, entity):
    """As the system writes it."""
    assert reader.read(header).meanings.get(entity, 0.0) >= SPOKEN_FOR


@pytest.mark.parametrize("header", NOTHING)
def test_a_header_of_stock_ledgers_and_sensors_speaks_for_no_person(reader, knowledge, header):
    """Neither as it stands nor as what it may have been meant to be."""
    personal = {one.entity for one in knowledge.recognizers if one.articles}
    spoken = {entity for entity, strength in reader.read(header).meanings.items() if strength >= SPOKEN_FOR}
    assert not spoken & personal


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("achernaam", "achternaam"),
        ("achterrnaam", "achternaam"),
        ("achtermaam", "achternaam"),
        ("achtrnm", "achternaam"),
        ("rachternaam", None),  # a slip is not in the first letter
        ("achternamen", None),  # another form, not a slip
        ("revenue", None),  # a word of its own
        ("naan", None),  # too short to tell
    ],
)
def test_one_slip_in_a_long_word_is_understood(word, meant):
    """A letter too few, too many or another one; vowels left out."""
    assert Spelling(["achternaam", "revenus", "naam"], ["revenue"]).meant(word) == meant
