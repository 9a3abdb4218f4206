"""Words right in front of a value that say what it is: *klantnummer is* 4821, *Wat is uw klantnummer?* 4821."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from avgtool.recognizers.context_words import with_dots

if TYPE_CHECKING:
    from collections.abc import Iterable

REACH = 70
"""Characters in front of a value in which a label may begin."""
_ENDING = r"(?:nummers?|nrs?|codes?|s|en|e)?\.?"
_LINK = (
    r"[\s:=#()\[\]*'\"<>–-]*(?:\([^()\n\d]{1,20}\)[\s:=#\[*'\"–-]*)?"
    r"(?:(?:is|was|wordt|blijft|luidt|dat|nr|nrs|no|nummer|number|met|onder|op|van mij)\b[\s:=#(.\[*'\"-]*){0,3}"
)
_QUESTION = r"[^\n?]{0,30}\?\s*(?:\n[>\s]*(?:[^\W\d_]{2,15}\s?:\s*)?)?"
"""The label is asked for, and the value is the answer, in a chat on its own line and with the name of who speaks."""


class Label:
    """Tells whether one of some words labels a value."""

    def __init__(self, words: Iterable[str] = (), *, regex: str = "", up_to_colon: bool = False) -> None:
        """Take the words of a label.

        Args:
            words: In lower case; an ending such as *-nummer* may follow.
            regex: Matches more of them.
            up_to_colon: Whether other words may stand between it and a colon: *klantnummer van mijn moeder:* 4821.
        """
        either = "|".join(
            [*(re.escape(word) for word in sorted(with_dots(words), key=len, reverse=True)), *filter(None, [regex])]
        )
        between = r"|[ ][^\n\d:.?!]{1,25}:\s*" if up_to_colon else ""
        self._pattern = re.compile(
            rf"(?<![^\W_])(?:{either}){_ENDING}(?:{_LINK}|{_QUESTION}{_LINK}{between})\Z", re.IGNORECASE
        )

    def is_before(self, text: str, start: int) -> bool:
        """Whether the label stands in front of what starts at ``start``."""
        return self._pattern.search(text, max(0, start - REACH), start) is not None
