"""The letter by which persons hear of a breach of their data, in plain language: all that art. 34(2) AVG asks of it.

The nature of the breach, whom to ask (33(3)(b)), the likely consequences (33(3)(c)) and the measures (33(3)(d)); and
what the persons can do themselves, as recital 86 recommends. It names nobody: whom it goes to is filled in where it is
sent.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from avgtool.breaches.life_cycle import progress
from avgtool.documents.letter_content import Heading, Letter, Passage, Points, Run
from avgtool.i18n import Message, msg
from avgtool.model.addressing import Addressee
from avgtool.model.kinds import Kind
from avgtool.wording import day

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from avgtool.documents.content import DocumentContext, Organization, Text
    from avgtool.documents.letter_content import LetterBlock, Prose
    from avgtool.model.breaches import Breach, BreachLaw, Facts

_ACCOUNTS = frozenset({Kind.BANK_ACCOUNT, Kind.CREDIT_CARD})
_REACHED_BY = frozenset({Kind.EMAIL, Kind.PHONE})
_AT_HOME = frozenset({Kind.ADDRESS_STREET, Kind.POSTCODE})


@dataclass(frozen=True, slots=True)
class Sender:
    """Who signs, and the words in which data are called."""

    signer: tuple[str, ...]
    """Name, and what stands under it; nothing where nobody was named."""
    data: tuple[Text, ...]
    """The kinds of data in words that everybody reads."""


def persons_letter(breach: Breach, context: DocumentContext, law: BreachLaw, sender: Sender) -> Letter:
    """A letter to the persons concerned; what is not known yet is a place to fill in, which makes it a draft.

    Args:
        breach: With its events.
        context: Of its document; the language is that of the letter, the reference that of the breach.
        law: Of breaches.
        sender: Who signs, and how data are called.
    """
    writing = _Writing(context.language, law, context.organization)
    letter = Letter(
        context=context,
        day=context.created.astimezone(ZoneInfo(law.timezone)).date(),
        addressee=(),
        subject=writing.ours(msg("A data breach that concerns your data")),
        salutation=Addressee().salutation(context.language),
        blocks=tuple(_blocks(breach, sender.data, writing)),
        closing=msg("Yours sincerely"),
        signer=sender.signer,
    )
    return replace(letter, draft=bool(letter.to_fill))


@dataclass(frozen=True, slots=True)
class _Writing:
    """Texts as prose in the language of the letter."""

    language: str
    law: BreachLaw
    organization: Organization

    def ours(self, text: Message) -> Prose:
        return (Run(text.render(self.language)),)

    def said(self, text: str | None, missing: Message) -> Prose:
        """Words of the register, or a place to fill in."""
        return (Run(text, "foreign"),) if text else (Run(missing.render(self.language), "to_fill"),)


def _blocks(breach: Breach, data: Sequence[Text], writing: _Writing) -> Iterator[LetterBlock]:
    facts, reached = breach.facts, progress(breach)
    taken = [one.words for one in breach.measures_taken if one.words]
    known = day(facts.aware.astimezone(ZoneInfo(writing.law.timezone)).date())
    yield Passage(
        writing.ours(
            msg(
                "On {day} we found that something went wrong with personal data that we hold, and yours may be among "
                "them. This letter says what happened, what it can mean for you, what we do, and what you can do.",
                day=known,
            )
        )
    )
    yield Heading(writing.ours(msg("What happened?")))
    yield Passage(writing.said(facts.what, msg("what happened, in plain words")))
    yield from _when(facts, writing)
    yield Heading(writing.ours(msg("Which data are concerned?")))
    yield from _data(data, writing)
    yield Heading(writing.ours(msg("What can this mean for you?")))
    yield Passage(writing.said(facts.consequences, msg("the likely consequences for the person, in plain words")))
    yield Heading(writing.ours(msg("What do we do?")))
    yield from _measures(facts, taken, writing)
    if reached.notified is not None and not reached.withdrawn:
        yield Passage(writing.ours(msg("We reported the breach to {authority}.", authority=writing.law.authority)))
    yield Heading(writing.ours(msg("What can you do?")))
    yield Points(tuple(writing.ours(one) for one in _advice(set(facts.kinds), writing.law)))
    yield Heading(writing.ours(msg("Questions?")))
    yield from _contact(writing)


def _when(facts: Facts, writing: _Writing) -> Iterator[LetterBlock]:
    zone = ZoneInfo(writing.law.timezone)
    if facts.begun is None:
        return
    begun = facts.begun.astimezone(zone).date()
    ended = facts.ended.astimezone(zone).date() if facts.ended else None
    if ended == begun:
        yield Passage(writing.ours(msg("It happened on {day}.", day=day(begun))))
    elif ended:
        yield Passage(writing.ours(msg("It lasted from {begun} to {ended}.", begun=day(begun), ended=day(ended))))
    else:
        yield Passage(writing.ours(msg("It began on {day}.", day=day(begun))))


def _data(data: Sequence[Text], writing: _Writing) -> Iterator[LetterBlock]:
    if not data:
        yield Passage(writing.said(None, msg("which data of the person")))
        return
    shown = (one.render(writing.language) if isinstance(one, Message) else one for one in data)
    yield Points(tuple((Run(one),) for one in shown))


def _measures(facts: Facts, taken: Sequence[str], writing: _Writing) -> Iterator[LetterBlock]:
    if facts.measures or not taken:
        yield Passage(writing.said(facts.measures, msg("what was done and will be done, in plain words")))
    if taken:
        yield Points(tuple((Run(one, "foreign"),) for one in taken))


def _advice(kinds: set[Kind], law: BreachLaw) -> Iterator[Message]:
    if kinds & _REACHED_BY:
        yield msg(
            "Be careful with e-mails, messages and calls that ask you for money, codes or passwords, also where they "
            "seem to come from us. Open no links or attachments that you did not expect."
        )
    if Kind.SECRET in kinds:
        yield msg("Change your password with us, and wherever you use the same one.")
    if kinds & _ACCOUNTS:
        yield msg("Look at your bank account often in the coming months. Call your bank when you see something odd.")
    if Kind.NATIONAL_ID in kinds:
        yield msg("Watch for letters and bills for something that you did not ask for: somebody may use your name.")
        if law.identity_fraud_help:
            yield msg("Do you think that this happens? Report it to {desk}.", desk=law.identity_fraud_help)
    if kinds & _AT_HOME:
        yield msg("Let nobody in, and give nobody money or cards, because he or she knows your name and address.")
    yield msg("Do you not trust a message in our name? Ask us first.")


def _contact(writing: _Writing) -> Iterator[LetterBlock]:
    organization = writing.organization
    where = organization.officer_contact or organization.contact or ""
    reached = ", ".join(part for part in (where, organization.phone or "") if part)
    if not reached:
        yield Passage(writing.said(None, msg("how the data protection officer or another contact is reached")))
    elif organization.officer:
        text = msg("Ask our data protection officer, {name}: {reached}.", name=organization.officer, reached=reached)
        yield Passage(writing.ours(text))
    else:
        yield Passage(writing.ours(msg("You reach us by: {reached}.", reached=reached)))
    yield Passage(
        writing.ours(
            msg(
                "Do you think that we do not handle your data well? You can complain to {authority}.",
                authority=writing.law.authority,
            )
        )
    )
