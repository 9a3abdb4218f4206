"""Addresses in prose: a street with its house number, or a postbus.

A street is known by the national list of street names, or by its ending (*-straat*, *-laan*) in front of a number.
House number and addition follow NEN 5825: number, letter, addition.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from avgtool.model.findings import TextFinding
from avgtool.netherlands.names.words import MONTHS, words_of

if TYPE_CHECKING:
    from collections.abc import Callable

_WORD = r"(?!(?:nr|no|nummer|huisnummer)\b)(?:['’]?[^\W\d_](?:[^\W\d_]|['’.\-](?=[^\W\d_]))*\.?|\d{1,3}(?:e|ste|de))"
_NUMBER = (
    r"\d{1,5}(?:[ ]?[a-zA-Z](?![^\W_])|[ ]?(?:bis|hs|huis|rood|zwart|boven|[IVX]{1,4})(?![^\W_])|"
    r"[ ]?[-/][ ]?(?:\d{1,4}|[a-zA-Z]{1,2}|[IVX]{1,4}|bis|hs|huis)(?![^\W_]))*"
)
_BEFORE_NUMBER = re.compile(
    rf"(?<![^\W_])(?P<words>{_WORD}(?:[ ]{_WORD}){{0,5}}),?[ ]+(?:(?:nr|no|nummer|huisnummer)\.?[ ]*)?"
    rf"(?P<number>{_NUMBER})(?![^\W_]|[.,:]\d|[ ]?[€%])"
)
_FOLLOWED = re.compile(r"[ ]?,?[ \n]?[1-9]\d{3}[ ]?[A-Za-z]{2}(?![^\W_])|,?[ ]te[ ][A-ZÀ-ÖØ-Þ]")
"""A postcode, or *te* with a place: what stands in front of it is an address, whatever it is called."""
_NUMBER_START = re.compile(r"[ .or]\d")
"""Behind a space, or *nr* and *nummer*."""
_MOST_WORDS = 7
"""Between spaces, in front of a number: those of a street, and *nummer*."""
_POSTBUS = re.compile(r"(?i)(?<![^\W_])postbus[ ]\d{1,5}(?![^\W_])")
_ENDING = re.compile(
    r"(?i)^[^\W\d_][\w'’.\-]{2,}(?:straat|straatje|str|weg|wegje|laan|laantje|plein|gracht|kade|dijk|singel|hof|hofje|park|"
    r"dreef|steeg|pad|plantsoen|wal|haven|boulevard|akker|veld|erf|weide|kamp|brink|donk|horst|poort|burg)\.?$"
)
_STREET_WORD = re.compile(
    r"(?i)^(?:straat|weg|laan|plein|gracht|kade|dijk|singel|hof|park|dreef|steeg|pad|boulevard|avenue)$"
)
NO_STREETS = words_of(
    """
    onderweg snelweg halfweg omweg uitweg voorweg wandelpad fietspad zebrapad stappad spoorweg rijksweg
    autosnelweg supermarkt arbeidsmarkt huizenmarkt kamer blok fase groep lijn deel tafel perron bus tram trein
    stap artikel nummer order top versie model type week dag bestelling factuur hoofdstuk bijlage pagina bladzijde
    niveau etage verdieping versterking tijdstip werkveld invoerveld tekstveld vakantiepark pretpark voetbalveld
    speelveld machinepark airport wagenpark haven zwembad bad maximaal minimaal ongeveer circa vandaag gisteren
    morgen samen totaal punt euro maat kleur poging optie vraag klas leerjaar kanaal zender kavel lot plaats rij vak
    stoel loket balie spoor gate dock unit zaal gang hal vleugel gebouw pos st doos ticket ord order kamernummer
    """
)
"""Words in front of a number that name no street."""
_NOT_BEFORE_NUMBERS = NO_STREETS | MONTHS
_PREPOSITIONS = words_of("aan in op naar uit bij via langs vanaf tot en of is was een")
_INFIXES = words_of("van de der den het en ter te ten 't ’t 's ’s")
_MOST_ANNOUNCED = 3
_SHORTEST_STREET = 6
"""Letters of a street without a capital that nothing but the postcode behind it makes known."""
_YEARS = range(1900, 2100)


class Addresses:
    """Finds ADDRESS: street with number; postcode and place are findings of their own."""

    entities = ("ADDRESS",)
    name = "Addresses"

    def __init__(self, streets: Callable[[], frozenset[str]]) -> None:
        """Take the list of street names, lower case; called once."""
        self._streets = streets()

    def find(self, text: str) -> list[TextFinding]:
        """The addresses in ``text``."""
        found = [TextFinding(match.start(), match.end(), "ADDRESS", 0.85) for match in _POSTBUS.finditer(text)]
        position = 0
        while (start := _start_of_search(text, position)) is not None and (match := _BEFORE_NUMBER.search(text, start)):
            position = match.end("number")
            if address := self._address(match):
                found.append(address)
        return found

    def _address(self, match: re.Match[str]) -> TextFinding | None:
        words, number = match["words"].split(" "), match["number"]
        is_year = number.isdigit() and int(number) in _YEARS
        is_followed = _FOLLOWED.match(match.string, match.end("number")) is not None
        ways = (self._listed_score, _pattern_score, *((_announced_score,) if is_followed else ()))
        for score_of in ways:
            for first in range(len(words)):
                if score := _allowed(words[first:]) and score_of(words[first:], is_year=is_year):
                    start = first if score_of is _announced_score else _with_title(words, first)
                    street = " ".join(words[start:])
                    return TextFinding(match.end("words") - len(street), match.end("number"), "ADDRESS", score)
        return None

    def _listed_score(self, street: list[str], *, is_year: bool) -> float:
        """How sure these words are a street of the national list; zero when they are none."""
        name = " ".join(street)
        if name.lower() not in self._streets:
            return 0.0
        return 0.9 if _looks_like_street(street) else 0.7 * (_starts_with_capital(name) and not is_year)


def _start_of_search(text: str, position: int) -> int | None:
    """Where, from ``position`` on, the words in front of the next number start; none where no number follows."""
    number = _NUMBER_START.search(text, position)
    if number is None:
        return None
    before = text[position : number.start()].rsplit(None, _MOST_WORDS)
    return position + len(before[0]) if len(before) > _MOST_WORDS else position


def _pattern_score(street: list[str], *, is_year: bool) -> float:
    """How sure these words are a street by their look; zero when they are none."""
    name = " ".join(street)
    if is_year:
        return 0.0
    if len(street) == 1:
        return (0.75 if _starts_with_capital(name) else 0.6) * _looks_like_street(street)
    is_named = _starts_with_capital(name) and all(_is_capital(each) for each in street)
    return 0.7 * (is_named and (_looks_like_street(street) or name[0] in "'’"))


def _announced_score(street: list[str], *, is_year: bool) -> float:
    """How sure words are a street in front of whose number's postcode or place stands."""
    is_named = len(street) <= _MOST_ANNOUNCED and all(_starts_with_capital(each) for each in street)
    return 0.75 * (not is_year and (is_named or (len(street) == 1 and len(street[0]) >= _SHORTEST_STREET)))


def _allowed(street: list[str]) -> bool:
    return not (street[-1].lower().rstrip(".") in _NOT_BEFORE_NUMBERS or street[0] in _PREPOSITIONS)


def _looks_like_street(street: list[str]) -> bool:
    is_named_so = len(street) > 1 and (_STREET_WORD.match(street[-1]) or _STREET_WORD.match(street[0]))
    return bool(is_named_so or _ENDING.match(street[-1]))


def _starts_with_capital(name: str) -> bool:
    return name[0] in "'’" or name[0].isupper() or name[0].isdigit()


def _with_title(words: list[str], first: int) -> int:
    """Where a street really starts of which the list knows only the end: *Burgemeester van der* Weidestraat."""
    start = first
    while len(words) - first == 1 and start and words[start - 1] in _INFIXES:
        start -= 1
    has_title = start and start < first and words[start - 1][0].isupper()
    return start - 1 if has_title else first


def _is_capital(word: str) -> bool:
    return word.lstrip("'’")[:1].isupper() or word[0].isdigit() or word in _INFIXES
