"""The ledger of avgtool.yaml: opened, made, verified, brought up to date, backed up."""

from __future__ import annotations

import os
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from avgtool.catalog import ledger_chains
from avgtool.errors import OutputError
from avgtool.i18n import msg
from avgtool.ledger.backup import back_up
from avgtool.ledger.checkpoint import Checkpoint, make_checkpoint
from avgtool.ledger.database import file_of, open_database
from avgtool.ledger.indices import damage, incomplete_indices
from avgtool.ledger.migrating import SHIPPED, migrate, newest, require_known, version_of
from avgtool.ledger.opening import OpenLedger, init_ledger, open_ledger
from avgtool.ledger.own_key import KEY_TABLE
from avgtool.ledger.status import LedgerStatus, ledger_status, require_triggers, unchained
from avgtool.ledger.verifying import ChainVerdict, verify_chain, verify_persons

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from avgtool.config import Config

URL_VARIABLE = "AVGTOOL_LEDGER_URL"
KEY_VARIABLE = "AVGTOOL_LEDGER_KEY_FILE"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a ledger and its key are."""

    url: str
    key_place: str | None


@dataclass(frozen=True, slots=True)
class Verification:
    """Whether a ledger is whole."""

    at: datetime
    chains: tuple[ChainVerdict, ...]
    subjects: tuple[str, ...]
    """Ids of persons whose row was tampered with, or is gone."""
    unprotected: tuple[str, ...]
    """Triggers of tables that are no chains, missing or altered; those of chains stand in their verdicts."""
    indices: tuple[str, ...] = ()
    """Indices that do not lead to every row, and what a thorough look found in them."""
    checkpoint: Checkpoint | None = None
    """What it was held against."""

    @property
    def whole(self) -> bool:
        """Whether everything fits."""
        return all(each.whole for each in self.chains) and not (self.subjects or self.unprotected or self.indices)

    @property
    def rows(self) -> int:
        """How many rows fit, without that of the ledger's own key, which nobody recorded."""
        return sum(each.head.count for each in self.chains if each.chain != KEY_TABLE)


@dataclass(frozen=True, slots=True)
class Migration:
    """What was brought up to date."""

    before: str
    applied: tuple[str, ...]
    backup: Path | None
    """None where there was nothing to do."""


def place_of(config: Config, environment: Mapping[str, str] = os.environ) -> Place:
    """Where the ledger is: by the environment, else by avgtool.yaml."""
    return Place(
        url=environment.get(URL_VARIABLE) or config.ledger,
        key_place=environment.get(KEY_VARIABLE) or config.ledger_key,
    )


def is_there(url: str) -> bool:
    """Whether there can be a ledger: of a file of SQLite, whether it is there; a server is asked when it is opened."""
    path = file_of(url)
    return path is None or path.exists()


def open_configured(config: Config, environment: Mapping[str, str] = os.environ) -> OpenLedger:
    """Open the ledger.

    Raises:
        StoreError: There is none, it is of another version, or the database cannot be used.
    """
    place = place_of(config, environment)
    return open_ledger(place.url, key_place=place.key_place)


def init_configured(config: Config, environment: Mapping[str, str] = os.environ) -> OpenLedger:
    """Make the ledger, and its key where there is none.

    Raises:
        StoreError: There is one already, or the database cannot be used.
        KeyFileError: The key cannot be made or read, or no place for it is known.
    """
    place = place_of(config, environment)
    return init_ledger(place.url, key_place=place.key_place)


def verify(ledger: OpenLedger, checkpoint: Checkpoint | None = None, *, thorough: bool = False) -> Verification:
    """Walk every chain once, in one state of the ledger.

    Args:
        ledger: Which.
        checkpoint: How far it had come at an earlier moment, kept elsewhere.
        thorough: Hold every entry of every index of SQLite against its row, too; otherwise they are counted.
    """
    known = checkpoint.heads if checkpoint else {}
    with ledger.database.reading() as connection:
        chains = ledger_chains()
        verdicts = tuple(verify_chain(connection, chain, known.get(chain.name)) for chain in chains)
        readable = [chain for chain, verdict in zip(chains, verdicts, strict=True) if verdict.readable]
        return Verification(
            at=datetime.now(UTC),
            chains=verdicts,
            subjects=verify_persons(connection, readable),
            unprotected=unchained(connection),
            indices=(*incomplete_indices(connection), *(damage(connection) if thorough else ())),
            checkpoint=checkpoint,
        )


def checkpoint_of(verification: Verification) -> Checkpoint:
    """A checkpoint of a ledger that was found whole just now."""
    return make_checkpoint({each.chain: each.head for each in verification.chains}, verification.at)


def status(ledger: OpenLedger) -> LedgerStatus:
    """What the ledger holds, in counts."""
    return ledger_status(ledger, ledger_chains())


def migrate_configured(
    config: Config,
    backup: Path | None = None,
    environment: Mapping[str, str] = os.environ,
    folder: Path = SHIPPED,
) -> Migration:
    """Bring the ledger to the version of this avgtool, once a backup is made.

    Args:
        config: Names the ledger.
        backup: Where the backup goes; by default beside the ledger.
        environment: May name it, too.
        folder: Of the migrations.

    Raises:
        StoreError: There is no ledger, a newer avgtool made it, or the database cannot be used.
        OutputError: The backup cannot be written.
    """
    with closing(open_database(place_of(config, environment).url)) as database:
        with database.reading() as connection:
            before = version_of(connection)
        if before is not None:
            require_known(before, database.shown, folder)
        if before == newest(folder):
            return Migration(before, (), None)
        target = backup or _beside(database.path, before or "", datetime.now(UTC))
        back_up(database, target)
        with database.writing() as connection:
            applied = migrate(connection, folder=folder)
            require_triggers(connection, ledger_chains())
        return Migration(before or "", applied, target)


def _beside(ledger: Path | None, version: str, now: datetime) -> Path:
    if ledger is None:
        raise OutputError(
            msg("A ledger on a server has no place beside it for a backup."),
            hint=msg("Name one: avgtool ledger migrate --backup FILE"),
        )
    return ledger.with_name(f"{ledger.stem}-{version}-{now:%Y%m%dT%H%M%SZ}.backup{ledger.suffix}")
