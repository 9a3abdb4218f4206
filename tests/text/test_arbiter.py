"""Who is right where recognizers disagree."""

from __future__ import annotations

import pytest

from avgtool.text.arbiter import Candidate, Verdict, settle

TEXT = "Jan de Vries Kerkstraat 12 Utrecht jan@example.nl 123456782"


def claim(value: str, entity: str, score: float, distance: int | None = None) -> Candidate:
    """A claim on the first place where ``value`` stands."""
    start = TEXT.index(value)
    return Candidate(start, start + len(value), entity, score, source="test", distance=distance)


def settled(*claims: Candidate) -> list[tuple[str, str]]:
    """What is accepted, as entity and value."""
    accepted = {Verdict.ACCEPTED, Verdict.TRIMMED}
    return [(one.entity, TEXT[one.start : one.end]) for one in settle(TEXT, claims, 0.4) if one.verdict in accepted]


@pytest.mark.parametrize(
    ("claims", "expected"),
    [
        pytest.param(
            [claim("Jan de Vries Kerkstraat", "PERSON", 0.9), claim("Kerkstraat 12", "ADDRESS", 0.9)],
            [("PERSON", "Jan de Vries"), ("ADDRESS", "Kerkstraat 12")],
            id="an address keeps its street, the name keeps the rest",
        ),
        pytest.param(
            [claim("Jan", "PERSON", 0.9), claim("Jan de Vries", "PERSON", 0.85)],
            [("PERSON", "Jan de Vries")],
            id="half a name does not stay behind",
        ),
        pytest.param(
            [claim("jan@example.nl", "EMAIL_ADDRESS", 0.9), claim("example.nl", "URL", 0.9)],
            [("EMAIL_ADDRESS", "jan@example.nl")],
            id="what contains another wins",
        ),
        pytest.param(
            [claim("Vries", "LOCATION", 0.6), claim("Jan de Vries", "PERSON", 0.7)],
            [("PERSON", "Jan de Vries")],
            id="a place within a name is part of the name",
        ),
        pytest.param(
            [claim("123456782", "PHONE_NUMBER", 0.6), claim("123456782", "NL_KVK", 0.5, distance=1)],
            [("NL_KVK", "123456782")],
            id="a word nearby decides between near equals",
        ),
        pytest.param(
            [claim("123456782", "CUSTOMER_ID", 0.5, distance=9), claim("123456782", "ORDER_ID", 0.5, distance=2)],
            [("ORDER_ID", "123456782")],
            id="the nearer word decides",
        ),
        pytest.param([claim("Utrecht", "LOCATION", 0.3)], [], id="below the threshold is not found"),
    ],
)
def test_disagreements_are_settled(claims: list[Candidate], expected: list[tuple[str, str]]):
    """The order in which claims come in makes no difference."""
    assert settled(*claims) == expected
    assert settled(*reversed(claims)) == expected


def test_every_claim_gets_a_verdict():
    """Nothing disappears: rejected claims are there to explain."""
    claims = [claim("Jan", "PERSON", 0.9), claim("Jan", "LOCATION", 0.5), claim("Utrecht", "LOCATION", 0.0)]
    verdicts = {(one.entity, one.verdict) for one in settle(TEXT, claims, 0.4)}
    assert verdicts == {
        ("PERSON", Verdict.ACCEPTED),
        ("LOCATION", Verdict.OVERLAPPED),
        ("LOCATION", Verdict.REJECTED),
    }


def test_a_pseudonym_of_our_own_is_no_name():
    """A copy is scanned again on another day: what only holds a token, or a part of one, counts for nothing."""
    text = "Mw. ps_802e5e931a2e9979 en Jan ps_802e5e931a2e9979 spraken ps_vandaag"
    claims = [
        Candidate(4, 6, "PERSON", 0.9, "names"),
        Candidate(4, 23, "PERSON", 0.9, "names"),
        Candidate(27, 50, "PERSON", 0.9, "names"),
        Candidate(59, 69, "PERSON", 0.9, "names"),
    ]
    found = [one for one in settle(text, claims, 0.4) if one.verdict is Verdict.ACCEPTED]
    assert [text[one.start : one.end] for one in found] == ["Jan ps_802e5e931a2e9979", "ps_vandaag"]
