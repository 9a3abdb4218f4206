"""What activities are called where readers meet several of them: two *Nieuwsbrief* must be told apart."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from avgtool.model.activities import Activity


def distinct_names(
    activities: Iterable[Activity], besides: Callable[[Activity], str] = lambda one: one.code
) -> Mapping[str, str]:
    """Code of each activity to its name; where others have that name, with what tells them apart behind it.

    Args:
        activities: Those that stand side by side.
        besides: What tells an activity apart: its code by default.
    """
    every = tuple(activities)
    times = Counter(one.name.casefold() for one in every)
    return {one.code: _called(one, besides(one) if times[one.name.casefold()] > 1 else "") for one in every}


def _called(activity: Activity, besides: str) -> str:
    return f"{activity.name} ({besides})" if besides else activity.name
