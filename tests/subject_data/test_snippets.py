"""A row in doubt can be looked up and judged, and nobody can be read in what is shown of it."""

from __future__ import annotations

import json

import pytest
import sqlalchemy
from hypothesis import assume, given
from hypothesis import strategies as st

from avgtool import catalog
from avgtool.cli.requests.collect_view import found_json
from avgtool.config import TextSettings
from avgtool.model.subject_data import Found, FoundRow, FoundTable, Handle, Match, SourceMap, TableMap
from avgtool.subject_data.locating import locate
from avgtool.subject_data.snippets import with_snippets
from avgtool.subject_data.texts import mentions_of
from avgtool.subject_data.wanting import sought, wanted_from

JAN = wanted_from(names=["Jan de Vries"], emails=["jan.devries@example.nl"])
MENTIONS = mentions_of(sought(JAN), {"de", "van"})
NOTE = TableMap("notitie", ("id",), {}, texts=("tekst",))


class Nobody:
    """Finds nothing in any text."""

    def find(self, texts):
        return [[] for _ in texts]


def snippet(text, finder=None):
    row = FoundRow("r1", (1,), Match.TEXT, ("tekst",), (1, text), 0.8)
    found = Found((FoundTable("crm", "notitie", ("id", "tekst"), (row,), NOTE, ("id",)),))
    return with_snippets(found, MENTIONS, finder or catalog.text_finder(TextSettings())).tables[0].rows[0].snippet


CASES = {
    "Belde met Jan de Vries.": "Belde met J•• d• V••••.",
    "Zie jan.devries@example.nl en +31 6 12345678": "Zie j••.•••••••@•••••••.•• en ",
    "J. de Vries wil opzeggen.\nFatima el Amrani tekende.": "J. d• V•••• wil opzeggen. F••••• e• A••••• tekende.",
    "Op 12-03-2025 sprak Jan de Vries over factuur 20251234, tweede herinnering, derde aanmaning": (
        "Op ••-••-•••• sprak J•• d• V•••• over factuur ••••••••, tweede…"
    ),
    "Niets van hem": "",
}


@pytest.mark.parametrize("text", CASES)
def test_what_stands_around_a_mention_is_shown_without_who_it_is(text):
    shown = snippet(text)
    assert shown.startswith(CASES[text])
    assert bool(shown) == bool(CASES[text])
    for word in ("Vries", "devries", "Fatima", "Amrani", "1234"):
        assert word not in shown


@given(st.text(max_size=90), st.text(max_size=90))
def test_whatever_stands_around_it_the_mention_is_not_readable(before, behind):
    assume("Vries" not in before + behind)
    shown = snippet(f"{before} Jan de Vries {behind}", Nobody())
    assert "Vries" not in shown
    assert len(shown) <= 40 + len("Jan de Vries") + 40 + 2
    assert "\n" not in shown


def test_a_row_that_counts_needs_no_snippet():
    row = FoundRow("r1", (1,), Match.TEXT, ("tekst",), (1, "Jan de Vries"), 0.8, confirmed=True)
    found = Found((FoundTable("crm", "notitie", ("id", "tekst"), (row,), NOTE, ("id",)),))
    assert with_snippets(found, MENTIONS, Nobody()) == found


HANDLES = {Handle.CUSTOMER: (("nr",),), Handle.NAME: (("naam",),)}
KLANT = TableMap("klant", ("nr",), HANDLES)


def keys(source):
    told = json.loads(found_json("2026-0001", locate([source], JAN, particles={"de"}), None))
    return [one["key"] for one in told["in_doubt"]]


def test_a_row_of_a_file_is_looked_up_by_its_number_where_its_key_is_masked(tmp_path):
    path = tmp_path / "klant.csv"
    path.write_text("nr,naam\nK-1001,Piet Bos\n\nK-1002,Jan de Vries\nK-1003,J. de Vries\n", encoding="utf-8")
    found = keys(SourceMap("klant", str(path), (TableMap(None, ("nr",), HANDLES),)))
    assert sorted(found) == ["nr=•-••••, row 4", "nr=•-••••, row 5"]


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request, tmp_path):
    made = f"sqlite:///{tmp_path / 'winkel.db'}"
    if request.param == "postgresql":
        made = str(request.getfixturevalue("postgresql_url"))
    engine = sqlalchemy.create_engine(made.replace("postgresql://", "postgresql+psycopg://"))
    with engine.begin() as connection:
        connection.exec_driver_sql(
            "CREATE TABLE klant (id INTEGER PRIMARY KEY, nr VARCHAR(9) UNIQUE, naam VARCHAR(40))"
        )
        connection.exec_driver_sql("INSERT INTO klant VALUES (7, 'K-1002', 'Jan de Vries')")
    engine.dispose()
    return made


def test_a_row_of_a_database_is_looked_up_by_its_own_key_where_that_of_the_settings_is_masked(url):
    assert keys(SourceMap("winkel", url, (KLANT,))) == ["nr=•-••••, id=7"]
