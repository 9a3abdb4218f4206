"""Every value judged: what the class of its column explains is counted, what it does not is judged one by one.

Values of a column that has a class are held against the strict shapes and the check of its class; those of any other
column against one alternation of all shapes that say something by themselves. What is left is the residue: values
without the shape of their class, and hits in columns that seemed clean. It goes through the full recognizers.

Columns that repeat themselves come as a tally (:mod:`avgtool.scanning.tally`); all others are judged row by row in one
streaming pass.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import polars as pl

from avgtool.model.kinds import Kind
from avgtool.recognizers.columns import STRONG_SHAPE, alternation, shape_expr, valid_expr
from avgtool.scanning.cells import PLACEHOLDER, ROW
from avgtool.scanning.evidence import speaking
from avgtool.scanning.looks import DAMAGED, PATTERNS
from avgtool.scanning.readings.mixed import is_mixed
from avgtool.scanning.tally import NUMBER, VALUE

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from avgtool.engines.base import Engine
    from avgtool.recognizers.base import Check, Knowledge, Recognizer
    from avgtool.scanning.cells import Cells
    from avgtool.scanning.tally import Tally
    from avgtool.scanning.verdict import Verdict

KNOWN = 0.3
"""Share of sampled values with a shape from which the verdict has already considered that shape."""
SURE_SHAPE = 0.75
"""Score from which a shape leaves so little doubt that it is counted even where the verdict is another."""
SURE_CHECK = 0.85
"""The same of a check."""
STRICT = 0.5
"""Share of sampled values with the shape of the class from which the others are its residue."""
_NOT_PLAIN = "[^0-9A-Z]"
_JUDGED = ("matched", "valid", "left", "damaged")


@dataclass(frozen=True, slots=True)
class Task:
    """What is looked for in one column."""

    index: int
    cells: Cells
    declared: Recognizer | None = None
    """The class, where it has shapes; its values are matched strictly."""
    hits: str | None = None
    """The alternation of all shapes that say something, but for those that the verdict has considered: what is looked
    for in a column that seems clean, and first in what a class does not explain. None where nothing is looked for."""
    explained: str | None = None
    """What all sampled values of a clean column look like, where no kind looks like it; any other value is residue."""
    is_plain: bool = False
    """Whether the sampled values are written as the check reads them, so that the pass need not rewrite each."""

    is_numbered: bool = True
    """Whether values hold digits, or cannot be read, so that a spreadsheet may have spoiled some."""

    def at(self, name: str) -> str:
        """The name of one of the columns that this task needs in the pass."""
        return f"{self.index}:{name}"

    @property
    def explains(self) -> bool:
        """Whether most values are explained, so that any other is worth a look, with or without such a shape."""
        return self.declared is not None or self.explained is not None

    @property
    def check(self) -> Check | None:
        """What a value must pass beyond its shape."""
        return self.declared.check if self.declared else None

    def is_left(self, text: pl.Expr) -> pl.Expr:
        """Whether the class of the column does not explain a value."""
        if self.declared is not None:
            return ~shape_expr(self.declared, text)
        if self.explained is not None:
            return ~text.str.contains(self.explained)
        return text.str.contains(self.hits) if self.hits else pl.lit(value=False) & text.is_null()


@dataclass(frozen=True, slots=True)
class Counts:
    """What was counted in one column."""

    filled: int
    distinct: int
    matched: int
    valid: int
    residue: int
    damaged: int = 0
    """Values that a spreadsheet turned into powers of ten, or into ``####``."""
    left: Tally | None = field(default=None, repr=False)
    """The residue itself, where it is known already."""
    unjudged: int = 0
    """Rows of the residue that were not judged one by one: there were too many distinct values."""
    unjudged_hits: int = 0
    """Of these, rows in whose value a shape says something."""


def plan(verdicts: Sequence[Verdict], knowledge: Knowledge) -> tuple[Task, ...]:
    """What to look for in each column."""
    search = _Search(knowledge)
    return tuple(_task(verdict, knowledge, search) for verdict in verdicts)


class _Search:
    """The alternations for clean columns: most columns share one."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._wanted = speaking(knowledge)
        self._sure = frozenset(one.entity for one in knowledge.recognizers if _is_sure(one))
        self._made: dict[frozenset[str], str | None] = {}

    def hits(self, verdict: Verdict) -> str | None:
        """All shapes that say something, but for those that the sample was full of: the verdict considered them.

        Not left out are shapes that nothing else has, such as an e-mail address, and in a column of mixed kinds none.
        """
        strong = {} if is_mixed(verdict.winner) else verdict.column.evidence.strong
        known = frozenset(
            entity for entity in self._wanted if strong.get(entity, 0.0) >= KNOWN and entity not in self._sure
        )
        if known not in self._made:
            wanted = [one for entity, one in self._wanted.items() if entity not in known]
            self._made[known] = alternation(wanted, STRONG_SHAPE) if wanted else None
        return self._made[known]


def _is_sure(recognizer: Recognizer) -> bool:
    """Whether the shape or the check of a kind leaves little doubt."""
    return max((shape.score for shape in recognizer.shapes), default=0.0) >= SURE_SHAPE or (
        recognizer.check is not None and recognizer.check.score >= SURE_CHECK
    )


def count_tallied(tasks: Sequence[Task], tallied: Mapping[str, Tally]) -> dict[int, Counts]:
    """The counts of the columns that were tallied, by their index; but for lists, of which a row holds several values.

    Columns that look for the same are judged together, so that each long pattern is compiled once.
    """
    alike: dict[tuple[str | None, str | None, str | None], list[Task]] = {}
    for task in tasks:
        if task.cells.name in tallied and not task.cells.is_list:
            entity = task.declared.entity if task.declared else None
            alike.setdefault((entity, task.hits, task.explained), []).append(task)
    counted: dict[int, Counts] = {}
    for group in alike.values():
        counted |= _count_alike(group, tallied)
    return counted


def count_rows(engine: Engine, frame: pl.LazyFrame, tasks: Sequence[Task]) -> dict[int, Counts]:
    """The counts of columns over all rows of ``frame``, in one pass; more for each column of lists."""
    counted = {task.index: _count_lists(engine, frame, task) for task in tasks if task.cells.is_list}
    group = [task for task in tasks if not task.cells.is_list]
    if group:
        beside = _read_too(frame, group)
        prepared = frame.select([*(expr for task in group for expr in _prepared(task)), *beside])
        aggregates = [expr for task in group for expr in _aggregates(task)]
        row = engine.aggregate(prepared, [*aggregates, *(pl.col(expr.meta.output_name()).any() for expr in beside)])
        counted |= {task.index: _counted(task, row, engine, frame) for task in group}
    return counted


def _count_lists(engine: Engine, frame: pl.LazyFrame, task: Task) -> Counts:
    """The counts of a column of lists: a row counts once, whatever the number of its values."""
    value = pl.col(VALUE)
    elements = task.cells.elements(frame, VALUE).filter(value.str.len_bytes() > 0)
    judged = elements.select(ROW, **_judgements(task, value))
    rows = judged.group_by(ROW).agg(pl.all().any())
    numbers = engine.aggregate(rows, [pl.len().alias("filled"), pl.col(_JUDGED).sum()])
    distinct = engine.aggregate(elements, [value.approx_n_unique().alias("distinct")])
    filled, matched, valid, residue, damaged = (int(number or 0) for number in numbers.row(0))
    return Counts(filled, int(distinct.item() or 0), matched, valid, residue, damaged)


def _read_too(frame: pl.LazyFrame, group: Sequence[Task]) -> list[pl.Expr]:
    """A glance at every other column: only where all are read does a row with too many cells come to light."""
    judged = {task.cells.name for task in group}
    others = (name for name in frame.collect_schema().names() if name not in judged)
    return [pl.col(name).is_null().alias(f"read:{place}") for place, name in enumerate(others)]


@dataclass(frozen=True, slots=True)
class Residue:
    """What the class of a column does not explain."""

    judged: Tally = field(repr=False)
    """The values that are judged one by one: those in which a shape says something first, then the most frequent."""
    unjudged: int = 0
    """Rows with one of the others."""
    unjudged_hits: int = 0
    """Of these, rows in whose value a shape says something."""


def residue(engine: Engine, frame: pl.LazyFrame, task: Task, counts: Counts, limits: tuple[int, int]) -> Residue:
    """What the class of a column does not explain: searched whole for every shape that says something.

    Args:
        engine: Reads the rows, where the residue is not known already.
        frame: The rows.
        task: What is looked for in the column.
        counts: What was counted in it.
        limits: Distinct values to judge at most, of those with such a shape and of the others.
    """
    value = pl.col(VALUE)
    values = frame.select(task.cells.text.alias(VALUE)).filter(~value.str.contains(PLACEHOLDER))
    left = values.filter(task.is_left(value)) if counts.left is None else counts.left.lazy()
    ranked = engine.frequencies if counts.left is None else _most_frequent
    is_hit = value.str.contains(task.hits) if task.hits else pl.lit(value=False) & value.is_null()
    hits = ranked(left.filter(is_hit), limits[0])
    others = ranked(left.filter(~is_hit), limits[1]) if task.explains else hits.clear()
    judged = pl.concat([hits, others])
    if hits.height < limits[0] and others.height < limits[1]:
        return Residue(judged)
    number = pl.col(NUMBER) if counts.left is not None else pl.lit(1, dtype=pl.Int64)
    of_hits, of_others = _split(engine, left.select(is_hit.alias("hit"), number.alias(NUMBER)))
    missed = of_hits - _rows(hits)
    return Residue(judged, missed + of_others - _rows(others) if task.explains else missed, missed)


def _split(engine: Engine, left: pl.LazyFrame) -> tuple[int, int]:
    """Rows of a residue in which a shape says something, and the others."""
    hit, number = pl.col("hit"), pl.col(NUMBER)
    row = engine.aggregate(left, [number.filter(hit).sum().alias("hits"), number.filter(~hit).sum().alias("others")])
    return int(row.item(0, 0) or 0), int(row.item(0, 1) or 0)


def _most_frequent(values: pl.LazyFrame, limit: int | None) -> Tally:
    """The first of distinct values that were counted already, as an engine ranks them."""
    ranked = values.sort([NUMBER, VALUE], descending=[True, False])
    return (ranked if limit is None else ranked.head(limit)).collect()


def _rows(tallied: Tally) -> int:
    return int(tallied.get_column(NUMBER).sum())


def _count_alike(group: Sequence[Task], tallied: Mapping[str, Tally]) -> dict[int, Counts]:
    """The counts of columns that look for the same, from their distinct filled values and the numbers of these."""
    value, number = pl.col(VALUE), pl.col(NUMBER)
    judged = (
        pl.concat([tallied[task.cells.name].with_columns(pl.lit(task.index).alias("column")) for task in group])
        .filter(value.str.len_bytes() > 0)
        .with_columns(**_judgements(group[0], value))
    )
    counts = judged.group_by("column").agg(
        number.sum().alias("filled"),
        pl.len().alias("distinct"),
        *(number.filter(pl.col(name)).sum().alias(name) for name in _JUDGED),
    )
    numbers = {row["column"]: row for row in counts.iter_rows(named=True)}
    left = judged.filter("left").select("column", VALUE, NUMBER).partition_by("column", as_dict=True, include_key=False)
    empty = judged.clear().select(VALUE, NUMBER)
    return {task.index: _as_counts(numbers.get(task.index, {}), left.get((task.index,), empty)) for task in group}


def _as_counts(numbers: Mapping[str, int], left: Tally) -> Counts:
    filled, distinct, matched, valid, residue, damaged = (
        int(numbers.get(name) or 0) for name in ("filled", "distinct", *_JUDGED)
    )
    return Counts(filled, distinct, matched, valid, residue, damaged, left)


def _judgements(task: Task, value: pl.Expr) -> dict[str, pl.Expr]:
    """Whether each value has the shape of the class, passes its check too, is left unexplained, and is damaged.

    What has the shape of its class was not damaged by a spreadsheet, however it looks.
    """
    nothing = pl.lit(value=False)
    matched = shape_expr(task.declared, value) if task.declared else nothing
    return {
        "matched": matched,
        "valid": valid_expr(task.declared, value) if task.declared else nothing,
        "left": (task.is_left(value) & ~value.str.contains(PLACEHOLDER)).fill_null(value=False),
        "damaged": ~matched & value.str.contains(DAMAGED),
    }


def _prepared(task: Task) -> list[pl.Expr]:
    """What more than one count needs of a value: computed once."""
    text = task.cells.text
    columns = [text.alias(task.at("text"))]
    if task.declared is None:
        columns.append(task.is_left(text).alias(task.at("left")))
    else:
        columns.append(shape_expr(task.declared, text).alias(task.at("shape")))
        if task.check is not None:
            columns.append(_passes(task, task.declared, task.check, text).alias(task.at("valid")))
    return columns


def _passes(task: Task, declared: Recognizer, check: Check, text: pl.Expr) -> pl.Expr:
    """Whether each value has the shape and passes the check; where nearly all are plain, only as it is written."""
    if task.is_plain and check.expression is not None:
        return shape_expr(declared, text) & check.expression(text)
    return valid_expr(declared, text)


def _aggregates(task: Task) -> list[pl.Expr]:
    text = pl.col(task.at("text"))
    aggregates = {"filled": (text.str.len_bytes() > 0).sum(), "distinct": text.approx_n_unique()}
    if task.is_numbered:
        aggregates["damaged"] = _unlike(task, text).str.contains(DAMAGED).sum()
    if task.declared is not None:
        aggregates |= _strict(task, text)
    else:
        aggregates["residue"] = pl.col(task.at("left")).sum()
    return [expression.alias(task.at(name)) for name, expression in aggregates.items()]


def _unlike(task: Task, text: pl.Expr) -> pl.Expr:
    """The values that do not look as those of the column should: no power of ten does."""
    if task.declared is not None:
        return text.filter(~pl.col(task.at("shape")))
    return text.filter(pl.col(task.at("left"))) if task.explained is not None else text


def _strict(task: Task, text: pl.Expr) -> dict[str, pl.Expr]:
    """Rows with the shape of the class, and rows that also pass its check."""
    shape, valid = pl.col(task.at("shape")), pl.col(task.at("valid"))
    aggregates = {"matched": shape.sum()}
    if task.check is None:
        return aggregates
    aggregates["valid"] = valid.sum()
    if task.is_plain and task.check.expression is not None:
        aggregates["odd"] = text.filter(shape & ~valid).str.contains(_NOT_PLAIN).sum()
    return aggregates


def _counted(task: Task, row: pl.DataFrame, engine: Engine, frame: pl.LazyFrame) -> Counts:
    def number(name: str) -> int:
        return int(row.item(0, task.at(name)) or 0) if task.at(name) in row.columns else 0

    filled, matched = number("filled"), number("matched")
    valid = number("valid") if task.check else matched
    if number("odd"):
        valid += _valid_odd(engine, frame, task)
    left = filled - matched if task.declared else number("residue")
    return Counts(filled, number("distinct"), matched, valid, left, number("damaged"))


def _valid_odd(engine: Engine, frame: pl.LazyFrame, task: Task) -> int:
    """Rows that pass only once they are written as the check reads them: without separators, in upper case."""
    assert task.declared is not None
    assert task.check is not None
    assert task.check.expression is not None
    value = pl.col(VALUE)
    odd = frame.select(task.cells.text.alias(VALUE)).filter(value.str.contains(_NOT_PLAIN))
    passes = valid_expr(task.declared, value) & ~task.check.expression(value)
    return int(engine.aggregate(odd, [passes.sum()]).item() or 0)


def _task(verdict: Verdict, knowledge: Knowledge, search: _Search) -> Task:
    evidence = verdict.column.evidence
    declared = _declared(verdict, knowledge)
    is_prose = verdict.kind is Kind.FREE_TEXT
    return Task(
        index=verdict.column.index,
        cells=evidence.cells,
        declared=declared,
        hits=None if is_prose else search.hits(verdict),
        explained=PATTERNS["measure"] if declared is None and not is_prose and evidence.share("measure") == 1 else None,
        is_plain=not evidence.share("rewritten"),
        is_numbered=evidence.share("digits") > 0 or not evidence.filled,
    )


def _declared(verdict: Verdict, knowledge: Knowledge) -> Recognizer | None:
    entity = verdict.winner.entity if verdict.winner else None
    if is_mixed(verdict.winner) or entity is None or verdict.kind is Kind.NONE:
        return None
    if verdict.column.evidence.shapes.get(entity, 0.0) < STRICT:
        return None
    return knowledge.recognizer(entity)
