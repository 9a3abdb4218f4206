"""Finding and replacing personal data in free text."""

from __future__ import annotations

import json
from itertools import islice
from typing import TYPE_CHECKING, Any

from avgtool import catalog
from avgtool.errors import InputError
from avgtool.i18n import msg, nmsg

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from avgtool.config import TextSettings
    from avgtool.keys import Key
    from avgtool.model.findings import TextFinding
    from avgtool.model.ports import TextReplacer
    from avgtool.policy.schema import Policy
    from avgtool.text.explaining import Considered

LINES_AT_A_TIME = 2000
"""NDJSON lines held in memory at a time."""
LINES_NAMED = 20
"""Of the lines that are no such objects, so many are named."""


def find_in_text(text: str, settings: TextSettings) -> list[TextFinding]:
    """What was found in one text."""
    return catalog.text_finder(settings).find([text])[0]


def explain_text(text: str, settings: TextSettings) -> list[Considered]:
    """Everything that was considered in one text, with its verdict; values masked."""
    return catalog.text_finder(settings).explain(text)


def hints_in_text(text: str, findings: Sequence[TextFinding], settings: TextSettings) -> list[TextFinding]:
    """The words of one text that can reveal something special, where nothing else was found."""
    from avgtool.text.hinting import hint_findings

    return hint_findings(text, catalog.hints(settings.language), findings)


def find_in_lines(lines: Iterable[str], settings: TextSettings) -> Iterator[str]:
    """NDJSON in, NDJSON out: ``{"id", "text"}`` becomes ``{"id", "findings", "hints"}``, in order.

    Raises:
        InputError: Lines are no such objects; told with their numbers when all others are done.
    """
    finder = catalog.text_finder(settings)

    def answer(texts: Sequence[str]) -> list[dict[str, object]]:
        return [
            findings_json(found, hints_in_text(text, found, settings))
            for text, found in zip(texts, finder.find(texts), strict=True)
        ]

    yield from _answered(lines, answer)


def replace_in_lines(lines: Iterable[str], replacer: TextReplacer) -> Iterator[str]:
    """NDJSON in, NDJSON out: ``{"id", "text"}`` with the text replaced, in order."""

    def answer(texts: Sequence[str]) -> list[dict[str, object]]:
        return [{"text": text} for text in replacer.replace(texts)]

    yield from _answered(lines, answer)


def text_replacer(policy: Policy | None, key: Key | None, settings: TextSettings) -> TextReplacer:
    """Replaces personal data in text: each entity by the policy's own operator; without a policy by its label.

    Words that only hint at something special are left alone, unless the policy names what they hint at.

    Raises:
        KeyFileError: The policy makes pseudonyms and there is no key.
    """
    from avgtool.operators.base import OperatorContext
    from avgtool.policy.treatments import by_label, text_actions
    from avgtool.text.hinting import taking
    from avgtool.text.replacing import Replacer

    labels = catalog.labels()

    def context(entity: str | None) -> OperatorContext:
        return OperatorContext(entity=entity, derive=key.derive if key else None, label=labels.get(entity or ""))

    treatments = policy.text if policy else by_label()
    actions, default = text_actions(treatments, catalog.entities(), context, catalog.operators())
    finder = taking(catalog.text_finder(settings), catalog.hints(settings.language), treatments.by_entity)
    return Replacer(finder, actions, default)


def replace_in_text(text: str, replacer: TextReplacer) -> str:
    """One text with its personal data replaced."""
    return replacer.replace([text])[0]


def as_json(finding: TextFinding) -> dict[str, object]:
    """A finding as scripts read it (docs/reference.md)."""
    return {"start": finding.start, "end": finding.end, "entity": finding.entity, "score": round(finding.score, 4)}


def findings_json(findings: Iterable[TextFinding], hints: Iterable[TextFinding]) -> dict[str, object]:
    """What was found in a text, and the words that hint, as scripts read it (docs/reference.md)."""
    return {"findings": [as_json(one) for one in findings], "hints": [as_json(one) for one in hints]}


def _answered(lines: Iterable[str], answer: Callable[[Sequence[str]], list[dict[str, object]]]) -> Iterator[str]:
    bad: list[int] = []
    numbered = ((number, line) for number, line in enumerate(lines, start=1) if line.strip())
    while batch := list(islice(numbered, LINES_AT_A_TIME)):
        parsed = [(number, _parsed(line)) for number, line in batch]
        bad += [number for number, one in parsed if one is None]
        good = [one for _, one in parsed if one is not None]
        for (identifier, _), said in zip(good, answer([text for _, text in good]), strict=True):
            yield json.dumps({"id": identifier, **said}, ensure_ascii=False)
    if bad:
        raise _not_understood(bad)


def _parsed(line: str) -> tuple[Any, str] | None:
    try:
        parsed = json.loads(line)
        return None if parsed["text"] is None else (parsed.get("id"), str(parsed["text"]))
    except (ValueError, KeyError, TypeError, AttributeError):
        return None


def _not_understood(numbers: Sequence[int]) -> InputError:
    named = ", ".join(map(str, numbers[:LINES_NAMED])) + ", …" * (len(numbers) > LINES_NAMED)
    what = nmsg(
        "Line {named} is not a JSON object with a text; all others were done.",
        "{n} lines are not JSON objects with a text; all others were done. They are: {named}.",
        len(numbers),
        named=named,
    )
    return InputError(what, hint=msg('One object a line is expected, with "id" and "text".'))
