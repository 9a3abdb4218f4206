"""What a header says or the values look like, and what is not believed all the same: told with the reason.

Readings too weak to count, so that a column of which nothing was made is not called clean beyond what is known.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from avgtool.i18n import msg
from avgtool.model.kinds import Category, Evidence, Kind
from avgtool.scanning.columns import SPOKEN_FOR, candidate
from avgtool.scanning.readings.contradictions import says_otherwise
from avgtool.scanning.readings.identifiers import is_bare_key
from avgtool.scanning.readings.plausible import is_plausible
from avgtool.scanning.subjects import Subject

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator

    from avgtool.i18n import Message
    from avgtool.model.findings import Candidate
    from avgtool.recognizers.base import Recognizer
    from avgtool.scanning.columns import Column, Kinds
    from avgtool.scanning.evidence import ColumnEvidence
    from avgtool.scanning.neighbors import Table

_BY_HEADER = 0.4
"""Score of what a header says in full: it leaves a clear doubt."""
_HARMLESS = 0.5
"""Factor for kinds that are personal only by what stands in them."""
_LEAST, _BY_SHAPE = 0.1, 0.25
"""Score of a shape that says nothing by itself, and what a perfect one adds."""
_MOST_SHAPES = 3
_BARE = 0.05
"""Score up to which a shape is that of nearly anything."""
HALF = 0.5
_PASSED = 0.8
_LOOKS = (
    ("date", msg("most are dates")),
    ("compact_date", msg("most are dates")),
    ("time", msg("most are times of day")),
    ("boolean", msg("most are yes or no")),
    ("year", msg("most are years")),
    ("integer", msg("most are whole numbers")),
    ("decimal", msg("most are numbers with decimals")),
    ("url", msg("most are web addresses")),
    ("full_name", msg("most are names of persons")),
)
"""What values may be seen to be, the most telling first."""


def read_unmet(
    column: Column, table: Table, kinds: Kinds, considered: Collection[Kind], *, shapes: bool
) -> Iterator[Candidate]:
    """The kinds that the header names or the shape of the values suggests, and that no reading proposed.

    Args:
        column: The column.
        table: What it stands in.
        kinds: The declarations.
        considered: Kinds that a reading proposed.
        shapes: Whether to tell of shapes, too: not where the values are known to be something.
    """
    told = set(considered) | {Kind.NONE}
    meanings = column.header.meanings
    named = sorted((one for one in kinds.knowledge.recognizers if one.entity in meanings), key=_by_strength(column))
    for one in named:
        if one.kind not in told:
            told.add(one.kind)
            yield _by_header(column, table, one, meanings[one.entity])
    for one in _shaped(column.evidence, kinds, told) if shapes else ():
        why = _why_not_by_shape(column, one, kinds)
        yield candidate(one, _score_of_shape(one, column.evidence), (Evidence.PATTERN,), why)


def _by_header(column: Column, table: Table, recognizer: Recognizer, strength: float) -> Candidate:
    factor = 1.0 if recognizer.articles else _HARMLESS
    score = _BY_HEADER * strength * factor
    if strength < SPOKEN_FOR:
        why = msg("A word of the header speaks for it, but the words beside it change what it means.")
    else:
        why = _why_not(column, table, recognizer)
    return candidate(recognizer, score, (Evidence.HEADER,), why)


def _why_not(column: Column, table: Table, recognizer: Recognizer) -> Message:
    """Why a header that names a kind is not believed."""
    if not column.evidence.filled:
        return msg("The header speaks for it, but no value can be read.")
    if recognizer.kind is Kind.COMPANY_ID and is_plausible(Kind.OTHER_ID, column.evidence):
        return msg("The header speaks for it; such a code numbers institutions, and no person.")
    if is_plausible(recognizer.kind, column.evidence) and is_bare_key(recognizer):
        return msg("The header speaks for such a number, but nothing in the table says that it points to a person.")
    if table.subject is Subject.THING and not table.tells_of_persons:
        return msg("The header speaks for it, but the table is about something else than persons.")
    return msg("The header speaks for it, but the values do not look like it: {looks}.", looks=_seen(column.evidence))


def _seen(evidence: ColumnEvidence) -> Message:
    """What most values are seen to be."""
    said = next((said for look, said in _LOOKS if evidence.share(look) > HALF), None)
    if said is not None:
        return said
    if evidence.share("letters") > HALF and evidence.share("digits") <= HALF:
        return msg("most are words") if evidence.share("words") <= 1 + HALF else msg("most are several words")
    return msg("they have another form")


def _shaped(evidence: ColumnEvidence, kinds: Kinds, told: Collection[Kind]) -> list[Recognizer]:
    """The kinds of which most values have the shape, the most telling of each and these first."""
    every = [one for one in kinds.knowledge.recognizers if one.kind not in told and _is_shaped(one, evidence)]
    best: dict[Kind, Recognizer] = {}
    for one in sorted(every, key=lambda one: (_fails(one, evidence), -_score_of_shape(one, evidence))):
        best.setdefault(one.kind, one)
    return list(best.values())[:_MOST_SHAPES]


def _fails(recognizer: Recognizer, evidence: ColumnEvidence) -> bool:
    """Whether values with the form of a kind do not pass its check."""
    return recognizer.check is not None and evidence.valid(recognizer) < _PASSED


def _is_shaped(recognizer: Recognizer, evidence: ColumnEvidence) -> bool:
    """Whether most values have the shape of a kind that is personal, and not one that nearly anything has."""
    is_personal = recognizer.category is not Category.NONE and bool(recognizer.articles)
    return is_personal and evidence.shapes.get(recognizer.entity, 0.0) >= HALF and _best(recognizer) > _BARE


def _score_of_shape(recognizer: Recognizer, evidence: ColumnEvidence) -> float:
    worth = HALF if recognizer.needs_context else 1.0
    return _LEAST + _BY_SHAPE * worth * _best(recognizer) * evidence.shapes[recognizer.entity]


def _best(recognizer: Recognizer) -> float:
    return max(shape.score for shape in recognizer.shapes)


def _why_not_by_shape(column: Column, recognizer: Recognizer, kinds: Kinds) -> Message:
    if says_otherwise(column, recognizer, kinds):
        return msg("The values have its form, but the header says something else.")
    if _fails(recognizer, column.evidence):
        return msg("The values have its form, but too few pass its check.")
    return msg("The values have its form, but other values have it as well, and nothing beside them speaks for it.")


def _by_strength(column: Column) -> Callable[[Recognizer], float]:
    return lambda one: -column.header.meanings[one.entity]
