"""Points of attention on paper: what weighs most first, then all by activity, in words without keys of files."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from avgtool.documents.content import Alert, Cell, Column, Section, Table
from avgtool.i18n import Message, msg, nmsg
from avgtool.register.findings import Concern, Gravity, told_one_by_one
from avgtool.register.words import CONCERNS
from avgtool.wording import day, number, sentence_case

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from avgtool.documents.content import Text
    from avgtool.register.findings import Finding

_FIRST = 10
"""So many objections stand on the first page."""
_OF_EACH = 2
"""So many of each kind, before there is a third of any but the heaviest."""
_IN_A_ROW = 8
"""So many points stand in one row of the table, which stays on one page."""
_WEIGHT = (
    Concern.PERMIT_MISSING,
    Concern.DATA_NOT_NAMED,
    Concern.SYSTEM_NOT_NAMED,
    Concern.PAST_RETENTION,
    Concern.UNKNOWN_CONSENT,
    Concern.INCOMPLETE,
)
"""What weighs most: what contradicts the data, before what is not written down."""
_ALWAYS = frozenset({Concern.PERMIT_MISSING, Concern.DATA_NOT_NAMED})
"""What no other concern comes before, however many there are of it."""

_WITHOUT_KEYS: Mapping[tuple[Concern, str], Callable[[Mapping[str, object]], Message]] = {
    (Concern.INCOMPLETE, "recipients"): lambda _: msg("the recipients, or that there are none"),
    (Concern.INCOMPLETE, "transfers"): lambda _: msg("the transfers outside the EEA, or that there are none"),
    (Concern.PERMIT_MISSING, ""): lambda said: msg("the law or exception for: {data}", data=said["data"]),
    (Concern.RETENTION_NOT_MEASURED, ""): lambda said: msg(
        "{data} in {system}: no column tells how old rows are", data=said["data"], system=said["system"]
    ),
    (Concern.UNKNOWN_SYSTEM, ""): lambda said: msg(
        "{name} is not set up as a source, so nothing is compared with it", name=said["name"]
    ),
    (Concern.NEVER_SCANNED, ""): lambda said: msg("no scan of {system} was kept", system=said["system"]),
}
"""By concern and field (or any field), where the words for the screen name keys of a file; from what these say."""


def first_of_all(findings: Sequence[Finding], names: Mapping[str, str]) -> tuple[Alert, ...]:
    """The objections that weigh most, a few of each kind; none where nothing is objected to."""
    objections = [one for one in findings if one.gravity is Gravity.OBJECTION]
    if not objections:
        return ()
    chosen = tuple(_chosen(sorted(objections, key=_weight)))[:_FIRST]
    items = tuple(_with_subject(one, names) for one in chosen)
    title = msg("What asks for attention first")
    counts = {"shown": number(len(chosen)), "all": number(len(objections))}
    some = msg("{shown} of the {all} objections; all of them stand at the end.", **counts)
    every = msg("All objections; they stand at the end too, with the remarks.")
    return (Alert("danger", title, every if len(chosen) == len(objections) else some, items),)


def points_of_attention(findings: Sequence[Finding], names: Mapping[str, str]) -> Section:
    """All of them by activity or system, objections before remarks; of a register in order, that it is."""
    title = msg("Points of attention")
    if not findings:
        nothing = Alert("good", msg("Nothing to object to"), msg("The check of this register found nothing."))
        return Section(title, (nothing,))
    told, more = told_one_by_one(findings)
    rows = (*_rows(_grouped(told, names)), *(_and_more(concern, count) for concern, count in more.items()))
    columns = (Column(msg("About"), 26), Column(msg("What"), 74))
    counted = (_counted(findings, names),) if more else ()
    return Section(
        title, (*counted, Table(msg("By activity or system, objections first"), columns, rows)), new_page=True
    )


def on_paper(finding: Finding) -> Message:
    """What a finding says, for readers who keep no files; a day that stands as in a file, as readers write it."""
    said = finding.what.params
    words = _WITHOUT_KEYS.get((finding.concern, finding.field)) or _WITHOUT_KEYS.get((finding.concern, ""))
    try:
        return words(said) if words else replace(finding.what, params={name: _dated(one) for name, one in said.items()})
    except KeyError:
        return finding.what


def _dated(value: object) -> object:
    try:
        return day(date.fromisoformat(value)) if isinstance(value, str) else value
    except ValueError:
        return value


def _weight(finding: Finding) -> tuple[int, int]:
    place = _WEIGHT.index(finding.concern) if finding.concern in _WEIGHT else len(_WEIGHT)
    return place, -(finding.rows or 0)


def _chosen(ordered: Sequence[Finding]) -> Iterator[Finding]:
    """The first of each concern before the others; of what contradicts the law or the data, all that there is."""
    seen: Counter[Concern] = Counter()
    later = []
    for one in ordered:
        seen[one.concern] += 1
        if one.concern in _ALWAYS or seen[one.concern] <= _OF_EACH:
            yield one
        else:
            later.append(one)
    yield from later


def _about(finding: Finding, names: Mapping[str, str]) -> str:
    """An activity by its name, or a system; empty for the register as a whole."""
    return names.get(finding.activity, finding.activity) or finding.system


def _grouped(findings: Sequence[Finding], names: Mapping[str, str]) -> Mapping[str, Sequence[Finding]]:
    grouped: dict[str, list[Finding]] = defaultdict(list)
    for one in findings:
        grouped[_about(one, names)].append(one)
    return grouped


def _with_subject(finding: Finding, names: Mapping[str, str]) -> Message:
    """With what it is about before it, where its own words do not say so."""
    said = _said(finding)
    if not finding.activity and "system" in finding.what.params:
        return sentence_case(msg("{said}", said=said))
    about = _about(finding, names) or sentence_case(msg("the register"))
    return msg("{about}: {what}", about=about, what=said)


def _said(finding: Finding) -> Text:
    said = msg("{concern}: {what}", concern=CONCERNS[finding.concern], what=on_paper(finding))
    return msg("{what} (GDPR {article})", what=said, article=finding.article) if finding.article else said


def _rows(grouped: Mapping[str, Sequence[Finding]]) -> Iterator[tuple[Cell | Text, ...]]:
    for about, findings in grouped.items():
        for gravity in Gravity:
            of = [sentence_case(msg("{said}", said=_said(one))) for one in findings if one.gravity is gravity]
            for begin in range(0, len(of), _IN_A_ROW):
                said, quiet = of[begin : begin + _IN_A_ROW], gravity is Gravity.REMARK
                yield (
                    Cell(about or msg("the register"), note=_how_many(gravity, len(of))),
                    Cell(said[0], more=tuple(said[1:]), quiet=quiet),
                )


def _how_many(gravity: Gravity, count: int) -> Message:
    if gravity is Gravity.OBJECTION:
        return nmsg("{n} objection", "{n} objections", count)
    return nmsg("{n} remark", "{n} remarks", count)


def _and_more(concern: Concern, count: int) -> tuple[Cell | Text, ...]:
    """The last word on findings of one kind that are too many to tell."""
    return (sentence_case(CONCERNS[concern]), Cell(msg("and {n} more", n=number(count)), quiet=True))


def _counted(findings: Sequence[Finding], names: Mapping[str, str]) -> Table:
    """Of very many findings: how many there are of each activity or system."""
    rows = tuple((about or msg("the register"), *_counts(of)) for about, of in _grouped(findings, names).items())
    columns = (Column(msg("About"), 44), Column(msg("Objections"), 28, "end"), Column(msg("Remarks"), 28, "end"))
    return Table(msg("How many there are of each; all of them: avgtool register check --format json"), columns, rows)


def _counts(findings: Sequence[Finding]) -> tuple[Message, Message]:
    objections = sum(one.gravity is Gravity.OBJECTION for one in findings)
    return number(objections), number(len(findings) - objections)
