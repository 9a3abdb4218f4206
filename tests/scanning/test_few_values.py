"""A few values under a header that says nothing are told of, where what they are is no chance."""

from __future__ import annotations

from functools import partial

import pytest

from avgtool import catalog
from avgtool.config import TextSettings
from avgtool.model.kinds import Kind

FINDER = partial(catalog.column_text_finder, TextSettings())
BSNS = ["973291503", "270631549", "123456782", "111222333", "999990019", "999993653", "602733662", "417164300"]
HOLDERS = ["El Idrissi", "Jansen-Kuipers", "Tesfay", "van Es"]
GROUPED = [f"{one[:3]},{one[3:6]},{one[6:]}" for one in BSNS]


@pytest.mark.parametrize(
    "written",
    [
        GROUPED,
        [f"{one[:4]}\t{one[4:]}" for one in BSNS],
        [f"{one[:4]}\n{one[4:]}" for one in BSNS],
        [f"'{one}" for one in BSNS],
        [f'="{one}"' for one in BSNS],
        [f'\'="{one}"' for one in BSNS],
        [f"={one}" for one in BSNS],
    ],
    ids=["commas", "tab", "line feed", "apostrophe", "formula", "neutralized formula", "bare formula"],
)
def test_a_bsn_is_known_however_a_spreadsheet_has_it(scanned, written):
    """Under a header that says nothing, by its check; amounts with commas stay amounts."""
    assert scanned({"K06": written}, "export.csv").columns[0].kind is Kind.NATIONAL_ID
    amounts = [f"{number},{number + 13},{number + 27}" for number in range(111, 111 + len(written))]
    assert scanned({"bedrag": amounts}, "export.csv").columns[0].kind is Kind.NONE


def test_a_bsn_with_commas_is_known_by_its_header(scanned):
    """Even where there are few."""
    assert scanned({"BSN": GROUPED[:2]}).columns[0].kind is Kind.NATIONAL_ID


@pytest.mark.parametrize("number", [3, 4, 7])
@pytest.mark.parametrize("header", ["K06", "artikelnr"])
def test_a_few_numbers_that_all_pass_the_check_are_told_of(scanned, header, number):
    """Too few for a verdict, too many for chance: counted among the entities, and among what was considered."""
    column = scanned({header: BSNS[:number]}, "export.csv").columns[0]
    assert (column.kind, column.entities, column.confidence) == (Kind.NONE, {"NL_BSN": number}, 0.5)
    assert column.candidates[0].entity == "NL_BSN"


def test_one_number_that_does_not_pass_makes_a_few_others_chance(scanned):
    """Numbers are numbers then; the explanation still says what they look like."""
    column = scanned({"K06": [*BSNS[:3], "123456789"]}, "export.csv").columns[0]
    assert column.entities == {}
    assert scanned({"K06": BSNS[:2]}, "export.csv").columns[0].entities == {}


def test_two_such_numbers_are_among_what_was_considered(scanned):
    """Before kinds whose check they do not pass."""
    considered = [one.entity for one in scanned({"K06": BSNS[:2]}, "export.csv").columns[0].candidates]
    assert "NL_BSN" in considered


def test_a_few_surnames_that_no_list_explains_are_told_of(scanned):
    """As the text path knows each; under a header that says whose names they are, they are names."""
    beside = {"pakketnr": ["1", "2", "3", "4"]}
    told = scanned({"x": HOLDERS, **beside}, "uitgifte.csv", text_finder=FINDER).columns[0]
    assert (told.kind, told.entities) == (Kind.NONE, {"PERSON": 4})
    assert scanned({"gezinshoofd": HOLDERS, **beside}, "uitgifte.csv").columns[0].kind is Kind.PERSON_NAME


@pytest.mark.parametrize(
    "words",
    [
        ["Appel", "Peer", "Kiwi", "Banaan"],
        ["Golf", "Clio", "Corsa", "Polo"],
        ["Open", "Betaald", "Vervallen", "Concept"],
        ["Vanille", "Aardbei", "Chocolade", "Mango"],
        ["Mercurius", "Venus", "Aarde", "Mars"],
    ],
)
def test_a_few_other_words_stay_clean(scanned, words):
    """Although the text path takes some of them for a person."""
    column = scanned({"x": words, "stuks": ["3", "4", "5", "6"]}, "lijst.csv", text_finder=FINDER)
    assert column.columns[0].entities == {}


def test_parts_of_a_body_are_no_surnames_and_counts_no_customers(scanned):
    """*Pols* and *borst* are surnames, too, and *kind* says a person."""
    columns = {"plek": ["pols", "borst", "arm", "pols"], "kind <12": ["1", "2", "0", "3"]}
    assert [column.kind for column in scanned(columns, "export.csv").columns] == [Kind.NONE, Kind.NONE]
    beside = {"naam": ["Sanne de Vries", "Youssef Bakker", "Nadia Peters", "Femke Jansen"], **columns}
    assert [column.kind for column in scanned(beside, "export.csv").columns[1:]] == [Kind.NONE, Kind.NONE]


@pytest.mark.parametrize("number", [1, 2])
def test_one_or_two_numbers_that_come_back_are_told_of(scanned, number):
    """A whole column of one customer's BSN left in a copy once; numbers that do not pass stay numbers."""
    values = [BSNS[n % number] for n in range(12)]
    assert scanned({"code": values, "groep": ["A", "B"] * 6}, "export.csv").columns[0].entities == {"NL_BSN": 12}
    others = ["123456789", "400000000"][:number] * 6
    assert scanned({"code": others}, "export.csv").columns[0].entities == {}


def test_one_number_in_half_of_the_rows_is_told_of(scanned):
    """Among words; among numbers of other lengths one in eleven may pass by chance."""
    values = [BSNS[0] if n % 2 else f"abc{n}" for n in range(24)]
    assert scanned({"code": values}, "export.csv").columns[0].entities == {"NL_BSN": 12}
