"""Keys in the keyring of the system: the same as in a file, and a clear word where that cannot be."""

from __future__ import annotations

import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from avgtool.errors import KeyFileError, MissingDependencyError
from avgtool.keys import destroy_key, key_status, load_key, new_key, rotate_key
from avgtool.keys.system_keyring import state_folder


@pytest.fixture
def entries(monkeypatch, tmp_path):
    """What a keyring holds, in memory; logs go to a folder of the test."""
    held: dict[tuple[str, str], str] = {}
    fake = SimpleNamespace(
        get_password=lambda service, name: held.get((service, name)),
        set_password=lambda service, name, text: held.update({(service, name): text}),
        delete_password=lambda service, name: held.pop((service, name)),
    )
    monkeypatch.setitem(sys.modules, "keyring", fake)
    monkeypatch.setattr("avgtool.keys.system_keyring.state_folder", lambda *_: tmp_path / "state" / "avgtool")
    return held


def test_a_key_lives_in_the_keyring_as_in_a_file(entries, tmp_path):
    """Made, read, replaced and destroyed; its log stands in the user's own folder."""
    made = new_key("keyring:klanten")
    assert list(entries) == [("avgtool", "klanten")]
    assert load_key("keyring:klanten") == made
    assert made.log == tmp_path / "state" / "avgtool" / "keyring-klanten.log"
    assert rotate_key("keyring:klanten")[2] == "keyring:klanten-2"
    assert not destroy_key("keyring:klanten").written_over
    assert list(entries) == [("avgtool", "klanten-2")]
    events = [entry.event for entry in key_status("keyring:klanten").history.entries]
    assert events == ["created", "rotated", "destroyed"]


def test_a_key_in_the_keyring_is_never_overwritten(entries):
    new_key("keyring:klanten")
    before = dict(entries)
    with pytest.raises(KeyFileError, match="never overwritten"):
        new_key("keyring:klanten")
    assert entries == before


@pytest.mark.usefixtures("entries")
def test_a_key_that_is_not_there_names_the_command_that_makes_one():
    with pytest.raises(KeyFileError, match="avgtool key new keyring:weg"):
        load_key("keyring:weg")


@pytest.mark.parametrize("name", ["", "..", "a/b", "a b", "-x", "x" * 65])
def test_a_name_that_could_lead_elsewhere_is_refused(name):
    with pytest.raises(KeyFileError, match="no name for a key"):
        load_key(f"keyring:{name}")


def test_a_keyring_that_refuses_says_so_and_quotes_nothing(monkeypatch):
    """Backends fail in ways of their own, and may quote what they were given."""

    def refuse(*arguments):
        raise RuntimeError(*arguments)

    monkeypatch.setitem(sys.modules, "keyring", SimpleNamespace(get_password=lambda *_: None, set_password=refuse))
    with pytest.raises(KeyFileError, match="cannot be used \\(RuntimeError\\)") as caught:
        new_key("keyring:klanten")
    assert "secret" not in str(caught.value)
    assert caught.value.__cause__ is None
    assert caught.value.__suppress_context__


def test_without_the_extra_the_error_names_it(monkeypatch):
    monkeypatch.setitem(sys.modules, "keyring", None)
    with pytest.raises(MissingDependencyError, match=r"avgtool\[keyring\]") as caught:
        load_key("keyring:klanten")
    assert caught.value.exit_code == 4


HOME = Path("/home/fatima")


@pytest.mark.parametrize(
    ("environment", "platform", "folder"),
    [
        ({}, "linux", "/home/fatima/.local/state/avgtool"),
        ({"XDG_STATE_HOME": "/s"}, "linux", "/s/avgtool"),
        ({}, "darwin", "/home/fatima/Library/Application Support/avgtool"),
        ({"LOCALAPPDATA": "/l"}, "win32", "/l/avgtool"),
        ({}, "win32", "/home/fatima/AppData/Local/avgtool"),
    ],
)
def test_the_log_stands_where_the_system_keeps_such_things(environment, platform, folder):
    assert state_folder(environment, HOME, platform) == Path(folder)
