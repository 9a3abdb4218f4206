"""To whom a letter goes, and how it begins. Pure data."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Addressee:
    """A name and an address as lines, and how the person is greeted in each language."""

    lines: tuple[str, ...] = ()
    dutch: str = "Geachte heer of mevrouw"
    english: str = "Dear Sir or Madam"

    def salutation(self, language: str) -> str:
        """How the letter begins, without the comma after it."""
        return self.dutch if language == "nl" else self.english

    def __repr__(self) -> str:
        return f"Addressee({len(self.lines)} lines)"
