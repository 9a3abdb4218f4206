"""What is found of a ledger: in the terminal and as data."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from avgtool import __version__, wording
from avgtool.cli.terminal import escape, listing, tell
from avgtool.i18n import msg, nmsg
from avgtool.ledger.appending import moment_of, timestamp
from avgtool.ledger.walking import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from rich.console import Console

    from avgtool.i18n import Message
    from avgtool.ledger.status import LedgerStatus
    from avgtool.ledger.verifying import ChainVerdict
    from avgtool.ledger.walking import Head
    from avgtool.workflows.ledger import Verification

VERIFICATION = "ledger-verification/1"
STATUS = "ledger-status/1"
_SHOWN = 16
"""Digits of a hash that a person compares; as data it is whole."""


def problem_words(verdict: ChainVerdict) -> Message | None:
    """What does not fit in a chain, in words; none where all does."""
    if verdict.misfit is None:
        return None
    seq = verdict.misfit.seq
    words = {
        Problem.CHANGED: msg("row {seq} was changed after it was recorded", seq=seq),
        Problem.REMOVED: msg("row {seq} is missing, or another stands in its place", seq=seq),
        Problem.RELINKED: msg("row {seq} does not follow from the row before it", seq=seq),
        Problem.FORM: msg("row {seq} is written in an unknown form", seq=seq),
        Problem.CUT_OFF: msg("the end was cut off: the checkpoint knows row {seq}, which is not there", seq=seq),
        Problem.REWRITTEN: msg(
            "it was rewritten: at row {seq} or before, it is not what the checkpoint knows", seq=seq
        ),
        Problem.TABLE: msg("its table, or a column of it, is missing"),
    }
    return words[verdict.misfit.problem]


def show_verification(console: Console, verification: Verification) -> None:
    """A line a chain, and the conclusion."""
    table = listing()
    for title in (msg("Chain"), msg("Rows that fit"), msg("Hash of the last")):
        table.add_column(str(title), overflow="fold")
    for each in verification.chains:
        shown = f"{each.head.hash[:_SHOWN]}…" if each.head.count else "–"
        table.add_row(*map(escape, (each.chain, str(wording.number(each.head.count)), shown)))
    console.print(table)
    console.print()
    for text in _objections(verification):
        tell(console, f"[bold red]✗[/] {escape(str(text))}")
    if verification.whole:
        whole = nmsg("The ledger is whole: {n} row fits.", "The ledger is whole: {n} rows fit.", verification.rows)
        tell(console, f"[bold green]✓[/] {escape(str(whole))}")
        if verification.checkpoint is not None:
            at = wording.moment(moment_of(verification.checkpoint.at))
            fits = msg("It goes on from the checkpoint of {at}.", at=at)
            tell(console, f"[bold green]✓[/] {escape(str(fits))}")


def _objections(verification: Verification) -> Iterator[Message]:
    for each in verification.chains:
        problem = problem_words(each)
        if problem is not None:
            yield msg("{chain}: {problem}.", chain=each.chain, problem=problem)
    for name in (*(name for each in verification.chains for name in each.unprotected), *verification.unprotected):
        yield msg(
            "The trigger {name} is missing, was altered or is not of avgtool: rows could be changed, hidden or lost.",
            name=name,
        )
    for found in verification.indices:
        yield msg("The index {name} does not lead to every row: rows can be hidden from questions.", name=found)
    if verification.subjects:
        yield nmsg(
            "{n} person was exchanged, altered or removed outside of avgtool: {ids}",
            "{n} persons were exchanged, altered or removed outside of avgtool: {ids}",
            len(verification.subjects),
            ids=", ".join(verification.subjects[:5]),
        )


def verification_json(verification: Verification) -> str:
    """The same as data."""
    data: dict[str, Any] = {
        "avgtool": __version__,
        "format": VERIFICATION,
        "at": timestamp(verification.at),
        "whole": verification.whole,
        "chains": [_chain(each) for each in verification.chains],
        "subjects": list(verification.subjects),
        "unprotected": list(verification.unprotected),
        "indices": list(verification.indices),
        "checkpoint": verification.checkpoint.at if verification.checkpoint else None,
    }
    return json.dumps(data, ensure_ascii=False, indent=1)


def _chain(verdict: ChainVerdict) -> dict[str, Any]:
    misfit = verdict.misfit
    return {
        "chain": verdict.chain,
        **_head(verdict.head),
        "misfit": {"seq": misfit.seq, "problem": misfit.problem.value} if misfit else None,
        "unprotected": list(verdict.unprotected),
    }


def _head(head: Head) -> dict[str, Any]:
    return {"count": head.count, "hash": head.hash}


def show_status(console: Console, status: LedgerStatus) -> None:
    """Facts, and the counts of the chains."""
    table = listing()
    table.show_header = False
    for term, fact in _facts(status):
        table.add_row(escape(str(term)), escape(str(fact)))
    for name, head in status.heads.items():
        table.add_row(escape(name), str(wording.number(head.count)))
    console.print(table)


def _facts(status: LedgerStatus) -> Iterator[tuple[Message, object]]:
    yield msg("Ledger"), status.where
    yield msg("Database"), status.database
    yield msg("Version"), status.version
    yield msg("Key"), status.key_place or "–"
    last = status.last_recorded_at
    yield msg("Last recorded"), wording.moment(moment_of(last)) if last else "–"
    yield msg("Persons"), wording.number(status.subjects)
    yield msg("Of whom erased"), wording.number(status.erased)


def status_json(status: LedgerStatus) -> str:
    """The same as data."""
    heads: Mapping[str, Any] = {name: _head(head) for name, head in status.heads.items()}
    data: dict[str, Any] = {
        "avgtool": __version__,
        "format": STATUS,
        "ledger": status.where,
        "database": status.database,
        "version": status.version,
        "key": status.key_place,
        "chains": heads,
        "last_recorded_at": status.last_recorded_at,
        "subjects": status.subjects,
        "erased": status.erased,
        "unprotected": list(status.unprotected),
    }
    return json.dumps(data, ensure_ascii=False, indent=1)
