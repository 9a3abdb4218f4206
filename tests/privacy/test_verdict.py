"""What an output may be called: at the cautious end, and never anonymous."""

from __future__ import annotations

from dataclasses import replace

import pytest

from avgtool.i18n import msg
from avgtool.model.assessment import Answers, Verdict
from avgtool.model.kinds import Flag
from avgtool.model.outcome import Objection
from avgtool.privacy.verdict import identifiers_left, judge, quasi_identifiers_left
from tests.documents import samples

OBJECTION = Objection("x", "PERSON", 1, msg("left"))
ANSWERS = Answers("M. de Groot", "2026-11-20", "geen sleutel, geen tweede bestand", "l en t volstaan")


def done(operator: str, *, column=None, after=None, objections=(), key_id=None):
    """The outcome of one column, x."""
    kept = (after or samples.nothing("x"),) if operator != "drop" else ()
    made = samples.outcome(
        column or samples.personal("x"), operators={"x": operator}, after=kept, objections=objections
    )
    return replace(made, key_id=key_id)


def alike(k: int):
    """Measures of a copy in which the smallest group has ``k`` rows."""
    return replace(samples.MEASURES, k=k)


BIRTH = samples.COLUMNS[[one.name for one in samples.COLUMNS].index("geboortedatum")]
LEFT = replace(BIRTH, name="x")


@pytest.mark.parametrize(
    ("outcome", "measured", "answers", "verdict"),
    [
        (done("keep", after=samples.personal("x")), None, None, Verdict.NOT_ANONYMIZED),
        (done("generalize", after=samples.personal("x")), None, None, Verdict.NOT_ANONYMIZED),
        (done("drop", objections=(OBJECTION,)), None, ANSWERS, Verdict.NOT_ANONYMIZED),
        (done("pseudonymize", key_id="k"), None, ANSWERS, Verdict.PSEUDONYMIZED),
        (done("generalize", column=LEFT), None, ANSWERS, Verdict.PSEUDONYMIZED),
        (done("generalize", column=LEFT), alike(9), ANSWERS, Verdict.PSEUDONYMIZED),
        (done("generalize", column=LEFT), alike(10), None, Verdict.REDUCED_RISK),
        (done("generalize", column=LEFT), alike(10), ANSWERS, Verdict.PROPOSED_ANONYMOUS),
        (done("generalize", column=LEFT, key_id="k"), alike(10), ANSWERS, Verdict.PSEUDONYMIZED),
        (done("drop"), None, None, Verdict.REDUCED_RISK),
        (done("drop"), None, ANSWERS, Verdict.PROPOSED_ANONYMOUS),
        (done("text", column=replace(samples.personal("x", **samples.NOTES))), None, ANSWERS, Verdict.PSEUDONYMIZED),
    ],
    ids=[
        "kept", "coarser and direct still", "objected to", "pseudonyms", "not measured", "too few alike",
        "enough alike", "enough alike and answered", "a key above all", "dropped", "dropped and answered", "texts left",
    ],
)  # fmt: skip
def test_the_verdict_is_cautious(outcome, measured, answers, verdict):
    """A key is enough to stay pseudonymized; only measures and a person's answers lead beyond."""
    assert judge(outcome, measured, 10, answers) is verdict


def test_where_nothing_was_found_nothing_is_called_pseudonymized():
    """Nor anonymous: a scan that finds nothing proves nothing. A key, a hint, or an entity is something."""
    clean = done("keep", column=samples.nothing("x"))
    assert judge(clean, None, 10) is Verdict.NOTHING_FOUND
    assert judge(replace(clean, key_id="k"), None, 10) is Verdict.PSEUDONYMIZED
    for found in ({"entities": {"PERSON": 1}}, {"flags": frozenset({Flag.MAY_REVEAL_SPECIAL})}):
        holds = samples.dataset(replace(samples.nothing("x"), **found))
        assert judge(replace(clean, before=holds), None, 10) is not Verdict.NOTHING_FOUND
    places = samples.dataset(replace(samples.nothing("x"), entities={"LOCATION": 9, "DATE_TIME": 2}))
    assert judge(replace(clean, before=places), None, 10) is Verdict.NOTHING_FOUND


@pytest.mark.parametrize("verdict", Verdict)
def test_nothing_is_called_anonymous(verdict):
    """At most it is proposed; the controller decides that, not a tool."""
    assert verdict.value != "ANONIEM"


def test_a_network_is_no_address_of_one_computer_any_more():
    """A direct identifier that was made coarser in every row points to a person together with other data at most."""
    outcome = done("generalize")
    coarser = replace(outcome, steps=(replace(outcome.steps[0], same=0),))
    assert judge(outcome, None, 10) is Verdict.NOT_ANONYMIZED
    assert identifiers_left(coarser) == ()
    assert quasi_identifiers_left(coarser) == ("x",)
    assert judge(coarser, alike(10), 10) is Verdict.REDUCED_RISK


@pytest.mark.parametrize(
    ("operator", "column", "left"),
    [
        ("mask", LEFT, ("x",)),
        ("mask", samples.personal("x"), ("x",)),
        ("noise", LEFT, ("x",)),
        ("shift_dates", LEFT, ("x",)),
        ("pseudonymize", samples.personal("x"), ()),
        ("drop", LEFT, ()),
        ("redact", samples.personal("x"), ()),
    ],
)
def test_what_shows_a_part_or_stands_near_can_still_point_to_a_person(operator, column, left):
    """The last digits of a number and a date some days off say less, and something still: k is measured over them."""
    assert quasi_identifiers_left(done(operator, column=column, after=samples.nothing("x"))) == left
