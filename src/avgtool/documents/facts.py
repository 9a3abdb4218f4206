"""Blocks that several documents share: what is known about a data set, and the lines to sign on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from avgtool.documents.content import Cell, Section, Signatures, Signer, Text
from avgtool.i18n import Message, msg
from avgtool.model.kinds import Evidence
from avgtool.wording import number

if TYPE_CHECKING:
    from collections.abc import Mapping

    from avgtool.documents.content import DocumentContext
    from avgtool.model.findings import ColumnFinding, DatasetFindings, Notice

_DELIMITERS: Mapping[str, Message] = {
    ";": msg("semicolon"),
    ",": msg("comma"),
    "\t": msg("tab"),
    "|": msg("vertical bar"),
}


def dataset_facts(dataset: DatasetFindings) -> tuple[tuple[Text, Text | Cell], ...]:
    """What a data set is called, how it was read, and by which hash it is known."""
    table: tuple[tuple[Text, Text | Cell], ...] = ((msg("Sheet or table"), dataset.table),) if dataset.table else ()
    return ((msg("Source"), dataset.source), *table, *reading_facts(dataset))


def reading_facts(dataset: DatasetFindings) -> tuple[tuple[Text, Text | Cell], ...]:
    """How a data set was read, and by which hash it is known."""
    facts: tuple[tuple[Text, Text | Cell | None], ...] = (
        (msg("Format"), dataset.format),
        (msg("Rows"), number(dataset.rows)),
        (msg("Columns"), number(len(dataset.columns))),
        (msg("Judged"), _judged(dataset)),
        (msg("Encoding"), dataset.encoding),
        (msg("Delimiter"), _delimiter(dataset.delimiter)),
        (msg("Column names"), msg("from the header") if dataset.header else msg("none; columns are numbered")),
        (msg("SHA-256"), dataset.sha256 and Cell(dataset.sha256, code=True)),
    )
    return tuple((term, fact) for term, fact in facts if fact)


def place(dataset: DatasetFindings) -> str:
    """The name of a data set: its source, and its sheet or table."""
    return f"{dataset.source} › {dataset.table}" if dataset.table else dataset.source


def shown_name(column: str) -> Text:
    """The name of a column; words where the data gives it none."""
    return column if column.strip() else msg("(no name)")


def overruled_by(column: ColumnFinding) -> Message | None:
    """Who decided about a column, and why; none where the scan did."""
    return next((one.reason for one in column.candidates if Evidence.OVERRULE in one.evidence), None)


def notice_text(notice: Notice) -> Message:
    """What reading found out, with the column that it is about."""
    if notice.column is None or notice.column in notice.message.params.values():
        return notice.message
    return msg("{column}: {notice}", column=shown_name(notice.column), notice=notice.message)


def sign_off(
    context: DocumentContext, statement: Message, *, controller: bool = False, processor: bool = False
) -> Section:
    """The section to sign: whoever made the document, the controller where it decides (or processor), the officer."""
    signers = (
        Signer(msg("Drawn up by"), context.author),
        *((Signer(msg("Controller"), None),) if controller else ()),
        *((Signer(msg("Processor"), None),) if processor else ()),
        Signer(msg("Data protection officer"), context.organization.officer),
    )
    return Section(msg("Signatures"), (Signatures(statement, signers),), with_previous=True)


def _judged(dataset: DatasetFindings) -> Message:
    if dataset.mode == "full":
        return msg("all rows (full scan)")
    return msg("{read} of {rows} rows (sample)", read=number(dataset.rows_read), rows=number(dataset.rows))


def _delimiter(delimiter: str | None) -> Text | None:
    return _DELIMITERS.get(delimiter, delimiter) if delimiter else None
