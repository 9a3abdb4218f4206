"""``avgtool request collect``: the data of one person, found in all sources and packed."""

from __future__ import annotations

import sys
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from avgtool.cli.commands import command
from avgtool.cli.confirming import agreed
from avgtool.cli.consent.options import by_option, format_option
from avgtool.cli.rendering import require_documents
from avgtool.cli.requests.options import reference_argument, warn_of_no_signer
from avgtool.cli.session import archive_option, current_session
from avgtool.cli.speaking import option
from avgtool.i18n import msg

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import Any

    from avgtool.i18n import Message
    from avgtool.ledger.opening import OpenLedger
    from avgtool.model.subject_data import Found, Wanted
    from avgtool.subject_data.packaging import Package
    from avgtool.workflows.subject_data.collecting import Collecting, Target


other_option = option(
    "--other-identifier",
    "other",
    metavar="TEXT",
    text=msg("How you know that what you give is the person's too, where nothing ties it to the request; recorded."),
)


def identifier_options(function: Callable[..., Any]) -> Callable[..., Any]:
    """Take who is looked for; ``-`` reads an identifier from stdin, a line each, and out of the list of processes."""
    taken = (
        other_option,
        option("--customer", "customer", multiple=True, metavar="ID", text=msg("Customer id; may be repeated.")),
        option("--email", "emails", multiple=True, metavar="ADDRESS", text=msg("E-mail address, however spelled.")),
        option("--phone", "phones", multiple=True, metavar="NUMBER", text=msg("Telephone number, however spelled.")),
        option("--name", "names", multiple=True, metavar="NAME", text=msg("Name; by itself never enough.")),
        option("--birth", "born", metavar="DATE", text=msg("Date of birth, beside the name.")),
    )
    for add in reversed(taken):
        function = add(function)
    return function


@command(
    "collect",
    text=msg(
        "Find the data of the person in all sources of avgtool.yaml and pack it: CSV and JSON with checksums, and a "
        "PDF to read (GDPR 15 and 20). It looks for whose request it is, where the ledger knows a customer id, and by "
        "what you give. Rows that only resemble the person, or speak of the person in a text, count once you confirm "
        "them. Without --output only what was found is shown, also while it is not known who asks."
    ),
    examples=(
        "avgtool request collect 2026-0007 --email f.elamrani@example.nl",
        "avgtool request collect 2026-0007 --email f.elamrani@example.nl --output inzage.zip --encrypt",
        "avgtool request collect 2026-0007 --confirm 3f9a51c07b22 --leave-out-rest --output inzage.zip",
        "avgtool request collect 2026-0007 --output inzage.zip --letter brief.pdf --force",
    ),
)
@reference_argument
@identifier_options
@option("--confirm", "confirmed", multiple=True, metavar="ID", text=msg("A row in doubt that is about the person."))
@option("--leave-out-rest", is_flag=True, text=msg("The other rows in doubt are about others."))
@option(
    "--output", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE.zip", text=msg("Where the package goes.")
)
@option("--encrypt", is_flag=True, text=msg("Encrypt it (AES-256) under a password that is asked for."))
@option(
    "--password-file",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    text=msg("Encrypt it under the password in the first line of this file."),
)
@option(
    "--letter",
    type=click.Path(path_type=Path, dir_okay=False, exists=True),
    metavar="FILE",
    text=msg("The letter that you finished: it goes into the package instead of avgtool's."),
)
@option(
    "--details",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE.yaml",
    text=msg("Write what was found and given, for the letter of the answer (docs/letters.md)."),
)
@option("--force", is_flag=True, text=msg("Replace an existing file."))
@by_option
@format_option
@archive_option
def collect(  # noqa: PLR0913 - each is an option
    *,
    reference: str,
    customer: tuple[str, ...],
    emails: tuple[str, ...],
    phones: tuple[str, ...],
    names: tuple[str, ...],
    born: str | None,
    other: str | None,
    confirmed: tuple[str, ...],
    leave_out_rest: bool,
    output: Path | None,
    encrypt: bool,
    password_file: Path | None,
    letter: Path | None,
    details: Path | None,
    force: bool,
    by: str | None,
    form: str,
) -> None:
    """Find, ask, pack."""
    from avgtool.subject_data.packaging import require_zip_name
    from avgtool.workflows.ledger import open_configured
    from avgtool.workflows.subject_data.collecting import Target, begin, require_identified

    if output is not None:
        require_zip_name(output)
    wanted = looked_for(customer, emails, phones, names, born)
    if output is None and (letter or details):
        raise click.UsageError(str(msg("--letter and --details go with --output.")))
    target = None
    if output is not None:
        password = _password(password_file, encrypt=encrypt)
        target = Target(output, password, force, letter=letter, details=details)
    require_documents(current_session(), "pdf" if output else None)
    config = current_session().config
    with closing(open_configured(config)) as ledger:
        begun = begin(ledger, config, reference, wanted)
        chosen = replace(begun, confirmed=frozenset(confirmed), rest_left_out=leave_out_rest, other_identifier=other)
        if target is not None:
            require_identified(chosen)
        _run(ledger, chosen, target, by, form)


def looked_for(
    customer: tuple[str, ...],
    emails: tuple[str, ...],
    phones: tuple[str, ...],
    names: tuple[str, ...],
    born: str | None,
) -> Wanted:
    """Who is looked for; nobody where nothing was given."""
    from avgtool.model.subject_data import Wanted
    from avgtool.subject_data.wanting import wanted_from

    read = [tuple(map(_from_stdin, given)) for given in (customer, emails, phones, names)]
    if not any(read) and not born:
        return Wanted()
    return wanted_from(customer=read[0], emails=read[1], phones=read[2], names=read[3], born=born)


def _run(ledger: OpenLedger, collecting: Collecting, target: Target | None, by: str | None, form: str) -> None:
    from avgtool.workflows.subject_data import collecting as work

    session = current_session()
    for warning in work.cautions(collecting):
        session.warn(warning)
    found = work.find(session.config, collecting)
    if form == "text":
        found, collecting = _asked(found, collecting)
    package: Package | None = None
    try:
        if target is None:
            work.require_own(ledger, found, collecting)
            work.require_complete(found, collecting)
        else:
            package = work.collect(ledger, session.config, collecting, found, target, by=by)
    finally:  # what was found is shown, whether or not it can be given
        remarks = work.unfinished(session.config, found)
        _show(collecting, found, package, form, remarks)
    for remark in remarks:
        session.warn(remark)
    if package is not None:
        session.note(msg("Written: {path}", path=package.path))
        warn_of_no_signer(by)
        if target is not None and target.details is not None:
            session.note(msg("Written: {path}", path=target.details))
        if _is_draft(package, target):
            session.warn(
                msg(
                    "The letter in the package is a draft: finish what stands in it in brackets, and pack again with "
                    "it ({option}).",
                    option="--letter FILE --force",
                )
            )
        if not package.encrypted:
            session.note(msg("The package is not encrypted: send it by a safe way only (--encrypt)."))


def _is_draft(package: Package, target: Target | None) -> bool:
    """Whether avgtool wrote the letter, and could not finish it."""
    return (target is None or target.letter is None) and any(one.name.endswith(".docx") for one in package.files)


def _asked(found: Found, collecting: Collecting) -> tuple[Found, Collecting]:
    """Ask a human about each row in doubt, where there is one at a terminal."""
    from avgtool.cli.requests.collect_view import doubts, show_doubt
    from avgtool.workflows.subject_data import collecting as work

    if collecting.rest_left_out or not found.persons_in_doubt or not (sys.stdin.isatty() and sys.stdout.isatty()):
        return found, collecting
    session = current_session()
    chosen = set(collecting.confirmed)
    for table, row in doubts(found):
        show_doubt(session.out, table, row)
        if agreed(msg("Is this about the person?")):
            chosen.add(row.id)
    decided = replace(collecting, confirmed=frozenset(chosen), rest_left_out=True)
    return (work.find(session.config, decided) if chosen > collecting.confirmed else found), decided


def _show(collecting: Collecting, found: Found, package: Package | None, form: str, remarks: Sequence[Message]) -> None:
    from avgtool.cli.requests.collect_view import found_json, show_found

    if form == "json":
        sys.stdout.write(found_json(collecting.request.reference, found, package, remarks) + "\n")
    else:
        show_found(current_session().out, found, with_doubts=not collecting.rest_left_out)


def _from_stdin(value: str) -> str:
    return sys.stdin.readline().strip() if value == "-" else value


def _password(path: Path | None, *, encrypt: bool) -> str | None:
    from avgtool.workflows.subject_data.collecting import password_in

    if path is not None:
        return password_in(path)
    if not encrypt:
        return None
    if not sys.stdin.isatty():
        raise click.UsageError(str(msg("There is no terminal to ask for a password at: give --password-file.")))
    return str(click.prompt(str(msg("Password of the package")), hide_input=True, confirmation_prompt=True))
