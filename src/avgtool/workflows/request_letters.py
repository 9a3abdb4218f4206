"""Letters of requests: drafts, and those that a step sends and the ledger records."""

from __future__ import annotations

import hashlib
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from avgtool import catalog
from avgtool.consent.store.reading import load_purposes
from avgtool.documents.letter_content import plain_letter
from avgtool.errors import ConfigError, InputError
from avgtool.i18n import language, msg
from avgtool.ledger.recordable import one_of
from avgtool.model.requests import Document, Right, Step, TaskState
from avgtool.sources.staging import staged
from avgtool.subject_requests.guards.doing import something_kept
from avgtool.subject_requests.letters.composing import Desk, Matter, compose
from avgtool.subject_requests.letters.details import Details, answer_of, joined, read_details
from avgtool.subject_requests.letters.facts import Searched, Sender
from avgtool.subject_requests.letters.kinds import OF_STEP, TELLING_REMEDIES, LetterKind
from avgtool.subject_requests.letters.withdrawn import withdrawn
from avgtool.subject_requests.letters.wording import Texts
from avgtool.subject_requests.life_cycle import TRANSITIONS, progress
from avgtool.workflows.reports import document_context
from avgtool.workflows.requests import request_session
from avgtool.workflows.translated_texts import activities_in, in_language
from avgtool.workflows.who_acts import who_is_named

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date, datetime

    from avgtool.config import Config
    from avgtool.documents.letter_content import Letter
    from avgtool.ledger.opening import OpenLedger
    from avgtool.model.calendars import Calendar
    from avgtool.model.consents import Purpose
    from avgtool.model.requests import Event, Request
    from avgtool.sources.staging import Staged
    from avgtool.subject_requests.letters.facts import Answer
    from avgtool.subject_requests.standing import Standing

Form = Literal["pdf", "docx"]
_STEPS = {kind: step for step, kind in OF_STEP.items()}


@dataclass(frozen=True, slots=True)
class LetterOrder:
    """A letter that is to be written."""

    path: Path
    form: Form
    created: datetime
    """Dates the file."""
    details: tuple[Path, ...] = ()
    """YAML files with what was done or found; together they are one."""
    force: bool = False
    """Whether a file that is there is replaced."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A letter that was not sent."""

    content: bytes
    to_fill: tuple[str, ...]
    """What is still to be filled in."""
    request: Request
    lacks: tuple[str, ...] = ()
    """The same in the language in force, for who writes it."""


def form_of(path: Path) -> Form:
    """The form of a letter, by the ending of its file.

    Raises:
        InputError: It ends in neither ``.pdf`` nor ``.docx``.
    """
    forms: dict[str, Form] = {".pdf": "pdf", ".docx": "docx"}
    form = forms.get(path.suffix.lower())
    if form is None:
        raise InputError(msg("A letter is a .pdf or a .docx."), where=str(path))
    return form


def take_with_letter(
    ledger: OpenLedger,
    config: Config,
    reference: str,
    step: Step | str,
    order: LetterOrder,
    *,
    by: str | None = None,
    at: date | datetime | None = None,
    **fields: Any,
) -> tuple[Request, Standing]:
    """Take a step and write its letter: both happen, or neither.

    The file gets its name as the last thing within the transaction, and loses it again where that fails.

    Raises:
        InputError: The step is refused, all is said to be granted although something is kept, or the letter has places
            that are still to be filled in.
        ConfigError: A text of the organisation has an error.
        OutputError: The file exists, or cannot be written.
        MissingDependencyError: PDF is asked for and Pango is not installed.
    """
    details, kind, purposes = _read(order.details), _kind_of(step), _purposes(ledger)

    def write(request: Request, event: Event) -> Event:
        answer = _answer(config, details, request, purposes)
        _refuse_kept(request, event, answer)
        matter = _matter(kind, request, replace(event, by=who_is_named(by, config)), answer)
        letter = made_letter(matter, config, order.created)
        _refuse_gaps(gaps(letter, matter, config))
        content = rendered_letter(letter, order.form)
        stage.path.write_bytes(content)
        document = Document(hashlib.sha256(content).hexdigest(), order.path.name)
        told = event.remedies_told or _tells_remedies(letter, matter.kind)
        return replace(event, documents=(*event.documents, document), remedies_told=told)

    with (
        _undone_on_failure(order.path, force=order.force) as stage,
        request_session(ledger, config, by=by) as session,
    ):
        session.take(reference, step, at=at, letter=write, **fields)
        taken = session.get(reference)
        stands = session.standing(taken)
        stage.publish()
    return taken, stands


def draft_letter(
    ledger: OpenLedger,
    config: Config,
    reference: str,
    kind: LetterKind,
    order: LetterOrder,
    *,
    by: str | None = None,
    at: date | datetime | None = None,
    **fields: Any,
) -> Draft:
    """A letter that says that it is a draft; nothing is recorded, and nothing is written.

    Raises:
        InputError: The request is unknown.
        ConfigError: A text of the organisation has an error.
        MissingDependencyError: PDF is asked for and Pango is not installed.
    """
    with request_session(ledger, config, by=by, readonly=True) as session:
        request = session.get(reference)
        event = session.draft(request, _STEPS.get(kind, Step.CORRECT), at=at, **fields)
        request = as_if_taken(request, event, session.calendar)
    answer = _answer(config, _read(order.details), request, _purposes(ledger))
    matter = _matter(kind, request, replace(event, by=who_is_named(by, config)), answer)
    letter = made_letter(replace(matter, draft=True), config, order.created)
    return Draft(rendered_letter(letter, order.form), letter.to_fill, request, gaps(letter, matter, config))


def made_letter(matter: Matter, config: Config, created: datetime) -> Letter:
    """A letter of the organisation, in the language of its request.

    Raises:
        ConfigError: A text of the organisation has an error, or its logo is no picture.
    """
    return compose(matter, desk_of(config), document_context(config, created, matter.request.language))


def gaps(letter: Letter, matter: Matter, config: Config) -> tuple[str, ...]:
    """What a letter lacks, in the language of who writes it; in its own where that cannot be told."""
    spoken = language()
    if not letter.to_fill or spoken == matter.request.language:
        return letter.to_fill
    try:
        same = replace(matter, request=replace(matter.request, language=spoken))
        said = made_letter(same, config, letter.context.created).to_fill
    except ConfigError:  # a text of one's own in that other language
        return letter.to_fill
    return said if len(said) == len(letter.to_fill) else letter.to_fill


def rendered_letter(letter: Letter, form: Form) -> bytes:
    """A letter as a file's bytes.

    Raises:
        MissingDependencyError: PDF is asked for and Pango is not installed.
    """
    if form == "docx":
        from avgtool.documents.letter_docx import render_letter_docx

        return render_letter_docx(letter, letter.context.language)
    from avgtool.documents.rendering import render_letter_pdf

    return render_letter_pdf(letter, letter.context.language)


def desk_of(config: Config) -> Desk:
    """What is the same in all letters of the organisation of avgtool.yaml."""
    organisation, letters = config.organisation, config.letters
    return Desk(
        sender=Sender(
            name=organisation.name,
            address=organisation.address,
            contact=organisation.contact,
            phone=organisation.phone,
            officer=organisation.fg,
            privacy_url=organisation.privacy_url,
            public_body=letters.public_body,
        ),
        person=catalog.person_word(config),
        texts=Texts(catalog.letter_texts(), Path(letters.folder) if letters.folder else None),
        law=catalog.request_law(),
        calendar=catalog.calendar(config.calendar),
        signer=letters.signer,
        role=letters.role,
    )


def _refuse_kept(request: Request, event: Event, answer: Answer) -> None:
    """What is kept was not erased: the register would call granted what was refused in part (art. 12(4) AVG).

    Raises:
        InputError: Rows are kept of what was to be erased, and all is said to be granted.
    """
    if event.step is Step.GRANT and answer.kept and Right.ERASURE in request.rights:
        raise something_kept(
            msg("By the details something is kept, so the request is not granted in full."),
            request,
            catalog.request_law(),
        )


def _kind_of(step: Step | str) -> LetterKind:
    """The letter of a step.

    Raises:
        InputError: No letter goes with it.
    """
    kind = OF_STEP.get(one_of(Step, step))
    if kind is None:
        raise InputError(
            msg("No letter goes with this step."), hint=msg("Steps with one: {steps}.", steps=", ".join(OF_STEP))
        )
    return kind


def _read(details: Sequence[Path]) -> Details:
    return joined([read_details(one) for one in details])


def _purposes(ledger: OpenLedger) -> Mapping[str, Purpose]:
    with ledger.database.reading() as connection:
        return load_purposes(connection)


def _answer(config: Config, details: Details, request: Request, purposes: Mapping[str, Purpose]) -> Answer:
    """What details say; of consents that were taken back the ledger tells, where they do not."""
    said = answer_of(details, activities_in(config, request.language))
    answer = replace(said, consents=said.consents or withdrawn(request, purposes))
    return in_language(answer, config, request.language)


def _matter(kind: LetterKind, request: Request, event: Event, answer: Answer) -> Matter:
    """What a letter is about; sources that were worked through count as searched where nobody said more."""
    if not answer.searched:
        done = (task.source for task in request.tasks if task.state in {TaskState.DONE, TaskState.KEPT})
        answer = replace(answer, searched=tuple(Searched(source) for source in dict.fromkeys(done)))
    return Matter(kind, request, event, catalog.addressee(request.contact), answer)


def as_if_taken(request: Request, event: Event, calendar: Calendar) -> Request:
    """The request after a step, where its state leaves that open; else as it is."""
    if event.step not in TRANSITIONS[progress(request, calendar).state]:
        return request
    return replace(request, events=(*request.events, event))


def _refuse_gaps(places: Sequence[str]) -> None:
    if places:
        raise InputError(
            msg("The letter cannot be sent like this; it lacks: {places}.", places="; ".join(places)),
            hint=msg(
                "Write it in a file ({details}); collect, erase, rectify, restrict and object write what they did in "
                "one. Or make a draft (avgtool request letter), finish it yourself, and record that ({document}).",
                details="--details FILE.yaml",
                document="--document FILE",
            ),
        )


def _tells_remedies(letter: Letter, kind: LetterKind) -> bool:
    """Whether a letter that must name the supervisory authority does; an organisation's own text may have lost it."""
    return kind in TELLING_REMEDIES and catalog.request_law().authority in plain_letter(letter)


@contextmanager
def _undone_on_failure(path: Path, *, force: bool) -> Iterator[Staged]:
    """A staged file; what was published of it is taken back where what follows fails."""
    with staged(path, force=force) as stage:
        before = path.read_bytes() if path.is_file() else None
        try:
            yield stage
        except BaseException:
            if not stage.path.exists():
                path.unlink(missing_ok=True) if before is None else path.write_bytes(before)
            raise
