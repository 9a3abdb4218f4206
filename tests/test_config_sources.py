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


def of_table(settings: str) -> str:
    return f"sources:\n  - path: x.csv\n    tables:\n      - {settings}\n"


TOLD = {
    "a number where a column or several may stand": (
        of_table("find: {phone: 3}"), "4: sources 1, tables.find.phone must be a text or a list.",
    ),
    "a number among columns": (of_table("find: {name: [[a, 3]]}"), "4: sources 1, tables.find.name must be a text."),
    "keys where a column may stand": (
        of_table("find: {phone: {a: b}}"), "4: sources 1, tables.find.phone must be a text or a list.",
    ),
    "an unknown way to find": (of_table("find: {fax: a}"), "tables.find: there is no key fax.\nChoose from: birth,"),
    "two marks": (of_table("restricted: {a: 1, b: 2}"), "tables.restricted has room for 1 only."),
    "a number for the person": ("person: 3\n", "avgtool.yaml:1: person must be a text or keys with values."),
    "a list for the person": ("person: [a]\n", "avgtool.yaml:1: person must be a text or keys with values."),
    "a misspelt word for the person": ("person: {wrd: x}\n", "person: there is no key wrd.\nDid you mean word?"),
    "half a word for the person": ("person:\n  word: 3\n", "avgtool.yaml:2: person.word must be a text."),
    "no day": ("calendar: {also: [2026-13-01]}\n", "calendar.also must be a date, such as 2026-03-05."),
    "one holiday": ("calendar: {without: good_friday}\n", "calendar.without must be a list"),
    "no color": ("organisation: {color: rood}\n", "organisation.color: a color is written as #1d4e5f"),
    "a light color": ("organisation: {color: '#ffffff'}\n", "organisation.color: this color is too light"),
    "nowhere": ("sources:\n  - {name: x}\n", "sources 1: a source has one of path, url and url_from"),
}  # fmt: skip


@pytest.mark.parametrize(("text", "said"), TOLD.values(), ids=TOLD)
def test_what_is_wrong_is_told_once_and_in_words_of_the_file(tmp_path: Path, text: str, said: str):
    """Not in those of the library that reads it, nor once for each form that would do."""
    with pytest.raises(ConfigError) as refused:
        configured(tmp_path, text)
    english, dutch = (refused.value.render(language) for language in ("en", "nl"))
    assert said in english
    for word in ("constrained", "Settings", "tuple", "Input should", "Value error", "Dictionary", "[key]"):
        assert word not in english + dutch
    assert len(english.splitlines()) <= 3
