"""docs/quality.md, made from the sections of all parts."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from quality.blocks import bars_table, markdown
from quality.spans import NO_FALSE_ALARM

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from quality.blocks import Section

REMARKS = Path(__file__).parent / "remarks.md"
"""What a person says about the numbers: why some fall short, and what was tried."""
ORDER = ("texts", "tables", "conformance", "peers", "speed")

INTRODUCTION = """# How well avgtool finds

Written by `make quality`; `make quality ARGS=--texts` measures one part again (`--texts`, `--tables`, `--conformance`,
`--peers`, `--speed`), `ARGS=--quick` prints the tuning halves and the corpus tables, and writes nothing. Everything but
the speed is the same on every run.
"""

METHOD = f"""## Method

**Texts.** Every piece of personal data in a gold text is marked where it stands. A gold span is found when a finding of
the same entity (or of its group: ADDRESS and LOCATION count together) shares at least one character with it: *recall*
is the share of gold spans that are found. A finding is right when it shares a character with a gold span of its entity:
*precision* is the share of findings that are right. *Exact* asks for the same first and last character. The lower-case
form is the same text in lower case with the same spans. A *false alarm* is a text without personal data in which
anything but {", ".join(sorted(NO_FALSE_ALARM))} was found; order numbers count as alarms too, although the gold does
not mark them elsewhere.

**Tables.** A column is personal unless its label is *none*, or *free_text* for prose without personal data. Recall and
precision are those of that question; the macro-F1 is the mean, over the kinds with five labelled columns or more
(*none* included), of the F1 of the exact kind. Of a column that combines several kinds each of them is right, and so is
prose with personal data. A false alarm is a column called personal in a table without any personal column.

## Sets

- *Own texts* (`quality/texts`): Dutch e-mails, chats, notes, reviews, complaints and survey answers, written for this
  project with made-up persons: typing errors, all lower case, names from all the cultures of the Netherlands, names
  that are words, words that are names. Some hold no personal data. They lie in two halves: rules and models
  may be tuned on *tune*; of *test* this page shows counts only, no span and no text, and no rule is made for it.
- *Own tables* (`quality/tables`): written for this project, in the same two halves.
- *Corpus tables*: 55 tables that others made (Dutch registers with fictitious persons, Northwind, pubs, AdventureWorks,
  FakeNameGenerator), labelled by hand. They are not in the repository; `AVGTOOL_CORPORA` says where they are. Nothing
  keeps rules from having been made with them in view: judge by the test halves.
- *Cases of others*: the recognizer tests of Presidio and the Dutch and Belgian tests of euredact.

Gold was marked by few people, and texts written for a project are easier than what customers write: expect less on
your own data. With twenty spans of a kind one miss is five points, so read small groups as counts.
"""


def page(sections: Mapping[str, Section]) -> str:
    """The whole page."""
    remarks = REMARKS.read_text(encoding="utf-8").rstrip()
    parts = [INTRODUCTION.rstrip(), *_bars(sections), remarks, METHOD.rstrip(), *_details(sections)]
    return "\n\n".join(parts) + "\n"


def summary(sections: Mapping[str, Section]) -> str:
    """The bars, for a terminal."""
    rows = bars_table("", [bar for name in ORDER if name in sections for bar in sections[name].bars]).rows
    widths = [max(len(row[column]) for row in rows) for column in range(5)] if rows else []
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows
    )


def _bars(sections: Mapping[str, Section]) -> Iterator[str]:
    bars = [bar for name in ORDER if name in sections for bar in sections[name].bars]
    reached = sum(bar.is_reached for bar in bars)
    yield f"## Numbers against the bars\n\n{reached} of {len(bars)} bars are reached."
    yield markdown(bars_table("", bars))


def _details(sections: Mapping[str, Section]) -> Iterator[str]:
    for name in ORDER:
        if name in sections:
            yield f"## {sections[name].title}"
            yield from map(markdown, sections[name].blocks)
