"""Values in another dress are judged as what they look like, and the scan tells of what has no business there."""

from __future__ import annotations

import pytest

from avgtool.model.kinds import Kind

IBAN = ("NL91 ABNA 0417 1643 00", "NL02 RABO 0123 4567 89", "NL86 INGB 0002 4455 88")
FULL_WIDTH = str.maketrans({character: chr(ord(character) + 0xFEE0) for character in "0123456789@"})


def ibans(change) -> list[str]:
    return [change(IBAN[number % 3]) for number in range(60)]


@pytest.mark.parametrize("mode", ["full", "sample"])
@pytest.mark.parametrize(
    ("change", "is_odd"),
    [
        (lambda value: value.replace(" ", "\u00a0"), False),
        (lambda value: value.replace(" ", "\u202f"), False),
        (lambda value: value.translate(FULL_WIDTH), True),
        ("\u200b".join, True),
    ],
    ids=["spaces that do not break", "narrow ones", "full width", "zero width"],
)
def test_account_numbers_are_found_in_any_dress(scanned, change, is_odd, mode):
    """In a column whose name says nothing."""
    found = scanned({"veld": ibans(change)}, mode=mode)
    assert found.columns[0].kind is Kind.BANK_ACCOUNT
    assert [(one.code, one.column, one.count) for one in found.notices] == [("odd_characters", "veld", 60)] * is_odd


def test_elements_of_lists_are_folded_too(scanned):
    """Of Parquet and JSON."""
    found = scanned({"veld": [[value] for value in ibans(lambda value: value.translate(FULL_WIDTH))]})
    assert found.columns[0].kind is Kind.BANK_ACCOUNT


def test_a_few_among_many_are_found(scanned):
    """They are no part of the class, and searched like any stray."""
    values = ["goud", "zilver", "brons"] * 30 + ["NL91\u00a0ABNA\u00a00417\u00a01643\u00a000"]
    found = scanned({"segment": values})
    assert found.columns[0].entities == {"IBAN_CODE": 1}


@pytest.mark.parametrize("at", ["%40", "%2540", "&#64;", "&#x40;", r"\u0040"])
@pytest.mark.parametrize("mode", ["full", "sample"])
def test_an_address_in_the_address_of_a_page_is_found(scanned, at, mode):
    """Some among ordinary pages, and a whole column of them: both left in a copy once."""
    pages = [f"/bedankt?email=anneke.smit{n}{at}gmail.com" if n % 4 == 0 else f"/contact/{n}" for n in range(60)]
    found = scanned({"pagina": pages, "code": [f"jan{n}{at}gmail.com" for n in range(60)]}, mode=mode)
    assert found.columns[0].entities == {"EMAIL_ADDRESS": 15}
    assert found.columns[1].kind is Kind.EMAIL
