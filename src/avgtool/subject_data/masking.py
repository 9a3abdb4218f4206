"""Other persons taken out of texts that a person gets: their rights stand beside hers (art. 15(4) AVG)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from avgtool.model.subject_data import Handle
from avgtool.subject_data.texts import INITIAL_IN_TEXT, without_mentions
from avgtool.text.spellings import folded

if TYPE_CHECKING:
    from collections.abc import Sequence

    from avgtool.model.findings import TextFinding
    from avgtool.model.ports import TextFinder
    from avgtool.subject_data.texts import Mentions
    from avgtool.subject_data.wanting import Sought

PERSONAL = frozenset(
    {
        "PERSON", "EMAIL_ADDRESS", "PHONE_NUMBER", "IBAN_CODE", "CREDIT_CARD", "NL_BSN", "BE_NN", "NL_PASSPORT",
        "NL_DRIVERS_LICENSE", "DATE_OF_BIRTH", "ADDRESS", "NL_POSTCODE", "NL_LICENSE_PLATE", "USERNAME", "CUSTOMER_ID",
    }
)  # fmt: skip
"""What points to a person; places, organizations and amounts stay readable."""
_WORD = re.compile(r"[^\W\d_]{2,}")


@dataclass(frozen=True, slots=True)
class ThirdParties:
    """Masks in texts what points to persons other than the one who gets them."""

    finder: TextFinder = field(repr=False)
    own: Mentions = field(repr=False)
    own_words: frozenset[str] = field(repr=False)
    """Words of the person's own name, folded: *Fatima* alone is nobody else."""
    instead: str
    """What stands in for it."""

    def masked(self, texts: Sequence[str]) -> list[str]:
        """Each text without the other persons in it."""
        return [self._masked(text, found) for text, found in zip(texts, self.finder.find(texts), strict=True)]

    def masked_value(self, value: str) -> str:
        """A value of a column that is declared to be about others: it stays where it is the person's own.

        That is, where it names the person, or all of it stands in the person's own rows: an address by itself. The name
        of a housemate before the same address is another's.
        """
        words = _WORD.findall(folded(value).text)
        is_own = bool(words) and self.own_words.issuperset(words)
        names = self.own.score(value) >= INITIAL_IN_TEXT
        return value if is_own or names or self._is_all_own(value) else self.instead

    def _is_all_own(self, value: str) -> bool:
        rest = without_mentions(value, self.own, " ")
        return rest != value and not any(map(str.isalnum, rest))

    def _masked(self, text: str, found: Sequence[TextFinding]) -> str:
        own = self.own.spans(text)
        others = [one for one in found if one.entity in PERSONAL and not self._is_own(text, one, own)]
        for one in reversed(others):
            text = text[: one.start] + self.instead + text[one.end :]
        return text

    def _is_own(self, text: str, one: TextFinding, own: Sequence[tuple[int, int]]) -> bool:
        if any(start < one.end and one.start < end for start, end in own):
            return True
        words = _WORD.findall(folded(text[one.start : one.end]).text)
        return one.entity == "PERSON" and bool(words) and self.own_words.issuperset(words)


def third_parties(finder: TextFinder, own: Mentions, known: Sought, instead: str) -> ThirdParties:
    """What masks other persons in texts for one who is known.

    Args:
        finder: Finds personal data in texts.
        own: Finds mentions of the person, which stay.
        known: The person.
        instead: What stands in for what is masked.
    """
    names = known.wanted.names if Handle.NAME in known.keys else ()
    words = {word for name in names for word in _WORD.findall(folded(name).text)}
    return ThirdParties(finder, own, frozenset(words), instead)
