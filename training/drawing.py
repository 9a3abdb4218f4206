"""Names, addresses and the like, drawn at random: parts are recombined, so that no real person is meant."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

from avgtool.netherlands.names.deduce_lists import raw_lists, street_names
from avgtool.netherlands.names.lists import without_accents

if TYPE_CHECKING:
    import random
    from collections.abc import Sequence

FOLDER = Path(__file__).resolve().parent
_SYLLABLES = [
    "al",
    "an",
    "ar",
    "ba",
    "bel",
    "ber",
    "bo",
    "bra",
    "da",
    "de",
    "den",
    "dor",
    "el",
    "er",
    "fa",
    "fri",
    "ga",
    "ger",
    "ha",
    "haz",
    "hei",
    "hol",
    "in",
    "ja",
    "ka",
    "kel",
    "kha",
    "ko",
    "kra",
    "la",
    "len",
    "li",
    "lo",
    "ma",
    "mar",
    "me",
    "mo",
    "na",
    "ne",
    "nij",
    "nou",
    "o",
    "pa",
    "per",
    "pi",
    "ra",
    "rij",
    "ro",
    "sa",
    "schu",
    "se",
    "sin",
    "sta",
    "ta",
    "ten",
    "ti",
    "to",
    "u",
    "van",
    "ve",
    "vel",
    "wa",
    "wer",
    "wij",
    "ya",
    "za",
    "zen",
    "zi",
]
_ENDINGS = [
    "aar",
    "ak",
    "aoui",
    "as",
    "berg",
    "beek",
    "dijk",
    "e",
    "en",
    "er",
    "feld",
    "ga",
    "huis",
    "i",
    "ić",
    "ij",
    "inga",
    "ink",
    "ing",
    "is",
    "ma",
    "man",
    "meijer",
    "mans",
    "o",
    "ov",
    "ova",
    "ović",
    "oui",
    "ski",
    "ska",
    "stra",
    "s",
    "te",
    "uch",
    "veld",
    "wicz",
    "yan",
    "y",
    "za",
    "ez",
]


_ADDITIONS = ("bis", "hs", "I", "II", "rood", "rd", "zw", "boven", "bus 2", "bus 14", "bte 4")
"""Behind a house number."""


@dataclass(frozen=True, slots=True)
class Origin:
    """Names of one origin."""

    weight: int
    first: tuple[str, ...]
    last: tuple[str, ...]


class Drawer:
    """Draws names and addresses; the same for one source of chance in one state."""

    def __init__(self, chance: random.Random) -> None:
        """Take the source of chance."""
        self._chance = chance
        lists = written_lists()
        self._origins: tuple[Origin, ...] = lists["origins"]
        self._weights = [origin.weight for origin in self._origins]
        self._places: dict[str, tuple[str, ...]] = lists["places"]
        self._streets: dict[str, tuple[str, ...]] = lists["streets"]
        self._organizations: dict[str, tuple[str, ...]] = lists["organizations"]
        self._infixes: tuple[str, ...] = lists["infixes"]
        self._listed = deduce_names()

    def first(self) -> str:
        """A first name."""
        return self._spelled(self._first(self._origin()))

    def last(self) -> str:
        """A surname, infix included."""
        return self._spelled(self._last(self._origin()))

    def last_after_title(self) -> str:
        """A surname as it stands behind *mevrouw* or alone, often with its infix capitalized."""
        name = self.last()
        return name[0].upper() + name[1:] if self._happens(0.6) else name

    def full(self) -> str:
        """First name and surname."""
        origin = self._origin()
        other = self._origin() if self._happens(0.15) else origin
        first, last = self._first(origin), self._last(other)
        if self._happens(0.04):
            last = f"{last}-{self._last(origin)}"
        between = f" {self._first(origin)[0]}." if self._happens(0.03) else ""
        if self._happens(0.05):
            between = "".join(f" {self._first(origin)}" for _ in range(self._chance.randint(1, 2)))
        return self._spelled(f"{first}{between} {last}")

    def initials_last(self) -> str:
        """Initials and surname."""
        origin = self._origin()
        return self._spelled(f"{self._initials(origin)} {self._last(origin)}")

    def last_first(self) -> str:
        """Surname first, as registers write: *Boer, de, K.* or *Nijland T.* for example."""
        origin = self._origin()
        *infix, last = self._last(origin).rsplit(" ", 1)
        first = self._first(origin) if self._happens(0.4) else self._initials(origin)
        if not infix:
            return f"{last}{self._one_of((' ', ', '))}{first}"
        return self._one_of(
            (f"{last}, {first} {infix[0]}", f"{last}, {infix[0]}, {first}", f"{infix[0]} {last}, {first}")
        )

    def person(self) -> str:
        """A person, as people name persons."""
        way = self._chance.choices(
            (self.full, self.initials_last, self.first, self.last_after_title, self.last_first, self._short),
            (48, 17, 17, 8, 6, 4),
        )[0]
        name = way()
        return name.upper() if self._happens(0.02) else name

    def place(self) -> str:
        """A town, village or quarter."""
        kind = self._chance.choices(
            ("large", "listed", "districts", "foreign", "flemish", "words"), (40, 32, 6, 8, 9, 5)
        )[0]
        return self._one_of(self._listed["places"] if kind == "listed" else self._places[kind])

    def country(self) -> str:
        """A country or region."""
        return self._one_of(self._places["countries"])

    def flemish_place(self) -> str:
        """A town or village in Flanders."""
        return self._one_of(self._places["flemish"])

    def place_that_is_a_word(self) -> str:
        """A place whose name is a Dutch word, or looks like one."""
        return self._one_of(self._places["words"])

    def district(self) -> str:
        """A part of a town."""
        return self._one_of(self._places["districts"])

    def address(self) -> str:
        """A street with a number."""
        return f"{self._street()} {self._house_number()}"

    def postbus(self) -> str:
        """A post-office box."""
        return f"{self._one_of(('Postbus', 'postbus'))} {self._chance.randint(1, 99999)}"

    def organization(self) -> str:
        """A company or another body."""
        lists = self._organizations
        kind = self._chance.choices(("known", "company", "body"), (55, 25, 20))[0]
        if kind == "known":
            return self._one_of(lists["known"])
        if kind == "body":
            return f"{self._one_of(lists['bodies'])} {self._one_of(lists['body_names'])}"
        last = self._last(self._origins[0])
        form = f" {self._one_of(lists['forms'])}" if self._happens(0.6) else ""
        return f"{last[0].upper()}{last[1:]} {self._one_of(lists['trades'])}{form}"

    def shop(self) -> str:
        """A small company with the name of its owner in it."""
        lists, last = self._organizations, self.last_after_title()
        front = f"{self._one_of(lists['shops'])} {last}"
        if self._happens(0.6):
            return front
        end = self._one_of(lists["shop_ends"])
        return f"{front} {end}" if self._happens(0.3) else f"{last} {end}"

    def body(self) -> str:
        """A school, practice, studio or home, named after a person or anything."""
        lists = self._organizations
        front = self._one_of(lists["studios"])
        return f"{front} {self._one_of(lists['body_names']) if self._happens(0.5) else self.last_after_title()}"

    def partners(self) -> str:
        """A firm with the names of two partners: *Bruijn & Bos Makelaardij*."""
        lists = self._organizations
        one, other = (self.last_after_title().split()[-1] for _ in range(2))
        joint = self._one_of(("&", "&", "en"))
        return f"{one} {joint} {other} {self._one_of((*lists['trades'], 'Advocaten', 'Notarissen'))}"

    def brand(self) -> str:
        """What a thing is called by its maker."""
        return self._one_of(self._organizations["brands"])

    def _origin(self) -> Origin:
        return self._chance.choices(self._origins, self._weights)[0]

    def _first(self, origin: Origin) -> str:
        is_listed = self._happens(0.3 if origin is self._origins[0] else 0.1)
        return self._one_of(self._listed["first"] if is_listed else origin.first)

    def _last(self, origin: Origin) -> str:
        draw = self._chance.random()
        if draw < 0.07:  # noqa: PLR2004 - shares of a made-up population
            return self._made_up()
        if origin is self._origins[0]:
            if draw < 0.35:  # noqa: PLR2004
                return self._one_of(self._listed["last"])
            if draw < 0.5:  # noqa: PLR2004
                return f"{self._one_of(self._infixes)} {self._one_of(self._listed['with_infix'])}"
        return self._one_of(origin.last)

    def _made_up(self) -> str:
        body = "".join(self._chance.choices(_SYLLABLES, k=self._chance.randint(1, 2)))
        return (body + self._one_of(_ENDINGS)).capitalize()

    def _initials(self, origin: Origin) -> str:
        letters = [self._first(origin)[0].upper() for _ in range(self._chance.choices((1, 2, 3), (60, 30, 10))[0])]
        if self._happens(0.05):
            letters[0] = self._one_of(("Th", "Chr", "Ph", "IJ", "Joh"))
        joint, end = self._chance.choices(((".", "."), (". ", "."), ("", ""), (" ", "")), (70, 10, 15, 5))[0]
        return joint.join(letters) + end

    def _short(self) -> str:
        origin = self._origin()
        return f"{self._first(origin)} {self._last(origin)[0].upper()}{self._one_of(('.', ''))}"

    def _street(self) -> str:
        lists = self._streets
        kind = self._chance.choices(("listed", "made", "whole"), (50, 32, 18))[0]
        if kind == "listed":
            return self._one_of(self._listed["streets"])
        if kind == "whole":
            return self._one_of(lists["whole"])
        stem, ending = self._one_of(lists["stems"]), self._one_of(lists["endings"])
        return f"{stem}{ending}" if self._happens(0.9) else f"{stem}{self._one_of(('str.', 'str', 'ln', 'wg'))}"

    def _house_number(self) -> str:
        number = self._chance.choices((self._chance.randint(1, 99), self._chance.randint(100, 1999)), (75, 25))[0]
        letter = self._one_of("abcdefABCDEH")
        written = self._chance.choices(
            (
                f"{number}",
                f"{number}{letter}",
                f"{number} {letter}",
                f"{number}-{self._chance.randint(1, 40)}",
                f"{number} {self._one_of(_ADDITIONS)}",
                f"{number}-{self._one_of(('I', 'II', 'III', 'hs'))}",
            ),
            (62, 15, 5, 8, 5, 5),
        )[0]
        return f"{self._one_of(('nr.', 'nr', 'nummer'))} {written}" if self._happens(0.04) else written

    def _spelled(self, name: str) -> str:
        return without_accents(name) if self._happens(0.25) else name

    def _happens(self, share: float) -> bool:
        return self._chance.random() < share

    def _one_of(self, items: Sequence[str]) -> str:
        return self._chance.choice(items)


@cache
def written_lists() -> dict[str, Any]:
    """The lists written for this project (names.yml)."""
    content = yaml.safe_load((FOLDER / "names.yml").read_text(encoding="utf-8"))
    return {
        "origins": tuple(
            Origin(each["weight"], _split(each["first"]), _split(each["last"]))
            for each in content.values()
            if isinstance(each, dict) and "weight" in each
        ),
        "places": {name: _split(text) for name, text in content["places"].items()},
        "streets": {name: _split(text) for name, text in content["streets"].items()},
        "organizations": {name: _split(text) for name, text in content["organizations"].items()},
        "infixes": tuple(content["infixes"]),
    }


@cache
def deduce_names() -> dict[str, tuple[str, ...]]:
    """The lists of the installed deduce, in a fixed order."""
    lists = raw_lists()
    return {
        "first": tuple(sorted(name for name in lists["first_name"] if name[:1].isupper())),
        "last": tuple(sorted(name for name in lists["surname"] if name[:1].isupper())),
        "with_infix": tuple(sorted(name for name in lists["interfix_surname"] if name[:1].isupper())),
        "places": tuple(sorted({place.split(" (")[0] for place in lists["placename"] if place[:1].isupper()})),
        "streets": tuple(
            sorted(street.title() if " " not in street else _capitals(street) for street in street_names())
        ),
    }


def _capitals(street: str) -> str:
    """``van der helstplein`` as ``Van der Helstplein``."""
    small = {"van", "de", "der", "den", "het", "en", "ter", "te", "ten", "op", "aan", "in", "'t", "bij", "voor"}
    first, *rest = street.split()
    words = [first[:1].upper() + first[1:], *(word if word in small else word[:1].upper() + word[1:] for word in rest)]
    return " ".join(words)


def _split(text: str | list[str]) -> tuple[str, ...]:
    words = text if isinstance(text, list) else text.split()
    return tuple(word.replace("|", " ") for word in words)
