"""A program that writes to a ledger: ``append NUMBER`` some transactions, ``hang ROWS`` one without an end."""

from __future__ import annotations

import random
import sys
import time
from datetime import UTC, datetime

from avgtool.consent.tables import OBJECTION
from avgtool.ledger.appending import Recorder, append
from avgtool.ledger.database import open_database

ENTRY = ("email", "0" * 64, None, None, False, "2026-11-22T09:15:00.000000Z", "+01:00", None, None)


def main(url: str, what: str, number: int) -> None:
    """Write."""
    database = open_database(url)
    recorder = Recorder(f"writer {number}", datetime.now(UTC))
    if what == "hang":
        with database.writing() as connection:
            append(connection, OBJECTION, [ENTRY] * number, recorder)
            print("written", flush=True)  # noqa: T201
            time.sleep(600)
    chance, written = random.Random(number), 0
    for _ in range(60):
        rows = [ENTRY] * chance.choice([1, 1, 2, 5, 10])
        with database.writing() as connection:
            append(connection, OBJECTION, rows, recorder)
        written += len(rows)
    print(written)  # noqa: T201


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]))
