"""replace: every value becomes the same text, such as ``[naam]``."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

import polars as pl
from pydantic import Field

from avgtool.i18n import Message, msg
from avgtool.model.kinds import Kind
from avgtool.model.treatment import Effect
from avgtool.operators.base import OperatorModel, is_filled, where_filled

if TYPE_CHECKING:
    from avgtool.operators.base import OperatorContext, Text


class Replace(OperatorModel):
    """Puts one text in the place of every value."""

    name: ClassVar[str] = "replace"
    title: ClassVar[Message] = msg("replace")
    effect: ClassVar[Effect] = Effect.CONSTANT

    text: str | None = Field(default=None, alias="with", min_length=1)
    """The text; by default what readers call it, between brackets: ``[naam]``."""

    def column(self, expr: pl.Expr, context: OperatorContext) -> pl.Expr:
        """The text where there was a value."""
        return where_filled(expr, pl.lit(self._text(context)))

    def value(self, text: str, context: OperatorContext) -> str | None:
        """The text."""
        return self._text(context) if is_filled(text) else text

    def details(self) -> tuple[Text, ...]:
        """The text that was chosen."""
        return () if self.text is None else (msg("by {value}", value=self.text),)

    def leaves(self) -> Text | None:
        """One text."""
        return msg("a fixed text")

    def _text(self, context: OperatorContext) -> str:
        if self.text is not None:
            return self.text
        if context.label is not None:
            return f"[{context.label}]"
        kind = "***" if context.kind is Kind.NONE else context.kind.value.upper()
        return f"[{context.entity or kind}]"
