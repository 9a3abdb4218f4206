"""What is written can be read, in every dialect and encoding that can hold it."""

from __future__ import annotations

import re
from pathlib import Path
from tempfile import TemporaryDirectory

import polars as pl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from avgtool.errors import OutputError
from avgtool.sources.base import Dataset, Dialect
from avgtool.sources.delimited.opening import read_as
from avgtool.sources.delimited.writing import write_delimited
from avgtool.sources.formulas import is_dangerous
from avgtool.sources.opening import open_source
from avgtool.sources.writing import write

ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "utf-16-be", "utf-32", "cp1252", "iso8859-15", "cp850", "mac_roman")


def holds(text: str, encoding: str) -> bool:
    try:
        return text.encode(encoding).decode(encoding) == text
    except UnicodeError:
        return False


CELLS = st.one_of(
    st.none(),
    st.text(st.characters(exclude_categories=["Cs"], max_codepoint=0x2FFF), max_size=6),
    st.text("ab;,|\"\n\r\\' é€\t\x1e\x1f", max_size=8),
)
DIALECTS = st.builds(
    lambda encoding, **rest: Dialect(encoding, bom=encoding in {"utf-8-sig", "utf-16", "utf-32"}, **rest),
    st.sampled_from(ENCODINGS),
    delimiter=st.sampled_from([";", ",", "\t", "|", "\x1f"]),
    newline=st.sampled_from(["\n", "\r\n", "\r", "\x1e"]),
    quoting=st.sampled_from(["necessary", "always"]),
    escape=st.sampled_from([None, None, "\\"]),
    header=st.booleans(),
    sep_line=st.booleans(),
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data(), DIALECTS)
def test_any_table_survives_any_dialect_and_encoding(data: st.DataObject, dialect: Dialect) -> None:
    """The same cells come back, missing ones apart from empty ones wherever the dialect can tell them apart."""
    fit = CELLS.filter(lambda cell: cell is None or (holds(cell, dialect.encoding) and not is_dangerous(cell)))
    names = [f"k{number}" for number in range(data.draw(st.integers(1, 4)))]
    rows = data.draw(st.lists(st.tuples(*[fit] * len(names)), min_size=1, max_size=8))
    frame = pl.DataFrame(rows, schema=dict.fromkeys(names, pl.String), orient="row")
    with TemporaryDirectory() as folder:
        path = Path(folder) / "k.csv"
        write_delimited(frame.lazy(), path, dialect)
        read = read_as(path, "k.csv", dialect, tuple(names)).frame.collect()
    expected = frame.fill_null("") if dialect.quoting == "always" else frame
    assert read.rows() == expected.rows()


WORDS = st.text("abcdefghijklmnopqrstuvwxyzéëïöü", min_size=1, max_size=12).filter(
    lambda word: not re.search("[éëïöü]{3}", word)  # no western language has three in a row, and avgtool counts on it
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    rows=st.lists(
        st.tuples(WORDS, WORDS, st.from_regex(r"0[1-9][0-9]{2},[0-9]{2}", fullmatch=True)), min_size=2, max_size=20
    ),
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "cp1252"]),
    delimiter=st.sampled_from([";", "\t", "|"]),
    newline=st.sampled_from(["\n", "\r\n", "\r"]),
)
def test_a_plausible_table_is_recognized_and_copied_byte_by_byte(
    rows: list[tuple[str, str, str]], encoding: str, delimiter: str, newline: str
) -> None:
    """Open without being told anything, write like that: the same bytes."""
    header = ("naam", "plaats", "bedrag")
    text = "".join(delimiter.join(row) + newline for row in (header, *rows))
    with TemporaryDirectory() as folder:
        path, copy = Path(folder) / "k.csv", Path(folder) / "copy.csv"
        path.write_bytes(text.encode(encoding))
        (dataset,) = open_source(str(path))
        assert dataset.frame.collect().rows() == rows
        written = write(dataset.frame, copy, dataset)
        assert copy.read_bytes() == path.read_bytes()
        assert written.rows == len(rows)
        assert written.sha256 == open_source(str(copy))[0].digest()


def test_a_value_beyond_the_encoding_names_column_and_option_but_not_the_value(tmp_path: Path) -> None:
    """OutputError: which column, and what to do."""
    frame = pl.LazyFrame({"naam": ["Jan"], "plaats": ["Łódź"]})
    like = Dataset("k.csv", "csv", frame, ("naam", "plaats"), dialect=Dialect("cp1252", ";"))
    with pytest.raises(OutputError) as caught:
        write(frame, tmp_path / "k.csv", like)
    assert "plaats" in str(caught.value)
    assert "--output-encoding" in str(caught.value)
    assert "Ł" not in f"{caught.value}{caught.value!r}"
    assert write(frame, tmp_path / "k.csv", like, encoding="utf-8").rows == 1


@pytest.mark.parametrize("name", ["k.parquet", "k.json", "k.ndjson", "k.xlsx", "k.sqlite"])
def test_other_formats_give_back_rows_columns_and_order(name: str, tmp_path: Path) -> None:
    """Strings with leading zeros, integers and fractions, missing values."""
    frame = pl.LazyFrame({"z": ["007", None, "x"], "a": [1, 2, None], "m": [1.5, None, 2.25]})
    like = Dataset("k", "frame", frame, ("z", "a", "m"), table="Klanten")
    written = write(frame, tmp_path / name, like)
    (dataset,) = open_source(str(tmp_path / name))
    assert dataset.frame.collect().equals(frame.collect())
    assert (written.rows, written.sha256) == (3, dataset.digest())


@pytest.mark.parametrize("name", ["k.xls", "k.ods", "k.xlsb", "k.docx", "k"])
def test_a_format_that_cannot_be_written_says_which_can(name: str, tmp_path: Path) -> None:
    """The error names .xlsx."""
    frame = pl.LazyFrame({"a": [1]})
    with pytest.raises(OutputError, match=r"\.xlsx"):
        write(frame, tmp_path / name, Dataset("k", "frame", frame, ("a",)))
