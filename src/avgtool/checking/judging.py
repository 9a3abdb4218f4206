"""What a policy has against a data set that is to leave as it is. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from avgtool.checking.decisions import decision
from avgtool.checking.findings import CheckFinding, Code, Level
from avgtool.checking.national_numbers import national_numbers
from avgtool.i18n import msg, nmsg
from avgtool.model.findings import HITS_NOT_JUDGED, IDENTIFIER_IN_NAME
from avgtool.model.treatment import Effect
from avgtool.policy.verification import identifiers_found

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from avgtool.i18n import Message
    from avgtool.model.findings import ColumnFinding, DatasetFindings
    from avgtool.model.plan import Step
    from avgtool.policy.schema import Match, Policy

_LOOKS_LIKE_ORIGINALS = frozenset({Effect.STANDS_IN, Effect.PERTURBS, Effect.COARSENS})
"""Effects of which, where nothing could be counted, nothing can be told."""

_NOT_TRUE = frozenset({Effect.STANDS_IN, Effect.PERTURBS})
"""Effects that leave something else than what was there."""


def judge(
    findings: DatasetFindings,
    policy: Policy,
    tables: tuple[str, ...],
    foreign: Mapping[str, tuple[int | None, ...]],
    is_direct: Callable[[str], bool],
    is_national: Callable[[str], bool],
    titles: Mapping[str, Message],
) -> tuple[CheckFinding, ...]:
    """What must not leave so, column by column.

    Args:
        findings: The scan of the data as they are.
        policy: What it is held against.
        tables: The names that the table goes by.
        foreign: For each column, of each rule that may have made it, the decision for what it holds first: how many of
            its values are not what that rule leaves; None where that cannot be told.
        is_direct: Whether an entity points to one person by itself.
        is_national: Whether an entity is a number by which a state knows a person.
        titles: What readers call each entity.

    Returns:
        The findings; none when the data may leave.
    """
    found = [
        CheckFinding(Code.IDENTIFIER_FOUND, None, notice.message)
        for notice in findings.notices
        if notice.code == IDENTIFIER_IN_NAME
    ]
    for column in findings.columns:
        counts = foreign.get(column.name, ())
        step = decision(column, policy, tables)
        own: list[CheckFinding] = []
        if column.filled and 0 not in counts:
            own.extend(_of_column(column, step, counts[0] if step and counts else None, policy, is_direct, titles))
            own.extend(_unjudged(column, step, findings))
        if step is not None and not _is_stopped(own):
            own.extend(national_numbers(column, step, policy, is_national, titles))
        found.extend(own)
    return tuple(found)


def _is_stopped(found: Iterable[CheckFinding]) -> bool:
    return any(one.level is Level.ERROR for one in found)


def _of_column(
    column: ColumnFinding,
    step: Step | None,
    foreign: int | None,
    policy: Policy,
    is_direct: Callable[[str], bool],
    titles: Mapping[str, Message],
) -> Iterator[CheckFinding]:
    if step is None:
        yield CheckFinding(Code.UNDECIDED_COLUMN, column.name, msg("The policy does not decide about this column."))
    elif step.effect is Effect.DROPS:
        what = nmsg(
            "The policy drops this column; it stands here, filled in {n} row.",
            "The policy drops this column; it stands here, filled in {n} rows.",
            column.filled,
        )
        yield CheckFinding(Code.COLUMN_NOT_DROPPED, column.name, what, column.filled, column.entity, step.rule)
    elif foreign is not None:
        yield _not_treated(column, step, foreign)
    else:
        yield from _of_contents(column, step, policy, is_direct, titles)


def _not_treated(column: ColumnFinding, step: Step, rows: int) -> CheckFinding:
    what = nmsg(
        "{n} value is not what the policy leaves ({operator}).",
        "{n} values are not what the policy leaves ({operator}).",
        rows,
        operator=step.treatment.title,
    )
    return CheckFinding(Code.VALUES_NOT_TREATED, column.name, what, rows, column.entity, step.rule)


def _of_contents(
    column: ColumnFinding,
    step: Step,
    policy: Policy,
    is_direct: Callable[[str], bool],
    titles: Mapping[str, Message],
) -> Iterator[CheckFinding]:
    """Columns that are kept, texts that were treated, and stand-ins: what the scan finds in them is all there is."""
    if step.effect in _LOOKS_LIKE_ORIGINALS:
        what = msg("Whether these are originals cannot be told ({operator}).", operator=step.treatment.title)
        yield CheckFinding(Code.CANNOT_BE_TOLD, column.name, what, column.filled, column.entity, step.rule)
    if step.effect in _NOT_TRUE:
        return  # what stands there looks like an identifier on purpose
    for one in identifiers_found(step, column, is_direct, titles):
        stands_in = step.text is not None and step.text.of(one.entity).effect in _LOOKS_LIKE_ORIGINALS
        code = Code.CANNOT_BE_TOLD if stands_in else Code.IDENTIFIER_FOUND
        what = (_may_be_made_up if stands_in else _not_kept)(one.rows, titles.get(one.entity, one.entity))
        yield CheckFinding(code, column.name, what, one.rows, one.entity, step.rule)
    if step.effect is Effect.KEEPS and not _asks_for_contents(step, policy):
        yield from _kept_by_name(column, step, is_direct, titles)


def _may_be_made_up(rows: int, entity: Message | str) -> Message:
    return nmsg(
        "{n} row holds {entity}; whether that is an original or made up cannot be told.",
        "{n} rows hold {entity}; whether these are originals or made up cannot be told.",
        rows,
        entity=entity,
    )


def _not_kept(rows: int, entity: Message | str) -> Message:
    return nmsg(
        "{n} row holds {entity}, which the policy does not let leave.",
        "{n} rows hold {entity}, which the policy does not let leave.",
        rows,
        entity=entity,
    )


def _kept_by_name(
    column: ColumnFinding, step: Step, is_direct: Callable[[str], bool], titles: Mapping[str, Message]
) -> Iterator[CheckFinding]:
    """A column that is called *segment* and holds e-mail addresses: its name was meant, and nobody meant these."""
    entity = column.entity
    allowed = step.treatment.parameters.get("allow", ())
    if entity is None or not is_direct(entity) or (isinstance(allowed, list | tuple) and entity in allowed):
        return
    what = msg("It is kept by its name, and holds {entity}.", entity=titles.get(entity, entity))
    yield CheckFinding(Code.IDENTIFIER_KEPT_BY_NAME, column.name, what, column.matched, entity, step.rule)


def _asks_for_contents(step: Step, policy: Policy) -> bool:
    match = next((rule.match for rule in policy.rules if rule.reference == step.rule), None)
    return match is not None and _is_about_contents(match)


def _is_about_contents(match: Match) -> bool:
    return any(one is not None for one in (match.kind, match.entity, match.category, match.role))


def _unjudged(column: ColumnFinding, step: Step | None, findings: DatasetFindings) -> Iterator[CheckFinding]:
    """Values of a column that would stay, which look like personal data and could not be judged."""
    if step is None or step.effect not in {Effect.KEEPS, Effect.INSIDE_TEXT}:
        return
    for notice in findings.notices:
        if notice.code == HITS_NOT_JUDGED and notice.column == column.name:
            code, rows = Code.VALUES_NOT_JUDGED, notice.count or 0
            yield CheckFinding(code, column.name, notice.message, rows, column.entity, step.rule)
