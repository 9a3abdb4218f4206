"""What avgtool itself wrote into texts: known by its place, never guessed by its looks.

A token, a mask or a label is no personal data of the text that it stands in, however it looks. So what searches a
text again, to replace what is left or to verify a copy, is shown ``…`` in its place. Which characters that are is
remembered while a copy is made, in memory only: a digest of each text that was changed, and the places in it.
"""

from __future__ import annotations

import hashlib
from array import array
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

HIDDEN = "…"
"""What a search sees in the place of what avgtool wrote: a word was left out, and nothing is known of it."""
_APOSTROPHE = "'"
"""Stands in front of a cell that a spreadsheet would carry out; writing put it there."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a text: its own words, or what avgtool wrote in their place."""

    text: str
    inserted: bool = False

    @property
    def shown(self) -> str:
        """What a search sees of it."""
        return HIDDEN if self.inserted and self.text else self.text


def joined(parts: Iterable[Part]) -> str:
    """The text as it is handed out."""
    return "".join(part.text for part in parts)


def shown(parts: Iterable[Part]) -> str:
    """The text as a search sees it."""
    return "".join(part.shown for part in parts)


class Insertions:
    """Remembers what was written into the texts of one column, and hides it from whoever reads the copy."""

    def __init__(self) -> None:
        self._places: dict[bytes, bytes] = {}

    def note(self, parts: Sequence[Part]) -> None:
        """Remember one text that was changed."""
        written = [Part(_lines(part.text), part.inserted) for part in parts]
        places, at = array("Q"), 0
        for part in written:
            if part.inserted and part.text:
                places.extend((at, at + len(part.text)))
            at += len(part.text)
        if places:
            self._places[_digest(joined(written))] = places.tobytes()

    def hidden(self, text: str) -> str:
        """The text as it was read back, with ``…`` for what avgtool wrote; as it is where nothing was written."""
        read = _lines(text)
        for front in ("", _APOSTROPHE) if read.startswith(_APOSTROPHE) else ("",):
            places = self._places.get(_digest(read[len(front) :]))
            if places is not None:
                return front + _without(read[len(front) :], array("Q", places))
        return text

    def __bool__(self) -> bool:
        return bool(self._places)


def _without(text: str, places: Sequence[int]) -> str:
    kept, at = [], 0
    for start, end in zip(places[::2], places[1::2], strict=True):
        kept += [text[at:start], HIDDEN]
        at = end
    return "".join((*kept, text[at:]))


def _lines(text: str) -> str:
    """The text with line ends of one kind: a workbook gives back others than were written."""
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def _digest(text: str) -> bytes:
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).digest()
