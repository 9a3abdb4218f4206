"""A known header over values that nobody expected: the kind all the same, or the truth about the doubt."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from avgtool.model.kinds import Evidence, Kind

CASES = yaml.safe_load((Path(__file__).parent / "cases" / "unexpected_values.yml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_a_column_gets_its_kind_however_it_is_written(case, scanned):
    (name,) = case["column"]
    found = scanned(case.get("beside", {}) | case["column"], "lijst.csv").column(name)
    assert found.kind.value == case["kind"]
    assert set(case.get("flags", ())) <= {flag.value for flag in found.flags}


@pytest.mark.parametrize(
    ("header", "values", "entity"),
    [
        ("email", ["rood", "groen", "blauw"], "EMAIL_ADDRESS"),
        ("geboortedatum", ["ja", "nee", "nee"], "DATE_OF_BIRTH"),
        ("iban", ["rood", "groen", "blauw"], "IBAN_CODE"),
        ("voornaam", ["1203", "1377", "1410"], "FIRST_NAME"),
        ("bsn", ["03-05-2024", "14-11-2024", "30-06-2023"], "NL_BSN"),
        ("geslacht", ["310", "422", "518"], "GENDER"),
        ("uzovi", ["3311", "7119", "3332"], "NL_UZOVI"),
    ],
)
def test_a_header_that_is_not_believed_is_told_with_the_reason(header, values, entity, scanned):
    found = scanned({header: values}, "lijst.csv").column(header)
    assert found.kind is Kind.NONE
    told = next(one for one in found.candidates if one.entity == entity)
    assert Evidence.HEADER in told.evidence
    assert str(told.reason).startswith("The header speaks for it")


def test_the_less_is_known_the_less_certain_it_is_that_nothing_is_there(scanned):
    """A header that spoke leaves more doubt than a shape, and a shape more than nothing at all."""
    found = scanned(
        {"voornaam": ["1203", "1377", "1410"], "waarde": ["1203", "1377", "1410"], "kleur": ["rood", "groen", "blauw"]},
        "lijst.csv",
    )
    spoken, shaped, clean = (found.column(name).confidence for name in ("voornaam", "waarde", "kleur"))
    assert spoken < shaped < clean


def test_a_column_for_which_nothing_speaks_says_so(scanned):
    found = scanned({"kleur": ["rood", "groen", "blauw"]}, "lijst.csv").column("kleur")
    assert [one.kind for one in found.candidates] == [Kind.NONE]
    assert str(found.candidates[0].reason).startswith("The header speaks for no kind")


def test_text_in_which_persons_were_found_is_explained_as_such(scanned):
    notes = [f"Fatima belde over de levering van dag {number}, er is een klacht." for number in range(12)]
    found = scanned({"notities": notes}, "lijst.csv").column("notities")
    assert found.kind is Kind.FREE_TEXT_WITH_PII
    assert found.candidates[0].kind is Kind.FREE_TEXT_WITH_PII


def test_words_that_hint_are_counted_by_what_they_hint_at(scanned):
    values = ["rood", "groen", "blauw", "geel", "paars", "wit", "diabetes", "zwart"] * 3
    found = scanned({"keuze": values}, "lijst.csv").column("keuze")
    assert found.kind is Kind.NONE
    assert found.hints == {Kind.HEALTH: 3}
    assert found.revealing == 3
