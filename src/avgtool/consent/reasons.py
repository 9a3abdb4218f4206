"""Reasons, states and steps in words, each reason with its article."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from avgtool.i18n import msg
from avgtool.model.consents import EventType, Reason, ReviewReason
from avgtool.wording import listed

if TYPE_CHECKING:
    from collections.abc import Collection

    from avgtool.i18n import Message
    from avgtool.model.consent_law import ConsentLaw

NO_SUBJECT: Final = "no_subject"
"""Of a row that names nobody."""
UNREADABLE: Final = "unreadable"
"""Of a row that holds an address or number that cannot be read, so that an objection by it could not be found."""
NO_OBJECTION: Final = "no_objection"
"""Of a person, where nothing but objections was asked about, and there is none."""


@dataclass(frozen=True, slots=True)
class ReasonWords:
    """What a reader is told."""

    text: Message
    """A sentence without a full stop."""
    article: Message
    """Where the law says so."""


def reason_words(reason: Reason, law: ConsentLaw) -> ReasonWords:
    """A reason in words, with the article of the country's law."""
    return ReasonWords(_texts(law)[reason], _articles(law)[reason])


def approach_words(code: str, law: ConsentLaw) -> ReasonWords:
    """The reason of a row of a table in words: a value of ``Reason``, or one of those that only rows can have."""
    of_rows = {
        NO_SUBJECT: ReasonWords(msg("the row names nobody"), msg("GDPR 5(2)")),
        UNREADABLE: ReasonWords(
            msg("an address or number of the row cannot be read: whether the person objected by it is not known"),
            msg("GDPR 5(2) and 21"),
        ),
        NO_OBJECTION: ReasonWords(msg("the person did not object"), msg("GDPR 21")),
    }
    return of_rows.get(code) or reason_words(Reason(code), law)


def review_words(reason: ReviewReason, law: ConsentLaw) -> ReasonWords:
    """Why to ask again, in words."""
    words = {
        ReviewReason.OLD: ReasonWords(
            msg("the consent is old: ask whether it still holds"), msg("EDPB guidelines 05/2020, nos. 110-111")
        ),
        ReviewReason.NOTICE_SUPERSEDED: ReasonWords(
            msg("since then another notice is shown: ask again where the purpose or the data changed"),
            msg("GDPR 4(11) and 7(1)"),
        ),
        ReviewReason.DESCRIBED_ANEW: ReasonWords(
            msg("since then the purpose says more than the person agreed to"), msg("GDPR 4(11), 6(4) and 7(1)")
        ),
        ReviewReason.EXPIRES: ReasonWords(msg("the term of the consent ends"), msg("GDPR 5(1)(e) and 7")),
        ReviewReason.COMES_OF_AGE: ReasonWords(
            msg("turns {age}: from then on the person's own consent counts", age=law.age_of_consent), law.age_article
        ),
    }
    return words[reason]


def state_name(state: EventType | None) -> Message:
    """What a state, or the step that leads to it, is called; none: nothing happened yet."""
    return _STATES[state]


def step_names(steps: Collection[EventType]) -> Message | str:
    """Several of them, in the order in which a consent goes through them."""
    return listed(", ", (_STATES[one] for one in EventType if one in steps))


_STATES: dict[EventType | None, Message] = {
    None: msg("never given"),
    EventType.REQUESTED: msg("requested"),
    EventType.GIVEN: msg("given"),
    EventType.REFUSED: msg("refused"),
    EventType.CONFIRMED: msg("confirmed"),
    EventType.WITHDRAWN: msg("withdrawn"),
    EventType.EXPIRED: msg("expired"),
    EventType.INVALIDATED: msg("declared invalid"),
}


def _texts(law: ConsentLaw) -> dict[Reason, Message]:
    age = law.age_of_consent
    return {
        Reason.CONSENT: msg("the person consents"),
        Reason.SOFT_OPT_IN: msg("customer, about own similar products, with the right to object each time"),
        Reason.OTHER_BASIS: msg("the purpose has another basis, and no rule asks consent here"),
        Reason.NEVER_ASKED: msg("consent was never asked"),
        Reason.NOT_ANSWERED: msg("consent was asked, and there is no answer"),
        Reason.REFUSED: msg("the person refused"),
        Reason.WITHDRAWN: msg("the person withdrew the consent"),
        Reason.EXPIRED: msg("the consent has expired"),
        Reason.INVALIDATED: msg("the consent was found not to be valid"),
        Reason.NOT_COVERED: msg(
            "no unchanged notice, shown at that time, proves a consent to the purpose as it is described now"
        ),
        Reason.NOT_EXPLICIT: msg("special categories need explicit consent, and this was not"),
        Reason.PARENT_NEEDED: msg("given under the age of {age}, and not by a parent", age=age),
        Reason.CONFIRMATION_NEEDED: msg("a parent consented; from {age} years the person must confirm", age=age),
        Reason.OBJECTION: msg("the person objected"),
        Reason.CHANNEL_NOT_WANTED: msg("the person does not want to be approached by this channel"),
        Reason.CHANNEL_NOT_IN_PURPOSE: msg("the purpose does not have this channel"),
        Reason.CHANNEL_NEEDS_CONSENT: msg("marketing by this channel needs consent, and there is none"),
        Reason.UNKNOWN_SUBJECT: msg("the ledger does not know this person, and consent is needed"),
    }


def _articles(law: ConsentLaw) -> dict[Reason, Message]:
    needed = msg("GDPR 6(1)(a) and 7(1)")
    return {
        Reason.CONSENT: msg("GDPR 6(1)(a) and 7"),
        Reason.SOFT_OPT_IN: law.marketing_article,
        Reason.OTHER_BASIS: msg("GDPR 6(1)(b)-(f)"),
        Reason.NEVER_ASKED: needed,
        Reason.NOT_ANSWERED: msg("GDPR 4(11): silence is no consent"),
        Reason.REFUSED: msg("GDPR 4(11)"),
        Reason.WITHDRAWN: msg("GDPR 7(3)"),
        Reason.EXPIRED: msg("GDPR 5(1)(e) and 7"),
        Reason.INVALIDATED: msg("GDPR 4(11) and 7(2)"),
        Reason.NOT_COVERED: msg("GDPR 4(11) and 7(1)"),
        Reason.NOT_EXPLICIT: msg("GDPR 9(2)(a)"),
        Reason.PARENT_NEEDED: law.age_article,
        Reason.CONFIRMATION_NEEDED: law.age_article,
        Reason.OBJECTION: msg("GDPR 21"),
        Reason.CHANNEL_NOT_WANTED: msg("GDPR 5(1)(a) and 21"),
        Reason.CHANNEL_NOT_IN_PURPOSE: msg("GDPR 5(1)(b)"),
        Reason.CHANNEL_NEEDS_CONSENT: law.marketing_article,
        Reason.UNKNOWN_SUBJECT: needed,
    }
