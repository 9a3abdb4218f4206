"""Consents within one transaction on the ledger of avgtool.yaml."""

from __future__ import annotations

import re
from contextlib import closing, contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from avgtool import catalog
from avgtool.consent.store.session import ConsentSession
from avgtool.errors import InputError, system_reason
from avgtool.i18n import msg
from avgtool.keys.log import utc_now
from avgtool.ledger.appending import Recorder
from avgtool.ledger.erasing import erase_subjects
from avgtool.workflows.ledger import open_configured
from avgtool.workflows.who_acts import who_acts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from datetime import datetime
    from pathlib import Path

    from avgtool.config import Config
    from avgtool.consent.store.session import Person
    from avgtool.ledger.erasing import Erasure
    from avgtool.ledger.opening import OpenLedger


_LONGEST_PROOF = 100


@contextmanager
def consent_session(
    ledger: OpenLedger,
    config: Config,
    *,
    by: str | None = None,
    readonly: bool = False,
    now: Callable[[], datetime] = utc_now,
) -> Iterator[ConsentSession]:
    """One transaction on a ledger that is open.

    Args:
        ledger: Which.
        config: Says by which law is judged.
        by: Who records; by default whom AVGTOOL_BY or avgtool.yaml names.
        readonly: Nothing is recorded.
        now: The clock. It is read once the transaction has begun, so that what waited is not recorded too early.
    """
    transaction = ledger.database.reading() if readonly else ledger.database.writing()
    with transaction as connection:
        yield ConsentSession(
            connection,
            derive=lambda: ledger.key.derive,
            law=catalog.consent_law(config),
            recorder=Recorder(who_acts(by, config), now()),
            nobody=catalog.consent_words().nobody,
        )


@contextmanager
def configured_session(config: Config, *, by: str | None = None, readonly: bool = False) -> Iterator[ConsentSession]:
    """The same on the ledger of avgtool.yaml.

    Raises:
        StoreError: There is none, or it cannot be used.
    """
    ledger = open_configured(config)
    try:
        with consent_session(ledger, config, by=by, readonly=readonly) as session:
            yield session
    finally:
        ledger.close()


def erase_person(config: Config, person: Person, *, by: str | None = None, proof: str | None = None) -> Erased:
    """Remove who a person is from the ledger of avgtool.yaml: :func:`erase_in`.

    Raises:
        InputError: The proof names the person, or is too long.
        StoreError: There is no ledger, or it cannot be used.
    """
    with closing(open_configured(config)) as ledger:
        return erase_in(ledger, config, person, by=by, proof=proof)


@dataclass(frozen=True, slots=True)
class Erased:
    """What became of an erasure, and of what the person did not want."""

    erasure: Erasure
    entries: int
    """Added to the suppression list."""


def erase_in(
    ledger: OpenLedger,
    config: Config,
    person: Person,
    *,
    by: str | None = None,
    proof: str | None = None,
    now: Callable[[], datetime] = utc_now,
) -> Erased:
    """Remove who a person is; what was recorded stays, of nobody, and what the person does not want stays in force.

    Entered in the suppression list first: whatever happens between, nobody is erased whose noes are not kept.

    Args:
        ledger: Which.
        config: Of the ledger.
        person: Whom, by each identifier that is given; the suppression list is entered under each of them.
        by: Who erases; by default whom AVGTOOL_BY or avgtool.yaml names. It is recorded.
        proof: Number of the request or file that says why; it stays.
        now: The clock.

    Raises:
        InputError: The proof names the person, or is too long.
    """
    said = _nameless(proof, (person, *person.also))
    with consent_session(ledger, config, by=by, now=now) as session:
        subjects, recorder = session.subjects_of(person), Recorder(who_acts(by, config), session.now)
        entries = session.keep_noes(person) if subjects else 0
    return Erased(erase_subjects(ledger.database, subjects, recorder, said), entries)


def _nameless(proof: str | None, names: Iterable[Person]) -> str | None:
    """What stays of why somebody was erased; nothing where nothing was said."""
    said = (proof or "").strip()
    if not said:
        return None
    if len(said) > _LONGEST_PROOF or any(_names(said, one.value.strip()) for one in names):
        raise InputError(
            msg("This is no number of a request or file: it names the person, or is too long."),
            hint=msg("What is said here stays when the person is erased. Give a number alone, such as 2026-0012."),
        )
    return said


def _names(said: str, value: str) -> bool:
    """Whether an identifier stands in a text by itself: customer 12 is not named by file 2026-0012."""
    return bool(value and re.search(rf"(?<![\w-]){re.escape(value)}(?![\w-])", said, re.IGNORECASE))


def words_of(path: Path) -> str:
    """The words of a notice: a file in UTF-8, to the last character, for its hash is taken over it.

    Raises:
        InputError: It cannot be read, or is in another encoding.
    """
    try:
        return path.read_bytes().decode("utf-8-sig")
    except OSError as problem:
        raise InputError(
            msg("The notice cannot be read: {reason}.", reason=system_reason(problem)), where=str(path)
        ) from None
    except UnicodeDecodeError:
        raise InputError(msg("The notice is not in UTF-8."), where=str(path), hint=msg("Save it as UTF-8.")) from None
