"""Numbers in their ways of writing, so that another number can be written in the same way.

``1.234,56``, ``1234.5``, ``€ 12,-``, ``EUR 1.234``, ``-5`` and ``45,00-``: what stands around a number stays, it keeps
its decimals, and its groups of three digits where it had them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from avgtool.operators.generalize.amounts import read_amount

if TYPE_CHECKING:
    from avgtool.operators.generalize.amounts import Decimal

_MOST_DIGITS = 15
_PARTS = re.compile(r"(?P<before>[^0-9]*)(?P<digits>[0-9](?:[0-9.,']*[0-9])?)(?P<behind>[^0-9]*)", re.DOTALL)
_GROUP = 3


@dataclass(frozen=True, slots=True)
class WrittenNumber:
    """A number, and the text in which it stands."""

    units: int
    """In units of its last decimal: 1250 for ``12,50``."""
    decimals: int
    point: str
    """The decimal sign; empty where there are no decimals."""
    grouping: str
    """What parts groups of three digits; empty where nothing does."""
    before: str
    behind: str
    trailing_minus: bool

    @property
    def number(self) -> str:
        """The number itself, in one way for all ways of writing it: ``12.5`` for ``12,50``, ``.`` for nought."""
        digits = f"{abs(self.units):0{self.decimals}d}"
        at = len(digits) - self.decimals
        size = f"{digits[:at].lstrip('0')}.{digits[at:].rstrip('0')}"
        return f"-{size}" if self.units < 0 else size

    def saying(self, units: int) -> str:
        """Another number, written in the same way."""
        digits = f"{abs(units):0{self.decimals + 1}d}"
        whole, decimals = digits[: len(digits) - self.decimals], digits[len(digits) - self.decimals :]
        if self.grouping:
            first = len(whole) % _GROUP
            rest = [whole[at : at + _GROUP] for at in range(first, len(whole), _GROUP)]
            whole = self.grouping.join([whole[:first], *rest] if first else rest)
        minus = "-" if units < 0 else ""
        text = whole + self.point + decimals
        return self.before + (text + minus if self.trailing_minus else minus + text) + self.behind


def read_number(text: str, decimal: Decimal) -> WrittenNumber | None:
    """The number that ``text`` says; None where it says none, or in powers of ten, or with too many digits."""
    found = _PARTS.fullmatch(text)
    if found is None or read_amount(text, decimal) is None:
        return None
    digits, before, behind = found["digits"], found["before"], found["behind"]
    point, grouping = _signs(digits, decimal)
    bare = digits.replace(grouping, "") if grouping else digits
    whole, _, decimals = bare.partition(point) if point else (bare, "", "")
    if len(whole + decimals) > _MOST_DIGITS or not (whole + decimals).isascii():
        return None
    before, led = _without_minus(before.replace("+", ""), at_end=True)
    behind, trailed = _without_minus(behind, at_end=False)
    units = int(whole + decimals)
    return WrittenNumber(-units if led or trailed else units, len(decimals), point, grouping, before, behind, trailed)


def _signs(digits: str, decimal: Decimal) -> tuple[str, str]:
    """The decimal sign of a number, and what parts its groups."""
    used = [sign for sign in ",.'" if sign in digits]
    number, point = read_amount(digits, decimal), ""
    for sign in used:
        if sign != "'" and digits.count(sign) == 1 and number == read_amount(digits, sign):  # type: ignore[arg-type]
            point = sign
    others = [sign for sign in used if sign != point]
    return point, others[0] if others else ""


def _without_minus(around: str, *, at_end: bool) -> tuple[str, bool]:
    """What stands around a number without its minus; ``,-`` behind it says that there are no cents."""
    if at_end:
        return (around[:-1], True) if around.endswith("-") else (around.replace("-", "", 1), "-" in around)
    return (around[1:], True) if around.startswith("-") else (around, False)
