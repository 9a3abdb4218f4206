"""Names that are nobody's here: of products, brands, works of art, feasts, though they look like persons."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

import regex  # type: ignore[import-untyped]

from avgtool.netherlands.names.brands import COLORS, COMPANIES, GOODS, NAMESAKES, RIVERS, is_color, is_company, is_feast
from avgtool.netherlands.names.deduce_lists import raw_lists
from avgtool.netherlands.names.gazetteer import dutch_words
from avgtool.netherlands.names.second_look import VERBS
from avgtool.netherlands.names.words import AMBIGUOUS_NAMES, ARTICLES, BRANDS, HONORIFICS, MONTHS, words_of

if TYPE_CHECKING:
    from avgtool.model.findings import TextFinding

_CALLED_SO = (
    r"Sinterklaas|Sint Nicolaas|Zwarte Piet|Kerstman|Paashaas",
    r"Jip en Janneke(?![ ](?-i:[A-ZÀ-ÖØ-Þ]))|Nijntje|Dikkie Dik",
    r"Harry Potter|Donald Duck|Mickey Mouse|Bob de Bouwer|(?:Vincent )?van Gogh|Rembrandt|Mondriaan|Frans Hals",
    r"Madame Tussauds|Johan Cruijff",
    r"Kruidvat|Albert Heijn|Dirk van den Broek|Jan Linders|Hoogvliet|Douwe Egberts|Dr\.? ?Oetker|Dr\.? ?Martens",
    r"Ben (?:&|en) Jerry|Uncle Ben|Jack Daniel|Johnnie Walker|Captain Morgan|Tony['’]s Chocolonely|Kinder Bueno",
    r"Hugo Boss|Tommy Hilfiger|Calvin Klein|Ralph Lauren|Jack (?:&|and|en) Jones|Michael Kors|Karl Lagerfeld|Vera Moda",
    r"Max Mara|Marc O['’]Polo|Tom Tailor|Miss Etam|Mercedes[- ]Benz|Alfa Romeo|Aston Martin|Renault Clio|John Deere",
    r"Harley[- ]Davidson|Levi['’]s|Yves Rocher|Yves Saint Laurent|Thomas Cook|Hans Anders|Stella Artois|Hertog Jan",
    r"Jenny Craig|Max Havelaar|Ronald McDonald|Alexa|Siri",
    r"Earl Grey|Lady Grey|Granny Smith|Pink Lady|Pinot (?:Grigio|Noir|Gris)|Sauvignon|Cabernet|Bloody Mary",
    r"James Bond|Sherlock Holmes|Indiana Jones|Darth Vader|Mona Lisa|Robin Hood|Peter Pan|Bambi|Barbie|Batman|Superman",
    r"Spider-?man|Peppa Pig|Hello Kitty|Paw Patrol|Winnie the Pooh|Pippi Langkous|Super Mario|Brandweerman Sam|Kuifje",
    r"Suske en Wiske|Asterix|Obelix|Samson en (?:Gert|Marie)|Woezel en Pip|Buurman en Buurman|Thomas de Trein|Bumba",
    r"Lucky Luke|Lara Croft|Hercule Poirot|Baantjer|Nijntje Pluis|Ticket to Ride|Royal Canin|Jack Russell",
    r"Anne Frank Huis|Elfstedentocht|Prinsjesdag|Zwarte Cross|Serious Request|Jenever|Lange Jan",
    r"Keti ?Koti|Suikerfeest|Offerfeest|Div?wali|Holi-?Phagwa|New York Pizza|Heel Holland Bakt|Hollandse Nieuwe|Peppa",
    r"Van der Valk|Simon Lévelt|Leen Bakker|Claudia Sträter|Ter Stal|Bart Smit|Henri Willig|Rob Peetoom|Charlie Temple",
    r"Ace (?:&|and) Tate|Sissy-Boy|Estée Lauder|Daniel Wellington|Mister Spex|Van Mossel|Pieter Smit Transport",
)
_KNOWN_THING = re.compile(rf"(?i)(?<!\w)(?:{'|'.join(_CALLED_SO)})(?!\w)")
_MAYBE_KNOWN = regex.compile(_KNOWN_THING.pattern)
"""The same for partial matching: whether a word can begin such a name."""
_WORD = re.compile(r"\w+")
_WORDS_KEPT = 20_000
_KIND_IN_FRONT = re.compile(
    r"(?i)(?<!\w)(?:model|modellen|type|merk|serie|kleur|smaak|geur|collectie|versie|maat|patroon|stof|behang|font|yoga|"
    r"cursus|workshop|spel|film|musical|game|puzzel|ras|soort|parfum|variant|uitvoering|medicijn|medicatie)"
    r"[ ]*[:\"'“‘]?[ ]*$"
)
_COMPOUND = re.compile(r"-[a-zà-ÿ]{3,}$")
_FOLLOWS = re.compile(r"-[a-zà-ÿ]{3,}")
_NOT_IN_LOWER_CASE = words_of("sim koop kas din hee hei pax")
"""First names that are words which people write in chats: *sim only*."""
_QUARTERS = words_of("wijk hoek punt krim hoorn")
"""Villages with an article, which without a capital are words."""
_NEUTER = re.compile(r"(?<!\w)(?:het|Het|The|Le|Les)[ ]$")
_SURE_OF_PERSON = 0.9
_GOODS_BEHIND = re.compile(r"[ ]([a-zà-ÿ]+)")
_TITLE_IN_FRONT = re.compile(HONORIFICS.pattern + r"$")
_SPATIAL = re.compile(
    r"(?i)(?<!\w)(?:aan|langs|bij|over|in|op|naast|naar|tegenover|door|rond|tot|van|en|onder|voor|uit|onze|hele)[ ]$"
)
_GOES_ON_WITH_RIVER = re.compile(r"[ ]en[ ]de[ ](\w+)", re.IGNORECASE)
_REACH = 16
_LONGEST_LISTED = 11
"""Letters of the longest words in the list of Dutch words."""
_LONGEST_OF_NAMES = 8
"""Letters of a second half that still can be a name's."""
_NEVER_NAMES = words_of(
    """
    lon lat lng day geb geb. bsn rek rek. nr nr. tel tel. mob iban kvk btw b.v. n.v. bv nv hr mr mw dhr mevr hai haha
    hoi hallo doei oke van haar hem adhd pdd-nos ptss copd cva hiv soa tsi tdi tfsi gti hdi cdti tce suv
    """
) | {"van haar", "van hem"}
"""What no person is called by, whatever stands around it."""
_NOBODYS = words_of(
    """
    allemaal allen iedereen buren buurt ouders leden bewoners bezoekers mensen collega's collegas team vrienden jongens
    meiden dames heren klant klanten medewerker medewerkers patiënt patiënte cliënt cliënte client bewoner huurder
    voornaam achternaam roepnaam tussenvoegsel geboortedatum geslacht adres postcode woonplaats telefoon handtekening
    servicedesk helpdesk kascommissie secretariaat administratie receptie directie bestuur planning sales backoffice
    frontoffice klantenservice polis contract factuur lab imei esim tikkie cheers benelux farsi tigrinya mandarijn
    arabisch turks pools duits engels spaans italiaans portugees russisch oekraïens papiamento sranan berbers dari
    somalisch koerdisch perzisch urdu hindi chinees
    patient patiente patiënten cliënten clienten dossier verzekerde debiteur huurders gebruiker gebruikers
    """
)
"""What ends no name: groups, parts, labels of forms, desks, languages."""
_ADDRESSING = words_of("lieve beste hallo hoi hey dag geachte ha")
"""Words in front of those whom a letter is for."""
_LONG_MONTHS = {month for month in MONTHS if len(month) > len("jan")} | {"mei"}
"""In lower case; the short ones are first names too."""


def is_thing(text: str, found: TextFinding) -> bool:
    """Whether what was taken for a person in ``text`` is called after one: *model Frida*, *Van Gogh-puzzel*."""
    name = text[found.start : found.end]
    if found.entity == "LOCATION":
        return _is_no_place(name) or _is_quarter(text, found) or _is_within_thing(text, found)
    if found.entity != "PERSON":
        return False
    is_single = " " not in name
    return (
        _is_nobodys(name)
        or (is_color(_with_word_before(text, found)) and not _has_title(text, found))
        or _is_river(text, found)
        or (is_single and _is_kind_of_goods(text, found))
        or (is_single and name.islower() and _is_word_here(text, found))
        or _is_within_thing(text, found)
        or _is_neuter(text, found)
        or (is_single and name.islower() and name in _NOT_IN_LOWER_CASE)
        or (is_single and _KIND_IN_FRONT.search(text, max(0, found.start - _REACH), found.start) is not None)
        or (name[0].isupper() and _is_compound(text, found.end, name))
    )


@lru_cache(_WORDS_KEPT)
def _is_nobodys(name: str) -> bool:
    """Whether what was taken for a person is none whatever stands around it."""
    return (
        len(name) == 1
        or name.lower() in _NEVER_NAMES
        or is_company(name)
        or is_feast(name)
        or _names_nobody(name)
        or (name.islower() and name in _LONG_MONTHS)
        or _is_after_company(name)
    )


def _is_within_thing(text: str, found: TextFinding) -> bool:
    return any(start < found.end and found.start < end for start, end in _known_things(text))


def _is_after_company(name: str) -> bool:
    """Whether a name begins with a company that no list of names has: *Kia* Picanto."""
    first = name.partition(" ")[0].lower()
    return first in COMPANIES or (first in BRANDS and not _is_listed_name(first))


def _is_neuter(text: str, found: TextFinding) -> bool:
    """*het* Van der Valk, *The* Prince: a person has no such article, unless the finder is sure."""
    before = text[max(0, found.start - 4) : found.start]
    return found.score < _SURE_OF_PERSON and _NEUTER.search(before) is not None


def _is_no_place(name: str) -> bool:
    """Whether what was taken for a place is a person in general, a medicine, a company, or *de* with a surname."""
    article, _, noun = name.lower().rpartition(" ")
    return noun in _NOBODYS or is_company(name) or (article in ARTICLES and noun in AMBIGUOUS_NAMES)


def _is_quarter(text: str, found: TextFinding) -> bool:
    """*in de wijk*; the answer to *woonplaats:* is a village."""
    article, _, noun = text[found.start : found.end].partition(" ")
    is_noun = article in ARTICLES and noun in _QUARTERS
    return is_noun and _SPATIAL.search(text, max(0, found.start - _REACH), found.start) is not None


def _has_title(text: str, found: TextFinding) -> bool:
    return _TITLE_IN_FRONT.search(text, max(0, found.start - _REACH), found.start) is not None


def _with_word_before(text: str, found: TextFinding) -> str:
    """One word with the one in front of it: Rood *Bruin*; several words as they are."""
    name = text[found.start : found.end]
    before = text[max(0, found.start - _REACH) : found.start]
    return (
        before.split(" ")[-2] + " " + name if " " not in name and before.count(" ") > 1 and before[-1] == " " else name
    )


def _is_kind_of_goods(text: str, found: TextFinding) -> bool:
    """*Douglas* parfum, *Rose* kleur: a brand in front of what it makes."""
    name = text[found.start : found.end].lower()
    behind = _GOODS_BEHIND.match(text, found.end)
    return behind is not None and (name in NAMESAKES or name in COLORS) and behind[1] in GOODS | {"kleur"}


def _is_river(text: str, found: TextFinding) -> bool:
    """*langs de Rijn*, *De Maas en de Waal*; *De Waal* heeft betaald is a person."""
    article, _, name = text[found.start : found.end].partition(" ")
    if not name and text[max(0, found.start - 3) : found.start].lower() == "de ":
        article, name = text[found.start - 3 : found.start - 1], article
    if article.lower() != "de" or name.lower() not in RIVERS or _has_title(text, found):
        return False
    together = _GOES_ON_WITH_RIVER.match(text, found.end)
    return (
        (article == "de" and name[0].isupper())
        or (together is not None and together[1].lower() in RIVERS)
        or _SPATIAL.search(text, max(0, found.start - _REACH), found.start) is not None
    )


def _is_word_here(text: str, found: TextFinding) -> bool:
    """Whether a word in lower case is a verb, or so long that only compounds are, in a text that has capitals."""
    name = text[found.start : found.end]
    return name in VERBS or (text != text.lower() and not _has_title(text, found) and _is_long_word(name))


def _is_long_word(name: str) -> bool:
    return len(name) > _LONGEST_LISTED and not any(mark in name for mark in "-'’") and not _is_listed_name(name)


@cache
def _listed_names() -> frozenset[str]:
    lists = raw_lists()
    return frozenset(name.lower() for key in ("first_name", "surname", "interfix_surname") for name in lists[key])


def _is_listed_name(name: str) -> bool:
    return name in _listed_names()


def _names_nobody(name: str) -> bool:
    """Whether the last word ends no name, and no first name stands in front of it as in *Anna Turks*."""
    first, *others = name.split()
    last = others[-1] if others else first
    return last.lower() in _NOBODYS and (not others or first.islower() or first.lower() in _ADDRESSING)


@lru_cache(maxsize=8)
def _known_things(text: str) -> list[tuple[int, int]]:
    """Where things stand that everybody knows; looked for once for all names in ``text``."""
    if not any(map(_may_begin_known, _WORD.findall(text))):
        return []
    return [match.span() for match in _KNOWN_THING.finditer(text)]


@lru_cache(_WORDS_KEPT)
def _may_begin_known(word: str) -> bool:
    """Whether the name of such a thing can begin with ``word``; of most texts no word can, which is quick to see."""
    return _MAYBE_KNOWN.match(word, partial=True) is not None


def _is_compound(text: str, end: int, name: str) -> bool:
    """Whether the name is the first part of a word for a thing; *Fatima-zahra* is not."""
    behind = _FOLLOWS.match(text, end) or (_COMPOUND.search(name) if " " in name else None)
    return behind is not None and _is_word(behind[0][1:])


def _is_word(part: str) -> bool:
    """Whether the second half of a compound is Dutch: *puzzel*, and not *jin* in *Soo-jin*."""
    return part in dutch_words() or len(part) > _LONGEST_OF_NAMES
