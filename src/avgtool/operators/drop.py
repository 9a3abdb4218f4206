"""drop: the whole column is left out of the copy; in prose the value is taken out."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

import polars as pl

from avgtool.i18n import Message, msg
from avgtool.model.treatment import Effect
from avgtool.operators.base import OperatorModel

if TYPE_CHECKING:
    from avgtool.operators.base import OperatorContext


class Drop(OperatorModel):
    """Leaves the column out."""

    name: ClassVar[str] = "drop"
    title: ClassVar[Message] = msg("drop")
    effect: ClassVar[Effect] = Effect.DROPS

    def column(self, expr: pl.Expr, context: OperatorContext) -> pl.Expr:  # noqa: ARG002 - the protocol
        """Nothing but missing values, for who asks; the copy has no such column."""
        return pl.when(pl.lit(value=False)).then(expr)

    def value(self, text: str, context: OperatorContext) -> str | None:  # noqa: ARG002 - the protocol
        """Nothing."""
        return None
