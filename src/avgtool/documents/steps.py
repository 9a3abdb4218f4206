"""The steps of a plan, as a table of before and after and as a chart."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from avgtool.documents.afterwards import held, holds_now
from avgtool.documents.content import Bar, BarChart, Block, Cell, Column, Paragraph, Table, Text
from avgtool.documents.facts import shown_name
from avgtool.documents.many import DETAILED, names_by, too_many
from avgtool.documents.operator_words import describe_inside, describe_parameters, describe_rule
from avgtool.i18n import msg
from avgtool.model.treatment import Effect
from avgtool.wording import listed, number, sentence_case

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from avgtool.documents.words import EntityWords
    from avgtool.i18n import Message
    from avgtool.model.findings import ColumnFinding, DatasetFindings
    from avgtool.model.outcome import Outcome, StepOutcome
    from avgtool.model.plan import RuleReference, Step


def before_and_after(outcome: Outcome, entities: Mapping[str, EntityWords]) -> tuple[Block, ...]:
    """What each column held and holds now; of very many columns only those that were treated in detail."""
    steps = outcome.plan.steps
    if len(steps) <= DETAILED:
        return (_table(outcome, steps, entities),)
    detailed, rest = _split(steps)
    return (
        Paragraph(too_many(len(steps))),
        _table(outcome, detailed, entities),
        names_by((step.treatment.title, shown_name(step.column)) for step in rest),
    )


def _split(steps: Sequence[Step]) -> tuple[list[Step], list[Step]]:
    """The steps to show in detail (what is not kept comes first) and the others, each in the order of the plan."""
    order = sorted(range(len(steps)), key=lambda index: (steps[index].effect is Effect.KEEPS, index))
    shown = set(order[:DETAILED])
    return [steps[index] for index in sorted(shown)], [step for index, step in enumerate(steps) if index not in shown]


def _table(outcome: Outcome, steps: Sequence[Step], entities: Mapping[str, EntityWords]) -> Table:
    counts = {step.column: step for step in outcome.steps}
    first = _first_of_reason(steps)
    said = {step.column: first[step.rule, str(step.because)] for step in steps}
    return Table(
        caption=msg("Each column before and after"),
        columns=(
            Column(msg("Column"), 21),
            Column(msg("Before"), 21),
            Column(msg("Treatment"), 25),
            Column(msg("Rule and reason"), 35),
            Column(msg("Changed"), 12, "end"),
            Column(msg("After"), 18),
        ),
        rows=tuple(
            _row(
                step,
                said[step.column] if said[step.column] != step.column else None,
                counts.get(step.column),
                outcome,
                entities,
            )
            for step in steps
        ),
        empty=msg("The plan has no steps."),
    )


def steps_chart(outcome: Outcome) -> tuple[BarChart, ...]:
    """How many columns got which treatment."""
    treatments = {step.treatment.operator: step.treatment for step in outcome.plan.steps}
    named = Counter(step.treatment.operator for step in outcome.plan.steps)
    counts = [(treatments[name], n) for name, n in sorted(named.items(), key=lambda pair: (-pair[1], pair[0]))]
    if not counts:
        return ()
    parts = (msg("{operator}: {n}", operator=one.title, n=n) for one, n in counts)
    return (
        BarChart(
            title=msg("Columns by treatment"),
            bars=tuple(
                Bar(one.title, n, number(n), "neutral" if one.effect is Effect.KEEPS else "accent") for one, n in counts
            ),
            alt=msg("Bar chart of the number of columns by treatment. {parts}.", parts=listed("; ", parts)),
        ),
    )


def _row(
    step: Step,
    same_reason: str | None,
    counts: StepOutcome | None,
    outcome: Outcome,
    entities: Mapping[str, EntityWords],
) -> tuple[Cell | Text, ...]:
    before, after = _find(outcome.before, step.column), _find(outcome.after, step.column)
    objected = any(objection.column == step.column for objection in outcome.objections)
    return (
        Cell(shown_name(step.column)),
        held(before),
        Cell(sentence_case(step.treatment.title), note=_details(step, entities)),
        _reason(step, same_reason),
        _changed(step, counts),
        holds_now(step, before, after, objected=objected),
    )


def _reason(step: Step, same: str | None) -> Cell:
    """Why, in the words of the policy; once for each rule."""
    if same is None:
        return Cell(step.because, note=describe_rule(step.rule))
    return Cell(msg("as for {column}", column=shown_name(same)), note=describe_rule(step.rule), quiet=True)


def _first_of_reason(steps: Sequence[Step]) -> Mapping[tuple[RuleReference, str], str]:
    """The first column to which each rule with its reason applies."""
    first: dict[tuple[RuleReference, str], str] = {}
    for step in steps:
        first.setdefault((step.rule, str(step.because)), step.column)
    return first


def _details(step: Step, entities: Mapping[str, EntityWords]) -> Text | None:
    inside = describe_inside(step, entities)
    return (listed("; ", inside) if inside else describe_parameters(step.treatment)) or None


def _changed(step: Step, counts: StepOutcome | None) -> Cell | Text:
    if counts is None or step.effect is Effect.DROPS:
        return ""
    if not counts.changed:
        return Cell(number(0), quiet=True)
    notes = [msg("{n} the same", n=number(counts.same))] if counts.same else []
    if counts.emptied and step.effect is not Effect.EMPTIES:
        notes.append(_emptied(counts.emptied, step.treatment.empties_without))
    return Cell(number(counts.changed), note=listed("; ", notes) or None)


def _emptied(count: int, needed: str | None) -> Message:
    if needed is None:
        return msg("{n} not readable, emptied", n=number(count))
    return msg("{n} not readable or without {column}, emptied", n=number(count), column=needed)


def _find(scan: DatasetFindings, column: str) -> ColumnFinding | None:
    return next((finding for finding in scan.columns if finding.name == column), None)
