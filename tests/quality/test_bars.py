"""What avgtool finds in the tuning halves does not fall: a worse model or a broken rule is told here.

The test halves are measured by `make quality` alone. Failures name groups and numbers, never a text.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from quality.columns import (
    FEWEST,
    false_alarms,
    kind_scores,
    macro_f1,
    personal_precision,
    personal_recall,
)
from quality.gold import TEXTS, read_half
from quality.own_texts import BARS, FORMS, find, in_form, measured
from quality.spans import GROUPS, Found, Measured, measure
from quality.table_sets import OWN_TABLES, judged

FLOORS: dict[str, Any] = yaml.safe_load(Path(__file__).with_name("floors.yml").read_text(encoding="utf-8"))


@cache
def texts(form: str) -> Measured:
    """The tuning half in one form, at the default threshold."""
    return measured(find, "tune", form)


def fallen(scores: dict[str, tuple[float | None, float | None]], floors: dict[str, list[float]]) -> dict[str, str]:
    """Recall and precision of those that are below their floor."""
    return {
        name: f"{recall} / {precision}, must be {floors[name][0]} / {floors[name][1]}"
        for name, (recall, precision) in scores.items()
        if name in floors and ((recall or 0) < floors[name][0] or (precision or 0) < floors[name][1])
    }


def text_scores(result: Measured) -> dict[str, tuple[float | None, float | None]]:
    return {name: (score.recall, score.precision) for name, score in result.scores.items()}


@pytest.mark.parametrize("form", FORMS)
def test_what_is_found_in_texts_does_not_fall(form: str):
    """Per kind, as written and in lower case."""
    assert fallen(text_scores(texts(form)), FLOORS["texts"][form]) == {}


@pytest.mark.parametrize("form", FORMS)
def test_clean_texts_stay_clean(form: str):
    share = texts(form).alarm_share
    assert share is not None
    assert share <= FLOORS["alarms"][form], texts(form).alarm_entities


@pytest.mark.parametrize("form", FORMS)
def test_every_group_that_has_a_bar_has_a_floor(form: str):
    """And no floor is for something that does not exist."""
    floors = FLOORS["texts"][form]
    assert set(BARS) <= set(floors) <= set(GROUPS)


def test_a_model_that_misses_names_falls_below_the_floor():
    """So does one that misses every third span of any kind."""
    gold = in_form(read_half(TEXTS / "tune"), FORMS[0])
    every = [
        [Found(one.start, one.end, (one.entity,)) for number, one in enumerate(text.spans) if number % 3]
        for text in gold
    ]
    told = fallen(text_scores(measure(gold, every)), FLOORS["texts"][FORMS[0]])
    assert {"PERSON", "ADDRESS + LOCATION", "NL_POSTCODE"} <= set(told)


def test_what_is_said_of_columns_does_not_fall():
    """Personal or not, alarms, kinds on average and one by one; one test, because every table has to be scanned."""
    columns = judged(OWN_TABLES / "tune")
    scores = kind_scores(columns)
    either = (personal_recall(columns), personal_precision(columns))
    assert fallen({"personal or not": either}, FLOORS["tables"]) == {}
    assert (macro_f1(columns) or 0) >= FLOORS["tables"]["macro-F1"]
    alarms, clean = false_alarms(columns)
    assert alarms / clean <= FLOORS["tables"]["alarms"]
    assert fallen({one.kind: (one.recall, one.precision) for one in scores}, FLOORS["kinds"]) == {}
    assert {one.kind for one in scores if one.labelled >= FEWEST} == set(FLOORS["kinds"])
