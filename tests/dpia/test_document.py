"""An assessment as a reader sees it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from avgtool.config import Config, Organisation
from avgtool.documents.rendering import render_html
from avgtool.dpia.checking import check
from avgtool.dpia.document import dpia_document
from avgtool.dpia.verdict import verdict
from avgtool.i18n import use_language
from avgtool.model.dpia import Assessment, Consultation, Risk
from avgtool.workflows.reports import document_context
from tests.documents.reading import Html
from tests.dpia.test_checking import AROUND, LEFT, RISK, WHOLE
from tests.dpia.test_verdict import LAW

CONFIG = Config(organisation=Organisation(name="Voorbeeld BV", fg="M. de Vries"))
CREATED = datetime(2026, 11, 23, 10, tzinfo=UTC)
RISKS = (RISK, LEFT, Risk("Fouten in scores"))


def document(assessment, language="nl"):
    context = document_context(CONFIG, CREATED, language, assessment.code)
    return dpia_document(assessment, verdict(assessment, LAW), check(assessment, LAW, AROUND), context, LAW)


def page(assessment, language="nl"):
    with use_language(language):
        return Html(render_html(document(assessment, language), language))


@pytest.mark.parametrize("language", ["nl", "en"])
def test_it_tells_result_risks_measures_advice_and_decision(language, snapshot):
    """The map of risks is told in words too."""
    one = replace(WHOLE, risks=RISKS, consultation=Consultation(CREATED.date()))
    assert page(one, language).lines == snapshot


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
