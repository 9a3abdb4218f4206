"""What a package holds is exactly what was found, whatever the values are."""

import csv
import io
import json
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from avgtool.errors import InputError, OutputError
from avgtool.model.subject_data import Match
from avgtool.subject_data.giving import GivenTable
from avgtool.subject_data.packaging import DATA, Contents, folder_name, table_csv, table_json, write_package

VALUES = {
    "formula": ('=HYPERLINK("http://x")', '\'=HYPERLINK("http://x")', '=HYPERLINK("http://x")'),
    "telephone": ("+31612345678", "+31612345678", "+31612345678"),
    "lines": ("een\r\ntwee;drie", "een\r\ntwee;drie", "een\r\ntwee;drie"),
    "nothing": (None, "", None),
    "amount": (Decimal("12.50"), "12,50", "12.50"),
    "day": (date(1980, 2, 28), "1980-02-28", "1980-02-28"),
    "moment": (datetime(2026, 3, 5, 10, 15), "2026-03-05T10:15:00", "2026-03-05T10:15:00"),  # noqa: DTZ001 - as databases without zones give it
    "bytes": (b"\x00\xff", "00ff", "00ff"),
    "document": ({"a": [1, date(2026, 1, 1)]}, '{"a": [1, "2026-01-01"]}', {"a": [1, "2026-01-01"]}),
    "list": (["vip", True], '["vip", true]', ["vip", True]),
    "yes": (True, "true", True),
    "measure": (27.6, "27,6", 27.6),
    "half a sign": ("a\ud800", "a?", "a?"),
}


def table(**columns) -> GivenTable:
    row = tuple(columns.values())
    return GivenTable("bron", "tabel", tuple(columns), (row,), {}, (), {Match.EXACT: 1}, 0)


@pytest.mark.parametrize(("value", "in_csv", "in_json"), VALUES.values(), ids=VALUES)
def test_a_value_is_given_as_it_is_and_a_spreadsheet_carries_out_nothing(value, in_csv, in_json):
    given = table(kolom=value)
    text = table_csv(given).decode("utf-8-sig")
    [shown] = csv.DictReader(io.StringIO(text, newline=""), delimiter=";")
    assert shown["kolom"] == in_csv
    [row] = json.loads(table_json(given, "0"))["rows"]
    assert row["kolom"] == in_json


def test_an_english_package_is_as_english_spreadsheets_expect_it():
    """Commas between values, a point in numbers, and folders that an English reader knows."""
    assert table_csv(table(a=27.6, b="x"), "en").decode("utf-8-sig") == "a,b\r\n27.6,x\r\n"
    assert folder_name(DATA, "en") == "data"
    assert folder_name(DATA, "nl") == "gegevens"


def contents(*tables: GivenTable) -> Contents:
    return Contents("2026-0001", datetime(2026, 3, 5, tzinfo=UTC), "0", "nl", {DATA: tables}, {"brief.pdf": b"%PDF"})


def test_names_of_sources_never_lead_out_of_the_package_or_to_one_file(tmp_path: Path):
    odd = [GivenTable("../../etc", name, ("a",), ((1,),), {}, (), {}, 0) for name in ("x/y", "x_y", "..", None)]
    made = write_package(tmp_path / "p.zip", contents(*odd))
    names = [one.name for one in made.files]
    assert len(set(names)) == len(names)
    assert not any(".." in name or name.startswith("/") for name in names)


def test_a_copy_of_a_file_is_called_like_it_and_has_one_suffix(tmp_path: Path):
    kept = [("exports", "nieuwsbrief.csv"), ("exports", "leden.XLSX"), ("exports", "v1.2"), ("punten.json", None)]
    tables = [GivenTable(*one, ("a",), ((1,),), {}, (), {}, 0) for one in (*kept, ("exports", "nieuwsbrief.json"))]
    names = [one.name for one in write_package(tmp_path / "p.zip", contents(*tables)).files]
    assert [name.removeprefix("gegevens/") for name in names if name.endswith(".csv")] == [
        "exports/nieuwsbrief.csv", "exports/leden.csv", "exports/v1.2.csv", "punten.csv", "exports/nieuwsbrief_5.csv",
    ]  # fmt: skip


@pytest.mark.parametrize("name", ["z.pdf", "z", "z.zip.pdf"])
def test_a_package_under_the_name_of_something_else_is_refused(tmp_path: Path, name: str):
    with pytest.raises(InputError, match=r"is a \.zip") as refused:
        write_package(tmp_path / name, contents(table(a=1)))
    assert ".zip:" in refused.value.hint.render("en")
    assert not list(tmp_path.iterdir())


def test_nothing_is_left_behind_where_a_package_is_refused(tmp_path: Path):
    with pytest.raises(InputError):
        write_package(tmp_path / "p.zip", contents(table(a=1)), password="kort")
    with pytest.raises(OutputError):
        write_package(tmp_path / "weg" / "p.zip", contents(table(a=1)))
    assert list(tmp_path.iterdir()) == []


def test_the_same_contents_make_the_same_package(tmp_path: Path):
    made = [write_package(tmp_path / name, contents(table(a=1))).sha256 for name in ("a.zip", "b.zip")]
    assert made[0] == made[1]
