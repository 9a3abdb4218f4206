"""``avgtool ledger`` as its users see it."""

from __future__ import annotations

import json
import re
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from avgtool.ledger.migrating import newest
from avgtool.ledger.opening import open_ledger
from tests.ledger.recorded import filled

HASH = re.compile(r"[0-9a-f]{16}…")


@pytest.fixture
def made(avgtool, tmp_path: Path) -> Path:
    """A ledger of five events, beside where the commands run; its file."""
    assert avgtool("ledger", "init").code == 0
    opened = open_ledger(f"sqlite:///{tmp_path / 'avgtool.db'}")
    filled(opened)
    opened.close()
    return tmp_path / "avgtool.db"


def tamper(path: Path, statement: str) -> None:
    """Change a row as somebody with a database program would, who takes the triggers away first."""
    with closing(sqlite3.connect(path)) as connection:
        for name in ("update", "delete", "replace"):
            connection.execute(f"DROP TRIGGER IF EXISTS consent_event_no_{name}")
        connection.execute(statement)
        connection.commit()


def test_a_new_ledger_is_made_once(avgtool, tmp_path: Path):
    """With its key; a second time it is refused and stays as it is."""
    first = avgtool("ledger", "init")
    assert (first.code, first.out) == (0, "")
    assert "avgtool-ledger.key" in first.err
    key = (tmp_path / "avgtool-ledger.key").read_bytes()
    again = avgtool("ledger", "init")
    assert again.code == 5
    assert "Er is al een grootboek" in again.err
    assert (tmp_path / "avgtool-ledger.key").read_bytes() == key


@pytest.mark.usefixtures("made")
def test_a_whole_ledger_is_said_to_be_whole(avgtool, snapshot):
    """Chain by chain, with the hash of the last row."""
    done = avgtool("ledger", "verify")
    assert done.code == 0
    assert HASH.sub("<hash>", done.out) == snapshot


def test_a_broken_chain_is_told_with_its_first_row(avgtool, made: Path, snapshot):
    """Exit code 1; and the triggers that are missing."""
    tamper(made, "UPDATE consent_event SET purpose = 'anders' WHERE seq = 3")
    done = avgtool("ledger", "verify")
    assert done.code == 1
    assert HASH.sub("<hash>", done.out) == snapshot


def test_a_verification_as_data(avgtool, made: Path):
    """For a monitor, on stdout alone."""
    tamper(made, "UPDATE consent_event SET purpose = 'anders' WHERE seq = 3")
    done = avgtool("ledger", "verify", "--format", "json")
    said = json.loads(done.out)
    assert (done.code, said["format"], said["whole"]) == (1, "ledger-verification/1", False)
    [events] = [each for each in said["chains"] if each["chain"] == "consent_event"]
    assert (events["count"], events["misfit"]) == (2, {"seq": 3, "problem": "changed"})
    assert len(events["unprotected"]) == 3


def test_a_cut_off_end_is_told_by_a_checkpoint(avgtool, made: Path):
    """Written once all fits; held against the ledger later."""
    assert avgtool("ledger", "verify", "--write-checkpoint", "nov.json").code == 0
    assert avgtool("ledger", "verify", "--checkpoint", "nov.json").code == 0
    tamper(made, "DELETE FROM consent_event WHERE seq > 3")
    done = avgtool("ledger", "verify", "--checkpoint", "nov.json")
    assert done.code == 1
    assert "afgeknipt" in done.out


def test_no_checkpoint_is_written_of_a_broken_ledger(avgtool, made: Path, tmp_path: Path):
    """It would say that what is broken is as it should be."""
    tamper(made, "UPDATE consent_event SET purpose = 'anders' WHERE seq = 3")
    assert avgtool("ledger", "verify", "--write-checkpoint", "nov.json").code == 1
    assert not (tmp_path / "nov.json").exists()


@pytest.mark.usefixtures("made")
def test_a_checkpoint_replaces_none(avgtool, tmp_path: Path):
    """The earlier one is evidence."""
    (tmp_path / "nov.json").write_text("{}", encoding="utf-8")
    assert avgtool("ledger", "verify", "--write-checkpoint", "nov.json").code == 3
    assert (tmp_path / "nov.json").read_text(encoding="utf-8") == "{}"


BROKEN_CHECKPOINTS = {
    "missing": (None, "bestaat niet"),
    "no JSON": (b"nonsense", "geen controlepunt"),
    "no text": (b"\xff\xfe", "geen controlepunt"),
    "another file": (b'{"chains": {"consent_event": 3}}', "geen controlepunt"),
    "a list": (b"[]", "geen controlepunt"),
}


@pytest.mark.parametrize(("content", "told"), BROKEN_CHECKPOINTS.values(), ids=BROKEN_CHECKPOINTS)
@pytest.mark.usefixtures("made")
def test_a_file_that_is_no_checkpoint_is_refused(avgtool, tmp_path: Path, content, told: str):
    """Exit code 3: nothing was verified."""
    if content is not None:
        (tmp_path / "nov.json").write_bytes(content)
    done = avgtool("ledger", "verify", "--checkpoint", "nov.json")
    assert done.code == 3
    assert told in done.err


@pytest.mark.usefixtures("made")
def test_a_checkpoint_that_was_changed_is_refused(avgtool, tmp_path: Path):
    """Its own hash tells."""
    avgtool("ledger", "verify", "--write-checkpoint", "nov.json")
    text = (tmp_path / "nov.json").read_text(encoding="utf-8")
    (tmp_path / "nov.json").write_text(text.replace('"count": 5', '"count": 4'), encoding="utf-8")
    done = avgtool("ledger", "verify", "--checkpoint", "nov.json")
    assert done.code == 3
    assert "gewijzigd" in done.err


@pytest.mark.usefixtures("made")
def test_the_status_counts(avgtool):
    """As data, and for people."""
    said = json.loads(avgtool("ledger", "status", "--format", "json").out)
    assert said["format"] == "ledger-status/1"
    assert (said["subjects"], said["erased"], said["unprotected"]) == (5, 0, [])
    assert {name: chain["count"] for name, chain in said["chains"].items() if chain["count"]} == {
        "notice": 1,
        "consent_event": 5,
        "ledger_key": 1,
    }
    assert "Personen" in avgtool("ledger", "status").out


def test_a_status_tells_of_missing_triggers(avgtool, made: Path):
    """Exit code 1."""
    tamper(made, "CREATE TRIGGER away BEFORE INSERT ON consent_event BEGIN SELECT RAISE(IGNORE); END")
    done = avgtool("ledger", "status")
    assert done.code == 1
    assert "4 triggers ontbreken, zijn gewijzigd of zijn niet van avgtool: consent_event_no_update" in done.err
    assert "away" in done.err


def test_without_a_ledger_every_command_says_how_to_make_one(avgtool, tmp_path: Path):
    """Exit code 5, and no file appears."""
    for command in (("verify",), ("status",), ("migrate",), ("backup", "b.db")):
        done = avgtool("ledger", *command)
        assert done.code == 5, command
        assert "avgtool ledger init" in done.err
    assert list(tmp_path.iterdir()) == []


def test_a_backup_can_be_verified_as_it_lies(avgtool, made: Path, monkeypatch: pytest.MonkeyPatch):
    """AVGTOOL_LEDGER_URL comes before avgtool.yaml."""
    assert avgtool("ledger", "backup", "b.db").code == 0
    assert avgtool("ledger", "backup", "b.db").code == 3
    tamper(made, "DELETE FROM consent_event")
    monkeypatch.setenv("AVGTOOL_LEDGER_URL", "sqlite:///b.db")
    done = avgtool("ledger", "verify", "--format", "json")
    assert (done.code, json.loads(done.out)["whole"]) == (0, True)


def test_the_ledger_lies_beside_avgtool_yaml(avgtool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Wherever below it a command runs; a path that is written there starts there, too."""
    (tmp_path / "avgtool.yaml").write_text("ledger: sqlite:///boek.db\nledger_key: sleutels/l.key\n", encoding="utf-8")
    (tmp_path / "sleutels").mkdir()
    (tmp_path / "below").mkdir()
    monkeypatch.chdir(tmp_path / "below")
    assert avgtool("ledger", "init").code == 0
    assert (tmp_path / "boek.db").is_file()
    assert (tmp_path / "sleutels" / "l.key").is_file()
    assert not list((tmp_path / "below").iterdir())


@pytest.mark.usefixtures("made")
def test_a_ledger_of_this_version_needs_no_migration(avgtool, tmp_path: Path):
    """So no backup is made either."""
    before = sorted(tmp_path.iterdir())
    done = avgtool("ledger", "migrate")
    assert (done.code, sorted(tmp_path.iterdir())) == (0, before)
    assert newest() in done.err


def test_the_grants_are_sql(avgtool):
    """For any names of roles; nothing is opened."""
    done = avgtool("ledger", "grants", "--writer", 'web"shop', "--reader", "audit")
    assert done.code == 0
    assert '"web""shop"' in done.out
    assert all(line.endswith(";") for line in done.out.splitlines())


@pytest.mark.parametrize("change", ["at = 'gisteren'", "type = 'onzin'", "channel = x'00ff'", "at_offset = '?'"])
def test_a_row_that_was_altered_into_nonsense_is_told_as_that(avgtool, tmp_path: Path, change: str):
    """Exit code 5, and no fault of the tool; verify says which row."""
    (tmp_path / "tekst.txt").write_text("Ja.", encoding="utf-8")
    for command in (
        "ledger init",
        "consent purpose add nieuwsbrief --title Nieuwsbrief --basis a --channel email --direct-marketing",
        "consent notice add tekst.txt --purpose nieuwsbrief --version 1 --since 2025-01-01",
        "consent record K-1 --purpose nieuwsbrief",
    ):
        assert avgtool(*command.split()).code == 0
    tamper(tmp_path / "avgtool.db", f"UPDATE consent_event SET {change}")
    done = avgtool("consent", "status", "K-1")
    assert done.code == 5
    assert "avgtool ledger verify" in done.err
    assert avgtool("ledger", "verify").code == 1
