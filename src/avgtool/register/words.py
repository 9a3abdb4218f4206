"""What the register says, in words: roles, bases, actions, terms."""

from __future__ import annotations

from typing import TYPE_CHECKING

from avgtool.i18n import Message, msg, nmsg
from avgtool.model.activities import Action, Capacity
from avgtool.model.consents import Basis
from avgtool.register.findings import Concern
from avgtool.wording import listed

if TYPE_CHECKING:
    from collections.abc import Mapping

    from avgtool.documents.content import Text
    from avgtool.model.activities import ActivityPurpose, StoragePeriod
    from avgtool.model.retention import Term

CAPACITIES: Mapping[Capacity, Message] = {
    Capacity.CONTROLLER: msg("controller"),
    Capacity.PROCESSOR: msg("processor"),
}
ACTIONS: Mapping[Action, Message] = {
    Action.DELETE: msg("then deleted"),
    Action.ANONYMIZE: msg("then anonymized"),
    Action.REVIEW: msg("then reviewed"),
}
BASES: Mapping[Basis, Message] = {
    Basis.CONSENT: msg("consent"),
    Basis.CONTRACT: msg("contract"),
    Basis.LEGAL_OBLIGATION: msg("legal obligation"),
    Basis.VITAL_INTEREST: msg("vital interest"),
    Basis.PUBLIC_TASK: msg("public task"),
    Basis.LEGITIMATE_INTEREST: msg("legitimate interest"),
}
CONCERNS: Mapping[Concern, Message] = {
    Concern.NO_REGISTER: msg("no register"),
    Concern.INCOMPLETE: msg("missing"),
    Concern.PERMIT_MISSING: msg("missing"),
    Concern.NOT_REVIEWED: msg("not reviewed"),
    Concern.DATA_NOT_NAMED: msg("not in the register"),
    Concern.SYSTEM_NOT_NAMED: msg("not in the register"),
    Concern.PAST_RETENTION: msg("kept too long"),
    Concern.RETENTION_NOT_MEASURED: msg("not measured"),
    Concern.NEVER_SCANNED: msg("never scanned"),
    Concern.SCAN_OUT_OF_DATE: msg("scanned long ago"),
    Concern.UNKNOWN_CONSENT: msg("unknown"),
    Concern.UNKNOWN_ACTIVITY: msg("unknown"),
    Concern.UNKNOWN_SYSTEM: msg("unknown"),
    Concern.UNKNOWN_POLICY: msg("unknown"),
    Concern.UNKNOWN_DPIA: msg("unknown"),
    Concern.SAME_NAME: msg("same name"),
}


def basis_said(purpose: ActivityPurpose) -> Message:
    """On what a purpose rests, with article and what belongs to it."""
    if purpose.basis is None:
        return msg("basis not written down")
    said = msg("{basis}, GDPR 6(1)({letter})", basis=BASES[purpose.basis], letter=purpose.basis.value)
    besides: list[Text] = [one for one in (purpose.law, purpose.interest) if one]
    if purpose.consent:
        besides.append(msg("recorded as {purpose}", purpose=purpose.consent))
    return msg("{basis}: {detail}", basis=said, detail=listed("; ", besides)) if besides else said


def term_said(term: Term) -> Message | str:
    """A length of time: *7 years after the calendar year*."""
    parts = [
        counted
        for number, counted in (
            (term.years, nmsg("{n} year", "{n} years", term.years)),
            (term.months, nmsg("{n} month", "{n} months", term.months)),
            (term.days, nmsg("{n} day", "{n} days", term.days)),
        )
        if number
    ]
    joined = listed(", ", parts)
    return msg("{term} after the calendar year", term=joined) if term.after_year else joined


def period_said(period: StoragePeriod) -> Message:
    """How long and what then: *facturen: 7 years after the calendar year of factuurdatum (AWR 52(4)), then deleted*."""
    if _says_it_all(period):
        return _with_data_and_action(period, period.ground)
    return period_in_full(period)


def period_in_full(period: StoragePeriod) -> Message:
    """The same with its ground in any case: a table is read back."""
    length = _length(period)
    if period.ground:
        length = msg("{length} ({ground})", length=length, ground=period.ground)
    return _with_data_and_action(period, length)


def _with_data_and_action(period: StoragePeriod, length: Message | str) -> Message:
    if period.data:
        length = msg("{data}: {length}", data=period.data, length=length)
    if period.action is None:
        return msg("{length}", length=length)
    return msg("{length}, {action}", length=length, action=ACTIONS[period.action])


def _says_it_all(period: StoragePeriod) -> bool:
    """Whether the ground repeats event and numbers of the term, as imported words do: then they are said once."""
    numbers = (period.term.years, period.term.months, period.term.days) if period.term else ()
    said = period.ground.casefold()
    told = (str(number) in said for number in numbers if number)
    return bool(period.start) and period.start.casefold() in said and all(told)


def _length(period: StoragePeriod) -> Message | str:
    if period.term is None:
        return msg("until {event}", event=period.start) if period.start else msg("term not written down")
    said = term_said(period.term)
    return msg("{term}, from {event}", term=said, event=period.start) if period.start else said
