"""docs/quality.md, made from the sections of all parts."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from avgtool.text.finding import HIGH_RECALL_THRESHOLD, THRESHOLD
from quality.blocks import Table, bars_table, markdown
from quality.spans import HINTS, NO_FALSE_ALARM

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from quality.blocks import Bar, Section

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
anything but {", ".join(sorted(NO_FALSE_ALARM - HINTS))} or a word that can reveal something special was found. Those
count as none because they say nothing about a person by themselves: a UUID is drawn by a program for whatever it
counts, a message as well as a customer, and only who has the table of which it is the key can tell; such words are
found at the threshold for high recall alone. How many clean texts hold one stands below, with the alarms.
Order numbers do count as alarms, although the gold does not mark them elsewhere. But in prose they
score 0.3, below the default threshold of {THRESHOLD}: so at that threshold they raise no alarm, and are not found
either. At the threshold for high recall, {HIGH_RECALL_THRESHOLD}, both are otherwise, and the false alarms of both
thresholds are given. *What a score is worth*: of the findings with such a score, the share that is right; well
calibrated, it is the mean of the scores.

**Tables.** A column is personal unless its label is *none*, or *free_text* for prose without personal data. Recall and
precision are those of that question; the macro-F1 is the mean, over the kinds with five labelled columns or more
(*none* included), of the F1 of the exact kind. Of a column that combines several kinds each of them is right, and so is
prose with personal data. A false alarm is a column called personal in a table without any personal column.

## Sets

- *Own texts* (`quality/texts`): Dutch e-mails, chats, notes, reviews, complaints and survey answers, written for this
  project with made-up persons: typing errors, all lower case, names from all the cultures of the Netherlands, names
  that are words, words that are names. Some hold no personal data. They lie in two halves: rules and models
  may be tuned on *tune*, and the name model learned from it; of *test* this page shows counts only, no span and no
  text, and no rule is made for it. *English*: a few texts of the same kinds
  in English, for which no model was trained; rules were made with them in view.
- *Own tables* (`quality/tables`): written for this project, in the same two halves.
- *Corpus tables*: 55 tables that others made (Dutch registers with fictitious persons, Northwind, pubs, AdventureWorks,
  FakeNameGenerator), labelled by hand. They are not in the repository; `AVGTOOL_CORPORA` says where they are. Rules
  were made with them in view.
- *Cases of others*: the recognizer tests of Presidio and the Dutch and Belgian tests of euredact. Rules were made with
  them in view.
- *Speed*: texts of thirty words, put together from sentences of the tuning half. They hold as much personal data as
  that half does, and words that the name model has seen; longer texts, and texts full of numbers, take more time.

The test halves were measured more than once while avgtool was made, as the counts that stand here. No rule was made by
looking at a text or a column of them; but who sees a number go down looks for a mistake of that kind, and that is a
little tuning too.

Both halves of the texts were written for this project in one style, by few hands, with the same kinds of texts, the
same conventions and the same ideas of what is difficult; those of the tables draw on different lists and mostly other
headers, but on the same ideas too. A test half of that sort tells whether rules hold for other names, numbers and
sentences. It does not tell whether they hold for other writers, trades and habits: for that judge by the tables and
cases of others, by *At first sight*, and best by data of your own. Texts written for a project are also easier than
what customers write: expect less. With twenty spans of a kind one miss is five points, so read small groups as
counts.
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
    """The bars in groups of one worth, and below them the numbers that must be read with them."""
    yield "## Numbers against the bars"
    of_data = [bar for name in ORDER if name in sections and name != "speed" for bar in sections[name].bars]
    yield from _group("Test halves", "no rule was made with these sets", [bar for bar in of_data if not bar.seen])
    if "speed" in sections:
        yield from _group("Speed", "on the machine that ran `make quality`", sections["speed"].bars)
    seen = [bar for bar in of_data if bar.seen]
    yield from _group("Sets that rules were made with", "they tell that nothing broke, and promise nothing", seen)
    rows = tuple(row for name in ORDER if name in sections for row in sections[name].beside)
    if rows:
        yield "### Numbers without a bar, to be read with those above"
        yield markdown(Table("", ("set", "measure", "value", "remark"), rows))


def _group(title: str, worth: str, bars: Sequence[Bar]) -> Iterator[str]:
    if bars:
        reached = sum(bar.is_reached for bar in bars)
        yield f"### {title}: {worth}\n\n{reached} of {len(bars)} bars are reached."
        yield markdown(bars_table("", bars))


def _details(sections: Mapping[str, Section]) -> Iterator[str]:
    for name in ORDER:
        if name in sections:
            yield f"## {sections[name].title}"
            yield from map(markdown, sections[name].blocks)
