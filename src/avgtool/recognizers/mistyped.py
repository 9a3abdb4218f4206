"""Numbers that fail their check although they stand where such a number stands: people mistype, and make numbers up.

Somebody who writes *mijn BSN is 123456789* gave away a BSN with a typing error, from which the right one is soon found.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from avgtool.recognizers.surroundings import Label

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Collection

    from avgtool.recognizers.base import Sighting

BELIEVED = 0.5


def believed_when_labelled(
    words: Collection[str], *, always: re.Pattern[str] | None = None
) -> Callable[[Sighting], float | None]:
    """A judge that believes a value that fails its check where a label stands right in front.

    Args:
        words: The labels, lower case.
        always: Writings that are believed without a label too, because nothing else looks so.
    """
    label = Label(words) if words else None

    def score(seen: Sighting) -> float | None:
        if seen.is_valid:
            return None
        is_unmistakable = always is not None and always.fullmatch(seen.value) is not None
        is_labelled = label is not None and label.is_before(seen.text, seen.start)
        return BELIEVED if is_unmistakable or is_labelled else None

    return score
