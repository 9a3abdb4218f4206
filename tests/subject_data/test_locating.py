"""The rows of one person are found in databases and files: by any way of writing, over any number of references."""

import json
import sqlite3
from datetime import date
from pathlib import Path

import polars as pl
import pytest
import sqlalchemy
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st

from avgtool.errors import ConfigError, InputError, StoreError
from avgtool.model.subject_data import Found, Handle, Match, SourceMap, TableMap
from avgtool.sources.limits import Limits
from avgtool.subject_data.locating import locate
from avgtool.subject_data.names import ENOUGH, likeness, likeness_with_birth, same_name_key
from avgtool.subject_data.wanting import comparable, read_date, spellings, wanted_from, written_dates
from benchmarks.webshop import Customer, expected, shop

PARTICLES = {"van", "de", "den", "der", "het", "t", "el", "ten", "ter"}
BY = {
    "number": lambda one: {"customer": [one.id]},
    "e-mail": lambda one: {"emails": [one.email]},
    "e-mail in capitals": lambda one: {"emails": [one.email.upper()]},
    "e-mail with a name": lambda one: {"emails": [f"{one.full_name} <{one.email}>"]},
    "phone": lambda one: {"phones": [one.digits]},
    "phone from abroad": lambda one: {"phones": [f"0031 (0){one.digits[1:]}"]},
    "phone in pairs": lambda one: {"phones": [" ".join(one.digits[at : at + 2] for at in range(0, 10, 2))]},
    "phone from a spreadsheet": lambda one: {"phones": [one.digits[1:]]},
    "name with date of birth": lambda one: {"names": [one.full_name.upper()], "born": one.born},
}


def counts(found: Found) -> dict[str | None, int]:
    return {table.table: len(table.certain) for table in found.tables}


@pytest.mark.parametrize("by", BY.values(), ids=BY)
@pytest.mark.parametrize("number", [20, 33, 50])
def test_everything_that_belongs_to_a_person_is_found_whatever_is_given(shop_url: str, by, number: int):
    """Customer, orders, their lines, what was returned of these, invoices, payments; and nothing of anybody else."""
    one = Customer(number)
    found = locate([shop(shop_url)], wanted_from(**by(one)), particles=PARTICLES)
    assert found.missed == ()
    assert counts(found) == expected(number)


def test_both_databases_find_the_same_rows(sqlite_shop: str, postgresql_shop: str):
    wanted = wanted_from(customer=[Customer(20).id])
    ids = [
        [row.id for table in locate([shop(url)], wanted).tables for row in table.rows]
        for url in (sqlite_shop, postgresql_shop)
    ]
    assert ids[0] == ids[1]


def test_how_a_row_was_found_is_told(sqlite_shop: str):
    found = locate([shop(sqlite_shop)], wanted_from(emails=[Customer(20).email]))
    by = {table.table: (row.match, row.by) for table in found.tables for row in table.rows[:1]}
    assert by["klant"] == (Match.EXACT, ("email",))
    assert by["bestelregel"] == (Match.REFERENCE, ("bestelling",))
    assert by["klacht"] == (Match.EXACT, ("email",))


def test_an_identifier_beside_the_name_of_another_is_in_doubt(shop_url: str):
    """A household shares an address: a human decides, and then what belongs to the row counts too."""
    one = Customer(20)
    wanted = wanted_from(emails=[one.email], names=["Hendrika Potgieter"])
    found = locate([shop(shop_url)], wanted, particles=PARTICLES)
    [row] = found.tables[0].rows
    assert (row.match, row.is_certain, counts(found)["bestelling"]) == (Match.NEAR, False, 0)
    again = locate([shop(shop_url)], wanted, particles=PARTICLES, confirmed=[row.id])
    assert (counts(again)["klant"], counts(again)["bestelling"]) == (1, 2)


def test_a_name_that_is_written_otherwise_contradicts_nothing(shop_url: str):
    one = Customer(20)
    initial = f"{one.name[0][0]}. {one.name[2]}"
    found = locate([shop(shop_url)], wanted_from(emails=[one.email], names=[initial]), particles=PARTICLES)
    assert counts(found) == expected(20)


def test_nobody_is_found_where_nobody_is(shop_url: str):
    found = locate([shop(shop_url)], wanted_from(emails=["niemand@example.org"]))
    assert (found.rows, found.persons_in_doubt, len(found.tables)) == (0, 0, 10)


# --- other shapes of databases -------------------------------------------------------------------------------------


def database(folder: Path, script: str) -> str:
    path = folder / "klein.db"
    with sqlite3.connect(path) as connection:
        connection.executescript(script)
    connection.close()
    return str(path)


EMAIL = {Handle.EMAIL: (("email",),)}


def test_tables_that_refer_to_each_other_and_themselves_come_to_an_end(tmp_path: Path):
    location = database(
        tmp_path,
        """CREATE TABLE lid (id INTEGER PRIMARY KEY, email TEXT, vorige INTEGER, pas INTEGER);
           CREATE TABLE pas (id INTEGER PRIMARY KEY, lid INTEGER);
           INSERT INTO lid VALUES (1, 'a@example.nl', NULL, 7), (2, 'oud', 1, 7), (3, 'ouder', 2, NULL), (4, 'x', 4, 9);
           INSERT INTO pas VALUES (7, 1), (8, 3), (9, 4);""",
    )
    tables = (
        TableMap("lid", ("id",), EMAIL, {"vorige": ("lid", "id")}),
        TableMap("pas", ("id",), {}, {"lid": ("lid", "id")}),
    )
    found = locate([SourceMap("leden", location, tables)], wanted_from(emails=["a@example.nl"]))
    assert [[row.key for row in table.rows] for table in found.tables] == [[(1,), (2,), (3,)], [(7,), (8,)]]


def test_who_ordered_and_who_received_are_two_ways_to_belong(tmp_path: Path):
    location = database(
        tmp_path,
        """CREATE TABLE klant (id INTEGER PRIMARY KEY, email TEXT);
           CREATE TABLE cadeau (id INTEGER PRIMARY KEY, van INTEGER, aan INTEGER);
           INSERT INTO klant VALUES (1, 'a@example.nl'), (2, 'b@example.nl');
           INSERT INTO cadeau VALUES (1, 1, 2), (2, 2, 1), (3, 2, 2);""",
    )
    tables = (
        TableMap("klant", ("id",), EMAIL),
        TableMap("cadeau", ("id",), {}, {"van": ("klant", "id"), "aan": ("klant", "id")}),
    )
    found = locate([SourceMap("cadeaus", location, tables)], wanted_from(emails=["a@example.nl"]))
    assert [row.key for row in found.tables[1].rows] == [(1,), (2,)]


def test_the_same_row_twice_in_a_table_without_a_key_is_one_row(tmp_path: Path):
    """Nothing tells the two apart, so that what is done to one is done to both."""
    location = database(
        tmp_path,
        """CREATE TABLE log (email TEXT, wat TEXT);
           INSERT INTO log VALUES ('a@example.nl', 'in'), ('a@example.nl', 'in');""",
    )
    source = SourceMap("log", location, (TableMap("log", (), EMAIL),))
    [table] = locate([source], wanted_from(emails=["a@example.nl"])).tables
    assert (table.key, len(table.rows)) == (("email", "wat"), 1)


def test_a_number_column_holds_a_telephone_number_without_its_zero(tmp_path: Path):
    location = database(tmp_path, "CREATE TABLE k (tel INTEGER); INSERT INTO k VALUES (612345678), (31612345679);")
    source = SourceMap("k", location, (TableMap("k", (), {Handle.PHONE: (("tel",),)}),))
    assert locate([source], wanted_from(phones=["06-12345678"])).rows == 1
    assert locate([source], wanted_from(phones=["+31 6 12 34 56 79"])).rows == 1


# --- files ---------------------------------------------------------------------------------------------------------

ROWS = {
    "nr": ["K-1", "K-2", "K-3", "K-2"],
    "mail": ["Fatima <F.Amrani@Example.NL>", "jan@example.nl", None, "jan@example.nl"],
    "tel": ["06-12345678", "0612345670", "", "31612345670"],
    "vnaam": ["Fatima", "Jan", "Zoë", "Jan"],
    "anaam": ["el Amrani", "Bakker", "van 't Hof", "Bakker"],
    "geb": ["01-02-1980", "3-4-1975", "1990-05-06", "3-4-1975"],
}
WRITERS = {
    "csv": lambda frame, path: frame.write_csv(path, separator=";"),
    "xlsx": lambda frame, path: frame.write_excel(path, worksheet="klanten"),
    "parquet": lambda frame, path: frame.write_parquet(path),
    "json": lambda frame, path: path.write_text(json.dumps(frame.to_dicts()), encoding="utf-8"),
    "ndjson": lambda frame, path: frame.write_ndjson(path),
}
FILE_MAP = TableMap(
    None,
    (),
    {
        Handle.CUSTOMER: (("nr",),),
        Handle.EMAIL: (("mail",),),
        Handle.PHONE: (("tel",),),
        Handle.NAME: (("vnaam", "anaam"),),
        Handle.BIRTH: (("geb",),),
    },
)
ASKED = {
    "a number": ({"customer": ["K-2"]}, [2, 4]),
    "an address": ({"emails": ["f.amrani@example.nl"]}, [1]),
    "a telephone number": ({"phones": ["06 12345670"]}, [2, 4]),
    "a name with a date of birth": ({"names": ["HOF, Zoe van t"], "born": "06-05-1990"}, [3]),
    "a name alone": ({"names": ["Jan Bakker"]}, []),
    "the name of one and the date of birth of another": ({"names": ["Jan Bakker"], "born": "1990-05-06"}, []),
}


@pytest.mark.parametrize("suffix", WRITERS)
@pytest.mark.parametrize(("asked", "numbers"), ASKED.values(), ids=ASKED)
def test_rows_of_a_file_are_found_by_their_number(tmp_path: Path, suffix: str, asked, numbers: list[int]):
    path = tmp_path / f"klanten.{suffix}"
    WRITERS[suffix](pl.DataFrame(ROWS), path)
    found = locate([SourceMap("export", str(path), (FILE_MAP,))], wanted_from(**asked))
    assert found.missed == ()
    assert [row.key for row in found.tables[0].certain] == [(number,) for number in numbers]


def test_files_of_a_folder_and_sheets_refer_to_each_other(tmp_path: Path):
    pl.DataFrame(ROWS).write_csv(tmp_path / "klanten.csv")
    pl.DataFrame({"klant": ["K-2", "K-1"], "bon": ["B7", "B8"]}).write_csv(tmp_path / "bonnen.csv")
    pl.DataFrame({"bon": ["B7", "B7", "B8"], "wat": ["sok", "trui", "jas"]}).write_csv(tmp_path / "regels.csv")
    source = SourceMap(
        "exports",
        str(tmp_path),
        (
            TableMap("klanten", (), FILE_MAP.handles),
            TableMap("bonnen", ("bon",), {}, {"klant": ("klanten", "nr")}),
            TableMap("regels.csv", (), {}, {"bon": ("bonnen.csv", "bon")}),
        ),
    )
    found = locate([source], wanted_from(emails=["jan@example.nl"]))
    assert [[row.key for row in table.rows] for table in found.tables] == [[(2,), (4,)], [("B7",)], [(1,), (2,)]]


def test_whole_numbers_of_a_workbook_refer_as_text_does(tmp_path: Path):
    path = tmp_path / "boek.xlsx"
    with xlsxwriter.Workbook(path) as book:
        pl.DataFrame({"nr": [1, 2], "mail": ["a@example.nl", "b@example.nl"]}).write_excel(book, worksheet="klant")
        pl.DataFrame({"klant": [2.0, 1.0, 2.0]}).write_excel(book, worksheet="bon")
    maps = (
        TableMap("klant", ("nr",), {Handle.EMAIL: (("mail",),)}),
        TableMap("bon", (), {}, {"klant": ("klant", "nr")}),
    )
    found = locate([SourceMap("boek", str(path), maps)], wanted_from(emails=["b@example.nl"]))
    assert [row.key for row in found.tables[1].rows] == [(1,), (3,)]


# --- what is not there ---------------------------------------------------------------------------------------------


def test_a_source_that_is_gone_is_told_and_the_others_are_searched(tmp_path: Path, sqlite_shop: str):
    gone = SourceMap("oud archief", str(tmp_path / "weg.csv"), (FILE_MAP,))
    down = SourceMap("crm", "postgresql://x:geheim@127.0.0.1:1/crm", (FILE_MAP,))
    bare = SourceMap("kaal", sqlite_shop, ())
    found = locate([gone, shop(sqlite_shop), down, bare], wanted_from(customer=[Customer(20).id]))
    assert [(one.source, type(one.error)) for one in found.missed] == [
        ("oud archief", InputError), ("crm", StoreError), ("kaal", InputError),
    ]  # fmt: skip
    assert found.rows > 0
    assert "geheim" not in "".join(str(one.error) for one in found.missed)


def test_a_map_that_does_not_fit_is_refused_with_what_there_is(shop_url: str):
    klant = shop(shop_url).tables[0]
    lacking = TableMap("klant", ("id",), {Handle.EMAIL: (("mail",),)})
    lost = TableMap("adres", ("id",), {}, {"klant_id": ("klanten", "id")})
    for tables, said in ((lacking,), "mail"), ((klant, lost), "klanten.id"), ((TableMap("k", (), {}),), "k"):
        with pytest.raises(ConfigError, match=said):
            locate([SourceMap("webshop", shop_url, tables)], wanted_from(customer=["K-1"]))


def test_what_was_found_shows_no_value_when_it_is_printed(sqlite_shop: str):
    one = Customer(20)
    found = locate([shop(sqlite_shop)], wanted_from(emails=[one.email]))
    shown = repr(found) + repr(wanted_from(emails=[one.email], born=one.born))
    assert not any(value in shown for value in (one.email, one.name[0], one.digits, one.id, str(one.born)))


@pytest.mark.parametrize(
    "asked",
    [{}, {"emails": ["geen"]}, {"phones": ["1"]}, {"customer": ["-"]}, {"born": "1980-01-01"}, {"names": ["."]}],
)
def test_who_is_nobody_is_not_looked_for(asked):
    with pytest.raises(InputError):
        wanted_from(**asked)


# --- laws ----------------------------------------------------------------------------------------------------------


@given(st.from_regex(r"0[1-9][0-9]{8}", fullmatch=True).filter(lambda one: comparable(Handle.PHONE, one) != ""))
def test_every_spelling_of_a_telephone_number_is_compared_as_one(number: str):
    assert {comparable(Handle.PHONE, way) for way in spellings(Handle.PHONE, number)} == {number[1:]}


@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)))
def test_every_spelling_of_a_date_is_read_as_it_was_meant(day: date):
    assert {read_date(way) for way in written_dates(day)} <= {day, None}
    assert read_date(written_dates(day)[0]) == day


@given(st.text(), st.text())
def test_likeness_goes_both_ways_and_is_a_share(one: str, other: str):
    assert 0 <= likeness(one, other, PARTICLES) <= 1
    assert likeness(one, other, PARTICLES) == pytest.approx(likeness(other, one, PARTICLES))


ALIKE = [
    ("Fatima el Amrani", "F. el Amrani", True),
    ("Fatima el Amrani", "Fatima Amrani", True),
    ("Fatima el Amrani", "Fátima El-Amrani", True),
    ("Fatima el Amrani", "Fatima Elamrani", True),
    ("Fatima el Amrani", "Fatma el Amrani", True),
    ("Zoë van 't Hof", "ZOE VAN T HOF", True),
    ("Jan Müller", "Jan Mueller", True),
    ("Sanne Jansen-de Vries", "Sanne Jansen", True),
    ("Piet Jansen", "Kees Jansen", False),
    ("Piet Jansen", "Jansen", False),
    ("Piet Jansen", "P. J.", False),
    ("Jan de Jong", "Jan de Boer", False),
    ("Jan Bakker", "Jan Bakkers", True),
    ("Kim", "Tim", False),
]


@pytest.mark.parametrize(("one", "other", "is_alike"), ALIKE)
def test_names_resemble_each_other_as_people_spell_them(one: str, other: str, is_alike: bool):
    assert (likeness(one, other, PARTICLES) >= ENOUGH) is is_alike


def test_a_date_of_birth_tells_namesakes_apart():
    born = date(1980, 3, 4)
    assert likeness_with_birth(1.0, born, date(1980, 4, 3)) >= ENOUGH  # day and month swapped
    assert likeness_with_birth(1.0, born, date(1981, 3, 4)) >= ENOUGH  # one slip
    assert likeness_with_birth(1.0, born, date(1951, 7, 4)) == 0
    assert same_name_key("AMRANI, Fátima el") == same_name_key("Fatima El Amrani")


# --- what goes wrong on the way ------------------------------------------------------------------------------------


def test_a_database_that_turns_out_damaged_is_told_and_the_others_are_searched(tmp_path: Path, sqlite_shop: str):
    path = tmp_path / "stuk.db"
    data = bytearray(Path(sqlite_shop.removeprefix("sqlite:///")).read_bytes())
    data[8192:] = bytes(len(data) - 8192)
    path.write_bytes(data)
    found = locate([shop(f"sqlite:///{path}"), shop(sqlite_shop)], wanted_from(customer=[Customer(20).id]))
    assert [type(one.error) for one in found.missed] == [StoreError]
    assert found.rows == sum(expected(20).values())


def test_a_large_file_that_is_not_what_its_start_promised_is_looked_through_whole(tmp_path: Path):
    """Its rows past the glance are in another encoding."""
    path = tmp_path / "groot.csv"
    rows = "".join(f"K-{number};naam {number}\n" for number in range(60_000))
    path.write_bytes(b"nr;naam\n" + rows.encode() + "K-X;Zoë\n".encode("cp1252") + rows.encode())
    source = SourceMap("groot", str(path), (TableMap(None, (), {Handle.CUSTOMER: (("nr",),)}),))
    found = locate([source], wanted_from(customer=["K-X"]), limits=Limits(checked_bytes=1000))
    assert (found.missed, [row.values[1] for row in found.tables[0].rows]) == ((), ["Zoë"])


def test_a_number_in_two_columns_is_read_as_one(tmp_path: Path):
    location = database(
        tmp_path,
        "CREATE TABLE k (net TEXT, abonnee TEXT); INSERT INTO k VALUES ('020', '123 4567'), ('020', '1234568');",
    )
    source = SourceMap("k", location, (TableMap("k", (), {Handle.PHONE: (("net", "abonnee"),)}),))
    assert locate([source], wanted_from(phones=["+31 20 1234567"])).rows == 1


def test_types_of_postgresql_are_compared_as_they_are(postgresql_url: str):
    engine = sqlalchemy.create_engine(postgresql_url)
    with engine.begin() as connection:
        connection.exec_driver_sql(
            """CREATE SCHEMA crm;
               CREATE TYPE soort AS ENUM ('lid', 'gast');
               CREATE DOMAIN adres AS varchar(80);
               CREATE TABLE crm.lid (id uuid PRIMARY KEY, nr bigint UNIQUE, mail adres, soort soort, geboren timestamp);
               CREATE TABLE crm."Bon 1%%" ("lid id" uuid, nr int);
               INSERT INTO crm.lid
               VALUES ('6f1c3a4e-0000-4000-8000-000000000001', 17, ' A@Example.nl ', 'lid', '1980-02-28');
               INSERT INTO crm."Bon 1%%" VALUES ('6f1c3a4e-0000-4000-8000-000000000001', 1), (NULL, 2);"""
        )
    engine.dispose()
    handles = {
        Handle.CUSTOMER: (("nr",), ("soort",)),
        Handle.EMAIL: (("mail",),),
        Handle.NAME: (("mail",),),
        Handle.BIRTH: (("geboren",),),
    }
    tables = (
        TableMap("crm.lid", (), handles),
        TableMap("crm.Bon 1%", (), {}, {"lid id": ("crm.lid", "id")}),
    )
    for asked in (
        {"customer": ["17"]},
        {"emails": ["a@example.nl"]},
        {"customer": ["geen lid"], "emails": ["a@example.nl"]},
    ):
        found = locate([SourceMap("crm", postgresql_url, tables)], wanted_from(**asked))
        assert found.missed == ()
        assert len(found.tables[0].rows) == 1
    assert len(locate([SourceMap("crm", postgresql_url, tables)], wanted_from(customer=["17"])).tables[1].rows) == 1
