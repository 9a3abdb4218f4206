"""How fast texts are searched, how long loading takes, and how much memory a process needs.

Each number comes from a fresh process, so that nothing measured before stands in its way or helps it.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import os
import platform
import random
import re
import subprocess
import sys
import time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from quality.blocks import Bar, Paragraph, Section
from quality.gold import TEXTS, read_half
from quality.table_sets import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from avgtool.text.finding import Finder

WORDS = 30
PROCESSES = 4
TEXTS_TO_START = 4_000
"""Enough to make the finder start its workers."""
TEXTS_OF_ONE, TEXTS_OF_ALL = 1_000, 4_000
ROUNDS = 3
"""Of distinct texts each; the fastest counts, because other work on the machine can only slow one down."""
SPEED_BAR, LOAD_BAR, MEMORY_BAR = 3_000.0, 3.0, 400.0
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+|\n+")
_PEAK = re.compile(r"^VmHWM:\s*(\d+) kB", re.MULTILINE)
_KIB = 1024


def made_up_texts(count: int, seed: int) -> list[str]:
    """Distinct texts of thirty words, made of sentences of the tuning texts; the same for one seed."""
    sentences = [
        sentence for gold in read_half(TEXTS / "tune") for sentence in _SENTENCE_END.split(gold.text) if sentence
    ]
    chance = random.Random(seed)
    made: dict[str, None] = {}
    while len(made) < count:
        words: list[str] = []
        while len(words) < WORDS:
            words += chance.choice(sentences).split()
        made[" ".join(words[:WORDS])] = None
    return list(made)


def section() -> Section:
    """Speed, loading and memory, on this machine as it is now."""
    load = os.getloadavg()[0] if hasattr(os, "getloadavg") else None
    one, several = in_fresh_process(1), in_fresh_process(PROCESSES)
    bars = (
        Bar("speed", f"distinct texts of {WORDS} words, {PROCESSES} processes", several["speed"], SPEED_BAR, unit="/s"),
        Bar("speed", "load: start of Python to the first text searched", one["load"], LOAD_BAR, at_most=True, unit="s"),
        Bar("speed", "memory of one process, peak", one["memory"], MEMORY_BAR, at_most=True, unit="MB"),
        Bar("speed", "memory of a worker, peak", several["memory"], MEMORY_BAR, at_most=True, unit="MB"),
    )
    busy = "" if load is None else f"; when the measurement began the load average was {load:.1f}"
    where = f"{os.cpu_count()} cores, {platform.system()} {platform.machine()}, Python {platform.python_version()}"
    text = (
        f"One process searches {one['speed']:,.0f} texts a second, {PROCESSES} processes {several['speed']:,.0f}; "
        f"as the texts of columns are, loading not counted, the fastest of {ROUNDS} rounds; what is loaded is what "
        f"reads a single text. Of processor time alone, which other work on the "
        f"machine hardly touches, one process searches {one['speed_of_work']:,.0f} texts a second. Measured on "
        f"{where}{busy}. These numbers differ from run to run and from machine to machine."
    )
    return Section("Speed", bars, (Paragraph(text),))


def in_fresh_process(processes: int) -> dict[str, Any]:
    """What this module measures when it is run by itself."""
    command = [sys.executable, "-m", "quality.speed", str(processes), str(time.time())]
    done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
    measured: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return measured


def measure(processes: int, started: float) -> dict[str, float | None]:
    """Seconds from ``started`` to the first text searched, texts per second, peak memory in MB."""
    from avgtool.catalog import text_finder, text_readers
    from avgtool.config import TextSettings
    from avgtool.text.finding import Finder

    text_finder(TextSettings()).find(["Jan woont in Zwolle."])
    load = time.time() - started
    with Finder(partial(text_readers, "nl"), processes=processes) as finder:
        if processes > 1:
            finder.find(made_up_texts(TEXTS_TO_START, seed=1))
        count = TEXTS_OF_ONE if processes == 1 else TEXTS_OF_ALL
        rounds = [timed(finder, made_up_texts(count, seed)) for seed in range(2, 2 + ROUNDS)]
        workers = [worker.pid for worker in multiprocessing.active_children() if worker.pid]
        memory = peak_memory(workers or [os.getpid()])
    speeds = {"speed": max(wall for wall, _ in rounds), "speed_of_work": max(work for _, work in rounds)}
    return {"load": load, **speeds, "memory": memory}


def timed(finder: Finder, texts: Sequence[str]) -> tuple[float, float]:
    """Texts per second of the clock, and of this process's own work."""
    begun, begun_work = time.perf_counter(), time.process_time()
    finder.find(texts)
    return len(texts) / (time.perf_counter() - begun), len(texts) / (time.process_time() - begun_work)


def peak_memory(processes: Iterable[int]) -> float | None:
    """Peak resident memory in MB of the largest of some living processes; none where the system does not say (/proc).

    Not by getrusage, which on Linux gives a process at least the peak of the one that started it.
    """
    files = [Path(f"/proc/{process}/status") for process in processes]
    peaks = [_PEAK.search(file.read_text(encoding="ascii")) for file in files if file.is_file()]
    return max((int(peak[1]) / _KIB for peak in peaks if peak), default=None)


def main(arguments: Sequence[str] | None = None) -> None:
    """The command line of the fresh process."""
    parser = argparse.ArgumentParser(prog="python -m quality.speed")
    parser.add_argument("processes", type=int)
    parser.add_argument("started", type=float, help="when it was started, in seconds since the epoch")
    options = parser.parse_args(arguments)
    print(json.dumps(measure(options.processes, options.started)))


if __name__ == "__main__":
    main()
