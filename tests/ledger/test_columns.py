"""Columns of the ledger as a frame: what is there, as it is there, on both databases."""

from __future__ import annotations

import polars as pl
import pytest
import sqlalchemy

from avgtool.consent.tables import EVENT
from avgtool.ledger import columns
from avgtool.ledger.columns import as_moment, read_columns
from avgtool.ledger.keyed import Identifier
from avgtool.ledger.subjects import SubjectRow, ensure_subjects
from tests.ledger.recorded import NOW, filled

REFERENCES = ["K,1", 'K"2"', "K'3;--", "K\n4", "K%5 %s", "é 😀", "\\N", "NULL", "7", "\t8"]


@pytest.fixture(params=[1, 3, 8_000_000])
def _at_once(request, monkeypatch):
    """However many rows are read at once."""
    monkeypatch.setattr(columns, "_AT_ONCE", request.param)
    monkeypatch.setattr(columns, "_PIECE", request.param)


@pytest.mark.usefixtures("_at_once")
def test_texts_come_back_as_they_are_stored(ledger):
    with ledger.database.writing() as connection:
        made = ensure_subjects(connection, Identifier.CUSTOMER, REFERENCES, NOW)
    table = SubjectRow.__table__.c
    query = sqlalchemy.select(table.reference, table.id.label("who"), table.turns_16_on)
    with ledger.database.reading() as connection:
        read = read_columns(connection, query)
    assert read.schema == {"reference": pl.String, "who": pl.String, "turns_16_on": pl.String}
    assert dict(read.select("reference", "who").iter_rows()) == made
    assert read["turns_16_on"].null_count() == len(REFERENCES)


@pytest.mark.usefixtures("_at_once")
def test_numbers_truth_values_and_moments_have_their_types(ledger):
    ids = filled(ledger)
    table = EVENT.table.c
    query = sqlalchemy.select(table.seq, table.subject, table.notice, table.explicit, table.at, table.note)
    with ledger.database.reading() as connection:
        read = read_columns(connection, query).with_columns(as_moment("at")).sort("seq")
        none = read_columns(connection, query.where(sqlalchemy.false()))
    assert read["subject"].to_list() == ids
    assert read.select("seq", "notice", "explicit", "note").rows() == [(n, 1, False, None) for n in range(1, 6)]
    assert read["at"][0] == NOW
    assert (none.height, none.schema["explicit"], none.schema["seq"]) == (0, pl.Boolean, pl.Int64)
