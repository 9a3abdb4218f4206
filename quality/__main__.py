"""Measure how well avgtool finds: `make quality`, or `python -m quality [--texts] [--tables] … [--quick]`.

Writes docs/quality.md and quality/results.json, and prints the numbers against their bars.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from quality import conformance, own_texts, speed, tables
from quality.blocks import load, markdown, store
from quality.page import ORDER, page, summary
from quality.peers import section as peers_section

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from quality.blocks import Section

FOLDER = Path(__file__).resolve().parent
RESULTS = FOLDER / "results.json"
PAGE = FOLDER.parent / "docs" / "quality.md"
PARTS: dict[str, Callable[[], Section]] = {
    "texts": own_texts.section,
    "tables": tables.section,
    "conformance": conformance.section,
    "peers": peers_section.section,
    "speed": speed.section,
}
HELP = {
    "texts": "the own texts",
    "tables": "the tables",
    "conformance": "the cases of Presidio and euredact",
    "peers": "other tools on the same sets",
    "speed": "texts per second, loading, memory",
}


def parser() -> argparse.ArgumentParser:
    """The command line."""
    made = argparse.ArgumentParser(prog="python -m quality", description="Measure how well avgtool finds.")
    for name in ORDER:
        made.add_argument(f"--{name}", action="store_true", help=f"only this part: {HELP[name]}")
    made.add_argument(
        "--quick", action="store_true", help="tuning halves and corpus tables only; prints, writes nothing"
    )
    return made


def quick() -> dict[str, Section]:
    """What a person who tunes wants to see, with everything that may be seen."""
    sections = {"texts": own_texts.section(("tune",)), "tables": tables.section(("tune",))}
    for each in sections.values():
        print("\n\n".join(map(markdown, each.blocks)), end="\n\n")
    return sections


def measure(names: Sequence[str]) -> dict[str, Section]:
    """Measure parts, one after another, and put them on the page beside the parts measured before."""
    sections = load(RESULTS)
    for name in names:
        print(f"measuring {name}: {HELP[name]}", file=sys.stderr, flush=True)
        sections[name] = PARTS[name]()
        store(RESULTS, {each: sections[each] for each in ORDER if each in sections})
        PAGE.write_text(page(sections), encoding="utf-8")
    return sections


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, write, print; the exit code says nothing about the bars."""
    options = parser().parse_args(arguments)
    if options.quick:
        print(summary(quick()))
        return 0
    chosen = [name for name in ORDER if getattr(options, name)] or list(ORDER)
    print(summary(measure(chosen)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
