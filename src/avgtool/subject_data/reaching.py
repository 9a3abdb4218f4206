"""What a source that is open for reading offers a search, whether it is a database or a file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Sequence

    from avgtool.subject_data.rows import Raw, Table, Verdict
    from avgtool.subject_data.wanting import Sought

    Key = tuple[Any, ...]
    """Values of the key columns, or the number of the row from 1."""
    Look = Callable[[tuple[Any, ...]], Verdict | None]
    """What values of some columns say of a person; none where they say nothing."""


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

    def loosely_identified(self, table: Table, ids: Collection[str]) -> Iterator[Raw]:
        """Rows that may hold a customer id in another case, or with other signs between: all that do, perhaps more.

        Args:
            table: Whose rows.
            ids: As :func:`avgtool.subject_data.wanting.loosely_written` writes them.
        """
        ...

    def looked_through(self, table: Table, columns: Sequence[str], look: Look) -> Iterator[tuple[Key, Verdict]]:
        """Every row with something in ``columns``, looked at; the keys of those of which ``look`` says anything."""
        ...

    def whole(self, table: Table, keys: Collection[tuple[Any, ...]]) -> Iterator[Raw]:
        """The rows with these keys."""
        ...
