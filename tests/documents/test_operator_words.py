"""Operators in the reader's words: no Python, no names of parameters."""

from __future__ import annotations

import pytest

from avgtool.catalog import operators
from avgtool.documents.operator_words import describe, describe_rule
from avgtool.i18n import use_language
from avgtool.model.plan import RuleReference
from avgtool.operators.keep import Keep
from avgtool.operators.mask import Mask
from avgtool.operators.pseudonymize import Pseudonymize
from avgtool.operators.replace import Replace
from avgtool.policy.treatments import treatment_of

GENERALIZE = operators()["generalize"]


@pytest.mark.parametrize(
    ("operator", "said"),
    [
        (Mask(first=4, character="#"), "maskeren (eerste 4 blijven staan, de rest wordt #)"),
        (Mask(keep_length=False), "maskeren (lengte verborgen)"),
        (Keep(allow=("PHONE_NUMBER",)), "behouden (PHONE_NUMBER mogen erin staan)"),
        (Pseudonymize(), "pseudonimiseren (domein avgtool)"),
        (GENERALIZE(date="5-year"), "grover maken (per vijf jaar)"),
        (GENERALIZE(amount=10_000), "grover maken (in klassen van 10.000)"),
        (GENERALIZE(amount=[0, 50, 1000]), "grover maken (in klassen met grenzen 0, 50, 1.000)"),
        (GENERALIZE(ip=24), "grover maken (tot op /24)"),
        (GENERALIZE(postcode="province"), "grover maken (tot op de provincie)"),
        (GENERALIZE(quantiles=4), "grover maken (in 4 klassen met elk evenveel rijen)"),
        (
            GENERALIZE(hierarchy={"Noord": {"Drenthe": ["Assen"]}}, level=2),
            "grover maken (tot niveau 2 van 2 van een hiërarchie)",
        ),
        (Replace.model_validate({"with": "[naam]"}), "vervangen (door [naam])"),
        (
            Pseudonymize(prefix="K-", normalize="identifier", domain="shop"),
            "pseudonimiseren (begint met K-, alleen letters en cijfers tellen, domein shop)",
        ),
    ],
)
def test_an_operator_is_told_in_words(operator, said):
    with use_language("nl"):
        assert str(describe(treatment_of(operator))) == said


@pytest.mark.parametrize(
    ("reference", "said"),
    [
        (RuleReference("eigen", 0), "regel 1"),
        (RuleReference("eigen", 3), "regel 4"),
        (RuleReference("eigen"), "geen regel"),
        (RuleReference("basis", 3, inherited=True), "regel 4 van basis"),
    ],
)
def test_rules_are_counted_from_one(reference, said):
    with use_language("nl"):
        assert str(describe_rule(reference)) == said
