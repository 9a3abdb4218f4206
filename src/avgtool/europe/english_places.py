"""Places in English texts: towns and countries that everybody knows, and what stands behind *live in* or *born in*."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from avgtool.model.findings import TextFinding

if TYPE_CHECKING:
    from collections.abc import Iterator

_TEXT = """
London Manchester Birmingham Leeds Liverpool Newcastle Sheffield Bristol Nottingham Leicester Coventry Bradford Hull
Stoke Wolverhampton Plymouth Southampton Portsmouth Brighton Oxford Cambridge York Bath Norwich Exeter Derby Luton
Swindon Ipswich Northampton Peterborough Gloucester Cheltenham Worcester Chester Lancaster Durham Canterbury Winchester
Salisbury Bournemouth Blackpool Bolton Stockport Warrington Huddersfield Middlesbrough Sunderland Croydon Watford Slough
Guildford Maidstone Colchester Chelmsford Basingstoke Doncaster Rotherham Wakefield Harrogate Scarborough Hastings Dover
Edinburgh Glasgow Aberdeen Dundee Inverness Stirling Perth Cardiff Swansea Newport Wrexham Bangor Belfast Derry Lisburn
Dublin Cork Galway Limerick Waterford Kilkenny Sligo Boston Chicago Houston Phoenix Philadelphia Dallas Austin Seattle
Denver Detroit Memphis Portland Baltimore Milwaukee Atlanta Miami Minneapolis Cleveland Pittsburgh Cincinnati Orlando
Brooklyn Manhattan Queens Washington California Texas Florida Nevada Oregon Ohio Michigan Toronto Vancouver Montreal
Ottawa Calgary Edmonton Winnipeg Sydney Melbourne Brisbane Adelaide Auckland Wellington Christchurch Johannesburg Durban
Pretoria Nairobi Lagos Accra Singapore Mumbai Delhi Bangalore Karachi Lahore Dhaka Colombo Tokyo Beijing Shanghai Seoul
Bangkok Manila Jakarta Dubai Amsterdam Rotterdam Utrecht Eindhoven Groningen Haarlem Leiden Delft Breda Tilburg Arnhem
Maastricht Nijmegen Almere Amstelveen Antwerp Brussels Ghent Bruges Leuven Paris Lyon Marseille Nice Bordeaux Berlin
Munich Hamburg Cologne Frankfurt Stuttgart Vienna Zurich Geneva Madrid Barcelona Valencia Seville Lisbon Porto Rome
Milan Naples Florence Venice Turin Athens Warsaw Krakow Prague Budapest Bucharest Sofia Copenhagen Stockholm Oslo
Helsinki Istanbul Ankara Cairo Kyiv England Scotland Wales Ireland Britain Kent Essex Surrey Sussex Norfolk Suffolk
Devon Cornwall Dorset Yorkshire Lancashire Cumbria Hertfordshire Berkshire Cheshire Germany France Spain Portugal Italy
Belgium Netherlands Holland Poland Ukraine Russia Romania Bulgaria Hungary Greece Turkey Morocco Egypt Nigeria Ghana
Kenya India Pakistan Bangladesh China Japan Korea Vietnam Thailand Philippines Indonesia Australia Canada Mexico Brazil
Argentina Colombia America Switzerland Austria Sweden Norway Denmark Finland Iceland
"""
_SEVERAL = (
    r"New[ ](?:York|Zealand|Jersey|Orleans|Mexico|Delhi|Castle)|Los[ ]Angeles|San[ ](?:Francisco|Diego|Jose|Antonio)|"
    r"Las[ ]Vegas|Hong[ ]Kong|(?:The|the)[ ]Hague|Milton[ ]Keynes|Kuala[ ]Lumpur|Tel[ ]Aviv|Buenos[ ]Aires|"
    r"South[ ]Africa|South[ ]Korea|Sri[ ]Lanka|Saudi[ ]Arabia|United[ ](?:Kingdom|States)|"
    r"Northern[ ]Ireland|North[ ]Carolina|Salt[ ]Lake[ ]City|Cape[ ]Town|Isle[ ]of[ ](?:Wight|Man)"
)
_PLACES = frozenset(_TEXT.split())
_TEXT_OF_WORDS = """
bath nice hull derby chester dover cork phoenix queens turkey china perth york stoke bolton florence sydney austin sofia
boston kent devon wales wellington
"""
_WORDS_TOO = frozenset(_TEXT_OF_WORDS.split())
_LOWER_PLACES = frozenset(place.lower() for place in _PLACES) - _WORDS_TOO
"""In texts without capitals; without those that are words or names too."""
_WORD = r"[A-ZÀ-ÖØ-Þ][a-zà-ÿ'’]+"
_PLACE = rf"{_WORD}(?:-(?:[a-z]+-)?{_WORD})?(?:[ ](?:{_WORD}|upon[ ]{_WORD}|on[ ]{_WORD}|under[ ]{_WORD})){{0,2}}"
_LIVING = re.compile(
    r"(?<!\w)(?i:liv(?:e|es|ed|ing)|resid(?:e|es|ed|ing)|based|born(?: and raised)?|grew up|mov(?:e|es|ed|ing)|"
    r"relocat(?:ed|ing)|home(?:town)?|house|flat|apartment|address|staying|residents?)[ ]"
    rf"(?i:now |back |over |here |currently )?(?:in|at|to|near|outside|of|from|is)[ ]"
    rf"(?:the[ ](?:town|city|village)[ ]of[ ])?({_PLACE})(?!\w)"
)
_KNOWN = re.compile(
    r"(?<!\w)(?i:in|from|to|near|at|outside|around|of|between|and|visit(?:ed|ing)?),?[ ]"
    r"(?:(?i:the(?! Hague)|central|greater|north|south|east|west|downtown)[ ])?"
    rf"(?:({_SEVERAL})|({_WORD}))(?!\w)"
)
_KNOWN_LOWER = re.compile(rf"(?<!\w)(?:in|from|to|near|outside)[ ](?:the[ ])?((?i:{_SEVERAL})|[a-z]{{4,}})(?!\w)")
_NO_TEXT = """
January February March April May June July August September October November December Monday Tuesday Wednesday Thursday
Friday Saturday Sunday English Dutch German French Christmas Easter The This That My Our Your His Her Their A An It One
Unit Flat Street Road Apartment Box
"""
_NO_PLACES = frozenset(_NO_TEXT.split())
"""Capitals behind *in*, *at* and *is* that are no town's."""
_LIVES_SCORE, _KNOWN_SCORE = 0.75, 0.7


class EnglishPlaces:
    """Finds LOCATION in English texts."""

    entities = ("LOCATION",)
    name = "EnglishPlaces"

    def find(self, text: str) -> list[TextFinding]:
        """The places in ``text`` that are known or that somebody lives in."""
        if text == text.lower():
            return list(_found(_KNOWN_LOWER, text, _LOWER_PLACES))
        living = (
            TextFinding(*match.span(1), "LOCATION", _LIVES_SCORE)
            for match in _LIVING.finditer(text)
            if match[1].split(" ")[0] not in _NO_PLACES
        )
        return [*living, *_found(_KNOWN, text, _PLACES)]


def _found(pattern: re.Pattern[str], text: str, known: frozenset[str]) -> Iterator[TextFinding]:
    """Matches whose last group, where it is one word, is a known place; groups of several words all are."""
    for match in pattern.finditer(text):
        last = match.lastindex or 1
        if " " in match[last] or match[last] in known:
            yield TextFinding(*match.span(last), "LOCATION", _KNOWN_SCORE)
