"""What belongs to another person is never taken along, however that person came into sight."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import polars as pl
import pytest
import sqlalchemy

from avgtool.model.subject_data import Handle, SourceMap, TableMap
from avgtool.subject_data.giving import given_tables
from avgtool.subject_data.instructing import instructions
from avgtool.subject_data.judging import known_person
from avgtool.subject_data.locating import locate
from avgtool.subject_data.marking import objected, put_right, restricted
from avgtool.subject_data.masking import ThirdParties
from avgtool.subject_data.planning import erasure
from avgtool.subject_data.texts import mentions_of
from avgtool.subject_data.wanting import sought, wanted_from

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from avgtool.model.subject_data import Found

    Filled = Callable[[Mapping[str, pl.DataFrame], Sequence[TableMap]], SourceMap]

TODAY = date(2026, 11, 23)
SHOP = {
    "klant": pl.DataFrame({
        "nr": ["K-1001", "K-1004"],
        "naam": ["Fatima el Amrani", "Petra Smit"],
        "notitie": ["", "Vraagt naar Fatima el Amrani"],
        "dicht": ["nee", "nee"],
        "post": ["ja", "ja"],
    }),
    "bestelling": pl.DataFrame({"id": ["1", "4"], "klant": ["K-1001", "K-1004"], "dicht": ["nee", "nee"]}),
    "regel": pl.DataFrame({"id": ["11", "44"], "bestelling": ["1", "4"], "wat": ["lamp", "fiets"]}),
}  # fmt: skip
SHOP_MAPS = (
    TableMap(
        "klant", ("nr",), {Handle.CUSTOMER: (("nr",),), Handle.NAME: (("naam",),)}, texts=("notitie",),
        restricted=("dicht", "ja"), objected=("post", "nee"),
    ),
    TableMap("bestelling", ("id",), {}, {"klant": ("klant", "nr")}, restricted=("dicht", "ja")),
    TableMap("regel", ("id",), {}, {"bestelling": ("bestelling", "id")}),
)  # fmt: skip
FATIMA = wanted_from(customer=["K-1001"], names=["Fatima el Amrani"])


@pytest.fixture(params=["sqlite", "postgresql", "files"])
def filled(request: pytest.FixtureRequest, tmp_path: Path) -> Filled:
    """Makes a source of tables of texts, the first column of each its key."""

    def fill(frames: Mapping[str, pl.DataFrame], maps: Sequence[TableMap]) -> SourceMap:
        if request.param == "files":
            for name, frame in frames.items():
                frame.write_csv(tmp_path / f"{name}.csv")
            return SourceMap("bron", str(tmp_path), tuple(maps))
        url = f"sqlite:///{tmp_path / 'bron.db'}"
        if request.param == "postgresql":
            url = str(request.getfixturevalue("postgresql_url"))
        engine = sqlalchemy.create_engine(url)
        with engine.begin() as connection:
            for name, frame in frames.items():
                columns = [sqlalchemy.Column(one, sqlalchemy.String, primary_key=not at) for at, one in enumerate(frame.columns)]  # fmt: skip # noqa: E501
                table = sqlalchemy.Table(name, sqlalchemy.MetaData(), *columns)
                table.create(connection)
                connection.execute(table.insert(), frame.to_dicts())
        engine.dispose()
        return SourceMap("bron", url, tuple(maps))

    return fill


class NobodyElse:
    """Finds no other person in any text."""

    def find(self, texts: Sequence[str]) -> list[tuple[()]]:
        return [() for _ in texts]


def keys(found: Found) -> dict[str | None, list[Any]]:
    return {table.table: sorted(row.key[0] for row in table.certain) for table in found.tables}


def in_doubt(found: Found) -> dict[Any, str]:
    return {row.key[0]: row.id for table in found.tables for row in table.rows if not row.is_certain}


def test_the_orders_of_who_only_mentions_the_person_stay_with_that_one(filled: Filled):
    """The note on Petra speaks of Fatima: Fatima gets that text, and nothing under it is read or changed."""
    source = filled(SHOP, SHOP_MAPS)
    mention = in_doubt(locate([source], FATIMA))["K-1004"]
    found = locate([source], FATIMA, confirmed=[mention])
    assert keys(found) == {"klant": ["K-1001", "K-1004"], "bestelling": ["1"], "regel": ["11"]}

    mentions = mentions_of(sought(FATIMA))
    klant = given_tables(found, ThirdParties(NobodyElse(), mentions, frozenset(), "[…]"))[0]
    assert [value for row in klant.rows if "K-1001" not in row for value in row if value] == [
        "Vraagt naar Fatima el Amrani"
    ]
    plan = erasure(found, [source], TODAY)
    [work] = instructions(plan, found, [source], mentions=mentions)
    done = {(table.table, row.key[0]): row.values for table in work.tables for row in table.rows}
    assert done == {
        ("klant", "K-1001"): {}, ("klant", "K-1004"): {"notitie": "Vraagt naar […]"},
        ("bestelling", "1"): {}, ("regel", "11"): {},
    }  # fmt: skip


@pytest.mark.parametrize("change", [restricted, objected, lambda found: put_right(["bestelling.dicht=ja"], found)])
def test_no_mark_and_no_value_comes_upon_rows_of_who_mentions_the_person(filled: Filled, change):
    source = filled(SHOP, SHOP_MAPS)
    found = locate([source], FATIMA, confirmed=in_doubt(locate([source], FATIMA)).values())
    names = {row.id: row.key[0] for table in found.tables for row in table.rows}
    changed = {names[id_] for rows in change(found).values() for id_ in rows}
    assert changed
    assert changed <= {"K-1001", "1", "11"}


HOUSEHOLD = {
    "huis": pl.DataFrame({"nr": ["H1"], "mail": ["gezin@example.nl"]}),
    "lid": pl.DataFrame({
        "id": ["1", "2", "3", "4", "5"],
        "huis": ["H1"] * 5,
        "lidnr": ["L-1", "L-2", "", "", ""],
        "naam": ["Jan de Vries", "", "Petra Smit", "J. de Vries", ""],
        "mail": ["gezin@example.nl", "", "", "jan@werk.example", "petra@example.nl"],
    }),
    "les": pl.DataFrame({"id": ["11", "22", "33"], "lid": ["1", "2", "3"]}),
}  # fmt: skip
HOUSEHOLD_MAPS = (
    TableMap("huis", ("nr",), {Handle.EMAIL: (("mail",),)}),
    TableMap(
        "lid", ("id",),
        {Handle.CUSTOMER: (("lidnr",),), Handle.NAME: (("naam",),), Handle.EMAIL: (("mail",),)},
        {"huis": ("huis", "nr")},
    ),
    TableMap("les", ("id",), {}, {"lid": ("lid", "id")}),
)  # fmt: skip
ASKED = {
    "by address": wanted_from(emails=["gezin@example.nl"]),
    "by address and name": wanted_from(emails=["gezin@example.nl"], names=["Jan de Vries"]),
}


@pytest.mark.parametrize("wanted", ASKED.values(), ids=ASKED)
def test_a_housemate_is_in_doubt_and_so_is_all_below(filled: Filled, wanted):
    """The household is the person's; whoever has a number, a name or an address of his own in it is another."""
    source = filled(HOUSEHOLD, HOUSEHOLD_MAPS)
    found = locate([source], wanted, particles={"de"})
    assert keys(found) == {"huis": ["H1"], "lid": ["1", "4"], "les": ["11"]}
    assert set(in_doubt(found)) == {"2", "3", "5"}


def test_a_row_that_names_another_counts_once_a_human_says_so_and_names_nobody_else(filled: Filled):
    source = filled(HOUSEHOLD, HOUSEHOLD_MAPS)
    petra = in_doubt(locate([source], ASKED["by address"], particles={"de"}))["3"]
    found = locate([source], ASKED["by address"], particles={"de"}, confirmed=[petra])
    assert keys(found) == {"huis": ["H1"], "lid": ["1", "3", "4"], "les": ["11", "33"]}
    assert known_person(found.tables, ASKED["by address"]).names == ("Jan de Vries",)


@pytest.mark.parametrize("typed", ["k-1001", "K1001", "K\N{EN DASH}1001", "k 1001"])
def test_a_customer_id_in_another_case_or_with_other_signs_is_asked_about(filled: Filled, typed: str):
    """It may be that of another, for ids are told apart by both; that nobody is found would be said too soon."""
    source = filled(SHOP, SHOP_MAPS)
    wanted = wanted_from(customer=[typed])
    found = locate([source], wanted)
    assert (found.rows, list(in_doubt(found))) == (0, ["K-1001"])
    again = locate([source], wanted, confirmed=in_doubt(found).values())
    assert keys(again) == {"klant": ["K-1001"], "bestelling": ["1"], "regel": ["11"]}
