"""How fast texts are searched, how long loading takes, and how much memory a process needs.

Each number comes from a fresh process, so that nothing measured before stands in its way or helps it.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import random
import re
import subprocess
import sys
import time
from functools import partial
from typing import TYPE_CHECKING

from quality.blocks import Bar, Paragraph, Section
from quality.gold import TEXTS, read_half
from quality.table_sets import ROOT

if TYPE_CHECKING:
    from collections.abc import Sequence

WORDS = 30
PROCESSES = 4
TEXTS_TO_START = 4_000
"""Enough to make the finder start its workers."""
TEXTS_OF_ONE, TEXTS_OF_ALL = 2_000, 8_000
SPEED_BAR, LOAD_BAR, MEMORY_BAR = 3_000.0, 3.0, 400.0
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+|\n+")
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
        f"loading not counted. Of processor time alone, which other work on the machine hardly touches, one process "
        f"searches {one['speed_of_work']:,.0f} texts a second. Measured on {where}{busy}. These numbers differ from "
        f"run to run and from machine to machine."
    )
    return Section("Speed", bars, (Paragraph(text),))


def in_fresh_process(processes: int) -> dict[str, float]:
    """What this module measures when it is run by itself."""
    command = [sys.executable, "-m", "quality.speed", str(processes), str(time.time())]
    done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
    measured: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return measured


def measure(processes: int, started: float) -> dict[str, float]:
    """Seconds from ``started`` to the first text searched, texts per second, peak memory in MB."""
    from avgtool.catalog import analyzer_engine
    from avgtool.text.finding import Finder

    with Finder(partial(analyzer_engine, "nl"), processes=processes) as finder:
        finder.find(["Jan woont in Zwolle."])
        load = time.time() - started
        if processes > 1:
            finder.find(made_up_texts(TEXTS_TO_START, seed=1))
        texts = made_up_texts(TEXTS_OF_ONE if processes == 1 else TEXTS_OF_ALL, seed=2)
        begun, begun_work = time.perf_counter(), time.process_time()
        finder.find(texts)
        seconds, work = time.perf_counter() - begun, time.process_time() - begun_work
    speeds = {"speed": len(texts) / seconds, "speed_of_work": len(texts) / work}
    return {"load": load, **speeds, "memory": peak_memory(of_workers=processes > 1)}


def peak_memory(*, of_workers: bool) -> float:
    """Peak resident memory in MB of this process, or of its largest ended child."""
    import resource

    who = resource.RUSAGE_CHILDREN if of_workers else resource.RUSAGE_SELF
    peak = resource.getrusage(who).ru_maxrss
    return peak / _KIB / (_KIB if sys.platform == "darwin" else 1)


def main(arguments: Sequence[str] | None = None) -> None:
    """The command line of the fresh process."""
    parser = argparse.ArgumentParser(prog="python -m quality.speed")
    parser.add_argument("processes", type=int)
    parser.add_argument("started", type=float, help="when it was started, in seconds since the epoch")
    options = parser.parse_args(arguments)
    print(json.dumps(measure(options.processes, options.started)))


if __name__ == "__main__":
    main()
