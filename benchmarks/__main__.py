"""Run every benchmark of this folder and print the ratios: `make bench`, or `python -m benchmarks [NAME…] [--write]`.

Exit code 1 when a bar is not reached. The numbers are ratios within one run, and no test depends on them.
"""

from __future__ import annotations

import argparse
import importlib
import os
import platform
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.measuring import ROWS, Measurement, write_customers

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

FOLDER = Path(__file__).resolve().parent
PAGE = FOLDER.parent / "docs" / "benchmarks.md"
NO_BENCHMARK = frozenset({"__main__", "measuring", "webshop"})

INTRODUCTION = f"""# Speed

Written by `make bench ARGS=--write`. Each line compares avgtool with a yardstick in the same run, on a made-up CSV of
{ROWS:,} rows and 19 columns; speed is the share of the yardstick's speed, and the bar is what it must reach.
"""


def names() -> list[str]:
    """Every benchmark, by the name of its module."""
    return sorted({path.stem for path in FOLDER.glob("*.py")} - NO_BENCHMARK)


def run(chosen: Iterable[str], customers: Path) -> Iterator[Measurement]:
    """Run benchmarks one after another."""
    for name in chosen:
        yield from importlib.import_module(f"benchmarks.{name}").run(customers)


def table(measurements: Iterable[Measurement]) -> str:
    """The results as a Markdown table, which a terminal shows well enough too."""
    header = ("what", "yardstick", "seconds", "yardstick's", "speed", "bar", "")
    rows = [header, *(cells(measurement) for measurement in measurements)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(header))]
    lines = [
        "| " + " | ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) + " |" for row in rows
    ]
    return "\n".join([lines[0], "|" + "|".join("-" * (width + 2) for width in widths) + "|", *lines[1:]])


def cells(measurement: Measurement) -> tuple[str, ...]:
    """One line of the table."""
    return (
        measurement.what,
        measurement.yardstick,
        f"{measurement.seconds:.2f}",
        f"{measurement.yardstick_seconds:.2f}",
        f"{measurement.speed:.0%}",
        f"{measurement.bar:.0%}",
        "ok" if measurement.passes else "short",
    )


def machine() -> str:
    """Where it ran, as far as it matters."""
    return f"{os.cpu_count()} cores, {platform.system()} {platform.machine()}, Python {platform.python_version()}"


def main(arguments: Sequence[str] | None = None) -> int:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description="Measure avgtool against yardsticks.")
    parser.add_argument("names", nargs="*", help=f"only these: {', '.join(names())}")
    parser.add_argument("--write", action="store_true", help="put the table in docs/benchmarks.md")
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        customers = Path(folder) / "customers.csv"
        write_customers(customers)
        measurements = list(run(options.names or names(), customers))
    result = f"{table(measurements)}\n\nMeasured on {machine()}."
    print(result)
    if options.write:
        PAGE.write_text(f"{INTRODUCTION}\n{result}\n", encoding="utf-8")
    return 0 if all(measurement.passes for measurement in measurements) else 1


if __name__ == "__main__":
    sys.exit(main())
