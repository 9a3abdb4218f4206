"""Letters for programs: a step with its letter, and drafts."""

from __future__ import annotations

import hashlib
from datetime import date

import pytest

import avgtool
from avgtool.errors import InputError, OutputError


@pytest.fixture
def ledger(tmp_path):
    """A ledger with a request that came in."""
    with avgtool.Ledger(f"sqlite:///{tmp_path / 'avgtool.db'}", create=True) as opened:
        with opened.session(by="portaal") as session:
            session.requests.open(avgtool.Person("K-1"), ["inzage"], received=date(2026, 3, 5), contact="F. el Amrani")
        yield opened


def test_a_step_and_its_letter_happen_together(ledger, tmp_path):
    """The hash in the ledger is that of the file, and a second letter does not take its place."""
    path = tmp_path / "brief.docx"
    taken = ledger.take_with_letter("2026-0001", "bevestigen", path, by="portaal", at=date(2026, 3, 6))
    assert taken.events[-1].documents[0].sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    with pytest.raises(OutputError):
        ledger.take_with_letter("2026-0001", "identiteit-vaststellen", path, means="inloggen")
    with ledger.session(readonly=True) as session:
        assert len(session.requests.get("2026-0001").events) == 2


def test_a_draft_says_what_is_missing_and_records_nothing(ledger):
    draft = ledger.draft_letter("2026-0001", "afwijzing", words="Daarom.")
    assert draft.to_fill == ("op welke grond van de wet",)
    assert draft.content.startswith(b"PK")
    with ledger.session(readonly=True) as session:
        assert len(session.requests.get("2026-0001").events) == 1


@pytest.mark.parametrize(
    "ask",
    [
        lambda ledger: ledger.draft_letter("2026-0001", "groet"),
        lambda ledger: ledger.draft_letter("2026-0009", "antwoord"),
        lambda ledger: ledger.take_with_letter("2026-0001", "sluiten", "brief.docx"),
        lambda ledger: ledger.take_with_letter("2026-0001", "bevestigen", "brief.odt"),
    ],
)
def test_what_there_is_not_is_refused(ledger, ask, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(InputError):
        ask(ledger)
    assert not list(tmp_path.glob("brief*"))
