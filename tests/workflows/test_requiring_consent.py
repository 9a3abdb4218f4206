"""A policy that requires consent: rows without it are left out, refused, or objected to; never overlooked."""

from __future__ import annotations

import json
import os
from datetime import UTC, datetime, timedelta
from io import StringIO
from pathlib import Path

import polars as pl
import pytest
from rich.console import Console

import avgtool
from avgtool import catalog
from avgtool.checking.findings import Code
from avgtool.cli.outcome_view import show_outcome
from avgtool.config import Config
from avgtool.errors import ConsentMissingError, InputError, PolicyError, StoreError
from avgtool.i18n import use_language
from avgtool.ledger.keyed import Identifier
from avgtool.policy.plan_file import load_plans
from avgtool.workflows.anonymize_sources import AnonymizeRequest, anonymize_sources, preview_sources
from avgtool.workflows.checks import CheckRequest, check_sources
from avgtool.workflows.outcome_data import to_json
from avgtool.workflows.reports import anonymization_document

CUSTOMERS = """\
klantnr;e-mail;segment
K-1;een@example.nl;A
K-2;twee@example.nl;B
K-3;drie@example.nl;B
;leeg@example.nl;A
K-1;een@example.nl;C
"""
POLICY = """
name: mailing
version: 1
title: Mailing
purpose: Wie de nieuwsbrief mag krijgen.
requires_consent: {%s}
rules:
  - {match: {column: klantnr}, operator: %s, because: x}
  - {match: {column: e-mail}, operator: drop, because: x}
  - {match: {column: segment}, operator: keep, because: x}
"""
ASKS = "purpose: nieuwsbrief, subject: Klantnr, channel: email, email: e-mail"
WITHOUT = {"withdrawn": 1, "objection": 1, "no_subject": 1}


@pytest.fixture
def place(tmp_path, monkeypatch, ledger_url):
    """An export, and a ledger: K-1 and K-3 consent, K-2 withdrew, K-3 objects by e-mail; on both databases."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("AVGTOOL_LEDGER_URL", ledger_url)
    monkeypatch.setenv("AVGTOOL_LEDGER_KEY_FILE", str(tmp_path / "ledger.key"))
    Path("klanten.csv").write_text(CUSTOMERS, encoding="utf-8")
    avgtool.new_key("k.key")
    before = datetime.now(UTC) - timedelta(days=9)
    with (
        avgtool.Ledger(ledger_url, key=os.environ["AVGTOOL_LEDGER_KEY_FILE"], create=True) as ledger,
        ledger.session(by="test") as session,
    ):
        session.add_purpose("nieuwsbrief", "Nieuwsbrief", "a", channels=("email",), direct_marketing=True)
        session.add_notice(["nieuwsbrief"], "1", "Ja, stuur mij de nieuwsbrief.", since=before)
        for name in ("K-1", "K-2", "K-3"):
            session.record(avgtool.Person(name), "nieuwsbrief", at=before)
        session.withdraw(avgtool.Person("K-2"), "nieuwsbrief")
        session.object(avgtool.Person("drie@example.nl", Identifier.EMAIL))
    return tmp_path


def policy(asks: str = ASKS, customer: str = "keep, parameters: {allow: [CUSTOMER_ID]}") -> str:
    Path("beleid.yaml").write_text(POLICY % (asks, customer), encoding="utf-8")
    return "beleid.yaml"


def anonymized(**asked):
    request = AnonymizeRequest(("klanten.csv",), output=Path("kopie.csv"), key_file="k.key", **asked)
    (outcome,) = anonymize_sources(request, Config())
    return outcome


@pytest.mark.usefixtures("place")
def test_rows_without_consent_are_not_in_the_copy_and_are_counted_by_reason():
    outcome = anonymized(policy=policy())
    assert Path("kopie.csv").read_text(encoding="utf-8") == "klantnr;segment\nK-1;A\nK-1;C\n"
    assert {one.reason: one.rows for one in outcome.without_consent} == WITHOUT
    assert (outcome.rows_in, outcome.rows_out) == (5, 2)
    assert json.loads(to_json(outcome))["rows_without_consent"] == WITHOUT


@pytest.mark.usefixtures("place")
@pytest.mark.parametrize(("language", "said"), [("nl", "heeft bezwaar gemaakt (1)"), ("en", "the person objected (1)")])
def test_the_report_says_whose_rows_are_in_it_and_why_others_are_not(language, said):
    outcome = anonymized(policy=policy())
    with use_language(language):
        made = anonymization_document(outcome, Config(), created=datetime.now(UTC), language=language, form="html")
    assert said in made.decode()


@pytest.mark.usefixtures("place")
def test_objections_that_no_column_is_named_for_are_told_and_nothing_is_claimed():
    """K-3 objected by e-mail address: without that column nobody can see it, and no promise may be made."""
    Path("klanten.csv").write_text("klantnr;e-mail;segment\nK-3;drie@example.nl;B\n", encoding="utf-8")
    outcome = anonymized(policy=policy("purpose: nieuwsbrief, subject: klantnr, channel: email"))
    assert json.loads(to_json(outcome))["objections_not_looked_up"] == {"email": 1}
    with use_language("nl"):
        made = anonymization_document(outcome, Config(), created=datetime.now(UTC), language="nl", form="html").decode()
        console = Console(width=300, file=StringIO())
        show_outcome(console, outcome)
    for told in (made, console.file.getvalue()):
        assert "e-mailadressen: 1" in told
        assert "Elke rij gaat over" not in told
    (found,) = check_sources(CheckRequest(("klanten.csv",), "beleid.yaml"), Config()).datasets[0].findings[-1:]
    assert (found.code, found.level.value) == (Code.OBJECTIONS_NOT_LOOKED_UP, "note")


@pytest.mark.usefixtures("place")
def test_a_saved_plan_asks_the_ledger_when_it_is_carried_out():
    """Who withdraws between the two is not in the copy."""
    asked = AnonymizeRequest(("klanten.csv",), policy=policy(), plan_file=Path("plan.json"))
    plan = preview_sources(asked, Config())[0].plan
    assert plan.consent.subject == "klantnr"
    assert load_plans(Path("plan.json"), catalog.operators()) == (plan,)
    with (
        avgtool.Ledger(os.environ["AVGTOOL_LEDGER_URL"], key=os.environ["AVGTOOL_LEDGER_KEY_FILE"]) as ledger,
        ledger.session() as session,
    ):
        session.withdraw(avgtool.Person("K-1"), "nieuwsbrief")
        session.record(avgtool.Person("K-2"), "nieuwsbrief")
    anonymized(plan_file=Path("plan.json"))
    assert Path("kopie.csv").read_text(encoding="utf-8") == "klantnr;segment\nK-2;B\n"


@pytest.mark.usefixtures("place")
def test_a_sample_is_drawn_among_the_rows_that_stay():
    text = POLICY % (ASKS, "drop") + "sample: {rows: 1}\n"
    Path("beleid.yaml").write_text(text, encoding="utf-8")
    outcome = anonymized(policy="beleid.yaml")
    assert (outcome.rows_out, outcome.not_sampled) == (1, 1)
    assert {one.reason: one.rows for one in outcome.without_consent} == WITHOUT


@pytest.mark.usefixtures("place")
def test_a_policy_may_refuse_instead_and_then_nothing_is_written():
    with pytest.raises(ConsentMissingError, match="3 rows") as caught:
        anonymized(policy=policy(f"{ASKS}, otherwise: refuse"))
    assert caught.value.exit_code == 1
    assert "K-2" not in str(caught.value)
    assert not Path("kopie.csv").exists()
    Path("klanten.csv").write_text("klantnr;e-mail;segment\nK-1;een@example.nl;A\n", encoding="utf-8")
    assert anonymized(policy="beleid.yaml").rows_out == 1


@pytest.mark.usefixtures("place")
@pytest.mark.parametrize(
    ("asks", "error", "says"),
    [
        ("purpose: onbekend, subject: klantnr", InputError, "onbekend"),
        ("purpose: nieuwsbrief, subject: klantnr", InputError, "channel"),
        ("purpose: nieuwsbrief, subject: klantnr, channel: post", InputError, "post"),
        ("purpose: nieuwsbrief, subject: klantnummer, channel: email", PolicyError, "klantnummer.*\n.*klantnr"),
        ("purpose: nieuwsbrief, subject: klantnr, channel: email, phone: tel", PolicyError, "tel"),
        ("purpose: nieuwsbrief, subject: klantnr, channel: duif", PolicyError, "channel"),
        ("purpose: nieuwsbrief", PolicyError, "subject"),
        ("purpose: Niet Zo, subject: klantnr", PolicyError, "purpose"),
        (f"{ASKS}, otherwise: keep", PolicyError, "otherwise"),
    ],
)
def test_what_cannot_be_asked_is_refused_and_nothing_is_written(asks, error, says):
    with pytest.raises(error, match=says):
        anonymized(policy=policy(asks))
    assert not Path("kopie.csv").exists()


@pytest.mark.usefixtures("place")
def test_without_a_ledger_nothing_is_written_nor_approved(monkeypatch):
    monkeypatch.setenv("AVGTOOL_LEDGER_URL", "sqlite:///er-is-er-geen.db")
    with pytest.raises(StoreError):
        anonymized(policy=policy())
    with pytest.raises(StoreError):
        check_sources(CheckRequest(("klanten.csv",), "beleid.yaml"), Config())
    assert not Path("kopie.csv").exists()


def findings(source: str) -> list:
    result = check_sources(CheckRequest((source,), "beleid.yaml"), Config())
    return [one for one in result.datasets[0].findings if "consent" in one.code.value]


@pytest.mark.usefixtures("place")
def test_check_objects_to_rows_without_consent():
    """And not to the copy, whose rows are those that stay."""
    outcome = anonymized(policy=policy())
    (found,) = findings("klanten.csv")
    assert (found.code, found.column, found.rows) == (Code.ROWS_WITHOUT_CONSENT, "klantnr", 3)
    assert outcome.rows_out == 2
    assert findings("kopie.csv") == []


@pytest.mark.usefixtures("place")
@pytest.mark.parametrize("customer", ["drop", "pseudonymize"])
def test_check_says_where_nobody_is_named_any_more(customer):
    """What the policy made of the customer number is in no ledger: the copy is no proof, its report is."""
    anonymized(policy=policy(customer=customer))
    (found,) = findings("kopie.csv")
    assert (found.code, found.level.value) == (Code.CONSENT_NOT_ASKED, "note")


@pytest.mark.usefixtures("place")
def test_the_nearest_policy_that_says_it_counts():
    """A policy that extends another takes its requirement over, or says its own."""
    policy()
    own = "name: eigen\nversion: 1\ntitle: T\npurpose: P\nextends: beleid.yaml\n"
    for line, otherwise in (("", "drop"), (f"requires_consent: {{{ASKS}, otherwise: refuse}}\n", "refuse")):
        Path("eigen.yaml").write_text(own + line, encoding="utf-8")
        assert avgtool.load_policy("eigen.yaml").requires_consent.otherwise == otherwise
    Path("eigen.yaml").write_text(own + "requires_consent: null\n", encoding="utf-8")
    assert avgtool.load_policy("eigen.yaml").requires_consent is None


@pytest.mark.usefixtures("place")
def test_tables_of_programs_are_held_against_the_ledger_too():
    frame = pl.read_csv("klanten.csv", separator=";")
    copy = avgtool.anonymize_frame(frame, policy(), key="k.key")
    assert copy.rows() == [("K-1", "A"), ("K-1", "C")]
