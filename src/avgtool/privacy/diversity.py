"""What a class tells about a sensitive column: l-diversity and t-closeness, class by class.

Machanavajjhala, Kifer, Gehrke, Venkitasubramaniam: *l-Diversity: Privacy Beyond k-Anonymity* (ACM TKDD 1, 2007).
Li, Li, Venkatasubramanian: *t-Closeness: Privacy Beyond k-Anonymity and l-Diversity* (ICDE 2007).
"""

from __future__ import annotations

import math

import polars as pl

from avgtool.model.measures import SensitiveMeasures
from avgtool.privacy.classes import CLASS, ROWS, VALUE

_SHARE = "\0share"


def per_class(counts: pl.DataFrame, totals: pl.Series, *, recursive_l: int, ordered: bool) -> pl.DataFrame:
    """The measures of each class.

    Args:
        counts: A row for each class and value in it: ``CLASS``, ``VALUE`` (place in ``totals``), ``ROWS``.
        totals: How often each value occurs in all rows; 0 for those that are in no class any more.
        recursive_l: The l of recursive (c, l)-diversity.
        ordered: Whether the places of values are an order, for the earth mover's distance.

    Returns:
        A row for each class: ``CLASS``, ``ROWS``, ``distinct``, ``entropy`` (nats), ``c`` and ``t``.
    """
    totals = totals.cast(pl.Float64)
    shares = counts.with_columns((pl.col(ROWS) / pl.col(ROWS).sum().over(CLASS)).alias(_SHARE))
    ranked = pl.col(ROWS).sort(descending=True)
    measured = shares.group_by(CLASS).agg(
        pl.col(ROWS).sum(),
        distinct=pl.len(),
        entropy=-(pl.col(_SHARE) * pl.col(_SHARE).log()).sum(),
        c=ranked.first() / ranked.slice(recursive_l - 1).sum(),
    )
    distances = _ordered_distances(shares, totals) if ordered else _equal_distances(shares, totals)
    return measured.join(distances.with_columns(pl.col("t").clip(0.0, 1.0)), on=CLASS, how="left")


def measures(column: str, classes: pl.DataFrame, recursive_l: int, *, ordered: bool) -> SensitiveMeasures:
    """The worst of all classes, as :func:`per_class` gives them; all of nothing where there is none."""
    if classes.is_empty():
        return SensitiveMeasures(column, 0, 0.0, recursive_l, math.inf, 0.0, ordered)
    worst = classes.select(
        pl.col("distinct").min(), pl.col("entropy").min().exp(), pl.col("c").max(), pl.col("t").max()
    ).row(0)
    return SensitiveMeasures(column, worst[0], worst[1], recursive_l, worst[2], worst[3], ordered)


def _equal_distances(shares: pl.DataFrame, totals: pl.Series) -> pl.DataFrame:
    """Half the sum of differences: what the class has too much of, for it has too little of as much."""
    overall = (totals / totals.sum()).gather(shares[VALUE])
    excess = (shares[_SHARE] - overall).clip(0.0)
    return shares.select(CLASS, excess.alias("t")).group_by(CLASS).agg(pl.col("t").sum())


def _ordered_distances(shares: pl.DataFrame, totals: pl.Series) -> pl.DataFrame:
    """The earth mover's distance over ordered values: the area between the cumulative shares of class and all.

    The share of a class rises at the values that it has, and is constant in between: there the area follows from sums
    over the cumulative shares of all, so that no class needs all values.
    """
    steps = (totals > 0).sum() - 1
    if steps < 1:
        return shares.select(pl.col(CLASS).unique(), t=pl.lit(0.0))
    present = (totals > 0).cast(pl.Float64)  # a value that occurs nowhere is no step on the way
    cumulative = (totals / totals.sum()).cum_sum()
    area = _from_zero((cumulative * present).cum_sum())
    width = _from_zero(present.cum_sum())
    sized = shares.sort(CLASS, VALUE).with_columns(
        pl.col(VALUE).shift(-1).over(CLASS).fill_null(len(totals)).alias("to"),
        pl.col(_SHARE).cum_sum().over(CLASS).alias("level"),
        (pl.col(VALUE) == pl.col(VALUE).first().over(CLASS)).alias("is_first"),
    )
    start, end, level = sized[VALUE], sized["to"], sized["level"]
    crossing = pl.select(cumulative.search_sorted(level).clip(start, end)).to_series()
    below = level * (width.gather(crossing) - width.gather(start)) - (area.gather(crossing) - area.gather(start))
    above = (area.gather(end) - area.gather(crossing)) - level * (width.gather(end) - width.gather(crossing))
    before = area.gather(start) * sized["is_first"].cast(pl.Float64)
    return sized.select(CLASS, ((below + above + before) / steps).alias("t")).group_by(CLASS).agg(pl.col("t").sum())


def _from_zero(sums: pl.Series) -> pl.Series:
    return pl.concat([pl.Series([0.0]), sums.rename("")])
