"""``avgtool consent export``: what it writes, an import reads."""

from __future__ import annotations

import csv
import io
import json

import pytest

from tests.cli.test_consent_import import EXPORT
from tests.consent.importing_rows import WORDS

PURPOSE = "consent purpose add nieuwsbrief --title Brief --basis a --channel email --channel sms --direct-marketing"
NOTICE = "consent notice add tekst.txt --purpose nieuwsbrief --version 2026-01 --since 2026-01-01T00:00:00+01:00"


@pytest.fixture
def filled(avgtool, tmp_path):
    """A ledger with consents and a preference of customers, and an objection of somebody known by an address."""
    (tmp_path / "tekst.txt").write_text(WORDS, encoding="utf-8")
    (tmp_path / "export.csv").write_text(EXPORT, encoding="utf-8")
    for command in ("ledger init", PURPOSE, NOTICE):
        assert avgtool(*command.split()).code == 0
    avgtool("consent", "import", "export.csv", "--timezone", "Europe/Amsterdam")
    return tmp_path


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text.lstrip("\ufeff")), delimiter=";"))


@pytest.mark.usefixtures("filled")
def test_every_event_of_a_customer_is_a_row_with_the_words_that_were_shown(avgtool):
    told = rows(avgtool("consent", "export").out)
    assert [one["at"] for one in told] == sorted(one["at"] for one in told)
    given = next(one for one in told if one["customer"] == "K-1")
    assert (given["purpose"], given["type"], given["channel"]) == ("nieuwsbrief", "given", "email")
    assert (given["notice_version"], len(given["notice_sha256"])) == ("2026-01", 64)
    assert {one["type"] for one in told if one["customer"] == "K-5"} == {"channel_unwanted"}


@pytest.mark.parametrize("suffix", ["csv", "xlsx"])
def test_an_export_is_imported_in_another_ledger_and_exported_the_same(avgtool, filled, suffix):
    assert avgtool("consent", "export", "--output", f"alles.{suffix}").code == 0
    before = avgtool("consent", "export").out
    (filled / "elders").mkdir()
    (filled / "elders" / "avgtool.yaml").write_text("language: nl\n")
    elsewhere = ("--config", str(filled / "elders" / "avgtool.yaml"))
    for command in ("ledger init", PURPOSE, NOTICE):
        assert avgtool(*elsewhere, *command.split()).code == 0
    ran = avgtool(*elsewhere, "consent", "import", f"alles.{suffix}", "--format", "json")
    assert (ran.code, json.loads(ran.out)["faulty"]) == (0, 0)
    assert rows(avgtool(*elsewhere, "consent", "export").out) == rows(before)


@pytest.mark.usefixtures("filled")
def test_who_was_erased_is_not_in_it(avgtool):
    assert avgtool("consent", "erase", "K-1", "--yes").code == 0
    assert "K-1" not in {one["customer"] for one in rows(avgtool("consent", "export").out)}


def test_who_is_known_by_a_digest_alone_is_counted_and_not_named(avgtool, filled):
    person = ("jan@example.nl", "--kind", "email")
    done = avgtool(
        "consent", "record", *person, "--purpose", "nieuwsbrief", "--method", "webform", "--channel", "email"
    )
    assert done.code == 0, done.err
    ran = avgtool("--lang", "en", "consent", "export", "--output", "alles.csv")
    told = rows((filled / "alles.csv").read_text(encoding="utf-8"))
    assert "digest alone" in ran.err
    assert all(one["customer"].startswith("K-") for one in told)


@pytest.mark.usefixtures("filled")
def test_a_file_that_is_there_is_kept(avgtool):
    assert avgtool("consent", "export", "--output", "export.csv").code == 3
    assert avgtool("consent", "export", "--output", "export.pdf").code == 2


def test_an_empty_ledger_gives_an_empty_table(avgtool):
    avgtool("ledger", "init")
    ran = avgtool("consent", "export")
    assert (ran.code, rows(ran.out)) == (0, [])
