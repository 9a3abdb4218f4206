"""What the values of each column show: shapes, checks, word lists and statistics, over the distinct sampled values.

All columns are judged together in one long frame (column, value, number), so that each pattern is compiled once and
runs over all of them in parallel.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING

import polars as pl

from avgtool.recognizers.columns import STRONG_SHAPE, is_valid, shape_expr
from avgtool.scanning.cells import BLANK, PLACEHOLDER, cells_of
from avgtool.scanning.territories import countries
from avgtool.scanning.vocabulary import COMPANY_MARKS, GENDER_CORE, GENDER_VALUES, STREET_MARKS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from avgtool.recognizers.base import Knowledge, Recognizer
    from avgtool.scanning.cells import Cells

_COMMON = 0.25
"""Share with a shape from which it is worth while to try the check."""
_MOST_VALUES = 12_000
"""Distinct values judged, of all columns together."""
_VALUES_PER_COLUMN = (100, 400)
"""Fewest and most distinct values judged of one column: enough for a share with an error of five percent."""
_CHECKED_VALUES = 60
"""Values of one column on which a check is tried that Polars cannot compute."""

_DATE = (
    r"\A(?:\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}|\d{1,2} \p{L}{3,10}\.? \d{4}|\p{L}{3,10} \d{1,2},? \d{4}|"
    r"\d{4}-[\d?]{2}-[\d?]{2})"
    r"(?:[T ]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?\z"
)
_PATTERNS: Mapping[str, str] = {
    "letters": r"\p{L}",
    "digits": r"\d",
    "all_digits": r"\A\d+\z",
    "integer": r"\A-?\d{1,18}\z",
    "decimal": r"\A[€$£]? ?-?(?:\d{1,3}(?:[.,]\d{3})*|\d+)[.,]\d+(?:[eE][+-]?\d+)? ?[€$£%]?\z",
    "date": _DATE,
    "compact_date": r"\A(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\z",
    "year": r"\A(?:19|20)\d{2}\z",
    "boolean": r"(?i)\A(?:true|false|ja|nee|yes|no|waar|onwaar|j|n|y|0|1)\z",
    "url": r"(?i)\A(?:https?://|www\.)\S+|\A[\w-]+(?:\.[\w-]+)*\.(?:nl|com|be|org|net|eu|de|info)/?\z",
    "guid": r"(?i)\A\{?[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}\}?\z",
    "binary": r"(?i)\A(?:0x)?[0-9a-f]{12,}\z",
    "markup": r"(?s)\A\s*[<{\[].*[>}\]]\s*\z",
    "scientific": r"(?i)\A\d(?:[.,]\d+)?e\+?\d+\z",
    "sentence": r"[\p{L}\d)\"'][.!?…](?:\s|\z)",
    "capitalized": r"\A[^\p{L}]*\p{Lu}",
    "spaced": r"\S\s+\S",
    "code": r"\A[\p{Lu}\d]+(?:[-_./][\p{Lu}\d]+)*\z",
    "street": STREET_MARKS,
    "number_beside_words": r"\A\d+[\w/-]*,?\s+\p{L}{2,}|"
    r"\p{L}{2,}[.,]?\s+(?:#|nr\.? ?|n[o°º]\.? ?|s/n)?\d+[\s\w/.-]{0,8}\z",
    "company": COMPANY_MARKS,
    "phone": r"\A(?:\+|00)?(?:\(\d{1,5}\)|\d)[\d\s().\-/]{4,20}(?:\s?(?:x|ext\.?|tst\.?)\s?\d{1,6})?\z",
    "punctuated": r"[\s().\-/+]",
    "two_words": r"\A[\p{Lu}][\p{L}'’.-]*(?:\s+[\p{L}'’.-]+){1,4}\z",
    "titled": r"(?i)\A(?:dhr|mevr|mevrouw|mw|heer|mr|mrs|ms|miss|dr|drs|ir|ing|prof|herr|frau)\.? "
    r"(?:\p{L}{1,3}\.? ?)*\p{L}",
    "rewritten": r"[^0-9A-Z]",
}
"""What a value may look like, under the names by which :attr:`ColumnEvidence.shares` tells how many do."""


@dataclass(frozen=True, slots=True)
class ColumnEvidence:
    """What the sampled values of one column show. Shares are of distinct values, in 0..1."""

    cells: Cells
    rows: int
    """Rows in the sample."""
    filled: int
    """Those with a value that is no placeholder."""
    distinct: int
    shares: Mapping[str, float]
    """Share of the values with each look (``letters``, ``date`` …), and the means ``length`` and ``words``."""
    shapes: Mapping[str, float]
    """Share with the shape of each entity; absent where none has it."""
    strong: Mapping[str, float]
    """Share with a shape of each entity that says something by itself."""
    valid: Mapping[str, float]
    """Share with the shape that also pass the check of each entity; absent where it has no check."""
    lists: Mapping[str, float]
    """Share whose whole value stands in each word list."""
    first_words: Mapping[str, float]
    """Share whose first word stands in each word list."""
    last_words: Mapping[str, float]
    """Share whose last word stands in each word list."""
    is_counter: bool
    """Whether the values are integers, each greater than the one in the row before."""
    values: pl.DataFrame = field(repr=False)
    """Columns ``value`` and ``count``; never shown."""

    @property
    def name(self) -> str:
        """The column's name."""
        return self.cells.name

    @property
    def uniqueness(self) -> float:
        """Distinct values per value."""
        return self.distinct / self.filled if self.filled else 0.0

    def share(self, look: str) -> float:
        """Share of the distinct values with this look."""
        return self.shares.get(look, 0.0)


class EvidenceReader:
    """Reads evidence by one knowledge; holds its word lists in the form that Polars wants."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._shaped = tuple(one for one in knowledge.recognizers if one.shapes)
        self._checked = tuple(one for one in self._shaped if one.check is not None)
        self._strong = tuple(strong for one in self._shaped if (strong := only_strong(one)).shapes)
        self._lists = knowledge.lists

    @cached_property
    def _words(self) -> dict[str, pl.Series]:
        loaded = {name: pl.Series(sorted(load())) for name, load in self._lists.items()}
        return {name: words.cast(pl.String) for name, words in loaded.items()}

    def read(self, sample: pl.DataFrame) -> tuple[ColumnEvidence, ...]:
        """The evidence of each column of ``sample``, in order."""
        cells = cells_of(sample)
        most = min(_VALUES_PER_COLUMN[1], max(_VALUES_PER_COLUMN[0], _MOST_VALUES // max(1, len(cells))))
        texts = [_texts(sample, one) for one in cells]
        counted = [_counted(text) for text in texts]
        long = pl.concat(
            [
                frame.head(most).with_columns(pl.lit(index, pl.UInt32).alias("column"))
                for index, frame in enumerate(counted)
            ]
        )
        looks = self._looks(long)
        shapes, valid = self._identifiers(long)
        return tuple(
            ColumnEvidence(
                cells=one,
                rows=sample.height,
                filled=texts[index].len(),
                distinct=counted[index].height,
                shares=_of(looks, index, "look:"),
                shapes=_of(shapes, index, "any:"),
                strong=_of(shapes, index, "strong:"),
                valid={entity: shares[index] for entity, shares in valid.items() if index in shares},
                lists=_of(looks, index, "whole:"),
                first_words=_of(looks, index, "first:"),
                last_words=_of(looks, index, "last:"),
                is_counter=_is_counter(texts[index]),
                values=counted[index],
            )
            for index, one in enumerate(cells)
        )

    def _looks(self, long: pl.DataFrame) -> dict[int, dict[str, float]]:
        value, lower = pl.col("value"), pl.col("value").str.to_lowercase()
        looks = [value.str.contains(pattern).alias(f"look:{name}") for name, pattern in _PATTERNS.items()]
        looks += [
            value.str.len_chars().alias("look:length"),
            (value.str.count_matches(r"\s+") + 1).alias("look:words"),
            lower.is_in(sorted(GENDER_VALUES)).alias("look:gender"),
            lower.is_in(sorted(GENDER_CORE)).alias("look:gender_core"),
            lower.is_in(pl.Series(sorted(countries())).implode()).alias("look:country"),
        ]
        for name, words in self._words.items():
            listed = words.implode()
            looks += [
                lower.is_in(listed).alias(f"whole:{name}"),
                lower.str.extract(r"\A([^\s,]+)").is_in(listed).alias(f"first:{name}"),
                lower.str.extract(r"([^\s,]+)\z").is_in(listed).alias(f"last:{name}"),
            ]
        return _means(long.select("column", *looks))

    def _identifiers(self, long: pl.DataFrame) -> tuple[dict[int, dict[str, float]], dict[str, dict[int, float]]]:
        value = pl.col("value")
        judged = long.select(
            "column",
            "value",
            *(shape_expr(one, value).alias(f"any:{one.entity}") for one in self._shaped),
            *(shape_expr(one, value).alias(f"strong:{one.entity}") for one in self._strong),
        )
        means = _means(judged.drop("value"))
        parts = {int(part.item(0, "column")): part for part in judged.partition_by("column")}
        return means, {one.entity: _tried(one, parts, means) for one in self._checked}


def _texts(sample: pl.DataFrame, cells: Cells) -> pl.Series:
    text = sample.select(cells.text.str.strip_chars(BLANK).alias("value")).get_column("value")
    return text.filter(text.is_not_null() & ~text.str.contains(PLACEHOLDER))


def _counted(texts: pl.Series) -> pl.DataFrame:
    return texts.to_frame().group_by("value", maintain_order=True).len("count")


def _means(judged: pl.DataFrame) -> dict[int, dict[str, float]]:
    rows = judged.group_by("column").agg(pl.all().fill_null(0).cast(pl.Float64).mean()).to_dicts()
    return {int(row.pop("column")): row for row in rows}


def _of(means: Mapping[int, Mapping[str, float]], index: int, prefix: str) -> dict[str, float]:
    return {
        name.removeprefix(prefix): share
        for name, share in means.get(index, {}).items()
        if share and name.startswith(prefix)
    }


def _tried(
    recognizer: Recognizer, parts: Mapping[int, pl.DataFrame], means: Mapping[int, Mapping[str, float]]
) -> dict[int, float]:
    """Per column in which the shape is common, the share that also passes, by trying some of its values."""
    name = f"any:{recognizer.entity}"
    shares: dict[int, float] = {}
    for index, part in parts.items():
        if means[index][name] < _COMMON:
            continue
        values = part.get_column("value").filter(part.get_column(name)).head(_CHECKED_VALUES).to_list()
        shares[index] = means[index][name] * sum(is_valid(recognizer, value) for value in values) / len(values)
    return {index: share for index, share in shares.items() if share}


def _is_counter(texts: pl.Series) -> bool:
    numbers = texts.cast(pl.Int64, strict=False)
    return texts.len() > 2 and numbers.null_count() == 0 and bool((numbers.diff().drop_nulls() > 0).all())  # noqa: PLR2004


def only_strong(recognizer: Recognizer) -> Recognizer:
    """The declaration with no shapes but those that say something by themselves."""
    return replace(recognizer, shapes=tuple(shape for shape in recognizer.shapes if shape.score >= STRONG_SHAPE))


def by_name(evidence: Sequence[ColumnEvidence]) -> dict[str, ColumnEvidence]:
    """The evidence under the names of the columns."""
    return {one.name: one for one in evidence}
