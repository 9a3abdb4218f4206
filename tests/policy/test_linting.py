"""What a valid policy says and hardly means."""

from __future__ import annotations

import pytest

from avgtool.catalog import known_to_lints, load_policy, policy_names
from avgtool.errors import PolicyError
from avgtool.policy.linting import LINTS, remarks
from avgtool.policy.linting.base import Gravity
from tests.policy.building import HEAD, policy

KNOWN = known_to_lints()
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
    ("{column: '*mail*'}", "{column: 'klant*mail*adres'}", True),
    ("{column: 'klant*mail*adres'}", "{column: '*mail*'}", False),
    ("{column: 'a?c'}", "{column: 'a*c'}", False),
    ("{column: 'a*c'}", "{column: 'a?c'}", True),
    ("{category: [ordinary, none, sensitive, special, criminal, national_id]}", "{kind: email}", True),
    ("{category: [ordinary, none, sensitive, special, criminal]}", "{kind: email}", False),
]


def said(text: str, code: str, *, head: str = HEAD) -> list[str]:
    """What one lint says of a policy."""
    return [one.message.render("en") for one in remarks(policy(text, head=head), KNOWN) if one.code == code]


def rules(*written: str) -> str:
    """Rules, one a line, without ``because``."""
    return "rules:\n" + "".join(f"  - {{{one}, because: x}}\n" for one in written)


@pytest.mark.parametrize(("first", "second", "idle"), PAIRS)
def test_a_rule_that_an_earlier_one_always_comes_before_is_told(first, second, idle):
    """Only where it is certain: every column that it fits, the earlier one fits."""
    rules = "".join(f"  - {{match: {match}, operator: drop, because: x}}\n" for match in (first, second))
    told = said(f"rules:\n{rules}", "unreachable_rule")
    assert bool(told) == idle
    assert all("Rule 2 never decides: rule 1" in one for one in told)


def test_two_earlier_rules_together_leave_nothing_for_a_third():
    """Each single kind has its rule before it; both are named."""
    rules = "".join(f"  - {{match: {{kind: {kind}}}, operator: drop, because: x}}\n" for kind in ("email", "phone"))
    rules += "  - {match: {kind: [phone, email]}, operator: keep, because: x}\n"
    (told,) = said(f"rules:\n{rules}", "unreachable_rule")
    assert "Rule 3 never decides: rule 1, 2" in told


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
    told = said(f"rules:\n  - {{match: {match}, operator: text, because: x}}\n", "prose_rule_on_values")
    assert bool(told) == strange
    assert all("Rule 1: the operator text" in one for one in told)


TOKEN = "operator: pseudonymize"
DROP_IDS = "match: {category: national_id}, operator: drop"
CUSTOMER = f"match: {{entity: CUSTOMER_ID}}, {TOKEN}"
CASES = [
    ("national_id_hashed", (f"match: {{category: national_id}}, {TOKEN}",), True),
    ("national_id_hashed", (f"match: {{role: direct}}, {TOKEN}",), True),
    ("national_id_hashed", (f"match: {{column: bsn, entity: NL_BSN}}, {TOKEN}",), True),
    ("national_id_hashed", (f"match: {{column: klant}}, {TOKEN}",), False),
    ("national_id_hashed", (f"match: {{column: klant_bsn}}, {TOKEN}",), True),
    ("national_id_hashed", (DROP_IDS, f"match: {{role: direct}}, {TOKEN}"), False),
    ("national_id_hashed", (CUSTOMER,), False),
    ("special_without_ground", ("match: {kind: health}, operator: keep",), True),
    ("special_without_ground", ("match: {category: criminal}, operator: keep",), True),
    ("special_without_ground", ("match: {category: special}, operator: drop",), False),
    ("special_without_ground", ("match: {column: segment}, operator: keep",), False),
    ("special_without_ground", ("match: {column: segment, kind: health}, operator: keep",), True),
    ("quasi_without_k", ("match: {kind: postcode}, operator: keep",), True),
    ("quasi_without_k", ("match: {kind: postcode}, operator: generalize, parameters: {postcode: pc4}",), False),
    (
        "quasi_without_k",
        (
            "match: {kind: postcode}, operator: generalize, parameters: {postcode: pc4}",
            "match: {kind: date_of_birth}, operator: generalize, parameters: {date: year}",
        ),
        True,
    ),
    ("quasi_without_k", ("match: {column: [geboortedatum, geslacht]}, operator: keep",), True),
    ("quasi_without_k", ("match: {column: [segment, kanaal]}, operator: keep",), False),
    ("national_id_kept", ("match: {category: national_id}, operator: keep",), True),
    ("national_id_kept", ("match: {column: bsn}, operator: keep",), True),
    ("national_id_kept", ("match: {column: 'klant_bsn*'}, operator: keep",), True),
    ("national_id_kept", ("match: {column: segment}, operator: keep",), False),
    ("national_id_kept", ("match: {kind: national_id}, operator: mask, parameters: {last: 4}",), True),
    ("national_id_kept", ("match: {entity: NL_BSN}, operator: surrogate",), False),
    (
        "national_id_kept",
        ("match: {entity: NL_BSN}, operator: surrogate, parameters: {test_range: 999990000-999999999}",),
        True,
    ),
    ("national_id_kept", (DROP_IDS, "match: {column: '*'}, operator: keep"), False),
    ("special_without_ground", ("match: {column: diagnose}, operator: keep",), True),
    ("special_without_ground", ("match: {kind: criminal}, operator: mask, parameters: {first: 1}",), True),
    ("weak_domain", (f"{CUSTOMER}, parameters: {{domain: test}}",), True),
    ("weak_domain", (f"{CUSTOMER}, parameters: {{domain: abc}}",), True),
    ("weak_domain", (f"{CUSTOMER}, parameters: {{domain: levering-2026, length: 12}}",), True),
    ("weak_domain", (f"{CUSTOMER}, parameters: {{domain: levering-2026}}",), False),
    ("never_matches", ("match: {kind: email, entity: NL_BSN}, operator: drop",), True),
    ("never_matches", ("match: {kind: email, category: national_id}, operator: drop",), True),
    ("never_matches", ("match: {column: '.*naam.*'}, operator: drop",), True),
    ("never_matches", ("match: {column: '%naam%'}, operator: drop",), True),
    ("never_matches", ("match: {column: '*naam*', kind: email}, operator: drop",), False),
    ("never_matches", ("match: {kind: free_text_with_pii, category: special}, operator: drop",), False),
]


@pytest.mark.parametrize(("code", "written", "told"), CASES)
def test_what_must_not_be_meant_is_told(code, written, told):
    """Each lint, and the policy beside it of which it has nothing to say."""
    assert bool(said(rules(*written), code)) == told


@pytest.mark.parametrize(
    ("asks", "told"),
    [
        ("channel: email", True),
        ("channel: email, email: mail", False),
        ("channel: email, phone: tel", True),
        ("channel: sms", True),
        ("channel: sms, phone: tel", False),
        ("channel: email, subject_kind: email", False),
        ("channel: post", False),
    ],
)
def test_an_objection_by_address_that_could_not_be_seen_is_told(asks, told):
    text = f"requires_consent: {{purpose: nieuwsbrief, subject: klant, {asks}}}\n" + rules(
        "match: {kind: email}, operator: drop"
    )
    assert bool(said(text, "objections_not_seen")) == told


def test_what_must_not_stay_so_is_an_objection_and_the_rest_a_remark():
    """The first is answered by no (exit code 1)."""
    gravities = {lint.code: lint.gravity.value for lint in LINTS}
    assert {code for code, gravity in gravities.items() if gravity == "objection"} == {
        "national_id_hashed",
        "national_id_kept",
        "hash_called_anonymous",
        "special_without_ground",
        "text_keeps_by_default",
    }


def test_k_answers_for_what_can_point_to_a_person_together():
    """The lint is silent as soon as the policy says how many must share a combination."""
    text = rules("match: {kind: postcode}, operator: keep")
    assert said(text, "quasi_without_k")
    assert not said(text + "privacy: {k: 10}\n", "quasi_without_k")
    assert said(text + "privacy: {t: 0.2}\n", "quasi_without_k")


@pytest.mark.parametrize(
    ("written", "section", "told"),
    [
        ("match: {column: '*'}, operator: drop", "{k: 5, l: 3}", True),
        ("match: {column: '*'}, operator: drop", "{t: 0.2}", True),
        ("match: {column: '*'}, operator: drop", "{k: 5}", False),
        ("match: {kind: income}, operator: keep", "{k: 5, l: 3}", False),
        ("match: {kind: income}, operator: mask, parameters: {first: 1}", "{k: 5, l: 3}", False),
        ("match: {category: [special, sensitive]}, operator: drop", "{k: 5, l: 3}", True),
        ("match: {column: diagnose}, operator: drop", "{k: 5, l: 3, sensitive: Diagnose}", True),
        ("match: {column: 'diag*'}, operator: redact", "{k: 5, t: 0.2, sensitive: [zorg, diagnose]}", True),
        (
            "match: {column: diagnose}, operator: mask, parameters: {first: 1}",
            "{k: 5, l: 3, sensitive: diagnose}",
            False,
        ),
        ("match: {kind: health}, operator: drop", "{k: 5, l: 3, sensitive: diagnose}", False),
    ],
)
def test_l_of_nothing_is_told(written, section, told):
    """Where the rules leave no sensitive column, or drop the one that is named; what a scan knows is not guessed."""
    assert bool(said(f"{rules(written)}privacy: {section}\n", "nothing_sensitive_left")) == told


def test_a_reason_not_to_ask_for_k_is_a_reason():
    """Said aloud; not taken over by a policy that extends this one, and not beside a k."""
    text = rules("match: {kind: postcode}, operator: keep")
    reasoned = policy(text + "why_no_k: {nl: Voor het bestuur., en: For the board.}\n")
    assert not [one for one in remarks(reasoned, KNOWN) if one.code == "quasi_without_k"]
    assert reasoned.why_no_k.said.render("en") == "For the board."
    assert load_policy("klantsegmentatie").why_no_k is not None
    assert load_policy("klantsegmentatie-delen").why_no_k is None
    with pytest.raises(PolicyError, match="why_no_k"):
        policy(text + "why_no_k: x\nprivacy: {k: 5}\n")


def test_the_shipped_policies_draw_no_remark_of_our_own():
    """Each asks a k, or says why not."""
    assert [one for name in policy_names() for one in remarks(load_policy(name), KNOWN)] == []


@pytest.mark.parametrize(
    ("because", "told"),
    [
        ("Zo is de klant anoniem.", True),
        ("Het nummer wordt geanonimiseerd.", True),
        ("{nl: Een pseudoniem., en: This makes it anonymous.}", True),
        ("Een pseudoniem, en dus niet anoniem.", False),
        ("De klant blijft herkenbaar als dezelfde.", False),
        ("Dit is niet helemaal anoniem.", False),
        ("This is not fully anonymous.", False),
        ("Niet meer te herleiden, dus anoniem.", True),
        ("Hiermee is het nummer onherleidbaar.", True),
        ("Dit is geen persoonsgegeven meer.", True),
        ("No longer personal data, then.", True),
    ],
)
def test_a_token_is_not_called_anonymous(because, told):
    """Whoever has the key finds the value again."""
    rule = f"rules:\n  - {{match: {{entity: CUSTOMER_ID}}, operator: pseudonymize, because: {because if because[0] == '{' else repr(because)}}}\n"  # noqa: E501
    assert bool(said(rule, "hash_called_anonymous")) == told


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("match: {kind: phone}, operator: surrogate, because: Volledig anoniem.", True),
        ("match: {kind: phone}, operator: encrypt, because: Volledig anoniem.", True),
        ("match: {kind: phone}, operator: 'mask', parameters: {last: 4}, because: Volledig anoniem.", True),
        ("match: {kind: free_text}, operator: text, because: Dan is de tekst anoniem.", True),
        ("match: {kind: phone}, operator: pseudonymize, parameters: {domain: anoniem-2026}, because: x", True),
        ("match: {kind: phone}, operator: drop, because: Zo is het anoniem.", False),
    ],
)
def test_stand_ins_parts_and_texts_are_not_called_anonymous_either(written, told):
    """Nor the domain that pseudonyms are made in."""
    assert bool(said(f"rules:\n  - {{{written}}}\n", "hash_called_anonymous")) == told


@pytest.mark.parametrize("code", ["national_id_kept", "special_without_ground", "quasi_without_k"])
def test_what_no_rule_is_about_and_the_policy_keeps_is_looked_at_too(code):
    """With unmatched: keep nobody decided about it; a rule that drops everything leaves nothing."""
    head = HEAD.replace("unmatched: refuse\n", "") + "unmatched: keep\n"
    assert said(rules("match: {kind: email}, operator: drop"), code, head=head)
    assert not said(rules("match: {column: '*'}, operator: drop"), code, head=head)


@pytest.mark.parametrize(("because", "told"), [("Handig.", True), ("De Wabvpz verplicht het (UAVG 46).", False)])
def test_a_national_number_is_kept_on_a_law_that_is_named(because, told):
    """Care must use the BSN; that a law says so is for the policy to say."""
    text = f"rules:\n  - {{match: {{entity: NL_BSN}}, operator: keep, because: '{because}'}}\n"
    assert bool(said(text, "national_id_kept")) == told


def test_a_national_number_that_stays_inside_texts_is_told():
    """Nobody expects it there."""
    text = rules("match: {kind: free_text}, operator: text")
    assert not said(text, "national_id_kept")
    assert said(text + "text: {entities: {NL_BSN: {operator: keep}}}\n", "national_id_kept")


@pytest.mark.parametrize(
    ("purpose", "k", "told"),
    [("Proef", 2, True), ("Proef", 5, False), ("Open data", 5, True), ("Om te publiceren", 10, False)],
)
def test_a_k_that_is_low_for_the_purpose_is_told(purpose, k, told):
    """Five within an organization, ten for what is published."""
    head = HEAD.replace("title: Proef", f"title: {purpose}")
    text = rules("match: {kind: postcode}, operator: keep") + f"privacy: {{k: {k}}}\n"
    assert bool(said(text, "low_k", head=head)) == told


def test_an_inherited_rule_that_is_overridden_is_no_rule_that_never_decides(tmp_path):
    """Overriding is what extending is for; of its own rules each must decide about something."""
    own = tmp_path / "eigen.yaml"
    written = HEAD + "extends: ouder.yaml\n" + rules("match: {kind: email}, operator: drop")
    (tmp_path / "ouder.yaml").write_text(HEAD + rules("match: {kind: email}, operator: keep"), encoding="utf-8")
    own.write_text(written, encoding="utf-8")
    found = [one.code for one in remarks(load_policy(own), KNOWN)]
    assert "unreachable_rule" not in found


@pytest.mark.parametrize(
    ("privacy", "told"),
    [("", False), ("privacy: {k: 2}\n", True), ("privacy: null\n", True), ("privacy: {k: 12}\n", False)],
)
def test_a_demand_that_an_extending_policy_lowers_is_told(tmp_path, privacy, told):
    """Whoever trusts the name of the other policy must know; taken over or raised there is nothing to say."""
    head = "version: 1\ntitle: T\npurpose: P\n"
    rule = "rules:\n  - {match: {kind: email}, operator: drop, because: b}\n"
    (tmp_path / "basis.yaml").write_text(f"name: basis\n{head}privacy: {{k: 10}}\n{rule}", encoding="utf-8")
    (tmp_path / "eigen.yaml").write_text(f"name: eigen\n{head}extends: basis.yaml\n{privacy}", encoding="utf-8")
    found = remarks(load_policy(tmp_path / "eigen.yaml"), known_to_lints())
    assert ("demand_lowered" in {one.code for one in found}) == told


def test_a_title_that_promises_anonymity_is_told_where_tokens_are_left():
    """And not where everything is dropped."""
    head = HEAD.replace("title: Proef", "title: Anonieme klanten")
    assert said(rules("match: {entity: CUSTOMER_ID}, operator: pseudonymize"), "hash_called_anonymous", head=head)
    assert not said(rules("match: {entity: CUSTOMER_ID}, operator: drop"), "hash_called_anonymous", head=head)


@pytest.mark.parametrize(("because", "told"), [("Nodig.", True), ("Uitdrukkelijke toestemming (AVG 9(2)(a)).", False)])
def test_special_categories_are_kept_on_a_ground_that_is_named(because, told):
    """The ground is for a lawyer to judge; that there is one is for us to ask."""
    text = f"rules:\n  - {{match: {{kind: health}}, operator: keep, because: '{because}'}}\n"
    assert bool(said(text, "special_without_ground")) == told


def test_text_that_keeps_what_nobody_named_is_told():
    """Whatever nobody thought of would be published."""
    text = rules("match: {kind: free_text}, operator: text")
    assert not said(text, "text_keeps_by_default")
    assert said(text + "text: {default: {operator: keep}}\n", "text_keeps_by_default")
    assert said(text + "text: {entities: {NL_BSN: {operator: pseudonymize}}}\n", "national_id_hashed")


def test_shipped_policies_have_nothing_that_must_not_stay_so():
    """What we ship is held against our own lints."""
    for name in policy_names():
        told = [one for one in remarks(load_policy(name), KNOWN) if one.gravity is Gravity.OBJECTION]
        assert not told, name
