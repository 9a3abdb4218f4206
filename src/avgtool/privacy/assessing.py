"""From an outcome to its assessment: measured before and after, and judged."""

from __future__ import annotations

from typing import TYPE_CHECKING

from avgtool.model.assessment import USUAL_THRESHOLD, Assessment
from avgtool.privacy.measuring import measure
from avgtool.privacy.verdict import identifiers_left, judge, quasi_identifiers_left

if TYPE_CHECKING:
    import polars as pl

    from avgtool.engines.base import Engine
    from avgtool.model.outcome import Outcome


def assess(outcome: Outcome, engine: Engine, original: pl.LazyFrame, copy: pl.LazyFrame) -> Assessment:
    """How well persons hide in a copy, by the columns that can point to them together, and what it may be called.

    Args:
        outcome: What was done, scanned and verified.
        engine: Where the rows are counted.
        original: All rows as they were.
        copy: The rows as they lie in the copy, under the same names of columns.
    """
    left = tuple(name for name in quasi_identifiers_left(outcome) if name in copy.collect_schema())
    before = measure(engine, original, left, asked_k=USUAL_THRESHOLD) if left else None
    after = measure(engine, copy, left, asked_k=USUAL_THRESHOLD) if left else None
    return Assessment(
        verdict=judge(outcome, after, USUAL_THRESHOLD),
        identifiers_left=identifiers_left(outcome),
        quasi_identifiers_left=left,
        is_keyed=outcome.key_id is not None,
        before=before,
        after=after,
    )
