"""Whether what was given belongs to the person whose request it is: one typing error, and it is another's data."""

from __future__ import annotations

from typing import TYPE_CHECKING

from avgtool.errors import RefusedError
from avgtool.i18n import msg
from avgtool.ledger.keyed import reference
from avgtool.model.subject_data import Handle, Match
from avgtool.subject_data.judging import handled
from avgtool.subject_data.wanting import IDENTIFIERS, comparable, given
from avgtool.wording import listed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from avgtool.i18n import Message
    from avgtool.model.purpose import Derive
    from avgtool.model.subject_data import Found, Wanted

    Named = tuple[Handle, str]

_NAMED: Mapping[Handle, Message] = {
    Handle.CUSTOMER: msg("customer id"),
    Handle.EMAIL: msg("e-mail address"),
    Handle.PHONE: msg("telephone number"),
    Handle.NAME: msg("name"),
}


def misfits(
    wanted: Wanted,
    found: Found,
    own: tuple[str, str] | None,
    derive: Derive,
    *,
    accepted: Callable[[Handle, str], bool] = lambda *_: False,
) -> tuple[Handle, ...]:
    """Kinds of what was given and belongs to nobody whom the request is known to be of.

    What belongs to the person is the identifier by which the ledger knows whose request it is, and what stands beside
    it in a row, and beside that in another; and what stands in a row that a human confirmed.

    Args:
        wanted: What was given.
        found: By it.
        own: Kind and reference of the one identifier that the ledger knows; none of who was erased, with which nothing
            can be compared.
        derive: Gives the keys of digests.
        accepted: Whether an identifier was found to be the person's before, when rows said so that are gone now.
    """
    if own is None:
        return ()
    asked = _written(given(wanted))
    rows = list(_named_in(found))
    seen = {key: text for row in (asked, *(named for named, _ in rows)) for key, text in row.items()}
    known = {key for key, text in seen.items() if _is_own(key[0], text, own, derive)}
    known = known.union(*(row for row, confirmed in rows if confirmed))
    grown = -1
    while grown != len(known):
        grown = len(known)
        known = known.union(*(row for row, _ in rows if known.intersection(row)))
    missing = (key[0] for key, text in asked.items() if key not in known and not accepted(key[0], text))
    if strange := tuple(dict.fromkeys(missing)):
        return strange
    by_name_alone = bool(wanted.names) and bool(rows) and not any(known.intersection(row) for row, _ in rows)
    return (Handle.NAME,) if by_name_alone else ()


def require_fitting(strange: Iterable[Handle], where: str, reason: str | None) -> None:
    """Refuse to give or change what may be another's, unless a human says how the person is known by it.

    Raises:
        RefusedError: Something does not fit, and nobody said why it does.
    """
    kinds = [_NAMED[one] for one in strange]
    if kinds and not (reason or "").strip():
        raise RefusedError(
            msg("Nothing ties this to the person whose request it is: {kinds}.", kinds=listed(", ", kinds)),
            where=where,
            hint=msg(
                "See whether it is mistyped: it may be another's. Where it is the person's too, say how you know: "
                "{option}",
                option="--other-identifier …",
            ),
        )


def _is_own(handle: Handle, text: str, own: tuple[str, str], derive: Derive) -> bool:
    kind = IDENTIFIERS[handle]
    return kind.value == own[0] and reference(derive, kind, text) == own[1]


def _named_in(found: Found) -> Iterator[tuple[dict[Named, str], bool]]:
    """The identifiers of each row that is about the person by itself, and whether a human confirmed it.

    A row that only belongs to one of these says nothing: an order may hold the address of another.
    """
    for table in found.tables:
        for row in table.certain:
            if row.match in {Match.EXACT, Match.NEAR}:
                values = handled(table.map, dict(zip(table.columns, row.values, strict=True)))
                yield _written(values), row.confirmed


def _written(values: Mapping[Handle, Iterable[str]]) -> dict[Named, str]:
    """What identifies a person, by the one way of writing in which it is compared."""
    return {
        (handle, key): text
        for handle in IDENTIFIERS
        for text in values.get(handle, ())
        if (key := comparable(handle, text))
    }
