"""Connections to databases behind a URL: the driver chosen, errors told without a password or a value."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from avgtool.errors import InputError, MissingDependencyError, StoreError
from avgtool.i18n import msg
from avgtool.sources.databases.queries import of_driver
from avgtool.sources.databases.urls import without_password

if TYPE_CHECKING:
    from collections.abc import Iterator

    import sqlalchemy

_DRIVERS = {
    "postgresql": "psycopg[binary]",
    "mysql": "pymysql",
    "mariadb": "pymysql",
    "mssql": "pyodbc",
    "oracle": "oracledb",
}


def engine_of(url: str, shown: str | None = None, **settings: Any) -> sqlalchemy.Engine:
    """What connections to a database come from; it connects to nothing yet.

    Args:
        url: Of the database.
        shown: What errors call it; by default the URL without its password.
        settings: Of SQLAlchemy's ``create_engine``.

    Raises:
        InputError: It is of a kind that avgtool does not read.
        StoreError: It is no URL.
        MissingDependencyError: The driver of that database is not installed.
    """
    import sqlalchemy

    shown = shown or without_password(url)
    try:
        return sqlalchemy.create_engine(_with_driver(url), hide_parameters=True, **settings)
    except (ModuleNotFoundError, sqlalchemy.exc.NoSuchModuleError):
        dialect = url.partition(":")[0].partition("+")[0]
        package = _DRIVERS.get(dialect)
        if package is None:
            raise InputError(
                msg("avgtool reads no sources of this kind"),
                where=shown,
                hint=msg(
                    "Give a file, a folder, or the URL of a database: {known}.", known=", ".join(sorted(_DRIVERS))
                ),
            ) from None
        raise MissingDependencyError(
            msg("the driver of this database is not installed"),
            where=shown,
            hint=msg("Install it: pip install '{package}'", package=package),
        ) from None
    except (sqlalchemy.exc.ArgumentError, ValueError):  # neither of them says what it quotes
        raise StoreError(
            msg("is no URL of a database"),
            where=shown,
            hint=msg("Write signs such as @ : / # ? in a password as %40 %3A %2F %23 %3F."),
        ) from None


def _with_driver(url: str) -> str:
    """The URL with the driver that the hint tells people to install."""
    scheme, separator, rest = url.partition("://")
    drivers = {"postgresql": "postgresql+psycopg", "postgres": "postgresql+psycopg", "mysql": "mysql+pymysql"}
    return drivers.get(scheme, scheme) + separator + rest


@contextmanager
def translated_database_errors(shown: str) -> Iterator[None]:
    """Run work with a database so that only errors of avgtool leave the block, without a value from the data.

    Raises:
        InputError: It refuses what it was asked.
        StoreError: It cannot be reached, or refuses to be read.
    """
    import sqlalchemy

    try:
        yield
    except sqlalchemy.exc.SQLAlchemyError as error:
        raise translated(error, shown) from None


def translated(error: sqlalchemy.exc.SQLAlchemyError, shown: str) -> InputError | StoreError:
    """What a database says, in our words: an InputError where it refuses what it was asked."""
    import sqlalchemy

    if refusal := of_driver(getattr(error, "orig", None), shown):
        return refusal
    unreachable = isinstance(error, sqlalchemy.exc.OperationalError | sqlalchemy.exc.InterfaceError)
    what = msg("the database cannot be reached") if unreachable else msg("the database refuses to be read")
    return StoreError(what, where=shown, hint=msg("Check the URL, the name and the rights of its user."))
