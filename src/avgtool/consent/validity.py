"""Whether there is a consent that holds at a moment: art. 4(11), 7, 8 and 9(2)(a) AVG."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

from avgtool.consent.description import described_anew_at
from avgtool.consent.moments import local_date, months_later, of_age_on, start_of
from avgtool.consent.state import YES, deciding_event
from avgtool.model.consents import Answer, EventType, Reason

if TYPE_CHECKING:
    from datetime import datetime

    from avgtool.model.consent_law import ConsentLaw
    from avgtool.model.consents import Channel, ConsentEvent, Facts, Notice, Purpose, Subject

EXPLICIT_CONSENT = "a"
"""Art. 9(2)(a): what lifts the ban on special categories is explicit consent."""


def consent(facts: Facts, purpose: Purpose, channel: Channel | None, at: datetime, law: ConsentLaw) -> Answer:
    """Whether there is a valid consent at a moment, whatever else speaks for or against approaching the person.

    Given or confirmed last (art. 4(11), 7(3)), under a notice that covers the purpose (7(1)), when the purpose said no
    less than now, explicit where special categories rest on it (9(2)(a)), by a parent under the age of consent (8), and
    not past its term.
    """
    event = deciding_event(facts.events, purpose.code, channel, at)
    if event is None:
        return Answer(allowed=False, reason=Reason.NEVER_ASKED if facts.subject else Reason.UNKNOWN_SUBJECT)
    if event.type is EventType.REQUESTED:
        return Answer(allowed=False, reason=Reason.NOT_ANSWERED, since=event.at)
    if event.type not in YES:
        return Answer(allowed=False, reason=Reason(event.type.value), since=event.at)
    lacking = _lacking(event, purpose, channel) or _wrong_age(event, facts.subject, law)
    if lacking:
        return Answer(allowed=False, reason=lacking, since=event.at)
    return _while_it_lasts(event, facts.subject, purpose, at, law)


def covers(notice: Notice | None, purpose: str, at: datetime) -> bool:
    """Whether a notice proves what a person agreed to: about the purpose, its text unchanged, shown by then."""
    return notice is not None and notice.since <= at and purpose in notice.purposes and is_genuine(notice)


def is_genuine(notice: Notice) -> bool:
    """Whether the text is still that of the hash."""
    return sha256(notice.text.encode()).hexdigest() == notice.sha256.lower()


def expires_at(event: ConsentEvent, purpose: Purpose, law: ConsentLaw) -> datetime | None:
    """When a yes ends by its term; none where the purpose sets none."""
    return months_later(event.at, purpose.valid_months, law.timezone) if purpose.valid_months else None


def comes_of_age(event: ConsentEvent, subject: Subject | None, law: ConsentLaw) -> datetime | None:
    """When a parent's yes ends because the subject may consent alone; none where that is not so, or not asked."""
    if not (law.confirm_when_of_age and event.by_guardian and subject and subject.turns_16_on):
        return None
    return start_of(of_age_on(subject.turns_16_on, law.age_of_consent), law.timezone)


def _lacking(event: ConsentEvent, purpose: Purpose, channel: Channel | None) -> Reason | None:
    anew = described_anew_at(purpose, event.at, channel, by_name=event.channel is not None)
    if anew or not covers(event.notice, purpose.code, event.at):
        return Reason.NOT_COVERED
    return Reason.NOT_EXPLICIT if purpose.special_ground == EXPLICIT_CONSENT and not event.explicit else None


def _wrong_age(event: ConsentEvent, subject: Subject | None, law: ConsentLaw) -> Reason | None:
    """What is wrong with who consented; nothing where no birthday is known."""
    if subject is None or subject.turns_16_on is None:
        return None
    minor = local_date(event.at, law.timezone) < of_age_on(subject.turns_16_on, law.age_of_consent)
    if minor == event.by_guardian:
        return None
    return Reason.PARENT_NEEDED if minor else Reason.CONFIRMATION_NEEDED


def _while_it_lasts(
    event: ConsentEvent, subject: Subject | None, purpose: Purpose, at: datetime, law: ConsentLaw
) -> Answer:
    """Valid until the first of its ends; where two fall together the birthday is named."""
    birthday, term = comes_of_age(event, subject, law), expires_at(event, purpose, law)
    end = min((one for one in (birthday, term) if one), default=None)
    if end is None or at < end:
        return Answer(allowed=True, reason=Reason.CONSENT, since=event.at, until=end)
    return Answer(allowed=False, reason=Reason.CONFIRMATION_NEEDED if end == birthday else Reason.EXPIRED, since=end)
