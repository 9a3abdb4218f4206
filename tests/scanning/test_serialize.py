"""A scan travels through JSON unharmed, and what is no scan is refused."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from avgtool.errors import InputError
from avgtool.i18n import msg
from avgtool.model.findings import Notice, ScanResult
from avgtool.scanning.serialize import from_json, to_data, to_json

PROMISED_DATASET = {
    "source",
    "table",
    "rows",
    "mode",
    "rows_read",
    "encoding",
    "delimiter",
    "header",
    "sha256",
    "columns",
}
PROMISED_COLUMN = {
    "index", "name", "kind", "entity", "confidence", "category", "role", "articles", "filled", "distinct", "matched",
    "valid", "evidence", "example", "entities",
}  # fmt: skip


@pytest.fixture
def result(scanned) -> ScanResult:
    """A scan with something of everything."""
    found = scanned({"e-mail": ["jan@example.nl", "fatima@example.nl"], "geslacht": ["v", "m"]})
    notice = Notice("scientific_notation", msg("{n} values are damaged.", n=2), column="iban", count=2)
    return ScanResult((replace(found, notices=(notice,)),), "0.1.0")


def test_the_promised_keys_are_there(result):
    """Others may stand beside them."""
    data = to_data(result)
    assert (data["avgtool"], data["format"]) == ("0.1.0", "scan/1")
    assert data["datasets"][0].keys() >= PROMISED_DATASET
    assert all(column.keys() >= PROMISED_COLUMN for column in data["datasets"][0]["columns"])


def test_a_scan_comes_back_from_json_as_it_was(result):
    """Word for word, in a stable order."""
    text = to_json(result)
    assert to_json(from_json(text)) == text


def test_no_value_stands_in_the_json(result):
    """Not even of short columns."""
    assert "jan@example.nl" not in to_json(result)


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"format": "scan/9", "datasets": []}', '{"format": "scan/1"}'])
def test_what_is_no_scan_is_refused(text):
    """With what to do about it."""
    with pytest.raises(InputError) as caught:
        from_json(text, where="eerder.json")
    assert caught.value.where == "eerder.json"
    assert caught.value.hint is not None


def test_json_of_a_later_version_with_more_keys_is_read(result):
    """Keys may be added."""
    data = json.loads(to_json(result))
    data["datasets"][0]["columns"][0]["something_new"] = 1
    assert from_json(json.dumps(data)).datasets[0].columns[0].name == "e-mail"


def test_the_counts_beside_the_flags_travel_too(result):
    """How many values are damaged, and how many rows hint at a special category."""
    dataset = result.datasets[0]
    counted = replace(dataset.columns[0], damaged=7, revealing=3)
    travelled = from_json(to_json(replace(result, datasets=(replace(dataset, columns=(counted,)),))))
    assert (travelled.datasets[0].columns[0].damaged, travelled.datasets[0].columns[0].revealing) == (7, 3)
