"""``avgtool doctor``: what is installed, what is missing, the command that mends it."""

from __future__ import annotations

from avgtool.cli.commands import command
from avgtool.cli.session import current_session
from avgtool.i18n import msg


@command(
    "doctor",
    text=msg("Show what is installed, what is missing, and the command that mends it."),
    examples=("avgtool doctor",),
)
def doctor() -> int:
    """Look at everything, show it; 4 when something is missing."""
    from rich.table import Table

    from avgtool.cli.terminal import escape
    from avgtool.errors import MissingDependencyError
    from avgtool.workflows.doctor import diagnose

    session = current_session()
    table = Table(str(msg("Part")), "", str(msg("Found")), str(msg("What to do")), box=None, pad_edge=False)
    missing = 0
    for diagnosis in diagnose(session.config.text):
        missing += not diagnosis.healthy
        mark = "[green]✓[/]" if diagnosis.healthy else "[red]✗[/]"
        remedy = "" if diagnosis.healthy or diagnosis.remedy is None else str(diagnosis.remedy)
        told = (str(diagnosis.subject), diagnosis.detail, remedy)
        subject, detail, what_to_do = map(escape, told)  # `avgtool[transformers]` is no markup
        table.add_row(subject, mark, detail, what_to_do)
    session.out.print(table)
    return MissingDependencyError.exit_code if missing else 0
