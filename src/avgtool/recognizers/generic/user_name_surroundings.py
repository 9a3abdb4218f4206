"""Which word in a running text is a user name: the one behind *user name*, or an odd one behind *account*.

The words come from outside (:class:`UserNameWords`), those of each language from where it is at home.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from avgtool.recognizers.surroundings import Label

if TYPE_CHECKING:
    from collections.abc import Callable

    from avgtool.recognizers.base import Sighting

LABELLED = 0.5
_ODD = re.compile(r"(?=.*[A-Za-z])(?:[A-Za-z0-9.]+_[A-Za-z0-9_.]+|[a-z]{3,}[a-z.]*[0-9]{1,4})")
"""No word: with an underscore, or with digits at its end."""
_NO_PROFILE = re.compile(
    r"(?i).*/(?:p|reels?|explore|events?|groups?|pages|share(?:r\.php)?|sharer|watch|intent|hashtag|search|stories|"
    r"home|about|login|help|policies|legal|marketplace|features|settings|status|tv|i|embed|plugins|dialog|privacy|terms)/?"
)
"""The last part of an address is one of the site's own pages."""


@dataclass(frozen=True, slots=True)
class UserNameWords:
    """Words around user names."""

    named: tuple[str, ...] = ()
    """Say that what follows is one; alternatives of a regex."""
    accounts: tuple[str, ...] = ()
    """Say it of what looks like no word."""
    everybody: frozenset[str] = frozenset()
    """Handles that a chat program sends to all, with their at sign, lower case."""

    def __add__(self, added: UserNameWords) -> UserNameWords:
        """Both together."""
        return UserNameWords(self.named + added.named, self.accounts + added.accounts, self.everybody | added.everybody)


ENGLISH = UserNameWords(
    named=(r"user ?name", r"login", r"nickname"),
    accounts=("account",),
    everybody=frozenset({"@all", "@channel", "@everyone", "@here", "@team"}),
)


def user_name_judge(words: UserNameWords) -> Callable[[Sighting], float]:
    """A judge of how sure it is that a word is somebody's user name."""
    named, account = Label(regex="|".join(words.named)), Label(words.accounts)

    def score(seen: Sighting) -> float:
        is_odd = _ODD.fullmatch(seen.value) is not None
        if is_odd and (named.is_before(seen.text, seen.start) or account.is_before(seen.text, seen.start)):
            return LABELLED
        has_colon = seen.text[max(0, seen.start - 3) : seen.start].rstrip().endswith((":", "="))
        return LABELLED if has_colon and named.is_before(seen.text, seen.start) else 0.0

    return score


def handle_judge(words: UserNameWords) -> Callable[[Sighting], float | None]:
    """A judge of handles: nobody's where a chat program sends it to all; none where nothing speaks against it."""

    def score(seen: Sighting) -> float | None:
        return 0.0 if seen.value.lower() in words.everybody else None

    return score


def profile_score(seen: Sighting) -> float | None:
    """Nobody's where it is a page of the site itself; none where nothing speaks against it."""
    return 0.0 if _NO_PROFILE.fullmatch(seen.value) else None
