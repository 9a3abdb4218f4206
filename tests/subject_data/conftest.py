"""A webshop of eleven tables, on SQLite and on a real PostgreSQL."""

import secrets
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy

from benchmarks.webshop import build

PERSONS = 120


@pytest.fixture(scope="session")
def sqlite_shop(tmp_path_factory: pytest.TempPathFactory) -> str:
    """URL of the shop in SQLite; not to be changed."""
    url = f"sqlite:///{tmp_path_factory.mktemp('shop') / 'webshop.db'}"
    build(url, PERSONS)
    return url


@pytest.fixture(scope="session")
def postgresql_shop(postgresql_server: sqlalchemy.URL) -> Iterator[str]:
    """URL of the shop in PostgreSQL; not to be changed."""
    name = f"shop_{secrets.token_hex(8)}"
    engine = sqlalchemy.create_engine(postgresql_server, isolation_level="AUTOCOMMIT", poolclass=sqlalchemy.NullPool)
    with engine.connect() as connection:
        connection.exec_driver_sql(f"CREATE DATABASE {name}")
    url = postgresql_server.set(database=name).render_as_string(hide_password=False)
    build(url, PERSONS)
    yield url
    with engine.connect() as connection:
        connection.exec_driver_sql(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture(params=["sqlite", "postgresql"])
def shop_url(request: pytest.FixtureRequest) -> str:
    """URL of the shop, on both kinds; not to be changed."""
    return str(request.getfixturevalue(f"{request.param}_shop"))


@pytest.fixture(params=["sqlite", "postgresql"])
def own_shop_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """URL of a shop that a test may change, on both kinds."""
    if request.param == "sqlite":
        url = f"sqlite:///{tmp_path / 'own.db'}"
    else:
        url = str(request.getfixturevalue("postgresql_url"))
    build(url, PERSONS)
    return url
