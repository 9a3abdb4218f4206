"""The report on requests as a reader sees it: in Dutch and English, as HTML, JSON and CSV."""

from __future__ import annotations

import json
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from avgtool.config import Config, Organisation
from avgtool.i18n import use_language
from avgtool.model.periods import Period
from avgtool.model.requests import Right, Step
from avgtool.subject_requests.reporting.counting import count
from avgtool.workflows.requests_report import requests_content
from tests.documents.reading import Html
from tests.subject_requests.building import CALENDAR
from tests.subject_requests.reporting.test_counting import answered, waiting

CREATED = datetime(2026, 11, 23, 10, tzinfo=ZoneInfo("Europe/Amsterdam"))
CONFIG = Config(organisation=Organisation(name="Voorbeeld BV", contact="privacy@voorbeeld.example"))
FIGURES = count(
    [
        answered(date(2026, 3, 5), 10, rights=(Right.ACCESS, Right.ERASURE)),
        answered(date(2026, 4, 1), 60, number=2),
        answered(date(2026, 5, 1), 20, Step.REFUSE, number=3, grounds=("avg-12-5-buitensporig",)),
        waiting(date(2026, 9, 1), number=4),
        waiting(date(2026, 11, 20), number=5, rights=(Right.MARKETING_OBJECTION,)),
    ],
    Period(date(2026, 1, 1), date(2026, 11, 23)),
    CALENDAR,
)


@pytest.mark.parametrize("language", ["nl", "en"])
def test_an_officer_reads_counts_terms_and_what_needs_attention(language: str, snapshot):
    with use_language(language):
        html = requests_content(FIGURES, CONFIG, "html", created=CREATED, language=language).decode()
    assert Html(html).lines == snapshot


def test_programs_read_the_same_counts():
    data = json.loads(requests_content(FIGURES, CONFIG, "json", created=CREATED, language="nl"))
    assert data["format"] == "requests-report/1"
    assert (data["received"], data["answered"], data["on_time"], data["late"], data["overdue"]) == (5, 3, 2, 1, 1)
    assert data["overdue_requests"] == ["2026-0004"]
    table = requests_content(FIGURES, CONFIG, "csv", created=CREATED, language="nl").decode().splitlines()
    assert table[0] == "figure,right,month,detail,count"
    assert "late,,,,1" in table
    assert "received,inzage,,,4" in table
