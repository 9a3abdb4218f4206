"""The register of processing activities as a document: controller and processor part, and the points of attention."""

from __future__ import annotations

from typing import TYPE_CHECKING

from avgtool.documents.content import (
    Block,
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
from avgtool.register.findings import Gravity
from avgtool.register.naming import distinct_names
from avgtool.register.points import first_of_all, points_of_attention
from avgtool.register.words import BASES, CAPACITIES
from avgtool.wording import day, listed, number

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from avgtool.documents.content import DocumentContext
    from avgtool.model.activities import Activity
    from avgtool.register.findings import Finding

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
    names = distinct_names(activities)
    return Document(
        name="processing-register",
        title=msg("Register of processing activities"),
        subtitle=msg("Art. 30 GDPR, as it stood on {day}", day=day(on)),
        context=context,
        sections=(
            Section(msg("Summary"), (*_summary(activities, findings), *first_of_all(findings or (), names))),
            Section(msg("The organisation"), (_organization(context),)),
            Section(msg("All activities"), (_overview(activities, names),)),
            *(section for capacity in Capacity for section in _part(capacity, activities, names)),
            *((points_of_attention(findings, names),) if findings is not None else ()),
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


def _overview(activities: Sequence[Activity], names: Mapping[str, str]) -> Table:
    columns = (
        Column(msg("Activity"), 32),
        Column(msg("Role"), 18),
        Column(msg("Basis"), 22),
        Column(msg("Answers for it"), 14),
        Column(msg("Last reviewed"), 14),
    )
    rows = tuple(
        (
            names[one.code],
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


def _part(capacity: Capacity, activities: Sequence[Activity], names: Mapping[str, str]) -> Iterator[Section]:
    """One part of the register: what it is, and each activity."""
    chosen = [one for one in activities if one.capacity is capacity]
    if not chosen:
        return
    title, lead = _PARTS[capacity]
    yield Section(title, (Paragraph(lead),))
    for one in chosen:
        yield Section(names[one.code], _activity(one), level=3)


def _activity(activity: Activity) -> tuple[Block, ...]:
    caption = activity.description or msg("What is done, with which data, and for how long")
    columns = (Column(msg("What"), 26), Column(msg("What the register says"), 74))
    table = Table(caption, columns, tuple(map(fact_row, facts(activity))))
    return (table,)
