"""Answers a request for access or portability (art. 15 and 20 AVG): the data of one person, found, masked, packed."""

from __future__ import annotations

import json
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import TYPE_CHECKING

from avgtool import __version__, catalog
from avgtool.errors import InputError, RefusedError, system_reason
from avgtool.i18n import msg, nmsg
from avgtool.model.requests import Right, Step, TaskState
from avgtool.model.subject_data import Wanted
from avgtool.register.loading import all_activities
from avgtool.sources.staging import require_free, write_whole
from avgtool.subject_data.annex import annex
from avgtool.subject_data.giving import given_tables
from avgtool.subject_data.judging import known_person
from avgtool.subject_data.masking import third_parties
from avgtool.subject_data.packaging import DATA, PORTABLE, Contents, manifest, write_package
from avgtool.subject_data.using import OTHER_BASIS, UNTOLD_BASIS, Coverage, coverage, on_other_bases, remarks, unused
from avgtool.subject_data.wanting import sought
from avgtool.subject_requests.letters.from_collected import details_of_collected
from avgtool.subject_requests.letters.words import KINDS
from avgtool.subject_requests.life_cycle import is_identified
from avgtool.workflows.package_letters import Held, PackageLetter, answer_of_package, package_letter
from avgtool.workflows.reports import document_context, rendered
from avgtool.workflows.requests import request_session
from avgtool.workflows.subject_data.finding import find_person, mentions_in, source_maps, with_snippets_in
from avgtool.workflows.subject_data.fitting import misfits, require_fitting
from avgtool.workflows.subject_data.passed_over import passed_over
from avgtool.workflows.translated_texts import activities_in, in_language, tables_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date
    from pathlib import Path

    from avgtool.config import Config
    from avgtool.i18n import Message
    from avgtool.ledger.opening import OpenLedger
    from avgtool.model.requests import Request
    from avgtool.model.subject_data import Found
    from avgtool.subject_data.giving import GivenTable
    from avgtool.subject_data.masking import ThirdParties
    from avgtool.subject_data.packaging import Package

ANSWERED = (Right.ACCESS, Right.PORTABILITY)
"""What a package answers."""


@dataclass(frozen=True, slots=True)
class Collecting:
    """What is collected for a request, and where it goes."""

    request: Request
    wanted: Wanted
    confirmed: frozenset[str] = frozenset()
    """Ids of rows in doubt of which a human said that they are about the person."""
    rest_left_out: bool = False
    """Whether a human said that the other rows in doubt are about others."""
    asked: Wanted = field(default_factory=Wanted)
    """What was given, without what the ledger knows."""
    own: tuple[str, str] | None = None
    """Kind and reference of the one identifier by which the ledger knows whose request it is."""
    other_identifier: str | None = field(default=None, repr=False)
    """How it is known that what was given is the person's too, where nothing ties it to the request."""


@dataclass(frozen=True, slots=True)
class Target:
    """Where a package goes."""

    path: Path
    password: str | None = field(default=None, repr=False)
    force: bool = False
    documents: Mapping[str, bytes] = field(default_factory=dict, repr=False)
    """Further files of the package by name."""
    letter: Path | None = None
    """The letter that a human finished; it goes in instead of avgtool's."""
    details: Path | None = None
    """Where is written what the letter of the answer tells of it, in YAML."""


def begin(ledger: OpenLedger, config: Config, reference: str, wanted: Wanted) -> Collecting:
    """The request that is answered, and who is looked for: whose request it is, where nobody else is named.

    Raises:
        InputError: The request is unknown or asks for neither access nor portability, or nobody is named whom the
            ledger knows by a customer id.
        StoreError: The ledger cannot be used.
    """
    with request_session(ledger, config, readonly=True) as session:
        request = session.get(reference)
        own, known_by = session.customer_id(request), session.known_by(request)
    if not set(ANSWERED) & set(request.rights):
        raise InputError(msg("This request asks neither for access nor for portability."), where=request.reference)
    if wanted == Wanted() and own is None:
        raise InputError(
            msg("The ledger knows by a digest only whose request it is."),
            where=request.reference,
            hint=msg("Say who is looked for: --customer, --email, --phone, or --name with --birth."),
        )
    asked = wanted
    if own is not None and own not in wanted.customer:
        wanted = replace(wanted, customer=(own, *wanted.customer))
    return Collecting(request, wanted, asked=asked, own=known_by)


def require_identified(collecting: Collecting) -> None:
    """Refuse to give what may go to somebody else (art. 12(6) AVG); looking stays open.

    Raises:
        InputError: It was not made sure who asks.
    """
    request = collecting.request
    if not is_identified(request):
        raise InputError(
            msg("It is not known yet who asks, so there is no package: it may go to the wrong person."),
            where=request.reference,
            hint=msg(
                "Make sure, and record it: {command}. Without {output} what was found is shown.",
                command=f"avgtool request verify-identity {request.reference}",
                output="--output",
            ),
        )


def find(config: Config, collecting: Collecting) -> Found:
    """What is about the person, in all sources.

    Raises:
        ConfigError: avgtool.yaml names no sources, or tables or columns that are not there.
    """
    found = find_person(config, collecting.wanted, confirmed=collecting.confirmed)
    return with_snippets_in(config, found, mentions_in(found, collecting.wanted))


def require_own(ledger: OpenLedger, found: Found, collecting: Collecting) -> None:
    """Refuse to give what may be another's.

    Raises:
        RefusedError: Nothing ties what was given to the person whose request it is, and nobody said why it does.
    """
    strange = misfits(collecting.asked, found, collecting.own, ledger.key.derive)
    require_fitting(strange, collecting.request.reference, collecting.other_identifier)


def require_complete(found: Found, collecting: Collecting) -> None:
    """Refuse to go on with what is not whole, is not decided, or is nothing.

    Raises:
        AvgtoolError: A source could not be searched: what it raised.
        RefusedError: Rows are in doubt, or nothing was found.
        InputError: A row that was confirmed is not there.
    """
    for missed in found.missed:
        raise missed.error
    known = {row.id for table in found.tables for row in table.rows}
    if unknown := sorted(collecting.confirmed - known):
        raise InputError(
            msg("There is no row in doubt with this id: {ids}.", ids=", ".join(unknown)),
            hint=msg("Look again with the same identifiers: of a file without a key ids change with its rows."),
        )
    if found.persons_in_doubt and not collecting.rest_left_out:
        raise RefusedError(
            nmsg(
                "{n} row may be about the person: nothing is given before a human has decided.",
                "{n} rows may be about the person: nothing is given before a human has decided.",
                found.persons_in_doubt,
            ),
            hint=msg(
                "Look the rows up in their systems. Name those that are about the person with --confirm ID, and say "
                "with --leave-out-rest that the others are not."
            ),
        )
    if not found.rows and found.persons_in_doubt:
        raise RefusedError(
            msg("All rows that were found were left out as those of others."),
            hint=msg("Look at them again before you answer that there is nothing: {option}", option="--confirm ID"),
        )
    if not found.rows:
        raise RefusedError(
            msg("Nothing was found about this person."),
            hint=msg("Try other identifiers; otherwise answer that no data is processed (GDPR 15(1))."),
        )


def collect(
    ledger: OpenLedger,
    config: Config,
    collecting: Collecting,
    found: Found,
    target: Target,
    *,
    by: str | None = None,
    created: datetime | None = None,
) -> Package:
    """Write the package of what was found, and record per source that its work is done.

    Args:
        ledger: Where the request is recorded; it holds counts, and no value.
        config: Of the organization.
        collecting: For which request, about whom.
        found: What was found.
        target: Where the package goes.
        by: Who collects; by default whom AVGTOOL_BY or avgtool.yaml names.
        created: When; now by default.

    Raises:
        RefusedError: Rows are in doubt, nothing was found, or what was given may be another's.
        InputError: It is not known who asks, a source could not be searched, or the package cannot be written.
        MissingDependencyError: Pango is not installed, which the annex needs.
        ConfigError: A text of a letter has an error.
    """
    require_identified(collecting)
    require_own(ledger, found, collecting)
    require_complete(found, collecting)
    require_free(target.path, force=target.force)
    moment = created or datetime.now().astimezone()
    if target.details is not None:
        require_free(target.details, force=target.force)
    contents, details = _contents(config, collecting, found, moment, target, by)
    package = write_package(target.path, contents, password=target.password, force=target.force)
    if target.details is not None:
        write_whole(target.details, details.encode(), force=target.force)
    _record(ledger, config, collecting, found, package, by)
    return package


def _contents(
    config: Config,
    collecting: Collecting,
    found: Found,
    created: datetime,
    target: Target,
    by: str | None,
) -> tuple[Contents, str]:
    """What the package is made of, and what its letter tells, for the letter of the answer."""
    request = collecting.request
    others = _others(config, found, collecting)
    data: dict[str, tuple[GivenTable, ...]] = {}
    if Right.ACCESS in request.rights:
        data[DATA] = given_tables(found, others)
    unportable = _unportable(config, found) if Right.PORTABILITY in request.rights else {}
    if Right.PORTABILITY in request.rights:
        data[PORTABLE] = given_tables(found, others, portable=True, without=unportable)
    data = {folder: tables_in(tables, config, request.language) for folder, tables in data.items()}
    contents = Contents(request.reference, created, __version__, request.language, data, {}, unportable)
    name = "bijlage-gegevens.pdf" if request.language == "nl" else "annex-data.pdf"
    held = Held(found, source_maps(config), told(config, found, created.date()).kinds)
    answer = answer_of_package(held, activities_in(config, request.language), contents, name)
    answer = in_language(answer, config, request.language)
    letter = _finished(target.letter) if target.letter else package_letter(config, request, answer, contents, by)
    documents = {letter.name: letter.content, **target.documents, name: _annex(config, contents)}
    return replace(contents, documents=documents), details_of_collected(answer, held.kinds)


def _finished(path: Path) -> PackageLetter:
    """The letter that a human finished.

    Raises:
        InputError: It cannot be read.
    """
    try:
        return PackageLetter(path.name, path.read_bytes(), ())
    except OSError as error:
        raise InputError(
            msg("The letter cannot be read: {reason}.", reason=system_reason(error)), where=str(path)
        ) from None


def told(config: Config, found: Found, today: date) -> Coverage:
    """How far the register tells of what was found (:func:`avgtool.subject_data.using.coverage`)."""
    return coverage(found, source_maps(config), all_activities(config), catalog.kind_named_by, today)


def unfinished(config: Config, found: Found, today: date | None = None) -> tuple[Message, ...]:
    """What a human must see to before the answer is sent.

    What the register does not tell, rows past their term, and tables and texts of which avgtool.yaml says nothing.

    Args:
        config: Names the sources and the register.
        found: Of the person.
        today: By which terms are over; by default this day.
    """
    known = told(config, found, today or datetime.now().astimezone().date())
    return (*remarks(known, KINDS), *passed_over(found, source_maps(config)))


def _unportable(config: Config, found: Found) -> dict[str, Message]:
    """Sources that hold something, and of which the register does not say that they rest on consent or a contract."""
    sources, activities = source_maps(config), all_activities(config)
    reasons = dict.fromkeys(on_other_bases(sources, activities), OTHER_BASIS)
    reasons |= dict.fromkeys(unused(sources, activities), UNTOLD_BASIS)
    return {one.source: reasons[one.source] for one in found.tables if one.certain and one.source in reasons}


def _annex(config: Config, contents: Contents) -> bytes:
    shown = contents.data.get(DATA) or contents.data.get(PORTABLE, ())
    context = document_context(config, contents.created, contents.language, contents.reference, msg("Confidential"))
    data = json.dumps(manifest(contents), ensure_ascii=False)
    return rendered(annex(shown, context), contents.language, "pdf", data)


def _others(config: Config, found: Found, collecting: Collecting) -> ThirdParties:
    known = sought(known_person(found.tables, collecting.wanted))
    own = mentions_in(found, collecting.wanted)
    instead = msg("[another person]").render(collecting.request.language)
    return third_parties(catalog.text_finder(config.text), own, known, instead)


def _record(
    ledger: OpenLedger, config: Config, collecting: Collecting, found: Found, package: Package, by: str | None
) -> None:
    """Note in each source how many rows were given, and by which hash the package is known again."""
    request = collecting.request
    rows: dict[str, int] = {}
    for table in found.tables:
        rows[table.source] = rows.get(table.source, 0) + len(table.certain)
    rights = [right for right in ANSWERED if right in request.rights]
    other = collecting.other_identifier
    beside = [msg("known by another identifier: {reason}", reason=other)] if other else []
    with request_session(ledger, config, by=by) as session:
        for source, count in rows.items():
            told = nmsg("{n} row in {name}, SHA-256 {sha256}", "{n} rows in {name}, SHA-256 {sha256}", count,
                        name=package.path.name, sha256=package.sha256)  # fmt: skip
            for right in rights:
                words = "; ".join(one.render(config.language) for one in (told, *beside))
                session.set_task(request.reference, source, right, TaskState.DONE, words=words)


def cautions(collecting: Collecting) -> Iterator[Message]:
    """What must be known before a package is sent: that it may go to the wrong person."""
    if not any(event.step is Step.VERIFY_IDENTITY for event in collecting.request.events):
        yield msg(
            "It is not recorded that it was made sure who asks: send nothing before (avgtool request verify-identity)."
        )


def password_in(path: Path) -> str:
    """The first line of a file.

    Raises:
        InputError: It cannot be read, or holds nothing.
    """
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError):
        raise InputError(msg("The password cannot be read."), where=str(path)) from None
    if not lines or not lines[0]:
        raise InputError(msg("The first line holds no password."), where=str(path))
    return lines[0]
