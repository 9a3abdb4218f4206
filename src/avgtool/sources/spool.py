"""A temporary file for bytes that come once: standard input, and what is unpacked from an archive.

Only its owner can read it, and it goes when the last data set that reads it is gone, at the latest when Python ends.
"""

from __future__ import annotations

import hashlib
import os
import tempfile
import weakref
from pathlib import Path
from typing import TYPE_CHECKING

from polars.io.plugins import register_io_source

from avgtool.errors import InputError
from avgtool.i18n import msg
from avgtool.sources import leftovers
from avgtool.sources.failures import translated_errors
from avgtool.sources.limits import MEBIBYTE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    import polars as pl


class Spool:
    """A protected temporary file; mode 0600."""

    def __init__(self, suffix: str = "") -> None:
        descriptor, name = tempfile.mkstemp(prefix="avgtool-", suffix=suffix)
        os.close(descriptor)
        self.path = Path(name)
        self._hash = hashlib.sha256()
        leftovers.watch(self.path)
        self._remove = weakref.finalize(self, leftovers.remove, self.path)

    def fill(self, chunks: Iterable[bytes], source: str, *, most: int) -> Spool:
        """Write ``chunks`` to the file; raises InputError above ``most`` bytes."""
        size = 0
        with translated_errors(source), self.path.open("wb") as file:
            for chunk in chunks:
                size += len(chunk)
                if size > most:
                    self.remove()
                    raise too_large(source, most)
                self._hash.update(chunk)
                file.write(chunk)
        return self

    def digest(self) -> str:
        """SHA-256 of what was written, in hexadecimal."""
        return self._hash.hexdigest()

    def remove(self) -> None:
        """Remove the file now."""
        self._remove()

    def keeping(self, frame: pl.LazyFrame) -> pl.LazyFrame:
        """``frame``, which reads the file, as a frame that keeps the file alive as long as itself."""

        def read(
            columns: list[str] | None, predicate: pl.Expr | None, n_rows: int | None, batch_size: int | None
        ) -> Iterator[pl.DataFrame]:
            assert self.path
            wanted = frame if columns is None else frame.select(columns)
            limited = wanted if n_rows is None else wanted.head(n_rows)
            for batch in limited.collect_batches(chunk_size=batch_size):
                yield batch if predicate is None else batch.filter(predicate)

        return register_io_source(read, schema=dict(frame.collect_schema()), is_pure=True)


def too_large(source: str, most: int) -> InputError:
    """The error for data that go on beyond the limit."""
    return InputError(
        msg("goes on beyond {most} MB, the most that is allowed", most=most // MEBIBYTE),
        where=source,
        hint=msg("If you trust it, save it to a file, unpacked, and open that."),
    )
