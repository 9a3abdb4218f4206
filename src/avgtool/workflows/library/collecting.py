"""The data of one person for a request of access or portability, for programs."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from avgtool.model.subject_data import Wanted
from avgtool.subject_data.wanting import wanted_from
from avgtool.workflows.subject_data.collecting import Target, begin
from avgtool.workflows.subject_data.collecting import collect as _collect
from avgtool.workflows.subject_data.collecting import find as _find

if TYPE_CHECKING:
    import os
    from collections.abc import Iterable, Mapping
    from datetime import date

    from avgtool.model.subject_data import Found
    from avgtool.subject_data.packaging import Package
    from avgtool.workflows.library.ledger import Ledger
    from avgtool.workflows.subject_data.collecting import Collecting


def wanted(
    *,
    customer: Iterable[str] = (),
    emails: Iterable[str] = (),
    phones: Iterable[str] = (),
    names: Iterable[str] = (),
    born: date | str | None = None,
) -> Wanted:
    """Who is looked for; several identifiers of one kind are all tried, however they are spelled.

    Args:
        customer: Customer ids.
        emails: E-mail addresses.
        phones: Telephone numbers.
        names: Names; only with the date of birth are they exact.
        born: Date of birth.

    Raises:
        InputError: Nothing is named, or something is no such identifier.
    """
    return wanted_from(customer=customer, emails=emails, phones=phones, names=names, born=born)


def find_person(
    ledger: Ledger, reference: str, person: Wanted | None = None, *, confirmed: Iterable[str] = ()
) -> Found:
    """The rows about the person of a request, in all sources of the ledger's configuration; nothing is written.

    Args:
        ledger: Holds the request, and the configuration with the sources (``Ledger(url, config=…)``).
        reference: Of the request.
        person: Further identifiers (:func:`wanted`); whose request it is is known where that is a customer id.
        confirmed: Ids of rows in doubt of which a human said that they are about the person.

    Returns:
        Rows by table in ``.tables``: each with its ``.certain`` rows and those in doubt. They hold values of the
        person. What could not be searched stands in ``.missed``.

    Raises:
        InputError: The request is unknown, or asks for neither access nor portability.
        ConfigError: There are no sources, or they lack a table or a column that is named.
    """
    return _find(ledger.config, _begun(ledger, reference, person, confirmed, rest_left_out=False))


def collect(  # noqa: PLR0913 - by keyword; each is an option of `avgtool request collect`
    ledger: Ledger,
    reference: str,
    output: str | os.PathLike[str],
    person: Wanted | None = None,
    *,
    confirmed: Iterable[str] = (),
    leave_out_rest: bool = False,
    other_identifier: str | None = None,
    password: str | None = None,
    documents: Mapping[str, bytes] | None = None,
    force: bool = False,
    by: str | None = None,
) -> Package:
    """Find the data of the person of a request and pack them, as ``avgtool request collect`` does.

    Args:
        ledger: Holds the request, and the configuration with the sources.
        reference: Of the request.
        output: The ZIP file to write.
        person: Further identifiers (:func:`wanted`).
        confirmed: Ids of rows in doubt of which a human said that they are about the person.
        leave_out_rest: Whether a human said that the other rows in doubt are about others.
        other_identifier: How it is known that what ``person`` names is the person's too, where nothing ties it to the
            request.
        password: Encrypts the package (AES-256); twelve characters at least.
        documents: Further files of the package by name, such as the letter.
        force: Whether an existing file may be replaced.
        by: Who collects; by default whom AVGTOOL_BY or avgtool.yaml names.

    Returns:
        Where the package is, its SHA-256 and its files.

    Raises:
        RefusedError: Rows are in doubt and nobody decided, nothing was found, or what was given may be another's.
        InputError: The request is unknown or asks for something else, it is not known who asks, a file cannot be
            searched, or the package cannot be written.
        StoreError: A database cannot be searched.
        ConfigError: There are no sources, or they lack a table or a column that is named.
        MissingDependencyError: Pango is not installed, which the document to read needs.
    """
    begun = _begun(ledger, reference, person, confirmed, rest_left_out=leave_out_rest)
    begun = replace(begun, other_identifier=other_identifier)
    found = _find(ledger.config, begun)
    target = Target(Path(output), password, force, documents or {})
    return _collect(ledger.opened, ledger.config, begun, found, target, by=by)


def _begun(
    ledger: Ledger, reference: str, person: Wanted | None, confirmed: Iterable[str], *, rest_left_out: bool
) -> Collecting:
    begun = begin(ledger.opened, ledger.config, reference, person or Wanted())
    return replace(begun, confirmed=frozenset(confirmed), rest_left_out=rest_left_out)
