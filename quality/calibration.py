"""What a score is worth: of the findings of a score, the share that is right. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quality.gold import GoldText
    from quality.spans import Found

EDGES = (0.2, 0.4, 0.6, 0.8, 0.9, 0.95, 1.0)
"""Where bands of scores begin and end; the last has both its ends."""


@dataclass(frozen=True, slots=True)
class Band:
    """The findings with a score from ``least`` up to ``most``."""

    least: float
    most: float
    found: int
    right: int
    """Those that share a character with a gold span of their entity."""
    mean: float | None
    """The mean of their scores, which the share that is right should be; none where nothing was found."""

    @property
    def share(self) -> float | None:
        """Share of the findings that is right; none where nothing was found."""
        return self.right / self.found if self.found else None


def bands(texts: Sequence[GoldText], findings: Sequence[Sequence[Found]], entity: str) -> list[Band]:
    """The findings of ``entity`` in ``texts`` by their score, the lowest band first; without a score none counts."""
    judged = [
        (one.score, any(one.overlaps(span) for span in text.spans if span.entity == entity))
        for text, found in zip(texts, findings, strict=True)
        for one in found
        if one.score is not None and one.entities[0] == entity
    ]
    return [_band(judged, least, most) for least, most in pairwise(EDGES)]


def _band(judged: Sequence[tuple[float, bool]], least: float, most: float) -> Band:
    inside = [
        (score, right) for score, right in judged if least <= score < most or (score == most and most == EDGES[-1])
    ]
    mean = sum(score for score, _ in inside) / len(inside) if inside else None
    return Band(least, most, len(inside), sum(right for _, right in inside), mean)
