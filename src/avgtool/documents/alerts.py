"""What a scan asks attention for, and what to do about each legal category.

Sources: AVG 8, 9, 10, 32 and 87; UAVG 5, 22-33 and 46.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from avgtool.documents.content import Alert, Text, Tone
from avgtool.documents.facts import overruled_by, place, shown_name
from avgtool.documents.gravity import strictest
from avgtool.i18n import Message, msg, nmsg
from avgtool.model.kinds import Category, Flag, Kind
from avgtool.wording import bound

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

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
        "one. Leave it out of exports, and consider a DPIA."
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


_Entities: TypeAlias = "Mapping[str, EntityWords]"


@dataclass(frozen=True, slots=True)
class _Concern:
    """One thing that columns can give cause for, and what to tell about them."""

    tone: Tone
    rows: Callable[[ColumnFinding, _Entities], int | None]
    """Rows of a column that give cause; 0 where they are not counted, none where the column gives no cause."""
    title: Message
    text: Message


def scan_alerts(result: ScanResult, entities: _Entities) -> tuple[Alert, ...]:
    """All alerts of a scan, the gravest first."""
    concerns = (_alert(concern, result, entities) for concern in _CONCERNS)
    return tuple(
        alert for alert in (_not_read(result), *concerns, overruled(result.columns()), _sampled(result)) if alert
    )


def to_decide(result: ScanResult, entities: _Entities) -> int:
    """How many columns a person has to decide about: those of the alerts in red."""
    return sum(
        strictest(column, entities) in {Category.NATIONAL_ID, Category.SPECIAL, Category.CRIMINAL}
        or column.kind is Kind.SECRET
        for _, column in result.columns()
    )


def rows_between(column: ColumnFinding, entities: _Entities) -> int | None:
    """Rows of a column of something else that hold a national number; none where it has no such rows."""
    grave = {name for name, words in entities.items() if words.category is Category.NATIONAL_ID}
    if column.kind is Kind.NATIONAL_ID or grave.isdisjoint(column.entities):
        return None
    return min(column.filled, sum(count for name, count in column.entities.items() if name in grave))


def _of_national_id(column: ColumnFinding, entities: _Entities) -> int | None:
    own = column.category is Category.NATIONAL_ID and rows_between(column, entities) is None
    return column.filled if own else None


def _of_category(category: Category) -> Callable[[ColumnFinding, _Entities], int | None]:
    return lambda column, _: column.filled if column.category is category else None


def _of_secrets(column: ColumnFinding, _: _Entities) -> int | None:
    return column.filled if column.kind is Kind.SECRET else None


def _of_children(column: ColumnFinding, _: _Entities) -> int | None:
    return column.filled if Flag.CHILD in column.flags else None


def _that_reveal(column: ColumnFinding, _: _Entities) -> int | None:
    reveals = Flag.MAY_REVEAL_SPECIAL in column.flags and column.category is not Category.SPECIAL
    return column.revealing if reveals else None


def _that_are_damaged(column: ColumnFinding, _: _Entities) -> int | None:
    return column.damaged if Flag.DAMAGED in column.flags else None


_CONCERNS = (
    _Concern(
        "danger",
        _of_national_id,
        msg("National identification number: is there a legal basis?"),
        msg(
            "A BSN or other national number may only be processed where a law prescribes it (GDPR/AVG 87, UAVG 46). "
            "Consent is not enough. Find that law, or delete these columns."
        ),
    ),
    _Concern(
        "danger",
        rows_between,
        msg("National identification numbers between other values"),
        msg(
            "In these columns some values look like a BSN or other national number, although the column is meant for "
            "something else. They need the same legal basis."
        ),
    ),
    _Concern(
        "danger",
        _of_category(Category.SPECIAL),
        msg("Special categories of personal data"),
        msg(
            "Processing is forbidden, unless an exception of GDPR/AVG 9(2) or UAVG 22-30 applies. Record which "
            "exception that is, and why."
        ),
    ),
    _Concern(
        "danger",
        _of_category(Category.CRIMINAL),
        msg("Criminal data"),
        msg("Processing is allowed only under the conditions of GDPR/AVG 10 and UAVG 31-33."),
    ),
    _Concern(
        "danger",
        _of_secrets,
        msg("Passwords or access keys"),
        msg(
            "These do not belong in a customer file (GDPR/AVG 32). Delete them, and have them changed where others may "
            "have seen them."
        ),
    ),
    _Concern(
        "warning",
        _of_children,
        msg("Data about children"),
        msg("Under the age of 16 a parent or guardian gives consent (GDPR/AVG 8, UAVG 5)."),
    ),
    _Concern(
        "warning",
        _that_reveal,
        msg("May reveal special categories"),
        msg(
            "Data from which health, religion or another special category can be inferred counts as such "
            "(Court of Justice, C-184/20 and C-21/23). Judge whether that is the case here."
        ),
    ),
    _Concern(
        "warning",
        _that_are_damaged,
        msg("Damaged values"),
        msg(
            "Values in these columns were damaged before avgtool read them, by a spreadsheet for example. "
            "What they were cannot be told, so more may be personal than was found."
        ),
    ),
)
"""The gravest first."""


def _alert(concern: _Concern, result: ScanResult, entities: _Entities) -> Alert | None:
    """One alert about the columns that give cause for it; none when there are no such columns."""
    counted = ((dataset, column, concern.rows(column, entities)) for dataset, column in result.columns())
    items = tuple(_where(dataset, column, rows) for dataset, column, rows in counted if rows is not None)
    return Alert(concern.tone, concern.title, concern.text, _shown(items)) if items else None


def _not_read(result: ScanResult) -> Alert | None:
    items = tuple(msg("{source}: {what}", source=one.source, what=one.what) for one in result.unread)
    text = msg("These sources could not be read, so that nothing is known of them. This report is not complete.")
    return Alert("danger", msg("Not read"), text, _shown(items)) if items else None


def overruled(columns: Iterable[tuple[DatasetFindings, ColumnFinding]]) -> Alert | None:
    """What a person decided, with reason and name; nothing where nobody did."""
    items = tuple(_decision(dataset, column) for dataset, column in columns if Flag.OVERRULED in column.flags)
    text = msg("Of these columns not the scan but a person decided what they hold, in avgtool.yaml.")
    return Alert("warning", msg("Verdicts overruled by a person"), text, _shown(items)) if items else None


def _decision(dataset: DatasetFindings, column: ColumnFinding) -> Message:
    where = msg("{column} in {source}", column=shown_name(column.name), source=place(dataset))
    reason = overruled_by(column)
    return msg("{column}: {reason}", column=where, reason=reason) if reason else where


def _sampled(result: ScanResult) -> Alert | None:
    items = tuple(_sample(dataset) for dataset in result.datasets if dataset.mode == "sample")
    text = msg("Not every row was judged. Kinds of data that are rare can have been missed.")
    return Alert("warning", msg("Judged by a sample"), text, _shown(items)) if items else None


def _sample(dataset: DatasetFindings) -> Message:
    if dataset.error_bound is None:
        return msg("{source}: {read} of {rows} rows", source=place(dataset), read=dataset.rows_read, rows=dataset.rows)
    return msg(
        "{source}: {read} of {rows} rows; what occurs in more than {bound} of the rows would have been seen (95% "
        "confidence)",
        source=place(dataset),
        read=dataset.rows_read,
        rows=dataset.rows,
        bound=bound(dataset.error_bound),
    )


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
