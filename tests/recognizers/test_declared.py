"""All declared kinds together: the gate in front of them costs nothing but time."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from avgtool.catalog import recognizers, unrelated_words
from avgtool.recognizers.declared import DeclaredKinds
from avgtool.recognizers.glued_labels import GluedLabels
from avgtool.recognizers.matching import Matcher, Occurrence, without_beaten

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
    return DeclaredKinds(recognizers(), unrelated_words())


@cache
def matchers() -> list[Matcher]:
    return [Matcher(each, unrelated_words()) for each in recognizers() if each.in_text and each.shapes]


@cache
def labels() -> GluedLabels:
    return GluedLabels(word for each in recognizers() for word in each.context)


def found_without_gate(text: str) -> list[Occurrence]:
    """What every kind finds when it is asked about the whole text."""
    found = [one for each in matchers() for one in each.find_accepted(text)]
    beats = [(each.recognizer.entity, loser) for each in matchers() for loser in each.recognizer.beats]
    return [one for one in without_beaten(found, beats) if one.accepted]


@settings(max_examples=300, deadline=None)
@given(text=TEXTS)
def test_the_gate_hides_nothing(text: str):
    """Asking the kinds that may find something, where they may, finds what asking all of them everywhere does."""
    assume(not labels().ends(text))
    assert kinds().find_accepted(text) == found_without_gate(text)


@pytest.mark.parametrize(
    ("text", "entity", "value"),
    [
        ("mijn BSN123456782 staat erin", "NL_BSN", "123456782"),
        ("bsnnr123456782", "NL_BSN", "123456782"),
        ("B.S.N. 123456782", "NL_BSN", "123456782"),
        ("b.s.n.: 123 456 782", "NL_BSN", "123 456 782"),
        ("tel0612345678, kvk12345678", "PHONE_NUMBER", "0612345678"),
        ("tel0612345678, kvk12345678", "NL_KVK", "12345678"),
        ("klantnr4455667", "CUSTOMER_ID", "4455667"),
        ("IBANNL91ABNA0417164300", "IBAN_CODE", "NL91ABNA0417164300"),
        ("postcode3512AB", "NL_POSTCODE", "3512AB"),
        ("rijbewijs (kopie): 1234567890", "NL_DRIVERS_LICENSE", "1234567890"),
        ("steuer-id 36574261809", "DE_ID_NUMBER", "36574261809"),
    ],
)
def test_labels_count_with_dots_and_dashes_and_without_a_space(text: str, entity: str, value: str):
    """The span is the value's own, in the text as it was written."""
    found = kinds().find_accepted(text)
    assert value in [text[one.start : one.end] for one in found if one.entity == entity]


@pytest.mark.parametrize(
    "text",
    ["klant123456@example.nl", "www.example.nl/klant123456", "klant12", "#klant123456", "BSNR", "xbsn123456782"],
)
def test_what_only_contains_a_label_is_no_label(text: str):
    """Addresses, names of users and words in which the letters of a label stand."""
    assert labels().ends(text) == []
