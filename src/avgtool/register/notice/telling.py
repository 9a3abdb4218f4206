"""One activity as the persons concerned read it: the questions of art. 13 and 14 AVG, answered from the register.

What the register does not say is left out and told as a gap (:mod:`avgtool.register.notice.gaps`); what is of nobody
else's concern, such as systems, measures and who answers for it, stays in the register.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from avgtool.i18n import Message, msg
from avgtool.model.activities import Action
from avgtool.model.consents import Basis
from avgtool.register.answering import tells
from avgtool.register.notice.countries import in_a_sentence
from avgtool.register.notice.plain_words import data_told, permits_told
from avgtool.register.words import term_said
from avgtool.wording import listed, sentence_case

if TYPE_CHECKING:
    from collections.abc import Mapping

    from avgtool.documents.content import Text
    from avgtool.model.activities import Activity, ActivityPurpose, AutomatedDecision, StoragePeriod, Transfer
    from avgtool.register.notice.plain_words import PlainWords

_DECIDED_FOR_ALL = re.compile(r"(?i)adequa|data privacy framework|\bDPF\b")
"""A decision of the European Commission (art. 45), which everybody can read: there is no copy to ask for."""
_BASES: Mapping[Basis, Message] = {
    Basis.CONSENT: msg("You gave your consent. You can withdraw it at any time."),
    Basis.CONTRACT: msg("We need it for the contract with you."),
    Basis.LEGAL_OBLIGATION: msg("The law obliges us to."),
    Basis.VITAL_INTEREST: msg("It is needed to protect somebody's life or health."),
    Basis.PUBLIC_TASK: msg("It is part of our public task."),
    Basis.LEGITIMATE_INTEREST: msg("We have a good reason for it (a legitimate interest)."),
}
"""Why it is allowed (art. 6(1))."""
_ACTIONS: Mapping[Action, Message] = {
    Action.DELETE: msg("After that we delete them."),
    Action.ANONYMIZE: msg("After that nobody can tell any more whom they are about."),
    Action.REVIEW: msg("After that we look whether we still need them."),
}


@dataclass(frozen=True, slots=True)
class Answer:
    """One question about an activity, answered."""

    field: str
    """Key of the activity from which it is answered."""
    article: str
    question: Message
    told: tuple[Text, ...]


def answers(activity: Activity, words: PlainWords) -> tuple[Answer, ...]:
    """What is told of an activity in which the organisation decides; questions without an answer are left out."""
    a = activity
    every = (
        Answer("purposes", "13(1)(c)", msg("What do we do it for?"), tuple(map(_begun, a.aims))),
        Answer("purposes.basis", "13(1)(c)", msg("Why may we do that?"), _bases(a)),
        Answer("subjects", "14(1)(d)", msg("About whom?"), _one(", ".join(a.subjects))),
        Answer("kinds", "14(1)(d)", msg("Which data do we use?"), data_told(a, words)),
        Answer("permits", "9, 10, 87", msg("Why may we use sensitive data?"), permits_told(a, words)),
        Answer("origin", "14(2)(f)", msg("Where do the data come from?"), _one(a.origin)),
        Answer("required", "13(2)(e)", msg("Do you have to give them?"), _one(a.required)),
        Answer("recipients", "13(1)(e)", msg("Who else gets them?"), _recipients(a)),
        Answer("joint_controllers", "26(2)", msg("With whom do we decide together?"), _together(a)),
        Answer("transfers", "13(1)(f)", msg("Do they go outside the European Economic Area?"), _transfers(a, words)),
        Answer("retention", "13(2)(a)", msg("How long do we keep them?"), _periods(a)),
        Answer("decisions", "13(2)(f)", msg("Does a computer decide about you?"), _decisions(a)),
    )
    return tuple(one for one in every if one.told)


def _bases(activity: Activity) -> tuple[Text, ...]:
    told = [(one, _basis(one)) for one in activity.purposes if one.basis]
    if len(told) == len(activity.purposes) and all(basis == told[0][1] for _, basis in told):
        return (told[0][1],) if told else ()
    return tuple(msg("{purpose}: {why}", purpose=_begun(one.text), why=basis) for one, basis in told)


def _basis(purpose: ActivityPurpose) -> Message:
    assert purpose.basis is not None
    law, interest = purpose.law.rstrip("."), purpose.interest.rstrip(".")
    if purpose.basis is Basis.LEGAL_OBLIGATION and law:
        return msg("The law obliges us to: {law}.", law=law)
    if purpose.basis is Basis.PUBLIC_TASK and law:
        return msg("It is part of our public task: {law}.", law=law)
    if purpose.basis is Basis.LEGITIMATE_INTEREST and interest:
        return msg("We have a good reason for it (a legitimate interest): {interest}.", interest=interest)
    return _BASES[purpose.basis]


def _recipients(activity: Activity) -> tuple[Text, ...]:
    given = [(one.name, one.purpose) for one in activity.recipients]
    given += [(one.name, one.service) for one in activity.processors]
    told = tuple(
        msg("{who} ({purpose})", who=_begun(who), purpose=what) if what else _begun(who) for who, what in given
    )
    return told or ((msg("Nobody else gets them."),) if activity.no_recipients else ())


def _together(activity: Activity) -> tuple[Text, ...]:
    return tuple(", ".join(filter(None, (one.name, one.contact))) for one in activity.joint_controllers)


def _transfers(activity: Activity, words: PlainWords) -> tuple[Text, ...]:
    told = tuple(_transfer(one, words) for one in activity.transfers)
    return told or ((msg("No, they stay within it."),) if activity.no_transfers else ())


def _transfer(one: Transfer, words: PlainWords) -> Text:
    """Where to, by what it is protected and, where that can be had, how a copy of it is asked for (art. 13(1)(f))."""
    country = in_a_sentence(one.country, words.countries)
    where = msg("{country} ({recipient})", country=country, recipient=one.recipient) if one.recipient else country
    told: list[Text] = [msg("Yes, to {where}.", where=where)]
    if tells(one.safeguard):
        told.append(msg("They are protected by: {safeguard}.", safeguard=one.safeguard.rstrip(".")))
        if words.copies_from and not _DECIDED_FOR_ALL.search(one.safeguard):
            told.append(msg("You can ask for a copy of that: {contact}.", contact=words.copies_from))
    return listed(" ", told)


def _periods(activity: Activity) -> tuple[Text, ...]:
    return tuple(_kept(one) for one in activity.retention if one.term or one.start)


def _kept(period: StoragePeriod) -> Text:
    if period.term is None:
        length: Text = msg("until {event}", event=period.start)
    else:
        term = term_said(period.term)
        length = msg("{term} (begins with: {event})", term=term, event=period.start) if period.start else term
    sentence = (
        msg("{data}: {length}.", data=period.data, length=length) if period.data else msg("{length}.", length=length)
    )
    then = _ACTIONS[period.action] if period.action else ""
    return msg("{kept} {then}", kept=sentence_case(sentence), then=then) if then else sentence_case(sentence)


def _decisions(activity: Activity) -> tuple[Text, ...]:
    return tuple(map(_decision, activity.decisions))


def _decision(one: AutomatedDecision) -> Text:
    what, logic, consequences = (part.rstrip(".") for part in (one.what, one.logic, one.consequences))
    parts = [
        msg("Yes: {what}.", what=what),
        *([msg("How: {logic}.", logic=logic)] if logic else ()),
        *([msg("What follows: {consequences}.", consequences=consequences)] if consequences else ()),
        msg("You may ask that a human looks at it, give your own view, and contest the decision (GDPR 22(3))."),
    ]
    return listed(" ", parts)


def _one(text: str) -> tuple[Text, ...]:
    return (_begun(text),) if text else ()


def _begun(text: str) -> str:
    return text[:1].upper() + text[1:]
