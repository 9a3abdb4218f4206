"""The first rule that fits decides; what none decides about is refused."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace

import pytest
import yaml

from avgtool.catalog import operators
from avgtool.errors import PolicyError, UndecidedColumnError
from avgtool.i18n import use_language
from avgtool.model.kinds import Kind
from avgtool.policy.plan_file import plans_from_json, plans_to_json
from avgtool.policy.planning import make_plan, require_decided
from avgtool.policy.schema import matches
from tests.policy.building import column, findings, policy

EMAIL = column("mail", "email", "EMAIL_ADDRESS", role="direct", category="ordinary")
SEGMENT = column("Segment")
NOTES = column("notities", "free_text_with_pii", category="sensitive")
KEEP = "{operator: keep, because: b}"


def decided(rules: str, *columns):
    """Operator and rule of each column."""
    plan = make_plan(findings(*columns), policy(rules))
    return {step.column: (step.treatment.operator, str(step.rule)) for step in plan.steps}


def test_the_first_rule_that_fits_decides():
    """Order is meaning: exceptions stand first."""
    rules = """rules:
  - {match: {column: mail}, operator: mask, because: uitzondering}
  - {match: {role: direct}, operator: drop, because: regel}
  - {match: {column: "*"}, operator: keep, because: rest}
"""
    other = column("tel", "phone", "PHONE_NUMBER", role="direct")
    assert decided(rules, EMAIL, other, SEGMENT) == {
        "mail": ("mask", "rules[0]"),
        "tel": ("drop", "rules[1]"),
        "Segment": ("keep", "rules[2]"),
    }


MATCHES = [
    ("{column: mail}", True),
    ("{column: MAIL}", True),
    ("{column: 'm*'}", True),
    ("{column: 'm??l'}", True),
    ("{column: 'm?l'}", False),
    ("{kind: email}", True),
    ("{kind: [phone, email]}", True),
    ("{kind: phone}", False),
    ("{entity: EMAIL_ADDRESS}", True),
    ("{entity: PERSON}", False),
    ("{category: ordinary}", True),
    ("{category: special}", False),
    ("{role: direct}", True),
    ("{role: [quasi, sensitive]}", False),
    ("{kind: email, role: direct}", True),
    ("{kind: email, role: quasi}", False),
    ("{column: 'm*', entity: PERSON}", False),
]


@pytest.mark.parametrize(("match", "fits"), MATCHES)
def test_every_line_of_a_match_must_fit_and_one_of_each_list(match, fits):
    """And nothing else is looked at."""
    rules = f"rules:\n  - {{match: {match}, operator: keep, because: b, optional: true}}\n"
    assert bool(decided(rules, EMAIL)) == fits


def test_brackets_are_no_pattern():
    """A field inside a list of a JSON file is a name like any other."""
    assert matches("adressen[].straat", "adressen[].straat")
    assert not matches("adressen[].straat", "adressena.straat")
    assert matches("adressen[].*", "adressen[].straat")
    assert not matches("a.c", "abc")


@pytest.mark.parametrize(("word", "operator"), [("drop", "drop"), ("keep", "keep")])
def test_what_no_rule_is_about_is_dropped_or_kept_where_the_policy_says_so(word, operator):
    """Keeping must be said."""
    rules = f"unmatched: {word}\nrules:\n  - {{match: {{column: x}}, operator: drop, because: b, optional: true}}\n"
    assert decided(rules, SEGMENT) == {"Segment": (operator, "unmatched")}


def test_otherwise_it_is_undecided_and_refused_with_a_rule_to_paste():
    """Exit 1, and the rule that the hint gives is valid YAML which decides."""
    rules = "rules:\n  - {match: {kind: email}, operator: drop, because: b}\n"
    strange = column('kolom "1"\t: a')
    plan = make_plan(findings(EMAIL, SEGMENT, strange), policy(rules))
    assert plan.undecided == ("Segment", 'kolom "1"\t: a')
    with pytest.raises(UndecidedColumnError, match="2 columns: Segment") as caught:
        require_decided(plan)
    assert caught.value.exit_code == 1
    assert caught.value.hint is not None
    pasted = str(caught.value.hint).partition("\n")[2]
    assert yaml.safe_load(pasted)[0]["operator"] == "drop"
    assert make_plan(findings(EMAIL, SEGMENT, strange), policy(f"{rules}{pasted}\n")).undecided == ()


def test_a_plan_in_which_all_is_decided_passes():
    """Nothing is raised."""
    require_decided(
        make_plan(findings(EMAIL), policy("rules:\n  - {match: {kind: email}, operator: drop, because: b}\n"))
    )


def test_a_rule_for_a_column_that_is_not_there_is_an_error():
    """A policy for another file, or a typing error: the line, what is near, and the way to say that it is meant."""
    rules = """rules:
  - {match: {column: mial}, operator: drop, because: b}
  - {match: {column: "*"}, operator: keep, because: b}
"""
    with pytest.raises(PolicyError, match="the column mial") as caught:
        make_plan(findings(EMAIL, SEGMENT), policy(rules))
    assert caught.value.exit_code == 4
    assert caught.value.where == "proef.yaml:6"
    assert "Near it: mail" in str(caught.value)
    assert "optional: true" in str(caught.value)


def test_where_nothing_is_near_the_columns_are_named():
    """At most twenty of them."""
    rules = "rules:\n  - {match: {column: zzz}, operator: drop, because: b}\n"
    with pytest.raises(PolicyError, match=r"k0, k1, .*k19, …"):
        make_plan(findings(*(column(f"k{number}") for number in range(30))), policy(rules))


def test_patterns_and_optional_columns_need_not_be_there():
    """Upper and lower case do not matter either."""
    rules = """rules:
  - {match: {column: "naam_*"}, operator: drop, because: b}
  - {match: {column: weg}, operator: drop, because: b, optional: true}
  - {match: {column: segment}, operator: keep, because: b}
"""
    assert decided(rules, SEGMENT) == {"Segment": ("keep", "rules[2]")}


def test_a_step_says_what_why_and_by_which_rule():
    """The plan is what a reviewer signs."""
    rules = "rules:\n  - {match: {kind: email}, operator: mask, parameters: {last: 3}, because: Alleen het eind.}\n"
    plan = make_plan(findings(EMAIL), policy(rules))
    (step,) = plan.steps
    assert (step.kind, step.entity, str(step.because)) == (Kind.EMAIL, "EMAIL_ADDRESS", "Alleen het eind.")
    assert step.treatment.parameters == {"first": 0, "last": 3, "character": "*", "keep_length": True}
    assert (plan.policy, plan.sha256, str(plan.purpose)) == ("proef", "0" * 64, "Om te proberen.")


def test_a_step_for_prose_holds_the_operator_of_every_entity():
    """So that a saved plan does not need its policy any more."""
    rules = """rules:
  - {match: {kind: free_text_with_pii}, operator: text, because: b}
text:
  default: {operator: redact}
  entities:
    PERSON: {operator: pseudonymize}
"""
    (step,) = make_plan(findings(NOTES), policy(rules)).steps
    assert step.text.default.operator == "redact"
    assert step.text.of("PERSON").operator == "pseudonymize"
    assert step.needs_key
    assert step.text.of("PERSON").parameters["domain"] == "proef"


def test_the_purpose_speaks_the_language_in_force():
    """Reports for the board are Dutch, those for a partner abroad English."""
    text = "rules:\n  - {match: {column: '*'}, operator: drop, because: b}\n"
    both = policy(text, head="name: p\nversion: 1\ntitle: t\npurpose: {nl: Meten, en: Measuring}\n")
    with use_language("nl"):
        plan = make_plan(findings(EMAIL), both)
        assert str(plan.purpose) == "Meten"
    with use_language("en"):
        assert str(plan.purpose) == "Measuring"


def test_a_reason_speaks_the_language_in_force_also_in_a_plan_that_was_saved():
    """A plan made in Dutch gives an English report English reasons; one text is its own Dutch and English."""
    rules = """rules:
  - {match: {kind: email}, operator: drop, because: {nl: Niet nodig., en: Not needed.}}
  - {match: {column: "*"}, operator: keep, because: Nodig.}
"""
    plan = make_plan(findings(EMAIL, SEGMENT), policy(rules))
    (saved,) = plans_from_json(plans_to_json([plan]), operators())
    assert saved == plan
    for language, said in (("nl", ["Niet nodig.", "Nodig."]), ("en", ["Not needed.", "Nodig."])):
        with use_language(language):
            assert [str(step.because) for step in saved.steps] == said


def test_a_plan_of_an_earlier_version_can_still_be_read():
    """It names the rule alone, and gives the reason as one text."""
    plan = make_plan(findings(EMAIL), policy("rules:\n  - {match: {kind: email}, operator: drop, because: b}\n"))
    data = json.loads(plans_to_json([plan]))
    del data["plans"][0]["steps"][0]["rule_at"]
    canonical = json.dumps(data["plans"], ensure_ascii=True, sort_keys=True, separators=(",", ":"))
    data["content_sha256"] = hashlib.sha256(canonical.encode()).hexdigest()
    (read,) = plans_from_json(json.dumps(data), operators())
    assert (str(read.steps[0].rule), read.steps[0].rule.policy) == ("rules[0]", "proef")


def test_a_rule_may_ask_for_a_table():
    """A sheet, a table or a file, by its name with or without folder and ending."""
    rules = """rules:
  - {match: {table: "klant*", kind: email}, operator: drop, because: b}
  - {match: {table: [orders.csv, bestellingen], column: mail}, operator: keep, because: b}
"""
    for source, table, operator in (
        ("map/klanten.csv", None, "drop"),
        ("boek.xlsx", "Klanten", "drop"),
        ("map/orders.csv", None, "keep"),
        ("x.sqlite", "bestellingen", "keep"),
    ):
        (step,) = make_plan(replace(findings(EMAIL), source=source, table=table), policy(rules)).steps
        assert step.treatment.operator == operator
    assert make_plan(replace(findings(EMAIL), source="anders.csv"), policy(rules)).undecided == ("mail",)
    assert make_plan(replace(findings(SEGMENT), source="klanten.csv"), policy(rules)).undecided == ("Segment",)


def test_the_plan_names_the_version_of_its_policy():
    """A report on what was done says by which one."""
    plan = make_plan(findings(SEGMENT), policy(f"rules:\n  - {{match: {{column: '*'}}, {KEEP[1:]}"))
    assert plan.policy_version == policy(f"rules:\n  - {{match: {{column: '*'}}, {KEEP[1:]}").version
