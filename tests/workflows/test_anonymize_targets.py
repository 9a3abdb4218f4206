"""Where copies go: named by the user, laid out as the source is, and refused before any work where they cannot go."""

from __future__ import annotations

import pytest
import xlsxwriter

from avgtool.config import Config
from avgtool.errors import OutputError, PrivacyNotReachedError
from avgtool.sources.limits import TableChoice
from avgtool.sources.staging import Staged
from avgtool.workflows.anonymize_sources import AnonymizeRequest, anonymize_sources
from avgtool.workflows.anonymizing.carrying_out import publish

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

    def call(*sources_and_output, **choice):
        *sources, output = sources_and_output
        request = AnonymizeRequest(
            tuple(str(tmp_path / source) for source in sources),
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


def files_in(folder):
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def test_of_a_folder_of_which_one_copy_is_refused_none_is_published(copy, tmp_path):
    """Who reads that nothing was written finds nothing: no copy, and no half one."""
    (tmp_path / "bron").mkdir()
    (tmp_path / "bron" / "a.csv").write_text("stad\nDelft\nDelft\n", encoding="utf-8")
    (tmp_path / "bron" / "b.csv").write_text("stad\nDelft\nEde\n", encoding="utf-8")
    (tmp_path / "alles.yaml").write_text(f"{KEEP}privacy: {{k: 2, quasi_identifiers: stad}}\n", encoding="utf-8")
    with pytest.raises(PrivacyNotReachedError):
        copy("bron", "kopie")
    assert files_in(tmp_path / "kopie") == []


@pytest.mark.usefixtures("table")
@pytest.mark.parametrize("sources", [("tabel.csv", "tabel.csv"), ("x/a.csv", "y/a.csv"), ("x", "y/a.csv")])
def test_two_copies_in_one_place_are_refused_before_anything_is_read_or_made(copy, tmp_path, sources):
    for name in ("x/a.csv", "y/a.csv"):
        (tmp_path / name).parent.mkdir()
        (tmp_path / name).write_bytes(b"\x00 no table at all")
    with pytest.raises(OutputError, match="same name"):
        copy(*sources, "kopie")
    assert not (tmp_path / "kopie").exists()


@pytest.mark.usefixtures("table")
def test_several_sources_to_one_file_are_refused_before_anything_is_read(copy, tmp_path):
    (tmp_path / "kapot.csv").write_bytes(b"\x00 no table at all")
    with pytest.raises(OutputError, match="Several sources"):
        copy("tabel.csv", "kapot.csv", "kopie.csv")


def test_a_copy_that_cannot_take_its_place_in_the_end_names_those_that_did(tmp_path):
    stages = []
    for name in ("a.csv", "b.csv"):
        path = tmp_path / f".{name}.part"
        path.write_text(ROWS, encoding="utf-8")
        stages.append(Staged(path, tmp_path / name))
    (tmp_path / "b.csv").mkdir()
    with pytest.raises(OutputError) as caught:
        publish(stages)
    assert str(tmp_path / "a.csv") in str(caught.value.hint)
    assert caught.value.where == str(tmp_path / "b.csv")
