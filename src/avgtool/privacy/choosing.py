"""Which classes to leave out so that t holds of the others, and as few rows go as can be. Pure.

Leaving out a class changes the distribution that the others are compared with: a class that is too far may come near
when another goes. So the choice that takes fewest rows is a search: each class that is too far goes, or stays while
others go. What bounds it: leaving out a share x of the rows brings no class nearer by more than x, for the distribution
of all is a mixture of what stays and what goes. Where that does not end the search within :data:`LOOKS`, the best found
so far stands, and is told not to be proven.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    Mask = NDArray[np.bool_]
    Floats = NDArray[np.float64]

LOOKS = 2_000
"""Sets of classes that are looked at, at most, for one node."""
MOST_CELLS = 20_000_000
"""Classes × values × looks, at most: what one node may cost."""
TOLERANCE = 1e-9
"""What sums of shares may be off."""


@dataclass(frozen=True, slots=True)
class Spread:
    """How often each value of one sensitive column occurs in each class."""

    counts: Floats
    """Classes × values; no class is empty."""
    ordered: bool

    def distances(self, kept: Mask) -> Floats:
        """How far each class is from all that are kept; 0 for one that is not."""
        rows = self.counts[kept]
        totals = rows.sum(axis=0)
        apart = (rows / rows.sum(axis=1, keepdims=True) - totals / totals.sum())[:, totals > 0]
        found = np.zeros(len(self.counts))
        if not self.ordered:
            found[kept] = apart.clip(0.0).sum(axis=1)
        elif apart.shape[1] > 1:
            found[kept] = np.abs(apart.cumsum(axis=1)).sum(axis=1) / (apart.shape[1] - 1)
        return found

    def reach(self, kept: Mask, t: float, most: int) -> float:
        """How far a class may be now, if it is to be within t when up to ``most`` rows more are left out."""
        totals = self.counts[kept].sum(axis=0)
        return widened(t, totals, most, ordered=self.ordered) + most / float(totals.sum())


def widened(t: float, totals: Floats, most: int, *, ordered: bool) -> float:
    """The distance over the values there are now that may turn out to be t, once ``most`` rows are left out.

    The earth mover's distance is a mean over the steps between ordered values. A value that leaves with its last row is
    no step any more; the steps that are left may have had the smaller part. At most so many values leave as the rarest
    have ``most`` rows together, and each step is 1 at most.
    """
    present = np.sort(totals[totals > 0])
    steps = len(present) - 1
    if not ordered or steps < 1:
        return t
    leave = min(steps, int(np.searchsorted(present.cumsum(), most, side="right")))
    return t + (1 - t) * leave / steps


def fewest(spreads: Sequence[Spread], t: float, most: int, known: Mask) -> tuple[Mask, bool]:
    """The classes to keep, so that each is within t of all that are kept and the fewest rows are left out.

    Args:
        spreads: The classes' counts for each sensitive column; the rows of a class are as many in each.
        t: The largest distance.
        most: Rows that may be left out.
        known: A choice of classes to keep with which all are within t already, though it may leave out more than that.

    Returns:
        Which classes are kept: a choice that leaves out fewer rows than ``known``, or that one; and whether it is
        proven that no choice within ``most`` leaves out fewer.
    """
    sizes = spreads[0].counts.sum(axis=1)
    everything = np.ones(len(sizes), dtype=bool)
    best, least = known, min(most + 1, _rows(sizes, ~known))
    open_ends = [(everything, ~everything)]
    for _ in range(min(LOOKS, MOST_CELLS // sum(one.counts.size for one in spreads))):
        if not open_ends:
            break
        kept, fixed = open_ends.pop()
        gone = _rows(sizes, ~kept)
        if gone >= least:
            continue
        look = _look(spreads, kept, t, least - 1 - gone)
        if look is None:
            best, least = kept, gone
        else:
            open_ends += _branches(kept, fixed | (sizes > least - 1 - gone), *look)
    return best, not open_ends


def _look(spreads: Sequence[Spread], kept: Mask, t: float, budget: int) -> tuple[Floats, Mask] | None:
    """How far each class is, and which are so far that they must go; none where all are close."""
    if not kept.any():
        return None
    distances = [one.distances(kept) for one in spreads]
    furthest: Floats = np.max(distances, axis=0)
    if (furthest <= t + TOLERANCE).all():
        return None
    beyond = [
        distance > one.reach(kept, t, budget) + TOLERANCE for distance, one in zip(distances, spreads, strict=True)
    ]
    return np.where(furthest > t + TOLERANCE, furthest, 0.0), np.logical_or.reduce(beyond)


def _branches(kept: Mask, fixed: Mask, far: Floats, must: Mask) -> list[tuple[Mask, Mask]]:
    """What is to be looked at next: the likeliest last. A class that is fixed stays."""
    if (must & fixed).any():
        return []
    if must.any():
        return [(kept & ~must, fixed)]
    free = kept & ~fixed
    if not free.any():
        return []
    one = np.zeros(len(kept), dtype=bool)
    one[np.argmax(np.where(free, far, -1.0))] = True
    return [(kept, fixed | one), (kept & ~one, fixed)]


def _rows(sizes: Floats, classes: Mask) -> int:
    return int(sizes[classes].sum())
