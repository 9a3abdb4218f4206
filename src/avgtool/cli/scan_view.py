"""A scan in the terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.padding import Padding

from avgtool import catalog, wording
from avgtool.cli.terminal import escape, listing, tell
from avgtool.documents import words
from avgtool.documents.facts import notice_text, overruled_by
from avgtool.documents.gravity import column_words
from avgtool.i18n import language, msg, nmsg
from avgtool.model.kinds import GRAVITY, Category, Flag, Kind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import Console
    from rich.table import Table

    from avgtool.i18n import Message
    from avgtool.model.findings import ColumnFinding, DatasetFindings, Notice, ScanResult
    from avgtool.scanning.compare import ColumnChange, ColumnPlace, Comparison

HEAVY = "bold red"
STYLES = {
    Category.NONE: "dim",
    Category.ORDINARY: "",
    Category.SENSITIVE: "yellow",
    Category.SPECIAL: HEAVY,
    Category.CRIMINAL: HEAVY,
    Category.NATIONAL_ID: HEAVY,
}
WIDE = 110
"""From this width on the table has all its columns; below it those that a reader needs least are left out."""
STACKED = 70
"""Below this width there is no table."""
INSIDE_SHOWN = 4
"""Of what was found inside the values, so much is told in the table."""
MANY_COLUMNS = 200
"""Above this the table shows the personal columns only, and says so."""


def show_scan(console: Console, result: ScanResult) -> None:
    """Every data set as a table, then one line that sums up."""
    for dataset in result.datasets:
        console.print()
        console.print(_heading(dataset))
        tell(console, _facts(dataset), style="dim")
        _show_columns(console, dataset)
        _show_notices(console, dataset.notices)
        _show_decisions(console, dataset.columns)
    console.print()
    tell(console, _summary(result))


def _heading(dataset: DatasetFindings) -> str:
    table = f" › {escape(dataset.table)}" if dataset.table else ""
    return f"[bold]{escape(dataset.source)}{table}[/]"


def _facts(dataset: DatasetFindings) -> str:
    facts = [str(nmsg("{shown} row", "{shown} rows", dataset.rows, shown=wording.number(dataset.rows)))]
    facts += [fact for fact in (dataset.format, dataset.encoding) if fact]
    if dataset.delimiter:
        facts.append(str(msg("delimiter {delimiter}", delimiter=repr(dataset.delimiter).strip("'"))))
    if dataset.mode == "sample" and dataset.error_bound is not None:
        facts.append(
            str(
                msg(
                    "sample of {rows} rows: what stands in more than {bound} of the rows would have been seen (95%)",
                    rows=wording.number(dataset.rows_read),
                    bound=wording.bound(dataset.error_bound),
                )
            )
        )
    return " · ".join(escape(fact) for fact in facts)


def _show_columns(console: Console, dataset: DatasetFindings) -> None:
    """As a table as wide as the terminal allows, or below each other where it allows none."""
    if console.width < STACKED:
        _show_stacked(console, dataset)
    else:
        console.print(_table(dataset, wide=console.width >= WIDE))


def _table(dataset: DatasetFindings, *, wide: bool) -> Table:
    table = listing()
    for title in (msg("Column"), msg("Kind"), msg("Category")):
        table.add_column(str(title), overflow="fold")
    table.add_column(str(msg("Filled")), justify="right")
    for title in (msg("Certainty"), msg("Example"), msg("Because of")) if wide else ():
        table.add_column(str(title), overflow="fold")
    for column in _shown(dataset.columns):
        cells = _cells(dataset, column)
        table.add_row(*(cells if wide else cells[:4]), style=STYLES[column.category])
    return table


def _show_stacked(console: Console, dataset: DatasetFindings) -> None:
    """A block a personal column; the names of the others."""
    shown = _shown(dataset.columns)
    told = [column for column in shown if column.is_personal or column.entities]
    for column in told:
        name, kind, category, filled, certainty, example, because = _cells(dataset, column)
        console.print(f"[bold]{name}[/]", style=STYLES[column.category])
        for line in (kind, " · ".join(part for part in (category, certainty, filled, example) if part), because):
            console.print(Padding(line, (0, 0, 0, 2), expand=False))
    rest = [column.name for column in shown if column not in told]
    if rest:
        others = msg("No personal data found in: {names}.", names=", ".join(rest))
        console.print(escape(str(others)), style="dim")


def _shown(columns: Sequence[ColumnFinding]) -> Sequence[ColumnFinding]:
    if len(columns) <= MANY_COLUMNS:
        return columns
    return [column for column in columns if column.is_personal or column.entities]


def _cells(dataset: DatasetFindings, column: ColumnFinding) -> tuple[str, ...]:
    speaking = language()
    flags = [str(words.FLAGS[flag]) for flag in Flag if flag in column.flags]
    personal = column.is_personal
    return (
        escape(column.name),
        escape(" · ".join([str(column_words(column, catalog.entity_words())), *flags])),
        str(words.CATEGORY_TAGS[column.category]) if personal else "–",
        wording.share(column.filled, dataset.rows_read).render(speaking),
        str(wording.decimal(column.confidence)) if personal else "",
        escape(column.example or "") if personal else "",
        escape(_because(column)),
    )


def _because(column: ColumnFinding) -> str:
    evidence = ", ".join(str(words.EVIDENCE[evidence]) for evidence in column.evidence) if column.is_personal else ""
    found = _inside(column)
    return f"{evidence} ({found})" if evidence and found else evidence or found


def _inside(column: ColumnFinding) -> str:
    """What was found inside the values, the gravest first, then by rows; the report and --explain tell all of it."""
    known = catalog.entity_words()
    graver = {name: GRAVITY.index(known[name].category) for name in column.entities if name in known}
    ranked = sorted(column.entities.items(), key=lambda pair: (graver.get(pair[0], len(GRAVITY)), -pair[1], pair[0]))
    said = [f"{known[name].title if name in known else name} {wording.number(rows)}×" for name, rows in ranked]
    more = len(said) - INSIDE_SHOWN
    return ", ".join([*said[:INSIDE_SHOWN], str(nmsg("and {n} more", "and {n} more", more))] if more > 0 else said)


def entity_name(entity: str) -> str:
    """An entity in words, with the name that policies and JSON know it by."""
    return f"{entity_title(entity)} [{entity}]" if entity in catalog.entity_words() else entity


def entity_title(entity: str) -> str:
    """An entity in words; by its name where it is not one of ours."""
    known = catalog.entity_words().get(entity)
    return str(known.title) if known else entity


def _show_notices(console: Console, notices: Sequence[Notice]) -> None:
    for notice in notices:
        tell(console, f"[yellow]![/] {escape(str(notice_text(notice)))}")


def _show_decisions(console: Console, columns: Sequence[ColumnFinding]) -> None:
    """Who overruled the verdict on a column, and why."""
    for column in columns:
        if reason := overruled_by(column):
            tell(console, f"[yellow]![/] {escape(column.name)}: {escape(str(reason))}")


def _summary(result: ScanResult) -> str:
    columns = [column for _, column in result.columns()]
    personal = [column for column in columns if column.is_personal]
    heavy = [column.name for column in columns if _weighs(column)]
    text = nmsg(
        "{shown} of {columns} holds recognizable personal data.",
        "{shown} of {columns} hold recognizable personal data.",
        len(personal),
        shown=wording.number(len(personal)),
        columns=nmsg("{n} column", "{n} columns", len(columns)),
    )
    limits = str(msg("Not found is not the same as not present."))
    if 0 < len(personal) < len(columns):
        limits += " " + str(msg("Where a row is about a person, all of it is personal data (GDPR/AVG 4(1))."))
    if not heavy:
        return f"[bold]{text}[/] {limits}"
    first = msg("Look first at: {names}.", names=escape(", ".join(dict.fromkeys(heavy))))
    return f"[bold]{text}[/] [bold red]{first}[/] {limits}"


def _weighs(column: ColumnFinding) -> bool:
    """Whether the strictest rules apply to the column, or to something inside it."""
    words_of = catalog.entity_words()
    inside = {words_of[entity].category for entity in column.entities if entity in words_of}
    return any(STYLES[category] == HEAVY for category in {column.category, *inside})


def show_explanation(console: Console, dataset: DatasetFindings, column: ColumnFinding) -> None:
    """Why a column got its verdict: what was considered, how it scored, why the others lost."""
    said = column_words(column, catalog.entity_words())
    console.print()
    console.print(_heading(dataset) + f" · [bold]{escape(column.name)}[/]: {escape(str(said))}")
    table = listing()
    for title in (msg("Considered"), msg("Entity"), msg("Score"), msg("Because of"), msg("Reason")):
        table.add_column(str(title), overflow="fold")
    for candidate in column.candidates:
        evidence = ", ".join(str(words.EVIDENCE[item]) for item in candidate.evidence)
        kind = str(words.KINDS[candidate.kind])
        table.add_row(
            escape(kind),
            escape(entity_name(candidate.entity) if candidate.entity else "–"),
            str(wording.decimal(candidate.score)),
            evidence,
            escape(str(candidate.reason)),
        )
    console.print(table)
    if Flag.MAY_REVEAL_SPECIAL in column.flags and column.hints:
        console.print(escape(str(_revealed(column))), soft_wrap=True)
    if column.entities:
        found = ", ".join(f"{entity_name(name)} {wording.number(rows)}×" for name, rows in column.entities.items())
        tell(console, escape(str(_found_inside(column, found))))


def _revealed(column: ColumnFinding) -> Message:
    """At what words of the values hint, and in how many rows."""
    hinted = (
        nmsg(
            "{kind} in {shown} row", "{kind} in {shown} rows", rows, kind=words.KINDS[kind], shown=wording.number(rows)
        )
        for kind, rows in column.hints.items()
    )
    return msg("May reveal special data, by words that hint at: {hinted}.", hinted=", ".join(map(str, hinted)))


def _found_inside(column: ColumnFinding, found: str) -> Message:
    """What stands in the values, said so that it does not contradict a verdict that the column is nothing."""
    if column.kind in {Kind.NONE, Kind.FREE_TEXT}:
        return msg("The column as a whole is of no kind, but single values hold: {entities}", entities=found)
    return msg("Found inside: {entities}", entities=found)


def show_comparison(console: Console, comparison: Comparison) -> None:
    """What is new, gone or changed since an earlier scan."""
    console.print()
    if comparison.is_same:
        console.print(str(msg("Nothing is new since the earlier scan.")))
    _show_places(console, "+", comparison.new)
    _show_places(console, "-", comparison.gone)
    for change in comparison.changed:
        entities = f" + {', '.join(map(entity_name, change.new_entities))}" if change.new_entities else ""
        said = msg("{before} → {after}", before=words.KINDS[change.before], after=words.KINDS[change.after])
        _show_change(console, "~", change, f"{said}{entities}")


def _show_places(console: Console, sign: str, places: Sequence[ColumnPlace]) -> None:
    """A line a column; one for all those in which nothing was found."""
    known = catalog.entity_words()
    for place in places:
        if place.is_personal:
            entity = known.get(place.entity or "")
            _show_change(console, sign, place, entity.title if entity else words.KINDS[place.kind])
    clean = [place.column for place in places if not place.is_personal]
    if clean:
        others = msg("No personal data found in: {names}.", names=", ".join(clean))
        tell(console, f"{sign} {escape(str(others))}")


def _show_change(console: Console, sign: str, place: ColumnPlace | ColumnChange, said: object) -> None:
    where = " › ".join(part for part in (place.source, place.table, place.column) if part)
    tell(console, f"{sign} {escape(where)}: {escape(str(said))}")
