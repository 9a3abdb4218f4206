"""``avgtool request erase``, ``rectify``, ``restrict``, ``object``, ``resume``: what is done with the data itself."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from avgtool.cli.commands import command
from avgtool.cli.consent.options import by_option, format_option
from avgtool.cli.requests.collecting import identifier_options, looked_for
from avgtool.cli.requests.options import reference_argument
from avgtool.cli.speaking import option
from avgtool.cli.times import Day
from avgtool.i18n import msg

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from avgtool.cli.requests.carrying_out import How
    from avgtool.workflows.subject_work.asked import Asked


def work_options(function: Callable[..., Any]) -> Callable[..., Any]:
    """Take whose rows, in which sources, and whether they are planned or changed."""
    taken = (
        option(
            "--confirm", "confirmed", multiple=True, metavar="ID", text=msg("A row in doubt that is about the person.")
        ),
        option("--leave-out-rest", is_flag=True, text=msg("The other rows in doubt are about others.")),
        option("--without", multiple=True, metavar="SOURCE", text=msg("Leave a source out; its work stays open.")),
        option(
            "--plan",
            "path",
            type=click.Path(path_type=Path, dir_okay=False),
            metavar="FILE",
            text=msg(
                "Write the plan to this JSON file; with --execute: carry it out as it stands there, or not at all."
            ),
        ),
        option(
            "--details",
            type=click.Path(path_type=Path, dir_okay=False),
            metavar="FILE",
            text=msg(
                "With --execute: write what was done to this YAML file, counts and no values, for the letter of the "
                "answer; complete it, and give it to avgtool request answer --letter."
            ),
        ),
        option("--dry-run", is_flag=True, text=msg("Only plan, which is what happens without --execute too.")),
        option("--execute", is_flag=True, text=msg("Carry the plan out.")),
        option("--yes", is_flag=True, text=msg("Do not ask; needed where there is no terminal.")),
        option("--force", is_flag=True, text=msg("Replace a file that is no plan.")),
        by_option,
        format_option,
    )
    for add in reversed(taken):
        function = add(function)
    return identifier_options(function)


@command(
    "erase",
    text=msg(
        "Erase the person from all sources of avgtool.yaml (GDPR 17): what is deleted, what is anonymized, and what is "
        "kept, on which ground and until when. First shows a plan; with --execute each database is changed in one "
        "transaction and each file in one step, and the person is put on the suppression list."
    ),
    examples=(
        "avgtool request erase 2026-0007 --email f.elamrani@example.nl --plan wissing.json",
        "avgtool request erase 2026-0007 --email f.elamrani@example.nl --plan wissing.json --execute",
    ),
)
@reference_argument
@work_options
@option(
    "--consents",
    type=click.Choice(("keep", "erase")),
    default="keep",
    show_default=True,
    text=msg("Whether avgtool's own ledger forgets whose consents it holds; what was not wanted stays in force."),
)
@option(
    "--before-answer",
    is_flag=True,
    text=msg("Erase although the person asked to see the data too, and they were not collected yet (GDPR 15)."),
)
@option(
    "--again",
    is_flag=True,
    text=msg("Erase once more what came back from a backup, also where the request was answered and closed."),
)
def erase(*, reference: str, consents: str, before_answer: bool, again: bool, **given: Any) -> None:
    """Plan an erasure, or carry it out."""
    from avgtool.cli.requests.carrying_out import run
    from avgtool.model.requests import Right

    asked, how = _asked(
        reference, Right.ERASURE, given, erase_consents=consents == "erase", before_answer=before_answer, again=again
    )
    run(asked, how)


@command(
    "rectify",
    text=msg(
        "Put the data of the person right (GDPR 16). First shows a plan, without the new "
        "values; with --execute they are written, each in the type of its column. Those who got the data must be told."
    ),
    examples=('avgtool request rectify 2026-0007 --email f.elamrani@example.nl --set "klant.naam=Fatima el Amrani"',),
)
@reference_argument
@option(
    "--set", "settings", multiple=True, required=True, metavar="TABLE.COLUMN=VALUE",
    text=msg(
        "A column and its right value; nothing behind the sign empties it. TABLE[KEY].COLUMN where the person has "
        "several rows. May be repeated."
    ),
)  # fmt: skip
@work_options
def rectify(*, reference: str, settings: tuple[str, ...], **given: Any) -> None:
    """Plan a rectification, or carry it out."""
    from avgtool.cli.requests.carrying_out import run
    from avgtool.model.requests import Right

    asked, how = _asked(reference, Right.RECTIFICATION, given, settings=settings)
    run(asked, how)


@command(
    "restrict",
    text=msg(
        "Mark the rows of the person as restricted (GDPR 18), by the column that avgtool.yaml names for that in each "
        "source; or lift it, once the person was told. First shows a plan."
    ),
    examples=(
        "avgtool request restrict 2026-0007 --email f.elamrani@example.nl --execute",
        "avgtool request restrict 2026-0007 --email f.elamrani@example.nl --lift --told 2026-04-01 --execute",
    ),
)
@reference_argument
@option("--lift", is_flag=True, text=msg("Take the mark away."))
@option("--told", type=Day(), metavar="DATE", text=msg("When the person was told that it will be lifted (GDPR 18(3))."))
@work_options
def restrict(*, reference: str, lift: bool, told: date | None, **given: Any) -> None:
    """Plan a restriction, or carry it out."""
    from avgtool.cli.requests.carrying_out import run
    from avgtool.model.requests import Right

    if told and not lift:
        raise click.UsageError(str(msg("--told goes with --lift.")))
    asked, how = _asked(reference, Right.RESTRICTION, given, lift=lift, told=told)
    run(asked, how)


@command(
    "object",
    text=msg(
        "Record an objection (GDPR 21): on the suppression list, and in the rows of the person by the column that "
        "avgtool.yaml names for that. Against direct marketing the suppression list gets it at once, also while rows "
        "are only planned; with --dry-run nothing is recorded."
    ),
    examples=(
        "avgtool request object 2026-0007 --email f.elamrani@example.nl",
        "avgtool request object 2026-0007 --email f.elamrani@example.nl --execute",
    ),
)
@reference_argument
@option("--purpose", metavar="CODE", text=msg("Only to this purpose; to all direct marketing by default."))
@work_options
def object_(*, reference: str, purpose: str | None, **given: Any) -> None:
    """Plan an objection, or carry it out."""
    from avgtool.cli.requests.carrying_out import run
    from avgtool.model.requests import Right

    asked, how = _asked(reference, Right.OBJECTION, given, purpose=purpose)
    run(asked, how)


@command(
    "resume",
    text=msg(
        "Finish what an execution left undone that came to a sudden end: a power cut, a killed process. What is done "
        "already is not done again. Where it cannot be finished, because rows of the person were changed meanwhile, "
        "end it with --abandon: what was done and what was not is recorded, and a new plan can be made."
    ),
    examples=("avgtool request resume 2026-0007", "avgtool request resume 2026-0007 --abandon"),
)
@reference_argument
@option("--abandon", is_flag=True, text=msg("Change nothing any more: end the execution, and record how far it came."))
@by_option
@format_option
def resume(*, reference: str, abandon: bool, by: str | None, form: str) -> None:
    """Finish an execution, or end it."""
    from avgtool.cli.requests.carrying_out import end, finish

    if by and not abandon:
        raise click.UsageError(
            str(msg("--by goes with --abandon: an execution is finished in the name of who began it."))
        )
    if abandon:
        end(reference, form, by)
    else:
        finish(reference, form)


def _asked(reference: str, work: Any, given: dict[str, Any], **more: Any) -> tuple[Asked, How]:
    from avgtool.cli.requests.carrying_out import How
    from avgtool.workflows.subject_work.asked import Asked

    if given["execute"] and given["dry_run"]:
        raise click.UsageError(str(msg("--execute and --dry-run exclude each other.")))
    if given["details"] and not given["execute"]:
        raise click.UsageError(str(msg("--details goes with --execute.")))
    names = ("customer", "emails", "phones", "names", "born")
    asked = Asked(
        request=reference,
        work=work,
        wanted=looked_for(*(given[name] for name in names)),
        confirmed=given["confirmed"],
        rest_left_out=given["leave_out_rest"],
        without=given["without"],
        other_identifier=given["other"],
        by=given["by"],
        **more,
    )
    how = How(
        given["path"], given["execute"], given["dry_run"], given["yes"], given["force"], given["form"], given["details"]
    )
    return asked, how
