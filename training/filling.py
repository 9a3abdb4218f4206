"""Filling templates: names with their labels, numbers without."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import yaml

from training.drawing import FOLDER, Drawer
from training.plain_slots import PlainSlots

if TYPE_CHECKING:
    import random
    from collections.abc import Callable, Iterable, Sequence

_CHOICE = re.compile(r"\[([^\[\]]*)\]")
_SLOT = re.compile(r"\{(\w+)\}")
_TITLES = (
    "mevrouw",
    "Mevrouw",
    "meneer",
    "Meneer",
    "de heer",
    "De heer",
    "dhr.",
    "Dhr.",
    "dhr",
    "mw.",
    "mw",
    "Mw.",
    "mevr.",
    "Mevr.",
    "mevr",
    "heer",
    "mijnheer",
    "juffrouw",
    "dokter",
    "dr.",
    "mr.",
    "drs.",
    "ir.",
    "prof.",
    "fam.",
    "familie",
    "collega",
    "buurvrouw",
)
_GREETINGS = (
    "Beste {first},",
    "Beste {mr_last},",
    "Geachte {mr_last},",
    "Geachte heer {last},",
    "Geachte mevrouw {last},",
    "Hoi {first},",
    "Hallo {first}",
    "Dag {first},",
    "Hi {first}!",
    "Goedemorgen {first},",
    "Lieve {first},",
    "Beste {first} en {first},",
    "Geachte heer/mevrouw,",
    "Beste klantenservice,",
    "Hallo,",
    "L.S.,",
    "Goedemiddag,",
    "Beste allemaal,",
    "Geacht team,",
    "Hoi",
    "Geachte heer, mevrouw,",
    "Beste team van {org},",
    "Beste,",
)
_CLOSINGS = (
    "Met vriendelijke groet,⏎{sign}",
    "Met vriendelijke groet,⏎⏎{sign}",
    "Met vriendelijke groeten,⏎{sign}",
    "Vriendelijke groet, {sign}",
    "Groetjes {sign}",
    "Groetjes, {first}",
    "groetjes {first}",
    "Groet,⏎{sign}",
    "Gr. {first}",
    "gr {first}",
    "Mvg,⏎{sign}",
    "mvg {sign}",
    "Hoogachtend,⏎{sign}",
    "Groeten uit {place},⏎{sign}",
    "Alvast bedankt,⏎{sign}",
    "Bij voorbaat dank, {sign}",
    "Liefs {first}",
    "Dank, {first}",
    "Hartelijke groet,⏎{sign}",
    "{sign}",
    "- {first}",
    "xx {first}",
    "Met vriendelijke groet",
    "Alvast bedankt!",
    "Groetjes en een fijne dag",
    "Ik hoor graag van u.",
    "Groet van een tevreden klant",
    "Fijne dag, {first}",
    "Thanks! {first}",
    "M.v.g. {sign}",
    "Met hartelijke groet,⏎{sign}⏎{org}",
    "Hgr. {first}",
    "Namens {org},⏎{sign}",
    "Kind regards,⏎{sign}",
)
_SIGNATURES = (
    "{person}",
    "{person}",
    "{person}",
    "{full}",
    "{initials_last}",
    "{person}⏎{address}⏎{postcode} {place}",
    "{person}⏎{phone}",
    "{full}⏎{address}, {place}⏎{phone}⏎{email}",
    "{person}, {place}",
    "fam. {last}",
    "{person} ({place})",
    "{full}, {phone}",
    "{mr_last}",
    "{full}⏎klantnr {number}",
    "{last_first}",
    "{initials_last}⏎{address}⏎{postcode}  {place}⏎tel. {phone}",
)


@dataclass(frozen=True, slots=True)
class Labelled:
    """A text and what is in it: spans with start, end and label (PER, LOC, ADDRESS, ORG)."""

    text: str
    spans: tuple[tuple[int, int, str], ...]


Piece = tuple[str, str]
"""Words and their label; empty for none."""


class Filler:
    """Fills templates by chance; the same for one source of chance in one state."""

    def __init__(self, chance: random.Random, vocabulary: Sequence[str]) -> None:
        """Take the source of chance, and words that are no names."""
        self._chance = chance
        draw = Drawer(chance)
        self._named: dict[str, tuple[Callable[[], str], str]] = {
            "person": (draw.person, "PER"), "first": (draw.first, "PER"), "last": (draw.last_after_title, "PER"),
            "full": (draw.full, "PER"), "initials_last": (draw.initials_last, "PER"),
            "last_first": (draw.last_first, "PER"),
            "place": (draw.place, "LOC"), "country": (draw.country, "LOC"), "district": (draw.district, "LOC"),
            "flemish": (draw.flemish_place, "LOC"),
            "wordplace": (draw.place_that_is_a_word, "LOC"),
            "address": (draw.address, "ADDRESS"), "pobox": (draw.postbus, "ADDRESS"), "org": (draw.organization, "ORG"),
            "shop": (draw.shop, "ORG"), "body": (draw.body, "ORG"), "partners": (draw.partners, "ORG"),
            "brand": (draw.brand, "ORG"),
        }  # fmt: skip
        self._plain = PlainSlots(chance, draw, vocabulary).by_name
        self._parts = {"mr_last": "last", "mr_person": "person"}

    def pieces(self, template: str) -> list[Piece]:
        """The words of a filled template with their labels."""
        while match := _CHOICE.search(template):
            chosen = self._chance.choice(match[1].split("|"))
            template = template[: match.start()] + chosen + template[match.end() :]
        filled: list[Piece] = []
        position = 0
        for match in _SLOT.finditer(template):
            filled.append((template[position : match.start()].replace("⏎", "\n"), ""))
            filled += self._slot(match[1])
            position = match.end()
        filled.append((template[position:].replace("⏎", "\n"), ""))
        return filled

    def greeting(self) -> list[Piece]:
        """The opening of a mail."""
        return self.pieces(self._chance.choice(_GREETINGS))

    def closing(self) -> list[Piece]:
        """The end of a mail, often with a name under it."""
        return self.pieces(self._chance.choice(_CLOSINGS).replace("{sign}", self._chance.choice(_SIGNATURES)))

    def _slot(self, name: str) -> list[Piece]:
        if name in self._parts:
            return [(f"{self._chance.choice(_TITLES)} ", ""), *self._slot(self._parts[name])]
        if name in self._named:
            draw, label = self._named[name]
            return [(draw(), label)]
        return [(self._plain[name](), "")]


def joined(pieces: Iterable[Piece]) -> Labelled:
    """Pieces as one text with its spans."""
    text = ""
    spans: list[tuple[int, int, str]] = []
    for words, label in pieces:
        if label and words:
            spans.append((len(text), len(text) + len(words), label))
        text += words
    return Labelled(text, tuple(spans))


def templates(name: str) -> list[str]:
    """The templates of a file, one a line."""
    content = yaml.safe_load((FOLDER / name).read_text(encoding="utf-8"))
    return [line for block in content.values() for line in block.splitlines() if line.strip()]


def written_vocabulary() -> list[str]:
    """The words that are no names, as written for this project (vocabulary.txt)."""
    lines = (FOLDER / "vocabulary.txt").read_text(encoding="utf-8").splitlines()
    return sorted({word for line in lines if not line.startswith("#") for word in line.split()})
