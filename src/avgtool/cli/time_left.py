"""How long work goes on, as far as that can be told; apart, for it loads Rich's progress bars."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from rich.progress import ProgressColumn
from rich.text import Text

from avgtool.i18n import msg

if TYPE_CHECKING:
    from rich.progress import Task

SOON = 3
"""Seconds of work before which no time left is told: too little is known by then."""


class TimeLeft(ProgressColumn):
    """Time passed, and time left once it can be told."""

    def __init__(self, language: str) -> None:
        super().__init__()
        self._language = language
        """Bars are drawn by a thread that does not know which language is spoken."""

    def render(self, task: Task) -> Text:
        """The cell of the bar."""
        passed = task.elapsed or 0.0
        said = _clock(passed)
        left = task.time_remaining
        if left and passed >= SOON:
            said = msg("{passed}, about {left} left", passed=said, left=_clock(left)).render(self._language)
        return Text(said)


def _clock(seconds: float) -> str:
    return str(timedelta(seconds=int(seconds)))
