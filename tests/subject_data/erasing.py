"""What tests of executions share: a shop beside files, its plan, and a run that may be killed at any point.

Run as a program it carries out one execution and kills itself (SIGKILL) at the point that it is told.
"""

from __future__ import annotations

import json
import os
import signal
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import polars as pl

from avgtool.model.requests import Right
from avgtool.model.retention import Retention, Term
from avgtool.model.subject_data import Fate, Handle, SourceMap, TableMap
from avgtool.sources.limits import Limits
from avgtool.subject_data.executing import execute, resume, units_of
from avgtool.subject_data.instructing import instructions
from avgtool.subject_data.journal import Job, Journal
from avgtool.subject_data.locating import locate
from avgtool.subject_data.planning import erasure
from avgtool.subject_data.surveying import surveyed
from avgtool.subject_data.wanting import wanted_from
from tests.subject_data import small_shop

if TYPE_CHECKING:
    from collections.abc import Sequence

TODAY = date(2026, 11, 23)
KEY = bytes(range(64))
EMAIL = "fatima@example.nl"
LINES = (
    "klant;e-mail;datum;bedrag\r\n",
    "1;Fatima@Example.nl;2015-06-01;€ 12,50\r\n",
    '2;jan@example.nl;2024-01-01;"1;5"\r\n',
    "1;fatima@example.nl;2025-06-01;€ 3,00\r\n",
    "3;zoë@example.nl;2025-07-01;0\r\n",
)
PEOPLE = [
    {"mail": "jan@example.nl", "naam": "Jan", "score": 1.0},
    {"mail": "FATIMA@example.nl", "naam": "Fatima", "score": 2.5},
    {"mail": "zoe@example.nl", "naam": "Zoë", "score": None},
]
MAIL = {Handle.EMAIL: (("mail",),)}


def make_files(folder: Path) -> tuple[SourceMap, ...]:
    """Four files of each format in a folder, as sources."""
    (folder / "facturen.csv").write_bytes("".join(LINES).encode("cp1252"))
    (folder / "enquete.json").write_text(json.dumps(PEOPLE, indent=2), encoding="utf-8")
    pl.DataFrame(PEOPLE).write_parquet(folder / "scores.parquet")
    pl.DataFrame(PEOPLE).write_excel(folder / "loterij.xlsx", worksheet="deelnemers")
    kept = Retention(Term(years=7, after_year=True), "AWR 52(4)", "datum")
    return (
        SourceMap(
            "facturen",
            str(folder / "facturen.csv"),
            (TableMap(None, (), {Handle.EMAIL: (("e-mail",),)}, fate=Fate.KEEP, retention=kept),),
        ),
        SourceMap("enquete", str(folder / "enquete.json"), (TableMap(None, (), MAIL),)),
        SourceMap(
            "scores",
            str(folder / "scores.parquet"),
            (TableMap(None, (), MAIL, fate=Fate.ANONYMIZE, anonymize={"mail": None, "naam": "{random}"}),),
        ),
        SourceMap("loterij", str(folder / "loterij.xlsx"), (TableMap("deelnemers", (), MAIL),)),
    )


def job_for(sources: Sequence[SourceMap], email: str = EMAIL) -> Job:
    """The erasure of one person, planned."""
    found = locate(sources, wanted_from(emails=[email]))
    assert not found.missed
    planned, _ = surveyed(erasure(found, sources, TODAY), found, sources)
    units = units_of(instructions(planned, found, sources), Limits())
    return Job("2026-0001", Right.ERASURE, "M. de Groot", units, {one.name: "klaar" for one in sources})


def run(
    sources: Sequence[SourceMap], journal: Journal, *, kill_at: int | None = None, again: bool = False
) -> list[str]:
    """Carry out the erasure, or take it up again; the sources that were finished. Dies at the given point."""
    points = 0

    def reached(_point: str) -> None:
        nonlocal points
        if points == kill_at:
            os.kill(os.getpid(), signal.SIGKILL)
        points += 1

    finished: list[str] = []
    if again:
        resume(journal.read(), journal, Limits(), reached=reached, finished=finished.append)
    else:
        execute(job_for(sources), journal, Limits(), reached=reached, finished=finished.append)
    journal.remove()
    return finished


def main() -> None:
    """``erasing.py URL FOLDER KILL_AT [again]``."""
    url, folder, kill_at = sys.argv[1], Path(sys.argv[2]), int(sys.argv[3])
    sources = (small_shop.shop(url), *files_in(folder))
    run(sources, Journal(folder / "verzoek.journal", KEY), kill_at=kill_at, again="again" in sys.argv)


def files_in(folder: Path) -> tuple[SourceMap, ...]:
    """The same sources, whose files are there already."""
    import tempfile

    with tempfile.TemporaryDirectory() as elsewhere:
        made = make_files(Path(elsewhere))
    return tuple(SourceMap(one.name, str(folder / Path(one.location).name), one.tables) for one in made)


if __name__ == "__main__":
    main()
