"""Ending on SIGTERM and SIGHUP as on Ctrl-C: no raw data and no half copy is left on the disk."""

from __future__ import annotations

import os
import signal
import sys
import threading
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from types import FrameType

GRACE_SECONDS = 3.0
_NAMES = ("SIGTERM", "SIGHUP")


def end_tidily_on_signals() -> None:
    """Let a signal that ends programs unwind the work, so that every temporary file is removed; exit 128 + signal.

    Python handles a signal only between two steps of its own, and a library may work for minutes without one. So a
    thread watches, and when the grace is over it removes the temporary files itself and ends the program. A signal that
    is ignored (``nohup``) stays ignored. Windows has neither of the two.
    """
    if sys.platform == "win32":
        return
    watched = [getattr(signal, name) for name in _NAMES if signal.getsignal(getattr(signal, name)) is signal.SIG_DFL]
    for number in watched:
        signal.signal(number, _unwind)
    reading, writing = os.pipe()
    os.set_blocking(writing, False)
    signal.set_wakeup_fd(writing, warn_on_full_buffer=False)
    threading.Thread(target=_watch, args=(reading, frozenset(watched)), daemon=True).start()


def _unwind(number: int, _frame: FrameType | None) -> None:
    for name in _NAMES:  # once is enough: a second one must not interrupt the cleaning up
        signal.signal(getattr(signal, name), signal.SIG_IGN)
    raise SystemExit(128 + number)


def _watch(reading: int, watched: frozenset[int]) -> None:
    from avgtool.sources.leftovers import remove_all

    number = 0
    while number not in watched:
        number = os.read(reading, 1)[0]
    time.sleep(GRACE_SECONDS)
    remove_all()
    os._exit(128 + number)
