"""Words of Dutch texts that can reveal something special: told in any case, found only by who asks for more."""

from __future__ import annotations

import re
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import yaml

from avgtool import find_in_text
from avgtool.catalog import column_text_finder, hints, knowledge, text_finder, text_readers
from avgtool.config import TextSettings
from avgtool.text.finding import HIGH_RECALL_THRESHOLD, THRESHOLD, Finder
from avgtool.text.hinting import HINT_SCORE, hint_findings, taking

if TYPE_CHECKING:
    from avgtool.model.findings import TextFinding

CASES = yaml.safe_load((Path(__file__).parents[1] / "cases" / "hints.yml").read_text(encoding="utf-8"))
MARK = re.compile(r"\{([A-Z]+)\|([^}]*)\}")
HINTING = "Hij is lid van de FNV, gaat naar de moskee en is zwanger."


def words(text: str, found: list[TextFinding]) -> list[tuple[str, str]]:
    """Entity and word of each finding."""
    return [(one.entity, text[one.start : one.end]) for one in found]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_exactly_the_marked_words_hint(finder: Finder, case: dict[str, str]):
    """Homographs, names and phrases that mean something else do not."""
    text = MARK.sub(r"\2", case["text"])
    told = hint_findings(text, hints(), finder.find([text])[0])
    assert words(text, told) == MARK.findall(case["text"])


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_hints_change_nothing_about_what_else_is_found(finder: Finder, case: dict[str, str]):
    """By default a hint is no finding, and weighs nothing beside one."""
    text = MARK.sub(r"\2", case["text"])
    without = Finder(lambda: text_readers("nl")[:-1])
    assert finder.find([text]) == without.find([text])
    assert not {one.entity for one in finder.find([text])[0]} & set(hints().entities)


def test_cases_cover_every_kind():
    """Each special category, and criminal data."""
    assert {entity for case in CASES for entity, _ in MARK.findall(case["text"])} == set(hints().entities)


def test_every_hint_is_at_an_entity_that_is_declared():
    """Its title and its articles are those of the column."""
    for kind in hints().stems:
        assert knowledge().recognizer(kind.name).kind is kind
        assert knowledge().recognizer(kind.name).articles


def test_who_asks_for_higher_recall_gets_hints_as_findings():
    """At a low score, with the span of the word; an engine and its recognizers alone say the same."""
    found = find_in_text(HINTING, threshold=HIGH_RECALL_THRESHOLD)
    assert words(HINTING, found) == [("UNION", "FNV"), ("RELIGION", "moskee"), ("HEALTH", "zwanger")]
    assert {one.score for one in found} == {HINT_SCORE}
    assert HIGH_RECALL_THRESHOLD <= HINT_SCORE < THRESHOLD
    assert column_text_finder(TextSettings(threshold=HIGH_RECALL_THRESHOLD)).find([HINTING]) == [found]


def test_what_is_found_at_the_place_of_a_word_goes_before_the_hint():
    """Also for who asks for more: a surname, a street."""
    text = "Mevrouw Christen woont Moskeeplein 3 en is zwanger."
    found = words(text, find_in_text(text, threshold=HIGH_RECALL_THRESHOLD))
    assert found == [("PERSON", "Christen"), ("ADDRESS", "Moskeeplein 3"), ("HEALTH", "zwanger")]


def test_a_text_in_another_language_has_no_dutch_hints():
    """*Patient* is a word of its own there."""
    assert find_in_text("Please be patient.", language="en", threshold=HIGH_RECALL_THRESHOLD) == []
    assert hints("en").find("Please be patient.") == []


def test_a_policy_takes_the_hints_that_it_names(finder: Finder):
    """And no others."""
    found = taking(finder, hints(), {"HEALTH", "PERSON"}).find([HINTING, "Mevrouw Bakker is zwanger."])
    assert words(HINTING, found[0]) == [("HEALTH", "zwanger")]
    assert [one.entity for one in found[1]] == ["PERSON", "HEALTH"]
    assert taking(finder, hints(), {"PERSON"}) is finder


def test_explanations_tell_hints_and_what_only_looks_so():
    """With the reason, the word masked."""
    told = {one.masked: one for one in text_finder(TextSettings()).explain("Zij is zwanger, denk ik.")}
    hint, other = told["z••••••"], told["d•••"]
    assert (hint.entity, hint.score, hint.accepted) == ("HEALTH", HINT_SCORE, False)
    assert "hint" in hint.verdict.render("en")
    assert (other.entity, other.score) == ("POLITICAL", 0.0)
    assert "something else" in other.reason.render("en")


@pytest.mark.parametrize(
    ("text", "value", "evidence"),
    [
        ("Mevrouw Fatima el Amrani belt.", "F••••• •• ••••••", ["list of first names", "after “Mevrouw”", "capital"]),
        ("Zij woont Kerkstraat 12.", "•••••••••• ••", ["list of streets", "ends as streets do", "number"]),
        ("Zij woont in Utrecht.", "U••••••", ["list of places", "capital"]),
    ],
)
def test_a_name_is_explained_by_its_evidence(text: str, value: str, evidence: list[str]):
    """What found it, and what speaks for it; never the name of a class."""
    told = [one.reason.render("en") for one in text_finder(TextSettings()).explain(text) if one.masked == value]
    reason = told[0]
    assert all(words in reason for words in evidence)
    assert "Avgtool" not in reason


def test_every_component_has_a_name_that_a_person_understands():
    """None is explained by the name of its class."""
    from avgtool.netherlands.names.deduce_names import components, dutch_name_finders
    from avgtool.netherlands.names.evidence import COMPONENTS
    from avgtool.text.reading import source_name

    assert {source_name(one) for one in (*dutch_name_finders(), *components())} <= set(COMPONENTS)


def test_finders_share_one_search_for_hints():
    """Readers of columns and of single texts ask the same words."""
    readers = partial(text_readers, "nl")()
    assert readers[-1].candidates(HINTING)[0].entity == "UNION"
    assert knowledge().hints is hints()
