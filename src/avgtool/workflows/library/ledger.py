"""The ledger, for programs: transactions in the terms of consents."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from avgtool.config import Config
from avgtool.consent.store.session import Person
from avgtool.ledger.opening import init_ledger, open_ledger
from avgtool.workflows.consents import consent_session

if TYPE_CHECKING:
    import os
    from collections.abc import Iterator
    from typing import Self

    from avgtool.consent.store.session import ConsentSession

__all__ = ["Ledger", "Person"]

_DEFAULTS = Config()


class Ledger:
    """Consents and objections in a database; safe to share between threads.

    >>> ledger = Ledger("sqlite:///avgtool.db")  # doctest: +SKIP
    >>> with ledger.session(by="webshop") as session:  # doctest: +SKIP
    ...     session.record(Person("K-1001"), "nieuwsbrief", method="webform")
    """

    def __init__(
        self, url: str, *, key: str | os.PathLike[str] | None = None, config: Config = _DEFAULTS, create: bool = False
    ) -> None:
        """Open a ledger.

        Args:
            url: ``sqlite:///avgtool.db``, ``postgresql://user@host/name``.
            key: Key file, or ``keyring:NAME``; by default ``avgtool-ledger.key`` beside a file of SQLite.
            config: Says by which country's law is judged (:func:`avgtool.config.load_config`).
            create: Make a new ledger, and its key where there is none; one that is there is never touched.

        Raises:
            StoreError: There is none (or one already, with ``create``), it is of another version, or the database
                cannot be used.
            KeyFileError: The key cannot be made.
            MissingDependencyError: The driver of PostgreSQL is not installed.
        """
        opened = init_ledger if create else open_ledger
        self._ledger = opened(url, key_place=str(key) if key is not None else None)
        self._config = config

    @contextmanager
    def session(self, *, by: str | None = None, readonly: bool = False) -> Iterator[ConsentSession]:
        """One transaction: all that is recorded in it is, or on any exception nothing.

        Args:
            by: Who records; the user of the system by default. An application names itself or its user.
            readonly: Nothing is recorded: others who write need not wait, and neither does this.

        Raises:
            StoreError: The database cannot be used, or goes away.
        """
        with consent_session(self._ledger, self._config, by=by, readonly=readonly) as session:
            yield session

    def close(self) -> None:
        """Give back every connection."""
        self._ledger.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()
