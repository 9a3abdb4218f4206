"""What Dutch organisations call the persons whose data they hold, and how such a word is bent in Dutch."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from avgtool.model.person_words import PersonForms, PersonWord, english_forms

if TYPE_CHECKING:
    from collections.abc import Mapping

_KNOWN: Mapping[str, tuple[str, str, str]] = MappingProxyType(
    {
        "klant": ("klanten", "customer", "klantnummer"),
        "cliënt": ("cliënten", "client", "cliëntnummer"),
        "patiënt": ("patiënten", "patient", "patiëntnummer"),
        "gast": ("gasten", "guest", "reserveringsnummer"),
        "opdrachtgever": ("opdrachtgevers", "client", "opdrachtnummer"),
        "abonnee": ("abonnees", "subscriber", "abonneenummer"),
        "lid": ("leden", "member", "lidmaatschapsnummer"),
        "huurder": ("huurders", "tenant", "huurdersnummer"),
        "leerling": ("leerlingen", "pupil", "leerlingnummer"),
        "student": ("studenten", "student", "studentnummer"),
        "donateur": ("donateurs", "donor", "donateursnummer"),
        "deelnemer": ("deelnemers", "participant", "deelnemersnummer"),
        "sollicitant": ("sollicitanten", "applicant", "sollicitatienummer"),
        "werknemer": ("werknemers", "employee", "personeelsnummer"),
        "medewerker": ("medewerkers", "employee", "personeelsnummer"),
        "bewoner": ("bewoners", "resident", "bewonersnummer"),
        "inwoner": ("inwoners", "resident", "zaaknummer"),
        "bezoeker": ("bezoekers", "visitor", "bezoekersnummer"),
        "gebruiker": ("gebruikers", "user", "gebruikersnummer"),
        "verzekerde": ("verzekerden", "insured person", "polisnummer"),
        "vrijwilliger": ("vrijwilligers", "volunteer", "vrijwilligersnummer"),
        "cursist": ("cursisten", "course participant", "cursistnummer"),
        "reiziger": ("reizigers", "traveler", "boekingsnummer"),
        "relatie": ("relaties", "contact", "relatienummer"),
    }
)
"""Word to its plural, the English word, and what its number is called."""
_NEUTER = ("lid", "kind")
"""Words, also at the end of compounds, that take *het*; so do diminutives."""
_PLURAL_OF_END: Mapping[str, str] = MappingProxyType(
    {"lid": "leden", "kind": "kinderen", "man": "mannen", "de": "den", "te": "ten", "ene": "enen"}
)
"""Ends that go their own way; the last three make a noun of an adjective or a participle: *betrokkene*."""
_PLURAL_IN_S = ("el", "em", "en", "er", "erd", "aar", "eur", "oor", "e", "ée", "je")
_LONG_VOWELS = ("aa", "ee", "oo", "uu")
_VOICED = {"f": "v", "s": "z"}


def plurals() -> Mapping[str, str]:
    """Words for several persons to the English ones: *gasten* to *guests*."""
    return {many: english_forms(english).many for many, english, _ in _KNOWN.values()}


def person_word(
    word: str, *, plural: str = "", article: str | None = None, english: str = "", english_plural: str = ""
) -> PersonWord:
    """The word with its forms in Dutch and English.

    Args:
        word: The Dutch word, of any case: ``klant``, ``Cliënt``, ``client``.
        plural: Its plural; by default the one that is known, or that of the common rules.
        article: ``de`` or ``het``; by default *de*, but of *lid*, *kind* and diminutives.
        english: The English word; by default the one that is known, else ``person``.
        english_plural: Its plural.
    """
    one = _spelled(word)
    known_plural, known_english, number = _KNOWN.get(one, ("", "person", ""))
    neuter = article == "het" or (article is None and one.endswith((*_NEUTER, "je")))
    dutch = _forms(one, plural or known_plural or _plural(one), number or f"{one}nummer", neuter=neuter)
    return PersonWord(dutch, english_forms(english or known_english, english_plural))


def _spelled(word: str) -> str:
    """In small letters; *client* and *patient* as Dutch spells them."""
    one = word.strip().lower()
    return {"client": "cliënt", "patient": "patiënt"}.get(one, one)


def _forms(one: str, many: str, number: str, *, neuter: bool) -> PersonForms:
    the, this, that, our = ("het", "dit", "dat", "ons") if neuter else ("de", "deze", "die", "onze")
    return PersonForms(
        one=one,
        many=many,
        a=f"een {one}",
        the=f"{the} {one}",
        this=f"{this} {one}",
        that=f"{that} {one}",
        our=f"{our} {one}",
        of_the=f"van {the} {one}",
        number=number,
    )


def _plural(one: str) -> str:
    """By the common rules (Leidraad); a word that goes its own way is given with its plural."""
    ends = next((end for end in _PLURAL_OF_END if one.endswith(end)), None)
    if ends:
        return one.removesuffix(ends) + _PLURAL_OF_END[ends]
    if one.endswith(_PLURAL_IN_S):
        return f"{one}s"
    if one[-3:-1] in _LONG_VOWELS:
        return f"{one[:-3]}{one[-2]}{_VOICED.get(one[-1], one[-1])}en"
    return f"{one}en"
