"""What was left out, or taken for something else, is said."""

from __future__ import annotations

import os

import pytest
import xlsxwriter

from avgtool.config import Config
from avgtool.workflows.scan_sources import ScanRequest, scan_sources
from avgtool.workflows.source_notices import is_prose, left_out_notice

LETTER = """Geachte heer/mevrouw,

Op 3 maart heb ik, Willemijn, bij u een afspraak gehad. Bel mij gerust terug.
Mijn adres: Dorpsstraat 12, Delft, en anders mail ik u.
Groeten, Willemijn
"""
ORDERS = "order,wat er besteld werd,datum van de bestelling\n" + "12,een stoel en een tafel,op 3 maart 2024\n" * 5


@pytest.mark.parametrize(
    ("text", "prose"),
    [
        (LETTER, True),
        ("Bel Fatima el Amrani op 06-12345678\n", True),
        (ORDERS, False),
        (ORDERS.replace(",", "\t"), False),
        ("naam\nJan de Vries\nPiet Jansen\n", False),
        ("", False),
    ],
)
def test_a_letter_is_told_from_a_table(text, prose):
    assert is_prose(text) is prose


@pytest.mark.parametrize(("text", "codes"), [(LETTER, ["reads_like_prose"]), (ORDERS, [])])
def test_a_letter_that_was_scanned_as_a_table_points_to_the_scan_of_texts(tmp_path, text, codes):
    path = tmp_path / "brief.txt"
    path.write_text(text, encoding="utf-8")
    (dataset,) = scan_sources(ScanRequest((str(path),)), Config()).datasets
    said = [notice for notice in dataset.notices if notice.code == "reads_like_prose"]
    assert [notice.code for notice in said] == codes
    assert all("avgtool text scan" in str(notice.message) for notice in said)


def test_the_files_of_a_folder_that_are_not_read_are_named_once(tmp_path):
    for name in ("a.csv", "b.csv"):
        (tmp_path / name).write_text("stad;aantal\nDelft;12\n", encoding="utf-8")
    (tmp_path / "sub").mkdir()
    for name in ("brief.pdf", "sub/notitie.docx", ".verborgen.pdf"):
        (tmp_path / name).write_bytes(b"x")
    first, second = scan_sources(ScanRequest((str(tmp_path),)), Config()).datasets
    (notice,) = [notice for notice in first.notices if notice.code == "files_left_out"]
    assert notice.count == 2
    assert "brief.pdf, notitie.docx" in str(notice.message)
    assert not [notice for notice in second.notices if notice.code == "files_left_out"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes in folders")
def test_links_that_lead_nowhere_and_pipes_are_named_too(tmp_path):
    """They may be the very files that the user meant."""
    (tmp_path / "stad.csv").write_text("stad\nDelft\n", encoding="utf-8")
    (tmp_path / "klanten.csv").symlink_to(tmp_path / "verhuisd.csv")
    (tmp_path / "map").symlink_to(tmp_path.parent, target_is_directory=True)
    (tmp_path / "zelfde.csv").symlink_to(tmp_path / "stad.csv")
    os.mkfifo(tmp_path / "stroom.csv")
    notice = left_out_notice(str(tmp_path))
    assert notice is not None
    assert "klanten.csv, map, stroom.csv." in str(notice.message)
    assert notice.count == 3


def test_a_file_or_a_folder_that_is_read_whole_needs_no_notice(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text("stad\nDelft\n", encoding="utf-8")
    assert left_out_notice(str(path)) is None
    assert left_out_notice(str(tmp_path)) is None
    assert left_out_notice("-") is None


def test_personal_data_in_comments_are_told_by_kind_and_never_shown(tmp_path):
    """Counted by the comments that hold them; a comment without any tells nothing."""
    path = tmp_path / "klanten.xlsx"
    with xlsxwriter.Workbook(path) as book:
        for comments in (["Mail jan@voorbeeld.nl of j@voorbeeld.nl", "mail p@voorbeeld.nl"], ["Let op"]):
            sheet = book.add_worksheet()
            sheet.write_column(0, 0, ["omzet", 1, 2])
            for row, comment in enumerate(comments, start=1):
                sheet.write_comment(row, 0, comment)
    first, second = scan_sources(ScanRequest((str(path),)), Config()).datasets
    told = {notice.code: notice for notice in first.notices}
    assert "EMAIL_ADDRESS (2)" in str(told["comments_personal"].message)
    assert "voorbeeld" not in repr(told)
    assert {notice.code for notice in second.notices} == {"comments"}
