"""The peers beside avgtool, on the same texts and tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from avgtool.scanning.cells import cells_of
from quality import columns, own_texts
from quality.blocks import Paragraph, Section, Table, percent
from quality.gold import HALVES, TEXTS, read_half
from quality.peers.base import kind
from quality.peers.roster import PEERS
from quality.peers.running import ask
from quality.spans import measure
from quality.table_sets import beside, judged, opened, read_labels
from quality.tables import sets

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from quality.columns import Judged
    from quality.gold import GoldText
    from quality.peers.running import Answer
    from quality.spans import Measured

CELLS = 50
"""Filled values of a column that a peer sees."""
OURS = "avgtool"
_INTRODUCTION = f"""Other tools on the same sets, with the same measure. Where a tool has one name for what the gold
keeps apart, every finding was read in its favor. A dash stands where it found nothing of the kind. Columns: each tool
sees the first {CELLS} filled values of a column and, presidio-structured apart, gives it the entity that most of them
hold; none of them reads headers. avgtool reads the whole
table; its numbers here were measured in the same run as those of the others."""


def section() -> Section:
    """Every peer on every set."""
    texts = {
        (half, form): own_texts.in_form(read_half(TEXTS / half), form) for half in HALVES for form in own_texts.FORMS
    }
    folders = sets()
    tables = {name: [values_of(folder, table) for table in read_labels(folder)] for name, folder in folders.items()}
    answers = {name: asked(name, texts, tables) for name in PEERS}
    measured = {name: text_results(texts, answer) for name, answer in answers.items() if answer.texts}
    verdicts = {name: table_results(folders, tables, answer) for name, answer in answers.items() if answer.tables}
    ours = {key: own_texts.measured(own_texts.find, *key) for key in texts}
    blocks: tuple[Paragraph | Table, ...] = (
        Paragraph(_INTRODUCTION),
        configured(answers),
        *(texts_table(key, {OURS: ours, **measured}) for key in sorted(texts)),
        *(columns_table(name, {OURS: judged(folder), **_of_set(verdicts, name)}) for name, folder in folders.items()),
    )
    return Section("Other tools", (), blocks)


def asked(
    name: str, texts: Mapping[tuple[str, str], list[GoldText]], tables: Mapping[str, list[dict[str, list[str]]]]
) -> Answer:
    """One peer on everything."""
    every_text = [gold.text for of_set in texts.values() for gold in of_set]
    return ask(name, every_text, [table for of_set in tables.values() for table in of_set])


def values_of(folder: Path, table: str) -> dict[str, list[str]]:
    """The first filled values of each column, as text."""
    frame = opened(folder, table).frame.collect()
    return {
        cells.name: frame.select(cells.text.filter(cells.filled).head(CELLS)).to_series().to_list()
        for cells in cells_of(frame)
    }


def text_results(texts: Mapping[tuple[str, str], list[GoldText]], answer: Answer) -> dict[tuple[str, str], Measured]:
    """The findings of a peer, measured set by set."""
    found = iter(answer.texts)
    return {key: measure(of_set, [next(found) for _ in of_set]) for key, of_set in texts.items()}


def table_results(
    folders: Mapping[str, Path], tables: Mapping[str, list[dict[str, list[str]]]], answer: Answer
) -> dict[str, list[Judged]]:
    """The verdicts of a peer beside the labels, set by set."""
    verdicts = iter(answer.tables)
    results = {}
    for name, folder in folders.items():
        labels = read_labels(folder)
        said = [
            (table, label.column, kind(entities, label.kind))
            for table, columns_of in zip(labels, (next(verdicts) for _ in tables[name]), strict=True)
            for label, entities in zip(labels[table], columns_of, strict=True)
        ]
        results[name] = list(beside(labels, said))
    return results


def configured(answers: Mapping[str, Answer]) -> Table:
    """How each peer was set up, and whether it ran."""
    rows = tuple(
        (PEERS[name].title, PEERS[name].licence, PEERS[name].configured, answer.error or "ran")
        for name, answer in answers.items()
    )
    return Table("", ("tool", "licence", "how it was set up", ""), rows)


def texts_table(key: tuple[str, str], results: Mapping[str, Mapping[tuple[str, str], Measured]]) -> Table:
    """Recall / precision of every tool, group by group."""
    half, form = key
    groups = results[OURS][key].scores
    rows = [
        (
            group,
            *(
                f"{percent(one[key].scores[group].recall)} / {percent(one[key].scores[group].precision)}"
                for one in results.values()
            ),
        )
        for group in groups
    ]
    alarms = ("false alarms in clean texts", *(percent(one[key].alarm_share) for one in results.values()))
    title = f"Own texts, {half} half, {form}: recall / precision"
    return Table(title, ("entity", *map(_title, results)), (*rows, alarms))


def columns_table(set_name: str, results: Mapping[str, list[Judged]]) -> Table:
    """The tools on one set of tables."""
    rows = [(_title(name), *_numbers(verdicts)) for name, verdicts in results.items()]
    header = ("tool", "personal: recall", "personal: precision", "macro-F1", "false alarms")
    return Table(f"{set_name[0].upper()}{set_name[1:]}", header, tuple(rows))


def _numbers(verdicts: list[Judged]) -> Iterator[str]:
    yield percent(columns.personal_recall(verdicts))
    yield percent(columns.personal_precision(verdicts))
    yield percent(columns.macro_f1(verdicts))
    alarms, clean = columns.false_alarms(verdicts)
    yield percent(alarms / clean if clean else None)


def _of_set(verdicts: Mapping[str, Mapping[str, list[Judged]]], name: str) -> dict[str, list[Judged]]:
    return {peer: of_sets[name] for peer, of_sets in verdicts.items()}


def _title(name: str) -> str:
    return PEERS[name].title if name in PEERS else name
