"""avgtool: scan, anonymize, prove, report.

Everything a program needs stands here; importing it is cheap, for the work is imported where it is done. Errors are
those of :mod:`avgtool.errors`, and hold no value from the data.

    >>> import avgtool
    >>> result = avgtool.scan("klanten.csv")  # doctest: +SKIP
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, TypeVar

if TYPE_CHECKING:
    import os
    from collections.abc import Iterable, Sequence
    from datetime import date, datetime

    from avgtool.keys import Key
    from avgtool.model.findings import ScanResult, TextFinding
    from avgtool.model.measures import PrivacyMeasures
    from avgtool.model.outcome import Outcome
    from avgtool.model.plan import Plan
    from avgtool.policy.schema import Policy
    from avgtool.subject_requests.deadlines import Deadline

    StrPath = str | os.PathLike[str]

__version__ = "0.1.0"

__all__ = [
    "__version__",
    "anonymize",
    "anonymize_frame",
    "anonymize_tables",
    "anonymize_text",
    "deadline",
    "find_in_text",
    "load_key",
    "load_policy",
    "new_key",
    "plan",
    "privacy_metrics",
    "scan",
]

Frame = TypeVar("Frame")


def __dir__() -> list[str]:
    """What there is to use; not what this module needs to say so."""
    return sorted(__all__)


def scan(
    source: StrPath | Any,
    *,
    mode: Literal["full", "sample"] = "full",
    table: str | None = None,
    all_tables: bool = False,
) -> ScanResult:
    """Find personal data, column by column and inside text.

    Args:
        source: A file, folder, glob or database URL; or a pandas, polars or pyarrow table.
        mode: ``full`` judges every value; ``sample`` some thousands of rows spread over the whole, with an error bound.
        table: Only this sheet or table; by default every sheet of a workbook, and the only table of a database.
        all_tables: Every table of a database.

    Returns:
        The verdicts on every column, in ``.datasets`` one a file, sheet or table; no raw value.

    Raises:
        InputError: The source cannot be read, is refused, or is a database of several tables of which none was chosen.
        StoreError: A database cannot be used.
        ValueError: ``mode`` is none of the two.
    """
    from avgtool.workflows import library

    return library.scan(source, mode=mode, table=table, all_tables=all_tables)


def load_policy(policy: StrPath) -> Policy:
    """A shipped policy by name, or one from a YAML file.

    Raises:
        PolicyError: Unknown or invalid; the message names file, line and what to write instead.
    """
    from avgtool.workflows import library

    return library.load_policy(policy)


def plan(result: ScanResult, policy: Policy | StrPath, *, table: str | None = None) -> Plan:
    """What a policy would do to every column of one data set that was scanned. Touches no value.

    Args:
        result: A scan.
        policy: A policy, its name or its file.
        table: The sheet or table, where several were scanned.

    Raises:
        PolicyError: The policy names a column that is not there.
        InputError: The scan holds several data sets and none was chosen, or has no such table.
    """
    from avgtool.workflows import library

    return library.plan(result, policy, table=table)


def anonymize(
    source: StrPath,
    plan: Plan | Policy | StrPath,
    *,
    output: StrPath,
    key: Key | StrPath | None = None,
    force: bool = False,
    table: str | None = None,
) -> Outcome:
    """Write an anonymized copy of one table, verified by a new scan before it is published.

    Args:
        source: A file or a database URL; it is never changed.
        plan: A plan made for this very file, or a policy to plan by.
        output: Where the copy goes; its suffix says the format.
        key: Key, or path of a key file, where the plan makes pseudonyms.
        force: Replace an existing output.
        table: The sheet or table, where the source has several; by default that of the plan.

    Raises:
        UndecidedColumnError: The policy does not decide about a column.
        VerificationError: The copy still held what it must not hold; nothing was written.
        InputError: The file cannot be read, changed since its plan, or has several tables of which none was chosen.
        OutputError: The copy cannot be written, or ``output`` exists and ``force`` is not set.
        PolicyError: The policy is unknown or invalid, or names a column that is not there.
        KeyFileError: A key is needed and missing, or unsafe.
        StoreError: A database cannot be used.
    """
    from avgtool.workflows import library

    return library.anonymize(source, plan, output=output, key=key, force=force, table=table)


def anonymize_tables(
    source: StrPath,
    policy: Policy | StrPath,
    *,
    output: StrPath,
    key: Key | StrPath | None = None,
    force: bool = False,
) -> tuple[Outcome, ...]:
    """Write anonymized copies of all sheets of a workbook, or all tables of a database, together to one file.

    Nothing is written unless every copy is verified.

    Args:
        source: A file or a database URL; it is never changed.
        policy: The policy by which each of the tables is treated.
        output: Where the copies go: ``.xlsx`` or ``.sqlite``.
        key: Key, or path of a key file, where the policy makes pseudonyms.
        force: Replace an existing output.

    Returns:
        One outcome a table, in their order.

    Raises:
        UndecidedColumnError: The policy does not decide about a column of one of them.
        VerificationError: A copy still held what it must not hold; nothing was written.
        InputError: The source cannot be read, or stands for several files.
        OutputError: The copies cannot be written, or ``output`` exists and ``force`` is not set.
        PolicyError: The policy is unknown or invalid, or names a column that is not there.
        KeyFileError: A key is needed and missing, or unsafe.
        StoreError: A database cannot be used.
    """
    from avgtool.workflows import library

    return library.anonymize_tables(source, policy, output=output, key=key, force=force)


def anonymize_frame(frame: Frame, policy: Policy | StrPath, *, key: Key | StrPath | None = None) -> Frame:
    """An anonymized copy of a pandas, polars or pyarrow table: same type back, input untouched, verified likewise.

    The index of a pandas table is treated as a column of its name (``index`` without one). Where the policy leaves it
    in, it comes back as the index. An index of row numbers, whole numbers from 0 up to 10 million without a name, is no
    column: it comes back as it was, also where a filter or a sort left gaps in it. Give an index that holds anything
    else, such as customer numbers, a name.

    Raises:
        UndecidedColumnError: The policy does not decide about a column.
        VerificationError: The copy still held what it must not hold.
        KeyFileError: A key is needed and missing, or unsafe.
    """
    from avgtool.workflows import library

    copy: Frame = library.anonymize_frame(frame, policy, key=key)
    return copy


def privacy_metrics(
    frame: Any,
    quasi_identifiers: Sequence[str],
    sensitive: str | Sequence[str] | None = None,
    *,
    k: int = 5,
    population: Any | None = None,
) -> PrivacyMeasures:
    """How well the persons of a pandas, polars or pyarrow table hide among each other; one row a person.

    Args:
        frame: The table; it is not altered. A missing value counts as a value of its own.
        quasi_identifiers: The columns by which others may know a person: age, sex, postcode.
        sensitive: The column, or columns, that nobody should learn about a person. Numbers, also as text, have an
            order, by which ``.t`` measures (earth mover's distance); of other values all are as far apart.
        k: What ``.rows_under`` and ``.rows_at_risk`` are about: rows in classes of fewer persons than this.
        population: A larger table that ``frame`` is a sample of, for the risk by a journalist or a marketer.

    Returns:
        ``.k`` (rows of the smallest class), ``.l``, ``.entropy_l`` and ``.t`` (of the worst class; None without
        ``sensitive``), ``.average_risk`` and ``.highest_risk`` (of a prosecutor: El Emam 2013), ``.unique_share``, and
        more beside them: ``.classes``, ``.rows_under``, ``.prosecutor``, ``.journalist``, ``.marketer_risk`` and
        ``.sensitive``, a record for each sensitive column, with its recursive (c, l)-diversity.

    Raises:
        SettingsError: A column is not there.
        InputError: ``frame`` is no table.
        ValueError: No quasi-identifier is named, or ``k`` is below 1.
    """
    from avgtool.workflows import library

    return library.privacy_metrics(frame, quasi_identifiers, sensitive, k=k, population=population)


def find_in_text(
    text: str, *, language: Literal["nl", "en"] = "nl", threshold: float | None = None
) -> list[TextFinding]:
    """Personal data in one text: ``.start`` and ``.end`` in characters, ``.entity`` as Presidio names it, ``.score``.

    Args:
        text: The text.
        language: Language of the text.
        threshold: Least score in 0..1 that counts; lower finds more and errs more. By default 0.4; up to 0.3
            words of Dutch texts that can reveal something special count too (HEALTH, RELIGION, UNION, …).

    Raises:
        TypeError: ``text`` is no ``str``, or ``threshold`` no number.
        ValueError: ``language`` is neither ``nl`` nor ``en``, or ``threshold`` lies outside 0..1.
    """
    from avgtool.workflows import library

    return library.find_in_text(text, language=language, threshold=threshold)


def anonymize_text(text: str, policy: Policy | StrPath | None = None, *, key: Key | StrPath | None = None) -> str:
    """A text with its personal data replaced, each entity by the policy's own operator; without a policy by its label.

    Raises:
        PolicyError: The policy is unknown or invalid.
        KeyFileError: A key is needed and missing, or unsafe.
        TypeError: ``text`` is no ``str``.
    """
    from avgtool.workflows import library

    return library.anonymize_text(text, policy, key=key)


def deadline(
    received: date | datetime, *, pauses: Iterable[tuple[date, date | None]] = (), today: date | None = None
) -> Deadline:
    """When a data subject's request must be answered: art. 12(3) AVG, by the Dutch calendar.

    Args:
        received: The day of receipt, or the moment with its time zone: the date in the Netherlands counts.
        pauses: When the clock stood still for a question about identity or scope: the day it was asked, and the day of
            a sufficient answer, or None while that is waited for.
        today: Up to when a pause without an answer counts.

    Returns:
        ``.due``, ``.safe`` (the last working day before the term really ends), ``.extended_due``, and beside them
        ``.extended_safe``, ``.unpaused``, ``.paused_days``, ``.waiting`` and ``.asked_late``.

    Raises:
        InputError: A moment without a time zone, a pause before receipt, or one that ends before it begins.

    >>> from datetime import date
    >>> deadline(date(2026, 3, 5)).due
    datetime.date(2026, 4, 7)
    """
    from avgtool.workflows import deadlines

    return deadlines.deadline(received, pauses=pauses, today=today)


def new_key(path: StrPath) -> Key:
    """Make a key that only its owner can read; an existing one is never overwritten.

    Args:
        path: A file, or ``keyring:NAME`` for the keyring of the system. What is done with it is recorded beside it.

    Raises:
        KeyFileError: It exists, or cannot be made.
        OutputError: The disk is full, or the log cannot be written.
    """
    from avgtool.workflows import library

    return library.new_key(path)


def load_key(path: StrPath) -> Key:
    """Read a key: a file, or ``keyring:NAME``.

    Raises:
        KeyFileError: Missing, damaged, or readable by others.
    """
    from avgtool.workflows import library

    return library.load_key(path)
