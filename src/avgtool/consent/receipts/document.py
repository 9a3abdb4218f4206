"""The *toestemmingsbewijs*: what a person agreed to, in the very words that were shown, and what became of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from avgtool.consent.reasons import reason_words, state_name
from avgtool.consent.receipts.history import history_table, local, proof_facts
from avgtool.consent.receipts.issuer import (
    lacking,
    policy_url,
    principal_id,
    receipt_id,
    withdrawal,
)
from avgtool.consent.receipts.shown import shown_words
from avgtool.consent.words import basis_name, category_name, channel_name, duration, method_name
from avgtool.documents.content import (
    Alert,
    Bullets,
    Cell,
    Column,
    Definitions,
    Document,
    Paragraph,
    Section,
    Signatures,
    Signer,
    Table,
    Tag,
)
from avgtool.i18n import msg, worded
from avgtool.ledger.keyed import Identifier
from avgtool.model.consents import EventType
from avgtool.wording import day, listed, moment, sentence_case

if TYPE_CHECKING:
    from avgtool.consent.receipts.issuer import Issuer
    from avgtool.consent.store.proof import Proof
    from avgtool.documents.content import Block, DocumentContext, Text
    from avgtool.i18n import Message
    from avgtool.model.consent_law import ConsentLaw
    from avgtool.model.consents import Answer, Channel, Purpose


def receipt_document(proof: Proof, issuer: Issuer, context: DocumentContext, law: ConsentLaw) -> Document:
    """What proves one event, for a person, a supervisor, a court. The reference is that of the receipt."""
    proof = local(proof, law.timezone)
    return Document(
        name="consent-receipt",
        title=msg("Proof of consent") if proof.is_consent else msg("Proof of what was recorded"),
        subtitle=msg("{purpose}, {date}", purpose=_title(proof.purpose), date=day(proof.event.at.date())),
        context=context,
        sections=(
            Section(msg("What happened"), (Paragraph(_in_words(proof), "lead"), *_state(proof, law), _event(proof))),
            Section(msg("What it is about"), _purpose(proof)),
            Section(msg("The words that were shown"), shown_words(proof)),
            Section(msg("All that was recorded"), (history_table(proof),)),
            Section(msg("May the person be approached?"), (_standing(proof, law),)),
            Section(msg("Withdrawing, and other rights"), _rights(issuer)),
            Section(msg("Who is responsible"), _controller(proof, issuer)),
            Section(msg("Proof"), (*proof_facts(proof), _signature())),
        ),
    )


def _title(purpose: Purpose) -> Message:
    return worded(purpose.titles["nl"], purpose.titles.get("en"))


def _in_words(proof: Proof) -> Message:
    said = {"who": principal_id(proof), "purpose": _title(proof.purpose), "when": moment(proof.event.at)}
    texts = {
        EventType.REQUESTED: msg("On {when} {who} was asked to consent to: {purpose}.", **said),
        EventType.GIVEN: msg("On {when} {who} consented to: {purpose}.", **said),
        EventType.CONFIRMED: msg("On {when} {who} confirmed the consent to: {purpose}.", **said),
        EventType.REFUSED: msg("On {when} {who} refused to consent to: {purpose}.", **said),
        EventType.WITHDRAWN: msg("On {when} {who} withdrew the consent to: {purpose}.", **said),
        EventType.EXPIRED: msg("On {when} the consent of {who} expired, to: {purpose}.", **said),
        EventType.INVALIDATED: msg("On {when} the consent of {who} was declared invalid, to: {purpose}.", **said),
    }
    return texts[proof.type]


def _state(proof: Proof, law: ConsentLaw) -> tuple[Block, ...]:
    """How it stands now, as an alert that names the channels that are closed; and that the person was erased."""
    words = reason_words(proof.agreed.reason, law)
    closed = tuple(_closed(channel, answer, law) for channel, answer in proof.standing if not answer.allowed)
    title = (
        msg("On {when} this consent is valid", when=day(proof.at.date()))
        if proof.agreed.allowed
        else msg("On {when} there is no valid consent", when=day(proof.at.date()))
    )
    why = msg(
        "State: {state}. {reason} ({article}).",
        state=state_name(proof.state),
        reason=sentence_case(words.text),
        article=words.article,
    )
    told = closed if proof.agreed.allowed else ()
    alerts: list[Block] = [Alert("warning" if closed else "good", title, why, told)]
    if proof.principal.erased_at is not None:
        erased = msg(
            "Who this was has been erased from the ledger on {when}; what was recorded stays as it was.",
            when=day(proof.principal.erased_at.date()),
        )
        alerts.append(Alert("neutral", msg("Erased"), erased))
    return tuple(alerts)


def _closed(channel: Channel | None, answer: Answer, law: ConsentLaw) -> Message:
    words = reason_words(answer.reason, law)
    named = {"channel": sentence_case(channel_name(channel)), "reason": words.text, "article": words.article}
    return msg("{channel}: may not be used, for {reason} ({article})", **named)


def _event(proof: Proof) -> Definitions:
    event = proof.event
    explicit = msg("yes, in so many words") if event.fields.get("explicit") else msg("no")
    items: list[tuple[Text, Text | Cell]] = [
        (msg("Person"), principal_id(proof)),
        (msg("Moment"), moment(event.at)),
        (msg("Channel"), sentence_case(channel_name(event.fields.get("channel")))),
        (msg("How it came"), method_name(event.fields.get("method"))),
    ]
    if proof.is_consent:
        items.append((msg("Explicit consent"), explicit))
        items.append((msg("Given by"), _giver(proof)))
    if event.fields.get("by_guardian") and proof.principal.guardian:
        items.append((msg("Reference of the parent"), proof.principal.guardian))
    named = {"guardian_check": msg("Check of the parent"), "evidence": msg("Where the proof lies"), "note": msg("Note")}
    items += [(title, Cell(event.words[name], quiet=False)) for name, title in named.items() if name in event.words]
    return Definitions(tuple(items))


def _giver(proof: Proof) -> Message:
    if proof.event.fields.get("by_guardian"):
        return msg("who holds parental responsibility (GDPR 8)")
    if proof.principal.minor is None:
        return msg("the person")
    return msg("the person, a minor then") if proof.principal.minor else msg("the person, of age to consent")


def _purpose(proof: Proof) -> tuple[Block, ...]:
    purpose = proof.purpose
    facts: list[tuple[Text, Text | Cell]] = [
        (msg("Purpose"), _title(purpose)),
        (msg("Code of the purpose"), purpose.code),
        (msg("Basis"), basis_name(purpose)),
        (msg("Personal data"), _all(tuple(map(category_name, purpose.categories)))),
        (msg("Recipients"), _all(purpose.recipients, none=msg("none"))),
        (msg("Kept for"), duration(purpose.retention)),
        (msg("Channels"), _all(tuple(channel_name(one) for one in purpose.channels), none=msg("none"))),
    ]
    changed = (
        (Paragraph(msg("This is how the purpose was described then; since then its description changed."), "small"),)
        if proof.purpose_changed
        else ()
    )
    return (Definitions(tuple(facts)), *changed)


def _all(items: tuple[Text, ...], none: Message | None = None) -> Text:
    return listed(", ", items) if items else (none or msg("not stated"))


def _standing(proof: Proof, law: ConsentLaw) -> Table:
    columns = (
        Column(msg("Channel"), 18),
        Column(msg("May it be used?"), 14),
        Column(msg("Why"), 44),
        Column(msg("Article"), 24),
    )
    rows = tuple(_row(channel, answer, law) for channel, answer in proof.standing)
    when = moment(proof.at)
    if proof.not_looked_up:
        missed = listed(", ", tuple(_KINDS[one] for one in proof.not_looked_up))
        what = msg("As of {when}; not looked up: objections and refusals by {kinds}", when=when, kinds=missed)
    else:
        what = msg("As of {when}, objections and preferences included", when=when)
    return Table(what, columns, rows)


_KINDS = {
    Identifier.CUSTOMER: msg("customer id"),
    Identifier.EMAIL: msg("e-mail address"),
    Identifier.PHONE: msg("telephone number"),
    Identifier.POST: msg("postal address"),
}


def _row(channel: Channel | None, answer: Answer, law: ConsentLaw) -> tuple[Cell | Text, ...]:
    words = reason_words(answer.reason, law)
    tag = Tag(msg("yes"), "good") if answer.allowed else Tag(msg("no"), "danger")
    since = msg("since {when}", when=day(answer.since.date())) if answer.since else None
    return (
        sentence_case(channel_name(channel)) if channel else msg("No channel"),
        Cell("", tags=(tag,)),
        Cell(words.text, note=since),
        words.article,
    )


_RIGHTS = (
    msg("access to the data, and a copy of it (GDPR 15)"),
    msg("rectification and erasure (GDPR 16 and 17)"),
    msg("restriction of the processing (GDPR 18)"),
    msg("data portability (GDPR 20)"),
    msg("objection, always honored where it is about direct marketing (GDPR 21)"),
)


def _rights(issuer: Issuer) -> tuple[Block, ...]:
    how = msg(
        "The consent can be withdrawn at any time, as easily as it was given (GDPR 7(3)): {how}. What was done with it "
        "before then stays lawful.",
        how=withdrawal(issuer),
    )
    complaint = msg(
        "Who is not satisfied can complain to the supervisory authority: {authority}, {url} (GDPR 77).",
        authority=issuer.authority,
        url=issuer.authority_url.removeprefix("https://"),
    )
    where = (Paragraph(msg("How to exercise them: {url}", url=issuer.rights_url)),) if issuer.rights_url else ()
    return (
        Paragraph(how),
        Paragraph(msg("The person also has the right to:")),
        Bullets(_RIGHTS),
        *where,
        Paragraph(complaint),
    )


def _controller(proof: Proof, issuer: Issuer) -> tuple[Block, ...]:
    said: tuple[tuple[Text, str], ...] = (
        (msg("Controller"), issuer.name),
        (msg("Address"), issuer.address),
        (msg("Contact"), issuer.contact),
        (msg("Telephone"), issuer.phone),
        (msg("Data protection officer"), issuer.officer),
        (msg("Privacy notice"), policy_url(issuer, proof)),
        (msg("Data kept in"), issuer.storage),
        (msg("Jurisdiction"), issuer.jurisdiction),
    )
    missing = lacking(issuer, proof)
    alert = (
        (
            Alert(
                "warning",
                msg("Not complete"),
                msg("The settings do not say everything that a receipt must say:"),
                missing,
            ),
        )
        if missing
        else ()
    )
    return (*alert, Definitions(tuple((term, text) for term, text in said if text)))


def _signature() -> Signatures:
    statement = msg("The undersigned declares that this document shows what the ledger holds.")
    return Signatures(statement, (Signer(msg("Controller")),))


def reference_of(proof: Proof) -> str:
    """What the document is known by, on every page."""
    return receipt_id(proof)
