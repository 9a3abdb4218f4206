"""The register in the terminal and as data."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from avgtool import __version__, wording
from avgtool.cli.terminal import escape, listing, listing_of, tell
from avgtool.documents.words import KINDS
from avgtool.i18n import msg, nmsg
from avgtool.register.facts import facts
from avgtool.register.findings import Gravity, finding_data, told_one_by_one
from avgtool.register.words import CAPACITIES, CONCERNS
from avgtool.register.writing import as_data

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from rich.console import Console

    from avgtool.i18n import Message
    from avgtool.model.activities import Activity
    from avgtool.model.kept_scans import FoundKind, KeptScan
    from avgtool.register.findings import Finding


def show_activities(console: Console, activities: Sequence[Activity]) -> None:
    """A line for each activity."""
    if not activities:
        tell(console, escape(str(msg("There are no processing activities yet."))))
        return
    table = listing_of(msg("Activity"), [one.code for one in activities])
    for title in (msg("Name"), msg("Role"), msg("Basis"), msg("Answers for it"), msg("Last reviewed")):
        table.add_column(str(title), overflow="fold")
    for one in activities:
        bases = ", ".join(dict.fromkeys(purpose.basis.value if purpose.basis else "?" for purpose in one.purposes))
        reviewed = str(wording.day(one.last_review)) if one.last_review else "–"
        cells = (one.code, one.name, str(CAPACITIES[one.capacity]), bases or "–", one.owner or "–", reviewed)
        table.add_row(*map(escape, cells))
    console.print(table)


def show_activity(console: Console, activity: Activity) -> None:
    """One activity field by field."""
    tell(console, escape(f"{activity.name} ({activity.code}), {CAPACITIES[activity.capacity]}"), style="bold")
    if activity.description:
        tell(console, escape(activity.description))
    console.print()
    table = listing()
    table.show_header = False
    for width in (12, 24, None):
        table.add_column(overflow="fold", min_width=width)
    for fact in facts(activity):
        said = "\n".join(map(str, fact.said)) or str(msg("not filled in"))
        table.add_row(fact.article, escape(str(fact.title)), escape(said))
    console.print(table)


def show_findings(console: Console, found: Sequence[Finding], activities: Sequence[Activity]) -> None:
    """What there is to look at: activity by activity, objections before remarks."""
    names = {one.code: one.name for one in activities}
    told, more = told_one_by_one(found)
    groups: dict[str, list[Finding]] = {}
    for one in told:
        groups.setdefault(one.activity or one.system, []).append(one)
    for code in dict.fromkeys(one.activity or one.system for one in found):
        if code in groups:
            _show_group(console, names.get(code, code), groups[code])
    for concern, count in more.items():
        said = msg("{concern}: and {n} more (--format json)", concern=CONCERNS[concern], n=wording.number(count))
        tell(console, escape(str(wording.sentence_case(said))))
    tell(console, escape(str(summary(found, len(activities)))))


def summary(found: Iterable[Finding], activities: int) -> Message:
    """The whole in a sentence."""
    counted = Counter(one.gravity for one in found)
    objections, remarks = counted[Gravity.OBJECTION], counted[Gravity.REMARK]
    if not objections and not remarks:
        return nmsg("{n} activity, nothing to object to.", "{n} activities, nothing to object to.", activities)
    return msg(
        "{activities}: {objections}, {remarks}.",
        activities=nmsg("{n} activity", "{n} activities", activities),
        objections=nmsg("{n} objection", "{n} objections", objections),
        remarks=nmsg("{n} remark", "{n} remarks", remarks),
    )


def _show_group(console: Console, name: str, found: Sequence[Finding]) -> None:
    where = next((one.where for one in found if one.where), "")
    heading = f"{name} ({where})" if name and where else name or where or str(msg("The register as a whole"))
    tell(console, escape(heading), style="bold")
    table = listing()
    table.show_header = False
    for one in sorted(found, key=lambda one: one.gravity is Gravity.REMARK):
        mark = "[red]✗[/]" if one.gravity is Gravity.OBJECTION else "[yellow]·[/]"
        article = f"art. {one.article}" if one.article else ""
        table.add_row(mark, str(CONCERNS[one.concern]), escape(str(one.what)), article)
    console.print(table)
    console.print()


def show_scans(console: Console, kept: Sequence[KeptScan]) -> None:
    """A line for each table that was scanned."""
    if not kept:
        tell(console, escape(str(msg("No scan was kept yet: avgtool scan SOURCE --keep"))))
        return
    table = listing_of(msg("System"), [one.system for one in kept])
    for title in (msg("Place"), msg("Scanned"), msg("Rows"), msg("Found")):
        table.add_column(str(title), overflow="fold")
    for one in kept:
        place = " › ".join(dict.fromkeys(part for part in (one.source, one.table) if part and part != one.system))
        found = ", ".join(dict.fromkeys(_found(each) for each in one.found)) or "–"
        cells = (one.system, place or "–", str(wording.day(one.at.date())), _rows(one), found)
        table.add_row(*map(escape, cells))
    console.print(table)


def _rows(scan: KeptScan) -> str:
    total = wording.number(scan.rows)
    if scan.rows_read >= scan.rows:
        return str(total)
    return str(msg("{read} of {total} (sample)", read=wording.number(scan.rows_read), total=total))


def _found(found: FoundKind) -> str:
    said = msg("{kind}: {rows}", kind=KINDS[found.kind], rows=wording.number(found.rows))
    return str(msg("{found} (hint)", found=said)) if found.is_hint else str(said)


def scans_json(kept: Iterable[KeptScan]) -> str:
    """Kept scans as data."""
    return _json("register-scans/1", scans=[{**asdict(one), "at": one.at.isoformat()} for one in kept])


def activities_json(activities: Iterable[Activity]) -> str:
    """Every activity as data, under the keys of its file."""
    return _json("register/1", activities=[as_data(one) for one in activities])


def activity_json(activity: Activity) -> str:
    """One activity as data."""
    return _json("activity/1", activity=as_data(activity))


def findings_json(found: Sequence[Finding], today: date) -> str:
    """What there is to look at as data."""
    return _json("register-check/1", on=today.isoformat(), findings=[finding_data(one, str(one.what)) for one in found])


def _json(form: str, **content: Any) -> str:
    return json.dumps({"avgtool": __version__, "format": form, **content}, ensure_ascii=False, indent=2)
