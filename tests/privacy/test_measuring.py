"""k, l, t and risks are what their definitions say, on tables small enough to count by hand and on any table."""

from __future__ import annotations

import math
from collections import Counter, defaultdict

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from avgtool.engines.local import LocalEngine
from avgtool.errors import SettingsError
from avgtool.privacy.measuring import measure

ENGINE = LocalEngine()

TABLES = st.lists(
    st.tuples(
        st.sampled_from(["a", "b", None]),
        st.integers(0, 2),
        st.sampled_from([1.5, 2.0, 7.0, 40.0]),
        st.text("xyz", max_size=1),
    ),
    min_size=1,
    max_size=40,
)


def table(rows):
    """Two quasi-identifiers, a sensitive number and a sensitive word."""
    return pl.DataFrame(
        rows, schema={"q": pl.String, "r": pl.Int64, "number": pl.Float64, "word": pl.String}, orient="row"
    )


def classes(rows):
    """The rows of each class."""
    found = defaultdict(list)
    for row in rows:
        found[row[:2]].append(row)
    return list(found.values())


def earth_mover(rows, members, position):
    """By the formula of Li e.a., over all values in order."""
    values = sorted({row[position] for row in rows})
    if len(values) == 1:
        return 0.0
    total = carried = 0.0
    for value in values:
        carried += share(members, position, value) - share(rows, position, value)
        total += abs(carried)
    return total / (len(values) - 1)


def equal_distance(rows, members, position):
    """Half the sum of all differences."""
    values = {row[position] for row in rows}
    return sum(abs(share(members, position, value) - share(rows, position, value)) for value in values) / 2


def share(rows, position, value):
    """How many of the rows have the value."""
    return sum(row[position] == value for row in rows) / len(rows)


@given(TABLES)
def test_classes_are_counted_as_they_are(rows):
    """k, rows alone, rows in small classes, and the prosecutor's risks."""
    sizes = [len(members) for members in classes(rows)]
    found = measure(ENGINE, table(rows).lazy(), ["q", "r"], asked_k=3)
    assert (found.rows, found.classes, found.k) == (len(rows), len(sizes), min(sizes))
    assert found.unique == sizes.count(1)
    assert found.rows_under == sum(size for size in sizes if size < 3)
    assert found.highest_risk == pytest.approx(1 / min(sizes))
    assert found.average_risk == pytest.approx(sum(size * 1 / size for size in sizes) / len(rows))
    assert found.prosecutor.rows_at_risk == pytest.approx(found.rows_under / len(rows))
    assert found.journalist == found.prosecutor


@given(TABLES)
def test_diversity_and_closeness_are_those_of_the_worst_class(rows):
    """Of words with equal distances, of numbers by the earth mover's distance."""
    found = measure(ENGINE, table(rows).lazy(), ["q", "r"], sensitive=["number", "word"])
    for position, one, distance in ((2, found.sensitive[0], earth_mover), (3, found.sensitive[1], equal_distance)):
        tallies = [Counter(row[position] for row in members) for members in classes(rows)]
        assert one.l == min(len(tally) for tally in tallies)
        assert one.entropy_l == pytest.approx(min(math.exp(entropy(tally)) for tally in tallies))
        assert one.t == pytest.approx(max(distance(rows, members, position) for members in classes(rows)))
        assert one.recursive_c == pytest.approx(max(recursive(tally, one.recursive_l) for tally in tallies))
    assert found.l == min(one.l for one in found.sensitive)
    assert found.t == max(one.t for one in found.sensitive)


def entropy(tally):
    """In nats."""
    return -sum(n / tally.total() * math.log(n / tally.total()) for n in tally.values())


def recursive(tally, l):  # noqa: E741 - the field's own name
    """The most frequent over those from the l-th on."""
    ranked = sorted(tally.values(), reverse=True)
    return ranked[0] / sum(ranked[l - 1 :])


@given(TABLES, TABLES)
def test_a_population_never_raises_the_journalists_risk(sample, others):
    """Who is hidden among more people is harder to point out."""
    found = measure(ENGINE, table(sample).lazy(), ["q", "r"], population=table(sample + others).lazy())
    assert found.journalist.highest <= found.prosecutor.highest
    assert found.journalist.average <= found.prosecutor.average + 1e-12
    assert found.marketer_risk <= found.journalist.average + 1e-12
    assert found.journalist.rows_at_risk <= found.prosecutor.rows_at_risk


def test_a_sample_is_compared_with_its_population():
    """Two in the sample, ten and four in the population: 1/4 at most; on average the greater of 2/14 and 7/40."""
    sample = pl.DataFrame({"q": ["a", "b"]}).lazy()
    population = pl.DataFrame({"q": ["a"] * 10 + ["b"] * 4 + ["c"]}).lazy()
    found = measure(ENGINE, sample, ["q"], population=population, asked_k=5)
    assert found.journalist.highest == pytest.approx(1 / 4)
    assert found.journalist.average == pytest.approx(7 / 40)
    assert found.marketer_risk == pytest.approx(7 / 40)
    assert found.journalist.rows_at_risk == pytest.approx(1 / 2)


def test_nobody_runs_a_risk_where_nobody_is():
    """A table without rows."""
    found = measure(ENGINE, table([]).lazy(), ["q"], sensitive=["word"])
    assert (found.k, found.highest_risk, found.average_risk, found.unique_share, found.marketer_risk) == (0, 0, 0, 0, 0)
    assert (found.l, found.t) == (0, 0)


def test_a_column_that_is_not_there_is_named():
    """With those that are."""
    with pytest.raises(SettingsError, match="leeftijd") as raised:
        measure(ENGINE, table([]).lazy(), ["leeftijd"])
    assert "number" in str(raised.value)
    assert raised.value.exit_code == 4


def test_numbers_have_an_order_also_as_text():
    """As a file has them; unless it is said which columns have one."""
    salaries = [3, 4, 5, 6, 11, 8, 7, 9, 10]
    classes = [number // 3 for number in range(9)]
    told = [
        measure(ENGINE, pl.LazyFrame({"q": classes, "salary": written}), ["q"], sensitive=["salary"], ordered=ordered).t
        for written, ordered in (
            (salaries, None),
            ([str(one) for one in salaries], None),
            ([f" {one},0 " for one in salaries], None),
            ([f"{one:02} euro" for one in salaries], ["salary"]),
            (salaries, []),
            ([f"{one:02} euro" for one in salaries], None),
        )
    ]
    assert told == pytest.approx([0.375] * 4 + [2 / 3] * 2)
