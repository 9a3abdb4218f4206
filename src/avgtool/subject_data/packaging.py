"""The package that a person gets: data as CSV and JSON with checksums, documents, in one ZIP file, encrypted by choice.

Encryption is AES-256 of WinZip (AE-2), which 7-Zip, WinZip and macOS' Archive Utility open; the names of the files stay
readable in it.
"""

from __future__ import annotations

import csv
import hashlib
import io
import json
import re
from dataclasses import dataclass, field
from datetime import date, datetime, time
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import polars as pl

from avgtool.errors import InputError
from avgtool.i18n import msg
from avgtool.model.subject_data import Match
from avgtool.sources.failures import translated_write_errors
from avgtool.sources.formulas import neutralize, neutralized_name
from avgtool.sources.signature import SUFFIXES
from avgtool.sources.staging import staged
from avgtool.subject_data.giving import plain
from avgtool.subject_data.rows import as_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from avgtool.i18n import Message
    from avgtool.subject_data.giving import GivenTable

SUMS, MANIFEST = "SHA256SUMS", "manifest.json"
DATA, PORTABLE = "gegevens", "overdracht"
"""Folders: everything (art. 15), and what goes to another controller (art. 20); in English packages others."""
_ENGLISH = {DATA: "data", PORTABLE: "portable"}
SHORTEST_PASSWORD = 12
_NO_NAME = re.compile(r"[^\w.-]+")


@dataclass(frozen=True, slots=True)
class PackedFile:
    """A file of the package."""

    name: str
    sha256: str
    size: int


@dataclass(frozen=True, slots=True)
class Package:
    """A package that was written."""

    path: Path
    sha256: str
    files: tuple[PackedFile, ...]
    encrypted: bool


@dataclass(frozen=True, slots=True)
class Contents:
    """What a package is made of."""

    reference: str
    """Of the request."""
    created: datetime
    version: str
    """Of avgtool."""
    language: str
    data: Mapping[str, tuple[GivenTable, ...]] = field(repr=False)
    """Tables by folder (:data:`DATA`, :data:`PORTABLE`)."""
    documents: Mapping[str, bytes] = field(repr=False)
    """Further files by name: the letter, the annex."""
    sources_left_out: Mapping[str, Message] = field(default_factory=dict)
    """Sources of which nothing goes to another controller, with the reason."""


def require_zip_name(path: Path) -> None:
    """Refuse a name under which nobody would take the package for what it is.

    Raises:
        InputError: It does not end in ``.zip``.
    """
    if path.suffix.lower() != ".zip":
        raise InputError(
            msg("A package is a .zip."),
            where=str(path),
            hint=msg(
                "Name it {name}: the letter and the data to read lie in it as PDF.", name=path.with_suffix(".zip").name
            ),
        )


def write_package(path: Path, contents: Contents, *, password: str | None = None, force: bool = False) -> Package:
    """Write the package, so that ``path`` holds all of it or what it held before.

    Args:
        path: Of the ZIP file.
        contents: What goes in.
        password: What it is encrypted under; none leaves it readable.
        force: Whether an existing file may be replaced.

    Raises:
        InputError: The password is too short, or ``path`` does not end in ``.zip``.
        OutputError: ``path`` exists and ``force`` is not set, or it cannot be written.
    """
    require_zip_name(path)
    if password is not None and len(password) < SHORTEST_PASSWORD:
        raise InputError(msg("The password is too short: take at least {n} characters.", n=SHORTEST_PASSWORD))
    packed: list[PackedFile] = []
    with staged(path, force=force) as stage, translated_write_errors(path):
        with _archive(stage.path, password) as archive:
            for name, content in _entries(contents):
                packed.append(_packed(archive, name, content, contents.created))
            sums = "".join(f"{one.sha256}  {one.name}\n" for one in packed)
            packed.append(_packed(archive, SUMS, sums.encode(), contents.created))
        with stage.path.open("rb") as file:
            sha256 = hashlib.file_digest(file, "sha256").hexdigest()
        stage.publish()
    return Package(path, sha256, tuple(packed), password is not None)


def folder_name(folder: str, language: str) -> str:
    """What a folder of the package is called in a language."""
    return folder if language == "nl" else _ENGLISH[folder]


def _archive(path: Path, password: str | None) -> Any:
    import pyzipper

    if password is None:
        return pyzipper.ZipFile(path, "w", compression=pyzipper.ZIP_DEFLATED)
    archive = pyzipper.AESZipFile(path, "w", compression=pyzipper.ZIP_DEFLATED, encryption=pyzipper.WZ_AES)
    archive.setpassword(password.encode())
    return archive


def _packed(archive: Any, name: str, content: bytes, created: datetime) -> PackedFile:
    info = archive.zipinfo_cls(name, created.timetuple()[:6])
    info.compress_type = archive.compression
    info.external_attr = 0o600 << 16  # readable by whoever unpacks it, and by nobody else
    archive.writestr(info, content)
    return PackedFile(name, hashlib.sha256(content).hexdigest(), len(content))


def _entries(contents: Contents) -> Iterator[tuple[str, bytes]]:
    """Files one after another, so that only one is in memory."""
    yield from contents.documents.items()
    yield MANIFEST, _json(manifest(contents))
    for folder, tables in contents.data.items():
        for name, table in zip(_names(folder_name(folder, contents.language), tables), tables, strict=True):
            yield f"{name}.csv", table_csv(table, contents.language)
            yield f"{name}.json", table_json(table, contents.version)


def manifest(contents: Contents) -> dict[str, Any]:
    """What the package holds, by what it was found, and what was left out and why; without a value."""
    return {
        "avgtool": contents.version,
        "format": "subject-package/1",
        "request": contents.reference,
        "created": contents.created.isoformat(timespec="seconds"),
        "tables": [
            {
                "file": name,
                "source": table.source,
                "table": table.table,
                "rows": len(table.rows),
                "columns": list(table.columns),
                "found_by": {match.value: table.matches.get(match, 0) for match in Match},
                "rows_in_part": table.in_part,
                "others_masked_in": list(table.masked),
                "left_out": {name: _said(reason, contents.language) for name, reason in table.left_out.items()},
            }
            for folder, tables in contents.data.items()
            for name, table in zip(_names(folder_name(folder, contents.language), tables), tables, strict=True)
        ],
        "sources_not_portable": {
            name: reason.render(contents.language) for name, reason in contents.sources_left_out.items()
        },
    }


def table_csv(table: GivenTable, language: str = "nl") -> bytes:
    """The rows as CSV: UTF-8 with a mark by which Excel knows it, dates by ISO 8601, nested values as JSON.

    As spreadsheets of the reader's country expect it: in Dutch semicolons and a decimal comma, in English commas and a
    point. Cells that a spreadsheet would carry out get an apostrophe in front (CWE-1236); JSON holds them as they are.

    Args:
        table: The rows.
        language: Of the reader.
    """
    comma = language == "nl"
    texts = {
        str(number): [_encodable(_cell(value, decimal_comma=comma)) for value in column]
        for number, column in enumerate(zip(*table.rows, strict=True))
    }
    safe, _ = neutralize(pl.DataFrame(texts, schema=dict.fromkeys(texts, pl.String)))
    paper = io.StringIO(newline="")
    writer = csv.writer(paper, delimiter=";" if comma else ",", lineterminator="\r\n")
    writer.writerow(map(neutralized_name, table.columns))
    writer.writerows(safe.iter_rows())
    return b"\xef\xbb\xbf" + paper.getvalue().encode("utf-8", "replace")


def table_json(table: GivenTable, version: str) -> bytes:
    """The rows as JSON, one object a row."""
    rows = [dict(zip(table.columns, map(plain, row), strict=True)) for row in table.rows]
    content = {"avgtool": version, "format": "subject-data/1", "source": table.source, "table": table.table}
    return _json({**content, "rows": rows})


def _cell(value: Any, *, decimal_comma: bool) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    if isinstance(value, dict | list | tuple):
        return json.dumps(plain(value), ensure_ascii=False)
    text = as_text(value)
    return text.replace(".", ",") if decimal_comma and isinstance(value, float | Decimal) else text


def _encodable(text: str) -> str:
    """Text that files can hold: half a surrogate pair, which some drivers pass on, becomes a question mark."""
    return text if text.isascii() else text.encode("utf-8", "replace").decode()


def _names(folder: str, tables: Iterable[GivenTable]) -> list[str]:
    """Where each table goes, without a suffix; no two the same."""
    names: list[str] = []
    for table in tables:
        *folders, last = (part for part in (table.source, table.table) if part)
        parts = [_NO_NAME.sub("_", part).strip("._") or "_" for part in (*folders, _without_suffix(last))]
        name = "/".join((folder, *parts))
        names.append(name if name not in names else f"{name}_{len(names) + 1}")
    return names


def _without_suffix(name: str) -> str:
    """The name of a file without what says that it holds a table: its copy gets a suffix of its own."""
    stem, dot, suffix = name.rpartition(".")
    return stem if stem and f"{dot}{suffix.lower()}" in SUFFIXES else name


def _said(reason: object, language: str) -> str:
    return reason.render(language) if hasattr(reason, "render") else str(reason)


def _json(content: object) -> bytes:
    return (json.dumps(content, ensure_ascii=False, indent=2) + "\n").encode("utf-8", "replace")
