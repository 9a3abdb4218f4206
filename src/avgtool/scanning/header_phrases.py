"""The phrases that speak for a kind of personal data, and how much each counts where it stands in a header."""

from __future__ import annotations

from typing import TYPE_CHECKING

from avgtool.scanning.header_tokens import split
from avgtool.scanning.subjects import subject_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from avgtool.recognizers.base import Knowledge
    from avgtool.recognizers.table_words import TableWords

WHOLE = 1.0
"""The header is the word, and nothing else."""
AT_HEAD = 0.9
"""The word is the last of several: *ShipPostalCode*."""
WITH_REMAINDER = 0.55
"""Unknown words stand behind it: *ip_address_locator*."""
OVERRULED = 0.2
"""Words stand behind it that change the meaning: *phone_number_type*."""
ABBREVIATION = 0.8
"""Factor for a word of one or two letters."""
_SHORTEST_NUMBERED = 4
"""Letters beside *nr* from which *no* and *num* in its place make no other word."""


def written(knowledge: Knowledge) -> Iterator[str]:
    """Every header word as it was written down."""
    for recognizer in knowledge.recognizers:
        yield from recognizer.headers
        yield from knowledge.headers.get(recognizer.entity, ())


def phrases_of(knowledge: Knowledge) -> dict[str, frozenset[str]]:
    """Header words, each written as one word, with the entities they speak for."""
    phrases: dict[str, set[str]] = {}
    for recognizer in knowledge.recognizers:
        for word in (*recognizer.headers, *knowledge.headers.get(recognizer.entity, ())):
            phrases.setdefault("".join(split(word)), set()).add(recognizer.entity)
    return {phrase: frozenset(entities) for phrase, entities in phrases.items() if phrase}


def numbered_otherwise(phrases: Mapping[str, frozenset[str]], knowledge: Knowledge) -> dict[str, frozenset[str]]:
    """The same phrases with another word for a number: *N° sécu*, *nr secu* and *num secu* for *numero secu*."""
    counting = knowledge.table_words.counting
    others: dict[str, set[str]] = {}
    for words in {split(phrase) for phrase in written(knowledge)}:
        numbers = [place for place, word in enumerate(words) if word in counting]
        if len(numbers) != 1 or sum(map(len, words)) - len(words[numbers[0]]) < _SHORTEST_NUMBERED:
            continue
        for number in counting - {words[numbers[0]]}:
            otherwise = "".join((*words[: numbers[0]], number, *words[numbers[0] + 1 :]))
            others.setdefault(otherwise, set()).update(phrases["".join(words)])
    return {phrase: frozenset(entities) for phrase, entities in others.items() if phrase not in phrases}


def is_meant(tokens: tuple[str, ...], start: int, end: int) -> bool:
    """Whether a phrase at this place is one: digits, such as *06*, are a column's number or a month behind a word."""
    if not tokens[start].isdigit():
        return True
    if all(token.isdigit() for token in tokens[start:end]):
        return start == 0 and not any(token.isdigit() for token in tokens[end:])
    return not (start and tokens[start - 1].isdigit())


def strength_of(tokens: tuple[str, ...], start: int, end: int, words: TableWords) -> float:
    """How much a phrase at this place counts."""
    behind = [token for token in tokens[end:] if not token.isdigit()]
    if start and end - start == 1 and _counts_another(tokens[start - 1], tokens[start], words):
        return OVERRULED
    if end - start == 1 and tokens[start] in words.counting and not words.counted_alone.issuperset(behind):
        return OVERRULED
    factor = ABBREVIATION if len("".join(tokens[start:end])) <= 2 else 1.0  # noqa: PLR2004 - an abbreviation
    if all(token in words.neutral for token in behind):
        return (WHOLE if start == 0 else AT_HEAD) * factor
    if any(token in words.other_heads for token in behind):
        return OVERRULED * factor
    return WITH_REMAINDER * factor


def _counts_another(before: str, word: str, words: TableWords) -> bool:
    """Whether a word such as *nr* says a number of what stands in front of it, and that is no house: *tek.nr*."""
    if word in words.counting:
        return before not in words.houses
    return word in words.keys and subject_of(before, words) is not None
