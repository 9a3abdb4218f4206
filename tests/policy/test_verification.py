"""What may stand in a copy, and what may not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from avgtool.errors import VerificationError
from avgtool.i18n import msg, worded
from avgtool.model.findings import Notice
from avgtool.model.kinds import Kind
from avgtool.model.outcome import Outcome
from avgtool.model.plan import Plan, RuleReference, Step
from avgtool.model.treatment import Effect
from avgtool.policy.comparing import Comparison
from avgtool.policy.kept_by_law import kept_without_law
from avgtool.policy.verification import require_verified, verify
from tests.policy.building import column, findings, inside, treatment

MANY_PEOPLE = {"PERSON": 3}
KEEPS_PERSONS = {"PERSON": {"operator": "keep"}}
DIRECT = frozenset({"EMAIL_ADDRESS", "NL_BSN", "PERSON", "CUSTOMER_ID", "IP_ADDRESS"})
CHANGED = Comparison(changed=10, same=0, emptied=0)


def step(operator: str, kind: str = "none", entity: str | None = None, entities=None, **parameters) -> Step:
    """What the plan does to the column v."""
    text = inside(entities or {}) if operator == "text" else None
    return Step(
        "v", Kind(kind), entity, treatment(operator, **parameters), RuleReference("proef", 0), worded("b"), text
    )


def email(**changes):
    """A column of e-mail addresses, by the evidence of its values."""
    return column("v", "email", "EMAIL_ADDRESS", role="direct", **{"matched": 9, "evidence": ("pattern",), **changes})


def looks_like(kind: str, entity: str):
    """A column whose values look like something that points to one person."""
    return column("v", kind, entity, role="direct", matched=9, evidence=("pattern",))


def objections(what: Step, after, compared: Comparison = CHANGED, rows: int = 10):
    """Entities and rows that are objected to."""
    plan = Plan("x", None, None, "p", "0", (what,))
    found = verify(plan, findings(after), findings(after, rows=rows), {"v": compared}, DIRECT.__contains__)
    return [(one.column, one.entity, one.rows) for one in found]


CASES = [
    # A direct identifier by its values, and the plan neither keeps it nor puts it there.
    ("masked too little", step("mask", "email", "EMAIL_ADDRESS"), email(), [("v", "EMAIL_ADDRESS", 9)]),
    ("emptied, but not really", step("redact", "email", "EMAIL_ADDRESS"), email(), [("v", "EMAIL_ADDRESS", 9)]),
    ("kept as something harmless", step("keep"), email(), [("v", "EMAIL_ADDRESS", 9)]),
    ("stray in a kept column", step("keep"), column("v", entities={"EMAIL_ADDRESS": 2}), [("v", "EMAIL_ADDRESS", 2)]),
    ("several kinds in a kept column", step("keep", "phone", "PHONE"), column("v", "phone", "PHONE", role="direct",
     matched=5, evidence=("pattern", "text"), entities={"PHONE": 5, "EMAIL_ADDRESS": 5}), [("v", "EMAIL_ADDRESS", 5)]),
    ("stray in a banded column", step("generalize", age=5), column("v", entities={"NL_BSN": 1}), [("v", "NL_BSN", 1)]),
    ("left in prose", step("text"), column("v", entities=MANY_PEOPLE), [("v", "PERSON", 3)]),
    # Kept knowingly.
    ("kept as what it is", step("keep", "email", "EMAIL_ADDRESS"), email(), []),
    ("kept as its kind", step("keep", "email", "OTHER"), email(), []),
    ("allowed by name", step("keep", allow=["EMAIL_ADDRESS"]), column("v", entities={"EMAIL_ADDRESS": 2}), []),
    ("allowed is another", step("keep", allow=["PERSON"]), column("v", entities={"NL_BSN": 2}), [("v", "NL_BSN", 2)]),
    ("prose kept knowingly", step("keep", "free_text_with_pii"), column("v", entities={"PERSON": 3}), []),
    ("kept inside prose", step("text", entities=KEEPS_PERSONS), column("v", entities=MANY_PEOPLE), []),
    ("kept inside prose by default", step("text", entities={"DEFAULT": {"operator": "keep"}}), column("v",
     entities=MANY_PEOPLE), []),
    ("telephone numbers written like addresses of computers", step("keep", "phone", "PHONE_NUMBER"), column("v",
     entities={"IP_ADDRESS": 11}), []),
    ("the same in another column", step("keep"), column("v", entities={"IP_ADDRESS": 1}), [("v", "IP_ADDRESS", 1)]),
    ("a BSN among telephone numbers", step("keep", "phone", "PHONE_NUMBER"), column("v", entities={"NL_BSN": 1}),
     [("v", "NL_BSN", 1)]),
    # Put there by the plan.
    ("pseudonyms", step("pseudonymize", "other_id", "CUSTOMER_ID"), looks_like("other_id", "CUSTOMER_ID"), []),
    ("the policy's own text", step("replace"), email(), []),
    ("addresses as networks", step("generalize", "ip", "IP_ADDRESS", ip=24), looks_like("ip", "IP_ADDRESS"), []),
    # No direct identifier.
    ("a header alone", step("mask", "email", "EMAIL_ADDRESS"), email(matched=0, evidence=("header",)), []),
    ("a header, and values that do not fit", step("mask", "email", "EMAIL_ADDRESS"), email(matched=0), []),
    ("indirect entities", step("text"), column("v", entities={"LOCATION": 5, "DATE_TIME": 2}), []),
    ("none left", step("text"), column("v", entities={"PERSON": 0}), []),
]  # fmt: skip


@pytest.mark.parametrize(("what", "after", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_a_direct_identifier_stands_in_a_copy_only_if_the_plan_says_so(what, after, expected):
    """By the evidence of values; a header says nothing about what stands below it now."""
    assert objections(what, after) == expected


NUMBERS = column("v", "national_id", "NL_BSN", role="direct", matched=9, evidence=("checksum",))
ALLOWED = step("keep", allow=["NL_BSN"])


@pytest.mark.parametrize(
    ("what", "after", "because", "rows"),
    [
        (step("keep", "national_id", "NL_BSN"), NUMBERS, "hier gaat het om", 9),
        (step("keep", "national_id", "NL_BSN"), NUMBERS, "met toestemming van de klant", 9),
        (step("keep", "national_id", "NL_BSN"), NUMBERS, "artikel 7.2 Wabvpz", 0),
        (ALLOWED, column("v", entities={"NL_BSN": 2}), "staat er nu eenmaal", 2),
        (ALLOWED, column("v", entities={"NL_BSN": 2}), "de Wet op de loonbelasting", 0),
        (step("keep", "free_text_with_pii"), column("v", entities={"NL_BSN": 3}), "nodig", 3),
        (step("pseudonymize", "national_id", "NL_BSN"), NUMBERS, "hier gaat het om", 0),
    ],
)
def test_a_national_number_is_kept_by_a_law_only(what, after, because, rows):
    """As ``avgtool check`` has it: the objection says what to write."""
    plan = Plan("x", None, None, "p", "0", (replace(what, because=worded(because)),))
    found = kept_without_law(plan, findings(after, rows=10), {"NL_BSN"}.__contains__, {})
    assert [(one.entity, one.rows) for one in found] == ([("NL_BSN", rows)] if rows else [])
    assert all(one.way_out for one in found)


@pytest.mark.parametrize(("operator", "parameters"), [("pseudonymize", {}), ("generalize", {"ip": 24})])
def test_no_row_may_hold_its_own_original(operator, parameters):
    """One is enough to refuse."""
    after = looks_like("ip", "IP_ADDRESS")
    found = objections(step(operator, "ip", "IP_ADDRESS", **parameters), after, Comparison(9, 1, 0))
    assert [(name, entity) for name, entity, _ in found] == [("v", "IP_ADDRESS")]


@pytest.mark.parametrize(("compared", "refused"), [((9, 1, 0), False), ((0, 10, 0), True), ((3, 7, 3), True)])
def test_of_what_is_moved_by_chance_a_few_may_stay_and_not_all(compared, refused):
    """What is emptied has not moved."""
    assert bool(objections(step("noise", amount=5), column("v"), Comparison(*compared))) is refused


SHOWN = Comparison(10, 0, 0, exposed=0, telling=4)
HALF = Comparison(10, 0, 0, exposed=3, telling=4)
BSN = step("mask", "national_id", "NL_BSN", last=3)
MASKS = [
    ("more than half of an address", step("mask", "email", "EMAIL_ADDRESS"), HALF, None, [("v", "EMAIL_ADDRESS", 3)]),
    ("less than half of it", step("mask", "email", "EMAIL_ADDRESS"), SHOWN, None, []),
    ("three digits of a BSN", BSN, SHOWN, None, [("v", "NL_BSN", 4)]),
    ("two digits of a BSN", BSN, CHANGED, None, []),
    ("three signs of a password", step("mask", "secret", "SECRET"), SHOWN, None, [("v", "SECRET", 4)]),
    ("prose in which somebody is named", step("mask", "free_text_with_pii"), HALF, MANY_PEOPLE, [("v", "", 3)]),
    ("what points to nobody", step("mask", "city", "LOCATION"), HALF, {"LOCATION": 3}, []),
]


@pytest.mark.parametrize(("what", "compared", "held", "expected"), [m[1:] for m in MASKS], ids=[m[0] for m in MASKS])
def test_a_mask_hides_at_least_half_and_all_but_two_of_what_can_be_guessed(what, compared, held, expected):
    """Otherwise a scan of the copy finds nothing, and anyone else does."""
    plan = Plan("x", None, None, "p", "0", (what,))
    before = findings(column("v", entities=held))
    found = verify(plan, before, findings(column("v")), {"v": compared}, DIRECT.__contains__)
    assert [(one.column, one.entity, one.rows) for one in found] == expected


NOTICED = [
    ("kept with hits", step("keep"), "hits_not_judged", [("v", "", 7)]),
    ("masked with hits", step("mask", "phone", "PHONE_NUMBER"), "hits_not_judged", [("v", "PHONE_NUMBER", 7)]),
    ("replaced by pseudonyms", step("pseudonymize"), "hits_not_judged", []),
    ("replaced by the policy's text", step("replace"), "hits_not_judged", []),
    ("odd values without such a form", step("keep"), "residue_not_judged", []),
]


@pytest.mark.parametrize(("what", "code", "expected"), [one[1:] for one in NOTICED], ids=[one[0] for one in NOTICED])
def test_what_looks_personal_and_was_not_judged_is_objected_to(what, code, expected):
    """Nobody knows what it is; what has no such form is told and no more."""
    after = replace(findings(column("v")), notices=(Notice(code, msg("x"), "v", 7), Notice(code, msg("x"), "w", 8)))
    found = verify(Plan("x", None, None, "p", "0", (what,)), findings(), after, {}, DIRECT.__contains__)
    assert [(one.column, one.entity, one.rows) for one in found] == expected


def test_a_column_that_the_plan_drops_or_does_not_know_is_objected_to():
    """Whatever is in it."""
    assert objections(step("drop"), column("v")) == [("v", "", 10)]
    assert objections(step("keep"), column("x")) == [("x", "", 10)]


def test_a_copy_has_as_many_rows_as_its_original():
    """Nothing is lost silently."""
    assert objections(step("keep"), column("v"), rows=8) == [("*", "", 2)]


def outcome(*found) -> Outcome:
    """An outcome with these objections."""
    plan = Plan("klanten.csv", None, None, "proef", "0", (step("keep"),))
    return Outcome(plan, None, None, 10, 10, (), None, findings(), findings(), found)


def test_the_error_names_columns_entities_and_counts():
    """Exit 1, and what to do; no value."""
    plan = Plan("klanten.csv", None, None, "proef", "0", (step("keep"),))
    found = verify(plan, findings(), findings(email()), {}, DIRECT.__contains__)
    with pytest.raises(VerificationError, match="1 objection") as caught:
        require_verified(outcome(*found))
    told = caught.value.render("en")
    assert "v: 9 rows hold EMAIL_ADDRESS" in told
    assert "parameters: {allow: [EMAIL_ADDRESS]}" in told
    assert caught.value.exit_code == 1


WAYS = [
    (step("keep"), "v (keep): treat the column otherwise", "parameters: {allow: [EMAIL_ADDRESS]}"),
    (
        step("text", "free_text_with_pii"),
        "v (text): drop the column",
        "text: entities: with EMAIL_ADDRESS: {operator: keep}",
    ),
    (step("mask", "email", "EMAIL_ADDRESS"), "v: give the column another operator, or drop it.", "v"),
]


@pytest.mark.parametrize(("what", "way", "written"), WAYS, ids=[one[0].treatment.operator for one in WAYS])
def test_the_error_says_what_can_be_written_for_this_operator(what, way, written):
    """In the reader's words, with the rows where they are known; the way out is one that exists."""
    plan = Plan("klanten.csv", None, None, "proef", "0", (what,))
    titles = {"EMAIL_ADDRESS": msg("E-mail address")}
    after = findings(column("v", entities={"EMAIL_ADDRESS": 9}))
    found = verify(plan, findings(), after, {}, DIRECT.__contains__, titles)
    named = [replace(one, at=(3, 7)) for one in found]
    with pytest.raises(VerificationError) as caught:
        require_verified(replace(outcome(*named), plan=plan))
    told = caught.value.render("en")
    assert "v: 9 rows hold E-mail address [EMAIL_ADDRESS], which the plan does not keep. See row 3, 7, …" in told
    assert way in told
    assert written in told
    assert ("allow" in told) == (what.effect is Effect.KEEPS)


def test_without_objections_nothing_is_raised():
    """The copy may be published."""
    require_verified(outcome())
    assert outcome().verified
