"""To whom a letter goes, and how it begins: by Dutch manners, and without guessing anybody's sex."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from avgtool import catalog


@pytest.mark.parametrize(
    ("contact", "dutch", "english"),
    [
        ("Mevrouw F. el Amrani, Dorpsstraat 1", "Geachte mevrouw El Amrani", "Dear Ms El Amrani"),
        ("dhr. J.P. van der Berg", "Geachte heer Van der Berg", "Dear Mr Van der Berg"),
        ("de heer dr. Th. M. 't Hart", "Geachte heer 't Hart", "Dear Mr 't Hart"),
        ("mevr. Fatima Bakker", "Geachte mevrouw Bakker", "Dear Ms Bakker"),
        ("Mw. Sanne de Vries", "Geachte mevrouw De Vries", "Dear Ms De Vries"),
        ("Mevrouw mr. A. Visser", "Geachte mevrouw Visser", "Dear Ms Visser"),
        ("Mw. Anna Maria Smit Bos", "Geachte mevrouw Anna Maria Smit Bos", "Dear Ms Anna Maria Smit Bos"),
        ("Mrs Smith", "Geachte mevrouw Smith", "Dear Mrs Smith"),
        ("Dhr. Yılmaz", "Geachte heer Yılmaz", "Dear Mr Yılmaz"),
        ("F. el Amrani", "Geachte F. el Amrani", "Dear F. el Amrani"),
        ("Herman de Boer", "Geachte Herman de Boer", "Dear Herman de Boer"),
        ("Familie De Boer", "Geachte familie De Boer", "Dear Familie De Boer"),
        ("Mevrouw", "Geachte mevrouw", "Dear Madam"),
        ("jan@example.nl", "Geachte heer of mevrouw", "Dear Sir or Madam"),
        ("06 12 34 56 78", "Geachte heer of mevrouw", "Dear Sir or Madam"),
        ("", "Geachte heer of mevrouw", "Dear Sir or Madam"),
        (None, "Geachte heer of mevrouw", "Dear Sir or Madam"),
    ],
)
def test_who_is_greeted_how(contact, dutch, english):
    found = catalog.addressee(contact)
    assert (found.salutation("nl"), found.salutation("en")) == (dutch, english)


def test_the_address_stands_on_lines_of_its_own():
    """However its parts were kept apart."""
    expected = ("Mevrouw F. el Amrani", "Dorpsstraat 1", "1012 AB  Amsterdam".replace("  ", " "))
    for apart in (", ", "\n", ";", ",\n "):
        assert catalog.addressee(apart.join(expected)).lines == expected


@given(st.text())
def test_any_contact_gives_a_letter(contact):
    """And is not repeated where it must not be."""
    found = catalog.addressee(contact)
    assert found.dutch.startswith("Geachte")
    assert "\n" not in "".join(found.lines)
    assert repr(found) == f"Addressee({len(found.lines)} lines)"
