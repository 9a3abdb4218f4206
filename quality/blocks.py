"""What a part of the measurement gives back, and how it becomes Markdown.

Parts give :class:`Section` objects; ``quality/results.json`` keeps the last of each, so that one part can be measured
again without the others, and docs/quality.md is made from all of them.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Bar:
    """One number against what it must reach."""

    group: str
    """What was measured on which set."""
    what: str
    value: float | None
    """None where it could not be measured."""
    bar: float
    at_most: bool = False
    """Whether the bar is the most instead of the least."""
    unit: str = "%"
    """``%`` for a share in 0..1, else a unit that stands behind the number."""
    seen: bool = False
    """Whether rules were made with the set in view, so that the number says nothing about other data."""
    of: int | None = None
    """How many spans, findings, texts or columns the share is of; none where it is of no single kind of thing."""

    @property
    def is_reached(self) -> bool:
        """Whether the number will do."""
        if self.value is None:
            return False
        return self.value <= self.bar if self.at_most else self.value >= self.bar


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Markdown as it is."""

    text: str


@dataclass(frozen=True, slots=True)
class Table:
    """Cells with a heading above; the first column is aligned left, others right unless they are words."""

    title: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    folded: bool = False
    """Whether the reader opens it first: for long lists."""


@dataclass(frozen=True, slots=True)
class Section:
    """What one part measured."""

    title: str
    bars: tuple[Bar, ...]
    blocks: tuple[Paragraph | Table, ...]
    beside: tuple[tuple[str, str, str, str], ...] = ()
    """Set, measure, value and remark of numbers that have no bar, and must be read with those that have one."""


def percent(share: float | None) -> str:
    """A share as a percentage with one decimal; a dash for none."""
    return "–" if share is None else f"{share:.1%}"


def number(value: float | None, unit: str) -> str:
    """A value of a bar, for people."""
    if value is None or unit == "%":
        return percent(value)
    return f"{value:,.0f} {unit}" if value >= 100 else f"{value:.1f} {unit}"  # noqa: PLR2004 - three digits are enough


def bars_table(title: str, bars: Iterable[Bar]) -> Table:
    """Numbers beside their bars, with the verdict."""
    rows = [
        (
            each.group,
            each.what,
            number(each.value, each.unit) + ("" if each.of is None else f" of {each.of}"),
            ("≤ " if each.at_most else "≥ ") + number(each.bar, each.unit),
            verdict(each),
        )
        for each in bars
    ]
    return Table(title, ("set", "measure", "value", "bar", ""), tuple(rows))


def verdict(bar: Bar) -> str:
    """``ok``, or by how much it falls short."""
    if bar.value is None:
        return "not measured"
    if bar.is_reached:
        return "ok"
    gap = abs(bar.value - bar.bar)
    return f"short by {gap * 100:.1f} points" if bar.unit == "%" else f"short by {number(gap, bar.unit)}"


def markdown(block: Paragraph | Table) -> str:
    """A block of the page."""
    if isinstance(block, Paragraph):
        return block.text
    lines = [_line(block.header), "|" + "---|" * len(block.header), *map(_line, block.rows)]
    table = "\n".join(lines) if block.rows else "None."
    if block.folded:
        return f"<details><summary>{block.title}</summary>\n\n{table}\n\n</details>"
    return f"**{block.title}**\n\n{table}" if block.title else table


def load(path: Path) -> dict[str, Section]:
    """The sections that were measured last, by the name of their part; empty where there are none yet."""
    if not path.is_file():
        return {}
    stored = json.loads(path.read_text(encoding="utf-8"))
    return {name: _section(each) for name, each in stored.items()}


def store(path: Path, sections: Mapping[str, Section]) -> None:
    """Keep the sections for the next run: a bar or row a line, so that versions can be compared."""
    text = as_json({name: asdict(each) for name, each in sections.items()})
    path.write_text(text + "\n", encoding="utf-8")


def as_json(value: Any, indent: str = "") -> str:
    """JSON with one line for each list or object that holds no other."""
    items = value.values() if isinstance(value, dict) else value if isinstance(value, list | tuple) else ()
    if not any(isinstance(item, dict | list | tuple) for item in items):
        return json.dumps(value, ensure_ascii=False)
    inner = indent + " "
    if isinstance(value, dict):
        lines = [f"{json.dumps(key, ensure_ascii=False)}: {as_json(item, inner)}" for key, item in value.items()]
        opening, closing = "{}"
    else:
        lines = [as_json(item, inner) for item in value]
        opening, closing = "[]"
    return f"{opening}\n{inner}" + f",\n{inner}".join(lines) + f"\n{indent}{closing}"


def _section(stored: Mapping[str, Any]) -> Section:
    bars = tuple(Bar(**each) for each in stored["bars"])
    beside = tuple((group, what, value, remark) for group, what, value, remark in stored.get("beside", ()))
    return Section(stored["title"], bars, tuple(_block(each) for each in stored["blocks"]), beside)


def _block(stored: Mapping[str, Any]) -> Paragraph | Table:
    if "text" in stored:
        return Paragraph(stored["text"])
    rows = tuple(tuple(row) for row in stored["rows"])
    return Table(stored["title"], tuple(stored["header"]), rows, stored["folded"])


def _line(cells: Sequence[str]) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"
