"""Names by deduce's rules: those that deduce itself finds; names in a row in time that is as long as the text."""

from __future__ import annotations

import importlib
import sys
from functools import cache
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from avgtool.netherlands.names.deduce_component import DeduceNames
from avgtool.netherlands.names.deduce_lists import deduce_module, lookups, name_annotator_settings
from avgtool.netherlands.names.name_rules import NameRules

NAMES = "Sanne Postma Yusuf Jacobs Lotte Visser Jan van den Berg "
ORDINARY = (
    "Mevrouw A.B. de Vries-van den Berg belde Jan Peter Jansen uit Amsterdam.",
    "Dr. J. van der Meer, mw. Fatima el Amrani en Kees-Jan de Wit.",
    "Aanwezig: Sanne Postma Yusuf Jacobs Lotte Visser",
    "Er is niets gebeurd in Utrecht.",
)


@pytest.fixture(scope="module")
def names() -> DeduceNames:
    return DeduceNames()


def calls(names: DeduceNames, text: str) -> int:
    """Calls of functions that finding in ``text`` takes."""
    count = 0

    def counted(_frame: Any, event: str, _argument: Any) -> None:
        nonlocal count
        count += event == "call"

    before = sys.getprofile()
    sys.setprofile(counted)
    try:
        names.find(text)
    finally:
        sys.setprofile(before)
    return count


@pytest.mark.parametrize("row", ["Jan ", NAMES])
def test_twice_as_many_names_take_twice_the_work(names: DeduceNames, row: str):
    """Counted, not timed: deduce's own rule takes eight times as many."""
    text = "Aanwezig: " + row * (4_000 // len(row) // 2)
    once, twice = calls(names, text), calls(names, text + text)
    assert twice < 2.3 * once


def test_names_in_a_row_are_one_find(names: DeduceNames):
    """Nothing between them says where the one ends; nothing of them is left out."""
    text = "Aanwezig: " + NAMES * 100
    (found,) = names.find(text)
    assert (found.start, found.end) == (10, len(text.rstrip()))


_WORDS = """
Jan Peter Kees Fatima Visser Berg Vries Hof Amrani van der den de el 't Dr mw mevrouw A B J - . Amsterdam belde en Klant
"""
WORDS = st.sampled_from([*_WORDS.split(), "\n"])


@cache
def rules() -> dict[str, Any]:
    """The settings of the annotators whose rules are ours too."""
    left_out = {"patient_name", "eponymous_disease"}
    return {name: each for name, each in name_annotator_settings().items() if name not in left_out}


@cache
def deduces_own() -> tuple[Any, Any, list[Any]]:
    """Deduce's document, tokenizer and name annotators, as it makes them itself."""
    found, tokenizer = lookups()
    module, docdeid = deduce_module("annotator"), importlib.import_module("docdeid")
    annotators = []
    for each in rules().values():
        kind, arguments = each["annotator_type"].rsplit(".", 1)[-1], dict(each["args"])
        if kind == "MultiTokenLookupAnnotator":
            trie = found[arguments.pop("lookup_values")]
            annotators.append(docdeid.process.MultiTokenLookupAnnotator(trie=trie, **arguments))
        else:
            annotators.append(getattr(module, kind)(ds=found, **arguments))
    return docdeid.Document, tokenizer, annotators


def by_deduce(text: str) -> set[tuple[int, int, str]]:
    """What deduce's own annotators take for names: start, end, tag."""
    document_of, tokenizer, annotators = deduces_own()
    document = document_of(text, tokenizers={"default": tokenizer})
    for annotator in annotators:
        annotator.process(document)
    return {(each.start_char, each.end_char, each.tag) for each in document.annotations}


@cache
def our_rules() -> NameRules:
    return NameRules(rules().values(), lookups()[0])


def by_rules(text: str) -> set[tuple[int, int, str]]:
    """The same by our rules."""
    words, starts = deduces_own()[1].words(text)
    return {(starts[one.first], starts[one.last] + len(words[one.last]), one.tag) for one in our_rules().names(words)}


@pytest.mark.parametrize("text", ORDINARY)
def test_our_rules_find_in_a_sentence_what_deduce_finds(text: str):
    """They are deduce's own, carried out faster; the bound shows in long rows only."""
    assert by_rules(text) == by_deduce(text)


@settings(max_examples=200)
@given(words=st.lists(WORDS, max_size=7))
def test_our_rules_find_among_any_words_what_deduce_finds(words: list[str]):
    """The same of names, titles, infixes and signs in any order; within a longer name deduce may drop one."""
    text = " ".join(words)
    ours, deduces = by_rules(text), by_deduce(text)
    assert outer(ours) == outer(deduces)
    assert deduces <= ours


def outer(names: set[tuple[int, int, str]]) -> set[tuple[int, int, str]]:
    """Those that no longer one holds."""
    return {
        one
        for one in names
        if not any(each[0] <= one[0] and one[1] <= each[1] and each[:2] != one[:2] for each in names)
    }
