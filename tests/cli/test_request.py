"""``avgtool request``, as a user sees it."""

from __future__ import annotations

import hashlib
import io
import json
import re
import sqlite3
from contextlib import closing

import icalendar
import pytest


class AtTerminal(io.StringIO):
    """Somebody who types."""

    def isatty(self) -> bool:
        return True


ON = ("--on", "2026-03-30")


@pytest.fixture
def opened(avgtool, tmp_path):
    """A ledger with three requests: one being worked on, one overdue, one answered; and a letter."""
    (tmp_path / "antwoord.pdf").write_bytes(b"Geachte mevrouw El Amrani")
    by = ("--by", "M. de Groot")
    for command in (
        ("ledger", "init"),
        ("request", "open", "K-1", "--right", "inzage", "--right", "wissing", "--received", "2026-03-05",
         "--contact", "F. el Amrani", "--words", "Wat weet u van mij? [alles]", *by),
        ("request", "open", "K-2", "--right", "bezwaar-direct-marketing", "--received", "2026-02-20", *by),
        ("request", "open", "K-3", "--right", "rectificatie", "--received", "2026-03-02", "--channel", "post", *by),
        ("request", "acknowledge", "2026-0001", "--at", "2026-03-06", *by),
        ("request", "ask", "2026-0001", "--identity", "--means", "terugbellen", "--reason", "Onbekend adres.",
         "--at", "2026-03-09T10:15:00+01:00", *by),
        ("request", "verify-identity", "2026-0001", "--means", "terugbellen", "--at", "2026-03-12", *by),
        ("request", "verify-identity", "2026-0003", "--means", "inloggen", "--at", "2026-03-03", *by),
        ("request", "task", "2026-0003", "kassa", "--for", "rectificatie", "--reason", "Naam verbeterd.", *by),
        ("request", "answer", "2026-0003", "--document", "antwoord.pdf", "--at", "2026-03-20", *by),
    ):  # fmt: skip
        ran = avgtool(*command)
        assert ran.code == 0, ran.err
    return tmp_path


@pytest.mark.usefixtures("opened")
@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize(
    "command",
    ["list", "due", "show 2026-0001", "show 2026-0003", "rights", "rights bezwaar-direct-marketing"],
)
def test_what_is_shown(avgtool, snapshot, language, command):
    """How requests stand on a day, everything that was done, and what the law says."""
    on = () if command.startswith("rights") else ON
    shown = avgtool("--lang", language, "request", *command.split(), *on)
    told = re.sub(r"^(Vastgelegd op|Recorded on) .*\n", "", shown.out, flags=re.MULTILINE)
    if "2026-0003" in command:  # work is recorded when the test runs
        told = re.sub(r" {2,}", "  ", re.sub(r"(?m)^.*(?=  kassa, rect)", "[now]", re.sub(r"─+", "─", told)))
    assert told == snapshot


@pytest.mark.usefixtures("opened")
def test_a_step_that_was_recorded_later_than_it_was_taken_is_shown_as_such(avgtool):
    """A term that was extended afterwards, on paper, does not look like one that was extended in time."""
    late = avgtool("--lang", "en", "request", "show", "2026-0001").out
    assert "Recorded on a later day: identity verified, on " in late
    avgtool("request", "open", "K-9", "--right", "inzage")
    ((reference, *_),) = re.findall(r"(\d{4}-\d{4})(.*)", avgtool("request", "list", "--person", "K-9").out)
    assert "Recorded on a later day" not in avgtool("--lang", "en", "request", "show", reference).out


@pytest.mark.usefixtures("opened")
def test_what_is_overdue_makes_the_exit_code_one(avgtool):
    """Until it is answered; what is due later does not matter."""
    assert avgtool("request", "due", *ON).code == 1
    assert avgtool("request", "due", "--within", "0", *ON).code == 1
    assert avgtool("request", "due", "--on", "2026-03-20").code == 0
    avgtool("request", "withdraw", "2026-0002", "--reason", "Mail van 25 maart.", "--at", "2026-03-25")
    assert avgtool("request", "due", *ON).code == 0


def test_a_calendar_is_written_and_replaces_only_its_own(avgtool, opened):
    """Read back as another program would: two requests are open."""
    path = opened / "termijnen.ics"
    for _ in range(2):
        assert avgtool("request", "due", *ON, "--ics", path).code == 1
    entries = icalendar.Calendar.from_ical(path.read_bytes()).walk("VEVENT")
    waiting = [one for one in entries if str(one["STATUS"]) == "CONFIRMED"]
    days = {re.search(r"\d{4}-\d{4}", str(one["SUMMARY"]))[0]: one.decoded("DTSTART") for one in waiting}
    assert {reference: day.isoformat() for reference, day in days.items()} == {
        "2026-0002": "2026-03-20",
        "2026-0001": "2026-04-08",
    }
    (answered,) = [one for one in entries if str(one["STATUS"]) == "CANCELLED"]
    assert "2026-0003" in str(answered["SUMMARY"]), "the reminder goes with what was answered"
    path.write_text("BEGIN:VCALENDAR\nPRODID:-//Iemand//\nEND:VCALENDAR", encoding="utf-8")
    assert avgtool("request", "due", *ON, "--ics", path).code == 3
    assert avgtool("request", "due", *ON, "--ics", path, "--force").code == 1


@pytest.mark.usefixtures("opened")
def test_what_scripts_read(avgtool):
    """Codes, dates and hashes that stay what they are in every language."""
    shown = json.loads(avgtool("request", "show", "2026-0001", *ON, "--format", "json").out)
    request = shown["request"]
    assert shown["format"] == "request/1"
    assert (request["state"], request["due"], request["paused_days"]) == ("in_behandeling", "2026-04-08", 3)
    assert request["open_steps"] == [
        "precisering-vragen", "verlengen", "inwilligen", "deels-inwilligen", "afwijzen", "intrekken",
    ]  # fmt: skip
    assert [one["step"] for one in request["events"]][:2] == ["ontvangen", "bevestigen"]
    assert request["events"][2]["at"] == "2026-03-09T10:15:00+01:00"
    due = json.loads(avgtool("request", "due", *ON, "--format", "json").out)
    assert [(one["reference"], one["urgency"], one["days_left"]) for one in due["requests"]] == [
        ("2026-0002", "te-laat", -10),
        ("2026-0001", "op-tijd", 9),
    ]
    listed = json.loads(avgtool("request", "list", "--person", "K-3", "--format", "json").out)
    assert [(one["reference"], one["on_time"]) for one in listed["requests"]] == [("2026-0003", True)]
    rights = json.loads(avgtool("request", "rights", "--format", "json").out)
    assert len(rights["rights"]) == 9
    answered = json.loads(avgtool("request", "show", "2026-0003", "--format", "json").out)["request"]
    sha256 = hashlib.sha256(b"Geachte mevrouw El Amrani").hexdigest()
    assert answered["events"][-1]["documents"] == [{"sha256": sha256, "name": "antwoord.pdf"}]


@pytest.mark.usefixtures("opened")
def test_a_request_goes_all_the_way(avgtool):
    """Clarified, extended, granted in part, closed, reopened by a court and answered again."""
    reason = ("--reason", "Zie de brief.")
    letter = ("--document", "antwoord.pdf")
    steps = [
        ("ask", "--clarification", *reason, "--at", "2026-03-13"),
        ("take-up", "--at", "2026-03-16"),
        ("extend", "--because", "complexiteit", *reason, *letter, "--at", "2026-04-10"),
        ("answer", "--partly", "--ground", "avg-17-3-b", "--remedies-told", *reason, *letter, "--at", "2026-05-01"),
        ("close", "--recipients", "ingelicht", "--at", "2026-05-02"),
        ("reopen", "--because", "rechter", "--due", "2026-09-01", *reason, "--at", "2026-08-04"),
        ("take-up", "--at", "2026-08-05"),
        ("task", "kassa", "--for", "wissing", *reason),
        ("answer", *letter, "--at", "2026-08-20"),
    ]
    states = []
    for name, *options in steps:
        ran = avgtool("request", name, "2026-0001", *options, "--format", "json")
        assert ran.code == 0, ran.err
        states.append(json.loads(ran.out)["request"]["state"])
    assert states == [
        "precisering_gevraagd", "in_behandeling", "verlengd", "deels_ingewilligd", "gesloten", "heropend",
        "in_behandeling", "in_behandeling", "ingewilligd",
    ]  # fmt: skip
    assert avgtool("ledger", "verify").code == 0


@pytest.mark.usefixtures("opened")
def test_a_copy_of_an_identity_document_is_asked_for_with_guidance(avgtool):
    ran = avgtool(
        "request",
        "ask",
        "2026-0002",
        "--identity",
        "--means",
        "afgeschermde-kopie",
        "--reason",
        "Niets lichters helpt.",
    )
    assert ran.code == 0
    assert "BSN" in ran.err
    assert "verwijder" in ran.err


@pytest.mark.usefixtures("opened")
@pytest.mark.parametrize(
    ("right", "command"),
    [
        ("bezwaar-direct-marketing", "avgtool request object 2"),
        ("toestemming-intrekken", "avgtool request withdraw-consent 2"),
        ("bezwaar", None),
    ],
)
def test_what_need_not_wait_for_an_answer_is_said_at_once(avgtool, right, command):
    told = avgtool("request", "open", "K-4", "--right", right).err
    assert command in told if command else "avgtool request" not in told


@pytest.mark.usefixtures("opened")
def test_every_open_step_is_shown_with_a_command_that_exists(avgtool):
    for reference in ("2026-0001", "2026-0002", "2026-0003"):
        shown = avgtool("request", "show", reference).out
        named = re.findall(r"avgtool request ([a-z-]+)", shown)
        assert named
        assert all(avgtool("request", name, "--help").code == 0 for name in named)


@pytest.mark.usefixtures("opened")
def test_a_person_from_stdin_is_shown_to_nobody(avgtool, monkeypatch):
    monkeypatch.setattr("sys.stdin", io.StringIO("jan@example.nl\n"))
    ran = avgtool("request", "open", "-", "--kind", "email", "--right", "inzage")
    assert ran.code == 0
    assert re.fullmatch(r"\d{4}-\d{4}\n", ran.out)
    monkeypatch.setattr("sys.stdin", io.StringIO("JAN@example.nl\n"))
    found = avgtool("request", "list", "--person", "-", "--kind", "email", "--format", "json")
    assert len(json.loads(found.out)["requests"]) == 1
    assert "jan" not in (ran.out + ran.err + found.out).lower()


@pytest.mark.usefixtures("opened")
@pytest.mark.parametrize(
    ("command", "code", "told"),
    [
        ("open K-9 --right vergetelheid", 2, "inzage"),
        ("open K-9", 2, "--right"),
        ("open K-9 --right inzage --received 2999-01-01", 3, "toekomst"),
        ("open K-9 --right inzage --received gisteren", 2, "2026-03-05"),
        ("open K-9 --right inzage --received 2025-10-26T02:30:00", 2, "tweemaal"),
        ("show 2026-9999", 3, "request list"),
        ("answer 2026-0001", 3, "--document"),
        ("answer 2026-0001 --document nergens.pdf", 3, "nergens.pdf"),
        ("answer 2026-0001 --document antwoord.pdf --ground avg-15-4", 2, "--partly"),
        ("answer 2026-0002 --document antwoord.pdf", 3, "identiteit vaststellen"),
        ("refuse 2026-0001 --document antwoord.pdf", 3, "avg-17-3-b"),
        ("refuse 2026-0001 --document antwoord.pdf --ground avg-17-3-b --reason x", 3, "motivering"),
        ("answer 2026-0001 --partly --document antwoord.pdf --ground avg-12-2 --reason x", 3, "Gronden"),
        ("extend 2026-0001 --because drukte --reason x", 2, "complexiteit"),
        ("extend 2026-0001 --because complexiteit --reason x --at 2026-04-09", 3, "8 april 2026"),
        ("ask 2026-0001 --reason x", 2, "--identity"),
        ("ask 2026-0001 --clarification --means inloggen --reason x", 2, "--identity"),
        ("close 2026-0003", 3, "--recipients"),
        ("reopen 2026-0003 --because spijt --reason x", 2, "klacht"),
        ("verify-identity 2026-0001 --means handtekening", 2, "terugbellen"),
    ],
)
def test_what_cannot_be_done_is_refused_with_what_can(avgtool, command, code, told):
    before = avgtool("request", "list", "--format", "json").out
    ran = avgtool("request", *command.split())
    assert ran.code == code
    assert told in ran.err
    assert "K-9" not in ran.err
    assert avgtool("request", "list", "--format", "json").out == before


def test_without_a_ledger_the_command_that_makes_one_is_named(avgtool):
    ran = avgtool("request", "due")
    assert ran.code == 5
    assert "avgtool ledger init" in ran.err


def test_files_past_their_term_are_listed_and_destroyed_when_confirmed(avgtool, monkeypatch):
    for command in (
        ("ledger", "init"),
        ("request", "open", "K-1001", "--right", "bezwaar", "--received", "2026-03-05", "--words", "Mail van Jan."),
        ("request", "withdraw", "2026-0001", "--reason", "Brief van Jan.", "--at", "2026-03-06"),
        ("request", "close", "2026-0001", "--at", "2026-03-07"),
    ):
        assert avgtool(*command).code == 0
    asked = ("request", "purge", "--closed-before", "2026-03-08")
    listed = avgtool(*asked, "--dry-run")
    assert (listed.out, "binnen zijn termijn van 5 jaar" in listed.err) == ("2026-0001\n", True), listed.err
    early = avgtool(*asked, "--yes")
    assert (early.code, "--within-term" in early.err) == (1, True), "what shows how it was handled stays for its term"
    asked = (*asked, "--within-term")
    told = json.loads(avgtool(*asked, "--dry-run", "--format", "json").out)
    assert (told["format"], told["files"], told["within_term"]) == ("requests-purge/1", ["2026-0001"], ["2026-0001"])
    monkeypatch.setattr("sys.stdin", io.StringIO("ja\n"))
    alone = avgtool(*asked)
    assert (alone.code, "--yes" in alone.err) == (2, True), "where nobody sits, nobody is asked"
    monkeypatch.setattr("sys.stdin", AtTerminal("n\n"))
    assert avgtool(*asked).code == 130
    assert "Jan" in avgtool("request", "show", "2026-0001").out
    monkeypatch.setattr("sys.stdin", AtTerminal("misschien\nja\n"))
    assert avgtool(*asked).code == 0
    assert "Jan" not in avgtool("request", "show", "2026-0001").out
    assert avgtool(*asked, "--yes").out == ""


def test_files_whose_bytes_somebody_s_reading_held_up_are_wiped_by_the_next_run(avgtool, tmp_path, monkeypatch):
    for command in (
        ("ledger", "init"),
        ("request", "open", "K-1001", "--right", "bezwaar", "--received", "2026-03-05", "--words", "Mail van Jan."),
        ("request", "withdraw", "2026-0001", "--reason", "Brief.", "--at", "2026-03-06"),
        ("request", "close", "2026-0001", "--at", "2026-03-07"),
    ):
        assert avgtool(*command).code == 0
    monkeypatch.setattr("avgtool.ledger.erasing.PATIENCE_SECONDS", 0.2)
    asked = ("request", "purge", "--closed-before", "2026-03-08", "--within-term", "--yes")
    with closing(sqlite3.connect(tmp_path / "avgtool.db")) as reader:
        reader.execute("BEGIN").execute("SELECT shred_key FROM subject").fetchall()
        held = avgtool(*asked)
    assert (held.code, held.out) == (1, "2026-0001\n")
    again = avgtool(*asked)
    assert (again.code, again.out) == (0, "")


@pytest.mark.usefixtures("opened")
def test_a_mistyped_contact_or_day_is_corrected_and_both_stay_to_be_seen(avgtool):
    contact, received = ("--contact", "F. el Amrani, Kerkstraat 2"), ("--received", "2026-03-03")
    ran = avgtool("request", "correct", "2026-0001", *contact, *received, "--reason", "Poststempel.")
    assert ran.code == 0, ran.err
    request = json.loads(avgtool("request", "show", "2026-0001", *ON, "--format", "json").out)["request"]
    assert (request["contact"], request["received"]) == ("F. el Amrani, Kerkstraat 2", "2026-03-03")
    shown = avgtool("--lang", "en", "request", "show", "2026-0001").out
    assert "corrected" in shown
    assert "day of receipt" in shown
    assert avgtool("request", "correct", "2026-0001").code == 2
    assert avgtool("request", "correct", "2026-0001", "--received", "2026-03-20", "--reason", "x").code == 3
    assert avgtool("ledger", "verify").code == 0


@pytest.mark.usefixtures("opened")
def test_a_request_that_is_recorded_twice_is_told(avgtool):
    again = ("--lang", "en", "request", "open", "K-1", "--received", "2026-03-05")
    assert (
        "recorded of this person on this day before: 2026-0001"
        in avgtool(*again, "--right", "wissing", "--right", "inzage").err
    )
    assert "other requests are open: 2026-0001" in avgtool(*again, "--right", "bezwaar").err
    assert "2026-0003" not in avgtool("request", "open", "K-3", "--right", "inzage").err, "that one was answered"
