"""The ledger, for programs: transactions in the terms of consents, and of requests of data subjects."""

from __future__ import annotations

import os
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from avgtool.config import Config
from avgtool.consent.store.session import Person
from avgtool.i18n import language_of_copies
from avgtool.keys.log import utc_now
from avgtool.ledger.appending import Recorder
from avgtool.ledger.opening import init_ledger, open_ledger
from avgtool.workflows.ledger_session import ledger_session
from avgtool.workflows.who_acts import who_acts

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date
    from typing import Self

    from avgtool.consent.store.proof import Proof
    from avgtool.ledger.opening import OpenLedger
    from avgtool.model.findings import ScanResult
    from avgtool.model.kept_scans import KeptScan
    from avgtool.model.ports import Progress
    from avgtool.model.requests import Request, Step
    from avgtool.register.findings import Finding
    from avgtool.subject_requests.letters.kinds import LetterKind
    from avgtool.workflows.consent_import import ConsentImport
    from avgtool.workflows.consent_receipts import Form as ReceiptForm
    from avgtool.workflows.consent_report import Form as ReportForm
    from avgtool.workflows.consents import Erased
    from avgtool.workflows.ledger_session import LedgerSession
    from avgtool.workflows.request_letters import Draft, LetterOrder
    from avgtool.workflows.request_letters import Form as LetterForm

__all__ = ["Ledger", "Person"]

_DEFAULTS = Config()


class Ledger:
    """Consents, objections and requests of data subjects in a database; safe to share between threads.

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

    @property
    def opened(self) -> OpenLedger:
        """The ledger as avgtool's own functions take it."""
        return self._ledger

    @property
    def config(self) -> Config:
        """What was given with it."""
        return self._config

    @contextmanager
    def session(self, *, by: str | None = None, readonly: bool = False) -> Iterator[LedgerSession]:
        """One transaction: all that is recorded in it is, or on any exception nothing.

        The session records consents itself, and requests by its ``requests``
        (:class:`avgtool.subject_requests.store.session.RequestSession`).

        Args:
            by: Who records; by default whom AVGTOOL_BY or avgtool.yaml names. An application names itself or its user.
            readonly: Nothing is recorded: others who write need not wait, and neither does this.

        Raises:
            StoreError: The database cannot be used, or goes away.
        """
        with ledger_session(self._ledger, self._config, by=by, readonly=readonly) as session:
            yield session

    def import_consents(  # noqa: PLR0913 - by keyword; each is an option of `avgtool consent import`
        self,
        source: Any,
        *,
        purpose: str | None = None,
        columns: Mapping[str, str] | None = None,
        type: str | None = None,  # noqa: A002 - what the field is called
        at: datetime | None = None,
        timezone: str | None = None,
        table: str | None = None,
        all_or_nothing: bool = False,
        rejected: str | os.PathLike[str] | None = None,
        batch: str | None = None,
        by: str | None = None,
        progress: Progress | None = None,
    ) -> ConsentImport:
        """Record consents, objections and preferences of an export: every row that is right and not here yet.

        Args:
            source: Name of a file, or a Polars, pandas or PyArrow table.
            purpose: Of rows that name none.
            columns: Column to what it holds (:class:`avgtool.model.consent_words.ImportField`), for those that their
                headers do not tell; to ``""`` for one that is to be left aside.
            type: What rows say that do not say it, in a word that an import knows, such as ``bezwaar``.
            at: When it happened, of rows that do not say it, with a time zone; rows with a no can do without.
            timezone: By whose clock moments without an offset are read; without one such rows are faulty.
            table: Which, of a source with several.
            all_or_nothing: Record nothing where a row is faulty.
            rejected: Where to write the numbers of faulty rows with the reasons; nowhere by default.
            batch: Name of the import, kept with each row; by default the beginning of the file's SHA-256.
            by: Who records; by default whom AVGTOOL_BY or avgtool.yaml names.
            progress: Hears how far it is.

        Raises:
            InputError: The file cannot be read, or a column that is needed is missing.
            StoreError: The database cannot be used, or goes away; then nothing was recorded.
        """
        from avgtool.workflows.consent_import import ImportRequest, import_consents

        request = ImportRequest(
            source=os.fspath(source) if isinstance(source, (str, os.PathLike)) else source,
            purpose=purpose,
            columns=columns or {},
            type=type,
            at=at,
            timezone=timezone,
            table=table,
            all_or_nothing=all_or_nothing,
            rejected=Path(rejected) if rejected is not None else None,
            batch=batch,
        )
        return import_consents(self._ledger, self._config, request, by=by, progress=progress)

    def erase(self, person: Person, *, by: str | None = None, proof: str | None = None) -> Erased:
        """Remove who a person is, for good; what was recorded stays, of nobody.

        What the person refused, withdrew or objected to is entered in the suppression list first, under every
        identifier that is given (``Person("K-1001", also=(Person("jan@example.nl", "email"),))``): who is imported
        anew is not approached again. Backups hold the person still.

        Args:
            person: Whom; the ledger need not know one.
            by: Who erases; by default whom AVGTOOL_BY or avgtool.yaml names. It is recorded.
            proof: Number of the request or file that says why; it stays, so it names nobody.

        Raises:
            InputError: The proof names the person, or is too long.
            StoreError: The database cannot be used, or goes away.
        """
        from avgtool.workflows.consents import erase_in

        return erase_in(self._ledger, self._config, person, by=by, proof=proof)

    def keep_scan(self, result: ScanResult, *, by: str | None = None) -> tuple[KeptScan, ...]:
        """Keep a scan, as ``avgtool scan --keep`` does: kinds and counts of each table, no value.

        Which system was scanned, and by which columns terms count, is said by the configuration of this ledger.

        Args:
            result: What :func:`avgtool.scan` gave.
            by: Who keeps it; by default whom AVGTOOL_BY or avgtool.yaml names.

        Raises:
            InputError: A source of which terms count cannot be read again.
            ConfigError: The register is not valid.
            StoreError: The database cannot be used, or goes away.
        """
        from avgtool.workflows.kept_scans import keep_in

        sources = [one.source for one in result.datasets]
        return keep_in(self._ledger, result, sources, self._config, Recorder(who_acts(by, self._config), utc_now()))

    def check_register(self, on: date | None = None) -> tuple[Finding, ...]:
        """What ``avgtool register check`` finds: what is missing in the register, and where scans contradict it.

        Args:
            on: The day for which terms and reviews count; today by default.

        Raises:
            ConfigError: The register is not valid.
            StoreError: The database cannot be used.
        """
        from avgtool.workflows.register import check_in

        return check_in(self._ledger, self._config, on or datetime.now().astimezone().date())

    def receipt(self, proof: Proof, form: ReceiptForm = "kantara") -> bytes:
        """What proves a consent, as the file that ``avgtool consent receipt`` writes.

        Args:
            proof: As ``session.proof(person, purpose)`` or ``session.proof_of_record(id)`` gives it.
            form: ``kantara``, ``iso27560``, ``json``, ``html`` or ``pdf``; documents in the language in force.

        Raises:
            InputError: A Kantara receipt is asked of an event that is no consent.
            MissingDependencyError: PDF is asked for and Pango is not installed.
        """
        from avgtool.workflows.consent_receipts import receipt_of

        created = datetime.now().astimezone()
        return receipt_of(proof, self._config, form, created=created, language=language_of_copies()).content

    def report_consents(
        self, first: date | None = None, last: date | None = None, *, form: ReportForm = "json"
    ) -> bytes:
        """Counts over all consents, as the file that ``avgtool report consents`` writes.

        Args:
            first: First day; by default a year up to the last.
            last: Last day; today by default.
            form: ``json``, ``csv``, ``html`` or ``pdf``; documents in the language in force.

        Raises:
            InputError: The period ends before it begins.
            StoreError: The database cannot be used, or goes away.
            MissingDependencyError: PDF is asked for and Pango is not installed.
        """
        from avgtool.workflows.consent_report import count_in, report_content

        now = datetime.now().astimezone()
        counted = count_in(self._ledger, self._config, first, last, now=now)
        return report_content(counted, self._config, form, created=now, language=language_of_copies())

    def report_requests(
        self, first: date | None = None, last: date | None = None, *, form: ReportForm = "json"
    ) -> bytes:
        """Counts over all requests of data subjects, as the file that ``avgtool report requests`` writes.

        Args:
            first: First day; by default a year up to the last.
            last: Last day; today by default.
            form: ``json``, ``csv``, ``html`` or ``pdf``; documents in the language in force.

        Raises:
            InputError: The period ends before it begins.
            StoreError: The database cannot be used, or goes away.
            MissingDependencyError: PDF is asked for and Pango is not installed.
        """
        from avgtool.workflows.requests_report import count_requests_in, requests_content

        figures = count_requests_in(self._ledger, self._config, first, last)
        created = datetime.now().astimezone()
        return requests_content(figures, self._config, form, created=created, language=language_of_copies())

    def take_with_letter(
        self,
        reference: str,
        step: Step | str,
        letter: str | os.PathLike[str],
        *,
        details: str | os.PathLike[str] | Sequence[str | os.PathLike[str]] = (),
        force: bool = False,
        by: str | None = None,
        **fields: Any,
    ) -> Request:
        """Take a step with a request and write its letter, as ``--letter`` does: both happen, or neither.

        Args:
            reference: Of the request.
            step: Which (:class:`avgtool.model.requests.Step`).
            letter: File to write, which ends in ``.pdf`` or ``.docx``; the ledger keeps its SHA-256.
            details: YAML file, or files, with what was done or found (docs/letters.md).
            force: Whether a file that is there is replaced.
            by: Who takes it; by default whom AVGTOOL_BY or avgtool.yaml names. The letter names who did.
            fields: What the step needs, as in ``session.requests.take``.

        Returns:
            The request as it stands afterwards.

        Raises:
            InputError: The step is refused, or the letter has places that are still to be filled in.
            ConfigError: A text of a letter has an error, or the logo is no picture.
            OutputError: The file is there already, or cannot be written.
            MissingDependencyError: PDF is asked for and Pango is not installed.
        """
        from avgtool.workflows.request_letters import take_with_letter

        order = _ordered(letter, details, force=force)
        taken, _ = take_with_letter(self._ledger, self._config, reference, step, order, by=by, **fields)
        return taken

    def draft_letter(
        self,
        reference: str,
        kind: LetterKind | str,
        *,
        form: LetterForm = "docx",
        details: str | os.PathLike[str] | Sequence[str | os.PathLike[str]] = (),
        by: str | None = None,
        **fields: Any,
    ) -> Draft:
        """A letter of a request that says that it is a draft; nothing is recorded.

        Args:
            reference: Of the request.
            kind: Which letter: ``antwoord``, ``afwijzing``, … (docs/letters.md).
            form: ``docx`` or ``pdf``.
            details: YAML file, or files, with what was done or found (docs/letters.md).
            by: Who deals with it; by default whom AVGTOOL_BY or avgtool.yaml names.
            fields: What the step needs that the letter goes with: ``means``, ``reason``, ``grounds``, ``words``.

        Returns:
            ``.content``, the bytes of the file, and ``.to_fill``, what is still to be filled in.

        Raises:
            InputError: The request or the kind is unknown.
            ConfigError: A text of a letter has an error, or the logo is no picture.
            MissingDependencyError: PDF is asked for and Pango is not installed.
        """
        from avgtool.ledger.recordable import one_of
        from avgtool.subject_requests.letters.kinds import LetterKind
        from avgtool.workflows.request_letters import draft_letter

        order = _ordered(f"letter.{form}", details)
        chosen = one_of(LetterKind, kind)
        return draft_letter(self._ledger, self._config, reference, chosen, order, by=by, **fields)

    def close(self) -> None:
        """Give back every connection."""
        self._ledger.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def _ordered(
    letter: str | os.PathLike[str],
    details: str | os.PathLike[str] | Sequence[str | os.PathLike[str]] = (),
    *,
    force: bool = False,
) -> LetterOrder:
    """A letter as avgtool's own functions take it.

    Raises:
        InputError: The file ends in neither ``.pdf`` nor ``.docx``.
    """
    from avgtool.workflows.request_letters import LetterOrder, form_of

    path = Path(letter)
    several = (details,) if isinstance(details, str | os.PathLike) else details
    read = tuple(map(Path, several))
    return LetterOrder(path, form_of(path), datetime.now().astimezone(), read, force)
