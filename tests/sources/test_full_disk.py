"""A full disk is told as what it is: exit 3, under the name of the target, and nothing is left behind."""

from __future__ import annotations

import errno
import gc
import os
import sqlite3
import sys
import tempfile
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import polars as pl
import pytest

from avgtool.errors import OutputError
from avgtool.keys import new_key
from avgtool.sources.base import Dataset, Dialect
from avgtool.sources.delimited.writing import write_delimited
from avgtool.sources.records.json_writing import write_json, write_ndjson
from avgtool.sources.records.typed_writing import write_parquet, write_sqlite
from avgtool.sources.staging import is_full
from avgtool.sources.workbooks.writing import write_workbook

if TYPE_CHECKING:
    from collections.abc import Callable

FULL = Path("/dev/full")
FRAME = pl.LazyFrame({"naam": ["Jan", "Zoë"] * 20_000})
LIKE = Dataset("k", "frame", FRAME, ("naam",))
WRITERS: dict[str, Callable[[Path], object]] = {
    "csv": lambda target: write_delimited(FRAME, target, Dialect("utf-8", ";")),
    "ndjson": lambda target: write_ndjson(FRAME, target, LIKE),
    "json": lambda target: write_json(FRAME, target, LIKE),
    "parquet": lambda target: write_parquet(FRAME, target, {}),
    "xlsx": lambda target: write_workbook({"klanten": FRAME}, target),
}


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has a disk that is always full: /dev/full")
@pytest.mark.filterwarnings("error::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.parametrize("form", WRITERS)
def test_every_form_says_so(form: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the parts of a workbook staying behind, and without a second failure when they are forgotten."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    with pytest.raises(OutputError, match="disk is full") as caught:
        WRITERS[form](FULL)
    assert (caught.value.exit_code, caught.value.where) == (3, str(FULL))
    gc.collect()
    assert list(tmp_path.iterdir()) == []


def test_a_full_database_is_known_by_its_code(tmp_path: Path) -> None:
    """SQLite says it its own way."""
    with closing(sqlite3.connect(tmp_path / "klein.db")) as connection:
        connection.execute("PRAGMA max_page_count = 3")
        connection.execute("CREATE TABLE a (b)")
        with pytest.raises(sqlite3.OperationalError) as caught:
            connection.execute("INSERT INTO a VALUES (zeroblob(100000))")
    assert is_full(caught.value)
    assert not is_full(sqlite3.OperationalError("no such table"))


def test_a_database_leaves_nothing_beside_it(tmp_path: Path) -> None:
    """No journal with half of the rows, not even while it is written."""
    seen: set[str] = set()

    def look(batch: pl.DataFrame) -> pl.DataFrame:
        seen.update(path.name for path in tmp_path.iterdir())
        return batch

    target = tmp_path / "klanten.sqlite"
    write_sqlite({"eerste": FRAME, "tweede": FRAME.map_batches(look)}, target)
    assert seen == {target.name}


def test_half_a_key_is_not_left_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It would stand in the way of the whole one."""

    def full(_descriptor: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OutputError, match="disk is full") as caught:
        new_key(tmp_path / "sleutel.key")
    assert caught.value.exit_code == 3
    assert list(tmp_path.iterdir()) == []
