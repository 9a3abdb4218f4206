"""Names in a row: found like any others, in time that is as long as the text."""

from __future__ import annotations

import sys
from typing import Any

import pytest

from avgtool.netherlands.names import deduce_component
from avgtool.netherlands.names.deduce_component import DeduceNames

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


@pytest.mark.parametrize("text", ORDINARY)
def test_the_bound_changes_nothing_about_names(names: DeduceNames, text: str, monkeypatch: pytest.MonkeyPatch):
    """Those of usual length are what deduce's own rule makes of them."""
    monkeypatch.setattr(deduce_component, "bounded", lambda annotator: annotator)
    assert names.find(text) == DeduceNames().find(text)
