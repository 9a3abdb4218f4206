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
    from collections.abc import Callable, Iterator
    from collections.abc import Set as AbstractSet

_WORD = (
    r"(?!(?:nr|no|nummer|huisnummer)\b)(?:['’]?[^\W\d_](?:[^\W\d_]|['’.\-](?=[^\W\d_]))*\.?|\d{1,3}(?:e|ste|de)|"
    r"(?<=[Pp]lein[ ])19\d\d)"
)
_FLOOR = r"\d?[ ]?(?:bis|hs|huis|hoog|rood|rd|zwart|zw|boven|beneden|sous|[IVX]{1,4}|i{2,3}|iv)"
_NUMBER = (
    rf"\d{{1,5}}(?:[ ]t/m[ ]\d{{1,4}}(?![^\W_])|[ ]?[a-zA-Z]\d?(?![^\W_])|[ ]?{_FLOOR}(?![^\W_])|"
    r"[ ](?:bus|bte|unit|app?\.?)[ ]\d{1,4}(?![^\W_])|"
    r"[-/]\d{1,4}(?![^\W_])|[ ][-/][ ]\d{1,3}(?![^\W_])|[ ]\d[ ]?h(?![^\W_])|"
    rf"[ ]?[-/][ ]?(?:[a-zA-Z]{{1,2}}|{_FLOOR})(?![^\W_]|/))*"
)
_BEFORE_NUMBER = re.compile(
    rf"(?<![^\W_])(?P<words>{_WORD}(?:[ ]{_WORD}){{0,5}}),?[ ]+(?:(?:nr|no|nummer|huisnummer)\.?[ ]*)?"
    rf"(?P<number>{_NUMBER})(?![^\W_]|[.,:]\d|[ ]?[€%])"
)
_STREET_ANNOUNCED = (
    r"(?:\w*adres(?:[ ](?:is|blijft|wordt|was|nu|nog|ook|tijdelijk|sinds kort)){0,2}|adr\.?|straat|straatnaam|woont u|"
    r"woon je)[ ]?(?:[:=?][ ]?|[ ](?:aan|op)[ ](?:de[ ]|het[ ])?|[ ])"
)
_ANNOUNCES = re.compile(rf"(?i)(?<![^\W_]){_STREET_ANNOUNCED}$")
"""What stands right in front of a street: *adres blijft*, *straat:*."""
_SPEAKS_OF_ADDRESS = re.compile(r"(?i)adr|straat|wo[on]|bezorg|afgegeven|verhui|gebracht")
_LIVES = re.compile(
    r"(?i)(?<![^\W_])(?:wo(?:on|ont|nen|onden?)|bezorg\w*|afgegeven|verhui\w+|gebracht)(?:[ ][a-zà-ÿ]+){0,3}[ ]"
    r"(?:op|aan|naar)[ ](?:de[ ]|het[ ])?$"
)
"""What stands in front of a street that a list knows, in whatever case."""
_REACH = 45
"""Characters of the longest announcement."""
_PLACE_BEHIND = re.compile(
    r"(?:,[ ]?|[ ]?\n|[ ]te[ ])((?:'s-|’s-)?[^\W\d_]{3,}(?:[- ][^\W\d_]+){0,3})(?![ ]?\d|[^\W_])"
)
_TOWN_BEHIND = re.compile(
    r"(?:,?[ ]|,?[ ]?\n)(?:(?:te|in)[ ])?(?:[1-9]\d{3}[ ]?[A-Za-z]{2}[, \n]{1,2})?"
    r"(['’]?[^\W\d_]+(?:['’\-][^\W\d_]+)*(?:[ ][^\W\d_]+){0,3})(?![^\W_])"
)
_FOLLOWED = re.compile(r"[ ]?,?[ \n]?[1-9]\d{3}[ ]?[A-Za-z]{2}(?![^\W_])|,?[ ]te[ ][A-ZÀ-ÖØ-Þ]")
"""A postcode, or *te* with a place: what stands in front of it is an address, whatever it is called."""
_DATE = re.compile(r"\d{1,2}[-/]\d{1,2}[-/]\d")
_NUMBER_START = re.compile(r"[ .or]\d")
"""Behind a space, or *nr* and *nummer*."""
_MOST_WORDS = 7
"""Between spaces, in front of a number: those of a street, and *nummer*."""
_POSTBUS = re.compile(r"(?i)(?<![^\W_])postbus[ ]\d{1,5}(?![^\W_])")
_ENDING = re.compile(
    r"(?i)^[^\W\d_][\w'’.\-]{2,}(?:straat|straatje|str|weg|wegje|laan|laantje|plein|gracht|kade|dijk|singel|hof|hofje|park|"
    r"dreef|steeg|pad|plantsoen|wal|haven|boulevard|akker|veld|erf|weide|kamp|brink|donk|horst|poort|burg|"
    r"strjitte|strjit|wei|dyk|hôf|leane|loane|finne|wyk|buorren|reed)\.?$"
)
"""Dutch and Frisian."""
_STREET_WORD = re.compile(
    r"(?i)^(?:straat|weg|laan|plein|gracht|kade|dijk|singel|hof|park|dreef|steeg|pad|boulevard|avenue|kaya|strjitte|hôf|dyk|leane)$"
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
    metro sprinter intercity trams bussen breedtegraad lengtegraad graad lat lon kolom regel cel
    """
)
"""Words in front of a number that name no street."""
_NOT_BEFORE_NUMBERS = NO_STREETS | MONTHS
_STREETS_TOO = words_of("haven plaats plein park gang hal gebouw kanaal zijde")
"""Of those, what is a street all the same behind *adres*."""
_PREPOSITIONS = words_of("aan in op naar uit bij via langs vanaf tot en of is was een blijft wordt")
_INFIXES = words_of("van de der den het en ter te ten 't ’t 's ’s it")
_TITLES = words_of(
    """
    burgemeester burg burg. burgem. bgm. wethouder dr dr. ds ds. prof prof. professor mgr mgr. past. pastoor pastor
    kapelaan deken kanunnik frater pater zuster sint st st. prins prinses pr. koning koningin kon kon. graaf gravin
    hertog hertogin baron jonkheer jhr jhr. jonker ridder meester mr mr. dokter notaris minister president admiraal
    generaal gen. kapitein kolonel luitenant ir ir. ing. johan jan pieter willem karel hendrik dominee rector
    """
)
"""What the name of a street begins with that its list knows without."""
_OPENING = re.compile(r"['’]t|it|\d{1,2}(?:e|ste|de)|eerste|tweede|derde|vierde")
"""What is part of the street in front of a name that the list knows without."""
_MOST_ANNOUNCED = 3
_SHORTEST_STREET, _SHORTEST_NAMED = 6, 4
"""Letters of a street without a capital that nothing but the postcode behind it makes known; and behind *adres*."""
_ANNOUNCED, _FOLLOWED_SCORE, _PLACE_SCORE = 0.8, 0.75, 0.8
_SYLLABLE = 3
"""Letters of words that say nothing about a street."""
_NOT_BEHIND_ADDRESS = words_of(
    "is blijft wordt was nu nog ook tijdelijk sinds van voor wijziging wijzigen klopt heeft met niet"
)
_YEARS = range(1900, 2100)


class Addresses:
    """Finds ADDRESS: street with number; and LOCATION, the place behind it. The postcode is a finding of its own."""

    entities = ("ADDRESS", "LOCATION")
    name = "Addresses"

    def __init__(
        self, streets: Callable[[], frozenset[str]], *, places: AbstractSet[str], words: AbstractSet[str]
    ) -> None:
        """Take the lists, lower case.

        Args:
            streets: Gives the list of street names; called once.
            places: What stands behind an address.
            words: Dutch words, which are no streets without a capital unless something says so.
        """
        self._streets = streets()
        self._places = places
        self._words = words

    def find(self, text: str) -> list[TextFinding]:
        """The addresses in ``text``."""
        boxes = _POSTBUS.finditer(text) if "ostbus" in text or "OSTBUS" in text else ()
        found = [TextFinding(match.start(), match.end(), "ADDRESS", 0.85) for match in boxes]
        position = 0
        while (start := _start_of_search(text, position)) is not None and (match := _BEFORE_NUMBER.search(text, start)):
            position = match.end("number")
            if address := self._address(match):
                found += [address, *self._place_behind(text, address.end)]
        return found

    def _place_behind(self, text: str, end: int) -> Iterator[TextFinding]:
        """The place that stands behind an address which ends at ``end``, if any."""
        name = _TOWN_BEHIND.match(text, end)
        if name is None:
            return
        words = name[1].split(" ")
        for count in range(len(words), 0, -1):
            place = " ".join(words[:count])
            if place.lower() in self._places and (place[0] in "'’" or place[0].isupper() or place not in self._words):
                yield TextFinding(name.start(1), name.start(1) + len(place), "LOCATION", _PLACE_SCORE)
                return

    def _address(self, match: re.Match[str]) -> TextFinding | None:
        words, number = match["words"].split(" "), match["number"]
        is_year = number.isdigit() and int(number) in _YEARS
        if _DATE.match(match.string, match.start("number")):
            return None
        announced = _announced_from(match)
        if announced is not None and not is_year and self._is_street(words[announced:], match):
            return _finding(match, words[announced:], _ANNOUNCED)
        is_followed = self._is_followed(match)
        ways = (self._listed_score, _pattern_score, *((_followed_score,) if is_followed else ()))
        for score_of in ways:
            for first in range(len(words)):
                if _allowed(words[first:]) and (score := score_of(words[first:], is_year=is_year)):
                    start = first if score_of is _followed_score else _with_title(words, first)
                    return _finding(match, words[start:], max(score, _FOLLOWED_SCORE * is_followed))
        return None

    def _is_street(self, street: list[str], match: re.Match[str]) -> bool:
        """Whether words behind *adres* can name a street; a list knows those behind *wonen op*."""
        name = " ".join(street)
        is_sure = _ANNOUNCES.search(match.string[: match.end("words") - len(name)][-_REACH:]) is not None
        is_listed = name.lower() in self._streets and _allowed(street)
        return is_listed or (is_sure and _can_be_street(street))

    def _is_followed(self, match: re.Match[str]) -> bool:
        """Whether a postcode or a place stands behind."""
        end = match.end("number")
        if _FOLLOWED.match(match.string, end):
            return True
        place = _PLACE_BEHIND.match(match.string, end)
        return place is not None and self._starts_with_place(place[1])

    def _starts_with_place(self, name: str) -> bool:
        words = name.lower().split(" ")
        return any(" ".join(words[:count]) in self._places for count in range(1, len(words) + 1))

    def _listed_score(self, street: list[str], *, is_year: bool) -> float:
        """How sure these words are a street of the national list; zero when they are none."""
        name = " ".join(street)
        if name.lower() not in self._streets:
            return 0.0
        if _looks_like_street(street):
            return 0.9
        if _starts_with_capital(name):
            return 0.65 * (not is_year)
        is_no_word = any(len(word) > _SYLLABLE and word not in self._words for word in street)
        return 0.68 * (is_no_word and not is_year)


def _finding(match: re.Match[str], street: list[str], score: float) -> TextFinding:
    return TextFinding(match.end("words") - len(" ".join(street)), match.end("number"), "ADDRESS", score)


def _announced_from(match: re.Match[str]) -> int | None:
    """Which of the words in front of the number is the first behind an announcement, if any is."""
    start, end = match.span("words")
    text = match.string[max(0, start - _REACH) : end]
    if not _SPEAKS_OF_ADDRESS.search(text):
        return None
    words = match["words"].split(" ")
    for first in range(len(words)):
        before = text[: len(text) - len(" ".join(words[first:]))]
        if (_ANNOUNCES.search(before) or _LIVES.search(before)) and words[
            first
        ].lower() not in _PREPOSITIONS | _NOT_BEHIND_ADDRESS:
            return first
    return None


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
        return (0.65 if _starts_with_capital(name) else 0.6) * _looks_like_street(street)
    is_named = _starts_with_capital(name) and all(_is_capital(each) for each in street)
    is_frisian = street[0] == "it" and _looks_like_street(street[1:])
    return 0.7 * (is_frisian or (is_named and (_looks_like_street(street) or name[0] in "'’")))


def _can_be_street(street: list[str]) -> bool:
    last = street[-1].lower().rstrip(".")
    is_number_word = (last in _NOT_BEFORE_NUMBERS and last not in _STREETS_TOO) or last in _PREPOSITIONS
    is_long = len(street[-1]) >= _SHORTEST_NAMED or street[-1][0].isupper()
    is_named = len(street) == 1 or street[0] in _INFIXES or all(map(_is_capital, street))
    return is_named and is_long and len(street) <= _MOST_ANNOUNCED + 1 and not is_number_word


def _followed_score(street: list[str], *, is_year: bool) -> float:
    """How sure words are a street behind whose number a postcode or place stands."""
    are_capital = all(_starts_with_capital(each) for each in street)
    is_named = len(street) <= _MOST_ANNOUNCED and (are_capital or _OPENING.fullmatch(street[0]) is not None)
    return 0.75 * (not is_year and (is_named or (len(street) == 1 and len(street[0]) >= _SHORTEST_STREET)))


def _allowed(street: list[str]) -> bool:
    last = street[-1].lower().rstrip(".")
    is_named = len(street) > 1 and all(word[0].isupper() for word in street)  # Oude Rijksweg, Nieuwe Haven
    return not (last in (MONTHS if is_named else _NOT_BEFORE_NUMBERS) or street[0] in _PREPOSITIONS)


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
    if start and words[start - 1].lower() in _TITLES:
        return start - 1
    return first - 1 if first and _OPENING.fullmatch(words[first - 1].lower()) else first


def _is_capital(word: str) -> bool:
    return word.lstrip("'’")[:1].isupper() or word[0].isdigit() or word in _INFIXES
