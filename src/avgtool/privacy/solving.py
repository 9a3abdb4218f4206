"""Reach privacy models by generalizing and suppressing as little as can be.

Two columns may be generalized, at most a fifth of the rows may go, and nobody may be one of fewer than two:

>>> import polars as pl
>>> from avgtool.engines.local import LocalEngine
>>> from avgtool.model.ladder import ColumnLadder
>>> from avgtool.model.measures import PrivacyModels
>>> from avgtool.privacy.solving import solve
>>> customers = pl.LazyFrame({
...     "postcode": ["1011AB", "1011CD", "1012EF", "1012GH", "9711XY"],
...     "age": [34, 36, 41, 48, 90],
... })
>>> postcode = ColumnLadder("postcode", (lambda code: code.str.head(4), lambda code: code.str.head(2)))
>>> age = ColumnLadder("age", (lambda years: years // 10 * 10,))
>>> found = solve(LocalEngine(), customers, (postcode, age), PrivacyModels(k=2, suppression=0.2))
>>> found.levels, found.suppressed_rows
({'postcode': 1, 'age': 1}, 1)
>>> customers.with_columns(**found.general()).filter(~found.is_suppressed()).collect().rows()
[('1011', 30), ('1011', 30), ('1012', 40), ('1012', 40)]

The original is shortened by the same rows with the expressions put in: ``found.is_suppressed(found.general())``.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import polars as pl

from avgtool.errors import SettingsError
from avgtool.i18n import msg
from avgtool.model.measures import Loss
from avgtool.privacy.classes import ROWS, VALUE, class_sizes, class_values, require_columns
from avgtool.privacy.ladders import general, numbered, rungs
from avgtool.privacy.lattice import least_loss
from avgtool.privacy.losses import information_loss, level_losses
from avgtool.privacy.persons import is_first, tells_persons
from avgtool.privacy.refusing import not_reached
from avgtool.privacy.rollup import RollUp
from avgtool.privacy.satisfying import Condition, SensitiveCounts, counted

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from avgtool.engines.base import Engine
    from avgtool.i18n import Message
    from avgtool.model.ladder import ColumnLadder
    from avgtool.model.measures import InformationLoss, PrivacyModels
    from avgtool.privacy.ladders import Rungs
    from avgtool.privacy.lattice import Search
    from avgtool.privacy.rollup import Node


@dataclass(frozen=True, slots=True)
class Generalization:
    """How privacy models are reached. Its repr holds no value of the data."""

    ladders: tuple[ColumnLadder, ...] = field(repr=False)
    levels: Mapping[str, int]
    """The level of each quasi-identifier."""
    rows: int
    suppressed_rows: int
    too_few: int
    """Of these, the rows in classes of fewer than k; the others are left out for l or t."""
    loss: float
    """What was minimized: of generalized cells and suppressed rows together, in 0..1."""
    information: InformationLoss
    visited: int
    """Nodes of the lattice that were looked at, of :attr:`nodes`."""
    nodes: int
    proven: bool
    """Whether no other levels and suppressed classes lose less. Always without ``t`` or without suppression; with both,
    where the classes to suppress could be chosen exactly at every node that was looked at."""
    suppressed_classes: pl.DataFrame = field(repr=False, compare=False)
    """The general values of the classes that are suppressed: a column for each quasi-identifier."""

    def general(self) -> dict[str, pl.Expr]:
        """For each quasi-identifier its general value, from the original column."""
        return {one.column: general(one, self.levels[one.column]) for one in self.ladders}

    def is_suppressed(self, columns: Mapping[str, pl.Expr] | None = None) -> pl.Expr:
        """Whether a row must be left out; true or false, never missing.

        Args:
            columns: The general values, as :meth:`general` gives them for original rows; by default those of columns
                that are generalized already. With both, the same rows of the original and the copy are chosen.
        """
        if self.suppressed_classes.is_empty():
            return pl.lit(value=False)
        there = columns or {}
        fields = [there.get(one.column, pl.col(one.column)).alias(one.column) for one in self.ladders]
        return pl.struct(fields).is_in(pl.lit(self.suppressed_classes.to_struct()).implode())


def solve(
    engine: Engine,
    frame: pl.LazyFrame,
    ladders: Sequence[ColumnLadder],
    models: PrivacyModels,
    loss: Loss = Loss.GRANULARITY,
) -> Generalization:
    """The levels of least loss at which the models hold, and the classes to suppress for it.

    For k and l, and for t without suppression, nothing loses less. For t with suppression the same holds where
    :attr:`Generalization.proven` is true; otherwise the classes to suppress were not searched to the end at some node.

    Args:
        engine: Where the rows are counted: once for each ladder, once in all, and once for each sensitive column.
        frame: One row a person, or rows that say whose they are (:mod:`avgtool.privacy.persons`): then k counts
            persons, and no more of them than there are. Columns with a mapping for a ladder are looked up as text.
        ladders: One for each quasi-identifier; without levels where it must stay as it is.
        models: What must hold.
        loss: What is minimized, with suppressed rows as lost altogether.

    Raises:
        PrivacyNotReachedError: No combination of levels reaches the models; the message names the nearest.
        SettingsError: A column is not there, a model or a hierarchy makes no sense for the data.
    """
    require_columns(frame, (*(one.column for one in ladders), *models.sensitive))
    require_sense(models, ladders)
    lowest = tuple(one.least for one in ladders)
    rungs_of = [rungs(engine, frame, one) for one in ladders]
    places = tuple(str(place) for place in range(len(ladders)))
    persons = frame.with_columns(is_first()) if tells_persons(frame) else frame
    finest = class_sizes(engine, numbered(persons, rungs_of, lowest), places)
    condition = Condition(
        models,
        int(finest[ROWS].sum()),
        places,
        RollUp(finest, rungs_of, lowest),
        tuple(_sensitive(engine, frame, rungs_of, lowest, column, models) for column in _asked(models)),
    )
    found = least_loss(lowest, _finer_first(level_losses(rungs_of, loss)), condition.verdict)
    if found.node is None:
        raise not_reached(found, ladders, condition)
    return _generalization(found, found.node, rungs_of, condition, finest)


def require_sense(models: PrivacyModels, ladders: Sequence[ColumnLadder]) -> None:
    """Check that the models can be asked for.

    Raises:
        SettingsError: A number lies outside its range, or a column has two parts to play.
    """
    columns = [one.column for one in ladders]
    twice = {one for one in columns if columns.count(one) > 1} | set(columns).intersection(models.sensitive)
    wrong: tuple[tuple[bool, Message], ...] = (
        (not columns, msg("Name at least one quasi-identifier.")),
        (bool(twice), msg("These columns are named twice: {columns}.", columns=", ".join(sorted(twice)))),
        (models.k < 1, msg("k must be 1 or more.")),
        (models.l < 1, msg("l must be 1 or more.")),
        (models.c <= 0, msg("c must be more than 0.")),
        (models.t is not None and not 0 <= models.t <= 1, msg("t must lie between 0 and 1.")),
        (not 0 <= models.suppression < 1, msg("The suppression limit must be 0 or more, and less than 1.")),
        (_asks_about_values(models) and not models.sensitive, msg("l and t need a sensitive column.")),
        (
            any(not 0 <= one.least <= one.height for one in ladders),
            msg("A lowest level must be a level of its ladder."),
        ),
    )
    for is_wrong, what in wrong:
        if is_wrong:
            raise SettingsError(what)


_TIE = 1e-14
"""What a level costs by itself: far less than any value that is made coarser."""


def _finer_first(losses: Sequence[Sequence[float]]) -> list[list[float]]:
    """The losses with the finer of two levels before the coarser where the data lose as much by both.

    Where all postcodes begin with 10, *10* and *Noord-Holland* lose as much, and the latter tells readers less.
    """
    return [[loss + _TIE * level for level, loss in enumerate(one)] for one in losses]


def _asks_about_values(models: PrivacyModels) -> bool:
    return models.l > 1 or models.t is not None


def _asked(models: PrivacyModels) -> tuple[str, ...]:
    return models.sensitive if _asks_about_values(models) else ()


def _sensitive(
    engine: Engine, frame: pl.LazyFrame, rungs_of: Sequence[Rungs], lowest: Node, column: str, models: PrivacyModels
) -> SensitiveCounts:
    places = [str(place) for place in range(len(rungs_of))]
    ordered = None if models.ordered is None else [VALUE] if column in models.ordered else []
    found = class_values(engine, numbered(frame, rungs_of, lowest, column), places, VALUE, ordered)
    return SensitiveCounts(RollUp(found.counts, rungs_of, lowest), len(found.totals), found.ordered)


def _generalization(
    found: Search, node: Node, rungs_of: Sequence[Rungs], condition: Condition, finest: pl.DataFrame
) -> Generalization:
    lowest = tuple(one.ladder.least for one in rungs_of)
    suppressed = condition.suppressed(node)
    said = suppressed.select(
        one.labels[level].gather(suppressed[str(place)]).alias(one.ladder.column)
        for place, (one, level) in enumerate(zip(rungs_of, node, strict=True))
    )
    return Generalization(
        ladders=tuple(one.ladder for one in rungs_of),
        levels={one.ladder.column: level for one, level in zip(rungs_of, node, strict=True)},
        rows=condition.rows,
        suppressed_rows=int(suppressed[ROWS].sum()),
        too_few=int(suppressed.filter(pl.col(counted(suppressed)) < condition.models.k)[ROWS].sum()),
        loss=found.loss,
        information=replace(information_loss(rungs_of, lowest, node, finest, suppressed), is_least=found.proven),
        visited=found.visited,
        nodes=found.nodes,
        proven=found.proven,
        suppressed_classes=said,
    )
