"""Long texts in pieces, so that no step sees more than it can do quickly; and what was found in them, as one.

Pieces overlap: what stands at a cut, and the words that say what it is, are seen whole by one of them.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from avgtool.text.arbiter import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from avgtool.text.arbiter import Candidate

LONGEST = 4_000
"""Characters searched at a time; longer texts are cut between paragraphs, sentences or words."""
OVERLAP = 200
"""Characters that a piece sees beyond each of its cuts: more than a value and the words around it take."""
FOUND = frozenset({Verdict.ACCEPTED, Verdict.TRIMMED})

_CUTS = ("\n\n", "\n", ". ", " ")


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a text."""

    start: int
    """Where the part starts that is its own."""
    offset: int
    """Where what it sees starts."""
    text: str
    """What it sees."""


def pieces(text: str) -> Iterator[Piece]:
    """A long text in pieces, cut where least is cut through; a short text as it is."""
    start = offset = 0
    while len(text) - start > LONGEST:
        end = _cut(text, start)
        yield Piece(start, offset, text[offset : _before_blank(text, end)])
        start, offset = end, _behind_blank(text, end)
    yield Piece(start, offset, text[offset:])


def _cut(text: str, start: int) -> int:
    end = start + LONGEST
    for cut in _CUTS:
        place = text.rfind(cut, start + LONGEST // 2, end)
        if place >= 0:
            return place + len(cut)
    return end


def _before_blank(text: str, cut: int) -> int:
    """Where a piece ends that is cut at ``cut``, between words if it can be."""
    blank = text.rfind(" ", cut + OVERLAP // 2, cut + OVERLAP)
    return blank if blank >= 0 else cut + OVERLAP


def _behind_blank(text: str, cut: int) -> int:
    """Where a piece starts that is cut at ``cut``, between words if it can be."""
    return text.find(" ", cut - OVERLAP, cut - OVERLAP // 2) + 1 or cut - OVERLAP


def joined(before: Iterable[Candidate], behind: Iterable[Candidate], cut: int) -> list[Candidate]:
    """What was settled on both sides of a cut, without overlap: where both saw the same, it is there once.

    Args:
        before: What was settled up to the cut and somewhat beyond.
        behind: What was settled from somewhat before the cut on.
        cut: Where the one gives way to the other; all places are those of the whole text.
    """
    kept = [one for one in before if one.start < cut]
    reach = max((one.end for one in kept if one.verdict in FOUND), default=0)
    for one in behind:
        if one.start >= max(cut, reach):
            kept.append(one)
        elif one.end > cut and one.verdict in FOUND:
            kept = _with(kept, one)
    return kept


def _with(kept: list[Candidate], one: Candidate) -> list[Candidate]:
    """``kept`` and what ``one`` adds: the rest of the same, or of what something else has a part of."""
    rivals = [other for other in kept if other.verdict in FOUND and other.overlaps(one)]
    if any(other.entity != one.entity for other in rivals):
        start = max(other.end for other in rivals)
        return [*kept, replace(one, start=start)] if start < one.end else kept
    start = min(one.start, *(other.start for other in rivals), one.end)
    end = max(one.end, *(other.end for other in rivals), 0)
    return [*(other for other in kept if other not in rivals), replace(one, start=start, end=end)]
