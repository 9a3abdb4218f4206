"""What stands out in a clean column is found, and what only looks so is not."""

from __future__ import annotations

import pytest

from avgtool import catalog
from avgtool.scanning.full_names import FullNames

PASSING = ["111222333", "123456782", "999990019", "999993653", "999990639", "999993872"]
NAMES = ["Fatima Jansen", "J. de Vries", "Ayşe Yilmaz", "Jan-Willem van der Berg", "Visser, Kees", "mevr. Bakker"]
SEGMENTS = ["A", "B", "C"] * 60
MARKS = [str(1 + number % 10) for number in range(180)]


@pytest.fixture(scope="module")
def full_names():
    """By the lists of the catalog."""
    return FullNames(catalog.knowledge().lists, catalog.knowledge().value_words)


@pytest.mark.parametrize(
    "value",
    [
        *NAMES,
        "Fatima el Amrani",
        "Mohammed Bennani-Yilmaz",
        "Sanne de Wit",
        "Wit, D.G. de",
        "dhr. P. Jansen",
        "FATIMA JANSEN",
        "Anna Maria Mulder",
    ],
)
def test_a_full_name_is_told_by_the_lists(full_names, value):
    """A first name or initials, infixes, and a surname; in either order."""
    assert full_names.is_name(value)


@pytest.mark.parametrize(
    "value",
    [
        "Anna Paulowna",
        "Den Haag",
        "Rode Fiets",
        "fatima jansen",
        "Jansen Transport",
        "Jan Steenstraat",
        "de Vries",
        "van Dijk Fatima",
        "Mevrouw",
        "dhr.",
        "Segment Bakker",
        ",",
        "A, B",
    ],
)
def test_what_is_no_full_name(full_names, value):
    """Places, things, streets, and words that only begin or end like one."""
    assert not full_names.is_name(value)


STRAYS = [
    ("names among segments", "segment", [*SEGMENTS, *NAMES], {"PERSON": 6}),
    ("one name among segments", "segment", [*SEGMENTS, "Fatima Jansen"], {"PERSON": 1}),
    ("names among grades of customers", "niveau", [*["Goud", "Zilver", "Brons"] * 50, *NAMES * 2], {"PERSON": 12}),
    ("names in most rows of a column of something else", "segment", ["A", "B", *NAMES * 30], {"PERSON": 180}),
    ("a name among towns", "woonplaats", [*["Utrecht", "Zwolle", "Den Haag"] * 50, "Fatima Jansen"], {"PERSON": 1}),
    ("a BSN among marks", "tevredenheid", [*MARKS, "123456782", "123456782"], {"NL_BSN": 2}),
    ("BSNs among words", "kanaal", [*["web", "winkel", "post"] * 60, *PASSING], {"NL_BSN": 6}),
    ("a BSN that lost its zero among marks", "cijfer", [*MARKS, "12345672"], {"NL_BSN": 1}),
    ("a BSN as a clerk writes it", "cijfer", [*MARKS, "1234.56.782"], {"NL_BSN": 1}),
    ("BSNs among amounts", "waarde", [*map(str, range(100_000, 2_000_000, 9_973)), *PASSING], {"NL_BSN": 6}),
]


@pytest.mark.parametrize(("header", "values", "expected"), [one[1:] for one in STRAYS], ids=[one[0] for one in STRAYS])
def test_what_does_not_belong_in_a_column_is_counted(scanned, header, values, expected):
    """In rows, whatever the verdict on the column is."""
    found = scanned({"id": range(len(values)), header: values}, "export.csv").column(header)
    assert found.entities == expected


ADJECTIVES = ["Rode", "Snelle", "Luxe", "Oude", "Stille", "Grote", "Roze", "Max", "Jan", "Robin"]
NOUNS = ["Fiets", "Lamp", "Tas", "Stoel", "Kast", "Bos", "Berg", "Visser", "Regenjas", "Waterkoker"]
QUIET = [
    ("product names", "artikel", [f"{one} {two}" for one in ADJECTIVES for two in NOUNS]),
    ("shops named after their founders", "leverancier",
     ["Albert Heijn", "Jan Linders", "Action", "Hema", "Kruidvat", "Dirk van den Broek", "Coolblue", "Blokker"] * 10),
    ("companies with their legal form", "afzender",
     ["Jansen Transport B.V.", "Peter Bakker", "De Vries & Zn", "Bakkerij Smit", "Coolblue B.V.", "Hema"] * 10),
    ("brands", "merk", ["Nike", "Adidas", "Calvin Klein", "Puma", "Levi's", "Hugo Boss"] * 10),
    ("towns", "woonplaats", ["Anna Paulowna", "Utrecht", "Den Haag", "Sint Anthonis", "Bergen op Zoom"] * 20),
    ("order numbers of one length", "ordernr", [str(number) for number in range(200_000_000, 200_001_000)]),
    ("order numbers among words", "verwijzing", ["geen"] * 2_000 + [str(n) for n in range(200_000_000, 200_000_300)]),
    ("amounts in cents", "omzet", [str(7 * 3**number + 1) for number in range(19)] * 10),
    ("dates without dashes", "dag", ["", "n.v.t.", "morgen"] * 60 + [f"202401{day:02}" for day in range(10, 31)]),
    ("a telephone number too short", "cijfer", [*MARKS, "612345678"]),
]  # fmt: skip


@pytest.mark.parametrize(("header", "values"), [one[1:] for one in QUIET], ids=[one[0] for one in QUIET])
def test_what_stands_in_a_column_by_its_nature_is_no_stray(scanned, header, values):
    """Names of things and companies, and numbers of which one in eleven passes by chance."""
    found = scanned({"id": range(len(values)), header: values}, "export.csv").column(header)
    assert {"PERSON", "NL_BSN", "US_SSN", "PHONE_NUMBER"}.isdisjoint(found.entities)
