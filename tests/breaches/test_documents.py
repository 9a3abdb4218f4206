"""The register of breaches and the notification of one, as a reader sees them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from avgtool.breaches.documents.notification import notification_document
from avgtool.breaches.documents.register import register_document
from avgtool.breaches.standing import standing
from avgtool.config import Config, Organisation
from avgtool.documents.rendering import render_html
from avgtool.model.activities import Capacity
from avgtool.model.breaches import Facts, ScanEstimate, Step
from avgtool.model.kinds import Kind
from avgtool.workflows.reports import document_context
from tests.breaches.building import AWARE, FACTS, LAW, breach, event
from tests.documents.reading import Html

CONFIG = Config(organisation=Organisation(name="Voorbeeld BV", contact="privacy@voorbeeld.example", fg="M. de Vries"))
CREATED = AWARE + timedelta(days=5)
SCAN = ScanEstimate("nieuwsbrief", 412, 412, (Kind.EMAIL,), (Kind.HEALTH,), on=date(2026, 11, 20))
FIRST = replace(FACTS, persons_least=None, measures="Verzending stopgezet.", scans=(SCAN,))
LATER = replace(FACTS, kinds=(Kind.EMAIL,), measures="Verzending stopgezet. Cc is uitgezet.", scans=(SCAN,))
NOTIFIED = breach(
    event(Step.MEASURE, -0.5),
    event(Step.DECIDE_NOTIFY, 2, words="Adressen liggen op straat."),
    event(Step.NOTIFY_PARTLY, 20, case="z2026-01234"),
    event(Step.DECIDE_TELL, 21, words="Grote kans op phishing."),
    event(Step.TELL, 22, channel="e-mail"),
    event(Step.ADD, 30, facts=LATER, words="Het mailprogramma telde het na."),
    event(Step.NOTIFY, 90, documents=("a" * 64,)),
    facts=FIRST,
)
UNDECIDED = replace(breach(facts=Facts("Laptop kwijt", AWARE)), reference="DL-2026-0002")
NOT_NOTIFIED = replace(breach(event(Step.DECIDE_NOT_NOTIFY), event(Step.CLOSE, 3)), reference="DL-2026-0003")
BACKDATED = {"recorded": AWARE + timedelta(hours=100)}
LATE = replace(
    breach(
        event(Step.NOTIFY, 80, words="Pas na drie dagen bij de juiste persoon.", **BACKDATED),
        event(Step.DECIDE_NOT_TELL, 81),
    ),
    reference="DL-2026-0004",
)
PROCESSOR = replace(breach(event(Step.TELL_CONTROLLER), capacity=Capacity.PROCESSOR), reference="DL-2026-0005")


def html(document, language):
    return Html(render_html(document, language)).lines


def context(language, reference=None):
    return document_context(CONFIG, CREATED, language, reference)


def register(language="nl"):
    pairs = [(one, standing(one, CREATED)) for one in (NOTIFIED, UNDECIDED, NOT_NOTIFIED, LATE, PROCESSOR)]
    return register_document(pairs, context(language), LAW, 72)


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_register_tells_every_breach_and_what_needs_attention(language, snapshot):
    assert html(register(language), language) == snapshot


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("one", [NOTIFIED, UNDECIDED, LATE, PROCESSOR], ids=lambda one: one.reference)
def test_a_notification_says_all_that_the_law_asks_and_what_is_not_known_yet(one, language, snapshot):
    document = notification_document(one, standing(one, CREATED), context(language, one.reference), LAW, 72)
    assert html(document, language) == snapshot


def test_a_step_that_was_recorded_later_says_so():
    """What is typed on day four with a moment of day three looks like day three otherwise."""
    document = notification_document(LATE, standing(LATE, CREATED), context("nl"), LAW, 72)
    assert html(document, "nl").count("vastgelegd 24 november 2026 20:40 CET") == 2, "the decision and the timeline"


def test_what_a_scan_found_and_nobody_named_is_told():
    one = breach(facts=replace(FACTS, kinds=(Kind.PHONE,), scans=(SCAN,)))
    lines = html(notification_document(one, standing(one, CREATED), context("nl"), LAW, 72), "nl")
    assert lines[lines.index("De scan noemde meer soorten gegevens") + 2] == "e-mailadres"


@pytest.mark.parametrize(
    ("facts", "told"), [({"controllers": ("Gemeente Utrecht",)}, None), ({"controllers": ()}, "Gemeente Utrecht")]
)
def test_the_notice_of_a_processor_names_whom_it_is_for_and_signs_as_processor(facts, told):
    """Whoever works for others is not the controller: art. 33(2)."""
    informed = event(Step.TELL_CONTROLLER, recipient=told)
    one = breach(informed, facts=replace(FACTS, **facts), capacity=Capacity.PROCESSOR)
    lines = html(notification_document(one, standing(one, CREATED), context("nl"), LAW, 72), "nl")
    assert "Gericht aan Gemeente Utrecht, die een verwerker zonder onredelijke vertraging inlicht." in lines
    assert lines[lines.index("Voorbeeld BV", lines.index("Verwerker")) - 1] == "Verwerker"
    assert "Verwerkingsverantwoordelijke" not in lines
    assert lines.count("Verwerker") == 2, "in section 3 and to sign"


@pytest.mark.parametrize("later", [(), (event(Step.CLOSE, 3),)], ids=["open", "closed"])
def test_a_breach_that_need_not_be_notified_is_addressed_to_nobody(later):
    """It stays in the register: art. 33(5)."""
    one = breach(event(Step.DECIDE_NOT_NOTIFY), *later)
    lines = html(notification_document(one, standing(one, CREATED), context("nl"), LAW, 72), "nl")
    assert not [line for line in lines if line == "Melding van een datalek" or "Gericht aan" in line]
    assert "Vastlegging van een datalek" in lines
    assert any(line.startswith("Besloten is niet te melden bij ") for line in lines)


def test_of_a_closed_breach_nothing_is_expected_to_become_known():
    one = breach(event(Step.DECIDE_NOT_NOTIFY), event(Step.CLOSE, 3), facts=replace(FACTS, ended=None))
    lines = html(notification_document(one, standing(one, CREATED), context("nl"), LAW, 72), "nl")
    assert lines[lines.index("Geëindigd") + 1] == "niet bekend"


def test_an_empty_register_is_one_too():
    assert "Er is geen datalek bekend." in html(register_document([], context("nl"), LAW, 72), "nl")


def test_what_is_said_is_shown_and_never_run():
    nasty = breach(facts=replace(FACTS, what="<script>alert(1)</script>", title="<b>vet</b>"))
    document = notification_document(nasty, standing(nasty, CREATED), context("nl"), LAW, 72)
    page = Html(render_html(document, "nl"))
    assert "script" not in {tag for tag, _ in page.tags}
    assert any("<script>alert(1)</script>" in line for line in page.lines)
