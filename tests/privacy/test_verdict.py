"""What an output may be called: at the cautious end, and never anonymous."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from avgtool.i18n import msg
from avgtool.model.assessment import Thresholds, Verdict
from avgtool.model.demand import Answers
from avgtool.model.kinds import Flag
from avgtool.model.measures import RowMeasures
from avgtool.model.outcome import Objection
from avgtool.privacy.verdict import identifiers_left, judge, nothing_found, quasi_identifiers_left, values_left
from tests.documents import samples

OBJECTION = Objection("x", "PERSON", 1, msg("left"))
ANSWERS = Answers("M. de Groot", date(2026, 11, 20), ("x",), "geen sleutel, geen tweede bestand", "l volstaat")


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


ALIKE = RowMeasures(("x",), 5000, 10, 0)
"""A copy in which ten rows are alike in everything that is left."""
TEN = Thresholds()


def verdict_on(outcome, measured=None, answers=None, *, rows=ALIKE, thresholds=TEN):
    """The verdict where ten are asked for."""
    return judge(outcome, measured, rows, thresholds, answers)


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
    assert verdict_on(outcome, measured, answers) is verdict


@pytest.mark.parametrize("rows", [None, replace(ALIKE, k=9), replace(ALIKE, k=1, unique=4999)])
def test_what_can_be_singled_out_by_anything_is_never_proposed_as_anonymous(rows):
    """Amounts and points of loyalty are no quasi-identifiers to a scan, and single out a row all the same (WP216)."""
    for outcome, measured in ((done("drop"), None), (done("generalize", column=LEFT), alike(10))):
        assert verdict_on(outcome, measured, ANSWERS, rows=rows) is Verdict.REDUCED_RISK


def test_each_verdict_has_a_threshold_of_its_own():
    """Five rows are enough within an organization, and ten to propose more."""
    thresholds = Thresholds(reduced=5, proposed=10)
    left = done("generalize", column=LEFT)
    assert verdict_on(left, alike(4), ANSWERS, thresholds=thresholds) is Verdict.PSEUDONYMIZED
    assert verdict_on(left, alike(5), ANSWERS, rows=replace(ALIKE, k=5), thresholds=thresholds) is Verdict.REDUCED_RISK
    assert verdict_on(left, alike(10), ANSWERS, thresholds=thresholds) is Verdict.PROPOSED_ANONYMOUS


def test_what_the_scan_finds_in_the_copy_alone_identifies_too():
    """A column that was taken for nothing, and in which the scan of the copy sees customer numbers."""
    outcome = done("keep", column=samples.nothing("x"), after=samples.personal("x"))
    assert identifiers_left(outcome) == ("x",)
    assert verdict_on(outcome, answers=ANSWERS) is Verdict.NOT_ANONYMIZED


def test_where_nothing_was_found_nothing_is_called_pseudonymized():
    """Nor anonymous: a scan that finds nothing proves nothing. A key, a hint, or an entity is something."""
    clean = done("keep", column=samples.nothing("x"))
    assert nothing_found(clean)
    assert verdict_on(clean) is Verdict.REDUCED_RISK
    assert verdict_on(replace(clean, key_id="k")) is Verdict.PSEUDONYMIZED
    for found in ({"entities": {"PERSON": 1}}, {"flags": frozenset({Flag.MAY_REVEAL_SPECIAL})}):
        holds = samples.dataset(replace(samples.nothing("x"), **found))
        assert not nothing_found(replace(clean, before=holds))
        assert not nothing_found(replace(clean, after=holds))
    places = samples.dataset(replace(samples.nothing("x"), entities={"LOCATION": 9, "DATE_TIME": 2}))
    assert nothing_found(replace(clean, before=places))


def test_there_are_four_verdicts():
    """The words that others rely on (domain rules on anonymous and pseudonymous)."""
    words = ["NIET_GEANONIMISEERD", "GEPSEUDONIMISEERD", "GEREDUCEERD_RISICO", "ANONIEM_VOORGESTELD"]
    assert [one.value for one in Verdict] == words


@pytest.mark.parametrize("verdict", Verdict)
def test_nothing_is_called_anonymous(verdict):
    """At most it is proposed; the controller decides that, not a tool."""
    assert verdict.value != "ANONIEM"


def test_a_network_is_no_address_of_one_computer_any_more():
    """A direct identifier that was made coarser in every row points to a person together with other data at most."""
    outcome = done("generalize")
    coarser = replace(outcome, steps=(replace(outcome.steps[0], same=0),))
    assert verdict_on(outcome) is Verdict.NOT_ANONYMIZED
    assert identifiers_left(coarser) == ()
    assert quasi_identifiers_left(coarser) == ("x",)
    assert verdict_on(coarser, alike(10)) is Verdict.REDUCED_RISK


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


@pytest.mark.parametrize(
    ("operator", "left"),
    [("keep", True), ("generalize", True), ("mask", True), ("text", True), ("pseudonymize", False), ("noise", False),
     ("replace", False), ("redact", False), ("drop", False)],
)  # fmt: skip
def test_what_is_left_of_a_value_counts_whether_personal_or_not(operator, left):
    """Kept, coarser, in part, or with some of its words replaced."""
    assert values_left(done(operator, column=samples.nothing("x"))) == (("x",) if left else ())
