"""keep: the value stays as it is, because the policy says so."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from pydantic import Field

from avgtool.i18n import Message, msg
from avgtool.model.treatment import Effect
from avgtool.operators.base import OperatorModel

if TYPE_CHECKING:
    import polars as pl

    from avgtool.operators.base import OperatorContext, Text


class Keep(OperatorModel):
    """Keeps values as they are."""

    name: ClassVar[str] = "keep"
    title: ClassVar[Message] = msg("keep")
    effect: ClassVar[Effect] = Effect.KEEPS

    allow: tuple[str, ...] = Field(default=(), strict=False)
    """Entities that may stand among the values without the verification objecting: a decision to be explained."""

    def column(self, expr: pl.Expr, context: OperatorContext) -> pl.Expr:  # noqa: ARG002 - the protocol
        """``expr`` itself."""
        return expr

    def value(self, text: str, context: OperatorContext) -> str | None:  # noqa: ARG002 - the protocol
        """``text`` itself."""
        return text

    def details(self) -> tuple[Text, ...]:
        """What may stand among the values."""
        return (msg("{entities} may stand there", entities=", ".join(self.allow)),) if self.allow else ()
