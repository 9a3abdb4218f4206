"""What only resembles a person, or speaks of one, is found, and counts once a human has said so."""

import sqlite3
from datetime import date
from pathlib import Path

import polars as pl
import pytest

from avgtool.model.subject_data import Found, Handle, Match, SourceMap, TableMap
from avgtool.subject_data.locating import locate
from avgtool.subject_data.texts import mentions_of
from avgtool.subject_data.wanting import sought, wanted_from
from benchmarks.webshop import Customer, shop

PARTICLES = {"van", "de", "den", "der", "het", "t", "el", "ten", "ter"}
HANDLES = {
    Handle.CUSTOMER: (("nr",),),
    Handle.EMAIL: (("mail",),),
    Handle.NAME: (("naam",),),
    Handle.BIRTH: (("geboren",),),
}
CARDS = {
    "nr": ["1001", "1002", "1003", "1004", "1005", "1006"],
    "mail": ["f@example.nl", "", "", "", "", "f@example.nl"],
    "naam": ["F. el Amrani", "Amrani, Fatima", "Fatima Elamrani", "Fatima el Amrani", "Fatma el Amrani", "Piet Bakker"],
    "geboren": ["01-02-1980", "02-01-1980", "", "05-07-1951", "01-02-1980", ""],
    "notitie": ["", "", "", "", "", "Bel fatima el amrani terug"],
}


@pytest.fixture(params=["csv", "sqlite"])
def cards(request: pytest.FixtureRequest, tmp_path: Path) -> SourceMap:
    path = tmp_path / f"kaarten.{request.param}"
    frame = pl.DataFrame(CARDS)
    if request.param == "csv":
        frame.write_csv(path)
        return SourceMap("kaarten", str(path), (TableMap(None, ("nr",), HANDLES, texts=("notitie",)),))
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE kaart (nr TEXT PRIMARY KEY, mail TEXT, naam TEXT, geboren TEXT, notitie TEXT)")
        connection.executemany("INSERT INTO kaart VALUES (?, ?, ?, ?, ?)", frame.rows())
    connection.close()
    return SourceMap("kaarten", str(path), (TableMap("kaart", ("nr",), HANDLES, texts=("notitie",)),))


def doubts(found: Found) -> dict[str, tuple[Match, float]]:
    return {row.key[0]: (row.match, row.score) for table in found.tables for row in table.rows if not row.is_certain}


def certain(found: Found) -> list[str]:
    return sorted(row.key[0] for table in found.tables for row in table.certain)


def test_a_name_alone_is_never_enough(cards: SourceMap):
    found = locate([cards], wanted_from(names=["Fatima el Amrani"]), particles=PARTICLES)
    assert certain(found) == []
    assert set(doubts(found)) == {"1001", "1002", "1003", "1004", "1005", "1006"}


def test_a_date_of_birth_tells_namesakes_apart_and_swapped_days_are_seen(cards: SourceMap):
    wanted = wanted_from(names=["Fatima el Amrani"], born=date(1980, 2, 1))
    found = locate([cards], wanted, particles=PARTICLES)
    near = {key: score for key, (match, score) in doubts(found).items() if match is Match.NEAR}
    assert set(near) == {"1001", "1002", "1003", "1005"}
    assert near["1002"] == 0.9


def test_what_a_human_confirmed_counts_and_nothing_else(cards: SourceMap):
    wanted = wanted_from(names=["Fatima el Amrani"])
    found = locate([cards], wanted, particles=PARTICLES)
    [chosen] = [row.id for table in found.tables for row in table.rows if row.key == ("1003",)]
    again = locate([cards], wanted, particles=PARTICLES, confirmed=[chosen])
    assert certain(again) == ["1003"]
    assert "1001" in doubts(again)


def test_a_shared_address_counts_for_whose_name_it_is(cards: SourceMap):
    found = locate([cards], wanted_from(emails=["F@example.nl"], names=["Fatima el Amrani"]), particles=PARTICLES)
    assert certain(found) == ["1001"]
    assert doubts(found)["1006"] == (Match.NEAR, 0.5)


def test_a_shared_address_alone_gives_nobody_the_data_of_the_other(cards: SourceMap):
    """Whoever of the household asks: a human says who it is, or the name does."""
    found = locate([cards], wanted_from(emails=["f@example.nl"]), particles=PARTICLES)
    assert certain(found) == []
    assert {key: match for key, (match, _) in doubts(found).items()} == {"1001": Match.NEAR, "1006": Match.NEAR}
    [chosen] = [row.id for table in found.tables for row in table.rows if row.key == ("1006",)]
    again = locate([cards], wanted_from(emails=["f@example.nl"]), particles=PARTICLES, confirmed=[chosen])
    assert certain(again) == ["1006"]


def test_a_number_that_means_another_in_another_system_is_in_doubt(cards: SourceMap, tmp_path: Path):
    path = tmp_path / "leden.csv"
    path.write_text("nr;naam\n1001;Kees Visser\n", encoding="utf-8")
    map_ = TableMap(None, (), {Handle.CUSTOMER: (("nr",),), Handle.NAME: (("naam",),)})
    both = [cards, SourceMap("leden", str(path), (map_,))]
    assert certain(locate(both, wanted_from(customer=["1001"]), particles=PARTICLES)) == []
    named = locate(both, wanted_from(customer=["1001"], names=["Fatima el Amrani"]), particles=PARTICLES)
    assert certain(named) == ["1001"]
    assert doubts(named)[1] == (Match.NEAR, 0.5)


def test_without_a_look_at_what_resembles_only_identifiers_count(cards: SourceMap):
    found = locate([cards], wanted_from(customer=["1001"], names=["Fatima el Amrani"]), doubts=False)
    assert (certain(found), doubts(found)) == (["1001"], {})


def test_what_one_source_says_is_looked_for_in_the_others_and_asked_about(cards: SourceMap, tmp_path: Path):
    """The address leads to the customer number, and that to an export that holds nothing else."""
    path = tmp_path / "punten.csv"
    path.write_text("klant;punten\n1001;30\n1002;40\n", encoding="utf-8")
    points = SourceMap("punten", str(path), (TableMap(None, (), {Handle.CUSTOMER: (("klant",),)}),))
    found = locate([points, cards], wanted_from(emails=["f@example.nl"], names=["F. el Amrani"]), particles=PARTICLES)
    assert doubts(found)[1] == (Match.NEAR, 0.95)


def test_a_text_that_speaks_of_the_person_is_found_in_the_row_of_another(shop_url: str):
    """Customer 20 complains about the neighbor, customer 21, with name and telephone number."""
    one = Customer(21)
    found = locate([shop(shop_url)], wanted_from(customer=[one.id]), particles=PARTICLES)
    [complaint] = [table for table in found.tables if table.table == "klacht"]
    assert [(row.key, row.match, row.by) for row in complaint.rows] == [((21,), Match.TEXT, ("bericht",))]


def test_a_thousand_namesakes_are_not_all_shown(tmp_path: Path):
    path = tmp_path / "veel.csv"
    path.write_text("naam\n" + "Jan Jansen\n" * 900 + "Jan Janssen\n" * 100, encoding="utf-8")
    source = SourceMap("veel", str(path), (TableMap(None, (), {Handle.NAME: (("naam",),)}),))
    [table] = locate([source], wanted_from(names=["Jan Jansen"])).tables
    assert (len(table.rows), table.more_in_doubt) == (200, 800)
    assert {row.score for row in table.rows} == {0.9}


TEXTS = [
    ("Mail naar KLANT@Example.nl.", True),
    ("Mail naar klant@example.nl.be", False),
    ("Mail naar deklant@example.nl", False),
    ("Bel 06 - 12 34 56 78 na vijven", True),
    ("Bel +31 (0)6 12345678", True),
    ("Bel 0031612345678!", True),
    ("Rekening 20612345678", False),
    ("Ordernr 612345678901", False),
    ("Klant K1001 belde", True),
    ("Klant k-1001 belde", True),
    ("Klant K-10012 belde", False),
    ("Volgens Fátima El Amrani was het dicht", True),
    ("Volgens F. el Amrani was het dicht", True),
    ("Volgens mevrouw El Amrani was het dicht", False),
    ("Fatima was er niet", False),
]


@pytest.mark.parametrize(("text", "speaks"), TEXTS)
def test_a_text_speaks_of_a_person_by_any_way_of_writing(text: str, speaks: bool):
    wanted = wanted_from(
        customer=["K-1001"], emails=["klant@example.nl"], phones=["0612345678"], names=["Fatima el Amrani"]
    )
    assert bool(mentions_of(sought(wanted), PARTICLES).score(text)) is speaks
