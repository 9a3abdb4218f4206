"""A column whose name is personal data leaves in no copy and stands in no policy."""

from __future__ import annotations

import json

import pytest

from avgtool.cli import run


@pytest.fixture
def scores(tmp_path, monkeypatch):
    """Scores by e-mail address, and a policy that keeps everything."""
    monkeypatch.chdir(tmp_path)
    row = {"groep": "A", "scores": {f"klant{n}@gmail.com": n for n in range(8)}}
    (tmp_path / "bron.ndjson").write_text("\n".join([json.dumps(row)] * 5))
    (tmp_path / "alles.yaml").write_text(
        "name: alles\nversion: 1\ntitle: t\npurpose: p\nwhy_no_k: b\n"
        "rules:\n  - {match: {column: '*'}, operator: keep, because: b}\n"
    )
    return tmp_path


def test_no_copy_takes_such_names_along(scores, capsys):
    """The refusal tells the columns by number and writes nothing; the check answers no."""
    assert run(["anonymize", "bron.ndjson", "--policy", "alles.yaml", "--output", "kopie.ndjson"]) == 1
    assert "identifier" not in (said := capsys.readouterr().err)
    assert "2, 3, 4, 5, 6" in said
    assert "klant0@" not in said
    assert not (scores / "kopie.ndjson").exists()
    assert run(["check", "bron.ndjson", "--policy", "alles.yaml"]) == 1


@pytest.mark.usefixtures("scores")
def test_no_policy_repeats_such_names(capsys):
    """They are left out of what is proposed from a scan."""
    run(["scan", "bron.ndjson", "--format", "json", "--output", "scan.json"])
    capsys.readouterr()
    assert run(["policy", "new", "--from-scan", "scan.json"]) == 0
    said = capsys.readouterr().out
    assert "groep" in said
    assert "klant0@" not in said
