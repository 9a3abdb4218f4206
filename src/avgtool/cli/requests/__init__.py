"""``avgtool request``: what persons ask by their rights, from receipt to answer, in time."""

from __future__ import annotations

import click

from avgtool.cli.speaking import SpeakingGroup
from avgtool.i18n import msg

MEMBERS = {
    "open": "avgtool.cli.requests.opening:open_",
    "correct": "avgtool.cli.requests.correcting:correct",
    "list": "avgtool.cli.requests.looking:list_",
    "show": "avgtool.cli.requests.looking:show",
    "due": "avgtool.cli.requests.due:due",
    "rights": "avgtool.cli.requests.looking:rights",
    "acknowledge": "avgtool.cli.requests.opening:acknowledge",
    "verify-identity": "avgtool.cli.requests.asking:verify_identity",
    "ask": "avgtool.cli.requests.asking:ask",
    "take-up": "avgtool.cli.requests.asking:take_up",
    "collect": "avgtool.cli.requests.collecting:collect",
    "erase": "avgtool.cli.requests.changing:erase",
    "rectify": "avgtool.cli.requests.changing:rectify",
    "restrict": "avgtool.cli.requests.changing:restrict",
    "object": "avgtool.cli.requests.changing:object_",
    "resume": "avgtool.cli.requests.changing:resume",
    "withdraw-consent": "avgtool.cli.requests.consents:withdraw_consent",
    "task": "avgtool.cli.requests.tasks:task",
    "extend": "avgtool.cli.requests.deciding:extend",
    "answer": "avgtool.cli.requests.deciding:answer",
    "refuse": "avgtool.cli.requests.deciding:refuse",
    "letter": "avgtool.cli.requests.drafting:letter",
    "withdraw": "avgtool.cli.requests.ending:withdraw",
    "close": "avgtool.cli.requests.ending:close",
    "reopen": "avgtool.cli.requests.ending:reopen",
    "purge": "avgtool.cli.requests.purging:purge",
}


@click.group(
    "request",
    cls=SpeakingGroup,
    members=MEMBERS,
    text=msg(
        "Handle requests of data subjects (GDPR 12-22): who asked what, by when an answer is due, and every step that "
        "was taken. A step that the law or the state of a request does not allow is refused, with the steps that are "
        "open."
    ),
    examples=(
        "avgtool request open K-1001 --right inzage --received 2026-03-05",
        "avgtool request due",
    ),
)
def request() -> None:
    """Group the commands."""
