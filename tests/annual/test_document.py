"""The annual report on paper, in data, and in the officer's own words."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from io import BytesIO

import pytest
from pypdf import PdfReader

from avgtool import catalog
from avgtool.annual.comparison import before_the_ledger, first_known, totals_of
from avgtool.annual.counting import count_breaches, describe_register
from avgtool.annual.document import annual_document
from avgtool.annual.figures import AnnualFigures, ImpactFigures, Narrative, ScanFigures, Totals, YearBefore
from avgtool.annual.narrative import read_earlier, read_narrative
from avgtool.annual.tabular import report_data
from avgtool.config import CalendarSettings
from avgtool.consent.reporting.figures import ConsentFigures
from avgtool.documents.markup import to_html
from avgtool.documents.rendering import render_pdf
from avgtool.errors import InputError
from avgtool.model.breaches import Cause, Step
from avgtool.model.dpia import Choice, Level, Outcome
from avgtool.model.periods import Period
from avgtool.model.requests import Right
from avgtool.model.requests import Urgency as RequestUrgency
from avgtool.subject_requests.reporting.counting import count
from avgtool.subject_requests.reporting.figures import Tally
from tests.annual.test_counting import ACTIVITIES, END, MARCH, YEAR, ZONE, breach
from tests.documents import samples
from tests.documents.reading import Html, pages, structure
from tests.documents.test_markup import HOSTILE

SAID = Narrative(
    "Een rustig jaar.\n\nOp één datalek na.", ("E-learning",), ("Verwijder oude bestellingen",), "In 2027 meer."
)
BREACHES = (breach((Step.NOTIFY, 80), cause=Cause.WRONG_RECIPIENT), breach(cause=Cause.STOLEN), breach())
QUIET = AnnualFigures(
    period=YEAR,
    requests=count((), YEAR, catalog.calendar(CalendarSettings())),
    consents=ConsentFigures(YEAR, END, 0, 0, (), (), 0),
    breaches=count_breaches((), YEAR, ZONE, 72, END),
    impacts=(),
    register=describe_register((), YEAR),
    scans=(),
)
BUSY = replace(
    QUIET,
    breaches=count_breaches(BREACHES, YEAR, ZONE, 72, END),
    impacts=(
        ImpactFigures("camera", "Camera's", Outcome.REQUIRED, Choice.PROCEED, date(2026, 5, 1), None, Level.HIGH),
        ImpactFigures("chat", "Chat", Outcome.NOT_NEEDED, None, None, None, None),
    ),
    register=describe_register(ACTIVITIES, YEAR, describe_register(ACTIVITIES[:1], YEAR).activities),
    scans=(ScanFigures("crm", 2, MARCH, 1700),),
)


def document(figures, narrative=SAID):
    return annual_document(figures, narrative, samples.CONTEXT, catalog.request_law())


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("figures", [BUSY, QUIET], ids=["busy", "quiet"])
def test_what_stands_in_it(snapshot, figures, language):
    """A year in which nothing happened says so."""
    narrative = SAID if figures is BUSY else Narrative()
    assert Html(to_html(document(figures, narrative), language)).lines == snapshot


def test_what_was_not_notified_in_time_is_shown_as_too_late():
    """Whether it was notified after the term, or not at all."""
    lines = Html(to_html(document(BUSY), "nl")).lines
    assert lines[lines.index("datalekken te laat") - 1] == "3"


def test_a_request_that_waits_past_its_term_is_told_first_and_in_words():
    """A board that reads that none was late must be able to rely on it."""
    tally = Tally(2, (), {RequestUrgency.OVERDUE: 1, RequestUrgency.ON_TIME: 1})
    figures = replace(QUIET, requests=replace(QUIET.requests, all=tally, by_right={Right.ACCESS: tally}))
    lines = Html(to_html(document(figures), "nl")).lines
    assert lines[lines.index("verzoek te laat") - 1] == "1"
    assert any("1 daarvan had al beantwoord moeten zijn: de termijn is voorbij." in line for line in lines)


@pytest.mark.parametrize(
    ("persons", "said"),
    [
        ([(None, 412), (None, 800)], "hooguit 1.212"),
        ([(10, 20)], "10 tot 20"),
        ([(5, 5)], "5"),
        ([(None, None)], "niet bekend"),
    ],
)
def test_how_many_persons_at_most_is_no_count(persons, said):
    """What a scan found is a bound: no more persons than rows."""
    breaches = count_breaches([breach(persons=one) for one in persons], YEAR, ZONE, 72, END)
    lines = Html(to_html(document(replace(QUIET, breaches=breaches)), "nl")).lines
    assert lines[lines.index("getroffen personen") - 1] == said


def test_charts_without_anything_in_them_are_left_out():
    assert "[Staafdiagram" not in " ".join(Html(to_html(document(QUIET), "nl")).lines)


def test_the_year_stands_beside_the_one_before_and_says_what_nobody_knows():
    before = YearBefore(Period(date(2025, 1, 1), date(2025, 12, 31)), Totals(requests=7, breaches=0), date(2025, 6, 1))
    lines = Html(to_html(document(replace(BUSY, before=before)), "nl")).lines
    rows = lines[lines.index("Naast 1 januari 2025 tot en met 31 december 2025") :]
    assert rows[rows.index("Verzoeken ontvangen") :][:3] == ["Verzoeken ontvangen", "7", "0"]
    assert rows[rows.index("Datalekken") :][:3] == ["Datalekken", "0", "3"]
    assert rows[rows.index("Verwerkingen") :][:3] == ["Verwerkingen", "niet bekend", "2"]
    assert any("Het grootboek begon op 1 juni 2025" in row for row in rows)


def test_what_changed_in_the_register_is_said_to_be_unknown_without_an_earlier_report():
    said = " ".join(Html(to_html(document(QUIET), "nl")).lines)
    assert "er is geen eerder verslag om mee te vergelijken" in said


@pytest.mark.pdf
def test_the_pdf_is_tagged_and_shows_the_officer_s_words_as_words():
    said = replace(SAID, recommendations=("<script>alert(1)</script> {{ 7*7 }}", *HOSTILE[:3]))
    pdf = render_pdf(document(BUSY, said), "nl", b"{}")
    text = "".join(pages(pdf))
    assert "<script>alert(1)</script> {{ 7*7 }}" in text
    elements = list(structure(pdf))
    figures = [one for one in elements if one["/S"] == "/Figure"]
    assert figures
    assert all(str(one["/Alt"]).startswith("Staafdiagram") for one in figures)
    assert PdfReader(BytesIO(pdf)).outline


def test_the_data_are_those_of_the_year_and_can_be_compared_with_next_year(tmp_path):
    data = report_data(BUSY, SAID, "0.1.0")
    assert (data["format"], data["year"], data["to"]) == ("annual-report/1", 2026, "2026-12-31")
    assert data["breaches"]["causes"] == {"verkeerde-ontvanger": 1, "gestolen": 1, "": 1}
    assert data["register"]["changes"] == {"added": ("B",), "changed": (), "removed": ()}
    path = tmp_path / "2026.json"
    path.write_text(json.dumps(data), encoding="utf-8")
    earlier = read_earlier(path)
    assert (earlier.year, earlier.activities, earlier.totals) == (2026, BUSY.register.activities, totals_of(BUSY))


def test_a_report_of_an_older_avgtool_leaves_open_what_it_did_not_count(tmp_path):
    data = report_data(BUSY, SAID, "0.1.0")
    del data["breaches"]["persons_least"], data["register"]["objections"]
    path = tmp_path / "2026.json"
    path.write_text(json.dumps(data), encoding="utf-8")
    totals = read_earlier(path).totals
    assert (totals.breach_persons, totals.objections, totals.breaches) == (None, None, 3)


def test_what_a_ledger_that_began_later_has_none_of_is_not_known():
    assert before_the_ledger(Totals(requests=0, breaches=2, scans=0)) == Totals(breaches=2)
    assert first_known(Totals(breaches=2), Totals(requests=5, breaches=9)) == Totals(requests=5, breaches=2)


@pytest.mark.parametrize(
    "content",
    ["", "[]", "{}", '{"format": "scan/1"}', '{"format": "annual-report/1"}',
     '{"format": "annual-report/1", "register": {"activities": [{"kode": 1}]}}'],
)  # fmt: skip
def test_what_is_no_earlier_report_is_refused(tmp_path, content):
    path = tmp_path / "vorig.json"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(InputError, match="annual report"):
        read_earlier(path)


@pytest.mark.parametrize(
    ("content", "line"), [("aanbevelingen: [x]\n", "1"), ("summary: x\ntrainings: [[1]]\n", "2"), ("- x\n", "")]
)
def test_a_mistake_in_the_texts_is_told_with_its_line(tmp_path, content, line):
    path = tmp_path / "jaar.yaml"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(InputError) as caught:
        read_narrative(path)
    assert line in str(caught.value.where)


def test_every_text_may_be_left_out(tmp_path):
    path = tmp_path / "jaar.yaml"
    path.write_text("outlook: Meer.", encoding="utf-8")
    assert read_narrative(path) == Narrative(outlook="Meer.")
