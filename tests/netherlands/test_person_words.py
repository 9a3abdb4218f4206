"""The organisation's word for the person, bent as Dutch and English do."""

import pytest

from avgtool import catalog
from avgtool.config import Config, PersonSettings


@pytest.mark.parametrize(
    ("word", "plural", "our", "that", "english", "number"),
    [
        ("klant", "klanten", "onze klant", "die klant", "customer", "klantnummer"),
        ("Cliënt", "cliënten", "onze cliënt", "die cliënt", "client", "cliëntnummer"),
        ("client", "cliënten", "onze cliënt", "die cliënt", "client", "cliëntnummer"),
        ("patiënt", "patiënten", "onze patiënt", "die patiënt", "patient", "patiëntnummer"),
        ("gast", "gasten", "onze gast", "die gast", "guest", "reserveringsnummer"),
        ("opdrachtgever", "opdrachtgevers", "onze opdrachtgever", "die opdrachtgever", "client", "opdrachtnummer"),
        ("lid", "leden", "ons lid", "dat lid", "member", "lidmaatschapsnummer"),
        ("jeugdlid", "jeugdleden", "ons jeugdlid", "dat jeugdlid", "person", "jeugdlidnummer"),
        ("abonnee", "abonnees", "onze abonnee", "die abonnee", "subscriber", "abonneenummer"),
        ("betrokkene", "betrokkenen", "onze betrokkene", "die betrokkene", "person", "betrokkenenummer"),
        ("aandeelhouder", "aandeelhouders", "onze aandeelhouder", "die aandeelhouder", "person", "aandeelhoudernummer"),
        ("petekind", "petekinderen", "ons petekind", "dat petekind", "person", "petekindnummer"),
        ("buurman", "buurmannen", "onze buurman", "die buurman", "person", "buurmannummer"),
    ],
)
def test_a_word_is_bent_with_its_article(word, plural, our, that, english, number):
    forms = catalog.person_word(Config(person=word))
    dutch = forms.forms("nl")
    assert (dutch.many, dutch.our, dutch.that, dutch.number) == (plural, our, that, number)
    assert forms.forms("en").one == english


def test_possessive_and_articles_in_both_languages():
    word = catalog.person_word(Config(person="lid"))
    assert (word.dutch.a, word.dutch.the, word.dutch.this, word.dutch.of_the) == (
        "een lid", "het lid", "dit lid", "van het lid",
    )  # fmt: skip
    assert (word.english.a, word.english.many, word.english.of_the) == ("a member", "members", "the member's")
    assert catalog.person_word(Config(person="werknemer")).english.a == "an employee"


def test_a_word_that_is_bent_otherwise_is_given_with_its_forms():
    given = PersonSettings(word="museumvriend", plural="museumvrienden", article="het", english="friend of the museum",
                           english_plural="friends of the museum")  # fmt: skip
    word = catalog.person_word(Config(person=given))
    assert (word.dutch.many, word.dutch.our) == ("museumvrienden", "ons museumvriend")
    assert word.english.many == "friends of the museum"
