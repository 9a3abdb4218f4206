"""Findings in a text, in the terminal."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING

from rich.table import Table
from rich.text import Text

from avgtool import catalog
from avgtool.cli.scan_view import entity_name
from avgtool.cli.terminal import escape
from avgtool.i18n import msg
from avgtool.wording import decimal
from avgtool.workflows.text import findings_json

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import Console

    from avgtool.i18n import Message
    from avgtool.model.findings import TextFinding


def show_text_findings(
    console: Console, text: str, findings: Sequence[TextFinding], hints: Sequence[TextFinding], form: str
) -> None:
    """JSON, or tables of what was found; on a terminal below the text itself, marked, which goes into no file."""
    if form == "json":
        console.file.write(json.dumps(findings_json(findings, hints)) + "\n")
        return
    if console.file.isatty():
        _show_marked(console, text, findings, hints)
    table = _table(msg("Found"))
    for title in (msg("From"), msg("To"), msg("Score")):
        table.add_column(str(title), justify="right")
    for finding in findings:
        table.add_row(
            escape(entity_name(finding.entity)), str(finding.start), str(finding.end), str(decimal(finding.score))
        )
    console.print(table if findings else str(msg("Nothing found. Not found is not the same as not present.")))
    if hints:
        _show_hints(console, hints)


def _show_hints(console: Console, hints: Sequence[TextFinding]) -> None:
    """How many words can reveal what, and which articles say so; never the words."""
    console.print()
    table = _table(msg("Words that can reveal something special"))
    table.add_column(str(msg("Number")), justify="right")
    table.add_column(str(msg("Article")))
    for entity, number in Counter(one.entity for one in hints).most_common():
        articles = ", ".join(catalog.knowledge().recognizer(entity).articles)
        table.add_row(escape(entity_name(entity)), str(number), escape(articles))
    console.print(table)
    console.print(str(msg("A word is no proof; look where it says something about a person.")), soft_wrap=True)


def _table(first: Message) -> Table:
    table = Table(box=None, pad_edge=False, header_style="bold", padding=(0, 2, 0, 0))
    table.add_column(str(first))
    return table


def _show_marked(console: Console, text: str, findings: Sequence[TextFinding], hints: Sequence[TextFinding]) -> None:
    """The text with what was found in reverse, and words that hint underlined."""
    marked = Text(text.rstrip("\n"))
    for style, found in (("reverse", findings), ("underline", hints)):
        for one in found:
            marked.stylize(style, one.start, one.end)
    console.print(marked, soft_wrap=True)
