"""A register as organisations really keep it: titles above it, line breaks in headers, J/N columns, a footnote."""

from __future__ import annotations

import json
from datetime import datetime

import pytest
import xlsxwriter
import yaml

HEADERS = (
    *("Nr.", "Naam verwerking ", "Doel(en) van de\nverwerking", "Grondslag (art. 6 AVG)", "Cat. betrokkenen"),
    *("Categorieën persoonsgegevens", "Bijzondere\npersoonsgegevens? (J/N)", "Ontvangers / derden", "Verwerker(s)"),
    *("VWO aanwezig?", "Doorgifte buiten EER", "Bewaartermijn", "Systeem / applicatie", "Laatst bijgewerkt"),
    *("Opmerkingen", "Kleur"),
)
ROWS = (
    (
        *(1, "Cliëntadministratie", "Zorg verlenen\nDeclareren", "Wettelijke verplichting (Wabvpz, Wgbo)"),
        *("Cliënten, patiënten", "NAW-gegevens, BSN, gezondheidsgegevens", "J", "Zorgverzekeraars; Berichtendienst"),
        *("Dossierbedrijf Voorbeeld", "Ja, 12-03-2024", "Nee", "20 jaar na laatste wijziging dossier (WGBO)"),
        *("Dossier", datetime(2026, 2, 1)),  # noqa: DTZ001 - workbooks know no time zones
    ),
    (
        *(2, "Werving en selectie", "Vacatures vervullen", "Gerechtvaardigd belang", "Sollicitanten"),
        *("NAW, CV", "N", "geen", "Wervingsbedrijf Voorbeeld", "?", "nvt"),
        *("4 weken na afloop procedure, met toestemming 1 jaar", "Wervingspakket"),
    ),
    (
        *(
            3,
            "Webshop",
            "Leveren",
            "6.1.b, 6.1.c",
            "Klanten",
            "naam, IBAN",
            "N",
            "Vervoerder",
            "Winkelbedrijf Voorbeeld",
        ),
        *("Ja", "Ja - VS (SCC's)", "7 jaar na boekjaar (fiscaal)", "klanten.csv", "1-9-2025", "Zie DPIA?", "blauw"),
    ),
    (),
    (4, "", "Klachten afhandelen", "Wkkgz", "Cliënten"),
    ("", "* J/N invullen; zie de handleiding"),
)
FIRST_ROW = 6
ASIDE = ("--map", "Kleur=")


@pytest.fixture
def sheet(tmp_path):
    """The workbook, with its header in the fifth row, and a second sheet for what is done for others."""
    (tmp_path / "avgtool.yaml").write_text("organisation: {name: Zorggroep Voorbeeld}\n", encoding="utf-8")
    book = xlsxwriter.Workbook(str(tmp_path / "oud.xlsx"))
    dated = book.add_format({"num_format": "dd-mm-yyyy"})
    own, others = book.add_worksheet("Verantwoordelijke"), book.add_worksheet("Verwerker")
    own.write(0, 0, "Register van verwerkingsactiviteiten")
    own.write(1, 0, "Organisatie: Zorggroep Voorbeeld")
    for place, cells in enumerate((HEADERS, *ROWS), start=FIRST_ROW - 2):
        for column, cell in enumerate(cells):
            if isinstance(cell, datetime):
                own.write_datetime(place, column, cell, dated)
            elif cell != "":
                own.write(place, column, cell)
    others.write_row(0, 0, ("Verwerking", "Verwerkingsverantwoordelijke", "Soort verwerking", "Doorgifte"))
    others.write_row(1, 0, ("Dossiers hosten", "Gemeente Voorbeeld", "Hosting", "nee"))
    book.close()
    return tmp_path


def written(folder, code):
    """The file of one activity, as text and as data."""
    text = (folder / "verwerkingen" / f"{code}.yaml").read_text(encoding="utf-8")
    return text, yaml.safe_load(text)


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.usefixtures("sheet")
def test_what_is_told(avgtool, snapshot, language):
    ran = avgtool("--lang", language, "register", "import", "oud.xlsx", "--table", "Verantwoordelijke", "--dry-run")
    assert ran.out == snapshot


@pytest.mark.usefixtures("sheet")
def test_what_is_left_out_counts(avgtool):
    """A column that is not known, and a row without a name; a note under the table is told and counts for nothing."""
    args = ("register", "import", "oud.xlsx", "--table", "Verantwoordelijke", "--format", "json", "--dry-run")
    ran = avgtool(*args)
    told = json.loads(ran.out)
    assert (ran.code, told["left_aside"]) == (1, ["Kleur"])
    assert [(row["row"], row["activity"]) for row in told["rows"]] == [
        *((6, "clientadministratie"), (7, "werving-en-selectie"), (8, "webshop"), (10, None), (11, None)),
    ]
    assert json.loads(avgtool(*args, *ASIDE).out)["left_aside"] == []


def test_a_table_of_which_all_is_used_is_accepted(avgtool, sheet):
    (sheet / "oud.csv").write_text("Naam;Opmerkingen;Leeg\nA;b;\n\n* noot;;\n", encoding="utf-8")
    ran = avgtool("register", "import", "oud.csv", "--format", "json")
    assert (ran.code, [row["row"] for row in json.loads(ran.out)["rows"]]) == (0, [2, 4])
    assert "# Opmerkingen: b\n" in written(sheet, "a")[0]


def test_nothing_is_made_up_and_nothing_lost(avgtool, sheet):
    avgtool("register", "import", "oud.xlsx", "--table", "Verantwoordelijke", *ASIDE)
    care = written(sheet, "clientadministratie")[1]
    assert [(one["basis"], one["law"]) for one in care["purposes"]] == [("c", "Wabvpz, Wgbo")] * 2
    assert care["retention"] == [{"term": {"years": 20}, "start": "laatste wijziging dossier", "ground": "WGBO"}]
    assert care["processors"] == [{"name": "Dossierbedrijf Voorbeeld", "contract": "12-03-2024"}]
    assert "permits" not in care
    assert care["last_review"] == "2026-02-01"
    text, hiring = written(sheet, "werving-en-selectie")
    assert hiring["retention"] == [{"ground": "4 weken na afloop procedure, met toestemming 1 jaar"}]
    assert hiring["processors"] == [{"name": "Wervingsbedrijf Voorbeeld"}]
    assert "# Verwerkersovereenkomsten: ?\n" in text
    text, shop = written(sheet, "webshop")
    assert [one["basis"] for one in shop["purposes"]] == ["b", "c"]
    assert shop["transfers"] == [{"country": "VS", "safeguard": "SCC's"}]
    assert shop["retention"] == [{"term": {"years": 7, "after_year": True}, "ground": "fiscaal"}]
    assert "# Opmerkingen: Zie DPIA?\n" in text


def test_what_is_done_for_others_is_a_processors_and_in_no_privacy_notice(avgtool, sheet):
    assert avgtool("register", "import", "oud.xlsx", "--table", "Verwerker").code == 0
    assert written(sheet, "dossiers-hosten")[1]["capacity"] == "processor"
    notice = avgtool("register", "privacy-notice", "--output", "p.html")
    assert (notice.code, (sheet / "p.html").exists()) == (3, False)


@pytest.mark.parametrize("suffix", ["csv", "xlsx"])
def test_what_was_imported_and_exported_is_the_same_elsewhere(avgtool, sheet, suffix):
    """Words that were kept because nobody understood them stay those words."""
    avgtool("register", "import", "oud.xlsx", "--table", "Verantwoordelijke", *ASIDE)
    codes = ("clientadministratie", "werving-en-selectie", "webshop")
    before = {code: written(sheet, code)[1] for code in codes}
    assert avgtool("register", "export", "--output", f"uit.{suffix}").code == 0
    for code in codes:
        (sheet / "verwerkingen" / f"{code}.yaml").unlink()
    assert avgtool("register", "import", f"uit.{suffix}").code == 0
    assert {code: written(sheet, code)[1] for code in codes} == before
