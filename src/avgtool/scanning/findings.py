"""From a verdict and its counts to the finding that a reader gets."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from avgtool.i18n import msg
from avgtool.model.findings import Candidate, ColumnFinding
from avgtool.model.kinds import GRAVITY, Category, Evidence, Flag, Kind, Role
from avgtool.scanning.masking import mask_of, masked
from avgtool.scanning.readings.identifiers import DOUBTED
from avgtool.scanning.readings.prose import is_told
from avgtool.scanning.readings.special import TRACE
from avgtool.scanning.texts import IMPERSONAL

if TYPE_CHECKING:
    from collections.abc import Mapping

    from avgtool.recognizers.base import Recognizer
    from avgtool.scanning.columns import Kinds
    from avgtool.scanning.counting import Counts
    from avgtool.scanning.overrides import Override
    from avgtool.scanning.texts import Prose
    from avgtool.scanning.verdict import Verdict

_EXAMPLES = 99
_DAMAGE = 0.02
"""Share of values in scientific notation from which a column of numbers is damaged."""
_NAMES_OF_THINGS = frozenset({"PERSON", "LOCATION", "ADDRESS", "NL_LICENSE_PLATE", "ORDER_ID"})
"""What a description of a thing may seem to hold: a *Billy* from *Delft*, type *X-100-BB*."""
_COUNTED = frozenset({Kind.NONE, Kind.AGE, Kind.INCOME, Kind.GEO, Kind.HEALTH})
"""Kinds whose numbers may be fractions."""
_LIFE = "life"
_PLACES = frozenset({"LOCATION"})
_SPECIAL = frozenset({Category.SPECIAL, Category.CRIMINAL})


@dataclass(frozen=True, slots=True)
class Seen:
    """What was counted in one column."""

    counts: Counts
    entities: Mapping[str, int] = field(default_factory=dict)
    prose: Prose | None = None
    sure: frozenset[str] = frozenset()
    """Those of the entities that were found beyond doubt."""
    revealing: int = 0
    """Rows of a column of words, not of prose, in which one hints at a special category."""
    hints: Mapping[Kind, int] = field(default_factory=dict)
    """At which, and in how many rows."""


def finding(verdict: Verdict, seen: Seen, kinds: Kinds, override: Override | None = None) -> ColumnFinding:
    """The finding on one column."""
    seen = replace(seen, entities=_doubted(verdict, seen, kinds) | dict(seen.entities))
    kind = _kind(verdict, seen, kinds)
    declared = kinds.by_entity.get(verdict.winner.entity or "") if verdict.winner else None
    built = _built(verdict, seen, kind, declared, kinds)
    return _overruled(built, override, kinds) if override else built


def _kind(verdict: Verdict, seen: Seen, kinds: Kinds) -> Kind:
    if verdict.kind is not Kind.FREE_TEXT or not seen.prose:
        return verdict.kind
    if _is_about_persons(verdict, seen.prose, kinds):
        return Kind.FREE_TEXT_WITH_PII
    return Kind.NONE if verdict.is_note else Kind.FREE_TEXT


def _doubted(verdict: Verdict, seen: Seen, kinds: Kinds) -> dict[str, int]:
    """Rows, by the sample, with numbers that pass a person's check under a verdict that rests on no check itself.

    The header says article numbers, and chance does not explain how many pass: whoever publishes them must know.
    """
    if verdict.winner is not None and Evidence.CHECKSUM in verdict.winner.evidence:
        return {}
    evidence = verdict.column.evidence
    doubted = (one.entity for one in verdict.candidates if Evidence.CHECKSUM in one.evidence and one.score == DOUBTED)
    declared = next((kinds.by_entity[entity] for entity in doubted if entity), None)
    if declared is None or (verdict.winner is not None and verdict.winner.entity == declared.entity):
        return {}
    return {declared.entity: round(evidence.valid(declared) * seen.counts.filled)}


def _is_about_persons(verdict: Verdict, prose: Prose, kinds: Kinds) -> bool:
    """Whether prose is personal: in descriptions of things a word like a name or a place alone makes it not so.

    Beside persons, a word about a life is enough: the row says whose. Away from them, a place alone says nothing.
    """
    found = {entity for entity, rows in prose.entities.items() if rows} - IMPERSONAL
    if verdict.is_note:
        told, beside = _telling(prose), verdict.is_beside_persons
        return is_told(verdict.column, told, prose.rows, kinds, beside_persons=beside)
    if verdict.is_beside_persons and prose.lives:
        return True
    if not verdict.is_beside_persons and found <= _PLACES:
        return False
    if not verdict.describes_things:
        return prose.is_personal
    return bool(found - _NAMES_OF_THINGS) or prose.entities["PERSON"] > prose.rows / 2


def _telling(prose: Prose) -> dict[str, int]:
    """Rows with each entity that is more than a place or a thing, and rows that tell of a life."""
    found = {entity: rows for entity, rows in prose.entities.items() if rows and entity not in IMPERSONAL | _PLACES}
    return found | ({_LIFE: prose.lives} if prose.lives else {})


def _built(verdict: Verdict, seen: Seen, kind: Kind, declared: Recognizer | None, kinds: Kinds) -> ColumnFinding:
    column, winner, counts = verdict.column, verdict.winner, seen.counts
    declared = _as_personal_text(declared) if declared and kind is Kind.FREE_TEXT_WITH_PII else declared
    personal = _is_personal(kind, declared)
    matched, valid = _matched(verdict, seen, declared)
    flags = _flags(verdict, seen, declared, personal=personal)
    return ColumnFinding(
        index=column.index,
        name=column.header.name,
        kind=kind,
        entity=winner.entity if winner and kind is verdict.kind and verdict.kind is not Kind.FREE_TEXT else None,
        confidence=_confidence(verdict, seen, personal=personal),
        category=_category(declared.category if declared and personal else Category.NONE, seen, kinds),
        role=_role(verdict, declared, personal=personal),
        flags=flags,
        articles=declared.articles if declared and personal else (),
        filled=counts.filled,
        distinct=min(counts.distinct, counts.filled),
        matched=matched,
        valid=valid,
        evidence=_evidence(winner, seen),
        example=_example(verdict, declared) if personal else None,
        entities=_entities(seen),
        candidates=tuple(_as_found(one, verdict, kind) for one in verdict.candidates),
        residue=counts.residue,
        damaged=_damaged(verdict, counts) if Flag.DAMAGED in flags else 0,
        revealing=_revealing(seen) if Flag.MAY_REVEAL_SPECIAL in flags else 0,
        hints=_hints(seen) if Flag.MAY_REVEAL_SPECIAL in flags else {},
    )


def _role(verdict: Verdict, declared: Recognizer | None, *, personal: bool) -> Role:
    """That of the kind; of bands that are no kind, that of what they were made of."""
    known = declared if personal else verdict.coarse_form_of
    return known.role if known else Role.NONE


def _as_found(one: Candidate, verdict: Verdict, kind: Kind) -> Candidate:
    """A reading as free text, once it is known whether anything personal stands in it."""
    if one is not verdict.winner or kind is verdict.kind:
        return one
    if kind is Kind.FREE_TEXT_WITH_PII:
        return replace(one, kind=kind)
    return replace(one, reason=msg("{why} But nothing personal was found in them.", why=one.reason))


def _category(own: Category, seen: Seen, kinds: Kinds) -> Category:
    """How grave the column is: its own category, or that of the gravest entity inside its values.

    An entity counts that was found beyond doubt (:data:`avgtool.scanning.texts.SURE`): a BSN that passes its check
    beside the word *BSN* makes a column of notes one of national identification numbers, nine digits that pass by
    chance do not. Ordinary entities in a column that is otherwise clean leave it so; they are counted in ``entities``.
    """
    sure = seen.sure | (seen.prose.sure if seen.prose else set())
    inside = [one.category for entity in sure if (one := kinds.by_entity.get(entity))]
    graver = [category for category in inside if category not in {Category.NONE, Category.ORDINARY}]
    return min([own, *graver], key=GRAVITY.index)


def _is_personal(kind: Kind, declared: Recognizer | None) -> bool:
    return kind not in {Kind.NONE, Kind.FREE_TEXT} and declared is not None and declared.category is not Category.NONE


def _as_personal_text(declared: Recognizer) -> Recognizer:
    """Free text in which persons were found: ordinary personal data that may be anything."""
    return replace(declared, category=Category.ORDINARY, role=Role.DIRECT, articles=declared.articles or ("AVG 4(1)",))


def _matched(verdict: Verdict, seen: Seen, declared: Recognizer | None) -> tuple[int, int]:
    """Rows with the shape, and with the check; a kind without shapes is matched by every filled row."""
    counts = seen.counts
    if verdict.kind is Kind.NONE and declared is None:
        return 0, 0
    if declared is None or not declared.shapes:
        return counts.filled, counts.filled
    among_others = seen.entities.get(declared.entity, 0)
    return max(counts.matched, among_others), max(counts.valid, among_others)


def _confidence(verdict: Verdict, seen: Seen, *, personal: bool) -> float:
    if verdict.winner is not None:
        return verdict.winner.score
    best = verdict.candidates[0].score if verdict.candidates else 0.0
    return round(min(0.95, 1 - best), 3) if not personal and not seen.entities else 0.5


def _flags(verdict: Verdict, seen: Seen, declared: Recognizer | None, *, personal: bool) -> frozenset[Flag]:
    flags = set(declared.flags) if declared and personal else set()
    if _is_damaged(verdict, seen.counts):
        flags.add(Flag.DAMAGED)
    if personal and (
        verdict.is_of_children or set(verdict.column.header.tokens) & verdict.column.header.words.children
    ):
        flags.add(Flag.CHILD)
    special = declared is not None and declared.category in _SPECIAL
    if not special and _may_reveal(seen):
        flags.add(Flag.MAY_REVEAL_SPECIAL)
    return frozenset(flags)


def _is_damaged(verdict: Verdict, counts: Counts) -> bool:
    """Whether a program spoiled values: many became powers of ten, or any among those of a kind."""
    evidence = verdict.column.evidence
    expected = verdict.winner is not None or evidence.share("measure") == 1
    return evidence.share("scientific") >= _DAMAGE or (expected and _damaged(verdict, counts) > 0)


def _damaged(verdict: Verdict, counts: Counts) -> int:
    """Rows with such a value; all, where numbers that count nothing were written as fractions: *908301662.0*."""
    is_number = verdict.kind not in _COUNTED
    return counts.filled if verdict.column.evidence.cells.is_floated and is_number else counts.damaged


def _may_reveal(seen: Seen) -> bool:
    """Whether words hint at a special category, in prose or in columns of words that are no names."""
    return bool(_hints(seen)) if seen.prose is not None else seen.revealing > 0


def _hints(seen: Seen) -> dict[Kind, int]:
    """The special categories at which words hint, most first; not those of a stray word among many texts."""
    if seen.prose is None:
        return dict(seen.hints)
    least, filled = TRACE * seen.prose.rows, seen.counts.filled
    return {kind: min(rows, filled) for kind, rows in seen.prose.hints.most_common() if rows >= least}


def _revealing(seen: Seen) -> int:
    """Rows with a word that hints at a special category."""
    return min(seen.counts.filled, seen.prose.revealing if seen.prose else seen.revealing)


def _entities(seen: Seen) -> dict[str, int]:
    """Rows that hold each entity; of lists, whose texts are counted one by one, never more than there are rows."""
    counted = seen.prose.counted if seen.prose else seen.entities
    return {entity: min(rows, seen.counts.filled) for entity, rows in counted.items()}


def _evidence(winner: Candidate | None, seen: Seen) -> tuple[Evidence, ...]:
    carried = winner.evidence if winner else ()
    found = seen.prose.is_personal if seen.prose else bool(seen.entities)
    return (*carried, Evidence.TEXT) if found and Evidence.TEXT not in carried else carried


def _example(verdict: Verdict, declared: Recognizer | None) -> str | None:
    """A sampled value of ordinary length, masked; none of prose, whose form says nothing."""
    evidence = verdict.column.evidence
    if not evidence.filled or verdict.kind is Kind.FREE_TEXT:
        return None
    ordinary = sorted(evidence.some(_EXAMPLES), key=len)[min(evidence.distinct, _EXAMPLES) // 2]
    return masked(ordinary, mask_of(declared.kind, declared.category, declared.mask) if declared else "ends")


def _overruled(built: ColumnFinding, override: Override, kinds: Kinds) -> ColumnFinding:
    """The finding with the verdict of a person in place of ours; what we thought stays among the candidates."""
    declared = _declared_for(override.kind, built.entity, kinds)
    reason = msg("Overruled by {by}: {reason}", by=override.by, reason=override.reason)
    decided = Candidate(override.kind, declared.entity if declared else None, 1.0, (Evidence.OVERRULE,), reason)
    personal = _is_personal(override.kind, declared)
    return replace(
        built,
        kind=override.kind,
        entity=decided.entity,
        confidence=1.0,
        category=declared.category if declared and personal else Category.NONE,
        role=declared.role if declared and personal else Role.NONE,
        articles=declared.articles if declared and personal else (),
        flags=(built.flags - {Flag.MAY_REVEAL_SPECIAL})
        | {Flag.OVERRULED}
        | (declared.flags if declared and personal else frozenset()),
        evidence=(Evidence.OVERRULE,),
        example=_masked_again(built.example, declared) if personal else None,
        candidates=(decided, *built.candidates),
    )


def _masked_again(example: str | None, declared: Recognizer | None) -> str | None:
    """An example that was masked as one kind, as another kind may show it."""
    hides = declared is not None and mask_of(declared.kind, declared.category, declared.mask) != "ends"
    return masked(example, "fixed") if example and hides else example


def _declared_for(kind: Kind, entity: str | None, kinds: Kinds) -> Recognizer | None:
    """The declaration of a kind that a person gave: the one that was found, where it is of that kind."""
    if kind is Kind.FREE_TEXT_WITH_PII:
        return next((_as_personal_text(one) for one in kinds.of(Kind.FREE_TEXT)), None)
    found = kinds.by_entity.get(entity or "")
    if found is not None and found.kind is kind:
        return found
    return next(iter(kinds.of(kind)), None) if kind is not Kind.NONE else None
