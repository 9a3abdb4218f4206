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
    Action,
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
from avgtool.register.facts import facts
from avgtool.register.notice.countries import in_a_sentence
from avgtool.register.notice.document import Reader, notice_document
from avgtool.register.notice.gaps import about, gaps, told_of
from avgtool.register.notice.telling import answers
from tests.documents import samples
from tests.documents.reading import Html, pages
from tests.documents.test_markup import HOSTILE

LAW = catalog.consent_law(Config())
READER = Reader(
    catalog.person_word(Config(person="patiënt")),
    "Autoriteit Persoonsgegevens",
    "https://example.nl",
    national_number=LAW.national_number,
    countries=catalog.country_names(),
)
WORDS = READER.words("nl", samples.CONTEXT.organization)
ORGANIZATION = replace(samples.CONTEXT.organization, officer_contact="fg@example.nl")
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
    kinds=(
        *(Kind.PERSON_NAME, Kind.ADDRESS_STREET, Kind.ADDRESS_HOUSENUMBER, Kind.POSTCODE, Kind.CITY),
        *(Kind.OTHER_ID, Kind.NATIONAL_ID, Kind.HEALTH, Kind.NONE, Kind.FREE_TEXT_WITH_PII),
    ),
    other_data=("afspraken",),
    permits={Category.SPECIAL: "AVG 9(2)(h), UAVG 30(3)(a)", Category.NATIONAL_ID: "Wabvpz 4"},
    recipients=(Recipient("apotheek", "de medicijnen"), Recipient("huisarts")),
    transfers=(
        Transfer("Canada", "Voorbeeld Cloud", "een adequaatheidsbesluit"),
        Transfer("VS", "Voorbeeld Mail", "modelcontractbepalingen"),
    ),
    retention=(
        StoragePeriod("dossier", Term(years=20), "laatste afspraak", "BW 7:454", Action.DELETE),
        StoragePeriod("nieuwsbrief", start="afmelding", action=Action.DELETE),
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
    context = replace(samples.CONTEXT, language=language, organization=ORGANIZATION)
    return notice_document(told_of(activities), context, READER)


def lines(*activities, language="nl"):
    return Html(to_html(notice(*activities, language=language), language)).lines


def told(activity, field, words=WORDS, language="nl"):
    """What a notice says of one field, each in a line."""
    (answer,) = (one for one in answers(activity, words) if one.field == field)
    return [text if isinstance(text, str) else text.render(language) for text in answer.told]


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
        (Basis.LEGITIMATE_INTEREST, {"21(1)"}),
        (Basis.PUBLIC_TASK, {"21(1)"}),
        (Basis.LEGAL_OBLIGATION, set()),
    ],
)
def test_only_rights_that_the_basis_gives_are_named(basis, rights):
    """Everybody has those of art. 15-18, and may always object to advertising."""
    said = " ".join(Html(to_html(notice(Activity("a", "A", purposes=(ActivityPurpose("x", basis),))), "nl")).lines)
    named = {one for one in ("7(3)", "15", "16", "17", "18", "20", "21(1)", "21(2)", "22(3)") if f"(AVG {one})" in said}
    assert named == {"15", "16", "17", "18", "21(2)"} | rights


def test_every_gap_is_told_once_with_its_article():
    told = [(gap.activity, gap.field, gap.article) for gap in gaps([HALF, WORK], ORGANIZATION)]
    assert told == [
        ("wachtlijst", "purposes.interest", "13(1)(d)"),
        ("wachtlijst", "kinds", "14(1)(d)"),
        ("wachtlijst", "recipients", "13(1)(e)"),
        ("wachtlijst", "transfers", "13(1)(f)"),
        ("wachtlijst", "retention", "13(2)(a)"),
        ("wachtlijst", "origin", "14(2)(f)"),
        ("wachtlijst", "required", "13(2)(e)"),
    ]
    assert not list(gaps([FULL], ORGANIZATION))


def test_nothing_is_told_of_what_is_not_written_down():
    """No term, no recipient, no basis is made up."""
    assert not answers(
        Activity("leeg", "Leeg", retention=(StoragePeriod("dossier"),), purposes=(ActivityPurpose(""),)), WORDS
    )


def test_a_purpose_on_two_bases_is_told_once_and_begins_like_a_sentence():
    """Why it is allowed is told of both."""
    twice = tuple(ActivityPurpose("facturen sturen", one) for one in (Basis.CONTRACT, Basis.CONSENT))
    activity = Activity("a", "A", purposes=twice)
    assert told(activity, "purposes") == ["Facturen sturen"]
    assert [one.partition(":")[0] for one in told(activity, "purposes.basis")] == ["Facturen sturen"] * 2
    [register] = (one.said for one in facts(activity) if one.field == "purposes")
    assert register == activity.aims == ("facturen sturen",)


def test_every_field_that_is_told_is_one_of_the_register():
    known = {one.name for one in fields(Activity)}
    assert {one.field.partition(".")[0] for one in answers(FULL, WORDS)} <= known


def test_objection_has_a_section_of_its_own_that_names_what_it_is_about():
    """Art. 21(4): explicit, clear, and apart from all other information; among the other rights it is not repeated."""
    said = lines(FULL)
    start, end = said.index("Bezwaar maken"), said.index("Uw rechten")
    assert "Afspraken" in said[start:end]
    assert not any("bezwaar" in line.lower() for line in said[end:])


def test_what_nobody_weighs_is_not_named_under_objection():
    said = lines(Activity("a", "Facturen", purposes=(ActivityPurpose("x", Basis.LEGAL_OBLIGATION, law="AWR 52"),)))
    assert "Facturen" not in said[said.index("Bezwaar maken") : said.index("Uw rechten")]


def test_a_copy_of_safeguards_can_be_asked_for_where_there_is_one():
    """Art. 13(1)(f); a decision of the Commission stands in the Official Journal."""
    adequate, clauses = told(FULL, "transfers")
    assert adequate == "Ja, naar Canada (Voorbeeld Cloud). Ze zijn beschermd door: een adequaatheidsbesluit."
    assert clauses.startswith("Ja, naar de Verenigde Staten (Voorbeeld Mail).")
    assert clauses.endswith(f"Een kopie daarvan kunt u bij ons opvragen: {ORGANIZATION.contact}.")


def test_the_officer_s_own_address_is_told():
    """Art. 13(1)(b); without one that is a gap."""
    assert any("fg@example.nl" in line for line in lines(FULL))
    (gap,) = gaps([FULL], replace(ORGANIZATION, officer_contact=None))
    assert (gap.field, gap.article) == ("organisation.fg_contact", "13(1)(b)")


def test_data_are_named_in_words_of_everybody():
    assert told(FULL, "kinds") == [
        (
            "Naam, adres, patiëntnummer, burgerservicenummer (BSN), uw gezondheid, wat in berichten en notities staat, "
            "afspraken"
        )
    ]


@pytest.mark.parametrize(
    ("kinds", "said"),
    [
        ((Kind.POSTCODE, Kind.CITY), "Postcode, woonplaats"),
        ((Kind.ADDRESS_STREET,), "Straat"),
        ((Kind.CITY, Kind.EMAIL, Kind.ADDRESS_STREET), "Adres, e-mailadres"),
    ],
)
def test_an_address_is_one_thing_where_it_is_whole(kinds, said):
    assert told(Activity("a", "A", kinds=kinds), "kinds") == [said]


@pytest.mark.parametrize(
    ("law", "said"),
    [
        ("AVG 9(2)(a)", "Uw gezondheid: u gaf er uitdrukkelijk toestemming voor (AVG 9(2)(a))."),
        ("art. 9 lid 2 onder h AVG", ("Uw gezondheid: het is nodig voor uw zorg of behandeling, of voor gezond werken "
         "(art. 9 lid 2 onder h AVG).")),
        ("artikel 9, lid 2, sub f", ("Uw gezondheid: het is nodig voor een rechtszaak of een vordering "
         "(artikel 9, lid 2, sub f).")),
        ("UAVG 30(3)(a)", "Uw gezondheid: de wet staat het toe (UAVG 30(3)(a))."),
        ("wie meedoet, zegt zelf wat hij wil", "Uw gezondheid: wie meedoet, zegt zelf wat hij wil"),
    ],
)  # fmt: skip
def test_why_sensitive_data_may_be_used_is_said_plainly_with_the_article_behind(law, said):
    assert told(Activity("a", "A", kinds=(Kind.HEALTH,), permits={Category.SPECIAL: law}), "permits") == [said]


@pytest.mark.parametrize("law", ["J", "nee", "?", "n.v.t."])
def test_a_yes_or_a_no_is_not_published_as_a_reason(law):
    """What a sheet has in a column of permits, or of safeguards, says nothing to anybody."""
    activity = Activity("a", "A", kinds=(Kind.HEALTH,), permits={Category.SPECIAL: law})
    assert not [one for one in answers(activity, WORDS) if one.field == "permits"]
    abroad = replace(FULL, transfers=(Transfer("VS", safeguard=law),))
    assert told(abroad, "transfers") == ["Ja, naar de Verenigde Staten."]
    assert [gap.field for gap in gaps([abroad], ORGANIZATION)] == ["transfers.safeguard"]


@pytest.mark.parametrize(
    ("kinds", "permits", "lacking"),
    [
        ((Kind.HEALTH,), {}, [("permits.special", "9")]),
        ((Kind.HEALTH,), {Category.SPECIAL: "ja"}, [("permits.special", "9")]),
        ((Kind.CRIMINAL,), {}, [("permits.criminal", "10")]),
        (
            (Kind.HEALTH, Kind.NATIONAL_ID),
            {Category.SPECIAL: "AVG 9(2)(h)"},
            [("permits.national_id", "87")],
        ),
        ((Kind.HEALTH,), {Category.SPECIAL: "AVG 9(2)(h)"}, []),
        ((Kind.EMAIL,), {}, []),
    ],
)
def test_sensitive_data_without_their_exception_are_a_gap(kinds, permits, lacking):
    """A notice that only keeps silent about why health data may be used is not a whole one."""
    activity = replace(FULL, kinds=kinds, permits=permits)
    assert [(gap.field, gap.article) for gap in gaps([activity], ORGANIZATION)] == lacking


@pytest.mark.parametrize(
    ("written", "dutch", "english"),
    [
        ("Verenigde Staten", "de Verenigde Staten", "the United States"),
        ("V.S.", "de Verenigde Staten", "the United States"),
        ("de Filipijnen", "de Filipijnen", "the Philippines"),
        ("United Kingdom", "het Verenigd Koninkrijk", "the United Kingdom"),
        ("GB", "het Verenigd Koninkrijk", "the United Kingdom"),
        ("Canada", "Canada", "Canada"),
        ("Japan en Brazilië", "Japan en Brazilië", "Japan en Brazilië"),
        ("", "", ""),
    ],
)
def test_countries_stand_in_a_sentence_as_one_says_them(written, dutch, english):
    said = in_a_sentence(written, catalog.country_names())
    assert [said if isinstance(said, str) else said.render(language) for language in ("nl", "en")] == [dutch, english]


def test_an_activity_that_is_kept_out_is_not_published_nor_asked_about():
    assert not told_of([replace(HALF, notice=False)])
    assert not list(gaps([replace(HALF, notice=False)], ORGANIZATION))


@pytest.mark.parametrize("purposes", [(), (ActivityPurpose("Plannen"),), (ActivityPurpose("", Basis.CONSENT),)])
def test_an_activity_that_says_not_why_is_left_out_and_told(purposes):
    (gap,) = gaps([replace(HALF, purposes=purposes)], ORGANIZATION)
    assert not told_of([replace(HALF, purposes=purposes)])
    assert (gap.activity, gap.article, gap.field) == ("wachtlijst", "13(1)(c)", "purposes")


def test_the_register_s_description_is_not_published_and_a_text_for_the_notice_is():
    inner = replace(FULL, description="Zie DPIA?")
    assert "Zie DPIA?" not in lines(inner)
    assert "Zo maken wij afspraken met u." in lines(replace(inner, notice="Zo maken wij afspraken met u."))


@pytest.mark.parametrize(("groups", "found"), [(("Ouders",), ["afspraken"]), (("leden",), []), ((), ["afspraken"])])
def test_a_notice_is_for_one_group(groups, found):
    assert [one.code for one in about([FULL], groups)] == found


def test_a_notice_says_for_whom_it_is():
    staff = replace(FULL, subjects=("medewerkers",))
    context = replace(samples.CONTEXT, organization=ORGANIZATION)
    of_staff = notice_document([staff], context, replace(READER, groups=("medewerkers",)))
    assert "Voor medewerkers, van 23 november 2026" in Html(to_html(of_staff, "nl")).lines
    assert "Voor iedereen van wie wij gegevens gebruiken, van 23 november 2026" in lines(FULL, staff)


def test_two_activities_of_one_name_are_told_apart():
    said = lines(FULL, replace(FULL, code="elders", subjects=("bezoekers",)))
    assert "Afspraken (patiënten, ouders)" in said
    assert "Afspraken (bezoekers)" in said


@pytest.mark.pdf
def test_the_pdf_has_a_table_an_activity_and_shows_foreign_text_as_text():
    hostile = replace(FULL, name=HOSTILE[0], origin="<script>alert(1)</script>\N{RIGHT-TO-LEFT OVERRIDE}😀")
    pdf = render_pdf(notice(hostile), "nl", json.dumps({}).encode())
    assert "<script>alert(1)</script>" in "".join(pages(pdf))
    assert PdfReader(BytesIO(pdf)).trailer["/Root"]["/Lang"] == "nl"


def test_what_happens_after_the_term_is_told_only_where_it_is_written_down():
    kept = StoragePeriod("dossier", Term(years=20))
    [silent] = (one.told for one in answers(replace(FULL, retention=(kept,)), WORDS) if one.field == "retention")
    [deleted] = (
        one.told
        for one in answers(replace(FULL, retention=(replace(kept, action=Action.DELETE),)), WORDS)
        if one.field == "retention"
    )
    assert [text.render("en") for text in (*silent, *deleted)] == [
        *("Dossier: 20 years.", "Dossier: 20 years. After that we delete them."),
    ]
