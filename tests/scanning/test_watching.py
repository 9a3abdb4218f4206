"""How far a scan is: told from the rows as they pass, and from the texts as they are read."""

from __future__ import annotations

import polars as pl

from avgtool.config import Config
from avgtool.engines.local import LocalEngine
from avgtool.scanning.watching import Silent, WatchedEngine
from avgtool.sources.opening import open_source
from avgtool.workflows.scan_sources import scan_datasets


class Watching:
    """A progress bar that remembers: each task with its total, and the steps in which it moved."""

    def __init__(self):
        self.tasks: list[tuple[str, int | None, list[int]]] = []

    def start(self, task, total):
        """A task begins."""
        self.tasks.append((task, total, []))

    def advance(self, rows):
        """Some rows are done."""
        self.tasks[-1][2].append(rows)

    def finish(self):
        """The task is done."""


def watched(total=1000):
    """An engine that tells a bar which remembers."""
    bar = Watching()
    bar.start("scan", total)
    return WatchedEngine(LocalEngine(), bar, total), bar.tasks[0][2]


ROWS = pl.LazyFrame({"a": [str(number) for number in range(1000)]})


def test_a_pass_over_all_rows_is_half_of_the_work():
    """A scan reads rows twice: a bar that is full after the first time tells nothing about the second."""
    engine, steps = watched()
    engine.tallies(ROWS)
    assert sum(steps) == 500
    engine.aggregate(ROWS, [pl.len()])
    assert sum(steps) == 1000


def test_rows_are_told_while_they_pass_and_not_only_at_the_end():
    """One step for each batch."""
    engine, steps = watched(total=400_000)
    many = pl.LazyFrame({"a": pl.int_range(400_000, eager=True)})
    engine.aggregate(pl.concat([many.slice(start, 100_000) for start in range(0, 400_000, 100_000)]), [pl.len()])
    assert len(steps) > 1
    assert sum(steps) == 200_000


def test_a_pass_that_was_not_needed_is_done_in_the_end():
    """Where no column repeats itself, nothing is tallied."""
    engine, steps = watched()
    engine.aggregate(ROWS, [pl.len()])
    engine.complete()
    assert sum(steps) == 1000
    engine.complete()
    assert sum(steps) == 1000


def test_rows_that_pass_while_something_else_is_told_are_not_added_to_it():
    """Texts are read while the rows of other columns are still counted."""
    engine, steps = watched()
    engine.silence()
    engine.aggregate(ROWS, [pl.len()])
    engine.complete()
    assert steps == []


def test_answers_are_those_of_the_engine():
    """Watching changes nothing."""
    engine, _ = watched()
    plain = LocalEngine()
    repeated = ROWS.select(pl.col("a").str.head(1))
    assert engine.frequencies(repeated, 3).equals(plain.frequencies(repeated, 3))
    assert engine.held(ROWS).collect().equals(ROWS.collect())
    assert engine.every(ROWS, 10).equals(plain.every(ROWS, 10))
    assert engine.groups(ROWS, [], [pl.len()]).equals(plain.groups(ROWS, [], [pl.len()]))
    assert engine.tallies(repeated).sort("value").equals(plain.tallies(repeated).sort("value"))


def test_reading_texts_is_a_task_of_its_own_counted_in_rows(tmp_path):
    """It takes longest; a bar about rows that were read long ago would seem to hang."""
    path = tmp_path / "klachten.csv"
    texts = [
        f"Mevrouw belde over bestelling {number}, de fiets is niet geleverd en dat is vervelend."
        for number in range(600)
    ]
    path.write_text("nr;notities\n" + "".join(f"{number};{text}\n" for number, text in enumerate(texts * 2)), "utf-8")
    bar = Watching()
    scan_datasets(open_source(str(path)), Config(), progress=bar)
    (task, total, steps) = bar.tasks[-1]
    assert "notities" in task
    assert total == sum(steps) == 1200
    assert len(steps) == 3


def test_rows_are_not_counted_where_nobody_watches():
    """A script, a pipe and a test pay nothing for a bar."""
    engine = WatchedEngine(LocalEngine(), Silent(), 1000)
    assert engine.aggregate(ROWS, [pl.len()]).item() == 1000
    assert engine.held(ROWS).collect().equals(ROWS.collect())
