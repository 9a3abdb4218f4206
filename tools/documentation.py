"""Check what the documentation claims: its links lead somewhere, and the make targets it names exist."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import tasks

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parent.parent
LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
MAKE_TARGET = re.compile(r"(?:^|`)(?:\$ )?make ([a-z]+)", re.MULTILINE)
ELSEWHERE = ("http://", "https://", "mailto:")
CODE_BLOCK = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)


def pages(root: Path) -> list[Path]:
    """Every Markdown page that a reader may open."""
    return sorted([*root.glob("*.md"), *(root / "docs").rglob("*.md")])


def problems_of(page: Path, text: str) -> Iterator[str]:
    """Broken relative links and unknown make targets of one page."""
    for target in LINK.findall(CODE_BLOCK.sub("", text)):
        path, _, anchor = target.partition("#")
        if target.startswith(ELSEWHERE):
            continue
        linked = (page.parent / path) if path else page
        if not linked.exists():
            yield f"{page.name}: link to {target}, which does not exist"
        elif anchor and linked.suffix == ".md" and anchor not in anchors(linked.read_text(encoding="utf-8")):
            yield f"{page.name}: link to {target}, but no heading has that anchor"
    for name in MAKE_TARGET.findall(text):
        if name not in tasks.TASKS and name != "help":
            yield f"{page.name}: make {name} is no target"


def anchors(text: str) -> set[str]:
    """The anchors that GitHub gives a page's headings."""
    headings = re.findall(r"^#+ (.+)$", CODE_BLOCK.sub("", text), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).strip().replace(" ", "-") for heading in headings}


def main() -> int:
    """The command line."""
    problems = [problem for page in pages(ROOT) for problem in problems_of(page, page.read_text(encoding="utf-8"))]
    print("\n".join(problems) or "documentation: every link and make target exists")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
