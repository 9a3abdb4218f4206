"""``avgtool request resume`` and its ``--abandon``: an execution that was cut off never stays so for ever."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from avgtool.config import load_config
from avgtool.workflows.ledger import open_configured
from avgtool.workflows.request_journals import journal_of
from tests.cli.test_request_changing import CONFIG, RIGHTS, WHO, ref
from tests.subject_data import erasing, small_shop
from tests.subject_data.test_taking_up import change

pytestmark = pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="the system knows no SIGKILL")


@pytest.fixture(params=["sqlite", "postgresql"])
def begun(request, avgtool, tmp_path, monkeypatch):
    """An erasure that was killed once the first source, the database, was done; gives what kills another one."""
    url = f"sqlite:///{tmp_path / 'winkel.db'}"
    if request.param == "postgresql":
        url = str(request.getfixturevalue("postgresql_url"))
    small_shop.fill(url)
    erasing.make_files(tmp_path)
    monkeypatch.setenv("WINKEL", url)
    (tmp_path / "avgtool.yaml").write_text(CONFIG, encoding="utf-8")
    asked = [part for right in RIGHTS for part in ("--right", right)]
    for command in (
        ("ledger", "init"),
        ("request", "open", "1", *asked, "--by", "M. de Groot"),
        ("request", "verify-identity", ref(), "--means", "terugbellen", "--by", "M. de Groot"),
    ):
        assert avgtool(*command).code == 0
    kill(tmp_path, "noted")
    return url


def kill(folder, point):
    command = [sys.executable, "-m", "tests.subject_data.killed", str(folder), point]
    died = subprocess.run(command, cwd=Path(__file__).parents[2], check=False, capture_output=True)
    assert died.returncode == -signal.SIGKILL, died.stderr.decode()


def tasks(avgtool, *, of: str = "wissing"):
    shown = json.loads(avgtool("request", "show", ref(), "--format", "json").out)["request"]
    return {(one["source"], one["state"]) for one in shown["tasks"] if one["work"] == of}


def test_a_file_to_which_others_wrote_is_no_reason_to_stop(avgtool, begun, tmp_path):
    """Nor is a row that was done, and to which somebody wrote since."""
    change(begun, "UPDATE klant SET naam = 'Iemand' WHERE id = 1")
    with (tmp_path / "facturen.csv").open("ab") as file:
        file.write(b"9;x@example.nl;2025-01-01;1\r\n")
    ran = avgtool("request", "resume", ref())
    assert ran.code == 0, ran.err
    left = (tmp_path / "facturen.csv").read_bytes()
    assert left.endswith(b"9;x@example.nl;2025-01-01;1\r\n")
    assert b"2015" not in left
    assert not [*tmp_path.glob("*.journal"), *tmp_path.glob("*.lock"), *tmp_path.glob(".*part*")]


def test_where_a_row_of_the_person_was_changed_the_execution_is_ended_and_planned_anew(avgtool, begun, tmp_path):
    """What was done and what was not is in the file of the request; nobody answers or ends it before."""
    path = tmp_path / "facturen.csv"
    path.write_bytes(path.read_bytes().replace(b"12,50", b"12,51"))
    for command in (("resume", ref()), ("erase", ref(), *WHO, "--execute", "--yes")):
        refused = avgtool("--lang", "en", "request", *command)
        assert (refused.code, "request resume --abandon" in refused.err) == (3, True), refused.err
    for command in (("withdraw", ref(), "--document", "avgtool.yaml"), ("answer", ref(), "--document", "avgtool.yaml")):
        refused = avgtool("--lang", "en", "request", *command)
        assert (refused.code, "sudden end" in refused.err) == (3, True), refused.err
    ended = avgtool("request", "resume", ref(), "--abandon", "--by", "M. de Groot", "--format", "json")
    assert ended.code == 0, ended.err
    told = json.loads(ended.out)
    assert (told["sources"], told["undone"], told["unknown"]) == (
        ["webwinkel"], ["scores.parquet", "loterij.xlsx"], ["facturen.csv"],
    )  # fmt: skip
    assert told["suppression_entries"] == 3
    assert not [*tmp_path.glob("*.journal"), *tmp_path.glob("*.lock")]
    assert tasks(avgtool) == {
        ("webwinkel", "bewaard"), ("facturen.csv", "open"), ("scores.parquet", "open"), ("loterij.xlsx", "open"),
    }  # fmt: skip
    ran = avgtool("request", "erase", ref(), *WHO, "--leave-out-rest", "--execute", "--yes")
    assert ran.code == 0, ran.err
    assert b"2015" not in path.read_bytes()
    assert {state for _, state in tasks(avgtool)} == {"klaar", "bewaard"}
    assert small_shop.contents(begun)["klant"][0][1] == "verwijderd"
    assert avgtool("ledger", "verify").code == 0


@pytest.mark.usefixtures("begun")
@pytest.mark.parametrize("language", ["nl", "en"])
def test_it_is_said_what_was_done_and_what_was_not(avgtool, tmp_path, snapshot, language):
    (tmp_path / "loterij.xlsx").unlink()
    ran = avgtool("--lang", language, "request", "resume", ref(), "--abandon")
    assert (ran.code, ran.out, ran.err) == (0, snapshot, snapshot)
    again = avgtool("request", "resume", ref(), "--abandon")
    assert again.code == 3


@pytest.mark.usefixtures("begun")
def test_two_runs_at_once_do_not_get_in_each_others_way(avgtool, tmp_path):
    """Whoever comes second is told so, and does nothing."""
    config = load_config(tmp_path / "avgtool.yaml")
    with closing(open_configured(config)) as ledger, journal_of(ledger, ref()).held():
        for command in (
            ("resume", ref()),
            ("resume", ref(), "--abandon"),
            ("erase", ref(), *WHO, "--execute", "--yes"),
        ):
            refused = avgtool("--lang", "en", "request", *command)
            assert (refused.code, "at work" in refused.err, "--abandon" in refused.err) == (3, True, False), refused.err
    assert avgtool("request", "resume", ref()).code == 0


@pytest.mark.usefixtures("begun")
def test_of_work_that_is_refused_no_task_stands_as_if_begun(avgtool, tmp_path):
    assert avgtool("request", "resume", ref(), "--abandon").code == 0
    before = tasks(avgtool, of="rectificatie")
    (tmp_path / "facturen.csv").chmod(0o444)
    refused = avgtool("request", "rectify", ref(), *WHO, "--leave-out-rest", "--set", "facturen.csv[*].bedrag=1", "--execute", "--yes")  # fmt: skip # noqa: E501
    assert refused.code == 3
    assert tasks(avgtool, of="rectificatie") == before
