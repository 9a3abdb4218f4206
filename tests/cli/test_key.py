"""``avgtool key`` and ``avgtool reveal``, as a user sees them."""

from __future__ import annotations

import io
import json
import os
import shutil
import stat

import pytest

import avgtool as library
from avgtool.keys import load_key, new_key
from avgtool.operators.sealing import Sealer

POLICY = """\
name: terug
version: 1
title: {nl: Terug, en: Back}
purpose: {nl: Proef., en: Test.}
unmatched: keep
rules:
  - {match: {kind: [person_name, email, national_id]}, operator: encrypt, because: Soms moet iemand terug.}
  - {match: {kind: free_text_with_pii}, operator: text, because: Leesbaar.}
text:
  default: {operator: replace}
  entities: {PERSON: {operator: encrypt}}
"""
CUSTOMERS = """\
klantnummer;achternaam;e-mail;opmerking
K1001;el Amrani;fatima@example.nl;Fatima el Amrani belde over haar bestelling van vorige week.
K1002;de Vries;jan@example.nl;Mevrouw Jansen wil graag teruggebeld worden door Jan de Vries.
K1003;Bakker;sanne@example.nl;Niets bijzonders te melden over deze klant, alles is goed.
"""


class AtTerminal(io.StringIO):
    """A user who types."""

    def isatty(self) -> bool:
        return True


@pytest.fixture(scope="module")
def made_once(tmp_path_factory):
    """A key, a policy, a customer file and its encrypted copy."""
    folder = tmp_path_factory.mktemp("once")
    (folder / "terug.yaml").write_text(POLICY, encoding="utf-8")
    (folder / "klanten.csv").write_text(CUSTOMERS, encoding="utf-8")
    new_key(folder / "sleutel.key")
    library.anonymize(
        folder / "klanten.csv", folder / "terug.yaml", output=folder / "veilig.csv", key=folder / "sleutel.key"
    )
    return folder


@pytest.fixture
def encrypted(avgtool, tmp_path, made_once):  # noqa: ARG001 - makes the folder the current one
    """An encrypted copy of a customer file, with its source, its policy and its key."""
    shutil.copytree(made_once, tmp_path, dirs_exist_ok=True)
    return tmp_path / "veilig.csv"


KEY = ("--key-file", "sleutel.key")
WHY = ("--reason", "inzageverzoek 2026-014")


def test_a_new_key_shows_its_id_alone_and_where_it_is_recorded(avgtool):
    ran = avgtool("key", "new", "sleutel.key")
    assert len(ran.out.strip()) == 16
    assert "sleutel.key.log" in ran.err


def test_show_tells_what_was_done_with_a_key(avgtool, encrypted):
    """Who revealed how many values, and why."""
    avgtool("reveal", encrypted.name, *KEY, *WHY, "--output", "leesbaar.csv")
    ran = avgtool("key", "show", "sleutel.key")
    assert ran.code == 0
    for word in (load_key("sleutel.key").id, "gemaakt", "waarden teruggedraaid", "inzageverzoek 2026-014", "enc_"):
        assert word in ran.out
    told = json.loads(avgtool("key", "show", "sleutel.key", "--format", "json").out)
    assert (told["format"], told["exists"]) == ("key/1", True)
    assert told["log"]["intact"]
    assert [entry["event"] for entry in told["log"]["entries"]] == ["created", "revealed"]
    assert encrypted.read_text(encoding="utf-8").count(told["encrypted_prefix"]) == 9


def test_show_says_that_a_log_was_changed(avgtool, tmp_path):
    """A broken chain is exit code 1."""
    avgtool("key", "new", "sleutel.key")
    log = tmp_path / "sleutel.key.log"
    log.write_bytes(log.read_bytes().replace(b'"n": 1', b'"n": 2'))
    ran = avgtool("key", "show", "sleutel.key")
    assert ran.code == 1
    assert "gewijzigd" in ran.out


def test_show_takes_the_key_of_the_environment(avgtool, monkeypatch):
    made = avgtool("key", "new", "sleutel.key")
    monkeypatch.setenv("AVGTOOL_KEY_FILE", "sleutel.key")
    assert made.out.strip() in avgtool("key", "show").out


def test_a_reason_commands_no_terminal(avgtool, encrypted):
    """It is shown, without the characters that would."""
    avgtool("reveal", encrypted.name, *KEY, "--reason", "\x1b[31mrood\x07\n[bold]", "--output", "l.csv")
    ran = avgtool("key", "show", "sleutel.key")
    assert "\x1b" not in ran.out
    assert "·[31mrood··[bold]" in "".join(ran.out.split())


def test_rotation_says_what_the_old_key_still_does(avgtool):
    avgtool("key", "new", "sleutel.key")
    ran = avgtool("key", "rotate", "sleutel.key")
    assert ran.code == 0
    assert ran.out.strip() == load_key("sleutel-2.key").id
    assert "alleen met de oude te koppelen" in ran.err


def test_show_says_of_each_id_which_key_it_is(avgtool):
    """Of a key that was replaced by another, and of that other."""
    avgtool("key", "new", "sleutel.key")
    avgtool("key", "rotate", "sleutel.key")
    old, new = (load_key(name).id for name in ("sleutel.key", "sleutel-2.key"))
    told = " ".join(avgtool("key", "show", "sleutel.key").out.split())
    assert "Bijzonderheden" in told
    assert f"door de nieuwe sleutel {new}" in told
    assert f"in plaats van sleutel {old}" in " ".join(avgtool("key", "show", "sleutel-2.key").out.split())


def test_destruction_asks_for_the_id_and_tells_what_it_changes(avgtool, tmp_path, monkeypatch):
    known = avgtool("key", "new", "sleutel.key").out.strip()
    monkeypatch.setattr("sys.stdin", AtTerminal("ja\n"))
    assert avgtool("key", "destroy", "sleutel.key").code == 130
    assert (tmp_path / "sleutel.key").exists()
    monkeypatch.setattr("sys.stdin", AtTerminal(f"{known}\n"))
    ran = avgtool("key", "destroy", "sleutel.key")
    assert ran.code == 0
    assert not (tmp_path / "sleutel.key").exists()
    for word in ("overweging 26", "back-ups", "sleutel.key.log"):
        assert word in ran.err
    shown = avgtool("key", "show", "sleutel.key")
    assert shown.code == 0
    assert "vernietigd" in shown.out


def test_destruction_by_a_script_says_yes_beforehand(avgtool, tmp_path):
    avgtool("key", "new", "sleutel.key")
    assert avgtool("key", "destroy", "sleutel.key").code == 2
    assert (tmp_path / "sleutel.key").exists()
    assert avgtool("key", "destroy", "sleutel.key", "--yes", "--reason", "klaar").code == 0


def test_what_was_encrypted_comes_back(avgtool, encrypted, tmp_path):
    """In columns and inside texts; the copy is for its owner alone."""
    assert "Fatima" not in encrypted.read_text(encoding="utf-8")
    ran = avgtool("reveal", encrypted.name, *KEY, *WHY, "--output", "leesbaar.csv")
    assert ran.code == 0, ran.err
    assert (tmp_path / "leesbaar.csv").read_text(encoding="utf-8") == CUSTOMERS
    assert "9 waarden" in ran.err
    if os.name == "posix":
        assert stat.S_IMODE((tmp_path / "leesbaar.csv").stat().st_mode) == 0o600


def test_a_cell_that_would_run_in_a_spreadsheet_is_told(avgtool, tmp_path):
    """It is made harmless as in every copy, and that is said."""
    made = new_key(tmp_path / "sleutel.key")
    token = Sealer.of(made.derive, "x").seal("=1+2")
    (tmp_path / "veilig.csv").write_text(f"a;b\n{token};1\nx;2\n", encoding="utf-8")
    ran = avgtool("reveal", "veilig.csv", *KEY, *WHY, "--output", "l.csv")
    assert ran.code == 0, ran.err
    assert "'=1+2" in (tmp_path / "l.csv").read_text(encoding="utf-8")
    assert "apostrof" in ran.err


@pytest.mark.parametrize("arguments", [("--key-file", "sleutel.key"), ("sleutel.key",)])
def test_show_takes_the_key_as_all_commands_do(avgtool, arguments):
    made = avgtool("key", "new", "sleutel.key")
    assert made.out.strip() in avgtool("key", "show", *arguments).out
    assert avgtool("key", "show").code == 2


def test_a_reveal_says_why(avgtool, encrypted):
    assert avgtool("reveal", encrypted.name, *KEY, "--output", "l.csv").code == 2
    assert avgtool("reveal", encrypted.name, *KEY, "--reason", " ", "--output", "l.csv").code == 2


def test_another_key_is_an_error_that_tells_them_apart(avgtool, encrypted, tmp_path):
    avgtool("key", "rotate", "sleutel.key")
    ran = avgtool("reveal", encrypted.name, "--key-file", "sleutel-2.key", *WHY, "--output", "l.csv")
    assert ran.code == 4
    assert "andere sleutel" in ran.err
    assert "9 waarden" in ran.err
    assert not (tmp_path / "l.csv").exists()
    assert "revealed" not in (tmp_path / "sleutel-2.key.log").read_text(encoding="utf-8")


@pytest.mark.parametrize("change", [lambda t: t[:-2], lambda t: t[:40] + ("a" if t[40] != "a" else "b") + t[41:]])
def test_a_token_that_was_tampered_with_stops_everything(avgtool, encrypted, tmp_path, change):
    """One of nine is enough; the column is named, and no value is."""
    text = encrypted.read_text(encoding="utf-8")
    token = text.split(";")[4]
    encrypted.write_text(text.replace(token, change(token)), encoding="utf-8")
    ran = avgtool("reveal", encrypted.name, *KEY, *WHY, "--output", "l.csv")
    assert ran.code == 3
    assert "achternaam" in ran.err
    assert "Amrani" not in ran.err
    assert not (tmp_path / "l.csv").exists()
    assert "revealed" not in (tmp_path / "sleutel.key.log").read_text(encoding="utf-8")


def test_a_file_without_encrypted_values_is_told(avgtool, encrypted):  # noqa: ARG001 - makes the key
    ran = avgtool("reveal", "klanten.csv", *KEY, *WHY, "--output", "l.csv")
    assert ran.code == 3
    assert "niets dat met deze sleutel" in ran.err


def test_what_cannot_be_recorded_is_not_revealed(avgtool, encrypted, tmp_path):
    """The record comes before the copy."""
    log = tmp_path / "sleutel.key.log"
    log.unlink()
    log.mkdir()
    ran = avgtool("reveal", encrypted.name, *KEY, *WHY, "--output", "l.csv")
    assert ran.code == 4
    assert not (tmp_path / "l.csv").exists()


@pytest.mark.parametrize("output", ["veilig.csv", "sleutel.key", "sleutel.key.log"])
def test_a_reveal_writes_over_no_source_key_or_log(avgtool, encrypted, tmp_path, output):
    before = (tmp_path / output).read_bytes()
    ran = avgtool("reveal", encrypted.name, *KEY, *WHY, "--output", output, "--force")
    assert ran.code == 3
    assert (tmp_path / output).read_bytes() == before


def test_the_key_id_stands_with_the_outcome(avgtool, encrypted):  # noqa: ARG001 - makes the policy
    ran = avgtool("anonymize", "klanten.csv", "--policy", "terug.yaml", *KEY, "--output", "nog een.csv")
    assert load_key("sleutel.key").id in ran.out


def test_the_key_shows_nowhere(avgtool, encrypted, tmp_path):
    """Not in what is said or written: a plan, a report, a copy, a log, an error, a crash told at length."""
    secret = load_key("sleutel.key").secret.reveal()
    stored = json.loads((tmp_path / "sleutel.key").read_text(encoding="ascii"))["secret"]
    said = [
        avgtool("anonymize", "klanten.csv", "--policy", "terug.yaml", *KEY, "--dry-run", "--plan", "plan.json"),
        avgtool("anonymize", "klanten.csv", "--plan", "plan.json", *KEY, "--output", "b.csv", "--report", "r.html"),
        avgtool("--verbose", "reveal", encrypted.name, *KEY, *WHY, "--output", "l.csv"),
        avgtool("--verbose", "reveal", encrypted.name, *KEY, *WHY, "--output", "l.csv"),
        avgtool("key", "show", "sleutel.key"),
        avgtool("key", "show", "sleutel.key", "--format", "json"),
        avgtool("key", "rotate", "sleutel.key"),
        avgtool("reveal", encrypted.name, "--key-file", stored, *WHY, "--output", "m.csv"),
        avgtool("key", "destroy", "sleutel.key", "--yes"),
    ]
    assert [ran.code for ran in said] == [0, 0, 0, 3, 0, 0, 0, 4, 0]
    written = [path.read_bytes() for path in tmp_path.iterdir() if path.is_file()]
    assert len(written) >= 9
    for content in [*written, *(f"{ran.out}{ran.err}".encode() for ran in said)]:
        for form in (secret, secret.hex().encode(), stored.rstrip("=").encode(), repr(secret)[2:-1].encode()):
            assert form not in content


def test_the_key_id_stands_with_a_text_that_it_was_used_for(avgtool, encrypted, tmp_path):  # noqa: ARG001 - makes the policy
    """On stderr: the text itself is all that stdout holds."""
    (tmp_path / "klacht.txt").write_text("Mevrouw Jansen belde.\n", encoding="utf-8")
    ran = avgtool("text", "anonymize", "klacht.txt", "--policy", "terug.yaml", *KEY)
    assert load_key("sleutel.key").id in ran.err
    assert "enc_" in ran.out
    assert "Sleutel" not in ran.out
    without = avgtool("text", "anonymize", "klacht.txt", *KEY)
    assert without.err == ""


@pytest.mark.parametrize("rule", ["operator: encrypt", "operator: text"])
def test_the_key_shows_in_no_crash(avgtool, encrypted, tmp_path, monkeypatch, rule):  # noqa: ARG001 - makes the key
    """Whatever an error of ours quotes, in a column or in a text: it is not passed on."""
    secret = load_key("sleutel.key").secret.reveal().hex()

    def fail(*_: object) -> str:
        raise RuntimeError(secret)

    monkeypatch.setattr("avgtool.operators.sealing.Sealer.seal", fail)
    head, text = POLICY.partition("rules:\n")[0], POLICY.partition("text:\n")[2]
    rules = f"rules:\n  - {{match: {{column: opmerking}}, {rule}, because: Proef.}}\ntext:\n"
    (tmp_path / "fout.yaml").write_text(head + rules + text, encoding="utf-8")
    arguments = ("anonymize", "klanten.csv", "--policy", "fout.yaml", *KEY, "--output", "c.csv")
    ran = avgtool("--verbose", *arguments)
    assert ran.code in {3, 70}
    assert secret not in ran.out + ran.err
    assert not (tmp_path / "c.csv").exists()
