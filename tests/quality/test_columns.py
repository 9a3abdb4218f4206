"""Verdicts on columns are counted against labels as the report says."""

from __future__ import annotations

from pathlib import Path

import pytest

from quality.columns import (
    Judged,
    confusions,
    false_alarms,
    kind_scores,
    macro_f1,
    personal_precision,
    personal_recall,
)
from quality.gold import GoldError
from quality.peers.base import kind, most_common
from quality.spans import Found
from quality.table_sets import accepted_kinds, beside, judged, misfits, opened, read_labels
from quality.tables import tables_of


def columns(*pairs: tuple[str, str], table: str = "a.csv") -> list[Judged]:
    """Columns of one table by label and verdict."""
    return [Judged(table, f"c{number}", *pair) for number, pair in enumerate(pairs)]


def test_personal_or_not_asks_no_more():
    """Any personal kind will do; prose without personal data is none."""
    mixed = columns(("email", "phone"), ("city", "none"), ("none", "city"), ("free_text", "none"), ("phone", "phone"))
    assert personal_recall(mixed) == pytest.approx(2 / 3)
    assert personal_precision(mixed) == pytest.approx(2 / 3)


def test_shares_of_nothing_are_none():
    assert (personal_recall(columns(("none", "none"))), personal_precision([]), macro_f1([])) == (None, None, None)


def test_the_average_is_over_kinds_with_enough_columns():
    """Five are enough, four are not."""
    many = columns(*[("email", "email")] * 4, ("email", "phone"), *[("city", "none")] * 4)
    assert macro_f1(many) == pytest.approx(2 * 4 / (5 + 4))
    by_kind = {one.kind: one for one in kind_scores(many)}
    assert (by_kind["email"].recall, by_kind["email"].precision) == (0.8, 1.0)
    assert (by_kind["phone"].recall, by_kind["phone"].precision, by_kind["phone"].f1) == (None, 0.0, 0.0)


def test_false_alarms_are_counted_in_tables_without_any_personal_column():
    clean = columns(("none", "city"), ("none", "none"), ("free_text", "free_text"), table="clean.csv")
    assert false_alarms([*clean, *columns(("email", "email"), ("none", "city"))]) == (1, 3)


def test_the_most_frequent_confusion_comes_first():
    wrong = columns(("email", "none"), ("city", "email"), ("city", "email"), ("city", "city"))
    assert list(confusions(wrong)) == [("city", "email", 2), ("email", "none", 1)]


def test_single_columns_of_the_test_half_are_not_named():
    wrong = columns(("email", "none"))
    shown = repr(list(tables_of("own tables, tune half", wrong, is_shown=True)))
    hidden = repr(list(tables_of("own tables, test half", wrong, is_shown=False)))
    assert ("a.csv" in shown, "a.csv" in hidden) == (True, False)


def test_of_a_combined_column_each_part_is_right():
    accepted = accepted_kinds("person_name", "combined:person_name+address_street")
    assert accepted == {"person_name", "address_street", "free_text_with_pii"}
    assert accepted_kinds("person_name", "mixed") == {"person_name"}


def test_labels_are_read_and_a_table_is_judged(tmp_path: Path):
    """The whole way, on a small table of made-up mail addresses."""
    (tmp_path / "k.csv").write_text("mail;aantal\na@example.nl;1\nb@example.nl;2\n", encoding="utf-8")
    (tmp_path / "labels.csv").write_text(
        "file,column_index,column,label,entity_or_detail\nk.csv,0,mail,email,\nk.csv,1,aantal,none,\n", encoding="utf-8"
    )
    assert judged(tmp_path) == [Judged("k.csv", "mail", "email", "email"), Judged("k.csv", "aantal", "none", "none")]
    labels = read_labels(tmp_path)
    assert misfits(labels["k.csv"], opened(tmp_path, "k.csv")) == []
    assert misfits(labels["k.csv"][:1], opened(tmp_path, "k.csv")) == ["1 labels for 2 columns"]
    assert misfits(labels["k.csv"][::-1], opened(tmp_path, "k.csv"))[0] == "mail is called aantal"


def test_a_label_that_is_no_kind_is_refused(tmp_path: Path):
    (tmp_path / "labels.csv").write_text("file,column,label,entity\nk.csv,mail,e-mail,\n", encoding="utf-8")
    with pytest.raises(GoldError, match=r"k\.csv, mail: e-mail is no kind"):
        read_labels(tmp_path)


def test_every_label_needs_a_verdict(tmp_path: Path):
    (tmp_path / "labels.csv").write_text("file,column,label,entity\nk.csv,mail,email,\n", encoding="utf-8")
    with pytest.raises(ValueError, match="shorter"):
        list(beside(read_labels(tmp_path), []))


def test_a_column_gets_what_most_of_its_cells_hold():
    cells = [[Found(0, 1, ("PERSON",)), Found(2, 3, ("PERSON",))], [Found(0, 1, ("LOCATION",))], [], []]
    assert most_common(cells) == ("PERSON",)
    assert most_common([*cells, [Found(0, 1, ("LOCATION",))]]) == ("LOCATION",)
    assert most_common([[], []]) == ()


def test_a_peer_s_name_for_several_things_is_read_in_its_favor():
    assert kind(("DATE_TIME", "DATE_OF_BIRTH"), "date_of_birth") == "date_of_birth"
    assert kind(("DATE_TIME", "DATE_OF_BIRTH"), "none") == "none"
    assert kind(("PERSON",), "city") == "person_name"
    assert kind((), "city") == "none"
