"""``avgtool consent``, as a user sees it."""

from __future__ import annotations

import io
import json
import sqlite3
from contextlib import closing

import pytest

WORDS = "Ja, stuur mij de nieuwsbrief. U kunt zich altijd afmelden."


@pytest.fixture
def ledger(avgtool, tmp_path, monkeypatch):
    """A ledger with a newsletter, in the current folder."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "tekst.txt").write_text(WORDS, encoding="utf-8")
    for command in (
        "ledger init",
        (
            "consent purpose add nieuwsbrief --title Nieuwsbrief --basis a --channel email --channel sms "
            "--direct-marketing"
        ),
        "consent purpose add levering --title Levering --basis b --no-direct-marketing",
        "consent notice add tekst.txt --purpose nieuwsbrief --version 2026-01 --since 2026-01-01T00:00:00+01:00",
    ):
        assert avgtool(*command.split()).code == 0
    return tmp_path


@pytest.mark.usefixtures("ledger")
def test_withdrawing_is_as_easy_as_giving(avgtool):
    """One command, one event; the exit code of status says whether the person may be approached."""
    asked = ("consent", "status", "K-1", "--purpose", "nieuwsbrief", "--channel", "email")
    assert avgtool(*asked).code == 1
    assert avgtool("consent", "record", "K-1", "--purpose", "nieuwsbrief").code == 0
    assert avgtool(*asked).code == 0
    assert avgtool("consent", "withdraw", "K-1", "--purpose", "nieuwsbrief").code == 0
    assert avgtool(*asked).code == 1
    again = avgtool("consent", "withdraw", "K-1", "--purpose", "nieuwsbrief")
    assert again.code == 3
    assert "AVG 21" in again.err


@pytest.mark.usefixtures("ledger")
def test_an_objection_is_recorded_from_stdin_and_shown_to_nobody(avgtool, monkeypatch):
    """An address that is typed stays out of the list of processes; the ledger holds a digest."""
    for _ in range(2):
        monkeypatch.setattr("sys.stdin", io.StringIO("jan@example.nl\n"))
        assert avgtool("consent", "object", "-", "--kind", "email").code == 0
    shown = avgtool("consent", "history", "jan@example.nl", "--kind", "email", "--format", "json")
    assert [one["chain"] for one in json.loads(shown.out)["entries"]] == ["objection", "objection"]
    status = avgtool("consent", "status", "JAN@example.nl", "--kind", "email", "--format", "json")
    reasons = {one["purpose"]: one["reason"] for one in json.loads(status.out)["standing"]}
    assert reasons == {"nieuwsbrief": "objection", "levering": "other_basis"}
    assert "jan" not in (shown.out + status.out).lower()


@pytest.mark.usefixtures("ledger")
@pytest.mark.parametrize("language", ["nl", "en"])
def test_what_is_shown(avgtool, snapshot, language):
    """How a person stands, and why; the words of the law with their articles."""
    given = ("--at", "2026-03-01T10:00:00+01:00", "--method", "webform", "--by", "M. de Groot", "--evidence", "form 7")
    avgtool("consent", "record", "K-1", "--purpose", "nieuwsbrief", "--channel", "email", *given)
    avgtool("consent", "prefer", "K-1", "--channel", "sms", "--unwanted", "--at", "2026-03-02T10:00:00+01:00")
    for command in ("status K-1", "purpose list", "notice list", "status K-9"):
        assert avgtool("--lang", language, "consent", *command.split()).out == snapshot(name=command)
    entries = json.loads(avgtool("consent", "history", "K-1", "--format", "json").out)["entries"]
    assert [(one["chain"], one["at"], one.get("evidence")) for one in entries] == [
        ("consent_event", "2026-03-01T10:00:00+01:00", "form 7"),
        ("preference", "2026-03-02T10:00:00+01:00", None),
    ]
    assert "M. de Groot" in avgtool("consent", "history", "K-1").out


@pytest.mark.usefixtures("ledger")
def test_days_are_those_of_the_country_whose_law_decides(avgtool):
    """Just after midnight in Amsterdam it is the day before in Greenwich."""
    purpose = "consent purpose add actie --title Actie --basis a --channel email --direct-marketing --valid-months 36"
    avgtool(*purpose.split())
    since = ("--version", "1", "--since", "2025-01-01T00:00:00+01:00")
    avgtool("consent", "notice", "add", "tekst.txt", "--purpose", "actie", *since)
    recorded = avgtool("consent", "record", "K-1", "--purpose", "actie", "--at", "2025-07-14T00:30:00+02:00")
    assert recorded.code == 0, recorded.err
    asked = ("consent", "status", "K-1", "--purpose", "actie", "--at", "2026-01-01T00:00:00+01:00")
    shown = " ".join(avgtool(*asked).out.split())
    assert "14 juli 2025" in shown
    assert "14 juli 2028" in shown
    (one,) = json.loads(avgtool(*asked, "--format", "json").out)["standing"]
    assert (one["since"], one["until"]) == ("2025-07-14T00:30:00+02:00", "2028-07-14T00:30:00+02:00")


@pytest.mark.usefixtures("ledger")
def test_what_scripts_read_of_purposes_and_notices(avgtool):
    purposes = json.loads(avgtool("consent", "purpose", "list", "--format", "json").out)
    assert purposes["format"] == "consent-purposes/1"
    assert [one["code"] for one in purposes["purposes"]] == ["nieuwsbrief", "levering"]
    (notice,) = json.loads(avgtool("consent", "notice", "list", "--format", "json").out)["notices"]
    assert (notice["text"], notice["purposes"]) == (WORDS, ["nieuwsbrief"])


@pytest.mark.usefixtures("ledger")
def test_who_is_erased_is_asked_for_first_and_leaves_a_whole_chain(avgtool, monkeypatch):
    avgtool("consent", "record", "K-1", "--purpose", "nieuwsbrief")
    monkeypatch.setattr("sys.stdin", io.StringIO("n\n"))
    assert avgtool("consent", "erase", "K-1").code == 130
    assert "Niets" not in avgtool("consent", "history", "K-1").out
    assert avgtool("consent", "erase", "K-1", "--yes").code == 0
    assert "niets vastgelegd" in avgtool("consent", "history", "K-1").out
    assert avgtool("consent", "verify").code == 0
    assert avgtool("consent", "erase", "K-1", "--yes").code == 3


@pytest.mark.usefixtures("ledger")
def test_an_erasure_tells_what_is_gone_what_stays_and_where_the_person_still_is(avgtool, tmp_path, snapshot):
    """And who did it and why stands in the ledger."""
    avgtool("consent", "record", "K-1", "--purpose", "nieuwsbrief")
    done = avgtool("consent", "erase", "K-1", "--yes", "--by", "jan", "--proof", " 2026-0012 ")
    assert (done.code, done.out) == (0, "")
    assert done.err == snapshot
    with closing(sqlite3.connect(tmp_path / "avgtool.db")) as connection:
        recorded = connection.execute("SELECT recorded_by, proof FROM subject_erasure").fetchall()
    assert recorded == [("jan", "2026-0012")]
    again = avgtool("consent", "erase", "K-1", "--yes")
    assert again.code == 3
    assert "Wie eerder is gewist, is nu ook uit de bestanden verdwenen" in again.err


@pytest.mark.usefixtures("ledger")
def test_an_erasure_that_a_reader_holds_up_is_not_called_done(avgtool, tmp_path, monkeypatch):
    """Exit code 1, and what to do: the same command again cleans the file."""
    monkeypatch.setattr("avgtool.ledger.erasing.PATIENCE_SECONDS", 0.1)
    avgtool("consent", "record", "K-1", "--purpose", "nieuwsbrief")
    with closing(sqlite3.connect(tmp_path / "avgtool.db", isolation_level=None)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM subject").fetchone()
        held = avgtool("consent", "erase", "K-1", "--yes")
        assert held.code == 1
        assert "nog niet uit het bestand verdwenen" in held.err
        assert "nog niet uit het bestand verdwenen" in avgtool("consent", "erase", "K-1", "--yes").err
    assert "nu ook uit de bestanden verdwenen" in avgtool("consent", "erase", "K-1", "--yes").err


@pytest.mark.usefixtures("ledger")
@pytest.mark.parametrize("proof", ["brief van k-1", "x" * 101])
def test_why_somebody_was_erased_does_not_name_the_person(avgtool, proof):
    """It stays; so nothing is erased until it is a number."""
    avgtool("consent", "record", "K-1", "--purpose", "nieuwsbrief")
    assert avgtool("consent", "erase", "K-1", "--yes", "--proof", proof).code == 3
    assert "nieuwsbrief" in avgtool("consent", "history", "K-1").out


@pytest.mark.usefixtures("ledger")
@pytest.mark.parametrize(
    ("command", "code"),
    [
        ("consent record K-1 --purpose onbekend", 3),
        ("consent record K-1 --purpose nieuwsbrief --at 2999-01-01T00:00:00+01:00", 3),
        ("consent record K-1 --purpose nieuwsbrief --at 2025-10-26T02:30:00", 2),
        ("consent record K-1 --purpose nieuwsbrief --at gisteren", 2),
        ("consent record K-1 --purpose nieuwsbrief --notice 1999", 3),
        ("consent record K-1", 2),
        ("consent status K-1 --purpose onbekend", 3),
        ("consent notice add nergens.txt --purpose nieuwsbrief --version 2", 3),
        ("consent notice add tekst.txt --purpose nieuwsbrief --version 2 --sha256 00", 3),
        ("consent purpose add x --title X --basis a", 2),
        ("consent purpose add Met.Hoofdletter --title X --basis a --no-direct-marketing", 3),
    ],
)
def test_what_cannot_be_recorded_is_refused(avgtool, command, code):
    ran = avgtool(*command.split())
    assert ran.code == code
    assert "K-1" not in ran.err


def test_without_a_ledger_the_command_that_makes_one_is_named(avgtool, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    ran = avgtool("consent", "status", "K-1")
    assert ran.code == 5
    assert "avgtool ledger init" in ran.err


@pytest.mark.usefixtures("ledger")
def test_describing_a_purpose_anew_tells_how_many_agreed_to_less(avgtool):
    avgtool("consent", "record", "K-1", "--purpose", "nieuwsbrief")
    again = ("consent", "purpose", "add", "nieuwsbrief", "--title", "Nieuwsbrief", "--basis", "a", "--direct-marketing")
    channels = ("--channel", "email", "--channel", "sms")
    assert "eerdere omschrijving" not in avgtool(*again, *channels).err
    assert "1 persoon stemde in met een eerdere omschrijving" in avgtool(*again, *channels, "--channel", "phone").err
    asked = ("consent", "status", "K-1", "--purpose", "nieuwsbrief", "--channel")
    assert [avgtool(*asked, channel).code for channel in ("email", "phone")] == [0, 1]


@pytest.mark.usefixtures("ledger")
def test_who_withdrew_is_on_the_suppression_list_once_erased(avgtool, monkeypatch):
    """Under each identifier that is given, on the command line or a line each on stdin."""
    avgtool("consent", "record", "K-1", "--purpose", "nieuwsbrief")
    avgtool("consent", "withdraw", "K-1", "--purpose", "nieuwsbrief")
    monkeypatch.setattr("sys.stdin", io.StringIO("K-1\njan@example.nl\n"))
    erased = avgtool("consent", "erase", "-", "--email", "-", "--yes")
    assert erased.code == 0
    assert "2 regels toegevoegd" in erased.err
    for person in (("K-1",), ("jan@example.nl", "--kind", "email")):
        status = avgtool("consent", "status", *person, "--purpose", "nieuwsbrief", "--format", "json")
        assert {one["reason"] for one in json.loads(status.out)["standing"]} == {"objection"}


@pytest.mark.usefixtures("ledger")
def test_an_objection_by_address_is_found_with_the_address_and_told_of_without(avgtool):
    avgtool("consent", "record", "K-1", "--purpose", "nieuwsbrief")
    assert "blokkeerlijst" not in avgtool("consent", "status", "K-1").err
    avgtool("consent", "object", "jan@example.nl", "--kind", "email")
    asked = ("consent", "status", "K-1", "--purpose", "nieuwsbrief", "--channel", "email")
    without, found = avgtool(*asked), avgtool(*asked, "--email", "Jan@example.nl")
    assert (without.code, found.code) == (0, 1)
    assert "1 bezwaar op de blokkeerlijst" in without.err
    assert "--email" in without.err
    assert "blokkeerlijst" not in found.err
    assert "bezwaar" in avgtool("consent", "history", "K-1", "--email", "jan@example.nl").out


def test_a_misspelled_purpose_is_told_when_somebody_objects(avgtool):
    """Where there are purposes the objection is refused, where there are none the code is repeated."""
    avgtool("ledger", "init")
    told = avgtool("consent", "object", "K-1", "--purpose", "niewsbrief")
    assert told.code == 0
    assert "niewsbrief" in told.err
    avgtool(
        *["consent", "purpose", "add", "nieuwsbrief", "--title", "Nieuwsbrief", "--basis", "a", "--no-direct-marketing"]
    )
    refused = avgtool("consent", "object", "K-1", "--purpose", "niewsbrief")
    assert refused.code == 3
    assert "Bekend: nieuwsbrief" in refused.err
    assert avgtool("consent", "object", "K-1", "--purpose", "niewsbrief", "--lift").code == 0


@pytest.mark.usefixtures("ledger")
@pytest.mark.parametrize("language", ["nl", "en"])
def test_history_shows_how_what_was_shown_and_whether_there_is_proof(avgtool, snapshot, language):
    """The words of the proof are in the JSON and on the receipt."""
    moment = ("--at", "2026-03-01T10:00:00+01:00", "--by", "M. de Groot")
    said = ("--method", "paper", "--explicit", "--by-guardian", "--evidence", "form 7")
    avgtool("consent", "record", "K-1", "--purpose", "nieuwsbrief", "--channel", "email", *said, *moment)
    avgtool("consent", "prefer", "K-1", "--channel", "sms", "--unwanted", *moment)
    shown = avgtool("--lang", language, "consent", "history", "K-1").out
    assert shown == snapshot
    assert "form 7" not in shown


@pytest.mark.usefixtures("ledger")
def test_status_says_for_what_to_ask_again(avgtool):
    notice = "consent notice add tekst.txt --purpose nieuwsbrief --version 0 --since 2020-01-01T00:00:00+01:00"
    assert avgtool(*notice.split()).code == 0
    given = ("consent", "record", "K-1", "--purpose", "nieuwsbrief", "--at", "2021-05-01T00:30:00+02:00")
    assert avgtool(*given).code == 0
    asked = ("consent", "status", "K-1", "--purpose", "nieuwsbrief", "--channel", "email")
    assert "Opnieuw vragen, 1 mei 2023" in " ".join(avgtool(*asked).out.split())
    (one,) = json.loads(avgtool(*asked, "--format", "json").out)["standing"]
    assert one["review"] == [{"reason": "old", "due": "2023-05-01T00:30:00+02:00"}]


@pytest.mark.usefixtures("ledger")
def test_a_term_of_one_month_is_one_month(avgtool):
    for months in (1, 2):
        purpose = f"consent purpose add p{months} --title P --basis a --no-direct-marketing --valid-months {months}"
        assert avgtool(*purpose.split()).code == 0
    shown = avgtool("consent", "purpose", "list").out.split()
    assert (shown[shown.index("p1") + 6], shown[shown.index("p2") + 6]) == ("maand", "maanden")


@pytest.mark.usefixtures("ledger")
def test_an_address_without_its_kind_is_told(avgtool):
    assert "--kind email" in avgtool("consent", "status", "jan@example.nl").err
    assert "--kind" not in avgtool("consent", "status", "jan@example.nl", "--kind", "email").err
    assert "--kind" not in avgtool("consent", "status", "K@1").err
