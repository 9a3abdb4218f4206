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

_KEPT, _GONE = "\0kept", "\0gone"


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
    rungs: Sequence[Rungs], lowest: Node, node: Node, finest: pl.DataFrame, suppressed: pl.DataFrame
) -> InformationLoss:
    """What is lost at a node.

    Args:
        rungs: Of each quasi-identifier.
        lowest: The levels that ``finest`` is at. Bits are those of the rows that have a value there, on average.
        node: The levels that were chosen.
        finest: The finest classes that were counted, in numbers, with ``ROWS``.
        suppressed: Of the classes at the node, those that are suppressed.
    """
    cells = _Cells(finest, _kept_rows(rungs, lowest, node, finest, suppressed))
    columns = tuple(zip(map(str, range(len(rungs))), rungs, lowest, node, strict=True))
    per_column = {
        one.ladder.column: cells.lost(place, one, low, _share_lost(one, level) * one.numbers[ROWS], one.numbers[ROWS])
        / max(1, cells.rows)
        for place, one, low, level in columns
    }
    bits = sum(
        cells.lost(place, one, low, _bits_lost(one, level), _bits_there(one)) for place, one, low, level in columns
    )
    precision = sum(_precision_loss(one, level) for one, level in zip(rungs, node, strict=True)) / len(rungs)
    kept, rows = int(cells.kept.sum()), cells.rows
    sizes = cells.general(rungs, lowest, node).group_by(pl.all().exclude(_KEPT)).agg(pl.col(_KEPT).sum())[_KEPT]
    return InformationLoss(
        granularity=sum(per_column.values()) / len(per_column),
        precision_loss=_part(kept * precision + rows - kept, rows),
        entropy=_part(bits, sum(float(_bits_there(one).sum()) for one in rungs)),
        entropy_bits=bits,
        discernibility=int((sizes.cast(pl.Int64) ** 2).sum()) + (rows - kept) * rows,
        average_class_size=_part(kept, int((sizes > 0).sum())),
        per_column=per_column,
    )


@dataclass(frozen=True, slots=True)
class _Cells:
    """The cells of the finest classes."""

    finest: pl.DataFrame
    kept: pl.Series
    """Of each class: the rows that are not suppressed."""

    @property
    def rows(self) -> int:
        """All of them."""
        return int(self.finest[ROWS].sum())

    def lost(self, place: str, one: Rungs, low: int, if_kept: pl.Series, if_gone: pl.Series) -> float:
        """What one column lost, from what all rows of each value lose if they are kept and if they are suppressed."""
        lost = one.numbers.select(pl.col(str(low)).alias(place), ROWS, if_kept.alias(_KEPT), if_gone.alias(_GONE))
        each = lost.group_by(place).sum().select(place, pl.col(_KEPT, _GONE) / pl.col(ROWS).clip(1)).sort(place)
        value, gone = self.finest[place], self.finest[ROWS] - self.kept
        return float((each[_KEPT].gather(value) * self.kept + each[_GONE].gather(value) * gone).sum())

    def general(self, rungs: Sequence[Rungs], lowest: Node, node: Node) -> pl.DataFrame:
        """The finest classes by their numbers at a node, with the rows that are kept of each."""
        steps = zip(rungs, lowest, node, strict=True)
        return pl.DataFrame(
            {
                str(place): one.step(low, level).gather(self.finest[str(place)])
                for place, (one, low, level) in enumerate(steps)
            }
        ).with_columns(self.kept.alias(_KEPT))


def _kept_rows(
    rungs: Sequence[Rungs], lowest: Node, node: Node, finest: pl.DataFrame, suppressed: pl.DataFrame
) -> pl.Series:
    rows = _Cells(finest, finest[ROWS].cast(pl.Int64)).general(rungs, lowest, node)
    places = rows.columns[:-1]
    marked = suppressed.select(*places, pl.lit(value=True).alias(_GONE))
    joined = rows.join(marked, on=places, how="left", maintain_order="left")
    return joined.select(pl.when(pl.col(_GONE).is_null()).then(pl.col(_KEPT)).otherwise(0)).to_series()


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


def _part(part: float, whole: float) -> float:
    return part / whole if whole else 0.0
