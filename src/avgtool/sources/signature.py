"""What a file is, by its first bytes and, where these say nothing, by its name."""

from __future__ import annotations

import json
import re
from enum import StrEnum
from pathlib import PurePath
from typing import TYPE_CHECKING

from avgtool.errors import InputError
from avgtool.i18n import msg

if TYPE_CHECKING:
    from collections.abc import Iterable

HEAD_BYTES = 8192
"""How many of the first bytes are enough."""


class Format(StrEnum):
    """Formats that can be opened, by the suffix they usually have."""

    CSV = "csv"
    TSV = "tsv"
    TXT = "txt"
    XLSX = "xlsx"
    XLSB = "xlsb"
    ODS = "ods"
    XLS = "xls"
    PARQUET = "parquet"
    JSON = "json"
    NDJSON = "ndjson"
    SQLITE = "sqlite"
    GZIP = "gz"
    ZIP = "zip"


_MAGIC: tuple[tuple[bytes, Format], ...] = (
    (b"PAR1", Format.PARQUET),
    (b"SQLite format 3\x00", Format.SQLITE),
    (b"\x1f\x8b", Format.GZIP),
    (b"PK\x03\x04", Format.ZIP),
    (b"PK\x05\x06", Format.ZIP),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Format.XLS),
)
_WORKBOOKS = {".xlsx": Format.XLSX, ".xlsm": Format.XLSX, ".xlsb": Format.XLSB, ".ods": Format.ODS, ".xls": Format.XLS}
_TEXTS = {".tsv": Format.TSV, ".tab": Format.TSV, ".txt": Format.TXT, ".json": Format.JSON}
_NDJSON_SUFFIXES = {".ndjson", ".jsonl"}
_BINARY_SUFFIXES = {".parquet": "Parquet", ".sqlite": "SQLite", ".db": "SQLite", ".gz": "gzip", ".zip": "ZIP"}
SUFFIXES = frozenset(
    {".csv", ".parquet", ".gz", ".zip", ".sqlite", ".sqlite3", ".db", *_WORKBOOKS, *_TEXTS, *_NDJSON_SUFFIXES}
)
"""Suffixes of files that a folder is searched for."""

_JSON_ARRAY = re.compile(rb"(?:\xef\xbb\xbf)?\s*\[\s*\{\s*\"")
_FOREIGN: tuple[tuple[bytes, str], ...] = (
    (b"%PDF", "PDF"),
    (b"7z\xbc\xaf", "7-Zip"),
    (b"Rar!", "RAR"),
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"{\\rtf", "RTF"),
    (b"BZh", "bzip2"),
    (b"\xfd7zXZ", "xz"),
    (b"\x28\xb5\x2f\xfd", "Zstandard"),
)


def recognize(head: bytes, source: str) -> Format:
    """The format of the file that begins with ``head`` and is called ``source``.

    Raises:
        InputError: It is a web page, a document or something else that holds no table avgtool can read.
    """
    suffix = PurePath(source).suffix.lower()
    for magic, found in _MAGIC:
        if head.startswith(magic):
            return found
    _refuse_foreign(head, source)
    _refuse_markup(head, source)
    if suffix in _WORKBOOKS or suffix in _BINARY_SUFFIXES:
        _refuse_misnamed(head, source, suffix)
    if suffix in _NDJSON_SUFFIXES or _is_json_line(head):
        return Format.NDJSON
    if _JSON_ARRAY.match(head):
        return Format.JSON
    return _TEXTS.get(suffix, Format.CSV)


def recognize_archive(names: Iterable[str]) -> Format:
    """What a ZIP archive with parts of these names is: a workbook, or simply an archive."""
    parts = set(names)
    if "xl/workbook.bin" in parts:
        return Format.XLSB
    if "xl/workbook.xml" in parts:
        return Format.XLSX
    return Format.ODS if {"content.xml", "mimetype"} <= parts else Format.ZIP


def _is_json_line(head: bytes) -> bool:
    """Whether the first line is an object of its own and another one follows."""
    first, _, second = head.removeprefix(b"\xef\xbb\xbf").lstrip().partition(b"\n")
    if not (first.startswith(b"{") and first.rstrip().endswith(b"}") and second.lstrip().startswith(b"{")):
        return False
    try:
        return isinstance(json.loads(first), dict)
    except (ValueError, RecursionError):
        return False


def _refuse_foreign(head: bytes, source: str) -> None:
    for magic, name in _FOREIGN:
        if head.startswith(magic):
            raise InputError(
                msg("is a {name} file, not a table", name=name),
                where=source,
                hint=msg("Unpack it, or export the data as CSV or as a workbook."),
            )


def _refuse_markup(head: bytes, source: str) -> None:
    start = head.replace(b"\x00", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")[:256].lower()
    if start.startswith((b"<html", b"<!doctype html", b"<table", b"<head", b"<meta")):
        raise InputError(
            msg("is a web page (HTML) that bears the name of a table"),
            where=source,
            hint=msg("Open it in a spreadsheet program and save it as CSV or .xlsx."),
        )
    if start.startswith((b"<?xml", b"<workbook", b"<ss:")):
        raise InputError(
            msg("is an XML document, not a table"),
            where=source,
            hint=msg("Open it in a spreadsheet program and save it as CSV or .xlsx."),
        )


def _refuse_misnamed(head: bytes, source: str, suffix: str) -> None:
    if not head:
        raise InputError(msg("is empty"), where=source, hint=msg("Export it again."))
    if suffix in _WORKBOOKS and _looks_like_text(head):
        return  # many programs export delimited text under the name .xls
    raise InputError(
        msg("is damaged, or is no {suffix} file", suffix=suffix), where=source, hint=msg("Export it again.")
    )


def _looks_like_text(head: bytes) -> bool:
    return b"\x00" not in head.replace(b"\x00\n", b"").replace(b"\n\x00", b"") or head[:2] in {b"\xff\xfe", b"\xfe\xff"}
