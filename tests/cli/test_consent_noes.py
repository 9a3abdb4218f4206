"""A no counts, wherever and however loosely it was said: what an officer finds out by trying."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

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
    done = avgtool("consent", "import", "s.csv", "--purpose", "nb", "--timezone", "Europe/Amsterdam")
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
