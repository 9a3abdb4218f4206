"""From the text of a letter to what it is made of: paragraphs, headings, lists, rows.

The text is plain: a blank line ends a paragraph, ``## `` begins a heading and ``### `` one under it, ``- `` a point,
and ``term :: meaning`` is a row. What was filled in stands between marks that no value can hold, so a value is never
taken for any of these, whatever it says.
"""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

from avgtool.documents.letter_content import Heading, Passage, Points, Rows, Run

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from avgtool.documents.letter_content import LetterBlock, Prose, Whose

_OPEN_VALUE, _CLOSE_VALUE, _OPEN_EMPTY, _CLOSE_EMPTY = "\ue000\ue001\ue002\ue003"
_FIRST_PLACE = 0xF0000
_TOP = 2
"""Level of headings under the subject."""
_OURS = re.compile("[\ue000-\ue003\U000f0000-\U000ffffd]")
"""Characters of private use that mark what was filled in; taken out of all else."""
_FILLED = re.compile(f"{_OPEN_VALUE}(.*?){_CLOSE_VALUE}|{_OPEN_EMPTY}(.*?){_CLOSE_EMPTY}", re.DOTALL)
_PLACES = re.compile("([\U000f0000-\U000ffffd])")


def value_mark(text: str) -> str:
    """A value, marked as one."""
    tidy = "\n".join(line.rstrip() for line in re.split(r"\r\n|[\r\n\u2028\u2029]", unmarked(text).strip()))
    return f"{_OPEN_VALUE}{tidy}{_CLOSE_VALUE}" if tidy else ""


def empty_mark(text: str) -> str:
    """A place that is still to be filled in, with what belongs there."""
    return f"{_OPEN_EMPTY}{unmarked(text)}{_CLOSE_EMPTY}"


def unmarked(text: str) -> str:
    """A text without the characters that mark."""
    return _OURS.sub("", text)


def blocks_of(text: str) -> tuple[Prose | None, tuple[LetterBlock, ...]]:
    """The subject of a letter, None where its first line gives none, and what follows it.

    Args:
        text: As it was rendered: escaped, and its values marked.
    """
    filled: list[Run] = []
    plain = _FILLED.sub(lambda found: _placed(found, filled), text)
    lines = plain.strip().split("\n")
    title, colon, subject = lines[0].partition(":")
    if not colon or title.strip().lower() not in {"onderwerp", "subject"}:
        return None, ()
    return _prose(subject, filled), _without_skipped_levels(tuple(_blocks(lines[1:], filled)))


def _placed(found: re.Match[str], filled: list[Run]) -> str:
    whose: Whose = "foreign" if found[1] is not None else "to_fill"
    filled.append(Run(html.unescape(found[1] if found[1] is not None else found[2]), whose))
    return chr(_FIRST_PLACE + len(filled) - 1)


def _prose(text: str, filled: Sequence[Run]) -> Prose:
    parts = (part for part in _PLACES.split(" ".join(text.split())) if part)
    return tuple(
        filled[ord(part) - _FIRST_PLACE] if _PLACES.fullmatch(part) else Run(html.unescape(part)) for part in parts
    )


def _blocks(lines: Sequence[str], filled: Sequence[Run]) -> Iterator[LetterBlock]:
    """Neighbors of one kind, lists and rows, are one block though blank lines part them."""
    points: list[Prose] = []
    rows: list[tuple[Prose, Prose]] = []
    for kind, text in (*_pieces(lines), ("", "")):
        if points and kind != "point":
            yield Points(tuple(points))
            points = []
        if rows and kind != "row":
            yield Rows(tuple(rows))
            rows = []
        if kind == "point":
            points.append(_prose(text, filled))
        elif kind == "row":
            term, _, meaning = text.partition(" :: ")
            rows.append((_prose(term, filled), _prose(meaning, filled)))
        elif kind == "passage":
            yield Passage(_prose(text, filled))
        elif kind:
            yield Heading(_prose(text, filled), 2 if kind == "heading" else 3)


def _without_skipped_levels(blocks: tuple[LetterBlock, ...]) -> tuple[LetterBlock, ...]:
    """A heading of the third level before any of the second is one of the second: readers who listen go by levels."""
    second = next((at for at, block in enumerate(blocks) if isinstance(block, Heading) and block.level == _TOP), None)
    return tuple(
        Heading(block.prose) if isinstance(block, Heading) and (second is None or at < second) else block
        for at, block in enumerate(blocks)
    )


def _pieces(lines: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Kind and text of each piece: a heading and a row are one line, others go on until a blank one."""
    kind, held = "", ""
    for line in (*lines, ""):
        begins = _kind_of(line, kind)
        if held and (begins != "more"):
            yield kind, held
            kind, held = "", ""
        if begins in {"heading", "subheading", "row"}:
            yield begins, line.strip().lstrip("#").strip()
        elif begins == "more":
            held = f"{held} {line.strip()}"
        elif begins:
            kind, held = begins, line.strip().removeprefix("- ")


def _kind_of(line: str, kind: str) -> str:
    said = line.strip()
    if not said:
        return ""
    if said.startswith(("## ", "### ")):
        return "heading" if said.startswith("## ") else "subheading"
    if said.startswith("- "):
        return "point"
    if " :: " in said:
        return "row"
    return "more" if kind in {"passage", "point"} else "passage"
