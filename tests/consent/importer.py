"""A program that imports: ``slowly:FILE``, telling when it is in the middle; ``mixed:NUMBER``, between other rows."""

from __future__ import annotations

import sys
import time
from pathlib import Path

from avgtool import Ledger, Person
from tests.consent.importing_rows import row, written

IMPORTS, RECORDS, ROWS = 4, 25, 100


class Loud:
    """Says that rows were written, and gives the other time to kill."""

    def start(self, _task: str, _total: int | None) -> None:
        """Nothing is written yet."""

    def advance(self, rows: int) -> None:
        """Some rows are."""
        print(rows, flush=True)  # noqa: T201
        time.sleep(0.5)

    def finish(self) -> None:
        """All are."""


def slowly(ledger: Ledger, path: str) -> None:
    """One import, watched."""
    ledger.import_consents(path, progress=Loud())


def mixed(ledger: Ledger, number: str) -> None:
    """Imports of new persons and of the same ones, each twice, with consents recorded one by one in between."""
    folder = Path(sys.argv[4])
    new = already = 0
    for turn in range(IMPORTS):
        rows = [row(klantnr=f"W{number}-{turn}-{one}") for one in range(ROWS)] + [row(klantnr="everybody")]
        path = written(folder / f"{number}-{turn}.csv", *rows)
        for _ in range(2):
            done = ledger.import_consents(path, by=f"writer {number}").done
            new, already = new + sum(done.recorded.values()), already + done.already
            assert not done.faulty
        for one in range(RECORDS):
            with ledger.session(by=f"writer {number}") as session:
                session.record(Person(f"R{number}-{turn}-{one}"), "nieuwsbrief")
                new += 1
    print(new, already)  # noqa: T201


if __name__ == "__main__":
    with Ledger(sys.argv[1], key=sys.argv[2]) as opened:
        {"slowly": slowly, "mixed": mixed}[sys.argv[3].partition(":")[0]](opened, sys.argv[3].partition(":")[2])
