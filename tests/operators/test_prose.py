"""Prose: what is found is replaced, distinct texts once, and again until nothing changes."""

from __future__ import annotations

import polars as pl
import pytest

from avgtool.operators import operators
from avgtool.operators.base import OperatorContext
from avgtool.operators.prose import ROUNDS, settled
from tests.operators.both_paths import by_column, by_value

TEXT = operators()["text"]()


class Names:
    """Replaces one name a round, and remembers what it was asked."""

    def __init__(self, *names: str) -> None:
        self.names = names
        self.asked: list[list[str]] = []

    def replace(self, texts):
        """The first name that stands in each text, replaced."""
        self.asked.append(list(texts))
        return [self._replaced(text) for text in texts]

    def _replaced(self, text: str) -> str:
        found = next((name for name in self.names if name in text), None)
        return text if found is None else text.replace(found, "[naam]")


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


def test_only_texts_that_changed_are_read_again():
    """Reading prose is what takes the time."""
    names = Names("Jan", "Piet")
    assert settled(names, ["Jan en Piet", "niets"]) == ["[naam] en [naam]", "niets"]
    assert names.asked == [["Jan en Piet", "niets"], ["Jan en Piet".replace("Jan", "[naam]")], ["[naam] en [naam]"]]


def test_a_replacer_that_never_settles_is_stopped():
    """A placeholder that is itself taken for a name does not go on forever."""
    endless = Names("naam", "n")
    assert settled(endless, ["naam"])
    assert len(endless.asked) == ROUNDS


def test_prose_without_a_replacer_is_a_mistake_of_ours():
    """The workflow always has one."""
    with pytest.raises(ValueError, match="replacer"):
        TEXT.column(pl.col("a"), OperatorContext())
