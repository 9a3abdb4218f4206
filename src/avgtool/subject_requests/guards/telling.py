"""What the person and the recipients were told, and what the person or an authority said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from avgtool.errors import InputError
from avgtool.i18n import msg
from avgtool.model.requests import Correction, Recipients, ReopenReason, State, Step
from avgtool.subject_requests.deadlines import local_date
from avgtool.subject_requests.guards.situation import has_words

if TYPE_CHECKING:
    from avgtool.subject_requests.guards.situation import Situation


def answered_by_letter(at: Situation) -> None:
    """The answer itself is there."""
    if not at.event.documents:
        raise InputError(
            msg("The answer itself is missing."),
            hint=msg(
                "Have it written ({letter}), or name the file that was sent ({document}): the ledger keeps its hash.",
                letter="--letter FILE",
                document="--document FILE",
            ),
        )


def recipients_told(at: Situation) -> None:
    """After a change the recipients were told of it (art. 19 AVG), or there are none."""
    granted = at.progress.state in {State.GRANTED, State.PARTLY_GRANTED}
    if not granted or not any(at.law.rights[right].tells_recipients for right in at.request.rights):
        return
    if at.event.recipients is None:
        raise InputError(
            msg("Were those who got the data told of the change (GDPR 19)?"),
            hint=msg("Say so: {option}", option=f"--recipients {'|'.join(Recipients)}"),
        )
    if at.event.recipients is Recipients.IMPOSSIBLE:
        has_words(at)


def withdrawn_in_writing(at: Situation) -> None:
    """There is a letter of the person, or it is said where it is."""
    if not at.event.documents and not (at.event.words or "").strip():
        raise InputError(
            msg("Only the person can withdraw a request, and in writing."),
            hint=msg("Name the letter ({file}), or say where it is ({words}).", file="--document", words="--reason"),
        )


def reopened_for_a_reason(at: Situation) -> None:
    """A complaint, a court or new facts, with a term that lies ahead."""
    if at.event.reason not in set(ReopenReason):
        raise InputError(
            msg("A closed request is opened again for a complaint, a court or new facts."),
            hint=msg("For anything else the person makes a new request: avgtool request open"),
        )
    if at.event.term is not None and at.event.term < at.day:
        raise InputError(msg("The term that was set lies before the day of reopening."))


def corrects_something(at: Situation) -> None:
    """It says what is corrected, and a day of receipt comes before all steps."""
    has_words(at)
    if at.event.reason not in set(Correction):
        raise InputError(msg("Say what is corrected: {codes}.", codes=", ".join(Correction)))
    if at.event.reason != Correction.RECEIVED:
        return
    right = at.event.term
    steps = [local_date(one.at, at.calendar) for one in at.request.events[1:] if one.step is not Step.CORRECT]
    if right is None or right > min((at.day, *steps)):
        raise InputError(
            msg("The day of receipt is missing, or comes after a step that was taken."),
            where=at.request.reference,
            hint=msg("A request is received before anything is done with it: {option}", option="--received 2026-03-05"),
        )
