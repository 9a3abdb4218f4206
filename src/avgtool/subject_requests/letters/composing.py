"""From a request, a step and what was done to a letter, ready to be rendered."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from avgtool.documents.letter_content import Letter, Run
from avgtool.i18n import msg
from avgtool.model.plain_names import plain_name
from avgtool.model.requests import State, Step
from avgtool.subject_requests.deadlines import deadline, local_date
from avgtool.subject_requests.letters.facts import (
    Answer,
    GroundFacts,
    LetterFacts,
    RequestFacts,
    RightFacts,
    StepFacts,
)
from avgtool.subject_requests.letters.wording import worded_letter
from avgtool.subject_requests.letters.words import UNDERSTOOD
from avgtool.subject_requests.standing import standing
from avgtool.wording import day, sentence_case

if TYPE_CHECKING:
    from avgtool.documents.content import DocumentContext
    from avgtool.model.addressing import Addressee
    from avgtool.model.calendars import Calendar
    from avgtool.model.person_words import PersonWord
    from avgtool.model.requests import Event, Request, RequestLaw, RightLaw
    from avgtool.subject_requests.letters.facts import Sender
    from avgtool.subject_requests.letters.kinds import LetterKind
    from avgtool.subject_requests.letters.wording import Texts


@dataclass(frozen=True, slots=True)
class Desk:
    """What is the same in all letters of an organisation."""

    sender: Sender
    person: PersonWord
    texts: Texts
    law: RequestLaw
    calendar: Calendar
    signer: str = ""
    """Whose name stands under a letter; that of who takes the step where it is empty."""
    role: str = ""


@dataclass(frozen=True, slots=True)
class Matter:
    """What one letter is about."""

    kind: LetterKind
    request: Request
    """As it stands after the step."""
    event: Event
    """The step; ``by`` is empty where nobody said whose name the letter shows."""
    addressee: Addressee
    answer: Answer = field(default_factory=Answer)
    draft: bool = False


def compose(matter: Matter, desk: Desk, context: DocumentContext) -> Letter:
    """A letter.

    Args:
        matter: What it is about.
        desk: Who sends it.
        context: Of its document; the language is that of the letter.

    Raises:
        ConfigError: A text of the organisation has an error.
    """
    language = context.language
    facts = letter_facts(matter, desk, language)
    subject, blocks = worded_letter(matter.kind, facts, desk.texts, language)
    signer = (desk.signer or matter.event.by, desk.role, desk.sender.name)
    return Letter(
        context=replace(context, reference=matter.request.reference),
        day=local_date(matter.event.at, desk.calendar),
        addressee=matter.addressee.lines,
        subject=subject,
        salutation=matter.addressee.salutation(language),
        blocks=blocks,
        closing=msg("Yours sincerely"),
        signer=tuple(line for line in signer if line),
        handler=matter.event.by,
        enclosures=tuple((Run(one, "foreign"),) for one in matter.answer.enclosures),
        draft=matter.draft,
    )


def letter_facts(matter: Matter, desk: Desk, language: str) -> LetterFacts:
    """All that the letter's text can name."""
    today = local_date(matter.event.at, desk.calendar)
    return LetterFacts(
        organisation=desk.sender,
        person=desk.person.forms(language),
        request=_request_facts(matter, desk),
        step=_step_facts(matter.event, desk),
        answer=replace(_plainly(matter.answer), effective=matter.answer.effective or today),
    )


def _plainly(answer: Answer) -> Answer:
    """What was done, with sources, tables and columns as the person reads them; names of enclosed files stay."""
    return replace(
        answer,
        searched=tuple(replace(one, source=plain_name(one.source)) for one in answer.searched),
        left_out=tuple(replace(one, what=plain_name(one.what)) for one in answer.left_out),
        not_portable=tuple(replace(one, what=plain_name(one.what)) for one in answer.not_portable),
        changed=tuple(replace(one, what=plain_name(one.what)) for one in answer.changed),
        erased=tuple(replace(one, source=plain_name(one.source)) for one in answer.erased),
        kept=tuple(replace(one, what=plain_name(one.what)) for one in answer.kept),
        restricted=tuple(map(plain_name, answer.restricted)),
        stopped=tuple(map(plain_name, answer.stopped)),
        unexplained=tuple(map(plain_name, answer.unexplained)),
    )


def _request_facts(matter: Matter, desk: Desk) -> RequestFacts:
    request, law = matter.request, desk.law
    stands = standing(request, desk.calendar, local_date(matter.event.at, desk.calendar))
    first = deadline(stands.progress.started, desk.calendar, pauses=stands.progress.pauses)
    return RequestFacts(
        reference=request.reference,
        received=day(request.received),
        rights=tuple(_right_facts(law.rights[right]) for right in request.rights),
        due=day(stands.term.due),
        first_due=day(first.due),
        words=request.words or "",
        representative=request.representative or "",
        channel=request.channel,
        late=local_date(matter.event.at, desk.calendar) > stands.term.due,
        identified=any(event.step is Step.VERIFY_IDENTITY for event in request.events)
        and stands.state is not State.IDENTITY_ASKED,
    )


def _right_facts(law: RightLaw) -> RightFacts:
    return RightFacts(law.right.value, law.title, sentence_case(law.title), law.article, UNDERSTOOD[law.right])


def _step_facts(event: Event, desk: Desk) -> StepFacts:
    grounds = (desk.law.grounds[code] for code in event.grounds)
    return StepFacts(
        day=day(local_date(event.at, desk.calendar)),
        by=event.by,
        reason=event.words or "",
        means=event.means.value if event.means else "",
        extension=event.reason or "",
        grounds=tuple(GroundFacts(one.code, one.article, one.told or one.text) for one in grounds),
    )
