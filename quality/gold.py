"""The gold texts: Dutch customer texts in which every piece of personal data is marked where it stands.

A file is a YAML list of entries ``{id, kind, text}``; in ``text`` each span is marked as ``⟦Fatima el Amrani|PERSON⟧``.
A text without personal data says ``clean: true`` and has no marks.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

if TYPE_CHECKING:
    from collections.abc import Iterator

TEXTS = Path(__file__).parent / "texts"
HALVES = ("tune", "test")
ENGLISH = "english"
"""The folder of texts in English, which lie in one part."""
KINDS = frozenset({"email", "chat", "note", "review", "complaint", "survey"})
ENTITIES = frozenset(
    {
        "PERSON",
        "LOCATION",
        "ADDRESS",
        "NL_POSTCODE",
        "PHONE_NUMBER",
        "EMAIL_ADDRESS",
        "IBAN_CODE",
        "NL_BSN",
        "DATE_OF_BIRTH",
        "NL_LICENSE_PLATE",
        "CUSTOMER_ID",
        "ORGANIZATION",
        "IP_ADDRESS",
        "URL",
        "NL_KVK",
        "USERNAME",
    }
)
"""What is marked. Other entities are neither marked nor counted."""

_MARK = re.compile(r"⟦([^⟦⟧|]*)\|([^⟦⟧|]*)⟧")
_BRACKET = re.compile(r"[⟦⟧]")
_KEYS = frozenset({"id", "kind", "text", "clean"})


class GoldError(ValueError):
    """A gold file says something that cannot be measured against; the message says where."""


@dataclass(frozen=True, slots=True)
class Span:
    """Half-open characters of a text, and what they are."""

    start: int
    end: int
    entity: str


@dataclass(frozen=True, slots=True)
class GoldText:
    """One text without its marks, and what was marked."""

    id: str
    kind: str
    text: str
    spans: tuple[Span, ...]

    @property
    def is_clean(self) -> bool:
        """Whether it holds no personal data."""
        return not self.spans


def read_half(folder: Path) -> list[GoldText]:
    """Every text of the files in ``folder``, in the order of their names.

    Raises:
        GoldError: A file is no list of entries, an entry is not valid, or an id stands twice.
    """
    texts = [text for path in sorted(folder.glob("*.yml")) for text in read_file(path)]
    seen: set[str] = set()
    for text in texts:
        if text.id in seen:
            raise GoldError(f"{folder.name}: the id {text.id} stands twice")
        seen.add(text.id)
    return texts


def read_file(path: Path) -> Iterator[GoldText]:
    """The texts of one file; raises GoldError."""
    try:
        entries = yaml.safe_load(path.read_text(encoding="utf-8"))
    except yaml.YAMLError as error:
        raise GoldError(f"{path.name}: no valid YAML: {error}") from error
    if not isinstance(entries, list):
        raise GoldError(f"{path.name}: must be a list of entries")
    for number, entry in enumerate(entries, start=1):
        yield parse_entry(entry, f"{path.name}, entry {number}")


def parse_entry(entry: Any, where: str) -> GoldText:
    """One entry of a file, ``where`` says which; raises GoldError."""
    if not isinstance(entry, dict) or not {"id", "kind", "text"} <= entry.keys():
        raise GoldError(f"{where}: needs id, kind and text")
    if unknown := sorted(entry.keys() - _KEYS):
        raise GoldError(f"{where}: unknown keys: {', '.join(unknown)}")
    where = f"{where} ({entry['id']})"
    if entry["kind"] not in KINDS:
        raise GoldError(f"{where}: kind must be one of {', '.join(sorted(KINDS))}")
    text, spans = unmarked(str(entry["text"]), where)
    if not text.strip():
        raise GoldError(f"{where}: the text is empty")
    if bool(entry.get("clean", False)) != (not spans):
        raise GoldError(f"{where}: a text without marks says clean: true, and no other text does")
    return GoldText(str(entry["id"]), str(entry["kind"]), text, spans)


def unmarked(marked: str, where: str) -> tuple[str, tuple[Span, ...]]:
    """A text without its marks, and the spans that they marked; raises GoldError."""
    parts: list[str] = []
    spans: list[Span] = []
    length = after = 0
    for mark in _MARK.finditer(marked):
        before, (value, entity) = marked[after : mark.start()], mark.groups()
        if entity not in ENTITIES:
            raise GoldError(f"{where}: {entity or 'nothing'} is no entity that gold texts know")
        if not value or value != value.strip():
            raise GoldError(f"{where}: the {entity} at character {mark.start()} is empty or has spaces at its ends")
        parts += [before, value]
        spans.append(Span(length + len(before), length + len(before) + len(value), entity))
        length, after = length + len(before) + len(value), mark.end()
    text = "".join([*parts, marked[after:]])
    if left := _BRACKET.search(text):
        raise GoldError(f"{where}: a bracket is not closed, not opened or inside another one, near {left.start()}")
    return text, tuple(spans)


def lowered(gold: GoldText) -> GoldText:
    """The text in lower case, with the same spans: a letter that would become two stays as it is."""
    characters = (lower if len(lower := character.lower()) == 1 else character for character in gold.text)
    return replace(gold, text="".join(characters))
