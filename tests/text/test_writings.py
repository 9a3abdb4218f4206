"""The identifiers as people write them, wherever they stand, and what only looks like one (tests/cases/writings)."""

from __future__ import annotations

import re
from functools import partial
from pathlib import Path
from typing import Any

import pytest
import yaml

from avgtool.catalog import text_readers
from avgtool.text.finding import HIGH_RECALL_THRESHOLD, Finder

CASES = Path(__file__).parents[1] / "cases" / "writings"
MARKED = re.compile(r"\{([^}]*)\}")
IN_ANY_CASE = {"PHONE_NUMBER", "EMAIL_ADDRESS", "IBAN_CODE"}
"""Kinds that are found in capitals and in small letters alike, without a word that names them."""


def read(name: str) -> Any:
    """A file of cases."""
    return yaml.safe_load((CASES / f"{name}.yml").read_text(encoding="utf-8"))


FRAMES: list[str] = read("frames")
WRITINGS: dict[str, list[str]] = read("writings")
NAMED = [(entity, text) for entity, texts in read("named").items() for text in texts]
TRAPS = [(entity, text) for entity, texts in read("traps").items() for text in texts]


@pytest.fixture(scope="module")
def eager() -> Finder:
    """A finder with the setting for high recall."""
    return Finder(partial(text_readers, "nl"), threshold=HIGH_RECALL_THRESHOLD)


def found(finder: Finder, texts: list[str], entity: str) -> list[list[str]]:
    """The values of one entity in each text."""
    return [
        [text[one.start : one.end] for one in findings if one.entity == entity]
        for text, findings in zip(texts, finder.find(texts), strict=True)
    ]


@pytest.mark.parametrize("entity", WRITINGS)
@pytest.mark.parametrize("frame", FRAMES)
def test_a_value_is_found_in_every_writing_wherever_it_stands(finder: Finder, entity: str, frame: str):
    """Exactly the value, without the brackets, quotes and dots around it."""
    values = WRITINGS[entity]
    texts = [frame.replace("{}", value) for value in values]
    missed = [value for value, each in zip(values, found(finder, texts, entity), strict=True) if each != [value]]
    assert missed == []


@pytest.mark.parametrize("entity", sorted(IN_ANY_CASE))
def test_the_case_of_letters_makes_no_difference(finder: Finder, entity: str):
    """Chats have no capitals, and angry mails nothing else."""
    for form in (str.upper, str.lower):
        texts = [form(value) for value in WRITINGS[entity]]
        assert found(finder, texts, entity) == [[text] for text in texts]


@pytest.mark.parametrize(("entity", "marked"), NAMED)
def test_a_word_or_an_address_around_makes_the_kind_known(finder: Finder, entity: str, marked: str):
    """Exactly the marked values."""
    assert found(finder, [MARKED.sub(r"\1", marked)], entity) == [MARKED.findall(marked)]


@pytest.mark.parametrize(("entity", "text"), TRAPS)
def test_what_only_looks_like_a_kind_is_left_alone(finder: Finder, entity: str, text: str):
    """At the default threshold, in the text as it is and between other words."""
    texts = [text, f"Beste mensen, {text}, dank alvast", f"({text})"]
    assert found(finder, texts, entity) == [[], [], []]


@pytest.mark.parametrize(
    ("entity", "text", "value"),
    [
        ("ORDER_ID", "order 2026-118834", "2026-118834"),
        ("ORDER_ID", "Bestelnummer BNK-22-4410.", "BNK-22-4410"),
        ("NL_PAYMENT_REFERENCE", "betalingskenmerk 5000056789012345", "5000056789012345"),
        ("NL_BSN", "zie 123456782 hierboven", "123456782"),
    ],
)
def test_numbers_that_point_at_somebody_only_to_who_has_the_file_are_found_at_high_recall(
    eager: Finder, entity: str, text: str, value: str
):
    """They score below the default threshold, and above that of the setting for high recall."""
    assert found(eager, [text], entity) == [[value]]
