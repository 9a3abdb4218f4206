"""A no counts, wherever and however loosely it was said: what an officer finds out by trying."""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

IMPORT = ("consent", "import", "s.csv", "--purpose", "nb", "--timezone", "Europe/Amsterdam")
FILTER = ("consent", "filter", "x.csv", "--purpose", "nb", "--channel", "email", "--subject-column", "k")


@pytest.fixture(autouse=True)
def _ledger(avgtool, tmp_path, monkeypatch):
    """A newsletter that rests on consent, in the current folder."""
    monkeypatch.chdir(tmp_path)
    Path("t").write_text("ja", encoding="utf-8")
    for command in (
        "ledger init",
        "consent purpose add nb --title N --basis a --channel email --direct-marketing",
        "consent notice add t --purpose nb --version 1 --since 2025-01-01",
    ):
        assert avgtool(*command.split()).code == 0


def imported(avgtool, *rows: str, header: str = "klantnr;e-mail;toestemming;datum") -> None:
    Path("s.csv").write_text("\n".join((header, *rows)) + "\n", encoding="utf-8")
    done = avgtool(*IMPORT)
    assert done.code == 0, done.out + done.err


def filtered(avgtool, *more: str, rows: str = "K1,j@x.nl") -> list[str]:
    Path("x.csv").write_text(f"k,e\n{rows}\n", encoding="utf-8")
    done = avgtool(*FILTER, *more, "--output", "o.csv", "--force")
    assert done.code == 0, done.err
    return Path("o.csv").read_text(encoding="utf-8").splitlines()[1:]


YES, NO = "K1;j@x.nl;ja;2026-03-01 09:00", ";j@x.nl;ingetrokken;2026-05-01 09:00"
ELSEWHERE = {
    "withdrawn later under the address": ((YES, NO), False),
    "refused under the address, earlier": ((YES, ";j@x.nl;nee;2026-02-01 09:00"), True),
    "a later yes of the customer": ((YES, NO, "K1;;ja;2026-06-01 09:00"), True),
    "a later yes under the address": ((YES, NO, ";j@x.nl;ja;2026-06-01 09:00"), True),
    "a yes under the address alone": ((";j@x.nl;ja;2026-06-01 09:00",), False),
    "a withdrawn customer and a later yes under the address": (
        (YES, "K1;;ingetrokken;2026-05-01", ";j@x.nl;ja;2026-06-01"),
        False,
    ),
    "a channel not wanted under the address": ((YES, ";j@x.nl;kanaal ongewenst;2026-05-01 09:00"), False),
}


@pytest.mark.parametrize("case", ELSEWHERE)
def test_a_no_counts_by_every_identifier_and_a_yes_by_its_own(avgtool, case):
    """Signed off by the link in a mail, and written to by customer id: filter and status both say no."""
    rows, allowed = ELSEWHERE[case]
    header = "klantnr;e-mail;toestemming;datum;kanaal"
    imported(avgtool, *(f"{row};{'email' if 'kanaal' in row else ''}" for row in rows), header=header)
    assert filtered(avgtool, "--email-column", "e") == (["K1,j@x.nl"] if allowed else [])
    status = avgtool("consent", "status", "K1", "--email", "j@x.nl", "--purpose", "nb", "--channel", "email")
    assert status.code == (0 if allowed else 1)


def test_a_no_under_a_customer_id_counts_for_an_export_by_address(avgtool):
    imported(avgtool, ";j@x.nl;ja;2026-03-01 09:00", "K1;;ja;2026-03-01 09:00", "K1;;ingetrokken;2026-05-01 09:00")
    Path("x.csv").write_text("k,e\nK1,j@x.nl\n", encoding="utf-8")
    ask = ("consent", "filter", "x.csv", "--purpose", "nb", "--channel", "email", "--email-column", "e")
    for named, left in (((), ["K1,j@x.nl"]), (("--subject-column", "e", "--subject-kind", "email"), [])):
        column = ("--customer-column", "k") if named else ()
        assert avgtool(*ask, *named, *column, "--output", "o.csv", "--force").code == 0
        assert Path("o.csv").read_text(encoding="utf-8").splitlines()[1:] == left


def test_noes_for_which_no_column_was_named_are_told(avgtool):
    """Of the persons who are known otherwise, some may be among the rows."""
    imported(avgtool, YES, NO)
    assert filtered(avgtool) == ["K1,j@x.nl"]
    told = avgtool(*FILTER, "--output", "o.csv", "--force")
    assert "--email-column" in told.err
    shown = avgtool(*FILTER, "--output", "o.csv", "--force", "--format", "json")
    assert json.loads(shown.out)["noes_not_looked_up"] == {"email": 1}
    status = avgtool("consent", "status", "K1", "--format", "json")
    assert json.loads(status.out)["not_looked_up"] == {"email": {"objections": 0, "noes": 1}}
    assert "--email" in status.err


SAME_DAY = {
    "withdrawn on the day of the yes": (";ingetrokken;1-3-2026", False),
    "withdrawn at midnight, as a workbook writes a day": (";ingetrokken;2026-03-01 00:00:00", False),
    "refused on that day": (";nee;2026-03-01", False),
    "an objection of that day": (";bezwaar;2026-03-01", False),
    "a channel not wanted on that day": ("email;kanaal ongewenst;2026-03-01", False),
    "withdrawn the day before": (";ingetrokken;28-2-2026", True),
    "withdrawn at an earlier time of that day": (";ingetrokken;2026-03-01 08:00", True),
}


@pytest.mark.parametrize("case", SAME_DAY)
def test_a_no_of_a_day_counts_after_any_yes_of_that_day(avgtool, case):
    """Lists of who signed off have days; webforms have times."""
    row, allowed = SAME_DAY[case]
    header = "klantnr;kanaal;toestemming;datum"
    imported(avgtool, "K1;;ja;2026-03-01 09:00", f"K1;{row}", header=header)
    assert filtered(avgtool) == (["K1,j@x.nl"] if allowed else [])
    again = avgtool(
        "consent", "import", "s.csv", "--purpose", "nb", "--timezone", "Europe/Amsterdam", "--format", "json"
    )
    assert (json.loads(again.out)["recorded"], json.loads(again.out)["already"]) == ({}, 2)


def test_in_the_hour_that_comes_twice_a_no_is_the_second_and_a_yes_the_first(avgtool):
    imported(avgtool, "K1;;ja;2025-10-26T02:30", "K1;;ingetrokken;2025-10-26 02:10")
    assert filtered(avgtool) == []


def test_a_no_of_today_counts_from_now_and_is_imported_once(avgtool):
    """Never in the future: an import of the same day again has another moment, and adds nothing."""
    now = datetime.now(ZoneInfo("Europe/Amsterdam"))
    imported(avgtool, f"K1;;ja;{now - timedelta(minutes=1):%Y-%m-%dT%H:%M:%S}", f"K1;;ingetrokken;{now:%Y-%m-%d}")
    assert filtered(avgtool) == []
    Path("s.csv").write_text(f"klantnr;toestemming;datum\nK1;ingetrokken;{now:%Y-%m-%d}\n", encoding="utf-8")
    again = avgtool(
        "consent", "import", "s.csv", "--purpose", "nb", "--timezone", "Europe/Amsterdam", "--format", "json"
    )
    assert (json.loads(again.out)["recorded"], json.loads(again.out)["already"]) == ({}, 1)


BY_HAND = {
    "withdraw": ("withdraw", "K1", "--purpose", "nb"),
    "refuse": ("record", "K1", "--purpose", "nb", "--type", "refused"),
    "object": ("object", "K1"),
    "prefer": ("prefer", "K1", "--channel", "email", "--unwanted"),
}


@pytest.mark.parametrize("case", BY_HAND)
@pytest.mark.parametrize("day", ["2026-03-01", "today"])
def test_a_no_by_hand_with_only_a_day_counts_after_a_yes_of_that_day(avgtool, case, day):
    now = datetime.now(ZoneInfo("Europe/Amsterdam"))
    yes = f"{now - timedelta(seconds=2):%Y-%m-%dT%H:%M:%S%z}" if day == "today" else "2026-03-01T09:00"
    assert avgtool("consent", "record", "K1", "--purpose", "nb", "--at", yes).code == 0
    done = avgtool("consent", *BY_HAND[case], "--at", f"{now:%Y-%m-%d}" if day == "today" else day)
    assert done.code == 0, done.err
    assert avgtool("consent", "status", "K1", "--purpose", "nb", "--channel", "email").code == 1


def test_a_no_of_a_day_to_come_is_refused(avgtool):
    tomorrow = datetime.now(ZoneInfo("Europe/Amsterdam")) + timedelta(days=2)
    assert avgtool("consent", "object", "K1", "--at", f"{tomorrow:%Y-%m-%d}").code != 0


BASES = ["b", "e", "f"]


@pytest.mark.parametrize("basis", BASES)
def test_another_basis_takes_no_withdrawal_away(avgtool, basis):
    """Who said no while consent was asked stays left out, and the officer hears how many that are."""
    define = ("consent", "purpose", "add", "prof", "--title", "P", "--no-direct-marketing", "--basis")
    assert avgtool(*define, "a").code == 0
    assert (
        avgtool(*["consent", "notice", "add", "t", "--purpose", "prof", "--version", "1", "--since", "2025-01-01"]).code
        == 0
    )
    for person in ("K1", "K2"):
        assert avgtool("consent", "record", person, "--purpose", "prof", "--at", "2026-03-01T09:00").code == 0
    assert avgtool("consent", "withdraw", "K1", "--purpose", "prof").code == 0
    anew = avgtool(*define, basis)
    assert anew.code == 0
    assert "ja 1, nee 1" in anew.err
    assert [avgtool("consent", "status", one, "--purpose", "prof").code for one in ("K1", "K2", "K9")] == [1, 0, 0]
    Path("x.csv").write_text("k\nK1\nK2\n", encoding="utf-8")
    asked = ("consent", "filter", "x.csv", "--purpose", "prof", "--subject-column", "k", "--output", "o.csv")
    assert avgtool(*asked).code == 0
    assert Path("o.csv").read_text(encoding="utf-8").split() == ["k", "K2"]


def test_an_erasure_is_of_every_person_known_by_what_was_given(avgtool):
    """Nothing of the person is left under the address, and what was withdrawn there stays a no."""
    imported(avgtool, YES, ";j@x.nl;ja;2026-03-01 09:00", NO)
    assert avgtool("consent", "erase", "K1", "--email", "j@x.nl", "--yes").code == 0
    for person in (("K1",), ("j@x.nl", "--kind", "email")):
        status = avgtool("consent", "status", *person)
        assert "kent deze persoon niet" in status.out
    assert avgtool("consent", "erase", "j@x.nl", "--kind", "email", "--yes").code == 3
    status = avgtool("consent", "status", "K1", "--format", "json")
    assert [one["reason"] for one in json.loads(status.out)["standing"]] == ["objection"]


def test_a_receipt_looks_up_what_it_is_told_and_says_what_it_was_not(avgtool):
    imported(avgtool, YES, NO)
    asked = ("consent", "receipt", "K1", "--purpose", "nb")
    alone = avgtool(*asked, "--format", "json")
    assert (json.loads(alone.out)["valid"], json.loads(alone.out)["not_looked_up"]) == (True, ["email"])
    assert "--email" in alone.err
    assert "niet opgezocht: bezwaren en weigeringen onder e-mailadres" in avgtool(*asked, "--format", "html").out
    whole = avgtool(*asked, "--email", "j@x.nl", "--format", "json")
    assert (json.loads(whole.out)["reason"], json.loads(whole.out)["not_looked_up"]) == ("refused", [])
    assert "met bezwaren en voorkeuren" in avgtool(*asked, "--email", "j@x.nl", "--format", "html").out


@pytest.mark.parametrize(("at", "since"), [("2026-04-01", 1), ("2026-06-01", 0)])
def test_who_said_no_since_is_told_where_an_earlier_moment_is_asked_about(avgtool, at, since):
    imported(avgtool, YES, NO)
    Path("x.csv").write_text("k,e\nK1,j@x.nl\n", encoding="utf-8")
    ask = (*FILTER, "--email-column", "e", "--at", at, "--output", "o.csv", "--force")
    done = avgtool(*ask)
    assert ("na het gevraagde tijdstip nee zei" in done.err) is bool(since)
    assert json.loads(avgtool(*ask, "--format", "json").out)["said_no_since"] == since


def test_customer_ids_that_differ_by_case_alone_are_told(avgtool):
    """By the filter and by an objection: the no of k1 is none of K1."""
    imported(avgtool, YES)
    filtered(avgtool, rows="k1,j@x.nl")
    told = avgtool(*FILTER, "--output", "o.csv", "--force")
    objection = avgtool("consent", "object", "k1")
    assert "alleen in hoofdletters" in told.err
    assert "alleen in hoofdletters" in objection.err
    assert "alleen in hoofdletters" not in avgtool("consent", "object", "K1").err
