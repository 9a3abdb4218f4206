"""``avgtool register check``: what is missing in the register, and where it and the data contradict each other."""

from __future__ import annotations

import sys
from datetime import date
from typing import TYPE_CHECKING

import click

from avgtool.cli.commands import command
from avgtool.cli.consent.options import format_option
from avgtool.cli.requests.options import on_option
from avgtool.cli.session import current_session
from avgtool.cli.speaking import option
from avgtool.errors import RefusedError
from avgtool.i18n import msg

if TYPE_CHECKING:
    from collections.abc import Sequence

    from avgtool.register.findings import Finding


@command(
    "check",
    text=msg(
        "Check the register: what the law asks and nobody wrote down, what was not reviewed for a year, what refers to "
        "nothing, and where it and the kept scans contradict each other. Exit code 1 where there is something to "
        "object to."
    ),
    examples=("avgtool register check", "avgtool register check nieuwsbrief --format json"),
)
@click.argument("codes", nargs=-1, metavar="[CODE]...")
@option("--strict", is_flag=True, text=msg("Exit with 1 for remarks too, and not for objections alone."))
@on_option
@format_option
def check(*, codes: tuple[str, ...], strict: bool, on: date | None, form: str) -> int:
    """Tell what there is to look at."""
    from avgtool.cli.register.view import findings_json, show_findings
    from avgtool.register.loading import all_activities
    from avgtool.workflows.register import activity_of, check_register

    session = current_session()
    for code in codes:
        activity_of(session.config, code)
    today = on or date.today()  # noqa: DTZ011 - the day where the register is kept
    every = check_register(session.config, today)
    found = [one for one in every if not codes or one.concerns_any(codes)]
    if form == "json":
        sys.stdout.write(findings_json(found, today) + "\n")
    else:
        activities = [one for one in all_activities(session.config) if not codes or one.code in codes]
        show_findings(session.out, found, activities)
    return RefusedError.exit_code if _is_refused(found, strict=strict) else 0


def _is_refused(found: Sequence[Finding], *, strict: bool) -> bool:
    from avgtool.register.findings import Gravity

    return any(strict or one.gravity is Gravity.OBJECTION for one in found)
