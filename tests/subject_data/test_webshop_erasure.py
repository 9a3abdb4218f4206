"""One person goes from a webshop of eleven tables with foreign keys; of everybody else every value stays."""

from __future__ import annotations

from datetime import date

import pytest
import sqlalchemy

from avgtool.model.requests import Right
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


@pytest.mark.parametrize("number", [20, 33])
def test_one_person_goes_and_everybody_else_stays(own_shop_url: str, tmp_path, number: int):
    """Customer, orders, lines, returns, invoices and payments in the order of their keys; a complaint stays, empty."""
    source, before = shop(own_shop_url), contents(own_shop_url)
    found = locate([source], wanted_from(emails=[Customer(number).email]), doubts=False)
    planned, obstacles = surveyed(erasure(found, [source], date(2026, 11, 23)), found, [source])
    assert obstacles == ()
    units = units_of(instructions(planned, found, [source]), Limits())
    job = Job("2026-0001", Right.ERASURE, "M. de Groot", units, {})
    journal = Journal(tmp_path / "verzoek.journal", bytes(64))
    execute(job, journal, Limits(), reached=lambda _: None, finished=lambda _: None)
    after = contents(own_shop_url)
    gone = {name: len(rows - after[name]) for name, rows in before.items() if rows - after[name]}
    assert gone == {name: count for name, count in expected(number).items() if count}
    new = {name: rows - before[name] for name, rows in after.items() if rows - before[name]}
    assert set(new) <= {"klacht"}
    assert all("None" in row for rows in new.values() for row in rows)
