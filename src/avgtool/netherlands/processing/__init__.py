"""Usual processing activities with customer data: what Dutch organisations do, on which basis and for how long.

A YAML file each, in the form of the register, under the name of the shipped policy for copies of the same data.
``{persons}`` stands for the word of a sector. What is written is usual, not advice about one case.
"""

from __future__ import annotations

from pathlib import Path


def templates() -> dict[str, Path]:
    """The file of each process, by its name, sorted."""
    return {path.stem: path for path in sorted(Path(__file__).parent.glob("*.yaml"))}


DIRECT_MARKETING = frozenset({"nieuwsbrief", "gepersonaliseerde-marketing", "loyaliteit"})
"""Processes whose consent is about direct marketing (art. 21(2) AVG, art. 11.7 Tw)."""
