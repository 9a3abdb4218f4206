"""Names of columns are searched too: they go along with every copy."""

from __future__ import annotations

import pytest

from avgtool.model.findings import IDENTIFIER_IN_NAME

BSNS = ["973291503", "270631549", "123456782", "111222333"]
CASES = {
    "addresses": (["scores.klant0@gmail.com", "scores.klant1@gmail.com"], 2),
    "BSNs": ([f"klanten.{one}.score" for one in BSNS], 4),
    "one BSN": (["bsn 123456782"], 1),
    "an account": (["NL91ABNA0417164300"], 1),
    "an encoded address": (["jan%40gmail.com"], 1),
    "numbers of articles": (["100000001", "100000002", "100000003", "123456782"], 0),
    "ordinary names": (["klantnr", "e-mail", "bsn", "omzet_2026", "Q1 2026", "2026-10-03", "06-nummer", "10.5"], 0),
}


@pytest.mark.parametrize("case", CASES)
def test_names_that_hold_personal_data_are_told_of_by_number(scanned, case):
    """Never by what they hold; numbers of which few pass a check are numbers."""
    names, count = CASES[case]
    found = scanned({"groep": ["A", "B"], **{name: [1, 2] for name in names}})
    told = [one for one in found.notices if one.code == IDENTIFIER_IN_NAME]
    assert [one.count for one in told] == [count] * bool(count)
    assert not any(name in str(one.message) for one in told for name in names)
