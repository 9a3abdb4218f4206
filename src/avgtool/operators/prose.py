"""text: personal data inside prose is replaced, each entity by its own operator; the rest of the prose stays."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

import polars as pl

from avgtool.operators.base import OperatorModel, filled, is_filled, where_filled

if TYPE_CHECKING:
    from avgtool.model.ports import TextReplacer
    from avgtool.operators.base import OperatorContext

ROUNDS = 3
"""Most times a text is gone through: a name can come to light once the words beside it are gone."""


class Text(OperatorModel):
    """Treats what is found in prose. Which operator treats which entity stands in the policy's ``text:``."""

    name: ClassVar[str] = "text"

    def column(self, expr: pl.Expr, context: OperatorContext) -> pl.Expr:
        """Prose with what was found in it replaced; each distinct text of a batch is read once."""
        replacer = context.replacer
        if replacer is None:
            raise ValueError("prose needs a replacer")

        def replace_distinct(values: pl.Series) -> pl.Series:
            distinct = values.drop_nulls().unique()
            answers = pl.Series(settled(replacer, distinct.to_list()), dtype=pl.String)
            return values.replace_strict(distinct, answers, default=None, return_dtype=pl.String)

        prose = pl.when(filled(expr)).then(expr)
        return where_filled(expr, prose.map_batches(replace_distinct, return_dtype=pl.String, is_elementwise=True))

    def value(self, text: str, context: OperatorContext) -> str | None:
        """The text with what was found in it replaced."""
        if context.replacer is None:
            raise ValueError("prose needs a replacer")
        return settled(context.replacer, [text])[0] if is_filled(text) else text


def settled(replacer: TextReplacer, texts: list[str]) -> list[str]:
    """The texts after replacing, gone through again as long as that still changes them, three times at most."""
    done = list(texts)
    open_positions = list(range(len(done)))
    for _ in range(ROUNDS):
        answers = replacer.replace([done[position] for position in open_positions])
        changed = [(at, new) for at, new in zip(open_positions, answers, strict=True) if done[at] != new]
        if not changed:
            break
        for at, new in changed:
            done[at] = new
        open_positions = [at for at, _ in changed]
    return done
