"""The labelled tables: which columns avgtool calls personal, and of what kind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quality.blocks import Bar, Paragraph, Section, Table, percent
from quality.columns import (
    FEWEST,
    confusions,
    false_alarms,
    kind_scores,
    macro_f1,
    personal_precision,
    personal_recall,
)
from quality.gold import HALVES
from quality.table_sets import CORPUS_TABLES, OWN_TABLES, judged

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from quality.columns import Judged

RECALL_BAR, PRECISION_BAR, F1_BAR, ALARM_BAR = 0.99, 0.97, 0.95, 0.03


def sets(halves: Sequence[str] = HALVES) -> dict[str, Path]:
    """The sets of tables that are here, by name."""
    folders = {"corpus tables": CORPUS_TABLES, **{f"own tables, {half} half": OWN_TABLES / half for half in halves}}
    return {name: folder for name, folder in folders.items() if (folder / "labels.csv").is_file()}


def section(halves: Sequence[str] = HALVES) -> Section:
    """Everything about tables."""
    bars: list[Bar] = []
    blocks: list[Paragraph | Table] = []
    for name, folder in sets(halves).items():
        columns = judged(folder)
        bars += table_bars(name, columns)
        blocks += tables_of(name, columns, is_shown=is_seen(name))
    if not CORPUS_TABLES.is_dir():
        blocks.append(Paragraph("The corpus tables are not here (AVGTOOL_CORPORA): not measured."))
    return Section("Tables", tuple(bars), tuple(blocks))


def table_bars(name: str, columns: Sequence[Judged]) -> Iterator[Bar]:
    """The numbers of a set of tables that have a bar."""
    alarms, clean = false_alarms(columns)
    seen = is_seen(name)
    personal, called = sum(each.is_personal for each in columns), sum(each.is_called_personal for each in columns)
    yield Bar(name, "personal or not, recall", personal_recall(columns), RECALL_BAR, seen=seen, of=personal)
    yield Bar(name, "personal or not, precision", personal_precision(columns), PRECISION_BAR, seen=seen, of=called)
    yield Bar(name, f"macro-F1 over kinds with {FEWEST} columns or more", macro_f1(columns), F1_BAR, seen=seen)
    share = alarms / clean if clean else None
    yield Bar(name, "false alarms on tables without personal data", share, ALARM_BAR, at_most=True, seen=seen, of=clean)


def is_seen(name: str) -> bool:
    """Whether rules were made with this set in view: all but the test half."""
    return "test" not in name


def tables_of(name: str, columns: Sequence[Judged], *, is_shown: bool) -> Iterator[Paragraph | Table]:
    """Size, scores and confusions of a set; single columns are named only where nobody must be kept from them."""
    personal = sum(each.is_personal for each in columns)
    alarms, clean = false_alarms(columns)
    yield Paragraph(
        f"*{name}*: {len({each.table for each in columns})} tables with {len(columns)} columns, {personal} of them "
        f"personal; {clean} columns stand in tables without personal data, {alarms} of these are called personal."
    )
    scores = tuple(
        (one.kind, str(one.labelled), percent(one.recall), percent(one.precision), percent(one.f1))
        for one in kind_scores(columns)
    )
    yield Table(f"{name}, by kind", ("kind", "columns", "recall", "precision", "F1"), scores)
    counted = tuple((label, said, str(count)) for label, said, count in confusions(columns))
    yield Table(f"{name}: label and verdict where they differ", ("label", "called", "columns"), counted, folded=True)
    if is_shown:
        wrong = tuple((each.table, each.column, each.label, each.said) for each in columns if each.label != each.said)
        yield Table(f"{name}: the columns", ("table", "column", "label", "called"), wrong, folded=True)
