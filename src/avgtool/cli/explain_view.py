"""Why a text was judged as it was, in the terminal; values masked."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from rich.table import Table

from avgtool.cli.scan_view import entity_name, entity_title
from avgtool.cli.terminal import escape
from avgtool.i18n import msg
from avgtool.wording import decimal

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from rich.console import Console

    from avgtool.text.explaining import Considered


def show_considered(console: Console, considered: Sequence[Considered]) -> None:
    """What was found, and below it what was rejected, with why; rejections of the same characters as one."""
    if not considered:
        console.print(str(msg("Nothing was considered: nothing in the text looks like personal data.")), soft_wrap=True)
        return
    table = Table(box=None, pad_edge=False, header_style="bold", padding=(0, 2, 0, 0))
    for title in (msg("Considered"), msg("Value"), msg("Score"), msg("Verdict"), msg("Reason")):
        table.add_column(str(title), overflow="fold")
    for alike in folded(considered):
        first = alike[0]
        table.add_row(
            escape(_names([one.entity for one in alike])),
            escape(first.masked),
            str(decimal(first.score)),
            escape(str(first.verdict)),
            escape("; ".join(_distinct(str(one.reason) for one in alike))),
            style="" if first.accepted else "dim",
        )
    console.print(table)


def folded(considered: Iterable[Considered]) -> list[tuple[Considered, ...]]:
    """What was found, each by itself, in the order of the text; then what was rejected, the same characters together.

    Rejections stay apart where verdict or score differ.
    """
    ranked = sorted(considered, key=_rank)
    return [
        part
        for (is_rejected, *_), alike in groupby(ranked, key=_rank)
        for part in ((tuple(alike),) if is_rejected else ((one,) for one in alike))
    ]


def _rank(one: Considered) -> tuple[bool, int, int, float, str]:
    return not one.accepted, one.start, one.end, -one.score, str(one.verdict)


def _names(entities: Sequence[str]) -> str:
    """One entity with its code; of several the words alone, which is long enough."""
    if len(entities) == 1:
        return entity_name(entities[0])
    return "; ".join(_distinct(entity_title(entity) for entity in entities))


def _distinct(words: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(words))
