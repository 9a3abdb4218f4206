"""Names of columns that are personal data themselves: the keys of a JSON object that holds one entry a customer.

A name goes along with every copy, whatever happens to the values below it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from avgtool.i18n import nmsg
from avgtool.model.findings import IDENTIFIER_IN_NAME, Notice
from avgtool.model.kinds import Kind, Role
from avgtool.recognizers.columns import is_valid

if TYPE_CHECKING:
    from collections.abc import Sequence

    from avgtool.recognizers.base import Knowledge
    from avgtool.scanning.strays import StrayFinder

_KINDS = frozenset({Kind.EMAIL, Kind.PHONE, Kind.BANK_ACCOUNT, Kind.NATIONAL_ID})
_NUMBER = re.compile(r"(?<![0-9A-Za-z])[0-9]{9}(?![0-9A-Za-z])")
_PASSING = 0.5
"""Share of the numbers among the names that pass a check, from which chance is no explanation."""
_SHOWN = 5


def telling_names(names: Sequence[str], knowledge: Knowledge, strays: StrayFinder) -> dict[int, frozenset[str]]:
    """The entities that names hold, by the place of the name; names without any are left out."""
    sought = frozenset(
        one.entity for one in knowledge.recognizers if one.role is Role.DIRECT and one.kind in _KINDS and one.articles
    )
    found = {place: strays.entities(name) & sought for place, name in enumerate(names)}
    numbered = _national_numbers(names, knowledge)
    both = {place: found[place] | numbered.get(place, frozenset()) for place in found}
    return {place: entities for place, entities in both.items() if entities}


def _national_numbers(names: Sequence[str], knowledge: Knowledge) -> dict[int, frozenset[str]]:
    """Names with a bare national number: one in eleven passes by chance, so most of those in the table must."""
    numbers = {place: found for place, name in enumerate(names) if (found := _NUMBER.findall(name))}
    for one in knowledge.recognizers:
        if one.kind is not Kind.NATIONAL_ID or one.check is None or one.needs_context:
            continue
        passing = [place for place, found in numbers.items() if any(is_valid(one, number) for number in found)]
        if passing and len(passing) >= _PASSING * len(numbers):
            return dict.fromkeys(passing, frozenset({one.entity}))
    return {}


def name_notices(names: Sequence[str], knowledge: Knowledge, strays: StrayFinder) -> tuple[Notice, ...]:
    """What is told of them: the columns by their number, for the name is what must not be told."""
    found = telling_names(names, knowledge, strays)
    if not found:
        return ()
    shown = ", ".join(str(place + 1) for place in list(found)[:_SHOWN]) + (", …" if len(found) > _SHOWN else "")
    what = nmsg(
        "The name of {n} column holds personal data itself ({entities}): column {columns}. A name goes along with "
        "every copy: rename the column in the source, or drop it.",
        "The names of {n} columns hold personal data themselves ({entities}): columns {columns}. A name goes along "
        "with every copy: rename the columns in the source, or drop them.",
        len(found),
        entities=", ".join(sorted(frozenset().union(*found.values()))),
        columns=shown,
    )
    return (Notice(IDENTIFIER_IN_NAME, what, count=len(found)),)
