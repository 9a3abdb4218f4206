"""The register of processing activities as a document: controller and processor part, and the points of attention."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from avgtool.documents.content import (
    Alert,
    Block,
    Cell,
    Column,
    Definitions,
    Document,
    KeyFigure,
    KeyFigures,
    Paragraph,
    Section,
    Table,
    Text,
    Tone,
)
from avgtool.documents.facts import sign_off
from avgtool.i18n import Message, msg, nmsg
from avgtool.model.activities import Capacity
from avgtool.register.completeness import CATEGORY_OF_KIND
from avgtool.register.facts import fact_row, facts
from avgtool.register.findings import Gravity, told_one_by_one
from avgtool.register.words import BASES, CAPACITIES, CONCERNS
from avgtool.wording import day, listed, number, sentence_case

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from avgtool.documents.content import DocumentContext
    from avgtool.model.activities import Activity
    from avgtool.register.findings import Concern, Finding

_PARTS: Mapping[Capacity, tuple[Message, Message]] = {
    Capacity.CONTROLLER: (
        msg("As controller"),
        msg("What the organisation decides about itself (GDPR 30(1))."),
    ),
    Capacity.PROCESSOR: (
        msg("As processor"),
        msg("What the organisation does for others, on their instructions (GDPR 30(2))."),
    ),
}


def register_document(
    activities: Sequence[Activity], findings: Sequence[Finding] | None, context: DocumentContext, on: date
) -> Document:
    """The register.

    Args:
        activities: In the order in which they are shown.
        findings: What a check told; none of it is shown for None, as in a copy for somebody else.
        context: What stands on every document.
        on: The day of the check.
    """
    return Document(
        name="processing-register",
        title=msg("Register of processing activities"),
        subtitle=msg("Art. 30 GDPR, as it stood on {day}", day=day(on)),
        context=context,
        sections=(
            Section(msg("Summary"), _summary(activities, findings)),
            Section(msg("The organisation"), (_organization(context),)),
            Section(msg("All activities"), (_overview(activities),)),
            *(section for capacity in Capacity for section in _part(capacity, activities)),
            *_attention(activities, findings),
            sign_off(context, msg("The undersigned have read this register."), controller=True),
        ),
    )


def _summary(activities: Sequence[Activity], findings: Sequence[Finding] | None) -> tuple[Block, ...]:
    lead = msg(
        "This register holds {activities}: {own} of the organisation itself and {others} for others.",
        activities=nmsg("{n} processing activity", "{n} processing activities", len(activities)),
        own=number(sum(one.capacity is Capacity.CONTROLLER for one in activities)),
        others=number(sum(one.capacity is Capacity.PROCESSOR for one in activities)),
    )
    sensitive = sum(any(kind in CATEGORY_OF_KIND for kind in one.kinds) for one in activities)
    figures = [
        KeyFigure(number(len(activities)), nmsg("activity", "activities", len(activities)), "accent"),
        KeyFigure(number(sensitive), msg("with special or criminal data or national numbers")),
    ]
    if findings is not None:
        objections = sum(one.gravity is Gravity.OBJECTION for one in findings)
        tone: Tone = "danger" if objections else "good"
        figures.append(KeyFigure(number(objections), nmsg("objection", "objections", objections), tone))
        remarks = len(findings) - objections
        figures.append(KeyFigure(number(remarks), nmsg("remark", "remarks", remarks)))
    return (Paragraph(lead, "lead"), KeyFigures(tuple(figures)))


def _organization(context: DocumentContext) -> Definitions:
    """Art. 30(1)(a): the controller and the data protection officer."""
    organization = context.organization
    said: tuple[tuple[Text, Text | None], ...] = (
        (msg("Controller"), organization.name),
        (msg("Address"), organization.address),
        (msg("Contact"), organization.contact),
        (msg("Officer (DPO)"), organization.officer),
        *(((msg("Contact of the DPO"), organization.officer_contact),) if organization.officer else ()),
    )
    return Definitions(tuple((term, value or msg("not filled in")) for term, value in said))


def _attention(activities: Sequence[Activity], findings: Sequence[Finding] | None) -> tuple[Section, ...]:
    """The points of attention, objections first; of a register in order, that it is."""
    if findings is None:
        return ()
    title = msg("Points of attention")
    if not findings:
        nothing = Alert("good", msg("Nothing to object to"), msg("The check of this register found nothing."))
        return (Section(title, (nothing,), new_page=True),)
    names: dict[str, Text] = {one.code: one.name for one in activities}
    told, more = told_one_by_one(findings)
    columns = (Column(msg("About"), 24), Column(msg("What"), 58), Column(msg("GDPR"), 18))
    rows = (*(_point(one, names) for one in told), *(_and_more(concern, count) for concern, count in more.items()))
    counted = (_attention_counted(findings, names),) if more else ()
    return (Section(title, (*counted, Table(msg("Objections, then remarks"), columns, rows)), new_page=True),)


def _and_more(concern: Concern, count: int) -> tuple[Cell | Text, ...]:
    """The last word on findings of one kind that are too many to tell."""
    return (sentence_case(CONCERNS[concern]), Cell(msg("and {n} more", n=number(count)), quiet=True), "–")


def _point(finding: Finding, names: Mapping[str, Text]) -> tuple[Cell | Text, ...]:
    about = names.get(finding.activity, finding.activity) or finding.system or msg("the register")
    objects = finding.gravity is Gravity.OBJECTION
    what = Cell(msg("{concern}: {what}", concern=sentence_case(CONCERNS[finding.concern]), what=finding.what))
    return (about, what if objects else Cell(what.text, quiet=True), finding.article or "–")


def _attention_counted(findings: Sequence[Finding], names: Mapping[str, Text]) -> Table:
    """Of very many findings: how many there are of each activity or system."""
    counted: dict[Text, list[Finding]] = defaultdict(list)
    for one in findings:
        counted[names.get(one.activity, one.activity) or one.system or msg("the register")].append(one)
    rows = tuple((about, *_counts(of)) for about, of in counted.items())
    columns = (Column(msg("About"), 44), Column(msg("Objections"), 28, "end"), Column(msg("Remarks"), 28, "end"))
    return Table(msg("How many there are of each; all of them: avgtool register check --format json"), columns, rows)


def _counts(findings: Sequence[Finding]) -> tuple[Message, Message]:
    objections = sum(one.gravity is Gravity.OBJECTION for one in findings)
    return number(objections), number(len(findings) - objections)


def _overview(activities: Sequence[Activity]) -> Table:
    columns = (
        Column(msg("Activity"), 32),
        Column(msg("Role"), 18),
        Column(msg("Basis"), 22),
        Column(msg("Answers for it"), 14),
        Column(msg("Last reviewed"), 14),
    )
    rows = tuple(
        (
            Cell(one.name, note=one.code, note_is_code=True),
            CAPACITIES[one.capacity],
            _bases(one),
            one.owner or "–",
            day(one.last_review) if one.last_review else "–",
        )
        for one in activities
    )
    return Table(msg("Every activity in a line"), columns, rows, msg("There are no processing activities yet."))


def _bases(activity: Activity) -> Text:
    bases = dict.fromkeys(purpose.basis for purpose in activity.purposes if purpose.basis)
    return listed(", ", (BASES[basis] for basis in bases)) or "–"


def _part(capacity: Capacity, activities: Sequence[Activity]) -> Iterator[Section]:
    """One part of the register: what it is, and each activity."""
    chosen = [one for one in activities if one.capacity is capacity]
    if not chosen:
        return
    title, lead = _PARTS[capacity]
    yield Section(title, (Paragraph(lead),), new_page=True)
    for one in chosen:
        yield Section(one.name, _activity(one), level=3)


def _activity(activity: Activity) -> tuple[Block, ...]:
    caption = activity.description or msg("What is done, with which data, and for how long")
    columns = (Column(msg("Field"), 26), Column(msg("Register"), 74))
    table = Table(caption, columns, tuple(map(fact_row, facts(activity))))
    return (table,)
