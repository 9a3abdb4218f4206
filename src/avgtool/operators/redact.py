"""redact: the value goes, its place stays: an empty cell; nothing in prose (as Presidio's operator of this name)."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

import polars as pl

from avgtool.i18n import Message, msg
from avgtool.model.treatment import Effect
from avgtool.operators.base import OperatorModel, filled, is_filled

if TYPE_CHECKING:
    from avgtool.operators.base import OperatorContext, Text


class Redact(OperatorModel):
    """Empties the cell."""

    name: ClassVar[str] = "redact"
    title: ClassVar[Message] = msg("redact")
    effect: ClassVar[Effect] = Effect.EMPTIES

    def column(self, expr: pl.Expr, context: OperatorContext) -> pl.Expr:  # noqa: ARG002 - the protocol
        """Missing where there was a value."""
        return pl.when(~filled(expr)).then(expr)

    def value(self, text: str, context: OperatorContext) -> str | None:  # noqa: ARG002 - the protocol
        """Nothing."""
        return None if is_filled(text) else text

    def leaves(self) -> Text | None:
        """Empty cells."""
        return msg("emptied")
