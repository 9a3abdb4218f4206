"""The texts of comments in a workbook: read to be judged, never to be copied."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import zipfile
    from collections.abc import Iterator, Mapping

_COMMENT = re.compile(
    r"<(?P<tag>(?:\w+:)?(?:comment|threadedComment)|office:annotation)\b[^>]*(?<!/)>(?P<inner>.*?)</(?P=tag)>",
    re.DOTALL,
)
_NO_TEXT = re.compile(r"<(dc:creator|dc:date|meta:\w+)\b[^>]*>[^<]*</\1>")
_PARAGRAPH = re.compile(r"</text:p>")
_TAG = re.compile(r"<[^>]*>")
_TABLE = re.compile(r"<table:table\s[^>]*?\btable:name=\"([^\"]*)\"[^>]*>")
_ODS_CONTENT = "content.xml"
_ANSWERED = "threadedComment"


def comments_of(archive: zipfile.ZipFile, owners: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    """The texts of the comments of each sheet, for an archive in which comments were counted.

    Excel keeps a comment with answers twice; the part for programs that know no answers holds all of it.
    """
    found: dict[str, tuple[str, ...]] = {}
    if _ODS_CONTENT in archive.namelist():
        return dict(_by_table(_text(archive, _ODS_CONTENT)))
    for part, sheet in sorted(owners.items(), key=lambda owned: _ANSWERED in owned[0]):
        if "omment" in part and part in archive.namelist():
            found.setdefault(sheet, tuple(_comments(_text(archive, part))))
    return found


def _by_table(content: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    tables = list(_TABLE.finditer(content))
    ends = [table.start() for table in tables[1:]] + [len(content)]
    for table, end in zip(tables, ends, strict=True):
        yield unescape(table[1]), tuple(_comments(content[table.end() : end]))


def _comments(text: str) -> Iterator[str]:
    for comment in _COMMENT.finditer(text):
        lines = _PARAGRAPH.sub("\n", _NO_TEXT.sub("", comment["inner"]))
        yield unescape(_TAG.sub("", lines)).strip()


def _text(archive: zipfile.ZipFile, part: str) -> str:
    return archive.read(part).decode("utf-8", "replace")
