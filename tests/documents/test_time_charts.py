"""Charts over time: the same picture for the same data, whatever the labels."""

from __future__ import annotations

import warnings
from xml.etree import ElementTree as ET

import pytest

from avgtool.documents.content import Series, TimeChart
from avgtool.documents.time_charts import draw_over_time
from tests.documents.test_markup import HOSTILE


def drawn(*values, label="gegeven"):
    """A picture of one series, beside a quiet one."""
    series = (Series(label, values), Series("verlopen", tuple(0 for _ in values), "neutral"))
    chart = TimeChart("title", tuple(f"maand {index}" for index in range(len(values))), series, "alt")
    return draw_over_time(chart, "#1d4e5f", str)


def test_is_the_same_each_time():
    assert drawn(1, 5) == drawn(1, 5)


@pytest.mark.parametrize("values", [(), (0,), (3,), (1_000_000, 2), tuple(range(60))], ids=len)
def test_draws_few_and_many(values):
    """As outlines: no font is needed to see it, and nothing warns."""
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        tree = ET.fromstring(drawn(*values))
    assert not [element for element in tree.iter() if element.tag.rpartition("}")[2] in {"text", "script", "image"}]


@pytest.mark.parametrize("label", HOSTILE)
def test_draws_any_label(label):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert drawn(1, label=label).startswith(b"<?xml")


def test_has_a_bar_for_each_value():
    """In the accent color, beside the mark of the legend."""
    assert drawn(1, 2, 3).count(b"fill: #1d4e5f") == 4
