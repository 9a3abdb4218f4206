"""The register held against what scans found: data that nobody named, kept too long, or never looked at."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from avgtool.documents.words import KINDS
from avgtool.i18n import Message, msg, nmsg
from avgtool.model.kinds import Category, Kind
from avgtool.model.retention import Term
from avgtool.register.ages import rows_past
from avgtool.register.completeness import PERMIT_ARTICLES, REVIEW_MONTHS
from avgtool.register.findings import Concern, Finding, Gravity
from avgtool.register.words import term_said
from avgtool.wording import day, number

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from avgtool.config import SourceEntry
    from avgtool.model.activities import Activity, StoragePeriod
    from avgtool.model.kept_scans import FoundKind, KeptScan
    from avgtool.model.retention import Retention

_NO_DATA_OF_ITS_OWN = frozenset({Kind.NONE, Kind.FREE_TEXT})


@dataclass(frozen=True, slots=True)
class _System:
    """A system, the activities that use it, and its last scans."""

    name: str
    activities: tuple[Activity, ...]
    scans: tuple[KeptScan, ...]
    terms: Mapping[str, Retention]
    """What avgtool.yaml keeps for a term, by the column that it counts from."""

    @property
    def kinds(self) -> frozenset[Kind]:
        """What its activities name."""
        return frozenset(kind for activity in self.activities for kind in activity.kinds)

    @property
    def permits(self) -> frozenset[Category]:
        """What a law or exception allows in it; of special data each kind needs its own."""
        return frozenset(category for one in self.activities for category, law in one.permits.items() if law)


def compare(
    activities: Iterable[Activity], sources: Iterable[SourceEntry], scans: Iterable[KeptScan], today: date
) -> Iterator[Finding]:
    """Where the register and the data contradict each other, system by system.

    Args:
        activities: The register.
        sources: Of avgtool.yaml.
        scans: The last kept scan of each table.
        today: The day for which terms count.
    """
    for system in _systems(tuple(activities), tuple(sources), tuple(scans), today):
        codes = tuple(one.code for one in system.activities)
        for finding in _of(system, today):
            yield replace(finding, activities=codes)


def _of(system: _System, today: date) -> Iterator[Finding]:
    yield from _never_looked(system, today)
    if not system.scans:
        return
    if not system.activities:
        yield from _named_by_nobody(system)
        return
    for found, scan in _most(system.scans):
        yield from _not_named(system, found, scan)
    yield from _too_old(system, today)


def _systems(
    activities: tuple[Activity, ...], sources: tuple[SourceEntry, ...], scans: tuple[KeptScan, ...], today: date
) -> Iterator[_System]:
    """Every source of avgtool.yaml, and whatever else was scanned and kept."""
    by_source = {source.shown: source for source in sources}
    by_name: dict[str, list[KeptScan]] = defaultdict(list)
    for scan in scans:
        by_name[scan.system].append(scan)
    names = {*by_source, *(system for one in activities for system in one.systems)}
    for name in dict.fromkeys((*by_source, *by_name)):
        source = by_source.get(name)
        codes: Collection[str] = source.activities if source else ()
        using = tuple(one for one in activities if name in one.systems or one.code in codes)
        current = _current(by_name.get(name, ()), today, is_known=name in names or bool(using))
        if current or source is not None:
            yield _System(name, using, current, source.terms if source else {})


def _current(scans: Sequence[KeptScan], today: date, *, is_known: bool) -> tuple[KeptScan, ...]:
    """The scans of a system that still say something.

    Of a table that was not scanned for a year, while others of the system were, nothing is said: it may be gone. The
    same goes for a whole system that no activity and no source names. A known system keeps its last scans, old as
    they are.
    """
    recent = tuple(scan for scan in scans if not _is_old(scan, today))
    return recent or (tuple(scans) if is_known else ())


def _is_old(scan: KeptScan, today: date) -> bool:
    return Term(months=REVIEW_MONTHS).until(scan.at.date()) < today


def _never_looked(system: _System, today: date) -> Iterator[Finding]:
    if not system.scans:
        what = msg("{system} is a source of avgtool.yaml, and no scan of it was kept", system=system.name)
        yield Finding(Concern.NEVER_SCANNED, Gravity.OBJECTION, what, "5(2)", system=system.name)
        return
    last = max(system.scans, key=lambda scan: scan.at)
    if _is_old(last, today):
        what = msg(
            "{system} was last scanned on {day}, more than a year ago", system=system.name, day=day(last.at.date())
        )
        yield Finding(Concern.SCAN_OUT_OF_DATE, Gravity.REMARK, what, "5(2)", system=system.name)


def _named_by_nobody(system: _System) -> Iterator[Finding]:
    found = [(one, scan) for one, scan in _most(system.scans) if one.kind not in _NO_DATA_OF_ITS_OWN]
    if found:
        rows = max(one.rows for one, _ in found)
        what = msg("{system} holds personal data, and no activity names it as a system", system=system.name)
        concern = Concern.SYSTEM_NOT_NAMED
        yield Finding(concern, Gravity.OBJECTION, what, "30(1)", system=system.name, rows=rows)


def _most(scans: Iterable[KeptScan]) -> Iterator[tuple[FoundKind, KeptScan]]:
    """Each kind of a system once: what is sure before what is a hint, where most rows have it."""
    best: dict[Kind, tuple[FoundKind, KeptScan]] = {}
    for scan in scans:
        for one in scan.found:
            if one.kind not in best or _weight(one) > _weight(best[one.kind][0]):
                best[one.kind] = (one, scan)
    yield from best.values()


def _weight(found: FoundKind) -> tuple[bool, int]:
    return (not found.is_hint, found.rows)


def _not_named(system: _System, found: FoundKind, scan: KeptScan) -> Iterator[Finding]:
    """What was found and no activity of the system names; and what no law allows."""
    if found.kind in _NO_DATA_OF_ITS_OWN or found.kind in system.kinds:
        return
    needs_permit = found.category in PERMIT_ARTICLES
    if found.in_text and not needs_permit and Kind.FREE_TEXT_WITH_PII in system.kinds:
        return  # free text may hold any ordinary data, and the register says that there is free text
    gravity = Gravity.REMARK if found.is_hint else Gravity.OBJECTION
    seen = _seen(system, found, scan)
    codes = ", ".join(one.code for one in system.activities)
    what = msg("{seen}; not named by {activities}", seen=seen, activities=codes)
    yield Finding(Concern.DATA_NOT_NAMED, gravity, what, "30(1)(c)", system=system.name, field="kinds", rows=found.rows)
    if needs_permit and (found.category is Category.SPECIAL or found.category not in system.permits):
        what = msg("{seen}; no law or exception is named that allows it", seen=seen)
        article = PERMIT_ARTICLES[found.category]
        field = f"permits.{found.category.value}"
        yield Finding(Concern.PERMIT_MISSING, gravity, what, article, system=system.name, field=field, rows=found.rows)


def _seen(system: _System, found: FoundKind, scan: KeptScan) -> Message:
    """*klanten.csv, scan of 3 May 2026: national identification number in 412 rows*."""
    place = f"{system.name} › {scan.table}" if scan.table else system.name
    rows: Message = nmsg("{n} row", "{n} rows", found.rows)
    if scan.rows_read < scan.rows:
        counted = {"rows": number(found.rows), "read": number(scan.rows_read), "total": number(scan.rows)}
        rows = msg("{rows} of {read} rows of a sample (there are {total})", **counted)
    named = {"system": place, "day": day(scan.at.date()), "kind": KINDS[found.kind], "rows": rows}
    if found.is_hint:
        return msg("{system}, scan of {day}: words that hint at {kind} in {rows} of text", **named)
    if found.in_text:
        return msg("{system}, scan of {day}: {kind} inside text, in {rows}", **named)
    return msg("{system}, scan of {day}: {kind} in {rows}", **named)


def _too_old(system: _System, today: date) -> Iterator[Finding]:
    """Rows past a term of the register; then past one that avgtool.yaml gives their table."""
    told: set[str] = set()
    for activity in system.activities:
        for period in activity.retention:
            if period.term is not None:
                told.update(period.columns)
                yield from _past(system, activity, period, period.term, today)
    for column, kept in system.terms.items():
        if column not in told:
            found = partial(Finding, article="5(1)(e)", system=system.name, field="keep")
            yield from _past_in(system, column, kept.term, kept.ground, today, found)


def _past(system: _System, activity: Activity, period: StoragePeriod, term: Term, today: date) -> Iterator[Finding]:
    """Rows that are past their term, or that nothing tells the age of."""
    found = partial(Finding, article="5(1)(e)", activity=activity.code, system=system.name, where=activity.where)
    counted = [one for scan in system.scans for one in scan.dates if one.column in period.columns]
    named = {"data": period.data or activity.name, "system": system.name}
    if not counted:
        what = msg("{data} in {system}: no column tells how old rows are (retention, columns)", **named)
        if period.columns and system.scans:
            columns = ", ".join(period.columns)
            what = msg(
                "{data} in {system}: no kept scan measured {columns}; scan again with --keep", columns=columns, **named
            )
        yield found(Concern.RETENTION_NOT_MEASURED, Gravity.REMARK, what, field="retention.columns")
    for column in dict.fromkeys(one.column for one in counted):
        yield from _past_in(system, column, term, named["data"], today, partial(found, field="retention"))


def _past_in(
    system: _System, column: str, term: Term, data: str, today: date, found: Callable[..., Finding]
) -> Iterator[Finding]:
    """Rows of a system that are past a term by one column, over all its tables."""
    rows = sum(rows_past(one, term, today) for scan in system.scans for one in scan.dates if one.column == column)
    if rows:
        said = {"data": data, "rows": number(rows), "system": system.name, "column": column, "term": term_said(term)}
        what = msg("{data}: {rows} rows of {system} are past {term} (by {column})", **said)
        yield found(Concern.PAST_RETENTION, Gravity.OBJECTION, what, rows=rows)
