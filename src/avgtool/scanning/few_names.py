"""Names in a short column that no header and no word list explains, found as in a text.

Of four surnames as people bear them, *El Idrissi*, *Tesfay*, *van Es*, the lists may know one, so that no reading comes
about. What finds names in texts also knows how names are written. It takes long to load, and takes many a brand alone
for a person: so it is asked only where a few different values are written as names and the lists know some word.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from avgtool.model.kinds import Kind
from avgtool.scanning.columns import SPOKEN_FOR
from avgtool.scanning.readings.plausible import is_texty
from avgtool.scanning.subjects import Subject

if TYPE_CHECKING:
    from collections.abc import Sequence

    from avgtool.model.findings import TextFinding
    from avgtool.scanning.verdict import Verdict

PERSON = "PERSON"
_FEW = 50
"""Distinct values up to which they are asked about."""
_FEWEST = 2
_NEARLY_ALL = 0.9
_DIFFERENT = 0.6
"""Distinct values per row from which they are no category that returns."""
_KNOWN = 0.25
"""Share of the values of which the lists must know a word."""
_NAMED = 0.8
"""Share of the values that must be a name and nothing else."""


def may_hold_few_names(verdict: Verdict) -> bool:
    """Whether a column of which nothing was made has a few different values that are written as surnames are."""
    evidence, header = verdict.column.evidence, verdict.column.header
    if verdict.kind is not Kind.NONE or not _FEWEST <= evidence.distinct < _FEW or evidence.uniqueness < _DIFFERENT:
        return False
    says_other = any(strength >= SPOKEN_FOR for strength in header.meanings.values()) or header.is_key
    if says_other or header.subject() not in {None, Subject.PERSON} or header.words.titles & set(header.tokens):
        return False
    return is_texty(evidence) and evidence.share("surnamed") >= _NEARLY_ALL and _is_known(verdict)


def rows_of_names(values: Sequence[str], rows: Sequence[int], found: Sequence[Sequence[TextFinding]]) -> int:
    """How many rows hold a name and nothing else; none where few values do.

    Args:
        values: The distinct values.
        rows: In how many rows each stands.
        found: What the text path found in each.
    """
    named = [any(_is_whole(value, one) for one in claims) for value, claims in zip(values, found, strict=True)]
    if sum(named) < _NAMED * len(values):
        return 0
    return sum(number for number, is_name in zip(rows, named, strict=True) if is_name)


def _is_whole(value: str, found: TextFinding) -> bool:
    return found.entity == PERSON and value[found.start : found.end] == value.strip()


def _is_known(verdict: Verdict) -> bool:
    """Whether the lists know a word of some values, or infixes stand before them."""
    evidence = verdict.column.evidence
    known = max(evidence.lists.get("first_names", 0.0), evidence.last_words.get("surnames", 0.0))
    return max(known, evidence.first_words.get("infixes", 0.0)) >= _KNOWN
