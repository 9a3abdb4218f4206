"""The register to a spreadsheet and back, and registers of others: nothing that was written is lost."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from avgtool import catalog
from avgtool.errors import InputError
from avgtool.i18n import use_language
from avgtool.model.activities import Action, StoragePeriod
from avgtool.model.consents import Basis
from avgtool.model.kinds import Category, Kind
from avgtool.model.register_words import RegisterField as Field
from avgtool.model.retention import Term
from avgtool.register.importing.cells import basis_of, kinds_of, name_and_beside, period_of, several
from avgtool.register.importing.columns import columns_of
from avgtool.register.importing.rows import read_rows
from avgtool.register.table import HEADINGS, row_of
from avgtool.register.words import period_said
from avgtool.register.writing import as_data
from tests.register.test_completeness import FULL, PROCESSOR

WORDS = catalog.register_words()


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("process", catalog.processes())
def test_an_export_reads_back_the_same(language, process):
    """But for the logic of automated decisions, which a table has no column for; a semicolon becomes a comma."""
    activity = catalog.usual_activity(process, "zorg", "patiënt")
    with use_language(language):
        [row] = read_rows([row_of(activity)], WORDS)
    there, back = as_data(activity), as_data(row.activity)
    there.pop("decisions", None)
    back.pop("decisions", None)
    assert row.remarks == ()
    assert repr(back).replace(";", ",") == repr(there).replace(";", ",")


@pytest.mark.parametrize("activity", [FULL, PROCESSOR], ids=["controller", "processor"])
def test_what_is_none_stays_none(activity):
    with use_language("nl"):
        [row] = read_rows([row_of(activity)], WORDS)
    assert as_data(row.activity) == as_data(activity)


TEMPLATE = {
    "Verwerkingsactiviteit": "Personeelsadministratie",
    "Doel van de verwerking": "1. Salaris betalen\n2. Belasting afdragen",
    "Grondslag": "Uitvoering overeenkomst\nArt. 6 lid 1 sub c",
    "Categorie(ën) betrokkenen": "werknemers, sollicitanten",
    "Soort persoonsgegevens": "NAW-gegevens, BSN, salaris, geboortedatum",
    "Ontvanger": "Belastingdienst; UWV",
    "Verwerker": "Salarisbureau Voorbeeld (salarisadministratie)",
    "Verwerkersovereenkomst aanwezig": "ja, 2025-03",
    "Doorgifte buiten EU": "nee",
    "Bewaartermijn": "7 jaar na einde dienstverband, sollicitanten korter",
    "Beveiligingsmaatregelen": "- autorisatie\n- versleuteling",
    "Proceseigenaar": "HR",
    "Laatst gewijzigd": "04-05-2026",
    "Kleur": "blauw",
}


def imported(template):
    columns = columns_of(list(template), WORDS, {})
    cells = {field: "\n".join(template[one] for one in named) for field, named in columns.items()}
    [row] = read_rows([cells], WORDS)
    return row


def test_a_common_dutch_template_is_understood():
    row = imported(TEMPLATE)
    one = row.activity
    assert (one.code, row.remarks) == ("personeelsadministratie", ())
    assert [(purpose.text, purpose.basis) for purpose in one.purposes] == [
        ("Salaris betalen", Basis.CONTRACT),
        ("Belasting afdragen", Basis.LEGAL_OBLIGATION),
    ]
    assert one.subjects == ("werknemers", "sollicitanten")
    assert {Kind.PERSON_NAME, Kind.POSTCODE, Kind.NATIONAL_ID, Kind.DATE_OF_BIRTH} <= set(one.kinds)
    assert one.other_data == ("salaris",)
    assert [recipient.name for recipient in one.recipients] == ["Belastingdienst", "UWV"]
    assert (one.processors[0].service, one.processors[0].contract) == ("salarisadministratie", "ja, 2025-03")
    assert (one.no_transfers, one.transfers) == (True, ())
    assert one.retention == (
        StoragePeriod(
            term=Term(years=7),
            start="einde dienstverband",
            ground="7 jaar na einde dienstverband, sollicitanten korter",
        ),
    )
    assert (one.measures, one.owner, one.last_review) == (("autorisatie", "versleuteling"), "HR", date(2026, 5, 4))


BASES = {
    "toestemming": Basis.CONSENT,
    "Toestemming (art. 6.1.a)": Basis.CONSENT,
    "a": Basis.CONSENT,
    "6 lid 1 sub f": Basis.LEGITIMATE_INTEREST,
    "Artikel 6 lid 1 onder e": Basis.PUBLIC_TASK,
    "AVG 6(1)(c)": Basis.LEGAL_OBLIGATION,
    "noodzakelijk voor de uitvoering van een overeenkomst": Basis.CONTRACT,
    "gerechtvaardigd belang van de organisatie": Basis.LEGITIMATE_INTEREST,
    "omdat het moet": None,
    "toestemming of overeenkomst": None,
}


@pytest.mark.parametrize(("text", "basis"), BASES.items())
def test_bases_in_many_words(text, basis):
    """Of two in one text none is guessed."""
    assert basis_of(text, WORDS) is basis


TERMS = {
    "vier weken na afloop van de procedure": Term(days=28),
    "maximaal 18 maanden": Term(months=18),
    "7 jaar na het boekjaar": Term(years=7, after_year=True),
    "zolang als nodig": None,
    "1 jaar en 6 maanden": Term(years=1, months=6),
}


@pytest.mark.parametrize(("text", "term"), TERMS.items())
def test_terms_in_words_keep_their_words(text, term):
    period = period_of(text, WORDS)
    assert (period.term, period.ground) == (term, text)


PERIODS = [
    StoragePeriod("facturen", Term(years=7, after_year=True), "factuurdatum", "AWR 52(4)"),
    StoragePeriod("", Term(years=2), "", "", Action.ANONYMIZE),
    StoragePeriod("adres", None, "uitschrijving", "toestemming ingetrokken, AVG 7(3)"),
    StoragePeriod("", Term(months=1, days=3), "einde", "", Action.REVIEW),
]


@pytest.mark.parametrize("period", PERIODS)
@pytest.mark.parametrize("language", ["nl", "en"])
def test_our_own_terms_read_back_the_same(period, language):
    assert period_of(period_said(period).render(language), WORDS) == period


@pytest.mark.parametrize(
    ("cell", "items"),
    [
        ("a; b", ["a", "b"]),
        ("- a\n- b", ["a", "b"]),
        ("1. a\n2) b", ["a", "b"]),
        ("a, b", ["a", "b"]),
        ("", []),
        (" een ", ["een"]),
        ("a, b; c", ["a, b", "c"]),
    ],
)
def test_several_things_in_a_cell(cell, items):
    assert several(cell, commas=True) == items


def test_a_sentence_keeps_its_comma():
    assert several("versleuteld, ook in back-ups") == ["versleuteld, ook in back-ups"]


def test_what_no_scan_knows_stays_in_words():
    assert kinds_of("camerabeelden", WORDS) == ()
    assert kinds_of("E-mailadres", WORDS) == (Kind.EMAIL,)
    assert name_and_beside("Bureau (advies (extern))") == ("Bureau", "advies (extern)")


def test_rows_of_one_name_become_two_activities_and_a_row_without_one_is_refused():
    rows = read_rows(
        [{Field.NAME: "A"}, {Field.NAME: "A"}, {Field.NAME: "", Field.OWNER: "HR"}, {Field.NAME: ""}], WORDS
    )
    assert [row.activity and row.activity.code for row in rows] == ["a", "a-2", None]
    assert rows[2].number == 3


def test_a_number_is_no_code_that_says_something():
    [row] = read_rows([{Field.CODE: "12", Field.NAME: "Klachten"}], WORDS)
    assert row.activity.code == "klachten"


def test_a_name_in_other_letters_gets_a_number_for_a_code():
    [row] = read_rows([{Field.NAME: "שם פרטי"}], WORDS)
    assert (row.activity.code, row.activity.name) == ("activity-1", "שם פרטי")


def test_a_dash_is_nothing():
    [row] = read_rows([{Field.NAME: "A", Field.RECIPIENTS: "-", Field.PURPOSES: "x\ny", Field.BASIS: "a\n–"}], WORDS)
    assert row.activity.recipients == ()
    assert [one.basis for one in row.activity.purposes] == [Basis.CONSENT, None]


def test_what_is_not_understood_is_told():
    [row] = read_rows([{Field.NAME: "A", Field.PURPOSES: "x", Field.BASIS: "hm", Field.LAST_REVIEW: "ooit"}], WORDS)
    assert len(row.remarks) == 2


def test_every_column_of_an_export_is_recognized_in_both_languages():
    for language in ("nl", "en"):
        headings = {heading.render(language): field for field, heading in HEADINGS.items()}
        assert columns_of(list(headings), WORDS, {}) == {field: (name,) for name, field in headings.items()}


def test_a_mapping_goes_before_the_headers_and_can_leave_a_column_aside():
    found = columns_of(["Proces", "Naam"], WORDS, {"Proces": "description"})
    assert found == {Field.DESCRIPTION: ("Proces",), Field.NAME: ("Naam",)}
    assert columns_of(["Proces", "Naam"], WORDS, {"Proces": ""}) == {Field.NAME: ("Naam",)}


@pytest.mark.parametrize(
    ("columns", "mapped"), [(["Iets"], {}), (["Naam"], {"Weg": "name"}), (["Naam"], {"Naam": "naam"})]
)
def test_columns_that_do_not_fit_are_refused(columns, mapped):
    with pytest.raises(InputError):
        columns_of(columns, WORDS, mapped)


def test_permits_keep_their_category():
    lawful = replace(FULL, permits={Category.NATIONAL_ID: "Wabvpz", Category.SPECIAL: "AVG 9(2)(h)"})
    with use_language("nl"):
        [row] = read_rows([row_of(lawful)], WORDS)
    assert row.activity.permits == lawful.permits
