"""What a scan asks attention for, and what to do about each legal category.

Sources: AVG 8, 9, 10, 32 and 87; UAVG 5, 22-33 and 46.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from avgtool.documents.content import Alert, Text, Tone
from avgtool.documents.facts import overruled_by, place, shown_name
from avgtool.documents.gravity import strictest
from avgtool.documents.values import share
from avgtool.i18n import Message, msg, nmsg
from avgtool.model.kinds import Category, Flag, Kind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from avgtool.documents.words import EntityWords
    from avgtool.model.findings import ColumnFinding, DatasetFindings, ScanResult

_ITEMS_SHOWN = 12

ADVICE: Mapping[Category, Message] = {
    Category.NATIONAL_ID: msg(
        "Process only where a law says that you may (UAVG 46). Without such a law: delete it, and stop collecting it. "
        "Never use it for analysis, not even as a pseudonym."
    ),
    Category.SPECIAL: msg(
        "Forbidden unless an exception applies (GDPR/AVG 9(2), UAVG 22-30), besides a lawful basis. Write down which "
        "one. "
        "Leave it out of exports, and consider a DPIA."
    ),
    Category.CRIMINAL: msg(
        "Only under UAVG 31-33. Sharing it with others may need a licence of the supervisory authority. "
        "Leave it out of exports."
    ),
    Category.SENSITIVE: msg(
        "No separate class in law, but a higher risk for the people concerned (EDPB criterion 4 for a DPIA). "
        "Restrict access, and generalize amounts and locations before use in analysis."
    ),
    Category.ORDINARY: msg(
        "Needs a lawful basis (GDPR/AVG 6), a purpose, and a term after which it is deleted. "
        "For analysis: drop, pseudonymize or generalize what the purpose does not need."
    ),
    Category.NONE: msg(
        "Nothing personal was found here by this method. Judge for yourself whether the column, together with "
        "others, says something about a person."
    ),
}


def scan_alerts(result: ScanResult, entities: Mapping[str, EntityWords]) -> tuple[Alert, ...]:
    """All alerts of a scan, the gravest first."""
    found = tuple(result.columns())
    candidates = (
        _national_id(found, entities),
        _numbers_between(found, entities),
        *(maker(found) for maker in (_special, _criminal, _secrets, _children, _revealing, _overruled, _damaged)),
    )
    return (*(alert for alert in candidates if alert), *_samples(result))


def to_decide(result: ScanResult, entities: Mapping[str, EntityWords]) -> int:
    """How many columns a person has to decide about: those of the alerts in red."""
    return sum(
        strictest(column, entities) in {Category.NATIONAL_ID, Category.SPECIAL, Category.CRIMINAL}
        or column.kind is Kind.SECRET
        for _, column in result.columns()
    )


_Found = tuple["DatasetFindings", "ColumnFinding"]


def _national_id(found: Sequence[_Found], entities: Mapping[str, EntityWords]) -> Alert | None:
    def rows(column: ColumnFinding) -> int | None:
        own = column.category is Category.NATIONAL_ID and _rows_between(column, entities) is None
        return column.filled if own else None

    return _alert(
        found,
        rows,
        "danger",
        msg("National identification number: is there a legal basis?"),
        msg(
            "A BSN or other national number may only be processed where a law prescribes it (GDPR/AVG 87, UAVG 46). "
            "Consent "
            "is not enough. Find that law, or delete these columns."
        ),
    )


def _numbers_between(found: Sequence[_Found], entities: Mapping[str, EntityWords]) -> Alert | None:
    return _alert(
        found,
        lambda column: _rows_between(column, entities),
        "danger",
        msg("National identification numbers between other values"),
        msg(
            "In these columns some values look like a BSN or other national number, although the column is meant for "
            "something else. "
            "They need the same legal basis."
        ),
    )


def _rows_between(column: ColumnFinding, entities: Mapping[str, EntityWords]) -> int | None:
    """Rows of a column of something else that hold a national number; none where it has no such rows."""
    grave = {name for name, words in entities.items() if words.category is Category.NATIONAL_ID}
    if column.kind is Kind.NATIONAL_ID or grave.isdisjoint(column.entities):
        return None
    return min(column.filled, sum(count for name, count in column.entities.items() if name in grave))


def _special(found: Sequence[_Found]) -> Alert | None:
    return _alert(
        found,
        lambda column: column.filled if column.category is Category.SPECIAL else None,
        "danger",
        msg("Special categories of personal data"),
        msg(
            "Processing is forbidden, unless an exception of GDPR/AVG 9(2) or UAVG 22-30 applies. Record which "
            "exception "
            "that is, and why."
        ),
    )


def _criminal(found: Sequence[_Found]) -> Alert | None:
    return _alert(
        found,
        lambda column: column.filled if column.category is Category.CRIMINAL else None,
        "danger",
        msg("Criminal data"),
        msg("Processing is allowed only under the conditions of GDPR/AVG 10 and UAVG 31-33."),
    )


def _secrets(found: Sequence[_Found]) -> Alert | None:
    return _alert(
        found,
        lambda column: column.filled if column.kind is Kind.SECRET else None,
        "danger",
        msg("Passwords or access keys"),
        msg(
            "These do not belong in a customer file (GDPR/AVG 32). Delete them, and have them changed where others may "
            "have seen them."
        ),
    )


def _children(found: Sequence[_Found]) -> Alert | None:
    return _alert(
        found,
        lambda column: column.filled if Flag.CHILD in column.flags else None,
        "warning",
        msg("Data about children"),
        msg("Under the age of 16 a parent or guardian gives consent (GDPR/AVG 8, UAVG 5)."),
    )


def _revealing(found: Sequence[_Found]) -> Alert | None:
    return _alert(
        found,
        lambda column: (
            column.revealing
            if Flag.MAY_REVEAL_SPECIAL in column.flags and column.category is not Category.SPECIAL
            else None
        ),
        "warning",
        msg("May reveal special categories"),
        msg(
            "Data from which health, religion or another special category can be inferred counts as such "
            "(Court of Justice, C-184/20 and C-21/23). Judge whether that is the case here."
        ),
    )


def _overruled(found: Sequence[_Found]) -> Alert | None:
    items = tuple(_decision(dataset, column) for dataset, column in found if Flag.OVERRULED in column.flags)
    text = msg("Of these columns not the scan but a person decided what they hold, in avgtool.yaml.")
    return Alert("warning", msg("Verdicts overruled by a person"), text, _shown(items)) if items else None


def _decision(dataset: DatasetFindings, column: ColumnFinding) -> Message:
    where = msg("{column} in {source}", column=shown_name(column.name), source=place(dataset))
    reason = overruled_by(column)
    return msg("{column}: {reason}", column=where, reason=reason) if reason else where


def _damaged(found: Sequence[_Found]) -> Alert | None:
    return _alert(
        found,
        lambda column: column.damaged if Flag.DAMAGED in column.flags else None,
        "warning",
        msg("Damaged values"),
        msg(
            "Values in these columns were damaged before avgtool read them, by a spreadsheet for example. "
            "What they were cannot be told, so more may be personal than was found."
        ),
    )


def _samples(result: ScanResult) -> Iterator[Alert]:
    sampled = tuple(dataset for dataset in result.datasets if dataset.mode == "sample")
    if sampled:
        yield Alert(
            "warning",
            msg("Judged by a sample"),
            msg("Not every row was judged. Kinds of data that are rare can have been missed."),
            _shown(tuple(_sample(dataset) for dataset in sampled)),
        )


def _sample(dataset: DatasetFindings) -> Message:
    if dataset.error_bound is None:
        return msg("{source}: {read} of {rows} rows", source=place(dataset), read=dataset.rows_read, rows=dataset.rows)
    return msg(
        "{source}: {read} of {rows} rows; what occurs in more than {bound} of the rows would have been seen (95 % "
        "confidence)",
        source=place(dataset),
        read=dataset.rows_read,
        rows=dataset.rows,
        bound=share(dataset.error_bound, 1),
    )


def _alert(
    found: Sequence[_Found], rows: Callable[[ColumnFinding], int | None], tone: Tone, title: Message, text: Message
) -> Alert | None:
    """One alert about the columns for which ``rows`` counts something; none when there are no such columns."""
    counted = ((dataset, column, rows(column)) for dataset, column in found)
    items = tuple(_where(dataset, column, count) for dataset, column, count in counted if count is not None)
    return Alert(tone, title, text, _shown(items)) if items else None


def _where(dataset: DatasetFindings, column: ColumnFinding, rows: int) -> Message:
    if not rows:
        return msg("{column} in {source}", column=shown_name(column.name), source=place(dataset))
    return nmsg(
        "{column} in {source}: {n} row",
        "{column} in {source}: {n} rows",
        rows,
        column=shown_name(column.name),
        source=place(dataset),
    )


def _shown(items: tuple[Text, ...]) -> tuple[Text, ...]:
    more = len(items) - _ITEMS_SHOWN
    return (*items[:_ITEMS_SHOWN], nmsg("and {n} more", "and {n} more", more)) if more > 0 else items
