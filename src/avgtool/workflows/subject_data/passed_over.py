"""What a search passes over because avgtool.yaml does not speak of it: tables of the person, columns of words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from avgtool import catalog
from avgtool.i18n import msg, nmsg
from avgtool.subject_data.databases.urls import database_url
from avgtool.subject_data.wordy import wordy_columns

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from avgtool.i18n import Message
    from avgtool.model.subject_data import Found, SourceMap


def passed_over(found: Found, sources: Sequence[SourceMap]) -> Iterator[Message]:
    """What is missing in an answer, or stands in it unmasked, without anybody having said so.

    Args:
        found: Of the person.
        sources: That were searched.

    Raises:
        StoreError: A database cannot be reached any more.
    """
    for source in sources:
        yield from _tables(found, source)
    for table in found.tables:
        columns = wordy_columns(table, catalog.kind_named_by)
        if columns:
            yield msg(
                "{place}: {columns} holds longer texts, in which nobody is looked for and others are not masked. Put "
                "it under text, third_parties or left_out in avgtool.yaml.",
                place=f"{table.source}: {table.table}" if table.table else table.source,
                columns=", ".join(columns),
            )


def _tables(found: Found, source: SourceMap) -> Iterator[Message]:
    held = [one for one in found.tables if one.source == source.name and one.certain]
    url = database_url(source.location) if held else None
    if url is None:
        return
    from avgtool.subject_data.databases.passed_over import referring_rows

    described = frozenset(one.table for one in source.tables if one.table)
    for (table, target), rows in referring_rows(url, source.name, described, held).items():
        yield nmsg(
            "{source}: avgtool.yaml does not describe {table}, of which {n} row refers to what was found in {target}; "
            "it is not given. Describe it, with belongs_to where its rows are of the person.",
            "{source}: avgtool.yaml does not describe {table}, of which {n} rows refer to what was found in {target}; "
            "they are not given. Describe it, with belongs_to where its rows are of the person.",
            rows,
            source=source.name,
            table=table,
            target=target,
        )
