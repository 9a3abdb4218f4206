"""A key is made, replaced and destroyed, and each of these is on record."""

from __future__ import annotations

import errno
import os

import pytest

from avgtool.errors import KeyFileError, OutputError, RefusedError
from avgtool.i18n import msg
from avgtool.keys import destroy_key, key_id, key_status, load_key, new_key, rotate_key
from avgtool.keys.files import KeyFile
from avgtool.keys.lifecycle import World
from avgtool.keys.locations import located
from avgtool.keys.log import read_log
from avgtool.sources.staging import require_free

POSIX = pytest.mark.skipif(os.name != "posix", reason="POSIX rights")


def events(path):
    """What the log of a key file says, in order."""
    return [entry.event for entry in read_log(path.with_name(path.name + ".log")).entries]


@pytest.fixture
def path(tmp_path):
    """A new key file."""
    new_key(tmp_path / "sleutel.key")
    return tmp_path / "sleutel.key"


def test_making_a_key_is_recorded_beside_it(path):
    key = load_key(path)
    assert events(path) == ["created"]
    assert key.log == path.with_name("sleutel.key.log")
    assert key_status(path).history.begins_with_the_key


def test_a_key_without_a_log_is_not_made(tmp_path):
    """Nothing is left behind where the log cannot be written."""
    (tmp_path / "sleutel.key.log").mkdir()
    with pytest.raises(OutputError, match="log of the key"):
        new_key(tmp_path / "sleutel.key")
    assert not (tmp_path / "sleutel.key").exists()


def test_rotation_makes_another_key_and_keeps_the_old_one(path):
    """Both logs know of each other."""
    old, new, where = rotate_key(path)
    assert where == str(path.with_name("sleutel-2.key"))
    assert load_key(path) == old
    assert load_key(where) == new != old
    assert events(path) == ["created", "rotated"]
    assert read_log(old.log).entries[1].details == {"new": new.id, "new_at": where}
    assert read_log(new.log).entries[0].details == {"replaces": old.id}
    assert key_status(where).replaces == old.id


def test_rotating_again_counts_on(path):
    """sleutel-2, sleutel-3: never a name that is taken, nor one whose key was destroyed."""
    _, _, second = rotate_key(path)
    _, _, third = rotate_key(second)
    assert third == str(path.with_name("sleutel-3.key"))
    destroy_key(third)
    assert rotate_key(second)[2] == str(path.with_name("sleutel-4.key"))


def test_rotation_never_overwrites(path):
    with pytest.raises(KeyFileError, match="never overwritten"):
        rotate_key(path, path)
    assert events(path) == ["created"]


def test_a_destroyed_key_is_gone_and_its_log_stays(path):
    secret = path.read_bytes()
    before = key_id(path)
    done = destroy_key(path, reason="bewaartermijn voorbij")
    assert done.id == before
    assert not path.exists()
    assert events(path) == ["created", "destroyed"]
    status = key_status(path)
    assert (status.id, status.key) == (before, None)
    assert status.history.entries[-1].details == {"reason": "bewaartermijn voorbij"}
    assert secret not in status.history.path.read_bytes()


@pytest.mark.skipif(not hasattr(os, "link"), reason="hard links")
def test_a_key_is_written_over_before_it_is_removed(path, tmp_path):
    """Under another name of the same file nothing is left to read."""
    os.link(path, tmp_path / "andere naam")
    assert destroy_key(path).other_names == 1
    assert (tmp_path / "andere naam").read_bytes() == b""


@POSIX
def test_a_key_that_others_can_read_can_be_destroyed(path):
    """It is the very one to get rid of."""
    path.chmod(0o644)
    destroy_key(path)
    assert not path.exists()


@POSIX
@pytest.mark.skipif(hasattr(os, "geteuid") and os.geteuid() == 0, reason="root may write everywhere")
def test_a_key_that_cannot_be_removed_is_not_called_destroyed(path):
    path.parent.chmod(0o500)
    try:
        with pytest.raises(KeyFileError, match="cannot be destroyed"):
            destroy_key(path)
    finally:
        path.parent.chmod(0o700)
    assert events(path) == ["created", "destroyed", "kept"]
    assert key_status(path).key is not None


def test_a_key_whose_destruction_cannot_be_recorded_stays(path, monkeypatch):
    """A disk that is full: better a key that is there still than one that is gone and nobody knows when."""

    def full(_descriptor, _line):
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr("avgtool.keys.log._append", full)
    with pytest.raises(OutputError, match="disk is full"):
        destroy_key(path)
    assert load_key(path)


def test_a_destruction_that_fails_is_recorded_as_such(path, monkeypatch):
    def refused(_self):
        raise KeyFileError(msg("the disk failed"))

    monkeypatch.setattr("avgtool.keys.files.KeyFile.erase", refused)
    with pytest.raises(KeyFileError, match="disk failed"):
        destroy_key(path)
    assert events(path) == ["created", "destroyed", "kept"]
    assert key_status(path).key is not None


def test_a_key_is_written_over_down_to_the_disk(path, monkeypatch):
    """With something else, then with zeros, each time down to the disk."""
    secret, seen = path.read_bytes(), []
    flush = os.fsync

    def noted(descriptor):
        seen.append(path.read_bytes())
        flush(descriptor)

    monkeypatch.setattr("avgtool.keys.files.os.fsync", noted)
    KeyFile(path).erase()
    assert [len(one) for one in seen] == [len(secret)] * 2
    assert secret not in seen
    assert seen[-1] == bytes(len(secret))


def test_what_is_no_key_is_not_destroyed(tmp_path):
    """A name that was mistyped costs nothing."""
    customers = tmp_path / "klanten.csv"
    customers.write_text("naam\nJan\n")
    with pytest.raises(KeyFileError, match="not a key file"):
        destroy_key(customers)
    assert customers.read_text() == "naam\nJan\n"


def test_nothing_is_done_with_a_key_whose_log_was_changed(path):
    """The log is evidence: it is kept, and a new one begins only when somebody has put it away."""
    log = path.with_name("sleutel.key.log")
    log.write_bytes(log.read_bytes().replace(b"created", b"rotated") + b"x\n")
    for work in (load_key, rotate_key, destroy_key):
        with pytest.raises(RefusedError, match="was changed"):
            work(path)
    assert key_status(path).history.broken_at == 1
    assert [one.name for one in sorted(path.parent.iterdir())] == ["sleutel.key", "sleutel.key.log"]


def test_a_key_serves_again_once_its_broken_log_was_put_away(path):
    """As the message advises."""
    log = path.with_name("sleutel.key.log")
    log.write_bytes(b"x\n")
    log.rename(path.with_name("bewijs.log"))
    assert load_key(path)


def test_a_key_that_was_lost_is_missing_and_not_destroyed(path):
    """Its log does not tell of an end."""
    path.unlink()
    with pytest.raises(KeyFileError, match="does not exist"):
        key_status(path)


def test_a_key_made_after_one_was_destroyed_goes_on_in_its_log(path):
    destroy_key(path)
    new_key(path)
    assert events(path) == ["created", "destroyed", "created"]


def test_an_output_never_takes_the_place_of_a_log(path):
    """Not even by force."""
    log = path.with_name("sleutel.key.log")
    with pytest.raises(OutputError, match="log of a key"):
        require_free(log, force=True)


def test_chance_clock_and_user_come_from_outside(tmp_path):
    from datetime import UTC, datetime

    world = World(lambda count: b"\x07" * count, lambda: datetime(2026, 1, 2, 3, 4, tzinfo=UTC), lambda: "fatima")
    key = new_key(tmp_path / "k.key", world=world)
    assert key.secret.reveal() == b"\x07" * 32
    (entry,) = read_log(key.log).entries
    assert (entry.at, entry.by, entry.key) == ("2026-01-02T03:04:00+00:00", "fatima", key.id)


SECRET = bytes(range(32))


@pytest.mark.parametrize(
    "given",
    [
        SECRET.hex(),
        SECRET.hex().upper(),
        "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=",
        "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8",
        "a/bc+QFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh89=",
        "./AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=",
        "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8= ",
        "keyring:AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=",
        "base64:AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=",
        f"0x{SECRET.hex()}",
        '{"format": "avgtool-key/1", "secret": "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8="}',
    ],
)
@pytest.mark.parametrize("work", [load_key, new_key, destroy_key, key_status])
def test_a_key_in_the_place_of_a_name_is_not_repeated(given, work):
    """Who types the key itself is told that a command line can be read, and does not find it in a log once more."""
    with pytest.raises(KeyFileError, match="never given in a command") as caught:
        work(given)
    assert given not in str(caught.value)
    assert given[10:30] not in str(caught.value)


@pytest.mark.parametrize("name", ["sleutel.key", "a" * 80, "map/sleutel", "klanten-2026"])
def test_names_of_files_are_names(name):
    assert str(located(name)) == name
