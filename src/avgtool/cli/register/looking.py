"""``avgtool register list`` and ``show``: what stands in the register."""

from __future__ import annotations

import sys

import click

from avgtool.cli.commands import command
from avgtool.cli.consent.options import format_option
from avgtool.cli.session import current_session
from avgtool.i18n import msg


@command(
    "list",
    text=msg("List the processing activities: on which basis, who answers for them, when they were reviewed."),
    examples=("avgtool register list",),
)
@format_option
def list_(*, form: str) -> None:
    """A line an activity."""
    from avgtool.cli.register.view import activities_json, show_activities
    from avgtool.register.loading import all_activities

    activities = all_activities(current_session().config)
    if form == "json":
        sys.stdout.write(activities_json(activities) + "\n")
    else:
        show_activities(current_session().out, activities)


@command(
    "show",
    text=msg("Show one processing activity, field by field with the articles."),
    examples=("avgtool register show nieuwsbrief",),
)
@click.argument("code", metavar="CODE")
@format_option
def show(*, code: str, form: str) -> None:
    """All of one activity."""
    from avgtool.cli.register.view import activity_json, show_activity
    from avgtool.workflows.register import activity_of

    activity = activity_of(current_session().config, code)
    if form == "json":
        sys.stdout.write(activity_json(activity) + "\n")
    else:
        show_activity(current_session().out, activity)


@command(
    "scans",
    text=msg("List the kept scans against which the register is held: kinds of data and rows, the last of each table."),
    examples=("avgtool register scans",),
)
@format_option
def scans(*, form: str) -> None:
    """A line a table."""
    from avgtool.cli.register.view import scans_json, show_scans
    from avgtool.workflows.kept_scans import kept_scans

    kept = kept_scans(current_session().config)
    if form == "json":
        sys.stdout.write(scans_json(kept) + "\n")
    else:
        show_scans(current_session().out, kept)
