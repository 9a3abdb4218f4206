"""Free text: sentences. What stands in them is the text path's to say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from avgtool.i18n import msg
from avgtool.model.kinds import Evidence, Kind
from avgtool.scanning.columns import SPOKEN_FOR, candidate
from avgtool.scanning.vocabulary import FREE_TEXT_WORDS, REMARK_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from avgtool.model.findings import Candidate
    from avgtool.scanning.columns import Column, Kinds
    from avgtool.scanning.evidence import ColumnEvidence

LONG = 7.0
"""Words per value from which text is prose by itself."""
MOST = 0.7
SOME = 0.2
JOTTED = 0.6
"""Share of values in which small words follow each other, as in notes."""
JOTTED_WORDS = 3.5
_DESCRIPTIONS = frozenset({"beschr", "beschrijving", "description", "omschr", "omschrijving"})
"""Headers of what a thing is, which may be short and without a capital, too."""
SHORT = 2.5
"""The same where the header says that it is text."""
REMARK = 2.0
"""The same where the header says that somebody wrote what came to mind: few words, and often the same ones."""


def read_prose(column: Column, kinds: Kinds) -> Iterator[Candidate]:
    """The reading as free text."""
    if not kinds.of(Kind.FREE_TEXT) or not is_prose(column, kinds):
        return
    spoken = _is_spoken(column, kinds)
    carried = (Evidence.HEADER, Evidence.VALUES) if spoken else (Evidence.VALUES,)
    yield candidate(kinds.of(Kind.FREE_TEXT)[0], 0.85 if spoken else 0.7, carried, msg("The values are sentences."))


def is_prose(column: Column, kinds: Kinds) -> bool:
    """Whether the values are running text: several words, letters, and sentences or a header that says text."""
    evidence = column.evidence
    words, letters = evidence.share("words"), evidence.share("letters")
    if letters < MOST or evidence.share("date") >= MOST:
        return False
    if REMARK_WORDS & set(column.header.tokens) or column.header.is_question:
        return words >= REMARK
    if _is_spoken(column, kinds):
        listed = _is_list_of_names(evidence)
        return words >= SHORT and (
            not listed or (_is_jotted(evidence) and not _DESCRIPTIONS & set(column.header.tokens))
        )
    is_written = words >= LONG and evidence.share("sentence") >= SOME
    return (is_written or _is_jotted(evidence)) and evidence.share("street") < MOST


def _is_list_of_names(evidence: ColumnEvidence) -> bool:
    """A description of a code is no prose: short, each but once, in a small table."""
    return evidence.share("sentence") < SOME and evidence.share("words") < LONG


def _is_jotted(evidence: ColumnEvidence) -> bool:
    """Notes without points and capitals: *gat in cv wegens ziekte*."""
    return (
        evidence.share("lowered") >= JOTTED
        and evidence.share("words") >= JOTTED_WORDS
        and max(evidence.share("full_name"), evidence.share("company")) < SOME
    )


def _is_spoken(column: Column, kinds: Kinds) -> bool:
    return (
        kinds.spoken_for(column, Kind.FREE_TEXT)[1] >= SPOKEN_FOR
        or bool(FREE_TEXT_WORDS & set(column.header.tokens))
        or column.header.is_question
    )
