"""Presidio's own recognizer cases, run through ours: agree, or say why not."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest
import yaml

from avgtool.catalog import analyzer_engine
from avgtool.text.finding import TextSearch

CORPORA = Path(os.environ.get("AVGTOOL_CORPORA", Path(__file__).parents[3] / "shared" / "corpora"))
CASES = CORPORA / "text" / "presidio_generic_cases.json"
DIFFERENCES = Path(__file__).with_name("presidio_differences.yml")

pytestmark = pytest.mark.skipif(not CASES.is_file(), reason=f"the corpora are not here: {CORPORA} (AVGTOOL_CORPORA)")


def cases() -> list[Any]:
    """Presidio's cases, by their id."""
    return json.loads(CASES.read_text(encoding="utf-8")) if CASES.is_file() else []


def differences() -> dict[str, str]:
    """Case id to the reason why we answer otherwise."""
    groups = yaml.safe_load(DIFFERENCES.read_text(encoding="utf-8"))
    return {str(case): group["because"] for group in groups for case in group["cases"]}


@pytest.fixture(scope="module")
def search() -> TextSearch:
    """English text, as Presidio's cases are."""
    return TextSearch.of(analyzer_engine("en"))


def agrees(search: TextSearch, case: dict[str, Any]) -> bool:
    """Whether we find as many entities as expected and, where it is said, at the same places."""
    entity = (case["entities"] or ["PHONE_NUMBER"])[0]
    found = [(one.start, one.end) for one in search.find(case["text"], 0.3) if one.entity == entity]
    spans = case["expected_spans"]
    return len(found) == case["expected_len"] and (not spans or sorted(found) == sorted(map(tuple, spans)))


@pytest.mark.parametrize("case", [pytest.param(case, id=case["id"]) for case in cases()])
def test_we_agree_with_presidio_or_say_why_not(search: TextSearch, case: dict[str, Any]):
    """An agreement that the list calls a difference fails too, so that the list stays true."""
    assert agrees(search, case) != (case["id"] in differences()), differences().get(case["id"], "no reason is given")


def test_differences_are_few():
    """At least nine in ten agree, and every difference is about an existing case."""
    assert set(differences()) <= {case["id"] for case in cases()}
    assert len(differences()) <= 0.1 * len(cases())
