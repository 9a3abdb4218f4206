"""Which parts of an .xlsx file belong to which sheet, by the names and relations that the file declares."""

from __future__ import annotations

import posixpath
import re
from html import unescape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import zipfile
    from collections.abc import Iterator, Mapping

_SHEET = re.compile(r"<(?:\w+:)?sheet\s[^>]*>")
_RELATION = re.compile(r"<(?:\w+:)?Relationship\s[^>]*>")
_ATTRIBUTE = re.compile(r"([\w:]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")
_WORKBOOK = "xl/workbook.xml"


def sheets_of_parts(archive: zipfile.ZipFile) -> Mapping[str, str]:
    """The name of the sheet that each part belongs to: the sheet itself, and its comments. Empty for other formats."""
    if _WORKBOOK not in archive.namelist():
        return {}
    targets = dict(_relations(archive, _WORKBOOK))
    owners: dict[str, str] = {}
    for tag in _SHEET.findall(_text(archive, _WORKBOOK)):
        attributes = _attributes(tag)
        relation = next((value for name, value in attributes.items() if name.endswith(":id")), "")
        part, sheet = targets.get(relation), attributes.get("name")
        if part and sheet:
            owners[part] = sheet
            owners.update((beside, sheet) for _, beside in _relations(archive, part) if "omments" in beside)
    return owners


def _relations(archive: zipfile.ZipFile, part: str) -> Iterator[tuple[str, str]]:
    """Names of relations with the parts they lead to."""
    folder, name = posixpath.split(part)
    declared = f"{folder}/_rels/{name}.rels"
    if declared not in archive.namelist():
        return
    for tag in _RELATION.findall(_text(archive, declared)):
        attributes = _attributes(tag)
        target = posixpath.normpath(posixpath.join("/", folder, attributes.get("Target", "")))
        yield attributes.get("Id", ""), target.lstrip("/")


def _text(archive: zipfile.ZipFile, part: str) -> str:
    return archive.read(part).decode("utf-8", "replace")


def _attributes(tag: str) -> dict[str, str]:
    return {name: unescape(double or single) for name, double, single in _ATTRIBUTE.findall(tag)}
