"""What documents are made of: sections of primitives, as plain data without layout or language.

Every text is either a :class:`~avgtool.i18n.Message` (ours, translated when rendered) or a ``str`` (foreign: the name
of a column, an organization), which is shown as it is, escaped and isolated from the direction of the text around it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, TypeAlias

from avgtool.errors import SettingsError
from avgtool.i18n import Message, msg

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

Text: TypeAlias = Message | str
Tone: TypeAlias = Literal["neutral", "accent", "good", "warning", "danger"]
"""How much something asks for attention; always said in words too."""


@dataclass(frozen=True, slots=True)
class Organization:
    """Who answers for the processing: the controller (verwerkingsverantwoordelijke)."""

    name: str
    address: str | None = None
    contact: str | None = None
    officer: str | None = None
    """Data protection officer (functionaris voor gegevensbescherming)."""
    phone: str | None = None
    officer_contact: str | None = None
    """How the officer is reached, where that differs from ``contact``."""


@dataclass(frozen=True, slots=True)
class Colors:
    """Colors of the organization, as ``#rrggbb``; raises SettingsError for anything else."""

    accent: str = "#1d4e5f"
    """Headings, rules and bars; needs a contrast of 4.5 with white."""

    def __post_init__(self) -> None:
        if not re.fullmatch(r"#[0-9a-fA-F]{6}", self.accent):
            raise SettingsError(msg("a color is written as #rrggbb"), hint=msg("for example #1d4e5f"))


@dataclass(frozen=True, slots=True)
class DocumentContext:
    """What stands on every document, whatever it reports."""

    organization: Organization
    created: datetime
    """When the document was made, with its time zone; also dates the PDF and what is embedded in it."""
    tool_version: str
    language: str = "nl"
    author: str | None = None
    reference: str | None = None
    version: str | None = None
    classification: Text | None = None
    """How confidential it is, such as ``Vertrouwelijk``; stands on every page."""
    logo: bytes | None = None
    """PNG, JPEG or SVG."""
    colors: Colors = field(default_factory=Colors)
    content_sha256: str | None = None
    """Of what the document tells, as JSON."""
    settings_sha256: str | None = None
    """Of avgtool.yaml, so that a reader can tell under which settings a document was made."""
    archive: bool = False
    """Whether a PDF of it is one for the archive: PDF/A-3a beside PDF/UA-1."""
    templates: Path | None = None
    """Folder with templates and style sheets of the organization's own, which go before avgtool's."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text; ``lead`` opens a document, ``small`` is for notes."""

    text: Text
    style: Literal["normal", "lead", "small"] = "normal"


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list of points of equal weight."""

    items: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class KeyFigure:
    """One number that a reader should remember."""

    value: Text
    label: Text
    tone: Tone = "neutral"


@dataclass(frozen=True, slots=True)
class KeyFigures:
    """Two to four key figures in a row."""

    figures: tuple[KeyFigure, ...]


@dataclass(frozen=True, slots=True)
class Alert:
    """Something that needs a decision or must not be overlooked."""

    tone: Tone
    title: Text
    text: Text
    items: tuple[Text, ...] = ()
    """What it is about: columns, files."""


@dataclass(frozen=True, slots=True)
class Tag:
    """A short label with a tone."""

    text: Text
    tone: Tone = "neutral"


@dataclass(frozen=True, slots=True)
class Cell:
    """A table cell with more to it than text."""

    text: Text
    note: Text | None = None
    """Second line, smaller."""
    tags: tuple[Tag, ...] = ()
    code: bool = False
    """Whether the text is to be read character by character."""
    note_is_code: bool = False
    quiet: bool = False
    """Whether the eye may pass over it."""
    more: tuple[Text, ...] = ()
    """Further lines, of the same weight as the first."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table."""

    title: Text
    width: int
    """Share of the table's width, relative to the other columns."""
    align: Literal["start", "end"] = "start"


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells. The first cell of a row names the row."""

    caption: Text
    """What the table holds; read aloud before it, and shown above it."""
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell | Text, ...], ...]
    empty: Text = ""
    """Stands in place of a table without rows."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar of a chart."""

    label: Text
    value: float
    shown: Text
    """The value in words, at the end of the bar."""
    tone: Tone = "accent"


@dataclass(frozen=True, slots=True)
class BarChart:
    """Horizontal bars from zero; ``alt`` says what a reader would see."""

    title: Text
    bars: tuple[Bar, ...]
    alt: Text


@dataclass(frozen=True, slots=True)
class Series:
    """One kind of count over time, as bars of one color."""

    label: Text
    values: tuple[int, ...]
    tone: Tone = "accent"


@dataclass(frozen=True, slots=True)
class TimeChart:
    """Upright bars for each stretch of time, one for each series; ``alt`` says what a reader would see."""

    title: Text
    stretches: tuple[Text, ...]
    """What each stretch is called, in their order; of many, some are shown."""
    series: tuple[Series, ...]
    alt: Text


@dataclass(frozen=True, slots=True)
class RiskMap:
    """Fields of likelihood and impact, with the numbers of risks in them; ``alt`` says what a reader would see."""

    title: Text
    levels: tuple[tuple[Text, Tone], ...]
    """What each level is called, from low to high, with its tone: of a field, and along both sides."""
    fields: tuple[tuple[int, ...], ...]
    """The level of each field: a row each impact from low to high, in it each likelihood from low to high."""
    likelihood: Text
    impact: Text
    panels: tuple[tuple[Text, tuple[tuple[int, int, str], ...]], ...]
    """Maps side by side, each with its heading and its marks: likelihood, impact, what stands there."""
    alt: Text


@dataclass(frozen=True, slots=True)
class Definitions:
    """Terms with what they mean or hold."""

    items: tuple[tuple[Text, Text | Cell], ...]
    wide: bool = False
    """Whether each meaning needs the whole width, instead of two standing side by side."""
    full: tuple[int, ...] = ()
    """Places of items that need it though the others do not."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words of others, shown to the letter: every line of them, in their own direction."""

    text: str
    language: str
    """Of the words (BCP 47)."""
    source: Text
    """Whose words they are; read aloud before them, and shown above."""


@dataclass(frozen=True, slots=True)
class Signer:
    """A line to sign on."""

    role: Text
    name: str | None = None


@dataclass(frozen=True, slots=True)
class Signatures:
    """What is signed for, and by whom."""

    statement: Text
    signers: tuple[Signer, ...]


Block: TypeAlias = (
    Paragraph
    | Bullets
    | KeyFigures
    | Alert
    | Table
    | BarChart
    | TimeChart
    | RiskMap
    | Definitions
    | Quotation
    | Signatures
)


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with what stands under it."""

    title: Text
    blocks: tuple[Block, ...]
    level: Literal[2, 3] = 2
    """Depth of the heading; the title of the document is 1."""
    new_page: bool = False
    """Whether it begins on a new page in print."""
    with_previous: bool = False
    """Whether it stays on one page in print with the section before it, as long as a page can hold both."""


@dataclass(frozen=True, slots=True)
class Document:
    """A whole document, ready to be rendered."""

    name: str
    """Stable name for files and embedded data: ``scan-report``."""
    title: Text
    subtitle: Text
    context: DocumentContext
    sections: tuple[Section, ...]
