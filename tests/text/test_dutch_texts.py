"""What is found in Dutch customer texts, case by case: cases are data (tests/cases/text/*.yml)."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import yaml

if TYPE_CHECKING:
    from avgtool.text.finding import Finder

CASES = Path(__file__).parents[1] / "cases" / "text"
MARKED = re.compile(r"\{([A-Z_]+)\|([^}]*)\}")
KNOWN_FAILURES = yaml.safe_load((CASES / "known_failures.yaml").read_text(encoding="utf-8")) or {}
"""Case id to reason. A case in this list that suddenly passes fails too, so that the list stays true."""


def unmarked(marked: str) -> tuple[str, list[tuple[str, str, int]]]:
    """The text without its marks, and each marked span: entity, value, start."""
    text, spans, position = "", [], 0
    for match in MARKED.finditer(marked):
        text += marked[position : match.start()]
        spans.append((match[1], match[2], len(text)))
        text += match[2]
        position = match.end()
    return text + marked[position:], spans


def cases() -> list[pytest.param]:
    """Every case as a parameter set, by its id."""
    return [
        pytest.param(case["id"], case["text"], id=case["id"])
        for path in sorted(CASES.glob("*.yml"))
        for case in yaml.safe_load(path.read_text(encoding="utf-8"))
    ]


@pytest.mark.parametrize(("name", "marked"), cases())
def test_exactly_the_marked_spans_are_found(finder: Finder, name: str, marked: str, request: pytest.FixtureRequest):
    """Every marked span is found as its entity, and nothing else."""
    if name in KNOWN_FAILURES:
        request.applymarker(pytest.mark.xfail(reason=KNOWN_FAILURES[name], strict=True))
    text, spans = unmarked(marked)
    found = [(one.entity, text[one.start : one.end], one.start) for one in finder.find([text])[0]]
    assert found == spans


def test_known_failures_name_existing_cases():
    """No entry outlives its case."""
    assert set(KNOWN_FAILURES) <= {parameter.id for parameter in cases()}
