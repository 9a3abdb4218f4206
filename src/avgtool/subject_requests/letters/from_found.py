"""What a letter of access tells of a search: where, how much, what is left out and why. Counts and names only."""

from __future__ import annotations

from typing import TYPE_CHECKING

from avgtool.i18n import msg
from avgtool.subject_requests.letters.facts import Answer, LeftOut, Searched
from avgtool.subject_requests.letters.overview import overview

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from avgtool.model.activities import Activity
    from avgtool.model.subject_data import Found, FoundTable, SourceMap


def answer_of_found(
    found: Found, sources: Sequence[SourceMap], activities: Sequence[Activity], language: str
) -> Answer:
    """What was found of a person, as a letter tells it.

    Args:
        found: By the search; of it only rows that count are told.
        sources: That were searched; their activities are the ones that are told.
        activities: Of the register.
        language: Of the letter.
    """
    held = {table.source for table in found.tables if table.certain}
    named = [one for one in sources if one.name in held]
    # A source that names no activities may serve any of them.
    codes = {code for one in named for code in one.activities} if all(one.activities for one in named) else None
    return Answer(
        searched=tuple(_searched(found, language)),
        found=bool(held),
        activities=overview(activities, codes) if held else (),
        left_out=tuple(dict.fromkeys(_left_out(found.tables, language))),
        backups=tuple(dict.fromkeys(one.backups for one in named if one.backups)),
    )


def _searched(found: Found, language: str) -> Iterator[Searched]:
    for source in dict.fromkeys(table.source for table in found.tables):
        yield Searched(source, sum(len(table.certain) for table in found.tables if table.source == source))
    yield from (Searched(one.source, missed=one.error.what.render(language)) for one in found.missed)


def _left_out(tables: Iterable[FoundTable], language: str) -> Iterator[LeftOut]:
    for table in tables:
        if table.certain:
            yield from (LeftOut(column, reason) for column, reason in table.map.left_out.items())
            others = msg("this is about other persons (GDPR 15(4))").render(language)
            yield from (LeftOut(column, others) for column in table.map.third_parties)
