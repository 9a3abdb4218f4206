"""Cells that were meant to hold one address or number, and hold more, or other things as well: one by one. Pure.

Common cells never come here; :mod:`avgtool.ledger.keyed_columns` tells which ones do.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from avgtool.ledger.keyed import IMPLAUSIBLE, Identifier, identifying, normalized
from avgtool.ledger.spelling import LONGEST, TRUNK, plain_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

_ADDRESSES = (
    re.compile(r"[^\s;,|/<>()'\":=\[\]{}*!?@]+@[^\s;,|/<>()'\":=\[\]{}*!?&@]+"),
    re.compile(r"[\w.%+'-]+@[\w.-]+"),
)
"""As much as an address may hold, and what addresses mostly hold: ``r&d@x.nl``, and two with ``&`` between them."""
_AROUND_AT = re.compile(r"\s*@\s*")
_TOKEN = re.compile(r"\+?[0-9]+")
_SIGNS = re.compile(r"[\W_]+")
_OVERFLOWN = re.compile(r"#{2,}")
"""What a spreadsheet shows, and exports, of a number that is too wide for its column."""
_WHOLE = 6
"""Digits that must belong to a number; fewer may be an extension or an hour."""
_MOST_TOKENS = 60


@dataclass(frozen=True, slots=True)
class Cell:
    """What can be read of a cell."""

    identifiers: frozenset[str] = frozenset()
    """All that may stand in it, normalized; more than there are where it can be read in several ways."""
    unreadable: bool = False
    """Whether something stands in it that may name a person, and cannot be read."""


def read_cell(kind: Identifier, text: str, nobody: frozenset[str] = frozenset()) -> Cell:
    """Every address or number in a cell.

    Args:
        kind: What the column holds.
        text: The cell.
        nobody: Words for nothing, in small letters with one space for signs: ``n v t``, ``geen mail``.
    """
    plain = plain_text(text)
    bare = _SIGNS.sub(" ", plain).strip().casefold()
    if bare in nobody or (not bare and not _OVERFLOWN.search(plain)):
        return Cell()
    whole = identifying(kind, text)
    read = _READERS.get(kind)
    found = read(plain) if read else Cell(unreadable=not whole)
    alone = bool(whole) and (kind is not Identifier.EMAIL or plain.count("@") == 1)
    return Cell(found.identifiers | ({whole} if whole else frozenset()), found.unreadable and not alone)


def _addresses(plain: str) -> Cell:
    text = _AROUND_AT.sub("@", plain)
    found, read = set(), set()
    for pattern in _ADDRESSES:
        for match in pattern.finditer(text):
            if address := identifying(Identifier.EMAIL, match[0]):
                found.add(address)
                read.add(text.index("@", match.start()))
    return Cell(frozenset(found), len(read) < max(text.count("@"), 1))


def _numbers(plain: str) -> Cell:
    """Numbers of any digits that stand next to each other, as one number is often written in several groups."""
    text = re.sub(TRUNK, " ", "".join(str(unicodedata.decimal(one, one)) for one in plain))
    if _stands_for_none(text):
        return Cell()
    tokens = _TOKEN.findall(text)
    if len(tokens) > _MOST_TOKENS:
        return Cell(unreadable=True)
    found: set[str] = set()
    read: set[int] = set()
    for first, last, number in _runs(tokens):
        found.add(number)
        if tokens[first][0] in "+0" or last == first:
            read.update(range(first, last + 1))
    left = any(len(token) >= _WHOLE for place, token in enumerate(tokens) if place not in read)
    return Cell(frozenset(found), left or not found)


def _stands_for_none(text: str) -> bool:
    """``0000000000``, ``06-00000000``: typed where something must be filled in."""
    number = normalized(Identifier.PHONE, text)
    return any(one.isdigit() for one in text) and (not number or bool(re.search(IMPLAUSIBLE[Identifier.PHONE], number)))


def _runs(tokens: list[str]) -> Iterator[tuple[int, int, str]]:
    """First and last of groups that can be one number together, and that number."""
    for first in range(len(tokens)):
        joined = ""
        for last in range(first, len(tokens)):
            if joined and tokens[last].startswith("+"):
                break
            joined += tokens[last]
            if len(joined) > LONGEST + 2:  # two zeros or a plus sign in front
                break
            if number := identifying(Identifier.PHONE, joined):
                yield first, last, number


_READERS: Mapping[Identifier, Callable[[str], Cell]] = {Identifier.EMAIL: _addresses, Identifier.PHONE: _numbers}
