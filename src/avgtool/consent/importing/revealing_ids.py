"""Customer ids that say who a person is: the ledger keeps customer ids as they are. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

_NAMED = re.compile(r"[^\W\d_]{2,}[\s,.]+[^\W\d_]{2,}.*\s\d+\s?[a-z]?\b", re.IGNORECASE)
"""Two words and a number behind them: ``Jan Jansen, Dorpsstraat 1``."""
_NINE = re.compile(r"[0-9]{9}")
_FEWEST = 3
_SHARE = 0.8
"""Of any numbers of nine digits one in eleven passes the check of a national number."""


@dataclass(frozen=True, slots=True)
class RevealingIds:
    """How many different customer ids of an import look like something else."""

    national: int
    """National numbers; none where so many would pass the check by chance."""
    named: int
    """Names with an address."""


def revealing_ids(ids: Iterable[str], is_national: Callable[[str], bool]) -> RevealingIds:
    """Count them.

    Args:
        ids: Customer ids, each once.
        is_national: Whether nine digits can be the number by which a state knows a person.
    """
    known = list(ids)
    numbers = [one for one in known if _NINE.fullmatch(one)]
    passing = sum(map(is_national, numbers))
    clear = passing >= _FEWEST and passing >= _SHARE * len(numbers)
    return RevealingIds(passing if clear else 0, sum(1 for one in known if _NAMED.search(one)))
