"""From ``privacy:`` to a demand on one data set: which columns it is about."""

from __future__ import annotations

from datetime import date

import pytest

from avgtool.catalog import operators
from avgtool.errors import PolicyError
from avgtool.model.demand import Answers
from avgtool.model.measures import Diversity
from avgtool.policy.plan_file import plans_from_json, plans_to_json
from avgtool.policy.planning import make_plan
from tests.policy.building import column, findings, policy

RULES = """rules:
  - {match: {column: nr}, operator: drop, because: b}
  - {match: {column: geboren}, operator: generalize, parameters: {date: year}, because: b}
  - {match: {column: "*"}, operator: keep, because: b}
"""
COLUMNS = (
    column("nr", "other_id", "CUSTOMER_ID", role="direct"),
    column("geboren", "date_of_birth", "DATE_OF_BIRTH", role="quasi"),
    column("postcode", "postcode", "NL_POSTCODE", role="quasi"),
    column("inkomen", "income", "INCOME", role="sensitive", category="sensitive"),
    column("segment"),
)


def demand(section: str, rules: str = RULES):
    """What a policy demands of the copy."""
    return make_plan(findings(*COLUMNS), policy(f"{rules}{section}")).privacy


def test_a_policy_that_says_nothing_demands_nothing():
    """Then k is measured, and nothing more."""
    assert demand("") is None


def test_the_scan_says_which_columns_it_is_about():
    """Those by which a person may be known, and those that others must not learn."""
    asked = demand("privacy: {k: 5, l: 3, t: 0.2, suppression: 0.1}")
    assert asked.quasi_identifiers == ("geboren", "postcode")
    assert (asked.models.k, asked.models.sensitive, asked.models.suppression) == (5, ("inkomen",), 0.1)
    assert (asked.models.l, asked.models.diversity, asked.models.t) == (3, Diversity.DISTINCT, 0.2)


def test_a_policy_may_name_them():
    """In whatever case; what is dropped tells no rows apart, and that is not forgotten."""
    asked = demand("privacy: {k: 5, quasi_identifiers: [Postcode, segment, nr], sensitive: inkomen, target: segment}")
    assert asked.quasi_identifiers == ("postcode", "segment")
    assert asked.left_out == ("nr",)
    assert (asked.models.sensitive, asked.target) == (("inkomen",), "segment")


def ruled(name: str, operator: str, parameters: str = "{}") -> str:
    """The rules, with another one for a column."""
    rule = f"  - {{match: {{column: {name}}}, operator: {operator}, parameters: {parameters}, because: b}}\n"
    return RULES.replace("rules:\n", f"rules:\n{rule}")


TREATMENTS = (
    ("keep", "{}"),
    ("generalize", "{date: month}"),
    ("mask", "{last: 4}"),
    ("noise", "{amount: 2}"),
    ("shift_dates", "{days: 3, per_value: true}"),
    ("surrogate", "{kind: date, within: month}"),
    ("pseudonymize", "{}"),
    ("encrypt", "{}"),
    ("aggregate", "{below: 3}"),
    ("replace", "{text: x}"),
)


@pytest.mark.parametrize(("operator", "parameters"), TREATMENTS)
def test_a_column_that_is_named_counts_whatever_its_rule_makes_of_it(operator, parameters):
    """Last digits, a date some days off and a token tell rows apart as well as the value does."""
    section = "privacy: {k: 5, quasi_identifiers: [geboren, postcode]}"
    assert demand(section, ruled("geboren", operator, parameters)).quasi_identifiers == ("geboren", "postcode")


@pytest.mark.parametrize(("operator", "parameters"), TREATMENTS[:-1])
def test_so_does_one_that_the_scan_chooses(operator, parameters):
    """Only what is the same in every row, dropped or emptied is left out."""
    assert "geboren" in demand("privacy: {k: 5}", ruled("geboren", operator, parameters)).quasi_identifiers


def test_of_what_points_to_a_person_by_itself_the_scan_counts_the_part_that_is_shown():
    """The last four digits of a number; not a token of it, which the verdict tells of."""
    assert "nr" in demand("privacy: {k: 5}", ruled("nr", "mask", "{last: 4}")).quasi_identifiers
    assert "nr" not in demand("privacy: {k: 5}", ruled("nr", "pseudonymize")).quasi_identifiers


@pytest.mark.parametrize(("operator", "parameters"), [("drop", "{}"), ("redact", "{}")])
def test_what_is_gone_is_told(operator, parameters):
    """It is in no group of the copy."""
    asked = demand("privacy: {k: 5, quasi_identifiers: [geboren, postcode]}", ruled("geboren", operator, parameters))
    assert (asked.quasi_identifiers, asked.left_out) == (("postcode",), ("geboren",))


@pytest.mark.parametrize(("operator", "parameters"), TREATMENTS[:-1])
def test_l_and_t_are_about_a_sensitive_column_as_it_stands(operator, parameters):
    """Masked incomes are values still, named or not."""
    rules = ruled("inkomen", operator, parameters.replace("kind: date, within: month", "kind: number"))
    for section in ("privacy: {k: 5, l: 3, sensitive: inkomen}", "privacy: {k: 5, l: 3}"):
        asked = demand(section, rules)
        assert (asked.enforced.l, asked.models.sensitive) == (3, ("inkomen",))


@pytest.mark.parametrize("operator", ["drop", "redact", "replace"])
def test_l_by_a_column_of_which_nothing_is_left_is_refused(operator):
    """Who asks for it means something else than what the rules say."""
    with pytest.raises(PolicyError, match="inkomen"):
        demand("privacy: {k: 5, l: 3, sensitive: inkomen}", ruled("inkomen", operator))


def test_l_by_a_quasi_identifier_is_refused():
    """A group is alike in it: it has one value there."""
    with pytest.raises(PolicyError, match="segment"):
        demand("privacy: {k: 5, l: 3, quasi_identifiers: [postcode, segment], sensitive: segment}")


def test_where_the_scan_finds_no_sensitive_column_l_and_t_are_known_not_to_hold():
    """They are asked, and held against nothing: that is for the report to say."""
    rules = RULES.replace("column: nr", "column: [nr, inkomen]")
    asked = demand("privacy: {k: 5, l: 3, t: 0.2}", rules)
    assert asked.lacks_sensitive
    assert (asked.models.l, asked.enforced.l, asked.enforced.t, asked.enforced.k) == (3, 1, None, 5)


def test_a_demand_about_no_column_does_not_vanish():
    """All rows are alike in nothing; that k was demanded, and of what nobody knows, must be told."""
    rules = RULES.replace("column: nr", "column: [nr, geboren, postcode]")
    asked = demand("privacy: {k: 5}", rules)
    assert (asked.quasi_identifiers, asked.models.k) == ((), 5)


def test_a_column_that_is_not_there_is_told():
    """A demand about nothing would be met by anything."""
    with pytest.raises(PolicyError, match="postkode"):
        demand("privacy: {k: 5, quasi_identifiers: [postkode]}")


def test_why_no_k_is_asked_is_saved_with_the_plan():
    """It stands in the report that is made when the plan is carried out."""
    plan = make_plan(findings(*COLUMNS), policy(f"{RULES}why_no_k: {{nl: Voor het bestuur., en: For the board.}}\n"))
    (saved,) = plans_from_json(plans_to_json([plan]), operators())
    assert (saved.why_no_k.render("nl"), saved.why_no_k.render("en")) == ("Voor het bestuur.", "For the board.")


def test_a_demand_is_saved_with_the_plan():
    """So that what was signed is what is satisfied."""
    section = """privacy:
  k: 5
  l: {recursive: 2, c: 4.0}
  answers:
    {by: M. de Groot, on: 2026-11-20, sources: "klanten*", linkability: geen tweede bestand, inference: l is genoeg}
"""
    plan = make_plan(findings(*COLUMNS), policy(f"{RULES}{section}"))
    assert plan.privacy.answers == Answers(
        "M. de Groot",
        date(2026, 11, 20),
        ("klanten*",),
        "geen tweede bestand",
        "l is genoeg",
        is_for_source=True,
    )
    assert plans_from_json(plans_to_json([plan]), operators()) == (plan,)


@pytest.mark.parametrize(
    ("sources", "is_about"),
    [
        ("klanten", True),
        ("KLANTEN.csv", True),
        ('[bestellingen, "klant??*"]', True),
        ("bestellingen*", False),
        ('"*"', True),
    ],
)
def test_answers_are_about_the_data_that_they_name(sources, is_about):
    """By the file with or without its ending, in whatever case."""
    reasons = "linkability: geen tweede bestand, inference: l is genoeg"
    given = f"answers: {{by: M., on: 2026-11-20, sources: {sources}, {reasons}}}"
    assert demand(f"privacy: {{k: 5, {given}}}").answers.is_for_source is is_about
