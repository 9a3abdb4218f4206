"""What a reader must know of how sources were taken: files that were left out, a letter that was read as a table."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from avgtool.i18n import Message, msg, nmsg
from avgtool.model.findings import Notice
from avgtool.sources.opening import left_out
from avgtool.sources.signature import HEAD_BYTES, Format

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from avgtool.model.ports import TextFinder
    from avgtool.sources.base import Dataset

_MOST_NAMES = 20
_WORDS_A_LINE = 4
"""A line of prose has more words than this; of a list of names, fewer."""
_DELIMITERS = ";\t|,"
_SAME = 0.8
"""Share of the lines of a table that hold the same number of delimiters."""


def left_out_notice(source: str) -> Notice | None:
    """Which files of a folder nobody looks at: of a kind that avgtool reads no tables from, dead links, pipes."""
    files = left_out(source)
    if not files:
        return None
    names = [path.name for path in files[:_MOST_NAMES]] + ["…"] * (len(files) > _MOST_NAMES)
    message = nmsg(
        "{n} file in {source} was not read, because it is no table or leads to none: {names}.",
        "{n} files in {source} were not read, because they are no tables or lead to none: {names}.",
        len(files),
        source=source,
        names=", ".join(names),
    )
    return Notice("files_left_out", message, count=len(files))


def prose_notice(dataset: Dataset) -> Notice | None:
    """Whether a text was read as a table that reads like a letter, with what to do."""
    path = dataset.path
    if dataset.format != Format.TXT or path is None or path.suffix.lower() != ".txt":
        return None
    encoding = dataset.dialect.encoding if dataset.dialect else "utf-8"
    with path.open("rb") as file:
        text = file.read(HEAD_BYTES).decode(encoding, "replace")
    return Notice("reads_like_prose", _prose(dataset.source)) if is_prose(text) else None


def comments_notice(dataset: Dataset, finder: Callable[[], TextFinder]) -> Notice | None:
    """What is found in the comments beside the cells of a workbook, counted by kind; never a value.

    Args:
        dataset: The sheet.
        finder: Makes what searches texts; called only where there are comments.
    """
    if not dataset.comments:
        return None
    rows = Counter(
        entity for found in finder().find(dataset.comments) for entity in {finding.entity for finding in found}
    )
    if not rows:
        return None
    listed = ", ".join(f"{entity} ({number})" for entity, number in sorted(rows.items()))
    text = msg("Personal data was found in the comments beside the cells: {found}. They are not copied.", found=listed)
    return Notice("comments_personal", text, count=sum(rows.values()))


def is_prose(text: str) -> bool:
    """Whether lines are sentences: many words, and no delimiter that stands as often in each of them."""
    lines = [line for line in text.splitlines() if line.strip()]
    if not lines or sum(len(re.findall(r"\S+", line)) for line in lines) < _WORDS_A_LINE * len(lines):
        return False
    return len(lines) == 1 or not any(_divides(sign, lines) for sign in _DELIMITERS)


def _divides(sign: str, lines: Sequence[str]) -> bool:
    ((often, number),) = Counter(line.count(sign) for line in lines).most_common(1)
    return often > 0 and number >= _SAME * len(lines)


def _prose(source: str) -> Message:
    return msg("It reads like a text, not like a table. Scan it as one with: avgtool text scan {source}", source=source)
