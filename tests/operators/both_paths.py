"""What an operator makes of values, by its column path and by its text path."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from avgtool.keys import key_from_bytes
from avgtool.operators.base import OperatorContext

if TYPE_CHECKING:
    from avgtool.operators.base import Operator

KEY = key_from_bytes(bytes(range(32)))
CONTEXT = OperatorContext(entity="PERSON", derive=KEY.derive)


def by_column(operator: Operator, values: list[str | None], context: OperatorContext = CONTEXT) -> list[str | None]:
    """As in a file."""
    frame = pl.LazyFrame({"value": pl.Series(values, dtype=pl.String)})
    treated = frame.select(operator.column(pl.col("value"), context).alias("value"))
    return treated.collect(engine="streaming").get_column("value").to_list()


def by_value(operator: Operator, values: list[str | None], context: OperatorContext = CONTEXT) -> list[str | None]:
    """As in a text; missing values do not occur there and stay missing."""
    return [None if value is None else operator.value(value, context) for value in values]
