"""The register held against itself and the configuration: complete, reviewed, and pointing at what exists."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from avgtool.config.activities import is_code
from avgtool.i18n import msg
from avgtool.register.answering import folded
from avgtool.register.completeness import missing, not_reviewed
from avgtool.register.findings import Concern, Finding, Gravity

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator
    from datetime import date

    from avgtool.config import SourceEntry
    from avgtool.model.activities import Activity


@dataclass(frozen=True, slots=True)
class Known:
    """What activities may refer to."""

    sources: tuple[SourceEntry, ...] = ()
    policies: Collection[str] = ()
    consents: Collection[str] | None = None
    """Codes of the purposes of the ledger; None where there is no ledger to ask."""
    assessments: Collection[str] | None = None
    """Codes of the assessments (DPIA) that are kept here; None where nobody looked."""
    scanned: Collection[str] = ()
    """Systems of which a scan was kept."""


def check_activities(activities: Iterable[Activity], known: Known, today: date) -> Iterator[Finding]:
    """What is missing, out of date, or refers to nothing: activity by activity, then of avgtool.yaml."""
    checked = tuple(activities)
    for one in checked:
        yield from missing(one)
        yield from not_reviewed(one, today)
        yield from _unknown(one, known)
    yield from _same_names(checked)
    yield from _unknown_activities(checked, known.sources)


def _unknown(activity: Activity, known: Known) -> Iterator[Finding]:
    """What an activity refers to that is not there."""
    found = partial(Finding, activity=activity.code, where=activity.where)
    systems = {*(source.shown for source in known.sources), *known.scanned}
    for system in activity.systems:
        if known.sources and system not in systems:
            what = msg("{name} is no source of avgtool.yaml, so nothing is compared with it", name=system)
            yield found(Concern.UNKNOWN_SYSTEM, Gravity.REMARK, what, field="systems", system=system)
    if activity.policy and activity.policy not in known.policies and not activity.policy.endswith((".yaml", ".yml")):
        what = msg("there is no policy {name}", name=activity.policy)
        yield found(Concern.UNKNOWN_POLICY, Gravity.OBJECTION, what, field="policy")
    if known.assessments is not None and is_code(activity.dpia) and activity.dpia not in known.assessments:
        gravity = Gravity.OBJECTION if known.assessments else Gravity.REMARK
        what = msg("there is no assessment (DPIA) {name}", name=activity.dpia)
        yield found(Concern.UNKNOWN_DPIA, gravity, what, "35", field="dpia")
    for code in activity.consents:
        if known.consents is not None and code not in known.consents:
            what = msg("the ledger has no purpose {name}, so no consent for it can be proved", name=code)
            yield found(Concern.UNKNOWN_CONSENT, Gravity.OBJECTION, what, "7(1)", field="purposes.consent")


def _same_names(activities: tuple[Activity, ...]) -> Iterator[Finding]:
    """Activities that a document cannot tell apart, because it calls them by their names."""
    called: dict[str, list[Activity]] = defaultdict(list)
    for activity in activities:
        called[folded(activity.name)].append(activity)
    for same in called.values():
        for one in same if len(same) > 1 else ():
            others = ", ".join(other.code for other in same if other is not one)
            what = msg("called the same as {others}, so that a document cannot tell them apart", others=others)
            yield Finding(Concern.SAME_NAME, Gravity.REMARK, what, activity=one.code, field="name", where=one.where)


def _unknown_activities(activities: tuple[Activity, ...], sources: Iterable[SourceEntry]) -> Iterator[Finding]:
    codes = {one.code for one in activities}
    for source in sources:
        for code in source.activities:
            if code not in codes:
                what = msg(
                    "the source {source} names activity {code}, which is not there", source=source.shown, code=code
                )
                yield Finding(Concern.UNKNOWN_ACTIVITY, Gravity.OBJECTION, what, system=source.shown, activity=code)
