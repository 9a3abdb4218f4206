"""Who is right where several recognizers claim the same characters.

Everything that finds entities in a text, declared patterns and name finders alike, gives candidates; the arbiter
settles them into findings that do not overlap. Pure.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from avgtool.model.findings import TextFinding

if TYPE_CHECKING:
    from collections.abc import Iterable

PROSE_ENTITIES = frozenset({"PERSON", "LOCATION", "ADDRESS", "ORGANIZATION"})
"""Entities made of words, whose edges are soft: what a winner leaves of one is kept."""
CODES = frozenset({"NL_POSTCODE", "NL_LICENSE_PLATE"})
WITHOUT_CODES = frozenset({"ADDRESS", "LOCATION"})
"""Entities that end where one of :data:`CODES` begins."""
GENERIC_ENTITIES = frozenset({"DATE_TIME", "URL", "LOCATION", "ORGANIZATION"})
"""Entities that a finer one at the same place replaces at equal score."""

HINTS = "AvgtoolHints"
"""What explanations call the search for words that hint. They weigh nothing beside a find of another recognizer."""

_CONTEXT_BONUS = 0.15
"""A claim that a word nearby supports wins from one that only looks somewhat better."""
_STREET_BONUS = 0.15
"""Streets are named after persons: an address wins from a name that runs into it."""
_CONTAINING_BONUS = 0.3
"""A candidate wins from one of another entity that it contains unless that one is this much surer."""
_LONGER_BONUS = 0.1
"""The same for a longer reading of the same entity: half a name must not stay behind."""
_HALF_WORD_MALUS = 0.5
"""What a name loses that ends in the middle of a word, as in *piet_82*."""

_TOKEN = re.compile(r"(?<!\w)ps_[0-9a-f]{12,64}(?!\w)|(?<!\w)enc_[a-z2-7]{44,}_(?!\w)")
"""A pseudonym of avgtool's own, in a text that it treated before: no word of the text, and no name."""
_LOWER_CASE_END = re.compile(r"(?:\s+[^\W\d_A-ZÀ-ÖØ-Þ]+)*\s*$")


class Verdict(StrEnum):
    """What became of a candidate."""

    ACCEPTED = "accepted"
    TRIMMED = "trimmed"
    """Accepted for the part that no surer candidate holds."""
    OVERLAPPED = "overlapped"
    BELOW_THRESHOLD = "below_threshold"
    REJECTED = "rejected"
    """By its own recognizer: a failed check, or no word that says what it is."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A claim that some characters are an entity."""

    start: int
    end: int
    entity: str
    score: float
    source: str
    """Name of the recognizer."""
    reason: str = ""
    """The recognizer's own word for why."""
    distance: int | None = None
    """Characters to the context word that supports the claim; none without one."""
    verdict: Verdict = Verdict.ACCEPTED

    def overlaps(self, other: Candidate) -> bool:
        """Whether both claim a character."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Candidate) -> bool:
        """Whether every character of the other is claimed here, and more."""
        within = self.start <= other.start and other.end <= self.end
        return within and (self.start, self.end) != (other.start, other.end)

    @property
    def length(self) -> int:
        """In characters."""
        return self.end - self.start

    @property
    def finding(self) -> TextFinding:
        """The claim as a finding."""
        return TextFinding(self.start, self.end, self.entity, round(self.score, 4))


def settle(text: str, candidates: Iterable[Candidate], threshold: float) -> list[Candidate]:
    """Every candidate with its verdict, accepted ones without overlap; in order of position.

    Args:
        text: The text they are about.
        candidates: Of all recognizers together.
        threshold: Least score in 0..1 that is accepted.
    """
    accepted: list[Candidate] = []
    rejected: list[Candidate] = []
    every = _besides_tokens(text, candidates)
    for candidate in _by_strength(text, _ending_before_codes(text, every, threshold)):
        if candidate.score <= 0:
            rejected.append(replace(candidate, verdict=Verdict.REJECTED))
        elif candidate.score < threshold:
            rejected.append(replace(candidate, verdict=Verdict.BELOW_THRESHOLD))
        elif remainder := _remainder(text, candidate, accepted):
            accepted.append(remainder)
        else:
            rejected.append(replace(candidate, verdict=Verdict.OVERLAPPED))
    return sorted([*accepted, *rejected], key=lambda each: (each.start, each.end, each.entity))


def _besides_tokens(text: str, candidates: Iterable[Candidate]) -> list[Candidate]:
    """The candidates; those that only hold a pseudonym, or a part of one, count for nothing."""
    every = list(candidates)
    tokens = [token.span() for token in _TOKEN.finditer(text)] if every and ("ps_" in text or "enc_" in text) else []

    def is_token(one: Candidate) -> bool:
        words = "".join(
            character
            for place, character in enumerate(text[one.start : one.end], start=one.start)
            if not any(start <= place < end for start, end in tokens)
        )
        return any(one.start < end and start < one.end for start, end in tokens) and not any(map(str.isalnum, words))

    return [replace(one, score=0.0) if is_token(one) else one for one in every] if tokens else every


def _ending_before_codes(text: str, candidates: Iterable[Candidate], threshold: float) -> list[Candidate]:
    """Addresses and places without the postcode or plate they ran into: it is a finding of its own."""
    every = list(candidates)
    codes = [one for one in every if one.entity in CODES and one.score >= threshold]

    def cut(one: Candidate) -> Candidate:
        inside = [code.start for code in codes if one.start < code.start < one.end]
        if one.entity not in WITHOUT_CODES or not inside:
            return one
        left = text[one.start : min(inside)].rstrip(" ,;\n\t")
        is_address = any(character.isdigit() for character in left)
        return replace(
            one, end=one.start + len(left), score=one.score if is_address or one.entity != "ADDRESS" else 0.0
        )

    return [cut(one) for one in every] if codes else every


def _by_strength(text: str, candidates: Iterable[Candidate]) -> list[Candidate]:
    """Strongest first: a claim gains when it contains others; equal claims by context, length and fineness."""
    every = list(candidates)
    telling = [one for one in every if one.score > 0 and one.source != HINTS]

    def weight(one: Candidate) -> float:
        if one.source == HINTS:
            return one.score - 1
        if one.entity in PROSE_ENTITIES and text[one.end : one.end + 1] == "_":
            return one.score - _HALF_WORD_MALUS
        within = {other.entity for other in telling if one.contains(other)}
        bonus = _CONTAINING_BONUS if within - {one.entity} else _LONGER_BONUS if within else 0.0
        bonus += _CONTEXT_BONUS if one.distance is not None else 0.0
        return one.score + bonus + (_STREET_BONUS if one.entity == "ADDRESS" else 0.0)

    return sorted(
        every,
        key=lambda one: (
            -weight(one),
            one.distance if one.distance is not None else len(every) + 10_000,
            one.entity in GENERIC_ENTITIES,
            -one.length,
            one.start,
            one.entity,
            one.source,
        ),
    )


def _remainder(text: str, candidate: Candidate, accepted: list[Candidate]) -> Candidate | None:
    """The candidate, or what stronger ones leave of it; none where that is no word of its own."""
    rivals = [other for other in accepted if candidate.overlaps(other)]
    if not rivals:
        return candidate
    if candidate.entity not in PROSE_ENTITIES or len(rivals) > 1 or candidate.contains(rivals[0]):
        return None
    rival = rivals[0]
    start, end = (candidate.start, rival.start) if candidate.start < rival.start else (rival.end, candidate.end)
    left = _LOWER_CASE_END.sub("", text[start:end]).strip(" ,.;:-\n\t")
    if not _is_name_like(left):
        return None
    start = text.index(left, start)
    return replace(candidate, start=start, end=start + len(left), verdict=Verdict.TRIMMED)


def _is_name_like(left: str) -> bool:
    return len(left) > 1 and left[0].isupper() and left.isprintable()
