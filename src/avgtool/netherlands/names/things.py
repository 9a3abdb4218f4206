"""Names that are nobody's here: of products, brands, works of art, feasts, though they look like persons."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from avgtool.netherlands.names.words import MONTHS, words_of

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
)
_KNOWN_THING = re.compile(rf"(?i)(?<!\w)(?:{'|'.join(_CALLED_SO)})(?!\w)")
_KIND_IN_FRONT = re.compile(
    r"(?i)(?<!\w)(?:model|modellen|type|merk|serie|kleur|smaak|geur|collectie|versie|maat|patroon|stof|behang|font)"
    r"[ ]*[:\"'“‘]?[ ]*$"
)
_COMPOUND = re.compile(r"-[a-zà-ÿ]{3,}$")
_FOLLOWS = re.compile(r"-[a-zà-ÿ]{3,}")
_REACH = 14
_NEVER_NAMES = words_of(
    """
    geb geb. bsn rek rek. nr nr. tel tel. mob iban kvk btw b.v. n.v. bv nv hr mr mw dhr mevr hai haha hoi hallo doei oke
    van haar hem
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
    """
)
"""What ends no name: groups, parts, labels of forms, desks, languages."""
_ADDRESSING = words_of("lieve beste hallo hoi hey dag geachte ha")
"""Words in front of those whom a letter is for."""
_LONG_MONTHS = {month for month in MONTHS if len(month) > len("jan")} | {"mei"}
"""In lower case; the short ones are first names too."""


def is_thing(text: str, found: TextFinding) -> bool:
    """Whether what was taken for a person in ``text`` is called after one: *model Frida*, *Van Gogh-puzzel*."""
    if found.entity != "PERSON":
        return False
    name = text[found.start : found.end]
    is_single = " " not in name
    return (
        len(name) == 1
        or name.lower() in _NEVER_NAMES
        or _names_nobody(name)
        or (name.islower() and name in _LONG_MONTHS)
        or any(start < found.end and found.start < end for start, end in _known_things(text))
        or (is_single and _KIND_IN_FRONT.search(text, max(0, found.start - _REACH), found.start) is not None)
        or (name[0].isupper() and _is_compound(text, found.end, name))
    )


def _names_nobody(name: str) -> bool:
    """Whether the last word ends no name, and no first name stands in front of it as in *Anna Turks*."""
    first, *others = name.split()
    last = others[-1] if others else first
    return last.lower() in _NOBODYS and (not others or first.islower() or first.lower() in _ADDRESSING)


@lru_cache(maxsize=8)
def _known_things(text: str) -> list[tuple[int, int]]:
    """Where things stand that everybody knows; looked for once for all names in ``text``."""
    return [match.span() for match in _KNOWN_THING.finditer(text)]


def _is_compound(text: str, end: int, name: str) -> bool:
    """Whether the name is the first part of a word for a thing; *Fatima-zahra* is not."""
    return _FOLLOWS.match(text, end) is not None or (_COMPOUND.search(name) is not None and " " in name)
