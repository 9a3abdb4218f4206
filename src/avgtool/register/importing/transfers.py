"""Where data go outside the EEA, in somebody's words: *Ja - VS (SCC's)*, *nee*, *binnen EU*."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from babel import Locale

from avgtool.i18n import LANGUAGES
from avgtool.model.activities import Transfer
from avgtool.register.answering import is_no, is_yes, tells
from avgtool.register.importing.cells import name_and_beside, parted, several
from avgtool.register.importing.columns import plain
from avgtool.register.notice.countries import code_of

if TYPE_CHECKING:
    from avgtool.model.register_words import RegisterWords

_LEAD = re.compile(r"^\s*([^\W_]+)\b[\s,.:;–—-]*", re.DOTALL)
_DASH = re.compile(r"\s+[-–—]\s+")
_EEA = (
    *("AT", "BE", "BG", "HR", "CY", "CZ", "DK", "EE", "FI", "FR", "DE", "GR", "HU", "IE", "IT", "LV", "LT", "LU"),
    *("MT", "NL", "PL", "PT", "RO", "SK", "SI", "ES", "SE", "IS", "LI", "NO"),
)
"""ISO 3166-1 of the members of the European Economic Area."""


@dataclass(frozen=True, slots=True)
class Abroad:
    """What a cell says of transfers."""

    transfers: tuple[Transfer, ...] = ()
    is_none: bool = False
    """Whether it says that nothing leaves the EEA."""
    unclear: bool = False
    """Whether something in it is neither."""


def abroad(cell: str, words: RegisterWords) -> Abroad:
    """The transfers that a cell names; one within the EEA is none."""
    if not cell.strip():
        return Abroad()
    if is_no(cell) or _within(cell, words):
        return Abroad(is_none=True)
    answer, rest = _answer_and_rest(cell)
    if is_no(answer):
        is_none = not rest.strip() or _within(_without(rest, words.outside), words)
        return Abroad(is_none=is_none, unclear=not is_none)
    named = [one for item in several(rest, commas=True) for one in _each(_transfer(item, words), words)]
    outside = tuple(one for one in named if one is not None and not _within(one.country, words))
    unclear = len(named) == 0 or None in named
    return Abroad(outside, is_none=bool(named) and not outside and not unclear, unclear=unclear)


def _answer_and_rest(cell: str) -> tuple[str, str]:
    """*Ja* and what follows it; no answer where it begins otherwise."""
    found = _LEAD.match(cell)
    if found is None or not (is_yes(found[1]) or is_no(found[1])):
        return "", cell
    return found[1], cell[found.end() :]


def _transfer(item: str, words: RegisterWords) -> Transfer | None:
    """One transfer: country, who gets it there, and what protects it; None where no country is named."""
    _, bare = _answer_and_rest(item)
    country, beside = name_and_beside(bare)
    parts = _DASH.split(country)
    country = re.sub(rf"^(?:{'|'.join(words.to)})\s+", "", parts[0].strip(), flags=re.IGNORECASE)
    besides = [*parts[1:], *parted(beside, (",", ";"))] if _has_safeguard(beside, words) else [*parts[1:], beside]
    safeguards = [one for one in besides if one and _has_safeguard(one, words)]
    recipients = [one for one in besides if one and not _has_safeguard(one, words)]
    if not tells(country) or _has_safeguard(country, words):
        return None
    return Transfer(country, ", ".join(recipients), ", ".join(safeguards))


def _each(transfer: Transfer | None, words: RegisterWords) -> list[Transfer | None]:
    """*VS en India* as two; *Trinidad en Tobago* is one."""
    countries = transfer.country.split(f" {words.both} ") if transfer is not None else []
    if transfer is None or not all(code_of(one, words.countries) for one in countries):
        return [transfer]
    return [replace(transfer, country=one.strip()) for one in countries]


def _has_safeguard(text: str, words: RegisterWords) -> bool:
    said = f" {plain(text)} "
    return any(f" {one} " in said for one in words.safeguards)


def _without(text: str, some: tuple[str, ...]) -> str:
    """*geen doorgifte buiten de EER*, without *buiten*: after a no it says the same as *binnen*."""
    return " ".join(word for word in plain(text).split() if word not in some)


def _within(text: str, words: RegisterWords) -> bool:
    """Whether all that a text says is that data stay within the EEA."""
    left = f" {plain(text)} "
    if set(left.split()) & set(words.outside):
        return False
    if not any(f" {one} " in left for one in (*words.inside, *_members())):
        return False
    for one in sorted((*words.inside, *_members(), *words.fillers, *words.to), key=len, reverse=True):
        while f" {one} " in left:
            left = left.replace(f" {one} ", " ")
    return not left.strip()


@cache
def _members() -> frozenset[str]:
    """The members of the EEA by name."""
    return frozenset(plain(str(Locale(language).territories[code])) for language in LANGUAGES for code in _EEA)
