"""What the name model sees of a text: tokens, and for each the features of itself and its neighbors.

Training and use share this module, so a model trained here sees the same when it is used. A change in what is said of a
token asks for a new model (`make train`); :data:`VERSION` keeps the two together.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from avgtool.netherlands.names.gazetteer import LETTERS_OF_NAMES, Gazetteer

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

VERSION = 2
"""Of these features; stands in the model's card file and must be the same there."""

_TOKEN = re.compile(
    r"\n"
    r"|(?:[^\W\d_]\.){1,5}(?![^\W\d_]{2})"  # initials: P.J., v.d.
    r"|['’][stSTnN](?![^\W_])"  # 't Hof
    r"|[^\W\d_]+(?:['’\-][^\W\d_]+)*"
    r"|\w+|[^\w\s]"
)
_DIGIT = re.compile(r"\d")
_RUNS = re.compile(r"(.)\1+")
_CASELESS_FROM = 2
"""Words a text needs before its lack of capitals says anything."""
_CACHE_SIZE = 100_000
_LONGEST_NUMBER = 6
_EDGE = ("⊢", "⊣")
_ENDS = frozenset('\n.!?:;•*"“(') | {_EDGE[0]}


class Token(NamedTuple):
    """A word, number or sign, and where it stands."""

    text: str
    start: int
    end: int


def tokens(text: str) -> list[Token]:
    """The tokens of ``text`` in order; a new line is one, other white space is none."""
    found: list[Token] = []
    end = 0
    for word in _TOKEN.findall(text):  # quicker than a match for each: between tokens there is nothing but white space
        start = text.index(word, end)
        end = start + len(word)
        found.append(Token(word, start, end))
    return found


def shape(word: str) -> str:
    """``Jan-Willem`` as ``Xx-Xx``, ``P.J.`` as ``X.X.``, ``1012`` as ``dddd``: runs of letters shortened."""
    if word.isdigit():
        return "d" * min(len(word), _LONGEST_NUMBER)
    marks = "".join(
        "X" if each.isupper() else "x" if each.isalpha() else "d" if each.isdigit() else each for each in word
    )
    return _RUNS.sub(r"\1", marks)


@dataclass(frozen=True, slots=True)
class _Word:
    """What is said of one word wherever it stands."""

    low: str
    shape: str
    known_as: str
    own: tuple[str, ...]
    before: tuple[str, ...]
    """As the word before another."""
    after: tuple[str, ...]
    second_before: tuple[str, ...]
    second_after: tuple[str, ...]


class FeatureExtractor:
    """Features of the tokens of a text; what it says of a word is worked out once."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        """Take the lists of names that tokens are looked up in."""
        self._gazetteer = gazetteer
        self._words: dict[tuple[str, str, bool], _Word] = {}
        self._start = _word(_EDGE[0], "")
        self._end = _word(_EDGE[1], "")

    def features(self, words: Sequence[str], *, hidden: Collection[int] = ()) -> list[list[str]]:
        """The features of each of ``words``, the tokens of one text.

        Args:
            words: In order.
            hidden: Positions of words that count as unknown to the lists of names: in training, so that the model
                learns to do without them.
        """
        marks = self._gazetteer.places_in([word.lower() for word in words])
        known = [self._known(word, marks.get(index, ""), index in hidden) for index, word in enumerate(words)]
        case = "l" if _is_caseless(words) else "m"
        padded = [self._start, self._start, *known, self._end, self._end]
        return [_features(padded, index + 2, case) for index in range(len(known))]

    def _known(self, word: str, mark: str, is_hidden: bool) -> _Word:
        key = (word, mark, is_hidden)
        found = self._words.get(key)
        if found is None:
            if len(self._words) >= _CACHE_SIZE:
                self._words.clear()
            letters = self._gazetteer.letters(word.lower()) + mark
            if is_hidden:
                letters = "".join(letter for letter in letters if letter not in LETTERS_OF_NAMES)
            found = self._words[key] = _word(word, letters)
        return found


def _word(word: str, known_as: str) -> _Word:
    low = _DIGIT.sub("0", word.lower())
    form = shape(word)
    own = [f"w={low}", f"sh={form}", f"G={known_as}", *(f"g={letter}" for letter in known_as)]
    if word[0].isalpha():
        own += [f"{side}{low[a:b]}" for side, a, b in _AFFIXES if len(low) > max(abs(a or 0), abs(b or 0))]
    return _Word(
        low,
        form,
        known_as,
        tuple(own),
        (f"-w={low}", f"-sh={form}", f"-G={known_as}", f"-s={low[-3:]}"),
        (f"+w={low}", f"+sh={form}", f"+G={known_as}", f"+s={low[-3:]}"),
        (f"--w={low}", f"--sh={form}", f"--G={known_as}"),
        (f"++w={low}", f"++sh={form}", f"++G={known_as}"),
    )


_AFFIXES = (
    ("p2=", 0, 2),
    ("p3=", 0, 3),
    ("p4=", 0, 4),
    ("s2=", -2, None),
    ("s3=", -3, None),
    ("s4=", -4, None),
)


def _features(words: Sequence[_Word], index: int, case: str) -> list[str]:
    second_before, before, word, after, second_after = words[index - 2 : index + 3]
    known, form = word.known_as, word.shape
    found = [
        f"c={case}{known}|{form}",
        f"-GG={before.known_as}|{known}",
        f"GG+={known}|{after.known_as}",
        f"-GGG+={before.known_as}|{known}|{after.known_as}",
        f"-SS={before.shape}|{form}",
        f"SS+={form}|{after.shape}",
        f"-wG={before.low}|{known}|{form}",
        f"Gw+={known}|{after.low}",
        f"--ww={second_before.low}|{before.low}",
    ]
    if before.low in _ENDS:
        found.append(f"st={known}|{form}")
        found.append(f"stw={word.low}|{form}")
    found += word.own
    found += before.before
    found += after.after
    found += second_before.second_before
    found += second_after.second_after
    return found


def _is_caseless(words: Sequence[str]) -> bool:
    """Whether nothing but the start of a sentence, if anything, has a capital."""
    before = _EDGE[0]
    count = 0
    for word in words:
        if word[0].isupper() and before not in _ENDS:
            return False
        count += word[0].isalpha()
        before = word
    return count >= _CASELESS_FROM
