"""An assessment as a reader sees it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from avgtool.config import Config, Organisation
from avgtool.documents.rendering import render_html
from avgtool.dpia.checking import check
from avgtool.dpia.document import Registered, dpia_document
from avgtool.dpia.verdict import verdict
from avgtool.i18n import use_language
from avgtool.model.activities import Activity, ActivityPurpose, AutomatedDecision, Processor, Transfer
from avgtool.model.consents import Basis
from avgtool.model.dpia import Advice, Assessment, Consultation, Risk
from avgtool.model.kinds import Kind
from avgtool.register.describing import processing_table
from avgtool.workflows.reports import document_context
from tests.documents.reading import Html
from tests.dpia.test_checking import AROUND, LEFT, RISK, WHOLE
from tests.dpia.test_verdict import LAW

CONFIG = Config(organisation=Organisation(name="Voorbeeld BV", fg="M. de Vries"))
CREATED = datetime(2026, 11, 23, 10, tzinfo=UTC)
RISKS = (RISK, LEFT, Risk("Fouten in scores"))


REGISTERED = Registered(
    "Klantsegmentatie",
    processing_table(
        Activity(
            "klantsegmentatie",
            "Klantsegmentatie",
            purposes=(ActivityPurpose("Groepen indelen", Basis.LEGITIMATE_INTEREST, interest="passend aanbod"),),
            kinds=(Kind.OTHER_ID,),
            processors=(Processor("Cloud Voorbeeld", "opslag", "VO-1"),),
            transfers=(Transfer("VS", "Cloud Voorbeeld", "modelcontractbepalingen"),),
            decisions=(AutomatedDecision("welke aanbieding"),),
            owner="Marketing",
        )
    ),
)


def document(assessment, language="nl", registered=None):
    context = document_context(CONFIG, CREATED, language, assessment.code)
    found, findings = verdict(assessment, LAW), check(assessment, LAW, AROUND)
    return dpia_document(assessment, found, findings, context, LAW, registered)


def page(assessment, language="nl", registered=None):
    with use_language(language):
        return Html(render_html(document(assessment, language, registered), language))


@pytest.mark.parametrize("language", ["nl", "en"])
def test_it_tells_result_risks_measures_advice_and_decision(language, snapshot):
    """The map of risks is told in words too."""
    one = replace(WHOLE, risks=RISKS, consultation=Consultation(CREATED.date()))
    assert page(one, language, REGISTERED).lines == snapshot


def test_the_processing_is_described_as_the_register_has_it():
    """Art. 35(7)(a): a systematic description; who answers for it is no part of that."""
    lines = page(WHOLE, registered=REGISTERED).lines
    said = lines[lines.index("De verwerking zoals die in het register staat") :]
    for told in ("Groepen indelen", "klant- of kenmerknummer", "VS, Cloud Voorbeeld, modelcontractbepalingen"):
        assert told in said
    assert "Marketing" not in said


def test_advice_carries_its_day():
    assert "1 november 2026" in page(WHOLE).lines
    assert "zonder datum" in page(replace(WHOLE, advice=Advice("Doe het."))).lines


def test_a_new_one_says_what_is_not_written_down_yet():
    lines = page(Assessment("x", "X")).lines
    assert "Een DPIA is aangeraden" in lines
    assert lines.count("nog niet opgeschreven") >= 4
    assert not any(tag == "img" for tag, _ in page(Assessment("x", "X")).tags), "nothing to draw a map of"


def test_the_map_is_the_same_bytes_for_the_same_risks():
    one = replace(WHOLE, risks=RISKS)
    (first,), (second,) = (
        [each["src"] for tag, each in page(one).tags if tag == "img"] for _ in range(2)
    )  # fmt: skip
    assert first == second


def test_what_is_said_is_shown_and_never_run():
    nasty = replace(WHOLE, description="<script>alert(1)</script>", risks=(replace(RISK, what="<b>vet</b>"),))
    assert "script" not in {tag for tag, _ in page(nasty).tags}
