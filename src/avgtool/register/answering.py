"""Whether a text says something: *ja*, *J*, *?* and *n.v.t.* fill a cell, and prove nothing (art. 5(2) AVG)."""

from __future__ import annotations

import re
from functools import cache

from avgtool.i18n import LANGUAGES, Message, msg

_WORD = re.compile(r"[^\W_]+")
_YES = msg("yes, y, present, in place, signed, agreed, ok, done")
_NO = msg("no, n, none, not, absent, n/a, not applicable, nothing")
_NOT_KNOWN = msg("unknown, not known yet, not yet, to follow, to be determined, tbd, see above, idem, ditto")


def tells(text: str) -> bool:
    """Whether ``text`` says more than yes, no, unknown or not applicable, in words, a letter or a mark."""
    said = folded(text)
    known = _yes() | _no() | _not_known()
    return len(said) > 1 and said not in known and not all(word in known for word in said.split())


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


def _listed(words: Message) -> frozenset[str]:
    """In every language that avgtool speaks: people keep their register in one and ask in another."""
    return frozenset(folded(word) for language in LANGUAGES for word in words.render(language).split(","))
