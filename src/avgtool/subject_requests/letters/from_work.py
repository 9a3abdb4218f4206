"""What was done with the data of a person as ``--details`` of the answer: counts, grounds and dates, and no value.

A human completes it: whether recipients were told (art. 19), and which value was put right, nobody else knows.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

import yaml

from avgtool.i18n import msg
from avgtool.model.requests import Recipients, Right
from avgtool.model.subject_work import Deed
from avgtool.subject_requests.letters.facts import Erasing

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from avgtool.model.subject_data import SourceMap, TableMap
    from avgtool.model.subject_work import PlannedRow, PlannedSource, PlannedTable, WorkPlan

    Titles = Mapping[tuple[str, str | None], TableMap]
    """By source and table, what avgtool.yaml calls it and its columns for the person."""


def details_text(
    plan: WorkPlan, day: date, language: str, sources: Sequence[SourceMap] = (), by_hand: Sequence[str] = ()
) -> str:
    """The file: YAML, with what is left to a human in remarks.

    Args:
        plan: That was carried out.
        day: On which it was.
        language: Of the remarks.
        sources: With what avgtool.yaml calls their tables and columns for the person.
        by_hand: Sources with the person in which a human does the work: before it is done no answer is sent.
    """
    titles = {(source.name, table.table): table for source in sources for table in source.tables}
    content = {"effective": day, **_CONTENTS[plan.work](plan, titles)}
    if plan.work is Right.RESTRICTION:
        content["restricted"] = [*content["restricted"], *by_hand]
    known = {key: value for key, value in content.items() if value not in ([], None)}
    text: str = yaml.safe_dump(known, allow_unicode=True, sort_keys=False, width=110)
    return text + "".join(f"# {line}\n" for line in _remarks(plan, language, by_hand))


def _erased(plan: WorkPlan, titles: Titles) -> dict[str, Any]:
    return {
        "erased": [one for source in plan.sources for one in _gone(source)],
        "kept": [one for source in plan.sources for one in _kept(source, titles)],
        "backups": list(dict.fromkeys(source.backups for source in plan.sources if source.backups and source.changes)),
        "suppressed": bool(plan.suppressed),
    }


def _gone(source: PlannedSource) -> Iterator[dict[str, Any]]:
    """Without rows that a ground keeps: those are told as kept, also where a part of them was written over."""
    counted = Counter(filter(None, (_way(row) for table in source.tables for row in table.rows)))
    for way in Erasing:
        if counted[way]:
            yield {"source": source.name, "rows": counted[way], "how": way.value}


def _way(row: PlannedRow) -> Erasing | None:
    if row.deed is Deed.DELETE:
        return Erasing.DELETE
    if row.deed is not Deed.ANONYMIZE or row.ground:
        return None
    return Erasing.IN_TEXT if row.about_another else Erasing.OVERWRITE


def _kept(source: PlannedSource, titles: Titles) -> Iterator[dict[str, Any]]:
    for table in source.tables:
        for (ground, until), rows in table.kept.items():
            mapped = titles.get((source.name, table.table))
            title = mapped.title if mapped else ""
            what = f"{source.name}, {title or table.table}" if table.table else title or source.name
            yield {"what": what, "ground": ground, **({"until": until} if until else {}), "rows": rows, **_less(table)}


def _less(table: PlannedTable) -> dict[str, bool]:
    """Whether rows that are kept lost what their ground does not need."""
    return {"reduced": True} if any(row.ground and row.deed is Deed.ANONYMIZE for row in table.rows) else {}


def _changed(plan: WorkPlan, titles: Titles) -> dict[str, Any]:
    labels = (
        (mapped.labels.get(column) if (mapped := titles.get((source.name, table.table))) else None) or column
        for source in plan.sources
        for table in source.tables
        for column in table.columns
    )
    return {"changed": [{"what": label} for label in dict.fromkeys(labels)]}


def _marked(plan: WorkPlan, _titles: Titles) -> dict[str, Any]:
    return {"restricted": [source.name for source in plan.sources if source.changes]}


def _objected(plan: WorkPlan, _titles: Titles) -> dict[str, Any]:
    return {"stopped": ["direct marketing"] if plan.suppressed else [], "suppressed": bool(plan.suppressed)}


_CONTENTS = {
    Right.ERASURE: _erased,
    Right.RECTIFICATION: _changed,
    Right.RESTRICTION: _marked,
    Right.OBJECTION: _objected,
    Right.MARKETING_OBJECTION: _objected,
}


def _remarks(plan: WorkPlan, language: str, by_hand: Sequence[str]) -> Iterator[str]:
    if plan.work is Right.RESTRICTION and by_hand:
        places = ", ".join(by_hand)
        told = msg("By hand: {sources}. Take out above where nothing was to be restricted after all.", sources=places)
        yield told.render(language)
    if plan.work is Right.RECTIFICATION:
        yield msg("Write beside each what: above also old: and new:, as the person reads them.").render(language)
    if plan.work not in {Right.ERASURE, Right.RECTIFICATION, Right.RESTRICTION}:
        return
    outcomes = ", ".join(Recipients)
    yield msg("Say here what became of telling recipients (GDPR 19), one of {outcomes}:", outcomes=outcomes).render(
        language
    )
    names = ", ".join(yaml.safe_dump(name, allow_unicode=True, width=1000).splitlines()[0] for name in plan.recipients)
    yield f"recipients: {{outcome: {Recipients.TOLD if plan.recipients else Recipients.NONE}, names: [{names}]}}"
