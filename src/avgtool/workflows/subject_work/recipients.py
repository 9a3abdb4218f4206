"""Who must be told what was done with data that they got (art. 19 AVG)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from avgtool import catalog
from avgtool.register.loading import all_activities

if TYPE_CHECKING:
    from collections.abc import Iterable

    from avgtool.config import Config
    from avgtool.model.requests import Right
    from avgtool.model.subject_data import SourceMap
    from avgtool.model.subject_work import PlannedSource


def recipients(
    config: Config, work: Right, planned: Iterable[PlannedSource], sources: Iterable[SourceMap]
) -> tuple[str, ...]:
    """Recipients and processors of the sources in which something changes, by the register (art. 4(9), 30(1)(d)).

    Art. 19 follows art. 16, 17(1) and 18: whoever got the data need not hear of an objection, and who got data that
    stay as they are has nothing to put right.

    Args:
        config: Names the activities that use a source.
        work: What is done.
        planned: In which sources, with what becomes of their rows.
        sources: As avgtool.yaml describes them.
    """
    if not catalog.request_law().rights[work].tells_recipients:
        return ()
    changed = {one.name for one in planned if one.changes}
    codes = {code for one in sources if one.name in changed for code in one.activities}
    names: list[str] = []
    for activity in all_activities(config):
        if activity.code in codes or changed & set(activity.systems):
            names += [one.name for one in activity.recipients]
            names += [one.name for one in activity.processors]
    return tuple(dict.fromkeys(names))
