"""A verdict is measured over all that is left, and a policy cannot make a copy safer by naming less."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta

import pytest

import avgtool
from avgtool.documents.verdict_words import about_answers, questions
from avgtool.model.assessment import Verdict
from avgtool.workflows.outcome_data import to_json

HEAD = "name: proef\nversion: 1\ntitle: Proef\npurpose: Testen\nunmatched: drop\n"
TODAY = datetime.now(UTC).date()
GIVEN = "answers: {by: M. de Groot, on: %s, sources: %s, linkability: geen tweede bestand, inference: l is genoeg}"
ANSWERS = GIVEN % (TODAY - timedelta(days=1), "klanten.csv")
KEEPS = "rules:\n  - {match: {column: [%s]}, operator: keep, because: nodig}\n"


@pytest.fixture
def judged(tmp_path):
    """The outcome of keeping some columns of forty persons, by a policy that demands something."""
    rows = [
        (
            "MV"[row % 2],
            f"{1 + row % 28:02}-{1 + row % 12:02}-{1950 + row}",
            f"10{11 + row} AB",
            f"{17 * row},5",
            "AB"[row % 2],
        )
        for row in range(40)
    ]
    lines = [";".join(one) for one in (("geslacht", "geboortedatum", "postcode", "bedrag", "segment"), *rows)]
    (tmp_path / "klanten.csv").write_text("\n".join(lines), encoding="utf-8")

    def judge(columns: str, privacy: str, answers: str = ANSWERS):
        policy = tmp_path / "proef.yaml"
        policy.write_text(f"{HEAD}{KEEPS % columns}privacy: {{{privacy}, {answers}}}\n", encoding="utf-8")
        return avgtool.anonymize(
            str(tmp_path / "klanten.csv"), avgtool.load_policy(policy), output=str(tmp_path / "uit.csv"), force=True
        )

    return judge


def test_what_the_scan_knows_counts_beside_what_the_policy_names(judged):
    """Sex alone hides everybody; sex, date of birth and postcode hide nobody."""
    done = judged("geslacht, geboortedatum, postcode", "k: 2, quasi_identifiers: [geslacht]").assessment
    assert done.verdict is Verdict.PSEUDONYMIZED
    assert (done.named_by_policy, done.known_by_scan) == (("geslacht",), ("geslacht", "geboortedatum", "postcode"))
    assert done.quasi_identifiers_left == done.known_by_scan
    assert (done.after.k, done.demanded.k) == (1, 20)


def test_rows_that_amounts_alone_tell_apart_are_never_proposed_as_anonymous(judged):
    """Nobody knows the amount for a quasi-identifier; whoever knows it knows the row (WP216, singling out)."""
    by_scan = judged("bedrag, segment", "k: 10").assessment
    named = judged("bedrag, segment", "k: 2, quasi_identifiers: [segment]").assessment
    for done in (by_scan, named):
        assert done.verdict is Verdict.REDUCED_RISK
        assert (done.rows.columns, done.rows.k, done.rows.unique_share) == (("bedrag", "segment"), 1, 1.0)
    assert (by_scan.asked_k, by_scan.named_by_policy, by_scan.after) == (10, (), None)
    assert judged("segment", "k: 10, quasi_identifiers: [segment]").assessment.verdict is Verdict.PROPOSED_ANONYMOUS


@pytest.mark.parametrize(("asked", "thresholds"), [(2, (5, 10)), (7, (7, 10)), (15, (15, 15))])
def test_a_policy_asks_for_more_and_never_for_less(judged, asked, thresholds):
    """Five rows for use within an organization and ten for publication are the least."""
    done = judged("segment", f"k: {asked}, quasi_identifiers: [segment]").assessment
    assert (done.thresholds.reduced, done.thresholds.proposed) == thresholds


def test_a_program_reads_the_same(judged):
    """In the JSON of the report: both measures, whence the columns are known, and both views in law."""
    data = json.loads(to_json(judged("geslacht, geboortedatum, postcode", "k: 2, quasi_identifiers: [geslacht]")))
    assert (data["privacy"]["after"]["k"], data["privacy"]["demanded"]["k"], data["k_asked"]) == (1, 20, 2)
    assert data["privacy"]["all_columns"]["unique_share"] == 1.0
    assert data["quasi_identifiers_by_policy"] == ["geslacht"]
    assert data["quasi_identifiers_by_scan"] == ["geslacht", "geboortedatum", "postcode"]
    assert data["thresholds"] == {"reduced": 5, "proposed": 10}
    assert set(data["views"]) == {"sender", "receiver"}
    assert data["verdict_without_key"] is None


def test_what_the_end_of_the_key_would_change_is_computed(tmp_path):
    """Tokens without a key link nobody; what else is left counts as it did."""
    lines = ["klantnummer;segment", *(f"K{1000 + row};{'AB'[row % 2]}" for row in range(40))]
    (tmp_path / "klanten.csv").write_text("\n".join(lines), encoding="utf-8")
    token = "  - {match: {column: klantnummer}, operator: pseudonymize, because: nodig}\n"
    (tmp_path / "proef.yaml").write_text(HEAD + KEEPS % "segment" + token, encoding="utf-8")
    policy, key = avgtool.load_policy(tmp_path / "proef.yaml"), avgtool.new_key(tmp_path / "k.key")
    outcome = avgtool.anonymize(str(tmp_path / "klanten.csv"), policy, output=str(tmp_path / "uit.csv"), key=key)
    assert outcome.assessment.verdict is Verdict.PSEUDONYMIZED
    assert outcome.assessment.without_key is Verdict.REDUCED_RISK
    assert json.loads(to_json(outcome))["verdict_without_key"] == "GEREDUCEERD_RISICO"


@pytest.mark.parametrize(
    ("on", "sources", "standing", "verdict"),
    [
        (TODAY - timedelta(days=1), "klanten*", "count", Verdict.PROPOSED_ANONYMOUS),
        (TODAY - timedelta(days=400), "klanten*", "expired", Verdict.REDUCED_RISK),
        (TODAY + timedelta(days=7), "klanten*", "not_yet", Verdict.REDUCED_RISK),
        (TODAY - timedelta(days=1), "bestellingen.csv", "other_source", Verdict.REDUCED_RISK),
    ],
)
def test_answers_for_other_data_or_of_long_ago_do_not_count(judged, on, sources, standing, verdict):
    """And the JSON, the report and the terminal say so."""
    outcome = judged("segment", "k: 10, quasi_identifiers: [segment]", GIVEN % (on, sources))
    assert outcome.assessment.verdict is verdict
    assert json.loads(to_json(outcome))["answers"]["standing"] == standing
    assert (about_answers(outcome.assessment) is None) == (standing == "count")
    assert ("geen tweede bestand" in str(questions(outcome.assessment))) == (standing == "count")
