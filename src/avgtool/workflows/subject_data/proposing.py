"""Looks at sources and proposes what avgtool.yaml says of them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from avgtool.errors import InputError
from avgtool.i18n import msg
from avgtool.model.kinds import Kind
from avgtool.subject_data.databases.urls import database_url
from avgtool.subject_data.proposing import SeenSource, SeenTable, proposed
from avgtool.workflows.scan_sources import ScanRequest, scan_sources
from avgtool.workflows.subject_data.places import name_of, place_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from avgtool.config import Config
    from avgtool.model.findings import DatasetFindings
    from avgtool.model.ports import Progress
    from avgtool.subject_data.proposing import Reference

    Relations = Mapping[str, tuple[tuple[str, ...], tuple[Reference, ...]]]


def propose_sources(sources: Sequence[str], config: Config, language: str, progress: Progress | None = None) -> str:
    """The ``sources:`` of avgtool.yaml for files, folders and databases; a sample of their rows is looked at.

    Raises:
        InputError: A source cannot be read.
        StoreError: A database cannot be used.
    """
    return proposed([_seen(one, config, progress) for one in sources], language)


def _seen(source: str, config: Config, progress: Progress | None) -> SeenSource:
    result = scan_sources(ScanRequest((source,), mode="sample", all_tables=True), config, progress)
    for one in result.unread:
        raise InputError(one.what, where=one.source, hint=one.hint)
    url = database_url(source)
    related: Relations = {}
    if url is not None:
        from avgtool.subject_data.databases.relations import relations

        related = relations(url, name_of(source))
    several = len(result.datasets) > 1
    tables = tuple(_table(one, related, several=several) for one in result.datasets)
    place = place_of(source)
    comments = (
        (msg("Put the URL with its password in the variable {name}.", name=place["url_from"]),)
        if "url_from" in place
        else ()
    )
    return SeenSource(name_of(source), place, tables, comments)


def _table(found: DatasetFindings, related: Relations, *, several: bool) -> SeenTable:
    kinds = {column.name: column.kind for column in found.columns}
    if found.table is not None and found.table in related:
        key, references = related[found.table]
        return SeenTable(found.table, kinds, found.rows, key, bool(key), references)
    name = found.table or (Path(found.source).name if several else None)
    unique = (
        one.name for one in found.columns if one.kind is Kind.OTHER_ID and one.distinct == one.filled == found.rows
    )
    return SeenTable(name, kinds, found.rows, tuple(unique)[:1])
