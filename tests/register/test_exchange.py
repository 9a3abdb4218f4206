"""The register to a spreadsheet and back, and registers of others: nothing that was written is lost."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from avgtool import catalog
from avgtool.errors import InputError
from avgtool.i18n import use_language
from avgtool.model.activities import Action, Capacity, StoragePeriod
from avgtool.model.consents import Basis
from avgtool.model.kinds import Category, Kind
from avgtool.model.register_words import RegisterField as Field
from avgtool.model.retention import Term
from avgtool.register.completeness import missing
from avgtool.register.importing.bases import bases_of
from avgtool.register.importing.cells import kinds_of, name_and_beside, several
from avgtool.register.importing.columns import columns_of, heading_of
from avgtool.register.importing.rows import Table, read_rows
from avgtool.register.importing.terms import period_of
from avgtool.register.notice.gaps import told_of
from avgtool.register.table import HEADINGS, row_of
from avgtool.register.words import period_said
from avgtool.register.writing import as_data, as_yaml
from tests.register.test_completeness import FULL, PROCESSOR

WORDS = catalog.register_words()
TABLE = Table(WORDS)


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("process", catalog.processes())
def test_an_export_reads_back_the_same(language, process):
    """But for the logic of automated decisions, which a table has no column for; a semicolon becomes a comma."""
    activity = catalog.usual_activity(process, "zorg", "patiënt")
    with use_language(language):
        [row] = read_rows([row_of(activity)], Table(WORDS, is_export=True))
    there, back = as_data(activity), as_data(row.activity)
    there.pop("decisions", None)
    back.pop("decisions", None)
    assert row.remarks == ()
    assert repr(back).replace(";", ",") == repr(there).replace(";", ",")


@pytest.mark.parametrize("activity", [FULL, PROCESSOR], ids=["controller", "processor"])
def test_what_is_none_stays_none(activity):
    with use_language("nl"):
        [row] = read_rows([row_of(activity)], Table(WORDS, is_export=True))
    assert as_data(row.activity) == as_data(activity)


TEMPLATE = {
    "Verwerkingsactiviteit": "Personeelsadministratie",
    "Doel van de verwerking": "1. Salaris betalen\n2. Belasting afdragen",
    "Grondslag": "Uitvoering overeenkomst\nArt. 6 lid 1 sub c",
    "Categorie(ën) betrokkenen": "werknemers, sollicitanten",
    "Soort persoonsgegevens": "NAW-gegevens, BSN, pasfoto, geboortedatum",
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
    [row] = read_rows([cells], TABLE)
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
    assert one.other_data == ("pasfoto",)
    assert [recipient.name for recipient in one.recipients] == ["Belastingdienst", "UWV"]
    assert (one.processors[0].service, one.processors[0].contract) == ("salarisadministratie", "2025-03")
    assert (one.no_transfers, one.transfers) == (True, ())
    assert one.retention == (
        StoragePeriod(
            term=Term(years=7),
            start="einde dienstverband",
            ground="7 jaar na einde dienstverband, sollicitanten korter",
        ),
    )
    assert (one.measures, one.owner, one.last_review) == (("autorisatie", "versleuteling"), "HR", date(2026, 5, 4))


A, B, C, E, F = (
    Basis.CONSENT,
    Basis.CONTRACT,
    Basis.LEGAL_OBLIGATION,
    Basis.PUBLIC_TASK,
    Basis.LEGITIMATE_INTEREST,
)
BASES = {
    "toestemming": [(A, "")],
    "Toestemming (art. 6.1.a)": [(A, "")],
    "a": [(A, "")],
    "6 lid 1 sub f": [(F, "")],
    "Artikel 6 lid 1 onder e": [(E, "")],
    "AVG 6(1)(c)": [(C, "")],
    "noodzakelijk voor de uitvoering van een overeenkomst": [(B, "")],
    "gerechtvaardigd belang van de organisatie": [(F, "")],
    "Wettelijke verplichting (Wabvpz, Wgbo)": [(C, "Wabvpz, Wgbo")],
    "wettelijke verplichting (AWR)": [(C, "AWR")],
    "Wettelijke verplichting: Wmcz 2018": [(C, "Wmcz 2018")],
    "Wettelijke plicht op grond van de Archiefwet": [(C, "Archiefwet")],
    "gerechtvaardigd belang: diefstal voorkomen": [(F, "diefstal voorkomen")],
    "gerechtvaardigd belang - fraude, en incasso": [(F, "fraude, en incasso")],
    "behandelovereenkomst (WGBO)": [(B, "behandelovereenkomst (WGBO)")],
    "6.1.b, 6.1.c": [(B, ""), (C, "")],
    "art. 6 lid 1 sub b en c": [(B, ""), (C, "")],
    "toestemming/gerechtvaardigd belang": [],
    "toestemming / gerechtvaardigd belang": [],
    "toestemming, of overeenkomst": [],
    "contract, tenzij toestemming": [],
    "contract, tenzij minderjarig": [],
    "contract; indien nieuwsbrief: toestemming": [],
    "wettelijke verplichting (AWR of Awb), overeenkomst": [(C, "AWR of Awb"), (B, "")],
    "gerechtvaardigd belang: fraude of diefstal voorkomen": [(F, "fraude of diefstal voorkomen")],
    "wettelijke verplichting (AWR/Awb)": [(C, "AWR/Awb")],
    "art. 6 lid 1 sub c (Zvw), art. 6 lid 1 sub b": [(C, "Zvw"), (B, "")],
    "uitvoering overeenkomst en wettelijke verplichting (AWR)": [(B, ""), (C, "AWR")],
    "publieke taak\ntaak van algemeen belang": [(E, "")],
    "C: Archiefwet": [(C, "Archiefwet")],
    "b (overeenkomst)": [(B, "")],
    "b - f": [],
    "Toestemming van betrokkene": [(A, "")],
    "Wettelijke verplichting: art. 52 AWR": [(C, "art. 52 AWR")],
    "Wkkgz": [],
    "omdat het moet": [],
    "toestemming of overeenkomst": [],
    "Toestemming (art. 6 lid 1 sub f)": [],
}


@pytest.mark.parametrize(("text", "stated"), BASES.items())
def test_bases_in_many_words_keep_the_law_and_the_interest(text, stated):
    """Several are several; of *a of b*, *a / b* and *a, tenzij b* none is guessed."""
    assert [(one.basis, one.detail) for one in bases_of(text, WORDS)] == stated


WHOLE = {
    "7 jaar": (Term(years=7), "", ""),
    "vier weken na afloop van de procedure": (Term(days=28), "afloop van de procedure", ""),
    "maximaal 18 maanden": (Term(months=18), "", ""),
    "max. 4 weken": (Term(days=28), "", ""),
    "7 jaar na het boekjaar": (Term(years=7, after_year=True), "", ""),
    "7 jaar na boekjaar (fiscaal)": (Term(years=7, after_year=True), "", "fiscaal"),
    "1 jaar en 6 maanden": (Term(years=1, months=6), "", ""),
    "20 jaar na laatste wijziging dossier (WGBO)": (Term(years=20), "laatste wijziging dossier", "WGBO"),
    "2 jaar na einde contract of opdracht": (Term(years=2), "einde contract of opdracht", ""),
    "tot 2 jaar na vertrek": (Term(years=2), "vertrek", ""),
    "3mnd": (Term(months=3), "", ""),
    "Bewaartermijn: 30 dagen": (Term(days=30), "", ""),
    "tot uitschrijving": (None, "uitschrijving", ""),
    "tot intrekking van de toestemming (AVG 7)": (None, "intrekking van de toestemming", "AVG 7"),
}


@pytest.mark.parametrize(("text", "told"), WHOLE.items())
def test_terms_that_are_wholly_understood_are_not_said_twice(text, told):
    period, is_understood = period_of(text, WORDS)
    assert (period.term, period.start, period.ground, period.action) == (*told, None)
    assert is_understood


PARTLY = {
    "7 jaar na einde dienstverband, sollicitanten korter": (Term(years=7), "einde dienstverband"),
    "5 jaar loonbelastingverklaring": (Term(years=5), ""),
    "conform selectielijst 10 jaar": (Term(years=10), ""),
}


@pytest.mark.parametrize(("text", "told"), PARTLY.items())
def test_terms_with_more_in_them_keep_all_their_words(text, told):
    period, is_understood = period_of(text, WORDS)
    assert (period.term, period.start, period.ground, period.action) == (*told, text, None)
    assert is_understood


@pytest.mark.parametrize(
    "text",
    [
        "4 weken na afloop procedure, met toestemming 1 jaar",
        "3 maanden of 2 jaar",
        "7 jaar fiscaal, 20 jaar medisch",
        "1 jaar (6 maanden voor prospects)",
        "6 maanden en 1 jaar",
        "1,5 jaar",
        "1½ jaar",
        "half jaar",
        "5-7 jaar",
        "5 tot 7 jaar",
        "2 à 3 jaar",
        "1 jaar of langer",
        "minimaal 7 jaar",
        "tot 18 jaar",
        "tot intrekking of 2 jaar na laatste contact",
        "elke 2 jaar opgeschoond",
        "10 werkdagen",
        "einde dienstverband + 2 jaar",
        "zolang klant plus 2 jaar",
        "24 uur of 7 dagen",
        "zolang noodzakelijk",
        "conform Archiefwet",
    ],
)
def test_where_it_is_not_clear_how_long_no_term_is_made_up(text):
    period, is_understood = period_of(text, WORDS)
    assert period == StoragePeriod(ground=text)
    assert not is_understood
    [row] = read_rows([{Field.NAME: "A", Field.PURPOSES: "x", Field.RETENTION: text}], TABLE)
    assert row.activity.retention == (period,)
    assert len(row.remarks) == 1


ACTIONS = {
    "7 jaar": None,
    "7 jaar, daarna verwijderd": Action.DELETE,
    "na 2 jaar geanonimiseerd": Action.ANONYMIZE,
    "2 jaar, dan vernietigd": Action.DELETE,
    "2 jaar, dan verwijderd of geanonimiseerd": None,
}


@pytest.mark.parametrize(("text", "action"), ACTIONS.items())
def test_what_happens_then_is_taken_only_where_it_is_written(text, action):
    assert period_of(text, WORDS)[0].action is action


PERIODS = [
    StoragePeriod("facturen", Term(years=7, after_year=True), "factuurdatum", "AWR 52(4)"),
    StoragePeriod("", Term(years=2), "", "", Action.ANONYMIZE),
    StoragePeriod("adres", None, "uitschrijving", "toestemming ingetrokken, AVG 7(3)"),
    StoragePeriod("", Term(months=1, days=3), "einde", "", Action.REVIEW),
]


@pytest.mark.parametrize("period", PERIODS)
@pytest.mark.parametrize("language", ["nl", "en"])
def test_our_own_terms_read_back_the_same(period, language):
    assert period_of(period_said(period).render(language), WORDS) == (period, True)


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
        [{Field.NAME: "A"}, {Field.NAME: "A"}, {Field.NAME: "", Field.OWNER: "HR"}, {Field.NAME: ""}], TABLE
    )
    assert [row.activity and row.activity.code for row in rows] == ["a", "a-2", None]
    assert rows[2].number == 3


def test_a_number_is_no_code_that_says_something_and_parts_two_of_one_name():
    rows = read_rows([{Field.NUMBER: number, Field.NAME: "Klachten"} for number in ("12", "13")], TABLE)
    assert [row.activity.code for row in rows] == ["klachten", "klachten-13"]
    assert [[aside.words for aside in row.asides] for row in rows] == [["12"], ["13"]]


def test_a_code_of_ones_own_stays_as_it_is():
    rows = read_rows([{Field.CODE: code, Field.NAME: "x"} for code in ("kl_1", "2026", "Kl 2")], TABLE)
    assert [row.activity.code for row in rows] == ["kl_1", "2026", "kl-2"]


def test_a_name_in_other_letters_gets_a_number_for_a_code():
    [row] = read_rows([{Field.NAME: "שם פרטי"}], TABLE)
    assert (row.activity.code, row.activity.name) == ("activity-1", "שם פרטי")


def test_a_dash_is_nothing():
    [row] = read_rows([{Field.NAME: "A", Field.RECIPIENTS: "-", Field.PURPOSES: "x\ny", Field.BASIS: "a\n–"}], TABLE)
    assert row.activity.recipients == ()
    assert [one.basis for one in row.activity.purposes] == [Basis.CONSENT, None]


def test_what_is_not_understood_is_told():
    [row] = read_rows([{Field.NAME: "A", Field.PURPOSES: "x", Field.BASIS: "hm", Field.LAST_REVIEW: "ooit"}], TABLE)
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
        [row] = read_rows([row_of(lawful)], TABLE)
    assert row.activity.permits == lawful.permits


TRANSFERS = {
    "Ja - VS (SCC's)": ([("VS", "", "SCC's")], False),
    "Ja, naar India (SCC)": ([("India", "", "SCC")], False),
    "VS": ([("VS", "", "")], False),
    "Ja: VS (Mailbedrijf, BCR); Canada": ([("VS", "Mailbedrijf", "BCR"), ("Canada", "", "")], False),
    "VS - DPF": ([("VS", "", "DPF")], False),
    "Verenigde Staten (Voorbeeld Cloud)": ([("Verenigde Staten", "Voorbeeld Cloud", "")], False),
    "VS en India (BCR)": ([("VS", "", "BCR"), ("India", "", "BCR")], False),
    "VS en Duitsland": ([("VS", "", "")], False),
    "Trinidad en Tobago": ([("Trinidad en Tobago", "", "")], False),
    "Zwitserland (adequaatheidsbesluit)": ([("Zwitserland", "", "adequaatheidsbesluit")], False),
    "Ierland, VS": ([("VS", "", "")], False),
    "nee": ([], True),
    "Nee, binnen EER": ([], True),
    "geen doorgifte buiten de EU": ([], True),
    "Geen": ([], True),
    "n.v.t.": ([], True),
    "nvt": ([], True),
    "binnen EU": ([], True),
    "EU/EER": ([], True),
    "alleen binnen de EER": ([], True),
    "Duitsland": ([], True),
    "": ([], False),
}


@pytest.mark.parametrize(("cell", "told"), TRANSFERS.items())
def test_transfers_as_people_write_them(cell, told):
    [row] = read_rows([{Field.NAME: "A", Field.OWNER: "B", Field.TRANSFERS: cell}], TABLE)
    found = [(one.country, one.recipient, one.safeguard) for one in row.activity.transfers]
    assert (found, row.activity.no_transfers) == told
    assert (row.remarks, row.asides) == ((), ())


@pytest.mark.parametrize("cell", ["Ja", "?", "onbekend", "Nee, maar wel via de leverancier", "ja (SCC)"])
def test_a_transfer_to_nobody_knows_where_is_told_and_kept_as_a_comment(cell):
    [row] = read_rows([{Field.NAME: "A", Field.OWNER: "B", Field.TRANSFERS: cell}], TABLE)
    assert (row.activity.transfers, row.activity.no_transfers) == ((), False)
    assert len(row.remarks) == 1
    assert [aside.words for aside in row.asides] == [cell]


@pytest.mark.parametrize("cell", ["J", "ja", "N", "?", "onbekend"])
@pytest.mark.parametrize(
    "field", [Field.PERMITS, Field.CONTRACTS, Field.SAFEGUARDS, Field.GROUNDS, Field.DPIA, Field.DECISIONS]
)
def test_a_bare_yes_or_no_is_imported_as_nothing_and_told(field, cell):
    given = {
        Field.NAME: "A",
        Field.PURPOSES: "x",
        Field.BASIS: "c",
        Field.PROCESSORS: "Hoster",
        Field.TRANSFERS: "VS",
        field: cell,
    }
    [row] = read_rows([given], TABLE)
    one = row.activity
    assert not any((one.permits, one.processors[0].contract, one.transfers[0].safeguard, one.purposes[0].law, one.dpia))
    assert one.decisions == ()
    assert (bool(row.remarks), [aside.words for aside in row.asides]) == (True, [cell]) or cell == "N"


def test_a_purpose_stands_once_for_each_of_its_bases():
    cells = {Field.NAME: "A", Field.PURPOSES: "Leveren\nInnen", Field.BASIS: "6.1.b, 6.1.c (AWR)"}
    [row] = read_rows([cells], TABLE)
    assert [(one.text, one.basis, one.law) for one in row.activity.purposes] == [
        *(("Leveren", B, ""), ("Leveren", C, "AWR"), ("Innen", B, ""), ("Innen", C, "AWR")),
    ]
    assert len(row.remarks) == 1


@pytest.mark.parametrize(
    ("basis", "grounds", "permits", "aside"),
    [
        ("Toestemming (nieuwsbrief)", "", {}, ["Toestemming (nieuwsbrief)"]),
        ("toestemming", "BW 7:454", {}, ["BW 7:454"]),
        ("Toestemming (art. 9 lid 2 a)", "", {Category.SPECIAL: "art. 9 lid 2 a"}, []),
        ("toestemming", "", {}, []),
    ],
)
def test_consent_never_gets_a_law(basis, grounds, permits, aside):
    """An exception of art. 9 is a permit; anything else is kept in its words, and told."""
    cells = {Field.NAME: "A", Field.PURPOSES: "x", Field.BASIS: basis, Field.GROUNDS: grounds}
    [row] = read_rows([cells], TABLE)
    assert [(one.basis, one.law) for one in row.activity.purposes] == [(A, "")]
    assert (row.activity.permits, [one.words for one in row.asides]) == (permits, aside)
    assert bool(row.remarks) == bool(aside)


@pytest.mark.parametrize("cell", ["contract, tenzij toestemming", "toestemming / gerechtvaardigd belang"])
def test_a_choice_of_bases_stays_in_words_and_is_told(cell):
    [row] = read_rows([{Field.NAME: "A", Field.PURPOSES: "x", Field.BASIS: cell}], TABLE)
    assert [(one.basis, one.law) for one in row.activity.purposes] == [(None, "")]
    assert (len(row.remarks), [one.words for one in row.asides]) == (1, [cell])


@pytest.mark.parametrize(
    "cells",
    [
        {Field.PURPOSES: "a\nb", Field.BASIS: "a\nb\nc"},
        {Field.PURPOSES: "a", Field.BASIS: "Wkkgz"},
        {Field.PURPOSES: "a\nb", Field.BASIS: "c", Field.GROUNDS: "AWR\nWft\nBW"},
        {Field.PROCESSORS: "X\nY", Field.CONTRACTS: "1 mei\n2 mei\n3 mei"},
        {Field.CONTRACTS: "VO-2025-3"},
        {Field.TRANSFERS: "VS\nIndia", Field.SAFEGUARDS: "a1\na2\na3"},
        {Field.LAST_REVIEW: "ooit"},
        {Field.CAPACITY: "beide"},
        {Field.NAME: "x" * 300},
    ],
    ids=" ".join,
)
def test_what_fits_nowhere_is_told_and_kept_as_a_comment(cells):
    [row] = read_rows([{Field.NAME: "A", Field.OWNER: "B", **cells}], TABLE)
    assert len(row.remarks) == 1
    written = as_yaml(row.activity, aside=[(heading_of(one.field), one.words) for one in row.asides])
    comments = [line for line in written.splitlines() if line.startswith("#")]
    last = list(cells.values())[-1]
    assert any(" ".join(last.split()) in line for line in comments)


ROLES = {
    "for whom": ({Field.CONTROLLERS: "Gemeente Voorbeeld"}, Capacity.PROCESSOR, 1),
    "what": ({Field.WORK: "Hosting"}, Capacity.PROCESSOR, 0),
    "both": ({Field.CONTROLLERS: "Gemeente Voorbeeld", Field.WORK: "Hosting"}, Capacity.PROCESSOR, 1),
    "as it says": ({Field.CAPACITY: "verwerker"}, Capacity.PROCESSOR, 0),
    "as it says otherwise": ({Field.CAPACITY: "verantwoordelijke", Field.WORK: "x"}, Capacity.CONTROLLER, 0),
    "itself": ({Field.CONTROLLERS: "Zorggroep Voorbeeld", Field.WORK: "verzamelen"}, Capacity.CONTROLLER, 0),
    "nothing": ({Field.OWNER: "B"}, Capacity.CONTROLLER, 0),
}


@pytest.mark.parametrize(("cells", "capacity", "others"), ROLES.values(), ids=ROLES)
def test_who_says_for_whom_it_works_is_a_processor(cells, capacity, others):
    """The column *Verwerkingsverantwoordelijke* may name the organisation itself."""
    [row] = read_rows([{Field.NAME: "A", **cells}], Table(WORDS, organisation="Zorggroep  Voorbeeld"))
    assert (row.activity.capacity, len(row.activity.controllers), row.remarks) == (capacity, others, ())


def test_a_basis_of_ones_own_beside_a_controller_is_told():
    """It stays a controller's, so that nothing vanishes from the privacy notice; the check asks which it is."""
    [row] = read_rows([{Field.NAME: "A", Field.BASIS: "a", Field.CONTROLLERS: "Gemeente Voorbeeld"}], TABLE)
    assert (row.activity.capacity, len(row.remarks)) == (Capacity.CONTROLLER, 1)
    assert "capacity" in {one.field for one in missing(row.activity)}
    assert not told_of([replace(row.activity, capacity=Capacity.PROCESSOR)])


SPECIAL = {
    "J": ((), {}, 1),
    "ja": ((), {}, 1),
    "?": ((), {}, 1),
    "N": ((), {}, 0),
    "nee": ((), {}, 0),
    "ziekteverzuim": ((Kind.HEALTH,), {}, 0),
    "AVG 9 lid 2 sub h": ((), {Category.SPECIAL: "AVG 9 lid 2 sub h"}, 0),
}


@pytest.mark.parametrize(("cell", "told"), SPECIAL.items())
def test_a_column_of_special_data(cell, told):
    [row] = read_rows([{Field.NAME: "A", Field.OWNER: "B", Field.SPECIAL: cell}], TABLE)
    assert (row.activity.kinds, row.activity.permits, len(row.remarks)) == told


def test_that_there_are_special_data_is_no_news_where_they_are_named():
    [row] = read_rows([{Field.NAME: "A", Field.DATA: "diagnose", Field.SPECIAL: "J"}], TABLE)
    assert (row.remarks, row.activity.permits) == ((), {})


HEADERS = {
    "Nr.": Field.NUMBER,
    "Naam verwerking ": Field.NAME,
    "Doel(en) van de\nverwerking": Field.PURPOSES,
    "Grondslag (art. 6 AVG)": Field.BASIS,
    "Cat. betrokkenen": Field.SUBJECTS,
    "Categorie(ën) persoonsgegevens": Field.DATA,
    "Cat. pers.": Field.DATA,
    "Bijzondere\npersoonsgegevens? (J/N)": Field.SPECIAL,
    "Ontvangers / derden": Field.RECIPIENTS,
    "Verwerker(s)": Field.PROCESSORS,
    "VWO aanwezig?": Field.CONTRACTS,
    "Doorgifte buiten\r\nEER": Field.TRANSFERS,
    "Doorgifte buiten EU/EER": Field.TRANSFERS,
    "Bewaartermijn(en)": Field.RETENTION,
    "Techn. en org. maatregelen": Field.MEASURES,
    "Systeem / applicatie": Field.SYSTEMS,
    "Proceseigenaar": Field.OWNER,
    "Laatst bijgewerkt": Field.LAST_REVIEW,
    "Opmerkingen": Field.REMARKS,
    "Opm.": Field.REMARKS,
    "Verwerkingsverantwoordelijke": Field.CONTROLLERS,
    "Soort verwerking": Field.WORK,
    "DPIA uitgevoerd? (J/N)": Field.DPIA,
    "Soorten persoonsgegevens": Field.DATA,
    "Externe ontvangers": Field.RECIPIENTS,
    "Doorgifte aan derde landen of internationale organisaties": Field.TRANSFERS,
    "Technische maatregelen": Field.MEASURES,
    "Gezamenlijke verwerkingsverantwoordelijke": Field.JOINT_CONTROLLERS,
    "Bewaar-\ntermijn": Field.RETENTION,
    "Kleur": None,
    "": None,
}


@pytest.mark.parametrize(("header", "field"), HEADERS.items())
def test_headers_as_dutch_templates_write_them(header, field):
    found = columns_of(["Verwerking", header], WORDS, {})
    assert next((one for one, columns in found.items() if header in columns), None) is field


def test_the_name_of_the_activity_is_known_where_it_is_parted_at_the_end_of_a_line():
    assert columns_of(["Verwerkings-\nactiviteit"], WORDS, {}) == {Field.NAME: ("Verwerkings-\nactiviteit",)}


@pytest.mark.parametrize(
    ("cell", "told"),
    [
        ("Zoom Video Inc. (VS)", ("Zoom Video Inc. (VS)", "")),
        ("Voorbeeld Ltd (Verenigd Koninkrijk)", ("Voorbeeld Ltd (Verenigd Koninkrijk)", "")),
        ("Mailbedrijf (verzending)", ("Mailbedrijf", "verzending")),
        ("Personeelszaken (HR)", ("Personeelszaken", "HR")),
    ],
)
def test_a_country_is_not_what_a_recipient_gets_data_for(cell, told):
    [row] = read_rows([{Field.NAME: "A", Field.RECIPIENTS: cell}], TABLE)
    assert [(one.name, one.purpose) for one in row.activity.recipients] == [told]


@pytest.mark.parametrize(
    ("text", "start", "action"),
    [
        ("binnen 4 weken na afwijzing verwijderen", "afwijzing", Action.DELETE),
        ("4 weken na afwijzing, anonimiseren.", "afwijzing", Action.ANONYMIZE),
        ("4 weken na verzoek tot verwijderen", "verzoek tot verwijderen", None),
    ],
)
def test_what_happens_at_the_end_is_no_part_of_the_event(text, start, action):
    period, _ = period_of(text, WORDS)
    assert (period.term, period.start, period.action) == (Term(days=28), start, action)


def test_a_header_with_a_line_break_is_mapped_by_its_words():
    assert columns_of(["Naam", "Vreemde\n kop"], WORDS, {"Vreemde kop": "owner"})[Field.OWNER] == ("Vreemde\n kop",)


@pytest.mark.parametrize(
    "cells",
    [
        {Field.NAME: "* J/N invullen; zie handleiding"},
        {Field.NUMBER: "(*) zie boven"},
        {Field.NAME: "Toelichting: zie tabblad 1"},
        {Field.NAME: "NB alleen voor intern gebruik"},
    ],
)
def test_a_note_under_the_table_is_no_activity(cells):
    [row] = read_rows([cells], TABLE)
    assert (row.activity, row.is_note) == (None, True)


@pytest.mark.parametrize("name", ["Bronbestanden beheren", "Notarisdossiers", "Versiebeheer", "Bron"])
def test_a_name_that_looks_like_a_note_is_an_activity(name):
    [row] = read_rows([{Field.NAME: name}], TABLE)
    assert row.activity.name == name


@pytest.mark.parametrize("cell", ["x" * 100_001, "a\n" * 5_000])
def test_a_row_that_no_file_of_the_register_may_hold_is_refused(cell):
    """One file that is too large would stop the whole register."""
    [row] = read_rows([{Field.NAME: "A", Field.MEASURES: cell}], TABLE)
    assert (row.activity, row.is_note) == (None, False)


def test_a_removal_after_a_term_has_no_event_of_its_own():
    period, _ = period_of("verwijderd na 3 maanden", WORDS)
    assert (period.term, period.start, period.action) == (Term(months=3), "", Action.DELETE)


def test_a_name_is_one_line():
    [row] = read_rows([{Field.NAME: "Cliënt\nadministratie "}], TABLE)
    assert row.activity.name == "Cliënt administratie"
