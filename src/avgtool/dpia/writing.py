"""A new assessment as YAML: what is known, every question with a line of its own, and room for the rest."""

from __future__ import annotations

from textwrap import wrap
from typing import TYPE_CHECKING

import yaml

from avgtool.dpia.words import list_not_known
from avgtool.i18n import Message, msg

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from avgtool.model.dpia import Assessment, DpiaLaw, Question

_WIDTH = 110


def as_yaml(assessment: Assessment, law: DpiaLaw) -> str:
    """The file of an assessment, with what each part asks as comments."""
    lines = [
        _comment(msg("Reference: docs/dpia.md; check with: avgtool dpia check")),
        *_known({"name": assessment.name, "activity": assessment.activity, "owner": assessment.owner}),
        "",
        _comment(msg("Answer ja, nee or weet-niet; or answer and why, to say what it rests on")),
        "answers:",
        *_asked(msg("The law (GDPR 35(3)): one yes is enough"), law.cases, assessment),
        *_asked(msg("The list of the {authority}: one yes is enough", authority=law.authority), law.listed, assessment),
        *(() if law.listed else _wrapped(list_not_known(law), "  # ")),
        *_asked(msg("Criteria: two or more make a high risk likely"), law.criteria, assessment),
        _comment(msg("no_high_risk: why no high risk is likely although two criteria are met")),
        "",
        _comment(msg("The processing and its purposes (GDPR 35(7)(a))")),
        *_known({"description": assessment.description}),
        _comment(msg("Why it is necessary and proportionate (GDPR 35(7)(b))")),
        "necessity:",
        _comment(msg("What the persons think of it, or why they were not asked (GDPR 35(9))")),
        "views:",
        "",
        *_risks(),
        "",
        *_ending(),
    ]
    return "\n".join(line.rstrip() for line in lines) + "\n"


def _comment(text: Message) -> str:
    return "\n".join(_wrapped(text, "# "))


def _wrapped(text: Message, begin: str) -> list[str]:
    return wrap(str(text), _WIDTH, initial_indent=begin, subsequent_indent=begin, break_on_hyphens=False)


def _known(values: dict[str, str]) -> Iterator[str]:
    for key, value in values.items():
        yield yaml.safe_dump({key: value}, allow_unicode=True, width=110).rstrip() if value else f"{key}:"


def _asked(title: Message, questions: Iterable[Question], assessment: Assessment) -> Iterator[str]:
    asked = tuple(questions)
    if asked:
        yield from _wrapped(title, "  # ")
    for one in asked:
        yield from _wrapped(msg("{title}: {text}", title=one.title, text=one.text), "  # ")
        yield f"  {one.code}:{_given(assessment, one)}"


def _given(assessment: Assessment, question: Question) -> str:
    given = assessment.answers.get(question.code)
    if given is None:
        return ""
    if not given.why:
        return f" {given.answer.value}"
    told = yaml.safe_dump({"answer": given.answer.value, "why": given.why}, default_flow_style=True, allow_unicode=True,
                          sort_keys=False, width=10_000)  # fmt: skip
    return f" {told.rstrip()}"


def _risks() -> Iterator[str]:
    yield _comment(msg("Risks to the persons and measures (GDPR 35(7)(c) and (d)); levels are laag, middel and hoog"))
    yield "risks:"
    yield "#  - what: ..."
    yield "#    consequence: ..."
    yield "#    before: {likelihood: middel, impact: hoog}"
    yield "#    measures: [...]"
    yield "#    after: {likelihood: laag, impact: middel}"


def _ending() -> Iterator[str]:
    yield _comment(msg("Advice of the data protection officer (GDPR 35(2))"))
    yield "# advice: {text: ..., on: 2026-11-23, followed: true}"
    yield _comment(msg("Only where a high risk is left (GDPR 36)"))
    yield "# consultation: {asked: 2026-11-23, answer: ...}"
    yield _comment(msg("Decision: doorgaan, aanpassen or niet-doorgaan; by in which function"))
    yield "# decision: {choice: doorgaan, on: 2026-11-23, by: directie, why: ...}"
