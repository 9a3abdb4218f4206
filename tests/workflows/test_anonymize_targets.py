"""Where copies go: named by the user, laid out as the source is, and refused before any work where they cannot go."""

from __future__ import annotations

import pytest
import xlsxwriter

from avgtool.config import Config
from avgtool.errors import OutputError
from avgtool.sources.limits import TableChoice
from avgtool.workflows.anonymize_sources import AnonymizeRequest, anonymize_sources

KEEP = """name: alles
version: "1"
title: Alles
purpose: Testen
rules:
  - {match: {column: "*"}, operator: keep, because: proef}
"""
ROWS = "stad;aantal\nDelft;12\nEde;9\n"


@pytest.fixture
def copy(tmp_path):
    (tmp_path / "alles.yaml").write_text(KEEP, encoding="utf-8")

    def call(source, output, **choice):
        request = AnonymizeRequest(
            (str(tmp_path / source),),
            policy=str(tmp_path / "alles.yaml"),
            output=tmp_path / output,
            tables=TableChoice(**choice),
        )
        return anonymize_sources(request, Config())

    return call


@pytest.fixture
def table(tmp_path):
    path = tmp_path / "tabel.csv"
    path.write_text(ROWS, encoding="utf-8")
    return path


@pytest.fixture
def workbook(tmp_path):
    with xlsxwriter.Workbook(tmp_path / "leden.xlsx") as book:
        for name in ("Leden", "Oud"):
            sheet = book.add_worksheet(name)
            for row, cells in enumerate([("stad", "aantal"), ("Delft", 12), ("Ede", 9)]):
                sheet.write_row(row, 0, cells)


@pytest.mark.usefixtures("table")
@pytest.mark.parametrize("suffix", ["tsv", "tab"])
def test_a_tsv_holds_tabs_whatever_the_source_had(copy, tmp_path, suffix):
    copy("tabel.csv", f"kopie.{suffix}")
    assert (tmp_path / f"kopie.{suffix}").read_text(encoding="utf-8") == ROWS.replace(";", "\t")


def test_a_tsv_with_a_delimiter_of_its_own_keeps_it(copy, tmp_path):
    (tmp_path / "tabel.tsv").write_text(ROWS, encoding="utf-8")
    copy("tabel.tsv", "kopie.tsv")
    assert (tmp_path / "kopie.tsv").read_text(encoding="utf-8") == ROWS


@pytest.mark.usefixtures("workbook")
@pytest.mark.parametrize("suffix", ["csv", "parquet", "json"])
def test_several_sheets_to_a_file_that_holds_one_table_are_refused_with_the_way_out(copy, tmp_path, suffix):
    with pytest.raises(OutputError, match="2 sheets or tables") as caught:
        copy("leden.xlsx", f"kopie.{suffix}")
    assert "--table" in str(caught.value)
    assert caught.value.where == str(tmp_path / f"kopie.{suffix}")
    copy("leden.xlsx", f"kopie.{suffix}", table="Oud")


@pytest.mark.usefixtures("table")
@pytest.mark.parametrize("suffix", ["docx", "ods", "part"])
def test_an_ending_that_cannot_be_written_is_refused_by_the_name_the_user_gave(copy, suffix):
    with pytest.raises(OutputError) as caught:
        copy("tabel.csv", f"kopie.{suffix}")
    assert f"kopie.{suffix}" in str(caught.value.where)
    assert f".{suffix}" in str(caught.value.what)


def test_no_error_names_the_temporary_file(copy, tmp_path):
    (tmp_path / "lang.csv").write_text("tekst;nr\n" + "x" * 40_000 + ";1\n", encoding="utf-8")
    with pytest.raises(OutputError) as caught:
        copy("lang.csv", "kopie.xlsx")
    assert ".part" not in str(caught.value)


def test_a_folder_of_copies_is_laid_out_as_the_folder_of_sources(copy, tmp_path):
    for name in ("a/x.csv", "b/x.csv", "y.csv"):
        path = tmp_path / "bron" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(ROWS, encoding="utf-8")
    copy("bron", "kopie")
    made = sorted(path.relative_to(tmp_path / "kopie").as_posix() for path in (tmp_path / "kopie").rglob("*.csv"))
    assert made == ["a/x.csv", "b/x.csv", "y.csv"]


def test_an_output_without_an_ending_is_a_folder(copy, table, tmp_path):
    copy(table.name, "kopie")
    assert (tmp_path / "kopie" / table.name).read_text(encoding="utf-8") == ROWS
