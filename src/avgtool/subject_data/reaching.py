"""What a source that is open for reading offers a search, whether it is a database or a file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from avgtool.subject_data.rows import Raw, Table
    from avgtool.subject_data.wanting import Sought


class Reachable(Protocol):
    """A source that is open. Nothing in it is changed; all rows are streamed."""

    @property
    def tables(self) -> tuple[Table, ...]:
        """What can be searched, in the order of avgtool.yaml."""
        ...

    def candidates(self, table: Table, sought: Sought) -> Iterator[Raw]:
        """Rows that may hold an identifier that was given: all that do, and perhaps others."""
        ...

    def referring(self, table: Table, columns: Sequence[str], values: Collection[tuple[Any, ...]]) -> Iterator[Raw]:
        """Rows whose ``columns`` hold one of the combinations of values."""
        ...

    def every(self, table: Table, columns: Sequence[str]) -> Iterator[Raw]:
        """Every row, of the columns that are needed only; the other values are None."""
        ...

    def whole(self, table: Table, raws: Sequence[Raw]) -> Iterator[Raw]:
        """Rows that :meth:`every` gave, with all their values."""
        ...
