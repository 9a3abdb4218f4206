"""A declaration in running text: boundaries, checks, words around, confidence."""

from __future__ import annotations

import pytest

from avgtool.i18n import msg
from avgtool.model.kinds import Kind
from avgtool.recognizers.base import Check, Recognizer, Shape
from avgtool.recognizers.declared import Gate
from avgtool.recognizers.matching import Matcher, Occurrence, Reason, without_beaten
from avgtool.recognizers.presidio import DeclaredRecognizers

EVEN = Recognizer(
    "EVEN",
    Kind.OTHER_ID,
    msg("Even number"),
    shapes=(Shape(r"[0-9]{4}(?:[ .][0-9]{2}){0,3}", 0.2),),
    separators=" .",
    check=Check("even", lambda value: int(value) % 2 == 0, score=0.4),
    context=("evennummer", "even"),
)
CODE = Recognizer(
    "CODE",
    Kind.OTHER_ID,
    msg("Code"),
    shapes=(Shape(r"(?i)[a-z]{2}[0-9]{2}", 0.2), Shape(r"[A-Za-z0-9]{2,9}", 0.02)),
    context=("codenaam",),
    needs_context=True,
)
SPELLED = Recognizer(
    "SPELLED",
    Kind.OTHER_ID,
    msg("Name of a thing, spelled"),
    shapes=(Shape(r"[a-zA-Z]{2}[0-9]{2}", 0.2), Shape(r"[a-zA-Z]{2}::[0-9]{2}", 0.2, proven=False)),
    check=Check("lower case", str.islower, score=0.6, case_matters=True),
    context=("naam",),
)
LABELLED = Recognizer(
    "LABELLED",
    Kind.OTHER_ID,
    msg("Number behind a label"),
    shapes=(Shape(r"x[0-9]{3}", 0.5), Shape(r"[0-9]{3}", 0.05, in_text=True), Shape(r"y[0-9]{3}", 0.5, in_text=False)),
    context=("code",),
)


def found(recognizer: Recognizer, text: str, unrelated: tuple[str, ...] = ()) -> list[tuple[str, float]]:
    """Accepted values with their scores."""
    accepted = Matcher(recognizer, unrelated).find_accepted(text)
    return [(text[one.start : one.end], one.score) for one in accepted]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1234", [("1234", 0.4)]),
        ("nummer 1234.", [("1234", 0.4)]),
        ("(1234)", [("1234", 0.4)]),
        ("1235", []),
        ("x1234", []),
        ("1234x", []),
        ("91234", []),
        ("1234.5", []),
        ("1234,50", []),
        ("2026-1234", []),
        ("1234 56", [("1234 56", 0.4)]),
        ("1234 57", [("1234", 0.4)]),
        ("even 1234", [("1234", 0.9)]),
        ("Evennummer: 1234", [("1234", 0.9)]),
        ("evenementen 1234", [("1234", 0.4)]),
        ("1234 is even", [("1234", 0.9)]),
        ("even " + "x" * 50 + " 1234", [("1234", 0.4)]),
        ("1234 4322", [("1234", 0.4), ("4322", 0.4)]),
    ],
)
def test_values_are_found_with_their_boundaries_and_confidence(text: str, expected: list[tuple[str, float]]):
    """Only whole values that pass the check; surer with a word within forty characters."""
    assert found(EVEN, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ab12", [("ab12", 0.6)]),
        ("AB12", []),
        ("naam ab12", [("ab12", 0.9)]),
        ("ab::12", [("ab::12", 0.2)]),
        ("naam ab::12", [("ab::12", 0.7)]),
        ("cd::ab::12", []),
        ("cd::ab12::ef", [("ab12", 0.6)]),
    ],
)
def test_a_check_counts_for_the_shapes_that_it_proves(text: str, expected: list[tuple[str, float]]):
    """And sees the case of the letters where that matters; two colons are an edge of what cannot hold them."""
    assert found(SPELLED, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("x123", [("x123", 0.5)]), ("123", []), ("code: 123", [("123", 0.5)]), ("code van de deur 123", []), ("y123", [])],
)
def test_a_shape_may_say_whether_texts_are_searched_for_it(text: str, expected: list[tuple[str, float]]):
    """A weak one behind a label only, and one for columns never."""
    assert found(LABELLED, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("factuur 1234", []),
        ("factuurnummer: 1234", []),
        ("factuur betaald, even 1234", [("1234", 0.9)]),
        ("factuur 12.34 en 1234.56", [("1234.56", 0.4)]),
        ("de factuur klopt. " + "x" * 30 + " 1234", [("1234", 0.4)]),
    ],
)
def test_a_number_of_something_else_is_left_alone(text: str, expected: list[tuple[str, float]]):
    """A word right in front says that a bare number is an invoice's."""
    assert found(EVEN, text, ("factuur",)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ab12", []),
        ("codenaam ab12", [("ab12", 0.7)]),
        ("codenaam is x7", [("x7", 0.5)]),
        ("codenaam: zebra", [("zebra", 0.5)]),
        ("de codenaam weet ik niet", []),
        ("codenaam sinds 2015", []),
    ],
)
def test_a_kind_that_needs_context_needs_it(text: str, expected: list[tuple[str, float]]):
    """A weak shape needs its label right in front; a word without a digit its colon too."""
    assert found(CODE, text) == expected


def test_the_more_specific_kind_wins_unless_only_the_other_is_named():
    """A declared winner beats the loser at the same place."""
    winner = Occurrence(0, 4, "OV", 0.4, Reason.CHECK)
    loser = Occurrence(0, 4, "CARD", 0.9, Reason.CHECK)
    named = Occurrence(0, 4, "CARD", 0.9, Reason.CHECK_AND_CONTEXT, distance=3)
    assert [one.reason for one in without_beaten([winner, loser], [("OV", "CARD")])] == [Reason.CHECK, Reason.BEATEN]
    assert [one.accepted for one in without_beaten([winner, named], [("OV", "CARD")])] == [True, True]


def test_the_gate_lets_everything_through_that_can_be_found():
    """Gated and ungated find the same."""
    texts = ["even 1234", "niets", "codenaam ab12", "CODENAAM: AB12", "x-1234", "\n1234", "'ab12' codenaam"]
    together = DeclaredRecognizers([EVEN, CODE])
    for text in texts:
        gated = {(one.entity_type, one.start, one.end) for one in together.analyze(text, [])}
        apart = {(one.entity, one.start, one.end) for each in (EVEN, CODE) for one in Matcher(each).find_accepted(text)}
        assert gated == apart, text


def test_the_gate_closes_for_prose():
    """Prose without numbers asks nobody but those whose values are words."""
    assert Gate([Matcher(EVEN), Matcher(CODE)]).open_for("Er staat hier helemaal niets bijzonders") == {}
