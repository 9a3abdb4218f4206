"""Hostile and broken inputs that others made: no traceback, nothing lost in silence, the right refusal."""

from __future__ import annotations

import csv
import json
import os
from pathlib import Path

import polars as pl
import pytest

import avgtool
from avgtool.errors import InputError
from avgtool.sources.base import Dataset
from avgtool.sources.formulas import is_dangerous
from avgtool.sources.limits import TableChoice
from avgtool.sources.opening import open_source
from avgtool.sources.writing import write

CORPORA = Path(os.environ.get("AVGTOOL_CORPORA", Path(__file__).parents[3] / "shared" / "corpora"))
NASTY, TABLES = CORPORA / "nasty", CORPORA / "tables"

pytestmark = pytest.mark.skipif(not NASTY.is_dir(), reason=f"the corpora are not here: {CORPORA} (AVGTOOL_CORPORA)")

REFUSED = {
    "csv/only_bom.csv": "holds no data",
    "csv/only_newlines.csv": "holds no data",
    "csv/html_as.csv": "web page",
    "encodings/invalid_utf8.csv": "no valid UTF-8",
    "json/dup_keys.json": "stands twice",
    "xlsx/xxe.xlsx": "entities",
    "xlsx/zipbomb_64MB.xlsx": "decompression bomb",
    "xlsx/last_cell.xlsx": "one cell far out",
    "xlsx/truncated.xlsx": "damaged",
    "xlsx/ole_encrypted_stub.xlsx": "encrypted",
}
"""What must be refused, and a word of the reason."""
READ: dict[str, list[tuple[object, ...]]] = {
    "csv/cr_only.csv": [("Jan", "jan@example.nl"), ("Piet", "piet@example.nl")],
    "csv/lf_in_quotes.csv": [("Jan", "Dorpsstraat 1\n1234 AB Zwolle")],
    "csv/stray_quote.csv": [('Jan "de man" Jansen', "jan@example.nl")],
    "csv/ragged_long.csv": [("1", "2", "jan@example.nl")],
    "csv/empty_headers.csv": [("Jan", "jan@example.nl", "0612345678")],
    "csv/sep_line.csv": [("Jan", "jan@example.nl")],
    "csv/footer_total.csv": [("Jan", "10,00"), ("Totaal", "10,00"), ("Aangemaakt door Pieter de Vries", None)],
    "csv/backslash_escape.csv": [("Jan", 'zei "hoi"')],
    "csv/decimal_comma_comma_sep.csv": [("Jan", "1.234,56", None), ("Piet", "12", "50")],
    "csv/ascii_us_rs.txt": [("Jan", "jan@example.nl")],
    "csv/sci_notation.csv": [("NL91ABNA0417164300", "9.99991E+08", "5.54563E+15")],
    "json/bignum.json": [("123456789012345678901234567890", "1e400")],
    "json/utf16.json": [("a@example.nl",)],
    "json/lone_surrogate.json": [("Jan\ufffd",)],
    "json/json_in_csv.csv": [("1", '{"email": "jan@example.nl", "bsn": "999990639"}')],
    "xlsx/hidden_sheet_note.xlsx": [("jan@example.nl",)],
}
NOTICES = {
    "csv/ragged_long.csv": {"ragged_rows"},
    "csv/empty_headers.csv": {"header_empty"},
    "csv/footer_total.csv": {"footer"},
    "csv/sci_notation.csv": {"scientific_notation"},
    "encodings/double_utf8.csv": {"mojibake"},
    "json/bignum.json": {"number_as_text"},
    "json/lone_surrogate.json": {"lone_surrogate"},
    "xlsx/hidden_sheet_note.xlsx": {"author", "comments"},
    "csv_injection/klanten_met_formules.csv": {"formula"},
}
ENCODINGS = {
    "klanten_utf-8-sig.csv": "utf-8-sig",
    "klanten_utf-16-le.csv": "utf-16-le",
    "klanten_utf-32.csv": "utf-32",
    "klanten_cp850.csv": "cp850",
    "klanten_iso8859_15.csv": "iso8859-15",
}
DIFFERENCES = {
    "misc/companies_and_organizations.csv": "one column, no delimiter: 17 names hold the semicolon of tables.csv",
}
"""Where the corpus and we disagree, and why."""


@pytest.mark.parametrize("name", REFUSED)
def test_what_must_be_refused_is_refused_with_reason_and_way_out(name: str) -> None:
    with pytest.raises(InputError, match=REFUSED[name]) as caught:
        open_source(str(NASTY / name))
    assert caught.value.hint is not None


@pytest.mark.parametrize("name", READ)
def test_what_can_be_read_is_read_cell_by_cell(name: str) -> None:
    (dataset,) = open_source(str(NASTY / name))
    assert dataset.frame.collect().rows() == READ[name]


@pytest.mark.parametrize("name", NOTICES)
def test_damage_is_reported(name: str) -> None:
    (dataset,) = open_source(str(NASTY / name))
    assert {notice.code for notice in dataset.notices} == NOTICES[name]


@pytest.mark.parametrize("name", ENCODINGS)
def test_every_encoding_gives_the_same_names(name: str) -> None:
    (dataset,) = open_source(str(NASTY / "encodings" / name))
    assert dataset.dialect is not None
    assert dataset.dialect.encoding == ENCODINGS[name]
    assert dataset.frame.collect()["naam"].to_list() == ["Zoë van den Brûlé", "José Müller"]


def test_five_thousand_columns_open() -> None:
    (dataset,) = open_source(str(NASTY / "csv" / "wide.csv"))
    assert dataset.frame.collect().shape == (1, 5000)


def test_every_payload_is_neutralized_and_every_lookalike_survives(tmp_path: Path) -> None:
    payloads = json.loads((NASTY / "csv_injection" / "payloads.json").read_text("utf-8"))
    harmless = [case["value"] for case in payloads["legitimate_lookalikes"]]
    assert [value for value in payloads["must_be_neutralised"] if not is_dangerous(value)] == []
    assert [value for value in harmless if is_dangerous(value)] == []
    frame = pl.LazyFrame({"a": payloads["must_be_neutralised"] + harmless})
    for name, prefix in (("k.csv", "'"), ("k.xlsx", "")):  # a workbook says which cells are text
        write(frame, tmp_path / name, Dataset("k", "frame", frame, ("a",)))
        (copy,) = open_source(str(tmp_path / name))
        written = [prefix + value for value in payloads["must_be_neutralised"]] + harmless
        assert copy.frame.collect()["a"].to_list() == written
        assert "formulas" not in {notice.code for notice in copy.notices}


def test_a_formula_in_a_header_is_neutralized(tmp_path: Path) -> None:
    (dataset,) = open_source(str(NASTY / "csv_injection" / "formule_in_kop.csv"))
    assert dataset.columns == ("=cmd|' /C calc'!A0", "email", "+tel")
    write(dataset.frame, tmp_path / "k.csv", dataset)
    assert (tmp_path / "k.csv").read_text("utf-8").startswith("'=cmd|' /C calc'!A0;email;'+tel")


def tables() -> list[dict[str, str]]:
    if not TABLES.is_dir():
        return []
    with (TABLES / "tables.csv").open(encoding="utf-8", newline="") as file:
        return [row for row in csv.DictReader(file) if row["file"] not in DIFFERENCES]


def labelled_columns(name: str) -> tuple[str, ...]:
    with (TABLES / "labels.csv").open(encoding="utf-8", newline="") as file:
        return tuple(row["column"] for row in csv.DictReader(file) if row["file"] == name)


@pytest.mark.parametrize("row", tables(), ids=lambda row: row["file"])
def test_every_table_opens_with_its_columns_encoding_and_delimiter(row: dict[str, str]) -> None:
    name, _, table = row["file"].partition("#")
    (dataset,) = open_source(str(TABLES / name), tables=TableChoice(table=table or None))
    assert dataset.columns == labelled_columns(row["file"])
    assert dataset.frame.collect().width == int(row["columns"])
    if dataset.dialect is not None:
        expected = {"ascii": "utf-8"}.get(row["encoding"], row["encoding"])
        assert (dataset.dialect.encoding, dataset.dialect.delimiter) == (
            expected,
            row["delimiter"].replace("\\t", "\t"),
        )


CONFUSABLE = json.loads((NASTY / "unicode" / "confusables.json").read_text("utf-8")) if NASTY.is_dir() else []
WORDS = {"bsn": "BSN", "iban": "IBAN", "phone": "telefoon", "email": "e-mail"}
HIDDEN = [one for one in CONFUSABLE if one["kind"] in WORDS]


@pytest.mark.parametrize("case", HIDDEN, ids=lambda case: case["id"])
def test_what_hides_in_odd_characters_is_found(case):
    """In a column, whose values are counted as valid, and in a text."""
    word = WORDS[case["kind"]]
    (found,) = avgtool.scan(pl.DataFrame({word: [case["input"]] * 30})).datasets
    assert found.columns[0].matched == 30
    assert avgtool.find_in_text(f"Het gaat om {word} {case['input']} zegt ze.")


def test_letters_of_another_alphabet_are_told():
    """What they stand for is not guessed."""
    values = [one["input"] for one in CONFUSABLE if one["kind"].endswith("confusable")]
    (found,) = avgtool.scan(pl.DataFrame({"veld": values})).datasets
    assert [(one.code, one.count) for one in found.notices] == [("odd_characters", len(values))]
