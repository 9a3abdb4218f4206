"""One activity as the persons concerned read it: the questions of art. 13 and 14 AVG, answered from the register.

What the register does not say is left out and told as a gap (:mod:`avgtool.register.notice.gaps`); what is of nobody
else's concern, such as systems, measures and who answers for it, stays in the register.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from avgtool.documents.words import CATEGORIES, KINDS
from avgtool.i18n import Message, msg
from avgtool.model.activities import Action
from avgtool.model.consents import Basis
from avgtool.model.kinds import Kind
from avgtool.register.words import term_said
from avgtool.wording import listed, sentence_case

if TYPE_CHECKING:
    from collections.abc import Mapping

    from avgtool.documents.content import Text
    from avgtool.model.activities import Activity, ActivityPurpose, AutomatedDecision, StoragePeriod, Transfer

_NO_DATA = frozenset({Kind.NONE, Kind.FREE_TEXT})
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


def answers(activity: Activity) -> tuple[Answer, ...]:
    """What is told of an activity in which the organisation decides; questions without an answer are left out."""
    a = activity
    every = (
        Answer("purposes", "13(1)(c)", msg("What do we do it for?"), tuple(one.text for one in a.purposes if one.text)),
        Answer("purposes.basis", "13(1)(c)", msg("Why may we do that?"), _bases(a)),
        Answer("subjects", "14(1)(d)", msg("About whom?"), _one(", ".join(a.subjects))),
        Answer("kinds", "14(1)(d)", msg("Which data do we use?"), _data(a)),
        Answer("permits", "9, 10, 87", msg("Why may we use sensitive data?"), _permits(a)),
        Answer("origin", "14(2)(f)", msg("Where do the data come from?"), _one(a.origin)),
        Answer("required", "13(2)(e)", msg("Do you have to give them?"), _one(a.required)),
        Answer("recipients", "13(1)(e)", msg("Who else gets them?"), _recipients(a)),
        Answer("joint_controllers", "26(2)", msg("With whom do we decide together?"), _together(a)),
        Answer("transfers", "13(1)(f)", msg("Do they go outside the European Economic Area?"), _transfers(a)),
        Answer("retention", "13(2)(a)", msg("How long do we keep them?"), _periods(a)),
        Answer("decisions", "13(2)(f)", msg("Does a computer decide about you?"), _decisions(a)),
    )
    return tuple(one for one in every if one.told)


def _bases(activity: Activity) -> tuple[Text, ...]:
    told = [(one, _basis(one)) for one in activity.purposes if one.basis]
    if len(told) == len(activity.purposes) and all(basis == told[0][1] for _, basis in told):
        return (told[0][1],) if told else ()
    return tuple(msg("{purpose}: {why}", purpose=one.text, why=basis) for one, basis in told)


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


def _data(activity: Activity) -> tuple[Text, ...]:
    named = [KINDS[kind] for kind in activity.kinds if kind not in _NO_DATA]
    told = listed(", ", (*named, *activity.other_data))
    return (sentence_case(msg("{data}", data=told)),) if told else ()


def _permits(activity: Activity) -> tuple[Text, ...]:
    return tuple(
        msg("{category}: {law}", category=sentence_case(CATEGORIES[category]), law=law)
        for category, law in activity.permits.items()
        if law
    )


def _recipients(activity: Activity) -> tuple[Text, ...]:
    given = [(one.name, one.purpose) for one in activity.recipients]
    given += [(one.name, one.service) for one in activity.processors]
    told = tuple(msg("{who}, for: {purpose}", who=who, purpose=what) if what else who for who, what in given)
    return told or ((msg("Nobody else gets them."),) if activity.no_recipients else ())


def _together(activity: Activity) -> tuple[Text, ...]:
    return tuple(", ".join(filter(None, (one.name, one.contact))) for one in activity.joint_controllers)


def _transfers(activity: Activity) -> tuple[Text, ...]:
    told = tuple(map(_transfer, activity.transfers))
    return told or ((msg("No, they stay within it."),) if activity.no_transfers else ())


def _transfer(one: Transfer) -> Text:
    where = f"{one.country} ({one.recipient})" if one.recipient else one.country
    if not one.safeguard:
        return msg("Yes, to {where}.", where=where)
    return msg("Yes, to {where}. They are protected by: {safeguard}.", where=where, safeguard=one.safeguard.rstrip("."))


def _periods(activity: Activity) -> tuple[Text, ...]:
    return tuple(_kept(one) for one in activity.retention if one.term or one.start)


def _kept(period: StoragePeriod) -> Text:
    if period.term is None:
        length: Text = msg("until {event}", event=period.start)
    else:
        term = term_said(period.term)
        length = msg("{term}, counted from {event}", term=term, event=period.start) if period.start else term
    sentence = (
        msg("{data}: {length}.", data=period.data, length=length) if period.data else msg("{length}.", length=length)
    )
    return msg("{kept} {then}", kept=sentence_case(sentence), then=_ACTIONS[period.action])


def _decisions(activity: Activity) -> tuple[Text, ...]:
    return tuple(map(_decision, activity.decisions))


def _decision(one: AutomatedDecision) -> Text:
    what, logic, consequences = (part.rstrip(".") for part in (one.what, one.logic, one.consequences))
    parts = [
        msg("Yes: {what}.", what=what),
        *([msg("How: {logic}.", logic=logic)] if logic else ()),
        *([msg("What follows: {consequences}.", consequences=consequences)] if consequences else ()),
        msg("You may ask that a human looks at it (GDPR 22(3))."),
    ]
    return listed(" ", parts)


def _one(text: str) -> tuple[Text, ...]:
    return (text[:1].upper() + text[1:],) if text else ()
