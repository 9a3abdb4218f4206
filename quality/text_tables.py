"""The tables about one set of texts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from avgtool.text.finding import HIGH_RECALL_THRESHOLD, THRESHOLD
from quality.blocks import Table, percent
from quality.gold import ENGLISH, lowered
from quality.hinting import hints_table
from quality.spans import GROUPS, NOTHING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from quality.calibration import Band
    from quality.gold import GoldText
    from quality.set_results import SetResults
    from quality.spans import Measured

_SCORE_HEADER = ("entity", "gold", "recall", "precision", "F1", "exact recall", "exact precision")


def tables_about(results: SetResults) -> Iterator[Table]:
    """Every table about one set; what was missed is shown only where somebody may look at it."""
    title = results.title
    for form, result in results.usual.items():
        yield scores_table(f"{title}, {form}", result)
    yield alarm_table(results)
    yield eager_table(results)
    if results.name != ENGLISH:
        yield hints_table(f"{title}: words that can reveal something special", results.texts)
    yield bands_table(f"{title}: what a score of PERSON is worth", results.bands)
    for form, result in results.usual.items():
        yield confusion_table(f"{title}, {form}: found as something else", result)
    if results.is_shown:
        for form, result in results.usual.items():
            texts = [lowered(text) for text in results.texts] if form == "lower case" else results.texts
            yield differences_table(f"{title}, {form}: what was missed or found wrongly, masked", texts, result)


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


def eager_table(results: SetResults) -> Table:
    """The default threshold beside the high-recall one."""
    header = ("entity", "form", "recall", "precision", "high recall: recall", "high recall: precision")
    rows = []
    for form in results.usual:
        usual, high = results.usual[form], results.eager[form]
        for name in GROUPS:
            pair = (usual.scores[name], high.scores[name])
            rows.append((name, form, *(percent(share) for one in pair for share in (one.recall, one.precision))))
        shares = (percent(usual.alarm_share), percent(high.alarm_share))
        rows.append(("false alarms in clean texts", form, "", shares[0], "", shares[1]))
    title = f"{results.title}, default threshold ({THRESHOLD}) and high-recall threshold ({HIGH_RECALL_THRESHOLD})"
    return Table(title, header, tuple(rows))


def alarm_table(results: SetResults) -> Table:
    """What the false alarms were taken for, at both thresholds; and what was found that counts as none."""
    measured = [*results.usual.values(), *results.eager.values()]
    header = ("entity", *results.usual, *(f"{form}, high recall" for form in results.eager))
    alarms = _counted([each.alarm_entities for each in measured])
    harmless = _counted([each.harmless_entities for each in measured])
    rows = (*alarms, *((f"{entity} (counts as no alarm)", *counts) for entity, *counts in harmless))
    return Table(f"{results.title}: clean texts by what was found in them", header, rows)


def _counted(counts: Sequence[Mapping[str, int]]) -> tuple[tuple[str, ...], ...]:
    """Each entity with its counts, the one that is most found first."""
    every = {entity for each in counts for entity in each}
    ranked = sorted(every, key=lambda entity: ([-each.get(entity, 0) for each in counts], entity))
    return tuple((entity, *(str(each.get(entity, 0)) for each in counts)) for entity in ranked)


def bands_table(title: str, bands: Sequence[Band]) -> Table:
    """What the findings of each band of scores were worth."""
    rows = tuple(
        (
            f"{band.least:g} – {band.most:g}",
            str(band.found),
            str(band.right),
            percent(band.share),
            "–" if band.mean is None else f"{band.mean:.2f}",
        )
        for band in bands
    )
    return Table(title, ("score", "findings", "right", "share that is right", "mean score"), rows)


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
