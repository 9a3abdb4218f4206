"""How often words hint at a special category in texts: a share, for the texts are not marked with what hints."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from avgtool.catalog import hints
from quality.blocks import Table, percent

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quality.gold import GoldText


def hints_table(title: str, texts: Sequence[GoldText]) -> Table:
    """In which share of the texts without and with personal data a word hints, and at what."""
    groups = [[one for one in texts if one.is_clean is clean] for clean in (True, False)]
    counted = [Counter(kind.name for one in group for kind in hints().kinds(one.text)) for group in groups]
    hinting = [sum(bool(hints().find(one.text)) for one in group) for group in groups]
    total = [percent(number / len(group) if group else None) for number, group in zip(hinting, groups, strict=True)]
    ranked = sorted(
        counted[0].keys() | counted[1].keys(), key=lambda name: (-counted[0][name] - counted[1][name], name)
    )
    rows = [(name, *(str(one[name]) for one in counted)) for name in ranked]
    return Table(title, ("texts in which a word hints at", "clean texts", "others"), (("anything", *total), *rows))
