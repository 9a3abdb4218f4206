"""A person in the first row never becomes the names of the columns."""

from __future__ import annotations

import pytest

from avgtool.sources.headers import has_header
from avgtool.sources.limits import TableChoice
from avgtool.sources.opening import open_source

PEOPLE = [["Zwaantje", "Kwispelaar", "Utrecht"], ["Jan", "Jansen", "Breda"], ["Eva", "de Smit", "Leiden"]]
LIST = [[kind, f"Jansen {letter}"] for kind in ("Goud", "Brons") for letter in "abcdefghijkl"]

CASES = {
    "people and nothing but people": (PEOPLE, False),
    "two people": (PEOPLE[:2], False),
    "people in capitals": ([["ZWAANTJE", "UTRECHT"], ["JAN", "BREDA"]], False),
    "people in small letters": ([["zwaantje", "utrecht"], ["jan", "breda"]], False),
    "codes": ([["K1001", "Zwaantje"], ["K1002", "Jan"]], False),
    "a header above people": ([["Roepnaam", "Familie", "Woonplaats"], *PEOPLE], True),
    "another case than the values": ([["roep", "familie"], ["Jan", "Jansen"], ["Eva", "Smit"]], True),
    "underscores": ([["wie_dan", "waar_dan"], ["jan", "breda"]], True),
    "digits below": ([["Wie", "Hoeveel"], ["Jan", "12"], ["Eva", "13"]], True),
    "a closed list below": ([["Soortje", "Wie"], *LIST], True),
    "a header and no rows": ([["Zwaantje", "Utrecht"]], True),
    "06 above mobile numbers": ([["Wie", "06"], ["Jan", "06-12345678"], ["Eva", "06-87654321"]], True),
    "house numbers of which the first is short": ([["Zwaantje", "9"], ["Jan", "112"], ["Eva", "300"]], False),
    "a formula in a header": ([['=HYPERLINK("http://x.example";"x")', "naam"], ["1", "Jan"]], True),
    "months of a year": ([["filiaal", "2024-05", "2024-06"], ["F01", "12", "9"]], True),
    "months and words": ([["artikel", "2024-05", "2024-06", "omzet_06", "m06"], ["A1", "1", "2", "3", "4"]], True),
    "months written together": ([["x", "202405", "202406"], ["A1", "1200", "900"]], True),
    "quarters, weeks and seasons": ([["artikel", "2024-Q1", "2024W05", "2023-2024"], ["A1", "1", "2", "3"]], True),
    "days side by side": ([["winkel", "01-05-2024", "02-05-2024"], ["Noord", "12", "9"]], True),
    "days of a month": ([["naam", "1", "2", "3", "4", "5"], ["Jan", "8", "0", "8", "8", "4"]], True),
    "months as values": ([["Jan Jansen", "2024-05", "100"], ["Piet Bos", "2024-06", "200"]], False),
    "a month over an empty column": ([["Jan", "2024-05", "12"], ["Piet", "", "13"]], False),
    "one day of birth over a remark": ([["Jan Jansen", "12-03-1971"], ["Piet Bos", "onbekend"]], False),
    "one day of birth over figures": ([["Jan Jansen", "12-03-1971"], ["Piet Bos", "1980"]], False),
    "days written with points": ([["winkel 1", "12.03.1971", "13.03.1971"], ["Piet", "12.04.1980", "1.1.2000"]], False),
    "marks that rise by one": ([["Jan", "3", "4", "5"], ["Piet", "1", "2", "7"]], False),
    "codes above numbers": ([["K06", "K07"], ["270631549", "1"], ["973291503", "2"]], True),
    "a code above long numbers": ([["K06", "pakket"], ["270631549", "a"], ["973291503", "b"]], True),
    "codes above codes": ([["K06", "K07"], ["K12", "K13"], ["K22", "K23"]], False),
    "codes and a number above numbers": ([["K06", "12"], ["270631549", "1"], ["973291503", "2"]], False),
    "a formula alone": ([['=HYPERLINK("http://x.example";"x")'], ["Jan"]], True),
}


@pytest.mark.parametrize("case", CASES)
def test_a_first_row_that_looks_like_the_others_is_data(case: str) -> None:
    """A header is one by its words, or by being written otherwise than what stands below it."""
    records, expected = CASES[case]
    assert has_header(records) is expected


@pytest.mark.parametrize(("header", "names"), [(True, "Zwaantje"), (False, "column_1"), (None, "column_1")])
def test_who_knows_better_says_so(header: bool | None, names: str, tmp_path) -> None:
    """--header and --no-header."""
    path = tmp_path / "klanten.csv"
    path.write_text("\n".join(";".join(row) for row in PEOPLE), encoding="utf-8")
    (dataset,) = open_source(str(path), tables=TableChoice(header=header))
    assert dataset.columns[0] == names
    assert dataset.frame.collect().height == (2 if header else 3)
