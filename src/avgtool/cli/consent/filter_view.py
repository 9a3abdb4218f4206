"""What was kept of an export and what was not: in the terminal and as data."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from avgtool import __version__, wording
from avgtool.cli.terminal import escape, listing, tell
from avgtool.consent.reasons import approach_words
from avgtool.i18n import msg, nmsg

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.table import Table

    from avgtool.cli.session import Session
    from avgtool.i18n import Message
    from avgtool.model.consent_law import ConsentLaw
    from avgtool.workflows.consent_filtering import Counted, Filtered

FORMAT = "consent-filter/1"


def show_filtered(session: Session, done: Filtered, law: ConsentLaw) -> None:
    """A line for each reason, what was written, and what could not be looked up."""
    if done.reasons:
        session.out.print(_table(done, law))
        session.out.print()
    kept = nmsg("{shown} row kept", "{shown} rows kept", done.kept, shown=wording.number(done.kept))
    left = nmsg("{shown} left out", "{shown} left out", done.dropped, shown=wording.number(done.dropped))
    tell(session.out, f"[bold]{escape(f'{kept}, {left}.')}[/]")
    tell(session.out, escape(str(msg("Written: {path}", path=done.request.output))))
    if done.request.dropped:
        tell(session.out, escape(str(msg("Who was left out, and why: {path}", path=done.request.dropped))))
    for text in _warnings(done):
        session.warn(text)


def _table(done: Filtered, law: ConsentLaw) -> Table:
    table = listing()
    table.add_column(str(msg("Rows")), justify="right")
    for title in ("", msg("Why"), msg("Article")):
        table.add_column(str(title), overflow="fold")
    for one in done.reasons:
        words = approach_words(one.reason, law)
        mark = "[green]✓[/]" if one.kept else "[red]✗[/]"
        table.add_row(str(wording.number(one.rows)), mark, escape(str(words.text)), escape(str(words.article)))
    return table


def _warnings(done: Filtered) -> Iterator[Message]:
    """What an officer must know before the rows are used: an objection that nobody could see is still one."""
    yield from _not_looked_up(done)
    if done.said_no_since:
        yield nmsg(
            "Note: {shown} row that was kept is of a person who said no after the moment asked about: do not approach "
            "that person now.",
            "Note: {shown} rows that were kept are of persons who said no after the moment asked about: do not "
            "approach them now.",
            done.said_no_since,
            shown=wording.number(done.said_no_since),
        )
    if done.lookalikes:
        yield lookalike_words(done.lookalikes)
    if done.perhaps_addresses:
        yield msg(
            "Note: the column {column} holds e-mail addresses, which were looked up as customer ids. Meant: "
            "--subject-kind email?",
            column=done.request.columns.subject,
        )
    if done.neutralized:
        yield nmsg(
            "{shown} cell could be run by a spreadsheet program and got an apostrophe in front.",
            "{shown} cells could be run by a spreadsheet program and got an apostrophe in front.",
            done.neutralized,
            shown=wording.number(done.neutralized),
        )


def _not_looked_up(done: Filtered) -> Iterator[Message]:
    """Noes under identifiers for which no column was named."""
    for kind, entries in done.not_looked_up.items():
        yield nmsg(
            "Note: {shown} entry of the suppression list was not looked up, as no column was named for it ({kind}).",
            "Note: {shown} entries of the suppression list were not looked up, as no column was named for them "
            "({kind}).",
            entries,
            shown=wording.number(entries),
            kind=_OPTIONS.get(kind, kind),
        )
    for kind, persons in done.noes_not_looked_up.items():
        yield nmsg(
            "Note: {shown} person who refused, withdrew or does not want the channel is known by another identifier, "
            "for which no column was named ({kind}).",
            "Note: {shown} persons who refused, withdrew or do not want the channel are known by another identifier, "
            "for which no column was named ({kind}).",
            persons,
            shown=wording.number(persons),
            kind=_OPTIONS.get(kind, kind),
        )


_OPTIONS = {
    "email": "--email-column",
    "phone": "--phone-column",
    "customer": "--customer-column",
    "post": "--post-column",
}
"""What looks each kind up."""


def lookalike_words(ids: int) -> Message:
    """Customer ids that may be mistyped: a no under the other is none of this one."""
    return nmsg(
        "{shown} customer id differs from one in the ledger only by upper and lower case. They are two persons: a no "
        "of the one does not count for the other.",
        "{shown} customer ids differ from ones in the ledger only by upper and lower case. They are two persons each: "
        "a no of the one does not count for the other.",
        ids,
        shown=wording.number(ids),
    )


def filtered_json(done: Filtered, law: ConsentLaw) -> str:
    """The same as data."""
    request = done.request
    content = {
        "avgtool": __version__,
        "format": FORMAT,
        "source": request.source,
        "purpose": request.purpose,
        "channel": request.channel.value if request.channel else None,
        "at": request.at.isoformat(),
        "objections_only": request.objections_only,
        "rows": done.rows,
        "kept": done.kept,
        "dropped": done.dropped,
        "reasons": [_reason(one, law) for one in done.reasons],
        "not_looked_up": dict(done.not_looked_up),
        "noes_not_looked_up": dict(done.noes_not_looked_up),
        "said_no_since": done.said_no_since,
        "lookalikes": done.lookalikes,
        "neutralized": done.neutralized,
        "output": str(request.output),
        "dropped_to": str(request.dropped) if request.dropped else None,
    }
    return json.dumps(content, ensure_ascii=False, indent=2)


def _reason(one: Counted, law: ConsentLaw) -> dict[str, object]:
    words = approach_words(one.reason, law)
    told = {"text": str(words.text), "article": words.article.render("nl")}
    return {"reason": one.reason, "kept": one.kept, "rows": one.rows, **told}
