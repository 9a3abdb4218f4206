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
from avgtool.errors import InputError
from avgtool.i18n import msg, nmsg
from avgtool.model.breaches import Cause, Nature
from avgtool.model.kinds import Kind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from datetime import datetime

    from avgtool.breaches.adding import Added
    from avgtool.breaches.store.session import BreachSession
    from avgtool.i18n import Message
    from avgtool.model.breaches import Breach, BreachLaw, ScanEstimate

_COUNT = click.IntRange(0, 10_000_000_000)
_WITHOUT = "without_"
_KINDS = tuple(kind.value for kind in Kind if kind not in {Kind.NONE, Kind.FREE_TEXT})
_A_KIND = {"type": click.Choice(_KINDS), "multiple": True}
_A_NATURE = {"type": click.Choice([one.value for one in Nature]), "multiple": True}
_A_TEXT = {"metavar": "TEXT", "multiple": True}
_KNOWN: Mapping[str, tuple[dict[str, Any], Message]] = {
    "--what": ({"metavar": "TEXT"}, msg("What happened, in words, without names.")),
    "--nature": (_A_NATURE, msg("What was breached; may be repeated.")),
    "--cause": ({"type": click.Choice([one.value for one in Cause])}, msg("How it came about.")),
    "--from begun": ({"type": Moment(), "metavar": "MOMENT"}, msg("When the breach began.")),
    "--until ended": ({"type": Moment(), "metavar": "MOMENT"}, msg("When it ended.")),
    "--persons-least": ({"type": _COUNT}, msg("At least so many persons.")),
    "--persons-most": ({"type": _COUNT}, msg("At most so many persons.")),
    "--records": ({"type": _COUNT}, msg("About so many records.")),
    "--group groups": (_A_TEXT, msg("A category of persons, such as klanten; may be repeated.")),
    "--kind kinds": (_A_KIND, msg("A kind of data that was breached; may be repeated.")),
    "--system systems": (
        {"metavar": "NAME", "multiple": True},
        msg("A source of avgtool.yaml that it is about; may be repeated."),
    ),
    "--from-scan scans": (
        {"metavar": "NAME|FILE", "multiple": True},
        msg(
            "Take records, persons, kinds and the system from a scan: a source whose scans are kept, by its name "
            "or path, or a saved scan (.json); may be repeated."
        ),
    ),
    "--processor": ({"metavar": "NAME"}, msg("The processor at which it happened.")),
    "--controller controllers": (
        {"metavar": "NAME", "multiple": True},
        msg("For whom you process, where you are the processor; may be repeated."),
    ),
    "--consequences": ({"metavar": "TEXT"}, msg("Likely consequences for the persons.")),
    "--measures": ({"metavar": "TEXT"}, msg("Measures, taken and proposed.")),
}
_TAKEN_OUT: Mapping[str, tuple[dict[str, Any], Message]] = {
    "--without-kind without_kinds": (_A_KIND, msg("A kind of data that is not concerned after all; needs --reason.")),
    "--without-group without_groups": (_A_TEXT, msg("A category of persons that is not; likewise.")),
    "--without-system without_systems": (_A_TEXT, msg("A source that is not; likewise.")),
    "--without-nature without_nature": (_A_NATURE, msg("What was not breached; likewise.")),
    "--without-controller without_controllers": (_A_TEXT, msg("For whom you do not process; likewise.")),
}


def _options(command: Callable[..., Any], settings: Mapping[str, tuple[dict[str, Any], Message]]) -> Callable[..., Any]:
    for names, (how, text) in reversed(list(settings.items())):
        command = option(*names.split(), text=text, **how)(command)
    return command


def _known(command: Callable[..., Any]) -> Callable[..., Any]:
    """Take what is known of a breach; all of it may follow later."""
    return _options(command, _KNOWN)


def _taken_out(command: Callable[..., Any]) -> Callable[..., Any]:
    """Take what is no longer said of a breach, for it was wrong."""
    return _options(command, _TAKEN_OUT)


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
    scans: tuple[str, ...],
    names_nobody: bool,
    by: str | None,
    form: str,
    **known: Any,
) -> None:
    """Record a breach."""
    from avgtool.breaches.adding import with_more
    from avgtool.model.activities import Capacity
    from avgtool.model.breaches import Facts

    capacity = Capacity.PROCESSOR if as_processor else Capacity.CONTROLLER
    added = _added(scans, known)
    record(
        lambda session: session.open(with_more(Facts(title, aware or session.now), added), capacity),
        by=by,
        form=form,
        said=() if names_nobody else (title, *_said(added)),
        new=True,
    )


@command(
    "add",
    text=msg(
        "Add what became known later, or put right what was wrong. What was known before stays in the register, with "
        "when. Options that may be repeated add to what was said before; what is wrong in it goes by --without-…. What "
        "changed is told."
    ),
    examples=(
        'avgtool breach add DL-2026-0001 --persons-most 412 --consequences "Kans op phishing."',
        'avgtool breach add DL-2026-0001 --kind health --without-kind bank_account --reason "Geen rekeningnummers."',
    ),
)
@reference_argument
@option("--title", metavar="TEXT", text=msg("Another title."))
@option("--aware", type=Moment(), metavar="MOMENT", text=msg("When your organisation knew; say why it is put right."))
@_known
@_taken_out
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
    scans: tuple[str, ...],
    words: str | None,
    at: datetime | None,
    names_nobody: bool,
    by: str | None,
    form: str,
    **known: Any,
) -> None:
    """Add what is known."""
    from avgtool.breaches.adding import changes, with_more

    if aware is not None and not words:
        raise click.UsageError(str(msg("Another moment at which it was known needs --reason.")))
    added = _added(scans, {**known, "title": title, "aware": aware})
    if not added:
        raise click.UsageError(str(msg("Say what became known.")))
    if added.taken_out and not words:
        raise click.UsageError(str(msg("What is taken out needs --reason.")))

    def do(session: BreachSession) -> Breach:
        before = session.get(reference).facts
        changed = changes(before, with_more(before, added))
        if not changed:
            raise InputError(msg("All of this stands in the register already."))
        return session.add(reference, at=at, words=words, **changed)

    record(do, by=by, form=form, said=() if names_nobody else (words, title, *_said(added)), tell=_changed)


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


def _added(scans: tuple[str, ...], known: dict[str, Any]) -> Added:
    """What was filled in, beside what scans say."""
    from avgtool.breaches.adding import Added

    fields = given(**known)
    coded = {"nature": Nature, "kinds": Kind, "without_nature": Nature, "without_kinds": Kind}
    fields |= {name: tuple(map(of, fields[name])) for name, of in coded.items() if name in fields}
    if "cause" in fields:
        fields["cause"] = Cause(fields["cause"])
    lists = {name: items for name, items in fields.items() if isinstance(items, tuple)}
    found = [_estimated(scan) for scan in scans]
    return Added(
        said={name: value for name, value in fields.items() if name not in lists},
        more={name: items for name, items in lists.items() if not name.startswith(_WITHOUT)},
        taken_out={name.removeprefix(_WITHOUT): items for name, items in lists.items() if name.startswith(_WITHOUT)},
        scans=tuple(scan for scan, _ in found),
        systems=tuple(system for _, systems in found for system in systems),
    )


def _estimated(place: str) -> tuple[ScanEstimate, tuple[str, ...]]:
    from avgtool.breaches.words import taken_from
    from avgtool.documents.words import KINDS
    from avgtool.wording import listed
    from avgtool.workflows.breaches import estimated

    session = current_session()
    found, systems = estimated(session.config, place)
    session.note(
        nmsg("{n} record, by the {scan}.", "{n} records, by the {scan}.", found.records, scan=taken_from(found))
    )
    if found.hinted:
        named = listed(", ", [KINDS[kind] for kind in found.hinted])
        session.note(
            msg(
                "Words hint at more; look yourself, and add it with --kind, or record with --without-kind that it is "
                "not concerned: {kinds}.",
                kinds=named,
            )
        )
    return found, systems


def _changed(taken: Breach, law: BreachLaw) -> Iterator[Message]:
    """What was said before, and is said otherwise now."""
    from avgtool.breaches.differences import differences, known_before

    last = taken.events[-1]
    before = known_before(taken, last)
    if before is not None and last.facts is not None:
        yield from differences(before, last.facts, law)


def _said(added: Added) -> tuple[str | None, ...]:
    """The texts among what was filled in, in which somebody could be named."""
    texts = (added.said.get(name) for name in ("what", "consequences", "measures"))
    return (*texts, *added.more.get("groups", ()))
