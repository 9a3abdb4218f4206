"""One person goes from a webshop of eleven tables with foreign keys; of everybody else every value stays."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
import sqlalchemy

from avgtool.model.requests import Right
from avgtool.model.subject_data import Handle, SourceMap, TableMap
from avgtool.model.subject_work import PlannedSource
from avgtool.sources.limits import Limits
from avgtool.subject_data.executing import execute, units_of
from avgtool.subject_data.instructing import instructions
from avgtool.subject_data.journal import Job, Journal
from avgtool.subject_data.locating import locate
from avgtool.subject_data.planning import erasure
from avgtool.subject_data.surveying import surveyed
from avgtool.subject_data.wanting import wanted_from
from benchmarks.webshop import Customer, expected, shop


def contents(url: str) -> dict[str, set[tuple[str, ...]]]:
    """Everything, table by table, as text."""
    engine = sqlalchemy.create_engine(url)
    with engine.connect() as connection:
        names = sqlalchemy.inspect(connection).get_table_names()
        found = {
            name: {tuple(map(str, row)) for row in connection.execute(sqlalchemy.text(f"SELECT * FROM {name}"))}
            for name in names
        }
    engine.dispose()
    return found


def erase(source: SourceMap, email: str, folder: Path) -> tuple[PlannedSource, ...]:
    """Carry out the erasure of one person."""
    found = locate([source], wanted_from(emails=[email]), doubts=False)
    planned, obstacles = surveyed(erasure(found, [source], date(2026, 11, 23)), found, [source])
    assert (obstacles, found.missed) == ((), ())
    units = units_of(instructions(planned, found, [source]), Limits())
    job = Job("2026-0001", Right.ERASURE, "M. de Groot", units, {})
    journal = Journal(folder / "verzoek.journal", bytes(64))
    execute(job, journal, Limits(), reached=lambda _: None, finished=lambda _: None)
    journal.remove()
    return planned


@pytest.mark.parametrize("number", [20, 33])
def test_one_person_goes_and_everybody_else_stays(own_shop_url: str, tmp_path, number: int):
    """Customer, orders, lines, returns, invoices and payments in the order of their keys; a complaint stays, empty."""
    before = contents(own_shop_url)
    erase(shop(own_shop_url), Customer(number).email, tmp_path)
    after = contents(own_shop_url)
    gone = {name: len(rows - after[name]) for name, rows in before.items() if rows - after[name]}
    assert gone == {name: count for name, count in expected(number).items() if count}
    new = {name: rows - before[name] for name, rows in after.items() if rows - before[name]}
    assert set(new) <= {"klacht"}
    assert all("None" in row for rows in new.values() for row in rows)


def test_tables_of_a_schema_with_capitals_and_keys_of_several_columns(postgresql_url: str, tmp_path):
    """Names as PostgreSQL has them; a table without any key is known by all its columns, empty ones too."""
    engine = sqlalchemy.create_engine(postgresql_url)
    mail = {Handle.EMAIL: (("E-mail",),)}
    with engine.begin() as connection:
        connection.exec_driver_sql("""
            CREATE SCHEMA winkel;
            CREATE TABLE winkel."Klant" (land text, nr int, "E-mail" text, PRIMARY KEY (land, nr));
            CREATE TABLE winkel."Order" (id uuid PRIMARY KEY DEFAULT gen_random_uuid(), land text, klant int,
              op timestamptz, bedrag numeric(8,2), extra jsonb, FOREIGN KEY (land, klant) REFERENCES winkel."Klant");
            CREATE TABLE winkel.log ("E-mail" text, wat text);
            INSERT INTO winkel."Klant" VALUES
              ('nl', 1, 'a@example.nl'), ('be', 1, 'b@example.nl'), ('nl', 2, 'c@example.nl');
            INSERT INTO winkel."Order" (land, klant, op, bedrag, extra) VALUES
              ('nl', 1, now(), 12.50, '{"a": [1]}'), ('be', 1, now(), 1, NULL), ('nl', 2, now(), 3, '[]');
            INSERT INTO winkel.log VALUES ('a@example.nl', NULL), ('a@example.nl', NULL), ('b@example.nl', NULL);
        """)
    tables = (
        TableMap("winkel.Klant", (), mail),
        TableMap("winkel.Order", (), {}, {"land": ("winkel.Klant", "land"), "klant": ("winkel.Klant", "nr")}),
        TableMap("winkel.log", (), mail),
    )
    erase(SourceMap("crm", postgresql_url, tables), "A@example.nl", tmp_path)
    with engine.begin() as connection:
        left = [
            connection.exec_driver_sql(f"SELECT {what} ORDER BY 1, 2").all()
            for what in (
                'land, nr FROM winkel."Klant"',
                'land, klant FROM winkel."Order"',
                '"E-mail", wat FROM winkel.log',
            )
        ]
    engine.dispose()
    assert left == [[("be", 1), ("nl", 2)], [("be", 1), ("nl", 2)], [("b@example.nl", None)]]
