"""The toestemmingsbewijs, before it has any layout and as PDF."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta
from io import BytesIO

import pytest
from pypdf import PdfReader

from avgtool.consent.receipts.compact import compact_receipt
from avgtool.consent.receipts.document import receipt_document
from avgtool.consent.store.proof import Principal
from avgtool.documents.markup import to_html
from avgtool.documents.rendering import render_pdf
from avgtool.i18n import msg
from avgtool.model.consents import Answer, EventType, Reason
from avgtool.netherlands.telecom import consent_law
from tests.consent.receipts import samples
from tests.documents.reading import Html, pages, squeezed, structure
from tests.documents.samples import CONTEXT
from tests.documents.test_markup import HOSTILE

LAW = consent_law()
NO = Answer(allowed=False, reason=Reason.WITHDRAWN, since=samples.WITHDRAWN.at)
HOSTILE_WORDS = "\n".join(("<b>Ja</b>, ik ga akkoord", "", *HOSTILE, "أوافق على تلقي النشرة", "\ttab  en  spaties"))


def document(proof=None, issuer=samples.ISSUER):
    return receipt_document(proof or samples.proof(), issuer, CONTEXT, LAW)


def shown(proof=None, language="en", issuer=samples.ISSUER):
    """The lines of the document, as made for paper: without embedded fonts, which take long."""
    return Html(to_html(document(proof, issuer), language, paged=True)).lines


@pytest.mark.parametrize("language", ["nl", "en"])
def test_reads_like_this(language, snapshot):
    """The whole text, so that a change of words is seen."""
    assert "\n".join(shown(language=language)) == snapshot


def test_says_that_a_withdrawn_consent_proves_what_was_and_permits_nothing():
    proof = samples.proof(samples.GIVEN, samples.WITHDRAWN, agreed=NO, state=EventType.WITHDRAWN)
    lines = shown(proof)
    assert "On 23 November 2026 there is no valid consent" in lines
    assert "State: withdrawn. The person withdrew the consent (GDPR 7(3))." in lines
    assert "Proof of consent" in lines


@pytest.mark.parametrize("type_", EventType)
@pytest.mark.parametrize("language", ["nl", "en"])
def test_any_event_has_a_document(type_, language):
    """Also a refusal or a withdrawal: it is called what it is."""
    lines = shown(samples.proof(samples.entry(type_.value), state=type_), language)
    title = {"nl": ("Toestemmingsbewijs", "Bewijs van vastlegging"), "en": ("Proof of consent", "Proof of what was")}
    assert any(line.startswith(title[language][type_ not in {"given", "confirmed"}]) for line in lines)


def test_words_that_were_changed_later_are_called_so():
    """The document shows them, and says that they prove nothing."""
    changed = replace(samples.GIVEN, notice=replace(samples.notice(), text="Andere woorden."))
    lines = shown(samples.proof(changed))
    assert "The words do not fit their hash" in lines
    assert "DOES NOT FIT: the words were changed" in lines


def test_a_consent_without_words_says_what_is_missing():
    assert "It is not known what was shown" in shown(samples.proof(replace(samples.GIVEN, notice=None)))


def test_all_words_that_the_person_ever_agreed_to_are_shown():
    """Those of this event first; the same words once."""
    earlier = samples.entry(seq=3, at=samples.GIVEN_AT - timedelta(days=30), notice=samples.notice("Oude woorden."))
    lines = shown(samples.proof(samples.GIVEN, earlier, replace(samples.GIVEN, seq=4)))
    first, second = lines.index("Ja, stuur mij de nieuwsbrief."), lines.index("Oude woorden.")
    assert first < second
    assert lines.count("Ja, stuur mij de nieuwsbrief.") == 1


def test_a_parent_and_a_child_are_told_apart():
    event = samples.marked(samples.GIVEN, by_guardian=True)
    lines = shown(samples.proof(event, principal=Principal("5f" * 20, None, guardian="ouder-17", minor=True)))
    assert "who holds parental responsibility (GDPR 8)" in lines
    assert "ouder-17" in lines
    of_age = shown(samples.proof(principal=Principal("5f" * 20, None, minor=False)))
    assert "the person, of age to consent" in of_age
    assert "the person, a minor then" in shown(samples.proof(principal=Principal("5f" * 20, None, minor=True)))


def test_who_was_erased_is_named_by_nothing_that_says_who():
    principal = Principal("5f" * 20, None, erased_at=samples.NOW)
    lines = shown(samples.proof(principal=principal))
    assert "Erased" in lines
    assert not any("K-1001" in line for line in lines)


def test_what_the_settings_do_not_say_is_named():
    lines = shown(issuer=samples.SILENT)
    assert "Not complete" in lines
    assert "organisation.privacy_url" in lines
    assert any("by a message to the controller" in line for line in lines)


def test_a_purpose_that_changed_since_is_shown_as_it_was():
    assert any("since then its description changed" in line for line in shown(samples.proof(purpose_changed=True)))


@pytest.mark.parametrize("language", ["nl", "en"])
def test_moments_are_by_the_clock_of_the_country(language):
    """Recorded at 10:15 UTC is 11:15 in Amsterdam, in winter."""
    assert any("11:15" in line for line in shown(samples.proof(samples.GIVEN), language))


def test_words_from_outside_add_no_markup():
    """What is shown of them is all of them, and nothing in them comes alive."""
    proof = samples.proof(replace(samples.GIVEN, notice=samples.notice(HOSTILE_WORDS), recorded_by=HOSTILE[0]))
    hostile, ordinary = (Html(to_html(document(one), "nl", paged=True)) for one in (proof, None))
    assert {tag for tag, _ in hostile.tags} <= {tag for tag, _ in ordinary.tags}
    assert hostile.urls == ordinary.urls
    assert all(any(squeezed(line) in squeezed(one) for one in hostile.lines) for line in HOSTILE_WORDS.split("\n"))


@pytest.mark.parametrize(("line", "direction"), [("Ja", "ltr"), ("أوافق 12", "rtl"), ("12 שלום", "rtl"), ("😀", "ltr")])
def test_each_line_is_read_in_its_own_direction(line, direction):
    html = Html(to_html(document(samples.proof(replace(samples.GIVEN, notice=samples.notice(line)))), "nl", paged=True))
    assert [values["dir"] for tag, values in html.tags if tag == "p" and "dir" in values] == [direction]


@pytest.mark.pdf
@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_pdf_holds_words_pages_and_data(language):
    proof = samples.proof()
    data = json.dumps(compact_receipt(proof, samples.ISSUER)).encode()
    pdf = render_pdf(document(proof), language, data)
    texts = pages(pdf)
    number = {"nl": "Pagina 1 van", "en": "Page 1 of"}[language]
    assert f"{number} {len(texts)}" in texts[0]
    assert squeezed(samples.WORDS) in squeezed("".join(texts))
    (name, (content,)) = next(iter(PdfReader(BytesIO(pdf)).attachments.items()))
    assert (name, json.loads(content)["version"]) == ("consent-receipt.json", "avgtool-receipt-1")
    assert "/BlockQuote" in {element["/S"] for element in structure(pdf)}


@pytest.mark.pdf
def test_a_notice_of_a_hundred_thousand_characters_is_shown_to_its_end():
    """Over as many pages as it takes, none of them empty."""
    text = "".join(f"regel {number} van de voorwaarden\n" for number in range(3300))[:99_990] + "EINDE"
    pdf = render_pdf(document(samples.proof(replace(samples.GIVEN, notice=samples.notice(text)))), "nl", b"{}")
    texts = pages(pdf)
    assert squeezed("EINDE") in squeezed("".join(texts))
    assert all(len(one.split()) > 15 for one in texts)


@pytest.mark.pdf
def test_hostile_words_in_a_pdf_do_nothing():
    pdf = render_pdf(document(samples.proof(replace(samples.GIVEN, notice=samples.notice(HOSTILE_WORDS)))), "nl", b"{}")
    reader = PdfReader(BytesIO(pdf))
    assert not {"/OpenAction", "/AA"} & set(reader.trailer["/Root"])
    assert squeezed("<b>Ja</b>, ik ga akkoord") in squeezed("".join(pages(pdf)))


def test_the_confidence_is_written_on_every_page():
    context = replace(CONTEXT, classification=msg("Confidential"))
    html = to_html(receipt_document(samples.proof(), samples.ISSUER, context, LAW), "nl", paged=True)
    assert html.count("Vertrouwelijk") == 2
