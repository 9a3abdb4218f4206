"""From ``privacy:`` to a demand on one data set: which columns it is about."""

from __future__ import annotations

import pytest

from avgtool.catalog import operators
from avgtool.errors import PolicyError
from avgtool.model.assessment import Answers
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
    """In whatever case; what is dropped hides nobody and tells nobody."""
    asked = demand("privacy: {k: 5, quasi_identifiers: [Postcode, segment, nr], sensitive: inkomen, target: segment}")
    assert asked.quasi_identifiers == ("postcode", "segment")
    assert (asked.models.sensitive, asked.target) == (("inkomen",), "segment")


def test_without_a_sensitive_column_l_and_t_ask_nothing():
    """There is nothing to learn."""
    rules = RULES.replace("column: nr", "column: [nr, inkomen]")
    asked = demand("privacy: {k: 5, l: 3}", rules)
    assert (asked.models.l, asked.models.sensitive) == (1, ())


def test_a_demand_about_no_column_does_not_vanish():
    """All rows are alike in nothing; that k was demanded, and of what nobody knows, must be told."""
    rules = RULES.replace("column: nr", "column: [nr, geboren, postcode]")
    asked = demand("privacy: {k: 5}", rules)
    assert (asked.quasi_identifiers, asked.models.k) == ((), 5)


def test_a_column_that_is_not_there_is_told():
    """A demand about nothing would be met by anything."""
    with pytest.raises(PolicyError, match="postkode"):
        demand("privacy: {k: 5, quasi_identifiers: [postkode]}")


def test_a_demand_is_saved_with_the_plan():
    """So that what was signed is what is satisfied."""
    section = """privacy:
  k: 5
  l: {recursive: 2, c: 4.0}
  answers: {by: M. de Groot, on: "2026-11-20", linkability: geen tweede bestand, inference: l volstaat}
"""
    plan = make_plan(findings(*COLUMNS), policy(f"{RULES}{section}"))
    assert plan.privacy.answers == Answers("M. de Groot", "2026-11-20", "geen tweede bestand", "l volstaat")
    assert plans_from_json(plans_to_json([plan]), operators()) == (plan,)
