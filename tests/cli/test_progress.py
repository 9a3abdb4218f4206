"""The progress bar: it estimates, says so, and is gone before anything else is told."""

from __future__ import annotations

import io

import pytest
from rich.console import Console

from avgtool.cli.progress import TerminalProgress, rows_done
from avgtool.i18n import use_language


class Terminal(io.StringIO):
    """Standard error at which a person looks."""

    def isatty(self):
        """A terminal."""
        return True


@pytest.mark.parametrize(
    ("done", "total", "told"),
    [
        (0, 199_916, "0 van ~199.916 rijen"),
        (50_000, 199_916, "50.000 van ~199.916 rijen"),
        (200_000, 199_916, "200.000 rijen"),
        (1, None, "1 rij"),
    ],
)
def test_an_estimate_is_called_one_and_never_exceeded(done, total, told):
    with use_language("nl"):
        assert str(rows_done(done, total)) == told


def test_the_bar_is_never_full_while_work_goes_on():
    screen = Terminal()
    progress = TerminalProgress(Console(file=screen, force_terminal=True, width=100))
    progress.start("Scannen", 100)
    progress.advance(101)
    progress.advance(5)
    (task,) = progress._bar.tasks
    assert task.total is None
    assert not task.finished
    assert task.fields["rows"].startswith("106")
    progress.finish()
    assert "100%" not in screen.getvalue()


def test_threads_report_in_the_language_of_the_reader():
    with use_language("nl"):
        progress = TerminalProgress(Console(file=Terminal(), force_terminal=True, width=100))
        progress.start("Scannen", 100)
    progress.advance(5)
    (task,) = progress._bar.tasks
    assert task.fields["rows"] == "5 van ~100 rijen"
    progress.finish()


def test_an_interrupt_is_told_on_a_line_of_its_own(avgtool, customers, monkeypatch):
    def interrupt(*_args, **_kwargs):
        raise KeyboardInterrupt

    screen = Terminal()
    monkeypatch.setattr("sys.stderr", screen)
    monkeypatch.setattr("avgtool.scanning.scanner.sample_rows", interrupt)
    assert avgtool("scan", customers.name).code == 130
    shown = screen.getvalue()
    assert "klanten.csv" in shown
    last = shown.splitlines()[-1]
    assert last.endswith("Onderbroken.")
    assert "klanten.csv" not in last.rpartition("\x1b[2K")[2]
