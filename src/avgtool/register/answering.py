"""Whether a text says something: *ja*, *J*, *?* and *n.v.t.* fill a cell, and prove nothing (art. 5(2) AVG)."""

from __future__ import annotations

import re
from functools import cache

from avgtool.i18n import LANGUAGES, Message, msg

_WORD = re.compile(r"[^\W_]+")
_YES = msg("yes, y, present, in place, signed, agreed, ok, done")
_NO = msg("no, n, none, not, absent, n/a, not applicable, nothing")
_LAW = msg("law, act, code, regulation, directive, article, consent")
_SHORT = 2
"""Words of a bare name of a law."""
_NOT_KNOWN = msg("unknown, not known yet, not yet, to follow, to be determined, tbd, see above, idem, ditto")


def tells(text: str) -> bool:
    """Whether ``text`` says more than yes, no, unknown or not applicable, in words, a letter or a mark."""
    said = folded(text)
    known = _yes() | _no() | _not_known()
    return len(said) > 1 and said not in known and not all(word in known for word in said.split())


def names_law(text: str) -> bool:
    """Whether a text may name a law, an article or consent: *AVG 9(2)(a)*, *Wabvpz*, *uitdrukkelijke toestemming*."""
    words = _WORD.findall(text)
    return tells(text) and (
        any(character.isdigit() for character in text)
        or any(sum(letter.isupper() for letter in word) > 1 or word.casefold().endswith(_laws()) for word in words)
        or any(word[0].isupper() for word in words[0 if len(words) <= _SHORT else 1 :])
    )


def is_yes(text: str) -> bool:
    """Whether it says yes, and nothing else."""
    return folded(text) in _yes()


def is_no(text: str) -> bool:
    """Whether it says no, none or not applicable, and nothing else."""
    return folded(text) in _no()


def folded(text: str) -> str:
    """The words of a text in small letters, without marks between them; letters of every script are kept."""
    return " ".join(_WORD.findall(text.casefold()))


@cache
def _yes() -> frozenset[str]:
    return _listed(_YES)


@cache
def _no() -> frozenset[str]:
    return _listed(_NO)


@cache
def _not_known() -> frozenset[str]:
    return _listed(_NOT_KNOWN)


@cache
def _laws() -> tuple[str, ...]:
    return tuple(_listed(_LAW))


def _listed(words: Message) -> frozenset[str]:
    """In every language that avgtool speaks: people keep their register in one and ask in another."""
    return frozenset(folded(word) for language in LANGUAGES for word in words.render(language).split(","))
