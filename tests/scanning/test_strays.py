"""What a class does not explain is searched whole, and what is not judged by itself is told."""

from __future__ import annotations

import polars as pl
import pytest

from avgtool import catalog
from avgtool.engines.local import LocalEngine
from avgtool.scanning import scanner, tally
from avgtool.scanning.cells import Cells
from avgtool.scanning.counting import count_rows
from avgtool.scanning.residue import residue
from avgtool.scanning.strays import StrayFinder, unjudged_notices
from avgtool.scanning.tasks import Task

MANY = 400
PHONES = [f"06{10_000_000 + 37 * number:08}" for number in range(900)]
ODD = [f"geen nr {number // 2}" for number in range(MANY)]
MAILS = [f"jan{number}@example.nl" for number in range(20)]


@pytest.fixture(params=["tallied", "streamed"])
def few_are_judged(request, monkeypatch):
    """Thirty distinct values at most of each sort, in a column that is tallied or streamed."""
    monkeypatch.setattr(scanner, "RESIDUE_VALUES", 30)
    monkeypatch.setattr(scanner, "HIT_VALUES", 30)
    if request.param == "streamed":
        monkeypatch.setattr(tally, "FEW_ROWS", 100)
        monkeypatch.setattr(tally, "REPEATING", 0.0)


@pytest.mark.usefixtures("few_are_judged")
def test_addresses_behind_thousands_of_other_values_are_found(scanned):
    """The others are more frequent, and more than are judged; the reader is told how many were not."""
    found = scanned({"telefoon": [*PHONES, *ODD, *MAILS]})
    assert found.column("telefoon").entities == {"EMAIL_ADDRESS": 20}
    assert [(one.code, one.column, one.count) for one in found.notices] == [("residue_not_judged", "telefoon", 340)]


@pytest.mark.usefixtures("few_are_judged")
def test_hits_that_were_not_judged_are_told_by_themselves(scanned):
    """Twice as many addresses as are judged."""
    found = scanned({"telefoon": [*PHONES, *(f"jan{number}@example.nl" for number in range(60))]})
    assert found.column("telefoon").entities == {"EMAIL_ADDRESS": 30}
    assert [(one.code, one.count) for one in found.notices] == [("hits_not_judged", 30)]


def test_nothing_is_told_where_all_was_judged(scanned):
    """The ordinary case."""
    assert scanned({"telefoon": [*PHONES, *MAILS, "geen"]}).notices == ()


def test_a_residue_that_fits_is_whole(knowledge):
    """Hits first, then the most frequent."""
    frame = pl.DataFrame({"v": ["0612345678", "geen nummer", "geen nummer", "bel jan@example.nl", "", None]}).lazy()
    task = Task(0, Cells("v", pl.String()), knowledge.recognizer("PHONE_NUMBER"), hits="@")
    counts = count_rows(LocalEngine(), frame, [task])[0]
    left = residue(LocalEngine(), frame, task, counts, (5, 5))
    assert left.judged.rows() == [("bel jan@example.nl", 1), ("geen nummer", 2)]
    assert (left.unjudged, left.unjudged_hits) == (0, 0)


def test_strays_are_counted_in_rows_but_not_the_columns_own():
    """And those without doubt are told apart."""
    found = StrayFinder(catalog.knowledge()).search(
        [("bel 06-12345678 of mail jan@example.nl", 3), ("mail piet@example.nl", 4)], "PHONE_NUMBER", 0.9
    )
    assert (dict(found.rows), found.sure) == ({"EMAIL_ADDRESS": 7}, {"EMAIL_ADDRESS"})


@pytest.mark.parametrize(
    ("rows", "hits", "codes"),
    [(0, 0, []), (5, 0, ["residue_not_judged"]), (5, 5, ["hits_not_judged"]),
     (5, 2, ["hits_not_judged", "residue_not_judged"])],
)  # fmt: skip
def test_each_sort_of_unjudged_rows_has_its_notice(rows, hits, codes):
    """And together they are all rows."""
    found = list(unjudged_notices("v", rows, hits))
    assert [one.code for one in found] == codes
    assert sum(one.count for one in found) == rows
