"""What a letter is made of: plain data, from which PDF and DOCX are made alike."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

if TYPE_CHECKING:
    from datetime import date

    from avgtool.documents.content import DocumentContext
    from avgtool.i18n import Message

Whose: TypeAlias = Literal["ours", "foreign", "to_fill"]
"""Whose words they are: of the letter's text; of somebody else, shown as they are; or a place that is still empty."""


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text of one origin; a line end in it is one in the letter."""

    text: str
    whose: Whose = "ours"


Prose: TypeAlias = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph."""

    prose: Prose


@dataclass(frozen=True, slots=True)
class Heading:
    """What the passages under it are about."""

    prose: Prose
    level: Literal[2, 3] = 2
    """Depth; the subject of the letter is 1."""


@dataclass(frozen=True, slots=True)
class Points:
    """A list of points of equal weight."""

    items: tuple[Prose, ...]


@dataclass(frozen=True, slots=True)
class Rows:
    """Terms with what belongs to each, beside each other."""

    items: tuple[tuple[Prose, Prose], ...]


LetterBlock: TypeAlias = Passage | Heading | Points | Rows


@dataclass(frozen=True, slots=True)
class Letter:
    """A whole letter, ready to be rendered."""

    context: DocumentContext
    """Sender, reference, logo, colors; and the moment that dates the file."""
    day: date
    """That stands above it."""
    addressee: tuple[str, ...]
    """Name and address, a line each."""
    subject: Prose
    salutation: str
    """Without the comma that follows it."""
    blocks: tuple[LetterBlock, ...]
    closing: Message
    signer: tuple[str, ...]
    """Name, and what stands under it."""
    handler: str = ""
    """Who deals with the matter."""
    enclosures: tuple[Prose, ...] = ()
    draft: bool = False
    """Whether it says that it is none yet."""

    @property
    def to_fill(self) -> tuple[str, ...]:
        """What is still to be filled in."""
        return tuple(run.text for prose in self.all_prose() for run in prose if run.whose == "to_fill")

    def all_prose(self) -> tuple[Prose, ...]:
        """Subject and body, in the order of reading."""
        found = [self.subject]
        for block in self.blocks:
            if isinstance(block, Points):
                found += block.items
            elif isinstance(block, Rows):
                found += [prose for row in block.items for prose in row]
            else:
                found.append(block.prose)
        return tuple(found)


def plain_prose(prose: Prose) -> str:
    """Prose as one string."""
    return "".join(run.text for run in prose)


def plain_letter(letter: Letter) -> str:
    """All words of a letter's subject and body."""
    return "\n".join(map(plain_prose, letter.all_prose()))
