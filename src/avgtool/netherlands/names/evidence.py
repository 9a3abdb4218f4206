"""Why words were taken for a name, place or address, as a person understands it: for explanations only.

A component judges a find by all it knows at once; here stands what speaks for the find that can be said in words.
"""

from __future__ import annotations

import re
from functools import reduce
from typing import TYPE_CHECKING

from avgtool.i18n import msg
from avgtool.netherlands.names.gazetteer import dutch_gazetteer
from avgtool.netherlands.names.salutations import announcement
from avgtool.netherlands.names.words import INFIXES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from avgtool.i18n import Message
    from avgtool.text.arbiter import Candidate

COMPONENTS = {
    "AvgtoolCrfNames": msg("name model"),
    "AvgtoolDeduceNames": msg("lists of names and rules"),
    "AvgtoolSalutationNames": msg("rules for salutations and closings"),
    "AvgtoolAddresses": msg("rules for addresses"),
    "AvgtoolOrganizations": msg("rules for organizations"),
    "AvgtoolLabelledPlaces": msg("rules for places"),
    "AvgtoolHandles": msg("rules for user names"),
    "AvgtoolWrittenNames": msg("rules for how names are written"),
    "AvgtoolSpelledEmails": msg("rules for e-mail addresses that are spelled out"),
}
"""What a reader calls each component, by the name that findings carry."""
_LISTED = {
    "PERSON": (("F", msg("in the list of first names")), ("S", msg("in the list of surnames"))),
    "LOCATION": (("PQ", msg("in the list of places")),),
    "ADDRESS": (("D", msg("in the list of streets")), ("T", msg("ends as streets do"))),
}
"""Letters of the lists (:class:`avgtool.netherlands.names.gazetteer.Gazetteer`) that speak for each entity."""
_WITH_CAPITALS = frozenset({"PERSON", "LOCATION", "ORGANIZATION"})
_WORD = re.compile(r"[^\W\d_]+(?:['’\-][^\W\d_]+)*")
_POSTCODE = re.compile(r"[1-9]\d{3}(?: ?[A-Za-z]{2})?[ ,]+\Z")


def name_evidence(text: str, candidate: Candidate) -> Message | None:
    """Which component found a candidate in ``text``, and what speaks for it; none where it is not one of these."""
    component = COMPONENTS.get(candidate.source)
    if component is None:
        return None
    found = list(_evidence(text, candidate)) or [msg("by the words around it")]
    joined = reduce(lambda told, more: msg("{told}, {more}", told=told, more=more), found)
    return msg("{component}: {evidence}", component=component, evidence=joined)


def _evidence(text: str, candidate: Candidate) -> Iterator[Message]:
    value = text[candidate.start : candidate.end]
    yield from _listed(value, candidate.entity)
    if candidate.entity == "PERSON" and (words := announcement(text, candidate.start)):
        yield msg("after “{words}”", words=words)
    if candidate.entity == "LOCATION" and _POSTCODE.search(text, 0, candidate.start):
        yield msg("behind a postcode")
    if candidate.entity == "ADDRESS" and any(map(str.isdigit, value)):
        yield msg("with a number")
    if candidate.entity in _WITH_CAPITALS and any(word[0].isupper() for word in _WORD.findall(value)):
        yield msg("with a capital")


def _listed(value: str, entity: str) -> Iterator[Message]:
    """The lists that have the value, or a word of it."""
    gazetteer = dutch_gazetteer()
    words = [word.lower() for word in _WORD.findall(value)]
    known = {letter for word in words if word not in INFIXES for letter in gazetteer.letters(word)}
    if gazetteer.places_in(words):
        known.add("P")
    yield from (told for letters, told in _LISTED.get(entity, ()) if known.intersection(letters))
