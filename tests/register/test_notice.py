"""The privacy notice: every question of art. 13 and 14 answered from the register, and nothing invented."""

from __future__ import annotations

import json
from dataclasses import fields, replace
from io import BytesIO

import pytest
from pypdf import PdfReader

from avgtool import catalog
from avgtool.config import Config
from avgtool.documents.markup import to_html
from avgtool.documents.rendering import render_pdf
from avgtool.model.activities import (
    Activity,
    ActivityPurpose,
    AutomatedDecision,
    Capacity,
    Party,
    Recipient,
    StoragePeriod,
    Transfer,
)
from avgtool.model.consents import Basis
from avgtool.model.kinds import Category, Kind
from avgtool.model.retention import Term
from avgtool.register.notice.document import Reader, notice_document
from avgtool.register.notice.gaps import gaps
from avgtool.register.notice.telling import answers
from tests.documents import samples
from tests.documents.reading import Html, pages
from tests.documents.test_markup import HOSTILE

READER = Reader(catalog.person_word(Config(person="patiënt")), "Autoriteit Persoonsgegevens", "https://example.nl")
FULL = Activity(
    "afspraken",
    "Afspraken",
    description="Afspraken maken en nakomen.",
    purposes=(
        ActivityPurpose("Afspraken plannen", Basis.CONTRACT),
        ActivityPurpose("Het dossier bewaren", Basis.LEGAL_OBLIGATION, law="BW 7:454"),
        ActivityPurpose("Wachttijden verkorten", Basis.LEGITIMATE_INTEREST, interest="minder wachten."),
        ActivityPurpose("Nieuws sturen", Basis.CONSENT, consent="nieuwsbrief"),
    ),
    subjects=("patiënten", "ouders"),
    kinds=(Kind.PERSON_NAME, Kind.HEALTH, Kind.NONE),
    other_data=("afspraken",),
    permits={Category.SPECIAL: "UAVG 30(3)(a)"},
    recipients=(Recipient("apotheek", "de medicijnen"), Recipient("huisarts")),
    transfers=(Transfer("Canada", "Voorbeeld Cloud", "een adequaatheidsbesluit"),),
    retention=(
        StoragePeriod("dossier", Term(years=20), "laatste afspraak", "BW 7:454"),
        StoragePeriod("nieuwsbrief", start="afmelding"),
    ),
    origin="van uzelf, en van uw huisarts",
    required="Ja: zonder deze gegevens kunnen wij u niet behandelen.",
    decisions=(AutomatedDecision("welke arts u ziet", "op afstand en drukte", "een andere arts."),),
    systems=("epd-intern",),
    measures=("kluis-in-de-kelder",),
    owner="J. Voorbeeld",
    joint_controllers=(Party("Ziekenhuis Voorbeeld", "privacy@example.org"),),
)
HALF = Activity("wachtlijst", "Wachtlijst", purposes=(ActivityPurpose("Plannen", Basis.LEGITIMATE_INTEREST),))
WORK = Activity("hosting", "Hosting", capacity=Capacity.PROCESSOR)


def notice(*activities, language="nl"):
    return notice_document(activities, replace(samples.CONTEXT, language=language), READER)


@pytest.mark.parametrize("language", ["nl", "en"])
def test_what_a_person_reads(snapshot, language):
    """A full activity and a half-filled one; what is done for others is theirs to tell."""
    assert Html(to_html(notice(FULL, HALF, WORK, language=language), language)).lines == snapshot


def test_what_is_of_nobody_else_s_concern_stays_in_the_register():
    said = " ".join(Html(to_html(notice(FULL), "nl")).lines)
    assert not [inner for inner in ("epd-intern", "kluis-in-de-kelder", "J. Voorbeeld") if inner in said]


def test_the_organisation_s_word_for_the_person_is_used():
    assert Html(to_html(notice(FULL), "nl")).lines[2:].count("Voor onze patiënten, van 23 november 2026") == 1


@pytest.mark.parametrize(
    ("basis", "rights"),
    [
        (Basis.CONTRACT, {"20"}),
        (Basis.CONSENT, {"20", "7(3)"}),
        (Basis.LEGITIMATE_INTEREST, {"21"}),
        (Basis.PUBLIC_TASK, {"21"}),
        (Basis.LEGAL_OBLIGATION, set()),
    ],
)
def test_only_rights_that_the_basis_gives_are_named(basis, rights):
    """Everybody has those of art. 15-18, and may always stop advertising."""
    said = " ".join(Html(to_html(notice(Activity("a", "A", purposes=(ActivityPurpose("x", basis),))), "nl")).lines)
    named = {one for one in ("7(3)", "15", "16", "17", "18", "20", "21", "21(3)", "22") if f"(AVG {one})" in said}
    assert named == {"15", "16", "17", "18", "21(3)"} | rights


def test_every_gap_is_told_once_with_its_article():
    told = [(gap.activity, gap.field, gap.article) for gap in gaps([HALF, WORK], samples.CONTEXT.organization)]
    assert told == [
        ("wachtlijst", "purposes.interest", "13(1)(d)"),
        ("wachtlijst", "kinds", "14(1)(d)"),
        ("wachtlijst", "recipients", "13(1)(e)"),
        ("wachtlijst", "transfers", "13(1)(f)"),
        ("wachtlijst", "retention", "13(2)(a)"),
        ("wachtlijst", "origin", "14(2)(f)"),
        ("wachtlijst", "required", "13(2)(e)"),
    ]
    assert not list(gaps([FULL], samples.CONTEXT.organization))


def test_nothing_is_told_of_what_is_not_written_down():
    """No term, no recipient, no basis is made up."""
    assert not answers(Activity("leeg", "Leeg", retention=(StoragePeriod("dossier"),), purposes=(ActivityPurpose(""),)))


def test_every_field_that_is_told_is_one_of_the_register():
    known = {one.name for one in fields(Activity)}
    assert {one.field.partition(".")[0] for one in answers(FULL)} <= known


@pytest.mark.pdf
def test_the_pdf_has_a_table_an_activity_and_shows_foreign_text_as_text():
    hostile = replace(FULL, name=HOSTILE[0], origin="<script>alert(1)</script>\N{RIGHT-TO-LEFT OVERRIDE}😀")
    pdf = render_pdf(notice(hostile), "nl", json.dumps({}).encode())
    assert "<script>alert(1)</script>" in "".join(pages(pdf))
    assert PdfReader(BytesIO(pdf)).trailer["/Root"]["/Lang"] == "nl"
