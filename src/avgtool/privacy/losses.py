"""What generalization takes away, by the measures that ARX offers (its aggregates of quality)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import polars as pl

from avgtool.model.measures import InformationLoss, Loss
from avgtool.privacy.classes import ROWS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from avgtool.privacy.ladders import Rungs
    from avgtool.privacy.rollup import Node

_SUPPRESSED = "\0suppressed"


def level_losses(rungs: Sequence[Rungs], loss: Loss) -> tuple[tuple[float, ...], ...]:
    """For each quasi-identifier its part in the loss of a node, at each level; rising, and 1 together at most."""
    whole = sum(float(_bits_there(one).sum()) for one in rungs)

    def part(one: Rungs, level: int) -> float:
        if loss is Loss.ENTROPY:
            return _part(float(_bits_lost(one, level).sum()), whole)
        if loss is Loss.PRECISION:
            return _precision_loss(one, level) / len(rungs)
        rows = one.numbers[ROWS]
        return _part(float((_share_lost(one, level) * rows).sum()), float(rows.sum())) / len(rungs)

    return tuple(tuple(part(one, level) for level in range(one.ladder.height + 1)) for one in rungs)


def information_loss(
    rungs: Sequence[Rungs], node: Node, finest: pl.DataFrame, classes: pl.DataFrame, suppressed: pl.DataFrame
) -> InformationLoss:
    """What is lost at a node.

    Args:
        rungs: Of each quasi-identifier.
        node: Its levels.
        finest: The classes of the original (numbers at level 0, ``ROWS``).
        classes: The classes at the node.
        suppressed: Of these, the ones that are suppressed.
    """
    cells = _Cells(finest, _kept_rows(rungs, node, finest, suppressed))
    columns = tuple(zip(map(str, range(len(rungs))), rungs, node, strict=True))
    per_column = {one.ladder.column: cells.mean(place, _share_lost(one, level)) for place, one, level in columns}
    bits = sum(cells.bits(place, one, level) for place, one, level in columns)
    precision = sum(_precision_loss(one, level) for _, one, level in columns) / len(rungs)
    kept, rows = float(cells.kept.sum()), int(finest[ROWS].sum())
    squares = _squares(classes) - _squares(suppressed)
    return InformationLoss(
        granularity=sum(per_column.values()) / len(per_column),
        precision_loss=_part(kept * precision + rows - kept, rows),
        entropy=_part(bits, sum(float(_bits_there(one).sum()) for one in rungs)),
        entropy_bits=bits,
        discernibility=squares + (rows - round(kept)) * rows,
        average_class_size=_part(kept, classes.height - suppressed.height),
        per_column=per_column,
    )


@dataclass(frozen=True, slots=True)
class _Cells:
    """The cells of the original, class by class."""

    finest: pl.DataFrame
    kept: pl.Series
    """Of each class: the rows that are not suppressed."""

    def mean(self, place: str, lost: pl.Series) -> float:
        """Of one column: what each value lost, over all cells; a suppressed one lost all."""
        rows = self.finest[ROWS]
        return _part(float((lost.gather(self.finest[place]) * self.kept + (rows - self.kept)).sum()), float(rows.sum()))

    def bits(self, place: str, one: Rungs, level: int) -> float:
        """Of one column: the bits that are gone."""
        rows = pl.DataFrame({place: self.finest[place], "kept": self.kept, "gone": self.finest[ROWS] - self.kept})
        summed = rows.group_by(place).sum()
        each = one.numbers[ROWS].clip(1)
        lost, there = (bits / each for bits in (_bits_lost(one, level), _bits_there(one)))
        value = summed[place]
        return float((lost.gather(value) * summed["kept"] + there.gather(value) * summed["gone"]).sum())


def _kept_rows(rungs: Sequence[Rungs], node: Node, finest: pl.DataFrame, suppressed: pl.DataFrame) -> pl.Series:
    places = [str(place) for place in range(len(rungs))]
    general = [
        one.step(0, level).gather(finest[place]).alias(place)
        for place, one, level in zip(places, rungs, node, strict=True)
    ]
    marked = suppressed.select(*places, pl.lit(value=True).alias(_SUPPRESSED))
    joined = finest.with_columns(general).join(marked, on=places, how="left", maintain_order="left")
    return joined.select(
        pl.when(pl.col(_SUPPRESSED).is_null()).then(pl.col(ROWS)).otherwise(0).cast(pl.Int64)
    ).to_series()


def _share_lost(one: Rungs, level: int) -> pl.Series:
    """Of each value: the share of the domain that its general value stands for, 0 for itself and 1 for all."""
    size = one.numbers.height
    return (one.domain_sizes(level).cast(pl.Float64) - 1) / max(1, size - 1)


def _bits_lost(one: Rungs, level: int) -> pl.Series:
    """Of each value, over its rows: what would have to be told to know it again (De Waal and Willenborg 1999)."""
    return _bits(one.numbers[ROWS], one.rows_at(level))


def _bits_there(one: Rungs) -> pl.Series:
    """Of each value, over its rows: what it tells."""
    rows = one.numbers[ROWS]
    return _bits(rows, pl.repeat(rows.sum(), len(rows), eager=True))


def _bits(rows: pl.Series, among: pl.Series) -> pl.Series:
    return rows * (among.clip(1) / rows.clip(1)).log(2)


def _precision_loss(one: Rungs, level: int) -> float:
    return _part(level, one.ladder.height)


def _squares(classes: pl.DataFrame) -> int:
    return int((classes[ROWS].cast(pl.Int64) ** 2).sum())


def _part(part: float, whole: float) -> float:
    return part / whole if whole else 0.0
