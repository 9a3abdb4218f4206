"""What each letter says, in both languages; what it must contain by law; what it never says."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest

from avgtool import catalog
from avgtool.config.activities import ActivityEntry
from avgtool.documents.letter_content import plain_letter
from avgtool.documents.rendering import render_letter_pdf
from avgtool.i18n import use_language
from avgtool.model.requests import IdentityMeans, Recipients, Right, Step
from avgtool.subject_requests.letters.composing import compose
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
)
from avgtool.subject_requests.letters.overview import overview
from tests.documents.reading import pages
from tests.subject_requests.building import noon
from tests.subject_requests.letters import samples


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("name", samples.MATTERS)
def test_reads_like_this(name, language, snapshot):
    """The wording, whatever language the command line speaks."""
    with use_language("en" if language == "nl" else "nl"):
        assert samples.as_text(samples.letter(name, language)) == snapshot


@pytest.mark.parametrize("name", [name for name in samples.MATTERS if name != "niets-gezegd"])
def test_nothing_is_left_to_fill_in_where_all_is_known(name):
    """Nor does a value that is not there leave a hole."""
    letter = samples.letter(name)
    assert letter.to_fill == ()
    said = plain_letter(letter)
    assert "None" not in said
    assert "  " not in said


def test_what_nobody_said_is_asked_for_and_never_made_up():
    """Each right has something that only who did the work can know, except an objection to marketing."""
    rights = [right for right in Right if right is not Right.MARKETING_OBJECTION]
    for right in rights:
        found = compose(
            samples.matter(Step.GRANT, (right,), before=samples.VERIFIED, answer=Answer()),
            samples.DESK,
            samples.CONTEXT,
        )
        assert found.to_fill, right


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("name", ["verlenging", "deels", "afwijzing", "inzage"])
def test_who_disagrees_learns_where_to_go(name, language):
    """Supervisor, court and term (art. 12(4), 15(1)(f); art. 35 UAVG)."""
    said = plain_letter(samples.letter(name, language))
    assert "Autoriteit Persoonsgegevens" in said
    assert "rechtbank" in said
    assert ("zes weken" if language == "nl" else "six weeks") in said


def test_a_public_body_names_the_objection_that_comes_first():
    """Art. 34 UAVG: its answer is a decision."""
    public = samples.desk(sender=replace(samples.DESK.sender, public_body=True))
    said = plain_letter(samples.letter("afwijzing", desk=public))
    assert "bezwaar bij ons maken" in said
    assert "rechtbank" not in said


@pytest.mark.parametrize("code", sorted(samples.LAW.grounds))
@pytest.mark.parametrize("language", ["nl", "en"])
def test_each_ground_is_told_in_words_for_the_person(code, language):
    """Not in those that tell an officer when it holds."""
    ground = samples.LAW.grounds[code]
    assert ground.told is not None
    said = ground.told.render(language)
    assert "bewijzen" not in said
    assert said in plain_letter(
        compose(
            samples.matter(Step.REFUSE, before=samples.VERIFIED, grounds=(code,), words="Daarom.", language=language),
            samples.DESK,
            replace(samples.CONTEXT, language=language),
        )
    )


@pytest.mark.parametrize("means", IdentityMeans)
def test_no_letter_asks_for_a_citizen_service_number(means):
    """It is asked to be made unreadable, or not to be sent."""
    said = plain_letter(samples.letter(f"identificatie-{means.value}"))
    about = [line for line in said.splitlines() if "BSN" in line]
    assert about
    assert all("onleesbaar" in line or "niet nodig" in line for line in about)
    if means is IdentityMeans.ID_COPY:
        assert "pasfoto onleesbaar" in said
        assert "verwijderen haar daarna meteen" in said
    else:
        assert "kopie van uw identiteitsbewijs" in said


def test_the_dates_are_those_of_the_law():
    """5 March plus a month ends in Easter; an extension counts from receipt."""
    said = plain_letter(samples.letter("ontvangstbevestiging"))
    assert "5 maart 2026" in said
    assert "uiterlijk op 7 april 2026" in said
    extended = plain_letter(samples.letter("verlenging"))
    assert "uiterlijk op 7 april 2026" in extended
    assert "uiterlijk op 5 juni 2026" in extended


@pytest.mark.parametrize(
    ("word", "told"),
    [("patiënt", "van een patiënt alleen aan die patiënt"), ("lid", "van een lid alleen aan dat lid"),
     ("Klant", "van een klant alleen aan die klant")],
)  # fmt: skip
def test_the_organisation_s_own_word_is_used_with_its_article(word, told):
    assert told in plain_letter(samples.letter("ontvangstbevestiging", desk=samples.desk(person=word)))


def test_what_is_processed_for_others_is_not_told():
    """Their own answer says it."""
    assert "Hosting voor collega" not in plain_letter(samples.letter("inzage"))


@pytest.mark.parametrize(
    ("notice", "told"),
    [
        (Notice(Recipients.TOLD), "Wilt u weten wie dat zijn?"),
        (Notice(Recipients.NONE), "niemand in te lichten"),
        (Notice(Recipients.IMPOSSIBLE, reason="De nieuwsgroep is openbaar."), "De nieuwsgroep is openbaar."),
    ],
)
def test_recipients_are_accounted_for(notice, told):
    """Art. 19."""
    answer = replace(samples.ANSWER, notice=notice)
    made = samples.matter(Step.GRANT, (Right.ERASURE,), before=samples.VERIFIED, answer=answer)
    assert told in plain_letter(compose(made, samples.DESK, samples.CONTEXT))


def test_a_value_that_nobody_wrote_down_was_not_removed():
    """What rectify writes names columns alone: the letter asks for the values, and never says that they are gone."""
    answer = replace(samples.ANSWER, changed=(Change("plaats"), Change("straat", "Markt 1"), Change("R&D", new="ja")))
    made = samples.matter(Step.GRANT, (Right.RECTIFICATION,), before=samples.VERIFIED, answer=answer)
    letter = compose(made, samples.DESK, samples.CONTEXT)
    assert letter.to_fill == ("de oude en de nieuwe waarde van plaats",)
    said = plain_letter(letter)
    assert "was: Markt 1; verwijderd" in said
    assert said.count("verwijderd") == 1
    answer = replace(answer, changed=(Change("R&D"),))
    assert compose(replace(made, answer=answer), samples.DESK, samples.CONTEXT).to_fill[0].endswith("van R&D")


@pytest.mark.parametrize("language", ["nl", "en"])
def test_an_erasure_never_claims_that_nobody_can_be_recognized(language):
    """Rows whose identifying columns were written over may still be personal data (rec. 26)."""
    said = plain_letter(samples.letter("wissing", language)).lower()
    for claim in ("anoniem", "anonymous", "niemand", "nobody can", "onherkenbaar"):
        assert claim not in said


def test_a_source_that_could_not_be_searched_is_named_with_the_reason():
    answer = replace(samples.ANSWER, searched=(Searched("archief", missed="De schijf is stuk."),))
    made = samples.matter(Step.GRANT, before=samples.VERIFIED, answer=answer)
    assert "archief: hier konden wij nog niet zoeken. De schijf is stuk." in plain_letter(
        compose(made, samples.DESK, samples.CONTEXT)
    )


def test_headings_skip_no_level():
    """Readers who listen go by them."""
    for name in samples.MATTERS:
        levels = [block.level for block in samples.letter(name).blocks if hasattr(block, "level")]
        assert levels[:1] in ([], [2])
    assert 3 in [block.level for block in samples.letter("deels").blocks if hasattr(block, "level")]


def test_both_languages_have_the_same_texts():
    folder = catalog.letter_texts()
    dutch, english = ({path.name for path in (folder / language).iterdir()} for language in ("nl", "en"))
    assert dutch == english
    assert {f"{right.value}.txt" for right in Right} <= dutch


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("name", samples.MATTERS)
def test_every_letter_names_the_data_protection_officer_once(name, language):
    """Art. 38(4): persons may turn to the officer."""
    assert plain_letter(samples.letter(name, language)).count("mr. S. Bakker") == 1


def test_before_the_answer_the_term_of_the_court_does_not_run():
    """Art. 35(2) UAVG: six weeks after the answer, and no term where it does not come."""
    said = plain_letter(samples.letter("verlenging"))
    assert "en ook als ons antwoord niet op tijd komt" in said
    assert "nadat u ons antwoord hebt gekregen een uitspraak" not in said


@pytest.mark.parametrize(
    ("period", "dutch"),
    [
        ({"term": {"years": 7, "after_year": True}, "start": "factuurdatum"},
         "7 jaar na afloop van het jaar van: factuurdatum"),
        ({"term": {"years": 7, "after_year": True}}, "7 jaar na afloop van het jaar"),
        ({"term": {"years": 2}, "start": "de laatste bestelling"}, "2 jaar na de laatste bestelling"),
    ],
)  # fmt: skip
def test_a_term_is_told_as_long_as_it_is(period, dutch):
    """What begins after the year is not a year later."""
    activity = ActivityEntry.model_validate({"code": "a", "name": "A", "retention": [period]}).as_activity(where="a")
    [told] = overview([activity])
    assert [one.render("nl") for one in told.terms] == [dutch]


@pytest.mark.pdf
@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize(
    "name", [name for name in samples.MATTERS if name.startswith(("ontvangst", "ident", "precis", "verleng", "afwijz"))]
)
def test_a_simple_letter_is_one_page(name, language):
    """With all that belongs to it, and nothing cut off at its end."""
    (text,) = pages(render_letter_pdf(samples.letter(name, language), language))
    assert text.replace("\r\n", " ").count("M. de Groot Tandartspraktijk De Linde") == 1


@pytest.mark.parametrize("step", [Step.GRANT, Step.GRANT_PARTLY, Step.REFUSE])
def test_an_answer_that_comes_late_says_so(step):
    """And one in time does not."""
    words = {"words": "Daarom.", "grounds": ("avg-12-2",)} if step is not Step.GRANT else {}
    for day, late in ((date(2026, 4, 7), False), (date(2026, 4, 8), True)):
        made = samples.matter(step, before=samples.VERIFIED, at=noon(day), **words)
        said = plain_letter(compose(made, samples.DESK, samples.CONTEXT))
        assert ("uiterlijk op 7 april 2026 moeten krijgen" in said) is late


def test_what_need_not_wait_for_the_answer_is_said_at_once():
    """Art. 7(3) and 21(3)."""
    made = samples.acknowledgement((Right.MARKETING_OBJECTION, Right.CONSENT_WITHDRAWAL))
    said = plain_letter(compose(made, samples.DESK, samples.CONTEXT))
    assert "Met direct marketing stoppen wij meteen." in said
    assert "geldt meteen" in said
    assert "meteen" not in plain_letter(samples.letter("ontvangstbevestiging"))


def test_a_person_reads_no_names_of_files_and_tables():
    """Nor where the details hold what a plan or a package called them; files that are enclosed keep their names."""
    answer = replace(
        samples.ANSWER,
        searched=(Searched("klant_export.csv", 3), Searched("crm")),
        left_out=(LeftOut("crm · klant_log, opt_in", "die gaan over een ander"),),
        erased=(Erased("oude_klanten.xlsx", 2, Erasing.DELETE),),
        kept=(Kept("web_shop, bestel_regel", "AWR 52"),),
        changed=(Change("e_mail", "a", "b"),),
        restricted=("klant_export.csv",),
        files=(DataFile("bijlage_gegevens.pdf", "PDF"),),
    )
    rights = (Right.ACCESS, Right.ERASURE, Right.RECTIFICATION, Right.RESTRICTION)
    made = samples.matter(Step.GRANT, rights, answer=answer, before=samples.VERIFIED)
    said = plain_letter(compose(made, samples.DESK, samples.CONTEXT))
    for shown in ("klant export", "crm · klant log, opt in", "oude klanten", "web shop, bestel regel", "e mail"):
        assert shown in said
    assert re.findall(r"\S*_\S*|\S+\.(?:csv|xlsx)", said) == ["bijlage_gegevens.pdf."]
