"""What is known of a key, and what its rotation or destruction changes: in the terminal and as data."""

from __future__ import annotations

import json
from datetime import datetime
from typing import TYPE_CHECKING, Any

from avgtool import __version__, wording
from avgtool.cli.terminal import escape, listing, tell
from avgtool.i18n import msg, nmsg
from avgtool.keys.log import Event
from avgtool.operators.sealing import key_mark

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import Console

    from avgtool.i18n import Message
    from avgtool.keys.lifecycle import Status
    from avgtool.keys.log import Entry, History

FORMAT = "key/1"
AFTER_ROTATION = (
    msg("What was made with the old key links with the old key only, and is read with it only: keep it while needed."),
    msg("The same value gets another token under the new key: a new copy cannot be joined with an earlier one."),
)
AFTER_DESTRUCTION = (
    msg(
        "What this changes in law: without the key nobody can link the pseudonyms it made to persons, or read what it "
        "encrypted. The output is not anonymous by that alone (GDPR/AVG recital 26): it must hold no direct "
        "identifier, its combinations must not be rare, and a named person must answer whether persons can be linked "
        "or inferred by other means, such as the source."
    ),
    msg(
        "What it does not touch: copies of the key elsewhere (backups, snapshots, mail, other computers), and on some "
        "disks what was written over. Destroy those too, and keep this log as evidence."
    ),
)
_EVENTS = {
    Event.CREATED.value: msg("made"),
    Event.ROTATED.value: msg("replaced by another"),
    Event.REVEALED.value: msg("values revealed"),
    Event.DESTROYED.value: msg("destroyed"),
    Event.KEPT.value: msg("destruction failed"),
}


def show_status(console: Console, status: Status) -> None:
    """Id, place, and the log, line by line."""
    table = listing()
    table.show_header = False
    for term, fact in _facts(status):
        table.add_row(escape(str(term)), escape(_printable(str(fact))))
    console.print(table)
    if status.history.entries:
        console.print()
        _show_entries(console, status.history)
    console.print()
    tell(console, _whether_whole(status.history))


def status_json(status: Status) -> str:
    """The same as data."""
    history = status.history
    data: dict[str, Any] = {
        "avgtool": __version__,
        "format": FORMAT,
        "id": status.id,
        "where": status.where,
        "created": status.created,
        "replaces": status.replaces,
        "exists": status.key is not None,
        "encrypted_prefix": _mark(status),
        "log": {
            "path": str(history.path),
            "intact": history.broken_at is None,
            "broken_at": history.broken_at,
            "complete": history.begins_with_the_key,
            "last": history.last,
            "entries": [_entry(entry) for entry in history.entries],
        },
    }
    return json.dumps(data, ensure_ascii=False, indent=1)


def _entry(entry: Entry) -> dict[str, Any]:
    own = {"n": entry.number, "at": entry.at, "event": entry.event, "key": entry.key, "by": entry.by}
    return {**own, **entry.details}


def _facts(status: Status) -> Iterator[tuple[Message, object]]:
    yield msg("Key"), status.id
    yield msg("Where"), status.where if status.key else msg("destroyed ({where})", where=status.where)
    if status.created:
        yield msg("Made"), _moment(status.created)
    if status.replaces:
        yield msg("In the place of"), status.replaces
    if mark := _mark(status):
        yield msg("Values it encrypts begin with"), mark
    yield msg("Log"), status.history.path


def _mark(status: Status) -> str | None:
    return key_mark(status.key.derive) if status.key else None


def _show_entries(console: Console, history: History) -> None:
    table = listing()
    for title in ("#", msg("When"), msg("Who"), msg("What"), msg("Key"), msg("Details")):
        table.add_column(str(title), overflow="fold")
    for one in history.entries:
        what = str(_EVENTS.get(one.event, one.event))
        row = (str(one.number), _moment(one.at), one.by, what, one.key, str(_details(one)))
        table.add_row(*(escape(_printable(cell)) for cell in row))
    console.print(table)


def _details(entry: Entry) -> Message | str:
    """What else an entry says, in the order of the log."""
    said = entry.details
    told: list[Message | str] = []
    if "values" in said:
        told.append(nmsg("{n} value", "{n} values", int(said["values"])))
    if "new" in said:
        told.append(msg("by the new key {id}", id=said["new"]))
    if "replaces" in said:
        told.append(msg("in the place of key {id}", id=said["replaces"]))
    told += [str(said[name]) for name in ("new_at", "source") if name in said]
    if "reason" in said:
        told.append(msg("reason: {reason}", reason=said["reason"]))
    return wording.listed("; ", told)


def _whether_whole(history: History) -> str:
    if history.broken_at is not None:
        broken = msg("The log was changed: line {line} does not follow from those above.", line=history.broken_at)
        return f"[bold red]✗ {escape(str(broken))}[/]"
    if not history.entries:
        none = msg("There is no log: what was done with this key is not known.")
        return f"[yellow]![/] {escape(str(none))}"
    whole = msg("The log is whole. Digest of its last line: {digest}", digest=history.last)
    if history.begins_with_the_key:
        return f"[bold green]✓[/] {escape(str(whole))}"
    later = msg("It does not begin with the making of the key: what was done before is not known.")
    return f"[yellow]![/] {escape(f'{whole}. {later}')}"


def _printable(text: str) -> str:
    """What somebody gave as a reason, without the characters that would command a terminal."""
    return "".join(character if character.isprintable() else "·" for character in text)


def _moment(written: str) -> str:
    try:
        return str(wording.moment(datetime.fromisoformat(written)))
    except ValueError:
        return written
