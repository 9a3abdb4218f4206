"""A small webshop in a database: eight tables with foreign keys, three synthetic persons, two with one name."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import sqlalchemy

from avgtool.model.retention import Retention, Term
from avgtool.model.subject_data import Fate, Handle, SourceMap, TableMap

if TYPE_CHECKING:
    from typing import Any

SCHEMA = """
CREATE TABLE klant (id INTEGER PRIMARY KEY, naam VARCHAR(40) NOT NULL, email VARCHAR(60) UNIQUE, telefoon VARCHAR(20),
  geboren DATE, geblokkeerd INTEGER NOT NULL DEFAULT 0, mailing VARCHAR(3));
CREATE TABLE adres (id INTEGER PRIMARY KEY, klant_id INTEGER NOT NULL REFERENCES klant(id), straat VARCHAR(60));
CREATE TABLE product (id INTEGER PRIMARY KEY, naam VARCHAR(40));
CREATE TABLE bestelling (id INTEGER PRIMARY KEY, klant_id INTEGER NOT NULL REFERENCES klant(id), datum DATE);
CREATE TABLE orderregel (bestelling_id INTEGER REFERENCES bestelling(id), nr INTEGER, product_id INTEGER
  REFERENCES product(id), aantal INTEGER, PRIMARY KEY (bestelling_id, nr));
CREATE TABLE notitie (id INTEGER PRIMARY KEY, klant_id INTEGER REFERENCES klant(id) ON DELETE SET NULL,
  tekst VARCHAR(80));
CREATE TABLE inlog (sessie VARCHAR(20) PRIMARY KEY, klant_id INTEGER REFERENCES klant(id) ON DELETE CASCADE);
CREATE TABLE nieuwsbrief (email VARCHAR(60) PRIMARY KEY, sinds VARCHAR(10));
"""
ROWS = {
    "klant": [
        (1, "Fatima el Amrani", "fatima@example.nl", "06-12345678", "1980-03-05", 0, "ja"),
        (2, "Jan de Vries", "jan@example.nl", "020-1234567", "1975-01-01", 0, "ja"),
        (3, "Jan de Vries", "jan.de.vries@example.com", None, "1990-12-31", 0, "nee"),
    ],
    "adres": [(1, 1, "Dorpsstraat 1"), (2, 1, "Kerkplein 2"), (3, 2, "Markt 3")],
    "product": [(1, "Fiets"), (2, "Lamp")],
    "bestelling": [(1, 1, "2015-06-01"), (2, 1, "2025-06-01"), (3, 2, "2024-01-01")],
    "orderregel": [(1, 1, 1, 1), (1, 2, 2, 2), (2, 1, 2, 1), (3, 1, 1, 1)],
    "notitie": [(1, 1, "Belde over de fiets"), (2, 2, "Wil geen post")],
    "inlog": [("s1", 1), ("s2", 1), ("s3", 2)],
    "nieuwsbrief": [("fatima@example.nl", "2020-01-01"), ("jan@example.nl", "2021-01-01")],
}  # fmt: skip
FISCAL = Retention(Term(years=7, after_year=True), "AWR 52(4)", "datum")


def fill(url: str) -> None:
    """Make the shop."""
    engine = sqlalchemy.create_engine(url.replace("postgresql://", "postgresql+psycopg://"))
    with engine.begin() as connection:
        for statement in SCHEMA.strip().split(";\n"):
            connection.exec_driver_sql(statement)
        for table, rows in ROWS.items():
            for row in rows:
                holes = ", ".join(f":v{number}" for number in range(len(row)))
                values = {f"v{number}": value for number, value in enumerate(row)}
                connection.execute(sqlalchemy.text(f"INSERT INTO {table} VALUES ({holes})"), values)
    engine.dispose()


def contents(url: str) -> dict[str, list[tuple[Any, ...]]]:
    """Everything in it, table by table, in order."""
    engine = sqlalchemy.create_engine(url.replace("postgresql://", "postgresql+psycopg://"))
    with engine.connect() as connection:
        found = {
            table: sorted(
                (tuple(map(_plain, row)) for row in connection.execute(sqlalchemy.text(f"SELECT * FROM {table}"))),
                key=repr,
            )
            for table in ROWS
        }
    engine.dispose()
    return found


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value


def tables(**fates: dict[str, Any]) -> tuple[TableMap, ...]:
    """The shop as avgtool.yaml describes it; ``fates`` overrides fields of a table."""
    klant = {"klant_id": ("klant", "id")}
    described = {
        "klant": {
            "handles": {
                Handle.CUSTOMER: (("id",),), Handle.EMAIL: (("email",),), Handle.PHONE: (("telefoon",),),
                Handle.NAME: (("naam",),), Handle.BIRTH: (("geboren",),),
            },
            "fate": Fate.ANONYMIZE,
            "anonymize": {"naam": "verwijderd", "email": None, "telefoon": None, "geboren": None},
            "restricted": ("geblokkeerd", 1),
            "objected": ("mailing", "nee"),
        },
        "adres": {"belongs_to": klant},
        "bestelling": {"belongs_to": klant, "fate": Fate.KEEP, "retention": FISCAL},
        "orderregel": {"belongs_to": {"bestelling_id": ("bestelling", "id")}, "fate": Fate.KEEP,
                       "retention": Retention(FISCAL.term, "AWR 52(4)", "bestelling_id")},
        "notitie": {"belongs_to": klant},
        "inlog": {"belongs_to": klant},
        "nieuwsbrief": {"handles": {Handle.EMAIL: (("email",),)}},
    }  # fmt: skip
    made = []
    for table, fields in described.items():
        given = {"handles": {}, **fields, **fates.get(table, {})}
        made.append(TableMap(table=table, key=(), **given))
    return tuple(made)


def shop(url: str, **fates: dict[str, Any]) -> SourceMap:
    """The shop as a source."""
    return SourceMap("webwinkel", url, tables(**fates), backups="ten hoogste 30 dagen")
