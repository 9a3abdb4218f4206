"""``avgtool breach open``, ``add`` and ``measure``: what is known of a breach, at first and later."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from avgtool.cli.breaches.options import (
    at_option,
    given,
    names_nobody_option,
    reason_option,
    record,
    reference_argument,
    take,
    words_option,
)
from avgtool.cli.commands import command
from avgtool.cli.consent.options import by_option, format_option
from avgtool.cli.session import current_session
from avgtool.cli.speaking import option
from avgtool.cli.times import Moment
from avgtool.i18n import msg, nmsg
from avgtool.model.breaches import Cause, Nature
from avgtool.model.kinds import Kind

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

_COUNT = click.IntRange(0, 10_000_000_000)
_KINDS = tuple(kind.value for kind in Kind if kind not in {Kind.NONE, Kind.FREE_TEXT})


def _known(command: Callable[..., Any]) -> Callable[..., Any]:
    """Take what is known of a breach; all of it may follow later."""
    settings: dict[str, tuple[dict[str, Any], Any]] = {
        "--what": ({"metavar": "TEXT"}, msg("What happened, in words, without names.")),
        "--nature": (
            {"type": click.Choice([one.value for one in Nature]), "multiple": True},
            msg("What was breached; may be repeated."),
        ),
        "--cause": ({"type": click.Choice([one.value for one in Cause])}, msg("How it came about.")),
        "--from begun": ({"type": Moment(), "metavar": "MOMENT"}, msg("When the breach began.")),
        "--until ended": ({"type": Moment(), "metavar": "MOMENT"}, msg("When it ended.")),
        "--persons-least": ({"type": _COUNT}, msg("At least so many persons.")),
        "--persons-most": ({"type": _COUNT}, msg("At most so many persons.")),
        "--records": ({"type": _COUNT}, msg("About so many records.")),
        "--group groups": (
            {"metavar": "TEXT", "multiple": True},
            msg("A category of persons, such as klanten; may be repeated."),
        ),
        "--kind kinds": (
            {"type": click.Choice(_KINDS), "multiple": True},
            msg("A kind of data that was breached; may be repeated."),
        ),
        "--system systems": (
            {"metavar": "NAME", "multiple": True},
            msg("A source of avgtool.yaml that it is about; may be repeated."),
        ),
        "--from-scan scan": (
            {"metavar": "NAME|FILE"},
            msg("Take records, persons and kinds from a scan: a system whose scans are kept, or a saved scan (.json)."),
        ),
        "--processor": ({"metavar": "NAME"}, msg("The processor at which it happened.")),
        "--controller controllers": (
            {"metavar": "NAME", "multiple": True},
            msg("For whom you process, where you are the processor; may be repeated."),
        ),
        "--consequences": ({"metavar": "TEXT"}, msg("Likely consequences for the persons.")),
        "--measures": ({"metavar": "TEXT"}, msg("Measures, taken and proposed.")),
    }
    for names, (how, text) in reversed(settings.items()):
        command = option(*names.split(), text=text, **how)(command)
    return command


@command(
    "open",
    text=msg(
        "Record a breach as soon as it is known; everything else may follow. The 72 hours count from --aware and run "
        "through weekends. Name no persons: what is recorded is never changed. Prints its reference."
    ),
    examples=(
        'avgtool breach open "Mailing met adressen in cc" --aware 2026-11-20T16:40 --cause verkeerde-ontvanger',
        'avgtool breach open "Laptop kwijt" --from 2026-11-20T08:00 --from-scan klanten.csv --group klanten',
    ),
)
@click.argument("title", metavar="TEXT")
@option("--aware", type=Moment(), metavar="MOMENT", text=msg("When your organisation knew; now by default."))
@option(
    "--as-processor", is_flag=True, text=msg("You process for somebody else, and tell the controller (GDPR 33(2)).")
)
@_known
@names_nobody_option
@by_option
@format_option
def open_(
    *,
    title: str,
    aware: datetime | None,
    as_processor: bool,
    scan: str | None,
    names_nobody: bool,
    by: str | None,
    form: str,
    **known: Any,
) -> None:
    """Record a breach."""
    from avgtool.model.activities import Capacity
    from avgtool.model.breaches import Facts

    capacity = Capacity.PROCESSOR if as_processor else Capacity.CONTROLLER
    fields = _fields(scan, known)
    record(
        lambda session: session.open(Facts(title=title, aware=aware or session.now, **fields), capacity),
        by=by,
        form=form,
        said=() if names_nobody else (title, *_said(fields)),
        new=True,
    )


@command(
    "add",
    text=msg(
        "Add what became known later, or put right what was wrong. What was known before stays in the register, with "
        "when. Options that may be repeated take the place of all that was said before."
    ),
    examples=('avgtool breach add DL-2026-0001 --persons-most 412 --consequences "Kans op phishing."',),
)
@reference_argument
@option("--title", metavar="TEXT", text=msg("Another title."))
@option("--aware", type=Moment(), metavar="MOMENT", text=msg("When your organisation knew; say why it is put right."))
@_known
@reason_option
@at_option
@names_nobody_option
@by_option
@format_option
def add(  # noqa: PLR0913 - each is an option
    *,
    reference: str,
    title: str | None,
    aware: datetime | None,
    scan: str | None,
    words: str | None,
    at: datetime | None,
    names_nobody: bool,
    by: str | None,
    form: str,
    **known: Any,
) -> None:
    """Add what is known."""
    if aware is not None and not words:
        raise click.UsageError(str(msg("Another moment at which it was known needs --reason.")))
    fields = _fields(scan, known) | given(title=title, aware=aware)
    if not fields:
        raise click.UsageError(str(msg("Say what became known.")))
    record(
        lambda session: session.add(reference, at=at, words=words, **fields),
        by=by,
        form=form,
        said=() if names_nobody else (words, title, *_said(fields)),
    )


@command(
    "measure",
    text=msg("Record a measure that was taken against the breach or its consequences, with when."),
    examples=('avgtool breach measure DL-2026-0001 --words "Laptop op afstand gewist." --at 2026-11-20T17:05',),
)
@reference_argument
@words_option
@at_option
@names_nobody_option
@by_option
@format_option
def measure(*, reference: str, words: str, at: datetime | None, names_nobody: bool, by: str | None, form: str) -> None:
    """Record a measure."""
    from avgtool.model.breaches import Step

    take(reference, Step.MEASURE, by=by, form=form, names_nobody=names_nobody, at=at, words=words)


def _fields(scan: str | None, known: dict[str, Any]) -> dict[str, Any]:
    """What was filled in; what a scan says stands where nobody said otherwise."""
    fields = given(**known)
    coded = {"nature": Nature, "kinds": Kind}
    fields |= {name: tuple(map(of, fields[name])) for name, of in coded.items() if name in fields}
    if "cause" in fields:
        fields["cause"] = Cause(fields["cause"])
    return (_estimated(scan) | fields) if scan else fields


def _estimated(scan: str) -> dict[str, Any]:
    from avgtool.documents.words import KINDS
    from avgtool.wording import listed
    from avgtool.workflows.breaches import estimated

    session = current_session()
    found, source = estimated(session.config, scan)
    session.note(nmsg("{n} record, by the {scan}.", "{n} records, by the {scan}.", found.records, scan=source))
    if found.hinted:
        named = listed(", ", [KINDS[kind] for kind in found.hinted])
        session.note(msg("Words hint at more; look yourself, and add it with --kind: {kinds}.", kinds=named))
    return {
        "records": found.records,
        "persons_most": found.persons_most,
        "kinds": found.kinds,
        "estimate": str(source),
    }


def _said(fields: dict[str, Any]) -> tuple[str | None, ...]:
    """The texts among the fields in which somebody could be named."""
    return (*(fields.get(name) for name in ("what", "consequences", "measures")), *fields.get("groups", ()))
