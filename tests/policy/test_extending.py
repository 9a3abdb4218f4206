"""A policy that extends another says its own first, and takes over what it leaves unsaid."""

from __future__ import annotations

import pytest

from avgtool.catalog import operators
from avgtool.errors import PolicyError
from avgtool.model.kinds import Kind
from avgtool.policy.coverage import covering, covering_partly
from avgtool.policy.loading import load_policy
from avgtool.policy.planning import make_plan
from tests.policy.building import column, findings

HEAD = "version: 1\ntitle: T\npurpose: P\n"
BASE = f"""name: basis
{HEAD}unmatched: drop
rules:
  - {{match: {{kind: email}}, operator: drop, because: basis}}
  - {{match: {{entity: CUSTOMER_ID}}, operator: pseudonymize, because: basis}}
text:
  default: {{operator: redact}}
  entities:
    PERSON: {{operator: redact}}
    DATE_TIME: {{operator: keep}}
privacy: {{k: 5}}
"""
OWN = f"""name: eigen
{HEAD}extends: basis
rules:
  - {{match: {{kind: [email, phone]}}, operator: mask, because: eigen}}
text:
  entities:
    PERSON: {{operator: replace}}
"""


@pytest.fixture
def load(tmp_path):
    """Write policies to a folder, and read the last of them."""

    def write(**policies: str):
        for name, text in policies.items():
            (tmp_path / f"{name}.yaml").write_text(text, encoding="utf-8")
        return load_policy(tmp_path / f"{list(policies)[-1]}.yaml", [tmp_path], operators=operators())

    return write


def test_its_own_rules_come_first_and_each_names_its_policy_and_line(load):
    """A reviewer sees which policy decided, and where that stands."""
    policy = load(basis=BASE, eigen=OWN)
    plan = make_plan(findings(column("mail", "email"), column("nr", "other_id", "CUSTOMER_ID"), column("rest")), policy)
    told = [(str(step.rule), step.rule.policy, step.rule.line, step.rule.inherited) for step in plan.steps]
    assert told == [
        ("rules[0]", "eigen", 7, False),
        ("rules[1]", "basis", 8, True),
        ("unmatched", "eigen", None, False),
    ]
    assert [str(step.because) for step in plan.steps][:2] == ["eigen", "basis"]


def test_what_it_leaves_unsaid_is_taken_over_and_texts_are_merged(load):
    """The nearest that says something counts; the domain is its own unless one was written."""
    policy = load(basis=BASE, eigen=OWN)
    assert policy.text.default.operator == "redact"
    assert {entity: one.operator for entity, one in policy.text.by_entity.items()} == {
        "PERSON": "replace",
        "DATE_TIME": "keep",
    }
    assert (policy.unmatched.name, policy.privacy.k, policy.domain) == ("drop", 5, "eigen")
    assert policy.rules[2].operator.parameters()["domain"] == "eigen"
    assert load(basis=BASE + "domain: samen\n", eigen=OWN).rules[2].operator.parameters()["domain"] == "samen"
    (parent,) = policy.parents
    assert (parent.name, parent.overridden) == ("basis", ("text.entities.PERSON",))


def test_a_demand_can_be_taken_off(load):
    """``privacy: null`` is a word of its own."""
    assert load(basis=BASE, eigen=OWN + "privacy: null\n").privacy is None


def test_a_rule_that_is_overridden_is_known(load):
    """By the rules that come before it: ``policy show`` tells it."""
    own, mail, customer = load(basis=BASE, eigen=OWN).rules
    assert covering(mail, (own,), {"CUSTOMER_ID": Kind.OTHER_ID}) == (own,)
    assert covering(customer, (own, mail), {"CUSTOMER_ID": Kind.OTHER_ID}) == ()


def test_its_fingerprint_is_that_of_all_its_files(load):
    """A plan that was made before the other policy changed is known to be of another policy."""
    before = load(basis=BASE, eigen=OWN).sha256
    assert load(basis=BASE.replace("k: 5", "k: 6"), eigen=OWN).sha256 != before
    assert load(basis=BASE, eigen=OWN).sha256 == before


def test_it_may_have_no_rules_of_its_own_and_extend_by_a_path_from_its_file(load, tmp_path):
    """Another purpose, or another treatment of texts, by the same rules."""
    (tmp_path / "map").mkdir()
    (tmp_path / "map" / "basis.yaml").write_text(BASE, encoding="utf-8")
    policy = load(eigen=f"name: eigen\n{HEAD}extends: map/basis.yaml\n")
    assert [rule.reference.inherited for rule in policy.rules] == [True, True]


def test_three_generations(load):
    """The order of the rules is that of the policies."""
    policy = load(basis=BASE, eigen=OWN, klein=f"name: klein\n{HEAD}extends: eigen\nunmatched: refuse\n")
    assert [rule.reference.policy for rule in policy.rules] == ["eigen", "basis", "basis"]
    assert [(one.name, one.overridden) for one in policy.parents] == [
        ("eigen", ()),
        ("basis", ("unmatched", "text.entities.PERSON")),
    ]
    assert policy.unmatched is None


@pytest.mark.parametrize(
    ("extends", "says"),
    [("weg", "There is no policy weg"), ("weg.yaml", "does not exist"), ("eigen", "circle: eigen → eigen")],
)
def test_a_parent_that_is_not_there_or_is_itself_is_told_with_file_and_line(load, extends, says):
    """Exit 4, and the line that says extends."""
    with pytest.raises(PolicyError, match=says) as caught:
        load(eigen=f"name: eigen\n{HEAD}extends: {extends}\n")
    assert caught.value.where.endswith("eigen.yaml:5")
    assert caught.value.exit_code == 4


def test_a_circle_of_several_is_told(load):
    """And not followed for ever."""
    with pytest.raises(PolicyError, match="circle: b → a → b"):
        load(a=OWN.replace("eigen", "a").replace("basis", "b"), b=OWN.replace("eigen", "b").replace("basis", "a"))


def test_a_mistake_in_the_parent_is_told_with_its_own_file_and_line(load):
    """It is mended there."""
    with pytest.raises(PolicyError, match="cannot be emial") as caught:
        load(basis=BASE.replace("email", "emial"), eigen=OWN)
    assert caught.value.where.endswith("basis.yaml:7")


def test_a_column_that_the_extending_policy_says_may_be_missing_may_be_missing(load):
    """Though the policy it extends asks for it."""
    base = BASE.replace("{kind: email}", "{column: mail}")
    own = OWN.replace("{kind: [email, phone]}", "{column: mail}").replace("eigen}", "e, optional: true}")
    assert make_plan(findings(column("rest")), load(basis=base, eigen=own)).steps[0].column == "rest"


@pytest.mark.parametrize(
    ("own", "partly"),
    [
        ("{kind: email}", True),
        ("{kind: [email, ip]}", True),
        ("{kind: email, column: mail}", True),
        ("{kind: ip}", False),
        ("{column: mail}", False),
    ],
)
def test_a_rule_that_is_overridden_for_some_of_what_it_fits_is_known(load, own, partly):
    """Listed among others, or asked for more narrowly; what may share a column by chance is not told."""
    basis = BASE.replace("{kind: email}", "{kind: [email, phone]}")
    rules = f"rules:\n  - {{match: {own}, operator: mask, because: eigen}}\n"
    policy = load(basis=basis, eigen=f"name: eigen\n{HEAD}extends: basis\n{rules}")
    first, inherited = policy.rules[:2]
    kinds = {"EMAIL_ADDRESS": Kind.EMAIL}
    assert covering(inherited, [first], kinds) == ()
    assert covering_partly(inherited, [first], kinds) == ((first,) if partly else ())
