"""Revealing: every format, every size, and never a half."""

from __future__ import annotations

import json
import sqlite3

import polars as pl
import pytest

from avgtool.config import Config
from avgtool.errors import InputError
from avgtool.keys import new_key
from avgtool.keys.log import read_log
from avgtool.operators.sealing import Opener, Refusal, Sealer
from avgtool.sources.limits import TableChoice
from avgtool.sources.opening import open_source
from avgtool.workflows.reveal import RevealRequest, reveal
from avgtool.workflows.unsealing import Unsealing

ROWS = 300
NAMES = ["Fatima el Amrani", "Jan de Vries", "Zoë Bakker"]


@pytest.fixture
def key(tmp_path):
    """A key in a file."""
    return new_key(tmp_path / "sleutel.key")


@pytest.fixture
def rows(key):
    """A table with tokens in a column and inside texts, and a column that holds none."""
    seal = Sealer.of(key.derive, "klanten").seal
    names = [NAMES[number % 3] for number in range(ROWS)]
    return pl.DataFrame(
        {
            "naam": [seal(name) if number % 5 else None for number, name in enumerate(names)],
            "notitie": [f"{seal(name)} belde {seal('Jan')}." for name in names],
            "bedrag": list(range(ROWS)),
        }
    )


def to_sqlite(frame, path):
    """One table of three columns."""
    with sqlite3.connect(path) as store:
        store.execute("CREATE TABLE klanten (naam TEXT, notitie TEXT, bedrag INTEGER)")
        store.executemany("INSERT INTO klanten VALUES (?, ?, ?)", frame.rows())
    store.close()


WRITERS = {
    "csv": pl.DataFrame.write_csv,
    "parquet": pl.DataFrame.write_parquet,
    "ndjson": pl.DataFrame.write_ndjson,
    "json": lambda frame, path: path.write_text(json.dumps(frame.to_dicts()), encoding="utf-8"),
    "xlsx": lambda frame, path: frame.write_excel(path),
    "sqlite": to_sqlite,
}


def asked(tmp_path, suffix, **more):
    """A request for a file of this suffix."""
    source, output = str(tmp_path / f"veilig.{suffix}"), tmp_path / f"leesbaar.{suffix}"
    return RevealRequest(source, str(tmp_path / "sleutel.key"), "proef", output, **more)


@pytest.mark.parametrize("suffix", WRITERS)
def test_every_format_comes_back_and_is_counted_once(tmp_path, key, rows, suffix):
    """Values, not passes over them; the log says where and how many."""
    WRITERS[suffix](rows, tmp_path / f"veilig.{suffix}")
    done = reveal(asked(tmp_path, suffix), Config())
    filled = sum(1 for number in range(ROWS) if number % 5)
    assert dict(done.tables[0].columns) == {"naam": filled, "notitie": 2 * ROWS}
    (dataset,) = open_source(str(tmp_path / f"leesbaar.{suffix}"), tables=TableChoice())
    back = dataset.frame.collect()
    assert back["notitie"].to_list() == [f"{NAMES[number % 3]} belde Jan." for number in range(ROWS)]
    assert [one or None for one in back["naam"].to_list()][:6] == [
        None, "Jan de Vries", "Zoë Bakker", "Fatima el Amrani", "Jan de Vries", None,
    ]  # fmt: skip
    entry = read_log(key.log).entries[-1]
    assert entry.event == "revealed"
    assert entry.details["values"] == filled + 2 * ROWS
    assert len(entry.details["sha256"]) == 64


def test_the_sheets_of_a_workbook_come_back_together(tmp_path, key):
    import xlsxwriter

    seal = Sealer.of(key.derive, "klanten").seal
    with xlsxwriter.Workbook(tmp_path / "veilig.xlsx") as book:
        for sheet in ("Klanten", "Leden"):
            page = book.add_worksheet(sheet)
            page.write_column(0, 0, ["naam", seal("Fatima"), seal(sheet)])
    done = reveal(asked(tmp_path, "xlsx", tables=TableChoice(all=True)), Config())
    assert [(one.table, dict(one.columns)) for one in done.tables] == [("Klanten", {"naam": 2}), ("Leden", {"naam": 2})]
    assert len(read_log(key.log).entries[-1].details["columns"]) == 2


def test_lists_in_json_come_back_too(tmp_path, key):
    seal = Sealer.of(key.derive, "klanten").seal
    records = [{"klant": {"namen": [seal("Fatima"), seal("Jan")]}}, {"klant": {"namen": [seal("Zoë")]}}]
    (tmp_path / "veilig.json").write_text(json.dumps(records), encoding="utf-8")
    reveal(asked(tmp_path, "json"), Config())
    back = json.loads((tmp_path / "leesbaar.json").read_text(encoding="utf-8"))
    assert back == [{"klant": {"namen": ["Fatima", "Jan"]}}, {"klant": {"namen": ["Zoë"]}}]


def test_one_bad_token_in_many_rows_leaves_nothing(tmp_path, key, rows):
    token = rows["naam"][1]
    bad = token[:30] + ("b" if token[30] == "a" else "a") + token[31:]
    rows.with_columns(pl.when(pl.col("bedrag") == 250).then(pl.lit(bad)).otherwise("naam").alias("naam")).write_csv(
        tmp_path / "veilig.csv"
    )
    with pytest.raises(InputError, match="1 encrypted value was changed") as caught:
        reveal(asked(tmp_path, "csv"), Config())
    assert caught.value.exit_code == 3
    assert sorted(path.name for path in tmp_path.iterdir()) == ["sleutel.key", "sleutel.key.log", "veilig.csv"]
    assert [entry.event for entry in read_log(key.log).entries] == ["created"]


def test_each_distinct_value_of_a_batch_is_opened_once(key):
    """A column repeats itself; opening takes time."""
    token = Sealer.of(key.derive, "klanten").seal("Jan")
    opened: list[str] = []

    class Counting(Opener):
        def open(self, token: str) -> str | Refusal:
            opened.append(token)
            return super().open(token)

    work = Unsealing(Counting(key.derive))
    frame = work.applied(pl.LazyFrame({"a": [token] * 1000})).collect(engine="in-memory")
    assert frame["a"].to_list() == ["Jan"] * 1000
    assert opened == [token]
    assert work.opened == {"a": 1000}


def test_revealing_streams(tmp_path, key):
    """No step waits for a whole column."""
    import re

    (tmp_path / "rows.csv").write_text("a\nx\n")
    query = Unsealing(Opener(key.derive)).applied(pl.scan_csv(tmp_path / "rows.csv", infer_schema=False))
    graph = query.show_graph(engine="streaming", plan_stage="physical", raw_output=True)
    nodes = set(re.findall(r'\d+ \[label="([a-z-]+)', graph))
    assert nodes
    assert nodes <= {"select", "with-columns", "simple-projection", "multi-scan"}
