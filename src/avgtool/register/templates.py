"""A new activity: from the template of a usual process in the words of a sector, or empty."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from avgtool.config.activities import ActivityEntry
from avgtool.strict_yaml import load

if TYPE_CHECKING:
    from avgtool.model.activities import Activity
    from avgtool.model.sectors import Sector


def proposed(template: str, process: str, words: Sector) -> Activity:
    """The activity of a usual process.

    Args:
        template: YAML in which ``{persons}`` stands for the word of the sector.
        process: Its name, which is the code too.
        words: How the person is called, and what is different in the sector.
    """
    located = load(template.replace("{persons}", words.persons), process)
    activity = ActivityEntry.model_validate(located.data).as_activity(process)
    there = words.processes.get(process)
    purposes = tuple(replace(purpose, text=_begun(purpose.text)) for purpose in activity.purposes)
    if there is None:
        return replace(activity, purposes=purposes)
    kinds = tuple(dict.fromkeys((*activity.kinds, *there.kinds)))
    permits, policy = {**activity.permits, **there.permits}, there.policy or activity.policy
    return replace(activity, purposes=purposes, kinds=kinds, permits=permits, policy=policy)


def _begun(text: str) -> str:
    """With a capital, though it begins with the word of a sector."""
    return text[:1].upper() + text[1:]
