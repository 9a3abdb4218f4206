"""Assessments and their questions: in the terminal and as data."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from avgtool import __version__
from avgtool.cli.terminal import escape, listing, tell
from avgtool.dpia import words
from avgtool.dpia.findings import Gravity
from avgtool.i18n import msg
from avgtool.model.dpia import Outcome
from avgtool.wording import listed, sentence_case
from avgtool.workflows.dpia import as_data

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import Console

    from avgtool.dpia.verdict import Verdict
    from avgtool.i18n import Message
    from avgtool.model.dpia import DpiaLaw
    from avgtool.workflows.dpia import Checked

_COLORS = {Outcome.REQUIRED: "red", Outcome.ADVISED: "yellow", Outcome.NOT_NEEDED: "green"}


def sentence(found: Verdict) -> Message:
    """Whether an assessment is needed, and why."""
    return msg("{outcome}: {reasons}.", outcome=words.OUTCOMES[found.outcome], reasons=listed("; ", found.reasons))


def show_checked(console: Console, found: Sequence[Checked]) -> None:
    """Every assessment with its result, objections before remarks."""
    if not found:
        tell(console, escape(str(msg("There are no assessments; begin with: avgtool dpia new --code CODE"))))
    for one in found:
        tell(console, escape(f"{one.assessment.name} ({one.assessment.where})"), style="bold")
        tell(console, escape(str(sentence(one.verdict))), style=_COLORS[one.verdict.outcome])
        table = listing()
        table.show_header = False
        for each in sorted(one.findings, key=lambda finding: finding.gravity is Gravity.REMARK):
            mark = "[red]✗[/]" if each.gravity is Gravity.OBJECTION else "[yellow]·[/]"
            article = f"art. {each.article}" if each.article else ""
            table.add_row(mark, str(words.CONCERNS[each.concern]), escape(str(each.what)), article)
        if one.findings:
            console.print(table)
        else:
            tell(console, escape(str(msg("Nothing to object to."))))
        console.print()


def show_questions(console: Console, law: DpiaLaw) -> None:
    """Every question with its code."""
    parts = (
        (msg("The law (GDPR 35(3)): one is enough"), law.cases),
        (msg("The list of the {authority}: one is enough", authority=law.authority), law.listed),
        (msg("Criteria: two or more make a high risk likely"), law.criteria),
    )
    for title, questions in parts:
        if questions:
            tell(console, escape(str(title)), style="bold")
            table = listing()
            table.show_header = False
            for one in questions:
                table.add_row(escape(one.code), escape(f"{one.title}: {one.text}"))
            console.print(table)
            console.print()
    if not law.listed:
        tell(console, escape(str(sentence_case(words.list_not_known(law)))))


def checked_json(found: Sequence[Checked]) -> str:
    """Assessments with their results as data."""
    return _json("dpia-check/1", assessments=[as_data(one) for one in found])


def questions_json(law: DpiaLaw) -> str:
    """The questions as data."""
    parts = {"law": law.cases, "list": law.listed, "criteria": law.criteria}
    asked = [
        {"code": one.code, "part": part, "title": str(one.title), "text": str(one.text)}
        for part, questions in parts.items()
        for one in questions
    ]
    return _json("dpia-questions/1", questions=asked)


def _json(what: str, **content: Any) -> str:
    return json.dumps({"avgtool": __version__, "format": what, **content}, ensure_ascii=False, indent=2)
