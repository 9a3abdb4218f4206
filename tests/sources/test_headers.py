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
