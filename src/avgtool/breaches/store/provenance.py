"""Where numbers and kinds of a breach were taken from, as one column holds it: words as they are, scans as JSON."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any

from avgtool.model.breaches import ScanEstimate
from avgtool.model.kinds import Kind

if TYPE_CHECKING:
    from collections.abc import Sequence

_BEGINNING = '{"scans": '
"""Of what is no words of a person."""


def written(words: str | None, scans: Sequence[ScanEstimate], left_out: Sequence[Kind]) -> str | None:
    """The text of the column; words of a person alone stay as they are."""
    if not scans and not left_out and not (words or "").startswith(_BEGINNING):
        return words
    said = {"scans": list(map(_as_data, scans)), "left_out": [kind.value for kind in left_out], "words": words}
    return json.dumps(said, ensure_ascii=False)


def read(text: str | None) -> tuple[str | None, tuple[ScanEstimate, ...], tuple[Kind, ...]]:
    """Words, scans, and kinds that are not concerned, of the text of the column."""
    if text is None or not text.startswith(_BEGINNING):
        return text, (), ()
    said = json.loads(text)
    return said["words"], tuple(map(_of_data, said["scans"])), tuple(map(Kind, said["left_out"]))


def _as_data(scan: ScanEstimate) -> dict[str, Any]:
    return {
        "name": scan.name,
        "records": scan.records,
        "persons_most": scan.persons_most,
        "kinds": [kind.value for kind in scan.kinds],
        "hinted": [kind.value for kind in scan.hinted],
        "on": scan.on.isoformat() if scan.on else None,
        "sha256": scan.sha256,
    }


def _of_data(said: dict[str, Any]) -> ScanEstimate:
    return ScanEstimate(
        name=said["name"],
        records=said["records"],
        persons_most=said["persons_most"],
        kinds=tuple(map(Kind, said["kinds"])),
        hinted=tuple(map(Kind, said["hinted"])),
        on=date.fromisoformat(said["on"]) if said["on"] else None,
        sha256=said["sha256"],
    )
