"""A proposal decides about everything that was found, says why in both languages, and is a valid policy."""

from __future__ import annotations

from dataclasses import replace

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from avgtool.catalog import entities, is_direct, known_to_lints, operators, recognizers
from avgtool.errors import PolicyError
from avgtool.i18n import use_language
from avgtool.model.findings import DatasetFindings
from avgtool.model.kinds import Flag, Kind
from avgtool.policy.linting import remarks
from avgtool.policy.linting.base import Gravity
from avgtool.policy.loading import read_policy
from avgtool.policy.planning import make_plan
from avgtool.policy.proposing import policy_text, propose, proposed_k
from avgtool.strict_yaml import load
from tests.policy.building import column, findings

NUMBER = column("klantnr", "other_id", "CUSTOMER_ID", role="direct", category="ordinary")
MAIL = column("mail", "email", "EMAIL_ADDRESS", role="direct", category="ordinary")
BSN = column("bsn", "national_id", "NL_BSN", role="direct", category="national_id")
CASES = [
    (BSN, "drop"),
    (NUMBER, "pseudonymize"),
    (column("pas", "other_id", "NL_PASSPORT", role="direct", category="sensitive"), "drop"),
    (column("wachtwoord", "secret", "PASSWORD", role="direct", category="sensitive"), "drop"),
    (column("geloof", "religion", "RELIGION", role="sensitive", category="special"), "drop"),
    (column("geboren", "date_of_birth", "DATE_OF_BIRTH", role="quasi", category="ordinary"), "generalize"),
    (column("postcode", "postcode", "NL_POSTCODE", role="quasi", category="ordinary"), "generalize"),
    (column("plz", "postcode", "POSTCODE", role="quasi", category="ordinary"), "drop"),
    (column("ip", "ip", "IP_ADDRESS", role="direct", category="ordinary"), "generalize"),
    (column("inkomen", "income", "INCOME", role="sensitive", category="sensitive"), "generalize"),
    (column("datum", entity="DATE_TIME"), "generalize"),
    (column("orderbedrag"), "generalize"),
    (column("notities", "free_text_with_pii", role="direct", category="ordinary"), "text"),
    (column("kleur", entities={"IBAN_CODE": 1}), "drop"),
    (column("segment"), "keep"),
    (replace(column("wens"), flags=frozenset({Flag.MAY_REVEAL_SPECIAL})), "drop"),
    (replace(column("bericht", "free_text"), flags=frozenset({Flag.MAY_REVEAL_SPECIAL})), "drop"),
]


def proposed(*datasets: DatasetFindings):
    """The policy that is proposed for them."""
    text = policy_text("voorstel", propose(datasets, is_direct), "klanten.csv")
    located = load(text, "voorstel.yaml", error=PolicyError)
    return read_policy(located, operators=operators(), entities=entities())


@pytest.mark.parametrize(("verdict", "operator"), CASES, ids=[verdict.name for verdict, _ in CASES])
def test_each_kind_is_treated_as_is_usual(verdict, operator):
    """Techniques by identifier, after WP216 and the EDPB."""
    (step,) = make_plan(findings(verdict), proposed(findings(verdict))).steps
    assert step.treatment.operator == operator


def test_an_address_stands_for_the_customer_only_where_no_number_does():
    """With a number it is not needed."""
    alone, both = findings(MAIL), findings(MAIL, NUMBER)
    assert make_plan(alone, proposed(alone)).step("mail").treatment.operator == "pseudonymize"
    assert make_plan(both, proposed(both)).step("mail").treatment.operator == "drop"


def test_of_several_tables_no_column_has_to_be_in_each():
    """Named columns are optional then."""
    one, two = findings(column("segment")), findings(column("kanaal"), source="b.csv")
    policy = proposed(one, two)
    assert [make_plan(each, policy).steps[0].treatment.operator for each in (one, two)] == ["keep", "keep"]


def test_every_rule_says_why_in_dutch_and_english_and_names_its_columns():
    """For whoever must judge it."""
    text = policy_text("voorstel", propose([findings(BSN, NUMBER)], is_direct), "klanten.csv")
    assert "# Here: bsn" in text
    for rule in yaml.safe_load(text)["rules"]:
        assert rule["because"]["nl"] != rule["because"]["en"]
        assert rule["because"]["nl"].endswith(".")


def test_without_a_scan_there_is_a_rule_for_every_kind():
    """To begin with; what nobody names is refused."""
    policy = proposed()
    for one in recognizers():
        if one.kind is not Kind.NONE:
            verdict = column("x", one.kind.value, one.entity, role=one.role.value, category=one.category.value)
            assert not make_plan(findings(verdict), policy).undecided, one.entity
    assert make_plan(findings(column("x")), policy).undecided


KNOWN = known_to_lints()
NAMES = st.text("abcé 1-_#:'\"&", min_size=1, max_size=8)
VERDICTS = st.sampled_from(recognizers())


@given(st.dictionaries(NAMES, st.none() | VERDICTS, min_size=1, max_size=6))
def test_whatever_was_found_is_decided_and_nothing_is_objected_to(found):
    """The law of a proposal: valid, complete, and by our own lints."""
    columns = [
        column(name)
        if one is None
        else column(name, one.kind.value, one.entity, role=one.role.value, category=one.category.value)
        for name, one in found.items()
    ]
    policy = proposed(findings(*columns))
    assert not make_plan(findings(*columns), policy).undecided
    assert not [one for one in remarks(policy, KNOWN) if one.gravity is Gravity.OBJECTION]
    assert not [one for one in remarks(policy, KNOWN) if one.code in {"unreachable_rule", "never_matches"}]


def test_a_name_that_yaml_would_misread_is_the_name_it_was():
    """Quotes, line ends and signs."""
    names = ['a"b', "c: d", "e\nf", "# g", "- h", "ja", "12", "\\"]
    columns = [column(name) for name in names]
    plan = make_plan(findings(*columns), proposed(findings(*columns)))
    assert {step.column for step in plan.steps} == set(names)


@pytest.mark.parametrize(("rows", "k"), [(5000, 10), (200, 10), (199, 5), (50, 5), (49, None)])
def test_a_k_is_proposed_by_the_size_of_the_table(rows, k):
    """Where a column stays that can point to a person together with others."""
    birth = column("geboren", "date_of_birth", "DATE_OF_BIRTH", role="quasi", category="ordinary")
    table = replace(findings(birth), rows=rows)
    rules = propose([table], is_direct)
    assert proposed_k([table], rules) == k
    text = policy_text("p", rules, "x.csv", proposed_k([table], rules))
    policy = read_policy(load(text, "p.yaml", error=PolicyError), operators=operators(), entities=entities())
    assert (policy.privacy.k if policy.privacy else None) == k
    assert not [one.code for one in remarks(policy, KNOWN) if k and one.code in {"low_k", "quasi_without_k"}]


def test_no_k_is_proposed_where_nothing_stays_that_points_to_anybody():
    """It would be about no column."""
    table = replace(findings(column("kleur")), rows=5000)
    assert proposed_k([table], propose([table], is_direct)) is None


def test_the_comments_are_in_the_language_in_force():
    """The reasons are in both."""
    with use_language("nl"):
        assert "gebruikelijk" in policy_text("p", (), None, 10)
        comments = [line.partition("# ")[2] for line in policy_text("p", (), None, 10).splitlines()]
        assert not [one for one in comments if " the " in one or " that " in one]
    with use_language("en"):
        assert "within an organization" in policy_text("p", (), None, 10)
