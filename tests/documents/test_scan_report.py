"""What the scan report says, before it has any layout."""

from dataclasses import replace

import pytest

from avgtool.documents.content import Alert, BarChart, Bullets, Definitions, KeyFigures, Paragraph, Table
from avgtool.documents.gravity import strictest
from avgtool.documents.many import DETAILED
from avgtool.documents.markup import plain, to_html
from avgtool.documents.scan_report import scan_report
from avgtool.model.findings import Notice, ScanResult
from avgtool.model.kinds import Category, Flag
from tests.documents import samples
from tests.documents.reading import Html


def report(result):
    """The report on a scan."""
    return scan_report(result, samples.CONTEXT, samples.ENTITIES)


def blocks(document, kind):
    """All primitives of one kind, in order."""
    return [block for section in document.sections for block in section.blocks if isinstance(block, kind)]


def alerts(*columns, **changes):
    """Tone, title and items of each alert about these columns."""
    found = blocks(report(samples.scan(*columns, **changes)), Alert)
    return [(alert.tone, plain(alert.title, "en"), [plain(item, "en") for item in alert.items]) for alert in found]


@pytest.mark.parametrize("language", ["nl", "en"])
def test_reads_like_this(language, snapshot):
    """The whole text of a report, so that a change of words is seen."""
    assert "\n".join(Html(to_html(report(samples.CUSTOMERS), language)).lines) == snapshot


@pytest.mark.parametrize(
    ("column", "tone", "title", "item"),
    [
        (
            samples.BSN,
            "danger",
            "National identification number: is there a legal basis?",
            "x in klanten.csv: 412 rows",
        ),
        (samples.DIET, "danger", "Special categories of personal data", "x in klanten.csv: 2,311 rows"),
        (samples.CONVICTION, "danger", "Criminal data", "x in klanten.csv: 9 rows"),
        (samples.PASSWORD, "danger", "Passwords or access keys", "x in klanten.csv: 12 rows"),
        ({"flags": frozenset({Flag.CHILD})}, "warning", "Data about children", "x in klanten.csv: 5,000 rows"),
        (
            {"flags": frozenset({Flag.MAY_REVEAL_SPECIAL}), "revealing": 17},
            "warning",
            "May reveal special categories",
            "x in klanten.csv: 17 rows",
        ),
        (
            samples.OVERRULED,
            "warning",
            "Verdicts overruled by a person",
            "x in klanten.csv: Overruled by S. Bakker: een saldo",
        ),
        (
            {"flags": frozenset({Flag.DAMAGED}), "damaged": 1},
            "warning",
            "Damaged values",
            "x in klanten.csv: 1 row",
        ),
        ({"flags": frozenset({Flag.DAMAGED})}, "warning", "Damaged values", "x in klanten.csv"),
    ],
)
def test_asks_attention_for(column, tone, title, item):
    """Each thing that a privacy officer must know is an alert that names the column and its rows."""
    assert alerts(samples.personal("x", **column)) == [(tone, title, [item])]


def test_counts_only_the_rows_in_which_a_text_holds_a_national_number():
    """Three numbers between a thousand notes are reported as three."""
    notes = samples.personal("notities", **samples.NOTES | {"flags": frozenset()})
    title = "National identification numbers between other values"
    assert alerts(notes) == [("danger", title, ["notities in klanten.csv: 3 rows"])]
    as_grave = samples.personal("notities", **samples.NOTES | {"flags": frozenset(), "category": Category.NATIONAL_ID})
    assert alerts(as_grave) == alerts(notes)


def test_asks_attention_for_nothing_where_nothing_is_the_matter():
    """An ordinary column raises no alert, and the section for them is absent."""
    assert alerts(samples.personal(), samples.nothing()) == []


def test_says_how_far_a_sample_reaches():
    """The error bound of sample mode is printed."""
    ((tone, title, (item,)),) = alerts(samples.personal(), mode="sample", rows_read=3000, error_bound=0.001)
    assert (tone, title) == ("warning", "Judged by a sample")
    assert item.startswith("klanten.csv: 3,000 of 5,000 rows; what occurs in more than 0.1% of the rows")


def test_names_a_dozen_columns_in_an_alert_and_counts_the_rest():
    """An alert stays readable whatever the file."""
    ((_, _, items),) = alerts(*(samples.personal(f"bsn{i}", **samples.BSN) for i in range(40)))
    assert len(items) == 13
    assert items[-1] == "and 28 more"


def test_a_bar_shows_the_rows_at_stake_not_those_of_the_whole_column():
    """Three national numbers between 1,240 notes are three rows, not 1,240."""
    notes = {**samples.NOTES, "category": Category.NATIONAL_ID}
    document = report(samples.scan(samples.personal("bsn", **samples.BSN), samples.personal("notities", **notes)))
    bars = blocks(document, BarChart)[-1].bars
    assert [(bar.label, bar.value) for bar in bars] == [("bsn", 412), ("notities", 3)]


def test_a_chart_has_something_to_compare():
    """One bar, as wide as the page, tells less than the sentence above it."""
    assert not blocks(report(samples.scan(samples.nothing("a"), samples.nothing("b"))), BarChart)


def test_a_notice_names_its_column_once():
    """In front, unless its own words say it."""
    own = samples.msg("{n} values of {column} lost digits", n=4, column="nr")
    notices = (Notice("a", own, "nr"), Notice("b", samples.msg("Something was lost."), "nr"))
    (bullets,) = blocks(report(samples.scan(notices=notices)), Bullets)[:1]
    assert [plain(item, "en") for item in bullets.items] == ["4 values of nr lost digits", "nr: Something was lost."]


def test_puts_the_category_with_the_strictest_rules_first():
    """The advice begins with what is most urgent."""
    (*_, advice) = blocks(report(samples.CUSTOMERS), Table)
    categories = [plain(row[0].text, "en") for row in advice.rows]
    assert categories[0] == "National identification number"
    assert categories[-1] == "No personal data found"


@pytest.mark.parametrize("result", [ScanResult((), "0.1.0"), samples.scan(), samples.scan(rows=0, rows_read=0)])
def test_an_empty_scan_is_a_report_too(result):
    """No data sets, no columns, no rows: it says so, and claims nothing."""
    lines = Html(to_html(report(result), "nl")).lines
    assert any("Dat bewijst niet dat ze er niet zijn" in line for line in lines)
    assert "Niet gevonden is niet hetzelfde als niet aanwezig." in lines


def test_several_data_sets_have_an_overview():
    """One line a data set, sheets and tables by their name."""
    result = ScanResult((samples.dataset(samples.personal(), table="Blad1"), samples.dataset(source="b.csv")), "0.1.0")
    overview = blocks(report(result), Table)[0]
    assert [row[0] for row in overview.rows] == ["klanten.csv › Blad1", "b.csv"]


def test_of_thousands_of_columns_the_gravest_are_shown_and_none_is_left_out():
    """A table of detail has an end; every other column still stands in the report by name."""
    ordinary = [samples.personal(f"gewoon{i}") for i in range(DETAILED)]
    document = report(samples.scan(*ordinary, samples.personal("bsn", **samples.BSN)))
    table = blocks(document, Table)[0]
    assert len(table.rows) == DETAILED
    assert table.rows[-1][0].text == "bsn"
    lines = "\n".join(Html(to_html(document, "nl")).lines)
    assert all(f"gewoon{i}" in lines for i in range(DETAILED))


def test_many_columns_in_which_nothing_was_found_are_named_together():
    """Pages of rows that say nothing hide those that say something; damage still has its row."""
    clean = [samples.nothing(f"leeg{i}") for i in range(13)]
    damaged = samples.nothing("stuk", flags=frozenset({Flag.DAMAGED}), damaged=4)
    document = report(samples.scan(*clean, samples.personal("bsn", **samples.BSN), damaged))
    assert [row[0].text for row in blocks(document, Table)[0].rows] == ["bsn", "stuk"]
    named = blocks(document, Definitions)[0].items
    assert [(plain(term, "en"), plain(names, "en").split(" · ")) for term, names in named] == [
        ("No personal data found", [column.name for column in clean])
    ]


def test_without_any_personal_data_all_columns_are_named():
    """No table that claims the data set has no columns."""
    document = report(samples.scan(*(samples.nothing(f"leeg{i}") for i in range(13))))
    assert "leeg12" in "\n".join(Html(to_html(document, "en")).lines)
    assert "This data set has no columns." not in Html(to_html(document, "en")).lines


def test_a_column_without_a_name_is_called_so():
    """An empty header does not make an empty row."""
    table = blocks(report(samples.scan(samples.personal("  "))), Table)[0]
    assert plain(table.rows[0][0].text, "nl") == "(geen naam)"


def test_the_chart_counts_every_column_once():
    """The bars add up to the columns of the scan."""
    chart = blocks(report(samples.CUSTOMERS), BarChart)[0]
    assert sum(bar.value for bar in chart.bars) == len(samples.COLUMNS)


def test_the_file_is_known_by_its_hash():
    """The report says which bytes it is about, and how they were read."""
    facts = blocks(report(samples.CUSTOMERS), Definitions)[0].items
    shown = {plain(term, "en"): plain(getattr(fact, "text", fact), "en") for term, fact in facts}
    assert shown["SHA-256"] == samples.CUSTOMERS.datasets[0].sha256
    assert shown["Encoding"] == "cp1252"
    assert shown["Delimiter"] == "semicolon"


def test_every_category_has_advice():
    """Whatever is found, the report says what to do about it."""
    result = samples.scan(*(samples.personal(category, category=category) for category in Category))
    (*_, advice) = blocks(report(result), Table)
    assert len(advice.rows) == len(Category)


def figures(*columns):
    """The key figures of a scan of these columns, in words."""
    (block,) = blocks(report(samples.scan(*columns, rows=1)), KeyFigures)
    return [f"{plain(figure.value, 'en')} {plain(figure.label, 'en')}" for figure in block.figures]


def test_the_key_figures_count_columns_and_not_alerts():
    """Two columns of one alert are two decisions; and one is not said to be several."""
    bsn, notes = samples.personal("bsn", **samples.BSN), samples.personal("notities", **samples.NOTES)
    assert figures(bsn, notes)[1:] == [
        "2 columns judged",
        "2 columns with personal data",
        "2 columns that need a decision",
    ]
    assert figures(bsn) == [
        "1 row in the data",
        "1 column judged",
        "1 column with personal data",
        "1 column that needs a decision",
    ]


def test_the_strictest_category_may_stand_inside_a_text():
    """A BSN in a note weighs no less than one in a column of its own."""
    notes = samples.personal("notities", **samples.NOTES)
    lead = next(block for block in blocks(report(samples.scan(notes, samples.personal())), Paragraph))
    assert "National identification number (1 column)" in plain(lead.text, "en")
    two = ScanResult((samples.dataset(notes), samples.dataset(samples.personal(), source="b.csv")), "0.1.0")
    overview = next(table for table in blocks(report(two), Table) if "scanned" in plain(table.caption, "en"))
    assert [plain(row[-1].tags[0].text, "en") for row in overview.rows] == ["national number", "ordinary"]


def test_who_decided_about_a_column_and_why_stands_beside_its_evidence():
    """A reader need not look for it in the settings."""
    row = blocks(report(samples.scan(samples.nothing("saldo", **samples.OVERRULED))), Table)[0].rows[0]
    assert plain(row[-1].note, "nl") == "Anders beslist door S. Bakker: een saldo"


def test_what_a_person_decided_counts_in_the_summary_too():
    """Not what stands inside the text that the person decided about."""
    notes = replace(samples.personal("notities", **samples.NOTES), entities={"NL_BSN": 3})
    decided = replace(notes, category=Category.NONE, flags=frozenset({Flag.OVERRULED}))
    assert strictest(decided, samples.ENTITIES) is Category.NONE
    assert strictest(notes, samples.ENTITIES) is Category.NATIONAL_ID
