"""What the law says of the rights: in the terminal and as data."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from avgtool import __version__
from avgtool.cli.terminal import escape, listing, tell
from avgtool.i18n import msg

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from rich.console import Console

    from avgtool.i18n import Message
    from avgtool.model.requests import RequestLaw, RightLaw


def show_rights(console: Console, chosen: Sequence[RightLaw], law: RequestLaw) -> None:
    """All of one right; of several a line each."""
    if len(chosen) == 1:
        _show_right(console, chosen[0], law)
        return
    table = listing()
    for title in (msg("Code"), msg("Right"), msg("Article"), msg("When")):
        table.add_column(str(title), overflow="fold")
    for one in chosen:
        cases = "; ".join(str(each) for each in one.conditions)
        table.add_row(*map(escape, (one.right.value, str(one.title), str(one.article), cases)))
    console.print(table)


def rights_json(chosen: Iterable[RightLaw], law: RequestLaw) -> str:
    """The same as data."""
    content = [
        {
            "right": one.right.value,
            "title": str(one.title),
            "article": str(one.article),
            "conditions": [str(each) for each in one.conditions],
            "answer": [str(each) for each in one.answer],
            "tells_recipients": one.tells_recipients,
            "grounds": [
                {"code": code, "article": str(law.grounds[code].article), "text": str(law.grounds[code].text)}
                for code in one.grounds
            ],
        }
        for one in chosen
    ]
    made = {"avgtool": __version__, "format": "request-rights/1", "rights": content}
    return json.dumps(made, ensure_ascii=False, indent=2)


def _show_right(console: Console, one: RightLaw, law: RequestLaw) -> None:
    tell(console, escape(f"{one.title} ({one.article})"), style="bold")
    _points(console, msg("A person has it where:"), one.conditions)
    _points(console, msg("The answer contains:"), one.answer)
    console.print()
    tell(console, escape(str(msg("Grounds of refusal:"))))
    table = listing()
    for title in (msg("Code"), msg("Article"), msg("What must be the case")):
        table.add_column(str(title), overflow="fold")
    for code in one.grounds:
        ground = law.grounds[code]
        table.add_row(*map(escape, (code, str(ground.article), str(ground.text))))
    console.print(table)


def _points(console: Console, title: Message, points: Iterable[Message]) -> None:
    console.print()
    tell(console, escape(str(title)))
    for point in points:
        tell(console, escape(f"- {point}"))
