"""A progress bar with rows, time passed and time left, on stderr; or silence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from avgtool import wording
from avgtool.cli.terminal import escape
from avgtool.i18n import language, msg, nmsg

if TYPE_CHECKING:
    from rich.console import Console
    from rich.progress import Progress as RichProgress
    from rich.progress import TaskID

    from avgtool.i18n import Message


class TerminalProgress:
    """A bar per task. How many rows there are is an estimate: the bar never claims to be full while work goes on."""

    def __init__(self, console: Console) -> None:
        self._console = console
        self._bar: RichProgress | None = None
        self._task: TaskID | None = None
        self._done = 0
        self._total: int | None = None
        self._language = language()
        """Rows are reported by threads that do not know which language is spoken."""

    def start(self, task: str, total: int | None) -> None:
        """Show a bar; it pulses when the total is not known."""
        from rich.progress import BarColumn, Progress, TextColumn

        from avgtool.cli.time_left import TimeLeft

        self.finish()
        self._done, self._total = 0, total
        columns = (
            TextColumn("{task.description}"),
            BarColumn(),
            TextColumn("{task.fields[rows]}"),
            TimeLeft(self._language),
        )
        self._bar = Progress(*columns, console=self._console, transient=True)
        self._bar.start()
        self._task = self._bar.add_task(escape(task), total=total or None, rows=self._rows())

    def advance(self, rows: int) -> None:
        """Move the bar; from where the estimate is reached it pulses."""
        self._done += rows
        if self._bar is not None and self._task is not None:
            if self._total is not None and self._done >= self._total:
                self._bar.tasks[0].total = None
            self._bar.update(self._task, completed=self._done, rows=self._rows())

    def _rows(self) -> str:
        known = self._done or self._total is not None
        return rows_done(self._done, self._total).render(self._language) if known else ""

    def finish(self) -> None:
        """Take the bar away."""
        if self._bar is not None:
            self._bar.stop()
            self._bar = self._task = None


def rows_done(done: int, total: int | None) -> Message:
    """How far it is: of about how many rows, as long as that estimate holds."""
    shown = wording.number(done)
    if total is None or done >= total:
        return nmsg("{shown} row", "{shown} rows", done, shown=shown)
    return msg("{done} of ~{total} rows", done=shown, total=wording.number(total))
