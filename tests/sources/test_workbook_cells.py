"""What a cell is: a time is a time, a copy shows numbers as the source did, and a mixed column is told."""

from __future__ import annotations

import datetime as dt
import zipfile
from typing import TYPE_CHECKING, Any

import polars as pl
import pytest
import xlsxwriter

import avgtool
from avgtool.sources.opening import open_source
from tests.policy.building import policy

if TYPE_CHECKING:
    from pathlib import Path

    from avgtool.sources.base import Dataset

KEEP_ALL = 'rules:\n  - {match: {column: "*"}, operator: keep, because: b}\n'
MASK_ALL = KEEP_ALL.replace("keep", "mask")
COLUMNS: dict[str, tuple[str, list[Any]]] = {
    "tijd": ("h:mm", [dt.time(13, 14, 15), dt.time(0), None]),
    "duur": ("[h]:mm:ss", [dt.timedelta(hours=36), dt.timedelta(hours=6), None]),
    "datum": ("dd-mm-yyyy", [dt.date(2024, 1, 2), None, dt.date(1999, 12, 31)]),
    "moment": ("d mmm yyyy hh:mm", [dt.datetime(2024, 1, 2, 3, 4), None, dt.datetime(2024, 5, 6)]),  # noqa: DTZ001
    "aandeel": ("0.0%", [0.125, 1.0, None]),
    "bedrag": ('"€" #,##0.00', [1234.5, -3.0, 0.5]),
    "nummer": ("00000", [12, 99999, None]),
    "code": ("@", ["0012", "1-2", None]),
    "ja": ("General", [True, False, None]),
}


def write_book(path: Path, columns: dict[str, tuple[str, list[Any]]]) -> Path:
    """A workbook with one sheet, whose columns have a number format and values."""
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("Klanten")
        for number, (name, (code, values)) in enumerate(columns.items()):
            sheet.write(0, number, name)
            shown = book.add_format({"num_format": code})
            for row, value in enumerate(values, start=1):
                if value is not None:
                    sheet.write(row, number, value, shown)
    return path


def opened(path: Path) -> Dataset:
    (dataset,) = open_source(str(path))
    return dataset


def test_cells_are_what_they_are_and_a_copy_shows_them_so(tmp_path: Path) -> None:
    """Times, lengths of time, dates, percentages, amounts, numbers with zeros in front, text: values, types, looks."""
    source, copy = write_book(tmp_path / "k.xlsx", COLUMNS), tmp_path / "copy.xlsx"
    dataset = opened(source)
    assert dataset.frame.collect().to_dict(as_series=False) == {name: values for name, (_, values) in COLUMNS.items()}
    assert dataset.notices == ()
    avgtool.anonymize(source, policy(KEEP_ALL), output=copy)
    again = opened(copy)
    assert again.frame.collect().equals(dataset.frame.collect())
    assert again.formats == dataset.formats
    assert dataset.formats == {
        name: 49 if code == "@" else code for name, (code, _) in COLUMNS.items() if code != "General"
    }


def test_what_is_not_kept_is_shown_plainly(tmp_path: Path) -> None:
    """A masked amount is a text; it takes no number format along."""
    source, copy = write_book(tmp_path / "k.xlsx", COLUMNS), tmp_path / "copy.xlsx"
    avgtool.anonymize(source, policy(MASK_ALL), output=copy)
    assert opened(copy).formats == {}


@pytest.mark.parametrize(
    ("code", "kept"),
    [
        ("[$€-413] #,##0.00;[Red]-[$€-413] #,##0.00", True),
        ('#,##0.00\\ "EUR"', True),
        ("yyyy\\-mm\\-dd;@", True),
        ('"Jan de Vries" 0', False),
        ("0\\J\\a\\n", False),
        ("[=612345678]0", False),
    ],
)
def test_a_number_format_travels_only_without_words(code: str, kept: bool, tmp_path: Path) -> None:
    """Whatever a format says beside the number is text that nobody judged."""
    source = write_book(tmp_path / "k.xlsx", {"n": (code, [1, 2]), "m": ("General", ["x", "y"])})
    dataset = opened(source)
    assert dataset.formats == ({"n": code} if kept else {})
    assert [(notice.code, notice.column) for notice in dataset.notices] == ([] if kept else [("number_format", "n")])


def test_several_formats_in_one_column_are_told(tmp_path: Path) -> None:
    """The copy has the one that most of them have."""
    path = tmp_path / "k.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        sheet.write_column(0, 2, ["n"])
        for row, code in enumerate(["0.00", "0%", "0.00"], start=1):
            sheet.write_number(row, 2, row / 4, book.add_format({"num_format": code}))
    dataset = opened(path)
    assert dataset.formats == {"n": "0.00"}
    assert [notice.code for notice in dataset.notices] == ["number_format"]


def test_a_mixed_column_is_written_as_people_write_and_told(tmp_path: Path) -> None:
    """Text that looks like a date stays what it is; a date among text loses no more than its type."""
    path = tmp_path / "k.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        looks = {code: book.add_format({"num_format": code}) for code in ("dd-mm-yyyy", "hh:mm", "[h]:mm")}
        sheet.write_row(0, 0, ["m", "tekst"])
        sheet.write_column(1, 0, ["2024-01-02 00:00:00", "true", "12", "x", 12, True, 0.1])
        sheet.write_datetime(8, 0, dt.date(2024, 1, 2), looks["dd-mm-yyyy"])
        sheet.write_datetime(9, 0, dt.time(9, 30), looks["hh:mm"])
        sheet.write_datetime(10, 0, dt.timedelta(hours=30), looks["[h]:mm"])
        sheet.write_column(1, 1, ["2024-01-02 00:00:00"] * 10)
    dataset = opened(path)
    assert dataset.frame.collect()["m"].to_list() == [
        "2024-01-02 00:00:00", "true", "12", "x", "12", "true", "0.1", "2024-01-02", "09:30:00", "30:00:00",
    ]  # fmt: skip
    assert dataset.frame.collect()["tekst"].unique().to_list() == ["2024-01-02 00:00:00"]
    assert [(one.code, one.column, one.count) for one in dataset.notices] == [("mixed_types", "m", 6)]


def test_a_length_of_time_beside_text_is_no_damage(tmp_path: Path) -> None:
    """The reader finds no type for such a column; it is text."""
    source = write_book(tmp_path / "k.xlsx", {"d": ("[h]:mm", [dt.timedelta(hours=30), "x"]), "n": ("0", [1, 2])})
    assert opened(source).frame.collect().rows() == [("30:00:00", 1), ("x", 2)]


def test_times_among_moments_are_text(tmp_path: Path) -> None:
    """Of a column with both nobody knows the day."""
    moment = dt.datetime(2024, 1, 2, 3, 4)  # noqa: DTZ001
    source = write_book(tmp_path / "k.xlsx", {"t": ("hh:mm", [dt.time(9, 30), moment]), "m": ("General", ["x", "y"])})
    assert opened(source).frame.collect()["t"].to_list() == ["09:30:00", "2024-01-02 03:04:00"]


def test_formulas_links_and_merged_cells_are_told(tmp_path: Path) -> None:
    """Also a formula whose result nobody has saved; an empty text is a result."""
    path, bare = tmp_path / "k.xlsx", tmp_path / "bare.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["naam", "n", "leeg"])
        sheet.write_url(1, 0, "mailto:jan@example.nl", string="Jan")
        sheet.write_formula(1, 1, "=1+1", None, 2)
        sheet.write_formula(1, 2, '=""', None, "")
        sheet.merge_range(2, 0, 3, 0, "Zoë")
        sheet.write_formula(2, 1, "=2+2", None, 4)
    with zipfile.ZipFile(path) as archive, zipfile.ZipFile(bare, "w") as target:
        for name in archive.namelist():
            part = archive.read(name).replace(b"<f>2+2</f><v>4</v>", b"<f>2+2</f><v></v>")
            target.writestr(name, part.replace(b'<c r="C2">', b'<c r="C2" t="str">'))  # as Excel has it
    assert {one.code: one.count for one in opened(bare).notices} == {
        "formulas": 2, "formulas_without_result": 1, "links": 1, "merged_cells": 1,
    }  # fmt: skip
    assert opened(bare).frame.collect()["n"].to_list() == [2, None]


ODS = """<office:document-content><office:body><office:spreadsheet><table:table table:name="Blad &amp; 1">{rows}
</table:table></office:spreadsheet></office:body></office:document-content>"""
NAMESPACES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text")
)


def write_ods(path: Path, rows: list[list[str]]) -> Path:
    """An ODS file with one sheet, from its cells in XML."""
    lines = "".join(f"<table:table-row>{''.join(row)}</table:table-row>" for row in rows)
    content = ODS.format(rows=lines).replace("<office:document-content", f"<office:document-content {NAMESPACES}")
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    manifest = f'<m:manifest xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><m:file-entry m:full-path="/" m:media-type="{kind}"/></m:manifest>'  # noqa: E501
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", kind)
        archive.writestr("META-INF/manifest.xml", manifest)
        archive.writestr("content.xml", content)
    return path


def cell(kind: str, value: str, beside: str = "") -> str:
    name = "value" if kind == "float" else f"{kind}-value"
    return (
        f'<table:table-cell office:value-type="{kind}" office:{name}="{value}">{beside}'
        f"<text:p>{value}</text:p></table:table-cell>"
    )


def test_times_in_ods_are_times_and_what_cannot_be_read_is_told(tmp_path: Path) -> None:
    """Among text too; its reader knows no lengths of time of a day and more. A comment is read, and counted."""
    comment = (
        "<office:annotation><text:p>Bel mij</text:p><text:p>of <text:span>mail</text:span></text:p></office:annotation>"
    )
    path = write_ods(
        tmp_path / "k.ods",
        [
            [cell("string", name) for name in ("tijd", "mix", "duur")],
            [cell("time", "PT13H14M15S"), cell("string", "x", comment), cell("time", "PT40H00M00S")],
            [cell("time", "PT00H00M00S"), cell("time", "PT09H30M00S"), cell("time", "PT20H00M00S")],
        ],
    )
    dataset = opened(path)
    frame = dataset.frame.collect()
    assert frame["tijd"].to_list() == [dt.time(13, 14, 15), dt.time(0)]
    assert frame["mix"].to_list() == ["x", "09:30:00"]
    assert frame.schema["duur"] == pl.Time
    assert {one.code: one.count for one in dataset.notices} == {
        "comments": 1, "long_times": 1, "mixed_types": 1, "number_format": None,
    }  # fmt: skip
    assert dataset.comments == ("Bel mij\nof mail",)
    assert "Bel mij" not in repr(dataset)


def test_comments_belong_to_their_sheet_and_are_read_once(tmp_path: Path) -> None:
    """Excel keeps a comment with answers twice; the author beside it is no part of it."""
    path = tmp_path / "k.xlsx"
    with xlsxwriter.Workbook(path) as book:
        for name in ("Een", "Twee"):
            sheet = book.add_worksheet(name)
            sheet.write_row(0, 0, ["naam", "n"])
            sheet.write_row(1, 0, ["Jan", 1])
            sheet.write_comment("A2", f"in {name} & <meer>", {"author": "P. de Vries"})
    assert [dataset.comments for dataset in open_source(str(path))] == [("in Een & <meer>",), ("in Twee & <meer>",)]
