"""What was done with a key is written once, and cannot be changed without it showing."""

from __future__ import annotations

import errno
import hashlib
import json
import os
import stat
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from avgtool.errors import KeyFileError, OutputError, RefusedError
from avgtool.keys import key_from_bytes
from avgtool.keys.log import NOTHING_BEFORE, Event, Recorder, is_key_log, read_log

NOON = datetime(2026, 3, 5, 12, tzinfo=UTC)
KEY = key_from_bytes(bytes(range(32)))
POSIX = pytest.mark.skipif(os.name != "posix", reason="POSIX rights")


def recorder(path):
    """One that always says the same of time and user."""
    return Recorder(path, KEY, lambda: NOON, lambda: "fatima")


@pytest.fixture
def log(tmp_path):
    """A log of three entries."""
    path = tmp_path / "sleutel.key.log"
    for event, details in (
        (Event.CREATED, {}),
        (Event.REVEALED, {"reason": "inzageverzoek\n€ 5 é", "values": 3}),
        (Event.DESTROYED, {}),
    ):
        recorder(path).record(event, details)
    return path


def test_an_entry_says_who_when_what_and_why(log):
    history = read_log(log)
    assert [entry.event for entry in history.entries] == ["created", "revealed", "destroyed"]
    entry = history.entries[1]
    assert (entry.number, entry.by, entry.at, entry.key) == (2, "fatima", "2026-03-05T12:00:00+00:00", KEY.id)
    assert entry.details == {"reason": "inzageverzoek\n€ 5 é", "values": 3}
    assert history.broken_at is None


def test_each_line_holds_the_digest_of_the_line_before(log):
    """The first has zeros; the last digest is what may be noted elsewhere."""
    lines = log.read_bytes().splitlines()
    assert len(lines) == 3
    assert json.loads(lines[0])["before"] == NOTHING_BEFORE
    for earlier, later in pairwise(lines):
        assert json.loads(later)["before"] == hashlib.sha256(earlier).hexdigest()
    assert read_log(log).last == hashlib.sha256(lines[-1]).hexdigest()


def test_a_last_line_that_is_said_to_be_about_another_key_shows(tmp_path):
    """Its seal cannot be checked then; but no other key comes after this one in its log."""
    path = tmp_path / "k.log"
    for number in range(2):
        recorder(path).record(Event.REVEALED, {"values": number})
    first, last = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(first + last.replace(KEY.id.encode(), b"0" * 16))
    assert read_log(path, KEY).broken_at == 2


@settings(max_examples=40)
@given(data=st.data())
def test_whatever_is_changed_shows(tmp_path_factory, data):
    """A byte of any line, a line taken out of the middle, two lines that change places."""
    path = tmp_path_factory.mktemp("log") / "k.log"
    for number in range(4):
        recorder(path).record(Event.REVEALED, {"values": number})
    lines = path.read_bytes().splitlines(keepends=True)
    way = data.draw(st.sampled_from(["byte", "gone", "swapped", "twice"]))
    place = data.draw(st.integers(0, 3 if way == "byte" else 2))
    if way == "byte":
        at = data.draw(st.integers(0, len(lines[place]) - 1))
        line = bytearray(lines[place])
        line[at] ^= data.draw(st.integers(1, 255))
        lines[place] = bytes(line)
    elif way == "gone":
        del lines[place]
    elif way == "swapped":
        lines[place], lines[place + 1] = lines[place + 1], lines[place]
    else:
        lines.insert(place, lines[place])
    path.write_bytes(b"".join(lines))
    assert read_log(path, KEY).broken_at is not None
    with pytest.raises(RefusedError, match="was changed") as caught:
        recorder(path).record(Event.REVEALED, {})
    assert caught.value.exit_code == 1


def test_a_log_that_was_written_anew_shows(log):
    """Whoever has the file can make a chain of digests that fits; nobody without the key can seal it."""
    lines = [json.loads(line) for line in log.read_bytes().splitlines()]
    del lines[1]
    before, made = NOTHING_BEFORE, []
    for number, fields in enumerate(lines, 1):
        made.append(json.dumps({**fields, "n": number, "before": before}).encode())
        before = hashlib.sha256(made[-1]).hexdigest()
    log.write_bytes(b"\n".join(made) + b"\n")
    assert read_log(log).broken_at is None
    assert read_log(log, KEY).broken_at == 2


def test_lines_about_an_earlier_key_of_that_name_are_held_by_the_chain(log):
    """A later key cannot check their seals; that they were not changed since, its own lines say."""
    other = key_from_bytes(bytes(range(1, 33)))
    Recorder(log, other).record(Event.CREATED, {})
    assert read_log(log, other).broken_at is None
    log.write_bytes(log.read_bytes().replace(b'"values": 3', b'"values": 9'))
    assert read_log(log, other).broken_at == 3


def test_half_a_line_shows(log):
    """A program that was stopped while it wrote."""
    log.write_bytes(log.read_bytes()[:-10])
    assert read_log(log).broken_at == 3


def test_what_stands_there_is_never_written_over(log):
    """Only added to."""
    before = log.read_bytes()
    recorder(log).record(Event.CREATED, {})
    assert log.read_bytes().startswith(before)


def test_writers_at_the_same_moment_wait_for_each_other(tmp_path):
    """No entry is lost, and the chain is whole."""
    path = tmp_path / "k.log"
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda n: recorder(path).record(Event.REVEALED, {"values": n}), range(40)))
    history = read_log(path)
    assert history.broken_at is None
    assert sorted(entry.details["values"] for entry in history.entries) == list(range(40))


@POSIX
def test_a_log_is_for_its_owner_alone(log):
    assert stat.S_IMODE(log.stat().st_mode) == 0o600
    log.chmod(0o644)
    with pytest.raises(KeyFileError, match="chmod 600"):
        read_log(log)
    with pytest.raises(KeyFileError, match="chmod 600"):
        recorder(log).record(Event.CREATED, {})


@POSIX
def test_a_link_in_its_place_is_refused(tmp_path):
    """Nobody directs the record to a file that he can change."""
    (tmp_path / "elsewhere").write_text("")
    (tmp_path / "k.log").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(OutputError, match="cannot be written"):
        recorder(tmp_path / "k.log").record(Event.CREATED, {})


def test_a_log_is_known_as_one_by_its_beginning(log):
    assert is_key_log(log.read_bytes()[:200])
    assert not is_key_log(b'{"format": "plan/1"}')


@pytest.mark.parametrize("stop", ["half", "sync"])
def test_a_full_disk_breaks_no_chain(log, monkeypatch, stop):
    """Half a line would; so nothing of it stays, and the work that was to be recorded is not done."""
    before = log.read_bytes()
    write = os.write

    def full(*_):
        raise OSError(errno.ENOSPC, "full")

    def half(descriptor, line):
        return write(descriptor, line[: len(line) // 2]) if len(line) > 40 else full()

    with monkeypatch.context() as patched:
        if stop == "half":
            patched.setattr(os, "write", half)
        else:
            patched.setattr(os, "fsync", full)
        with pytest.raises(OutputError, match="disk is full"):
            recorder(log).record(Event.REVEALED, {})
    assert log.read_bytes() == before
    assert read_log(log).broken_at is None
