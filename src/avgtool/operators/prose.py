"""text: personal data inside prose is replaced, each entity by its own operator; the rest of the prose stays."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

import polars as pl

from avgtool.i18n import Message, msg
from avgtool.model.treatment import Effect
from avgtool.operators.base import OperatorModel, filled, is_filled, where_filled

if TYPE_CHECKING:
    from avgtool.operators.base import OperatorContext


class Text(OperatorModel):
    """Treats what is found in prose. Which operator treats which entity stands in the policy's ``text:``."""

    name: ClassVar[str] = "text"
    title: ClassVar[Message] = msg("replace inside the text")
    effect: ClassVar[Effect] = Effect.INSIDE_TEXT

    def column(self, expr: pl.Expr, context: OperatorContext) -> pl.Expr:
        """Prose with what was found in it replaced; each distinct text of a batch is read once."""
        replacer = context.replacer
        if replacer is None:
            raise ValueError("prose needs a replacer")

        def replace_distinct(values: pl.Series) -> pl.Series:
            distinct = values.drop_nulls().unique()
            answers = pl.Series(replacer.replace(distinct.to_list()), dtype=pl.String)
            return values.replace_strict(distinct, answers, default=None, return_dtype=pl.String)

        prose = pl.when(filled(expr)).then(expr)
        return where_filled(expr, prose.map_batches(replace_distinct, return_dtype=pl.String, is_elementwise=True))

    def value(self, text: str, context: OperatorContext) -> str | None:
        """The text with what was found in it replaced."""
        if context.replacer is None:
            raise ValueError("prose needs a replacer")
        return context.replacer.replace([text])[0] if is_filled(text) else text
