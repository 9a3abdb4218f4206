"""Names, places, addresses and organizations by the model trained for avgtool (docs/model-card.md).

A conditional random field (CRFsuite) labels each token; how sure it is of a span becomes a score by a table of how
often it was right on texts it had not seen.
"""

from __future__ import annotations

import json
import re
import threading
from bisect import bisect_left
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pycrfsuite

from avgtool.model.findings import TextFinding
from avgtool.netherlands.names.addresses import NO_STREETS
from avgtool.netherlands.names.features import VERSION, FeatureExtractor, Token, tokens
from avgtool.netherlands.names.gazetteer import dutch_gazetteer
from avgtool.netherlands.names.truecasing import is_upper
from avgtool.netherlands.names.words import ARTICLES, INFIXES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from avgtool.netherlands.names.gazetteer import Gazetteer

MODEL = Path(__file__).with_name("dutch_names.crfsuite")
SCORES = Path(__file__).with_name("dutch_names.json")
ENTITIES = {"PER": "PERSON", "LOC": "LOCATION", "ADDRESS": "ADDRESS", "ORG": "ORGANIZATION"}
"""Entity by the label of the model."""
_LABELS = {entity: label for label, entity in ENTITIES.items()}

_LEAST = 0.08
"""Certainty below which a span is not worth telling about."""
_FACTORS = {"ORG": 0.4}
"""Of scores. Organizations are no persons, and brands are everywhere."""
_LISTED, _SEVERAL, _SINGLE = 2.0, 1.3, 0.9
"""Of scores of persons: where a list of names has a word that is nothing but a name; of several words; of one word that
is a Dutch word too, or that nobody knows. By texts of the tuning half that the model had not seen."""
_PLACE_THAT_IS_A_WORD = 0.6
"""Of scores of places that no list knows and whose words are all Dutch words: *wasstraat*."""
_NAME_LETTERS, _PLACE_LETTERS, _WORD_LETTERS = frozenset("FS"), frozenset("PQ"), frozenset("WCM")
_SUREST = 0.98
_ENDS_NAME = frozenset("SFI")
"""Letters of the lists, one of which a word in lower case has that ends a name with capitals."""
_STREET_LETTERS = frozenset("TD")
_UNKNOWN_STREET = 0.4
"""What remains of the score of an address in which no list or ending knows a street: *Android 14*."""
_DIGITS_IN_A_NAME = 2
"""More digits in one word make it a code, such as an account number."""
_HOUSE_NUMBER = re.compile(r"\d{1,5}(?!x)[a-z]*")
_CODE, _GOES_ON = re.compile(r"\d-\d+-\d"), re.compile(r"[-/]\d+[-/]\d|-\d{4}")
"""Numbers of parts and dates, that are no house numbers: *keerring 40-62-10*, *loods 01-05-2026*."""
_WORDS_KEPT = 20_000
_REPLACED = re.compile(r"\[[A-Z_]+\]")
"""What replaces a value in anonymized text."""


@dataclass(frozen=True, slots=True)
class Span:
    """Tokens that the model takes for one entity."""

    first: int
    last: int
    """Inclusive."""
    label: str
    certainty: float
    """Mean, over the tokens, of what the model gives the entity: 0..1, not yet a score."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What the model makes of one text."""

    tokens: tuple[Token, ...]
    path: tuple[str, ...]
    """The likeliest labelling."""
    shares: Mapping[int, Mapping[str, float]]
    """By position, of tokens that may be part of an entity: what the model gives each label."""

    def spans(self) -> list[Span]:
        """Sure or not; without overlap."""
        runs = _rejoined(_runs(self.path), [token.text.lower() for token in self.tokens])
        found = [self._span(first, last, label) for first, last, label in runs]
        taken = {index for one in found for index in range(one.first, one.last + 1)}
        doubtful = [index for index in self.shares if index not in taken]
        found += [self._best(first, last) for first, last in _stretches(doubtful)]
        return [trimmed for one in found if (trimmed := self._trimmed(one))]

    def share(self, start: int, end: int, labels: Iterable[str]) -> float:
        """The most that the model gives one of ``labels`` for a token between two offsets."""
        around = (
            shares[label]
            for index, shares in self.shares.items()
            if self.tokens[index].start < end and start < self.tokens[index].end
            for label in labels
        )
        return max(around, default=0.0)

    def _span(self, first: int, last: int, label: str) -> Span:
        shares = [self.shares[index][label] if index in self.shares else 0.0 for index in range(first, last + 1)]
        return Span(first, last, label, sum(shares) / len(shares))

    def _best(self, first: int, last: int) -> Span:
        return max((self._span(first, last, label) for label in ENTITIES), key=lambda one: one.certainty)

    def _trimmed(self, span: Span) -> Span | None:
        """Without signs at its edges; none where no word is left, or no number in what needs one."""
        first, last = span.first, span.last
        while first <= last and not self.tokens[first].text[0].isalnum() and self.tokens[first].text[0] not in "'’":
            first += 1
        while last >= first and not self.tokens[last].text[0].isalnum():
            last -= 1
        words = [token.text for token in self.tokens[first : last + 1]]
        lower = [word.lower() for word in words]
        has_word = any(word[0].isalpha() and word not in INFIXES for word in lower)
        has_street = any(map(_HOUSE_NUMBER.fullmatch, lower)) and not _is_numbered_thing(lower)
        is_code = any(sum(map(str.isdigit, word)) > _DIGITS_IN_A_NAME for word in lower)
        if not has_word or (span.label == "ADDRESS" and not has_street) or (is_code and span.label != "ADDRESS"):
            return None
        return Span(first, last, span.label, span.certainty)


class NameModel:
    """The trained model; safe in threads."""

    def __init__(self, path: Path, extractor: FeatureExtractor) -> None:
        """Open the model at ``path``."""
        self._tagger = pycrfsuite.Tagger()
        self._tagger.open(str(path))
        self._extractor = extractor
        self._labels = {name: (f"B-{name}", f"I-{name}") for name in ENTITIES}
        self._busy = threading.Lock()

    def read(self, text: str) -> Reading:
        """What the model makes of ``text``."""
        found = tuple(tokens(text))
        if not found:
            return Reading((), (), {})
        features = self._extractor.features([token.text for token in found])
        marginal = self._tagger.marginal
        with self._busy:
            self._tagger.set(features)
            path = tuple(self._tagger.tag())
            shares = {
                index: {
                    name: marginal(first, index) + marginal(inside, index)
                    for name, (first, inside) in self._labels.items()
                }
                for index in range(len(found))
                if path[index] != "O" or marginal("O", index) < 1 - _LEAST
            }
        return Reading(found, path, shares)


Run = tuple[int, int, str]
"""First and last position, and label."""


def _is_numbered_thing(words: Sequence[str]) -> bool:
    """*bus 12*, *de bus 12*."""
    return next((word for word in words if word not in ARTICLES), "") in NO_STREETS


def _runs(path: Sequence[str]) -> Iterator[Run]:
    """First and last position, and label, of each entity in a labelling by B-, I- and O."""
    first: int | None = None
    for index, tag in enumerate([*path, "O"]):
        if first is not None and not tag.startswith("I-"):
            yield first, index - 1, path[first][2:]
            first = None
        if tag.startswith("B-") or (first is None and tag.startswith("I-")):
            first = index


def _rejoined(runs: Iterable[Run], words: Sequence[str]) -> list[Run]:
    """Runs, with persons as one between which nothing stands but infixes: *Quirine* op *ten Noort*."""
    joined: list[Run] = []
    for first, last, label in runs:
        if joined and label == "PER" == joined[-1][2] and set(words[joined[-1][1] + 1 : first]) <= INFIXES:
            joined[-1] = (joined[-1][0], last, label)
        else:
            joined.append((first, last, label))
    return joined


def _stretches(positions: Sequence[int]) -> Iterator[tuple[int, int]]:
    """First and last of each stretch of consecutive positions."""
    first: int | None = None
    for index, position in enumerate(positions):
        first = position if first is None else first
        if index + 1 == len(positions) or positions[index + 1] != position + 1:
            yield first, position
            first = None


class Calibration:
    """Scores for the certainties of a model: how often spans it was as certain of were right."""

    def __init__(self, tables: Mapping[str, Sequence[tuple[float, float]]]) -> None:
        """Take, by label, points of certainty and score, both rising."""
        self._tables = {label: tuple(zip(*points, strict=True)) for label, points in tables.items()}

    def score(self, label: str, certainty: float) -> float:
        """The score, 0..1, between the points around ``certainty``."""
        known, scores = self._tables[label]
        index = bisect_left(known, certainty)
        if index in (0, len(known)):
            return float(scores[min(index, len(known) - 1)])
        left, right = known[index - 1], known[index]
        share = (certainty - left) / (right - left)
        return float(scores[index - 1] + share * (scores[index] - scores[index - 1]))


class CrfNames:
    """Finds PERSON, LOCATION, ADDRESS and ORGANIZATION by the trained model."""

    entities = tuple(ENTITIES.values())
    name = "CrfNames"

    def __init__(self, model: NameModel, calibration: Calibration, gazetteer: Gazetteer) -> None:
        """Take a model, what its certainties are worth, and the lists it was trained with."""
        self._gazetteer = gazetteer
        self._letters = lru_cache(_WORDS_KEPT)(gazetteer.letters)
        self._calibration = calibration
        self._read = lru_cache(maxsize=8)(lambda text: model.read(_with_lower_case(text)))

    def find(self, text: str) -> list[TextFinding]:
        """What the model finds in ``text``, with calibrated scores; those of organizations are low."""
        reading = self._read(text)
        found = (self._finding(text, reading, one) for one in reading.spans())
        replaced = [match.span() for match in _REPLACED.finditer(text)] if "[" in text else []
        return [one for one in found if not any(start < one.end and one.start < end for start, end in replaced)]

    def share(self, text: str, start: int, end: int, entities: AbstractSet[str]) -> float:
        """The most that the model gives one of ``entities`` for a word between two offsets: its opinion of a find."""
        return self._read(text).share(start, end, [_LABELS[entity] for entity in entities])

    def _finding(self, text: str, reading: Reading, span: Span) -> TextFinding:
        last = self._last_of_name(reading, span) if span.label == "PER" else span.last
        start, end = reading.tokens[span.first].start, reading.tokens[last].end
        if end - start > 2 and text[end - 2 : end] in {"'s", "’s"}:  # noqa: PLR2004 - the genitive has two characters
            end -= 2
        score = min(_SUREST, self._calibration.score(span.label, span.certainty) * self._factor(reading, span))
        is_code = _GOES_ON.match(text, end) or _CODE.search(text, start, end)
        if span.label == "ADDRESS" and (is_code or not self._has_street(reading, span)):
            score *= _UNKNOWN_STREET
        return TextFinding(start, end, ENTITIES[span.label], round(score, 4))

    def _factor(self, reading: Reading, span: Span) -> float:
        """What remains of the score, by what the lists know of the words."""
        if span.label not in {"PER", "LOC"}:
            return _FACTORS.get(span.label, 1.0)
        words = [token.text.lower() for token in reading.tokens[span.first : span.last + 1] if token.text[0].isalpha()]
        known = [set(self._letters(word)) for word in words if word not in INFIXES]
        if span.label == "LOC":
            is_word = all(letters & _WORD_LETTERS and not letters & _PLACE_LETTERS for letters in known)
            return _PLACE_THAT_IS_A_WORD if is_word and not self._gazetteer.places_in(words) else 1.0
        if any(letters & _NAME_LETTERS and not letters & _WORD_LETTERS for letters in known):
            return _LISTED
        return _SINGLE if len(known) < 2 else _SEVERAL  # noqa: PLR2004 - one word or more

    def _has_street(self, reading: Reading, span: Span) -> bool:
        words = (reading.tokens[index].text.lower() for index in range(span.first, span.last + 1))
        return any(word == "postbus" or _STREET_LETTERS & set(self._letters(word)) for word in words)

    def _last_of_name(self, reading: Reading, span: Span) -> int:
        """Where a name with a capital ends: not in *van de balie*."""
        words = [reading.tokens[index].text for index in range(span.first, span.last + 1)]
        last = span.last
        if words[0][0].isupper() and words[-1].islower() and not set(self._letters(words[-1])) & _ENDS_NAME:
            last -= 1
            while last > span.first and "I" in self._letters(reading.tokens[last].text):
                last -= 1
        return last


def _with_lower_case(text: str) -> str:
    """``text`` in lower case where it is all capitals, which the model does not know."""
    if not is_upper(text):
        return text
    return "".join(low if len(low := each.lower()) == 1 else each for each in text)


def card(path: Path = SCORES) -> dict[str, Any]:
    """What is stored beside the model: version of its features, scores, how it was made."""
    content: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return content


@cache
def crf_names() -> CrfNames:
    """The model that comes with avgtool, loaded once a process."""
    stored = card()
    assert stored["features"] == VERSION, "the model was trained on other features: run make train"
    gazetteer = dutch_gazetteer()
    return CrfNames(NameModel(MODEL, FeatureExtractor(gazetteer)), Calibration(stored["scores"]), gazetteer)
