"""SQLite files and databases by URL: read only, streamed, never a password in sight."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import polars as pl
import pytest

import avgtool
from avgtool.errors import InputError, MissingDependencyError, StoreError
from avgtool.sources.databases import sqlite
from avgtool.sources.databases.opening import _dataset
from avgtool.sources.databases.queries import of_driver
from avgtool.sources.databases.sqlite import rows_to_frame
from avgtool.sources.databases.urls import without_password
from avgtool.sources.limits import TableChoice
from avgtool.sources.opening import open_source
from tests.policy.building import policy

if TYPE_CHECKING:
    from pathlib import Path

KEEP_ALL = 'rules:\n  - {match: {column: "*"}, operator: keep, because: b}\n'


@pytest.fixture
def database(tmp_path: Path) -> Path:
    """Two tables and a view; a column that holds more types than it declares."""
    path = tmp_path / "klanten.sqlite"
    with sqlite3.connect(path) as connection:
        connection.execute('CREATE TABLE "mijn klanten" (id INTEGER, naam TEXT, code, saldo REAL, foto BLOB)')
        rows = [(1, "Jan", 7, 1.5, b"\x01"), (2, None, "007", 2, None), (3, "Zoë", None, None, None)]
        connection.executemany('INSERT INTO "mijn klanten" VALUES (?, ?, ?, ?, ?)', rows)
        connection.execute("CREATE TABLE leeg (a, b)")
        connection.execute('CREATE VIEW namen AS SELECT naam FROM "mijn klanten"')
    connection.close()
    return path


def test_a_table_has_the_types_that_are_stored_in_it(database: Path) -> None:
    """Whole numbers, text with its zeros, fractions, bytes; a mixed column is text."""
    (dataset,) = open_source(str(database), tables=TableChoice(table="mijn klanten"))
    frame = dataset.frame.collect()
    assert list(frame.schema.values()) == [pl.Int64, pl.String, pl.String, pl.Float64, pl.Binary]
    assert frame["code"].to_list() == ["7", "007", None]
    assert dataset.frame.select("naam").head(2).collect().rows() == [("Jan",), (None,)]
    assert (dataset.table, dataset.row_estimate) == ("mijn klanten", 3)


def test_a_database_needs_a_choice_and_the_error_lists_what_there_is(database: Path) -> None:
    """One table, all of them, or a query."""
    with pytest.raises(InputError, match="mijn klanten, leeg, namen"):
        open_source(str(database))
    with pytest.raises(InputError, match="mijn klanten"):
        open_source(str(database), tables=TableChoice(table="weg"))
    assert [d.table for d in open_source(str(database), tables=TableChoice(all=True))] == [
        "mijn klanten",
        "leeg",
        "namen",
    ]
    query = TableChoice(query="SELECT naam, count(*) AS n FROM namen GROUP BY 1 ORDER BY 1;")
    (counted,) = open_source(f"sqlite:///{database}", tables=query)
    assert counted.frame.collect().rows() == [(None, 1), ("Jan", 1), ("Zoë", 1)]


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ('DROP TABLE "leeg"', "would change something"),
        ("-- weg ermee\n(/* alles */ delete from leeg", "would change something"),
        ("PRAGMA journal_mode=wal", "would change something"),
        ("WITH x AS (SELECT 1) DELETE FROM leeg", "no SQL that the database understands"),
        ("SELECT geheim FROM leeg", "names a column that is not there"),
        ("SELECT * FROM geheim", "names a table that is not there"),
        ("SELECT geheim(a) FROM leeg", "a function that the database does not have"),
        ("SELECT a FROM leeg JOIN leeg AS b ON 1 = 1", "a column that several of its tables have"),
        ("SELEC * FROM leeg", "no SQL that the database understands"),
        ("SELECT a,", "no SQL that the database understands"),
        ("SELECT * FROM leeg; SELECT 'geheim'", "no SQL that the database understands"),
        ("SELECT load_extension('geheim')", "the database refuses the query"),
    ],
)
def test_a_query_that_is_refused_says_why(query: str, words: str, database: Path) -> None:
    """Nothing is changed, and neither a name nor a value from the query is repeated."""
    before = database.read_bytes()
    with pytest.raises(InputError, match=words) as caught:
        open_source(str(database), tables=TableChoice(query=query))
    assert (caught.value.exit_code, "geheim" in str(caught.value)) == (3, False)
    assert database.read_bytes() == before


@pytest.mark.parametrize("kept", [100, 16])
def test_a_damaged_database_cannot_be_used(kept: int, database: Path) -> None:
    """Its first bytes say SQLite, and the rest says nothing."""
    database.write_bytes(database.read_bytes()[:kept] + b"\xff" * 8000)
    with pytest.raises(StoreError, match="is a damaged database") as caught:
        open_source(str(database), tables=TableChoice(all=True))
    assert caught.value.exit_code == 5


def test_a_locked_database_cannot_be_used(database: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Somebody else is writing in it."""
    monkeypatch.setattr(sqlite, "_WAIT", 0.05)
    writer = sqlite3.connect(database, isolation_level=None)
    writer.execute("BEGIN EXCLUSIVE")
    with pytest.raises(StoreError, match="locked by another program"):
        open_source(str(database), tables=TableChoice(table="leeg"))
    writer.close()


class DriverError(Exception):
    """What a driver raises, with its code."""

    def __init__(self, *args: object, sqlstate: str | None = None) -> None:
        super().__init__(*args)
        self.sqlstate = sqlstate


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (DriverError("column geheim does not exist", sqlstate="42703"), "a column that is not there"),
        (DriverError(1146, "Table 'geheim' doesn't exist"), "a table that is not there"),
        (DriverError("cannot execute in a read-only transaction", sqlstate="25006"), "would change something"),
    ],
)
def test_other_databases_are_understood_by_their_codes(error: DriverError, words: str) -> None:
    """PostgreSQL by SQLSTATE, MySQL by number; the text is never passed on."""
    told = of_driver(error, "db")
    assert told is not None
    assert words in str(told)
    assert "geheim" not in str(told)
    assert of_driver(DriverError("Access denied", sqlstate="28000"), "db") is None


def test_any_other_database_streams_through_sqlalchemy(database: Path) -> None:
    """The reader behind PostgreSQL and others, tried on the one engine that is always there."""
    sqlalchemy = pytest.importorskip("sqlalchemy")
    engine = sqlalchemy.create_engine(f"sqlite:///{database}")
    dataset = _dataset(engine, "db", 'SELECT id, naam FROM "mijn klanten" ORDER BY id', None)
    assert dataset.frame.collect().rows() == [(1, "Jan"), (2, None), (3, "Zoë")]
    assert dataset.frame.select("naam").head(1).collect().rows() == [("Jan",)]


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("postgresql://piet:geheim@host:5432/db", "postgresql://host:5432/db"),
        ("postgresql+psycopg://piet:ge:h@im@host/db?sslmode=require", "postgresql+psycopg://host/db"),
        ("mysql://host/db?user=piet&password=geheim&x=1", "mysql://host/db"),
        ("mssql+pyodbc:///?odbc_connect=DRIVER%3Dx%3BPWD%3Dgeheim", "mssql+pyodbc:///"),
        ("mssql://host/db;PWD=geheim", "mssql://host/db"),
        ("postgresql://piet:geheim/x#@host/db", "postgresql://…"),
        ("postgresql://piet:123/geheim@host/db", "postgresql://…"),
        ("postgresql://piet:123#geheim@host/db", "postgresql://…"),
        ("postgresql://piet:1@2?geheim@host/db", "postgresql://…"),
        ("postgresql://piet:geheim@[host/db", "postgresql://…"),
        ("postgresql://piet:geheim", "postgresql://…"),
        ("postgresql://piet:geheim@[::1]:5432/db", "postgresql://[::1]:5432/db"),
        ("sqlite:///weg.db?pw=geheim", "sqlite:///weg.db"),
        ("sqlite+pysqlite:///weg.db?pw=geheim", "sqlite+pysqlite:///weg.db"),
        ("sqlite:///klanten.db", "sqlite:///klanten.db"),
        ("sqlite:////tmp/klanten.db", "sqlite:////tmp/klanten.db"),
    ],
)
def test_a_password_is_never_shown(url: str, shown: str) -> None:
    """Neither in front of the host, nor among the parameters, nor where a URL is not what it was meant to be."""
    assert without_password(url) == shown


@pytest.mark.parametrize(
    "url",
    [
        "postgresql://piet:geheim@[host/db",
        "postgresql://piet:geheim/x#@host/db",
        "mssql+pyodbc:///?odbc_connect=DRIVER%3Dx%3BPWD%3Dgeheim",
        "sqlite:///weg.db?pw=geheim",
        "geheim://piet:geheim@host",
    ],
)
def test_an_impossible_url_is_an_error_without_the_password(url: str) -> None:
    """One of ours, so that the command line never answers with a fault of its own."""
    with pytest.raises((InputError, StoreError, MissingDependencyError)) as caught:
        open_source(url, tables=TableChoice(all=True))
    assert "geheim" not in f"{caught.value}{caught.value!r}{caught.value.hint}".replace("geheim://", "")


def test_a_database_out_of_reach_is_an_error_without_the_password() -> None:
    """StoreError, or the command that installs the driver."""
    with pytest.raises((StoreError, MissingDependencyError)) as caught:
        open_source("postgresql://piet:geheim@127.0.0.1:1/db", tables=TableChoice(all=True))
    assert "geheim" not in f"{caught.value}{caught.value!r}{caught.value.hint}"
    assert caught.value.hint is not None


def test_values_that_have_no_column_type_are_written_out() -> None:
    """What PostgreSQL gives for jsonb, arrays, bytes among text: JSON and hexadecimal, not Python's own spelling."""
    frame = rows_to_frame([({"a": "Zoë"},), (["x", None],), (b"\x01",), (7,), (None,)], {"v": pl.String()})
    assert frame["v"].to_list() == ['{"a": "Zoë"}', '["x", null]', "01", "7", None]


DECLARED = """
CREATE TABLE klant (
    nr INTEGER PRIMARY KEY AUTOINCREMENT, code VARCHAR(10) NOT NULL UNIQUE, naam TEXT COLLATE NOCASE,
    saldo DECIMAL(10,2) DEFAULT 0, geboren DATE, mix, aantal NUMERIC, [vreemd type] "jan's", CHECK (length(code) > 1)
);
CREATE INDEX op_naam ON klant (naam, code);
CREATE INDEX deels ON klant (saldo) WHERE saldo > 0;
CREATE TABLE dubbel (a INT, b TEXT, PRIMARY KEY (b, a)) WITHOUT ROWID;
CREATE VIEW namen AS SELECT naam, code FROM klant;
"""
CUSTOMERS = [
    (1, "0012", "Jan", 1.5, "2024-01-02", 7, 2**53 + 1, None),
    (2, "0013", None, 2, None, "x", "n.v.t.", None),
    (5, "0014", "", 10**15 + 0.5, "1-2-3", 1.5, 0.5, None),
]


@pytest.fixture
def declared(tmp_path: Path) -> Path:
    """Tables with types, keys, indices and what no copy repeats."""
    path = tmp_path / "bron.sqlite"
    with sqlite3.connect(path) as connection:
        connection.executescript(DECLARED)
        connection.executemany("INSERT INTO klant VALUES (?, ?, ?, ?, ?, ?, ?, ?)", CUSTOMERS)
        connection.execute("INSERT INTO dubbel VALUES (1, 'b')")
    connection.close()
    return path


def columns_of(path: Path, table: str) -> list[tuple[str, str, int, int]]:
    with closing(sqlite3.connect(path)) as connection:
        return [
            (name, kind, required, key)
            for _, name, kind, required, _, key in connection.execute(f"PRAGMA table_info('{table}')")
        ]


def indices_of(path: Path, table: str) -> set[tuple[int, tuple[str, ...]]]:
    with closing(sqlite3.connect(path)) as connection:
        listed = connection.execute(f"PRAGMA index_list('{table}')").fetchall()
        return {
            (unique, tuple(column for _, _, column in connection.execute(f"PRAGMA index_info('{name}')")))
            for _, name, unique, origin, _ in listed
            if origin != "pk"
        }


def test_kept_columns_keep_their_type_their_keys_and_their_values(declared: Path, tmp_path: Path) -> None:
    """Numbers stored among fractions come back as they were; what is mixed for good is told."""
    copy = tmp_path / "kopie.sqlite"
    avgtool.anonymize_tables(declared, policy(KEEP_ALL), output=copy)
    types = ["INTEGER", "VARCHAR(10)", "TEXT", "DECIMAL(10,2)", "DATE", "TEXT", "NUMERIC", "TEXT"]
    assert [kind for _, kind, _, _ in columns_of(copy, "klant")] == types
    assert [(name, key) for name, _, _, key in columns_of(copy, "klant") if key] == [("nr", 1)]
    assert [name for name, _, required, _ in columns_of(copy, "klant") if required] == ["code"]
    assert indices_of(copy, "klant") == {(1, ("code",)), (0, ("naam", "code"))}
    assert sorted((key, name) for name, _, _, key in columns_of(copy, "dubbel")) == [(1, "b"), (2, "a")]
    with closing(sqlite3.connect(copy)) as connection:
        rows = connection.execute("SELECT * FROM klant").fetchall()
    assert rows == [(*row[:5], str(row[5]), *row[6:]) for row in CUSTOMERS]
    assert [type(row[3]) for row in rows] == [float, int, float]


def test_columns_that_change_declare_nothing_that_their_values_might_break(declared: Path, tmp_path: Path) -> None:
    """A masked key is no number, and two of them may be alike."""
    copy = tmp_path / "kopie.sqlite"
    rules = "rules:\n  - {match: {column: [nr, code]}, operator: mask, because: b}\n"
    avgtool.anonymize(declared, policy(rules + KEEP_ALL.removeprefix("rules:\n")), output=copy, table="klant")
    assert columns_of(copy, "klant")[:3] == [("nr", "TEXT", 0, 0), ("code", "TEXT", 0, 0), ("naam", "TEXT", 0, 0)]
    assert indices_of(copy, "klant") == set()


def test_what_a_copy_does_not_declare_is_told(declared: Path) -> None:
    """By the words of SQL; nothing is told of words in names and texts."""
    found = {
        str(dataset.table): [(notice.code, notice.column) for notice in dataset.notices]
        for dataset in open_source(str(declared), tables=TableChoice(all=True))
    }
    lost = ("declaration_lost", None)
    assert found == {"klant": [("mixed_types", "mix"), lost], "dubbel": [lost], "namen": [lost]}
    (klant,) = open_source(str(declared), tables=TableChoice(table="klant"))
    assert "AUTOINCREMENT, CHECK, COLLATE, DEFAULT" in str(klant.notices[-1].message)
    with closing(sqlite3.connect(declared)) as connection:
        connection.execute("""CREATE TABLE "check" (a TEXT /* DEFAULT */, "references" TEXT -- STRICT\n)""")
    (plain,) = open_source(str(declared), tables=TableChoice(table="check"))
    assert plain.notices == ()
