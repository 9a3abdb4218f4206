"""The own texts: what avgtool finds in them, as they are and in lower case, at both thresholds."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from avgtool.catalog import analyzer_engine
from avgtool.text.finding import HIGH_RECALL_THRESHOLD, THRESHOLD, TextSearch
from quality.blocks import Bar, Paragraph, Section, Table, percent
from quality.gold import HALVES, TEXTS, lowered, read_half
from quality.spans import GROUPS, IDENTIFIERS, NOTHING, Found, Measured, measure

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from quality.gold import GoldText

    Finder = Callable[[Sequence[str]], list[list[Found]]]

ALIASES = {
    "SOCIAL_HANDLE": "USERNAME",
    "PROFILE_URL": "URL",
    "NL_INSURED_NUMBER": "CUSTOMER_ID",
    "NL_PATIENT_NUMBER": "CUSTOMER_ID",
}
"""Names of ours that the gold knows under a coarser one."""
FORMS = ("as written", "lower case")
BARS = {"PERSON": (0.95, 0.93), "ADDRESS + LOCATION": (0.93, 0.90), **dict.fromkeys(IDENTIFIERS, (0.99, 0.98))}
"""Least recall and precision of a group."""
LOWER_CASE_PERSON_BAR = 0.90
ALARM_BAR = 0.02
_SCORE_HEADER = ("entity", "gold", "recall", "precision", "F1", "exact recall", "exact precision")


def find(texts: Sequence[str], *, threshold: float = THRESHOLD) -> list[list[Found]]:
    """What avgtool finds."""
    search = TextSearch.of(analyzer_engine("nl"))
    return [
        [Found(one.start, one.end, (ALIASES.get(one.entity, one.entity),)) for one in search.find(text, threshold)]
        for text in texts
    ]


def in_form(texts: Sequence[GoldText], form: str) -> list[GoldText]:
    """The texts as written, or all in lower case."""
    return [lowered(text) for text in texts] if form == "lower case" else list(texts)


def measured(finder: Finder, half: str, form: str) -> Measured:
    """One half in one form, measured."""
    texts = in_form(read_half(TEXTS / half), form)
    return measure(texts, finder([text.text for text in texts]))


def section(halves: Sequence[str] = HALVES) -> Section:
    """Everything about the own texts."""
    results = {(half, form): measured(find, half, form) for half in halves for form in FORMS}
    eager = partial(find, threshold=HIGH_RECALL_THRESHOLD)
    eager_results = {(half, form): measured(eager, half, form) for half in halves for form in FORMS}
    tables = [table for half in reversed(halves) for table in half_tables(half, results, eager_results)]
    return Section("Own texts", tuple(bars(results)), (*(Paragraph(sizes(half)) for half in halves), *tables))


def sizes(half: str) -> str:
    """How large a half is."""
    texts = read_half(TEXTS / half)
    spans = sum(len(text.spans) for text in texts)
    clean = sum(text.is_clean for text in texts)
    return f"*{half}*: {len(texts)} texts with {spans} marked spans; {clean} of them hold no personal data."


def bars(results: dict[tuple[str, str], Measured]) -> Iterator[Bar]:
    """The numbers that have a bar, of the test half (of the tuning half where that was measured alone)."""
    half = "test" if ("test", FORMS[0]) in results else "tune"
    written, lower = results[half, FORMS[0]], results[half, FORMS[1]]
    group = f"own texts, {half} half"
    for name, (recall, precision) in BARS.items():
        if name == IDENTIFIERS[0]:
            yield Bar(group, "six identifiers together, recall", written.identifiers.recall, recall)
            yield Bar(group, "six identifiers together, precision", written.identifiers.precision, precision)
        yield Bar(group, f"{name} recall", written.scores[name].recall, recall)
        yield Bar(group, f"{name} precision", written.scores[name].precision, precision)
        if name == "PERSON":
            yield Bar(f"{group}, lower case", "PERSON recall", lower.scores[name].recall, LOWER_CASE_PERSON_BAR)
    yield Bar(group, "false alarms in clean texts", written.alarm_share, ALARM_BAR, at_most=True)


def half_tables(
    half: str, results: dict[tuple[str, str], Measured], eager: dict[tuple[str, str], Measured]
) -> Iterator[Table]:
    """Every table about one half; what was missed is shown of the tuning half alone."""
    for form in FORMS:
        yield scores_table(f"{half} half, {form}", results[half, form])
    yield alarm_table(half, results)
    yield eager_table(half, results, eager)
    for form in FORMS:
        yield confusion_table(f"{half} half, {form}: found as something else", results[half, form])
    if half == "tune":
        for form in FORMS:
            title = f"tune half, {form}: what was missed or found wrongly, masked"
            yield differences_table(title, in_form(read_half(TEXTS / half), form), results[half, form])


def scores_table(title: str, result: Measured) -> Table:
    """Recall and precision of each group."""
    rows = [
        (
            name,
            str(score.gold),
            percent(score.recall),
            percent(score.precision),
            percent(score.f1),
            percent(score.exact_recall),
            percent(score.exact_precision),
        )
        for name, score in result.scores.items()
    ]
    alarms = (f"false alarms: {result.alarms} of {result.clean} clean texts", "", "", percent(result.alarm_share))
    return Table(title, _SCORE_HEADER, (*rows, (*alarms, "", "", "")))


def eager_table(half: str, results: dict[tuple[str, str], Measured], eager: dict[tuple[str, str], Measured]) -> Table:
    """The default threshold beside the high-recall one."""
    header = ("entity", "form", "recall", "precision", "high recall: recall", "high recall: precision")
    names = [name for name in GROUPS if name in BARS]
    rows = []
    for form in FORMS:
        usual, high = results[half, form], eager[half, form]
        for name in names:
            pair = (usual.scores[name], high.scores[name])
            rows.append((name, form, *(percent(share) for one in pair for share in (one.recall, one.precision))))
        shares = (percent(usual.alarm_share), percent(high.alarm_share))
        rows.append(("false alarms in clean texts", form, "", shares[0], "", shares[1]))
    title = f"{half} half, default threshold ({THRESHOLD}) and high-recall threshold ({HIGH_RECALL_THRESHOLD})"
    return Table(title, header, tuple(rows))


def alarm_table(half: str, results: dict[tuple[str, str], Measured]) -> Table:
    """What the false alarms were taken for."""
    written, lower = (results[half, form].alarm_entities for form in FORMS)
    ranked = sorted(written.keys() | lower.keys(), key=lambda entity: (-written.get(entity, 0), entity))
    rows = tuple((entity, str(written.get(entity, 0)), str(lower.get(entity, 0))) for entity in ranked)
    return Table(f"{half} half: clean texts with a false alarm, by entity", ("entity", *FORMS), rows)


def confusion_table(title: str, result: Measured) -> Table:
    """How often which entity was found as which."""
    ranked = sorted(result.confusions.items(), key=lambda item: (-item[1], item[0]))
    rows = tuple((gold, found, str(count)) for (gold, found), count in ranked)
    return Table(title, ("gold", "found as", "spans"), rows, folded=True)


def differences_table(title: str, texts: Sequence[GoldText], result: Measured) -> Table:
    """Each disagreement with the id of its text and the shape of the span."""
    by_id = {text.id: text.text for text in texts}
    rows = [
        (each.text_id, each.gold, each.found, f"`{shape(by_id[each.text_id][each.start : each.end])}`")
        for each in sorted(result.differences, key=lambda each: (each.gold == NOTHING, each.gold, each.text_id))
    ]
    return Table(title, ("text", "gold", "found as", "shape"), tuple(rows), folded=True)


def shape(value: str) -> str:
    """A value with its letters and digits hidden: capitals as X, other letters as x, digits as 9."""
    return "".join(
        "9" if each.isdigit() else "X" if each.isupper() else "x" if each.isalpha() else " " if each.isspace() else each
        for each in value
    )
