"""What happened to consents, row by row in the order of time: already recorded, faulty, or to be recorded."""

from __future__ import annotations

from collections import defaultdict
from enum import Enum
from typing import TYPE_CHECKING, Any, NamedTuple

from avgtool.consent.importing.faults import Fault, FaultyRow
from avgtool.consent.reasons import state_name
from avgtool.consent.state import PERSON_S_NO, YES
from avgtool.consent.steps import Steps
from avgtool.i18n import msg
from avgtool.model.consents import EventType, Method

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from avgtool.consent.importing.notices import ShownNotices
    from avgtool.model.consents import Purpose


_METHOD = Method.IMPORT.value
"""Of rows that do not say how it came."""


class EventRow(NamedTuple):
    """A row about a consent, sound by itself."""

    row: int
    person: str
    purpose: str
    type: EventType
    at: str
    """As moments are stored."""
    offset: str
    channel: str | None
    notice_version: str | None
    notice_language: str | None
    notice_sha256: str | None
    method: str | None
    explicit: bool | None
    by_guardian: bool | None
    turns_16_on: str | None
    guardian: str | None
    guardian_check: str | None
    evidence: str | None
    note: str | None


class KnownEvent(NamedTuple):
    """An event in the ledger."""

    person: str
    purpose: str
    at: str
    type: EventType
    channel: str | None
    notice: int | None
    method: str | None
    explicit: bool
    by_guardian: bool


class Accepted(NamedTuple):
    """A row that is to be recorded."""

    event: EventRow
    notice: int | None


class Already(Enum):
    """The one answer of its kind."""

    RECORDED = "already recorded"


class EventJudge:
    """Judges rows, which must come in the order of their moments."""

    def __init__(
        self, purposes: Mapping[str, Purpose], notices: ShownNotices, known: Iterable[KnownEvent] = ()
    ) -> None:
        """Begin with what the ledger holds.

        Args:
            purposes: By code; every row names one of these.
            notices: Those that persons were shown.
            known: Events of the persons whom the rows are about, in the order in which they were recorded.
        """
        self._channels = {code: tuple(one.value for one in purpose.channels) for code, purpose in purposes.items()}
        self._notices = notices
        self._steps: dict[tuple[str, str], Steps] = defaultdict(Steps)
        self._waiting: dict[tuple[str, str], list[KnownEvent]] = defaultdict(list)
        self._recorded: dict[tuple[Any, ...], tuple[Any, ...]] = {}
        self._birthdays: dict[str, str] = {}
        for event in known:
            self._waiting[event.person, event.purpose].append(event)
            self._recorded[_identity(event)] = (event.notice, event.method, event.explicit, event.by_guardian)
        for waiting in self._waiting.values():
            waiting.sort(key=lambda event: event.at)
            waiting.reverse()  # the earliest is taken off the end

    def judge(self, event: EventRow, *, undated: bool = False) -> Accepted | Already | FaultyRow:
        """What is to be done with a row; one whose no counts from now (``undated``) says nothing after a no."""
        identity = _identity(event)
        if identity in self._recorded:
            return self._again(event, self._recorded[identity])
        channels = self._channels[event.purpose]
        if event.channel and event.channel not in channels:
            return FaultyRow.of(event.row, Fault.CHANNEL_NOT_IN_PURPOSE)
        steps = self._steps_until(event)
        if undated and steps.ended(event.channel, channels):
            return Already.RECORDED
        event = _as_it_stands(event, steps, channels)
        if not steps.allows(event.type, event.channel, channels):
            return _no_step(event, steps)
        notice = self._notice(event)
        if event.type in PERSON_S_NO and self._other_birthday(event):
            event = event._replace(turns_16_on=None)
        if isinstance(notice, Fault) or self._other_birthday(event):
            return FaultyRow.of(event.row, notice if isinstance(notice, Fault) else Fault.TWO_BIRTHDAYS)
        steps.add(event.type, event.at, event.channel)
        self._recorded[identity] = (notice, event.method or _METHOD, bool(event.explicit), bool(event.by_guardian))
        return Accepted(event, notice)

    def _other_birthday(self, event: EventRow) -> bool:
        day = event.turns_16_on
        return day is not None and self._birthdays.setdefault(event.person, day) != day

    def _again(self, event: EventRow, known: tuple[Any, ...]) -> Already | FaultyRow:
        """The same thing once more: what the row says of it must be what was recorded; it may say less."""
        says_notice = event.notice_version or event.notice_language or event.notice_sha256
        notice = self._notice(event) if says_notice else None
        said = (notice, event.method, event.explicit, event.by_guardian)
        if any(one is not None and one != other for one, other in zip(said, known, strict=True)):
            return FaultyRow.of(event.row, Fault.CONTRADICTS)
        return Already.RECORDED

    def _notice(self, event: EventRow) -> int | Fault | None:
        """What was shown; a yes needs it, all else is recorded without as well: no withdrawal fails for want of it."""
        needed, version, sha256 = event.type in YES, event.notice_version, event.notice_sha256
        if not (needed or version or sha256):
            return None
        found = self._notices.find(event.purpose, version, event.notice_language, sha256, event.at)
        return found if needed or not isinstance(found, Fault) else None

    def _steps_until(self, event: EventRow) -> Steps:
        """What happened before, with that of the ledger that happened by then."""
        course = (event.person, event.purpose)
        steps, waiting = self._steps[course], self._waiting.get(course)
        while waiting and waiting[-1].at <= event.at:
            earlier = waiting.pop()
            steps.add(earlier.type, earlier.at, earlier.channel)
        return steps


def _identity(event: EventRow | KnownEvent) -> tuple[Any, ...]:
    """What makes two rows the same event: person, purpose, what happened, when, about which channel.

    A refusal and a withdrawal are the same no: which of them it is follows from what came before.
    """
    kind = EventType.WITHDRAWN if event.type is EventType.REFUSED else event.type
    return event.person, event.purpose, kind, event.at, event.channel


def _as_it_stands(event: EventRow, steps: Steps, channels: Iterable[str]) -> EventRow:
    """A no always counts: as the withdrawal of a yes that holds, and as a refusal where there is none."""
    if event.type not in PERSON_S_NO:
        return event
    kind = EventType.WITHDRAWN if steps.holds(event.channel, channels) else EventType.REFUSED
    return event._replace(type=kind)


def _no_step(event: EventRow, steps: Steps) -> FaultyRow:
    words = {"step": state_name(event.type), "state": state_name(steps.state(event.channel))}
    return FaultyRow(event.row, Fault.NO_STEP, msg("no “{step}” can follow on “{state}”", **words))
