"""Looks at sources and proposes what avgtool.yaml says of them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import polars as pl

from avgtool import catalog
from avgtool.i18n import msg
from avgtool.model.kinds import Kind
from avgtool.sources.limits import TableChoice
from avgtool.sources.opening import files_of
from avgtool.subject_data.databases.urls import database_url
from avgtool.subject_data.proposing import not_read, proposed
from avgtool.subject_data.seeing import SeenColumn, SeenSource, SeenTable
from avgtool.workflows.scan_sources import open_and_scan
from avgtool.workflows.subject_data.places import name_of, place_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from avgtool.config import Config
    from avgtool.model.findings import ColumnFinding, DatasetFindings
    from avgtool.model.ports import Progress
    from avgtool.sources.base import Dataset
    from avgtool.subject_data.seeing import Reference

    Relations = Mapping[str, tuple[tuple[str, ...], tuple[Reference, ...]]]

_GLANCE = 2_000
"""Rows by which is told whether letters stand in a column."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """What avgtool.yaml could say of sources, and what an officer must judge."""

    text: str
    """The ``sources:`` of avgtool.yaml."""
    not_read: Mapping[str, Mapping[str, tuple[str, ...]]]
    """By source and table: columns of words in which a search for a person would not look."""


def propose_sources(
    sources: Sequence[str], config: Config, language: str, progress: Progress | None = None
) -> Proposal:
    """The ``sources:`` of avgtool.yaml for files, folders and databases; a sample of their rows is looked at.

    Raises:
        InputError: A source cannot be read.
        StoreError: A database cannot be used.
    """
    seen = _told_apart([_seen(one, config, progress) for given in sources for one in _by_themselves(given)])
    return Proposal(proposed(seen, language), {one.name: not_read(one) for one in seen})


def _by_themselves(source: str) -> tuple[str, ...]:
    """A folder in which databases lie, file by file: a database is a source of its own, with the keys of its tables."""
    files = tuple(map(str, files_of(source))) if Path(source).is_dir() else ()
    return files if any(map(database_url, files)) else (source,)


def _told_apart(seen: Sequence[SeenSource]) -> list[SeenSource]:
    """Sources of one name, by the ending of their files too."""
    names = Counter(one.name for one in seen)
    return [
        replace(one, name=f"{one.name}_{Path(path).suffix.removeprefix('.')}")
        if names[one.name] > 1 and (path := one.place.get("path"))
        else one
        for one in seen
    ]


def _seen(source: str, config: Config, progress: Progress | None) -> SeenSource:
    scanned = open_and_scan([source], TableChoice(all=True), config, mode="sample", progress=progress)
    url = database_url(source)
    related: Relations = {}
    if url is not None:
        from avgtool.subject_data.databases.relations import relations

        related = relations(url, name_of(source))
    several = len(scanned) > 1
    tables = tuple(_table(dataset, found, related, several=several) for dataset, found in scanned)
    place = place_of(source)
    comments = (
        (msg("Put the URL with its password in the variable {name}.", name=place["url_from"]),)
        if "url_from" in place
        else ()
    )
    return SeenSource(name_of(source), place, tables, comments)


def _table(dataset: Dataset, found: DatasetFindings, related: Relations, *, several: bool) -> SeenTable:
    words = _with_words(dataset)
    columns = {one.name: _column(one, found.rows, has_words=one.name in words) for one in found.columns}
    if found.table is not None and found.table in related:
        key, references = related[found.table]
        return SeenTable(found.table, columns, found.rows, key, bool(key), references)
    name = found.table or (Path(found.source).name if several else None)
    unique = (name for name, one in columns.items() if one.kind is Kind.OTHER_ID and one.is_unique)
    return SeenTable(name, columns, found.rows, tuple(unique)[:1])


def _column(found: ColumnFinding, rows: int, *, has_words: bool) -> SeenColumn:
    is_unique = found.distinct == found.filled == rows
    return SeenColumn(found.kind, found.entity, catalog.named_by(found.name), is_unique, has_words)


def _with_words(dataset: Dataset) -> frozenset[str]:
    """Columns in which letters stand, or nothing yet, as the first rows show."""
    texts = [name for name, kind in dataset.frame.collect_schema().items() if kind == pl.String]
    if not texts:
        return frozenset()
    first = dataset.frame.select(texts).head(_GLANCE).collect()
    filled = (first[name].drop_nulls().str.strip_chars() for name in texts)
    kept = ((one.name, one.filter(one != "")) for one in filled)
    return frozenset(name for name, one in kept if one.is_empty() or one.str.contains(r"\p{L}").any())
