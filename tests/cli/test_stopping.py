"""A program that is told to stop leaves nothing of the data behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGTERM and no SIGHUP to handle")


def _hear_all() -> None:
    """Also where the tests themselves run under ``nohup``, which would be inherited."""
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_DFL)


@pytest.fixture
def reading(tmp_path: Path) -> Iterator[Callable[[str], subprocess.Popen[bytes]]]:
    """Start avgtool on standard input that goes on, with temporary files in ``tmp_path``; the process once it reads."""
    started: list[subprocess.Popen[bytes]] = []

    def start(*before: str) -> subprocess.Popen[bytes]:
        command = [*before, sys.executable, "-m", "avgtool", "scan", "-"]
        process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            env=os.environ | {"TMPDIR": str(tmp_path)},
            preexec_fn=_hear_all,  # noqa: PLW1509 - no other thread of the tests holds a lock that this needs
        )
        started.append(process)
        assert process.stdin
        process.stdin.write(b"naam;e-mail\nJan;jan@example.nl\n" * 50_000)
        process.stdin.flush()
        while not any(path.stat().st_size for path in tmp_path.glob("avgtool-*")):
            assert process.poll() is None, process.stderr and process.stderr.read()
            time.sleep(0.01)
        return process

    yield start
    for process in started:
        process.kill()
        process.communicate()


@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP"])
def test_what_came_from_standard_input_is_removed(reading, name: str, tmp_path: Path) -> None:
    """Exit 143 or 129, as shells have it."""
    number = getattr(signal, name)
    process = reading()
    process.send_signal(number)
    assert process.wait(timeout=60) == 128 + number
    assert list(tmp_path.glob("avgtool-*")) == []
    assert process.stderr is not None
    assert process.stderr.read() == b""


def test_a_signal_that_is_ignored_stays_ignored(reading) -> None:
    """``nohup avgtool scan …`` survives the end of the session."""
    process = reading("nohup")
    process.send_signal(signal.SIGHUP)
    _, told = process.communicate(timeout=120)
    assert process.returncode == 0, told
