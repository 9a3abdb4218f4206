"""What a step asks besides a state that leaves it open: reasons, facts, and its place in time.

Art. 33(1) AVG: a late notification says why it is late. Art. 33(3) and (4): a notification is complete, or comes in
parts. Art. 33(5): the register holds the facts, the effects and the measures of every breach. Art. 34(1) and (3):
persons are told where a high risk is likely, unless a ground says otherwise.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from avgtool.breaches.completeness import lacking, lacking_in_register
from avgtool.breaches.estimating import unnamed
from avgtool.breaches.life_cycle import Progress, next_state, progress
from avgtool.breaches.standing import due_at
from avgtool.documents.words import KINDS
from avgtool.errors import InputError
from avgtool.i18n import msg
from avgtool.model.activities import Capacity
from avgtool.model.breaches import PUBLICLY, PersonsState, State, Step
from avgtool.wording import listed
from avgtool.wording import moment as worded_moment

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from avgtool.breaches.completeness import Asked
    from avgtool.i18n import Message
    from avgtool.model.breaches import Breach, BreachLaw, Event, Facts


@dataclass(frozen=True, slots=True)
class _Situation:
    """What a guard looks at."""

    breach: Breach
    progress: Progress
    event: Event
    law: BreachLaw
    hours: int

    @property
    def facts(self) -> Facts:
        return self.event.facts or self.breach.facts

    @property
    def has_words(self) -> bool:
        return bool(self.event.words and self.event.words.strip())


def check_step(breach: Breach, event: Event, law: BreachLaw, hours: int) -> None:
    """Whether a step can be taken.

    Raises:
        InputError: It is illegal (the error names what is open), or lacks what the law asks of it.
    """
    before = progress(breach)
    next_state(breach.capacity, before.state, event.step)
    situation = _Situation(breach, before, event, law, hours)
    for guard in _GUARDS.get(event.step, ()):
        guard(situation)


def check_facts(facts: Facts) -> None:
    """Whether what is said of a breach can be so.

    Raises:
        InputError: It is called nothing, ended or was known before it began, or is about fewer persons at most than at
            least.
    """
    if not facts.title.strip():
        raise InputError(msg("A breach needs a title, by which it is found in lists."))
    if facts.begun and facts.ended and facts.ended < facts.begun:
        raise InputError(msg("The breach would have ended before it began."))
    if facts.begun and facts.aware < facts.begun:
        raise InputError(
            msg("The breach would have been known before it began."),
            hint=msg("--aware is when the organisation knew, --from when the breach began."),
        )
    if facts.persons_least is not None and facts.persons_most is not None and facts.persons_most < facts.persons_least:
        raise InputError(msg("The greatest number of persons is less than the least."))


def _once_known(at: _Situation) -> None:
    aware = at.facts.aware
    if at.event.at < aware:
        raise InputError(
            msg("This step would come before the breach was known."),
            hint=msg("It was known on {moment}.", moment=worded_moment(aware.astimezone(ZoneInfo(at.law.timezone)))),
        )


def _has_words(at: _Situation) -> None:
    if not at.has_words:
        raise InputError(
            msg("This step needs a reason in words."),
            hint=msg("A supervisor asks why; write it down now: {option}", option="--reason"),
        )


def _says_what(at: _Situation) -> None:
    if not at.has_words:
        raise InputError(
            msg("It is not said what was told, or done."),
            hint=msg("Write it down, without names: {option}", option="--words"),
        )


def _late_with_a_reason(at: _Situation) -> None:
    """Art. 33(1): the reasons for the delay go with a late notification; the first one counts."""
    due = due_at(at.facts.aware, at.hours)
    if at.progress.notified is None and at.event.at > due and not at.has_words:
        raise InputError(
            msg(
                "The notification is late: the term ended on {due}.",
                due=worded_moment(due.astimezone(ZoneInfo(at.law.timezone))),
            ),
            hint=msg("Say why it is late (GDPR 33(1)): {option}", option="--reason"),
        )


def _complete(at: _Situation) -> None:
    missing = lacking(at.breach, at.facts)
    if missing:
        raise InputError(
            msg("A complete notification says more: {fields}.", fields=_named(missing)),
            hint=msg("Add it with avgtool breach add, or notify in part with --partly (GDPR 33(4))."),
        )


def _all_that_scans_named(at: _Situation) -> None:
    forgotten = unnamed(at.facts)
    if forgotten:
        raise InputError(
            msg("The scan named more kinds of data: {kinds}.", kinds=listed(", ", [KINDS[kind] for kind in forgotten])),
            hint=msg(
                "Add them (avgtool breach add REFERENCE --kind), or record why they are not concerned (--without-kind "
                "with --reason)."
            ),
        )


def _no_high_risk_decided(at: _Situation) -> None:
    if at.progress.persons in {PersonsState.TO_TELL, PersonsState.TOLD}:
        raise InputError(
            msg("The persons are to be told, or were: then a high risk is likely, and the authority must be notified.")
        )


def _notified_or_to_be(at: _Situation) -> None:
    if at.progress.notify is False:
        raise InputError(
            msg("It was decided not to notify the authority, as a risk is unlikely."),
            hint=msg("Persons are told where a high risk is likely: decide to notify first."),
        )


def _with_a_ground(at: _Situation) -> None:
    if at.event.ground not in at.law.grounds:
        raise InputError(
            msg("Not to tell the persons needs a ground."),
            hint=msg("Choose one of: {codes}.", codes=", ".join(at.law.grounds)),
        )
    if at.progress.told is not None:
        raise InputError(msg("The persons were told already."))


def _decided_to_tell(at: _Situation) -> None:
    publicly = at.progress.ground == PUBLICLY
    if at.progress.persons not in {PersonsState.TO_TELL, PersonsState.TOLD} and not publicly:
        raise InputError(
            msg("It was not decided to tell the persons."),
            hint=msg("Decide first: avgtool breach decide REFERENCE --tell"),
        )


def _names_whom(at: _Situation) -> None:
    if not at.event.recipient:
        raise InputError(
            msg("It is not said who was told."), hint=msg("Name the organisation: {option}", option="--to")
        )


def _described(at: _Situation) -> None:
    missing = lacking_in_register(at.breach, at.facts)
    if missing:
        raise InputError(
            msg("The register must hold more of a breach (GDPR 33(5)): {fields}.", fields=_named(missing)),
            hint=msg("Add it with avgtool breach add."),
        )


def _settled(at: _Situation) -> None:
    reached = at.progress
    if at.breach.capacity is Capacity.PROCESSOR:
        if reached.controller_told is None:
            raise InputError(msg("The controller was not told yet (GDPR 33(2))."))
        return
    if reached.notify is None:
        raise InputError(msg("It was not decided yet whether to notify the authority."))
    if reached.notify and not reached.withdrawn and not reached.complete:
        raise InputError(msg("The notification is not complete yet."))
    if reached.persons is PersonsState.TO_TELL:
        raise InputError(msg("The persons were not told yet."))
    if reached.persons is PersonsState.NOT_TOLD and reached.ground == PUBLICLY:
        raise InputError(
            msg("The public communication in the place of telling each person was not made yet (GDPR 34(3)(c))."),
            hint=msg("Record it with: avgtool breach tell REFERENCE --channel website"),
        )
    if reached.persons is PersonsState.UNDECIDED and reached.notify and not reached.withdrawn:
        raise InputError(msg("It was not decided yet whether to tell the persons (GDPR 34)."))


def _after_closing(at: _Situation) -> None:
    if at.progress.state is State.CLOSED and at.progress.closed and at.event.at < at.progress.closed:
        raise InputError(msg("This step would come before the breach was closed."))


def _named(missing: Iterable[Asked]) -> Message | str:
    return listed(", ", [one.what for one in missing])


_GUARDS: Mapping[Step, tuple[Callable[[_Situation], None], ...]] = {
    Step.MEASURE: (_says_what,),
    Step.DECIDE_NOTIFY: (_once_known,),
    Step.DECIDE_NOT_NOTIFY: (_once_known, _has_words, _no_high_risk_decided),
    Step.NOTIFY_PARTLY: (_once_known, _late_with_a_reason),
    Step.NOTIFY: (_once_known, _late_with_a_reason, _complete, _all_that_scans_named),
    Step.WITHDRAW: (_once_known, _has_words),
    Step.DECIDE_TELL: (_once_known, _notified_or_to_be),
    Step.DECIDE_NOT_TELL: (_once_known, _with_a_ground, _has_words),
    Step.TELL: (_once_known, _decided_to_tell, _says_what),
    Step.TELL_CONTROLLER: (_once_known, _names_whom),
    Step.INFORM: (_once_known, _names_whom, _says_what),
    Step.CLOSE: (_once_known, _settled, _described, _all_that_scans_named),
    Step.REOPEN: (_after_closing, _has_words),
}
"""What each step needs, the first that fails is told."""
