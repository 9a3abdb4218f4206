"""The privacy notice as a document, in the words of who reads it."""

from __future__ import annotations

from dataclasses import dataclass, field
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
from avgtool.register.naming import distinct_names
from avgtool.register.notice.plain_words import PlainWords
from avgtool.register.notice.rights import objecting, rights
from avgtool.register.notice.telling import answers
from avgtool.wording import day, listed

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from avgtool.documents.content import DocumentContext, Organization
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
    national_number: Message | None = None
    """What the national number is called where the persons live; none: by that name."""
    countries: Mapping[str, str] = field(default_factory=dict)
    """What countries are called in speech, to their codes."""
    groups: tuple[str, ...] = ()
    """Of persons, where the notice is for some of them alone: *medewerkers*."""

    def words(self, language: str, organization: Organization) -> PlainWords:
        """The words for this reader."""
        return PlainWords(
            customer_number=self.person.forms(language).number,
            national_number=self.national_number or msg("national number"),
            copies_from=organization.contact or organization.phone or "",
            countries=self.countries,
        )


def notice_document(told: Sequence[Activity], context: DocumentContext, reader: Reader) -> Document:
    """The notice: who, what for, objection by itself, the other rights, where to complain.

    Args:
        told: Activities that belong in it (:func:`avgtool.register.notice.gaps.told_of`).
        context: What stands on every document.
        reader: Whom it is for.
    """
    where = reader.rights_url or context.organization.contact or context.organization.phone or ""
    words = reader.words(context.language, context.organization)
    names = distinct_names(told, lambda one: ", ".join(one.subjects))
    return Document(
        name="privacy-notice",
        title=msg("Privacy notice"),
        subtitle=_for_whom(told, context, reader),
        context=context,
        sections=(
            Section(msg("In short"), _short(tuple(names.values()), context)),
            Section(msg("Who we are"), _who(context)),
            Section(msg("What we do with your data"), (Paragraph(_LEAD),)),
            *(Section(names[one.code], _activity(one, words), level=3) for one in told),
            objecting(told, names, where),
            rights(told, where),
            Section(msg("A complaint"), _complaint(context, reader)),
            Section(msg("Changes"), (Paragraph(_CHANGES),), with_previous=True),
        ),
    )


def is_about_others(activity: Activity, person: PersonWord) -> bool:
    """Whether an activity names persons, and none that the organisation's word for the person speaks of."""
    words = {form.casefold() for forms in (person.dutch, person.english) for form in (forms.one, forms.many)}
    named = " ".join(activity.subjects).casefold()
    return bool(named) and not any(word in named for word in words)


def _for_whom(told: Sequence[Activity], context: DocumentContext, reader: Reader) -> Message:
    when = day(context.created)
    if reader.groups:
        return msg("For {groups}, of {day}", groups=", ".join(reader.groups), day=when)
    if any(is_about_others(one, reader.person) for one in told):
        return msg("For everybody whose data we use, of {day}", day=when)
    return msg("For our {persons}, of {day}", persons=reader.person.forms(context.language).many, day=when)


def _short(names: tuple[str, ...], context: DocumentContext) -> tuple[Block, ...]:
    lead = msg(
        "{organization} uses your personal data. Here you read which data, what for, how long, and which rights you "
        "have.",
        organization=context.organization.name or msg("Our organization"),
    )
    return (Paragraph(lead, "lead"), Bullets(names))


def _who(context: DocumentContext) -> tuple[Block, ...]:
    organization = context.organization
    reached = organization.officer_contact if organization.officer else None
    said: tuple[tuple[Text, Text | None], ...] = (
        (msg("Responsible for your data"), organization.name),
        (msg("Address"), organization.address),
        (msg("Contact"), organization.contact),
        (msg("Telephone"), organization.phone),
        (msg("Officer (DPO)"), organization.officer),
        (msg("Contact of the DPO"), reached),
    )
    definitions = Definitions(tuple((term, value) for term, value in said if value))
    where = reached or organization.contact or organization.phone
    ask = (msg("You can put your question there: {where}.", where=where),) if where else ()
    officer = (Paragraph(listed(" ", (_OFFICER, *ask))),) if organization.officer else ()
    return (definitions, *officer)


def _activity(activity: Activity, words: PlainWords) -> tuple[Block, ...]:
    columns = (Column(msg("Question"), 30), Column(msg("Answer"), 70))
    told = answers(activity, words)
    rows = tuple((one.question, Cell(one.told[0], more=one.told[1:])) for one in told)
    above = (Paragraph(activity.notice),) if isinstance(activity.notice, str) and activity.notice else ()
    return (*above, Table(msg("What we do, with which data, and for how long"), columns, rows))


def _complaint(context: DocumentContext, reader: Reader) -> tuple[Block, ...]:
    contact = context.organization.contact or context.organization.phone
    first = (Paragraph(msg("Are you not satisfied? Tell us first: {contact}.", contact=contact)),) if contact else ()
    where = ", ".join(filter(None, (reader.authority, reader.authority_url.removeprefix("https://"))))
    authority = msg("You can always complain to the supervisory authority: {authority}.", authority=where)
    return (*first, Paragraph(authority))


_LEAD = msg("For each thing that we do, you read what we use and why.")
_OFFICER = msg("The data protection officer watches over how we handle personal data.")
_CHANGES: Message = msg("Does something change? Then we change this notice, with a new date at the top.")
