"""The report on consents, as a document: counts, charts by month, what needs doing. Nothing about one person."""

from __future__ import annotations

from typing import TYPE_CHECKING

from avgtool.consent.reporting.purpose_section import purpose_sections, title_of
from avgtool.consent.words import channel_name
from avgtool.documents.content import (
    Alert,
    Block,
    Bullets,
    Column,
    Document,
    KeyFigure,
    KeyFigures,
    Paragraph,
    Section,
    Table,
    Text,
)
from avgtool.documents.facts import sign_off
from avgtool.i18n import Message, msg, nmsg
from avgtool.model.consents import EventType
from avgtool.wording import day, moment, number, sentence_case

if TYPE_CHECKING:
    from avgtool.consent.reporting.figures import ConsentFigures, ObjectionFigures, PurposeFigures
    from avgtool.documents.content import DocumentContext
    from avgtool.model.consent_law import ConsentLaw


def consents_document(figures: ConsentFigures, context: DocumentContext, law: ConsentLaw) -> Document:
    """What is known of consents over a period, and how they stand at its end."""
    first, last = day(figures.period.first), day(figures.period.last)
    return Document(
        name="consents-report",
        title=msg("Consents"),
        subtitle=msg("{first} to {last}", first=first, last=last),
        context=context,
        sections=(
            Section(msg("Summary"), _summary(figures)),
            *_attention(figures),
            Section(msg("All purposes"), (_overview(figures),)),
            Section(msg("Objections"), _objections(figures)),
            *(section for one in figures.purposes for section in purpose_sections(one, figures, law)),
            Section(msg("Method and limits"), (Bullets(_LIMITS),)),
            sign_off(context, msg("The undersigned have read this report.")),
        ),
    )


def _summary(figures: ConsentFigures) -> tuple[Block, ...]:
    consents = sum(one.consents for one in figures.purposes)
    again = sum(one.persons_again for one in figures.purposes)
    lead = msg(
        "On {when} the ledger knows {persons}. For {purposes} it holds {consents}.",
        when=moment(figures.at),
        persons=nmsg("{n} person", "{n} persons", figures.persons),
        purposes=nmsg("{n} purpose", "{n} purposes", len(figures.purposes)),
        consents=nmsg("{n} consent that is valid", "{n} consents that are valid", consents),
    )
    shown = KeyFigures(
        (
            KeyFigure(number(figures.persons), nmsg("person", "persons", figures.persons)),
            KeyFigure(number(consents), nmsg("valid consent", "valid consents", consents), "accent"),
            KeyFigure(
                number(again), nmsg("to be asked again", "to be asked again", again), "warning" if again else "good"
            ),
            KeyFigure(
                number(figures.suppressed),
                nmsg("on the suppression list", "on the suppression list", figures.suppressed),
            ),
        )
    )
    return (Paragraph(lead, "lead"), shown)


def _attention(figures: ConsentFigures) -> tuple[Section, ...]:
    alerts = (*_without_notice(figures), *_no_words(figures), *_to_ask(figures))
    return (Section(msg("Points of attention"), alerts),) if alerts else ()


def _without_notice(figures: ConsentFigures) -> tuple[Alert, ...]:
    items = tuple(_counted(one, one.without_notice) for one in figures.purposes if one.without_notice)
    text = msg(
        "No unchanged notice about the purpose proves what these persons agreed to (GDPR 7(1)). They may not be "
        "approached on it; ask them again."
    )
    return (Alert("danger", msg("Consents that prove nothing"), text, items),) if items else ()


def _no_words(figures: ConsentFigures) -> tuple[Alert, ...]:
    items = tuple(
        title_of(one.purpose)
        for one in figures.purposes
        if (one.consents or one.total(EventType.GIVEN)) and not any(use.in_force for use in one.notices)
    )
    text = msg("Nobody can give a consent that can be proved, as long as the ledger has no words for these purposes.")
    return (Alert("warning", msg("Purposes without a notice in force"), text, items),) if items else ()


def _to_ask(figures: ConsentFigures) -> tuple[Alert, ...]:
    items = tuple(_counted(one, one.persons_again) for one in figures.purposes if one.persons_again)
    text = msg("Who they are: avgtool report consents --list FILE")
    return (Alert("warning", msg("Persons to be asked again"), text, items),) if items else ()


def _counted(one: PurposeFigures, persons: int) -> Message:
    return msg(
        "{purpose}: {persons}", purpose=title_of(one.purpose), persons=nmsg("{n} person", "{n} persons", persons)
    )


def _overview(figures: ConsentFigures) -> Table:
    columns = (
        Column(msg("Purpose"), 34),
        Column(msg("Given"), 13, "end"),
        Column(msg("Withdrawn"), 14, "end"),
        Column(msg("Expired"), 13, "end"),
        Column(msg("Valid now"), 13, "end"),
        Column(msg("Ask again"), 13, "end"),
    )
    rows = tuple(
        (
            title_of(one.purpose),
            number(one.total(EventType.GIVEN) + one.total(EventType.CONFIRMED)),
            number(one.total(EventType.WITHDRAWN)),
            number(one.total(EventType.EXPIRED)),
            number(one.consents),
            number(one.persons_again),
        )
        for one in figures.purposes
    )
    caption = msg("Given (or confirmed), withdrawn and expired in the period; valid and to be asked again at its end")
    return Table(caption, columns, rows, msg("The ledger knows no purposes."))


def _objections(figures: ConsentFigures) -> tuple[Block, ...]:
    columns = (Column(msg("Objection to"), 46), Column(msg("Channel"), 30), Column(msg("Identifiers"), 24, "end"))
    rows = tuple(_objection(one, figures) for one in figures.objections)
    lead = msg(
        "On the suppression list: {suppressed}. It holds digests, and stays when a person is erased.",
        suppressed=nmsg("{n} identifier", "{n} identifiers", figures.suppressed),
    )
    return (
        Paragraph(lead),
        Table(msg("Objections that stand"), columns, rows, msg("No objection stands.")),
    )


def _objection(one: ObjectionFigures, figures: ConsentFigures) -> tuple[Text, ...]:
    titles: dict[str | None, Text] = {each.purpose.code: title_of(each.purpose) for each in figures.purposes}
    titles[None] = msg("all direct marketing")
    about = titles.get(one.purpose, one.purpose or "")
    return (
        sentence_case(about) if isinstance(about, Message) else about,
        sentence_case(channel_name(one.channel)),
        number(one.standing),
    )


_LIMITS = (
    msg("Counted over the whole ledger; events in the month in which they happened, however late they were recorded."),
    msg(
        "A person counts once for a purpose, however many channels it has. Who was erased is in the counts of months "
        "alone."
    ),
    msg(
        "Expired are consents that were recorded as such, and those that reached their term before anything else was "
        "said."
    ),
    msg("A valid consent can be stopped by an objection or a preference: who may be approached is told by channel."),
    msg("Ask again: good practice and foresight; who objected, refused or withdrew is not asked again."),
    msg("Objections are counted by identifier: one person can have several."),
    msg("Objections by an address of somebody who is known by a customer id are not counted with that person here."),
)
