"""What Presidio's anonymizer encrypted with ours, its deanonymizer turns back; and it is on record."""

from __future__ import annotations

import pytest
from presidio_anonymizer import AnonymizerEngine, DeanonymizeEngine
from presidio_anonymizer.entities import InvalidParamError, OperatorConfig, OperatorResult, RecognizerResult

from avgtool.errors import InputError, KeyFileError
from avgtool.keys import key_from_bytes, new_key
from avgtool.keys.log import read_log
from avgtool.presidio import deanonymizers, operators

TEXT = "Fatima el Amrani belde met Jan."
FOUND = [RecognizerResult("PERSON", 0, 16, 1.0), RecognizerResult("PERSON", 27, 30, 1.0)]


@pytest.fixture
def key(tmp_path):
    """A key in a file."""
    return new_key(tmp_path / "sleutel.key")


def encrypted(key):
    """The text with its names encrypted, by Presidio."""
    engine = AnonymizerEngine()
    for operator in operators():
        engine.add_anonymizer(operator)
    return engine.anonymize(TEXT, FOUND, {"PERSON": OperatorConfig("avgtool_encrypt", {"key": key})})


def revealed(text, items, **params):
    """The text turned back, by Presidio."""
    engine = DeanonymizeEngine()
    for operator in deanonymizers():
        engine.add_deanonymizer(operator)
    places = [OperatorResult(item.start, item.end, "PERSON") for item in items]
    return engine.deanonymize(text, places, {"DEFAULT": OperatorConfig("avgtool_reveal", params)}).text


def test_it_comes_back_and_each_value_is_recorded(key):
    """Who revealed why; never a value."""
    made = encrypted(key)
    assert "Fatima" not in made.text
    assert revealed(made.text, made.items, key=key, reason="klacht 7") == TEXT
    entries = read_log(key.log).entries
    assert [entry.event for entry in entries] == ["created", "revealed", "revealed"]
    assert entries[1].details == {"reason": "klacht 7", "source": "presidio", "values": 1, "entity": "PERSON"}
    assert "Fatima" not in key.log.read_text(encoding="utf-8")


def test_another_key_and_a_changed_token_are_refused(key):
    made = encrypted(key)
    with pytest.raises(KeyFileError, match="another key"):
        revealed(made.text, made.items, key=key_from_bytes(bytes(32)), reason="x")
    changed = made.text.replace("_ belde", "7_belde")
    with pytest.raises(InputError, match="was changed"):
        revealed(changed, made.items, key=key, reason="x")
    assert [entry.event for entry in read_log(key.log).entries if entry.details.get("entity") != "PERSON"] == [
        "created"
    ]


@pytest.mark.parametrize("params", [{}, {"reason": "x"}, {"key": "geheim", "reason": "x"}])
def test_without_a_key_it_is_refused_by_name(key, params):
    made = encrypted(key)
    with pytest.raises(InvalidParamError, match="avgtool_reveal: key"):
        revealed(made.text, made.items, **params)


@pytest.mark.parametrize("reason", [None, "", " "])
def test_without_a_reason_it_is_refused_by_name(key, reason):
    made = encrypted(key)
    with pytest.raises(InvalidParamError, match="avgtool_reveal: reason"):
        revealed(made.text, made.items, key=key, reason=reason)


def test_a_key_that_the_caller_keeps_has_no_log():
    """The record is the caller's too."""
    key = key_from_bytes(bytes(range(32)))
    made = encrypted(key)
    assert revealed(made.text, made.items, key=key, reason="x") == TEXT
