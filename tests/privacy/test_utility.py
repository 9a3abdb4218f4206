"""What an analyst keeps of a column is told in numbers that others compute alike."""

from __future__ import annotations

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from avgtool.engines.local import LocalEngine
from avgtool.privacy.utility import column_uses

FRAME = pl.DataFrame(
    {
        "band": ["a", "a", "a", "b", "b", "b", None, "c"],
        "bought": ["yes", "yes", "no", "no", "no", "no", "yes", None],
        "spent": [1.0, 2.0, 3.0, 7.0, 8.0, 9.0, 5.0, None],
        "same": ["x"] * 8,
    }
)


def test_values_entropy_and_association_are_counted():
    """By hand: three a, three b, one missing and one c; the target is known of seven."""
    band, target, same = column_uses(LocalEngine(), FRAME.lazy(), ["band", "bought", "same"], "bought")
    assert (band.filled, band.distinct) == (7, 3)
    assert band.entropy == pytest.approx(2 * 3 / 8 * 1.4150374993 + 2 * 1 / 8 * 3)
    assert band.association == pytest.approx(((11 / 18 - 2 * 1 / 6) / (1 - 1 / 6)) ** 0.5)
    assert target.association is None
    assert (same.distinct, same.entropy, same.association) == (1, 0.0, None)


def test_numbers_are_explained_by_the_correlation_ratio():
    """Within the groups lie 4 of 58 squares, with 4 of 6 degrees of freedom."""
    (band,) = column_uses(LocalEngine(), FRAME.lazy(), ["band"], "spent")
    assert band.association == pytest.approx((1 - (4 / 4) / (58 / 6)) ** 0.5)


@pytest.mark.parametrize("target", ["word", "amount"])
def test_a_number_of_its_own_for_each_row_explains_nothing(target):
    """Nor does one that all but two rows have for themselves: that it tells rows apart is no relation."""
    rows = 200
    frame = pl.LazyFrame(
        {
            "id": range(rows),
            "nearly": [max(1, row) for row in range(rows)],
            "word": [("x", "y")[row * 7 % 3 % 2] for row in range(rows)],
            "amount": [float(row * 37 % 101) for row in range(rows)],
        }
    )
    unique, nearly = column_uses(LocalEngine(), frame, ["id", "nearly"], target)
    assert unique.association is None
    assert nearly.association is None or nearly.association < 0.75


@given(st.lists(st.tuples(st.integers(0, 5), st.sampled_from("xyz"), st.floats(-9, 9)), min_size=1, max_size=30))
def test_coarser_never_tells_more(rows):
    """Merging values lowers entropy; what they explain never leaves 0..1."""
    frame = pl.DataFrame(rows, schema=["fine", "word", "number"], orient="row").with_columns(coarse=pl.col("fine") // 2)
    for target in ("word", "number"):
        fine, coarse = column_uses(LocalEngine(), frame.lazy(), ["fine", "coarse"], target)
        assert coarse.entropy <= fine.entropy + 1e-9
        for one in (fine, coarse):
            assert one.association is None or 0 <= one.association <= 1
