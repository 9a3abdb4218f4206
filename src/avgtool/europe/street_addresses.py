"""Addresses of other countries in prose: street with number by what streets are called there, and the place behind it.

French and Belgian (*12 rue de la Paix, 1000 Bruxelles*), German (*Hauptstraße 5, 50667 Köln*), British and American
(*12 Baker Street, London NW1 6XE*), Spanish, Portuguese, Italian and Polish. Generic rules; no list of streets.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from avgtool.model.findings import TextFinding

if TYPE_CHECKING:
    from collections.abc import Iterator

_NAME = r"(?:[A-ZÀ-ÖØ-Þ](?:[^\W\d_]|['’.\-])*|\d{1,3}(?:st|nd|rd|th|er|e|ème))"
_NUMBER = r"\d{1,4}(?:[ ]?(?:bis|ter|quater|[a-zA-Z](?!\w)))?(?:[-/]\d{1,3}[a-zA-Z]?)?(?![\w%€]|[.,:]\d)"
_FIRST_NUMBER = (
    r"(?<![\w.,:/\-])(?!\d{4}[ ][A-Za-z]{2}[ ])\d{1,4}(?:[ ]?(?:bis|ter|quater)|[a-zA-Z])?(?:[-/]\d{1,3}[a-zA-Z]?)?"
)
"""In front of the street; not a Dutch postcode, *5211 BD Den Bosch*, though *bd* is a boulevard too."""
_BOX = r"(?:,?[ ](?:bte|boîte|boite|bus|appt?\.?|apt\.?|unit|flat|suite|#)[ ]?\d{1,4}[a-zA-Z]?(?!\w))?"

_LINK = r"(?:de[ ]la[ ]|de[ ]l['’]|du[ ]|des[ ]|de[ ]|d['’]|la[ ]|le[ ]|les[ ]|l['’]|aux?[ ])"
_FRENCH_STREET = r"(?i:rue|avenue|av\.|boulevard|boul\.|bd\.?|chaussée|chaussee|allée|allee|impasse)"
_FRENCH = rf"(?:{_FRENCH_STREET}|[Pp]lace|[Qq]uai|[Cc]hemin|[Cc]ours|[Ss]quare|[Rr]oute|[Cc]los|[Dd]rève|[Vv]enelle)"
_FRENCH_NAME = rf"{_LINK}?{_NAME}(?:[ ]{_LINK}?{_NAME}){{0,3}}"
_LOWER = r"[a-zà-ÿ][\w'’.\-]*"

_GERMAN_END = r"(?:straße|strasse|gasse|platz|allee|ufer|damm|chaussee|stieg|graben)"
_GERMAN_WORD = r"(?:Straße|Strasse|Str\.|Gasse|Platz|Allee|Ufer|Damm|Ring|Weg|Chaussee)"

_GERMAN_IN = r"(?:Am|An[ ]de[rn]|Im|In[ ]der|Zum|Zur|Auf[ ]de[rm]|Unter[ ]den)"

_ENGLISH_FULL = r"street|road|avenue|lane|crescent|terrace|grove|mews|boulevard"
_ENGLISH = (
    r"(?:Street|St|Road|Rd|Avenue|Ave|Lane|Ln|Drive|Dr|Close|Court|Ct|Crescent|Place|Pl|Square|Sq|Terrace|Gardens|Grove|"
    r"Way|Hill|Row|Mews|Walk|Green|Boulevard|Blvd|Parade|Quay|Highway|Hwy|Parkway|Pkwy|Circle|Trail|View|Rise|Park|"
    r"Broadway|Gate|Yard|Wharf|Vale)"
)
_NO_STREET_WORD = (
    r"(?!(?:the|on|of|to|in|at|a|an|my|our|your|down|up|along|away|more|people|days?|weeks?|months?|years?|hours?|minutes?|"
    r"km|miles?|metres?|meters?|times?|from|and|or|op|de|het|een|in|van|per|euro|stuks?|x)\b)"
)
_SOUTHERN = (
    r"(?:Calle|C/|Avenida|Avda\.?|Paseo|Plaza|Viale|Piazza|Corso|Rua|Praça|Largo|ul\.|ulica|Ulica|al\.|"
    r"Via(?=[^\n]*\d{5}))"
)
_SOUTHERN_LINK = r"(?:de[ ]las?[ ]|de[ ]los[ ]|del[ ]|de[ ]|della?[ ]|dei[ ]|di[ ]|da[ ]|do[ ]|dos[ ]|das[ ])"
_SOUTHERN_NAME = rf"{_NAME}(?:[ ]{_SOUTHERN_LINK}?{_NAME}){{0,3}}"

_PATTERNS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"{_FIRST_NUMBER},?[ ]{_FRENCH}[ ]{_FRENCH_NAME}{_BOX}",
        rf"(?<!\w){_FRENCH}[ ]{_FRENCH_NAME},?[ ](?:n°[ ]?|nr\.?[ ]|no\.?[ ])?{_NUMBER}{_BOX}",
        rf"{_FIRST_NUMBER},?[ ]{_FRENCH_STREET}[ ]{_LINK}?{_LOWER}(?:[ ]{_LOWER}){{0,2}}(?=[ ]*(?:[,\n]|$))",
        rf"(?<!\w){_FRENCH_STREET}[ ]{_LINK}?{_LOWER}(?:[ ]{_LOWER}){{0,2}},?[ ]{_NUMBER}{_BOX}",
        rf"(?<!\w)(?i:[^\W\d_]{{3,}}[\-]?{_GERMAN_END})[ ]{_NUMBER}",
        rf"(?<!\w)(?:{_NAME}[ \-]){{1,3}}{_GERMAN_WORD}[ ]{_NUMBER}",
        rf"(?<!\w){_GERMAN_IN}[ ]{_NAME}[ ]{_NUMBER}(?=,?\s*(?:D-)?\d{{5}}[ ])",
        rf"{_FIRST_NUMBER},?[ ](?:{_NAME}[ ]){{1,3}}{_ENGLISH}(?!\w)\.?(?:[ ][NSEW]{{1,2}}(?!\w))?{_BOX}",
        rf"{_FIRST_NUMBER},?[ ](?:{_NO_STREET_WORD}{_LOWER}[ ]){{1,2}}(?:{_ENGLISH_FULL})(?!\w)",
        rf"(?<!\w){_SOUTHERN}[ ]?{_SOUTHERN_LINK}?{_SOUTHERN_NAME},?[ ](?:n[º°.][ ]?)?{_NUMBER}",
    )
)
_LOWER_STEMS = (
    "rue ", "avenue", "boulevard", "bd ", "bd. ", "chauss", "allée", "allee", "impasse", "straße", "strasse", "gasse ",
    "platz ", "ufer ", "damm ", "stieg ", "graben ", "street", "road", "lane", "crescent", "terrace", "grove", "mews",
)  # fmt: skip
_WORD_TEXT = """
Rue Avenue Boulevard Boul. Bd Bd. Chaussée Allée Impasse Straße Strasse Str. Gasse Platz Allee Ufer Damm Ring Weg Am An
Im In Zum Zur Auf Unter Calle C/ Avenida Avda Avda. Paseo Plaza Viale Piazza Corso Rua Praça Largo ul. ulica Ulica al.
Via Street St St. Road Rd Rd. Avenue Ave Ave. Lane Ln Drive Dr Dr. Close Court Ct Crescent Place Pl Square Sq Terrace
Gardens Grove Way Hill Row Mews Walk Green Boulevard Blvd Parade Quay Highway Hwy Parkway Pkwy Circle Trail View Rise
Park Broadway Gate Yard Wharf Vale
"""
_STREET_WORDS = frozenset(_WORD_TEXT.split())
"""What streets are called: without any of these a text names none. Looked for first, as most texts have none."""
_HAS_DIGIT = re.compile(r"\d")

_TOWN = r"(?:St\.[ ])?[A-ZÀ-ÖØ-Þ](?:[^\W\d_]|['’\-])*"
_PLACE = rf"{_TOWN}(?:[ \-](?:{_TOWN}|am|an|der|den|upon|on|sur|im|bei|la|le|les|de|del|under|sous)){{0,3}}(?!\w)"
_BEHIND = re.compile(
    rf"[ ]?(?:[,;\n–]|-[ ])[ ]?\n?(?:((?:[A-Z]{{1,2}}-)?\d{{5}}[ ])|(?:B-|L-|A-|CH-)?\d{{4}}[ ])?({_PLACE})|"
    rf"[ ](?:in|à|te)[ ]()({_PLACE})"
)
_LOWER_BEHIND = re.compile(r"[ ]?[,\n][ ]?(?:(\d{5}[ ])|\d{4}[ ])([a-zà-ÿß][\wà-ÿß\-]{2,})")
_AREA_TEXT = """
AB AL B BA BB BD BH BL BN BR BS BT CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL DN DT DY E EC EH EN EX FK FY G GL
GU GY HA HD HG HP HR HS HU HX IG IM IP IV JE KA KT KW KY L LA LD LE LL LN LS LU M ME MK ML N NE NG NN NP NR NW OL OX
PA PE PH PL PO PR RG RH RM S SA SE SG SK SL SM SN SO SP SR SS ST SW SY TA TD TF TN TQ TR TS TW UB W WA WC WD WF WN WR
WS WV YO ZE
"""
_AREAS = frozenset(_AREA_TEXT.split())
"""Letters that British postcodes begin with."""
_BRITISH = re.compile(r"(?<!\w)([A-Z]{1,2})(?:\d[A-Z]|\d{1,2})[ ]\d[ABD-HJLNP-UW-Z]{2}(?!\w)")
_TOWN_IN_FRONT = re.compile(r"(?:^|\n|[^\W\d_],?[ ]|:[ ])$")
_STATE = re.compile(
    r",[ ](?:A[KLRZ]|C[AOT]|D[CE]|FL|GA|HI|I[ADLN]|K[SY]|LA|M[ADEINOST]|N[CDEHJMVY]|O[HKR]|PA|RI|S[CD]|T[NX]|UT|V[AT]|"
    r"W[AIVY])[ ]\d{5}(?:-\d{4})?(?!\w)"
)
_AMERICAN_TOWN = re.compile(rf"(?<!\w){_NAME}(?:[ ]{_NAME}){{0,2}}$")
_REACH = 40
_STREET_SCORE, _PLACE_SCORE, _POSTCODE_SCORE = 0.85, 0.99, 0.9


class ForeignAddresses:
    """Finds ADDRESS, and LOCATION behind it, as they are written abroad."""

    entities = ("ADDRESS", "LOCATION")
    name = "ForeignAddresses"

    def find(self, text: str) -> list[TextFinding]:
        """The addresses and their places in ``text``."""
        if not _HAS_DIGIT.search(text):
            return []
        found = [*_british_postcodes(text), *_american_towns(text)]
        low = text.lower()
        if not any(stem in low for stem in _LOWER_STEMS) and _STREET_WORDS.isdisjoint(_words(text)):
            return found
        return [*found, *_with_places(text)]


def _words(text: str) -> list[str]:
    return text.replace(",", " ").split()


def _british_postcodes(text: str) -> Iterator[TextFinding]:
    for match in _BRITISH.finditer(text):
        if match[1] in _AREAS and _TOWN_IN_FRONT.search(text[max(0, match.start() - 4) : match.start()]):
            yield TextFinding(match.start(), match.end(), "LOCATION", _POSTCODE_SCORE)


def _american_towns(text: str) -> Iterator[TextFinding]:
    for match in _STATE.finditer(text):
        if town := _AMERICAN_TOWN.search(text, max(0, match.start() - _REACH), match.start()):
            yield TextFinding(town.start(), match.end(), "LOCATION", _POSTCODE_SCORE)


def _with_places(text: str) -> Iterator[TextFinding]:
    """The streets in ``text``, and the place behind each."""
    for street in _streets(text):
        yield street
        behind = _BEHIND.match(text, street.end) or _LOWER_BEHIND.match(text, street.end)
        if behind is not None:
            yield _place(behind)


def _streets(text: str) -> Iterator[TextFinding]:
    end = -1
    matches = (match for pattern in _PATTERNS for match in pattern.finditer(text))
    for match in sorted(matches, key=lambda one: (one.start(), -one.end())):
        if match.start() > end:
            end = match.end()
            yield TextFinding(match.start(), end, "ADDRESS", _STREET_SCORE)


def _place(behind: re.Match[str]) -> TextFinding:
    """The place, with a postcode of five digits in front of it; the Dutch rules leave those of four out, too."""
    last = behind.lastindex or 2
    start = behind.start(1) if behind[1] else behind.start(last)
    return TextFinding(start, behind.end(), "LOCATION", _PLACE_SCORE)
