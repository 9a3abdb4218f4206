"""``python -m tests.subject_data.killed FOLDER POINT``: an erasure in a process that is killed (SIGKILL) at a point.

The folder holds avgtool.yaml and a ledger with one request, as ``tests/cli/test_request_changing.py`` makes them.
"""

from __future__ import annotations

import os
import signal
import sys
from contextlib import closing
from pathlib import Path

import avgtool
from avgtool.config import load_config
from avgtool.subject_data.journal import DetailsFile
from avgtool.subject_requests.letters.from_work import details_text
from avgtool.workflows.subject_work import executing


def main() -> None:
    """Plan, say what will be told of it, begin, die."""
    folder, point = Path(sys.argv[1]), sys.argv[2]
    config = load_config(folder / "avgtool.yaml")

    def reached(where: str) -> None:
        if where == point:
            os.kill(os.getpid(), signal.SIGKILL)

    with closing(avgtool.Ledger(config.ledger, config=config)) as ledger:
        with ledger.session(readonly=True) as session:
            reference = session.requests.all()[0].reference
        planned = avgtool.plan_request(ledger, reference, "wissing", avgtool.wanted(emails=["fatima@example.nl"]))
        text = details_text(planned.plan, planned.plan.made.date(), "nl")
        sys.stdout.write(text)
        sys.stdout.flush()
        details = DetailsFile(str(folder / "wissing.yaml"), text)
        executing.execute(ledger.opened, config, planned, details=details, reached=reached)


if __name__ == "__main__":
    main()
