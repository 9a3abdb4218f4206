"""Whether an impact assessment is required, advised or not needed: by the answers alone, with its reasons."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from avgtool import catalog
from avgtool.config import Config, ConsentSettings
from avgtool.dpia.verdict import verdict
from avgtool.model.dpia import Answer, Assessment, Given, Outcome

LAW = catalog.dpia_law(Config())
BELGIAN = catalog.dpia_law(Config(consent=ConsentSettings(country="be")))
CODES = [one.code for one in LAW.questions]
CRITERIA = [one.code for one in LAW.criteria]
REQUIRED, ADVISED, NOT_NEEDED = Outcome


def answered(**yes):
    """Everything is answered with no, but for what is said."""
    return {code: Given(Answer.NO) for code in CODES} | {code: Given(answer) for code, answer in yes.items()}


def outcome(answers, **fields):
    return verdict(Assessment("x", "X", answers=answers, **fields), LAW).outcome


def yes(*codes):
    return answered(**dict.fromkeys(codes, Answer.YES))


def test_the_law_asks_three_questions_the_authority_seventeen_and_wp248_nine():
    assert (len(LAW.cases), len(LAW.listed), len(LAW.criteria)) == (3, 17, 9)
    assert len(set(CODES)) == 29
    assert LAW.sensitive in CRITERIA


def test_where_the_list_of_the_authority_is_not_known_that_is_said():
    """Belgium: no question of the Dutch list is asked, and *not needed* claims nothing of the Belgian one."""
    assert (BELGIAN.listed, len(BELGIAN.questions)) == ((), 12)
    quiet = verdict(Assessment("x", "X", answers={one.code: Given(Answer.NO) for one in BELGIAN.questions}), BELGIAN)
    assert quiet.outcome is NOT_NEEDED
    assert "Gegevensbeschermingsautoriteit" in quiet.reasons[0].render("nl")
    two = answered(**dict.fromkeys(CRITERIA[:2], Answer.YES))
    assert verdict(Assessment("x", "X", answers=two), BELGIAN).outcome is REQUIRED


@pytest.mark.parametrize("code", [one.code for one in (*LAW.cases, *LAW.listed)])
def test_one_case_of_the_law_or_of_the_list_is_enough(code):
    found = verdict(Assessment("x", "X", answers=yes(code)), LAW)
    assert (found.outcome, len(found.reasons)) == (REQUIRED, 1)


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        (yes(), NOT_NEEDED),
        ({}, ADVISED),
        (yes(CRITERIA[0]), ADVISED),
        (yes(*CRITERIA[:2]), REQUIRED),
        (yes(*CRITERIA), REQUIRED),
        (answered(koppelen=Answer.UNSURE), ADVISED),
        (yes("profilering") | {"koppelen": Given(Answer.UNSURE)}, REQUIRED),
    ],
)
def test_what_the_answers_lead_to(answers, expected):
    assert outcome(answers) is expected


def test_two_criteria_without_a_high_risk_need_a_reason_that_is_written_down():
    """WP248 III.B; a case of the law or of the list leaves no such room."""
    why = "Alleen tien medewerkers, die het zelf vroegen."
    found = verdict(Assessment("x", "X", answers=yes(*CRITERIA[:2]), no_high_risk=why), LAW)
    assert found.outcome is ADVISED
    assert why in str(found.reasons[-1])
    assert outcome(yes("profilering", *CRITERIA[:2]), no_high_risk=why) is REQUIRED


def test_reasons_are_told_in_both_languages():
    found = verdict(Assessment("x", "X", answers=yes("zwarte-lijsten", "scoren", "koppelen")), LAW)
    assert [one.render("nl") for one in found.reasons] == [
        "het staat op de lijst van de Autoriteit Persoonsgegevens: Zwarte lijsten",
        "2 van de negen criteria gelden: Scoren of profileren, Gekoppelde bestanden",
    ]
    assert "Blacklists" in found.reasons[0].render("en")


@given(st.dictionaries(st.sampled_from(CODES), st.sampled_from(Answer)), st.sampled_from(CODES))
def test_one_yes_more_never_makes_an_assessment_less_needed(answers, code):
    order = [NOT_NEEDED, ADVISED, REQUIRED]
    before = {key: Given(one) for key, one in answers.items()}
    after = {**before, code: Given(Answer.YES)}
    assert order.index(outcome(after)) >= order.index(outcome(before))


@given(st.dictionaries(st.sampled_from(CODES), st.sampled_from(Answer)))
def test_it_is_not_needed_only_once_everything_is_answered_with_no(answers):
    found = outcome({key: Given(one) for key, one in answers.items()})
    assert (found is NOT_NEEDED) == (len(answers) == len(CODES) and set(answers.values()) == {Answer.NO})


def test_the_list_is_that_of_the_country():
    belgian = catalog.dpia_law(Config(consent=ConsentSettings(country="be")))
    assert (belgian.listed, belgian.authority) == ((), "Gegevensbeschermingsautoriteit")
