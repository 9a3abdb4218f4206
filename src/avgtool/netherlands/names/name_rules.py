"""deduce's rules for names, read from its settings and carried out over the words of a text.

What they find is what deduce's own annotators find (a test holds the two against each other), but for rows of names:
its rule that extends a name by the words beside it costs the cube of a row, and overflows the stack. In a list of
attendants without commas every name so becomes the whole list, from each of its words anew. Here a name stops growing
after some rounds, and those that would have grown on and overlap are one: what the rule would have made of them in the
end. Names are positions of words, and what is asked of a word is asked once: that takes a third of the time.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet

ROUNDS = 12
"""Times that a name is extended, each time by a word or more to either side: no name is longer."""
_LEFT, _RIGHT = -1, 1
_CACHE_SIZE = 20_000
_MOST_INITIALS, _SHORTEST_NAME = 4, 3
"""Characters of initials, and of a word that is like a name, as deduce counts them."""

Test: TypeAlias = "Callable[[str], bool]"
"""Asks something of one word."""


class Name(NamedTuple):
    """Words that a rule takes for a name."""

    first: int
    last: int
    """Positions among the words of the text; the last is part of it."""
    tag: str
    """Parts that it was recognized from, with a plus between them."""


@dataclass(frozen=True, slots=True)
class Sequel:
    """Tests for words that follow each other, in the order in which they are walked."""

    tests: tuple[Test, ...]
    step: int
    """-1 to the left, 1 to the right."""
    skip: AbstractSet[str]
    """Words that may stand between."""

    def last(self, words: Sequence[str], place: int) -> int | None:
        """Where the sequence ends that starts at ``place``; none where it is not there."""
        last = None
        for test in self.tests:
            if not 0 <= place < len(words) or not test(words[place]):
                return None
            last, place = place, self.beyond(words, place)
        return last

    def beyond(self, words: Sequence[str], place: int) -> int:
        """The next place behind ``place`` that is not skipped."""
        place += self.step
        while 0 <= place < len(words) and words[place] in self.skip:
            place += self.step
        return place


@dataclass(frozen=True, slots=True)
class Extension:
    """What makes a name longer by the words beside it."""

    sequel: Sequel
    parts: frozenset[str]
    """What the name must begin or end with, on the side where the words stand."""
    tag: str
    """Of the longer name, with ``{tag}`` where that of the shorter goes."""

    def extended(self, words: Sequence[str], name: Name) -> Name:
        """The longer name; as it was where nothing beside it belongs to it."""
        is_left = self.sequel.step == _LEFT
        part = name.tag.partition("+")[0] if is_left else name.tag.rpartition("+")[2]
        if part not in self.parts:
            return name
        end = self.sequel.last(words, self.sequel.beyond(words, name.first if is_left else name.last))
        if end is None:
            return name
        tag = self.tag.format(tag=name.tag)
        return Name(end, name.last, tag) if is_left else Name(name.first, end, tag)


class NameRules:
    """Finds names among the words of a text."""

    def __init__(self, settings: Iterable[Mapping[str, Any]], lookups: Any) -> None:
        """Take deduce's settings of its annotators, and what they look words up in."""
        self._lookups = lookups
        self._starting: dict[str, list[tuple[Sequel, str]]] = {}
        self._listed: list[tuple[Any, bool, str]] = []
        self._extensions: list[Extension] = []
        take = {
            "TokenPatternAnnotator": self._take_sequence,
            "MultiTokenLookupAnnotator": self._take_list,
            "ContextAnnotator": self._take_extensions,
        }
        for each in settings:
            take[each["annotator_type"].rsplit(".", 1)[-1]](each["args"])

    def names(self, words: Sequence[str]) -> set[Name]:
        """The names among ``words``; they may overlap."""
        found: set[Name] = set()
        for place, word in enumerate(words):
            for sequel, tag in self._starting.get(word, ()):
                if (last := sequel.last(words, place)) is not None:
                    found.add(Name(place, last, tag))
        for trie, overlapping, tag in self._listed:
            found.update(Name(first, last, tag) for first, last in listed(words, trie, overlapping=overlapping))
        return self._grown(words, found) if found else found

    def _grown(self, words: Sequence[str], growing: set[Name]) -> set[Name]:
        settled: set[Name] = set()
        for _ in range(ROUNDS):
            before = growing
            for extension in self._extensions:
                growing = {extension.extended(words, name) for name in growing}
            settled |= growing & before
            growing = growing - before
            if not growing:
                return settled
        return settled.union(_joined(growing))

    def _take_sequence(self, arguments: Mapping[str, Any]) -> None:
        sequel = self._sequel(arguments["pattern"], _RIGHT, arguments.get("skip"))
        for word in self._lookups[arguments["pattern"][0]["lookup"]].items():
            self._starting.setdefault(word, []).append((sequel, arguments["tag"]))

    def _take_list(self, arguments: Mapping[str, Any]) -> None:
        trie = self._lookups[arguments["lookup_values"]]
        self._listed.append((trie, arguments.get("overlapping", False), arguments["tag"]))

    def _take_extensions(self, arguments: Mapping[str, Any]) -> None:
        for each in arguments["pattern"]:
            is_left = each["direction"] == "left"
            pattern = each["pattern"][::-1] if is_left else each["pattern"]
            sequel = self._sequel(pattern, _LEFT if is_left else _RIGHT, each.get("skip"))
            self._extensions.append(Extension(sequel, frozenset(each["pre_tag"]), each["tag"]))

    def _sequel(self, pattern: Sequence[Mapping[str, Any]], step: int, skip: Iterable[str] | None) -> Sequel:
        tests = tuple(lru_cache(_CACHE_SIZE)(_test(each, self._lookups)) for each in pattern)
        return Sequel(tests, step, frozenset(skip or ()))


def listed(words: Sequence[str], trie: Any, *, overlapping: bool) -> Iterator[tuple[int, int]]:
    """First and last position of what a trie of deduce's lists, the longest at each place."""
    known, free = trie.children, 0
    for place, word in enumerate(words):
        if word in known and place >= free and (length := length_in(trie, words, place)):
            yield place, place + length - 1
            free = 0 if overlapping else place + length


def length_in(trie: Any, words: Sequence[str], place: int) -> int:
    """How many words from ``place`` on are the longest that a trie of deduce's lists; 0 where it lists none."""
    length, node = 0, trie
    for end in range(place, len(words)):
        node = node.children.get(words[end])
        if node is None:
            break
        if node.is_terminal:
            length = end + 1 - place
    return length


def _test(position: Mapping[str, Any], lookups: Any) -> Test:
    """What deduce's settings ask of a word."""
    ((kind, value),) = position.items()
    if kind in {"and", "or"}:
        tests, together = [_test(each, lookups) for each in value], all if kind == "and" else any
        return lambda word: together(test(word) for test in tests)
    tests_of: dict[str, Test] = {
        "equal": lambda word: word == value,
        "re_match": lambda word: re.match(value, word) is not None,
        "is_initials": lambda word: (len(word) <= _MOST_INITIALS and word.isupper()) == value,
        "like_name": lambda word: _is_like_name(word) == value,
        "lookup": lambda word: word in lookups[value],
        "neg_lookup": lambda word: word not in lookups[value],
    }
    return tests_of[kind]


def _is_like_name(word: str) -> bool:
    return len(word) >= _SHORTEST_NAME and word.istitle() and not any(map(str.isdigit, word))


def _joined(names: Iterable[Name]) -> Iterator[Name]:
    """Names of which those that overlap are one."""
    chain: Name | None = None
    for each in sorted(names, key=lambda one: (one.first, -one.last, one.tag)):
        if chain is None or each.first > chain.last:
            yield from () if chain is None else (chain,)
            chain = each
        elif each.last > chain.last:
            chain = chain._replace(last=each.last)
    if chain is not None:
        yield chain
