"""The register for programs, on SQLite and on PostgreSQL: keep a scan, and ask what there is to object to."""

from __future__ import annotations

from datetime import date

import polars as pl

import avgtool
from avgtool.config import load_config
from avgtool.register.findings import Concern
from avgtool.register.store import latest_scans

ACTIVITY = """\
name: Bestellingen
kinds: [email]
systems: [klanten.csv]
retention: [{term: {years: 2}, start: bestelling, ground: beleid, columns: datum}]
"""
FRAME = pl.DataFrame({"e-mail": [f"jan{n}@example.nl" for n in range(20)], "datum": ["2019-02-03"] * 20})


def configured(tmp_path):
    (tmp_path / "verwerkingen").mkdir()
    (tmp_path / "verwerkingen" / "bestellingen.yaml").write_text(ACTIVITY, encoding="utf-8")
    (tmp_path / "avgtool.yaml").write_text("sources: [{path: klanten.csv}]\n", encoding="utf-8")
    FRAME.write_csv(tmp_path / "klanten.csv")
    return load_config(tmp_path / "avgtool.yaml")


def opened(ledger_url, tmp_path):
    return avgtool.Ledger(ledger_url, key=tmp_path / "key", config=configured(tmp_path), create=True)


def concerns(ledger):
    return {one.concern for one in ledger.check_register(date(2026, 11, 23))}


def test_a_program_keeps_a_scan_and_asks_what_there_is_to_object_to(ledger_url, tmp_path):
    with opened(ledger_url, tmp_path) as ledger:
        assert Concern.NEVER_SCANNED in concerns(ledger)
        [kept] = ledger.keep_scan(avgtool.scan(tmp_path / "klanten.csv"), by="nachttaak")
        assert (kept.system, kept.by, kept.rows) == ("klanten.csv", "nachttaak", 20)
        assert Concern.NEVER_SCANNED not in concerns(ledger)
        assert Concern.PAST_RETENTION in concerns(ledger)


def test_a_table_of_a_program_is_kept_too(ledger_url, tmp_path):
    with opened(ledger_url, tmp_path) as ledger:
        ledger.keep_scan(avgtool.scan(FRAME))
        with ledger.opened.database.reading() as connection:
            [kept] = latest_scans(connection)
        assert (kept.rows, kept.dates) == (20, ())
