"""All declared kinds together: the gate in front of them costs nothing but time."""

from __future__ import annotations

from functools import cache

from hypothesis import given, settings
from hypothesis import strategies as st

from avgtool.catalog import recognizers
from avgtool.recognizers.declared import DeclaredKinds
from avgtool.recognizers.matching import Matcher, Occurrence, without_beaten
from avgtool.recognizers.other_numbers import OTHER_NUMBERS

PIECES = st.sampled_from(
    [
        "06-12345678",
        "(06) 123 456 78",
        "+31 6 12345678",
        "NL91 ABNA 0417 1643 00",
        "BSN 1112.22.333",
        "klantnummer: AB-12345",
        "ordernummer",
        "bestelling 12-345",
        "1012 AB",
        "jan@example.nl",
        "https://www.example.nl/x?id=3",
        "3 mei 1980",
        "geboren 03-05-80",
        "XX-99-YY",
        "192.168.0.1",
        "2001:db8::8a2e:370:7334",
        "4111 1111 1111 1111",
        "\u00a0",
        "\u2013",
        "\n",
        "(",
        ", ",
        "x",
        "12",
    ]
)
TEXTS = st.lists(st.one_of(PIECES, st.text(max_size=8)), max_size=8).flatmap(
    lambda pieces: st.sampled_from(["", " "]).map(lambda joint: joint.join(pieces))
)


@cache
def kinds() -> DeclaredKinds:
    return DeclaredKinds(recognizers())


@cache
def matchers() -> list[Matcher]:
    return [Matcher(each, OTHER_NUMBERS) for each in recognizers() if each.in_text and each.shapes]


def found_without_gate(text: str) -> list[Occurrence]:
    """What every kind finds when it is asked about the whole text."""
    found = [one for each in matchers() for one in each.find_accepted(text)]
    beats = [(each.recognizer.entity, loser) for each in matchers() for loser in each.recognizer.beats]
    return [one for one in without_beaten(found, beats) if one.accepted]


@settings(max_examples=300, deadline=None)
@given(text=TEXTS)
def test_the_gate_hides_nothing(text: str):
    """Asking the kinds that may find something, where they may, finds what asking all of them everywhere does."""
    assert kinds().find_accepted(text) == found_without_gate(text)
