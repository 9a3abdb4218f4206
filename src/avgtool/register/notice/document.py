"""The privacy notice as a document, in the words of who reads it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

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
    Text,
)
from avgtool.i18n import Message, msg
from avgtool.model.consents import Basis
from avgtool.register.notice.gaps import told_of
from avgtool.register.notice.telling import answers
from avgtool.wording import day

if TYPE_CHECKING:
    from collections.abc import Sequence

    from avgtool.documents.content import DocumentContext
    from avgtool.model.activities import Activity
    from avgtool.model.person_words import PersonWord


@dataclass(frozen=True, slots=True)
class Reader:
    """Whom a notice is for, and where that person can go."""

    person: PersonWord
    """What the organisation calls the person."""
    authority: str
    """Supervisory authority, for complaints (art. 13(2)(d))."""
    authority_url: str = ""
    rights_url: str = ""
    """Where it stands how rights are exercised; empty where nothing does."""


def notice_document(activities: Sequence[Activity], context: DocumentContext, reader: Reader) -> Document:
    """The notice: who, what for, which rights, where to complain.

    Args:
        activities: Of the register; those of a processor are left out.
        context: What stands on every document.
        reader: Whom it is for.
    """
    told = told_of(activities)
    return Document(
        name="privacy-notice",
        title=msg("Privacy notice"),
        subtitle=msg(
            "For our {persons}, of {day}", persons=reader.person.forms(context.language).many, day=day(context.created)
        ),
        context=context,
        sections=(
            Section(msg("In short"), _short(told, context, reader)),
            Section(msg("Who we are"), _who(context)),
            Section(msg("What we do with your data"), (Paragraph(_LEAD),)),
            *(Section(one.name, _activity(one), level=3) for one in told),
            Section(msg("Your rights"), _rights(told, context, reader)),
            Section(msg("A complaint"), _complaint(context, reader)),
            Section(msg("Changes"), (Paragraph(_CHANGES),)),
        ),
    )


def _short(told: Sequence[Activity], context: DocumentContext, reader: Reader) -> tuple[Block, ...]:
    forms = reader.person.forms(context.language)
    lead = msg(
        "{organization} uses personal data of {persons}. Here you read which data, what for, how long, and which "
        "rights you have.",
        organization=context.organization.name or msg("Our organization"),
        persons=forms.many,
    )
    return (Paragraph(lead, "lead"), Bullets(tuple(one.name for one in told)))


def _who(context: DocumentContext) -> tuple[Block, ...]:
    organization = context.organization
    said: tuple[tuple[Text, Text | None], ...] = (
        (msg("Responsible for your data"), organization.name),
        (msg("Address"), organization.address),
        (msg("Contact"), organization.contact),
        (msg("Telephone"), organization.phone),
        (msg("Data protection officer"), organization.officer),
    )
    definitions = Definitions(tuple((term, value) for term, value in said if value))
    officer = (Paragraph(_OFFICER),) if organization.officer else ()
    return (definitions, *officer)


def _activity(activity: Activity) -> tuple[Block, ...]:
    columns = (Column(msg("Question"), 30), Column(msg("Answer"), 70))
    rows = tuple((one.question, Cell(one.told[0], more=one.told[1:])) for one in answers(activity))
    caption = activity.description or msg("What we do, with which data, and for how long")
    return (Table(caption, columns, rows),)


def _rights(told: Sequence[Activity], context: DocumentContext, reader: Reader) -> tuple[Block, ...]:
    bases = {purpose.basis for one in told for purpose in one.purposes}
    rights = [_ACCESS, _RECTIFY, _ERASE, _RESTRICT]
    if bases & {Basis.CONSENT, Basis.CONTRACT}:
        rights.append(_PORTABILITY)
    if bases & {Basis.LEGITIMATE_INTEREST, Basis.PUBLIC_TASK}:
        rights.append(_OBJECT)
    rights.append(_MARKETING)
    if Basis.CONSENT in bases:
        rights.append(_WITHDRAW)
    if any(one.decisions for one in told):
        rights.append(_HUMAN)
    return (Paragraph(_YOU_MAY), Bullets(tuple(rights)), *_how(context, reader))


def _how(context: DocumentContext, reader: Reader) -> tuple[Block, ...]:
    where = reader.rights_url or context.organization.contact or context.organization.phone
    ask = (Paragraph(msg("Do you want to use one of these rights? Tell us: {where}.", where=where)),) if where else ()
    return (*ask, Paragraph(_TERM))


def _complaint(context: DocumentContext, reader: Reader) -> tuple[Block, ...]:
    contact = context.organization.contact or context.organization.phone
    first = (Paragraph(msg("Are you not satisfied? Tell us first: {contact}.", contact=contact)),) if contact else ()
    where = ", ".join(filter(None, (reader.authority, reader.authority_url.removeprefix("https://"))))
    authority = msg("You can always complain to the supervisory authority: {authority}.", authority=where)
    return (*first, Paragraph(authority))


_LEAD = msg("For each thing that we do, you read what we use and why.")
_OFFICER = msg("The data protection officer watches over how we handle personal data. You can put your question there.")
_YOU_MAY = msg("You may ask us:")
_ACCESS = msg("to see which data we have about you, and to get a copy (GDPR 15)")
_RECTIFY = msg("to change data that are wrong, or to add what is missing (GDPR 16)")
_ERASE = msg("to delete your data (GDPR 17)")
_RESTRICT = msg("to put the use of your data on hold for a while (GDPR 18)")
_PORTABILITY = msg("to give you your data as a file, or to pass them to another organization (GDPR 20)")
_OBJECT = msg(
    "to stop because of your own situation, where we say that we have a good reason or a public task (GDPR 21)"
)
_MARKETING = msg("to stop sending you advertising; then we always stop (GDPR 21(3))")
_WITHDRAW = msg("to withdraw your consent, as easily as you gave it; what happened before stays allowed (GDPR 7(3))")
_HUMAN = msg("to have a human look at a decision of a computer (GDPR 22)")
_TERM = msg(
    "It is free. You get an answer within one month. If it is complicated, that can become three months; we tell you "
    "within one month. Sometimes we ask something, to be sure that it is you."
)
_CHANGES: Message = msg("Does something change? Then we change this notice, with a new date at the top.")
