"""What the values of each column show: shapes, checks, word lists and statistics, over the distinct sampled values.

All columns are judged together in one long frame (column, value, number), so that each pattern is compiled once and
runs over all of them in parallel.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from itertools import islice
from typing import TYPE_CHECKING

import polars as pl

from avgtool.recognizers.columns import STRONG_SHAPE, alternation, is_valid, matches, shape_expr
from avgtool.scanning.cells import BLANK, PLACEHOLDER, cells_of
from avgtool.scanning.looking import look_expressions

if TYPE_CHECKING:
    from collections.abc import Mapping

    from avgtool.recognizers.base import Knowledge, Recognizer
    from avgtool.scanning.cells import Cells

_MOST_VALUES = 12_000
"""Distinct values judged, of all columns together."""
_VALUES_PER_COLUMN = (100, 250)
"""Fewest and most distinct values judged of one column: enough for a share with an error of six percent."""
_TRIED = 200
_CHECKED_VALUES = 40
"""Values of one column on which a check is tried."""
_FEWEST = 3


@dataclass(frozen=True, slots=True)
class ColumnEvidence:
    """What the sampled values of one column show. Shares are of distinct values, in 0..1."""

    cells: Cells
    filled: int
    """Rows of the sample with a value that is no placeholder."""
    shares: Mapping[str, float]
    """Share of the values with each look (``letters``, ``date`` …), and the means ``length`` and ``words``."""
    shapes: Mapping[str, float]
    """Share with the shape of each entity; absent where none has it."""
    strong: Mapping[str, float]
    """Share with a shape of each entity that says something by itself."""
    lists: Mapping[str, float]
    """Share whose whole value stands in each word list."""
    first_words: Mapping[str, float]
    """Share whose first word stands in each word list."""
    last_words: Mapping[str, float]
    """Share whose last word stands in each word list."""
    values: pl.Series = field(repr=False)
    """The distinct values, in the order in which they appear; never shown."""
    _valid: dict[str, float] = field(default_factory=dict, repr=False)

    @property
    def distinct(self) -> int:
        """How many distinct values."""
        return self.values.len()

    @property
    def uniqueness(self) -> float:
        """Distinct values per value."""
        return self.distinct / self.filled if self.filled else 0.0

    @property
    def is_counter(self) -> bool:
        """Whether the values are integers, each greater than the one in the row before."""
        if self.filled < _FEWEST or self.distinct < self.filled or self.share("integer") < 1:
            return False
        numbers = self.values.cast(pl.Int64, strict=False)
        return numbers.null_count() == 0 and bool((numbers.diff().drop_nulls() > 0).all())

    def share(self, look: str) -> float:
        """Share of the distinct values with this look."""
        return self.shares.get(look, 0.0)

    def some(self, number: int) -> list[str]:
        """The first of the distinct values."""
        return self.values.head(number).to_list()

    def valid(self, recognizer: Recognizer) -> float:
        """Share with the shape of a kind that also pass its check, tried on some of them; 0 without a check."""
        if recognizer.check is None or not self.shapes.get(recognizer.entity):
            return 0.0
        if recognizer.entity not in self._valid:
            self._valid[recognizer.entity] = self._try(recognizer)
        return self._valid[recognizer.entity]

    def _try(self, recognizer: Recognizer) -> float:
        shaped = list(islice((value for value in self.some(_TRIED) if matches(recognizer, value)), _CHECKED_VALUES))
        passed = sum(is_valid(recognizer, value) for value in shaped)
        return self.shapes[recognizer.entity] * passed / len(shaped) if shaped else 0.0


class EvidenceReader:
    """Reads evidence by one knowledge."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._shaped = tuple(one for one in knowledge.recognizers if one.shapes)
        self._strong = tuple(strong for one in self._shaped if (strong := only_strong(one)).shapes)
        self._weak = tuple(weak for one in self._shaped if (weak := _only_weak(one)).shapes)
        self._lists = knowledge.lists
        self._knowledge = knowledge
        wanted = speaking(knowledge)
        self._hit = alternation(wanted.values(), STRONG_SHAPE) if wanted else None

    def _listed(self, values: pl.Series) -> dict[str, pl.Series]:
        """Of each word list what stands in ``values``, whole or as a word: quicker to look up than a long list is."""
        words = {word for value in values.str.to_lowercase() for word in (value, *value.replace(",", " ").split())}
        return {name: pl.Series(sorted(words & load()), dtype=pl.String) for name, load in self._lists.items()}

    def read(self, sample: pl.DataFrame) -> tuple[ColumnEvidence, ...]:
        """The evidence of each column of ``sample``, in order."""
        if not sample.width:
            return ()
        cells = cells_of(sample)
        counted = _counted(sample, cells)
        most = min(_VALUES_PER_COLUMN[1], max(_VALUES_PER_COLUMN[0], _MOST_VALUES // max(1, len(cells))))
        means = self._means(counted.group_by("column", maintain_order=True).head(most))
        parts = {int(part.item(0, "column")): part for part in counted.partition_by("column")}
        empty = counted.clear()
        return tuple(_evidence(one, parts.get(place, empty), means.get(place, {})) for place, one in enumerate(cells))

    def _means(self, values: pl.DataFrame) -> dict[int, dict[str, float]]:
        """Of each column, the mean of everything that is asked of a value; no shape is asked twice."""
        value = pl.col("value")
        weak = {one.entity for one in self._weak}

        def either(entity: str) -> pl.Expr:
            strong = pl.col(f"strong:{entity}")
            return (strong | pl.col(f"any:{entity}") if entity in weak else strong).alias(f"any:{entity}")

        judged = values.select(
            "column",
            *look_expressions(value, self._listed(values.get_column("value")), self._knowledge),
            *([value.str.contains(self._hit).alias("look:hit")] if self._hit else []),
            *(shape_expr(one, value).alias(f"strong:{one.entity}") for one in self._strong),
            *(shape_expr(one, value).alias(f"any:{one.entity}") for one in self._weak),
        ).with_columns(either(one.entity) for one in self._strong)
        rows = judged.group_by("column").agg(pl.all().fill_null(0).cast(pl.Float64).mean()).to_dicts()
        return {int(row.pop("column")): row for row in rows}


def only_strong(recognizer: Recognizer) -> Recognizer:
    """The declaration with no shapes but those that say something by themselves."""
    return replace(recognizer, shapes=tuple(shape for shape in recognizer.shapes if shape.score >= STRONG_SHAPE))


def _only_weak(recognizer: Recognizer) -> Recognizer:
    """The declaration with the other shapes."""
    return replace(recognizer, shapes=tuple(shape for shape in recognizer.shapes if shape.score < STRONG_SHAPE))


def speaking(knowledge: Knowledge) -> dict[str, Recognizer]:
    """The personal kinds with shapes that say something by themselves, with only these, under their entities."""
    strong = map(only_strong, knowledge.recognizers)
    return {one.entity: one for one in strong if one.shapes and one.articles and not one.needs_context}


def _counted(sample: pl.DataFrame, cells: tuple[Cells, ...]) -> pl.DataFrame:
    """The distinct values of all columns that are no placeholders, with their number: ``column value count``."""
    flat = [(str(place), one) for place, one in enumerate(cells) if not one.is_list]
    lists = [(str(place), one) for place, one in enumerate(cells) if one.is_list]
    texts = [
        sample.lazy().select(one.text.alias(place) for place, one in group).unpivot(variable_name="column")
        for group in (flat, *([each] for each in lists))
        if group
    ]
    filled = (
        pl.concat(texts)
        .with_columns(pl.col("column").cast(pl.UInt32), pl.col("value").str.strip_chars(BLANK))
        .filter(~pl.col("value").str.contains(PLACEHOLDER))
    )
    return filled.group_by("column", "value", maintain_order=True).len("count").collect()


def _evidence(cells: Cells, counted: pl.DataFrame, means: Mapping[str, float]) -> ColumnEvidence:
    return ColumnEvidence(
        cells=cells,
        filled=int(counted.get_column("count").sum()),
        shares=_of(means, "look:"),
        shapes=_of(means, "any:"),
        strong=_of(means, "strong:"),
        lists=_of(means, "whole:"),
        first_words=_of(means, "first:"),
        last_words=_of(means, "last:"),
        values=counted.get_column("value"),
    )


def _of(means: Mapping[str, float], prefix: str) -> dict[str, float]:
    return {name.removeprefix(prefix): share for name, share in means.items() if share and name.startswith(prefix)}
