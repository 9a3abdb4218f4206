"""Headers are read by whole words, through abbreviations, camel case, prefixes and compounds."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from avgtool.recognizers.base import Knowledge
from avgtool.scanning.columns import SPOKEN_FOR
from avgtool.scanning.header_tokens import is_opaque, split
from avgtool.scanning.headers import HeaderReader
from avgtool.scanning.subjects import Subject


@pytest.fixture(scope="module")
def reader(request) -> HeaderReader:
    """A reader with all that avgtool knows."""
    return HeaderReader(request.getfixturevalue("knowledge"))


@pytest.mark.parametrize(
    ("header", "tokens"),
    [
        ("Geb.dat.", ("geb", "dat")),
        ("klantNaam", ("klant", "naam")),
        ("E-mailAdres", ("email", "adres")),
        ("BSNNummer", ("bsn", "nummer")),
        ("AddressLine1", ("address", "line", "1")),
        ("cliëntnr", ("clientnr",)),
        ("adressen[].straat", ("adressen", "straat")),
        ("", ()),
    ],
)
def test_a_header_is_split_at_signs_case_and_digits(header, tokens):
    """Accents are stripped, e-mail stays one word."""
    assert split(header) == tokens


@pytest.mark.parametrize(
    ("header", "entity"),
    [
        ("bsn", "NL_BSN"),
        ("Burgerservicenummer", "NL_BSN"),
        ("E-mailadres", "EMAIL_ADDRESS"),
        ("klantpostcode", "NL_POSTCODE"),
        ("bezorg_woonplaats", "LOCATION"),
        ("geb_dt", "DATE_OF_BIRTH"),
        ("ShipPostalCode", "POSTCODE"),
        ("iban_nr", "IBAN_CODE"),
        ("persoon.naam.geslachtsnaam", "LAST_NAME"),
    ],
)
def test_a_header_speaks_for_its_kind(reader, header, entity):
    """Exactly, behind a prefix, as the head of a compound, at the end of a path."""
    assert reader.read(header).meanings[entity] > 0.5


@pytest.mark.parametrize(
    ("header", "entity"),
    [
        ("band", "LAST_NAME"),  # "an" stands in it, not as a word
        ("PhoneNumberTypeID", "PHONE_NUMBER"),
        ("EmailAddressVerified", "EMAIL_ADDRESS"),
        ("artikelnr", "HOUSE_NUMBER"),
        ("telefoon_datum", "PHONE_NUMBER"),
    ],
)
def test_words_behind_a_kind_change_its_meaning(reader, header, entity):
    """What a phone number's type is, is no phone number."""
    assert reader.read(header).meanings.get(entity, 0.0) < 0.5


@pytest.mark.parametrize(
    ("header", "subject"),
    [
        ("SalesPersonID", Subject.PERSON),
        ("klantnummer", Subject.PERSON),
        ("ProductReviewID", Subject.THING),
        ("SupplierID", Subject.ORGANIZATION),
        ("ordernr", Subject.TRANSACTION),
        ("ReportsTo", Subject.PERSON),
        ("kleurcode", Subject.THING),
        ("xyz", None),
    ],
)
def test_a_header_tells_what_it_is_about(reader, header, subject):
    """By its last word that tells, written together or not."""
    assert reader.read(header).subject() is subject


def test_a_word_that_begins_the_name_of_the_table_is_about_what_the_table_is_about(reader):
    """``stor_id`` in a table of stores is a store's."""
    assert reader.read("stor_id").subject() is None
    assert reader.read("stor_id").subject(("stores",)) is Subject.ORGANIZATION


@pytest.mark.parametrize("header", ["K01", "column_3", "", "F12", "kolom 7"])
def test_some_headers_say_nothing(header):
    """They are judged by their values and neighbors only."""
    assert is_opaque(header)


@given(st.text(max_size=40))
def test_no_header_breaks_the_reader(header):
    """Whatever people call their columns."""
    read = HeaderReader(Knowledge(())).read(header)
    assert read.name == header
    assert all(token == token.lower() for token in read.tokens)


@pytest.mark.parametrize(
    ("header", "entity"),
    [
        ("gezondh.", "HEALTH"),
        ("Legit.", "NL_PASSPORT"),
        ("lidn.", "CUSTOMER_ID"),
        ("wett. vert.", "PERSON"),
        ("noodnr", "PHONE_NUMBER"),
        ("geb. dd", "DATE_OF_BIRTH"),
        ("ouder(s)/verzorger", "PERSON"),
    ],
)
def test_words_cut_short_by_hand_are_understood(knowledge, header, entity):
    """A point tells that a word goes on; it is read where all words that it begins mean the same."""
    assert HeaderReader(knowledge).read(header).meanings.get(entity, 0.0) >= SPOKEN_FOR


@pytest.mark.parametrize("header", ["Bet.cond.", "eenh.", "tek.nr", "SB nr", "ri.", "Vest."])
def test_words_cut_short_in_lists_of_things_say_nothing_of_persons(knowledge, header):
    """Neither a condition of payment nor the number of a drawing."""
    assert all(strength < SPOKEN_FOR for strength in HeaderReader(knowledge).read(header).meanings.values())
