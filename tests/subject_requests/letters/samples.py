"""A letter of every kind: a dental practice, a webshop and a club, with synthetic persons."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from avgtool import catalog
from avgtool.config import Config, Organisation
from avgtool.config.activities import ActivityEntry
from avgtool.documents.content import DocumentContext, Organization
from avgtool.documents.letter_content import Heading, Letter, Passage, Points, plain_prose
from avgtool.model.requests import IdentityMeans, Recipients, Right, Step
from avgtool.subject_requests.letters.composing import Desk, Matter, compose
from avgtool.subject_requests.letters.facts import (
    Answer,
    Change,
    DataFile,
    Erased,
    Erasing,
    Kept,
    LeftOut,
    Notice,
    Searched,
    Sender,
)
from avgtool.subject_requests.letters.kinds import OF_STEP, LetterKind
from avgtool.subject_requests.letters.overview import overview
from avgtool.subject_requests.letters.wording import Texts
from avgtool.workflows.request_letters import desk_of
from tests.subject_requests.building import CALENDAR, LAW, ZONE, event, request

CONTACT = "Mevrouw F. el Amrani, Dorpsstraat 1, 1012 AB Amsterdam"
CONTEXT = DocumentContext(
    organization=Organization(
        "Tandartspraktijk De Linde", "Lindelaan 12, 3512 AB Utrecht", "privacy@delinde.example", phone="030 123 45 67"
    ),
    created=datetime(2026, 3, 9, 10, tzinfo=ZONE),
    tool_version="0.1.0",
)
CONFIG = Config(
    organisation=Organisation(
        name="Tandartspraktijk De Linde",
        address="Lindelaan 12, 3512 AB Utrecht",
        contact="privacy@delinde.example",
        phone="030 123 45 67",
        fg="mr. S. Bakker",
        privacy_url="https://delinde.example/privacy",
    ),
    person="patiënt",
)
DESK = desk_of(CONFIG)
ACTIVITIES = tuple(
    ActivityEntry.model_validate(entry).as_activity(where="avgtool.yaml")
    for entry in (
        {
            "code": "behandeling",
            "name": "Behandeling en dossier",
            "purposes": [
                {"text": "uw gebit behandelen en een dossier bijhouden", "basis": "c", "law": "WGBO"},
                {"text": "rekeningen sturen", "basis": "b"},
            ],
            "kinds": ["person_name", "date_of_birth", "national_id", "health"],
            "recipients": ["uw zorgverzekeraar"],
            "retention": [{"term": {"years": 20}, "start": "de laatste behandeling", "ground": "BW 7:454"}],
            "origin": "van uzelf en van uw vorige tandarts",
            "no_transfers": True,
        },
        {
            "code": "nieuwsbrief",
            "name": "Nieuwsbrief",
            "purposes": [{"text": "u nieuws sturen", "basis": "a"}],
            "kinds": ["email"],
            "processors": [{"name": "Mailverzender Inc."}],
            "transfers": [{"country": "Verenigde Staten", "safeguard": "adequaatheidsbesluit"}],
            "retention": [{"start": "u uw toestemming intrekt"}],
            "decisions": [{"what": "Welk nieuws u krijgt", "logic": "op grond van uw leeftijd"}],
        },
        {"code": "hosting", "name": "Hosting voor collega's", "capacity": "processor"},
    )
)
ANSWER = Answer(
    searched=(Searched("patiëntendossier", 14), Searched("nieuwsbrief", 1), Searched("afspraken", 0)),
    found=True,
    activities=overview(ACTIVITIES),
    left_out=(LeftOut("aantekeningen over uw zus", "dit gaat over een andere persoon (AVG 15(4))"),),
    changed=(
        Change("e-mailadres", "f@oud.example", "f@nieuw.example"),
        Change("tweede telefoonnummer", "030 999 99 99"),
    ),
    erased=(
        Erased("nieuwsbrief", 1, Erasing.DELETE),
        Erased("website", 1204, Erasing.OVERWRITE),
        Erased("notities", 2, Erasing.IN_TEXT),
    ),
    kept=(
        Kept("facturen", "de fiscale bewaarplicht (AWR 52)", date(2033, 12, 31), 3, reduced=True),
        Kept("klachten", "een rechtszaak", rows=1),
    ),
    backups=("ten hoogste 30 dagen",),
    suppressed=True,
    restricted=("uw adres in het patiëntendossier",),
    stopped=("onderzoek onder patiënten",),
    consents=("de nieuwsbrief",),
    notice=Notice(Recipients.TOLD, ("Mailverzender Inc.", "Hosting BV")),
    files=(DataFile("gegevens.json", "JSON", ("naam", "e-mailadres"), "3d7c2f10" * 8),),
    not_portable=(LeftOut("notities", "niet vastgelegd als door u geschreven (AVG 20(1))"),),
    origin_known=True,
    enclosures=("gegevens.pdf",),
    outcome="De aanvraag is alsnog goedgekeurd.",
    given="Een overzicht van uw afspraken.",
)


def matter(
    step: Step, rights=(Right.ACCESS,), *, answer: Answer | None = None, language: str = "nl", before=(), **fields
) -> Matter:
    """The letter of a step that was taken on 9 March."""
    asked = request(
        event(Step.ACKNOWLEDGE, date(2026, 3, 6)), *before, rights=rights, contact=CONTACT, language=language
    )
    taken = event(step, date(2026, 3, 9), **fields)
    after = replace(asked, events=(*asked.events, taken))
    done = ANSWER if step in {Step.GRANT, Step.GRANT_PARTLY, Step.REFUSE} else Answer()
    return Matter(OF_STEP[step], after, taken, catalog.addressee(CONTACT), done if answer is None else answer)


def acknowledgement(rights, language: str = "nl") -> Matter:
    """The first letter of all."""
    taken = event(Step.ACKNOWLEDGE, date(2026, 3, 9))
    asked = request(taken, rights=rights, contact=CONTACT, language=language)
    return Matter(LetterKind.ACKNOWLEDGEMENT, asked, taken, catalog.addressee(CONTACT))


VERIFIED = (event(Step.VERIFY_IDENTITY, date(2026, 3, 6)),)
ABUSE = {"grounds": ("avg-12-5-buitensporig",), "words": "U deed in twee maanden elf keer hetzelfde verzoek."}
MATTERS = {
    "ontvangstbevestiging": lambda language: acknowledgement((Right.ACCESS, Right.ERASURE), language),
    **{
        f"identificatie-{means.value}": lambda language, means=means: matter(
            Step.ASK_IDENTITY, means=means, language=language
        )
        for means in IdentityMeans
    },
    "identiteit-vastgesteld": lambda language: matter(Step.VERIFY_IDENTITY, language=language),
    "precisering": lambda language: matter(Step.ASK_CLARIFICATION, before=VERIFIED, language=language),
    "verlenging": lambda language: matter(Step.EXTEND, before=VERIFIED, language=language),
    "verlenging-aantal": lambda language: matter(
        Step.EXTEND, before=VERIFIED, reason="aantal-verzoeken", words="U deed negen verzoeken.", language=language
    ),
    **{
        right.value: lambda language, right=right: matter(Step.GRANT, (right,), before=VERIFIED, language=language)
        for right in Right
    },
    "niets-gevonden": lambda language: matter(
        Step.GRANT, before=VERIFIED, answer=Answer(found=False, searched=ANSWER.searched[2:]), language=language
    ),
    "niets-gezegd": lambda language: matter(
        Step.GRANT, tuple(Right), before=VERIFIED, answer=Answer(), language=language
    ),
    "deels": lambda language: matter(
        Step.GRANT_PARTLY,
        (Right.ACCESS, Right.ERASURE),
        before=VERIFIED,
        grounds=("avg-17-3-b",),
        words="Uw behandelgegevens wissen wij niet: die moeten wij twintig jaar bewaren.",
        language=language,
    ),
    "afwijzing": lambda language: matter(Step.REFUSE, before=VERIFIED, language=language, **ABUSE),
}


def letter(name: str, language: str = "nl", desk: Desk = DESK) -> Letter:
    """One of them, composed."""
    return compose(MATTERS[name](language), desk, replace(CONTEXT, language=language))


def desk(texts: Texts | None = None, sender: Sender | None = None, person: str | None = None) -> Desk:
    """The desk with something changed."""
    changed = {"texts": texts or DESK.texts, "sender": sender or DESK.sender}
    word = catalog.person_word(Config(person=person)) if person else DESK.person
    return replace(DESK, person=word, law=LAW, calendar=CALENDAR, **changed)


def as_text(letter: Letter) -> str:
    """A letter as a reader sees it, without its layout; places to be filled in stand in brackets."""
    lines = [*letter.addressee, "", _said(letter.subject), "", f"{letter.salutation},"]
    for block in letter.blocks:
        if isinstance(block, Heading):
            lines += ["", f"{'#' * block.level} {_said(block.prose)}"]
        elif isinstance(block, Passage):
            lines += ["", _said(block.prose)]
        elif isinstance(block, Points):
            lines += ["", *(f"- {_said(item)}" for item in block.items)]
        else:
            lines += ["", *(f"{_said(term)}: {_said(meaning)}" for term, meaning in block.items)]
    closing = letter.closing.render(letter.context.language)
    lines += ["", f"{closing},", *letter.signer, "", *(f"+ {plain_prose(one)}" for one in letter.enclosures)]
    return "\n".join(lines)


def _said(prose) -> str:
    return "".join(f"[{run.text}]" if run.whose == "to_fill" else run.text for run in prose)
