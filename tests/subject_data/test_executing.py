"""An erasure is carried out in databases and files: all of it, once, whatever happens on the way."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import polars as pl
import pytest
import sqlalchemy

from avgtool.errors import InputError, OutputError, RefusedError, StoreError
from avgtool.model.requests import Right
from avgtool.model.subject_data import Fate, SourceMap, TableMap
from avgtool.sources.limits import Limits
from avgtool.sources.opening import open_source
from avgtool.subject_data.executing import execute, units_of
from avgtool.subject_data.instructing import instructions
from avgtool.subject_data.journal import Job, Journal
from avgtool.subject_data.locating import locate
from avgtool.subject_data.planning import erasure
from avgtool.subject_data.surveying import surveyed
from avgtool.subject_data.wanting import wanted_from
from tests.subject_data import erasing, small_shop


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request, tmp_path):
    """A small webshop on both kinds of database."""
    made = f"sqlite:///{tmp_path / 'winkel.db'}"
    if request.param == "postgresql":
        made = str(request.getfixturevalue("postgresql_url"))
    small_shop.fill(made)
    return made


@pytest.fixture
def journal(tmp_path):
    return Journal(tmp_path / "verzoek.journal", erasing.KEY)


LEFT = {
    "klant": [
        (1, "verwijderd", None, None, None, 0, "ja"),
        (2, "Jan de Vries", "jan@example.nl", "020-1234567", "1975-01-01", 0, "ja"),
        (3, "Jan de Vries", "jan.de.vries@example.com", None, "1990-12-31", 0, "nee"),
    ],
    "adres": [(3, 2, "Markt 3")],
    "product": [(1, "Fiets"), (2, "Lamp")],
    "bestelling": [(2, 1, "2025-06-01"), (3, 2, "2024-01-01")],
    "orderregel": [(2, 1, 2, 1), (3, 1, 1, 1)],
    "notitie": [(2, 2, "Wil geen post")],
    "inlog": [("s3", 2)],
    "nieuwsbrief": [("jan@example.nl", "2021-01-01")],
}


def files_left(folder: Path) -> dict[str, object]:
    """What stands in the files; the word that anonymizing chose by chance is not looked at."""
    scores = pl.read_parquet(folder / "scores.parquet")
    return {
        "facturen": (folder / "facturen.csv").read_bytes(),
        "enquete": (folder / "enquete.json").read_bytes(),
        "scores": [(row[0], row[1] if row[0] else len(row[1]), row[2]) for row in scores.rows()],
        "loterij": [row for row in open_source(str(folder / "loterij.xlsx"))[0].frame.collect().rows() if any(row)],
        "names": sorted(path.name for path in folder.iterdir() if path.suffix != ".db"),
    }


FILES_LEFT = {
    "facturen": "".join(line for line in erasing.LINES if "2015" not in line).encode("cp1252"),
    "enquete": b'[\n  {\n    "mail": "jan@example.nl",\n    "naam": "Jan",\n    "score": 1.0\n  },\n'
    b'  {\n    "mail": "zoe@example.nl",\n    "naam": "Zo\\u00eb",\n    "score": null\n  }\n]',
    "scores": [("jan@example.nl", "Jan", 1.0), (None, 16, 2.5), ("zoe@example.nl", "Zoë", None)],
    "loterij": [("jan@example.nl", "Jan", 1.0), ("zoe@example.nl", "Zoë", None)],
    "names": ["enquete.json", "facturen.csv", "loterij.xlsx", "scores.parquet"],
}


def test_rows_go_stay_or_lose_what_tells_whose_they_are(url, tmp_path, journal):
    """In a database by its foreign keys, in files with every other record to the byte; nothing is left lying about."""
    sources = (small_shop.shop(url), *erasing.make_files(tmp_path))
    assert erasing.run(sources, journal) == ["webwinkel", "facturen", "enquete", "scores", "loterij"]
    assert small_shop.contents(url) == LEFT
    assert files_left(tmp_path) == FILES_LEFT


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="the system knows no SIGKILL")
@pytest.mark.parametrize("kill_at", range(14))
def test_a_run_that_is_killed_at_any_point_is_taken_up_and_ends_alike(tmp_path, kill_at):
    """Some also when the second run is killed on its way, at the same point."""
    url = f"sqlite:///{tmp_path / 'winkel.db'}"
    small_shop.fill(url)
    erasing.make_files(tmp_path)
    journal = Journal(tmp_path / "verzoek.journal", erasing.KEY)
    command = [sys.executable, "-m", "tests.subject_data.erasing", url, str(tmp_path), str(kill_at)]
    root = Path(__file__).parents[2]
    first = subprocess.run(command, cwd=root, check=False, capture_output=True)
    assert first.returncode == -signal.SIGKILL, first.stderr.decode()
    if kill_at % 3 == 0:
        second = subprocess.run([*command, "again"], cwd=root, check=False, capture_output=True)
        assert second.returncode in {-signal.SIGKILL, 0}, second.stderr.decode()
    if journal.exists():
        erasing.run((), journal, again=True)
    assert small_shop.contents(url) == LEFT
    assert files_left(tmp_path) == FILES_LEFT


def test_postgresql_is_taken_up_after_a_kill_before_and_after_its_commit(postgresql_url, tmp_path, journal):
    small_shop.fill(postgresql_url)
    erasing.make_files(tmp_path)
    command = [sys.executable, "-m", "tests.subject_data.erasing", postgresql_url, str(tmp_path)]
    for number, more in enumerate((["3"], ["4", "again"], ["2", "again"])):
        died = subprocess.run([*command, *more], cwd=Path(__file__).parents[2], check=False, capture_output=True)
        assert died.returncode == -signal.SIGKILL, (number, died.stderr.decode())
    erasing.run((), journal, again=True)
    assert small_shop.contents(postgresql_url) == LEFT
    assert files_left(tmp_path) == FILES_LEFT


def nothing_done(url, tmp_path, journal, sources, error, words):
    """A refusal leaves everything as it was, in every source."""
    before = small_shop.contents(url), files_left(tmp_path)
    with pytest.raises(error, match=words):
        erasing.run(sources, journal)
    assert (small_shop.contents(url), files_left(tmp_path)) == before
    assert not journal.exists()


def test_a_foreign_key_that_forbids_it_leaves_every_source_as_it_was(url, tmp_path, journal):
    """The files come before the database, and are not touched either."""
    files = erasing.make_files(tmp_path)
    kept = {"fate": Fate.DELETE, "anonymize": {}}
    nothing_done(url, tmp_path, journal, (*files, small_shop.shop(url, klant=kept)), RefusedError, "foreign key")


def test_a_file_that_may_not_be_written_leaves_every_source_as_it_was(url, tmp_path, journal):
    sources = (small_shop.shop(url), *erasing.make_files(tmp_path))
    (tmp_path / "loterij.xlsx").chmod(0o444)
    nothing_done(url, tmp_path, journal, sources, OutputError, "read-only")


def test_a_database_that_may_not_be_written_leaves_every_source_as_it_was(postgresql_url, tmp_path, journal):
    small_shop.fill(postgresql_url)
    engine = sqlalchemy.create_engine(postgresql_url)
    reader = f"lezer_{postgresql_url.rpartition('_')[2][:8]}"
    with engine.begin() as connection:
        connection.exec_driver_sql(f"CREATE ROLE {reader} LOGIN PASSWORD 'geheim'")
        connection.exec_driver_sql(f"GRANT SELECT ON ALL TABLES IN SCHEMA public TO {reader}")
    limited = engine.url.set(username=reader, password="geheim").render_as_string(hide_password=False)
    sources = (*erasing.make_files(tmp_path), small_shop.shop(limited))
    nothing_done(postgresql_url, tmp_path, journal, sources, StoreError, "may not change this")
    with engine.begin() as connection:
        connection.exec_driver_sql(f"DROP OWNED BY {reader}")
        connection.exec_driver_sql(f"DROP ROLE {reader}")
    engine.dispose()


def test_what_was_changed_since_the_plan_is_left_alone(url, tmp_path, journal, monkeypatch):
    """A row of a database by its values, a file by its bytes."""
    sources = (small_shop.shop(url), *erasing.make_files(tmp_path))
    job = erasing.job_for(sources)
    monkeypatch.setattr(erasing, "job_for", lambda _sources: job)
    with (tmp_path / "facturen.csv").open("ab") as file:
        file.write(b"9;x@example.nl;2025-01-01;1\r\n")
    nothing_done(url, tmp_path, journal, sources, InputError, "changed since the plan")
    erasing.make_files(tmp_path)
    engine = sqlalchemy.create_engine(url.replace("postgresql://", "postgresql+psycopg://"))
    with engine.begin() as connection:
        connection.exec_driver_sql("UPDATE adres SET straat = 'Nieuwstraat 9' WHERE id = 2")
    engine.dispose()
    nothing_done(url, tmp_path, journal, sources, InputError, "changed since the plan")


@pytest.mark.parametrize("name", ["facturen.csv", "enquete.json", "scores.parquet", "loterij.xlsx"])
def test_a_file_that_is_written_while_its_rows_are_looked_for_is_left_alone(tmp_path, journal, monkeypatch, name):
    """Rows of others stand then where those of the person were."""
    sources = [one for one in erasing.make_files(tmp_path) if one.location.endswith(name)]
    others = tmp_path / "anders"
    others.mkdir()
    monkeypatch.setattr(erasing, "PEOPLE", [erasing.PEOPLE[2], *erasing.PEOPLE])
    monkeypatch.setattr(erasing, "LINES", (*erasing.LINES[:1], *erasing.LINES[2:]))
    erasing.make_files(others)
    found = locate(sources, wanted_from(emails=[erasing.EMAIL]), doubts=False)
    (others / name).replace(tmp_path / name)
    before = (tmp_path / name).read_bytes()
    planned, _ = surveyed(erasure(found, sources, erasing.TODAY), found, sources)
    job = Job("2026-0001", Right.ERASURE, "M. de Groot", units_of(instructions(planned, found, sources), Limits()), {})
    with pytest.raises(InputError, match="changed since"):
        execute(job, journal, Limits(), reached=lambda _: None, finished=lambda _: None)
    assert (tmp_path / name).read_bytes() == before


def test_a_key_that_stands_twice_is_refused(tmp_path, journal):
    """Rows of somebody else would go with it."""
    path = tmp_path / "leden.csv"
    path.write_text("nr,mail\n1,fatima@example.nl\n1,jan@example.nl\n", encoding="utf-8")
    source = SourceMap("leden", str(path), (TableMap(None, ("nr",), erasing.MAIL),))
    with pytest.raises(InputError, match="does not tell one row"):
        erasing.run((source,), journal)
    assert path.read_text(encoding="utf-8").count("\n") == 3


def test_a_journal_says_nothing_to_who_has_no_key(tmp_path, journal):
    """Neither keys nor values nor addresses; and a second execution waits for the first to be finished."""
    sources = erasing.make_files(tmp_path)
    job = erasing.job_for(sources)
    journal.write(job)
    assert journal.read() == job
    assert b"fatima" not in journal.path.read_bytes().lower()
    assert journal.path.stat().st_mode & 0o077 == 0
    with pytest.raises(InputError, match="another key"):
        Journal(journal.path, bytes(64)).read()
    with pytest.raises(OutputError, match="sudden end"):
        erasing.run(sources, journal)
