"""What the report on consents says, in each of its forms."""

from __future__ import annotations

import csv
import json
from dataclasses import replace
from datetime import date
from io import StringIO

import pytest

from avgtool.consent.reporting.document import consents_document
from avgtool.consent.reporting.tabular import report_data, report_table
from avgtool.documents.content import TimeChart
from avgtool.documents.markup import plain, to_html
from avgtool.documents.rendering import render_pdf
from avgtool.model.consents import EventType
from avgtool.model.periods import Period
from avgtool.netherlands.telecom import consent_law
from avgtool.sources.own_files import is_report
from tests.consent.reporting.samples import FIGURES, NEWS, RESEARCH
from tests.documents.reading import Html, pages, squeezed, structure
from tests.documents.samples import CONTEXT
from tests.documents.test_markup import HOSTILE

LAW = consent_law()


def document(figures=FIGURES):
    return consents_document(figures, CONTEXT, LAW)


def shown(figures=FIGURES, language="en"):
    """The lines of the document, as made for paper."""
    return Html(to_html(document(figures), language, paged=True)).lines


def charts(figures):
    return [block for section in document(figures).sections for block in section.blocks if isinstance(block, TimeChart)]


@pytest.mark.parametrize("language", ["nl", "en"])
def test_reads_like_this(language, snapshot):
    """The whole text, so that a change of words is seen."""
    assert "\n".join(shown(language=language)) == snapshot


def test_what_programs_read(snapshot):
    assert report_data(FIGURES, "0.1.0") == snapshot
    assert is_report(json.dumps(report_data(FIGURES, "0.1.0")).encode())


def test_the_table_for_spreadsheets_has_every_count(snapshot):
    text = report_table(FIGURES)
    assert text == snapshot
    rows = list(csv.DictReader(StringIO(text)))
    assert {row["count"] for row in rows if row["figure"] == "suppressed"} == {"207"}
    assert sum(int(row["count"]) for row in rows if row["detail"] == "given") == NEWS.total(EventType.GIVEN)


def test_a_purpose_whose_name_is_a_formula_does_nothing_in_a_spreadsheet():
    objection = replace(FIGURES.objections[1], purpose="=cmd()")
    assert "'=cmd()" in report_table(replace(FIGURES, objections=(objection,)))


def test_the_chart_counts_a_confirmed_consent_as_given():
    (chart,) = charts(FIGURES)
    given = next(one for one in chart.series if plain(one.label, "en") == "Given")
    assert given.values[3] == 300 + 40 * 3 + 3
    assert [plain(one, "nl") for one in chart.stretches][:2] == ["dec '25", "jan '26"]


def test_many_months_are_shown_by_year():
    period = Period(date(2020, 1, 1), date(2026, 11, 23))
    months = {month: {EventType.GIVEN: 1} for month in period.months()}
    (chart,) = charts(replace(FIGURES, period=period, purposes=(replace(NEWS, months=months),)))
    assert [plain(one, "nl") for one in chart.stretches] == [str(year) for year in range(2020, 2027)]
    assert chart.series[0].values == (12, 12, 12, 12, 12, 12, 11)


def test_asks_attention_for_nothing_where_nothing_is_the_matter():
    quiet = replace(FIGURES, purposes=(replace(NEWS, without_notice=0, persons_again=0, again=()), RESEARCH))
    assert "Points of attention" not in shown(quiet)
    assert "Consents that prove nothing" in shown()


def test_a_purpose_for_which_nobody_can_be_shown_words_asks_attention():
    assert "Purposes without a notice in force" in shown(replace(FIGURES, purposes=(replace(NEWS, notices=()),)))


def test_an_empty_ledger_has_a_report():
    lines = shown(replace(FIGURES, persons=0, erased=0, purposes=(), objections=(), suppressed=0))
    assert "The ledger knows no purposes." in lines
    assert "No objection stands." in lines


def test_titles_from_outside_add_no_markup():
    purposes = tuple(
        replace(NEWS, purpose=replace(NEWS.purpose, code=f"p{number}", titles={"nl": title}))
        for number, title in enumerate(HOSTILE)
    )
    hostile = Html(to_html(document(replace(FIGURES, purposes=purposes)), "nl", paged=True))
    ordinary = Html(to_html(document(), "nl", paged=True))
    assert {tag for tag, _ in hostile.tags} <= {tag for tag, _ in ordinary.tags}
    assert all(any(squeezed(title) in squeezed(line) for line in hostile.lines) for title in HOSTILE)


@pytest.mark.pdf
@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_pdf_has_its_chart_in_words_and_pages(language):
    pdf = render_pdf(document(), language, b"{}")
    texts = pages(pdf)
    assert all(len(text.split()) > 15 for text in texts)
    (figure,) = (element for element in structure(pdf) if element["/S"] == "/Figure")
    assert figure["/Alt"].startswith({"nl": "Staafdiagram", "en": "Bar chart"}[language])
    last = {"nl": "Pagina", "en": "Page"}[language]
    assert f"{last} 1 " in texts[0]
