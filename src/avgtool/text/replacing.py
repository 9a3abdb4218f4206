"""Replacing what was found in free text, by presidio-anonymizer, entity by entity."""

from __future__ import annotations

from typing import TYPE_CHECKING

from presidio_anonymizer import AnonymizerEngine
from presidio_anonymizer.entities import OperatorConfig, RecognizerResult

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from avgtool.model.findings import TextFinding
    from avgtool.model.ports import TextFinder


class Replacer:
    """Replaces findings in texts (:class:`avgtool.model.ports.TextReplacer`); everything else stays as it is."""

    def __init__(
        self, finder: TextFinder, actions: Mapping[str, Callable[[str], str]], default: Callable[[str], str]
    ) -> None:
        """Make a replacer.

        Args:
            finder: Finds what is replaced.
            actions: What becomes of a value, by entity.
            default: The same for every other entity.
        """
        self._finder = finder
        self._operators = {entity: _operator(action) for entity, action in actions.items()}
        self._operators["DEFAULT"] = _operator(default)
        self._engine = AnonymizerEngine()  # type: ignore[no-untyped-call]

    def replace(self, texts: Sequence[str]) -> list[str]:
        """Each text with its findings replaced, in the order of the texts."""
        found = self._finder.find(texts)
        return [self._replaced(text, findings) for text, findings in zip(texts, found, strict=True)]

    def _replaced(self, text: str, findings: Sequence[TextFinding]) -> str:
        if not findings:
            return text
        results = [RecognizerResult(one.entity, one.start, one.end, one.score) for one in findings]
        replaced = self._engine.anonymize(text, results, self._operators, merge_entities_with_spaces=False)
        return str(replaced.text)


def _operator(action: Callable[[str], str]) -> OperatorConfig:
    return OperatorConfig("custom", {"lambda": action})
