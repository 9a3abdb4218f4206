"""What anonymizing did, in the terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from avgtool import wording
from avgtool.cli.plan_view import place
from avgtool.cli.terminal import escape, listing_of, tell
from avgtool.documents.demand_words import in_short, left_out, not_held
from avgtool.documents.facts import overruled_by, shown_name
from avgtool.documents.gravity import short_kind
from avgtool.documents.operator_words import describe, not_looked_up, not_sampled, without_consent
from avgtool.documents.verdict_words import (
    about_answers,
    about_demand,
    for_receiver,
    for_sender,
    meaning,
    whole_rows,
    without_key,
)
from avgtool.i18n import language, msg, nmsg
from avgtool.model.assessment import Verdict
from avgtool.model.treatment import Effect

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table

    from avgtool.model.attainment import Attainment
    from avgtool.model.outcome import Outcome, StepOutcome

_MAY_NOT_READ = frozenset({Effect.COARSENS, Effect.PERTURBS})
"""Effects of operators that read a value, and empty the cell where they cannot."""


def show_outcome(console: Console, outcome: Outcome) -> None:
    """Every column with what was done to it, whether the copy was verified, where it lies, and what it is in law."""
    console.print()
    policy = msg("policy {policy}", policy=escape(outcome.plan.policy))
    console.print(f"[bold]{escape(place(outcome.plan))}[/] · {policy}")
    console.print(_table(outcome))
    for counted in outcome.steps:
        if outcome.plan.step(counted.column).effect in _MAY_NOT_READ and counted.emptied:
            _show_unreadable(console, counted, outcome.plan.step(counted.column).treatment.empties_without)
    for objection in outcome.objections:
        tell(
            console,
            f"[bold red]✗[/] {escape(objection.column)}: {escape(str(objection.message))}",
        )
    show_demand(console, outcome.attainment)
    _show_overruled(console, outcome)
    tell(console, _whether_written(outcome))
    if outcome.plan.consent:
        tell(console, escape(str(without_consent(outcome))))
    if unseen := not_looked_up(outcome):
        tell(console, f"[yellow]![/] {escape(str(unseen))}")
    if outcome.not_sampled:
        tell(console, str(not_sampled(outcome)))
    if outcome.key_id:
        tell(console, str(msg("Key: {key}", key=outcome.key_id)), style="dim")
    tell(console, _verdict(outcome))
    _show_grounds(console, outcome)


def _show_grounds(console: Console, outcome: Outcome) -> None:
    """What the verdict rests on, what it means for either side, and what the end of the key would change."""
    assessment = outcome.assessment
    if outcome.verified and assessment.quasi_identifiers_left:
        tell(console, escape(_left(outcome)))
    told = (whole_rows(assessment), about_demand(assessment), about_answers(assessment))
    for said in told if outcome.verified else ():
        if said:
            tell(console, escape(str(said)))
    for view in (for_sender(assessment), for_receiver(assessment), without_key(assessment)):
        if view:
            tell(console, escape(str(view)))


def show_demand(console: Console, attained: Attainment | None) -> None:
    """What the policy asks of the copy as a whole, what was reached and left out for it, and what was not held."""
    if attained is None:
        return
    for gone in left_out(attained):
        tell(console, f"[yellow]![/] {escape(str(gone))}")
    for unheld in not_held(attained.demand):
        tell(console, f"[yellow]![/] {escape(str(unheld))}")
    if said := in_short(attained):
        tell(console, escape(str(said)))


def _left(outcome: Outcome) -> str:
    """What the plan leaves that can point to a person together, and how rare that is."""
    steps = [outcome.plan.step(name) for name in outcome.assessment.quasi_identifiers_left]
    names = ", ".join(f"{shown_name(step.column)} ({describe(step.treatment)})" for step in steps)
    told = nmsg(
        "Left by the plan, and able to point to a person together with other data: {names}.",
        "Left by the plan, and able to point to a person together: {names}.",
        len(steps),
        names=names,
    )
    after = outcome.assessment.after
    if after is None:
        return str(told)
    rare = msg(
        "k={k}; {unique} of the rows are unique; highest risk {risk}.",
        k=wording.number(after.k),
        unique=wording.share(after.unique, after.rows),
        risk=wording.share(after.highest_risk, 1),
    )
    if after.k_rows is None:
        return f"{told} {rare}"
    counted = msg("k counts persons: by rows it would be {rows}.", rows=wording.number(after.k_rows))
    return f"{told} {rare} {counted}"


def _show_unreadable(console: Console, counted: StepOutcome, needed: str | None) -> None:
    """Values that an operator could not read are gone from the copy: never in silence."""
    shown = wording.number(counted.emptied)
    lost = nmsg(
        "{shown} value could not be read and was emptied.",
        "{shown} values could not be read and were emptied.",
        counted.emptied,
        shown=shown,
    )
    if needed is not None:
        lost = nmsg(
            "{shown} value could not be read, or stood in a row without {column}, and was emptied.",
            "{shown} values could not be read, or stood in a row without {column}, and were emptied.",
            counted.emptied,
            shown=shown,
            column=needed,
        )
    tell(console, f"[yellow]![/] {escape(counted.column)}: {lost}")


def _show_overruled(console: Console, outcome: Outcome) -> None:
    """What a person decided about columns that are in the copy: the verification went by it."""
    for step in outcome.plan.steps:
        reason = overruled_by(outcome.before.column(step.column))
        if reason and step.effect is not Effect.DROPS:
            tell(console, f"[yellow]![/] {escape(step.column)}: {escape(str(reason))}")


def _table(outcome: Outcome) -> Table:
    table = listing_of(msg("Column"), (step.column for step in outcome.plan.steps))
    for title in (msg("Kind"), msg("What happened")):
        table.add_column(str(title), overflow="fold")
    for title in (msg("Changed"), msg("Same as before")):
        table.add_column(str(title), justify="right")
    for counted in outcome.steps:
        table.add_row(*_cells(outcome, counted))
    return table


def _cells(outcome: Outcome, counted: StepOutcome) -> tuple[str, ...]:
    speaking = language()
    step = outcome.plan.step(counted.column)
    return (
        escape(step.column),
        escape(str(short_kind(step.kind))),
        escape(str(describe(step.treatment))),
        wording.number(counted.changed).render(speaking),
        wording.number(counted.same).render(speaking),
    )


def _whether_written(outcome: Outcome) -> str:
    if outcome.output is None:
        refused = msg("The copy did not pass its verification; nothing was written.")
        return f"[bold red]{refused}[/]"
    rows = nmsg("{shown} row", "{shown} rows", outcome.rows_out, shown=wording.number(outcome.rows_out))
    done = msg("Verified by a new scan and written: {path} ({rows}).", path=outcome.output, rows=rows)
    table = f"{outcome.plan.table}: " if outcome.plan.table else ""
    return f"[bold green]✓[/] {escape(f'{table}{done}')}"


def _verdict(outcome: Outcome) -> str:
    """The verdict of the anonymization report, in the same words."""
    assessment = outcome.assessment
    verdict = assessment.verdict
    said = msg("Verdict: {verdict} – {meaning}", verdict=verdict.value, meaning=meaning(assessment))
    if verdict is not Verdict.NOT_ANONYMIZED:
        further = msg("Whether it is anonymous, a person decides.")
        return f"[bold yellow]{said}.[/] {further}"
    names = ", ".join(assessment.identifiers_left)
    return f"[bold red]{said}{escape(f' ({names})' if names else '')}.[/]"
