"""Reading documents back, as a person or a program would."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser
from io import BytesIO
from typing import TYPE_CHECKING, Any

from pypdf import PdfReader
from pypdfium2 import PdfDocument

if TYPE_CHECKING:
    from collections.abc import Iterator

_BLOCKS = frozenset(["p", "h1", "h2", "h3", "li", "dt", "dd", "th", "td", "caption", "figcaption", "title"])
_VOID = frozenset(["meta", "img", "col", "br"])


@dataclass
class Html(HTMLParser):
    """What stands in an HTML file: its lines of text, its tags with attributes, and what it links to."""

    source: str
    lines: list[str] = field(default_factory=list)
    tags: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    _open: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()
        self.feed(self.source)
        self.close()
        self.lines = [" ".join(line.split()) for line in self.lines if line.strip()]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Remember the tag, and begin a line where it begins one."""
        values = {name: value or "" for name, value in attrs}
        self.tags.append((tag, values))
        if tag not in _VOID:
            self._open.append(tag)
        if tag in _BLOCKS or "main" in values.get("class", "") or "note" in values.get("class", ""):
            self.lines.append("")
        if tag == "img":
            self.lines.append(f"[{values['alt']}]")

    def handle_endtag(self, tag: str) -> None:
        """Close the tag and what was left open inside it."""
        while self._open and self._open.pop() != tag:
            pass

    def handle_data(self, data: str) -> None:
        """Text belongs to the line at hand; a style sheet is no text."""
        if "style" not in self._open and self.lines:
            self.lines[-1] += data

    @property
    def urls(self) -> list[str]:
        """Everything the file might fetch or lead to, in attributes."""
        names = ("src", "href", "srcset", "action", "data", "poster", "background")
        return [values[name] for _, values in self.tags for name in names if name in values]


def structure(pdf: bytes) -> Iterator[dict[str, Any]]:
    """The structure elements of a tagged PDF, from the root down."""
    root = PdfReader(BytesIO(pdf)).trailer["/Root"]["/StructTreeRoot"]
    waiting = [root]
    while waiting:
        element = waiting.pop().get_object()
        if isinstance(element, list):
            waiting += reversed(element)
        elif isinstance(element, dict):
            if "/S" in element:
                yield element
            if "/K" in element:
                waiting.append(element["/K"])


def pages(pdf: bytes) -> list[str]:
    """The text of each page, in the order of reading."""
    with PdfDocument(pdf) as document:
        return [page.get_textpage().get_text_range() for page in document]


def squeezed(text: str) -> str:
    """Text without white space: where lines break does not matter."""
    return "".join(text.split())
