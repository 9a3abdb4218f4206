"""Finds the rows about one person in all sources, one source after another."""

from __future__ import annotations

from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING

from avgtool.errors import InputError, MissingDependencyError, StoreError
from avgtool.i18n import msg
from avgtool.model.subject_data import Found, FoundTable, Missed
from avgtool.subject_data.searching import Search
from avgtool.subject_data.wanting import sought

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Sequence
    from contextlib import AbstractContextManager

    from avgtool.model.subject_data import SourceMap, Wanted
    from avgtool.sources.limits import Limits
    from avgtool.subject_data.reaching import Reachable

_GONE = (InputError, StoreError, MissingDependencyError)
"""What a source that cannot be searched raises; anything else is a fault in avgtool.yaml, or of ours."""


def locate(
    sources: Sequence[SourceMap],
    wanted: Wanted,
    *,
    limits: Limits | None = None,
    particles: Collection[str] = (),
    confirmed: Collection[str] = (),
) -> Found:
    """Find the rows about one person.

    Rows that hold an identifier that was given, and what belongs to them over any number of steps (customer, order,
    line of the order), are certain. Where the name or the date of birth beside an identifier is that of another, the
    row is in doubt, and counts only once it is confirmed.

    Args:
        sources: Where to look.
        wanted: Who is looked for.
        limits: Of files that cannot be streamed.
        particles: Words between first names and surnames, in small letters.
        confirmed: Ids of rows in doubt of which a human said that they are about the person.

    Returns:
        All tables, also those without a row, and the sources that could not be searched.

    Raises:
        ConfigError: avgtool.yaml names a table or a column that a source does not have.
    """
    tables: list[FoundTable] = []
    missed: list[Missed] = []
    looked_for = sought(wanted)
    for source in sources:
        try:
            with opened(source, limits) as reachable:
                search = Search(source.name, reachable, particles, frozenset(confirmed))
                search.by_identifiers(looked_for)
                tables += search.found()
        except _GONE as error:
            missed.append(Missed(source.name, error))
    return Found(tuple(tables), tuple(missed))


@contextmanager
def opened(source: SourceMap, limits: Limits | None = None) -> Iterator[Reachable]:
    """A source, open for reading within the block.

    Raises:
        InputError: It is not there, or cannot be read; or nothing says how a person is found in it.
        StoreError: The database cannot be used.
        ConfigError: avgtool.yaml names a table or a column that it does not have.
        MissingDependencyError: The driver of the database is not installed.
    """
    if not source.tables:
        raise InputError(
            msg("avgtool.yaml does not say how a person is found in it"),
            where=source.name,
            hint=msg("Add its tables; avgtool init --propose writes them for you to check."),
        )
    with ExitStack() as stack:
        yield stack.enter_context(_opening(source)(source, limits))


def _opening(source: SourceMap) -> Callable[[SourceMap, Limits | None], AbstractContextManager[Reachable]]:
    from avgtool.subject_data.databases.urls import database_url

    if database_url(source.location):
        from avgtool.subject_data.databases.opening import opened_database

        return opened_database
    from avgtool.subject_data.files.opening import opened_files

    return opened_files
