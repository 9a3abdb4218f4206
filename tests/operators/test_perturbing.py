"""Laws of what moves values: how far, together with what, and written as before."""

from __future__ import annotations

import re
from datetime import date, timedelta

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from avgtool.catalog import operators
from avgtool.errors import KeyFileError
from avgtool.keys import key_from_bytes
from avgtool.operators.base import OperatorContext, is_filled
from avgtool.operators.written_dates import read_date
from avgtool.operators.written_numbers import read_number
from tests.operators.both_paths import CONTEXT, KEY, by_column

SHIFT, NOISE = operators()["shift_dates"], operators()["noise"]
OTHER = OperatorContext(derive=key_from_bytes(bytes(32)).derive)
BESIDE = OperatorContext(derive=KEY.derive, inputs={"subject": pl.col("subject")})
_days = st.dates(date(1900, 1, 1), date(2099, 12, 31))


def moved(operator, subjects, values, context=BESIDE):
    """A column treated beside that of its subjects."""
    frame = pl.LazyFrame({"subject": subjects, "value": values}, schema={"subject": pl.String, "value": pl.String})
    treated = frame.select(operator.column(pl.col("value"), context).alias("value"))
    return treated.collect(engine="streaming").get_column("value").to_list()


@settings(max_examples=60)
@given(rows=st.lists(st.tuples(st.sampled_from("abc"), _days), min_size=2, max_size=12), days=st.integers(1, 400))
def test_what_lies_between_the_dates_of_one_person_stays(rows, days):
    """And no date stays what it was, nor moves further than it may."""
    subjects = [subject for subject, _ in rows]
    made = moved(SHIFT(days=days, subject="klant"), subjects, [f"{day:%d-%m-%Y}" for _, day in rows])
    shifts: dict[str, timedelta] = {}
    for (subject, day), text in zip(rows, made, strict=True):
        read = read_date(text, "dmy", 30)
        assert read is not None
        shift = read.day - day
        assert shifts.setdefault(subject, shift) == shift
        assert 1 <= abs(shift.days) <= days


WAYS = [
    "{0:%d-%m-%Y}",
    "{0:%Y-%m-%d}",
    "{0:%Y-%m-%d} 14:30:00",
    "{0:%Y-%m-%d}T14:30:00Z",
    "{0.day}-{0.month}-{0:%Y}",
    "{0:%d/%m/%Y}",
    "{0:%d.%m.%y}",
    "{0:%Y%m%d}",
    " {0:%d-%m-%Y} ",
    "{0:%d %m %Y}",
    "{0:%d-%m-%Y} 9:15",
]


@pytest.mark.parametrize("way", WAYS)
@settings(max_examples=30)
@given(day=st.dates(date(1940, 1, 1), date(2020, 12, 31)))
def test_a_date_moves_as_far_however_it_is_written_and_stays_written_so(way, day):
    """In one column some are plain and some are not."""
    written = way.format(day)
    operator = SHIFT(days=30, subject="klant")
    plain, other = moved(operator, ["a", "a"], [f"{day:%d-%m-%Y}", written])
    first, second = read_date(plain, "dmy", 30), read_date(other, "dmy", 30)
    assert first is not None
    assert second is not None
    assert first.day == second.day
    assert len(other) == len(written) or "{0.day}" in way
    assert re.sub("[0-9]", "", other) == re.sub("[0-9]", "", written)


SPELLINGS = ["K-001", "k-001", " K-001", "K-001\xa0", "K001", "K 001", "Ｋ-001", "k.001"]


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_a_person_is_the_same_one_however_the_number_is_written(spelling):
    """As ``pseudonymize`` has it: whoever has one token has one shift, and one noise."""
    for operator, value in ((SHIFT(days=3650, subject="klant"), "01-06-2000"), (NOISE(amount=9**9, subject="k"), "5")):
        one, other = moved(operator, ["K-001", spelling], [value] * 2)
        assert one == other
        assert moved(operator, ["K-002"], [value]) != [one]


@settings(max_examples=60)
@given(
    subjects=st.lists(st.text("kK1-. \xa0İıßéÉ\u0301Ｋ", min_size=1, max_size=5).filter(is_filled), max_size=12),
    way=st.sampled_from(["exact", "text", "identifier"]),
)
def test_whoever_has_one_token_has_one_shift(subjects, way):
    """By whatever way tokens are made."""
    tokens = by_column(operators()["pseudonymize"](normalize=way), subjects)
    shifts: dict[str, str] = {}
    made = moved(SHIFT(days=3650, subject="klant"), subjects, ["01-06-2000"] * len(subjects))
    assert all(shifts.setdefault(token, one) == one for token, one in zip(tokens, made, strict=True))


PLACEHOLDERS = ["01-01-1900", "1900-01-01", "1-1-1900", "1900-01-01 00:00:00", "31-12-1899", "1753-01-01", "31-12-2999"]


@pytest.mark.parametrize("subject", [{"subject": "klant"}, {"per_value": True}], ids=str)
@pytest.mark.parametrize("text", PLACEHOLDERS)
def test_a_date_that_stands_for_not_known_stays(subject, text):
    """Moved it would tell how far everything else of the same person moved."""
    assert moved(SHIFT(days=300, **subject), ["a"], [text]) == [text]
    assert moved(SHIFT(days=300, placeholders=[], **subject), ["a"], [text]) != [text]
    assert moved(SHIFT(days=300, placeholders=["1970-01-01"], **subject), ["a"], ["01-01-1970"]) == ["01-01-1970"]


NAMED = {
    "12 maart 1980": "13 maart 1980",
    "31 maart 1980": "1 april 1980",
    "31 MRT 1980": "1 APR 1980",
    "30 Apr '80": "1 Mei '80",
    "March 31, 1980": "April 1, 1980",
    "31-12-29": "01-01-2030",
    "31-12-99": "01-01-00",
    "9-12-1980": "10-12-1980",
    "09-12-1980": "10-12-1980",
    "29292": "29293",
    "1e mei 2020": "2e mei 2020",
    "maart 1980": None,
    "1980": None,
    "31-02-1980": None,
    "onbekend": None,
}


@pytest.mark.parametrize(("text", "expected"), NAMED.items())
def test_a_date_is_written_as_it_was(text, expected):
    """A day later; *30* in two digits would be 1930, so 2030 is written out."""
    read = read_date(text, "dmy", 30)
    assert (read.on(read.day + timedelta(days=1)) if read else None) == expected


def test_the_same_person_moves_alike_in_every_file_and_under_another_key_otherwise():
    """And in no way that the number of the person gives away."""
    operator = SHIFT(days=3650, subject="klant")
    subjects = [f"K-{number}" for number in range(200)]
    dates = ["01-06-2000"] * 200
    first = moved(operator, subjects, dates)
    assert moved(operator, [f" {subject}" for subject in reversed(subjects)], dates) == first[::-1]
    other = OperatorContext(derive=OTHER.derive, inputs=BESIDE.inputs)
    assert sum(one == two for one, two in zip(first, moved(operator, subjects, dates, other), strict=True)) < 10
    assert len(set(first)) > 150


def test_a_date_of_nobody_is_not_left():
    """Without a subject it could move by itself only, and would be told apart by it."""
    operator = SHIFT(days=5, subject="klant", unreadable="?")
    assert moved(operator, [None, " ", "a"], ["01-06-2000", "01-06-2000", "x"]) == ["?", "?", "?"]
    assert operator.value("01-06-2000", CONTEXT) == "?"


def test_by_itself_a_date_moves_only_where_that_was_asked():
    """For intervals are lost."""
    with pytest.raises(ValidationError, match="whose date it is"):
        SHIFT(days=5)
    with pytest.raises(ValidationError, match="whose date it is"):
        SHIFT(days=5, subject="klant", per_value=True)
    alone = SHIFT(days=5, per_value=True)
    assert alone.value("01-06-2000", CONTEXT) != "01-06-2000"
    assert alone.value("2000-06-01", CONTEXT)[-2:] == alone.value("01-06-2000", CONTEXT)[:2]


NOISES = [
    {"amount": 25},
    {"amount": 25, "shape": "laplace"},
    {"percent": 10},
    {"percent": 10, "shape": "laplace", "nonnegative": True},
    {"amount": 500, "nonnegative": True},
]


@pytest.mark.parametrize("parameters", NOISES, ids=str)
@settings(max_examples=60)
@given(cents=st.lists(st.integers(-100_000, 1_000_000), min_size=1, max_size=20))
def test_noise_is_bounded_and_keeps_decimals(parameters, cents):
    """Nor does a number go through zero where it may not."""
    operator = NOISE(**parameters)
    written = [f"{'-' if one < 0 else ''}{abs(one) // 100},{abs(one) % 100:02d}" for one in cents]
    for before, text in zip(cents, by_column(operator, written), strict=True):
        assert text is not None
        assert re.fullmatch(r"-?[0-9]+,[0-9]{2}", text)
        after = int(text.replace(",", ""))
        bound = parameters["amount"] * 100 if "amount" in parameters else abs(before) * parameters["percent"] / 100
        assert abs(after - before) <= bound
        if parameters.get("nonnegative"):
            assert after * before >= 0


WRITTEN = {
    "1.234,56": r"1\.\d{3},\d{2}",
    "€ 12.500,-": r"€ 12\.\d{3},-",
    "EUR 1.234": r"EUR 1\.\d{3}",
    "1,234.56": r"1,\d{3}\.\d{2}",
    "1'234.5": r"1'\d{3}\.\d",
    "500,00-": r"\d{3},\d{2}-",
    "- 500": r" -\d{3}",
    "+500": r"\d{3}",
    " 500 ": r" \d{3} ",
    "999.999": r"(999|1\.000)\.\d{3}",
}


@pytest.mark.parametrize(("text", "form"), WRITTEN.items())
def test_a_number_is_written_as_it_was(text, form):
    """With its currency, groups and decimals."""
    for domain in "abcdefgh":
        made = NOISE(amount=20, domain=domain).value(text, CONTEXT)
        assert re.fullmatch(form, made), made


def test_noise_is_spread_and_the_laplace_kind_stays_nearer():
    """Over thousands of numbers."""
    written = [str(number) for number in range(10_000, 14_000)]

    def distances(**parameters):
        made = by_column(NOISE(amount=100, **parameters), written)
        return [int(after) - int(before) for before, after in zip(written, made, strict=True)]

    uniform, laplace = distances(), distances(shape="laplace")
    assert len(set(uniform)) == 201
    assert abs(sum(uniform)) < 4000 * 5
    assert abs(sum(laplace)) < 4000 * 5
    assert sum(map(abs, laplace)) < sum(map(abs, uniform)) * 0.7
    assert max(map(abs, laplace)) <= 100


def test_equal_numbers_of_two_persons_move_apart_where_that_was_asked():
    """And those of one person together."""
    operator = NOISE(amount=1000, subject="klant")
    made = moved(operator, ["a", "b", "a"], ["5000", "5000", "5000"])
    assert made[0] == made[2] != made[1]
    assert operator.value("5000", CONTEXT) is None


SAME_NUMBER = ["100", "100,00", "100.00", "100,0", "€ 100", "100,-", " 100 ", "0100", "+100", "EUR 100,000"]


@pytest.mark.parametrize("parameters", [{"percent": 50}, {"amount": 80}, {"amount": 80, "shape": "laplace"}], ids=str)
def test_a_number_moves_as_far_however_it_is_written(parameters):
    """So that neither ways of writing nor kinds of files can be averaged; only what is cut off differs."""
    operator = NOISE(**parameters)
    made = [
        float(re.sub("[^0-9.]", "", one.replace(",-", "").replace(",", ".")))
        for one in by_column(operator, SAME_NUMBER)
    ]
    assert max(made) - min(made) <= 1
    numbers = OperatorContext(derive=CONTEXT.derive, numeric=True)
    assert operator.value("3.0", numbers).removesuffix(".0") != "3"
    assert abs(float(operator.value("3.0", numbers)) - float(operator.value("3", numbers))) <= 1


@settings(max_examples=100)
@given(cents=st.integers(-(10**8), 10**8))
def test_all_spellings_of_a_number_say_one_number(cents):
    """Nought too, which has no sign."""
    minus, whole, behind = "-" if cents < 0 else "", abs(cents) // 100, abs(cents) % 100
    plain = f"{whole},{behind:02d}"
    spellings = [f"{minus}{plain}", f"{minus}0{plain}0", f"€ {minus}{plain}", f" {plain}{minus} "]
    assert len({read_number(one, ",").number for one in spellings}) == 1
    assert read_number("-0", ",").number == read_number("0,00", ",").number


def test_a_bound_is_given_in_one_way():
    """And a key is needed."""
    for wrong in ({}, {"amount": 5, "percent": 5}, {"amount": 0}, {"percent": 101}, {"amount": 5, "shape": "normal"}):
        with pytest.raises(ValidationError):
            NOISE(**wrong)
    for operator in (NOISE(amount=5), SHIFT(days=5, per_value=True)):
        with pytest.raises(KeyFileError):
            by_column(operator, ["1"], OperatorContext())
        with pytest.raises(KeyFileError):
            operator.value("1", OperatorContext())
