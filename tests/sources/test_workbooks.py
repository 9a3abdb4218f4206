"""Workbooks: every sheet, every cell as it is, and nothing that hides goes unsaid."""

from __future__ import annotations

import datetime as dt
import zipfile
from typing import TYPE_CHECKING

import polars as pl
import pytest
import xlsxwriter

from avgtool.errors import InputError, OutputError
from avgtool.sources.limits import Limits, TableChoice
from avgtool.sources.opening import open_source
from avgtool.sources.workbooks.parts import inspect_workbook
from avgtool.sources.workbooks.writing import write_workbook
from avgtool.sources.writing import write_tables

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def workbook(tmp_path: Path) -> Path:
    """Two visible sheets, a hidden one, an empty one, and all that stands beside the cells."""
    path = tmp_path / "klanten.xlsx"
    book = xlsxwriter.Workbook(str(path))
    book.set_properties({"author": "P. de Vries"})
    book.define_name("Bereik", "=Klanten!$A$1:$A$2")
    date = book.add_format({"num_format": "dd-mm-yyyy"})
    sheet = book.add_worksheet("Klanten")
    sheet.write_row(0, 0, ["naam", "bsn", "nummer", "datum", "gemengd", "bedrag", "fout"])
    sheet.write_row(1, 0, ["Jan", "012345672", 123456782])
    sheet.write_datetime(1, 3, dt.date(2024, 1, 2), date)
    sheet.write_row(1, 4, [5, 1.5])
    sheet.write_formula(1, 6, "=1/0", None, "#DIV/0!")
    sheet.write_row(2, 0, ["Zoë", "999993653", 1234567890123456, "", "x", 2])
    sheet.write_comment("A2", "bel terug")
    sheet.set_row(2, None, None, {"hidden": True})
    sheet.set_column(1, 1, None, None, {"hidden": True})
    hidden = book.add_worksheet("Verborgen")
    hidden.hide()
    hidden.write_column(0, 0, ["naam", "Piet"])
    book.add_worksheet("Leeg")
    title = book.add_worksheet("Met titel")
    title.write(3, 2, "Overzicht")
    title.write_row(5, 2, ["naam", "email"])
    title.write_row(6, 2, ["Jan", "jan@example.nl"])
    book.close()
    return path


def test_every_sheet_is_opened_with_its_own_types(workbook: Path) -> None:
    """Hidden ones too, empty ones not; text keeps its zeros, whole numbers and dates are such."""
    klanten, verborgen, titel = open_source(str(workbook))
    assert [klanten.table, verborgen.table, titel.table] == ["Klanten", "Verborgen", "Met titel"]
    assert klanten.frame.collect().rows() == [
        ("Jan", "012345672", 123456782, dt.date(2024, 1, 2), "5", 1.5, None),
        ("Zoë", "999993653", 1234567890123456, None, "x", 2.0, None),
    ]
    assert titel.columns == ("naam", "email")
    assert titel.frame.collect().rows() == [("Jan", "jan@example.nl")]


def test_what_stands_beside_the_cells_is_reported_and_left_behind(workbook: Path, tmp_path: Path) -> None:
    """Comments, author, names, hidden rows, columns and sheets, errors, lost digits."""
    datasets = open_source(str(workbook))
    codes = {notice.code for dataset in datasets for notice in dataset.notices}
    assert codes == {
        "author", "cell_errors", "comments", "defined_names", "digits_lost", "formulas", "hidden_columns",
        "hidden_rows", "hidden_sheet", "mixed_types", "preamble",
    }  # fmt: skip
    copy = tmp_path / "kopie.xlsx"
    write_tables({str(dataset.table): dataset.frame for dataset in datasets}, copy)
    assert {notice.code for dataset in open_source(str(copy)) for notice in dataset.notices} == {"digits_lost"}
    assert [d.frame.collect().rows() for d in open_source(str(copy))] == [d.frame.collect().rows() for d in datasets]
    with zipfile.ZipFile(copy) as archive:
        assert not any(
            b"Vries" in archive.read(name) or b"bel terug" in archive.read(name) for name in archive.namelist()
        )


def test_what_belongs_to_a_sheet_is_told_of_that_sheet_alone(workbook: Path) -> None:
    """Its comments, hidden rows and errors; what belongs to the file is told of every sheet."""
    of_file, hidden = {"author", "defined_names"}, {"hidden_columns", "hidden_rows"}
    codes = {str(d.table): {notice.code for notice in d.notices} - of_file for d in open_source(str(workbook))}
    assert codes == {
        "Klanten": {"cell_errors", "comments", "digits_lost", "formulas", "mixed_types", *hidden},
        "Verborgen": {"hidden_sheet"},
        "Met titel": {"preamble"},
    }


def test_a_comment_with_answers_is_not_counted_twice(tmp_path: Path) -> None:
    """Excel keeps it once with its answers, and once for programs that know none; names of sheets may be quoted."""
    path = tmp_path / "k.xlsx"
    parts = {
        "xl/workbook.xml": "<sheets><sheet r:id='rId7' name='A &amp; B' sheetId='1'/></sheets>",
        "xl/_rels/workbook.xml.rels": '<Relationship Id="rId7" Target="worksheets/sheet1.xml"/>',
        "xl/worksheets/sheet1.xml": "<worksheet/>",
        "xl/worksheets/_rels/sheet1.xml.rels": (
            '<Relationship Id="a" Target="../comments1.xml"/>'
            '<Relationship Target="/xl/threadedComments/threadedComment1.xml" Id="b"/>'
        ),
        "xl/comments1.xml": "<comments><commentList><comment ref='A1'/></commentList></comments>",
        "xl/threadedComments/threadedComment1.xml": "<threadedComment/><threadedComment/>",
    }
    with zipfile.ZipFile(path, "w") as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    beside = inspect_workbook(path, "k.xlsx", Limits())
    assert [(notice.code, notice.count) for notice in beside.of("A & B")] == [("comments", 2)]
    assert beside.of("C") == ()


def test_one_sheet_can_be_chosen_and_a_wrong_name_lists_the_right_ones(workbook: Path) -> None:
    """TableChoice.table names a sheet."""
    (dataset,) = open_source(str(workbook), tables=TableChoice(table="Verborgen"))
    assert dataset.frame.collect().rows() == [("Piet",)]
    with pytest.raises(InputError, match="Klanten, Verborgen, Leeg, Met titel"):
        open_source(str(workbook), tables=TableChoice(table="Weg"))


@pytest.mark.parametrize(
    "limits", [Limits(workbook_bytes=100), Limits(workbook_unpacked_bytes=100), Limits(workbook_cells=3)]
)
def test_a_workbook_above_a_limit_is_refused_with_the_way_out(workbook: Path, limits: Limits) -> None:
    """CSV, in each case."""
    with pytest.raises(InputError, match="CSV"):
        open_source(str(workbook), limits=limits)


def altered(workbook: Path, tmp_path: Path, part: str, old: bytes, new: bytes) -> Path:
    path = tmp_path / "anders.xlsx"
    with zipfile.ZipFile(workbook) as source, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            data = source.read(name)
            target.writestr(name, data.replace(old, new) if name == part else data)
    return path


def test_entities_and_far_cells_are_refused_before_a_parser_sees_them(workbook: Path, tmp_path: Path) -> None:
    """No entity is expanded, no sheet of 17 billion cells is laid out."""
    entity = b'<!DOCTYPE sst [<!ENTITY x SYSTEM "file:///etc/hostname">]><sst '
    with pytest.raises(InputError, match="entities"):
        open_source(str(altered(workbook, tmp_path, "xl/sharedStrings.xml", b"<sst ", entity)))
    with pytest.raises(InputError, match="one cell far out"):
        open_source(str(altered(workbook, tmp_path, "xl/worksheets/sheet1.xml", b'r="B2"', b'r="XFD1048576"')))


def test_a_workbook_is_known_by_its_content(workbook: Path, tmp_path: Path) -> None:
    """Under a wrong name it opens all the same; text under the name of a workbook too."""
    misnamed = workbook.rename(tmp_path / "klanten.csv")
    assert open_source(str(misnamed))[0].format == "xlsx"
    text = tmp_path / "oud.xls"
    text.write_bytes(b"naam\tplaats\nJan\tLuik\n")
    assert open_source(str(text))[0].frame.collect().rows() == [("Jan", "Luik")]


def test_a_cell_too_long_for_excel_is_refused_not_cut(tmp_path: Path) -> None:
    """Left to itself the writer would leave it out; the error names the column."""
    with pytest.raises(OutputError, match="notitie"):
        write_workbook({"A": pl.LazyFrame({"notitie": ["x" * 32_768]})}, tmp_path / "k.xlsx")


def test_numbers_too_long_for_excel_and_dates_before_its_time_keep_every_digit(tmp_path: Path) -> None:
    """They are written as text."""
    frame = pl.LazyFrame({"kaart": [2**60, 1], "geboren": [dt.date(1899, 5, 1), None], "lijst": [["a"], None]})
    write_workbook({"een/lange: naam [van] een blad * zonder eind?": frame}, tmp_path / "k.xlsx")
    (copy,) = open_source(str(tmp_path / "k.xlsx"))
    assert copy.frame.collect().rows() == [("1152921504606846976", "1899-05-01", '["a"]'), ("1", None, None)]
