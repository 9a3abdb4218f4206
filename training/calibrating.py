"""What the certainties of a model are worth: isotonic regression on texts it has not seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from avgtool.netherlands.names.crf_names import NameModel
from avgtool.netherlands.names.features import FeatureExtractor
from avgtool.netherlands.names.gazetteer import dutch_gazetteer

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from training.filling import Labelled

_BINS = 40
_MOST = 0.98
"""No name is surer than that."""

Point = tuple[float, float]


def calibrated(model: Path, texts: Iterable[Labelled], labels: Sequence[str]) -> dict[str, list[Point]]:
    """For each label, points of certainty and the share that was right there, both rising."""
    names = NameModel(model, FeatureExtractor(dutch_gazetteer()))
    judged: dict[str, list[tuple[float, bool]]] = {label: [] for label in labels}
    for text in texts:
        reading = names.read(text.text)
        for span in reading.spans():
            start, end = reading.tokens[span.first].start, reading.tokens[span.last].end
            is_right = any(start < e and s < end and label == span.label for s, e, label in text.spans)
            judged[span.label].append((span.certainty, is_right))
    return {label: isotonic(pairs) for label, pairs in judged.items()}


def isotonic(pairs: Sequence[tuple[float, bool]]) -> list[Point]:
    """Points of a rising curve through shares of right answers, by pooling adjacent violators."""
    ordered = sorted(pairs)
    size = max(1, len(ordered) // _BINS)
    blocks: list[tuple[float, float, int]] = []
    for start in range(0, len(ordered), size):
        part = ordered[start : start + size]
        count = len(part)
        blocks.append((sum(c for c, _ in part) / count, sum(r for _, r in part) / count, count))
        while len(blocks) > 1 and blocks[-2][1] >= blocks[-1][1]:
            blocks[-2:] = [_pooled(blocks[-2], blocks[-1])]
    return [(round(certainty, 4), round(min(share, _MOST), 4)) for certainty, share, _ in blocks]


def _pooled(one: tuple[float, float, int], other: tuple[float, float, int]) -> tuple[float, float, int]:
    count = one[2] + other[2]
    return (one[0] * one[2] + other[0] * other[2]) / count, (one[1] * one[2] + other[1] * other[2]) / count, count
