"""What stands in a cell of somebody's register: several things, bases, terms, parties; nothing of it is lost."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from avgtool.documents.words import CATEGORY_TAGS, KINDS
from avgtool.i18n import LANGUAGES
from avgtool.model.activities import Action, StoragePeriod
from avgtool.model.consents import Basis
from avgtool.model.kinds import Category, Kind
from avgtool.model.retention import Term
from avgtool.register.importing.columns import plain
from avgtool.register.words import BASES, period_said

if TYPE_CHECKING:
    from avgtool.model.register_words import RegisterWords

_BULLET = re.compile(r"^\s*(?:[-•*·–]|\d{1,2}[.)])\s+")
_LETTER = re.compile(r"^(?:(?:art(?:ikel)?|avg|gdpr)?\s*)*6?\s*(?:lid)?\s*1?\s*(?:sub|onder)?\s*([a-f])$")
_BESIDE = re.compile(r"^(?P<name>.*\S)\s*\((?P<beside>[^()]*(?:\([^()]*\)[^()]*)*)\)$")
_ACTION = re.compile(r",\s*(?:daarna|then)\s[^,()]*$")
_DASHES = frozenset({"-", "–", "—"})
_LONGEST_DATA = 80
_DAYS_OF_A_WEEK = 7


def several(cell: str, *, commas: bool = False) -> list[str]:
    """The things in a cell: a line each, else parted by semicolons, else (where they are single words) by commas."""
    for separator in ("\n", ";", *((",",) if commas else ())):
        if separator in cell:
            items = [_BULLET.sub("", part).strip() for part in cell.split(separator)]
            return [one for one in items if one and one not in _DASHES]
    bare = _BULLET.sub("", cell).strip()
    return [bare] if bare and bare not in _DASHES else []


def aligned(cell: str, count: int) -> list[str]:
    """What a cell says of each of ``count`` things: a line each, or one for all; nothing where they do not fit."""
    lines = [line.strip() for line in cell.split("\n")] if "\n" in cell else several(cell)
    lines = ["" if line in _DASHES else line for line in lines]
    if len(lines) == 1:
        return lines * count
    return lines if len(lines) == count else [""] * count


def basis_of(text: str, words: RegisterWords) -> Basis | None:
    """The basis that a text names: *toestemming*, *a*, *art. 6 lid 1 sub f*; None where it names none."""
    said = plain(text)
    ours = {plain(name.render(one)): basis for basis, name in BASES.items() for one in LANGUAGES}
    known = {**words.bases, **ours}
    if (found := known.get(said) or known.get(plain(re.sub(r"\(.*", "", text)))) is not None:
        return found
    if (letter := _LETTER.match(said)) is not None:
        return Basis(letter[1])
    inside = {basis for name, basis in known.items() if len(name) > 1 and re.search(rf"\b{re.escape(name)}\b", said)}
    return inside.pop() if len(inside) == 1 else None


def kinds_of(text: str, words: RegisterWords) -> tuple[Kind, ...]:
    """The kinds of data that a text names; none where the scanner knows no such data."""
    said = plain(text)
    ours = {plain(name.render(one)): kind for kind, name in KINDS.items() for one in LANGUAGES}
    if said in ours:
        return (ours[said],)
    return words.data.get(said, ())


def permit_of(text: str) -> tuple[Category, str]:
    """For which data a law is named: *bijzonder: AVG 9(2)(a)*; special data where nothing else is said."""
    tag, _, law = text.partition(":")
    named = {plain(name.render(one)): category for category, name in CATEGORY_TAGS.items() for one in LANGUAGES}
    category = named.get(plain(tag))
    return (category, law.strip()) if category and law.strip() else (Category.SPECIAL, text.strip())


def name_and_beside(text: str) -> tuple[str, str]:
    """*Mailbedrijf (verzending)* as two."""
    found = _BESIDE.match(text)
    return (found["name"], found["beside"].strip()) if found else (text, "")


def says_none(text: str, words: RegisterWords) -> bool:
    """Whether a cell says that there is none."""
    return plain(text) in {*words.nothing, "none", "no"}


def period_of(text: str, words: RegisterWords) -> StoragePeriod:
    """A term in words. Where it is written in another way than ours, the whole text stays beside it as its ground."""
    data, rest = _data(text)
    body, ground = name_and_beside(_ACTION.sub("", rest))
    action = _action(plain(text), words)
    period = StoragePeriod(data, _term(plain(body), words), _start(body, words), ground, action)
    if plain(text) in {plain(period_said(period).render(language)) for language in LANGUAGES}:
        return period
    return replace(period, data="", ground=text.strip())


def _data(text: str) -> tuple[str, str]:
    """What comes before a colon, and the rest."""
    before, colon, after = text.partition(":")
    is_data = colon and len(before) <= _LONGEST_DATA and "(" not in before
    return (before.strip(), after.strip()) if is_data else ("", text.strip())


def _action(said: str, words: RegisterWords) -> Action | None:
    known = {**words.actions, "deleted": Action.DELETE, "anonymized": Action.ANONYMIZE, "reviewed": Action.REVIEW}
    return next((action for word, action in known.items() if word in said), None)


def _term(said: str, words: RegisterWords) -> Term | None:
    """The first length of time in a text."""
    units = {**words.units, "year": "years", "month": "months", "week": "weeks", "day": "days"}
    counted: dict[str, int] = {}
    for number, unit in re.findall(r"\b(\w+) ([a-z]+)", said):
        name = next((name for word, name in units.items() if unit.startswith(word)), None)
        count = int(number) if number.isdecimal() else words.numbers.get(number)
        if name is not None and count and name not in counted:
            counted[name] = count
    if not counted:
        return None
    days = counted.get("days", 0) + _DAYS_OF_A_WEEK * counted.get("weeks", 0)
    after_year = any(plain(one) in said for one in (*words.after_year, "after the calendar year"))
    return Term(counted.get("years", 0), counted.get("months", 0), days, after_year)


def _start(text: str, words: RegisterWords) -> str:
    """The event with which a term starts: what comes after *vanaf* or *na*; after *tot*, what ends it."""
    for mark in ("from", *words.since, *words.until, "until"):
        for found in re.finditer(rf"\b{re.escape(mark)}\s+(?P<event>[^,()]+)", text, re.IGNORECASE):
            if not any(plain(found[0]).startswith(plain(one)) for one in words.after_year):
                return found["event"].strip()
    return ""
