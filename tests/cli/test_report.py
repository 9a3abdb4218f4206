"""``avgtool report``, as a user sees it."""

from __future__ import annotations

import json

import pytest


@pytest.fixture
def recorded(avgtool, tmp_path):
    """A consent for a newsletter of which another text is shown by now."""
    (tmp_path / "tekst.txt").write_text("Ja.", encoding="utf-8")
    (tmp_path / "nieuw.txt").write_text("Ja, graag.", encoding="utf-8")
    for command in (
        "ledger init",
        "consent purpose add nieuwsbrief --title Nieuwsbrief --basis a --channel email --direct-marketing",
        "consent notice add tekst.txt --purpose nieuwsbrief --version 1 --since 2025-01-01T00:00:00+01:00",
        "consent notice add nieuw.txt --purpose nieuwsbrief --version 2 --since 2025-06-01T00:00:00+01:00",
        "consent record K-1001 --purpose nieuwsbrief --at 2025-03-01T10:00:00+01:00",
        "consent record K-1002 --purpose nieuwsbrief --at 2025-07-01T10:00:00+01:00",
    ):
        assert avgtool(*command.split()).code == 0
    return ("report", "consents", "--from", "2025-01-01", "--to", "2025-12-31")


def test_counts_go_to_stdout_and_names_to_a_file_of_their_own(avgtool, recorded, tmp_path):
    """Nothing about one person stands in the report."""
    ran = avgtool(*recorded, "--list", "opnieuw.csv")
    (purpose,) = json.loads(ran.out)["purposes"]
    assert (purpose["consents"], purpose["ask_again"]) == (2, 1)
    assert [one["month"] for one in purpose["months"] if one.get("given")] == ["2025-03", "2025-07"]
    rows = (tmp_path / "opnieuw.csv").read_text(encoding="utf-8").splitlines()
    assert [row.split(",")[1:5] for row in rows[1:]] == [["K-1001", "nieuwsbrief", "email", "notice_superseded"]]
    assert "K-1001" not in ran.out + ran.err


def test_each_form_by_the_file_s_ending(avgtool, recorded, tmp_path):
    for name in ("t.html", "t.csv", "t.json"):
        assert avgtool(*recorded, "--output", name).code == 0
        assert "K-1001" not in (tmp_path / name).read_text(encoding="utf-8")
    assert avgtool(*recorded, "--output", "t.html").code == 0
    assert avgtool(*recorded, "--output", "t.csv").code == 3
    assert avgtool(*recorded, "--output", "t.csv", "--force").code == 0
    assert avgtool(*recorded, "--output", "t.xlsx").code == 2
    assert avgtool(*recorded, "--format", "csv").out.startswith("figure,purpose,channel,month,detail,count\n")


def test_where_one_file_may_not_be_written_none_is(avgtool, recorded, tmp_path):
    ran = avgtool(*recorded, "--output", "t.html", "--list", "tekst.txt")
    assert ran.code == 3
    assert not (tmp_path / "t.html").exists()
    assert (tmp_path / "tekst.txt").read_text(encoding="utf-8") == "Ja."


@pytest.mark.pdf
@pytest.mark.usefixtures("recorded")
def test_a_pdf_names_nobody(avgtool, tmp_path):
    from tests.documents.reading import pages

    assert avgtool("report", "consents", "--output", "t.pdf", "--list", "opnieuw.csv").code == 0
    text = "".join(pages((tmp_path / "t.pdf").read_bytes()))
    assert "Toestemmingen" in text
    assert "K-100" not in text


@pytest.mark.usefixtures("recorded")
def test_a_period_that_cannot_be_is_told(avgtool):
    ran = avgtool("report", "consents", "--from", "2026-02-01", "--to", "2026-01-01")
    assert (ran.code, ran.out) == (3, "")
    assert avgtool("report", "consents", "--from", "gisteren").code == 2


def test_without_a_ledger_there_is_no_report(avgtool):
    assert avgtool("report", "consents").code == 5


def test_requests_are_counted_from_the_ledger_and_nobody_is_named(avgtool, tmp_path):
    for command in (
        "ledger init",
        "request open K-1001 --right inzage --received 2026-03-05",
        "request open K-1002 --right wissing --received 2026-03-06",
        "request verify-identity 2026-0001 --means inloggen --at 2026-03-06",
    ):
        assert avgtool(*command.split()).code == 0
    asked = ("report", "requests", "--from", "2026-01-01", "--to", "2026-03-31")
    ran = avgtool(*asked)
    data = json.loads(ran.out)
    assert (data["received"], data["open"], data["identity_means"]) == (2, 2, {"inloggen": 1})
    for name in ("v.html", "v.csv", "v.json"):
        assert avgtool(*asked, "--output", name).code == 0
        assert "K-100" not in (tmp_path / name).read_text(encoding="utf-8")
    assert avgtool(*asked, "--output", "v.json").code == 0, "a report is made again in its place"
    assert avgtool("report", "requests", "--from", "2030-01-01").code == 3


def test_a_year_is_told_with_the_officer_s_words_and_what_changed_since(avgtool, recorded, tmp_path):
    """A year that is over stays as it was; the register is compared with the report of the year before."""
    assert recorded
    (tmp_path / "verwerkingen").mkdir()
    (tmp_path / "verwerkingen" / "nieuwsbrief.yaml").write_text("name: Nieuwsbrief\n", encoding="utf-8")
    (tmp_path / "jaar.yaml").write_text("recommendations: [Vraag opnieuw]\noutlook: Meer.\n", encoding="utf-8")
    assert avgtool("report", "annual", "--year", "2025", "--output", "2025.json").code == 0
    (tmp_path / "verwerkingen" / "webshop.yaml").write_text("name: Webshop\n", encoding="utf-8")
    ran = avgtool("report", "annual", "--year", "2025", "--earlier", "2025.json", "--texts", "jaar.yaml",
                  "--recommendation", "Ruim op", "--outlook", "Minder.")  # fmt: skip
    told = json.loads(ran.out)
    assert (told["format"], told["from"], told["to"]) == ("annual-report/1", "2025-01-01", "2025-12-31")
    assert [(one["purpose"], one["given"], one["ask_again"]) for one in told["consents"]] == [("nieuwsbrief", 2, 1)]
    assert told["register"]["changes"]["added"] == ["Webshop"]
    assert told["narrative"]["recommendations"] == ["Vraag opnieuw", "Ruim op"]
    assert told["narrative"]["outlook"] == "Minder."
    assert "K-1001" not in ran.out
    assert avgtool("report", "annual", "--year", "2025", "--output", "2025.json").code == 0


@pytest.mark.usefixtures("recorded")
@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("--year", "9998"), 3),
        (("--year", "1999"), 2),
        (("--earlier", "tekst.txt"), 3),
        (("--texts", "weg.yaml"), 3),
        (("--output", "x.csv"), 2),
        (("--output", "tekst.txt"), 2),
    ],
)
def test_what_cannot_be_a_year_or_a_text_is_refused(avgtool, arguments, code):
    assert avgtool("report", "annual", *arguments).code == code


def test_without_a_ledger_there_is_no_year(avgtool):
    assert avgtool("report", "annual").code == 5
