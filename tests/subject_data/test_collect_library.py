"""The same from a program: who is asked for, found and packed."""

import zipfile
from pathlib import Path

import pytest

import avgtool
from avgtool.config import load_config
from avgtool.errors import InputError, RefusedError
from benchmarks.webshop import Customer


@pytest.mark.pdf
def test_a_program_finds_decides_and_packs(tmp_path: Path, sqlite_shop: str, monkeypatch: pytest.MonkeyPatch):
    """A letter of one's own goes into the package, and its checksum beside the others."""
    one = Customer(21)
    monkeypatch.setenv("WEBSHOP_URL", sqlite_shop)
    config = tmp_path / "avgtool.yaml"
    config.write_text(Path(__file__).with_name("webshop.yaml").read_text(encoding="utf-8"), encoding="utf-8")
    (tmp_path / "punten.csv").write_text(f"klant;punten\n{one.id};30\n", encoding="utf-8")
    url = f"sqlite:///{tmp_path / 'avgtool.db'}"
    with avgtool.Ledger(url, config=load_config(config), create=True) as ledger:
        with ledger.session() as session:
            reference = session.requests.open(avgtool.Person(one.id), ["inzage"]).reference
        with pytest.raises(InputError, match="who asks"):
            avgtool.collect(ledger, reference, tmp_path / "p.zip")
        with ledger.session() as session:
            session.requests.take(reference, "identiteit-vaststellen", means="inloggen")
        found = avgtool.find_person(ledger, reference, avgtool.wanted(emails=[one.email]))
        [doubt] = [row.id for table in found.tables for row in table.rows if not row.is_certain]
        with pytest.raises(RefusedError):
            avgtool.collect(ledger, reference, tmp_path / "p.zip")
        letter = {"brief.pdf": b"%PDF- een brief"}
        made = avgtool.collect(ledger, reference, tmp_path / "p.zip", confirmed=[doubt], documents=letter)
    assert {"brief.pdf", "bijlage-gegevens.pdf", "SHA256SUMS"} <= {file.name for file in made.files}
    with zipfile.ZipFile(made.path) as package:
        assert package.read("brief.pdf") == letter["brief.pdf"]
