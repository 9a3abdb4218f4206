"""What anonymizing did, in the terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.markup import escape
from rich.table import Table

from avgtool.cli.plan_view import describe
from avgtool.documents import values, words
from avgtool.i18n import language, msg, nmsg

if TYPE_CHECKING:
    from rich.console import Console

    from avgtool.model.outcome import Outcome, StepOutcome


def show_outcome(console: Console, outcome: Outcome) -> None:
    """Every column with what was done to it, then whether the copy was verified and where it lies."""
    console.print()
    policy = msg("policy {policy}", policy=escape(outcome.plan.policy))
    console.print(f"[bold]{escape(outcome.plan.source)}[/] · {policy}")
    console.print(_table(outcome))
    for objection in outcome.objections:
        console.print(f"[bold red]✗[/] {escape(objection.column)}: {escape(str(objection.message))}", soft_wrap=True)
    console.print(_verdict(outcome), soft_wrap=True)


def _table(outcome: Outcome) -> Table:
    table = Table(box=None, pad_edge=False, header_style="bold", padding=(0, 2, 0, 0))
    for title in (msg("Column"), msg("Kind"), msg("What happened")):
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
        escape(str(words.KINDS[step.kind])),
        escape(describe(step.operator, step.parameters)),
        values.number(counted.changed).render(speaking),
        values.number(counted.same).render(speaking),
    )


def _verdict(outcome: Outcome) -> str:
    if outcome.output is None:
        refused = msg("The copy did not pass its verification; nothing was written.")
        return f"[bold red]{refused}[/]"
    rows = nmsg("{shown} row", "{shown} rows", outcome.rows_out, shown=values.number(outcome.rows_out))
    done = msg("Verified by a new scan and written: {path} ({rows}).", path=outcome.output, rows=rows)
    still = msg("It is pseudonymous at best: whether it is anonymous, a person decides.")
    return f"[bold green]✓[/] {escape(str(done))} {still}"
