"""Finds the rows about one person in all sources, one source after another."""

from __future__ import annotations

from contextlib import ExitStack, contextmanager
from functools import partial
from typing import TYPE_CHECKING

from avgtool.errors import InputError, MissingDependencyError, StoreError
from avgtool.i18n import msg
from avgtool.model.subject_data import Found, FoundTable, Missed
from avgtool.sources.failures import UnforeseenContentError
from avgtool.sources.limits import Limits
from avgtool.subject_data.judging import are_one, known_person
from avgtool.subject_data.searching import Search
from avgtool.subject_data.wanting import sought

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Sequence
    from collections.abc import Set as AbstractSet
    from contextlib import AbstractContextManager

    from avgtool.model.subject_data import SourceMap, Wanted
    from avgtool.subject_data.reaching import Reachable

GONE = (InputError, StoreError, MissingDependencyError)
"""What a source that cannot be searched raises; anything else is a fault in avgtool.yaml, or of ours."""


def locate(
    sources: Sequence[SourceMap],
    wanted: Wanted,
    *,
    limits: Limits | None = None,
    particles: AbstractSet[str] = frozenset(),
    confirmed: Collection[str] = (),
    doubts: bool = True,
) -> Found:
    """Find the rows about one person.

    Rows that hold an identifier that was given, and what belongs to them over any number of steps (customer, order,
    line of the order), are certain. In doubt, and counted only once a human has confirmed them, are: rows where the
    name or the date of birth beside an identifier is that of another, and all rows where several persons have the
    identifiers; what belongs to a row that counts, and names another; rows with an identifier that was not given, but
    stands in a row that counts; customer ids that differ in case and signs alone; names that resemble the one that was
    given; texts that speak of the person.

    Args:
        sources: Where to look.
        wanted: Who is looked for.
        limits: Of files that cannot be streamed.
        particles: Words between first names and surnames, in small letters.
        confirmed: Ids of rows in doubt of which a human said that they are about the person.
        doubts: Whether to look for rows in doubt at all; for that every name and every text is read.

    Returns:
        All tables, also those without a row, and the sources that could not be searched.

    Raises:
        ConfigError: avgtool.yaml names a table or a column that a source does not have.
    """
    located = partial(_located, sources, wanted, particles=particles, confirmed=frozenset(confirmed), doubts=doubts)
    try:
        return located(limits or Limits())
    except _UnforeseenError:
        return located((limits or Limits()).thorough())


def _located(
    sources: Sequence[SourceMap],
    wanted: Wanted,
    limits: Limits,
    *,
    particles: AbstractSet[str],
    confirmed: frozenset[str],
    doubts: bool,
) -> Found:
    given, missed = sought(wanted), _Missing(is_thorough=limits == limits.thorough())
    searches: list[Search] = []
    with ExitStack() as stack:
        for source in sources:
            with missed.noted(source.name):
                reachable = stack.enter_context(opened(source, limits))
                search = Search(source.name, reachable, particles, confirmed)
                search.identify(given)
                searches.append(search)
        # Who was named is told from others by the name; who was not may share an address with a whole household.
        persons = (one for search in searches for one in search.persons())
        of_one = bool(given.wanted.names) or are_one(persons, particles)
        for search in searches:
            with missed.noted(search.source):
                search.settle(of_one=of_one)
        person = known_person((table for search in searches for table in search.found()), wanted)
        known = given if person == wanted else sought(person)
        for search in searches:
            with missed.noted(search.source):
                search.follow(known)
        tables: list[FoundTable] = []
        for search in searches:
            with missed.noted(search.source):
                if doubts:
                    search.in_doubt(given, known)
                tables += search.found()
    return Found(tuple(tables), tuple(missed.all))


class _UnforeseenError(Exception):
    """A large file holds what a glance at it did not show; looked through whole, it can be read."""


class _Missing:
    """Sources that could not be searched."""

    def __init__(self, *, is_thorough: bool) -> None:
        self.all: list[Missed] = []
        self._is_thorough = is_thorough

    @contextmanager
    def noted(self, source: str) -> Iterator[None]:
        """Go on where a source is gone, and note it."""
        try:
            yield
        except GONE as error:
            if not self._is_thorough and isinstance(error, UnforeseenContentError):
                raise _UnforeseenError from None
            self.all.append(Missed(source, error))


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
