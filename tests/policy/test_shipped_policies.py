"""Every policy in policies/ can be read, says why, and decides about a customer file as its purpose asks."""

from __future__ import annotations

from pathlib import Path

import pytest

from avgtool import catalog
from avgtool.model.kinds import Kind, Role
from avgtool.model.treatment import Effect
from avgtool.policy.planning import make_plan
from tests.policy.building import column, findings

FOLDER = Path(__file__).parents[2] / "policies"
NAMES = sorted(path.stem for path in FOLDER.glob("*.yaml"))

CUSTOMERS = [
    ("klantnummer", "other_id", "CUSTOMER_ID", "direct", "pseudonymize"),
    ("voornaam", "person_name", "FIRST_NAME", "direct", "drop"),
    ("tussenvoegsel", "person_name", "NAME_INFIX", "quasi", "drop"),
    ("achternaam", "person_name", "LAST_NAME", "direct", "drop"),
    ("geslacht", "gender", "GENDER", "quasi", "drop"),
    ("geboortedatum", "date_of_birth", "DATE_OF_BIRTH", "quasi", "generalize"),
    ("leeftijd", "age", "AGE", "quasi", "generalize"),
    ("straat", "address_street", "STREET_NAME", "quasi", "drop"),
    ("huisnummer", "address_housenumber", "HOUSE_NUMBER", "quasi", "drop"),
    ("postcode", "postcode", "NL_POSTCODE", "quasi", "generalize"),
    ("woonplaats", "city", "LOCATION", "quasi", "drop"),
    ("e-mail", "email", "EMAIL_ADDRESS", "direct", "drop"),
    ("telefoon", "phone", "PHONE_NUMBER", "direct", "drop"),
    ("IBAN", "bank_account", "IBAN_CODE", "direct", "drop"),
    ("bsn", "national_id", "NL_BSN", "direct", "drop"),
    ("bonuskaart", "other_id", "NL_LOYALTY_CARD", "direct", "drop"),
    ("bedrijfsnaam", "company_name", "ORGANIZATION", "quasi", "drop"),
    ("soort", "none", None, "none", "keep"),
    ("segment", "none", None, "none", "keep"),
    ("klantwaarde", "none", None, "none", "generalize"),
    ("kanaal", "none", None, "none", "keep"),
    ("loyaliteitspunten", "none", None, "none", "generalize"),
    ("tevredenheid", "none", None, "none", "keep"),
    ("marketing e-mail", "none", None, "none", "keep"),
    ("opt-in", "none", None, "none", "keep"),
    ("klant sinds", "none", None, "none", "generalize"),
    ("notities", "free_text_with_pii", None, "none", "drop"),
]
SEGMENTATION = [(column(name, kind, entity, role=role), operator) for name, kind, entity, role, operator in CUSTOMERS]


@pytest.mark.parametrize("name", NAMES)
def test_a_shipped_policy_is_valid_and_called_as_its_file(name):
    """Known by name to an installed avgtool; its entities exist; every rule says why in a sentence."""
    policy = catalog.load_policy(name)
    assert policy.name == name
    assert policy.title.en
    assert policy.purpose.en
    assert policy.unmatched is None or policy.unmatched.effect is not Effect.KEEPS
    for rule in policy.rules:
        for text in (rule.because.nl, rule.because.en or ""):
            assert text.endswith(".")
            assert len(text) > 20


@pytest.mark.parametrize(("verdict", "operator"), SEGMENTATION, ids=[name for name, *_ in CUSTOMERS])
def test_segmentation_treats_each_column_of_a_customer_file_as_it_should(verdict, operator):
    """Behavior stays, as classes where it points to one person; who it is goes."""
    (step,) = make_plan(findings(verdict), catalog.load_policy("klantsegmentatie")).steps
    assert step.treatment.operator == operator


@pytest.mark.parametrize("name", NAMES)
def test_a_shipped_policy_decides_about_every_column_of_a_customer_file(name):
    """Nobody who tries one gets a refusal; and what points straight to a person never stays."""
    verdicts = [verdict for verdict, _ in SEGMENTATION]
    plan = make_plan(findings(*verdicts), catalog.load_policy(name))
    assert plan.undecided == ()
    direct = {one.name for one in verdicts if one.role is Role.DIRECT}
    assert not [one.column for one in plan.steps if one.column in direct and one.effect is Effect.KEEPS]


def test_segmentation_refuses_what_it_does_not_know():
    """A column that nobody thought of is not published by accident."""
    plan = make_plan(findings(column("schoenmaat")), catalog.load_policy("klantsegmentatie"))
    assert plan.undecided == ("schoenmaat",)


@pytest.mark.parametrize("kind", [kind for kind in Kind if kind is not Kind.NONE])
def test_segmentation_never_keeps_personal_data_whatever_its_column_is_called(kind):
    """A column called segment that holds numbers of persons is dropped or made general all the same."""
    verdict = column("segment", kind.value, role="direct" if kind is Kind.NATIONAL_ID else "quasi", category="ordinary")
    special = {
        "health",
        "religion",
        "union",
        "political",
        "orientation",
        "ethnicity",
        "biometric",
        "genetic",
        "criminal",
    }
    if kind.value in special:
        verdict = column(
            "segment", kind.value, role="sensitive", category="criminal" if kind is Kind.CRIMINAL else "special"
        )
    if kind is Kind.NATIONAL_ID:
        verdict = column("segment", kind.value, role="direct", category="national_id")
    (step,) = make_plan(findings(verdict), catalog.load_policy("klantsegmentatie")).steps
    assert step.treatment.operator in {"drop", "generalize"}
