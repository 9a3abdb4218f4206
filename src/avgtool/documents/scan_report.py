"""The scan report (scanrapport): what stands in the data, how the law sees it, and how certain that is."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from avgtool.documents.alerts import ADVICE, scan_alerts
from avgtool.documents.content import (
    Block,
    Bullets,
    Cell,
    Column,
    Definitions,
    Document,
    DocumentContext,
    Paragraph,
    Section,
    Table,
    Text,
)
from avgtool.documents.facts import notice_text, place, reading_facts, sign_off
from avgtool.documents.scan_columns import columns_blocks
from avgtool.documents.scan_summary import scan_overview, scan_summary
from avgtool.documents.words import CATEGORIES
from avgtool.i18n import Message, msg, nmsg
from avgtool.model.kinds import GRAVITY
from avgtool.wording import number

if TYPE_CHECKING:
    from collections.abc import Mapping

    from avgtool.documents.content import Alert
    from avgtool.documents.words import EntityWords
    from avgtool.model.findings import DatasetFindings, ScanResult


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
            Section(msg("Summary"), scan_summary(result, known)),
            *_attention(alerts),
            *scan_overview(result, known),
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


def _attention(alerts: tuple[Alert, ...]) -> tuple[Section, ...]:
    return (Section(msg("Points of attention"), alerts),) if alerts else ()


def _dataset(dataset: DatasetFindings, entities: Mapping[str, EntityWords]) -> tuple[Section, ...]:
    title = msg("Data set {source}", source=place(dataset))
    notices = (Bullets(tuple(map(notice_text, dataset.notices))),) if dataset.notices else ()
    return (
        Section(title, columns_blocks(dataset, entities)),
        Section(msg("How it was read"), (Definitions(reading_facts(dataset)), *notices), 3),
    )


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
        "Names and places in free text are never all found: spelling mistakes, nicknames and descriptions of a "
        "person escape "
        "any method. Have a person read a sample before you share texts."
    ),
    msg(
        "The category follows from what a column holds, not from what you use it for. In its context an ordinary "
        "value can "
        "say something about health or belief. The legal verdict remains a person's."
    ),
    msg("Filled is the share of rows with a value; Recognized the share of filled values with the shape of the kind."),
    msg(
        "Examples are masked. This report holds no value from the data; file, sheet and column names stand as they "
        "were found."
    ),
)
