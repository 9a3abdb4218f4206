"""Asking a peer in a process of its own, so that what it does to logging, memory or itself ends there."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from quality.spans import Found
from quality.table_sets import ROOT

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

PATIENCE = 1_800
"""Seconds after which a peer is given up."""
_LONGEST_ERROR = 300
_PATH = re.compile(r"(?:/[\w.+-]+){2,}/")


@dataclass(frozen=True, slots=True)
class Answer:
    """What a peer said, or why it could not run."""

    texts: tuple[tuple[Found, ...], ...]
    tables: tuple[tuple[tuple[str, ...], ...], ...]
    """The entities of each column of each table."""
    error: str | None = None


def ask(name: str, texts: Sequence[str], tables: Sequence[Mapping[str, Sequence[str]]]) -> Answer:
    """Run the peer called ``name`` on texts and tables."""
    with tempfile.TemporaryDirectory() as folder:
        task, answers = Path(folder) / "task.json", Path(folder) / "answer.json"
        task.write_text(json.dumps({"texts": texts, "tables": tables}), encoding="utf-8")
        command = [sys.executable, "-m", "quality.peers", name, str(task), str(answers)]
        try:
            done = subprocess.run(command, cwd=ROOT, check=False, capture_output=True, text=True, timeout=PATIENCE)
        except subprocess.TimeoutExpired:
            return Answer((), (), f"gave no answer in {PATIENCE} seconds")
        if done.returncode:
            return Answer((), (), last_line(done.stderr) or f"ended with exit code {done.returncode}")
        return parse(answers.read_text(encoding="utf-8"))


def parse(text: str) -> Answer:
    """An answer as it was written."""
    read = json.loads(text)
    return Answer(
        tuple(tuple(Found(start, end, tuple(entities)) for start, end, entities in each) for each in read["texts"]),
        tuple(tuple(tuple(entities) for entities in table) for table in read["tables"]),
    )


def last_line(stderr: str) -> str:
    """The error that ended a process, without the folders of this machine."""
    lines = [line for line in stderr.splitlines() if line.strip()]
    return _PATH.sub("…/", lines[-1])[:_LONGEST_ERROR] if lines else ""
