"""encrypt: a token that can be turned back with the key, and with nothing else; ``avgtool reveal`` does so.

Encrypted values are pseudonyms (AVG 4(5), 4(1)): for whoever has the key, and for whoever can ask for it, they are the
values themselves. Where nobody ever has to go back, ``pseudonymize`` or ``drop`` is the better choice.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

import polars as pl
from pydantic import Field

from avgtool.i18n import Message, msg
from avgtool.model.treatment import Effect
from avgtool.operators.base import OperatorModel, filled, is_filled, where_filled
from avgtool.operators.pseudonymize import DEFAULT_DOMAIN
from avgtool.operators.sealing import FORM, Sealer

if TYPE_CHECKING:
    from avgtool.operators.base import OperatorContext, Text


class Encrypt(OperatorModel):
    """Puts a token in the place of every value, from which the key gives back the very text that stood there."""

    name: ClassVar[str] = "encrypt"
    title: ClassVar[Message] = msg("encrypt")
    effect: ClassVar[Effect] = Effect.STANDS_IN
    needs_key: ClassVar[bool] = True

    domain: str = Field(default=DEFAULT_DOMAIN, min_length=1, max_length=100)
    """Within which the same value gives the same token; the plan fills in the policy's own."""

    def column(self, expr: pl.Expr, context: OperatorContext) -> pl.Expr:
        """Tokens; each distinct value of a batch is encrypted once."""
        sealer = self._sealer(context)

        def seal_distinct(values: pl.Series) -> pl.Series:
            distinct = values.drop_nulls().unique()
            sealed = pl.Series([sealer.seal(value) for value in distinct], dtype=pl.String)
            return values.replace_strict(distinct, sealed, default=None, return_dtype=pl.String)

        present = pl.when(filled(expr)).then(expr)
        return where_filled(expr, present.map_batches(seal_distinct, return_dtype=pl.String, is_elementwise=True))

    def value(self, text: str, context: OperatorContext) -> str | None:
        """The token."""
        return self._sealer(context).seal(text) if is_filled(text) else text

    def details(self) -> tuple[Text, ...]:
        """Who can undo it, and where equal values have equal tokens."""
        return (msg("reversible with the key"), msg("domain {value}", value=self.domain))

    def leaves(self) -> Text | None:
        """Tokens."""
        return msg("encrypted values")

    def token_form(self) -> str | None:
        """What :mod:`avgtool.operators.sealing` makes."""
        return FORM

    def _sealer(self, context: OperatorContext) -> Sealer:
        return Sealer.of(context.domain_key, self.domain)
