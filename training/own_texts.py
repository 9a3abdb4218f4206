"""Texts that were written for this project, of the tuning half of quality/texts: as they are and with other names.

The test half is never read here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from avgtool.netherlands.names.crf_names import ENTITIES
from quality.gold import TEXTS, read_file
from training.corpora import Substitute
from training.filling import joined

if TYPE_CHECKING:
    import random
    from collections.abc import Collection, Iterator

    from quality.gold import GoldText
    from training.filling import Labelled, Piece
    from training.writing import Writer

_LABELS = {entity: label for label, entity in ENTITIES.items()}
NOT_LEARNED = frozenset({"clean_checks", "names_checks", "online_and_born"})
"""Files that the model does not learn from: what rules are tuned on shows there what they are worth by themselves."""
_DAMAGED = 7
"""How often each text is written anew."""
_RENAMED = 0.8


def own_texts(without: Collection[str] = ()) -> list[GoldText]:
    """The texts of the tuning half to learn from, but for the files of the names in ``without``."""
    paths = sorted((TEXTS / "tune").glob("*.yml"))
    left_out = NOT_LEARNED.union(without)
    return [text for path in paths if path.stem not in left_out for text in read_file(path)]


def pieces(text: GoldText) -> list[Piece]:
    """The words of a text with the labels that the model learns; what it does not learn has none."""
    found: list[Piece] = []
    position = 0
    for span in text.spans:
        found += [
            (text.text[position : span.start], ""),
            (text.text[span.start : span.end], _LABELS.get(span.entity, "")),
        ]
        position = span.end
    return [*found, (text.text[position:], "")]


def rewritten(text: GoldText, writer: Writer, chance: random.Random) -> Iterator[Labelled]:
    """The text as it is, in lower case, and some times with other names and words."""
    words, substitute = pieces(text), Substitute(chance)
    yield joined(words)
    yield joined((part.lower(), label) for part, label in words)
    for _ in range(_DAMAGED):
        renamed = chance.random() < _RENAMED
        yield joined(writer.damaged(substitute.named(words) if renamed else words))
