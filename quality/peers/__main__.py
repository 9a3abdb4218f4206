"""One peer on one task, in a process of its own: `python -m quality.peers NAME TASK.json ANSWER.json`."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from quality.peers.base import most_common
from quality.peers.roster import PEERS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quality.peers.base import Peer


def answer(peer: Peer, task: dict[str, Any]) -> dict[str, Any]:
    """What the peer finds in the texts, and which entities the columns of the tables get."""
    find = peer.texts() if peer.texts else None
    found = find(task["texts"]) if find else []
    if peer.table:
        in_table = peer.table()
        tables = [in_table(columns) for columns in task["tables"]]
    elif find:
        tables = [[most_common(find(values)) for values in columns.values()] for columns in task["tables"]]
    else:
        tables = []
    return {"texts": [[(one.start, one.end, one.entities) for one in each] for each in found], "tables": tables}


def main(arguments: Sequence[str]) -> None:
    """The command line."""
    name, task, answers = arguments
    read = json.loads(Path(task).read_text(encoding="utf-8"))
    Path(answers).write_text(json.dumps(answer(PEERS[name], read)), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
