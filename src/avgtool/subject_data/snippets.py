"""What stands around the mention of a person in a text, masked: enough for a human to see whether it is about her.

Neither the mention nor whoever else is named can be read in it.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from avgtool.model.subject_data import Match
from avgtool.subject_data.masking import PERSONAL
from avgtool.subject_data.rows import as_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from avgtool.model.findings import TextFinding
    from avgtool.model.ports import TextFinder
    from avgtool.model.subject_data import Found, FoundRow, FoundTable
    from avgtool.subject_data.texts import Mentions

_AROUND = 40
"""Characters before and behind a mention."""
_CUT, _DOT = "…", "•"
_DIGITS = re.compile(r"\d(?=[\d ./-]*\d)|(?<=\d)\d")
"""Digits of numbers of two and more: a date, an amount, an account that nobody found."""
_LETTERS = re.compile(r"\w")
_WORD = re.compile(r"\S+")


def with_snippets(found: Found, mentions: Mentions, finder: TextFinder) -> Found:
    """The same, with what stands around the mention in each row that is in doubt for a text in it.

    Args:
        found: Of the person.
        mentions: Of the person.
        finder: Finds whoever else is named.
    """
    windows = {row.id: window for table in found.tables for row in table.rows if (window := _of(table, row, mentions))}
    if not windows:
        return found
    texts = [text for text, _, _ in windows.values()]
    masked = (
        _masked(text, [(start, end), *_named(findings)])
        for (text, start, end), findings in zip(windows.values(), finder.find(texts), strict=True)
    )
    snippets = dict(zip(windows, masked, strict=True))
    return replace(found, tables=tuple(_with(table, snippets) for table in found.tables))


def _with(table: FoundTable, snippets: dict[str, str]) -> FoundTable:
    rows = tuple(replace(row, snippet=snippets[row.id]) if row.id in snippets else row for row in table.rows)
    return replace(table, rows=rows)


def _of(table: FoundTable, row: FoundRow, mentions: Mentions) -> tuple[str, int, int] | None:
    """The piece of the text with the first mention, and where that stands in it."""
    if row.is_certain or row.match is not Match.TEXT:
        return None
    for column in row.by:
        text = as_text(row.values[table.columns.index(column)])
        if spans := mentions.spans(text):
            return _window(text, *min(spans))
    return None


def _window(text: str, start: int, end: int) -> tuple[str, int, int]:
    """What stands around a span, from word to word."""
    first = 0 if start <= _AROUND else max(text.find(" ", start - _AROUND, start) + 1, start - _AROUND)
    last = len(text) if end + _AROUND >= len(text) else max(text.rfind(" ", end, end + _AROUND), end)
    before, behind = _CUT if first else "", _CUT if last < len(text) else ""
    shift = len(before) - first
    return f"{before}{text[first:last]}{behind}", start + shift, end + shift


def _named(findings: Iterable[TextFinding]) -> list[tuple[int, int]]:
    return [(one.start, one.end) for one in findings if one.entity in PERSONAL]


def _masked(text: str, spans: Sequence[tuple[int, int]]) -> str:
    """The text on one line: of a name the initials, of a number nothing."""
    signs = list(text)
    for start, end in spans:
        signs[start:end] = _WORD.sub(lambda word: word[0][0] + _LETTERS.sub(_DOT, word[0][1:]), text[start:end])
    return " ".join(_DIGITS.sub(_DOT, "".join(signs)).split())
