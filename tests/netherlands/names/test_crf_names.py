"""The trained model: it comes along, sees what training saw, and finds what it was made for."""

from __future__ import annotations

import math
from collections.abc import Set as AbstractSet
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from avgtool.model.findings import TextFinding
from avgtool.netherlands.names.crf_names import ENTITIES, MODEL, SCORES, Calibration, CrfNames, card, crf_names
from avgtool.netherlands.names.features import VERSION, FeatureExtractor, shape, tokens
from avgtool.netherlands.names.gazetteer import Gazetteer, dutch_gazetteer
from avgtool.netherlands.names.weighing import weighed

TEN_MEGABYTES = 10_000_000
LISTS = Gazetteer({"F": {"jan", "fatima"}, "S": {"vries"}, "P": {"utrecht"}, "I": {"de"}}, {"utrecht", "den haag"})


@pytest.fixture(scope="module")
def names() -> CrfNames:
    """The model that comes with avgtool."""
    return crf_names()


def found(names: CrfNames, text: str, least: float = 0.4) -> list[tuple[str, str]]:
    """Entity and words of what the model finds."""
    return [(one.entity, text[one.start : one.end]) for one in names.find(text) if one.score >= least]


def test_the_model_is_small_and_no_pickle():
    """At most 10 MB, in CRFsuite's own format."""
    assert MODEL.stat().st_size <= TEN_MEGABYTES
    assert MODEL.read_bytes()[:4] == b"lCRF"


def test_the_model_was_trained_on_the_features_in_use():
    """Its card says which; another version asks for `make train`."""
    stored = card(SCORES)
    assert stored["features"] == VERSION
    assert set(stored["scores"]) == set(ENTITIES)


def test_scores_rise_with_certainty():
    """Surer is never scored lower, and no name is certain."""
    for points in card(SCORES)["scores"].values():
        assert all(one[0] < other[0] and one[1] <= other[1] for one, other in pairwise(points))
        assert all(0 <= score < 1 for _, score in points)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ik ben fatima el amrani en ik woon in utrecht", [("PERSON", "fatima el amrani"), ("LOCATION", "utrecht")]),
        ("Beste mevrouw De Vries,", [("PERSON", "De Vries")]),
        ("MIJN NAAM IS PIETER JANSEN UIT ZWOLLE", [("PERSON", "PIETER JANSEN"), ("LOCATION", "ZWOLLE")]),
        ("Bezorgen op Kerkstraat 12a, Zwolle", [("ADDRESS", "Kerkstraat 12a"), ("LOCATION", "Zwolle")]),
        ("de bank reageert niet en het bos is nat", []),
        ("Goede kwaliteit, snelle levering, prijs is prima.", []),
        ("", []),
        ("\n\n", []),
    ],
)
def test_names_are_found_in_any_case(names: CrfNames, text: str, expected: list[tuple[str, str]]):
    """Capitals help, but are not needed."""
    assert found(names, text) == expected


@given(text=st.text(max_size=80))
def test_every_find_holds_a_letter_and_lies_in_the_text(text: str):
    """Whatever the text is."""
    for one in crf_names().find(text):
        assert 0 <= one.start < one.end <= len(text)
        assert any(map(str.isalpha, text[one.start : one.end]))
        assert not text[one.start].isspace()
        assert not text[one.end - 1].isspace()


def test_the_possessive_is_no_part_of_a_name(names: CrfNames):
    """*Fatima's moeder* names Fatima."""
    assert found(names, "Ik sprak met Fatima's moeder.") == [("PERSON", "Fatima")]


@given(text=st.text(max_size=80))
def test_tokens_lie_in_order_and_miss_nothing_but_space(text: str):
    """Every character that is no white space is in one token."""
    made = tokens(text)
    assert all(one.end <= other.start for one, other in pairwise(made))
    assert all(text[one.start : one.end] == one.text for one in made)
    covered = {position for one in made for position in range(one.start, one.end)}
    assert all(each.isspace() for position, each in enumerate(text) if position not in covered)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("P.J. van 't Hof", ["P.J.", "van", "'t", "Hof"]),
        ("Jan-Willem's fiets.", ["Jan-Willem's", "fiets", "."]),
        ("Kerkstraat 12a\n1012AB", ["Kerkstraat", "12a", "\n", "1012AB"]),
    ],
)
def test_initials_and_double_names_are_one_token(text: str, expected: list[str]):
    """And a new line is one too."""
    assert [each.text for each in tokens(text)] == expected


@pytest.mark.parametrize(
    ("word", "expected"),
    [("Jan-Willem", "Xx-Xx"), ("P.J.", "X.X."), ("1012", "dddd"), ("12a", "dx"), ("McDonald", "XxXx")],
)
def test_shapes_keep_what_tells_names_from_words(word: str, expected: str):
    """Runs of letters are shortened, numbers keep their length."""
    assert shape(word) == expected


def test_features_of_a_name_say_what_the_lists_know():
    """Of itself, of the words beside it, and of places of several words."""
    extractor = FeatureExtractor(LISTS)
    of_jan, of_de, of_vries, *_ = extractor.features(["Jan", "de", "Vries", "uit", "Den", "Haag"])
    assert {"w=jan", "sh=Xx", "g=F", "+G=I", "++G=S", "GG+=F|I", "p2=ja", "s2=an"} <= set(of_jan)
    assert "-GGG+=F|I|S" in of_de
    assert {"g=S", "-w=de", "--w=jan"} <= set(of_vries)
    assert {"g=1"} <= set(extractor.features(["uit", "Den", "Haag"])[1])


def test_features_do_not_depend_on_what_was_asked_before():
    """The memory of words changes speed alone."""
    words = ["Fatima", "woont", "in", "Utrecht", "."]
    asked_before = FeatureExtractor(LISTS)
    asked_before.features(["fatima", "FATIMA", "Utrecht"])
    asked_before.features(words, hidden={0, 3})
    assert asked_before.features(words) == FeatureExtractor(LISTS).features(words)


def test_hiding_a_name_takes_away_what_the_lists_know_of_it():
    """Training hides some, so that names in no list are found too."""
    shown, hidden = (FeatureExtractor(LISTS).features(["Fatima"], hidden=each)[0] for each in ((), {0}))
    assert "g=F" in shown
    assert "g=F" not in hidden


def test_parts_of_double_names_are_known():
    """By their first and last part."""
    assert dutch_gazetteer().letters("anne-marie").count("F") == 1


@given(certainty=st.floats(0, 1))
def test_calibration_stays_between_its_points(certainty: float):
    """Linear between points, level beyond them."""
    calibration = Calibration({"PER": [(0.2, 0.1), (0.6, 0.5), (0.9, 0.95)]})
    assert 0.1 <= calibration.score("PER", certainty) <= 0.95
    assert math.isclose(calibration.score("PER", 0.4), 0.3)


class Believing:
    """A model that gives the same belief everywhere."""

    def __init__(self, belief: float) -> None:
        self._belief = belief

    def share(self, text: str, start: int, end: int, entities: AbstractSet[str]) -> float:  # noqa: ARG002 - the port's signature
        return self._belief if "PERSON" in entities else 0.0


def test_what_the_model_does_not_believe_loses_score():
    """The more so, the less it believes; never more than it had."""
    find = TextFinding(0, 3, "PERSON", 0.8)
    scores = [weighed("Bos", [find], Believing(belief))[0].score for belief in (0.0, 0.05, 0.5, 1.0)]
    assert scores == sorted(scores)
    assert scores[0] < 0.3 < scores[1] < scores[2] == scores[3] == 0.8


def test_a_text_without_capitals_leaves_the_lists_more_weight():
    """The model overlooks more in it."""
    find = TextFinding(0, 3, "PERSON", 0.8)
    written, lower = (weighed(text, [find], Believing(0.0))[0].score for text in ("Bos", "bos"))
    assert written < lower < 0.8


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Lieve allemaal, vrijdag is het feest.", []),
        ("nee joh, hij is 1500 op de klok", []),
        ("Kan ik je betalen met tikkie?", []),
        ("Achternaam:\nRoepnaam:\nGeboortedatum:", []),
        ("Huur loods 01-05-2026 t/m 30-04-2027", []),
        ("2x keerring 40-62-10 bestellen", []),
        ("Groet, Merel Tuinstra\nPrivacy Officer", [("PERSON", "Merel Tuinstra")]),
        ("kan ahmed morgen invallen? fleur is ziek", [("PERSON", "ahmed"), ("PERSON", "fleur")]),
        ("Kapelstraat 7, 2440 Geel", [("ADDRESS", "Kapelstraat 7"), ("LOCATION", "Geel")]),
    ],
)
def test_chats_and_forms_are_read_as_people_write_them(names: CrfNames, text: str, expected: list[tuple[str, str]]):
    """Greetings, labels and desks are nobody."""
    assert found(names, text) == expected


@pytest.mark.parametrize("code", ["AZ21NABZ00000000137010001944", "Rtx4090ti", "K100234"])
def test_a_word_full_of_digits_is_no_name(names: CrfNames, code: str):
    """Codes are left to those who know them: a model of names must not outshout the check of an account number."""
    assert not [entity for entity, _ in found(names, code) if entity in {"PERSON", "LOCATION"}]
