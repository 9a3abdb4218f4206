"""What a find by lists and rules is worth once the trained model has read the same text.

Lists find names that the model overlooks, and take words for names that the model knows to be none. The steps are the
shares of right finds on the tuning texts (docs/model-card.md), rounded.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence
    from collections.abc import Set as AbstractSet

    from avgtool.model.findings import TextFinding

_KNOWN = frozenset({"PERSON", "LOCATION", "ADDRESS", "ORGANIZATION"})
OTHERS = {entity: _KNOWN - {entity} for entity in _KNOWN}
"""What else a model can take words for."""
_STEPS = ((0.03, 0.35), (0.1, 0.6))
"""What remains of a score where the model gives the words less than the first number of a step."""
_CASELESS_STEPS = ((0.03, 0.6), (0.1, 0.75))
"""The same in a text without capitals, in which the model overlooks more."""
_SURE_OF_OTHER, _CONTRADICTED = 0.5, 0.35
"""What remains where the model takes the words for something else, and how sure it must be of that."""


@dataclass(frozen=True, slots=True)
class Least:
    """What the model leaves at least of the scores of a component that looks at more than what a name looks like."""

    unseen: float = 0.0
    """Where the model sees nothing."""
    contradicted: float = 0.0
    """Where it takes the words for something else."""


NO_LEAST = Least()


class Opinion(Protocol):
    """What a model thinks of words."""

    def share(self, text: str, start: int, end: int, entities: AbstractSet[str]) -> float:
        """How much of its belief, 0..1, the model gives one of ``entities`` there."""
        ...


def weighed(text: str, found: Sequence[TextFinding], opinion: Opinion, least: Least = NO_LEAST) -> list[TextFinding]:
    """``found`` in ``text``, with lower scores for what the model sees no reason to believe.

    Args:
        text: The text.
        found: Finds of one component.
        opinion: The model.
        least: What remains of a score at least.
    """
    if not found:
        return []
    steps = _CASELESS_STEPS if text == text.lower() else _STEPS
    return [replace(one, score=round(one.score * _weight(text, one, opinion, steps, least), 4)) for one in found]


def _weight(
    text: str, found: TextFinding, opinion: Opinion, steps: Sequence[tuple[float, float]], least: Least
) -> float:
    place = text, found.start, found.end
    share = opinion.share(*place, {found.entity})
    if share < steps[-1][0] and opinion.share(*place, OTHERS[found.entity]) > _SURE_OF_OTHER:
        return max(_CONTRADICTED, least.contradicted)
    weight = next((weight for limit, weight in steps if share < limit), 1.0)
    return max(weight, least.unseen)
