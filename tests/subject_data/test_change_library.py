"""The same from a program: planned, looked at, carried out, finished after a sudden end."""

from __future__ import annotations

import hypothesis
import pytest
import sqlalchemy
from hypothesis import strategies as st

import avgtool
from avgtool.config import load_config
from avgtool.errors import OutputError, RefusedError
from avgtool.model.subject_work import Deed
from avgtool.workflows.subject_work import executing
from tests.cli.test_request_changing import CONFIG
from tests.subject_data import erasing, small_shop
from tests.subject_data.test_executing import FILES_LEFT, LEFT, files_left


class SuddenEndError(BaseException):
    """Stands for a power cut: nothing of avgtool catches it."""


@pytest.fixture
def ledger(tmp_path, monkeypatch):
    """A ledger with a request of customer 1 about a shop and files."""
    with opened(tmp_path, monkeypatch) as made:
        yield made


def opened(folder, monkeypatch):
    url = f"sqlite:///{folder / 'winkel.db'}"
    small_shop.fill(url)
    erasing.make_files(folder)
    monkeypatch.setenv("WINKEL", url)
    (folder / "avgtool.yaml").write_text(CONFIG, encoding="utf-8")
    ledger = avgtool.Ledger(
        f"sqlite:///{folder / 'avgtool.db'}", config=load_config(folder / "avgtool.yaml"), create=True
    )
    with ledger.session() as session:
        made = session.requests.open(avgtool.Person("1"), ["wissing", "rectificatie"]).reference
        session.requests.take(made, "identiteit-vaststellen", means="inloggen")
    return ledger


def erasures(request):
    return [task for task in request.tasks if task.work == "wissing"]


def reference(ledger) -> str:
    with ledger.session(readonly=True) as session:
        return session.requests.all()[0].reference


def test_a_program_plans_and_carries_out(ledger, tmp_path):
    who = avgtool.wanted(emails=["fatima@example.nl"])
    planned = avgtool.plan_request(ledger, reference(ledger), "wissing", who, plan_file=tmp_path / "plan.json")
    rows = [row for source in planned.plan.sources for table in source.tables for row in table.rows]
    assert (len(rows), sum(row.deed is Deed.KEEP for row in rows)) == (16, 3)
    done = avgtool.execute_request(ledger, planned, plan_file=tmp_path / "plan.json")
    assert (done.sources[0], done.suppressed) == ("webwinkel", 3)
    assert small_shop.contents(f"sqlite:///{tmp_path / 'winkel.db'}") == LEFT
    with ledger.session(readonly=True) as session:
        objects = session.facts(avgtool.Person("fatima@example.nl", "email")).objections
        assert [one.purpose for one in objects] == [None]
        states = {task.source: task.state for task in erasures(session.requests.get(reference(ledger)))}
        assert {states.pop("webwinkel"), states.pop("facturen.csv")} == {"bewaard"}
        assert {*states.values()} == {"klaar"}


def test_a_program_puts_right_what_is_wrong(ledger, tmp_path):
    right = {"klant.naam": "Fatima Amrani", "klant.telefoon": ""}
    planned = avgtool.plan_request(ledger, reference(ledger), "rectificatie", values=right, leave_out_rest=True)
    avgtool.execute_request(ledger, planned)
    row = small_shop.contents(f"sqlite:///{tmp_path / 'winkel.db'}")["klant"][0]
    assert (row[1], row[3]) == ("Fatima Amrani", None)


def test_rows_in_doubt_hold_it_up(ledger):
    """By the customer number alone, the same address in files is that of somebody who may be another."""
    planned = avgtool.plan_request(ledger, reference(ledger), "wissing")
    assert planned.plan.doubts
    with pytest.raises(RefusedError):
        avgtool.execute_request(ledger, planned)


@pytest.mark.usefixtures("ledger")
def test_what_a_text_about_another_says_of_the_person_goes_and_the_rest_stays(tmp_path):
    """Once a human confirmed that it speaks of the person: the note is somebody else's."""
    url = f"sqlite:///{tmp_path / 'winkel.db'}"
    said = "Jan woont naast Fatima el Amrani (06 12 34 56 78), zegt hij."
    engine = sqlalchemy.create_engine(url)
    with engine.begin() as connection:
        connection.execute(sqlalchemy.text("INSERT INTO notitie VALUES (7, 2, :said)"), {"said": said})
    config = tmp_path / "avgtool.yaml"
    text = config.read_text(encoding="utf-8")
    config.write_text(text.replace("table: notitie,", "table: notitie, text: [tekst],"), encoding="utf-8")
    who = avgtool.wanted(emails=["fatima@example.nl"])
    with avgtool.Ledger(f"sqlite:///{tmp_path / 'avgtool.db'}", config=load_config(config)) as again:
        [doubt] = avgtool.plan_request(again, reference(again), "wissing", who).plan.doubts
        planned = avgtool.plan_request(again, reference(again), "wissing", who, confirmed=[doubt.id])
        avgtool.execute_request(again, planned)
    notes = small_shop.contents(url)["notitie"]
    assert notes == [(2, 2, "Wil geen post"), (7, 2, "Jan woont naast […] ([…]), zegt hij.")]
    assert {**small_shop.contents(url), "notitie": LEFT["notitie"]} == LEFT


@hypothesis.settings(max_examples=8, suppress_health_check=[hypothesis.HealthCheck.function_scoped_fixture])
@hypothesis.given(points=st.lists(st.integers(0, 16), min_size=1, max_size=3))
def test_wherever_runs_end_the_last_one_comes_to_the_same_state(tmp_path_factory, points):
    """Ended and taken up any number of times: sources, ledger, suppression list and tasks are as after one run."""
    folder = tmp_path_factory.mktemp("shop")
    with pytest.MonkeyPatch.context() as monkeypatch, opened(folder, monkeypatch) as ledger:
        who = avgtool.wanted(emails=["fatima@example.nl"])
        planned = avgtool.plan_request(ledger, reference(ledger), "wissing", who)
        first = lambda reached: executing.execute(ledger.opened, ledger.config, planned, reached=reached)  # noqa: E731
        again = lambda reached: executing.resume(  # noqa: E731
            ledger.opened, ledger.config, planned.plan.request, reached=reached
        )
        for number, point in enumerate(points):
            run_until(first if number == 0 else again, point)
        journal = executing.journal_of(ledger.opened, planned.plan.request)
        if journal.exists():
            with pytest.raises(OutputError):
                first(lambda _: None)
            again(lambda _: None)
        elif small_shop.contents(f"sqlite:///{folder / 'winkel.db'}") != LEFT:
            first(lambda _: None)  # it ended while everything was rehearsed, and is as if it never began
        assert small_shop.contents(f"sqlite:///{folder / 'winkel.db'}") == LEFT
        left = files_left(folder)
        assert {name: left[name] for name in ("facturen", "scores", "loterij")} == {
            name: FILES_LEFT[name] for name in ("facturen", "scores", "loterij")
        }
        with ledger.session(readonly=True) as session:
            assert len(session.facts(avgtool.Person("fatima@example.nl", "email")).objections) == 1
            assert {task.state for task in erasures(session.requests.get(planned.plan.request))} == {"klaar", "bewaard"}


def run_until(run, point: int) -> None:
    """Let a run end at a point; what a run does at its own end it does, unlike one that is killed."""
    seen = 0

    def reached(_point: str) -> None:
        nonlocal seen
        if seen == point:
            raise SuddenEndError
        seen += 1

    try:
        run(reached)
    except SuddenEndError:
        pass
    except Exception as error:
        if "nothing to resume" not in str(error):
            raise
