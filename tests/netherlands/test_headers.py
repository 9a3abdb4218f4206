"""The vocabulary of column headers: complete against the words of administrations, and written as it is matched."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from avgtool.belgium.headers import HEADERS as BELGIAN
from avgtool.catalog import knowledge
from avgtool.netherlands.headers import HEADERS, PREFIXES
from avgtool.scanning.header_tokens import split

CASES = Path(__file__).parents[1] / "cases" / "recognizers" / "headers.txt"
LINES = [line.split(": ") for line in CASES.read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize(("entity", "word"), [(entity, word) for entity, words in LINES for word in words.split()])
def test_a_header_of_an_administration_is_known(entity: str, word: str):
    """Dutch words, English ones, and the abbreviations of old systems."""
    known = (*knowledge().recognizer(entity).headers, *knowledge().headers.get(entity, ()))
    assert "".join(split(word)) in {"".join(split(one)) for one in known}


@pytest.mark.parametrize(
    "words", [*HEADERS.values(), *BELGIAN.values(), tuple(sorted(PREFIXES))], ids=lambda words: words[0]
)
def test_words_are_written_as_they_are_matched(words: tuple[str, ...]):
    """Lower case, without accents, words apart by one space, none twice."""
    assert all(re.fullmatch(r"[a-z0-9]+( [a-z0-9]+)*", word) for word in words)
    assert len(set(words)) == len(words)


def test_headers_speak_of_declared_kinds():
    """Words under a name that no declaration has would be lost."""
    declared = {recognizer.entity for recognizer in knowledge().recognizers}
    assert set(HEADERS) | set(BELGIAN) <= declared


def test_a_prefix_says_nothing_by_itself():
    """Or cutting it off would lose what the column is."""
    assert not PREFIXES & {"naam", "adres", "postcode", "telefoon", "mail", "bsn", "iban", "nr", "nummer", "datum"}
