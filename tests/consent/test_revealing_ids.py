"""A column of customer ids that says who people are is told: the ledger keeps these ids as they are."""

from __future__ import annotations

import json

import pytest

from avgtool import catalog
from avgtool.consent.importing.revealing_ids import RevealingIds, revealing_ids
from tests.consent.importing_rows import imported, prepare, row, written

PASSING = ["111222333", "123456782", "999990019"]
CASES = {
    "national numbers": (PASSING, RevealingIds(3, 0)),
    "one that passes by chance": (["123456782", *(f"1234567{n}" for n in range(90, 99))], RevealingIds(0, 0)),
    "names with addresses": (["Jan Jansen, Dorpsstraat 1", "Fatima el Amrani Kerkweg 12a"], RevealingIds(0, 2)),
    "ids": (["K-1", "1001", "Filiaal 12", "NL 2026 0012", "klant 17"], RevealingIds(0, 0)),
}


@pytest.mark.parametrize(("ids", "told"), CASES.values(), ids=CASES)
def test_ids_that_say_who_somebody_is_are_counted(ids, told):
    assert revealing_ids(ids, catalog.is_national_number) == told


@pytest.mark.parametrize("ledger_url", ["sqlite"], indirect=True)
def test_an_import_tells_them(ledger, tmp_path):
    from avgtool.cli.consent.import_view import import_json, import_notes

    prepare(ledger)
    rows = [row(klantnr=one) for one in (*PASSING, "Jan Jansen, Dorpsstraat 1")]
    done = imported(ledger, written(tmp_path / "a.csv", *rows))
    told = json.loads(import_json(done))
    assert (told["national_numbers"], told["names_with_address"]) == (3, 1)
    notes = [one.render("en") for one in import_notes(done)]
    assert any("national numbers" in one for one in notes)
    assert any("name with an address" in one for one in notes)
    assert not any("Jansen" in one or "111222333" in one for one in notes)
