"""In full mode every value is judged: counts are true, and what does not belong in a column is reported."""

from __future__ import annotations

from datetime import date

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from avgtool.engines.local import LocalEngine
from avgtool.model.findings import TextFinding
from avgtool.model.kinds import Category, Evidence, Flag, Kind, Role
from avgtool.recognizers.columns import is_valid
from avgtool.scanning.cells import Cells
from avgtool.scanning.counting import count_rows, count_tallied
from avgtool.scanning.tally import tally
from avgtool.scanning.tasks import Task

BSNS = ["111222333", "123456782", "999990019", "999993653"]


def column(found, name):
    return found.column(name)


def test_stray_email_addresses_in_a_clean_column_are_reported(scanned):
    """One row in two hundred is enough."""
    values = [f"artikel {number}" for number in range(2_000)]
    values[::200] = [f"bestel via persoon{number}@example.nl" for number in range(10)]
    found = column(scanned({"artikel": values}, "producten.csv"), "artikel")
    assert found.kind is Kind.NONE
    assert found.entities == {"EMAIL_ADDRESS": 10}
    assert found.residue == 10
    assert Evidence.TEXT in found.evidence


def test_values_that_a_class_does_not_explain_are_judged_one_by_one(scanned):
    """A phone number among e-mail addresses."""
    values = [f"naam{number}@example.nl" for number in range(500)] + ["06-12345678"] * 5 + ["geen"] * 3
    found = column(scanned({"email": values}), "email")
    assert (found.kind, found.filled, found.matched, found.residue) == (Kind.EMAIL, 508, 500, 8)
    assert found.entities == {"PHONE_NUMBER": 5}


def test_counts_are_those_of_the_values(scanned):
    """Filled, distinct, with the shape, through the check; an empty cell is not filled."""
    values = [*BSNS, "111222333", "123456789", "", None, "onbekend"]
    found = column(scanned({"bsn": values}), "bsn")
    assert (found.filled, found.distinct, found.matched, found.valid) == (7, 6, 6, 5)


def test_a_bsn_by_its_check_alone_is_never_sure(scanned):
    """Eight numbers that pass the 11-proef, and a header that says nothing."""
    values = ["111222333", "123456782", "999990019", "999993653", "999990639", "999993872", "999993112", "999995121"]
    found = column(scanned({"K1": values}), "K1")
    assert found.entity == "NL_BSN"
    assert found.confidence <= 0.85
    assert (found.category, found.role) == (Category.NATIONAL_ID, Role.DIRECT)
    assert set(found.example) == {"•"}


def test_order_numbers_that_pass_the_check_by_chance_are_no_bsn(scanned):
    """One number in eleven does."""
    values = [str(number) for number in range(200_000_000, 200_001_000)]
    assert column(scanned({"artikelcode": values}, "artikelen.csv"), "artikelcode").kind is Kind.NONE


def test_numbers_that_lost_their_leading_zero_are_recognized(scanned):
    """A workbook gives integers; eight digits are a BSN too."""
    found = column(scanned({"BSN": [12345672, 111222333, 123456782]}), "BSN")
    assert (found.entity, found.matched, found.valid) == ("NL_BSN", 3, 3)


def test_a_native_date_in_a_column_of_births_is_a_date_of_birth(scanned):
    """In any other column a date is a date."""
    days = [date(1950 + number, 1 + number % 12, 5) for number in range(40)]
    found = scanned({"geboren": days, "besteld": days})
    assert column(found, "geboren").kind is Kind.DATE_OF_BIRTH
    assert column(found, "besteld").kind is Kind.NONE


def test_the_elements_of_lists_are_judged(scanned):
    """Several addresses in one cell, an empty list, a missing one."""
    frame = pl.DataFrame({"contact[].email": [["a@example.nl", "b@example.nl"], [], None, ["c@example.nl"]]})
    found = column(scanned(frame), "contact[].email")
    assert (found.kind, found.filled, found.matched) == (Kind.EMAIL, 2, 2)


@pytest.mark.parametrize(
    ("values", "kind"),
    [
        ([[["a@example.nl", "b@example.nl"], ["c@example.nl"]], [], None, [[]]], Kind.EMAIL),
        ([[[1, 2], [3]], [[4]], [[None]]], Kind.NONE),
        ([[[["Fatima"]]]], Kind.NONE),
    ],
)
def test_lists_inside_lists_are_judged_by_their_elements(scanned, values, kind):
    """Orders with lines, lines with tags: as deep as JSON goes."""
    found = column(scanned(pl.DataFrame({"orders[].mail[]": values})), "orders[].mail[]")
    assert found.kind is kind
    assert found.filled == sum("None" not in str(one) and one not in ([], [[]]) for one in values)


def phones_and_mails(rows):
    """Telephone numbers and e-mail addresses by turns."""
    return [f"06-{12345000 + n}" if n % 2 else f"naam{n}@example.nl" for n in range(rows)]


@pytest.mark.parametrize("name", ["waarde", "contact", "tel / mail", "x", "persoon.contact[].waarde"])
@pytest.mark.parametrize("rest", [[], ["geen"] * 15])
def test_direct_identifiers_of_several_kinds_in_one_column_are_found(scanned, name, rest):
    """Whatever the header says: such a column has a kind, and both are counted."""
    found = column(scanned({name: phones_and_mails(40) + rest}), name)
    assert found.kind in {Kind.EMAIL, Kind.PHONE}
    assert found.role is Role.DIRECT
    counted = {found.entity: found.matched} | dict(found.entities)
    assert counted == {"EMAIL_ADDRESS": 20, "PHONE_NUMBER": 20}


def test_several_kinds_in_the_lists_of_a_nested_file_are_found(scanned):
    """Each member has a list of ways to be reached."""
    pairs = [phones_and_mails(40)[start : start + 2] for start in range(0, 40, 2)]
    found = column(scanned(pl.DataFrame({"persoon.contact[].waarde": pairs}), "leden.json"), "persoon.contact[].waarde")
    assert (found.filled, found.role) == (20, Role.DIRECT)
    assert found.entities == {"EMAIL_ADDRESS": 20, "PHONE_NUMBER": 20}


@pytest.mark.parametrize("name", ["Postcode/Plaats", "Woonplaats", "plaats", "x"])
def test_a_postcode_and_its_place_in_one_column_are_found(scanned, name):
    """It must not be called clean while the scan itself counts postcodes."""
    towns = ["Ede", "Zwolle", "Capelle aan den IJssel", "Almere", "'s-Hertogenbosch"]
    values = [f"{1000 + 37 * n} AB{'  ' if n % 2 else ' '}{towns[n % 5]}" for n in range(40)]
    found = column(scanned({name: values}), name)
    assert found.kind in {Kind.POSTCODE, Kind.CITY, Kind.ADDRESS_STREET}
    assert found.category is Category.ORDINARY


def test_a_column_for_which_nothing_speaks_says_so(scanned):
    """Nobody asks for an explanation and gets none."""
    found = scanned({"artikel": ["band", "zadel", "bel"], "x1": [1.5, 2.5, 0.5], "leeg": [None, None, None]})
    assert all(one.kind is Kind.NONE and str(one.candidates[0].reason) for one in found.columns)


def test_a_rejected_reading_of_the_same_kind_does_not_say_that_another_fits_better(scanned):
    """HEALTH is no better reading than HEALTH."""
    found = column(scanned({"diagnose": ["diabetes", "migraine", "astma"], "bsn": BSNS[:3]}), "diagnose")
    own = [one for one in found.candidates if one.entity == found.entity]
    assert found.kind is Kind.HEALTH
    assert len(own) > 1
    assert not any("Another reading fits better" in str(one.reason) for one in own)


def test_a_row_of_a_list_counts_once(scanned):
    """However many values it holds: no column is filled for more than all its rows."""
    values = [["bel 06-12345678", "of mail jan@example.nl", "of mail piet@example.nl"], ["geen"], ["tot ziens"]] * 20
    found = column(scanned(pl.DataFrame({"stappen": values}), "producten.json"), "stappen")
    assert (found.filled, found.residue) == (60, 20)
    assert found.entities == {"EMAIL_ADDRESS": 20, "PHONE_NUMBER": 20}


def test_numbers_that_a_spreadsheet_broke_are_flagged(scanned):
    """Scientific notation under a header that says account."""
    values = ["NL91ABNA0417164300", "NL20INGB0001234567", "4,17164E+08"]
    assert Flag.DAMAGED in column(scanned({"iban": values}), "iban").flags


class BsnFinder:
    """Finds ``bsn 111222333`` with a score."""

    def __init__(self, score):
        self.score = score

    def find(self, texts):
        return [[TextFinding(0, 9, "NL_BSN", self.score)] if "111222333" in text else [] for text in texts]


@pytest.mark.parametrize(("score", "category"), [(0.9, Category.NATIONAL_ID), (0.4, Category.ORDINARY)])
def test_prose_is_as_grave_as_what_was_surely_found_in_it(scanned, score, category):
    """A number that passes its check beside its name, not one that passes by chance."""
    texts = ["Zijn bsn 111222333 staat in de brief.", "Alles is in orde met de fiets van hem."]
    found = column(scanned({"notitie": texts * 5}, text_finder=lambda: BsnFinder(score)), "notitie")
    assert (found.kind, found.category) == (Kind.FREE_TEXT_WITH_PII, category)


def test_a_clean_column_with_grave_strays_is_not_clean(scanned):
    """One IBAN among article names; an e-mail address is counted and no more."""
    values = [f"artikel {number}" for number in range(200)]
    strays = {"a": [*values, "op NL91ABNA0417164300"], "b": [*values, "bel jan@example.nl"]}
    found = scanned(strays, "producten.csv").columns
    assert [(one.kind, one.category) for one in found] == [
        (Kind.NONE, Category.SENSITIVE),
        (Kind.NONE, Category.NONE),
    ]
    assert [dict(one.entities) for one in found] == [{"IBAN_CODE": 1}, {"EMAIL_ADDRESS": 1}]


def test_only_the_damaged_values_are_counted_as_damaged(scanned):
    """Seven of five hundred customer numbers, not the whole column."""
    values = [f"{100_000_000 + number}" for number in range(500)]
    values[::80] = ["1,23E+08"] * 7
    found = column(scanned({"klantnummer": values}), "klantnummer")
    assert Flag.DAMAGED in found.flags
    assert found.damaged == 7


def test_rows_that_may_reveal_something_special_are_counted(scanned):
    """In prose, and in a column of words."""
    prose = ["Hij heeft diabetes en komt later terug.", "Alles is in orde met de fiets."] * 10
    words = ["dieet", "diabetes", "migraine", "vakantie", "verhuisd", "duur", "weg", "oud"] * 3
    found = scanned({"notitie": prose, "vertrek": words[:20]}, "vertrokken.csv")
    assert [(one.revealing, Flag.MAY_REVEAL_SPECIAL in one.flags) for one in found.columns] == [(10, True), (6, True)]


def test_prose_is_read_by_the_text_finder_and_counted_in_rows(scanned):
    """Each distinct text once, whatever the number of its rows."""
    texts = ["Fatima belde vanmorgen over haar bestelling.", "Het pakket is niet aangekomen bij de klant."]
    found = column(scanned({"opmerking": texts * 50}), "opmerking")
    assert found.kind is Kind.FREE_TEXT_WITH_PII
    assert found.category is Category.ORDINARY
    assert found.entities == {"PERSON": 50}


@pytest.mark.parametrize("name", ["opm", "opmerking", "Bijzonderheden", "Wat kunnen wij verbeteren?"])
def test_remarks_are_read_however_few_and_short_they_are(scanned, name):
    """The same four texts over and over, without a full stop."""
    texts = ["Vader is Fatima Bos (bestuur)", "Is geschorst tot 1 mei", "Speelt met bril", None]
    found = column(scanned({name: texts * 25}), name)
    assert found.kind is Kind.FREE_TEXT_WITH_PII
    assert found.entities == {"PERSON": 25}


def test_prose_without_persons_is_free_text(scanned):
    """Which is not personal data."""
    found = column(
        scanned({"toelichting": ["De fiets rijdt prima op de weg.", "De kleur viel wat tegen in huis."]}), "toelichting"
    )
    assert (found.kind, found.category, found.entities) == (Kind.FREE_TEXT, Category.NONE, {})


def test_prose_that_hints_at_a_special_category_is_flagged(scanned):
    """The homographs do not count."""
    ill = ["Hij heeft diabetes en komt later terug.", "Alles is in orde met de fiets."]
    well = ["De behandeling van de order duurt lang.", "Ik denk dat alles in orde is."]
    found = scanned({"notitie": ill, "opmerking": well})
    assert Flag.MAY_REVEAL_SPECIAL in column(found, "notitie").flags
    assert Flag.MAY_REVEAL_SPECIAL not in column(found, "opmerking").flags


def test_the_text_finder_is_not_made_without_prose(scanned):
    """It costs seconds."""

    def never():
        pytest.fail("made without prose")

    scanned({"email": ["a@example.nl", "b@example.nl"]}, text_finder=never)


def test_a_table_without_rows_has_findings_of_headers_only(scanned):
    """What will stand in it is known from the header."""
    found = scanned(pl.DataFrame({"email": [], "bedrag": []}, schema={"email": pl.String, "bedrag": pl.String}))
    assert [one.kind for one in found.columns] == [Kind.EMAIL, Kind.NONE]
    assert found.rows == 0


def test_a_sample_judges_its_rows_only_and_says_what_it_may_have_missed(scanned):
    """Full mode has no error bound."""
    values = {"email": [f"naam{number}@example.nl" for number in range(9_000)]}
    sampled, full = scanned(values, mode="sample"), scanned(values)
    assert (sampled.rows, sampled.rows_read) == (9_000, 3_000)
    assert 0 < sampled.error_bound < 3 / 3_000
    assert (full.rows_read, full.error_bound) == (9_000, None)


def test_rows_and_distinct_values_give_the_same_counts(knowledge):
    """Whichever way the pass goes, with separators or without."""
    frame = pl.DataFrame({"bsn": [*BSNS, "1112.22.333", "123-456-789", " 111222333", "geen", "", None]})
    cells, declared = Cells("bsn", pl.String()), knowledge.recognizer("NL_BSN")

    def of_rows(*, is_plain: bool):
        task = Task(0, cells, declared, is_plain=is_plain)
        found = count_rows(LocalEngine(), frame.lazy(), [task])[0]
        return found.filled, found.matched, found.valid

    found = count_tallied([Task(0, cells, declared)], tally(LocalEngine(), frame.lazy(), [cells]))[0]
    assert (found.filled, found.matched, found.valid) == of_rows(is_plain=True) == of_rows(is_plain=False)


@settings(max_examples=25, deadline=None)
@given(st.lists(st.from_regex(r"\A(?:[0-9]{8,9}|[0-9]{4}\.[0-9]{2}\.[0-9]{3}|[a-z]{0,5})\Z"), max_size=30))
def test_the_pass_agrees_with_judging_each_value_by_itself(values):
    """The law of full mode, for a kind with a check and separators."""
    from avgtool import catalog

    declared = catalog.knowledge().recognizer("NL_BSN")
    frame = pl.DataFrame({"bsn": values}, schema={"bsn": pl.String})
    task = Task(0, Cells("bsn", pl.String()), declared, is_plain=True)
    assert count_rows(LocalEngine(), frame.lazy(), [task])[0].valid == sum(
        is_valid(declared, value) for value in values
    )
