"""aggregate: values that few rows have become one text, so that nobody is known by a rare one."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

import polars as pl
from pydantic import Field, PrivateAttr

from avgtool.i18n import Message, msg
from avgtool.model.treatment import Effect
from avgtool.operators.base import VALUE, WHITE_SPACE, OperatorModel, filled, is_filled, where_filled
from avgtool.wording import number

if TYPE_CHECKING:
    from typing import Self

    from avgtool.operators.base import OperatorContext, Statistics, Text


class Aggregate(OperatorModel):
    """Gathers what is rare. What is common is learned from the whole column; before that, all is rare."""

    name: ClassVar[str] = "aggregate"
    title: ClassVar[Message] = msg("gather rare values")
    effect: ClassVar[Effect] = Effect.COARSENS
    column_only: ClassVar[bool] = True

    below: int = Field(ge=2, le=1_000_000)
    """Values that fewer rows have are rare."""
    other: str = Field(default="overig", min_length=1, max_length=40)
    """What stands in their place."""
    _common: frozenset[str] = PrivateAttr(default=frozenset())

    @property
    def learns(self) -> bool:
        """How often each value occurs."""
        return True

    def fitted(self, values: pl.LazyFrame, statistics: Statistics, *, numeric: bool = False) -> Self:  # noqa: ARG002
        """Knowing what is common. Where too few rows are gathered to hide among, the rarest common value joins them."""
        texts = values.select(pl.col(VALUE).str.strip_chars()).filter(filled(pl.col(VALUE)))
        counted = statistics.frequencies(texts, None)
        common = counted.filter(pl.col("len") >= self.below)
        gathered = sum(counted.get_column("len")) - sum(common.get_column("len"))
        if 0 < gathered < self.below:
            common = common.head(-1)
        learned = self.model_copy()
        learned._common = frozenset(common.get_column(VALUE))  # noqa: SLF001 - a copy of itself
        return learned

    def column(self, expr: pl.Expr, context: OperatorContext) -> pl.Expr:  # noqa: ARG002 - the protocol
        """What is common, without white space around it, and the one text for all else."""
        common = pl.Series([sorted(self._common)], dtype=pl.List(pl.String))

        def gather(values: pl.Series) -> pl.Series:
            bare = values.str.strip_chars()
            kept = pl.when(bare.is_in(common)).then("value").otherwise(pl.lit(self.other))
            return bare.to_frame("value").select(kept).to_series()

        return where_filled(expr, expr.map_batches(gather, return_dtype=pl.String, is_elementwise=True))

    def value(self, text: str, context: OperatorContext) -> str | None:  # noqa: ARG002 - the protocol
        """The value where it is common."""
        bare = text.strip(WHITE_SPACE)
        return bare if bare in self._common else self.other if is_filled(text) else text

    def details(self) -> tuple[Text, ...]:
        """From where on a value is common, and what stands for the others."""
        return (
            msg("fewer than {n} rows", n=number(self.below)),
            msg("becomes {value}", value=self.other),
        )

    def leaves(self) -> Text | None:
        """Common values."""
        return msg("values that at least {n} rows share", n=number(self.below))
