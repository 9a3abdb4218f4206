"""What stands in a cell of somebody's register: several things, kinds of data, laws, parties; nothing of it is lost."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from avgtool.documents.words import CATEGORY_TAGS, KINDS
from avgtool.i18n import LANGUAGES
from avgtool.model.kinds import Category, Kind
from avgtool.register.completeness import PERMIT_ARTICLES
from avgtool.register.importing.columns import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from avgtool.model.register_words import RegisterWords

_BULLET = re.compile(r"^\s*(?:[-•*·–]|\d{1,2}[.)])\s+")
_BESIDE = re.compile(r"^(?P<name>.*\S)\s*\((?P<beside>[^()]*(?:\([^()]*\)[^()]*)*)\)$", re.DOTALL)
_DASHES = frozenset({"-", "–", "—"})


def several(cell: str, *, commas: bool = False) -> list[str]:
    """The things in a cell: a line each, else parted by semicolons, else (where they are single words) by commas."""
    for separator in ("\n", ";", *((",",) if commas else ())):
        if len(parts := parted(cell, (separator,)) if separator != "\n" else cell.split("\n")) > 1:
            items = [_BULLET.sub("", part).strip() for part in parts]
            return [one for one in items if one and one not in _DASHES]
    bare = _BULLET.sub("", cell).strip()
    return [bare] if bare and bare not in _DASHES else []


def parted(text: str, separators: Sequence[str]) -> list[str]:
    """A text in parts, at each separator that does not stand between brackets."""
    parts, begin, depth, place = list[str](), 0, 0, 0
    while place < len(text):
        depth += (text[place] == "(") - (text[place] == ")" and depth > 0)
        found = next((one for one in separators if text.startswith(one, place)), "") if depth == 0 else ""
        if found:
            parts.append(text[begin:place])
            begin = place + len(found)
        place += max(len(found), 1)
    if depth:  # a bracket that is never closed holds nothing together
        return _split(text, separators)
    return [stripped for part in (*parts, text[begin:]) if (stripped := part.strip())]


def _split(text: str, separators: Sequence[str]) -> list[str]:
    pattern = "|".join(map(re.escape, separators))
    return [stripped for part in re.split(pattern, text) if (stripped := part.strip())]


def aligned(cell: str, count: int) -> list[str] | None:
    """What a cell says of each of ``count`` things: a line each, or one for all; None where they do not fit."""
    cell = cell.strip()
    lines = [_BULLET.sub("", line).strip() for line in cell.split("\n")] if "\n" in cell else several(cell)
    lines = ["" if line in _DASHES else line for line in lines]
    if not lines:
        return [""] * count
    if len(lines) == 1:
        return lines * count
    return lines if len(lines) == count else None


def kinds_of(text: str, words: RegisterWords) -> tuple[Kind, ...]:
    """The kinds of data that a text names, *NAW (naam, adres)* as well; none where the scanner knows no such data."""
    if found := _kinds(text, words):
        return found
    name, beside = name_and_beside(text)
    parts = [_kinds(part, words) for part in parted(beside, (",", ";", "/"))]
    return _once((_kinds(name, words), *parts)) if parts and all((_kinds(name, words), *parts)) else ()


def _kinds(text: str, words: RegisterWords) -> tuple[Kind, ...]:
    said = plain(text)
    ours = {plain(name.render(one)): kind for kind, name in KINDS.items() for one in LANGUAGES}
    return (ours[said],) if said in ours else words.data.get(said, ())


def _once(found: Iterable[tuple[Kind, ...]]) -> tuple[Kind, ...]:
    return tuple(dict.fromkeys(kind for kinds in found for kind in kinds))


def permit_of(text: str) -> tuple[Category, str]:
    """For which data a law is named: *bijzonder: AVG 9(2)(a)*; special data where nothing else is said."""
    tag, _, law = text.partition(":")
    named = {plain(CATEGORY_TAGS[one].render(language)): one for one in PERMIT_ARTICLES for language in LANGUAGES}
    category = named.get(plain(tag))
    return (category, law.strip()) if category and law.strip() else (Category.SPECIAL, text.strip())


def name_and_beside(text: str) -> tuple[str, str]:
    """*Mailbedrijf (verzending)* as two."""
    found = _BESIDE.match(text)
    return (found["name"], found["beside"].strip()) if found else (text, "")
