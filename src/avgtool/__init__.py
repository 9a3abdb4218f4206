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

    from avgtool.keys import Key
    from avgtool.model.findings import ScanResult, TextFinding
    from avgtool.model.outcome import Outcome
    from avgtool.model.plan import Plan
    from avgtool.policy.schema import Policy

    StrPath = str | os.PathLike[str]

__version__ = "0.1.0"

__all__ = [
    "__version__",
    "anonymize",
    "anonymize_frame",
    "anonymize_text",
    "find_in_text",
    "load_key",
    "load_policy",
    "new_key",
    "plan",
    "scan",
]

Frame = TypeVar("Frame")


def scan(source: StrPath | Any, *, mode: Literal["full", "sample"] = "full", table: str | None = None) -> ScanResult:
    """Find personal data, column by column and inside text.

    Args:
        source: A file, folder, glob or database URL; or a pandas, polars or pyarrow table.
        mode: ``full`` judges every value; ``sample`` some thousands of rows spread over the whole, with an error bound.
        table: Only this sheet or table.

    Returns:
        The verdicts on every column; no raw value.

    Raises:
        InputError: The source cannot be read, or is refused.
    """
    from avgtool.workflows import library

    return library.scan(source, mode=mode, table=table)


def load_policy(policy: StrPath) -> Policy:
    """A shipped policy by name, or one from a YAML file.

    Raises:
        PolicyError: Unknown or invalid; the message names file, line and what to write instead.
    """
    from avgtool.workflows import library

    return library.load_policy(policy)


def plan(result: ScanResult, policy: Policy | StrPath) -> Plan:
    """What a policy would do to every column of the one data set that was scanned. Touches no value.

    Raises:
        PolicyError: The policy names a column that is not there.
        ValueError: The scan holds more than one data set.
    """
    from avgtool.workflows import library

    return library.plan(result, policy)


def anonymize(
    source: StrPath,
    plan: Plan | Policy | StrPath,
    *,
    output: StrPath,
    key: Key | StrPath | None = None,
    force: bool = False,
) -> Outcome:
    """Write an anonymized copy, verified by a new scan before it is published.

    Args:
        source: A file; it is never changed.
        plan: A plan made for this very file, or a policy to plan by.
        output: Where the copy goes; its suffix says the format.
        key: Key, or path of a key file, where the plan makes pseudonyms.
        force: Replace an existing output.

    Raises:
        UndecidedColumnError: The policy does not decide about a column.
        VerificationError: The copy still held what it must not hold; nothing was written.
        InputError: The file cannot be read, or changed since its plan.
        KeyFileError: A key is needed and missing, or unsafe.
    """
    from avgtool.workflows import library

    return library.anonymize(source, plan, output=output, key=key, force=force)


def anonymize_frame(frame: Frame, policy: Policy | StrPath, *, key: Key | StrPath | None = None) -> Frame:
    """An anonymized copy of a pandas, polars or pyarrow table: same type back, input untouched, verified likewise.

    The index of a pandas table is treated as a column of its name (``index`` without one), unless it only numbers the
    rows from 0. Where the policy leaves it in, it comes back as the index. Row numbers that a selection left behind
    say nothing to a policy: take them off with ``frame.reset_index(drop=True)``.

    Raises:
        UndecidedColumnError: The policy does not decide about a column.
        VerificationError: The copy still held what it must not hold.
        KeyFileError: A key is needed and missing, or unsafe.
    """
    from avgtool.workflows import library

    copy: Frame = library.anonymize_frame(frame, policy, key=key)
    return copy


def find_in_text(
    text: str, *, language: Literal["nl", "en"] = "nl", threshold: float | None = None
) -> list[TextFinding]:
    """Personal data in one text: ``.start`` and ``.end`` in characters, ``.entity`` as Presidio names it, ``.score``.

    Args:
        text: The text.
        language: Language of the text.
        threshold: Least score in 0..1 that counts; lower finds more and errs more.
    """
    from avgtool.workflows import library

    return library.find_in_text(text, language=language, threshold=threshold)


def anonymize_text(text: str, policy: Policy | StrPath | None = None, *, key: Key | StrPath | None = None) -> str:
    """A text with its personal data replaced, each entity by the policy's own operator; without a policy by its label.

    Raises:
        PolicyError: The policy is unknown or invalid.
        KeyFileError: A key is needed and missing, or unsafe.
    """
    from avgtool.workflows import library

    return library.anonymize_text(text, policy, key=key)


def new_key(path: StrPath) -> Key:
    """Make a key file that only its owner can read; an existing file is never overwritten.

    Raises:
        KeyFileError: The file exists, or cannot be written.
    """
    from avgtool.workflows import library

    return library.new_key(path)


def load_key(path: StrPath) -> Key:
    """Read a key file.

    Raises:
        KeyFileError: Missing, damaged, or readable by others.
    """
    from avgtool.workflows import library

    return library.load_key(path)
