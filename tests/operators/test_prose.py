"""Prose: what is found is replaced, distinct texts once."""

from __future__ import annotations

import polars as pl
import pytest

from avgtool.catalog import operators
from avgtool.operators.base import OperatorContext
from tests.operators.both_paths import by_column, by_value

TEXT = operators()["text"]()


class Names:
    """Replaces names, and remembers what it was asked."""

    def __init__(self, *names: str) -> None:
        self.names = names
        self.asked: list[list[str]] = []

    def replace(self, texts):
        """Each name that stands in each text, replaced."""
        self.asked.append(list(texts))
        return [self._replaced(text) for text in texts]

    def _replaced(self, text: str) -> str:
        for name in self.names:
            text = text.replace(name, "[naam]")
        return text


def test_each_distinct_text_is_read_once_a_batch():
    """A thousand rows with the same complaint cost one."""
    names = Names("Jan")
    made = by_column(TEXT, ["Jan belt", None, "Jan belt", "", "niets"] * 50, OperatorContext(replacer=names))
    assert made == ["[naam] belt", None, "[naam] belt", "", "niets"] * 50
    assert sorted(names.asked[0]) == ["Jan belt", "niets"]


def test_column_and_text_agree():
    """As for every operator."""
    values = ["Jan en Piet", "niets", None, ""]
    context = OperatorContext(replacer=Names("Jan", "Piet"))
    assert (
        by_column(TEXT, values, context) == by_value(TEXT, values, context) == ["[naam] en [naam]", "niets", None, ""]
    )


def test_prose_without_a_replacer_is_a_mistake_of_ours():
    """The workflow always has one."""
    with pytest.raises(ValueError, match="replacer"):
        TEXT.column(pl.col("a"), OperatorContext())
