"""The notification of one breach to the authority, filled in: everything that art. 33(3) AVG asks, in its order."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from avgtool.breaches import words
from avgtool.breaches.completeness import lacking
from avgtool.breaches.documents.parts import (
    decisions,
    effects,
    last_words,
    timeline,
    what_happened,
    whose_data,
)
from avgtool.breaches.estimating import unnamed
from avgtool.breaches.words import local
from avgtool.documents.content import Alert, Cell, Definitions, Document, Paragraph, Section
from avgtool.documents.facts import sign_off
from avgtool.documents.words import KINDS
from avgtool.i18n import Message, msg
from avgtool.model.activities import Capacity
from avgtool.model.breaches import Step, Urgency
from avgtool.wording import listed, sentence_case

if TYPE_CHECKING:
    from avgtool.breaches.standing import Standing
    from avgtool.documents.content import Block, DocumentContext, Text
    from avgtool.model.breaches import Breach, BreachLaw


def notification_document(
    breach: Breach, standing: Standing, context: DocumentContext, law: BreachLaw, hours: int
) -> Document:
    """What the authority asks about a breach; of a processor, what the controller must know (art. 33(2)).

    Args:
        breach: With its events.
        standing: At the moment of the document.
        context: What stands on every document; its reference is that of the breach.
        law: Of breaches.
        hours: Of the term.
    """
    return Document(
        name="breach-notification",
        title=_title(breach, standing),
        subtitle=msg("{reference}: {title}", reference=breach.reference, title=breach.facts.title),
        context=context,
        sections=(
            Section(msg("How it stands"), _standing(breach, standing, law, hours)),
            Section(msg("1. The breach (GDPR 33(3)(a))"), (what_happened(breach, law),)),
            Section(msg("2. Whose data, and which (GDPR 33(3)(a))"), (whose_data(breach.facts),)),
            Section(msg("3. Who can tell more (GDPR 33(3)(b))"), _contact(context, breach.capacity)),
            Section(msg("4. Consequences and measures (GDPR 33(3)(c) and (d))"), (effects(breach, law),)),
            Section(msg("5. Decisions and persons informed (GDPR 33 and 34)"), (decisions(breach, standing, law),)),
            _signed(context, breach.capacity),
            Section(msg("Annex: timeline"), (timeline(breach, law),)),
        ),
    )


def _standing(breach: Breach, standing: Standing, law: BreachLaw, hours: int) -> tuple[Block, ...]:
    reached = Paragraph(_addressed(breach, standing, law, hours), "lead")
    facts: list[tuple[Text, Text | Cell]] = [
        (msg("State"), sentence_case(words.STATES[standing.state])),
        (msg("Still to be done"), _todo(standing)),
    ]
    case = next((one.case for one in reversed(breach.events) if one.case), None)
    if case:
        facts.append((msg("Number of the authority"), case))
    alerts = (*_late(breach, standing), *_missing(breach), *_unnamed(breach))
    return (reached, *alerts, Definitions(tuple(facts)))


def _addressed(breach: Breach, standing: Standing, law: BreachLaw, hours: int) -> Message:
    """To whom it goes, and until when; of what need not be notified, that it goes to nobody."""
    if standing.due is None:
        return _to_controllers(breach)
    if _stays_in_the_register(standing):
        return msg(
            "It was decided not to notify {authority} (GDPR 33(1)): this is kept in the register (GDPR 33(5)).",
            authority=law.authority,
        )
    return msg(
        "Addressed to: {authority}. The term of {hours} hours ends on {due}.",
        authority=law.authority,
        hours=hours,
        due=local(standing.due, law),
    )


def _stays_in_the_register(standing: Standing) -> bool:
    """Whether it was decided not to notify it, and nobody did."""
    return standing.progress.notify is False and standing.progress.notified is None


def _title(breach: Breach, standing: Standing) -> Message:
    if breach.capacity is Capacity.PROCESSOR:
        return msg("Notice of a breach to the controller")
    return msg("Record of a breach") if _stays_in_the_register(standing) else msg("Notification of a breach")


def _to_controllers(breach: Breach) -> Message:
    """Whom a processor tells: those for whom it works, else those who were told."""
    told = (one.recipient for one in breach.events if one.step is Step.TELL_CONTROLLER and one.recipient)
    names = breach.facts.controllers or tuple(dict.fromkeys(told))
    if not names:
        return msg("Addressed to the controller, whom a processor informs without undue delay.")
    said = listed(", ", names)
    return msg("Addressed to {controllers}, whom a processor informs without undue delay.", controllers=said)


def _signed(context: DocumentContext, capacity: Capacity) -> Section:
    """To sign; as an annex follows, it never stands alone at the end, and need not stay with what comes before."""
    statement = msg("The undersigned declare that this is what is known of the breach.")
    of_processor = capacity is Capacity.PROCESSOR
    section = sign_off(context, statement, controller=not of_processor, processor=of_processor)
    return replace(section, with_previous=False)


def _todo(standing: Standing) -> Text | Cell:
    """What is to be done: beside the state where it is one thing, below it where it is more."""
    if not standing.todo:
        return msg("nothing")
    first, *rest = (words.TODO[one] for one in standing.todo)
    return Cell(listed("; ", [sentence_case(first), *rest])) if rest else sentence_case(first)


def _late(breach: Breach, standing: Standing) -> tuple[Alert, ...]:
    if standing.urgency is Urgency.OVERDUE:
        text = msg("Notify at once, and say why it is late (GDPR 33(1)).")
        return (Alert("danger", msg("The term has passed"), text),)
    if standing.in_time is False:
        why = last_words(breach, Step.NOTIFY, Step.NOTIFY_PARTLY)
        return (Alert("warning", msg("This notification is late"), msg("Why: {reason}", reason=why or "–")),)
    return ()


def _missing(breach: Breach) -> tuple[Alert, ...]:
    missing = lacking(breach)
    if not missing:
        return ()
    text = msg("It may follow in phases, without further undue delay (GDPR 33(4)):")
    items = tuple(msg("{what} ({article})", what=one.what, article=one.article) for one in missing)
    return (Alert("warning", msg("Not known yet"), text, items),)


def _unnamed(breach: Breach) -> tuple[Alert, ...]:
    found = unnamed(breach.facts)
    if not found:
        return ()
    text = msg("Name them as well, or record why they are not concerned (GDPR 33(3)(a)):")
    return (Alert("danger", msg("The scan named more kinds of data"), text, tuple(KINDS[kind] for kind in found)),)


def _contact(context: DocumentContext, capacity: Capacity) -> tuple[Block, ...]:
    organization = context.organization
    missing = Cell(msg("not in avgtool.yaml"), quiet=True)
    officer = Cell(organization.officer, note=organization.officer_contact) if organization.officer else missing
    items: tuple[tuple[Text, Text | Cell], ...] = (
        (msg("Processor") if capacity is Capacity.PROCESSOR else msg("Controller"), organization.name or missing),
        (msg("Address"), organization.address or missing),
        (msg("Contact"), organization.contact or missing),
        *(((msg("Telephone"), organization.phone),) if organization.phone else ()),
        (msg("Data protection officer"), officer),
    )
    return (Definitions(items),)
