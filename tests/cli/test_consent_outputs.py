"""What is written never takes the place of the ledger: it is the proof."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize("output", ["avgtool.db", "avgtool.db-wal", "avgtool-ledger.key"])
@pytest.mark.parametrize("option", ["--output", "--dropped"])
def test_an_export_is_never_written_over_the_ledger(avgtool, tmp_path, monkeypatch, output, option):
    """Not even by force."""
    monkeypatch.chdir(tmp_path)
    assert avgtool("ledger", "init").code == 0
    (tmp_path / "export.csv").write_text("klantnr\nK-1\n", encoding="utf-8")
    (tmp_path / "avgtool.db-wal").touch()
    before = (tmp_path / "avgtool.db").read_bytes()
    targets = {"--output": "mag.csv", "--dropped": "niet.csv", option: output}
    ran = avgtool(
        "consent", "filter", "export.csv", "--objections-only", "--channel", "email", "--subject-column", "klantnr",
        "--force", *(part for pair in targets.items() for part in pair),
    )  # fmt: skip
    assert ran.code in {2, 3}
    assert (tmp_path / "avgtool.db").read_bytes() == before
    assert avgtool("ledger", "verify").code == 0
