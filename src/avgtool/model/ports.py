"""Ports: what one part of avgtool needs from another, so that neither imports the other."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence

    from avgtool.model.findings import TextFinding


class TextFinder(Protocol):
    """Finds personal data in free text."""

    def find(self, texts: Sequence[str]) -> list[list[TextFinding]]:
        """The findings of each text, in the order of the texts; spans of one text do not overlap."""
        ...


class TextReplacer(Protocol):
    """Replaces what was found in free text."""

    def replace(
        self, texts: Sequence[str], known: Sequence[Sequence[tuple[str, str | None]]] | None = None
    ) -> list[str]:
        """Each text with its findings replaced, in the order of the texts; nothing more is found in what is left.

        Args:
            texts: The texts.
            known: For each text values of its own row, with what stands in for each; none where the copy lacks it.
        """
        ...


class Progress(Protocol):
    """Hears how far long work has come."""

    def start(self, task: str, total: int | None) -> None:
        """A task begins; ``total`` in rows where it is known."""
        ...

    def advance(self, rows: int) -> None:
        """``rows`` more rows are done."""
        ...

    def finish(self) -> None:
        """The task is done."""
        ...
