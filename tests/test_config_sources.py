"""Sources in avgtool.yaml: where customer data lies, and what a request may do with it."""

from pathlib import Path

import pytest

from avgtool.config import load_config
from avgtool.errors import ConfigError
from avgtool.model.subject_data import Fate, Handle

WEBSHOP = """\
sources:
  - name: webshop
    url_from: WEBSHOP_URL
    activities: [bestellingen]
    backups: ten hoogste 30 dagen
    tables:
      - table: klant
        key: [id]
        find:
          customer: klantnummer
          email: e-mail
          phone: [vast, mobiel]
          name: [voornaam, tussenvoegsel, achternaam]
        text: [notitie]
      - table: factuur
        belongs_to: {klant_id: klant.id}
        erase: bewaren
        keep: {ground: AWR 52(4), term: {years: 7, after_year: true}, from: datum}
"""


def configured(folder: Path, text: str):
    (folder / "avgtool.yaml").write_text(text, encoding="utf-8")
    return load_config(folder / "avgtool.yaml")


def test_a_source_says_how_a_person_is_found_and_what_may_be_done(tmp_path: Path):
    [entry] = configured(tmp_path, WEBSHOP).sources
    source = entry.as_map("sqlite:///webshop.db")
    customer, invoice = source.tables
    assert customer.handles[Handle.PHONE] == (("vast",), ("mobiel",))
    assert customer.handles[Handle.NAME] == (("voornaam", "tussenvoegsel", "achternaam"),)
    assert invoice.belongs_to == {"klant_id": ("klant", "id")}
    assert (invoice.fate, invoice.retention.start, invoice.retention.term.years) == (Fate.KEEP, "datum", 7)


def test_a_relative_path_starts_beside_the_file(tmp_path: Path):
    [entry] = configured(tmp_path, "sources:\n  - path: exports/klanten.csv\n").sources
    assert entry.path == str(tmp_path / "exports" / "klanten.csv")
    assert entry.shown == "klanten.csv"


def test_a_source_without_a_name_is_never_shown_with_its_password(tmp_path: Path):
    [entry] = configured(tmp_path, "sources:\n  - url: postgresql://jan:geheim@db.example/webshop\n").sources
    assert entry.shown == "webshop"
    assert "geheim" not in repr(entry.as_map(str(entry.url)))


REFUSED = {
    "two places": ("sources:\n  - {path: a.csv, url: 'sqlite:///b.db'}\n", "one of path"),
    "kept without a ground": ("sources:\n  - {path: a.csv, tables: [{erase: bewaren}]}\n", "ground"),
    "anonymized without columns": ("sources:\n  - {path: a.csv, tables: [{erase: anonimiseren}]}\n", "anonymize"),
    "a reference to no column": ("sources:\n  - {path: a.csv, tables: [{belongs_to: {a: b}}]}\n", "table.column"),
    "a term of nothing": (
        "sources:\n  - {path: a.csv, tables: [{erase: bewaren, keep: {ground: x, term: {}, from: y}}]}\n",
        "years, months or days",
    ),
}


@pytest.mark.parametrize(("text", "said"), REFUSED.values(), ids=REFUSED)
def test_what_a_source_cannot_mean_is_refused_with_its_line(tmp_path: Path, text: str, said: str):
    with pytest.raises(ConfigError, match=said):
        configured(tmp_path, text)
