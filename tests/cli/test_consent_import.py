"""``avgtool consent import``, as a user sees it."""

from __future__ import annotations

import json
import sqlite3

import pytest

import avgtool as library
from avgtool.workflows.ledger import verify
from tests.consent.importing_rows import WORDS

EXPORT = """\
klantnr;e-mail;doel;soort;tijdstip;kanaal;versie;opslag
K-1;;nieuwsbrief;gegeven;2026-03-01T10:00:00+01:00;e-mail;2026-01;a
K-1;;nieuwsbrief;gegeven;2026-03-01T09:00:00Z;e-mail;2026-01;a
K-2;;nieuwsbrief;ingetrokken;2026-03-02T10:00:00+01:00;;;a
K-3;;reclame;gegeven;2026-03-02T10:00:00+01:00;;;a
;jan@example.nl;;bezwaar;2026-03-02T10:00:00+01:00;;;a
K-4;;nieuwsbrief;gegeven;1-3-2026 14:05;;;a
K-5;;;kanaal ongewenst;2026-03-02T10:00:00+01:00;sms;;a
"""


@pytest.fixture
def folder(avgtool, tmp_path, monkeypatch):
    """A ledger with a newsletter, and an export, in the current folder."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "tekst.txt").write_text(WORDS, encoding="utf-8")
    (tmp_path / "export.csv").write_text(EXPORT, encoding="utf-8")
    for command in (
        "ledger init",
        "consent purpose add nieuwsbrief --title Brief --basis a --channel email --channel sms --direct-marketing",
        "consent notice add tekst.txt --purpose nieuwsbrief --version 2026-01 --since 2026-01-01T00:00:00+01:00",
    ):
        assert avgtool(*command.split()).code == 0
    return tmp_path


@pytest.mark.parametrize("language", ["nl", "en"])
def test_what_came_of_it_is_told(avgtool, folder, snapshot, language):
    """Good rows by what they say, faulty ones by why; again, nothing is recorded; no value of a row is shown."""
    first = avgtool("--lang", language, "consent", "import", "export.csv", "--timezone", "Europe/Amsterdam")
    told = (folder / "export.rejected.csv").read_text(encoding="utf-8")
    again = avgtool("--lang", language, "consent", "import", "export.csv", "--all-or-nothing")
    assert (first.code, again.code) == (1, 1)
    assert first.out + first.err == snapshot(name="first")
    assert told == snapshot(name="rejected")
    assert again.out + again.err == snapshot(name="again")
    assert not any(word in first.out + first.err + told for word in ("K-", "jan@", "reclame"))


def test_it_is_told_as_data_too(avgtool, folder):
    """All of it on standard output; a file without faults ends well, and leaves no file beside it."""
    lines = EXPORT.splitlines(keepends=True)
    (folder / "goed.csv").write_text(lines[0] + lines[1] + lines[5], encoding="utf-8")
    ran = avgtool("consent", "import", "goed.csv", "--batch", "maart", "--format", "json")
    told = json.loads(ran.out)
    assert (ran.code, told["recorded"], told["batch"]) == (0, {"given": 1, "objection": 1}, "maart")
    assert (told["faulty"], told["rejected"], told["unused"]) == (0, None, ["opslag"])
    assert not (folder / "goed.rejected.csv").exists()


def test_a_no_that_is_lost_is_told(avgtool, folder):
    """Who said no in a faulty row can still be approached; a no without a date is no faulty row."""
    rows = ["klantnr;doel;soort;tijdstip", "K-1;reclame;afgemeld;2026-03-01T10:00:00Z", "K-2;nieuwsbrief;nee;onbekend"]
    (folder / "nee.csv").write_text("\n".join(rows), encoding="utf-8")
    ran = avgtool("--lang", "en", "consent", "import", "nee.csv")
    told = json.loads(avgtool("consent", "import", "nee.csv", "--format", "json").out)
    assert (ran.code, "1 of the faulty rows says no" in ran.err + ran.out) == (1, True)
    assert "it counts from its first import on" in ran.err + ran.out
    assert (told["rejected_noes"], told["undated_noes"], told["already"]) == (1, 1, 1)


@pytest.mark.parametrize("encoding", ["cp1252", "utf-8-sig", "utf-16"])
def test_files_of_any_encoding_are_read(avgtool, folder, encoding):
    """As spreadsheet programs write them; what is kept reads as it was written."""
    lines = ["klantnr;doel;soort;tijdstip;opmerking", "K-1;nieuwsbrief;ja;2026-03-01T10:00:00Z;Café José"]
    (folder / "oud.csv").write_bytes("\r\n".join(lines).encode(encoding))
    assert avgtool("consent", "import", "oud.csv").code == 0
    assert "Café José" in avgtool("consent", "history", "K-1", "--format", "json").out


def test_a_column_with_another_header_is_mapped(avgtool, folder):
    """And the purpose and the clock are said once, on the command line or in avgtool.yaml."""
    (folder / "avgtool.yaml").write_text("consent:\n  timezone: Europe/Amsterdam\n", encoding="utf-8")
    (folder / "crm.csv").write_text("wie;toestemming;aangemaakt=op\nK-7;ja;2026-03-01\n", encoding="utf-8")
    mapped = ("--map", "wie=customer", "--map", "aangemaakt=op=at", "--purpose", "nieuwsbrief")
    assert avgtool("consent", "import", "crm.csv").code == 3
    assert avgtool("consent", "import", "crm.csv", "--map", "wie").code == 2
    assert avgtool("consent", "import", "crm.csv", *mapped).code == 0
    assert avgtool("consent", "status", "K-7", "--purpose", "nieuwsbrief", "--channel", "email").code == 0


def test_of_several_sheets_one_is_named(avgtool, folder):
    import polars as pl
    from xlsxwriter import Workbook

    frame = pl.read_csv(folder / "export.csv", separator=";", infer_schema=False).head(1)
    with Workbook(folder / "twee.xlsx") as book:
        for name in ("een", "twee"):
            frame.write_excel(book, worksheet=name)
    refused = avgtool("consent", "import", "twee.xlsx")
    assert (refused.code, "een, twee" in refused.err) == (3, True)
    assert avgtool("consent", "import", "twee.xlsx", "--table", "een").code == 0


def test_a_ledger_of_a_newer_version_is_left_alone(avgtool, folder):
    with sqlite3.connect(folder / "avgtool.db") as connection:
        connection.execute("UPDATE ledger_version SET version_num = '9999'")
    connection.close()
    ran = avgtool("--lang", "en", "consent", "import", "export.csv")
    assert (ran.code, "newer" in ran.err) == (5, True)
    assert not (folder / "export.rejected.csv").exists()


def test_a_read_only_ledger_says_so(avgtool, folder):
    """The file is as its format says: not to be written to, for root neither; nothing is half done."""
    with sqlite3.connect(folder / "avgtool.db") as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
    with (folder / "avgtool.db").open("r+b") as file:
        file.seek(18)  # "file format write version" of the header
        file.write(b"\x03")
    ran = avgtool("--lang", "en", "consent", "import", "export.csv")
    assert (ran.code, "read-only" in ran.err) == (5, True)
    assert not list(folder.glob("*.part*")) + list(folder.glob("*rejected*"))


def test_programs_import_as_well(folder):
    """By name of a file or with a table, over the ledger of the library."""
    with library.Ledger(f"sqlite:///{folder / 'avgtool.db'}") as ledger:
        done = ledger.import_consents(folder / "export.csv", rejected=folder / "fout.csv", by="crm")
        assert (sum(done.done.recorded.values()), len(done.done.faulty)) == (4, 2)
        assert (folder / "fout.csv").exists()
        with ledger.session(readonly=True) as session:
            assert session.may_approach(library.Person("K-1"), "nieuwsbrief", "email").allowed
        assert verify(ledger._ledger).whole
