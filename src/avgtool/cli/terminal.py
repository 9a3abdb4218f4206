"""Sentences and tables on a terminal, all in one form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.markup import escape as _without_markup
from rich.table import Table

from avgtool.wording import visible_lines

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rich.console import Console

_LONGEST = 24
"""Characters of a name that stand on one line at least."""


def escape(text: str) -> str:
    """A text from elsewhere as it may stand in Rich's markup: neither its brackets nor its control characters work."""
    return _without_markup(visible_lines(text))


def tell(console: Console, text: str, *, style: str | None = None, highlight: bool | None = None) -> None:
    """A sentence, in Rich's markup: broken between words on a terminal, and one line for who reads it elsewhere."""
    console.print(text, soft_wrap=not console.is_terminal, style=style, highlight=highlight)


def listing() -> Table:
    """A table without lines."""
    return Table(box=None, pad_edge=False, header_style="bold", padding=(0, 2, 0, 0))


def listing_of(title: object, names: Iterable[str]) -> Table:
    """A table whose first column holds names, which are not broken unless they are very long."""
    table = listing()
    width = min(max(map(len, names), default=0), _LONGEST)
    table.add_column(str(title), overflow="fold", min_width=width)
    return table
