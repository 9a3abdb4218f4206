"""Whether privacy models hold at a node of the lattice, and which classes must be suppressed for it.

What is monotone: if every class satisfies k, l (of any kind) or t, then so does every class of a coarser node, for
merging classes that satisfy gives one that does. With suppression more is needed: a row that need not be suppressed
must not need it later. That holds for k and for distinct l, where a class that satisfies makes any class that it is
merged with satisfy; for entropy and recursive l and for t it does not, for one bad class can spoil a good one. So with
suppression a node is hopeless for all finer ones only where k, the distinct part of l, and what t takes at the very
least, already ask for too much; the rest is checked at each node. Which classes go for k and l has no alternative;
for t it is a choice, and :mod:`avgtool.privacy.choosing` says when the one that was made is the least.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import polars as pl

from avgtool.model.measures import Diversity
from avgtool.privacy.choosing import MOST_CELLS, TOLERANCE, Spread, fewest, widened
from avgtool.privacy.classes import CLASS, ROWS, VALUE
from avgtool.privacy.diversity import per_class
from avgtool.privacy.lattice import Verdict
from avgtool.privacy.persons import PERSONS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from avgtool.model.measures import PrivacyModels
    from avgtool.privacy.rollup import Node, RollUp


@dataclass(frozen=True, slots=True)
class SensitiveCounts:
    """How often each value of a sensitive column occurs in each class."""

    counts: RollUp
    """With the value's place in :data:`VALUE`."""
    values: int
    """How many values there are."""
    ordered: bool


@dataclass(frozen=True, slots=True)
class Condition:
    """Privacy models over one data set."""

    models: PrivacyModels
    rows: int
    places: tuple[str, ...]
    """The columns of classes that hold the numbers of their quasi-identifiers."""
    sizes: RollUp
    sensitive: tuple[SensitiveCounts, ...] = ()

    @property
    def most_suppressed(self) -> int:
        """Rows that may be suppressed."""
        return math.floor(self.models.suppression * self.rows + TOLERANCE)

    def verdict(self, node: Node) -> Verdict:
        """What holds at a node."""
        classes = self._numbered(node)
        least = _rows(classes.filter(pl.col(counted(classes)) < self.models.k))
        if least > self.most_suppressed:
            return Verdict(self._share(least), self._share(least), satisfied=False, hopeless_below=True)
        if not self.sensitive:
            return Verdict(self._share(least), self._share(least), satisfied=True)
        counts = self._sensitive_counts(node, classes)
        small = classes.filter(self._is_small_or_uniform(classes, counts))
        least = _rows(small) + self._least_apart(counts, small[CLASS])
        if least > self.most_suppressed:
            return Verdict(self._share(least), self._share(least), satisfied=False, hopeless_below=True)
        chosen, proven = self._chosen(classes, counts)
        gone = _rows(chosen)
        satisfied = gone <= self.most_suppressed
        return Verdict(
            self._share(gone),
            self._share(least),
            satisfied=satisfied,
            hopeless_below=not satisfied and not self.most_suppressed,
            proven=proven,
        )

    def _least_apart(self, counts: Sequence[pl.DataFrame], small: pl.Series) -> int:
        """The fewest rows that t takes from the other classes, here and at every finer node.

        What is kept of a class must be within t of what is kept of all, also where a finer node parts it, for distance
        is convex; and what is kept of all is within the suppressed share of all. So of a class at distance d goes a
        share x at least for which (1 - x)(t + limit) + x ≥ d, whichever rows these are. (Where values may vanish that
        are steps on the way, t is :func:`~avgtool.privacy.choosing.widened`.)
        """
        if self.models.t is None:
            return 0
        far = [self._far(one, of) for one, of in zip(counts, self.sensitive, strict=True)]
        others = pl.concat(far).filter(~pl.col(CLASS).is_in(small.implode()))
        return math.ceil(float(others.group_by(CLASS).agg(pl.col("far").max())["far"].sum()) - TOLERANCE)

    def _far(self, counts: pl.DataFrame, of: SensitiveCounts) -> pl.DataFrame:
        """Each class, with the fewest of its rows that t takes for one sensitive column."""
        totals = _totals(counts, of).to_numpy()
        t = widened(self.models.t or 0.0, totals, self.most_suppressed, ordered=of.ordered)
        slack = min(t + self._share(self.most_suppressed), 1.0)
        part = ((pl.col("t") - slack - TOLERANCE) / (1 - slack)).clip(0.0) if slack < 1 else pl.lit(0.0)
        return self._measured(counts, of).select(CLASS, far=part * pl.col(ROWS))

    def suppressed(self, node: Node) -> pl.DataFrame:
        """The classes that must be suppressed at a node that satisfies: their numbers and ``ROWS``."""
        classes = self._numbered(node)
        return self._chosen(classes, self._sensitive_counts(node, classes))[0].drop(CLASS)

    def _chosen(self, classes: pl.DataFrame, counts: Sequence[pl.DataFrame]) -> tuple[pl.DataFrame, bool]:
        """The classes to leave out, and whether no other choice leaves out fewer rows.

        What k and l demand goes, class by class; then what t demands, in rounds. Where t takes rows in these rounds,
        another choice may take fewer (:mod:`avgtool.privacy.choosing`).
        """
        small = classes.filter(pl.col(counted(classes)) < self.models.k)[CLASS]
        bad = pl.concat([small, *self._failing(counts, small, self._is_diverse())]).unique()
        in_rounds = self._apart_in_rounds(counts, bad)
        rest = classes.filter(~pl.col(CLASS).is_in(bad.implode()))
        most = self.most_suppressed - (_rows(classes) - _rows(rest))
        gone, proven = in_rounds, True
        if len(in_rounds) > len(bad) and most > 0:
            apart, proven = self._fewest(counts, rest, in_rounds, most)
            gone = pl.concat([bad, apart])
        return classes.filter(pl.col(CLASS).is_in(gone.implode())), proven

    def _apart_in_rounds(self, counts: Sequence[pl.DataFrame], gone: pl.Series) -> pl.Series:
        """The classes that are gone with those too far apart.

        Each round compares with the distribution that the last one left, until every class that is left is close to it.
        """
        while self.models.t is not None:
            more = pl.concat([gone, *self._failing(counts, gone, pl.col("t") <= self.models.t + TOLERANCE)]).unique()
            if len(more) == len(gone):
                break
            gone = more
        return gone

    def _fewest(
        self, counts: Sequence[pl.DataFrame], rest: pl.DataFrame, in_rounds: pl.Series, most: int
    ) -> tuple[pl.Series, bool]:
        """The classes to leave out for t where the rounds left out some: those, or others with fewer rows."""
        if rest.height * sum(one.values for one in self.sensitive) > MOST_CELLS:
            return in_rounds, False
        spreads = [_spread(one, rest[CLASS], of) for one, of in zip(counts, self.sensitive, strict=True)]
        known = (~rest[CLASS].is_in(in_rounds.implode())).to_numpy()
        kept, proven = fewest(spreads, self.models.t or 0.0, most, known)
        return rest[CLASS].filter(pl.Series(~kept)), proven

    def _failing(self, counts: Sequence[pl.DataFrame], gone: pl.Series, holds: pl.Expr) -> list[pl.Series]:
        """For each sensitive column the classes in which something does not hold, of those that are not gone."""
        found = []
        for one, of in zip(counts, self.sensitive, strict=True):
            left = one.filter(~pl.col(CLASS).is_in(gone.implode()))
            measured = self._measured(left, of)
            found.append(measured.filter(~holds)[CLASS])
        return found

    def _measured(self, counts: pl.DataFrame, of: SensitiveCounts) -> pl.DataFrame:
        """The measures of classes, compared with all of them together."""
        return per_class(counts, _totals(counts, of), recursive_l=self._whole_l, ordered=of.ordered)

    def _is_diverse(self) -> pl.Expr:
        models = self.models
        if models.diversity is Diversity.ENTROPY:
            return pl.col("entropy") >= math.log(models.l) - TOLERANCE
        if models.diversity is Diversity.RECURSIVE and models.l > 1:
            return pl.col("c") < models.c
        return pl.col("distinct") >= self._whole_l

    def _is_small_or_uniform(self, classes: pl.DataFrame, counts: Sequence[pl.DataFrame]) -> pl.Expr:
        """Fewer than k rows, or than l values: each kind of l-diversity asks for so many at least."""
        uniform = [one.group_by(CLASS).len().filter(pl.col("len") < self._whole_l)[CLASS] for one in counts] or [
            classes[CLASS].clear()
        ]
        return (pl.col(counted(classes)) < self.models.k) | pl.col(CLASS).is_in(pl.concat(uniform).implode())

    def _numbered(self, node: Node) -> pl.DataFrame:
        return self.sizes.at(node).with_row_index(CLASS)

    def _sensitive_counts(self, node: Node, classes: pl.DataFrame) -> list[pl.DataFrame]:
        keys = classes.select(*self.places, CLASS)
        return [
            one.counts.at(node).join(keys, on=self.places, how="left").select(CLASS, VALUE, ROWS)
            for one in self.sensitive
        ]

    @property
    def _whole_l(self) -> int:
        return whole_l(self.models)

    def _share(self, rows: int) -> float:
        return rows / self.rows if self.rows else 0.0


def counted(classes: pl.DataFrame) -> str:
    """The column of classes by which k counts: persons where they are told apart from rows."""
    return PERSONS if PERSONS in classes.columns else ROWS


def whole_l(models: PrivacyModels) -> int:
    """The least number of values that l-diversity of any kind asks for."""
    return max(1, math.ceil(models.l - TOLERANCE))


def _rows(classes: pl.DataFrame) -> int:
    return int(classes[ROWS].sum())


def _totals(counts: pl.DataFrame, of: SensitiveCounts) -> pl.Series:
    """How often each value occurs in these classes, by its place."""
    totals = counts.group_by(VALUE).agg(pl.col(ROWS).sum())
    places = pl.DataFrame({VALUE: pl.int_range(of.values, dtype=pl.UInt32, eager=True)})
    return places.join(totals, on=VALUE, how="left", maintain_order="left")[ROWS].fill_null(0)


def _spread(counts: pl.DataFrame, classes: pl.Series, of: SensitiveCounts) -> Spread:
    """The counts of these classes (rising) as a matrix."""
    there = counts.filter(pl.col(CLASS).is_in(classes.implode()))
    cells = np.zeros((len(classes), of.values))
    cells[np.searchsorted(classes.to_numpy(), there[CLASS].to_numpy()), there[VALUE].to_numpy()] = there[
        ROWS
    ].to_numpy()
    return Spread(cells, of.ordered)
