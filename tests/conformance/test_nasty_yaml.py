"""Hostile and broken YAML of the shared corpora: no crash, no code, no growth, and a message that helps."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from avgtool.catalog import operators
from avgtool.errors import PolicyError
from avgtool.policy.loading import load_policy
from avgtool.strict_yaml import load

CORPORA = Path(os.environ.get("AVGTOOL_CORPORA", Path(__file__).parents[3] / "shared" / "corpora"))
FOLDER = CORPORA / "nasty" / "yaml"

pytestmark = pytest.mark.skipif(not FOLDER.is_dir(), reason="the shared corpora are not here (AVGTOOL_CORPORA)")

FILES = sorted(path.name for path in FOLDER.glob("*.yaml")) if FOLDER.is_dir() else []

SAYS = {
    "empty.yaml": "empty",
    "merge_bomb.yaml": "aliases",
    "quadratic.yaml": "aliases",
    "python_name.yaml": "Tags",
    "norway.yaml": "no key columns",
    "unknown_key.yaml": "no key columns",
    "utf16.yaml": "no key columns",
}


@pytest.mark.parametrize("name", FILES)
def test_none_of_them_is_a_policy(name):
    """Exit 4, with file and line."""
    started = time.monotonic()
    with pytest.raises(PolicyError) as caught:
        load_policy(FOLDER / name, operators=operators())
    assert SAYS.get(name, "") in caught.value.render("en")
    assert caught.value.where is not None
    assert caught.value.where.startswith(f"{FOLDER / name}:")
    assert time.monotonic() - started < 30, "hangs"


def test_nothing_is_read_as_something_else():
    """Norway is a country, 010464554 a number with a zero in front, and 12:30 a time."""
    if not (FOLDER / "norway.yaml").exists():
        pytest.skip("norway.yaml is not in these corpora")
    assert load(FOLDER / "norway.yaml").data == {
        "columns": {"no": "drop", "landcode": "NO", "ja": "on", "versie": 1.1, "tijd": "12:30", "bsn": "010464554"}
    }


def test_utf_16_is_read_as_text():
    """Notepad saves so."""
    if not (FOLDER / "utf16.yaml").exists():
        pytest.skip("utf16.yaml is not in these corpora")
    assert load(FOLDER / "utf16.yaml").data == {"columns": {"email": "drop"}}
