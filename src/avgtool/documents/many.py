"""What to do with more columns than anybody reads in detail: the rest by name, nothing left out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from avgtool.documents.content import Definitions, Text
from avgtool.i18n import Message, msg
from avgtool.wording import listed, sentence_case

if TYPE_CHECKING:
    from collections.abc import Iterable

DETAILED = 300
"""Rows of a table of columns; some thirty pages."""


def too_many(columns: int) -> Message:
    """Says that not every column is in the table, and where the rest is."""
    return msg(
        "There are {columns} columns. The table holds the {shown} that matter most; the others follow by name. "
        "The data embedded in the PDF and the JSON output hold the details of all.",
        columns=columns,
        shown=DETAILED,
    )


def names_by(pairs: Iterable[tuple[Message, Text]]) -> Definitions:
    """Names under what they have in common, in the order of first appearance."""
    groups: dict[str, tuple[Message, list[Text]]] = {}
    for common, name in pairs:
        groups.setdefault(common.msgid, (common, []))[1].append(name)
    named = ((sentence_case(common), listed(" · ", names)) for common, names in groups.values())
    return Definitions(tuple(named), wide=True)
