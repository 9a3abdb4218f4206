"""``avgtool dpia check``: whether assessments are required, and what is missing in them."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from avgtool.cli.commands import command
from avgtool.cli.consent.options import format_option
from avgtool.cli.rendering import now
from avgtool.cli.session import current_session
from avgtool.cli.speaking import option
from avgtool.errors import RefusedError
from avgtool.i18n import msg


@command(
    "check",
    text=msg(
        "Check the assessments of the folder, or those that are named: required, advised or not needed, and why; what "
        "the law asks and nobody wrote down; a high risk that is left (GDPR 36). Exit code 1 where there is something "
        "to object to."
    ),
    examples=(
        "avgtool dpia check",
        "avgtool dpia check klantsegmentatie",
        "avgtool dpia check dpias/klantsegmentatie.yaml --format json",
    ),
)
@click.argument("paths", metavar="[CODE|FILE]...", nargs=-1, type=click.Path(path_type=Path, dir_okay=False))
@option("--strict", is_flag=True, text=msg("Exit with 1 for remarks too, and not for objections alone."))
@format_option
def check(*, paths: tuple[Path, ...], strict: bool, form: str) -> int:
    """Tell what there is to look at."""
    from avgtool.cli.dpia.view import checked_json, show_checked
    from avgtool.dpia.findings import Gravity
    from avgtool.workflows.dpia import check_assessments, path_of

    session = current_session()
    chosen = [path_of(session.config, str(one)) for one in paths]
    found = check_assessments(session.config, chosen, now().date())
    if form == "json":
        sys.stdout.write(checked_json(found) + "\n")
    else:
        show_checked(session.out, found)
    refused = any(strict or one.gravity is Gravity.OBJECTION for each in found for one in each.findings)
    return RefusedError.exit_code if refused else 0
