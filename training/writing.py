"""Labelled texts out of templates: sentences put together to mails, chats and notes, and damaged as people type."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from training.filling import Filler, Labelled, joined

if TYPE_CHECKING:
    import random
    from collections.abc import Iterable, Sequence

    from training.filling import Piece

_WORD = re.compile(r"[^\W\d_]{4,}")
_ANY_WORD = re.compile(r"(?<!\w)[^\W\d_]{3,}(?![\w@.])")


class Writer:
    """Writes labelled texts from templates."""

    def __init__(
        self, chance: random.Random, naming: Sequence[str], plain: Sequence[str], vocabulary: Sequence[str]
    ) -> None:
        """Take templates that name somebody or some place, those that name nobody, and words to scatter in them."""
        self._vocabulary = vocabulary
        self._chance = chance
        self._filler = Filler(chance, vocabulary)
        self._naming = naming
        self._plain = plain

    def write(self) -> Labelled:
        """One text: a sentence, some sentences, or a mail."""
        kind = self._chance.choices(("one", "some", "mail"), (50, 22, 28))[0]
        if kind == "one":
            pieces = self._sentence(0.8)
        elif kind == "some":
            pieces = self._body(0.45, self._chance.randint(2, 4))
        else:
            pieces = [*self._filler.greeting(), ("\n" * self._chance.randint(1, 2), "")] if self._happens(0.8) else []
            pieces += [
                *self._body(0.35, self._chance.randint(1, 3)),
                (self._chance.choice(("\n", "\n\n", " ")), ""),
                *self._filler.closing(),
            ]
        return joined(self.damaged(pieces))

    def _sentence(self, naming: float) -> list[Piece]:
        templates = self._naming if self._happens(naming) else self._plain
        return self._filler.pieces(self._chance.choice(templates))

    def _body(self, naming: float, count: int) -> list[Piece]:
        body: list[Piece] = []
        for index in range(count):
            body += [(self._chance.choice((" ", " ", " ", "\n")), "")] if index else []
            sentence = self._sentence(naming)
            last, label = sentence[-1]
            if not last.endswith((".", "!", "?")) and self._happens(0.8):
                sentence = [*sentence[:-1], (last, label), (".", "")]
            body += sentence
        return body

    def damaged(self, pieces: Iterable[Piece]) -> list[Piece]:
        """The pieces in lower case, with typing errors, without commas: as people write."""
        is_lower, typing, no_commas = self._happens(0.36), self._happens(0.3), self._happens(0.1)
        scatters = self._happens(0.65)
        is_lower_named = not is_lower and self._happens(0.04)
        damaged: list[Piece] = []
        for words, label in pieces:
            text = words
            if not label:
                text = _ANY_WORD.sub(self._scattered, text) if scatters else text
                text = _WORD.sub(self._typed, text) if typing else text
                text = text.replace(",", "") if no_commas else text
            if is_lower or (label and is_lower_named):
                text = text.lower()
            damaged.append((text, label))
        return damaged

    def _scattered(self, match: re.Match[str]) -> str:
        """Another word, or one more: no context is worth learning by heart."""
        word, other = match[0], self._chance.choice(self._vocabulary)
        if word[0].isupper():
            other = other.capitalize()
        return self._chance.choices((word, other, f"{word} {other.lower()}"), (86, 10, 4))[0]

    def _typed(self, match: re.Match[str]) -> str:
        word = match[0]
        if not self._happens(0.06):
            return word
        at = self._chance.randint(1, len(word) - 2)
        return self._chance.choice(
            (
                word[:at] + word[at + 1 :],
                word[:at] + word[at] + word[at:],
                word[:at] + word[at + 1] + word[at] + word[at + 2 :],
            )
        )

    def _happens(self, share: float) -> bool:
        return self._chance.random() < share
