"""How long data are kept, in somebody's words. A term is taken from one number alone; of several none is chosen."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from avgtool.i18n import LANGUAGES
from avgtool.model.activities import Action, StoragePeriod
from avgtool.model.retention import Term
from avgtool.register.importing.cells import name_and_beside
from avgtool.register.importing.columns import plain
from avgtool.register.words import ACTIONS, period_in_full

if TYPE_CHECKING:
    from collections.abc import Iterator

    from avgtool.model.register_words import RegisterWords

_LONGEST_DATA = 80
_DAYS_OF_A_WEEK = 7
_WORD = re.compile(r"[^\W_]+|[½¼¾]")
_FRACTION = re.compile(r"\d\s*(?:[.,/–-]|à)\s*\d|[½¼¾]|\d\s*\+")
_ORDER = ("years", "months", "weeks", "days")


@dataclass(frozen=True, slots=True)
class _Length:
    """A number with a unit, and the place where it stands."""

    unit: str
    count: int
    start: int
    end: int


def period_of(text: str, words: RegisterWords, *, is_ours: bool = False) -> tuple[StoragePeriod, bool]:
    """A term in words, and whether something is known of how long: a term, or the event that ends it.

    What is not wholly understood keeps its words as its ground. Of several numbers no term is made: *4 weken, met
    toestemming 1 jaar* is for somebody to write down twice.

    Args:
        text: One term.
        words: By which it is understood.
        is_ours: Whether avgtool wrote it, so that a number in brackets is surely part of the ground.
    """
    said = " ".join(text.split())
    for period in _candidates(said, words, is_ours=is_ours):
        if said.casefold() in {period_in_full(period).render(language).casefold() for language in LANGUAGES}:
            return period, True
    period = _with_what_is_done(text, words)
    return period, period.term is not None or bool(period.start)


def _candidates(text: str, words: RegisterWords, *, is_ours: bool) -> Iterator[StoragePeriod]:
    """The readings of a text that avgtool may have written itself: with data before it, with a ground behind it."""
    whole, action = _without_action(text)
    colons = [found.start() for found in re.finditer(": ", whole)]
    for data, rest in (*((whole[:at], whole[at + 2 :]) for at in colons), ("", whole)):
        brackets = [found.start() for found in re.finditer(r" \(", rest)] if rest.endswith(")") else []
        for length, ground in (*((rest[:at], rest[at + 2 : -1]) for at in brackets), (rest, "")):
            for term, start in _own_lengths(length, words, is_ours=is_ours):
                # *1 jaar (6 maanden voor prospects)* is not ours
                if is_ours or start or action or not _lengths(ground, words):
                    yield StoragePeriod(data, term, start, ground, action)


def _own_lengths(length: str, words: RegisterWords, *, is_ours: bool) -> Iterator[tuple[Term | None, str]]:
    """The readings of *7 jaar na het kalenderjaar, vanaf factuurdatum* and of *tot uitschrijving*."""
    yield None, ""
    for until, since in _own_marks():
        if length.startswith(until) and (is_ours or not _lengths(length, words)):
            yield None, length.removeprefix(until)
        counted, _, start = length.partition(since)
        lengths = _lengths(counted, words)
        yield from ((_sum(lengths, after_year=after_year), start) for after_year in (False, True))


def _own_marks() -> Iterator[tuple[str, str]]:
    """What stands before the event where nothing else ends the term, and what after a term, in each language."""
    for language in LANGUAGES:
        year, event = Term(years=1), "\0"
        until = period_in_full(StoragePeriod(start=event)).render(language)
        since = period_in_full(StoragePeriod(term=year, start=event)).render(language)
        alone = period_in_full(StoragePeriod(term=year)).render(language)
        yield until.removesuffix(event), since.removesuffix(event).removeprefix(alone)


def _without_action(text: str) -> tuple[str, Action | None]:
    """The text before *, daarna verwijderd*, and that action."""
    for action, name in ACTIONS.items():
        for language in LANGUAGES:
            ending = f", {name.render(language)}"
            if text.casefold().endswith(ending):
                return text[: -len(ending)], action
    return text, None


def _with_what_is_done(text: str, words: RegisterWords) -> StoragePeriod:
    """*binnen 4 weken na afwijzing verwijderen*: the last word is what happens, and no part of the event."""
    said = text.rstrip(" .").rsplit(maxsplit=2)
    action = words.doing.get(plain(said[-1])) if said else None
    before = {plain(one) for one in said[-2:-1]}
    if action is None or len(said) == 1 or before & words.not_doing:
        return _understood(text, words)
    body = text.rstrip(" .")[: -len(said[-1])].rstrip(" ,")
    period = _understood(body, words)
    return replace(period, action=action, ground=text.strip() if period.ground == body.strip() else period.ground)


def _understood(text: str, words: RegisterWords) -> StoragePeriod:
    """A term as others write it; its words are its ground, but for what the term says already."""
    action = _action(plain(text), words)
    kept = StoragePeriod(ground=text.strip(), action=action)
    data, rest = _data(text, words)
    body, ground = name_and_beside(rest)
    lengths = _lengths(text, words)
    if not lengths:
        return _until(kept, data, body, ground, words)
    after_year = any(plain(one) in plain(body) for one in words.after_year)
    start = "" if after_year else _start(body, words)
    is_whole = _is_whole(body, start, words)
    if not _is_one(lengths, text, words) or not (is_whole or _is_sure(text, start, words)):
        return kept
    term = _sum(lengths, after_year=after_year)
    return StoragePeriod(data, term, start, ground, action) if is_whole else replace(kept, term=term, start=start)


def _until(kept: StoragePeriod, data: str, body: str, ground: str, words: RegisterWords) -> StoragePeriod:
    """*tot uitschrijving*: no term, and the event that ends it."""
    marks = "|".join(map(re.escape, words.until))
    found = re.match(rf"\s*(?:{marks})\s+(?P<event>[^,;()]+)$", body, re.IGNORECASE)
    return replace(kept, data=data, start=found["event"].strip(), ground=ground) if found else kept


def _is_one(lengths: list[_Length], text: str, words: RegisterWords) -> bool:
    """Whether the numbers are one length of time: *7 jaar*, or *1 jaar en 6 maanden*, each unit smaller than before."""
    if _FRACTION.search(re.sub(r"\([^()]*\)", " ", text)) or any(one.unit not in _ORDER for one in lengths):
        return False
    if any(one.isdecimal() and two.isdecimal() and between not in words.units for one, between, two in _threes(text)):
        return False  # *5 tot 7 jaar*
    ordered = [_ORDER.index(one.unit) for one in lengths]
    between = [text[one.end : two.start].strip(" ,").casefold() for one, two in pairwise(lengths)]
    return ordered == sorted(set(ordered)) and all(one in {"", words.both, "and"} for one in between)


def _threes(text: str) -> Iterator[tuple[str, str, str]]:
    """Every three words that follow each other."""
    said = plain(text).split()
    yield from zip(said, said[1:], said[2:], strict=False)


def _is_whole(body: str, start: str, words: RegisterWords) -> bool:
    """Whether length and event are all that a text says, but for words such as *maximaal*."""
    left = f" {plain(body)} "
    for one in (*(plain(mark) for mark in words.after_year), plain(start)):
        left = left.replace(f" {one} ", " ", 1) if one else left
    if not start and left.split()[:1] and left.split()[0] in words.until:
        return False  # *tot 18 jaar* is an age
    known = {*words.since, *words.until, *words.at_most, words.both, *words.numbers, *words.units}
    return all(word in known or re.fullmatch(r"\d+[a-z]*", word) for word in left.split())


def _is_sure(text: str, start: str, words: RegisterWords) -> bool:
    """Whether nothing says that the number is no length of keeping: an age, at least, every."""
    said = f" {plain(text)} "
    until = not start and any(said.startswith(f" {one} ") for one in words.until)
    return not until and "+" not in text and not any(f" {one} " in said for one in words.doubtful)


def _lengths(text: str, words: RegisterWords) -> list[_Length]:
    """Every number with a unit of time, in order."""
    found = [(one[0].casefold(), one.start(), one.end()) for one in _WORD.finditer(text)]
    glued = re.compile(r"^(\d+)([^\W\d_]+)$")
    lengths: list[_Length] = []
    for index, (word, start, end) in enumerate(found):
        parts = glued.match(word)
        unit = words.units.get(plain(parts[2] if parts else word), "")
        number = parts[1] if parts else found[index - 1][0] if index else ""
        count = int(number) if number.isdecimal() and number.isascii() else words.numbers.get(plain(number), 0)
        if unit and count:
            lengths.append(_Length(unit, count, start if parts else found[index - 1][1], end))
    return lengths


def _sum(lengths: list[_Length], *, after_year: bool) -> Term | None:
    if not lengths:
        return None
    counted = {unit: next((one.count for one in lengths if one.unit == unit), 0) for unit in _ORDER}
    days = counted["days"] + _DAYS_OF_A_WEEK * counted["weeks"]
    return Term(counted["years"], counted["months"], days, after_year)


def _data(text: str, words: RegisterWords) -> tuple[str, str]:
    """What comes before a colon, and the rest."""
    before, colon, after = text.partition(":")
    is_data = colon and len(before) <= _LONGEST_DATA and "(" not in before and not re.search(r"\d", before)
    if not is_data:
        return "", text.strip()
    return ("" if plain(before) in words.at_most else before.strip()), after.strip()


def _action(said: str, words: RegisterWords) -> Action | None:
    """What happens then, where the text says so."""
    found = {action for word, action in words.actions.items() if re.search(rf"\b{re.escape(word)}\b", said)}
    return found.pop() if len(found) == 1 else None


def _start(text: str, words: RegisterWords) -> str:
    """The event with which a term starts: what comes after *vanaf* or *na*."""
    for mark in words.since:
        found = re.search(rf"\b{re.escape(mark)}\s+(?P<event>[^,;()]+)", text, re.IGNORECASE)
        if found is not None and not _lengths(found["event"], words):
            return found["event"].strip()
    return ""
