"""What a name finder found, looked at once more: where it really ends, and whether it is a person at all."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from avgtool.netherlands.names.brands import COMPANIES
from avgtool.netherlands.names.deduce_lists import raw_lists
from avgtool.netherlands.names.words import AMBIGUOUS_PLACES, BRANDS, words_of

if TYPE_CHECKING:
    from avgtool.model.findings import TextFinding

_OF_COMPANY = re.compile(r"[ ](?:van|bij|by|from)[ ](?:de[ ])?(\S+)$")
VERBS = words_of(
    """
    komen komt kwam kwamen heeft hebben had hadden wordt werd willen wilde wilden belt bellen belde belden betaalt
    betaalde zegt zegde zei zeiden vraagt vroeg vragen woont wonen woonde zijn waren gaat gaan ging gingen moet moeten
    krijgt kreeg mailt mailde appt stuurt stuurde meldt meldde reageert reageerde zoekt zoeken zoekt gebeld
    """
)
"""In lower case behind a name they are no part of it: *jansen* komen."""
_STREET = re.compile(r"(?i)[^\W\d_]{3,}(?:straat|laan|plein|gracht|singel|kade|steeg|dreef|strjitte|boulevard)$")
_TOWARDS = re.compile(r"(?i)(?<!\w)(?:naar|uit|te|vanuit|nabij|richting|omgeving)[ ]$")
_REACH = 12
_STREET_SCORE = 0.5


def looked_at_again(text: str, found: TextFinding) -> TextFinding:
    """A person without the company or verb that the name ran into; as a place where a street or town is named."""
    if found.entity != "PERSON":
        return found
    name = text[found.start : found.end]
    first, _, last = name.rpartition(" ")
    if first and last in VERBS:
        return replace(found, end=found.start + len(first.rstrip()))
    if (company := _OF_COMPANY.search(name)) and company[1].lower() in COMPANIES | BRANDS:
        return replace(found, end=found.start + company.start())
    if first and _STREET.fullmatch(last) and last.lower() not in _surnames():
        return replace(found, entity="LOCATION", score=min(found.score, _STREET_SCORE))
    is_place = not first and name.lower() in _places()
    if is_place and _TOWARDS.search(text, max(0, found.start - _REACH), found.start):
        return replace(found, entity="LOCATION")
    return found


@cache
def _surnames() -> frozenset[str]:
    lists = raw_lists()
    return frozenset(name.lower() for key in ("surname", "interfix_surname") for name in lists[key])


@cache
def _places() -> frozenset[str]:
    """Towns that are no first names; such as *Ee*, whose name is a word too, are no first names either."""
    lists = raw_lists()
    names = frozenset(map(str.lower, lists["first_name"])) - AMBIGUOUS_PLACES
    return (frozenset(map(str.lower, lists["placename"])) | AMBIGUOUS_PLACES) - names
