"""Persons and places by the rules and lists of deduce, slimmed to what customer texts need.

deduce (Menger et al., Utrecht University) was made for medical notes. The rules of its name annotators are used as they
are; its healthcare lists, street expansion, patient data and redaction are not. What they find is scored here by the
kind of evidence, and some of it is refused in running Dutch.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

from avgtool.model.findings import TextFinding
from avgtool.netherlands.names.deduce_lists import lookups, name_annotator_settings
from avgtool.netherlands.names.name_rules import NameRules, listed
from avgtool.netherlands.names.words import (
    AMBIGUOUS_NAMES,
    AMBIGUOUS_PLACES,
    ARTICLES,
    BRANDS,
    FOREIGN_PLACES,
    HONORIFICS,
    MONTHS,
    starts_sentence,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

_LEFT_OUT = frozenset({"patient_name", "eponymous_disease"})
_SURE, _LIKELY, _SINGLE, _SURNAME, _DOUBTFUL = 0.9, 0.8, 0.7, 0.5, 0.3
_PLACE, _DOUBTFUL_PLACE = 0.6, 0.3
_SAYING_PERSON = frozenset({"prefix", "voornaam", "initiaal"})
_PREPOSITION = re.compile(r"(?:te|in|op|uit)\s+")
_SHORTEST_PLACE = 3
_SHORTEST_MONTH = 4


class _Span(NamedTuple):
    """Characters that a rule takes for a name."""

    start: int
    end: int
    tag: str


class DeduceNames:
    """Finds PERSON and LOCATION in Dutch text; safe in threads once made."""

    entities = ("PERSON", "LOCATION")
    name = "DeduceNames"

    def __init__(self) -> None:
        """Build the lists: about 0.6 s and 20 MB."""
        self._found, self._tokenizer = lookups()
        settings = name_annotator_settings().items()
        self._rules = NameRules((each for name, each in settings if name not in _LEFT_OUT), self._found)
        for place in FOREIGN_PLACES:
            self._found["placename"].add_item([token.text for token in self._tokenizer.tokenize(place)])

    def find(self, text: str) -> list[TextFinding]:
        """Persons and places in ``text``; they may overlap where it cannot tell."""
        if text.lower() == text:
            return []
        words, starts = self._tokenizer.words(text)
        places = [
            (starts[first], starts[last] + len(words[last]))
            for first, last in listed(words, self._found["placename"], overlapping=False)
        ]
        names = [
            _Span(starts[each.first], starts[each.last] + len(words[each.last]), each.tag)
            for each in self._rules.names(words)
        ]
        spans = set(places)
        persons = [self._person(text, each, spans) for each in _longest(names)]
        return [each for each in (*persons, *(_place(text, *place) for place in places)) if each]

    def _person(self, text: str, named: _Span, places: set[tuple[int, int]]) -> TextFinding | None:
        tags = named.tag.split("+")
        start, end = _without_honorific(text, named.start, named.end)
        if tags[0] == "naam" and starts_sentence(text, start):
            start = self._behind_unknown_word(text, start, end)
        name = text[start:end]
        if not name or _is_date_part(text, start, end) or _is_brand(name):
            return None
        score = _person_score(text, start, name, tags)
        is_place = (start + _preposition_length(name), end) in places and not _SAYING_PERSON & set(tags)
        return TextFinding(start, end, "PERSON", min(score, _DOUBTFUL) if is_place else score)

    def _behind_unknown_word(self, text: str, start: int, end: int) -> int:
        """Where the name starts when a sentence starts with a word that is no name: *Klant* Bakker."""
        first, space, _ = text[start:end].partition(" ")
        known = any(re.split(r"[-'’.]", first)[0] in self._found[name].children for name in ("first_name", "surname"))
        return start if known or not space else start + len(first) + 1


def _place(text: str, start: int, end: int) -> TextFinding | None:
    name = text[start:end]
    if not name[:1].isupper() and not name.startswith(("'", "’")):
        return None
    is_doubtful = name.lower() in AMBIGUOUS_PLACES or len(name) < _SHORTEST_PLACE
    return TextFinding(start, end, "LOCATION", _DOUBTFUL_PLACE if is_doubtful else _PLACE)


def _longest(names: Iterable[_Span]) -> list[_Span]:
    """Names that do not overlap, longer ones first, then in order."""
    kept: list[_Span] = []
    for each in sorted(names, key=_longer_and_surer):
        place = bisect_left(kept, each.end, key=_start)
        if place == 0 or kept[place - 1].end <= each.start:
            kept.insert(place, each)
    return kept


def _start(name: _Span) -> int:
    return name.start


def _longer_and_surer(one: _Span) -> tuple[int, int, bool, str]:
    return one.start - one.end, one.start, one.tag != "voornaam", one.tag


def _without_honorific(text: str, start: int, end: int) -> tuple[int, int]:
    """The span without the *mevrouw* or *dr.* before the name."""
    while match := HONORIFICS.match(text, start, end):
        start = match.end()
    return start, end


def _is_brand(name: str) -> bool:
    """Whether the first word with a capital is a brand: *de* Bosch, Honda *Jazz*."""
    return next((word for word in name.split() if word[0].isupper()), "").lower() in BRANDS


def _preposition_length(name: str) -> int:
    """Characters of the preposition that a place rather than a name has in front: *te* Antwerpen."""
    match = _PREPOSITION.match(name)
    return match.end() if match else 0


def _is_date_part(text: str, start: int, end: int) -> bool:
    """Whether a month or day stands here rather than somebody called Jan or Mei."""
    name = text[start:end].lower()
    if name not in MONTHS:
        return False
    is_short = len(name) < _SHORTEST_MONTH and name != "mei"
    around = text[max(0, start - 3) : start] + text[end : end + 3]
    return not is_short or any(character.isdigit() for character in around)


def _person_score(text: str, start: int, name: str, tags: list[str]) -> float:
    """How sure a name is, by what it was recognized from."""
    first_word = name.split(maxsplit=1)[0]
    has_first_name = "voornaam" in tags or "initiaal" in tags
    if "prefix" in tags:
        return _SURE
    if has_first_name and len(tags) > 1:
        return _SURE
    if "interfix" in tags:
        return (
            _DOUBTFUL
            if starts_sentence(text, start) and name.rsplit(maxsplit=1)[-1].lower() in AMBIGUOUS_NAMES
            else _LIKELY
        )
    if len(tags) > 1:
        return _DOUBTFUL if starts_sentence(text, start) and first_word.lower() in AMBIGUOUS_NAMES else _LIKELY
    return _single_score(text, start, name, is_first_name=has_first_name)


def _single_score(text: str, start: int, name: str, *, is_first_name: bool) -> float:
    before = text[:start].rstrip().rsplit(maxsplit=1)[-1:] or [""]
    if before[0].lower() in ARTICLES:
        return _DOUBTFUL
    if starts_sentence(text, start) and (name.lower() in AMBIGUOUS_NAMES or not is_first_name):
        return _DOUBTFUL
    return _SINGLE if is_first_name else _SURNAME
