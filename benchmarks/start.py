"""How long `avgtool --help` takes, against importing the command-line library alone."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

from benchmarks.measuring import Measurement, compare

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

BAR = 0.5
"""At most twice as long."""


def run(_customers: Path) -> Iterator[Measurement]:
    """Both as a fresh process; the first round, which does not count, leaves the bytecode compiled."""
    ours, yardstick = compare(lambda: start("-m", "avgtool", "--help"), lambda: start("-c", "import click"), rounds=15)
    yield Measurement("avgtool --help", 'python -c "import click"', ours, yardstick, BAR)


def start(*arguments: str) -> None:
    """One process, its output thrown away."""
    subprocess.run([sys.executable, *arguments], check=True, stdout=subprocess.DEVNULL)
