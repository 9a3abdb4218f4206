"""Writing delimited text in the dialect and encoding it came in."""

from __future__ import annotations

import codecs
import hashlib
import io
import re
from dataclasses import replace
from typing import TYPE_CHECKING, BinaryIO, Literal, cast

import polars as pl

from avgtool.errors import OutputError
from avgtool.i18n import msg
from avgtool.sources.base import Dialect
from avgtool.sources.failures import translated_write_errors
from avgtool.sources.signature import Format
from avgtool.sources.tally import Tally, Written, lengths_as_text, lists_as_json, times_as_text

if TYPE_CHECKING:
    from pathlib import Path

    from avgtool.sources.base import Dataset

_ROWS = 50_000
_BOMS = {
    "utf-8": codecs.BOM_UTF8,
    "utf-16-le": codecs.BOM_UTF16_LE,
    "utf-16-be": codecs.BOM_UTF16_BE,
    "utf-32-le": codecs.BOM_UTF32_LE,
    "utf-32-be": codecs.BOM_UTF32_BE,
}
_TABBED = {".tsv", ".tab"}
_PLAIN = {"utf-8-sig": "utf-8", "utf-16": "utf-16-le", "utf-32": "utf-32-le"}


def known_encoding(name: str) -> str:
    """The codec that a user means by ``name``; raises OutputError where there is none for text."""
    try:
        info = codecs.lookup(name)
        "".encode(name)
    except LookupError:
        raise OutputError(
            msg("{encoding} is no encoding", encoding=name), hint=msg("Use for example utf-8, utf-8-sig or cp1252.")
        ) from None
    return info.name


def dialect_for(suffix: str, like: Dataset, encoding: str | None) -> Dialect:
    """The dialect of an output: that of the input, and the encoding that was asked for.

    A ``.tsv`` gets tabs, whatever the input had, unless that was a ``.tsv`` with a delimiter of its own.
    """
    base = like.dialect or Dialect("utf-8", ";", newline="\r\n")
    if base.quoting == "never":  # what is written may need quotes, and then they are doubled
        base = replace(base, quoting="necessary")
    if suffix in _TABBED and not (like.dialect and like.format == Format.TSV):
        base = replace(base, delimiter="\t", sep_line=False)
    if encoding is None:
        return replace(base, preamble=0)
    name = known_encoding(encoding)
    return replace(base, preamble=0, encoding=name, bom=name in _PLAIN)


def write_delimited(frame: pl.LazyFrame, target: Path, dialect: Dialect) -> Written:
    """Write the rows to ``target`` as they stream by.

    Raises:
        OutputError: The encoding cannot hold a value, or the disk is full.
        InputError: The rows could not be read.
    """
    texts = frame.with_columns(*lists_as_json(frame), *lengths_as_text(frame), *times_as_text(frame))
    tally = Tally()
    safe = texts.map_batches(tally.neutralize, streamable=True)
    names = texts.collect_schema().names()
    named = safe.rename({name: tally.name(name) for name in names if tally.name(name) != name})
    with translated_write_errors(target), target.open("wb") as file:
        sink = _Encoder(file, dialect)
        try:
            _sink(named, sink, dialect)
        except Exception:
            if sink.refused:
                raise _unencodable(safe, dialect.encoding) from None
            raise
    return Written(tally.rows, sink.digest(), dict(tally.counts))


class _Encoder(io.RawIOBase):
    """A file that takes UTF-8 and writes the encoding of the dialect, with its mark and its ``sep=`` line."""

    def __init__(self, file: BinaryIO, dialect: Dialect) -> None:
        self._file = file
        self._hash = hashlib.sha256()
        self._codec = _PLAIN.get(dialect.encoding, dialect.encoding)
        self._decoder = codecs.getincrementaldecoder("utf-8")()
        self.refused = False
        if dialect.bom:
            self._put(_BOMS.get(self._codec, b""))
        if dialect.sep_line:
            self.write(f"sep={dialect.delimiter}{dialect.newline}".encode())

    def writable(self) -> bool:
        return True

    def write(self, data: bytes) -> int:  # type: ignore[override]
        if self._codec == "utf-8":
            return self._put(data)
        try:
            self._put(self._decoder.decode(bytes(data)).encode(self._codec))
        except UnicodeEncodeError:
            self.refused = True
            raise
        return len(data)

    def _put(self, data: bytes) -> int:
        self._hash.update(data)
        self._file.write(data)
        return len(data)

    def digest(self) -> str:
        """SHA-256 of what was written, in hexadecimal."""
        return self._hash.hexdigest()


def _sink(frame: pl.LazyFrame, sink: _Encoder, dialect: Dialect) -> None:
    direct = _polars_writes(dialect)
    style: Literal["always", "necessary", "never"] = "always" if dialect.quoting == "always" else "necessary"
    texts = frame if direct else _quoted(frame, dialect)
    texts.sink_csv(
        cast("BinaryIO", sink),
        include_header=dialect.header,
        separator=dialect.delimiter,
        line_terminator=dialect.newline,
        quote_char=dialect.quote,
        quote_style=style if direct else "never",
    )


def _polars_writes(dialect: Dialect) -> bool:
    """Whether Polars writes the dialect: it knows no backslash escapes, nor record ends but line ends."""
    return dialect.escape is None and dialect.line_end in "\r\n"


def _quoted(frame: pl.LazyFrame, dialect: Dialect) -> pl.LazyFrame:
    """Cells as they stand in the text, quotes around them included, for a dialect that Polars does not write."""
    names = frame.collect_schema().names()
    texts = frame.select(_quoted_cells(name, dialect).alias(name) for name in names)
    return texts.rename({name: _quoted_name(name, dialect) for name in names})


def _quoted_cells(name: str, dialect: Dialect) -> pl.Expr:
    cells = pl.col(name).cast(pl.String)
    guarded = cells.str.replace_all(r'(["\\])', r"\${1}") if dialect.escape else cells.str.replace_all('"', '""')
    quoted = pl.concat_str(pl.lit('"'), guarded, pl.lit('"'))
    if dialect.quoting == "always":
        return quoted.fill_null('""')
    return pl.when(cells.str.contains(_special(dialect)) | (cells == "")).then(quoted).otherwise(cells)


def _special(dialect: Dialect) -> str:
    """Matches what makes quotes necessary."""
    return f'["\\\\\r\n{re.escape(dialect.delimiter + dialect.line_end)}]'


def _quoted_name(name: str, dialect: Dialect) -> str:
    if dialect.quoting != "always" and not re.search(_special(dialect), name):
        return name
    guarded = name.replace("\\", "\\\\").replace('"', '\\"') if dialect.escape else name.replace('"', '""')
    return f'"{guarded}"'


def _unencodable(frame: pl.LazyFrame, encoding: str) -> OutputError:
    """The error for a value that the encoding cannot hold, which names its column and not the value."""
    return OutputError(
        msg(
            "the encoding {encoding} cannot hold every value of {column}",
            encoding=encoding,
            column=_culprit(frame, encoding),
        ),
        hint=msg("Choose another one with --output-encoding, for example utf-8."),
    )


def _culprit(frame: pl.LazyFrame, encoding: str) -> str:
    codec = _PLAIN.get(encoding, encoding)
    names = frame.collect_schema().names()
    for name in names:
        if not _can_hold((name,), codec):
            return name
    for batch in frame.collect_batches(chunk_size=_ROWS):
        for name in names:
            if not _can_hold(batch[name].cast(pl.String).drop_nulls(), codec):
                return name
    return "?"


def _can_hold(values: tuple[str, ...] | pl.Series, codec: str) -> bool:
    try:
        "".join(values).encode(codec)
    except UnicodeEncodeError:
        return False
    return True
