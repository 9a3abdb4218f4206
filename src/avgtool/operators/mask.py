"""mask: all characters but the first and last few become a mask character."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, ClassVar

import polars as pl
from pydantic import AfterValidator, Field

from avgtool.i18n import Message, msg
from avgtool.model.treatment import Effect
from avgtool.operators.base import OperatorModel, is_filled, where_filled
from avgtool.strict_yaml import invalid

if TYPE_CHECKING:
    from avgtool.operators.base import OperatorContext, Text

FIXED_LENGTH = 5
"""Mask characters where the length is not kept."""


def _harmless(character: str) -> str:
    if character.isalnum() or character.isspace() or character in "=+-@\"';,|":
        raise invalid(msg("choose a sign such as * or •"))
    return character


class Mask(OperatorModel):
    """Shows the first and last few characters at most. A value too short to hide any is masked whole."""

    name: ClassVar[str] = "mask"
    title: ClassVar[Message] = msg("mask")
    effect: ClassVar[Effect] = Effect.SHOWS_PART

    first: int = Field(default=0, ge=0, le=20)
    """Characters shown at the start."""
    last: int = Field(default=0, ge=0, le=20)
    """Characters shown at the end."""
    character: Annotated[str, Field(min_length=1, max_length=1), AfterValidator(_harmless)] = "*"
    keep_length: bool = True
    """The masked value is as long as the original, in characters; otherwise five mask characters stand between."""

    def column(self, expr: pl.Expr, context: OperatorContext) -> pl.Expr:  # noqa: ARG002 - the protocol
        """Masked values."""
        length = expr.str.len_chars()
        enough = (length > self.first + self.last).cast(pl.Int64)  # one that is too short shows nothing of either end
        return where_filled(expr, self._masked(expr, length, enough * self.first, enough * self.last))

    def value(self, text: str, context: OperatorContext) -> str | None:  # noqa: ARG002 - the protocol
        """The masked value."""
        if not is_filled(text):
            return text
        first, last = (0, 0) if len(text) <= self.first + self.last else (self.first, self.last)
        hidden = len(text) - first - last if self.keep_length else FIXED_LENGTH
        return text[:first] + self.character * hidden + text[len(text) - last :]

    def details(self) -> tuple[Text, ...]:
        """What is shown, and what stands for the rest."""
        return (
            *((msg("first {value} kept", value=self.first),) if self.first else ()),
            *((msg("last {value} kept", value=self.last),) if self.last else ()),
            *((msg("rest becomes {value}", value=self.character),) if self.is_chosen("character") else ()),
            *((msg("length hidden"),) if not self.keep_length else ()),
        )

    def leaves(self) -> Text | None:
        """Masked values."""
        return msg("masked")

    def _masked(self, expr: pl.Expr, length: pl.Expr, first: pl.Expr, last: pl.Expr) -> pl.Expr:
        if self.keep_length and not self.last:
            return expr.str.head(first).str.pad_end(length, self.character)
        width = length - first if self.keep_length else last + FIXED_LENGTH
        end = expr.str.tail(last).str.pad_start(width, self.character)
        return expr.str.head(first) + end if self.first else end
