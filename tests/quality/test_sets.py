"""Every gold file of this repository can be measured against: it parses, and what it marks is what it says."""

from __future__ import annotations

import re
from functools import cache

import pytest
from stdnum import iban
from stdnum.nl import bsn

from quality.gold import ENGLISH, HALVES, TEXTS, GoldText, read_half
from quality.table_sets import KINDS, OWN_TABLES, misfits, opened, read_labels

FEWEST_TEXTS, FEWEST_TABLES = 300, 40
TEXT_SETS = (*HALVES, ENGLISH)
SHAPES = {
    "NL_POSTCODE": r"\d{4}[\s.-]{0,2}[A-Za-z]{2}",
    "EMAIL_ADDRESS": r"(?i)\S.*(?:@|\bat\b|apenstaart).*[a-z]{2,}",
    "PHONE_NUMBER": r"(?:[^\d\n]*\d){3,}[^\d\n]*",
    "DATE_OF_BIRTH": r".*(?:\d|honderd|duizend).*",
    "NL_LICENSE_PLATE": r"(?:[\s-]?[A-Za-z0-9]){6}",
}
"""What a value of an entity has at the least; addresses and dates may be written as they are said."""


@cache
def half(name: str) -> list[GoldText]:
    return read_half(TEXTS / name)


def values(name: str, entity: str) -> list[str]:
    """Every value that is marked as an entity."""
    return [text.text[span.start : span.end] for text in half(name) for span in text.spans if span.entity == entity]


def ids_where(name: str, entity: str, wrong) -> list[str]:
    """The texts in which a marked value is wrong; ids only, so that a failure shows nothing of a test half."""
    return [
        text.id
        for text in half(name)
        for span in text.spans
        if span.entity == entity and wrong(text.text[span.start : span.end])
    ]


def test_there_are_enough_texts():
    assert sum(len(half(name)) for name in HALVES) >= FEWEST_TEXTS


def test_the_sets_share_no_text_and_no_id():
    every = [text for name in TEXT_SETS for text in half(name)]
    assert len({text.text for text in every}) == len({text.id for text in every}) == len(every)


@pytest.mark.parametrize("name", HALVES)
def test_each_half_has_enough_of_what_has_a_bar(name: str):
    """Otherwise one miss would decide."""
    assert len(values(name, "PERSON")) >= 100
    assert len(values(name, "ADDRESS")) + len(values(name, "LOCATION")) >= 50
    assert sum(text.is_clean for text in half(name)) >= 50


@pytest.mark.parametrize("name", TEXT_SETS)
def test_marked_spans_do_not_overlap(name: str):
    for text in half(name):
        ends = [0, *(span.end for span in text.spans)]
        assert all(end <= span.start < span.end for end, span in zip(ends, text.spans, strict=False)), text.id


@pytest.mark.parametrize("name", TEXT_SETS)
def test_every_bsn_passes_the_elfproef(name: str):
    assert ids_where(name, "NL_BSN", lambda value: not bsn.is_valid(re.sub(r"\D", "", value))) == []


@pytest.mark.parametrize("name", TEXT_SETS)
def test_every_iban_passes_mod_97(name: str):
    """Only that: the account number within is nobody's, so the bank's own check may fail."""
    assert (
        ids_where(name, "IBAN_CODE", lambda value: not iban.is_valid(re.sub(r"[\s.-]", "", value), check_country=False))
        == []
    )


@pytest.mark.parametrize("entity", SHAPES)
@pytest.mark.parametrize("name", TEXT_SETS)
def test_a_marked_value_looks_as_its_entity(name: str, entity: str):
    assert ids_where(name, entity, lambda value: not re.fullmatch(SHAPES[entity], value)) == []


def table_files() -> list[tuple[str, str]]:
    return [
        (name, file)
        for name in HALVES
        if (OWN_TABLES / name / "labels.csv").exists()
        for file in read_labels(OWN_TABLES / name)
    ]


@pytest.mark.parametrize(("name", "file"), table_files())
def test_labels_fit_their_table(name: str, file: str):
    """One label for each column, in its order and by its name, of a kind that exists."""
    labels = read_labels(OWN_TABLES / name)[file]
    assert misfits(labels, opened(OWN_TABLES / name, file)) == []
    assert frozenset.union(*(label.accepted for label in labels)) <= KINDS


@pytest.mark.parametrize("name", HALVES)
def test_every_table_has_labels(name: str):
    labelled = {file.partition("#")[0] for file in read_labels(OWN_TABLES / name)}
    lying = {path.name for path in (OWN_TABLES / name).iterdir() if path.name not in {"labels.csv", "README.md"}}
    assert lying == labelled


def test_there_are_enough_tables():
    assert len(table_files()) >= FEWEST_TABLES
