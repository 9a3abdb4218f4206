"""What a letter of access tells of a search: where, how much, for what. Counts and names only."""

from __future__ import annotations

from typing import TYPE_CHECKING

from avgtool.subject_requests.letters.facts import Answer, Searched
from avgtool.subject_requests.letters.overview import overview
from avgtool.subject_requests.letters.words import KINDS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from avgtool.model.activities import Activity
    from avgtool.model.kinds import Kind
    from avgtool.model.subject_data import Found, SourceMap


def answer_of_found(
    found: Found,
    sources: Sequence[SourceMap],
    activities: Sequence[Activity],
    language: str,
    kinds: Mapping[str, Sequence[Kind]] | None = None,
) -> Answer:
    """What was found of a person, as a letter tells it.

    Args:
        found: By the search; of it only rows that count are told.
        sources: That were searched.
        activities: Of the register; those are told that use a source which holds something, all where such a source
            is of none.
        language: Of the letter.
        kinds: What each source holds of the person.
    """
    held = {table.source for table in found.tables if table.certain}
    used = {one.name: _codes(one, activities) for one in sources if one.name in held}
    codes = {code for each in used.values() for code in each} if all(used.values()) else None
    backups = (one.backups for one in sources if one.name in held and one.backups)
    return Answer(
        searched=tuple(_searched(found, language, kinds or {})),
        found=bool(held),
        activities=overview(activities, codes) if held else (),
        backups=tuple(dict.fromkeys(backups)),
        unexplained=tuple(name for name, codes in used.items() if not codes),
    )


def _codes(source: SourceMap, activities: Sequence[Activity]) -> tuple[str, ...]:
    """Of the activities that use a source: it names them, or they name it."""
    return tuple(one.code for one in activities if one.code in source.activities or source.name in one.systems)


def _searched(found: Found, language: str, kinds: Mapping[str, Sequence[Kind]]) -> Iterator[Searched]:
    for source in dict.fromkeys(table.source for table in found.tables):
        rows = sum(len(table.certain) for table in found.tables if table.source == source)
        yield Searched(source, rows, kinds=tuple(KINDS[one] for one in kinds.get(source, ()) if one in KINDS))
    yield from (Searched(one.source, missed=one.error.what.render(language)) for one in found.missed)
