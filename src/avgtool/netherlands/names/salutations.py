"""Names by what stands around them in letters and chats: titles, introductions, the line under the greeting."""

from __future__ import annotations

import re

from avgtool.model.findings import TextFinding
from avgtool.netherlands.names.words import MONTHS, words_of

_INFIX = r"(?:van|de|der|den|het|'t|’t|ten|ter|te|in|op|aan|el|al|ben|bin|von|zu|la|le|du|da|dos|di|del|v\.?d\.?|v\.)"
_INITIALS = r"(?:[A-Z](?:[a-z]|[hH])?\.[ ]?){1,5}"
_WORD = r"[A-ZÀ-ÖØ-Þ][^\W\d_]*(?:['’\-][^\W\d_]+)*"
_NAME = rf"(?:{_INITIALS})?(?:{_INFIX}[ ])*{_WORD}(?:[ ](?:{_INFIX}[ ])*{_WORD}){{0,3}}"
_SURNAME_FIRST = rf"(?:{_INFIX}[ ])*{_WORD}(?:[ ]{_WORD})?(?:,[ ]{_INFIX})*,?[ ]{_INITIALS}(?:[ ]?{_INFIX}\b)*"

_TITLE = (
    r"(?i:\b(?:heer|hr\.|dhr\.?|meneer|mijnheer|mevrouw|mevr\.?|mw\.?|mej\.?|juffrouw|juf|familie|fam\.|dokter|dr\.|drs\.|"
    r"mrs\.?|mr\.?|mme\.?|madame|monsieur|herr|frau|ds\.|prof\.?|ing\.|ir\.|weduwe|collega|buurman|buurvrouw|oma|opa|"
    r"tante|oom))[ ]+"
)
_INTRODUCTION = (
    r"(?i:\b(?:mijn (?:volledige )?naam is|m'n naam is|naam is|ik heet|heet|u spreekt met|je spreekt met|spreek ik met|"
    r"t\.?a\.?v\.?|t\.?n\.?v\.?|ter attentie van|ten name van|op naam van|contactpersoon(?: is)?|pat\.?)[ ]?:?)[ ]+"
)
_ROLE = (
    r"(?i:\b(?:namens|ondertekend door|getekend|naam(?: klant)?|klant|bewoner|huurder|patiënt|patient|cliënt|client|"
    r"verzekerde|debiteur|aanvrager|deelnemer|leerling|melder|indiener|ontvanger|afzender)[ ]?:?)[ ]+"
)
_CLOSING = (
    r"(?i:\b(?:met (?:vriendelijke|hartelijke|beleefde|zonnige|sportieve)? ?groet(?:en|jes)?|vriendelijke groet(?:en)?|"
    r"m\.?v\.?g\.?|mvrgr|vr\.? ?gr\.?|gr\.?|groet(?:en|jes)?|hartelijke groet(?:en)?|hoogachtend|liefs|"
    r"(?:kind|best) regards|regards))(?:[ ]van)?[ ]*[,.!:]*\s+"
)
_NOT_NAMES = words_of(
    """
    hallo hoi ja nee dag oké oke goedemorgen goedemiddag goedenavond mr mw dhr drs ing graag kan waar wat hoe stichting
    vereniging team klantenservice afdeling directie webshop bedankt dank hartelijk alvast ik de het een vanuit uit
    service
    """
)

_TITLE_WORDS = words_of(
    """
    heer hr dhr meneer mijnheer mevrouw mevr mw mej juffrouw juf familie fam dokter dr drs mrs mr mme madame monsieur
    herr frau ds prof ing ir weduwe collega buurman buurvrouw oma opa tante oom
    """
)
_INTRODUCTION_WORDS = words_of("naam heet spreekt spreek t ta tav tn tnv attentie name contactpersoon pat")
_ROLE_WORDS = words_of(
    """
    namens ondertekend getekend naam klant bewoner huurder patiënt patient cliënt client verzekerde debiteur aanvrager
    deelnemer leerling melder indiener ontvanger afzender
    """
)
_CLOSING_WORDS = words_of("groet groeten groetjes m mv mvg mvrgr vr vrgr gr hoogachtend liefs regards")
_LETTERS = re.compile(r"[^\W\d_]+")

_RULES = (
    (_TITLE_WORDS, re.compile(_TITLE + rf"({_SURNAME_FIRST}|{_NAME})"), 0.85),
    (_INTRODUCTION_WORDS, re.compile(_INTRODUCTION + rf"({_SURNAME_FIRST}|{_NAME})"), 0.8),
    (_ROLE_WORDS, re.compile(_ROLE + rf"({_SURNAME_FIRST}|{_NAME})"), 0.72),
    (_CLOSING_WORDS, re.compile(_CLOSING + rf"({_SURNAME_FIRST}|{_NAME})(?=\s*(?:[,.!]|\n|\r|$)|\s+[\d(+])"), 0.8),
)
"""Words of which a text holds one where the pattern finds something (quicker to see than that), pattern, score."""
_LAST_WITH_INITIALS = re.compile(rf"(?<!\w)({_WORD}[ ](?:[A-Z]\.[ ]?){{1,4}})(?=\W*$)")
_LAST_SCORE = 0.6

_ANNOUNCED = re.compile(rf"(?:{_TITLE}|{_INTRODUCTION}|{_ROLE}|{_CLOSING})\Z")
_LONGEST = 60
"""More characters no announcement has."""


class SalutationNames:
    """Finds PERSON by titles, introductions and closings; needs no list."""

    entities = ("PERSON",)
    name = "SalutationNames"

    def find(self, text: str) -> list[TextFinding]:
        """The persons that the words around them announce."""
        words = frozenset(_LETTERS.findall(text.lower()))
        rules = [(pattern, score) for needed, pattern, score in _RULES if not needed.isdisjoint(words)]
        if "." in text:
            rules.append((_LAST_WITH_INITIALS, _LAST_SCORE))
        return [
            TextFinding(match.start(1), match.start(1) + len(name), "PERSON", score)
            for pattern, score in rules
            for match in pattern.finditer(text)
            if _is_name(name := match[1].rstrip(" ,"))
        ]


def announcement(text: str, start: int) -> str | None:
    """The title, introduction or closing right in front of a name that starts at ``start``; fixed words alone."""
    found = _ANNOUNCED.search(text[max(0, start - _LONGEST) : start])
    return " ".join(found[0].split()) if found else None


def _is_name(name: str) -> bool:
    first = name.split(maxsplit=1)[0].lower().rstrip(".,")
    return first not in _NOT_NAMES and first not in MONTHS
