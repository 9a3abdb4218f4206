"""Presidio's own recognizer cases, run through ours: agree, or say why not."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from avgtool.text.finding import TextSearch
from quality.conformance import PRESIDIO_CASES, agrees_with_presidio, cases, presidio_search, reasons
from quality.table_sets import CORPORA

DIFFERENCES = reasons(Path(__file__).with_name("presidio_differences.yml"))

pytestmark = pytest.mark.skipif(
    not PRESIDIO_CASES.is_file(), reason=f"the corpora are not here: {CORPORA} (AVGTOOL_CORPORA)"
)


@pytest.fixture(scope="module")
def search() -> TextSearch:
    """English text, as Presidio's cases are."""
    return presidio_search()


@pytest.mark.parametrize("case", [pytest.param(case, id=case["id"]) for case in cases(PRESIDIO_CASES)])
def test_we_agree_with_presidio_or_say_why_not(search: TextSearch, case: dict[str, Any]):
    """An agreement that the list calls a difference fails too, so that the list stays true."""
    reason = DIFFERENCES.get(case["id"], "no reason is given")
    assert agrees_with_presidio(search, case) != (case["id"] in DIFFERENCES), reason


def test_differences_are_few():
    """At most three in a hundred, and every difference is about an existing case."""
    every = cases(PRESIDIO_CASES)
    assert set(DIFFERENCES) <= {case["id"] for case in every}
    assert len(DIFFERENCES) <= 0.03 * len(every)
