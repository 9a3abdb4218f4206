"""Opening and scanning together: what a glance at a large file does not tell, reading it does."""

from __future__ import annotations

from avgtool.config import Config, LimitSettings
from avgtool.model.kinds import Kind
from avgtool.sources.limits import TableChoice
from avgtool.workflows.scan_sources import ScanRequest, open_and_scan, scan_sources

ONE_MEGABYTE = Config(limits=LimitSettings(checked_megabytes=1))
ROW = "K{0},Jan de Vries,jan{0}@example.nl\n"


def large_file(path, odd_line: str, at: int = 61_803):
    """Several megabytes in which one line, far from where a glance falls, is not like the others."""
    rows = [ROW.format(number) for number in range(110_000)]
    rows.insert(at, odd_line)
    path.write_text("klantnr,naam,email\n" + "".join(rows), encoding="utf-8")
    return path


def test_a_longer_row_deep_in_a_large_file_is_not_lost(tmp_path):
    path = large_file(tmp_path / "groot.csv", "K,Piet,piet@example.nl,extra@example.nl\n")
    ((dataset, findings),) = open_and_scan((str(path),), TableChoice(), ONE_MEGABYTE)
    assert dataset.columns[3] == "column_4"
    assert findings.rows == 110_001
    assert findings.column("column_4").filled == 1
    assert findings.column("column_4").entities == {"EMAIL_ADDRESS": 1}


def test_the_columns_of_a_large_file_are_judged_as_those_of_a_small_one(tmp_path):
    path = large_file(tmp_path / "groot.csv", ROW.format("x"))
    result = scan_sources(ScanRequest((str(path),)), ONE_MEGABYTE)
    assert [column.kind for _, column in result.columns()] == [Kind.OTHER_ID, Kind.PERSON_NAME, Kind.EMAIL]


def test_a_sample_tells_how_much_is_filled_and_reads_every_sampled_text(tmp_path):
    rows = [f"{n};{f'Belde met Jan de Vries over order {n}' if n % 3 == 0 else ''}\n" for n in range(60_000)]
    path = tmp_path / "groot.csv"
    path.write_text("nr;opmerking\n" + "".join(rows), encoding="utf-8")
    (found,) = scan_sources(ScanRequest((str(path),), mode="sample"), Config()).datasets
    notes = found.column("opmerking")
    assert 0.3 < notes.filled / found.rows_read < 0.37
    assert notes.entities["PERSON"] == notes.filled > 1_000
