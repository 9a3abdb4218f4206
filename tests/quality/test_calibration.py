"""What a score is worth is counted as the report says."""

from __future__ import annotations

from itertools import pairwise

import pytest

from quality.calibration import EDGES, bands
from quality.gold import GoldText, unmarked
from quality.spans import Found

TEXT = GoldText("a", "chat", *unmarked("⟦Jan|PERSON⟧ zag ⟦Ede|LOCATION⟧ en Roos", "a"))


def found(value: str, score: float | None, entity: str = "PERSON") -> Found:
    start = TEXT.text.index(value)
    return Found(start, start + len(value), (entity,), score)


def test_findings_are_counted_in_the_band_of_their_score():
    """Those of other entities and without a score are left out; the highest score belongs to the last band."""
    findings = [found("Jan", 1.0), found("Ede", 0.97), found("Roos", 0.4), found("Ede", 0.9, "LOCATION")]
    counted = bands([TEXT], [[*findings, found("zag", None)]], "PERSON")
    assert [(one.least, one.most) for one in counted] == list(pairwise(EDGES))
    assert [(one.found, one.right, one.share) for one in counted if one.found] == [(1, 0, 0.0), (2, 1, 0.5)]
    assert counted[-1].mean == pytest.approx(0.985)


def test_a_band_without_findings_has_no_share():
    assert {(one.share, one.mean) for one in bands([TEXT], [[]], "PERSON")} == {(None, None)}
