"""What was cut off is finished whatever others did meanwhile with rows of their own, or is seen for what it is."""

from __future__ import annotations

import json
from dataclasses import replace

import polars as pl
import pytest
import sqlalchemy

from avgtool.errors import InputError, OutputError
from avgtool.model.subject_data import Fate, SourceMap, TableMap
from avgtool.sources.limits import Limits
from avgtool.sources.opening import open_source
from avgtool.subject_data.executing import execute
from avgtool.subject_data.journal import Journal
from avgtool.subject_data.outcomes import Outcome, outcome
from tests.subject_data import erasing, small_shop


class CutOff(BaseException):
    """Stands for a power cut."""


@pytest.fixture
def journal(tmp_path):
    return Journal(tmp_path / "verzoek.journal", erasing.KEY)


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request, tmp_path):
    made = f"sqlite:///{tmp_path / 'winkel.db'}"
    if request.param == "postgresql":
        made = str(request.getfixturevalue("postgresql_url"))
    small_shop.fill(made)
    return made


def cut_off(sources, journal, at="journal", times=1):
    """Begin, and end suddenly when a point is reached for the so-manieth time."""
    seen = []

    def reached(point):
        seen.append(point)
        if seen.count(at) == times:
            raise CutOff

    with pytest.raises(CutOff):
        execute(erasing.job_for(sources), journal, Limits(), reached=reached, finished=lambda _: None)


def change(url, statement):
    engine = sqlalchemy.create_engine(url.replace("postgresql://", "postgresql+psycopg://"))
    with engine.begin() as connection:
        connection.exec_driver_sql(statement)
    engine.dispose()


def rows_of(source):
    return [row for row in open_source(source.location)[0].frame.collect().rows() if any(row)]


OTHER = {"mail": "piet@example.nl", "naam": "Piet", "score": 9.0}
CHANGED = {**erasing.PEOPLE[0], "naam": "Johan"}


def write(tmp_path, people, lines):
    """The files as they were, but with other rows."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(erasing, "PEOPLE", people)
        patch.setattr(erasing, "LINES", lines)
        erasing.make_files(tmp_path)


@pytest.mark.parametrize("key", [(), ("mail",)])
def test_rows_of_others_may_come_go_and_change_meanwhile(tmp_path, journal, key):
    """In every format, with a key and without: the person's rows go, and what the others wrote stays."""
    sources = erasing.make_files(tmp_path)
    if key:
        sources = [replace(one, tables=tuple(replace(t, key=key) for t in one.tables)) for one in sources[1:]]
    cut_off(sources, journal)
    new = ("9;x@example.nl;2025-01-01;1\r\n", *erasing.LINES[3:])
    write(tmp_path, [OTHER, CHANGED, *erasing.PEOPLE[1:]], (*erasing.LINES[:2], *new))
    erasing.run((), journal, again=True)
    others = [("piet@example.nl", "Piet", 9.0), ("jan@example.nl", "Johan", 1.0), ("zoe@example.nl", "Zoë", None)]
    for source in sources[-3:]:
        found = rows_of(source)
        assert [row for row in found if row[0] is not None] == others, source.name
    kept = (tmp_path / "facturen.csv").read_bytes().decode("cp1252")
    if not key:
        assert kept == "".join((erasing.LINES[0], *new))


def test_a_file_that_was_done_is_done_whatever_others_write_to_it(tmp_path, journal):
    """Even a row without a key, of which nothing would say whether it went or was changed."""
    sources = erasing.make_files(tmp_path)
    cut_off(sources, journal, at="changed", times=2)  # the first is in the journal then
    with (tmp_path / "facturen.csv").open("ab") as file:
        file.write(b"9;x@example.nl;2025-01-01;1\r\n")
    erasing.run((), journal, again=True)
    assert (tmp_path / "facturen.csv").read_bytes().endswith(b"9;x@example.nl;2025-01-01;1\r\n")
    assert b"2015" not in (tmp_path / "facturen.csv").read_bytes()
    assert len(rows_of(sources[3])) == 2


@pytest.mark.parametrize("name", ["facturen.csv", "enquete.json", "scores.parquet", "loterij.xlsx"])
def test_a_row_of_the_person_that_was_changed_meanwhile_stops_it(tmp_path, journal, name):
    """Nothing is done in that file, and the other files wait for a human too."""
    sources = erasing.make_files(tmp_path)
    cut_off(sources, journal)
    mine = {**erasing.PEOPLE[1], "naam": "Fatima E."}
    lines = (erasing.LINES[0], erasing.LINES[1].replace("12,50", "12,51"), *erasing.LINES[2:])
    elsewhere = tmp_path / "anders"
    elsewhere.mkdir()
    write(elsewhere, [erasing.PEOPLE[0], mine], lines)
    (elsewhere / name).replace(tmp_path / name)
    before = (tmp_path / name).read_bytes()
    with pytest.raises(InputError, match="changed since"):
        erasing.run((), journal, again=True)
    assert (tmp_path / name).read_bytes() == before
    assert journal.exists()
    found = {unit.name: outcome(unit, Limits()) for unit in journal.read().units}
    assert found == {**dict.fromkeys(found, Outcome.UNDONE), name.replace(".csv", "").split(".")[0]: Outcome.UNKNOWN}


def test_a_row_that_was_identical_twice_and_is_once_is_no_sure_row(tmp_path, journal):
    """Which of the two is left nothing says."""
    path = tmp_path / "log.csv"
    line = "fatima@example.nl,inlog\n"
    path.write_text("mail,wat\n" + 2 * line, encoding="utf-8")
    source = SourceMap("log", str(path), (TableMap(None, (), erasing.MAIL),))
    cut_off((source,), journal)
    path.write_text("mail,wat\n" + line + "jan@example.nl,inlog\n", encoding="utf-8")
    with pytest.raises(InputError, match="changed since"):
        erasing.run((), journal, again=True)
    path.write_text("mail,wat\njan@example.nl,inlog\n" + 2 * line, encoding="utf-8")
    erasing.run((), journal, again=True)
    assert path.read_text(encoding="utf-8") == "mail,wat\njan@example.nl,inlog\n"


def test_a_row_with_a_key_that_somebody_erased_by_hand_is_done(tmp_path, journal):
    path = tmp_path / "leden.json"
    path.write_text(json.dumps([{"nr": 1, "mail": erasing.EMAIL}, {"nr": 2, "mail": "jan@example.nl"}]))
    source = SourceMap("leden", str(path), (TableMap(None, ("nr",), erasing.MAIL),))
    cut_off((source,), journal)
    path.write_text(json.dumps([{"nr": 2, "mail": "jan@example.nl"}]))
    [unit] = journal.read().units
    assert outcome(unit, Limits()) is Outcome.DONE
    erasing.run((), journal, again=True)
    assert pl.read_json(path)["nr"].to_list() == [2]


def test_a_row_with_a_key_that_was_to_stay_may_not_be_gone(tmp_path, journal):
    path = tmp_path / "leden.csv"
    path.write_text("nr,mail\n1,fatima@example.nl\n2,jan@example.nl\n", encoding="utf-8")
    table = TableMap(None, ("nr",), erasing.MAIL, fate=Fate.ANONYMIZE, anonymize={"mail": "weg"})
    cut_off((SourceMap("leden", str(path), (table,)),), journal)
    path.write_text("nr,mail\n2,jan@example.nl\n", encoding="utf-8")
    with pytest.raises(InputError, match="changed since"):
        erasing.run((), journal, again=True)
    path.write_text("nr,mail\n2,jan@example.nl\n1,weg\n3,piet@example.nl\n", encoding="utf-8")
    assert erasing.run((), journal, again=True) == ["leden"]


def test_it_is_seen_of_a_database_whether_its_transaction_ended(url, tmp_path, journal):
    """Done, not done, or for a human to look at: where others changed what was done, or it cannot be reached."""
    sources = (small_shop.shop(url),)
    cut_off(sources, journal)
    [before] = journal.read().units
    assert outcome(before, Limits()) is Outcome.UNDONE
    change(url, "UPDATE klant SET naam = 'Johan' WHERE id = 2")
    change(url, "UPDATE adres SET straat = 'Nieuwstraat 9' WHERE id = 2")
    assert outcome(before, Limits()) is Outcome.UNDONE
    with pytest.raises(InputError, match="changed since"):
        erasing.run((), journal, again=True)
    change(url, "UPDATE adres SET straat = 'Kerkplein 2' WHERE id = 2")
    erasing.run((), journal, again=True)
    assert outcome(before, Limits()) is Outcome.DONE
    change(url, "UPDATE klant SET naam = 'Iemand' WHERE id = 1")
    assert outcome(before, Limits()) is Outcome.UNKNOWN
    assert outcome(replace(before, done=True), Limits()) is Outcome.DONE
    gone = replace(before, location=f"sqlite:///{tmp_path / 'weg.db'}")
    assert outcome(gone, Limits()) is Outcome.UNKNOWN


def test_one_run_at_a_time(journal):
    """The second is told at once; a lock that a killed process left keeps nobody out."""
    with journal.held():
        with pytest.raises(OutputError, match="at work"), Journal(journal.path, erasing.KEY).held():
            pass
        assert journal.path.with_suffix(".lock").exists()
    assert not journal.path.with_suffix(".lock").exists()
    journal.path.with_suffix(".lock").touch()
    with journal.held():
        pass
