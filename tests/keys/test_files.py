"""Keys are made once, guarded, and never shown."""

from __future__ import annotations

import copy
import dataclasses
import json
import os
import pickle
import traceback
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from avgtool.errors import KeyFileError
from avgtool.keys import Key, key_from_bytes, load_key, new_key
from avgtool.keys.lifecycle import World
from avgtool.model.purpose import Purpose

SECRET = bytes(range(32))
HEX = SECRET.hex()


@pytest.fixture
def path(tmp_path):
    """A key file that was just made, from known bytes."""
    made = tmp_path / "sleutel.key"
    new_key(made, world=World(lambda count: SECRET[:count], lambda: datetime(2026, 1, 2, tzinfo=UTC)))
    return made


def shows_the_secret(text: str) -> bool:
    """Whether any usual way of writing the secret stands in ``text``."""
    return any(form in text for form in (HEX, repr(SECRET)[2:-1], "AAECAwQFBgcICQ"))


def test_a_key_comes_back_as_it_was_made(path):
    """The same file gives the same tokens, today and next year."""
    key = load_key(path)
    assert key == key_from_bytes(SECRET)
    assert key.secret.reveal() == SECRET
    assert json.loads(path.read_text())["created"] == "2026-01-02T00:00:00+00:00"


def test_two_keys_are_two_keys(tmp_path):
    """The randomness is the operating system's."""
    one, other = new_key(tmp_path / "1.key"), new_key(tmp_path / "2.key")
    assert one.id != other.id
    assert one.secret.reveal() != other.secret.reveal()


def test_the_secret_shows_nowhere(path):
    """Not in a repr, a str, a format, a log line, an error, or the repr of what holds it."""
    key = load_key(path)
    holder = {"key": key, "derive": key.derive}
    for text in (repr(key), str(key), f"{key}", repr(key.secret), str(key.secret), repr(holder)):
        assert not shows_the_secret(text)
    assert key.id in repr(key)


def test_the_secret_is_in_no_traceback_with_locals(path):
    """Even a traceback that prints local variables has only the repr."""
    key = load_key(path)

    def fail(key: Key) -> None:
        raise ValueError(key)

    try:
        fail(key)
    except ValueError as error:
        told = "".join(traceback.TracebackException.from_exception(error, capture_locals=True).format())
        assert "Key(id=" in told
        assert not shows_the_secret(told)


@pytest.mark.parametrize("way", [pickle.dumps, copy.deepcopy, dataclasses.asdict])
def test_a_key_is_not_pickled_or_copied(path, way):
    """What travels to another process could be written down on the way."""
    with pytest.raises(TypeError, match="not pickled"):
        way(load_key(path))


def test_the_id_says_nothing_about_tokens(path):
    """It is a digest with a label of its own, not the start of a derived key."""
    key = load_key(path)
    assert key.id not in key.derive(Purpose.PSEUDONYMIZE, "klanten").hex()
    assert len(key.id) == 16


def test_every_domain_has_a_key_of_its_own(path):
    """HKDF-SHA256, the same forever: a changed derivation would change every token that was ever given out."""
    key = load_key(path)
    made = key.derive(Purpose.PSEUDONYMIZE, "klanten")
    assert made == key.derive(Purpose.PSEUDONYMIZE, "klanten")
    assert made != key.derive(Purpose.PSEUDONYMIZE, "leden")
    assert made.hex() == "86ae60315fec446af5cb330c916e243ba453ef24f63d1b7c822db93128c1b2cc"
    assert not shows_the_secret(made.hex())


@given(domain=st.text(max_size=20), other=st.text(max_size=20))
def test_every_purpose_has_a_key_of_its_own(domain, other):
    """What tokens give away about their key says nothing about what was encrypted, shifted or sampled."""
    key = key_from_bytes(SECRET)
    made = {key.derive(purpose, one) for purpose in Purpose for one in {domain, other}}
    assert len(made) == len(Purpose) * len({domain, other})


@pytest.mark.parametrize("length", [1, 16, 32, 64])
def test_a_derived_key_is_as_long_as_was_asked(length):
    """AES-256-SIV takes 64 bytes, a mark a few."""
    made = key_from_bytes(SECRET).derive(Purpose.ENCRYPT, "klanten", length)
    assert len(made) == length


@pytest.mark.skipif(os.name != "posix", reason="POSIX rights")
def test_the_file_is_for_its_owner_alone(path):
    """0600 from the first moment, whatever the umask."""
    assert path.stat().st_mode & 0o777 == 0o600


@pytest.mark.skipif(os.name != "posix", reason="POSIX rights")
@pytest.mark.parametrize("mode", [0o640, 0o604, 0o644, 0o660, 0o601])
def test_a_file_that_others_can_reach_is_refused(path, mode):
    """The error tells the command that closes it, and exits with 4."""
    path.chmod(mode)
    with pytest.raises(KeyFileError, match="chmod 600") as caught:
        load_key(path)
    assert caught.value.exit_code == 4


@pytest.mark.skipif(os.name != "posix", reason="POSIX rights")
@pytest.mark.parametrize(("mode", "refused"), [(0o777, True), (0o1777, False), (0o775, False), (0o702, True)])
def test_a_folder_in_which_everybody_can_exchange_a_key_is_refused(tmp_path, mode, refused):
    """A key that somebody else put there would make pseudonyms that he can link."""
    folder = tmp_path / "map"
    folder.mkdir()
    new_key(folder / "eerder.key")
    folder.chmod(mode)
    for work in (lambda: new_key(folder / "sleutel.key"), lambda: load_key(folder / "eerder.key")):
        if refused:
            with pytest.raises(KeyFileError, match="chmod o-w"):
                work()
        else:
            work()


def test_an_existing_file_is_never_overwritten(path):
    """Losing a key loses every link that was made with it."""
    before = path.read_bytes()
    with pytest.raises(KeyFileError, match="never overwritten"):
        new_key(path)
    assert path.read_bytes() == before


DAMAGE = {
    "empty": "",
    "no json": "not json",
    "a list": "[]",
    "no secret": json.dumps({"format": "avgtool-key/1", "id": "x"}),
    "secret of another key": None,
    "not base64": json.dumps({"format": "avgtool-key/1", "id": "x", "secret": "§§"}),
    "too short": json.dumps({"format": "avgtool-key/1", "id": "x", "secret": "AAAA"}),
}


@pytest.mark.parametrize("damage", DAMAGE)
def test_a_damaged_file_is_refused_without_showing_it(path, damage):
    """A key that lost a character gives other tokens; the id in the file tells."""
    text = DAMAGE[damage]
    if text is None:
        fields = json.loads(path.read_text())
        text = json.dumps({**fields, "secret": "f" + fields["secret"][1:]})
    path.write_text(text)
    with pytest.raises(KeyFileError, match="damaged") as caught:
        load_key(path)
    assert not shows_the_secret(str(caught.value))


def test_a_missing_key_names_the_command_that_makes_one(tmp_path):
    """``avgtool key new`` is the way out."""
    with pytest.raises(KeyFileError, match="avgtool key new"):
        load_key(tmp_path / "weg.key")


def test_a_key_in_a_folder_that_is_not_there_is_an_error(tmp_path):
    """And not a traceback."""
    with pytest.raises(KeyFileError, match="cannot be written"):
        new_key(tmp_path / "weg" / "sleutel.key")


def test_a_folder_is_no_key(tmp_path):
    """Reading a folder is an error of the system, told in our words."""
    with pytest.raises(KeyFileError, match="cannot be read"):
        load_key(tmp_path)


def test_too_few_bytes_make_no_key():
    """A password is not a key."""
    with pytest.raises(KeyFileError, match="at least 32"):
        key_from_bytes(b"geheim")
