"""What is known of consents: in the terminal and as data."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from avgtool import __version__, wording
from avgtool.cli.terminal import escape, listing, listing_of, tell
from avgtool.consent.moments import zone
from avgtool.consent.reasons import reason_words, review_words, state_name
from avgtool.consent.words import CHANNELS, method_name
from avgtool.i18n import language, msg, nmsg
from avgtool.model.consents import Channel, EventType

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import datetime

    from rich.console import Console

    from avgtool.consent.store.history import Entry
    from avgtool.consent.store.session import Missed, Standing
    from avgtool.i18n import Message
    from avgtool.ledger.keyed import Identifier
    from avgtool.model.consent_law import ConsentLaw
    from avgtool.model.consents import Notice, Purpose, Review


def show_status(console: Console, standing: Sequence[Standing], law: ConsentLaw, *, known: bool) -> None:
    """A line for each purpose and channel."""
    if not known:
        tell(console, escape(str(msg("The ledger does not know this person; an objection counts all the same."))))
    if not standing:
        tell(console, escape(str(msg("The ledger knows no purposes."))))
        return
    table = listing_of(msg("Purpose"), [one.purpose.code for one in standing])
    for title in (msg("Channel"), "", msg("Why"), msg("Since"), msg("Until")):
        table.add_column(str(title), overflow="fold")
    for one in standing:
        words = reason_words(one.answer.reason, law)
        mark = "[green]✓[/]" if one.answer.allowed else "[red]✗[/]"
        why = "\n".join([f"{words.text} ({words.article})", *(_again(each, law) for each in one.reviews)])
        moments = (_local(each, law) for each in (one.answer.since, one.answer.until))
        since, until = (str(wording.day(each.date())) if each else "–" for each in moments)
        table.add_row(escape(one.purpose.code), escape(_channel(one.channel)), mark, escape(why), since, until)
    console.print(table)


def status_json(standing: Iterable[Standing], law: ConsentLaw, missed: Mapping[Identifier, Missed]) -> str:
    """The same as data."""
    return _json(
        "consent-status/1",
        standing=[
            {
                "purpose": one.purpose.code,
                "channel": one.channel.value if one.channel else None,
                "allowed": one.answer.allowed,
                "reason": one.answer.reason.value,
                "article": reason_words(one.answer.reason, law).article.render("nl"),
                "since": since.isoformat() if (since := _local(one.answer.since, law)) else None,
                "until": until.isoformat() if (until := _local(one.answer.until, law)) else None,
                "review": [
                    {"reason": each.reason.value, "due": _there(each.due, law).isoformat()} for each in one.reviews
                ],
            }
            for one in standing
        ],
        not_looked_up={kind.value: {"objections": one.objections, "noes": one.noes} for kind, one in missed.items()},
    )


def _again(one: Review, law: ConsentLaw) -> str:
    """For what to ask again, and from which day."""
    words = review_words(one.reason, law)
    due = wording.day(_there(one.due, law).date())
    return str(msg("Ask again, {due}: {why} ({article})", due=due, why=words.text, article=words.article))


def _local(at: datetime | None, law: ConsentLaw) -> datetime | None:
    return _there(at, law) if at else None


def _there(at: datetime, law: ConsentLaw) -> datetime:
    """A moment by the clock of the country whose law decides: its days are those that count."""
    return at.astimezone(zone(law.timezone))


def show_history(console: Console, entries: Sequence[Entry]) -> None:
    """A line for each thing that was recorded."""
    if not entries:
        tell(console, escape(str(msg("Nothing was recorded about this person."))))
        return
    table = listing()
    titles = (
        msg("When"), msg("What"), msg("Purpose"), msg("Channel"), msg("How"), msg("Shown"), msg("Proof"),
        msg("Recorded by"),
    )  # fmt: skip
    for title in titles:
        table.add_column(str(title), overflow="fold")
    for one in entries:
        channel, shown = one.fields.get("channel"), one.notice.version if one.notice else "–"
        cells = (
            str(wording.moment(one.at)), str(_what(one)), one.fields.get("purpose") or "–",
            _channel(Channel(channel) if channel else None), str(method_name(one.fields.get("method"))), shown,
            "✓" if "evidence" in one.words else "–", one.recorded_by,
        )  # fmt: skip
        table.add_row(*map(escape, cells))
    console.print(table)


def history_json(entries: Iterable[Entry]) -> str:
    """The same as data, with the hash of each row and what was written in words."""
    return _json(
        "consent-history/1",
        entries=[
            {
                "chain": one.chain,
                "seq": one.seq,
                "at": one.at.isoformat(),
                **one.fields,
                "notice": {"version": one.notice.version, "language": one.notice.language, "sha256": one.notice.sha256}
                if one.notice
                else None,
                **one.words,
                "recorded_at": one.recorded_at.isoformat(),
                "recorded_by": one.recorded_by,
                "hash": one.hash,
            }
            for one in entries
        ],
    )


def show_purposes(console: Console, purposes: Mapping[str, Purpose]) -> None:
    """A line for each purpose."""
    table = listing_of(msg("Code"), purposes)
    for title in (msg("Title"), msg("Basis"), msg("Channels"), msg("Marketing"), msg("Ends after")):
        table.add_column(str(title), overflow="fold")
    for one in purposes.values():
        basis = f"6(1)({one.basis.value})" + (f", 9(2)({one.special_ground})" if one.special_ground else "")
        channels = ", ".join(str(CHANNELS[each]) for each in one.channels) or "–"
        ends = str(nmsg("{n} month", "{n} months", one.valid_months)) if one.valid_months else "–"
        called = one.titles.get(language(), one.titles["nl"])
        table.add_row(*map(escape, (one.code, called, basis, channels, "✓" if one.direct_marketing else "–", ends)))
    console.print(table)


def purposes_json(purposes: Mapping[str, Purpose]) -> str:
    """The same as data."""
    return _json(
        "consent-purposes/1",
        purposes=[
            {
                "code": one.code,
                "titles": dict(one.titles),
                "basis": one.basis.value,
                "special_ground": one.special_ground,
                "categories": one.categories,
                "recipients": one.recipients,
                "retention": one.retention,
                "channels": one.channels,
                "direct_marketing": one.direct_marketing,
                "soft_opt_in": one.soft_opt_in,
                "valid_months": one.valid_months,
                "review_months": one.review_months,
            }
            for one in purposes.values()
        ],
    )


def show_notices(console: Console, notices: Mapping[int, Notice]) -> None:
    """A line for each notice."""
    table = listing_of(msg("Version"), [one.version for one in notices.values()])
    for title in (msg("Language"), msg("Purposes"), msg("Since"), msg("Characters"), "SHA-256"):
        table.add_column(str(title), overflow="fold")
    for one in notices.values():
        cells = (
            one.version, one.language, ", ".join(sorted(one.purposes)), str(wording.moment(one.since)),
            str(wording.number(len(one.text))), one.sha256,
        )  # fmt: skip
        table.add_row(*map(escape, cells))
    console.print(table)


def notices_json(notices: Mapping[int, Notice]) -> str:
    """The same as data, with the words."""
    return _json(
        "consent-notices/1",
        notices=[
            {
                "number": number,
                "purposes": sorted(one.purposes),
                "version": one.version,
                "language": one.language,
                "text": one.text,
                "sha256": one.sha256,
                "since": one.since.isoformat(),
                "url": one.url,
            }
            for number, one in notices.items()
        ],
    )


def _what(entry: Entry) -> Message | str:
    if entry.chain == "objection":
        return msg("objection taken back") if entry.fields["lifted"] else msg("objection")
    if entry.chain == "preference":
        return msg("wanted") if entry.fields["wanted"] else msg("not wanted")
    if entry.chain == "customer_relation":
        return msg("customer")
    said = (
        state_name(EventType(entry.fields["type"])),
        msg("explicitly") if entry.fields["explicit"] else None,
        msg("by a parent") if entry.fields["by_guardian"] else None,
    )
    return wording.listed(", ", (one for one in said if one is not None))


def _channel(channel: Channel | None) -> str:
    return str(CHANNELS[channel]) if channel else str(msg("all"))


def _json(what: str, **content: Any) -> str:
    return json.dumps({"avgtool": __version__, "format": what, **content}, ensure_ascii=False, indent=2)
