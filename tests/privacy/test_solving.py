"""Privacy models are reached at the least loss there is, or refused where nothing reaches them."""

from __future__ import annotations

import doctest
from datetime import date, timedelta

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from avgtool.engines.local import LocalEngine
from avgtool.errors import PrivacyNotReachedError, SettingsError
from avgtool.i18n import use_language
from avgtool.model.ladder import ColumnLadder
from avgtool.model.measures import Diversity, Loss, PrivacyModels
from avgtool.privacy import solving
from avgtool.privacy.measuring import measure
from avgtool.privacy.proving import unmet
from avgtool.privacy.refusing import described
from avgtool.privacy.satisfying import whole_l
from avgtool.privacy.solving import solve
from tests.privacy import tables

ENGINE = LocalEngine()
KEYS = ["first", "second", "kept"]


@settings(max_examples=150, deadline=None)
@given(tables.ROWS, tables.models(), tables.LOWEST)
def test_no_other_node_loses_less(rows, asked, lowest):
    """What is found loses as little as the best of all nodes, looked at one by one; where none holds, none is found."""
    best = tables.least(rows, asked, lowest)
    if best is None:
        with pytest.raises(PrivacyNotReachedError):
            solve(ENGINE, tables.frame(rows), tables.ladders(lowest), asked)
        return
    found = solve(ENGINE, tables.frame(rows), tables.ladders(lowest), asked)
    node = tuple(found.levels.values())
    assert found.loss == pytest.approx(best)
    assert found.suppressed_rows == tables.fewest_suppressed(rows, node, asked)
    assert found.proven
    assert 1 <= found.visited <= found.nodes == (3 - lowest[0]) * (3 - lowest[1])


@settings(max_examples=80, deadline=None)
@given(tables.FEW_ROWS, st.sampled_from([0.1, 0.2, 0.3, 0.5]), st.sampled_from([0.2, 0.3, 0.5]), st.booleans())
def test_no_other_rows_left_out_for_t_lose_less(rows, t, limit, ordered):
    """Over every node and every choice of classes; also where values that leave shorten the way between others."""
    asked = PrivacyModels(t=t, suppression=limit, sensitive=("sensitive",), ordered=("sensitive",) if ordered else ())
    best = tables.least(rows, asked, (0, 0, 0))
    if best is None:
        with pytest.raises(PrivacyNotReachedError):
            solve(ENGINE, tables.frame(rows), tables.LADDERS, asked)
        return
    found = solve(ENGINE, tables.frame(rows), tables.LADDERS, asked)
    assert (found.loss, found.proven) == (pytest.approx(best), True)


@settings(max_examples=100, deadline=None)
@given(tables.ROWS, tables.models())
def test_what_was_asked_for_holds_of_the_copy(rows, asked):
    """Measured anew, after generalizing and leaving out; of original and copy the same rows are left out."""
    frame = tables.frame(rows).with_row_index("row")
    try:
        found = solve(ENGINE, frame, tables.LADDERS, asked)
    except PrivacyNotReachedError:
        return
    copy = frame.with_columns(**found.general()).filter(~found.is_suppressed())
    original = frame.filter(~found.is_suppressed(found.general()))
    assert copy.select("row").collect().equals(original.select("row").collect())
    measured = measure(ENGINE, copy, KEYS, sensitive=["sensitive"], recursive_l=whole_l(asked))
    assert unmet(measured, asked) == ()
    assert measured.rows == len(rows) - found.suppressed_rows
    assert found.suppressed_rows <= asked.suppression * len(rows) + 1e-9
    assert measured.k >= asked.k
    if asked.l > 1:
        assert measured.l >= asked.l
    if asked.l > 1 and asked.diversity is Diversity.ENTROPY:
        assert measured.entropy_l >= asked.l - 1e-6
    if asked.t is not None:
        assert measured.t <= asked.t + 1e-6


@pytest.mark.parametrize("loss", Loss)
def test_losses_run_from_nothing_to_all(loss):
    """Nothing is lost where nothing is asked; all where only one class can be."""
    people = pl.LazyFrame({"age": ["1", "2", "3", "4"]})
    ladder = ColumnLadder("age", ({"1": "a", "2": "a", "3": "b", "4": "b"}, dict.fromkeys("1234", "*")))
    assert solve(ENGINE, people, [ladder], PrivacyModels(k=1), loss).loss == 0
    half = solve(ENGINE, people, [ladder], PrivacyModels(k=2), loss)
    assert (half.levels, half.loss) == ({"age": 1}, pytest.approx({"granularity": 1 / 3}.get(loss, 1 / 2)))
    assert solve(ENGINE, people, [ladder], PrivacyModels(k=4), loss).loss == pytest.approx(1)


def test_the_loss_of_information_is_told_in_each_measure():
    """Two of five suppressed, the others in one class of three: by hand."""
    people = pl.LazyFrame({"age": ["1", "1", "2", "3", "4"]})
    ladder = ColumnLadder("age", ({"1": "a", "2": "a", "3": "b", "4": "c"},))
    told = solve(ENGINE, people, [ladder], PrivacyModels(k=3, suppression=0.4)).information
    assert told.granularity == pytest.approx((3 * 1 / 3 + 2) / 5)
    assert told.precision_loss == pytest.approx(1)
    assert told.discernibility == 3 * 3 + 2 * 5
    assert told.average_class_size == 3
    bits = 2 * 0.5849625007 + 1.5849625007 + 2 * 2.3219280949
    assert told.entropy_bits == pytest.approx(bits)
    assert told.entropy == pytest.approx(bits / (2 * 1.3219280949 + 3 * 2.3219280949))
    assert told.per_column == {"age": told.granularity}


def test_a_missing_value_is_a_value():
    """It hides among others only where all are one; what stands nowhere but there goes with them."""
    people = pl.LazyFrame({"town": ["x", "x", "y", "y", None, ""]})
    ladder = ColumnLadder("town", (dict.fromkeys("xy", "*"),))
    found = solve(ENGINE, people, [ladder], PrivacyModels(k=2))
    assert (found.levels, found.suppressed_rows) == ({"town": 1}, 0)
    assert people.with_columns(**found.general()).collect()["town"].to_list() == ["*"] * 6
    left_out = solve(ENGINE, people, [ColumnLadder("town")], PrivacyModels(k=2, suppression=0.4))
    assert people.filter(~left_out.is_suppressed()).collect()["town"].to_list() == ["x", "x", "y", "y"]


def test_a_lowest_level_is_kept_to():
    """Though nothing is asked for."""
    found = solve(
        ENGINE, tables.frame([("a", "u", "x", 1)]), [ColumnLadder("first", (tables.HALVES,), least=1)], PrivacyModels()
    )
    assert found.levels == {"first": 1}


def test_numbers_and_days_are_generalized_by_expressions():
    """Ladders need no text."""
    days = [date(1990, 1, 31), date(1990, 1, 1), date(1980, 5, 5), date(1980, 6, 6)]
    people = pl.LazyFrame({"age": [31, 39, 45, 47], "born": days})
    ladders = (
        ColumnLadder("age", (lambda age: age // 10 * 10,)),
        ColumnLadder("born", (lambda day: day.dt.truncate("1mo"), lambda day: day.dt.year())),
    )
    found = solve(ENGINE, people, ladders, PrivacyModels(k=2))
    assert found.levels == {"age": 1, "born": 2}


def test_a_refusal_names_the_column_that_costs_most():
    """The number differs in every row; the town alone would have passed."""
    people = pl.LazyFrame({"town": ["a", "b"] * 5, "number": list(range(10))})
    with pytest.raises(PrivacyNotReachedError, match="number costs most: without it 0%"):
        solve(ENGINE, people, [ColumnLadder("town"), ColumnLadder("number")], PrivacyModels(k=2))


def test_a_refusal_for_l_does_not_blame_k():
    """Groups of five, in each of which all have the same illness."""
    people = pl.LazyFrame({"town": ["a", "b"] * 5, "illness": ["flu", "cold"] * 5})
    with pytest.raises(PrivacyNotReachedError, match="large enough; l or t is what fails"):
        solve(ENGINE, people, [ColumnLadder("town")], PrivacyModels(k=2, l=2, sensitive=("illness",)))


def test_rows_left_out_are_told_apart_by_why():
    """One is alone, two are alike and share their illness."""
    people = pl.LazyFrame(
        {"town": ["a"] * 8 + ["b"] * 2 + ["c"], "illness": ["flu", "cold"] * 4 + ["flu", "flu", "cold"]}
    )
    models = PrivacyModels(k=2, l=2, sensitive=("illness",), suppression=0.5)
    found = solve(ENGINE, people, [ColumnLadder("town")], models)
    assert (found.suppressed_rows, found.too_few) == (3, 1)


def test_a_refusal_names_the_nearest_and_no_value():
    """Exit code 1, in both languages, with the levels at which the fewest rows stood against it."""
    rows = [("a", "u", "x", 1)] * 3 + [("b", "v", "y", 1)]
    with pytest.raises(PrivacyNotReachedError) as raised:
        solve(ENGINE, tables.frame(rows), tables.LADDERS, PrivacyModels(k=2, suppression=0.1))
    assert raised.value.exit_code == 1
    told = str(raised.value)
    for part in ("k 2", "25.0%", "10.0%", "4 rows", "first at level 2", "second at level 2", "kept (as the policy"):
        assert part in told
    with use_language("nl"):
        assert "niveau 2" in str(raised.value)
    named = ColumnLadder("first", tables.LADDERS[0].levels, names=("pairs", "all"))
    with pytest.raises(PrivacyNotReachedError, match=r"first \(all\)"):
        solve(ENGINE, tables.frame(rows), [named, *tables.LADDERS[1:]], PrivacyModels(k=5))


@pytest.mark.parametrize(
    ("ladder", "said"),
    [
        (ColumnLadder("first", ({"a": "1", "b": "1"},)), "1 value of the column first is missing from level 1"),
        (
            ColumnLadder("first", (dict.fromkeys("abc", "1"), {"a": "1", "b": "2", "c": "3"})),
            "fall apart again at level 2",
        ),
        (ColumnLadder("age"), "no column age"),
        (ColumnLadder("first", least=1), "lowest level"),
        (ColumnLadder("sensitive"), "named twice"),
    ],
)
def test_a_ladder_that_does_not_fit_is_told(ladder, said):
    """Holes, levels that do not contain each other, columns that are not there: exit code 4, and no value."""
    rows = [("a", "u", "x", 1), ("b", "u", "x", 1), ("c", "u", "x", 1)]
    with pytest.raises(SettingsError, match=said) as raised:
        solve(ENGINE, tables.frame(rows), [ladder], PrivacyModels(k=2, l=2, sensitive=("sensitive",)))
    assert raised.value.exit_code == 4


@pytest.mark.parametrize(
    "asked",
    [
        PrivacyModels(k=0),
        PrivacyModels(l=0.5),
        PrivacyModels(l=2),
        PrivacyModels(t=0.2),
        PrivacyModels(t=1.2, sensitive=("sensitive",)),
        PrivacyModels(c=0, sensitive=("sensitive",)),
        PrivacyModels(suppression=1.0),
        PrivacyModels(suppression=-0.1),
    ],
)
def test_models_without_sense_are_refused(asked):
    """Each with a word about what is wrong."""
    with pytest.raises(SettingsError):
        solve(ENGINE, tables.frame([("a", "u", "x", 1)]), tables.LADDERS, asked)


def test_models_are_told_in_few_words():
    """As messages have them."""
    assert str(described(PrivacyModels(k=10))) == "k 10"
    recursive = PrivacyModels(k=5, l=3, diversity=Diversity.RECURSIVE, t=0.2)
    assert str(described(recursive)) == "k 5, l 3 (recursive, c 4), t 0.20"


def test_nobody_is_hidden_where_nobody_is():
    """A table without rows satisfies everything."""
    found = solve(ENGINE, tables.frame([]).cast(pl.String), tables.LADDERS, PrivacyModels(k=5))
    assert (found.rows, found.suppressed_rows, found.loss) == (0, 0, 0)


def test_nothing_of_the_data_stands_in_a_repr():
    """Neither the general values nor the ladders."""
    rows = [("a", "u", "x", 1)] * 3 + [("d", "w", "y", 1)]
    found = solve(ENGINE, tables.frame(rows), tables.LADDERS, PrivacyModels(k=2, suppression=0.3))
    assert found.suppressed_rows == 1
    assert "cd" not in repr(found).replace("suppressed", "")


def test_the_example_is_true():
    """The docstring of the module runs as it stands."""
    assert doctest.testmod(solving).failed == 0
    assert doctest.testmod(solving).attempted > 5


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"k": 3}, "k is 2, and 3 is asked for"),
        ({"l": 3}, "l of sensitive is 2.00, and 3.00 is asked for"),
        ({"l": 1.9, "diversity": Diversity.ENTROPY}, "l of sensitive is 1.75, and 1.90 is asked for"),
        (
            {"l": 2, "diversity": Diversity.RECURSIVE, "c": 3.0},
            "c of sensitive is 3.00, and less than 3.00 is asked for",
        ),
        ({"t": 0.1}, "t of sensitive is 0.17, and 0.10 is asked for"),
        ({"k": 2, "l": 2, "t": 0.3}, None),
        ({"l": 2, "diversity": Diversity.RECURSIVE, "c": 3.1}, None),
    ],
)
def test_what_falls_short_is_said(asked, said):
    """Each measure by itself; nothing where all hold."""
    rows = [("a", "u", "x", 1), ("a", "u", "x", 2), *[("b", "u", "x", 1)] * 1, *[("b", "u", "x", 2)] * 3]
    measured = measure(ENGINE, tables.frame(rows), KEYS, sensitive=["sensitive"], ordered=[], recursive_l=2)
    assert [str(one) for one in unmet(measured, PrivacyModels(sensitive=("sensitive",), **asked))] == (
        [said] if said else []
    )


@pytest.mark.parametrize(
    "values",
    [
        pl.Series(["a", "a", "b", None], dtype=pl.Categorical),
        pl.Series([[1], [1], [2], None]),
        pl.Series([timedelta(1), timedelta(1), timedelta(2), None]),
        pl.Series([float("nan"), float("nan"), 1.0, None]),
        pl.Series([b"\xff", b"\xff", b"b", None]),
        pl.Series([{"a": 1}, {"a": 1}, {"a": 2}, None]),
    ],
    ids=lambda values: str(values.dtype),
)
def test_values_of_any_type_make_classes(values):
    """What is alone goes, what is equal stays; as a sensitive column it is between 0 and 1 from the whole."""
    frame = pl.LazyFrame({"it": values, "other": ["x"] * 4})
    found = solve(ENGINE, frame, [ColumnLadder("it")], PrivacyModels(k=2, suppression=0.5))
    assert found.suppressed_rows == 2
    left = frame.filter(~found.is_suppressed()).collect()["it"]
    assert left.to_list()[0] == left.to_list()[1] or left.is_nan().all()
    assert 0 <= measure(ENGINE, frame, ["other"], sensitive=["it"]).t <= 1e-9
