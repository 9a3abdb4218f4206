"""What a valid policy says and hardly means."""

from __future__ import annotations

import pytest

from avgtool.model.kinds import Kind
from avgtool.policy.reviewing import remarks
from tests.policy.building import policy

KINDS = {"EMAIL_ADDRESS": Kind.EMAIL, "NL_BSN": Kind.NATIONAL_ID, "PERSON": Kind.PERSON_NAME}
PAIRS = [
    ("{kind: email}", "{kind: email}", True),
    ("{kind: [email, phone]}", "{kind: email}", True),
    ("{kind: email}", "{kind: [email, phone]}", False),
    ("{kind: email}", "{entity: EMAIL_ADDRESS}", True),
    ("{kind: email}", "{entity: NL_BSN}", False),
    ("{entity: EMAIL_ADDRESS}", "{kind: email}", False),
    ("{column: '*'}", "{kind: email}", True),
    ("{column: 'klant*'}", "{column: Klantnummer}", True),
    ("{column: 'klant*'}", "{column: 'kla*'}", False),
    ("{column: 'klant*'}", "{column: 'KLANT*', kind: email}", True),
    ("{column: klant, kind: email}", "{kind: email}", False),
    ("{category: special}", "{kind: health}", False),
    ("{role: direct}", "{role: direct, kind: email}", True),
]


@pytest.mark.parametrize(("first", "second", "idle"), PAIRS)
def test_a_rule_that_an_earlier_one_always_comes_before_is_told(first, second, idle):
    """Only where it is certain: every column that it fits, the earlier one fits."""
    rules = "".join(f"  - {{match: {match}, operator: drop, because: x}}\n" for match in (first, second))
    told = [remark.render("en") for remark in remarks(policy(f"rules:\n{rules}"), KINDS)]
    assert bool(told) == idle
    assert all("Rule 2 never decides: rule 1" in one for one in told)


def test_two_earlier_rules_together_leave_nothing_for_a_third():
    """Each single kind has its rule before it; both are named."""
    rules = "".join(f"  - {{match: {{kind: {kind}}}, operator: drop, because: x}}\n" for kind in ("email", "phone"))
    rules += "  - {match: {kind: [phone, email]}, operator: keep, because: x}\n"
    (told,) = remarks(policy(f"rules:\n{rules}"), KINDS)
    assert "Rule 3 never decides: rule 1, 2" in told.render("en")


@pytest.mark.parametrize(
    ("match", "strange"),
    [
        ("{kind: email}", True),
        ("{entity: PERSON}", True),
        ("{kind: free_text_with_pii}", False),
        ("{column: x}", False),
    ],
)
def test_looking_for_prose_in_values_is_told(match, strange):
    """The operator text leaves whatever it does not find, such as an address that is written oddly."""
    told = remarks(policy(f"rules:\n  - {{match: {match}, operator: text, because: x}}\n"), KINDS)
    assert bool(told) == strange
    assert all("Rule 1: the operator text" in one.render("en") for one in told)
