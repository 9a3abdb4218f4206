"""The register of breaches (art. 33(5) AVG): every breach with its facts, effects, measures and decisions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from avgtool.breaches import words
from avgtool.breaches.completeness import lacking_in_register
from avgtool.breaches.documents.parts import (
    decisions,
    effects,
    timeline,
    urgency_tag,
    what_happened,
    whose_data,
)
from avgtool.breaches.words import local
from avgtool.documents.content import (
    Alert,
    Bullets,
    Cell,
    Column,
    Document,
    KeyFigure,
    KeyFigures,
    Paragraph,
    Section,
    Table,
)
from avgtool.documents.facts import sign_off
from avgtool.i18n import msg, nmsg
from avgtool.model.breaches import Urgency
from avgtool.wording import day, listed, number, sentence_case

if TYPE_CHECKING:
    from collections.abc import Sequence

    from avgtool.breaches.standing import Standing
    from avgtool.documents.content import Block, DocumentContext, Text
    from avgtool.model.breaches import Breach, BreachLaw

    Pair = tuple[Breach, Standing]


_KEPT_TOGETHER = 4
"""A timeline of so many steps is not broken over pages; a longer one may be."""


def register_document(pairs: Sequence[Pair], context: DocumentContext, law: BreachLaw, hours: int) -> Document:
    """All breaches, the last known first in the overview.

    Args:
        pairs: Each breach with how it stands at the moment of the document.
        context: What stands on every document.
        law: Of breaches.
        hours: Of the term.
    """
    return Document(
        name="breach-register",
        title=msg("Register of personal data breaches"),
        subtitle=msg("GDPR 33(5), as of {day}", day=day(context.created.date())),
        context=context,
        sections=(
            Section(msg("Summary"), _summary(pairs)),
            *_attention(pairs),
            Section(msg("All breaches"), (_overview(pairs, law),)),
            *(section for pair in pairs for section in _one(*pair, law)),
            Section(msg("How this register is kept"), (Bullets(_kept(hours)),)),
            sign_off(context, msg("The undersigned have read this register.")),
        ),
    )


def _summary(pairs: Sequence[Pair]) -> tuple[Block, ...]:
    notified = [stands for _, stands in pairs if stands.progress.notified]
    late = sum(stands.in_time is False for stands in notified)
    told = sum(stands.progress.told is not None for _, stands in pairs)
    lead = nmsg("The register holds {n} breach.", "The register holds {n} breaches.", len(pairs))
    figures = KeyFigures(
        (
            KeyFigure(number(len(pairs)), msg("breaches")),
            KeyFigure(number(len(notified)), msg("notified to the authority"), "accent"),
            KeyFigure(number(late), msg("of which late"), "danger" if late else "good"),
            KeyFigure(number(told), msg("told to the persons"), "accent"),
        )
    )
    return (Paragraph(lead, "lead"), figures)


def _attention(pairs: Sequence[Pair]) -> tuple[Section, ...]:
    alerts: list[Alert] = []
    overdue = [one.reference for one, stands in pairs if stands.urgency is Urgency.OVERDUE]
    if overdue:
        title = nmsg("The term has passed for {n} breach", "The term has passed for {n} breaches", len(overdue))
        text = msg("Decide and notify at once, with the reasons for the delay (GDPR 33(1)).")
        alerts.append(Alert("danger", title, text, tuple(overdue)))
    thin = tuple(_thin(one) for one, stands in pairs if lacking_in_register(one))
    if thin:
        title = nmsg("{n} breach is not described in full", "{n} breaches are not described in full", len(thin))
        text = msg("The register must hold the facts, the effects and the measures of each (GDPR 33(5)).")
        alerts.append(Alert("warning", title, text, thin))
    return (Section(msg("Needs attention"), tuple(alerts)),) if alerts else ()


def _thin(breach: Breach) -> Text:
    missing = listed(", ", [one.what for one in lacking_in_register(breach)])
    return msg("{reference}: {fields}", reference=breach.reference, fields=missing)


def _overview(pairs: Sequence[Pair], law: BreachLaw) -> Table:
    columns = (
        Column(msg("Breach"), 30),
        Column(msg("Became known"), 18),
        Column(msg("Persons"), 11, "end"),
        Column(msg("State"), 19),
        Column(msg("Term"), 22),
    )
    ordered = sorted(pairs, key=lambda pair: pair[0].facts.aware, reverse=True)
    return Table(
        msg("Breaches, the latest first"),
        columns,
        tuple(_row(*pair, law) for pair in ordered),
        msg("No breach is known."),
    )


def _row(breach: Breach, standing: Standing, law: BreachLaw) -> tuple[Cell | Text, ...]:
    persons = words.persons_said(breach.facts)
    return (
        Cell(breach.reference, note=breach.facts.title),
        local(breach.facts.aware, law),
        persons or Cell("–", quiet=True),
        _state(standing),
        Cell(_term(standing, law)),
    )


def _state(standing: Standing) -> Cell:
    tag = urgency_tag(standing)
    return Cell(sentence_case(words.STATES[standing.state]), tags=(tag,) if tag else ())


def _term(standing: Standing, law: BreachLaw) -> Text:
    """What became of the hours in which the authority is notified."""
    if standing.due is None:
        return msg("none for a processor")
    if standing.in_time is not None:
        return msg("notified in time") if standing.in_time else msg("notified too late")
    if standing.progress.notify is False or standing.progress.withdrawn:
        return msg("none: not notified")
    if standing.urgency is Urgency.OVERDUE:
        return msg("passed on {due}", due=local(standing.due, law))
    return msg("{due} at the latest", due=local(standing.due, law))


def _one(breach: Breach, standing: Standing, law: BreachLaw) -> tuple[Section, ...]:
    title = msg("{reference}: {title}", reference=breach.reference, title=breach.facts.title)
    events = timeline(breach, law)
    return (
        Section(title, (what_happened(breach, law), whose_data(breach.facts), effects(breach, law))),
        Section(msg("Decisions"), (decisions(breach, standing, law),), level=3),
        Section(msg("Timeline"), (events,), level=3, with_previous=len(events.rows) <= _KEPT_TOGETHER),
    )


def _kept(hours: int) -> tuple[Text, ...]:
    return (
        msg(
            "The authority is notified within {hours} hours after the breach became known, unless a risk to persons is "
            "unlikely (GDPR 33(1)). The term runs through weekends and holidays, and is counted in UTC.",
            hours=hours,
        ),
        msg("Every breach stands here, also those that were not notified, with the reasons (GDPR 33(5))."),
        msg("What was recorded is never changed: what became known later is added, with when and by whom."),
        msg(
            "A step that was recorded later than it was taken says when it was recorded; the register tells of each "
            "change what stood there before."
        ),
        msg(
            "The register names nobody whose data it is about, nor who made a mistake. It does name who recorded what."
        ),
    )
