"""A plan held against its sources: the order in which rows go, the digest of each file, and what stands in the way."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from avgtool.errors import OutputError
from avgtool.i18n import msg
from avgtool.model.subject_work import Obstacle
from avgtool.sources.limits import Limits
from avgtool.subject_data.databases.urls import database_url
from avgtool.subject_data.instructing import NOBODY, instructions

if TYPE_CHECKING:
    from collections.abc import Sequence

    from avgtool.model.subject_data import Found, SourceMap
    from avgtool.model.subject_work import PlannedSource
    from avgtool.subject_data.instructions import SourceWork
    from avgtool.subject_data.planning import NewValues
    from avgtool.subject_data.texts import Mentions

_NO_LIMITS = Limits()


def surveyed(
    planned: Sequence[PlannedSource],
    found: Found,
    sources: Sequence[SourceMap],
    values: NewValues | None = None,
    limits: Limits = _NO_LIMITS,
    mentions: Mentions = NOBODY,
) -> tuple[tuple[PlannedSource, ...], tuple[Obstacle, ...]]:
    """The same plan as each source bears it.

    Args:
        planned: What becomes of each row.
        found: Of the person.
        sources: As avgtool.yaml describes them.
        values: What rows to be changed get.
        limits: Of files.
        mentions: Of the person, in texts.

    Raises:
        InputError: A file is gone, or a new value does not fit its column.
        StoreError: A database cannot be reached.
    """
    works = {work.name: work for work in instructions(planned, found, sources, values, mentions)}
    maps = {one.name: one for one in sources}
    fit: list[PlannedSource] = []
    obstacles: list[Obstacle] = []
    for source in planned:
        one, stands = _surveyed(source, works.get(source.name), maps[source.name], limits)
        fit.append(one)
        obstacles.extend(stands)
    return tuple(fit), tuple(obstacles)


def _surveyed(
    source: PlannedSource, work: SourceWork | None, described: SourceMap, limits: Limits
) -> tuple[PlannedSource, tuple[Obstacle, ...]]:
    if database_url(described.location) is None:
        return _surveyed_file(source, work, described, limits)
    if work is None:
        return source, ()
    from avgtool.subject_data.databases.surveying import survey

    return survey(source, work, {table.table: table for table in described.tables})


def _surveyed_file(
    source: PlannedSource, work: SourceWork | None, described: SourceMap, limits: Limits
) -> tuple[PlannedSource, tuple[Obstacle, ...]]:
    from avgtool.subject_data.files.changing import digest_of, require_fitting

    known = replace(source, digest=digest_of(described.location))
    if work is None:
        return known, ()
    try:
        require_fitting(work, limits)
    except OutputError as error:
        hint = error.hint or msg("Change it by hand, and record that you did.")
        return known, (Obstacle(source.name, None, error.what, hint, OutputError),)
    return known, ()
