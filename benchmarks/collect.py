"""Finding the data of one person among 100,000 against the plain indexed queries that give the same rows.

The yardstick knows the tables and asks by SQLAlchemy, as any program that reaches several databases does. On SQLite the
driver alone needs half a millisecond for all of these queries, less than it takes to look at what the tables are.
"""

from __future__ import annotations

import tempfile
from functools import partial
from typing import TYPE_CHECKING, Any

import sqlalchemy

from avgtool import catalog
from avgtool.subject_data.locating import locate
from avgtool.subject_data.wanting import wanted_from
from benchmarks.ledger import postgresql
from benchmarks.measuring import Measurement, compare
from benchmarks.webshop import Customer, build, expected, shop

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PERSONS = 100_000
BAR = 1 / 3
ONE = Customer(70_020)
_ROUNDS = 15
_BELONGING = (
    ("adres", "klant_id", "klant"),
    ("contactvoorkeur", "klant_id", "klant"),
    ("bestelling", "klant_id", "klant"),
    ("klacht", "klant_id", "klant"),
    ("afspraak", "klant_id", "klant"),
    ("bestelregel", "bestelling_id", "bestelling"),
    ("retour", "bestelling_id", "bestelling"),
    ("factuur", "bestelling_id", "bestelling"),
    ("betaling", "factuur_id", "factuur"),
)
_LOOKED_THROUGH = (
    "SELECT id, notitie FROM klant",
    "SELECT id, bericht FROM klacht",
    "SELECT id, opmerking FROM afspraak",
)


def run(_customers: Path) -> Iterator[Measurement]:
    """On SQLite and on PostgreSQL."""
    with tempfile.TemporaryDirectory() as folder:
        yield from measured("SQLite", f"sqlite:///{folder}/webshop.db")
    with postgresql() as url:
        yield from measured("PostgreSQL", url.replace("postgresql:", "postgresql+psycopg:"))


def measured(database: str, url: str) -> Iterator[Measurement]:
    """Only what is certain; and with everything that a human must look at, for which all texts are read."""
    build(url, PERSONS)
    engine = sqlalchemy.create_engine(url, poolclass=sqlalchemy.NullPool)
    mark = "?" if engine.dialect.paramstyle == "qmark" else "%s"
    for doubts in (False, True):
        seconds, yardstick = compare(
            partial(find, url, doubts=doubts), partial(ask, engine, mark, texts=doubts), rounds=_ROUNDS
        )
        what = "with texts" if doubts else "by identifiers"
        yield Measurement(
            f"find one of {PERSONS:,} persons {what}, {database}", "the same queries, plain", seconds, yardstick, BAR
        )


def find(url: str, *, doubts: bool) -> None:
    """All rows of the person, by customer id and address."""
    wanted = wanted_from(customer=[ONE.id], emails=[ONE.email])
    found = locate([shop(url)], wanted, particles=catalog.name_particles(), doubts=doubts)
    assert {one.table: len(one.certain) for one in found.tables} == expected(ONE.number)


def ask(engine: sqlalchemy.Engine, mark: str, *, texts: bool) -> None:
    """The same rows, by what is known of the tables."""
    with engine.connect() as connection:
        rows: dict[str, list[Any]] = {}
        either = f"SELECT * FROM klant WHERE klantnummer = {mark} OR email = {mark}"
        rows["klant"] = list(connection.exec_driver_sql(either, (ONE.id, ONE.email)))
        list(connection.exec_driver_sql(f"SELECT * FROM klacht WHERE email = {mark}", (ONE.email,)))
        for table, column, parent in _BELONGING:
            keys = tuple(row[0] for row in rows[parent])
            query = f"SELECT * FROM {table} WHERE {column} IN ({', '.join(mark for _ in keys)})"
            rows[table] = list(connection.exec_driver_sql(query, keys))
        assert {table: len(found) for table, found in rows.items()} == expected(ONE.number)
        for query in _LOOKED_THROUGH if texts else ():
            assert sum(1 for _ in connection.exec_driver_sql(query)) > 0
