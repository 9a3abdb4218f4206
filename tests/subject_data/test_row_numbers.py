"""A row in doubt is looked up by its number: the one that the spreadsheet program or the editor shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import xlsxwriter

from avgtool.model.subject_data import Handle, SourceMap, TableMap
from avgtool.subject_data.locating import locate
from avgtool.subject_data.wanting import wanted_from

if TYPE_CHECKING:
    from pathlib import Path

MAP = TableMap(None, (), {Handle.NAME: (("Naam",),), Handle.EMAIL: (("E-mail",),)})
HEADER = ["Naam", "E-mail"]
ROWS = [["Petra Smit", "petra@voorbeeld.example"], ["Jan de Vries", "jan@voorbeeld.example"]]
ABOVE: dict[str, list[list[str]]] = {
    "a header alone": [],
    "a title": [["Deelnemers winactie"]],
    "a title and a blank row": [["Deelnemers winactie"], []],
}


def numbers(path: Path) -> list[int | None]:
    source = SourceMap("lijst", str(path), (MAP,))
    [table] = locate([source], wanted_from(names=["J. de Vries"]), particles={"de"}).tables
    return [row.number for row in table.rows]


@pytest.mark.parametrize("above", ABOVE.values(), ids=ABOVE)
def test_a_row_of_a_workbook_has_the_number_that_the_sheet_shows(tmp_path: Path, above: list[list[str]]):
    lines = [*above, HEADER, *ROWS]
    book = xlsxwriter.Workbook(tmp_path / "lijst.xlsx")
    sheet = book.add_worksheet()
    for number, cells in enumerate(lines):
        sheet.write_row(number, 0, cells)
    book.close()
    assert numbers(tmp_path / "lijst.xlsx") == [len(lines)]


@pytest.mark.parametrize("blank", [0, 1, 2])
def test_a_row_of_a_text_counts_the_header_and_the_blank_lines_before_it(tmp_path: Path, blank: int):
    header, first, second = (";".join(cells) for cells in (HEADER, *ROWS))
    lines = [header, first, *[""] * blank, second]
    (tmp_path / "lijst.csv").write_text("\n".join([*lines, ""]), encoding="utf-8")
    assert numbers(tmp_path / "lijst.csv") == [len(lines)]
