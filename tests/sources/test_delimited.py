"""Delimited text is read as it was written, whatever wrote it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import polars as pl
import pytest

from avgtool.errors import InputError
from avgtool.sources.failures import UnforeseenContentError, translated_errors
from avgtool.sources.limits import Limits
from avgtool.sources.opening import open_source

if TYPE_CHECKING:
    from pathlib import Path

    from avgtool.sources.base import Dataset


@dataclass(frozen=True)
class Case:
    """Bytes, and what they must be read as."""

    data: bytes
    rows: list[tuple[str | None, ...]]
    columns: tuple[str, ...] = ("naam", "plaats")
    dialect: dict[str, Any] = field(default_factory=dict)
    notices: frozenset[str] = frozenset()


TWO = [("Jan", "Zwolle"), ("Zoë", "Luik")]
CASES = {
    "semicolons": Case(
        "naam;plaats\r\nJan;Zwolle\r\nZoë;Luik\r\n".encode(), TWO, dialect={"delimiter": ";", "newline": "\r\n"}
    ),
    "commas": Case("naam,plaats\nJan,Zwolle\nZoë,Luik\n".encode(), TWO, dialect={"delimiter": ","}),
    "tabs in UTF-16": Case(
        "naam\tplaats\nJan\tZwolle\nZoë\tLuik\n".encode("utf-16"), TWO, dialect={"encoding": "utf-16", "bom": True}
    ),
    "UTF-16 without a mark": Case(
        "naam\tplaats\nJan\tZwolle\nZoë\tLuik\n".encode("utf-16-be"), TWO, dialect={"encoding": "utf-16-be"}
    ),
    "UTF-32": Case("naam|plaats\nJan|Zwolle\nZoë|Luik\n".encode("utf-32"), TWO, dialect={"encoding": "utf-32"}),
    "a byte order mark": Case(
        "naam;plaats\nJan;Zwolle\nZoë;Luik\n".encode("utf-8-sig"), TWO, dialect={"encoding": "utf-8-sig"}
    ),
    "Windows": Case("naam;plaats\nJan;Zwolle\nZoë;Luik\n".encode("cp1252"), TWO, dialect={"encoding": "cp1252"}),
    "Windows, and only euro signs": Case(
        "naam;€/uur\nJan;€ 5\nPiet;6\n".encode("cp1252"),
        [("Jan", "€ 5"), ("Piet", "6")],
        columns=("naam", "€/uur"),
        dialect={"encoding": "cp1252"},
    ),
    "DOS": Case("naam;plaats\nJan;Zwolle\nZoë;Luik\n".encode("cp850"), TWO, dialect={"encoding": "cp850"}),
    "an old Mac": Case(
        "naam;plaats\rJan;Zwolle\rZoë;Luik\r".encode("mac_roman"),
        TWO,
        dialect={"encoding": "mac_roman", "newline": "\r"},
    ),
    "stray ASCII separators in cells": Case(
        b"naam;plaats\nJan;Zwolle\x1f\n" + b"Piet;Luik\n" * 3 + b'Joop\x1e;"Be\x1flgi\x1fe"\n',
        [("Jan", "Zwolle\x1f"), *[("Piet", "Luik")] * 3, ("Joop\x1e", "Be\x1flgi\x1fe")],
        dialect={"delimiter": ";", "newline": "\n"},
    ),
    "a stray unit separator in a wide header": Case(
        b'a;b;"c\x1fd";e\n1;2;3;4\n5;6;7;8\n',
        [("1", "2", "3", "4"), ("5", "6", "7", "8")],
        columns=("a", "b", "c\x1fd", "e"),
        dialect={"delimiter": ";", "preamble": 0},
    ),
    "stray ASCII separators in a list of texts": Case(
        b"tekst\n" + b"de fiets is stuk\n" * 5 + b"dit is \x1f of \x1e\n",
        [*[("de fiets is stuk",)] * 5, ("dit is \x1f of \x1e",)],
        columns=("tekst",),
        dialect={"newline": "\n"},
    ),
    "unit separators and line feeds": Case(b"naam\x1fplaats\nJan; Piet\x1fZwolle\n", [("Jan; Piet", "Zwolle")]),
    "ASCII separators": Case(b"naam\x1fplaats\x1eJan\x1fZwolle\x1e", TWO[:1], dialect={"newline": "\x1e"}),
    "the sep= line of Excel": Case(b"sep=;\nnaam;plaats\nJan;Zwolle\n", TWO[:1], dialect={"sep_line": True}),
    "doubled quotes": Case(b'naam;plaats\n"Jan ""de man""";"a;b"\n', [('Jan "de man"', "a;b")]),
    "backslashes": Case(
        b'naam,plaats\n"Jan \\"de man\\"","C:\\\\x"\n', [('Jan "de man"', "C:\\x")], dialect={"escape": "\\"}
    ),
    "a line end in quotes": Case(b'naam;plaats\r\n"Jan";"a\nb"\r\n', [("Jan", "a\nb")]),
    "quotes inside a cell": Case(b'naam;plaats\nJan "de man" B;Zwolle\n', [('Jan "de man" B', "Zwolle")]),
    "a quote never closed": Case(
        b'naam;plaats\n"Jan;Zwolle\nPiet;x\n', [('"Jan', "Zwolle"), ("Piet", "x")], dialect={"quoting": "never"}
    ),
    "text after a closing quote": Case(
        b'naam;plaats\n"Jan"x;Zwolle\n"Piet";"a;b"\n"Els";"c"\n',
        [("Janx", "Zwolle"), ("Piet", "a;b"), ("Els", "c")],
        notices=frozenset({"irregular_quotes"}),
    ),
    "every cell in quotes": Case(b'"naam","plaats"\n"Jan","Zwolle"\n', TWO[:1], dialect={"quoting": "always"}),
    "empty is not missing": Case(b'naam;plaats\n;""\n', [(None, "")]),
    "leading zeros and blanks": Case(b"naam;plaats\n007; x \n", [("007", " x ")]),
    "a longer row": Case(
        b"naam;plaats\nJan;Zwolle;jan@example.nl\n",
        [("Jan", "Zwolle", "jan@example.nl")],
        columns=("naam", "plaats", "column_3"),
        notices=frozenset({"ragged_rows"}),
    ),
    "a shorter row": Case(b"naam;plaats\nJan\nPiet;Luik\n", [("Jan", None), ("Piet", "Luik")]),
    "no header": Case(
        b"Jan;jan@example.nl\nPiet;piet@example.nl\n",
        [("Jan", "jan@example.nl"), ("Piet", "piet@example.nl")],
        columns=("column_1", "column_2"),
        dialect={"header": False},
        notices=frozenset({"header_missing"}),
    ),
    "a header of words alone that come back": Case(
        b"Jan;Zwolle\nPiet;Zwolle\nEls;Zwolle\nAnna;Luik\n",
        [("Jan", "Zwolle"), ("Piet", "Zwolle"), ("Els", "Zwolle"), ("Anna", "Luik")],
        columns=("column_1", "column_2"),
        notices=frozenset({"header_missing"}),
    ),
    "years as header": Case(
        b"regio;2019\nLuik;1\nZwolle;2\n", [("Luik", "1"), ("Zwolle", "2")], columns=("regio", "2019")
    ),
    "lines before the header": Case(
        b"Export\nGemaakt op 1 mei\n\nnaam;plaats\nJan;Zwolle\nPiet;Luik\n",
        [("Jan", "Zwolle"), ("Piet", "Luik")],
        dialect={"preamble": 3},
        notices=frozenset({"preamble"}),
    ),
    "a title with delimiters": Case(
        b"Klanten;\n;\nnaam;plaats\nJan;Zwolle\n", TWO[:1], dialect={"preamble": 2}, notices=frozenset({"preamble"})
    ),
    "a footer": Case(
        b"naam;plaats\nJan;Zwolle\nPiet;Luik\nTotaal;2\nGemaakt door P. de Vries\n",
        [("Jan", "Zwolle"), ("Piet", "Luik"), ("Totaal", "2"), ("Gemaakt door P. de Vries", None)],
        notices=frozenset({"footer"}),
    ),
    "names that are empty or twice there": Case(
        b"naam;;naam\nJan;Zwolle;x\n",
        [("Jan", "Zwolle", "x")],
        columns=("naam", "column_2", "naam_2"),
        notices=frozenset({"header_empty", "header_duplicate"}),
    ),
    "one column that begins empty": Case(
        b"notities\n\n\nKlant belde over zijn adres\nwil korting\n",
        [(None,), (None,), ("Klant belde over zijn adres",), ("wil korting",)],
        columns=("notities",),
    ),
    "one column": Case(
        b"opmerking\nHallo, ik bel; dag\nNee\n", [("Hallo, ik bel; dag",), ("Nee",)], columns=("opmerking",)
    ),
    "a decimal comma": Case(
        b"naam;bedrag\nJan;1,50\nPiet;2,75\n", [("Jan", "1,50"), ("Piet", "2,75")], columns=("naam", "bedrag")
    ),
    "lost digits": Case(
        b"naam;bsn\nJan;9,99991E+08\n",
        [("Jan", "9,99991E+08")],
        columns=("naam", "bsn"),
        notices=frozenset({"scientific_notation"}),
    ),
    "the wrong encoding once": Case(
        "naam;plaats\nZoÃ«;Luik\n".encode(), [("ZoÃ«", "Luik")], notices=frozenset({"mojibake"})
    ),
    "formulas": Case(b"naam;plaats\n=1+1;Luik\n", [("=1+1", "Luik")], notices=frozenset({"formula"})),
    "Polish": Case(
        "naam;plaats\nŁukasz;Łódź\nŻaneta;Gdańsk\n".encode("cp1250") * 8,
        [("Łukasz", "Łódź"), ("Żaneta", "Gdańsk")],
        dialect={"encoding": "cp1250"},
        notices=frozenset({"encoding_guessed"}),
    ),
}


def opened(path: Path, limits: Limits | None = None) -> Dataset:
    (dataset,) = open_source(str(path), limits=limits or Limits())
    return dataset


@pytest.mark.parametrize("name", CASES)
def test_text_is_read_as_it_was_written(name: str, tmp_path: Path) -> None:
    """Columns, rows, dialect and notices of each case, twice over: a data set can be read again."""
    case, path = CASES[name], tmp_path / "klanten.csv"
    path.write_bytes(case.data)
    dataset = opened(path)
    assert dataset.columns == case.columns
    rows = dataset.frame.collect().rows()
    assert rows[: len(case.rows)] == case.rows
    assert dataset.frame.collect().rows() == rows
    assert {key: getattr(dataset.dialect, key) for key in case.dialect} == case.dialect
    assert {notice.code for notice in dataset.notices} == case.notices


FOOTERS = {
    "totals between, a blank row, a total and a count": (
        "Jan;1;x\nSubtotaal;1;\nPiet;2;y\n;;\nTotaal;3;\nAantal: 2;;\n",
        3,
    ),
    "a total in a later column": ("Jan;1;x\nPiet;2;y\n;Totaal:;3\n", 1),
    "a total per region": ("Jan;1;x\nTotaal van Luik;1;\n", 1),
    "who made it": ("Jan;1;x\nPiet;2;y\nGemaakt door P. de Vries\n", 1),
    "a name that begins like it": ("Totaal Bouw BV;1;x\nTotalis NV;;\nAantal Jansen;2;y\n", 0),
    "a row of data that is full": ("Totaal;1;x\nJan;2;y\n", 0),
}


@pytest.mark.parametrize("name", FOOTERS)
def test_rows_that_are_no_data_are_counted(name: str, tmp_path: Path) -> None:
    """Totals and footers stay rows, but a reader is told how many there are."""
    rows, expected = FOOTERS[name]
    path = tmp_path / "k.csv"
    path.write_text(f"naam;bedrag;soort\n{rows}", encoding="utf-8")
    dataset = opened(path)
    assert sum(notice.count or 0 for notice in dataset.notices if notice.code == "footer") == expected
    assert dataset.frame.collect().height == rows.count("\n")


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252"])
def test_projection_limit_and_filter_reach_the_reader(encoding: str, tmp_path: Path) -> None:
    """What a caller leaves out does not change what it gets."""
    path = tmp_path / "k.csv"
    path.write_text("naam;plaats;nr\n" + "".join(f"Zoë;Luik;{n}\n" for n in range(50)), encoding=encoding)
    frame = opened(path).frame
    assert frame.select("nr", "naam").head(2).collect().rows() == [("0", "Zoë"), ("1", "Zoë")]
    assert frame.filter(pl.col("nr") == "7").select("plaats").collect().rows() == [("Luik",)]
    assert frame.select(pl.len()).collect().item() == 50


def test_a_record_is_never_cut_in_two(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Pieces end at record ends, with quoted line ends and typed quotes on every side of the cut."""
    monkeypatch.setattr("avgtool.sources.delimited.streaming._READ_BYTES", 7)
    cells = ["a", "x\ny", 'q"q', ";", "", '"', "é", "tekst\n\n;", '5" buis']
    body = "".join(f'"{cell.replace(chr(34), chr(34) * 2)}";"{number}"\n' for number, cell in enumerate(cells))
    path = tmp_path / "k.csv"
    path.write_bytes(f"naam;nr\n{body}".encode("cp1252"))
    assert opened(path).frame.collect().rows() == [(cell, str(number)) for number, cell in enumerate(cells)]


def test_what_was_not_foreseen_in_a_large_file_is_refused_and_reading_thoroughly_helps(tmp_path: Path) -> None:
    """A wide row outside the blocks that are looked at: an error of ours, without data; never a lost cell."""
    path = tmp_path / "k.csv"
    half = b"naam;plaats\n" + b"Jan;Zwolle\n" * 1_300_000
    path.write_bytes(half + b"Piet;Luik;piet@example.nl\n" + b"Jan;Zwolle\n" * 1_900_000)
    dataset = opened(path, Limits(checked_bytes=1))
    with pytest.raises(UnforeseenContentError) as caught, translated_errors(dataset.source):
        dataset.frame.select(pl.all().null_count()).collect(engine="streaming")
    assert "piet" not in f"{caught.value!r} {caught.value}".lower()
    assert opened(path, Limits().thorough()).columns == ("naam", "plaats", "column_3")


@pytest.mark.parametrize(
    ("data", "where"),
    [
        (b"", ""),
        (b"\xef\xbb\xbf", ""),
        (b"\r\n\r\n", ""),
        ("naam\nJosé\n".encode() + b"Jos\xe9\n", ":3"),
        (b"<html><table><tr><td>Jan</td></tr></table>", ""),
        (b"%PDF-1.7 x", ""),
        (b"PK\x03\x04 broken", ""),
        (b"PAR1 broken", ""),
        (b"\x1f\x8b\x08 broken", ""),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600, ""),
        (b'naam;plaats\n"a";"b"\n"c";"d"\n"e"x;"f;g"\n"h;i\n', ":5"),
    ],
)
def test_what_is_no_table_is_refused_with_a_place_and_a_way_out(data: bytes, where: str, tmp_path: Path) -> None:
    """Exit code 3, the name of the file, the line where there is one, and a hint; in both languages."""
    path = tmp_path / "klanten.csv"
    path.write_bytes(data)
    with pytest.raises(InputError) as caught:
        open_source(str(path))
    assert caught.value.exit_code == 3
    assert caught.value.where == f"{path}{where}"
    assert caught.value.hint is not None
    assert caught.value.render("nl") != caught.value.render("en")


def test_errors_of_polars_never_show_a_value(tmp_path: Path) -> None:
    """Polars quotes the cell it cannot parse; what leaves the block does not, nor does its chain."""
    path = tmp_path / "k.csv"
    path.write_bytes(b'naam,b\n"geheim"x,2\n')
    with pytest.raises(InputError) as caught, translated_errors("k.csv"):
        pl.scan_csv(path, infer_schema=False).collect()
    assert "geheim" not in f"{caught.value}{caught.value.hint}{caught.value!r}"
    assert caught.value.__suppress_context__


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_blank_lines_are_no_rows(newline: str, encoding: str, tmp_path: Path) -> None:
    """Between the rows they are told, at the end not; inside quotes, and as missing cells, they are data."""
    path = tmp_path / "k.csv"
    lines = ["naam;plaats", "Jan;Breda", "", "", "Eva;Ede", '"a', "", 'b";c', ";", "", ""]
    path.write_bytes("".join(line + newline for line in lines).encode(encoding))
    (dataset,) = open_source(str(path))
    rows = dataset.frame.collect().rows()
    assert [row for row in rows if row[1] != "c"] == [("Jan", "Breda"), ("Eva", "Ede"), (None, None)]
    assert len(rows) == 4
    assert {notice.code: notice.count for notice in dataset.notices}["blank_lines"] == 2


@pytest.mark.parametrize("checked", [1, 10**8])
def test_blank_lines_at_the_end_are_neither_rows_nor_news(checked: int, tmp_path: Path) -> None:
    """Also of a large file, which is not looked through first."""
    path = tmp_path / "k.csv"
    path.write_text("naam;plaats\n" + "Jan;Breda\n" * 300_000 + "\n\n", encoding="utf-8")
    (dataset,) = open_source(str(path), limits=Limits(checked_bytes=checked))
    assert dataset.frame.collect().rows()[299_998:] == [("Jan", "Breda")] * 2
    assert "blank_lines" not in {notice.code for notice in dataset.notices}


def test_in_one_column_a_blank_line_is_a_missing_value(tmp_path: Path) -> None:
    """Nothing else could stand for one there."""
    path = tmp_path / "k.csv"
    path.write_text("naam\nJan\n\nEva\n", encoding="utf-8")
    (dataset,) = open_source(str(path))
    assert dataset.frame.collect()["naam"].to_list() == ["Jan", None, "Eva"]
