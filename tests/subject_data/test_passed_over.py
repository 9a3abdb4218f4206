"""What a search passes over because avgtool.yaml says nothing of it is told before an answer is sent."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from avgtool import catalog
from avgtool.model.subject_data import Found, FoundRow, FoundTable, Match, TableMap, Wanted
from avgtool.sources.limits import Limits
from avgtool.subject_data.locating import locate
from avgtool.subject_data.wordy import wordy_columns
from avgtool.workflows.subject_data.passed_over import passed_over
from tests.subject_data import small_shop


def remarks(url: str, *left_out: str) -> list[str]:
    whole = small_shop.shop(url)
    source = replace(whole, tables=tuple(one for one in whole.tables if one.table not in left_out))
    found: Found = locate([source], Wanted(("1",)), limits=Limits(), particles=catalog.name_particles())
    return [one.render("en") for one in passed_over(found, [source])]


@pytest.mark.parametrize(
    ("left_out", "told"),
    [
        ((), []),
        (("nieuwsbrief",), []),
        (("orderregel",), ["describe orderregel, of which 3 rows refer to what was found in bestelling"]),
        (
            ("adres", "inlog"),
            ["adres, of which 2 rows refer to what was found in klant", "inlog, of which 2 rows refer to"],
        ),
    ],
)
def test_a_table_that_refers_to_rows_of_the_person_and_is_not_described_is_told(tmp_path: Path, left_out, told):
    """A table of products refers to nobody, and a table without a foreign key cannot be known."""
    url = f"sqlite:///{tmp_path / 'shop.db'}"
    small_shop.fill(url)
    found = remarks(url, *left_out)
    assert len(found) == len(told)
    assert all(any(words in one for one in found) for words in told)


@pytest.mark.parametrize(
    ("column", "value", "mapped", "told"),
    [
        ("opmerking", "Cadeau voor Truus Bakker, bel 06-87654321", {}, True),
        ("opmerking", "Cadeau voor Truus Bakker, bel 06-87654321", {"texts": ("opmerking",)}, False),
        ("opmerking", "Cadeau voor Truus Bakker, bel 06-87654321", {"left_out": {"opmerking": "intern"}}, False),
        ("opmerking", "Cadeau voor Truus Bakker, bel 06-87654321", {"third_parties": ("opmerking",)}, False),
        ("opmerking", "geen", {}, False),
        ("opmerking", None, {}, False),
        ("bezorgadres", "Burgemeester van der Berghstraat 12, 1234 AB Utrecht", {}, False),
    ],
)
def test_a_column_of_longer_texts_of_which_nothing_is_said_is_told(column, value, mapped, told):
    row = FoundRow("a", (1,), Match.EXACT, ("id",), (1, value))
    table = FoundTable("winkel", "orders", ("id", column), (row,), TableMap("orders", (), {}, **mapped))
    assert wordy_columns(table, catalog.kind_named_by) == ((column,) if told else ())
    assert bool(list(passed_over(Found((table,)), []))) is told
