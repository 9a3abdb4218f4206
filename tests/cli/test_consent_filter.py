"""``avgtool consent filter``, as somebody uses it before a mailing."""

from __future__ import annotations

import io
import json
import os
import sqlite3
import stat
from datetime import UTC, datetime, timedelta

import polars as pl
import pytest

import avgtool as library
from avgtool.ledger.keyed import Identifier
from avgtool.model.consents import Channel
from avgtool.sources.limits import TableChoice
from avgtool.sources.opening import open_source
from avgtool.workflows import consent_filtering

PERSONS = (
    ("K-1", "een@example.nl", "+31612345670", 'Jan; "P" é'),
    ("K-2", "twee@example.nl", "06-22222222", "=1+2"),
    (" K-3 ", "DRIE@example.nl", None, "C\r\nD"),
    (None, "leeg@example.nl", None, None),
    ("K-1", "een@example.nl", "+31612345670", "dubbel"),
    ("K-9", "negen@example.nl", "0699999999", "onbekend"),
)
TABLE = pl.DataFrame(PERSONS, schema=["klantnr", "e-mail", "tel", "naam"], orient="row")
ASK = ("--purpose", "nieuwsbrief", "--channel", "email", "--subject-column", "klantnr")


@pytest.fixture
def filled(tmp_path, monkeypatch):
    """A ledger: K-1 and K-3 consent, K-2 withdrew; drie@example.nl and a telephone number are on the list."""
    monkeypatch.setenv("AVGTOOL_LEDGER_URL", f"sqlite:///{tmp_path / 'avgtool.db'}")
    before = datetime.now(UTC) - timedelta(days=9)
    with library.Ledger(os.environ["AVGTOOL_LEDGER_URL"], create=True) as ledger, ledger.session(by="test") as session:
        session.add_purpose("nieuwsbrief", "Nieuwsbrief", "a", channels=("email",), direct_marketing=True)
        session.add_notice(["nieuwsbrief"], "1", "Ja, stuur mij de nieuwsbrief.", since=before)
        for name in ("K-1", "K-2", "K-3"):
            session.record(library.Person(name), "nieuwsbrief", at=before)
        session.withdraw(library.Person("K-2"), "nieuwsbrief")
        session.object(library.Person("drie@example.nl", Identifier.EMAIL), channel=Channel.EMAIL)
        session.object(library.Person("0612121212", Identifier.PHONE))
    return tmp_path


@pytest.fixture
def export(filled):
    path = filled / "klanten.csv"
    path.write_bytes(TABLE.write_csv(separator=";", line_terminator="\r\n").encode("cp1252"))
    return path


def test_only_who_may_be_approached_is_kept_and_the_others_are_counted_by_reason(avgtool, export, snapshot):
    """In Dutch, with the articles; the export is as it was, the copy is its owner's and written the same way."""
    before = export.read_bytes()
    done = avgtool("consent", "filter", export, *ASK, "--email-column", "e-mail", "--output", "mag.csv")
    assert (done.code, export.read_bytes()) == (0, before)
    assert (done.out + done.err).replace(str(export.parent), "…") == snapshot
    kept = (export.parent / "mag.csv").read_bytes().decode("cp1252")
    assert kept == (
        "klantnr;e-mail;tel;naam\r\n"
        'K-1;een@example.nl;+31612345670;"Jan; ""P"" é"\r\n'
        "K-1;een@example.nl;+31612345670;dubbel\r\n"
    )
    assert stat.S_IMODE((export.parent / "mag.csv").stat().st_mode) == 0o600


def test_the_same_as_data(avgtool, export):
    done = avgtool(
        "consent", "filter", export, *ASK, "--phone-column", "TEL", "--output", "mag.csv", "--format", "json"
    )
    told = json.loads(done.out)
    counted = {one["reason"]: (one["rows"], one["kept"]) for one in told["reasons"]}
    assert counted == {
        "consent": (3, True),
        "withdrawn": (1, False),
        "no_subject": (1, False),
        "unknown_subject": (1, False),
    }
    assert (told["format"], told["rows"], told["kept"], told["dropped"]) == ("consent-filter/1", 6, 3, 3)
    assert told["not_looked_up"] == {"email": 1}
    assert {"AVG 7(3)"} <= {one["article"] for one in told["reasons"]}


def test_who_was_left_out_is_listed_with_the_reason_and_nothing_more(avgtool, export):
    where = export.parent / "niet.csv"
    avgtool("consent", "filter", export, *ASK, "--email-column", "e-mail", "--output", "mag.csv", "--dropped", where)
    listed = pl.read_csv(where, separator=";")
    assert listed.columns == ["rij", "persoon", "code", "reden", "artikel", "sinds"]
    assert listed.select("rij", "persoon", "code").rows() == [
        (3, "K-2", "withdrawn"),
        (4, " K-3 ", "objection"),
        (5, None, "no_subject"),
        (7, "K-9", "unknown_subject"),
    ]
    assert listed["sinds"].drop_nulls().str.contains(r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+0[12]:00$").all()
    assert stat.S_IMODE(where.stat().st_mode) == 0o600


def test_objections_by_customer_id_are_found_beside_an_address(avgtool, export):
    """The warning that one was not looked up names an option that can be given."""
    with library.Ledger(os.environ["AVGTOOL_LEDGER_URL"]) as ledger, ledger.session(by="test") as session:
        session.object(library.Person("K-9"))
    asked = ("--objections-only", "--channel", "email", "--subject-column", "e-mail", "--subject-kind", "email")
    first = avgtool("consent", "filter", export, *asked, "--output", "mag.csv")
    assert "--customer-column" in first.out + first.err
    again = avgtool(
        "consent", "filter", export, *asked, "--customer-column", "klantnr", "--output", "mag2.csv", "--format", "json"
    )
    told = json.loads(again.out)
    assert {one["reason"]: one["rows"] for one in told["reasons"]} == {"no_objection": 4, "objection": 2}
    assert told["not_looked_up"] == {"phone": 1}


def test_an_organisation_that_keeps_no_consents_leaves_out_who_objected(avgtool, export, monkeypatch):
    """Its ledger knows no purpose at all."""
    url = f"sqlite:///{export.parent / 'leeg.db'}"
    monkeypatch.setenv("AVGTOOL_LEDGER_URL", url)
    with library.Ledger(url, create=True) as ledger, ledger.session(by="test") as session:
        session.object(library.Person("TWEE@example.nl", Identifier.EMAIL))
    asked = ("--channel", "email", "--subject-column", "e-mail", "--subject-kind", "email", "--output", "mag.csv")
    unknown = avgtool("consent", "filter", export, "--purpose", "nieuwsbrief", *asked)
    assert unknown.code == 3
    assert "--objections-only" in unknown.err
    done = avgtool("consent", "filter", export, "--objections-only", *asked, "--format", "json")
    told = json.loads(done.out)
    assert {one["reason"]: one["rows"] for one in told["reasons"]} == {"no_objection": 5, "objection": 1}


@pytest.mark.parametrize("suffix", ["csv", "tsv", "xlsx", "parquet", "json", "ndjson", "sqlite"])
def test_every_format_is_read_and_written(avgtool, filled, suffix):
    source, target = filled / f"klanten.{suffix}", filled / f"mag.{suffix}"
    write_as(suffix, source)
    before = source.read_bytes()
    table = ("--table", "klanten") if suffix == "sqlite" else ()
    done = avgtool("consent", "filter", source, *ASK, "--email-column", "e-mail", *table, "--output", target)
    assert (done.code, source.read_bytes()) == (0, before), done.err
    choice = TableChoice(all=True) if suffix == "sqlite" else None
    (copy,) = open_source(str(target), **({"tables": choice} if choice else {}))
    assert copy.frame.collect()["naam"].to_list() == ['Jan; "P" é', "dubbel"]


def write_as(suffix, path) -> None:
    writers = {
        "csv": TABLE.write_csv,
        "tsv": lambda to: TABLE.write_csv(to, separator="\t"),
        "xlsx": TABLE.write_excel,
        "parquet": TABLE.write_parquet,
        "json": TABLE.write_json,
        "ndjson": TABLE.write_ndjson,
    }
    if suffix in writers:
        writers[suffix](path)
        return
    with sqlite3.connect(path) as database:
        database.execute("create table klanten (klantnr text, 'e-mail' text, tel text, naam text)")
        database.executemany("insert into klanten values (?, ?, ?, ?)", PERSONS)
    database.close()


@pytest.mark.parametrize(
    ("changed", "code", "says"),
    [
        ({"--purpose": "onbekend"}, 3, "onbekend"),
        ({"--channel": "post"}, 3, "post"),
        ({"--channel": None}, 3, Identifier.EMAIL),
        ({"--purpose": None}, 2, "--objections-only"),
        ({"--channel": None, "--purpose": None, "--objections-only": ""}, 2, "--channel"),
        ({"--subject-column": "bsn"}, 4, "bsn"),
        ({"--email-column": "mail"}, 4, "mail"),
        ({"--at": "2026-10-25T02:30:00"}, 2, "UTC"),
        ({"--at": "gisteren"}, 2, "--at"),
        ({"--output": "-"}, 2, "--output"),
        ({"--output": "mag.doc"}, 3, "mag.doc"),
        ({"--output": "klanten.csv", "--force": ""}, 3, "klanten.csv"),
        ({"--output": "er_is.csv"}, 3, "--force"),
        ({"--dropped": "mag.csv"}, 3, "mag.csv"),
        ({"--dropped": "weg/niet.csv"}, 3, "weg"),
        ({"--dropped": "er_is.csv"}, 3, "--force"),
        ({"--dropped": "klanten.csv", "--force": ""}, 3, "klanten.csv"),
        ({"--dropped": "../{folder}/klanten.csv", "--force": ""}, 3, "klanten.csv"),
        ({"--purpose": "niewsbrief", "--objections-only": ""}, 3, "nieuwsbrief"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_written(avgtool, export, changed, code, says):
    """Without a value from the export in the message."""
    (export.parent / "er_is.csv").touch()
    before = {path.name: path.read_bytes() for path in export.parent.iterdir()}
    asked = {**dict(zip(ASK[::2], ASK[1::2], strict=True)), "--output": "mag.csv", **changed}
    given = [one for name, value in asked.items() if value is not None for one in (name, value) if one]
    arguments = [one.replace("{folder}", export.parent.name) for one in given]
    done = avgtool("consent", "filter", "klanten.csv", *arguments)
    assert done.code == code, done.err
    assert pl.Series([done.err]).str.contains(says).all()
    assert "example.nl" not in done.out + done.err
    assert {path.name: path.read_bytes() for path in export.parent.iterdir()} == before


def test_a_column_of_addresses_that_is_taken_for_customer_ids_is_told(avgtool, export):
    """Everybody would be unknown, and the reader think that nobody consents; what is known is not doubted."""
    asked = ("--purpose", "nieuwsbrief", "--channel", "email", "--subject-column", "e-mail")
    forgotten = avgtool("consent", "filter", export, *asked, "--output", "a.csv")
    assert "--subject-kind email" in forgotten.err
    said = avgtool("consent", "filter", export, *asked, "--subject-kind", "email", "--output", "b.csv")
    assert "--subject-kind" not in said.err
    assert "--subject-kind" not in avgtool("consent", "filter", export, *ASK, "--output", "c.csv").err


def missing(path):
    path.unlink()


def newer(path):
    with sqlite3.connect(path) as database:
        database.execute("update ledger_version set version_num = '9999'")
    database.close()


def damaged(path):
    path.write_bytes(b"SQLite format 3\x00" + b"\xff" * 9000)


@pytest.mark.parametrize("spoil", [missing, newer, damaged])
def test_without_a_ledger_that_can_be_used_nothing_is_written(avgtool, export, spoil):
    spoil(export.parent / "avgtool.db")
    done = avgtool("consent", "filter", export, *ASK, "--output", "mag.csv")
    assert done.code == 5
    assert not (export.parent / "mag.csv").exists()


def test_asking_changes_nothing_in_the_ledger_so_it_may_be_read_only(avgtool, export):
    (export.parent / "avgtool.db").chmod(0o400)
    assert avgtool("consent", "filter", export, *ASK, "--output", "mag.csv").code == 0


def test_an_export_that_is_written_to_meanwhile_is_refused(avgtool, filled, monkeypatch):
    """Who came in after the ledger was asked is not in the copy unseen."""
    database = filled / "klanten.sqlite"
    write_as("sqlite", database)
    answer = consent_filtering.answer_rows

    def slowly(*asked):
        answered = answer(*asked)
        with sqlite3.connect(database) as writer:
            writer.execute("insert into klanten select * from klanten where klantnr = 'K-1'")
        writer.close()
        return answered

    monkeypatch.setattr(consent_filtering, "answer_rows", slowly)
    done = avgtool("consent", "filter", database, "--table", "klanten", *ASK, "--output", "mag.csv")
    assert (done.code, (filled / "mag.csv").exists()) == (3, False), done.err


def test_rows_come_from_standard_input_too(avgtool, export, monkeypatch):
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(export.read_bytes())))
    assert avgtool("consent", "filter", "-", *ASK, "--output", "mag.csv").code == 0
    assert (export.parent / "mag.csv").read_bytes().count(b"K-1") == 2


def test_an_empty_export_gives_an_empty_copy(avgtool, export):
    export.write_text("klantnr;e-mail\r\n")
    done = avgtool("consent", "filter", export, *ASK, "--output", "mag.csv", "--format", "json")
    assert (done.code, json.loads(done.out)["rows"]) == (0, 0), done.err
    assert (export.parent / "mag.csv").read_text() == "klantnr;e-mail\n"


def test_a_list_of_addresses_alone_needs_one_column(avgtool, export):
    asked = ("consent", "filter", export, "--objections-only", "--channel", "email", "--output", "mag.csv")
    assert avgtool(*asked).code == 2
    done = avgtool(*asked, "--email-column", "e-mail", "--format", "json")
    assert done.code == 0
    counted = {one["reason"]: one["rows"] for one in json.loads(done.out)["reasons"] if not one["kept"]}
    assert counted == {"objection": 1}


def test_two_columns_of_one_name_are_refused(avgtool, export):
    """Nobody can tell in which of them the addresses stand."""
    doubled, target = export.with_name("dubbel.csv"), export.with_name("uit.csv")
    doubled.write_text("klantnr,mail,mail\nK-1,a@x.nl,b@x.nl\n", encoding="utf-8")
    ran = avgtool(
        "--lang", "en", "consent", "filter", doubled, "--objections-only", "--channel", "email",
        "--subject-column", "klantnr", "--email-column", "mail", "--output", target,
    )  # fmt: skip
    assert ran.code != 0
    assert "Several columns are called mail" in ran.err
    assert not target.exists()
