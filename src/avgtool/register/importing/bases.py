"""The bases that somebody's words name (art. 6(1) AVG), each with the law or the interest that stands beside it."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from avgtool.i18n import LANGUAGES
from avgtool.model.consents import Basis
from avgtool.register.importing.cells import parted
from avgtool.register.importing.columns import plain
from avgtool.register.words import BASES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from avgtool.model.register_words import RegisterWords

_LETTER = re.compile(r"^(?:(?:art(?:ikel)?|avg|gdpr)?\s*)*6?\s*(?:lid)?\s*1?\s*(?:sub|onder)?\s*([a-f])$")
_ARTICLE = re.compile(
    r"(?:\bart(?:ikel)?\b\W*)?\b6(?:\W|lid)*1(?:[\W_]|lid|aanhef|en|sub|onder)*?\(?\b([a-f])\b\)?(?:\W*\b(?:avg|gdpr)\b)?"
)
_FIRST = re.compile(r"^\s*([a-fA-F])\s*[:(–-]\s*([^()]+)\)?\s*$")
_BETWEEN = (",", ";", "/", "+", "&", "\n")
_SAID_WITH = re.compile(r"\([^()]*\)|:[^,;\n/]*")
"""The law or the interest beside a basis, in which any word may stand: *(AWR of Awb)*, *: fraude of diefstal*."""
_MARKS = " \t\n\r:;,.-–—/|="


@dataclass(frozen=True, slots=True)
class Stated:
    """One basis, and what was said with it."""

    basis: Basis
    detail: str = ""
    """A law, a duty, an interest; empty where nothing but the basis is named."""


def bases_of(text: str, words: RegisterWords) -> tuple[Stated, ...]:
    """The bases that a text names: *6.1.b, 6.1.c*, *wettelijke plicht (AWR)*; none where it is not clear which."""
    stated = _stated(text, words)
    return () if _is_open(text, stated, words) else stated


def _is_open(text: str, stated: tuple[Stated, ...], words: RegisterWords) -> bool:
    """Whether bases are a choice (*a of b*, *a / b*), or hold in some cases alone (*contract, tenzij toestemming*)."""
    outside = _SAID_WITH.sub(" ", text)
    is_several = len({one.basis for one in stated}) > 1
    if _has(text if is_several else outside, words.conditions):
        return True
    if is_several:
        return "/" in outside or _has(outside, words.choices)
    details = (f" {plain(one.detail)} " for one in stated)
    return any(said.startswith(f" {one} ") or said.endswith(f" {one} ") for said in details for one in words.choices)


def _has(text: str, some: tuple[str, ...]) -> bool:
    said = f" {plain(text)} "
    return any(f" {one} " in said for one in some)


def _stated(text: str, words: RegisterWords) -> tuple[Stated, ...]:
    joined = " " + words.both + " "
    for parts in (parted(text, _BETWEEN), parted(text, (*_BETWEEN, joined))):
        stated = [_one(part, words) for part in parts]
        if len(parts) > 1 and all(stated):
            return tuple(dict.fromkeys(one for one in stated if one is not None))
    single = _one(text, words)
    return (single,) if single is not None else ()


def _one(text: str, words: RegisterWords) -> Stated | None:
    known = _known(words)
    said = plain(text)
    if said in known:
        return Stated(known[said])
    if (letter := _LETTER.match(said)) is not None:
        return Stated(Basis(letter[1]))
    if (lettered := _FIRST.match(text)) is not None:
        return _lettered(Basis(lettered[1].lower()), lettered[2], words)
    found = tuple(_found(_letters_alone(text), known))
    if len({basis for basis, _, _ in found}) != 1:
        return None
    return Stated(found[0][0], _rest(text, [(start, end) for _, start, end in found], words))


def _lettered(basis: Basis, rest: str, words: RegisterWords) -> Stated | None:
    """*c: Archiefwet*; what stands behind the letter may name the same basis, and no other."""
    inner = _one(rest, words)
    if inner is None:
        detail = _rest(rest, [], words)
        return Stated(basis, detail) if detail else None
    return Stated(basis, inner.detail) if inner.basis is basis else None


def _known(words: RegisterWords) -> Mapping[str, Basis]:
    ours = {plain(name.render(language)): basis for basis, name in BASES.items() for language in LANGUAGES}
    return {**words.bases, **ours}


def _found(text: str, known: Mapping[str, Basis]) -> Iterator[tuple[Basis, int, int]]:
    """Each naming of a basis, with its place; of *arbeidsovereenkomst* no place, because its own words say more."""
    for article in _ARTICLE.finditer(text):
        yield Basis(article[1]), article.start(), article.end()
    for name, basis in known.items():
        is_ending = name.startswith("*")
        pattern = r"\W+".join(map(re.escape, name.lstrip("*").split()))
        before = r"[^\W_]+" if is_ending else r"\b"
        for found in re.finditer(rf"{before}{pattern}\b", text) if len(name) > 1 else ():
            yield basis, found.start(), found.start() if is_ending else found.end()


def _letters_alone(text: str) -> str:
    """The text in small letters without accents, character by character, so that places stay the same."""
    return "".join(unicodedata.normalize("NFKD", one)[0].lower()[:1] or " " for one in text)


def _rest(text: str, taken: list[tuple[int, int]], words: RegisterWords) -> str:
    """What a text says besides the names of a basis, without the words that only lead to it (*op grond van*)."""
    inside = {place for start, end in taken for place in range(start, end)}
    left = "".join(" " if place in inside else one for place, one in enumerate(text))
    left = " ".join(re.sub(r"\(\s*\)", " ", left).split()).strip(_MARKS)
    while left.startswith("(") and left.endswith(")") and left.count("(") == 1:
        left = left[1:-1].strip(_MARKS)
    while (first := re.match(r"[\W_]*([^\W_]+)\b[\s:,]*", left)) is not None and plain(first[1]) in words.fillers:
        left = left[first.end() :]
    return left if plain(left) else ""
