"""Labels without a space behind them: *BSN123456782*, *tel0612345678*, *IBANNL91ABNA0417164300*."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from avgtool.recognizers.context_words import one_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_SHORTEST = 3
"""Letters: shorter ones begin codes of all kinds."""
_VALUE = (
    r"[0-9][0-9.-]{5,}(?![\w@])|[0-9]{2,4}(?:[ .-][0-9]{2,7}){2}|[1-9][0-9]{3} ?[A-Z]{2}(?![\w@])|"
    r"[A-Z]{2}[0-9]{2} ?[A-Z0-9]{4}"
)
"""Six digits or more, in groups or not; a postcode; an IBAN. Not the beginning of an e-mail address."""
_ANY = re.compile(r"[0-9](?<=[^\W\d_][0-9])(?:[0-9]{3}|[0-9]{1,2}[ .-][0-9]|[0-9] ?[A-Z0-9]{4})")
"""What every such value has, so that few texts are searched for labels; a digit comes first, as that is fast."""


class GluedLabels:
    """Tells where in a text a value begins that its label is glued to."""

    def __init__(self, words: Iterable[str]) -> None:
        """Take the labels; those of letters alone count, with an ending such as *nr*."""
        labels = sorted({word.lower() for word in words if word.isalpha() and len(word) >= _SHORTEST}, reverse=True)
        self._pattern = (
            re.compile(rf"(?<![\w@.#/-])(?i:{one_of(labels)})(?i:[ -]?(?:nummers?|nrs?))?(?={_VALUE})")
            if labels
            else None
        )

    def ends(self, text: str) -> list[int]:
        """Where the labels end, rising; mostly none."""
        if self._pattern is None or not _ANY.search(text):
            return []
        return [match.end() for match in self._pattern.finditer(text)]


def spaced(text: str, places: Sequence[int]) -> str:
    """``text`` with a space in front of each of ``places``, which rise."""
    edges = [0, *places, len(text)]
    return " ".join(text[start:end] for start, end in pairwise(edges))
