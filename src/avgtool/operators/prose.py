"""text: personal data inside prose is replaced, each entity by its own operator; the rest of the prose stays.

Where the policy names columns that the row says of its own person (``known``), these are found in the text in any case,
whole and in parts, and what stands in for the column stands in for them in the text too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, ClassVar, Literal

import polars as pl
from pydantic import Field

from avgtool.i18n import Message, msg
from avgtool.model.treatment import Effect
from avgtool.operators.base import OperatorModel, filled, is_filled, where_filled

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Self

    from avgtool.model.ports import TextReplacer
    from avgtool.operators.base import OperatorContext
    from avgtool.operators.base import Text as Text_


PERSON = "person"
_OF_PERSONS = ("FIRST_NAME", "NAME_INFIX", "LAST_NAME", "PERSON", "CUSTOMER_ID")
"""Entities of columns that name the person of a row; an infix in front of what it belongs to."""


class Text(OperatorModel):
    """Treats what is found in prose. Which operator treats which entity stands in the policy's ``text:``."""

    name: ClassVar[str] = "text"
    title: ClassVar[Message] = msg("replace inside the text")
    effect: ClassVar[Effect] = Effect.INSIDE_TEXT

    known: Literal["person"] | Annotated[tuple[str, ...], Field(strict=False)] = ()
    """Columns with the names (and numbers) of the person that a text is about; ``person``: those that the scan found.

    A plan writes out which these are."""

    def among(self, columns: Mapping[str, str | None]) -> Self:
        """Itself, with the columns that hold the person's names and customer numbers."""
        if self.known != PERSON:
            return self
        names = tuple(name for entity in _OF_PERSONS for name, held in columns.items() if held == entity)
        return self.model_copy(update={"known": names})

    def inputs(self) -> Mapping[str, str]:
        """The columns that are known."""
        return {} if self.known == PERSON else {f"known {place}": name for place, name in enumerate(self.known)}

    def details(self) -> tuple[Text_, ...]:
        """Which columns are known."""
        if self.known == PERSON:
            return (msg("knows the names and customer numbers of the row"),)
        return (msg("knows {value}", value=", ".join(self.known)),) if self.known else ()

    def column(self, expr: pl.Expr, context: OperatorContext) -> pl.Expr:
        """Prose with what was found in it replaced; each distinct text of a batch is read once."""
        replacer = context.replacer
        if replacer is None:
            raise ValueError("prose needs a replacer")
        if context.inputs:
            return where_filled(expr, _with_known(pl.when(filled(expr)).then(expr), context, replacer))

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


def _with_known(prose: pl.Expr, context: OperatorContext, replacer: TextReplacer) -> pl.Expr:
    """Prose replaced with what its row knows; each distinct text with the same known values is read once."""
    parts = list(context.inputs)
    told = [
        one
        for place, part in enumerate(parts)
        for one in (
            context.inputs[part].alias(f"own {place}"),
            context.treated.get(part, pl.lit(None, pl.String)).alias(f"made {place}"),
        )
    ]

    def replace_distinct(rows: pl.Series) -> pl.Series:
        frame = rows.struct.unnest()
        distinct = frame.drop_nulls("text").unique()
        known = [
            [(row[f"own {place}"], row[f"made {place}"]) for place in range(len(parts)) if row[f"own {place}"]]
            for row in distinct.iter_rows(named=True)
        ]
        answers = pl.Series("answer", replacer.replace(distinct["text"].to_list(), known), dtype=pl.String)
        joined = frame.join(
            distinct.with_columns(answers), on=frame.columns, how="left", nulls_equal=True, maintain_order="left"
        )
        return joined.get_column("answer")

    whole = pl.struct(prose.alias("text"), *told)
    return whole.map_batches(replace_distinct, return_dtype=pl.String, is_elementwise=True)
