"""Stems that hint at special categories, and the words that only look like them."""

from __future__ import annotations

import re

import pytest

from avgtool.model.kinds import Kind
from avgtool.netherlands.special_categories import HOMOGRAPHS, KEYWORDS, OTHER_MEANINGS
from avgtool.recognizers.hints import Hints

SPECIAL = {
    Kind.HEALTH, Kind.RELIGION, Kind.UNION, Kind.POLITICAL, Kind.ORIENTATION, Kind.ETHNICITY, Kind.BIOMETRIC,
    Kind.GENETIC, Kind.CRIMINAL,
}  # fmt: skip


def kinds_of(word: str) -> set[Kind]:
    """Kinds whose stems a word has, homographs too."""
    return {one.kind for one, _ in Hints(KEYWORDS).considered(word)}


def test_every_special_category_has_stems():
    """Article 9, and article 10."""
    assert set(KEYWORDS) == SPECIAL


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("diagnosecode", Kind.HEALTH), ("medicatie", Kind.HEALTH), ("zwangerschap", Kind.HEALTH),
        ("diabetes", Kind.HEALTH), ("diabeet", Kind.HEALTH), ("katholieke", Kind.RELIGION), ("moslima", Kind.RELIGION),
        ("halal", Kind.RELIGION), ("vakbondslid", Kind.UNION), ("fnv", Kind.UNION), ("stemgedrag", Kind.POLITICAL),
        ("pvda", Kind.POLITICAL), ("lesbisch", Kind.ORIENTATION), ("biseksueel", Kind.ORIENTATION),
        ("huidskleur", Kind.ETHNICITY), ("vingerafdrukken", Kind.BIOMETRIC), ("dna", Kind.GENETIC),
        ("veroordeeld", Kind.CRIMINAL), ("winkelverbod", Kind.CRIMINAL),
    ],
)  # fmt: skip
def test_a_word_hints_at_its_category(word: str, kind: Kind):
    """Whole stems."""
    assert kind in kinds_of(word)


@pytest.mark.parametrize("word", ["spijker", "spaarpas", "denken", "rastafari", "voltage", "irissen", "dnb", "snipper"])
def test_another_word_with_the_same_beginning_does_not(word: str):
    """Short stems are whole words."""
    assert not kinds_of(word)


@pytest.mark.parametrize("word", ["ras", "denk", "sp", "kanker", "behandeling", "indicatie"])
def test_a_homograph_is_listed(word: str):
    """By itself it hints at nothing."""
    assert word in HOMOGRAPHS
    assert kinds_of(word)


def test_every_homograph_looks_like_a_stem():
    """Or it would be dead weight."""
    assert {word for word in HOMOGRAPHS if not kinds_of(word)} == set()


def test_stems_are_written_as_they_are_matched():
    """Lower case, without accents."""
    assert all(re.fullmatch(r"[a-z0-9 -]+\$?", stem) for stems in KEYWORDS.values() for stem in stems)


def test_no_word_has_stems_of_two_kinds_but_by_a_longer_one():
    """The longest stem decides: *ChristenUnie* is a party."""
    stems = [(stem.rstrip("$"), kind) for kind, words in KEYWORDS.items() for stem in words]
    assert len({stem for stem, _ in stems}) == len(stems)
    assert kinds_of("christenunie") == {Kind.POLITICAL}
    assert kinds_of("christenen") == {Kind.RELIGION}


@pytest.mark.parametrize("pattern", OTHER_MEANINGS)
def test_every_phrase_of_another_meaning_can_be_matched(pattern: str):
    """Lower case, without accents, with a word in it that would hint."""
    assert pattern == pattern.lower()
    assert not re.search(r"[^\x00-\x7f]", pattern)
    re.compile(pattern)
