"""Findings in a text, in the terminal."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from rich.markup import escape
from rich.table import Table
from rich.text import Text

from avgtool.cli.scan_view import entity_name
from avgtool.i18n import msg
from avgtool.wording import decimal
from avgtool.workflows.text import as_json

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import Console

    from avgtool.model.findings import TextFinding
    from avgtool.text.explaining import Considered


def show_text_findings(console: Console, text: str, findings: Sequence[TextFinding], form: str) -> None:
    """JSON, or a table of what was found; on a terminal below the text itself, marked, which goes into no file."""
    if form == "json":
        console.file.write(json.dumps({"findings": [as_json(finding) for finding in findings]}) + "\n")
        return
    if console.file.isatty():
        _show_marked(console, text, findings)
    table = Table(box=None, pad_edge=False, header_style="bold", padding=(0, 2, 0, 0))
    table.add_column(str(msg("Found")))
    table.add_column(str(msg("From")), justify="right")
    table.add_column(str(msg("To")), justify="right")
    table.add_column(str(msg("Score")), justify="right")
    for finding in findings:
        table.add_row(
            escape(entity_name(finding.entity)), str(finding.start), str(finding.end), str(decimal(finding.score))
        )
    console.print(table if findings else str(msg("Nothing found. Not found is not the same as not present.")))


def _show_marked(console: Console, text: str, findings: Sequence[TextFinding]) -> None:
    marked = Text(text.rstrip("\n"))
    for finding in findings:
        marked.stylize("reverse", finding.start, finding.end)
    console.print(marked, soft_wrap=True)


def show_considered(console: Console, considered: Sequence[Considered]) -> None:
    """What was considered, with its verdict and why; values masked."""
    table = Table(box=None, pad_edge=False, header_style="bold", padding=(0, 2, 0, 0))
    for title in (msg("Considered"), msg("Value"), msg("Score"), msg("Verdict"), msg("Reason")):
        table.add_column(str(title), overflow="fold")
    for one in considered:
        style = "" if one.accepted else "dim"
        cells = (
            escape(entity_name(one.entity)),
            escape(one.masked),
            str(decimal(one.score)),
            escape(str(one.verdict)),
            escape(str(one.reason)),
        )
        table.add_row(*cells, style=style)
    console.print(table)
