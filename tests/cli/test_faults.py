"""What goes wrong is told in the reader's language, with the right code, and never with a value from the data."""

from __future__ import annotations

import subprocess
import sys

import pytest

from avgtool.workflows import scan_sources


class SurpriseError(Exception):
    """An error that nobody foresaw, quoting a value."""


@pytest.fixture
def broken(monkeypatch):
    """The world outside breaks in a way that nobody foresaw."""

    def fail(*_args, **_kwargs):
        raise SurpriseError("fatima@example.nl")

    monkeypatch.setattr(scan_sources, "open_source", fail)


@pytest.mark.usefixtures("broken")
def test_our_own_fault_is_told_without_a_value(avgtool):
    ran = avgtool("scan", "klanten.csv")
    assert ran.code == 70
    assert "SurpriseError" in ran.err
    assert "example.nl" not in ran.out + ran.err


@pytest.mark.usefixtures("broken")
def test_verbose_tells_where_it_happened_and_still_no_value(avgtool):
    ran = avgtool("--verbose", "scan", "klanten.csv")
    assert ran.code == 70
    assert "scan_sources.py" in ran.err
    assert "example.nl" not in ran.out + ran.err


def test_an_interrupt_answers_130(avgtool, monkeypatch):
    def interrupt(*_args, **_kwargs):
        raise KeyboardInterrupt

    monkeypatch.setattr(scan_sources, "open_source", interrupt)
    assert avgtool("scan", "klanten.csv").code == 130


def test_a_broken_configuration_is_named_with_its_line(avgtool, customers, tmp_path):
    (tmp_path / "avgtool.yaml").write_text("organisation:\n  naam: Voorbeeld BV\n", encoding="utf-8")
    ran = avgtool("scan", customers.name)
    assert ran.code == 4
    assert "avgtool.yaml:2" in ran.err


def test_an_unknown_policy_names_those_there_are(avgtool, customers):
    ran = avgtool("anonymize", customers.name, "--policy", "klantsegmentatje", "--dry-run")
    assert ran.code == 4
    assert "klantsegmentatie" in ran.err


@pytest.mark.parametrize(("language", "word"), [("nl", "Fout"), ("en", "Error")])
def test_errors_speak_the_reader_s_language(avgtool, language, word):
    assert avgtool("--lang", language, "scan", "weg.csv").err.startswith(word)


def test_the_language_of_the_environment_counts(avgtool, monkeypatch):
    monkeypatch.setenv("AVGTOOL_LANG", "en")
    assert avgtool("scan", "weg.csv").err.startswith("Error")


def test_the_language_of_the_configuration_counts(avgtool, customers, tmp_path):
    (tmp_path / "avgtool.yaml").write_text("language: en\n", encoding="utf-8")
    assert "hold recognizable personal data" in avgtool("scan", customers.name).out


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has a disk that is always full: /dev/full")
@pytest.mark.parametrize("form", ["json", "text"])
def test_a_full_disk_behind_stdout_is_told(customers, form):
    with open("/dev/full", "wb") as full:  # noqa: PTH123 - a device
        command = [sys.executable, "-m", "avgtool", "--lang", "en", "scan", str(customers), "--format", form]
        ran = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, check=False)
    assert ran.returncode == 3
    assert ran.stderr == b"Error: the disk is full\n"


def test_a_configuration_that_is_not_there_is_no_wrong_usage(avgtool, customers, monkeypatch):
    """Exit 4, by the option and by the environment."""
    named = avgtool("--config", "weg.yaml", "scan", customers.name)
    monkeypatch.setenv("AVGTOOL_CONFIG", "weg.yaml")
    assert (named.code, avgtool("scan", customers.name).code) == (4, 4)
    assert "weg.yaml" in named.err


def test_a_language_that_avgtool_does_not_speak_is_told(avgtool, customers, monkeypatch):
    """In one that it does, with exit 4."""
    monkeypatch.setenv("AVGTOOL_LANG", "fr")
    ran = avgtool("scan", customers.name)
    assert ran.code == 4
    assert "AVGTOOL_LANG" in ran.err
