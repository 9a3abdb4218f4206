"""The own texts: what avgtool finds in them, as they are and in lower case, at both thresholds."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from avgtool.catalog import analyzer_engine
from avgtool.text.finding import HIGH_RECALL_THRESHOLD, THRESHOLD, TextSearch
from quality.blocks import Bar, Paragraph, Section, percent
from quality.calibration import bands
from quality.gold import ENGLISH, HALVES, TEXTS, lowered, read_half
from quality.set_results import SetResults
from quality.spans import IDENTIFIERS, Found, Measured, measure
from quality.text_tables import tables_about

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from quality.gold import GoldText
    from quality.spans import Score

    Finder = Callable[[Sequence[str]], list[list[Found]]]

ALIASES = {
    "SOCIAL_HANDLE": "USERNAME",
    "PROFILE_URL": "URL",
    "NL_INSURED_NUMBER": "CUSTOMER_ID",
    "NL_PATIENT_NUMBER": "CUSTOMER_ID",
}
"""Names of ours that the gold knows under a coarser one."""
FORMS = WRITTEN, LOWER = ("as written", "lower case")
BARS = {"PERSON": (0.95, 0.93), "ADDRESS + LOCATION": (0.93, 0.90), **dict.fromkeys(IDENTIFIERS, (0.99, 0.98))}
"""Least recall and precision of a group."""
LOWER_CASE_PERSON_BAR = 0.90
ALARM_BAR = 0.02
REMARKS = {
    "ADDRESS": "alone; joined with LOCATION it has a bar",
    "LOCATION": "alone",
    "DATE_OF_BIRTH": "only a date that a word or a form calls one of birth; other dates are DATE_TIME",
    "CUSTOMER_ID": "only with a word for it, or a shape that nothing else has",
    "ORGANIZATION": "scored low on purpose: not of a person by itself",
}
"""Groups without a bar that belong beside those with one, and what to know of them."""


def find(texts: Sequence[str], *, threshold: float = THRESHOLD, language: str = "nl") -> list[list[Found]]:
    """What avgtool finds in texts in one language."""
    search = TextSearch.of(analyzer_engine(language))
    return [
        [
            Found(one.start, one.end, (ALIASES.get(one.entity, one.entity),), one.score)
            for one in search.find(text, threshold)
        ]
        for text in texts
    ]


def in_form(texts: Sequence[GoldText], form: str) -> list[GoldText]:
    """The texts as written, or all in lower case."""
    return [lowered(text) for text in texts] if form == LOWER else list(texts)


def measured(finder: Finder, name: str, form: str) -> Measured:
    """One set in one form, measured."""
    texts = in_form(read_half(TEXTS / name), form)
    return measure(texts, finder([text.text for text in texts]))


def results_of(name: str) -> SetResults:
    """One set of texts, measured in both forms at both thresholds."""
    language = "en" if name == ENGLISH else "nl"
    usual, eager = partial(find, language=language), partial(find, language=language, threshold=HIGH_RECALL_THRESHOLD)
    texts = read_half(TEXTS / name)
    return SetResults(
        name,
        {form: measured(usual, name, form) for form in FORMS},
        {form: measured(eager, name, form) for form in FORMS},
        bands(texts, eager([text.text for text in texts]), "PERSON"),
        texts,
    )


def section(halves: Sequence[str] = HALVES) -> Section:
    """Everything about the own texts; the English ones where there are any."""
    english = (ENGLISH,) if any((TEXTS / ENGLISH).glob("*.yml")) else ()
    every = [results_of(name) for name in (*reversed(halves), *english)]
    tables = [table for one in every for table in tables_about(one)]
    (dutch, *_) = every
    beside = [line for one in every if one is dutch or one.name == ENGLISH for line in numbers_beside(one)]
    return Section("Own texts", tuple(bars(dutch)), (*(Paragraph(sizes(one)) for one in every), *tables), tuple(beside))


def sizes(results: SetResults) -> str:
    """How large a set is."""
    spans = sum(len(text.spans) for text in results.texts)
    clean = sum(text.is_clean for text in results.texts)
    return f"*{results.title}*: {len(results.texts)} texts with {spans} marked spans; {clean} hold no personal data."


def bars(results: SetResults) -> Iterator[Bar]:
    """The numbers that have a bar, of the test half (of the tuning half where that was measured alone)."""
    written, group = results.usual[WRITTEN], f"own texts, {results.title}"
    for name, reached in BARS.items():
        if name == IDENTIFIERS[0]:
            yield from _two_bars(results, group, "six identifiers together,", written.identifiers, reached)
        yield from _two_bars(results, group, name, written.scores[name], reached)
        if name == "PERSON":
            low = results.usual[LOWER].scores[name]
            yield Bar(
                f"{group}, lower case",
                f"{name} recall",
                low.recall,
                LOWER_CASE_PERSON_BAR,
                seen=results.is_shown,
                of=low.gold,
            )
    alarms, clean = written.alarm_share, written.clean
    yield Bar(group, "false alarms in clean texts", alarms, ALARM_BAR, at_most=True, seen=results.is_shown, of=clean)


def _two_bars(results: SetResults, group: str, name: str, score: Score, reached: tuple[float, float]) -> Iterator[Bar]:
    recall, precision = reached
    yield Bar(group, f"{name} recall", score.recall, recall, seen=results.is_shown, of=score.gold)
    yield Bar(group, f"{name} precision", score.precision, precision, seen=results.is_shown, of=score.found)


def numbers_beside(results: SetResults) -> Iterator[tuple[str, str, str, str]]:
    """Set, measure, value and remark of what has no bar but tells what those with one leave out."""
    group = f"own texts, {results.title}"
    if results.name == ENGLISH:
        yield from _with_bars_elsewhere(group, results)
    for form in FORMS:
        usual, eager = results.usual[form], results.eager[form]
        if results.name == ENGLISH or form == LOWER:
            yield group, f"false alarms, {form}", _alarms(usual), f"of clean texts, threshold {THRESHOLD}"
        orders = eager.alarm_entities.get("ORDER_ID", 0)
        by_orders = f"; in {orders} of them ORDER_ID, which scores 0.3 in prose" if orders else ""
        remark = f"of clean texts, threshold {HIGH_RECALL_THRESHOLD}{by_orders}"
        yield group, f"false alarms for high recall, {form}", _alarms(eager), remark
    for name, remark in REMARKS.items():
        if results.usual[WRITTEN].scores[name].gold:
            yield group, f"{name} recall / precision", _pair(results.usual[WRITTEN], name), remark
    if results.usual[WRITTEN].scores["ORGANIZATION"].gold:
        high = f"the same at threshold {HIGH_RECALL_THRESHOLD}"
        yield (
            group,
            "ORGANIZATION recall / precision for high recall",
            _pair(results.eager[WRITTEN], "ORGANIZATION"),
            high,
        )


def _with_bars_elsewhere(group: str, results: SetResults) -> Iterator[tuple[str, str, str, str]]:
    """What has a bar in Dutch texts, of texts in another language."""
    remark = "no bar: avgtool is made for Dutch; rules were made with these texts"
    for name in ("PERSON", "ADDRESS + LOCATION"):
        yield group, f"{name} recall / precision", _pair(results.usual[WRITTEN], name), remark
    yield f"{group}, lower case", "PERSON recall / precision", _pair(results.usual[LOWER], "PERSON"), remark
    six = results.usual[WRITTEN].identifiers
    together = f"{percent(six.recall)} / {percent(six.precision)} of {six.gold}"
    yield group, "six identifiers together, recall / precision", together, remark


def _pair(result: Measured, name: str) -> str:
    score = result.scores[name]
    return f"{percent(score.recall)} / {percent(score.precision)} of {score.gold}"


def _alarms(result: Measured) -> str:
    return f"{percent(result.alarm_share)}: {result.alarms} of {result.clean}"
