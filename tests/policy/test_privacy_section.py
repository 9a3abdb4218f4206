"""What a policy may demand of the copy as a whole, and what it may not."""

from __future__ import annotations

import pytest

from avgtool.errors import PolicyError
from tests.policy.building import policy

RULES = "rules:\n  - {match: {column: a}, operator: drop, because: x}\n"


def test_a_section_is_read_as_it_is_written():
    """One thing is a list of one, and ``l: 3`` is three distinct values."""
    read = policy(
        f"{RULES}privacy:\n  k: 10\n  l: 3\n  t: 0.2\n  quasi_identifiers: [leeftijd, postcode]\n"
        "  sensitive: diagnose\n  suppression: 0.05\n  target: uitgaven\n"
    ).privacy
    assert (read.k, read.l.distinct, read.t, read.suppression, read.target) == (10, 3, 0.2, 0.05, "uitgaven")
    assert (read.quasi_identifiers, read.sensitive) == (("leeftijd", "postcode"), ("diagnose",))


def test_left_unsaid_the_scan_says_which_columns_and_no_row_is_left_out():
    """The least that can be written."""
    read = policy(f"{RULES}privacy: {{k: 5}}\n").privacy
    assert (read.quasi_identifiers, read.sensitive, read.suppression, read.l) == ("scan", "scan", 0.0, None)
    assert policy(RULES).privacy is None


@pytest.mark.parametrize(
    ("section", "says"),
    [
        ("{k: 1}", "2 or more"),
        ("{}", "k, l or t"),
        ("{suppression: 0.1}", "k, l or t"),
        ("{k: 5, suppression: 5}", "less than 1"),
        ("{k: 5, quasi: [a]}", "no key quasi"),
        ("{l: {distinct: 2, entropy: 2.5}}", "one of distinct, entropy and recursive"),
        ("{l: {recursive: 3}}", "c with recursive"),
        ("{l: {distinct: 3, c: 2.0}}", "c with recursive"),
        ("{t: 1.5}", "1.0 or less"),
        (
            "{k: 5, answers: {by: M., on: 20-11-2026, sources: a, linkability: er is geen, inference: l is genoeg}}",
            "2026-11-23",
        ),
        (
            "{k: 5, answers: {by: M., on: 2026-11-20, linkability: er is geen, inference: l is genoeg}}",
            "sources",
        ),
        (
            "{k: 5, answers: {by: M., on: 2026-11-20, sources: [], linkability: er is geen, inference: l is genoeg}}",
            "is empty",
        ),
        (
            "{k: 5, answers: {by: M., on: 2026-13-20, sources: a, linkability: n, inference: n}}",
            "2026-11-23",
        ),
        (
            "{k: 5, answers: {by: M., on: 2026-11-20, sources: a, linkability: n, inference: l is wel genoeg}}",
            "three words",
        ),
        (
            "{k: 5, answers: {by: M., on: 2026-11-20, sources: a, linkability: n v t, inference: n}}",
            "three words",
        ),
        ("{k: 2, quasi_identifiers: [a, A]}", "twice: a"),
        ("{k: 2, l: 2, sensitive: [b, c, b]}", "twice: b"),
        ("{k: 2, l: 2, quasi_identifiers: [a, b], sensitive: B}", "quasi_identifiers too: B"),
        ("{k: 2, t: 0.2, quasi_identifiers: a, sensitive: a}", "quasi_identifiers too: a"),
    ],
)
def test_what_cannot_be_demanded_is_told(section, says):
    """With the line, as everything else in a policy."""
    with pytest.raises(PolicyError, match=says) as caught:
        policy(f"{RULES}privacy: {section}\n")
    assert caught.value.where == "proef.yaml:7"


def test_all_three_ways_of_diversity_can_be_said():
    """Distinct, entropy and recursive (c, l)."""
    for written, field, value in (("{distinct: 2}", "distinct", 2), ("{entropy: 2.5}", "entropy", 2.5)):
        assert getattr(policy(f"{RULES}privacy: {{l: {written}}}\n").privacy.l, field) == value
    both = policy(f"{RULES}privacy: {{l: {{recursive: 3, c: 2.0}}}}\n").privacy.l
    assert (both.recursive, both.c) == (3, 2.0)


def test_a_column_may_be_in_both_parts_where_neither_l_nor_t_is_asked():
    """Then nothing is measured by it."""
    assert policy(f"{RULES}privacy: {{k: 2, quasi_identifiers: a, sensitive: a}}\n").privacy.sensitive == ("a",)
