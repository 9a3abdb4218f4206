"""What is missing in an assessment, by art. 35 and 36; and what it contradicts."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from avgtool.dpia.checking import Surroundings, check
from avgtool.dpia.findings import Concern, Gravity
from avgtool.model.dpia import (
    Advice,
    Answer,
    Assessment,
    Choice,
    Consultation,
    Decision,
    Given,
    Level,
    Rating,
    Risk,
)
from avgtool.model.kinds import Kind
from tests.dpia.test_verdict import LAW, yes

LOW, MEDIUM, HIGH = Level
RISK = Risk("Scores lekken uit", "Schaamte", Rating(MEDIUM, HIGH), ("versleuteling",), Rating(LOW, MEDIUM))
LEFT = replace(RISK, after=Rating(MEDIUM, HIGH))
WHOLE = Assessment(
    "score",
    "Klantscore",
    activity="klantsegmentatie",
    answers=yes("profilering"),
    description="Klanten krijgen een score.",
    necessity="Minder volstaat niet.",
    views="De klantenraad is gevraagd.",
    risks=(RISK,),
    advice=Advice("Doe het.", date(2026, 11, 1), followed=True),
    decision=Decision(Choice.PROCEED, date(2026, 11, 2), "directie"),
)
LATE = date(2026, 11, 3)
AROUND = Surroundings({"klantsegmentatie": ()})


def told(assessment, around=AROUND):
    return [(one.concern, one.article) for one in check(assessment, LAW, around) if one.gravity is Gravity.OBJECTION]


def test_a_whole_assessment_has_nothing_to_object_to():
    assert check(WHOLE, LAW, AROUND) == ()


@pytest.mark.parametrize(
    ("changed", "objection"),
    [
        ({"description": ""}, (Concern.INCOMPLETE, "35(7)(a)")),
        ({"necessity": ""}, (Concern.INCOMPLETE, "35(7)(b)")),
        ({"risks": ()}, (Concern.INCOMPLETE, "35(7)(c)")),
        ({"risks": (replace(RISK, before=None),)}, (Concern.NOT_JUDGED, "35(7)(c)")),
        ({"risks": (replace(RISK, measures=(), before=Rating(LOW, HIGH)),)}, (Concern.NO_MEASURES, "35(7)(d)")),
        ({"risks": (replace(RISK, after=None),)}, (Concern.NOT_JUDGED, "35(7)(d)")),
        ({"risks": (LEFT,)}, (Concern.CONSULT_FIRST, "36(1)")),
        ({"advice": None}, (Concern.NO_ADVICE, "35(2)")),
        ({"advice": Advice("Niet doen.", followed=False)}, (Concern.ADVICE_NOT_FOLLOWED, "35(2)")),
        ({"decision": None}, (Concern.NO_DECISION, "24(1)")),
        ({"activity": "elders"}, (Concern.UNKNOWN_ACTIVITY, "")),
    ],
)
def test_what_the_law_asks_and_is_not_there_is_an_objection(changed, objection):
    assert told(replace(WHOLE, **changed)) == [objection]


def test_what_an_advised_assessment_does_not_say_is_a_remark():
    advised = replace(WHOLE, answers=yes("scoren"), description="", advice=None)
    assert told(advised) == []
    assert {one.concern for one in check(advised, LAW, AROUND)} == {Concern.INCOMPLETE, Concern.NO_ADVICE}


def test_nothing_is_asked_of_what_is_not_needed():
    assert check(Assessment("x", "X", answers=yes()), LAW, AROUND) == ()


def test_a_question_without_an_answer_weighs_as_long_as_it_can_change_the_outcome():
    assert (Concern.UNANSWERED, "35(1)") in told(replace(WHOLE, answers={}))
    assert told(replace(WHOLE, answers={"profilering": Given(Answer.YES)})) == []


def test_a_high_risk_that_is_left_is_asked_of_the_authority_first():
    """Art. 36: and its answer is waited for; who does not go on need not ask."""
    asked = replace(WHOLE, risks=(LEFT,), consultation=Consultation(date(2026, 11, 1)))
    assert told(asked) == [(Concern.CONSULT_FIRST, "36(2)")]
    assert told(replace(asked, consultation=Consultation(date(2026, 11, 1), "Akkoord met voorwaarden."))) == []
    assert told(replace(asked, decision=Decision(Choice.ADJUST))) == []
    assert told(replace(WHOLE, risks=(LEFT,), decision=Decision(Choice.STOP))) == []


def test_a_high_risk_without_measures_is_left_as_it_is():
    bare = Risk("Alles ligt op straat", before=Rating(HIGH, HIGH))
    assert [one[0] for one in told(replace(WHOLE, risks=(bare,)))] == [Concern.NO_MEASURES, Concern.CONSULT_FIRST]


def test_the_register_knows_of_data_that_the_assessment_denies():
    around = Surroundings({"klantsegmentatie": (Kind.HEALTH, Kind.NATIONAL_ID)})
    assert told(WHOLE, around) == [(Concern.CONTRADICTION, "35(3)(b)")]
    admitted = replace(WHOLE, answers=yes("profilering", LAW.sensitive))
    assert told(admitted, around) == []


def test_the_register_knows_of_decisions_that_the_assessment_denies():
    denied = replace(WHOLE, answers={**WHOLE.answers, LAW.automated: Given(Answer.NO)})
    deciding = Surroundings(AROUND.sensitive, deciding=frozenset({"klantsegmentatie"}))
    assert told(denied, deciding) == [(Concern.CONTRADICTION, "35(3)(a)")]
    assert told(denied) == []
    assert told(replace(WHOLE, answers=yes("profilering", LAW.automated)), deciding) == []


@pytest.mark.parametrize(
    ("changed", "objection"),
    [
        ({"advice": Advice("Doe het.", LATE, followed=True)}, [(Concern.DATES, "35(2)")]),
        ({"advice": Advice("Doe het.", date(2026, 11, 2), followed=True)}, []),
        ({"risks": (LEFT,), "consultation": Consultation(LATE, "Akkoord.")}, [(Concern.CONSULT_FIRST, "36(1)")]),
        ({"risks": (LEFT,), "consultation": Consultation(date(2026, 11, 1), "Akkoord.")}, []),
        ({"decision": Decision(Choice.ADJUST, date(2026, 10, 1))}, []),
        ({"decision": Decision(Choice.PROCEED, date(2027, 11, 12))}, [(Concern.DATES, "")]),
        ({"decision": Decision(Choice.PROCEED)}, []),
    ],
)  # fmt: skip
def test_advice_and_consultation_come_before_the_decision_and_nothing_after_today(changed, objection):
    """Art. 35(2) and 36(1): prior to processing."""
    assert told(replace(WHOLE, **changed), replace(AROUND, today=date(2026, 11, 23))) == objection


def test_advice_is_asked_where_there_is_an_officer():
    """Art. 35(2): where designated."""
    assert told(replace(WHOLE, advice=None), Surroundings(AROUND.sensitive, has_officer=False)) == []


@pytest.mark.parametrize(
    ("likelihood", "impact", "level"),
    [(LOW, LOW, LOW), (LOW, HIGH, MEDIUM), (HIGH, LOW, MEDIUM), (MEDIUM, MEDIUM, MEDIUM), (MEDIUM, HIGH, HIGH)],
)
def test_a_risk_is_likelihood_times_impact(likelihood, impact, level):
    assert Rating(likelihood, impact).level is level


def test_a_risk_never_falls_as_likelihood_or_impact_grow():
    order = list(Level)
    for one in Level:
        levels = [order.index(Rating(one, impact).level) for impact in Level]
        assert levels == sorted(levels)
        assert [order.index(Rating(likelihood, one).level) for likelihood in Level] == levels, "both weigh alike"
