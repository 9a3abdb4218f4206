"""Fitting the conditional random field."""

from __future__ import annotations

import random
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

import pycrfsuite

from avgtool.netherlands.names.features import FeatureExtractor, tokens
from avgtool.netherlands.names.gazetteer import dutch_gazetteer

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from avgtool.netherlands.names.features import Token
    from training.filling import Labelled

_HIDDEN = 0.25
"""Share of names that training hides from the lists: real texts hold names that no list knows."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Of L-BFGS."""

    c1: float = 0.3
    c2: float = 0.01
    least_frequency: int = 2
    iterations: int = 110

    def as_dict(self) -> dict[str, float]:
        """For the card file."""
        return asdict(self)


def labels(found: Sequence[Token], spans: Iterable[tuple[int, int, str]]) -> list[str]:
    """B-, I- or O for each token."""
    tags = ["O"] * len(found)
    for start, end, label in spans:
        inside = [index for index, token in enumerate(found) if token.start < end and start < token.end]
        for index in inside:
            tags[index] = f"{'B' if index == inside[0] else 'I'}-{label}"
    return tags


def fit(texts: Iterable[Labelled], path: Path, settings: Settings, *, seed: int) -> dict[str, Any]:
    """Train on ``texts`` and write the model to ``path``; returns what it was trained on."""
    trainer = pycrfsuite.Trainer(verbose=False)
    trainer.select("lbfgs")
    trainer.set_params(
        {
            "c1": settings.c1,
            "c2": settings.c2,
            "feature.minfreq": settings.least_frequency,
            "max_iterations": settings.iterations,
        }
    )
    extractor, chance = FeatureExtractor(dutch_gazetteer()), random.Random(seed)
    count, size = 0, 0
    for each in texts:
        found = tokens(each.text)
        if not found:
            continue
        tags = labels(found, each.spans)
        trainer.append(extractor.features([token.text for token in found], hidden=_hidden(tags, chance)), tags)
        count, size = count + 1, size + len(found)
    trainer.train(str(path))
    return {"texts": count, "tokens": size}


def _hidden(tags: Sequence[str], chance: random.Random) -> frozenset[int]:
    """Positions of the tokens of a share of the names."""
    hidden: set[int] = set()
    hides = False
    for index, tag in enumerate(tags):
        if tag.startswith("B-"):
            hides = chance.random() < _HIDDEN
        if hides and tag != "O":
            hidden.add(index)
    return frozenset(hidden)
