"""Charts: the same picture for the same data, whatever the labels."""

import warnings
from xml.etree import ElementTree as ET

import pytest

from avgtool.documents.charts import draw
from avgtool.documents.content import Bar, BarChart
from avgtool.documents.risk_maps import lines_of
from tests.documents.test_markup import HOSTILE


def chart(*labels):
    """A chart with these labels."""
    return BarChart("title", tuple(Bar(label, index + 1, str(index + 1)) for index, label in enumerate(labels)), "alt")


def drawn(*labels):
    """Its picture."""
    return draw(chart(*labels), "#1d4e5f", str)


def test_is_the_same_each_time():
    """No date, no random ids."""
    assert drawn("a", "b") == drawn("a", "b")


@pytest.mark.parametrize("label", HOSTILE)
def test_draws_any_label(label):
    """As outlines, so that no name gets into the picture as markup and no font is needed to see it."""
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        tree = ET.fromstring(drawn(label, "b"))
    assert not [element for element in tree.iter() if element.tag.rpartition("}")[2] in {"text", "script", "image"}]


def test_has_a_bar_for_each_value():
    """In the accent color of the organization."""
    assert drawn("a", "b", "c").count(b"fill: #1d4e5f") == 3


def test_leaves_no_state_behind():
    """Whoever embeds avgtool keeps his own matplotlib settings."""
    import matplotlib as mpl

    before = dict(mpl.rcParams)
    drawn("a")
    assert dict(mpl.rcParams) == before


@pytest.mark.parametrize(
    ("count", "lines"),
    [
        (1, ("1",)),
        (5, ("1, 2, 3, 4", "5")),
        (12, ("1, 2, 3, 4", "5, 6, 7, 8", "9, 10, 11, 12")),
        (17, ("1, 2, 3, 4", "5, 6, 7, 8", "9, 10, 11, …")),
    ],
)
def test_many_risks_in_one_field_stay_inside_it(count, lines):
    """The table beside the map has them all."""
    assert lines_of([str(number + 1) for number in range(count)]) == lines
