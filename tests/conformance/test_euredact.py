"""euredact's own cases for the Netherlands and Belgium: the same answers, or a reason."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from avgtool.text.finding import Finder
from quality.conformance import EUREDACT_CASES, agrees_with_euredact, cases, euredact_finder, reasons
from quality.table_sets import CORPORA

DIFFERENCES = reasons(Path(__file__).with_name("euredact_differences.yml"))

pytestmark = pytest.mark.skipif(
    not EUREDACT_CASES.is_file(), reason=f"the corpora are not here: {CORPORA} (AVGTOOL_CORPORA)"
)


@pytest.fixture(scope="module")
def finder() -> Finder:
    """Dutch text."""
    return euredact_finder()


@pytest.mark.parametrize("case", [pytest.param(case, id=case["id"]) for case in cases(EUREDACT_CASES)])
def test_we_agree_with_euredact_or_say_why_not(finder: Finder, case: dict[str, Any]):
    """An agreement that the list calls a difference fails too, so that the list stays true."""
    reason = DIFFERENCES.get(case["id"], "no reason is given")
    assert agrees_with_euredact(finder, case) != (case["id"] in DIFFERENCES), reason


def test_differences_name_existing_cases():
    """No reason outlives its case."""
    assert set(DIFFERENCES) <= {case["id"] for case in cases(EUREDACT_CASES)}
