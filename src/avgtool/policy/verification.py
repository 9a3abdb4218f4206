"""Whether a copy may be published: what its scan found, held against what the plan promised. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from avgtool.errors import VerificationError
from avgtool.i18n import Message, msg, nmsg
from avgtool.model.findings import HITS_NOT_JUDGED, IDENTIFIER_IN_NAME
from avgtool.model.kinds import Evidence, Kind, Role
from avgtool.model.outcome import Objection
from avgtool.model.treatment import Effect
from avgtool.policy.comparing import HARMLESS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from avgtool.model.findings import ColumnFinding, DatasetFindings
    from avgtool.model.outcome import Outcome
    from avgtool.model.plan import Plan, Step
    from avgtool.policy.comparing import Comparison

_FROM_VALUES = frozenset({Evidence.PATTERN, Evidence.CHECKSUM, Evidence.VALUES, Evidence.TEXT})
"""Evidence that values themselves give; a header tells nothing about what now stands below it."""
_STAND_INS = frozenset({Effect.STANDS_IN, Effect.PERTURBS})
"""Effects after which something stands there that may look like a value, and is none."""
_PUT_THERE = _STAND_INS | {Effect.CONSTANT}
"""Effects after which all that stands there is of the policy's own making."""
_LOOK_ALIKES: Mapping[Kind, frozenset[str]] = {Kind.PHONE: frozenset({"IP_ADDRESS"})}
"""Kinds with the entities that some of their values are written like: *88.60.15.31* is a number in Lyon too. Where a
plan keeps the kind, it keeps these values."""
_GUESSED = frozenset({Kind.NATIONAL_ID, Kind.SECRET})
"""Kinds of which a few shown characters give away the rest."""


def verify(
    plan: Plan,
    before: DatasetFindings,
    after: DatasetFindings,
    compared: Mapping[str, Comparison],
    is_direct: Callable[[str], bool],
    titles: Mapping[str, Message] | None = None,
    *,
    rows: int | None = None,
) -> tuple[Objection, ...]:
    """What stands in the copy and must not: a direct identifier that the plan neither keeps nor puts there.

    Args:
        plan: What was to be done.
        before: The scan of the original: its number of rows, and what was in columns that are masked.
        after: The full scan of the copy.
        compared: Each treated column against its original.
        is_direct: Whether an entity points to one person by itself.
        titles: What readers call each entity.
        rows: How many rows the copy must have, where not all were chosen for it.

    Returns:
        The objections; none when the copy may be published.
    """
    objections = []
    expected = before.rows if rows is None else rows
    if after.rows != expected:
        what = msg("The copy has {after} rows; it must have {expected}.", after=after.rows, expected=expected)
        objections.append(Objection("*", "", abs(after.rows - expected), what))
    named = (one for one in after.notices if one.code == IDENTIFIER_IN_NAME)
    objections.extend(Objection("*", "", one.count or 0, one.message) for one in named)
    steps = {step.column: step for step in plan.steps}
    held = {finding.name: finding for finding in before.columns}
    for finding in after.columns:
        step = steps.get(finding.name)
        if step is None or step.effect is Effect.DROPS:
            what = msg("The plan does not put this column in the copy.")
            objections.append(Objection(finding.name, finding.entity or "", finding.filled, what))
        else:
            objections.extend(_column_objections(step, finding, compared.get(step.column), is_direct, titles or {}))
            objections.extend(_unjudged(step, after))
            objections.extend(_shown_through(step, held.get(step.column), compared.get(step.column), is_direct))
    return tuple(objections)


def require_verified(outcome: Outcome) -> None:
    """Refuse a copy to which there are objections.

    Raises:
        VerificationError: It names columns, entities and counts.
    """
    plan, objections = outcome.plan, outcome.objections
    if not objections:
        return
    lines = "\n".join(f"  - {said(one)}" for one in objections)
    raise VerificationError(
        nmsg(
            "The copy did not pass its verification: {n} objection.",
            "The copy did not pass its verification: {n} objections.",
            len(objections),
        ),
        where=plan.source,
        hint=msg(
            "{objections}\nNothing was written. In the policy {policy}:\n{ways}",
            objections=lines,
            policy=plan.policy,
            ways="\n".join(f"  - {way}" for way in _ways_out(plan, objections)),
        ),
    )


def said(objection: Objection) -> Message:
    """An objection with its column and the rows it is about, as far as these are known."""
    if not objection.at:
        return msg("{column}: {message}", column=objection.column, message=objection.message)
    shown = ", ".join(map(str, objection.at)) + (", …" if objection.rows > len(objection.at) else "")
    return msg(
        "{column}: {message} See row {rows} (counted below the header).",
        column=objection.column,
        message=objection.message,
        rows=shown,
    )


def _ways_out(plan: Plan, objections: Sequence[Objection]) -> Iterator[Message]:
    """What to write in the policy, for each column in the words of its own operator."""
    steps = {step.column: step.effect for step in plan.steps}
    for column in dict.fromkeys(one.column for one in objections):
        entities = ", ".join(dict.fromkeys(one.entity for one in objections if one.column == column and one.entity))
        effect = steps.get(column)
        told = [one.way_out for one in objections if one.column == column and one.way_out]
        if told:
            yield msg("{column}: {message}", column=column, message=told[0])
        elif effect is Effect.INSIDE_TEXT and entities:
            yield msg(
                "{column} (text): drop the column, or correct these rows in the source; what may stand in texts after "
                "all is kept under text: entities: with {entities}: {{operator: keep}}.",
                column=column,
                entities=entities,
            )
        elif effect is Effect.KEEPS and entities:
            yield msg(
                "{column} (keep): treat the column otherwise, or correct these rows in the source; what may stand "
                "there after all is allowed with parameters: {{allow: [{entities}]}}.",
                column=column,
                entities=entities,
            )
        elif column == "*":
            yield msg("Drop the columns, or correct the source.")
        else:
            yield msg("{column}: give the column another operator, or drop it.", column=column)


def _column_objections(
    step: Step,
    finding: ColumnFinding,
    compared: Comparison | None,
    is_direct: Callable[[str], bool],
    titles: Mapping[str, Message],
) -> Iterator[Objection]:
    if step.effect in _STAND_INS:
        if compared is not None and compared.same and (step.effect is Effect.STANDS_IN or not _moved(compared)):
            yield _own_originals(step, compared.same)
        return
    if step.effect in _PUT_THERE:
        return
    for entity, rows in direct_identifiers(finding, is_direct):
        if step.effect is Effect.COARSENS and entity == step.entity and compared is not None and not compared.same:
            continue  # an address became a network, which still looks like one
        if not is_kept(step, finding, entity):
            yield Objection(step.column, entity, rows, _still_there(entity, rows, titles))


def identifiers_found(
    step: Step, finding: ColumnFinding, is_direct: Callable[[str], bool], titles: Mapping[str, Message]
) -> Iterator[Objection]:
    """What stands in a column as it is, points to one person, and is not kept by the step knowingly."""
    for entity, rows in direct_identifiers(finding, is_direct):
        if not is_kept(step, finding, entity):
            yield Objection(step.column, entity, rows, _still_there(entity, rows, titles))


def _shown_through(
    step: Step, before: ColumnFinding | None, compared: Comparison | None, is_direct: Callable[[str], bool]
) -> Iterator[Objection]:
    """A mask that hides too little: of a direct identifier half of the letters and digits may show, or two.

    Of numbers by which a state knows a person, and of secrets, never more than two: what remains of nine digits, of
    which one is a check digit, is soon guessed.
    """
    if step.effect is not Effect.SHOWS_PART or compared is None:
        return
    held = set(before.entities if before else ()) | ({step.entity} if step.entity else set())
    if step.kind in _GUESSED and compared.telling:
        yield Objection(step.column, step.entity or "", compared.telling, _too_telling(compared.telling))
    elif compared.exposed and any(map(is_direct, held)):
        yield Objection(step.column, step.entity or "", compared.exposed, _too_exposed(compared.exposed))


def _unjudged(step: Step, after: DatasetFindings) -> Iterator[Objection]:
    """Values that look like personal data and that the scan could not judge: nobody knows what they hold."""
    if step.effect in _PUT_THERE:
        return
    for notice in after.notices:
        if notice.code == HITS_NOT_JUDGED and notice.column == step.column:
            yield Objection(step.column, step.entity or "", notice.count or 0, notice.message)


def direct_identifiers(finding: ColumnFinding, is_direct: Callable[[str], bool]) -> Iterator[tuple[str, int]]:
    """Entities that point to one person, with the rows that hold them, by the evidence of values."""
    found = {entity: rows for entity, rows in finding.entities.items() if rows and is_direct(entity)}
    if finding.role is Role.DIRECT and finding.matched and finding.entity and _FROM_VALUES & set(finding.evidence):
        found.setdefault(finding.entity, finding.matched)
    yield from sorted(found.items())


def is_kept(step: Step, finding: ColumnFinding, entity: str) -> bool:
    """Whether the plan knowingly keeps this entity in this column."""
    if step.text is not None:
        return step.text.of(entity).effect is Effect.KEEPS
    if step.effect is not Effect.KEEPS:
        return False
    allowed = step.treatment.parameters.get("allow", ())
    knew = entity == step.entity or (
        step.kind is not Kind.NONE and step.kind is finding.kind and entity == finding.entity
    )
    prose = step.kind is Kind.FREE_TEXT_WITH_PII
    alike = entity in _LOOK_ALIKES.get(step.kind, ())
    return knew or prose or alike or (isinstance(allowed, list | tuple) and entity in allowed)


def _moved(compared: Comparison) -> bool:
    """Whether any value became another one; of what is moved by chance a few may come out where they were."""
    return compared.changed > compared.emptied


def _own_originals(step: Step, rows: int) -> Objection:
    what = nmsg("{n} row still holds its own original.", "{n} rows still hold their own original.", rows)
    return Objection(step.column, step.entity or "", rows, what)


def _too_telling(rows: int) -> Message:
    return nmsg(
        "{n} row still shows more than {most} letters or digits, too many for a national identification number or a "
        "secret: mask more of it.",
        "{n} rows still show more than {most} letters or digits, too many for a national identification number or a "
        "secret: mask more of them.",
        rows,
        most=HARMLESS,
    )


def _too_exposed(rows: int) -> Message:
    return nmsg(
        "{n} row still shows more than half of its letters and digits: mask more of it.",
        "{n} rows still show more than half of their letters and digits: mask more of them.",
        rows,
    )


def _still_there(entity: str, rows: int, titles: Mapping[str, Message]) -> Message:
    title = titles.get(entity)
    return nmsg(
        "{n} row holds {entity}, which the plan does not keep.",
        "{n} rows hold {entity}, which the plan does not keep.",
        rows,
        entity=msg("{title} [{entity}]", title=title, entity=entity) if title else entity,
    )
