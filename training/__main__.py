"""Train the model that finds names in Dutch texts: `make train`, or `python -m training`.

Writes src/avgtool/netherlands/names/dutch_names.crfsuite and dutch_names.json. The same seed, corpora and packages give
the same model. Takes about ten minutes and 3 GB.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from avgtool.netherlands.names.crf_names import ENTITIES, MODEL, SCORES
from avgtool.netherlands.names.features import VERSION
from training.calibrating import calibrated
from training.corpora import MissingCorporaError, Substitute, alpino, corpora_folder, europeana, plain_words, vocabulary
from training.filling import templates, written_vocabulary
from training.fitting import Settings, fit
from training.own_texts import own_texts, rewritten
from training.writing import Writer

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from training.filling import Labelled

SEED = 20260301
GENERATED = 30_000
HELD_OUT_TEXTS = 3_000
MISSING_CORPORA = 4
"""Exit code where the texts to learn from are not here: that of whatever is missing in avgtool."""
_PLAIN_WORDS = 6_000
"""Words of the whole word list that are scattered in the texts."""
_HELD_OUT = 10
"""Every tenth template and stretch of text is held out of training, to learn what certainties are worth."""


def split(items: Sequence[object], *, held_out: bool) -> list[object]:
    """The held-out tenth of ``items``, or the others."""
    return [item for index, item in enumerate(items) if (index % _HELD_OUT == 0) is held_out]


def texts(*, held_out: bool, count: int, seed: int, without: Collection[str] = ()) -> Iterator[Labelled]:
    """Every labelled text of training, or of the part that is held out.

    Args:
        held_out: Whether those that are kept from training.
        count: Generated texts.
        seed: Of what is drawn.
        without: Names of files of the tuning texts that are not to be learned from.
    """
    chance = random.Random(seed)
    writer = Writer(
        chance,
        split(templates("templates.yml"), held_out=held_out),  # type: ignore[arg-type]
        split(templates("templates_plain.yml"), held_out=held_out),  # type: ignore[arg-type]
        [*vocabulary(corpora_folder()), *written_vocabulary() * 2, *chance.sample(plain_words(), _PLAIN_WORDS)],
    )
    for _ in range(count):
        yield writer.write()
    if not held_out:
        for own in own_texts(without):
            yield from rewritten(own, writer, chance)
    yield from _real(chance, held_out=held_out)


def _real(chance: random.Random, *, held_out: bool) -> Iterator[Labelled]:
    folder, substitute = corpora_folder(), Substitute(chance)
    for pieces in split(europeana(folder), held_out=held_out):
        yield substitute.written(pieces, lower=False, renamed=False)  # type: ignore[arg-type]
        if any(label for _, label in pieces):  # type: ignore[attr-defined]
            yield substitute.written(pieces, lower=False, renamed=True)  # type: ignore[arg-type]
        yield substitute.written(pieces, lower=True, renamed=chance.random() < 0.7)  # type: ignore[arg-type]  # noqa: PLR2004
    for pieces in split(alpino(folder), held_out=held_out):
        yield substitute.written(pieces, lower=False, renamed=False)  # type: ignore[arg-type]
        yield substitute.written(pieces, lower=False, renamed=True)  # type: ignore[arg-type]
        yield substitute.written(pieces, lower=True, renamed=True)  # type: ignore[arg-type]


def main(arguments: Sequence[str]) -> int:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m training", description=__doc__)
    parser.add_argument("--output", type=Path, default=MODEL.parent, help="folder to write the model to")
    parser.add_argument("--texts", type=int, default=GENERATED, help="generated texts")
    parser.add_argument("--iterations", type=int, default=Settings().iterations)
    parser.add_argument("--without", nargs="*", default=(), help="files of quality/texts/tune not to learn from")
    chosen = parser.parse_args(arguments)
    try:
        corpora_folder()
    except MissingCorporaError as error:
        print(error, file=sys.stderr)
        return MISSING_CORPORA
    train(chosen)
    return 0


def train(chosen: argparse.Namespace) -> None:
    """Train, calibrate and write, as the command line chose."""
    settings = Settings(iterations=chosen.iterations)
    model, card = chosen.output / MODEL.name, chosen.output / SCORES.name
    began = time.monotonic()
    learned = texts(held_out=False, count=chosen.texts, seed=SEED, without=chosen.without)
    counts = fit(learned, model, settings, seed=SEED)
    megabytes = model.stat().st_size / 1e6
    print(f"{counts['texts']} texts, {counts['tokens']} tokens, {time.monotonic() - began:.0f} s, {megabytes:.1f} MB")
    scores = calibrated(model, texts(held_out=True, count=HELD_OUT_TEXTS, seed=SEED + 1), tuple(ENTITIES))
    content = {"features": VERSION, "seed": SEED, **counts, "settings": settings.as_dict(), "scores": scores}
    card.write_text(json.dumps(content, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
