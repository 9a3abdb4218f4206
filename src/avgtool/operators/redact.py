"""redact: the value goes, its place stays: an empty cell; nothing in prose (as Presidio's operator of this name)."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

import polars as pl

from avgtool.operators.base import OperatorModel, filled, is_filled

if TYPE_CHECKING:
    from avgtool.operators.base import OperatorContext


class Redact(OperatorModel):
    """Empties the cell."""

    name: ClassVar[str] = "redact"

    def column(self, expr: pl.Expr, context: OperatorContext) -> pl.Expr:  # noqa: ARG002 - the protocol
        """Missing where there was a value."""
        return pl.when(~filled(expr)).then(expr)

    def value(self, text: str, context: OperatorContext) -> str | None:  # noqa: ARG002 - the protocol
        """Nothing."""
        return None if is_filled(text) else text
