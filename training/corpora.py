"""Real Dutch sentences to learn from: Europeana newspapers (CC0) and UD Dutch Alpino (CC BY-SA 4.0).

They are read where they lie (the folder that AVGTOOL_CORPORA names, or ../shared/corpora beside the checkout) and never
copied into the repository.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from avgtool.netherlands.names.gazetteer import LETTERS_OF_NAMES, dutch_gazetteer, dutch_words
from training.drawing import FOLDER, Drawer
from training.filling import Labelled, joined

if TYPE_CHECKING:
    import random
    from collections.abc import Iterator

    from avgtool.netherlands.names.gazetteer import Gazetteer
    from training.filling import Piece

_EUROPEANA = "europeana_nl.bio"
_ALPINO = ("alpino-dev.conllu", "alpino-test.conllu")
_NAMES = {"europeana": _EUROPEANA, "development": _ALPINO[0], "test": _ALPINO[1]}
WHERE_FROM = """\
Training needs Dutch texts of others, which are not in this repository. Not found in {folder}:
{missing}

{europeana}: Europeana newspapers, Dutch named entities, CC0 1.0.
  github.com/EuropeanaNewspapers/ner-corpora, file enp_NL.kb.bio, made into a word, a space and its first tag a line.
{development} and {test}: Universal Dependencies, UD_Dutch-Alpino, CC BY-SA 4.0.
  github.com/UniversalDependencies/UD_Dutch-Alpino, files nl_alpino-ud-dev.conllu and nl_alpino-ud-test.conllu, renamed.

Put them in a folder called ner, and let the environment variable AVGTOOL_CORPORA name the folder that holds it:
  AVGTOOL_CORPORA=/path/to/corpora make train
Other versions of them give another model. Nobody needs to train: the model that avgtool uses comes with it."""
_LONGEST = 60
_SHORTEST = 12
_AROUND = ".,;:!?\"'»«)("


class MissingCorporaError(Exception):
    """Not all of what the model learns from is here; the message says what is missing and where it comes from."""


def corpora_folder() -> Path:
    """Where the corpora lie.

    Raises:
        MissingCorporaError: They are not all there.
    """
    named = os.environ.get("AVGTOOL_CORPORA")
    folder = (Path(named) if named else FOLDER.parents[1] / "shared" / "corpora") / "ner"
    missing = [name for name in (_EUROPEANA, *_ALPINO) if not (folder / name).is_file()]
    if missing:
        raise MissingCorporaError(
            WHERE_FROM.format(missing="\n".join(f"  {name}" for name in missing), folder=folder, **_NAMES)
        )
    return folder


def europeana(folder: Path) -> list[list[Piece]]:
    """Stretches of newspaper text as labelled pieces."""
    found: list[list[Piece]] = []
    words: list[tuple[str, str]] = []
    for line in (folder / _EUROPEANA).read_text(encoding="utf-8").splitlines():
        word, _, tag = line.rpartition(" ")
        if not word:
            continue
        words.append((word, tag))
        is_end = word.endswith((".", "?", "!")) and tag == "O" and len(words) >= _SHORTEST
        if is_end or len(words) >= _LONGEST:
            found.append(_pieces(words))
            words = []
    return found


def _pieces(words: list[tuple[str, str]]) -> list[Piece]:
    pieces: list[Piece] = []
    for index, (word, tag) in enumerate(words):
        label = tag[2:] if tag != "O" else ""
        continues = tag.startswith("I-") and index > 0 and words[index - 1][1].endswith(tag[1:])
        bare = word.strip(_AROUND) if label else word
        if not bare:
            label, bare = "", word
        front, back = word[: word.index(bare)], word[word.index(bare) + len(bare) :]
        if back.startswith(".") and len(bare) <= 3 and label:  # noqa: PLR2004 - an initial keeps its point
            bare, back = bare + ".", back[1:]
        if continues and pieces and pieces[-1][1] == label:
            pieces[-1] = (f"{pieces[-1][0]} {front}{bare}", label)
        elif continues and len(pieces) > 1 and pieces[-2][1] == label and not pieces[-1][0].strip():
            pieces[-2:] = [(f"{pieces[-2][0]} {front}{bare}", label)]
        else:
            pieces += [((" " if index else "") + front, ""), (bare, label)]
        if back:
            pieces.append((back, ""))
    return pieces


def alpino(folder: Path) -> list[list[Piece]]:
    """Sentences in which the lists tell what every proper noun is; the others are left out."""
    gazetteer = dutch_gazetteer()
    sentences = (
        _weakly_labelled(block, gazetteer)
        for name in _ALPINO
        for block in (folder / name).read_text(encoding="utf-8").split("\n\n")
        if block.strip()
    )
    return [sentence for sentence in sentences if sentence]


def vocabulary(folder: Path) -> list[str]:
    """The modern Dutch words, lower case, that UD Alpino has, names left out."""
    rows = (
        line.split("\t")
        for name in _ALPINO
        for line in (folder / name).read_text(encoding="utf-8").splitlines()
        if line[:1].isdigit()
    )
    return sorted(
        {row[1] for row in rows if row[3] not in {"PROPN", "SYM", "NUM"} and row[1].isalpha() and row[1].islower()}
    )


def plain_words() -> list[str]:
    """The Dutch words that no list of names, places or streets has."""
    gazetteer = dutch_gazetteer()
    return sorted(word for word in dutch_words() if not set(gazetteer.letters(word)) & set(LETTERS_OF_NAMES))


def _weakly_labelled(block: str, gazetteer: Gazetteer) -> list[Piece] | None:
    rows = [line.split("\t") for line in block.splitlines() if line[:1].isdigit()]
    rows = [row for row in rows if row[0].isdigit()]
    pieces: list[Piece] = []
    for is_name, words, gap in _groups(rows):
        label = _label(words, gazetteer) if is_name else ""
        if label is None:
            return None
        pieces += [(words, label), (gap, "")]
    return pieces


def _groups(rows: list[list[str]]) -> Iterator[tuple[bool, str, str]]:
    """Consecutive proper nouns together, each group with the white space behind it."""
    words, gap, was_name = "", "", False
    for row in rows:
        is_name = row[3] == "PROPN"
        if words and is_name == was_name:
            words += gap + row[1]
        else:
            if words:
                yield was_name, words, gap
            words = row[1]
        was_name, gap = is_name, "" if "SpaceAfter=No" in row[9] else " "
    if words:
        yield was_name, words, gap


def _label(name: str, gazetteer: Gazetteer) -> str | None:
    """What the lists say of a proper noun; none where they say nothing sure."""
    words = name.split()
    known = [gazetteer.letters(word.lower()) for word in words]
    whole = gazetteer.places_in([word.lower() for word in words])
    if (len(words) == 1 and "P" in known[0] and "F" not in known[0]) or (len(words) > 1 and len(whole) == len(words)):
        return "LOC"
    if "B" in known[0]:
        return "ORG"
    if "F" in known[0] and "C" not in known[0] and (len(words) > 1 or "P" not in known[0]):
        return "PER"
    return None


class Substitute:
    """Puts drawn names in the places of the names of real sentences."""

    def __init__(self, chance: random.Random) -> None:
        """Take the source of chance."""
        self._chance = chance
        draw = Drawer(chance)
        self._draw = {"LOC": draw.place, "ORG": draw.organization, "ADDRESS": draw.address}
        self._persons = (draw.full, draw.initials_last, draw.last_after_title, draw.first)

    def written(self, pieces: list[Piece], *, lower: bool, renamed: bool) -> Labelled:
        """The sentence, in lower case or with other names when asked."""
        named = self.named(pieces) if renamed else pieces
        return joined((words.lower() if lower else words, label) for words, label in named)

    def named(self, pieces: list[Piece]) -> list[Piece]:
        """The pieces with other names."""
        return [(self._other(words, label) if label else words, label) for words, label in pieces]

    def _other(self, words: str, label: str) -> str:
        if label != "PER":
            return self._draw[label]()
        is_first_name = "F" in dutch_gazetteer().letters(words.lower())
        single = (5, 5, 10, 80) if is_first_name else (15, 20, 55, 10)
        weights = single if " " not in words else (60, 25, 10, 5)
        return self._chance.choices(self._persons, weights)[0]()
