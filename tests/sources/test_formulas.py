"""No cell that we write is carried out by a spreadsheet program, and no honest value is damaged (CWE-1236)."""

from __future__ import annotations

import re
import zipfile
from typing import TYPE_CHECKING

import polars as pl
import pytest

from avgtool.sources.base import Dataset
from avgtool.sources.formulas import is_dangerous, neutralize, neutralized_name
from avgtool.sources.opening import open_source
from avgtool.sources.writing import write

if TYPE_CHECKING:
    from pathlib import Path

DANGEROUS = (
    "=1+1", "=cmd|' /C calc'!A0", "@SUM(1+1)*cmd|' /C calc'!A0", "+1+1", "-1+1", "@A1", "@$AB$12", "\t=1+1", "\r=1+1",
    "\n=1+1", " =1+1", "＝1+1", "–1+1", "＋cmd", ";=1+1", '"=1+1"', "'=1+1", "=1+1;x", 'DDE ("cmd";"/C calc")', "\tJan",
    "-2+3+cmd|' /C calc'!A0", "+31612345678*cmd|' /C calc'!A0", "-cmd", "+IMPORTXML(A1)", "\u200b=1+1", "\u00a0=1+1",
)  # fmt: skip
HARMLESS = (
    "+31612345678", "+31 6 1234 5678", "+31 (0)20-123 45 67", "-45,00",
    "-45,-", "+2500,00", "-1.234,56", "- 12", "-€ 5",
    "-5%", "-1.5E-3", "-", "--", "–", "=", "@voornaam", "@jan.de.vries", "+1,0", "", "Jan", "a=b", "jan@example.nl",
    "'s-Gravenhage", '"citaat"', "12-03-2024", "; los",
)  # fmt: skip


@pytest.mark.parametrize("value", DANGEROUS)
def test_a_formula_gets_an_apostrophe_and_is_counted(value: str) -> None:
    """One apostrophe in front, whatever stood there."""
    safe, counts = neutralize(pl.DataFrame({"a": [value, "Jan", None], "n": [1, 2, 3]}))
    assert safe["a"].to_list() == ["'" + value, "Jan", None]
    assert counts == {"a": 1}


@pytest.mark.parametrize("value", HARMLESS)
def test_an_honest_value_stays_as_it_is(value: str) -> None:
    """Telephone numbers, amounts, dashes, handles."""
    frame = pl.DataFrame({"a": [value]})
    safe, counts = neutralize(frame)
    assert safe.equals(frame)
    assert counts == {}


@pytest.mark.parametrize("value", DANGEROUS + HARMLESS)
def test_names_of_columns_are_judged_as_cells_are(value: str) -> None:
    """An apostrophe in front where there is danger, else nothing."""
    assert is_dangerous(value) is (value in DANGEROUS)
    assert neutralized_name(value) == ("'" + value if value in DANGEROUS else value)


@pytest.mark.parametrize("suffix", ["csv", "tsv"])
def test_files_are_written_without_formulas_in_cells_and_names(suffix: str, tmp_path: Path) -> None:
    """The count is reported for each column; the copy holds no formula any more."""
    frame = pl.LazyFrame({"=kop": ["=1+1", "-45,00"], "tel": ["+31612345678", "@A1"]})
    written = write(frame, tmp_path / f"k.{suffix}", Dataset("k", "frame", frame, ("=kop", "tel")))
    assert written.neutralized == {"=kop": 1, "tel": 1}
    (copy,) = open_source(str(tmp_path / f"k.{suffix}"))
    assert copy.columns == ("'=kop", "tel")
    assert copy.frame.collect().rows() == [("'=1+1", "+31612345678"), ("-45,00", "'@A1")]
    assert "formula" not in {notice.code for notice in copy.notices}


def test_a_workbook_keeps_texts_that_look_like_formulas_as_texts(tmp_path: Path) -> None:
    """No program carries out a cell of text; it is marked as one, so that it stays one when it is edited."""
    frame = pl.LazyFrame({"=kop": ["=niet formule", "-45,00", "Jan"]})
    written = write(frame, tmp_path / "k.xlsx", Dataset("k", "frame", frame, ("=kop",)))
    assert written.neutralized == {}
    (copy,) = open_source(str(tmp_path / "k.xlsx"))
    assert (copy.columns, copy.frame.collect().rows()) == (("=kop",), [("=niet formule",), ("-45,00",), ("Jan",)])
    with zipfile.ZipFile(tmp_path / "k.xlsx") as parts:
        sheet, styles = (parts.read(f"xl/{name}.xml").decode() for name in ("worksheets/sheet1", "styles"))
    assert "<f>" not in sheet
    assert 'quotePrefix="1"' in styles
    assert re.findall(r'<c r="(A\d)"( s="1")?', sheet) == [
        ("A1", ' s="1"'),
        ("A2", ' s="1"'),
        ("A3", ' s="1"'),
        ("A4", ""),
    ]


@pytest.mark.parametrize("suffix", ["json", "ndjson", "parquet", "sqlite"])
def test_formats_that_no_spreadsheet_carries_out_keep_every_value(suffix: str, tmp_path: Path) -> None:
    """Nothing is changed where nothing can happen."""
    frame = pl.LazyFrame({"a": ["=1+1"]})
    written = write(frame, tmp_path / f"k.{suffix}", Dataset("k", "frame", frame, ("a",)))
    assert written.neutralized == {}
    assert open_source(str(tmp_path / f"k.{suffix}"))[0].frame.collect().rows() == [("=1+1",)]
