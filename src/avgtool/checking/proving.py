"""Whether values are what an operator leaves: counted over the rows, without the originals and without a key.

An operator that coarsens, masks or replaces leaves its own work as it is, so what it would still change is not its own
work; tokens have a form. Of stand-ins, noise and texts nothing can be told: they look like originals on purpose.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from avgtool.model.treatment import Effect
from avgtool.operators.base import OperatorContext, filled
from avgtool.sources.values import as_written

if TYPE_CHECKING:
    from collections.abc import Mapping

    from avgtool.model.plan import Step
    from avgtool.operators.base import Operator

_LEAVES_ITS_OWN_WORK = frozenset({Effect.COARSENS, Effect.SHOWS_PART, Effect.CONSTANT})
_SIGN = r"[^\p{L}\p{N}\s.,]"
_NOTHING_LEFT = frozenset({Effect.DROPS, Effect.EMPTIES})


def foreign_values(
    step: Step,
    operator: Operator,
    dtype: pl.DataType,
    labels: Mapping[str, str] | None = None,
    *,
    unmistakable: bool = False,
) -> pl.Expr | None:
    """How many filled values of a column are not what the step leaves, as an expression of one row.

    Args:
        step: What the policy does to the column.
        operator: The step's own.
        dtype: Of the column; of lists every item is looked at.
        labels: What stands between brackets for each entity.
        unmistakable: Take for own work only what no original looks like: a token, or what has a sign in it, such as
            ``1980-1984``, ``0-<50`` and ``j***``, and not ``1012``.

    Returns:
        None where nothing can be told: the step leaves what looks like an original, or learned from the originals.
    """
    values, inner = pl.col(step.column), dtype
    if isinstance(dtype, pl.List):
        values = values.explode()
        inner = dtype.inner if isinstance(dtype.inner, pl.DataType) else dtype.inner()
    text = as_written(values, inner)
    if step.effect in _NOTHING_LEFT:
        return filled(text).sum()
    form = operator.token_form()
    if form is not None:
        return _other_than_tokens(text, form)
    if step.effect not in _LEAVES_ITS_OWN_WORK or operator.learns or operator.inputs():
        return None
    here = OperatorContext(
        step.kind, step.entity, numeric=inner.is_numeric(), label=(labels or {}).get(step.entity or "")
    )
    own = [one.column(text, here).eq_missing(text) for one in (operator, *operator.coarser())]
    is_own = pl.any_horizontal(own)
    return (filled(text) & ~(is_own & text.str.contains(_SIGN) if unmistakable else is_own)).sum()


def _other_than_tokens(text: pl.Expr, form: str) -> pl.Expr:
    """Values of another form; all of them where most have no letter: a number of twelve digits is hexadecimal too."""
    present = filled(text)
    lettered = (present & text.str.contains(r"\p{L}")).sum()
    others = (present & ~text.str.contains(f"^(?:{form})$")).sum()
    return pl.when(2 * lettered >= present.sum()).then(others).otherwise(present.sum())
