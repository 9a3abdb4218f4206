"""The report on consents for programs: JSON (``consents-report/1``), and one table for spreadsheets."""

from __future__ import annotations

import csv
from io import StringIO
from typing import TYPE_CHECKING, Any

from avgtool.consent.reporting.figures import AGES
from avgtool.sources.formulas import neutralized_name
from avgtool.sources.own_files import CONSENTS_FORMAT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from avgtool.consent.reporting.figures import ConsentFigures, NoticeUse, PurposeFigures

COLUMNS = ("figure", "purpose", "channel", "month", "detail", "count")
Row = tuple[str, str, str, str, str, int]


def report_data(figures: ConsentFigures, tool_version: str) -> dict[str, Any]:
    """All counts, under stable names."""
    return {
        "avgtool": tool_version,
        "format": CONSENTS_FORMAT,
        "from": figures.period.first.isoformat(),
        "to": figures.period.last.isoformat(),
        "at": figures.at.isoformat(),
        "persons": figures.persons,
        "erased": figures.erased,
        "suppressed": figures.suppressed,
        "purposes": [_purpose(one) for one in figures.purposes],
        "objections": [
            {"purpose": one.purpose, "channel": one.channel, "standing": one.standing} for one in figures.objections
        ],
    }


def _purpose(one: PurposeFigures) -> dict[str, Any]:
    return {
        "purpose": one.purpose.code,
        "basis": one.purpose.basis.value,
        "consents": one.consents,
        "without_notice": one.without_notice,
        "ask_again": one.persons_again,
        "ask_again_because": {each.reason.value: {"now": each.now, "soon": each.soon} for each in one.again},
        "ages": [
            {"from_months": first, "to_months": last, "consents": count}
            for (first, last), count in zip(AGES, one.ages, strict=True)
        ],
        "months": [
            {"month": month, **{type_.value: count for type_, count in sorted(counts.items())}}
            for month, counts in one.months.items()
        ],
        "channels": [
            {
                "channel": each.channel,
                "allowed": each.allowed,
                "reasons": {reason.value: count for reason, count in sorted(each.persons.items())},
            }
            for each in one.channels
        ],
        "notices": [_notice(use) for use in one.notices],
    }


def _notice(use: NoticeUse) -> dict[str, Any]:
    return {
        "version": use.notice.version,
        "language": use.notice.language,
        "sha256": use.notice.sha256,
        "since": use.notice.since.isoformat(),
        "in_force": use.in_force,
        "consents": use.consents,
    }


def report_table(figures: ConsentFigures) -> str:
    """All counts as CSV: a row for each, the columns that do not matter to it empty."""
    written = StringIO()
    rows = csv.writer(written, lineterminator="\n")
    rows.writerow(COLUMNS)
    rows.writerows((*map(neutralized_name, row[:-1]), row[-1]) for row in _rows(figures))
    return written.getvalue()


def _rows(figures: ConsentFigures) -> Iterator[Row]:
    yield ("persons", "", "", "", "", figures.persons)
    yield ("erased", "", "", "", "", figures.erased)
    yield ("suppressed", "", "", "", "", figures.suppressed)
    for one in figures.purposes:
        yield from _rows_of(one)
    for each in figures.objections:
        yield ("objections", each.purpose or "", each.channel or "", "", "", each.standing)


def _rows_of(one: PurposeFigures) -> Iterator[Row]:
    code = one.purpose.code
    yield ("consents", code, "", "", "", one.consents)
    yield ("without_notice", code, "", "", "", one.without_notice)
    yield ("ask_again", code, "", "", "", one.persons_again)
    for month, counts in one.months.items():
        yield from (("events", code, "", month, type_.value, count) for type_, count in sorted(counts.items()))
    for channel in one.channels:
        named = channel.channel or ""
        yield ("may_be_approached", code, named, "", "", channel.allowed)
        yield from (("persons", code, named, "", why.value, count) for why, count in sorted(channel.persons.items()))
    for (first, last), count in zip(AGES, one.ages, strict=True):
        yield ("consents_by_age", code, "", "", f"{first}-{last or ''} months", count)
    for again in one.again:
        yield ("ask_again_now", code, "", "", again.reason.value, again.now)
        yield ("ask_again_soon", code, "", "", again.reason.value, again.soon)
    for use in one.notices:
        yield ("consents_by_notice", code, "", "", f"{use.notice.version} ({use.notice.language})", use.consents)
