"""JSON and NDJSON: columns by path, every digit, nothing lost in silence; and the same shape again in a copy."""

from __future__ import annotations

import gzip
import json
import math
from typing import TYPE_CHECKING, Any

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import avgtool
from avgtool.errors import InputError, OutputError
from avgtool.sources.base import Dataset
from avgtool.sources.limits import Limits
from avgtool.sources.opening import open_source
from avgtool.sources.records.json_writing import spelled
from avgtool.sources.records.nesting import cell, flatten, nest, reconcile
from avgtool.sources.writing import write
from tests.policy.building import policy

if TYPE_CHECKING:
    from pathlib import Path

KEEP_ALL = 'rules:\n  - {match: {column: "*"}, operator: keep, because: b}\n'
LEAVES = st.one_of(st.integers(-9, 9), st.text("ab.", max_size=3), st.booleans())
TREES = st.recursive(
    LEAVES,
    lambda inner: st.one_of(
        st.dictionaries(st.text("xyz.", min_size=1, max_size=2), inner, min_size=1, max_size=3),
        st.lists(inner, min_size=1, max_size=3),
    ),
    max_leaves=8,
)
RECORDS = [
    {
        "id": 1,
        "klant": {"naam": "Zoë", "adres": {"postcode": "1012AB"}, "oud": None},
        "adressen": [{"straat": "Kerkweg", "nr": 1}, {"straat": "Dam", "nr": None}],
        "tags": ["a", "b"],
        "saldo": 1.5,
        "actief": True,
    },
    {
        "id": 2,
        "klant": {"naam": "Jan", "adres": {"postcode": None}, "oud": None},
        "adressen": [],
        "tags": [],
        "saldo": 2,
        "actief": None,
    },
]


@pytest.fixture(params=["json", "ndjson", "lines.json", "lines.txt"])
def path(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    file = tmp_path / f"k.{request.param}"
    lines = "\n".join(json.dumps(record, ensure_ascii=False) for record in RECORDS)
    file.write_text(json.dumps(RECORDS, indent=1) if request.param == "json" else lines, encoding="utf-8")
    return file


def test_fields_are_columns_by_path_in_their_own_types(path: Path) -> None:
    """Objects by dots, lists by brackets; whole numbers stay whole, mixed ones are fractions."""
    (dataset,) = open_source(str(path))
    frame = dataset.frame.collect()
    assert dict(frame.schema) == {
        "id": pl.Int64,
        "klant.naam": pl.String,
        "klant.adres.postcode": pl.String,
        "klant.oud": pl.String,
        "adressen[].straat": pl.List(pl.String),
        "adressen[].nr": pl.List(pl.Int64),
        "tags[]": pl.List(pl.String),
        "saldo": pl.Float64,
        "actief": pl.Boolean,
    }
    assert frame["adressen[].nr"].to_list() == [[1, None], []]
    assert dataset.frame.select("id").tail(1).collect().item() == 2


def test_a_copy_is_nested_again(path: Path, tmp_path: Path) -> None:
    """The same records, in JSON and in NDJSON."""
    (dataset,) = open_source(str(path))
    write(dataset.frame, tmp_path / "copy.json", dataset)
    write(dataset.frame, tmp_path / "copy.ndjson", dataset)
    assert json.loads((tmp_path / "copy.json").read_text("utf-8")) == RECORDS
    assert [json.loads(line) for line in (tmp_path / "copy.ndjson").read_text("utf-8").splitlines()] == RECORDS


@pytest.mark.parametrize("indent", [2, 1, "\t"])
def test_an_indented_document_stays_indented(tmp_path: Path, indent: int | str) -> None:
    """Line for line, so that a person or a comparison of files sees what changed and nothing else."""
    text = json.dumps([{**RECORDS[0], "leeg": {}, "geen": []}, {"id": 2.50}], indent=indent, ensure_ascii=False) + "\n"
    (tmp_path / "k.json").write_text(text, encoding="utf-8")
    (dataset,) = open_source(str(tmp_path / "k.json"))
    write(dataset.frame, tmp_path / "copy.json", dataset)
    assert (tmp_path / "copy.json").read_text("utf-8") == text


def test_a_document_without_indent_gets_none(tmp_path: Path) -> None:
    """One record a line, from its first character."""
    (tmp_path / "k.json").write_text('[{"id":1},{"id":2}]', encoding="utf-8")
    (dataset,) = open_source(str(tmp_path / "k.json"))
    write(dataset.frame, tmp_path / "copy.json", dataset)
    assert (tmp_path / "copy.json").read_text("utf-8") == '[\n{"id": 1},\n{"id": 2}\n]\n'


@pytest.mark.parametrize("suffix", ["json", "ndjson"])
@pytest.mark.parametrize("value", [math.nan, -math.inf])
def test_what_json_cannot_say_is_refused(tmp_path: Path, suffix: str, value: float) -> None:
    """Wherever it stands; the bare word NaN would make the file one that nobody else can read."""
    for values in ([1.0, value], [[1.0], [value]]):
        frame = pl.LazyFrame({"id": [1, 2], "bedrag": values})
        with pytest.raises(OutputError, match="bedrag"):
            write(frame, tmp_path / f"k.{suffix}", Dataset("k", "frame", frame, ("id", "bedrag")))


@pytest.mark.parametrize(
    ("text", "column", "values", "code"),
    [
        ('[{"a":123456789012345678901234567890}]', "a", ["123456789012345678901234567890"], "number_as_text"),
        ('[{"a":1e400}]', "a", ["1e400"], "number_as_text"),
        ('[{"a":0.12345678901234567890}]', "a", ["0.12345678901234567890"], "number_as_text"),
        ('[{"a":"Jan\\ud83d"}]', "a", ["Jan\ufffd"], "lone_surrogate"),
        ('[{"a":1},{"a":{"b":2}}]', "a", [1, None], None),
        ('[{"a":1},{"a":{"b":2}}]', "a.b", [None, 2], None),
        ('[{"a":null},{"a":{"b":2}},{"a":{}}]', "a.b", [None, 2, None], None),
        ('[{"a":[1,{"b":2}]}]', "a[]", [[1, None]], None),
        ('[{"a":1},{"a":"x"}]', "a", ["1", "x"], "mixed_types"),
        ('[{"a":true},{"a":1.5}]', "a", ["true", "1.5"], "mixed_types"),
        ('[{"a":1},{},null]', "a", [1, None, None], None),
        ('[{"a":9007199254740993},{"a":0.5}]', "a", ["9007199254740993", "0.5"], "number_as_text"),
        ('[{"a":9007199254740993},{"a":1}]', "a", [9007199254740993, 1], None),
        ('[{"a":[]},{"b":1}]', "a[]", [[], None], None),
        ('{"a":{"b":1}}', "a.b", [1], None),
        ('[{"a.b":1,"a":{"b":2}}]', "a.b_2", [2], None),
    ],
)
def test_values_are_kept_or_their_loss_is_said(
    text: str, column: str, values: list[Any], code: str | None, tmp_path: Path
) -> None:
    """Long numbers, half characters, fields of several types, keys with dots."""
    path = tmp_path / "k.json"
    path.write_text(text, encoding="utf-8")
    (dataset,) = open_source(str(path))
    assert dataset.frame.collect()[column].to_list() == values
    assert [notice.code for notice in dataset.notices] == ([code] if code else [])


@pytest.mark.parametrize(
    "text", ['[{"a": 1}, {"a": {"b": 2}}]', '[{"a": [1, {"b": 2}, [3]]}]', '[{"a": {"b": [{"c": [{"d": 1}]}]}}]']
)
def test_fields_of_several_shapes_survive_a_copy(text: str, tmp_path: Path) -> None:
    """A field that is now a value, now an object loses neither."""
    path, copy = tmp_path / "k.json", tmp_path / "copy.json"
    path.write_text(text, encoding="utf-8")
    (dataset,) = open_source(str(path))
    write(dataset.frame, copy, dataset)
    written = json.loads(copy.read_text("utf-8"))
    assert [value for value in written if value != {"a": None}] == json.loads(text)


SPELLINGS = """\
{"id": 1, "a": 1.0, "b": 1e5, "c": 12345678901234567890, "d": {"x": null, "y": []}, "e": "0012", "f": 1, "h": {}}
{"f": "1", "id": 2, "a": 1.50, "b": 100000, "c": 1, "e": "", "g": null, "h": null, "d": null}
{"id": 3, "b": -0.0, "f": true, "d": {}, "l": [[1, 2.0], [], null], "o": [{"p": 1, "q": null}, {"p": 2}, {}, null]}
{"id": 4, "d": {"x": 0.12345678901234567890, "y": ["a", 1e400]}, "o": [], "k": {"é.b": [{"c": {}}]}}
{"id": 9007199254740993, "b": 9007199254740993, "c": 0.1, "n": {"m": 5}}
{"id": 5, "n": null}
{}
"""


@pytest.mark.parametrize("name", ["k.ndjson", "k.json", "k.ndjson.gz"])
def test_what_is_kept_is_written_as_it_was(name: str, tmp_path: Path) -> None:
    """Spelling of numbers, absent keys, null, empty objects and lists, types in one field, the order of keys."""
    path, copy = tmp_path / name, tmp_path / "copy.ndjson"
    text = "[" + SPELLINGS.strip().replace("\n", ",") + "]" if name == "k.json" else SPELLINGS
    path.write_bytes(gzip.compress(text.encode()) if name.endswith("gz") else text.encode())
    avgtool.anonymize(path, policy(KEEP_ALL), output=copy)
    assert copy.read_text("utf-8") == SPELLINGS


def test_what_is_not_kept_takes_nothing_from_the_original(tmp_path: Path) -> None:
    """A dropped field takes its key along, also where it is empty; a replaced one has its own value everywhere."""
    path, copy = tmp_path / "k.ndjson", tmp_path / "copy.ndjson"
    path.write_text(SPELLINGS, encoding="utf-8")
    rules = """rules:
  - {match: {column: [id, c, g, h, "d.y[]", "o[].q", "k*", "n*"]}, operator: drop, because: b}
  - {match: {column: [a, "o[].p"]}, operator: redact, because: b}
  - {match: {column: [e, f]}, operator: replace, parameters: {with: x}, because: b}
"""
    avgtool.anonymize(path, policy(rules + KEEP_ALL.removeprefix("rules:\n")), output=copy)
    assert copy.read_text("utf-8").splitlines() == [
        '{"a": null, "b": 1e5, "d": {"x": null}, "e": "x", "f": "x"}',
        '{"f": "x", "a": null, "b": 100000, "e": "", "d": null}',
        '{"b": -0.0, "f": "x", "d": {}, "l": [[1, 2.0], [], null], "o": [{"p": null}, {"p": null}, {}, null]}',
        '{"d": {"x": 0.12345678901234567890}, "o": []}',
        '{"b": 9007199254740993}',
        "{}",
        "{}",
    ]


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_spelling_adds_no_value(data: st.DataObject) -> None:
    """Whatever the original holds, only what was made is written, but for emptiness."""
    made, original = data.draw(TREES), data.draw(TREES)
    assert flatten(spelled(made, original)) == flatten(made)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-be", "utf-32"])
@pytest.mark.parametrize("name", ["k.json", "k.ndjson"])
def test_other_encodings_are_recognized(name: str, encoding: str, tmp_path: Path) -> None:
    """With and without a mark."""
    path = tmp_path / name
    path.write_bytes('{"naam": "Zoë"}\n'.encode(encoding))
    assert open_source(str(path))[0].frame.collect().rows() == [("Zoë",)]


@pytest.mark.parametrize(
    ("name", "text", "where"),
    [
        ("k.json", '{"e":"a","e":"b"}', ""),
        ("k.ndjson", '{"e":1}\n{"x":{"e":1,"e":2}}\n', ":2"),
        ("k.json", '{"jan@geheim.nl":1,"jan@geheim.nl":2}', ""),
        ("k.ndjson", '{"e":1}\n{"jan@geheim.nl":1,"jan@geheim.nl":2}\n', ":2"),
        ("k.json", '[{"e":1},\n{"geheim', ":2"),
        ("k.ndjson", '{"e":1}\n{"geheim\n', ":2"),
        ("k.json", "[" * 100_000, ""),
        ("k.json", "[]", ""),
        ("k.json", "", ":1"),
    ],
)
def test_what_cannot_be_read_whole_is_refused(name: str, text: str, where: str, tmp_path: Path) -> None:
    """A key twice, an end too early, a bottomless pit; the place is said, the data are not."""
    path = tmp_path / name
    path.write_text(text)
    with pytest.raises(InputError) as caught:
        open_source(str(path))
    assert caught.value.where == f"{path}{where}"
    assert "geheim" not in f"{caught.value}{caught.value!r}{caught.value.what!r}"


def test_a_document_above_the_limit_is_refused_with_ndjson_as_the_way_out(tmp_path: Path) -> None:
    """NDJSON streams, a document cannot."""
    path = tmp_path / "k.json"
    path.write_text('[{"a": 1}]')
    with pytest.raises(InputError, match="NDJSON"):
        open_source(str(path), limits=Limits(json_bytes=5))


@settings(max_examples=150, deadline=None)
@given(st.dictionaries(st.text("xyz.", min_size=1, max_size=2), TREES, min_size=1, max_size=4))
def test_nesting_undoes_flattening(record: dict[str, Any]) -> None:
    """For any record without empty parts, also where a list holds values of several shapes."""
    leaves = flatten(record)
    paths = reconcile({path: {"a value"} for path in leaves})
    again = flatten(nest([cell(leaves, path) for path in paths], paths))
    assert {path: leaf for path, leaf in again.items() if _holds_something(leaf)} == leaves


def _holds_something(leaf: Any) -> bool:
    """Whether there is a value in it; a missing field and one that is null are the same column."""
    return any(map(_holds_something, leaf)) if isinstance(leaf, list) else leaf is not None
