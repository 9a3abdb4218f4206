"""The annual report of the data protection officer (jaarverslag FG), as a document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from avgtool.annual.charts import breaches_chart, consents_chart, requests_chart
from avgtool.annual.overview import compared, key_figures, paragraphs, persons_said
from avgtool.breaches.words import CAUSES
from avgtool.consent.reporting.purpose_section import title_of
from avgtool.documents.content import (
    Block,
    Bullets,
    Cell,
    Column,
    Definitions,
    Document,
    Paragraph,
    Section,
    Table,
    Tag,
    Text,
)
from avgtool.documents.facts import sign_off
from avgtool.dpia.words import CHOICES, LEVEL_TONES, LEVELS, OUTCOME_TONES, OUTCOMES
from avgtool.i18n import Message, msg, nmsg
from avgtool.model.consents import EventType
from avgtool.wording import day, listed, number, sentence_case, share

if TYPE_CHECKING:
    from avgtool.annual.figures import AnnualFigures, BreachFigures, Changes, ImpactFigures, Narrative, RegisterFigures
    from avgtool.documents.content import DocumentContext
    from avgtool.model.requests import RequestLaw
    from avgtool.subject_requests.reporting.figures import Tally

_LIMITS = (
    msg(
        "Counts alone: nothing here is about one person. Requests and breaches are counted by their events in the "
        "ledger."
    ),
    msg("Breaches count in the year in which they became known. What was done after the last day is left aside."),
    msg(
        "The register and the assessments are told as their files stand on the day of this report; advice and "
        "decisions count up to the last day."
    ),
    msg("Scans count where they were kept in the ledger."),
)


def annual_document(
    figures: AnnualFigures, narrative: Narrative, context: DocumentContext, law: RequestLaw
) -> Document:
    """The year in figures, and what the officer says of it.

    Args:
        figures: Of the year.
        narrative: In the officer's own words.
        context: What stands on every document.
        law: Names the rights of data subjects.
    """
    period = figures.period
    return Document(
        name="annual-report",
        title=msg("Annual report of the data protection officer"),
        subtitle=msg("{first} to {last}", first=day(period.first), last=day(period.last)),
        context=context,
        sections=(
            Section(msg("The year in short"), (*paragraphs(narrative.summary, lead=True), *key_figures(figures))),
            Section(msg("Requests of data subjects"), _requests(figures, law)),
            Section(msg("Data breaches"), _breaches(figures.breaches)),
            Section(msg("Impact assessments (DPIA)"), (_impacts(figures),)),
            Section(msg("Register of processing activities"), _register(figures.register)),
            Section(msg("Consents"), _consents(figures)),
            Section(msg("Scans"), (_scans(figures),)),
            *compared(figures),
            *_said(narrative),
            Section(msg("Method and limits"), (Bullets(_LIMITS),)),
            sign_off(context, msg("The data protection officer offers this report to the board (GDPR 38(3)).")),
        ),
    )


def _requests(figures: AnnualFigures, law: RequestLaw) -> tuple[Block, ...]:
    requests = figures.requests
    rows = tuple(
        (
            Cell(sentence_case(law.rights[right].title), note=law.rights[right].article),
            number(one.received),
            number(len(one.decided)),
            share(one.on_time, one.due) if one.due else "–",
            number(one.late + one.overdue),
        )
        for right, one in requests.by_right.items()
    )
    columns = (
        Column(msg("Right"), 42),
        Column(msg("Received"), 15, "end"),
        Column(msg("Answered"), 15, "end"),
        Column(msg("In time"), 14, "end"),
        Column(msg("Too late"), 14, "end"),
    )
    table = Table(msg("Requests by right"), columns, rows, msg("No request is known."))
    return (Paragraph(_requests_said(requests.all)), *requests_chart(requests.months), table)


def _requests_said(tally: Tally) -> Text:
    said = msg(
        "{received} came in and {answered}, {late} of them after the term. On the last day {open}.",
        received=nmsg("{n} request", "{n} requests", tally.received),
        answered=nmsg("{n} was answered", "{n} were answered", len(tally.decided)),
        late=number(tally.late),
        open=nmsg("{n} was open", "{n} were open", tally.open),
    )
    if not tally.overdue:
        return said
    waiting = nmsg(
        "{n} of these should have been answered already: its term has passed.",
        "{n} of these should have been answered already: their term has passed.",
        tally.overdue,
    )
    return listed(" ", (said, waiting))


def _breaches(figures: BreachFigures) -> tuple[Block, ...]:
    if not figures.known:
        return (Paragraph(msg("No data breach became known in this year.")),)
    facts: tuple[tuple[Text, int], ...] = (
        (msg("Became known"), figures.known),
        (msg("Of these, in data of other controllers"), figures.as_processor),
        (msg("Notified to the supervisory authority"), figures.notified),
        (msg("Of these, within the term"), figures.in_time),
        (msg("Not notified, by a decision"), figures.not_notified),
        (msg("Not decided yet"), figures.undecided),
        (msg("The term has passed, not notified"), figures.overdue),
        (msg("Of which the persons concerned were told"), figures.persons_told),
        (msg("Not closed on the last day"), figures.open),
        (msg("Without a number of persons concerned"), figures.persons_unknown),
    )
    rows = tuple(
        (sentence_case(CAUSES[cause]) if cause else msg("not written down"), number(count))
        for cause, count in sorted(figures.causes.items(), key=lambda pair: (-pair[1], pair[0] or ""))
    )
    causes = Table(msg("By cause"), (Column(msg("Cause"), 80), Column(msg("Number"), 20, "end")), rows)
    told = (*((term, number(count)) for term, count in facts), (msg("Persons concerned"), persons_said(figures)))
    return (Definitions(told), *breaches_chart(figures.months), causes)


def _impacts(figures: AnnualFigures) -> Table:
    columns = (
        Column(msg("Processing"), 30),
        Column(msg("Outcome"), 26),
        Column(msg("Advice of the officer"), 15),
        Column(msg("Decision"), 17),
        Column(msg("Risk left"), 12),
    )
    rows = tuple(map(_impact, figures.impacts))
    return Table(msg("All assessments"), columns, rows, msg("There are no impact assessments."))


def _impact(one: ImpactFigures) -> tuple[Cell | Text, ...]:
    decided = (
        Cell(sentence_case(CHOICES[one.choice]), note=day(one.decided) if one.decided else None) if one.choice else "–"
    )
    risk = Cell("", tags=(Tag(LEVELS[one.residual], LEVEL_TONES[one.residual]),)) if one.residual else "–"
    return (
        one.name,
        Cell("", tags=(Tag(OUTCOMES[one.outcome], OUTCOME_TONES[one.outcome]),)),
        day(one.advised) if one.advised else "–",
        decided,
        risk,
    )


def _register(figures: RegisterFigures) -> tuple[Block, ...]:
    said = msg(
        "The register holds {activities}: {own} as controller and {others} as processor. {reviewed} in this year.",
        activities=nmsg("{n} processing activity", "{n} processing activities", len(figures.activities)),
        own=number(figures.as_controller),
        others=number(figures.as_processor),
        reviewed=nmsg("{n} was reviewed", "{n} were reviewed", figures.reviewed),
    )
    checked = msg(
        "The check of the register finds {objections} and {remarks}.",
        objections=nmsg("{n} objection", "{n} objections", figures.objections),
        remarks=nmsg("{n} remark", "{n} remarks", figures.remarks),
    )
    groups = (
        (msg("Last reviewed more than a year ago:"), figures.not_reviewed),
        (msg("Without a date on which it was reviewed:"), figures.never_reviewed),
    )
    waiting = (block for title, names in groups if names for block in (Paragraph(title), Bullets(names)))
    return (Paragraph(listed(" ", (said, checked))), *waiting, *_changes(figures.changes))


def _changes(changes: Changes | None) -> tuple[Block, ...]:
    if changes is None:
        unknown = msg(
            "What was added, changed or removed in the year is not known: there is no earlier report to compare."
        )
        return (Paragraph(unknown, "small"),)
    kinds: tuple[tuple[Message, tuple[str, ...]], ...] = (
        (msg("added"), changes.added),
        (msg("changed"), changes.changed),
        (msg("removed"), changes.removed),
    )
    rows = tuple((name, Cell(what)) for what, names in kinds for name in names)
    columns = (Column(msg("Activity"), 70), Column(msg("What became of it"), 30))
    empty = msg("Nothing in the register changed since the earlier report.")
    return (Table(msg("Changes since the earlier report"), columns, rows, empty),)


def _consents(figures: AnnualFigures) -> tuple[Block, ...]:
    purposes = figures.consents.purposes
    rows = tuple(
        (
            title_of(one.purpose),
            number(one.total(EventType.GIVEN) + one.total(EventType.CONFIRMED)),
            number(one.total(EventType.WITHDRAWN)),
            number(one.consents),
            number(one.persons_again),
        )
        for one in purposes
    )
    columns = (
        Column(msg("Purpose"), 36),
        Column(msg("Given"), 16, "end"),
        Column(msg("Withdrawn"), 16, "end"),
        Column(msg("Valid"), 16, "end"),
        Column(msg("To ask again"), 16, "end"),
    )
    table = Table(msg("Consents by purpose"), columns, rows, msg("No purpose is known."))
    return (*consents_chart(purposes, tuple(figures.period.months())), table)


def _scans(figures: AnnualFigures) -> Table:
    rows = tuple((one.system, number(one.scans), day(one.last.date()), number(one.rows)) for one in figures.scans)
    columns = (
        Column(msg("System"), 40),
        Column(msg("Scans"), 20, "end"),
        Column(msg("Last"), 20),
        Column(msg("Rows"), 20, "end"),
    )
    return Table(msg("Systems that were scanned"), columns, rows, msg("No scan was kept in this year."))


def _said(narrative: Narrative) -> tuple[Section, ...]:
    """Trainings, recommendations and outlook; what was not written is left out."""
    sections = (
        (msg("Training and awareness"), _bullets(narrative.trainings)),
        (msg("Recommendations"), _bullets(narrative.recommendations)),
        (msg("Outlook"), paragraphs(narrative.outlook)),
    )
    return tuple(Section(title, blocks) for title, blocks in sections if blocks)


def _bullets(items: tuple[str, ...]) -> tuple[Block, ...]:
    return (Bullets(items),) if items else ()
