"""From an outcome to its assessment: measured before and after, and judged."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import polars as pl

from avgtool.model.assessment import USUAL_THRESHOLD, Assessment
from avgtool.privacy.measuring import measure
from avgtool.privacy.satisfying import whole_l
from avgtool.privacy.utility import column_uses
from avgtool.privacy.verdict import identifiers_left, judge, quasi_identifiers_left

if TYPE_CHECKING:
    from avgtool.engines.base import Engine
    from avgtool.model.outcome import Outcome


_READ_AS_NUMBERS = 0.95


def assess(outcome: Outcome, engine: Engine, original: pl.LazyFrame, copy: pl.LazyFrame) -> Assessment:
    """How well persons hide in a copy, by the columns that can point to them together, and what it may be called.

    By the columns that the policy's demand names; without one, by those that the scan knows and the plan leaves.

    Args:
        outcome: What was done, scanned and verified.
        engine: Where the rows are counted.
        original: All rows as they were.
        copy: The rows as they lie in the copy, under the same names of columns.
    """
    demand = outcome.plan.privacy
    there = copy.collect_schema().names()
    wanted = demand.quasi_identifiers if demand else quasi_identifiers_left(outcome)
    left = tuple(name for name in wanted if name in there)
    threshold = demand.models.k if demand and demand.models.k > 1 else USUAL_THRESHOLD
    sensitive = demand.models.sensitive if demand else ()
    about_l = whole_l(demand.models) if demand and demand.models.l > 1 else None
    measured = partial(
        measure, engine, quasi_identifiers=left, sensitive=sensitive, asked_k=threshold, recursive_l=about_l
    )
    before, after = (measured(original), measured(copy)) if left else (None, None)
    target = demand.target if demand else None
    uses = partial(column_uses, engine, columns=there if demand else (), target=target)
    return Assessment(
        verdict=judge(outcome, after, threshold, demand.answers if demand else None),
        identifiers_left=identifiers_left(outcome),
        quasi_identifiers_left=left,
        is_keyed=outcome.key_id is not None,
        before=before,
        after=after,
        uses_before=uses(_with_numbers(engine, original, target)),
        uses_after=uses(_with_numbers(engine, copy, target)),
        threshold=threshold,
        answers=demand.answers if demand else None,
    )


def _with_numbers(engine: Engine, frame: pl.LazyFrame, target: str | None) -> pl.LazyFrame:
    """The rows with a target that was written as amounts (``1.516,18``) read as numbers: so it is explained."""
    if target is None or frame.collect_schema()[target] != pl.String:
        return frame
    written = pl.col(target).str.strip_chars()
    plain = written.str.replace_all(r"\.([0-9]{3})", "${1}").str.replace(",", ".", literal=True)
    number = plain.cast(pl.Float64, strict=False)
    filled, read = engine.aggregate(frame, [(written.str.len_bytes() > 0).sum(), number.count().alias("read")]).row(0)
    return frame.with_columns(number.alias(target)) if filled and read >= _READ_AS_NUMBERS * filled else frame
