"""Why no combination of levels reaches what is asked, and what would help: in the words of who wrote the policy."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from avgtool.errors import PrivacyNotReachedError
from avgtool.i18n import msg
from avgtool.model.measures import Diversity
from avgtool.privacy.classes import ROWS
from avgtool.privacy.satisfying import counted
from avgtool.wording import decimal, listed, number, share

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from avgtool.i18n import Message
    from avgtool.model.ladder import ColumnLadder
    from avgtool.model.measures import PrivacyModels
    from avgtool.privacy.lattice import Search
    from avgtool.privacy.rollup import Node
    from avgtool.privacy.satisfying import Condition


def not_reached(found: Search, ladders: Sequence[ColumnLadder], condition: Condition) -> PrivacyNotReachedError:
    """The error for a search that found nothing: what comes nearest, and the column that stands in the way most."""
    node, verdict = found.nearest
    nearest = listed(", ", (_standing(one, level) for one, level in zip(ladders, node, strict=True)))
    return PrivacyNotReachedError(
        msg(
            "However coarse these columns are made, {models} is not reached. Nearest is {nearest}: there {part} of "
            "{rows} rows would have to be left out, and {limit} may be.",
            models=described(condition.models),
            nearest=nearest,
            part=share(verdict.suppressed, 1),
            rows=number(condition.rows),
            limit=share(condition.models.suppression, 1),
        ),
        hint=_by_person(_hint(ladders, node, condition), condition, node),
    )


def _by_person(hint: Message, condition: Condition, node: Node) -> Message:
    if counted(condition.sizes.at(node)) == ROWS:
        return hint
    return msg("{hint} All rows of one person count as one for k.", hint=hint)


def _hint(ladders: Sequence[ColumnLadder], node: Node, condition: Condition) -> Message:
    under_k = _share_under_k(condition, node, condition.places)
    if under_k <= condition.models.suppression:
        return msg(
            "The groups are large enough; l or t is what fails: the sensitive values in them differ too little, or too "
            "much from all rows. Name another sensitive column, ask for a smaller l or a larger t, or for k alone."
        )
    without = {
        one.column: _share_under_k(condition, node, [place for place in condition.places if place != str(index)])
        for index, one in enumerate(ladders)
    }
    column = min(without, key=lambda name: without[name])
    return msg(
        "{column} costs most: without it {part} would have to be left out for k. Drop it or generalize it further, let "
        "more rows be left out (suppression), or ask for less.",
        column=column,
        part=share(without[column], 1),
    )


def _share_under_k(condition: Condition, node: Node, places: Sequence[str]) -> float:
    """The share of rows in classes of fewer than k, by some of the columns."""
    sizes = condition.sizes.at(node)
    by = counted(sizes)
    sums = [pl.col(name).sum() for name in {ROWS, by}]
    classes = sizes.group_by(places).agg(sums) if places else sizes.select(sums)
    rows = int(classes.filter(pl.col(by) < condition.models.k)[ROWS].sum())
    return rows / condition.rows if condition.rows else 0.0


def _standing(one: ColumnLadder, level: int) -> Message:
    if level == 0:
        return msg("{column} (as the policy leaves it)", column=one.column)
    if not one.names:
        return msg("{column} at level {level}", column=one.column, level=level)
    return msg("{column} ({name})", column=one.column, name=one.names[level - 1])


def described(models: PrivacyModels) -> Message | str:
    """The models in few words: ``k 10, l 3 (entropy), t 0.2``."""
    return listed(", ", _parts(models))


def _parts(models: PrivacyModels) -> Iterator[Message | str]:
    yield f"k {models.k}"
    if models.l > 1:
        said = f"c {models.c:g}" if models.diversity is Diversity.RECURSIVE else None
        kind = {
            Diversity.DISTINCT: msg("distinct"),
            Diversity.ENTROPY: msg("entropy"),
            Diversity.RECURSIVE: msg("recursive"),
        }
        inside = listed(", ", [kind[models.diversity], *([said] if said else [])])
        yield msg("l {l} ({kind})", l=f"{models.l:g}", kind=inside)
    if models.t is not None:
        yield msg("t {t}", t=decimal(models.t))
