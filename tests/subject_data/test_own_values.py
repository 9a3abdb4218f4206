"""What else in a text is the person's: shown to that person, gone after an erasure; what is a neighbor's is neither."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from avgtool import catalog
from avgtool.config import TextSettings
from avgtool.model.subject_data import Found, FoundRow, FoundTable, Handle, Match, TableMap
from avgtool.subject_data.masking import third_parties
from avgtool.subject_data.own_values import with_own_values
from avgtool.subject_data.texts import mentions_of, without_mentions
from avgtool.subject_data.wanting import sought, wanted_from

if TYPE_CHECKING:
    from avgtool.subject_data.texts import Mentions

FATIMA = wanted_from(customer=["K-1001"], names=["Fatima el Amrani"])
PARTICLES = {"el"}


def table(match: Match = Match.EXACT, mapped: dict[str, Any] | None = None, **values: Any) -> FoundTable:
    own = TableMap("klant", (), {}, **(mapped or {}))
    row = FoundRow("1", (1,), match, (), tuple(values.values()))
    return FoundTable("bron", "klant", tuple(values), (row,), own)


def known(*tables: FoundTable) -> Mentions:
    return with_own_values(mentions_of(sought(FATIMA), PARTICLES), Found(tables), catalog.named_by)


IN_COLUMNS = table(straat="Van 't Hoffstraat", huisnummer=12, toevoeging="b", postcode="1012 AB", woonplaats="Utrecht")
HOUSE = table(straat="Dorpsstraat", huisnummer="12", postcode="1012AB")
IN_ONE = table(adres="Dorpsstraat 12 a, 1012 AB Utrecht")
SQUARE = table(straat="Plein 1940", huisnummer="3")
NUMBERS = table(
    iban="NL91ABNA0417164300", bsn="123456782", kenteken="GB-123-X", gebruikersnaam="fatima_e",
    email_prive="fatima@thuis.example", mobiel="0612345678", lidnummer="L-20417", geboortedatum=date(1980, 2, 28),
)  # fmt: skip
OWN = [
    (IN_COLUMNS, "Verhuisd naar {Van 't Hoffstraat 12b}, {1012 AB} Utrecht."),
    (IN_COLUMNS, "Woont {van t Hoffstraat 12}."),
    (IN_COLUMNS, "Pakje bij {VAN 'T HOFFSTRAAT 12-B} gebracht, niet op van 't Hoffstraat 12c."),
    (HOUSE, "Klant van {Dorpsstraat 12} {1012ab}; buren van Dorpsstraat 12a, Dorpsstraat 12 c en Dorpsstraat 14."),
    (HOUSE, "Belde uit de {Dorpsstraat}. Woont op {Dorpsstraat 12} u kunt daar heen."),
    (HOUSE, "Postcode 1012 AC, huis Kerkweg 12, Dorpsstraat 12-2."),
    (IN_ONE, "Op {Dorpsstraat 12A} ({1012 AB}) was niemand, Dorpsstraat 13 nam aan."),
    (SQUARE, "Staat op {Plein 1940, 3}; niet op Plein 1940, 5."),
    (NUMBERS, "Van {NL91 ABNA 0417 1643 00} naar NL20INGB0001234567."),
    (NUMBERS, "BSN {123456782} of {1234.56.782}, auto {GB123X}."),
    (NUMBERS, "Mail {fatima@thuis.example} of bel {+31 6 1234 5678}; lid {L20417}; inlog {fatima_e}."),
    (NUMBERS, "Geboren {28 februari 1980}, dus {28-02-1980} en {1980-02-28}; niet 27-02-1980."),
]


@pytest.mark.parametrize(("rows", "text"), OWN)
def test_in_whatever_way_it_is_written_what_is_the_persons_goes_and_nothing_of_a_neighbor(rows, text):
    """In braces stands what is the person's."""
    plain = text.replace("{", "").replace("}", "")
    kept = "".join(part.partition("}")[2] if at else part for at, part in enumerate(text.split("{")))
    assert without_mentions(plain, known(rows), "") == kept


@pytest.mark.parametrize("rows", [HOUSE, IN_ONE, table(Match.REFERENCE, straat="Dorpsstraat", huisnummer=12)])
def test_the_person_reads_the_own_address_and_not_that_of_another(rows):
    mask = third_parties(catalog.text_finder(TextSettings()), known(rows), sought(FATIMA), "[ander]")
    [shown] = mask.masked(["Mevrouw woont op Dorpsstraat 12, haar moeder op Kerkweg 5 in Utrecht."])
    assert shown == "Mevrouw woont op Dorpsstraat 12, haar moeder op [ander] in Utrecht."


COLUMN_OF_OTHERS = {
    "Dorpsstraat 12": True,
    "Dorpsstraat 12, 1012 AB": True,
    "F. el Amrani, Dorpsstraat 12": True,
    "Jan Bakker, Dorpsstraat 12": False,
    "Jan Bakker": False,
    "Dorpsstraat 14": False,
}


@pytest.mark.parametrize(("value", "shown"), COLUMN_OF_OTHERS.items())
def test_in_a_column_about_others_a_housemate_at_the_same_address_is_masked(value, shown):
    mask = third_parties(catalog.text_finder(TextSettings()), known(HOUSE), sought(FATIMA), "[ander]")
    assert mask.masked_value(value) == (value if shown else "[ander]")


@pytest.mark.parametrize(
    "rows",
    [
        table(Match.TEXT, straat="Dorpsstraat", huisnummer=12),
        table(Match.NEAR, straat="Dorpsstraat", huisnummer=12),
        table(Match.REFERENCE, bezorgnaam="Petra Smit", straat="Dorpsstraat", huisnummer=12),
        table(mapped={"third_parties": ("adres",)}, adres="Dorpsstraat 12"),
        table(mapped={"left_out": {"adres": "Van een ander."}}, adres="Dorpsstraat 12"),
        table(mapped={"texts": ("adres",)}, adres="Dorpsstraat 12"),
        table(postcode="1012", toevoeging="a", straat="Hof", gebruikersnaam="jan"),
    ],
    ids=["a text", "in doubt", "of whom it was delivered to", "of others", "not given", "texts", "too short"],
)
def test_what_may_be_of_another_or_stands_in_any_text_is_not_taken(rows):
    text = "Dorpsstraat 12 in 1012, a hof jan"
    assert without_mentions(text, known(rows), "") == text


def test_an_order_to_the_person_has_the_persons_address():
    order = table(Match.REFERENCE, bezorgnaam="F. el Amrani", straat="Dorpsstraat", huisnummer=12)
    assert without_mentions("Naar Dorpsstraat 12", known(order), "[…]") == "Naar […]"


def test_a_date_of_birth_is_known_by_its_place_in_avgtool_yaml_too():
    rows = table(mapped={}, gebdag="28-02-1980")
    mapped = TableMap("klant", (), {Handle.BIRTH: (("gebdag",),)})
    rows = FoundTable(rows.source, rows.table, rows.columns, rows.rows, mapped)
    assert without_mentions("28 februari 1980", known(rows), "[…]") == "[…]"
