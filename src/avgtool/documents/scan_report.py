"""The scan report (scanrapport): what stands in the data, how the law sees it, and how certain that is."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from avgtool.documents.alerts import ADVICE, place, scan_alerts
from avgtool.documents.content import (
    Bar,
    BarChart,
    Block,
    Bullets,
    Cell,
    Column,
    Definitions,
    Document,
    DocumentContext,
    KeyFigure,
    KeyFigures,
    Paragraph,
    Section,
    Table,
    Tag,
    Text,
    Tone,
)
from avgtool.documents.facts import dataset_facts, sign_off
from avgtool.documents.values import decimal, listed, number, share
from avgtool.documents.words import CATEGORIES, CATEGORY_TAGS, EVIDENCE, FLAGS, KINDS, confidence
from avgtool.i18n import Message, msg, nmsg
from avgtool.model.kinds import Category, Flag

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from avgtool.documents.content import Alert
    from avgtool.documents.words import EntityWords
    from avgtool.model.findings import ColumnFinding, DatasetFindings, Notice, ScanResult

_BARS = 12

GRAVITY: tuple[Category, ...] = (
    Category.NATIONAL_ID,
    Category.SPECIAL,
    Category.CRIMINAL,
    Category.SENSITIVE,
    Category.ORDINARY,
    Category.NONE,
)
"""The categories, the one with the strictest rules first."""

TONES: Mapping[Category, Tone] = {
    Category.NONE: "neutral",
    Category.ORDINARY: "accent",
    Category.SENSITIVE: "warning",
    Category.SPECIAL: "danger",
    Category.CRIMINAL: "danger",
    Category.NATIONAL_ID: "danger",
}

_FLAG_TONES: Mapping[Flag, Tone] = {Flag.OVERRULED: "neutral"}


def scan_report(
    result: ScanResult, context: DocumentContext, entities: Mapping[str, EntityWords] | None = None
) -> Document:
    """The report on a scan. ``entities`` says what readers call the entities found in text (from the catalog)."""
    known = entities or {}
    alerts = scan_alerts(result, known)
    return Document(
        name="scan-report",
        title=msg("Scan report"),
        subtitle=_subtitle(result),
        context=context,
        sections=(
            Section(msg("Summary"), _summary(result, alerts)),
            *_attention(alerts),
            *_overview(result),
            *(section for dataset in result.datasets for section in _dataset(dataset, known)),
            Section(msg("What to do"), (_advice(result),)),
            Section(msg("Method and limits"), _limits(result)),
            sign_off(context, msg("The undersigned have read this report, including the limits of its method.")),
        ),
    )


def _subtitle(result: ScanResult) -> Text:
    if len(result.datasets) == 1:
        return msg("Personal data in {source}", source=place(result.datasets[0]))
    return nmsg("Personal data in {n} data set", "Personal data in {n} data sets", len(result.datasets))


def _summary(result: ScanResult, alerts: tuple[Alert, ...]) -> tuple[Block, ...]:
    counts = Counter(column.category for _, column in result.columns())
    personal = counts.total() - counts[Category.NONE]
    urgent = sum(alert.tone == "danger" for alert in alerts)
    figures = KeyFigures(
        (
            KeyFigure(number(sum(dataset.rows for dataset in result.datasets)), msg("rows in the data")),
            KeyFigure(number(counts.total()), msg("columns judged")),
            KeyFigure(number(personal), msg("columns with personal data"), "accent" if personal else "good"),
            KeyFigure(number(urgent), msg("points that need a decision"), "danger" if urgent else "good"),
        )
    )
    chart = (_category_chart(counts),) if counts else ()
    return (Paragraph(_in_words(result, counts, personal), "lead"), figures, *chart, *_exposure_chart(result))


def _in_words(result: ScanResult, counts: Counter[Category], personal: int) -> Message:
    rows = sum(dataset.rows for dataset in result.datasets)
    scanned = msg(
        "Scanned: {datasets}, with {rows} and {columns} in all.",
        datasets=nmsg("{n} data set", "{n} data sets", len(result.datasets)),
        rows=nmsg("{n} row", "{n} rows", rows),
        columns=nmsg("{n} column", "{n} columns", counts.total()),
    )
    if not personal:
        return msg("{scanned} No personal data was found. That does not prove that there is none.", scanned=scanned)
    return msg(
        "{scanned} {found} The category with the strictest rules is: {category} ({columns}).",
        scanned=scanned,
        found=nmsg("{n} column holds personal data.", "{n} columns hold personal data.", personal),
        category=CATEGORIES[(gravest := _gravest(counts))],
        columns=nmsg("{n} column", "{n} columns", counts[gravest]),
    )


def _gravest(categories: Iterable[Category]) -> Category:
    present = set(categories)
    return next((category for category in GRAVITY if category in present), Category.NONE)


def _category_chart(counts: Counter[Category]) -> BarChart:
    shown = tuple(category for category in GRAVITY if counts[category])
    parts = tuple(msg("{category}: {n}", category=CATEGORIES[category], n=counts[category]) for category in shown)
    return BarChart(
        title=msg("Columns by legal category"),
        bars=tuple(
            Bar(CATEGORIES[category], counts[category], number(counts[category]), TONES[category]) for category in shown
        ),
        alt=msg("Bar chart of the number of columns in each legal category. {parts}.", parts=listed("; ", parts)),
    )


def _exposure_chart(result: ScanResult) -> tuple[BarChart, ...]:
    """How many rows hold the data with the strictest rules; only where there is something to compare."""
    grave = [
        (dataset, column)
        for dataset, column in result.columns()
        if column.category not in {Category.NONE, Category.ORDINARY} and column.filled
    ]
    grave.sort(key=lambda pair: (-pair[1].filled, GRAVITY.index(pair[1].category), pair[1].name))
    if len(grave) < 2:  # noqa: PLR2004 - one bar compares nothing
        return ()
    bars = tuple(
        Bar(column.name, column.filled, number(column.filled), TONES[column.category]) for _, column in grave[:_BARS]
    )
    return (
        BarChart(
            title=nmsg(
                "Filled rows in the column with more than ordinary data",
                "Filled rows in the {n} columns with more than ordinary data that are filled most",
                len(bars),
            ),
            bars=bars,
            alt=msg(
                "Bar chart of the filled rows of columns with more than ordinary personal data. {parts}.",
                parts=listed("; ", (msg("{column}: {n}", column=c.name, n=c.filled) for _, c in grave[:_BARS])),
            ),
        ),
    )


def _attention(alerts: tuple[Alert, ...]) -> tuple[Section, ...]:
    return (Section(msg("Points of attention"), alerts),) if alerts else ()


def _overview(result: ScanResult) -> tuple[Section, ...]:
    if len(result.datasets) < 2:  # noqa: PLR2004 - one data set is its own overview
        return ()
    columns = (
        Column(msg("Data set"), 46),
        Column(msg("Rows"), 14, "end"),
        Column(msg("Columns"), 14, "end"),
        Column(msg("Personal"), 14, "end"),
        Column(msg("Strictest category"), 22),
    )
    rows = tuple(_overview_row(dataset) for dataset in result.datasets)
    return (Section(msg("All data sets"), (Table(msg("Data sets that were scanned"), columns, rows),)),)


def _overview_row(dataset: DatasetFindings) -> tuple[Cell | Text, ...]:
    gravest = _gravest(column.category for column in dataset.columns)
    return (
        place(dataset),
        number(dataset.rows),
        number(len(dataset.columns)),
        number(sum(column.is_personal for column in dataset.columns)),
        Cell("", tags=(Tag(CATEGORY_TAGS[gravest], TONES[gravest]),)),
    )


def _dataset(dataset: DatasetFindings, entities: Mapping[str, EntityWords]) -> tuple[Section, ...]:
    title = msg("Data set {source}", source=place(dataset))
    notices = (Section(msg("Seen while reading"), (_notices(dataset.notices),), 3),) if dataset.notices else ()
    facts = Definitions(dataset_facts(dataset))
    return (Section(title, (facts, _columns_table(dataset, entities))), *notices)


def _notices(notices: tuple[Notice, ...]) -> Bullets:
    return Bullets(tuple(_notice(notice) for notice in notices))


def _notice(notice: Notice) -> Text:
    if notice.column is None:
        return notice.message
    return msg("{column}: {notice}", column=notice.column, notice=notice.message)


def _columns_table(dataset: DatasetFindings, entities: Mapping[str, EntityWords]) -> Table:
    return Table(
        caption=msg("Columns of {source}: what they hold and how certain that is", source=place(dataset)),
        columns=(
            Column(msg("Column and example"), 27),
            Column(msg("Kind and category"), 29),
            Column(msg("Articles"), 15),
            Column(msg("Filled"), 12, "end"),
            Column(msg("Recognized"), 15, "end"),
            Column(msg("Confidence"), 15),
            Column(msg("Evidence"), 16),
        ),
        rows=tuple(_column_row(column, dataset.rows_read, entities) for column in dataset.columns),
        empty=msg("This data set has no columns."),
    )


def _column_row(column: ColumnFinding, rows: int, entities: Mapping[str, EntityWords]) -> tuple[Cell | Text, ...]:
    return (
        Cell(column.name, note=column.example, note_is_code=True),
        _kind_cell(column, entities),
        listed(", ", column.articles),
        Cell(share(column.filled, rows), note=number(column.filled)),
        _recognized(column),
        _confidence(column) if column.is_personal else "",
        listed(", ", (EVIDENCE[evidence] for evidence in column.evidence)),
    )


def _kind_cell(column: ColumnFinding, entities: Mapping[str, EntityWords]) -> Cell:
    if not column.is_personal:
        return Cell(KINDS[column.kind], note=_inside(column, entities), tags=_flag_tags(column), quiet=True)
    tags = (Tag(CATEGORY_TAGS[column.category], TONES[column.category]), *_flag_tags(column))
    return Cell(KINDS[column.kind], note=_inside(column, entities), tags=tags)


def _flag_tags(column: ColumnFinding) -> tuple[Tag, ...]:
    return tuple(Tag(FLAGS[flag], _FLAG_TONES.get(flag, "warning")) for flag in sorted(column.flags))


def _inside(column: ColumnFinding, entities: Mapping[str, EntityWords]) -> Text | None:
    """What was found between or inside the values, or else the finer name of the kind."""
    if column.entities:
        most = sorted(column.entities.items(), key=lambda pair: (-pair[1], pair[0]))
        return listed(", ", (msg("{entity}: {n}", entity=_entity(name, entities), n=n) for name, n in most))
    title = entities[column.entity].title if column.is_personal and column.entity in entities else None
    return None if title == KINDS[column.kind] else title


def _entity(name: str, entities: Mapping[str, EntityWords]) -> Text:
    return entities[name].title if name in entities else name


def _recognized(column: ColumnFinding) -> Cell | Text:
    if not column.is_personal or not column.filled:
        return ""
    valid = msg("{share} valid", share=share(column.valid, column.filled)) if column.valid != column.matched else None
    return Cell(share(column.matched, column.filled), note=valid)


def _confidence(column: ColumnFinding) -> Cell:
    return Cell(confidence(column.confidence), note=decimal(column.confidence))


def _advice(result: ScanResult) -> Table:
    counts = Counter(column.category for _, column in result.columns())
    return Table(
        caption=msg("Advice for each category that was found"),
        columns=(Column(msg("Category"), 26), Column(msg("Columns"), 10, "end"), Column(msg("Advice"), 64)),
        rows=tuple(
            (Cell(CATEGORIES[category]), number(counts[category]), ADVICE[category])
            for category in GRAVITY
            if counts[category]
        ),
        empty=msg("No columns were judged, so there is nothing to advise."),
    )


def _limits(result: ScanResult) -> tuple[Block, ...]:
    modes = {dataset.mode for dataset in result.datasets}
    full = msg("Full scan: every filled value was held against the shapes and checks of all known kinds.")
    sample = msg("Sample scan: a part of the rows was judged; the points of attention say how far that reaches.")
    judged = tuple(text for mode, text in (("full", full), ("sample", sample)) if mode in modes)
    return (Paragraph(msg("Not found is not the same as not present."), "lead"), Bullets((*judged, *_LIMITS)))


_LIMITS: tuple[Message, ...] = (
    msg(
        "Each column was judged by its name, the shape of its values, check digits, lists of names and places, and the "
        "columns beside it. What carried the verdict stands under Evidence."
    ),
    msg(
        "A check digit is no proof: of random numbers of nine digits about one in eleven passes the test of a BSN. "
        "So the column name and the share of valid values count too."
    ),
    msg(
        "Names and places in free text are never all found: spelling mistakes, nicknames and descriptions of a person escape "
        "any method. Have a person read a sample before you share texts."
    ),
    msg(
        "The category follows from what a column holds, not from what you use it for. In its context an ordinary value can "
        "say something about health or belief. The legal verdict remains a person's."
    ),
    msg("Filled is the share of rows with a value; Recognized the share of filled values with the shape of the kind."),
    msg("Examples are masked. This report holds no value from the data; file, sheet and column names stand as they were found."),
)
