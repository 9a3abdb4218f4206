"""The words that a person was shown when asked, to the letter, and whether they are still those of their hash."""

from __future__ import annotations

from typing import TYPE_CHECKING

from avgtool.consent.state import YES
from avgtool.consent.validity import is_genuine
from avgtool.documents.content import Alert, Cell, Definitions, Quotation
from avgtool.i18n import msg
from avgtool.model.consents import EventType
from avgtool.wording import day, moment

if TYPE_CHECKING:
    from avgtool.consent.store.proof import Proof
    from avgtool.documents.content import Block, Text
    from avgtool.model.consents import Notice


def shown_words(proof: Proof) -> tuple[Block, ...]:
    """The notice of the event; then those of earlier and later consents, where they were others."""
    blocks: list[Block] = []
    if proof.event.notice is None:
        blocks.append(_none(proof))
    else:
        blocks += _notice(proof.event.notice, proof)
    for notice in _others(proof):
        blocks += _notice(notice, proof)
    return tuple(blocks)


def _none(proof: Proof) -> Alert:
    if proof.is_consent:
        return Alert(
            "danger",
            msg("It is not known what was shown"),
            msg("Without the words that the person was shown a consent cannot be proved (GDPR 7(1))."),
        )
    return Alert("neutral", msg("Nothing was shown"), msg("This event is no consent, and no words belong to it."))


def _others(proof: Proof) -> list[Notice]:
    """Notices of the other consents, the first shown first."""
    others = [one.notice for one in proof.events if EventType(one.fields["type"]) in YES and one.notice]
    known = {proof.event.notice.sha256} if proof.event.notice else set()
    found = []
    for notice in others:
        if notice.sha256 not in known:
            known.add(notice.sha256)
            found.append(notice)
    return found


def _notice(notice: Notice, proof: Proof) -> tuple[Block, ...]:
    genuine = is_genuine(notice)
    check: Text = msg("fits: the words were not changed") if genuine else msg("DOES NOT FIT: the words were changed")
    facts: list[tuple[Text, Text | Cell]] = [
        (msg("Version"), notice.version),
        (msg("Language"), notice.language),
        (msg("Shown from"), moment(notice.since)),
        *(((msg("Stands at"), notice.url),) if notice.url else ()),
        (msg("SHA-256 of the words"), Cell(notice.sha256, note=check, code=True)),
    ]
    wrong = Alert(
        "danger",
        msg("The words do not fit their hash"),
        msg("What stands below is not what was recorded as shown; it proves nothing."),
    )
    shown = [one.at for one in proof.events if one.notice == notice]
    source = msg("Shown on {when}, version {version}", when=day(min(shown).date()), version=notice.version)
    quoted = Quotation(notice.text, notice.language, source)
    return (Definitions(tuple(facts)), *(() if genuine else (wrong,)), quoted)
