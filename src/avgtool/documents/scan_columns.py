"""The columns of a data set as a table of verdicts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from avgtool.documents.content import Block, Cell, Column, Paragraph, Table, Tag, Text, Tone
from avgtool.documents.facts import overruled_by, shown_name
from avgtool.documents.gravity import category_tag, column_words
from avgtool.documents.many import DETAILED, names_by, too_many
from avgtool.documents.words import EVIDENCE, FLAGS, KINDS, confidence
from avgtool.i18n import msg
from avgtool.model.kinds import GRAVITY, Evidence, Flag
from avgtool.wording import decimal, listed, number, share

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from avgtool.documents.words import EntityWords
    from avgtool.model.findings import ColumnFinding, DatasetFindings

_CLEAN_SHOWN = 12
"""Up to so many columns in which nothing was found have a row of their own."""
_FLAG_TONES: Mapping[Flag, Tone] = {Flag.OVERRULED: "neutral"}


def columns_blocks(dataset: DatasetFindings, entities: Mapping[str, EntityWords]) -> tuple[Block, ...]:
    """What each column of a data set holds; many in which nothing was found by name, of very many the gravest alone."""
    told, named = _divided(dataset.columns)
    gravest = sorted(told, key=lambda column: GRAVITY.index(column.category))[:DETAILED]
    shown = {column.index for column in gravest}
    detailed = [column for column in told if column.index in shown]
    named = [*(column for column in told if column.index not in shown), *named]
    return (
        *((Paragraph(too_many(len(dataset.columns))),) if len(told) > DETAILED else ()),
        *((_table(dataset, detailed, entities),) if detailed or not named else ()),
        *((names_by((KINDS[column.kind], shown_name(column.name)) for column in named),) if named else ()),
    )


def _divided(columns: Sequence[ColumnFinding]) -> tuple[Sequence[ColumnFinding], Sequence[ColumnFinding]]:
    """The columns that have a row, and those that are only named: where nothing was found in many."""
    clean = [column for column in columns if _is_clean(column)]
    if len(clean) <= _CLEAN_SHOWN:
        return columns, ()
    return [column for column in columns if not _is_clean(column)], clean


def _is_clean(column: ColumnFinding) -> bool:
    """Whether there is nothing to tell about a column but that nothing was found."""
    return not (column.is_personal or column.entities or column.flags)


def _table(dataset: DatasetFindings, columns: Sequence[ColumnFinding], entities: Mapping[str, EntityWords]) -> Table:
    return Table(
        caption=msg("What each column holds, and how certain that is"),
        columns=(
            Column(msg("Column and example"), 26),
            Column(msg("Kind and category"), 28),
            Column(msg("Articles"), 13),
            Column(msg("Filled"), 11, "end"),
            Column(msg("Recognized"), 14, "end"),
            Column(msg("Confidence"), 18),
            Column(msg("Evidence"), 20),
        ),
        rows=tuple(_column_row(column, dataset.rows_read, entities) for column in columns),
        empty=msg("This data set has no columns."),
    )


def _column_row(column: ColumnFinding, rows: int, entities: Mapping[str, EntityWords]) -> tuple[Cell | Text, ...]:
    return (
        Cell(shown_name(column.name), note=column.example, note_is_code=True),
        _kind_cell(column, entities),
        listed(", ", (article.replace(" ", "\N{NO-BREAK SPACE}") for article in column.articles)),
        Cell(share(column.filled, rows), note=number(column.filled) if column.filled != rows else None),
        _recognized(column),
        _confidence(column) if column.is_personal else "",
        _evidence(column),
    )


def _kind_cell(column: ColumnFinding, entities: Mapping[str, EntityWords]) -> Cell:
    category = (category_tag(column.category),) if column.is_personal else ()
    return Cell(
        column_words(column, entities),
        note=_inside(column, entities),
        tags=(*category, *_flag_tags(column)),
        quiet=not column.is_personal,
    )


def _flag_tags(column: ColumnFinding) -> tuple[Tag, ...]:
    return tuple(Tag(FLAGS[flag], _FLAG_TONES.get(flag, "warning")) for flag in sorted(column.flags))


def _inside(column: ColumnFinding, entities: Mapping[str, EntityWords]) -> Text | None:
    """What was found inside or between the values, what was found most first."""
    most = sorted(column.entities.items(), key=lambda pair: (-pair[1], pair[0]))
    return listed("; ", (msg("{entity}: {n}", entity=_entity(name, entities), n=n) for name, n in most)) or None


def _entity(name: str, entities: Mapping[str, EntityWords]) -> Text:
    return entities[name].title if name in entities else name


def _evidence(column: ColumnFinding) -> Cell | Text:
    if not column.is_personal and Evidence.OVERRULE not in column.evidence:
        return ""
    carried = listed(", ", (EVIDENCE[evidence] for evidence in column.evidence))
    reason = overruled_by(column)
    return Cell(carried, note=reason) if reason else carried


def _recognized(column: ColumnFinding) -> Cell | Text:
    if not column.is_personal or not column.filled:
        return ""
    valid = msg("{share} valid", share=share(column.valid, column.filled)) if column.valid != column.matched else None
    return Cell(share(column.matched, column.filled), note=valid)


def _confidence(column: ColumnFinding) -> Cell:
    return Cell(confidence(column.confidence), note=decimal(column.confidence))
