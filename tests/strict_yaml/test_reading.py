"""YAML means what it says, every value knows its line, and what is refused is refused with advice."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from avgtool.errors import ConfigError, PolicyError, SettingsError
from avgtool.strict_yaml import load
from avgtool.strict_yaml.reading import MAX_BYTES, MAX_DEPTH, MAX_NODES

READS = {
    "no: drop": {"no": "drop"},
    "landcode: NO": {"landcode": "NO"},
    "ja: on": {"ja": "on"},
    "a: yes": {"a": "yes"},
    "bsn: 010464554": {"bsn": "010464554"},
    "tijd: 12:30": {"tijd": "12:30"},
    "datum: 2026-01-01": {"datum": "2026-01-01"},
    "hex: 0x1F": {"hex": "0x1F"},
    "groot: 1_000": {"groot": "1_000"},
    "e: 1e5": {"e": "1e5"},
    "n: .inf": {"n": ".inf"},
    "a: true\nb: false": {"a": True, "b": False},
    "a: 'true'": {"a": "true"},
    "a: ~\nb: null\nc:": {"a": None, "b": None, "c": None},
    "a: 12\nb: -3\nc: 0\nd: +4": {"a": 12, "b": -3, "c": 0, "d": 4},
    "a: 1.5\nb: -0.25": {"a": 1.5, "b": -0.25},
    "a: 12345678901234567890": {"a": "12345678901234567890"},
    "1: een\ntrue: ja": {"1": "een", "true": "ja"},
    "a: |\n  no\n  on\n": {"a": "no\non\n"},
    "- a\n- [b, {c: d}]": ["a", ["b", {"c": "d"}]],
    "%YAML 1.1\n---\na: no": {"a": "no"},
    "\ufeffa: 1": {"a": 1},
}

REFUSED = [
    ("", 1, "empty"),
    ("# only a remark\n", 1, "empty"),
    ("---\n", 1, "empty"),
    ("a: 1\nb: 2\na: 3\n", 3, "second time; first on line 1"),
    ("a:\n  b: 1\n  b: 2\n", 3, "second time; first on line 2"),
    ("a: &x 1\nb: *x\n", 1, "aliases"),
    ("b: *x\n", 1, "aliases"),
    ("a:\n  <<: {b: c}\n", 2, "Merge keys"),
    ("a: 1\nb: !!python/name:os.system\n", 2, "Tags"),
    ("a: !!str 1\n", 1, "Tags"),
    ("a: !eigen 1\n", 1, "Tags"),
    ("a: 1\n---\nb: 2\n", 2, "second document"),
    ("? [a, b]\n: c\n", 1, "key must be a text"),
    ("a:\n\tb: 1\n", 2, "tab"),
    ("a: b: c\n", 1, "colon"),
    ("a: 'open\n", 2, "quotes"),
    ("a: [1, 2\n", 2, "not valid YAML"),
    ("a: @x\n", 1, "meaning in YAML"),
    ("a:\n  - b\n c: d\n", 3, "indentation"),
    ("a: \x07\n", 1, "control character"),
    ("a: " + "[" * (MAX_DEPTH + 1) + "]" * (MAX_DEPTH + 1), 1, "too deeply"),
    ("- a\n" * (MAX_NODES + 1), MAX_NODES, "too much"),
]


@pytest.mark.parametrize(("text", "data"), READS.items(), ids=repr)
def test_a_text_stays_the_text_it_is(text, data):
    """Of YAML 1.1's coercions only those of the 1.2 core schema are left."""
    assert load(text, "p.yaml").data == data


@pytest.mark.parametrize(("text", "line", "said"), REFUSED, ids=lambda value: repr(value)[:30])
def test_what_hides_mistakes_is_refused_at_its_line(text, line, said):
    """Every refusal names file and line and says what to write instead."""
    with pytest.raises(SettingsError) as caught:
        load(text, "p.yaml")
    assert caught.value.where is not None
    name, _, number = caught.value.where.rpartition(":")
    assert name == "p.yaml"
    assert abs(int(number) - line) <= 1, caught.value.where
    assert said in caught.value.render("en")
    assert caught.value.hint is not None


def test_every_value_knows_its_line():
    """Keys, items, and what lies below them; what is missing has the line of what is around it."""
    located = load("a: 1\nrules:\n  - match: x\n    because:\n      y\n  - match: z\n", "p.yaml")
    assert located.where(("a",)) == "p.yaml:1"
    assert located.line(("rules", 0)) == 3
    assert located.line(("rules", 0, "because")) == 4
    assert located.line(("rules", 1, "match")) == 6
    assert located.line(("rules", 1, "because")) == 6
    assert located.line(("nowhere",)) == 1


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_a_file_is_read_by_its_byte_order_mark(tmp_path, encoding):
    """Windows editors leave marks, and save as UTF-16."""
    path = tmp_path / "p.yaml"
    path.write_bytes("naam: Zoë\n".encode(encoding))
    assert load(path).data == {"naam": "Zoë"}


@pytest.mark.parametrize("content", [b"naam: Zo\xeb\n", b"a: 1\nnaam: Zo\xeb\n"])
def test_another_encoding_is_refused_at_its_line(tmp_path, content):
    """Guessing an encoding would change texts without a word."""
    path = tmp_path / "p.yaml"
    path.write_bytes(content)
    with pytest.raises(PolicyError, match="UTF-8") as caught:
        load(path, error=PolicyError)
    assert caught.value.where == f"{path}:{content.count(b'a: 1') + 1}"


def test_a_file_too_large_is_not_read_whole(tmp_path):
    """One byte more than is allowed is enough to know."""
    path = tmp_path / "p.yaml"
    path.write_bytes(b"# " + b"x" * MAX_BYTES)
    with pytest.raises(ConfigError, match="is the most"):
        load(path, error=ConfigError)


def test_a_missing_file_is_the_error_that_was_asked_for(tmp_path):
    """A missing policy is a policy's error and exits with 4."""
    with pytest.raises(PolicyError) as caught:
        load(tmp_path / "weg.yaml", error=PolicyError)
    assert caught.value.exit_code == 4


@given(st.text(max_size=60))
def test_any_text_is_read_or_refused_in_our_own_words(text):
    """No error of the parser, and no crash, gets out."""
    with suppress(SettingsError):
        load(text, "p.yaml")
