"""Free text: sentences. What stands in them is the text path's to say."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from avgtool.i18n import msg
from avgtool.model.kinds import Evidence, Kind
from avgtool.scanning.columns import SPOKEN_FOR, candidate
from avgtool.scanning.readings.plausible import is_dated
from avgtool.scanning.readings.special import tells_of_life
from avgtool.scanning.subjects import Subject

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from avgtool.model.findings import Candidate
    from avgtool.scanning.columns import Column, Kinds
    from avgtool.scanning.evidence import ColumnEvidence
    from avgtool.scanning.neighbors import Table

LONG = 7.0
"""Words per value from which text is prose by itself."""
MOST = 0.7
SOME = 0.2
JOTTED = 0.6
"""Share of values in which small words follow each other, as in notes."""
JOTTED_WORDS = 3.5
SHORT = 2.5
"""The same where the header says that it is text."""
NOTED = 1.5
"""Words per value from which short texts may be notes."""
SOME_TELL = 0.03
"""Share of them that seem to tell something about somebody, from which they are read as texts."""
SOME_NAME = 0.1
"""Share of them that names somebody, from which short texts are notes although nothing says that they are."""
_PROBES = 200
_CAPITALIZED = re.compile(r"(?<![^\W\d_])[^\W\d_a-z][^\W\d_]+(?:-[^\W\d_]+)*")
_INITIALS = re.compile(r"(?:[^\W\d_a-z]\.)+")
_NAME_ALONE = 2
"""Words, infixes aside, of a value that is a full name and nothing else: what stands out, not what is told."""
REMARK = 2.0
"""The same where the header says that somebody wrote what came to mind: few words, and often the same ones."""


def read_prose(column: Column, kinds: Kinds) -> Iterator[Candidate]:
    """The reading as free text."""
    if not kinds.of(Kind.FREE_TEXT) or not is_prose(column, kinds):
        return
    spoken = _is_spoken(column, kinds)
    carried = (Evidence.HEADER, Evidence.VALUES) if spoken else (Evidence.VALUES,)
    yield candidate(kinds.of(Kind.FREE_TEXT)[0], 0.85 if spoken else 0.7, carried, msg("The values are sentences."))


def read_notes(column: Column, table: Table, kinds: Kinds) -> Iterator[Candidate]:
    """The reading of a column for which nothing else was found as short notes, by what a few of them tell.

    Beside persons a word is enough; elsewhere it takes full names, as in what a bank says of payments.
    """
    evidence = column.evidence
    if not kinds.of(Kind.FREE_TEXT) or not _may_be_notes(column, kinds):
        return
    is_open = table.names_a_person and (column.header.opaque or _is_spoken(column, kinds))
    unopened = _first_names if table.names_a_person else _full_names
    tells, least = (_telling, SOME_TELL) if is_open else (unopened, SOME_NAME)
    told = [words for value in evidence.some(_PROBES) if (words := tells(value, kinds))]
    differs = len(frozenset().union(*told)) > 1 or _is_spoken(column, kinds)
    if told and differs and len(told) >= least * min(_PROBES, evidence.distinct):
        carried = (Evidence.VALUES, Evidence.NEIGHBORS) if table.names_a_person else (Evidence.VALUES,)
        yield candidate(kinds.of(Kind.FREE_TEXT)[0], 0.52, carried,
                        msg("Short notes, some of which seem to tell about somebody."))  # fmt: skip


def is_told(column: Column, rows: Mapping[str, int], of: int, kinds: Kinds, *, beside_persons: bool) -> bool:
    """Whether what was found in short notes, in rows by entity, makes them personal: not one name in a list of things.

    Args:
        column: The notes.
        rows: Rows that hold each entity.
        of: Rows in all.
        kinds: The declarations.
        beside_persons: Whether the rows are about persons, so that one who is named in a remark is no shop.
    """
    if beside_persons and _is_spoken(column, kinds):
        return bool(rows)
    return any(number >= SOME_NAME * of for entity, number in rows.items())


def _may_be_notes(column: Column, kinds: Kinds) -> bool:
    """Short texts under a header that says nothing else: no thing, no kind, no title of a job."""
    evidence, header = column.evidence, column.header
    words = 1.0 if _is_spoken(column, kinds) else NOTED
    is_short_text = evidence.share("letters") >= MOST and evidence.share("words") >= words and not is_dated(evidence)
    if (
        not is_short_text
        or header.is_key
        or header.words.vehicles & set(header.tokens)
        or evidence.share("markup") >= SOME
    ):
        return False
    if header.opaque or _is_spoken(column, kinds):
        return True
    says_other = any(strength >= SPOKEN_FOR for strength in header.meanings.values())
    return (
        not says_other and header.subject() in {None, Subject.PERSON} and not header.words.titles & set(header.tokens)
    )


def _telling(value: str, kinds: Kinds) -> frozenset[str]:
    """The words of a short note that seem to name somebody or to tell something of a life."""
    family = _capitalized(value) & _listed("surnames", kinds)
    told = {value} if tells_of_life(value, kinds.knowledge.hints, kinds.knowledge.value_words) else set()
    return _first_names(value, kinds) | family | told


def _first_names(value: str, kinds: Kinds) -> frozenset[str]:
    """The first names among the words of a value."""
    return _capitalized(value) & _listed("first_names", kinds)


def _full_names(value: str, kinds: Kinds) -> frozenset[str]:
    """The surnames behind a first name or initials, among other words: *incasso Jan de Vries 17*."""
    infixes = {part for infix in _listed("infixes", kinds) for part in infix.split()}
    words = [word.rstrip(",;:)") for word in value.split() if word not in infixes]
    given, family = _listed("first_names", kinds), _listed("surnames", kinds)
    if len(words) <= _NAME_ALONE:
        return frozenset()
    return frozenset(
        last.lower()
        for first, last in pairwise(words)
        if (_INITIALS.fullmatch(first) or (_CAPITALIZED.fullmatch(first) and first.lower() in given))
        and _CAPITALIZED.fullmatch(last)
        and last.lower() in family
    )


def _capitalized(value: str) -> frozenset[str]:
    return frozenset(word.lower() for word in _CAPITALIZED.findall(value))


def _listed(name: str, kinds: Kinds) -> frozenset[str]:
    load = kinds.knowledge.lists.get(name)
    return load() if load else frozenset()


def is_prose(column: Column, kinds: Kinds) -> bool:
    """Whether the values are running text: several words, letters, and sentences or a header that says text."""
    evidence = column.evidence
    words, letters = evidence.share("words"), evidence.share("letters")
    if letters < MOST or evidence.share("date") >= MOST:
        return False
    if column.header.words.remarks & set(column.header.tokens) or column.header.is_question:
        return words >= REMARK
    if _is_spoken(column, kinds):
        listed = _is_list_of_names(evidence)
        return words >= SHORT and (
            not listed or (_is_jotted(evidence) and not column.header.words.descriptions & set(column.header.tokens))
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
        or bool(column.header.words.texts & set(column.header.tokens))
        or column.header.is_question
    )
