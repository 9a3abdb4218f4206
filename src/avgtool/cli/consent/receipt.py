"""``avgtool consent receipt``: what proves a consent, for the person and for programs (art. 7(1) AVG)."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from avgtool.cli.commands import command
from avgtool.cli.consent.options import KINDS, also_options, named
from avgtool.cli.rendering import now, require_documents, write
from avgtool.cli.session import archive_option, current_session
from avgtool.cli.speaking import option
from avgtool.cli.times import Moment
from avgtool.i18n import language, msg

if TYPE_CHECKING:
    from datetime import datetime

    from avgtool.consent.store.session import Person
    from avgtool.workflows.consent_receipts import Form, ReceiptRequest

_FORMS: tuple[Form, ...] = ("kantara", "iso27560", "json", "pdf", "html")
_BY_ENDING: dict[str, Form] = {".pdf": "pdf", ".html": "html", ".htm": "html", ".json": "kantara"}


@command(
    "receipt",
    text=msg(
        "Write what proves a consent: the words that were shown, who recorded what, and how it stands. As a receipt "
        "for programs (Kantara 1.1, ISO/IEC TS 27560), or as a document."
    ),
    examples=(
        "avgtool consent receipt K-1001 --purpose nieuwsbrief --output toestemmingsbewijs.pdf",
        "avgtool consent receipt K-1001 --purpose nieuwsbrief --format iso27560",
    ),
)
@click.argument("subject", metavar="SUBJECT", required=False)
@option(
    "--kind",
    type=click.Choice(KINDS),
    default="customer",
    show_default=True,
    text=msg("What the person is known by. Of all but a customer id only a keyed digest is kept."),
)
@also_options
@option("--purpose", metavar="CODE", text=msg("Code of the purpose."))
@option("--record", metavar="ID", text=msg("One event by its record_id, in the place of a person and --purpose."))
@option(
    "--format",
    "form",
    type=click.Choice(_FORMS),
    text=msg("Form of the receipt; by default that of the file's ending, and kantara."),
)
@option(
    "--output", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE", text=msg("File to write; else stdout.")
)
@option("--at", type=Moment(), metavar="MOMENT", text=msg("As it was at an earlier moment; now by default."))
@option("--force", is_flag=True, text=msg("Replace a file that is there."))
@archive_option
def receipt(  # noqa: PLR0913 - each is an option
    *,
    subject: str | None,
    kind: str,
    email: str | None,
    phone: str | None,
    purpose: str | None,
    record: str | None,
    form: Form | None,
    output: Path | None,
    at: datetime | None,
    force: bool,
) -> None:
    """Write a receipt."""
    from avgtool.workflows.consent_receipts import make_receipt

    session = current_session()
    person = None if subject is None else named(subject, kind, email, phone)
    asked = _asked(person, purpose, record, _form(form, output), at or now())
    require_documents(session, asked.form)
    config = session.config
    made = make_receipt(config, asked, created=now(), language=language())
    if made.lacking:
        session.warn(msg("Not complete. avgtool.yaml does not say: {settings}.", settings=", ".join(made.lacking)))
    if options := [_ALSO[one] for one in made.not_looked_up if one in _ALSO]:
        session.warn(
            msg(
                "Somebody objected or said no by another kind of identifier. Whether it is this person shows only "
                "with {options}.",
                options=", ".join(options),
            )
        )
    if output is None:
        sys.stdout.buffer.write(made.content)
        sys.stdout.buffer.flush()
    else:
        write(output, made.content, force=force)
        session.note(msg("Written: {path}", path=output))


_ALSO = {"email": "--email", "phone": "--phone"}


def _asked(
    person: Person | None, purpose: str | None, record: str | None, form: Form, at: datetime | None
) -> ReceiptRequest:
    """A person and a purpose, or an event.

    Raises:
        click.UsageError: Neither, or both.
    """
    from avgtool.workflows.consent_receipts import ReceiptRequest

    if record is not None and person is None and purpose is None:
        return ReceiptRequest(form, record=record, at=at)
    if record is not None or person is None or purpose is None:
        raise click.UsageError(str(msg("Give a person and --purpose, or --record alone.")))
    return ReceiptRequest(form, person, purpose, at=at)


def _form(form: Form | None, output: Path | None) -> Form:
    """What was asked for, else what the file's ending stands for.

    Raises:
        click.UsageError: The ending stands for a document, and another form was asked for.
    """
    by_ending = _BY_ENDING.get(output.suffix.lower()) if output else None
    documents = {"pdf", "html"}
    if form and by_ending and form != by_ending and documents & {form, by_ending}:
        text = msg(
            "{path}: the file ends in {suffix}, but --format asks for {form}.",
            path=output,
            suffix=output.suffix if output else "",
            form=form,
        )
        raise click.UsageError(str(text))
    return form or by_ending or "kantara"
