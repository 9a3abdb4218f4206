"""Everything `make` does, for systems without make too: `python tools/tasks.py test`.

Each task first makes .venv ready (tools/setup.py; nothing when it is), then runs inside it. Arguments after the
task's name go to what it runs: `python tools/tasks.py test -k bsn`, or `make test ARGS="-k bsn"`.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pango
import setup

if TYPE_CHECKING:
    from collections.abc import Sequence

MADE_HERE = (
    ".venv",
    ".mypy_cache",
    ".ruff_cache",
    ".pytest_cache",
    ".import_linter_cache",
    ".hypothesis",
    "build",
    "dist",
    "demo",
)
"""What `clean` removes: nothing that git knows."""


@dataclass(frozen=True, slots=True)
class Task:
    """One name a person can type."""

    purpose: str
    steps: tuple[tuple[str, ...], ...]
    """Commands for .venv's Python; all of them run, so that one call shows everything that is wrong."""
    pango: bool = False
    """Whether it makes PDF files."""
    lock: str | None = None
    """A further lock in requirements/ whose packages it needs."""


TASKS = {
    "setup": Task("make .venv ready; the other tasks do so by themselves", (), pango=True),
    "demo": Task("the main job on a made-up customer file, in demo/", (("examples/demo.py",),), pango=True),
    "test": Task("all tests", (("-m", "pytest", "-n", "auto"),), pango=True),
    "check": Task(
        "the one gate: lint, format, types, import contracts, messages, documentation",
        (
            ("-m", "ruff", "check"),
            ("-m", "ruff", "format", "--check"),
            ("-m", "mypy"),
            ("-c", "from importlinter.cli import lint_imports_command as main; main()", "--no-cache"),
            ("tools/messages.py", "--check"),
            ("tools/reference.py", "--check"),
            ("tools/documentation.py",),
        ),
    ),
    "bench": Task("speed, as ratios within one run; --write puts them in docs/benchmarks.md", (("-m", "benchmarks"),)),
    "quality": Task(
        "how well personal data is found, in docs/quality.md; --quick for the tuning half alone",
        (("-m", "quality"),),
        lock="quality",
    ),
    "train": Task("train the model that finds Dutch names anew (docs/model-card.md)", (("-m", "training"),)),
    "messages": Task("compile the message catalogs; --update adds what the code says", (("tools/messages.py",),)),
    "docs": Task("write docs/reference.md from the code", (("tools/reference.py",),)),
    "pictures": Task("a picture of every document, in docs/pictures", (("tools/pictures.py",),), pango=True),
    "wheel": Task("build dist/avgtool-*.whl", (("-m", "hatchling", "build", "--target", "wheel"),)),
    "lock": Task("lock the newest allowed versions in requirements/ (needs uv)", (("tools/lock.py",),)),
    "clean": Task("remove what the other tasks made, .venv included", ()),
}


def usage() -> str:
    """The list of tasks."""
    width = max(map(len, TASKS))
    lines = [f"  {name:<{width}}  {task.purpose}" for name, task in TASKS.items()]
    return "\n".join(["make TASK [ARGS=…], or python tools/tasks.py TASK […]", "", *lines])


def run(task: Task, arguments: Sequence[str]) -> int:
    """Run every step; 1 when any failed."""
    setup.set_up()
    if task.lock:
        setup.add_lock(task.lock)
    if task.pango:
        pango.ensure()
    failed = []
    for step in task.steps:
        command = [str(setup.venv_python()), *step, *arguments]
        print(f"$ python {' '.join(command[1:])}", flush=True)
        if subprocess.run(command, cwd=setup.ROOT, env=environment(), check=False).returncode:
            failed.append(" ".join(step))
    for step_name in failed:
        print(f"failed: {step_name}", file=sys.stderr)
    return 1 if failed else 0


def environment() -> dict[str, str]:
    """This environment with .venv's commands first on the path, as if it were activated."""
    scripts = str(setup.venv_python().parent)
    return {
        **os.environ,
        "VIRTUAL_ENV": str(setup.VENV),
        "PATH": os.pathsep.join([scripts, os.environ.get("PATH", "")]),
    }


def clean() -> None:
    """Remove what the tasks made."""
    for name in MADE_HERE:
        shutil.rmtree(setup.ROOT / name, ignore_errors=True)


def main(arguments: Sequence[str]) -> int:
    """The command line."""
    name, *rest = arguments or ["help"]
    if name == "clean":
        clean()
        return 0
    if name not in TASKS:
        print(usage())
        return 0 if name in {"help", "-h", "--help"} else 2
    return run(TASKS[name], rest)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
