"""What speaks against a reading: a header that says something else, values that are something else by chance.

One number in eleven passes the 11-proef, one in ten any other check digit, and every part of *4.11.0.2* could be part
of an IP address: what is read from values alone gives way to a header that says what they are.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from avgtool.model.kinds import Kind
from avgtool.scanning.columns import SPOKEN_FOR
from avgtool.scanning.readings.plausible import is_plausible
from avgtool.scanning.subjects import Subject

if TYPE_CHECKING:
    from avgtool.recognizers.base import Recognizer
    from avgtool.scanning.columns import Column, Kinds
    from avgtool.scanning.evidence import ColumnEvidence
    from avgtool.scanning.headers import Header

MOST = 0.75
_SURE_SHAPE = 0.75
"""Score of a shape that nothing else has: an e-mail address is one under any header."""
_PROBES = 40
_SOME_PUNCTUATED = 0.3
_FEW_SAY_NOTHING = 0.05
"""Score of a shape below which it is that of nearly any number."""
_SMALL_PART = 64
"""Parts of four numbers with points between: of IP addresses one in four is smaller, of versions nearly all."""
_LOCAL = ("10.", "127.", "192.168.", "172.")
_NEVER_KEYS = frozenset({Kind.PHONE, Kind.POSTCODE, Kind.LICENCE_PLATE, Kind.IP})
"""Kinds that nobody calls a key: *meting_id*."""
_ELSEWHERE = frozenset({Subject.THING, Subject.TRANSACTION})
PROVEN = 0.9
"""Share of the distinct values with a shape or a check that no harmless header outweighs."""
ENOUGH = 20
"""Distinct values from which such a share is no chance: of numbers one in eleven passes the 11-proef."""
_SURE_CHECK = 0.85
"""Score of a check that nothing passes but what it is made for: an IBAN's."""
_SPEAK_FOR_THEMSELVES = frozenset({Kind.PHONE, Kind.EMAIL, Kind.POSTCODE, Kind.BANK_ACCOUNT})
"""Kinds of which the usual way of writing is no other's."""


def is_denied(recognizer: Recognizer, column: Column, kinds: Kinds) -> bool:
    """Whether a reading from the values alone falls: by chance, or because the header says something else."""
    best = max((shape.score for shape in recognizer.shapes), default=0.0)
    is_sure = best >= _SURE_SHAPE and (recognizer.kind not in _NEVER_KEYS or _is_dialed(recognizer, column))
    if is_by_chance(recognizer, column.evidence):
        return True
    return not is_sure and says_otherwise(column, recognizer, kinds) and not _outweighs(recognizer, column, kinds)


def _outweighs(recognizer: Recognizer, column: Column, kinds: Kinds) -> bool:
    """Whether the values say what they are more clearly than a header such as *segment*, *bedrag* or *product* can.

    A header that names something that has a number (*artikel*), or another kind that the values could be, outweighs a
    check that other numbers may be made to pass, and any shape. A word for a group of things does not.
    """
    evidence, check = column.evidence, recognizer.check
    if recognizer.needs_context or evidence.distinct < ENOUGH:
        return False
    passes = evidence.valid(recognizer) >= PROVEN
    if passes and check is not None and check.score >= _SURE_CHECK:
        return True
    is_shaped = recognizer.kind in _SPEAK_FOR_THEMSELVES and evidence.strong.get(recognizer.entity, 0.0) >= PROVEN
    return (passes or is_shaped) and not _is_numbered(column.header) and not _means_another(column, kinds)


def _is_numbered(header: Header) -> bool:
    """Whether a header names a number, or a thing or an act that may be told by one: *artikelnummer*, *component*."""
    return header.is_key or (header.subject() in _ELSEWHERE and header.head not in header.words.groups)


def _is_dialed(recognizer: Recognizer, column: Column) -> bool:
    """Whether numbers are written as they are dialed, under no word for a key."""
    return (
        recognizer.kind is Kind.PHONE
        and not column.header.is_key
        and column.evidence.share("punctuated") >= _SOME_PUNCTUATED
    )


def says_otherwise(column: Column, recognizer: Recognizer, kinds: Kinds) -> bool:
    """Whether the header says what the values are, and that is not this: a date, an amount, an article, an order."""
    header = column.header
    if header.opaque or header.meanings.get(recognizer.entity, 0.0) >= SPOKEN_FOR:
        return False
    if header.words.harmless & set(header.parts):
        return True
    if _means_another(column, kinds):
        return not _is_akin(column, recognizer)
    return header.subject() in _ELSEWHERE or (header.is_key and recognizer.kind in _NEVER_KEYS)


def _means_another(column: Column, kinds: Kinds) -> bool:
    """Whether the header speaks for a kind that the values could be."""
    return any(
        strength >= SPOKEN_FOR and is_plausible(kinds.by_entity[entity].kind, column.evidence)
        for entity, strength in column.header.meanings.items()
        if entity in kinds.by_entity
    )


def _is_akin(column: Column, recognizer: Recognizer) -> bool:
    """Whether the header speaks for a number of the same sort: *persoonsnummer* over a foreign national number."""
    return any(word in context for context in recognizer.context for word in column.header.tokens)


def is_by_chance(recognizer: Recognizer, evidence: ColumnEvidence) -> bool:
    """Whether values that pass a check or have a shape are something else: dates, product codes, versions."""
    if evidence.share("compact_date") >= MOST:
        return True
    if recognizer.kind is Kind.IP:
        return _are_versions(evidence)
    return recognizer.kind is Kind.OTHER_ID and recognizer.needs_context and not _are_written_so(recognizer, evidence)


def _are_written_so(recognizer: Recognizer, evidence: ColumnEvidence) -> bool:
    """Whether the values have a shape that is not that of nearly any number."""
    telling = [re.compile(shape.regex) for shape in recognizer.shapes if shape.score > _FEW_SAY_NOTHING]
    values = evidence.some(_PROBES)
    shaped = sum(any(pattern.fullmatch(value) for pattern in telling) for value in values)
    return shaped >= MOST * len(values)


def _are_versions(evidence: ColumnEvidence) -> bool:
    values = evidence.some(_PROBES)
    parts = [part for value in values if not value.startswith(_LOCAL) for part in value.split(".") if part.isdigit()]
    return len(parts) > 4 and max(map(int, parts)) < _SMALL_PART  # noqa: PLR2004 - more than one address
