"""Letters in another language than the register: translated where that is known, else marked, and never guessed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from avgtool import catalog
from avgtool.config.activities import ActivityEntry
from avgtool.documents.letter_content import plain_letter
from avgtool.model.requests import Step
from avgtool.netherlands.processing import templates
from avgtool.subject_requests.letters.composing import compose
from avgtool.subject_requests.letters.facts import Answer
from avgtool.subject_requests.letters.overview import overview
from avgtool.subject_requests.letters.translating import Glossary, Untranslated, translated_activity, translated_answer
from tests.subject_requests.letters import samples

GLOSSARY = Glossary({**catalog.english_words(), "Tandartsbezoek": "Visits to the dentist"}, frozenset({"Geheim."}))


def activity(**given):
    return ActivityEntry.model_validate({"code": "a", "name": "Nieuwsbrief", **given}).as_activity(where="a")


def letter(*activities, language: str = "en"):
    told = overview([translated_activity(one, GLOSSARY) for one in activities])
    answer = Answer(found=True, searched=samples.ANSWER.searched[:1], activities=told)
    made = samples.matter(Step.GRANT, before=samples.VERIFIED, answer=answer, language=language)
    return compose(made, samples.DESK, replace(samples.CONTEXT, language=language))


@pytest.mark.parametrize("process", sorted(templates()))
def test_every_text_of_the_usual_activities_is_known_in_english(process):
    """Which are written with the organization's own word for its customers."""
    made = translated_activity(catalog.usual_activity(process, None, "klant"), GLOSSARY)
    [told] = overview([made])
    assert not any(isinstance(one, Untranslated) for one in (told.name, told.origin, *told.purposes, *told.terms))
    assert not any(isinstance(one, Untranslated) for one in (*told.data, *told.decisions))


def test_a_text_that_nobody_translated_is_left_to_be_filled_in():
    """All that is known in English stands there in English; a law stays what it is."""
    made = letter(
        activity(
            purposes=[{"text": "klanten informeren over nieuws en aanbiedingen", "basis": "a"},
                      {"text": "onze tandartsen helpen", "basis": "c", "law": "WGBO"}],
            kinds=["email"], recipients=[{"name": "PostNL"}, {"name": "bezorgdienst"}],
            retention=[{"term": {"years": 7, "after_year": True}, "start": "factuurdatum", "ground": "AWR 52(4)"}],
            origin="van de betrokkene zelf", no_transfers=True,
        )
    )  # fmt: skip
    assert made.to_fill == ("in English: onze tandartsen helpen, because the law obliges us to (GDPR 6(1)(c)): WGBO",)
    said = plain_letter(made)
    for told in ("Newsletter", "Inform you of news and offers, because you consented", "PostNL and delivery service",
                 "7 years after the end of the year of: date of the invoice (AWR 52(4))", "from you"):  # fmt: skip
        assert told in said, told


def test_what_was_written_for_this_letter_stays_as_it_was_written():
    """Only what avgtool.yaml says is known to be in another language."""
    answer = translated_answer(
        replace(
            samples.ANSWER,
            backups=("ten hoogste 30 dagen",),
            left_out=tuple(replace(samples.ANSWER.left_out[0], reason=one) for one in ("Geheim.", "About others.")),
        ),
        GLOSSARY,
    )
    assert answer.backups == ("for at most 30 days",)
    assert [isinstance(one.reason, Untranslated) for one in answer.left_out] == [True, False]


def test_a_text_of_the_organization_with_its_english_is_used():
    assert "Visits to the dentist" in plain_letter(letter(activity(name="Tandartsbezoek")))
