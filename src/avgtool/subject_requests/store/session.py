"""One transaction on the ledger, in the terms of requests: everything in it happens, or nothing does."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from avgtool.errors import InputError
from avgtool.i18n import msg
from avgtool.ledger.persons import ensure_person, find_person
from avgtool.ledger.recordable import one_of, refuse_future
from avgtool.ledger.subjects import customer_id, known_by
from avgtool.model.requests import Document, Event, IdentityMeans, Recipients, Request, Right, Step, Task, TaskState
from avgtool.subject_requests.deadlines import local_date
from avgtool.subject_requests.guards import check_step
from avgtool.subject_requests.standing import Standing, standing
from avgtool.subject_requests.store.files import file_ids
from avgtool.subject_requests.store.reading import load_request, load_requests, next_reference
from avgtool.subject_requests.store.writing import add_request, add_step, add_task
from avgtool.subject_requests.work import IN_LEDGER, first_tasks

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from sqlalchemy import Connection

    from avgtool.ledger.appending import Recorder
    from avgtool.ledger.persons import Person
    from avgtool.model.calendars import Calendar
    from avgtool.model.purpose import Derive
    from avgtool.model.requests import RequestLaw

_CODES = {"means": IdentityMeans, "recipients": Recipients}
"""Fields of a step that are codes of one enumeration."""
_ENDING = {Step.GRANT, Step.GRANT_PARTLY, Step.REFUSE, Step.WITHDRAW, Step.CLOSE}
"""Steps that say that the work is done, or is not done any more."""
_UNWRITTEN = Document("")
"""Stands for a letter that is written once its step can be taken."""


class RequestSession:
    """Reads and records requests within one transaction."""

    def __init__(
        self,
        connection: Connection,
        *,
        derive: Callable[[], Derive],
        law: RequestLaw,
        calendar: Calendar,
        recorder: Recorder,
        require_ended: Callable[[str], None] = lambda _: None,
        sources: Iterable[str] = (),
    ) -> None:
        """Speak of requests over a connection.

        Args:
            connection: Within a transaction; one that writes where anything is recorded.
            derive: Gives the keys of digests; asked only where an identifier must be digested.
            law: Of requests.
            calendar: What is no working day.
            recorder: Who records, and the moment that counts as now.
            require_ended: Refuses a reference for which work in the sources is under way.
            sources: Names of the sources in which a new request brings work with it.
        """
        self._connection, self._derive, self._recorder = connection, derive, recorder
        self._require_ended, self._sources = require_ended, tuple(sources)
        self.law, self.calendar = law, calendar

    @property
    def now(self) -> datetime:
        """The moment that counts as now."""
        return self._recorder.at

    @property
    def today(self) -> date:
        """The local date."""
        return local_date(self.now, self.calendar)

    def open(  # noqa: PLR0913 - by keyword; each is a field of a request
        self,
        person: Person,
        rights: Iterable[Right | str],
        *,
        channel: str = "email",
        received: date | datetime | None = None,
        language: str = "nl",
        words: str | None = None,
        contact: str | None = None,
        representative: str | None = None,
    ) -> Request:
        """Record a request that came in.

        Args:
            person: Whose; added when the ledger does not know the person yet.
            rights: What is asked for.
            channel: How it came in: ``email``, ``post``, ``phone``, ``webform``, …
            received: When, by whatever channel; now by default. A request counts from the day on which it reached you,
                not from the day on which somebody noticed it.
            language: In which the person is answered.
            words: What was asked; stored encrypted, unreadable once the file is destroyed.
            contact: How to reach the person; the same.
            representative: Who asks on the person's behalf, and by what mandate; the same.

        Raises:
            InputError: A right is unknown, nothing is asked, or it was received in the future.
        """
        came = self._local_now if received is None else received
        day = local_date(came, self.calendar)
        made = Request(
            reference=next_reference(self._connection, day.year),
            received=day,
            channel=channel,
            rights=tuple(dict.fromkeys(one_of(Right, one) for one in rights)),
            subject=ensure_person(self._connection, person, self._derive, self.now),
            language=language,
            events=(Event(Step.RECEIVE, self._moment(came, None), self._recorder.by, self.now),),
            words=words,
            contact=contact,
            representative=representative,
        )
        refuse_future(made.events[0].at, self.now)
        add_request(self._connection, made, self._recorder)
        known = load_request(self._connection, made.reference)
        for task in first_tasks(made.rights, self._sources, self.law):
            add_task(self._connection, known, task, None, self._recorder)
        return load_request(self._connection, made.reference).request

    def take(
        self,
        reference: str,
        step: Step | str,
        *,
        at: date | datetime | None = None,
        letter: Callable[[Request, Event], Event] | None = None,
        **fields: Any,
    ) -> Request:
        """Take a step with a request; the request as it stands afterwards.

        Args:
            reference: Of the request.
            step: Which (:class:`avgtool.model.requests.Step`).
            at: When it was taken; now by default.
            letter: Makes the letter of the step, once it is sure that the step can be taken: from the request as it
                then stands, to the step with its letter among its documents.
            fields: What the step needs, as in :class:`avgtool.model.requests.Event`: ``reason``, ``means``,
                ``grounds``, ``remedies_told``, ``recipients``, ``term``, ``documents``, ``words``. Words are stored
                encrypted; where the file was destroyed none are kept.

        Raises:
            InputError: The request is unknown, the step is illegal or lacks what the law asks of it; or it would end
                what is half done in the sources.
        """
        known = load_request(self._connection, reference)
        if step in _ENDING:
            self._require_ended(reference)
        event = self.draft(known.request, step, at=at, **fields)
        refuse_future(event.at, self.now)
        if letter is not None:
            written = replace(event, documents=(*event.documents, _UNWRITTEN), remedies_told=True)
            check_step(known.request, written, self.law, self.calendar)
            event = letter(replace(known.request, events=(*known.request.events, event)), event)
        before = check_step(known.request, event, self.law, self.calendar)
        add_step(self._connection, known, before, event, self.calendar, self._recorder)
        return replace(known.request, events=(*known.request.events, event))

    def draft(self, request: Request, step: Step | str, *, at: date | datetime | None = None, **fields: Any) -> Event:
        """A step as it would be taken; nothing is checked but its codes, and nothing is recorded.

        Raises:
            InputError: A code is unknown.
        """
        coded = {
            name: one_of(_CODES[name], value) if value and name in _CODES else value for name, value in fields.items()
        }
        moment = self._moment(self._local_now if at is None else at, request.events[-1].at)
        return Event(one_of(Step, step), moment, self._recorder.by, self.now, **{**fields, **coded})

    def set_task(
        self,
        reference: str,
        source: str,
        work: Right | str,
        state: TaskState | str = TaskState.OPEN,
        *,
        words: str | None = None,
    ) -> None:
        """Record how the work for a request stands in one source: to be done, done, or not needed.

        What is not needed needs a reason in words.

        Raises:
            InputError: The request is unknown or does not ask for this, or a reason is missing.
        """
        known = load_request(self._connection, reference)
        task = Task(source, one_of(Right, work), one_of(TaskState, state))
        if task.work not in known.request.rights:
            raise InputError(msg("This is not what the request asks for."))
        if not (words or "").strip() and (
            task.state is TaskState.DROPPED or (task.state is TaskState.DONE and IN_LEDGER.get(task.work) == source)
        ):
            raise InputError(
                msg("Work that is not needed, or that the ledger should hold, needs a reason in words."),
                where=source,
                hint=msg("A supervisor or a court asks why; write it down now: {option}", option="--reason"),
            )
        add_task(self._connection, known, task, words, self._recorder)

    def get(self, reference: str) -> Request:
        """One request, with everything that was done.

        Raises:
            InputError: The ledger does not know it.
        """
        return load_request(self._connection, reference).request

    def all(self, person: Person | None = None) -> tuple[Request, ...]:
        """Every request in the order in which they were recorded; those of one person alone where one is named."""
        if person is None:
            return load_requests(self._connection)
        subject = find_person(self._connection, person, self._derive)
        return load_requests(self._connection, subject) if subject else ()

    def files(self, references: Iterable[str]) -> dict[str, str]:
        """Reference of a request to the id of its file; without those whose words were destroyed."""
        return file_ids(self._connection, references)

    def customer_id(self, request: Request) -> str | None:
        """One's own customer id of whose request it is; none where the ledger knows the person by a digest alone."""
        return customer_id(self._connection, request.subject)

    def known_by(self, request: Request) -> tuple[str, str] | None:
        """Kind and reference by which the ledger knows whose request it is; none of who was erased.

        The reference is one's own customer id, or a digest (:func:`avgtool.ledger.keyed.reference`).
        """
        return known_by(self._connection, request.subject)

    def standing(self, request: Request, today: date | None = None) -> Standing:
        """How a request stands on a day: by when an answer is due, and whether it is late; today by default."""
        return standing(request, self.calendar, today or self.today)

    @property
    def _local_now(self) -> datetime:
        """Now, by the clock of who works with it."""
        return self.now.astimezone(ZoneInfo(self.calendar.zone))

    def _moment(self, when: date | datetime, last: datetime | None) -> datetime:
        """A day as a moment of it: its beginning, or that of the step before where that was on the same day."""
        if isinstance(when, datetime):
            local_date(when, self.calendar)  # refuses a moment without a time zone
            return when
        zone = ZoneInfo(self.calendar.zone)
        begins = datetime.combine(when, time(), zone)
        if last is not None and local_date(last, self.calendar) == when:
            return max(begins, last.astimezone(zone))
        return begins
