"""Which rows are in the copy where a policy asks for a sample of them.

A number is drawn under the key for each subject, or for what stands in a row where there is none; the lowest are in. So
the same subject is in or out in every file and run, and without the key nobody can tell who would be.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from avgtool.errors import PolicyError
from avgtool.i18n import msg
from avgtool.model.outcome import Selection
from avgtool.model.purpose import Purpose
from avgtool.operators.base import OperatorContext, filled
from avgtool.operators.keyed import DRAWS, drawing_key, drawn
from avgtool.sources.values import as_written

if TYPE_CHECKING:
    from avgtool.model.plan import Sample
    from avgtool.model.purpose import Derive
    from avgtool.operators.base import Statistics

_BETWEEN, _MISSING = "\x1f", "\x00"


def select(frame: pl.LazyFrame, sample: Sample, derive: Derive | None, statistics: Statistics) -> Selection:
    """The rows of a sample.

    Args:
        frame: All rows.
        sample: How many, and of whom.
        derive: The key of a purpose in a domain.
        statistics: Counts rows.

    Raises:
        KeyFileError: There is no key.
        PolicyError: The subject is no column of the rows.
    """
    draws = _draws(
        frame.collect_schema(), sample, drawing_key(OperatorContext(derive=derive), Purpose.SAMPLE, sample.domain)
    )
    chosen = draws < _threshold(frame.select(draws.alias("draw")), sample, statistics)
    inside, all_rows = statistics.aggregate(frame, [chosen.sum().alias("inside"), pl.len().alias("all")]).row(0)
    return Selection(chosen, int(inside), not_sampled=int(all_rows) - int(inside))


def _draws(schema: pl.Schema, sample: Sample, key: str) -> pl.Expr:
    row = pl.concat_str(
        (as_written(pl.col(name), dtype).fill_null(_MISSING) for name, dtype in schema.items()), separator=_BETWEEN
    )
    if sample.subject is None:
        return drawn(row, key)
    if sample.subject not in schema:
        what = msg("The sample goes by the column {name}, which is not there.", name=sample.subject)
        raise PolicyError(what, hint=msg("Name a column of the data as subject of the sample."))
    subject = as_written(pl.col(sample.subject), schema[sample.subject]).str.strip_chars()
    return drawn(pl.when(filled(subject)).then(subject).otherwise(row), key)


def _threshold(draws: pl.LazyFrame, sample: Sample, statistics: Statistics) -> int:
    """The draw from which on a row is out; of a number of rows as many subjects are in as go into it whole."""
    if sample.share is not None:
        return round(sample.share * DRAWS)
    ranked = statistics.frequencies(draws, None).sort("draw").with_columns(pl.col("len").cum_sum().alias("rows"))
    out = ranked.filter(pl.col("rows") > sample.rows).get_column("draw")
    return next((int(draw) for draw in out), int(DRAWS))
