"""The sources of avgtool.yaml, searched for one person."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from avgtool import catalog
from avgtool.errors import ConfigError
from avgtool.i18n import msg
from avgtool.model.subject_data import Match
from avgtool.subject_data.judging import known_person
from avgtool.subject_data.locating import locate
from avgtool.subject_data.own_values import with_own_values
from avgtool.subject_data.snippets import with_snippets
from avgtool.subject_data.texts import mentions_of
from avgtool.subject_data.wanting import sought
from avgtool.workflows.scan_sources import limits_of

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from avgtool.config import Config, SourceEntry
    from avgtool.model.subject_data import Found, SourceMap, Wanted
    from avgtool.subject_data.texts import Mentions


def source_maps(config: Config, environment: Mapping[str, str] = os.environ) -> tuple[SourceMap, ...]:
    """The sources of avgtool.yaml as nouns, each with where it is.

    Raises:
        ConfigError: There is none, two have the same name, or a variable that holds a URL is not set.
    """
    if not config.sources:
        raise ConfigError(
            msg("avgtool.yaml names no sources."),
            hint=msg("Say where customer data lies; avgtool init --propose writes it for you to check."),
        )
    names = [entry.shown for entry in config.sources]
    if twice := next((name for name in names if names.count(name) > 1), None):
        raise ConfigError(msg("Two sources are called {name}.", name=twice), hint=msg("Give each a name of its own."))
    return tuple(entry.as_map(_location(entry, environment)) for entry in config.sources)


def find_person(config: Config, wanted: Wanted, *, confirmed: Collection[str] = (), doubts: bool = True) -> Found:
    """The rows about one person in all sources of avgtool.yaml (:func:`avgtool.subject_data.locating.locate`).

    Raises:
        ConfigError: avgtool.yaml names no sources, or tables or columns that are not there.
    """
    return locate(
        source_maps(config),
        wanted,
        limits=limits_of(config),
        particles=catalog.name_particles(),
        confirmed=confirmed,
        doubts=doubts,
    )


def mentions_in(found: Found, wanted: Wanted) -> Mentions:
    """What finds everything in a text that is the person's: name, identifiers, and what else the rows that count hold.

    Args:
        found: What was found.
        wanted: Who was looked for.
    """
    known = mentions_of(sought(known_person(found.tables, wanted)), catalog.name_particles())
    return with_own_values(known, found, catalog.named_by)


def with_snippets_in(config: Config, found: Found, mentions: Mentions) -> Found:
    """The same, with what stands around the mention in rows that are in doubt for a text; masked.

    Args:
        config: Says how persons are found in texts.
        found: What was found.
        mentions: Of the person (:func:`mentions_in`).
    """
    if not any(row.match is Match.TEXT and not row.is_certain for table in found.tables for row in table.rows):
        return found  # what finds persons in texts takes its time to start
    return with_snippets(found, mentions, catalog.text_finder(config.text))


def _location(entry: SourceEntry, environment: Mapping[str, str]) -> str:
    if entry.url_from is None:
        return entry.path or entry.url or ""
    url = environment.get(entry.url_from)
    if not url:
        raise ConfigError(
            msg("The variable {name} is not set, which holds the URL of a source.", name=entry.url_from),
            where=entry.shown,
        )
    return url
