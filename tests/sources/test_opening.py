"""A source is a file, a folder, a pattern, standard input, or one of these inside gzip or zip."""

from __future__ import annotations

import gc
import gzip
import hashlib
import io
import os
import stat
import sys
import tempfile
import zipfile
from pathlib import Path

import pytest

from avgtool.errors import InputError
from avgtool.sources.limits import Limits
from avgtool.sources.opening import open_source

TABLE = "naam;plaats\nZoë;Luik\n".encode("cp1252")
ROWS = [("Zoë", "Luik")]


@pytest.fixture(autouse=True)
def _own_temporary_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "spool").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "spool"))


def spooled(tmp_path: Path) -> list[Path]:
    return list((tmp_path / "spool").iterdir())


def zipped(path: Path, **parts: bytes) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name.replace("__", "."), data)
    return path


def test_standard_input_lies_in_a_protected_file_only_as_long_as_it_is_needed(tmp_path: Path) -> None:
    """Mode 0600; readable as often as one likes; gone with the last frame that reads it."""
    (dataset,) = open_source("-", stdin=io.BytesIO(TABLE))
    (file,) = spooled(tmp_path)
    if sys.platform != "win32":
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert (dataset.source, dataset.path, dataset.digest()) == ("-", None, hashlib.sha256(TABLE).hexdigest())
    frame = dataset.frame.select("naam")
    del dataset
    gc.collect()
    assert frame.collect().rows() == frame.collect().rows() == [("Zoë",)]
    del frame
    gc.collect()
    assert spooled(tmp_path) == []


def test_gzip_and_zip_around_one_table_open_as_that_table(tmp_path: Path) -> None:
    """Name, path and digest are those of the packed file."""
    packed = tmp_path / "k.csv.gz"
    packed.write_bytes(gzip.compress(TABLE))
    archive = zipped(tmp_path / "k.zip", k__csv=TABLE)
    for path in (packed, archive):
        (dataset,) = open_source(str(path))
        assert dataset.frame.collect().rows() == ROWS
        assert dataset.dialect is not None
        assert dataset.dialect.encoding == "cp1252"
        assert (dataset.path, dataset.digest()) == (path, hashlib.sha256(path.read_bytes()).hexdigest())


def test_bombs_and_what_is_not_one_table_are_refused_and_leave_nothing_behind(tmp_path: Path) -> None:
    """Several tables, a nested archive, a cut file, too much inside."""
    many = zipped(tmp_path / "many.zip", a__csv=TABLE, b__csv=TABLE)
    nested = zipped(tmp_path / "nested.zip", k__gz=gzip.compress(TABLE))
    cut = tmp_path / "cut.gz"
    cut.write_bytes(gzip.compress(TABLE)[:-12])
    bomb = tmp_path / "bomb.gz"
    bomb.write_bytes(gzip.compress(b"\0" * 1_000_000))
    zip_bomb = zipped(tmp_path / "bomb.zip", k__csv=b"a;b\n" * 5_000_000)
    for path in (many, nested, cut, bomb, zip_bomb):
        with pytest.raises(InputError):
            open_source(str(path), limits=Limits(unpacked_bytes=900_000 if path == bomb else 10**9))
    gc.collect()
    assert spooled(tmp_path) == []


def test_a_folder_and_a_pattern_stand_for_their_tables_in_order(tmp_path: Path) -> None:
    """What is hidden or no table is passed over; nothing at all is an error."""
    folder = tmp_path / "exports"
    (folder / "sub").mkdir(parents=True)
    for name in ("b.csv", "a.csv", "sub/c.csv", ".hidden.csv", "~$open.xlsx", "readme.md"):
        (folder / name).write_bytes(TABLE)
    assert [Path(d.source).name for d in open_source(str(folder))] == ["a.csv", "b.csv", "c.csv"]
    assert [Path(d.source).name for d in open_source(str(folder / "*.csv"))] == ["a.csv", "b.csv"]
    (tmp_path / "none").mkdir()
    for nothing in (tmp_path / "none", tmp_path / "*.tsv", tmp_path / "weg.csv"):
        with pytest.raises(InputError):
            open_source(str(nothing))


def test_a_name_with_brackets_is_a_name_first(tmp_path: Path) -> None:
    """A file that exists is that file, whatever its name would match."""
    path = tmp_path / "klanten [1].csv"
    path.write_bytes(b"naam;plaats\nJan;Luik\n")
    assert open_source(str(path))[0].frame.collect().rows() == [("Jan", "Luik")]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes in folders")
def test_a_pipe_is_not_said_to_be_missing(tmp_path: Path) -> None:
    """It is there, and can be read in another way."""
    os.mkfifo(tmp_path / "stroom.csv")
    with pytest.raises(InputError, match="is a pipe") as raised:
        open_source(str(tmp_path / "stroom.csv"))
    assert "-" in str(raised.value.hint)
