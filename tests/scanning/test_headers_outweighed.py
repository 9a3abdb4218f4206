"""What values prove outweighs a harmless header; what they only may be is told, and never silently clean."""

from __future__ import annotations

from datetime import UTC, date, datetime

import polars as pl
import pytest

from avgtool.model.kinds import Flag, Kind
from avgtool.scanning.evidence import EvidenceReader
from avgtool.scanning.readings.life import are_children

GROUPS = ["segment", "kanaal", "categorie", "aantal", "soort", "status", "bedrag", "omzet", "score"]
NUMBERED = ["artikelnummer", "ordernummer", "factuurnummer", "product", "leverdat"]


def bsn(number: int) -> str:
    """A made-up number that passes the 11-proef, or one that does not."""
    digits = f"{number:08}"
    last = sum((9 - place) * int(digit) for place, digit in enumerate(digits)) % 11
    return digits + str(last) if last < 10 else bsn(number + 1)


def iban(number: int) -> str:
    """A made-up Dutch account number."""
    account = f"RABO{number:010}"
    rest = int("".join(str(int(character, 36)) for character in account + "NL00")) % 97
    return f"NL{98 - rest:02}{account}"


BSNS = sorted({bsn(12_000_007 + 7_919 * step) for step in range(300)})
IBANS = [iban(100_000_000 + 7_919 * step) for step in range(300)]
CHANCE = [str(100_000_000 + 999_983 * step) for step in range(300)]
COMPACT = [f"20{year}{month:02}{day:02}" for year in (22, 23) for month in range(1, 13) for day in range(1, 13)]


def column(scanned, header, values, name="export.csv"):
    """The finding on a column beside a number of the row."""
    return scanned({"id": range(len(values)), header: values}, name).column(header)


@pytest.mark.parametrize("header", GROUPS)
def test_numbers_that_all_pass_the_11_proef_are_bsns_under_a_word_for_groups_or_amounts(scanned, header):
    """T2: a rate above 80 % of the distinct values; chance explains one in eleven."""
    found = column(scanned, header, BSNS)
    assert (found.kind, found.entity, found.matched) == (Kind.NATIONAL_ID, "NL_BSN", len(BSNS))


@pytest.mark.parametrize("header", NUMBERED)
def test_under_a_word_for_a_numbered_thing_they_are_not_passed_over_either(scanned, header):
    """Article numbers may be made to pass: the kind stays none, and verification gets its objection."""
    found = column(scanned, header, BSNS)
    assert (found.kind, found.entities) == (Kind.NONE, {"NL_BSN": len(BSNS)})


def test_a_key_of_customers_that_passes_stays_one_and_tells_of_bsns(scanned):
    """What treats customer numbers hides them; what keeps them must not."""
    found = column(scanned, "klantnr", BSNS)
    assert (found.kind, found.entities) == (Kind.OTHER_ID, {"NL_BSN": len(BSNS)})


def test_half_of_the_numbers_passing_is_no_chance(scanned):
    """Nor is it a column of BSNs: a person has to look."""
    values = [value if place % 5 < 3 else f"{int(value) + 1:09}" for place, value in enumerate(BSNS)]
    found = column(scanned, "segment", values)
    assert found.kind is Kind.NONE
    assert 0.5 * len(values) <= found.entities["NL_BSN"] <= 0.7 * len(values)


@pytest.mark.parametrize("values", [CHANCE, COMPACT], ids=["one in eleven passes", "dates without dashes"])
@pytest.mark.parametrize("header", [*GROUPS, *NUMBERED])
def test_numbers_that_pass_by_chance_are_clean(scanned, header, values):
    """Whatever stands above them."""
    found = column(scanned, header, values)
    assert (found.kind, found.entities) == (Kind.NONE, {})


def test_the_company_number_that_passes_the_same_check_is_no_bsn(scanned):
    """An RSIN says so in its header."""
    found = column(scanned, "rsin", BSNS)
    assert (found.entity, found.entities) == ("NL_RSIN", {})


@pytest.mark.parametrize("header", [*GROUPS, *NUMBERED])
def test_an_account_number_is_one_under_any_header(scanned, header):
    """Nothing else passes mod 97 and is written so."""
    assert column(scanned, header, IBANS).kind is Kind.BANK_ACCOUNT


@pytest.mark.parametrize("header", ["segment", "bedrag", "status"])
@pytest.mark.parametrize(
    ("kind", "values"),
    [
        (Kind.PHONE, [f"06{10_000_000 + 7_919 * step}" for step in range(100)]),
        (Kind.EMAIL, [f"jan{step}@example.nl" for step in range(100)]),
        (Kind.POSTCODE, [f"{1000 + 53 * step} AB" for step in range(100)]),
    ],
)
def test_a_usual_way_of_writing_outweighs_a_word_for_groups(scanned, header, kind, values):
    """Beside persons, for a list of postcodes alone is of no one."""
    names = ["Fatima Jansen", "Kees Visser", "Sanne de Wit", "Jan Bakker"] * 25
    assert scanned({"naam": names, header: values}).column(header).kind is kind


NAMES = {"naam": ["Fatima Jansen", "Kees Visser", "Sanne de Wit"] * 10}


def test_a_driving_licence_is_dutch_without_a_belgian_sign(scanned):
    """Both countries call it so and write ten digits."""
    licences = [str(4_812_345_678 + 7_919 * step) for step in range(30)]
    assert scanned({**NAMES, "rijbewijs": licences}).column("rijbewijs").entity == "NL_DRIVERS_LICENSE"
    nationals = ["85073003328", "17073003384"] * 15
    belgian = scanned({**NAMES, "rijksregisternummer": nationals, "rijbewijs": licences})
    assert belgian.column("rijksregisternummer").entity == "BE_NN"
    assert belgian.column("rijbewijs").entity == "BE_DRIVERS_LICENSE"


def test_how_many_children_there_are_is_no_number_of_a_customer(scanned):
    """Also where no number returns: 2, 0, 1."""
    names = ["Fatima Jansen", "Kees Visser", "Sanne de Wit"]
    assert scanned({"naam": names, "kinderen": [2, 0, 1]}).column("kinderen").kind is Kind.NONE


def test_days_of_birth_of_minors_are_of_children(scanned):
    """By the dates themselves: no header says so."""
    young, old = datetime.now(UTC).year - 10, 1975
    for year, expected in ((young, True), (old, False)):
        born = [date(year, 1, 1), date(year, 5, 17), date(year - 1, 12, 24)] * 10
        for values in (born, list(map(str, born))):
            assert (Flag.CHILD in scanned({**NAMES, "geboren": values}).column("geboren").flags) is expected


@pytest.mark.parametrize(("year", "expected"), [(2026, True), (2029, False)])
def test_who_is_a_child_is_told_by_the_day_of_the_scan(knowledge, year, expected):
    """Parents consent for those under sixteen (UAVG 5); some years on, the same dates are of others."""
    born = pl.DataFrame({"geboren": ["2012-01-01", "2011-06-30", "2013-05-04"]})
    evidence = EvidenceReader(knowledge).read(born)[0]
    assert are_children(evidence, date(year, 11, 23)) is expected


@pytest.mark.parametrize("header", ["omschrijving", "mededelingen"])
def test_what_a_bank_says_of_payments_is_searched(scanned, header):
    """Half of the rows name somebody, in a table that names nobody otherwise."""
    values = [
        f"incasso Fatima Jansen {row % 90}" if row % 2 else "maandelijkse bijdrage vereniging" for row in range(200)
    ]
    found = column(scanned, header, values, "bank.csv")
    assert (found.kind, found.entities) == (Kind.FREE_TEXT_WITH_PII, {"PERSON": 100})


def test_hours_of_sick_leave_say_something_of_health(scanned):
    """As *ziekteverzuim* does."""
    hours = scanned({"EmployeeName": NAMES["naam"], "SickLeaveHours": ["12", "0", "40"] * 10}, "Employee.csv")
    assert hours.column("SickLeaveHours").kind is Kind.HEALTH


def test_a_table_of_some_thousand_columns_is_scanned(scanned):
    """Each column is read for itself, and none is lost."""
    wide = {f"k{place}": [f"v{place}"] for place in range(2_000)} | {"e": ["jan@example.nl"]}
    found = scanned(wide, "breed.csv").columns
    assert len(found) == 2_001
    assert [one.name for one in found if one.kind is not Kind.NONE] == ["e"]
