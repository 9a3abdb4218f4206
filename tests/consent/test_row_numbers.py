"""Rows are told by the numbers that a spreadsheet program shows."""

from __future__ import annotations

import pytest
import xlsxwriter

from avgtool.sources.numbering import row_numbers
from avgtool.sources.opening import open_source
from tests.consent.importing_rows import faults, imported, prepare, row

pytestmark = pytest.mark.parametrize("ledger_url", ["sqlite"], indirect=True)
ABOVE = {
    "a header alone": [],
    "a title": [["Klanten 2026"]],
    "a title and a blank row": [["Klanten 2026"], []],
    "blank rows": [[], []],
    "a title, who made it, and a blank row": [["Klanten 2026"], ["gemaakt door Verkoop"], []],
}


@pytest.mark.parametrize("above", ABOVE.values(), ids=ABOVE)
def test_a_faulty_row_of_a_workbook_has_the_number_that_the_sheet_shows(ledger, tmp_path, above):
    """Whatever stands above the header, and with a blank row between the rows."""
    prepare(ledger)
    lines = [*above, list(row()), list(row().values()), [], list(row(klantnr="K-2", soort="?").values())]
    book = xlsxwriter.Workbook(tmp_path / "in.xlsx")
    sheet = book.add_worksheet()
    for number, cells in enumerate(lines):
        sheet.write_row(number, 0, cells)
    book.close()
    done = imported(ledger, tmp_path / "in.xlsx")
    assert (faults(done), done.done.recorded) == ([(len(lines), "unknown_type")], {"given": 1})
    assert row_numbers(open_source(str(tmp_path / "in.xlsx"))[0])(1) == len(above) + 2


def test_blank_lines_of_a_text_are_counted(ledger, tmp_path):
    """A spreadsheet program shows them as rows, and a cell of two lines as one."""
    prepare(ledger)
    head, sound, faulty = (";".join(one) for one in (row(), row().values(), row(soort="?").values()))
    lines = [head, "", sound, "", "", faulty, f'"K\n1"{sound[3:]}', "", faulty, faulty]
    path = tmp_path / "in.csv"
    path.write_text("\n".join([*lines, ""]), encoding="utf-8")
    assert faults(imported(ledger, path)) == [(number, "unknown_type") for number in (6, 9, 10)]
    path.write_text("\n".join(["Klanten;;;", "", *lines, ""]), encoding="utf-8")
    assert faults(imported(ledger, path)) == [(number, "unknown_type") for number in (8, 11, 12)]
