"""Replacing what was found in free text, by presidio-anonymizer, entity by entity."""

from __future__ import annotations

from typing import TYPE_CHECKING

from presidio_anonymizer import AnonymizerEngine
from presidio_anonymizer.entities import OperatorConfig, RecognizerResult

from avgtool.text.insertions import Part, joined, shown
from avgtool.text.known_names import NAME

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from avgtool.model.findings import TextFinding
    from avgtool.model.ports import TextFinder
    from avgtool.text.insertions import Insertions
    from avgtool.text.known_names import KnownNames
    from avgtool.text.person_stand_ins import Known

ROUNDS = 3
"""Most times a text is gone through: a name can come to light once the words beside it are gone."""


class Replacer:
    """Replaces findings in texts (:class:`avgtool.model.ports.TextReplacer`); everything else stays as it is.

    A text that changed is searched again. What was put into it is hidden from that search, so a value is treated
    once, and the same value gets the same token in every text.
    """

    def __init__(
        self,
        finder: TextFinder,
        actions: Mapping[str, Callable[[str], str]],
        default: Callable[[str], str],
        insertions: Insertions | None = None,
        names: KnownNames | None = None,
    ) -> None:
        """Make a replacer.

        Args:
            finder: Finds what is replaced.
            actions: What becomes of a value, by entity.
            default: The same for every other entity.
            insertions: Hears what was put into which text.
            names: Finds what is known of the row that a text belongs to; needed where anything is.
        """
        self._finder = finder
        self._names = names
        self._name = actions.get(NAME, default)
        self._operators = {entity: _operator(action) for entity, action in actions.items()}
        self._operators["DEFAULT"] = _operator(default)
        self._insertions = insertions
        self._engine = AnonymizerEngine()  # type: ignore[no-untyped-call]

    def replace(self, texts: Sequence[str], known: Sequence[Known] | None = None) -> list[str]:
        """Each text with its findings replaced, in the order of the texts; until nothing more is found in it.

        What is known of the row of a text is replaced in the first round, by what stands in for it in its column.
        """
        done: list[tuple[Part, ...]] = [(Part(text),) for text in texts]
        open_places = list(range(len(done)))
        for turn in range(ROUNDS):
            found = self._finder.find([shown(done[place]) for place in open_places])
            treated = {
                place: self._first(texts[place], known[place], findings)
                if known and not turn
                else self._treated(done[place], findings)
                for place, findings in zip(open_places, found, strict=True)
            }
            open_places = [place for place, parts in treated.items() if parts != done[place]]
            if not open_places:
                break
            for place in open_places:
                done[place] = treated[place]
        self._note(done)
        return [joined(parts) for parts in done]

    def _note(self, done: Sequence[tuple[Part, ...]]) -> None:
        if self._insertions is None:
            return
        for parts in done:
            if len(parts) > 1 or parts[0].inserted:
                self._insertions.note(parts)

    def _first(self, text: str, known: Known, findings: Sequence[TextFinding]) -> tuple[Part, ...]:
        """The parts of a text of which something is known; that goes before what was found."""
        if self._names is None:
            raise ValueError("what a row knows is found by names")
        made: list[Part] = []
        at = 0
        for mention in self._names.mentions(text, known, findings):
            made.extend(self._between(text, at, mention.start, findings))
            own = text[mention.start : mention.end]
            stand_in = self._name(own) if mention.stand_in is None else mention.stand_in
            made.append(Part(stand_in, inserted=stand_in != own))
            at = mention.end
        return (*made, *self._between(text, at, len(text), findings))

    def _between(self, text: str, start: int, end: int, findings: Sequence[TextFinding]) -> Iterator[Part]:
        """The parts of a stretch of the text."""
        words = text[start:end]
        return self._replaced(Part(words), _within(words, start, findings)) if words else iter(())

    def _treated(self, parts: tuple[Part, ...], findings: Sequence[TextFinding]) -> tuple[Part, ...]:
        """The parts with what was found in the words that are still those of the text."""
        if not findings:
            return parts
        made: list[Part] = []
        at = 0
        for part in parts:
            end = at + len(part.shown)
            made.extend((part,) if part.inserted else self._replaced(part, _within(part.text, at, findings)))
            at = end
        return tuple(made)

    def _replaced(self, part: Part, results: list[RecognizerResult]) -> Iterator[Part]:
        """The part cut up where something was replaced; what an operator left as it was stays with the words."""
        if not results:
            yield part
            return
        done = self._engine.anonymize(part.text, results, self._operators, merge_entities_with_spaces=False)
        text, written, read, words = str(done.text), 0, 0, ""
        for item, result in zip(sorted(done.items, key=lambda one: one.start), results, strict=True):
            words += text[written : item.start]
            old, new = part.text[result.start : result.end], text[item.start : item.end]
            written, read = item.end, result.end
            if new == old:
                words += old
                continue
            yield from (Part(words), Part(new, inserted=True)) if words else (Part(new, inserted=True),)
            words = ""
        if words + part.text[read:]:
            yield Part(words + part.text[read:])


def _within(words: str, at: int, findings: Sequence[TextFinding]) -> list[RecognizerResult]:
    """What was found in words that begin at ``at`` of the text, in order; a finding ends where they do."""
    within = []
    for one in sorted(findings, key=lambda found: found.start):
        start, end = max(0, one.start - at), min(len(words), one.end - at)
        if start >= end:
            continue
        if end - start < one.end - one.start:  # it ran into what was put there before
            start, end = _trimmed(words, start, end)
        if start < end:
            within.append(RecognizerResult(one.entity, start, end, one.score))
    return within


def _trimmed(words: str, start: int, end: int) -> tuple[int, int]:
    """Without the spaces and signs around it; nothing where there is nothing else."""
    told = [place for place in range(start, end) if words[place].isalnum()]
    return (told[0], told[-1] + 1) if told else (start, start)


def _operator(action: Callable[[str], str]) -> OperatorConfig:
    return OperatorConfig("custom", {"lambda": action})
