"""``avgtool init``, ``key``, ``policy`` and ``doctor``: the small commands around the main job."""

from __future__ import annotations

import io
import os
import stat

import pytest

from avgtool.config import load_config


class AtTerminal(io.StringIO):
    """Standard input at which a person types."""

    def isatty(self):
        """A terminal."""
        return True


def test_init_writes_a_configuration_that_is_valid(avgtool, tmp_path):
    ran = avgtool("init", "--name", 'Bakkerij "De Korst" & Zn: #1', "--fg", "M. de Vries", "--person", "gast")
    assert ran.code == 0
    config = load_config(tmp_path / "avgtool.yaml")
    assert config.organisation.name == 'Bakkerij "De Korst" & Zn: #1'
    assert config.organisation.fg == "M. de Vries"
    assert config.person == "gast"


def test_init_never_overwrites(avgtool, tmp_path):
    assert avgtool("init", "--name", "A").code == 0
    before = (tmp_path / "avgtool.yaml").read_bytes()
    assert avgtool("init", "--name", "B").code == 3
    assert (tmp_path / "avgtool.yaml").read_bytes() == before


def test_init_without_a_terminal_asks_for_the_name_as_an_option(avgtool):
    assert avgtool("init").code == 2


@pytest.mark.skipif(os.name != "posix", reason="file modes are POSIX")
def test_a_new_key_is_for_its_owner_only_and_its_id_is_all_that_is_shown(avgtool, tmp_path):
    made = avgtool("key", "new", "sleutel.key")
    path = tmp_path / "sleutel.key"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert made.out.strip() in avgtool("key", "show", "sleutel.key").out
    secret = next(line for line in path.read_text(encoding="utf-8").splitlines() if len(line) > 40)
    assert secret.split()[-1] not in made.out + made.err


def test_a_key_is_never_overwritten(avgtool):
    assert avgtool("key", "new", "sleutel.key").code == 0
    assert avgtool("key", "new", "sleutel.key").code == 4


def test_the_shipped_policy_is_listed_shown_and_valid(avgtool, snapshot):
    assert "klantsegmentatie" in avgtool("policy", "list").out
    assert avgtool("policy", "show", "klantsegmentatie").out == snapshot


@pytest.mark.pdf
def test_doctor_finds_this_machine_healthy(avgtool):
    ran = avgtool("doctor")
    assert ran.code == 0, ran.out
    assert "✗" not in ran.out


@pytest.mark.parametrize(("language", "comment"), [("nl", "# Taal van rapporten"), ("en", "# Language of reports")])
def test_the_comments_speak_the_language_of_the_configuration(avgtool, tmp_path, language, comment):
    assert avgtool("init", "--name", "A", "--language", language).code == 0
    assert comment in (tmp_path / "avgtool.yaml").read_text(encoding="utf-8")
    assert load_config(tmp_path / "avgtool.yaml").language == language


def test_questions_show_no_empty_brackets(avgtool, monkeypatch):
    monkeypatch.setattr("sys.stdin", AtTerminal("Bakkerij\n\n\n\n\n"))
    ran = avgtool("init")
    assert ran.code == 0
    assert "[]" not in ran.out + ran.err
    assert "[klant]" in ran.out


@pytest.mark.skipif(os.name != "posix", reason="file modes are POSIX")
def test_a_file_that_is_no_key_is_called_that_and_its_rights_are_left_alone(avgtool, customers):
    customers.chmod(0o644)
    ran = avgtool("key", "show", customers.name)
    assert ran.code == 4
    assert "chmod" not in ran.err
