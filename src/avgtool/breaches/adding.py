"""What is known of a breach after more became known: lists grow, and nothing goes from them but what is taken out."""

from __future__ import annotations

from dataclasses import dataclass, field, fields, replace
from typing import TYPE_CHECKING, Any

from avgtool.breaches.estimating import in_order, joined
from avgtool.documents.words import KINDS
from avgtool.errors import InputError
from avgtool.i18n import msg
from avgtool.wording import listed

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from avgtool.model.breaches import Facts, ScanEstimate


@dataclass(frozen=True, slots=True)
class Added:
    """What somebody says of a breach, by the names of the fields of :class:`~avgtool.model.breaches.Facts`."""

    said: Mapping[str, Any] = field(default_factory=dict)
    """What takes the place of what was known: a number, a moment, a text."""
    more: Mapping[str, tuple[Any, ...]] = field(default_factory=dict)
    """What comes into a list."""
    taken_out: Mapping[str, tuple[Any, ...]] = field(default_factory=dict)
    """What goes from a list, for it was wrong."""
    scans: tuple[ScanEstimate, ...] = ()
    systems: tuple[str, ...] = ()
    """That the scans were of."""

    def __bool__(self) -> bool:
        """Whether anything is said."""
        return any((self.said, self.more, self.taken_out, self.scans))


def with_more(before: Facts, added: Added) -> Facts:
    """What is known then.

    Numbers that scans count take the place of numbers that scans counted before, and never of what a person said.

    Raises:
        InputError: Something is to be taken out that does not stand there.
    """
    facts = _with_scans(before, added) if added.scans else before
    grown: dict[str, Any] = {
        name: tuple(dict.fromkeys((*getattr(facts, name), *items))) for name, items in added.more.items()
    }
    concerned = added.more.get("kinds", ())
    facts = replace(facts, **{**grown, "left_out": tuple(kind for kind in facts.left_out if kind not in concerned)})
    for name, items in added.taken_out.items():
        facts = _without(facts, name, items)
    said: dict[str, Any] = {"kinds": in_order(facts.kinds), **added.said}
    return replace(facts, **said)


def changes(before: Facts, after: Facts) -> dict[str, Any]:
    """The fields that differ, with what they are afterwards."""
    pairs = ((one.name, getattr(after, one.name)) for one in fields(after))
    return {name: value for name, value in pairs if value != getattr(before, name)}


def _with_scans(before: Facts, added: Added) -> Facts:
    scans = joined(before.scans, added.scans)
    found = {kind for scan in added.scans for kind in scan.kinds} - set(before.left_out)
    return replace(
        before,
        scans=scans,
        records=_counted(before.records, (one.records for one in before.scans), (one.records for one in scans)),
        persons_most=_counted(
            before.persons_most, (one.persons_most for one in before.scans), (one.persons_most for one in scans)
        ),
        kinds=(*before.kinds, *(kind for kind in in_order(found) if kind not in before.kinds)),
        systems=tuple(dict.fromkeys((*before.systems, *added.systems))),
    )


def _counted(known: int | None, before: Iterable[int], after: Iterable[int]) -> int:
    """The number of all scans, unless a person said another one."""
    return sum(after) if known is None or known == sum(before) else known


def _without(facts: Facts, name: str, items: tuple[Any, ...]) -> Facts:
    there = getattr(facts, name)
    told = {kind for scan in facts.scans for kind in (*scan.kinds, *scan.hinted)} if name == "kinds" else set()
    if not set(items) <= {*there, *told}:
        shown = listed(", ", [KINDS[item] if name == "kinds" else str(item) for item in there])
        raise InputError(
            msg("What is to be taken out does not stand in the register of this breach."),
            hint=msg("There stands: {items}.", items=shown) if there else msg("Nothing of this stands there yet."),
        )
    kept: dict[str, Any] = {name: tuple(item for item in there if item not in items)}
    if name == "kinds":
        kept["left_out"] = in_order({*facts.left_out, *items})
    return replace(facts, **kept)
