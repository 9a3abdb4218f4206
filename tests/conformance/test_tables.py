"""Tables that others made, labelled by hand: what is personal is found, what is not is left alone, kinds are right."""

from __future__ import annotations

import pytest

from quality.columns import Judged, false_alarms, kind_scores, macro_f1, personal_precision, personal_recall
from quality.table_sets import CORPORA, CORPUS_TABLES, judged, scanned

pytestmark = pytest.mark.skipif(
    not CORPUS_TABLES.is_dir(), reason=f"the corpora are not here: {CORPORA} (AVGTOOL_CORPORA)"
)


@pytest.fixture(scope="module")
def columns() -> list[Judged]:
    """Every labelled column of every table, scanned in full with the real text path."""
    return judged(CORPUS_TABLES)


def test_every_labelled_column_is_judged(columns: list[Judged]):
    """None is lost on the way."""
    assert len(columns) == 525


def test_personal_data_is_found(columns: list[Judged]):
    """At least 99 in 100 columns that hold any."""
    missed = [each for each in columns if each.is_personal and not each.is_called_personal]
    assert personal_recall(columns) >= 0.99, missed


def test_what_is_not_personal_is_left_alone(columns: list[Judged]):
    """At least 97 in 100 columns that are called personal are."""
    wrong = [each for each in columns if each.is_called_personal and not each.is_personal]
    assert personal_precision(columns) >= 0.97, wrong


def test_tables_without_personal_data_raise_few_alarms(columns: list[Judged]):
    """At most 3 in 100 of their columns are called personal."""
    alarms, clean = false_alarms(columns)
    assert alarms / clean <= 0.03


def test_kinds_are_right(columns: list[Judged]):
    """On average over the kinds with five columns or more, an F1 of at least 0.95."""
    wrong = [each for each in columns if each.label != each.said]
    assert macro_f1(columns) >= 0.95, (kind_scores(columns), wrong)


def test_no_finding_shows_a_national_number_or_a_secret():
    """Not even its ends."""
    hidden = {"national_id", "secret", "credit_card"}
    shown = [column.example for _, column in scanned(CORPUS_TABLES) if column.kind.value in hidden]
    assert not [example for example in shown if example and set(example) != {"•"}]
