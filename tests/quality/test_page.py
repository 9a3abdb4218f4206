"""The page says what was measured, the stored results come back as they were, and no test half shows a span."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from quality import __main__ as command
from quality.blocks import Bar, Paragraph, Section, Table, bars_table, load, markdown, store, verdict
from quality.calibration import bands
from quality.gold import GoldText, unmarked
from quality.own_texts import numbers_beside
from quality.page import ORDER, page, summary
from quality.peers.roster import PEERS
from quality.peers.running import last_line, parse
from quality.set_results import SetResults
from quality.spans import Found, measure
from quality.speed import WORDS, made_up_texts
from quality.text_tables import tables_about

ROOT = Path(__file__).parents[2]
SECTION = Section(
    "Own texts",
    (Bar("own texts", "recall", 0.95, 0.93, of=20), Bar("own texts", "false alarms", 0.3, 0.02, at_most=True)),
    (Paragraph("words"), Table("numbers", ("a", "b"), (("x|y", "1"),)), Table("long", ("a",), (), folded=True)),
    (("own texts", "ORGANIZATION recall / precision", "7.0% / 60.0% of 28", "scored low on purpose"),),
)


@pytest.mark.parametrize(
    ("bar", "expected"),
    [
        (Bar("s", "m", 0.95, 0.95), "ok"),
        (Bar("s", "m", 0.9, 0.95), "short by 5.0 points"),
        (Bar("s", "m", 0.02, 0.02, at_most=True), "ok"),
        (Bar("s", "m", 0.05, 0.02, at_most=True), "short by 3.0 points"),
        (Bar("s", "m", None, 0.02, at_most=True), "not measured"),
        (Bar("s", "m", 2_500, 3_000, unit="/s"), "short by 500 /s"),
        (Bar("s", "m", 2.5, 3, at_most=True, unit="s"), "ok"),
    ],
)
def test_a_number_is_held_against_its_bar(bar: Bar, expected: str):
    assert verdict(bar) == expected
    assert bar.is_reached == (expected == "ok")


def test_results_come_back_as_they_were(tmp_path: Path):
    store(tmp_path / "r.json", {"texts": SECTION})
    assert load(tmp_path / "r.json") == {"texts": SECTION}
    assert load(tmp_path / "none.json") == {}
    assert '["x|y", "1"]' in (tmp_path / "r.json").read_text(encoding="utf-8")


def test_awkward_words_come_back_too(tmp_path: Path):
    rows = (('a "b" [c] {d}', "e\\"), ("", "ë, 1"))
    awkward = Section('a [1] {"b"}', (), (Paragraph('{"a": ["b"]}'), Table("[", ("]", "{}"), rows)))
    store(tmp_path / "r.json", {"texts": awkward})
    assert load(tmp_path / "r.json") == {"texts": awkward}


def test_sets_that_rules_were_made_with_stand_apart_from_those_that_were_not():
    """Also in what is kept."""
    seen = Section("Tables", (Bar("own tables, tune half", "recall", 0.99, 0.95, seen=True),), ())
    made = page({"texts": SECTION, "tables": seen})
    first, _, second = made.partition("### Sets that rules were made with")
    assert "1 of 2 bars are reached" in first
    assert "own tables, tune half" not in first
    assert (
        "1 of 1 bars are reached.\n\n| set | measure | value | bar |  |\n|---|---|---|---|---|\n| own tables" in second
    )


def test_the_page_counts_the_bars_and_shows_every_section():
    made = page({"texts": SECTION})
    assert "1 of 2 bars are reached" in made
    assert "| own texts | recall | 95.0% of 20 | ≥ 93.0% | ok |" in made
    assert "| own texts | false alarms | 30.0% | ≤ 2.0% | short by 28.0 points |" in made
    assert "| own texts | ORGANIZATION recall / precision | 7.0% / 60.0% of 28 | scored low on purpose |" in made
    assert "## Own texts\n\nwords\n\n**numbers**\n\n| a | b |\n|---|---|\n| x\\|y | 1 |" in made
    assert made.endswith("<details><summary>long</summary>\n\nNone.\n\n</details>\n")


def test_the_summary_is_the_bars():
    lines = summary({"texts": SECTION}).splitlines()
    assert [re.split(r"\s{2,}", line)[-1] for line in lines] == ["ok", "short by 28.0 points"]
    assert summary({}) == ""


def test_a_table_without_bars_is_said_to_be_empty():
    assert markdown(bars_table("", [])) == "None."


def test_a_part_that_is_measured_again_leaves_the_others(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(command, "RESULTS", tmp_path / "results.json")
    monkeypatch.setattr(command, "PAGE", tmp_path / "quality.md")
    other = Section("Speed", (), (Paragraph("quick"),))
    monkeypatch.setattr(command, "PARTS", {"texts": lambda: SECTION, "speed": lambda: other})
    command.measure(["speed"])
    assert command.measure(["texts"]) == {"speed": other, "texts": SECTION}
    assert (tmp_path / "quality.md").read_text(encoding="utf-8") == page({"texts": SECTION, "speed": other})


def test_every_part_has_its_option():
    assert set(command.PARTS) == set(ORDER) == set(command.HELP)


def test_the_page_in_the_documentation_is_made_from_the_stored_results():
    """Nobody edits a number by hand."""
    assert command.PAGE.read_text(encoding="utf-8") == page(load(command.RESULTS))


def results(name: str) -> SetResults:
    """Of no text at all."""
    empty = {form: measure([], []) for form in ("as written", "lower case")}
    return SetResults(name, empty, empty, bands([], [], "PERSON"), [])


@pytest.mark.parametrize(("name", "shown"), [("tune", 2), ("english", 2), ("test", 0)])
def test_no_span_of_the_test_half_is_shown(name: str, shown: int):
    titles = [table.title for table in tables_about(results(name))]
    assert len([title for title in titles if "masked" in title]) == shown


@pytest.mark.parametrize("name", ["test", "english"])
def test_what_a_threshold_leaves_out_is_said(name: str):
    """False alarms at the lower threshold, and the groups that have no bar."""
    gold = [
        GoldText("a", "chat", *unmarked("⟦Bol|ORGANIZATION⟧ schreef ⟦Jan|PERSON⟧, ⟦Kade 3|ADDRESS⟧", "a")),
        GoldText("b", "chat", "order 4711", ()),
    ]
    usual, eager = measure(gold, [[], []]), measure(gold, [[], [Found(6, 10, ("ORDER_ID",), 0.3)]])
    forms = ("as written", "lower case")
    told = numbers_beside(SetResults(name, dict.fromkeys(forms, usual), dict.fromkeys(forms, eager), [], gold))
    said = {what: (value, remark) for _, what, value, remark in told}
    value, remark = said["false alarms for high recall, as written"]
    assert (value, "in 1 of them ORDER_ID" in remark) == ("100.0%: 1 of 1", True)
    assert said["false alarms, lower case"][0] == "0.0%: 0 of 1"
    assert {"ADDRESS recall / precision", "ORGANIZATION recall / precision for high recall"} <= set(said)
    assert "DATE_OF_BIRTH recall / precision" not in said


def test_texts_for_the_speed_are_distinct_and_of_one_length():
    texts = made_up_texts(200, seed=1)
    assert len(set(texts)) == 200
    assert {len(text.split()) for text in texts} == {WORDS}
    assert texts == made_up_texts(200, seed=1)
    assert not {"⟦", "⟧"} & set("".join(texts))


def test_naming_the_peers_loads_none():
    """Their models and lists are loaded in a process of their own, when they are measured."""
    program = (
        "import quality.__main__, sys; print(sorted({'deduce', 'euredact', 'presidio_structured'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, check=True, capture_output=True, text=True)
    assert done.stdout.strip() == "[]"


def test_every_peer_says_what_it_is():
    assert all(peer.licence and peer.configured and (peer.texts or peer.table) for peer in PEERS.values())


def test_an_answer_of_a_peer_is_read():
    answer = parse('{"texts": [[[0, 3, ["PERSON"]]], []], "tables": [[["LOCATION", "ADDRESS"], []]]}')
    assert answer.texts == ((Found(0, 3, ("PERSON",)),), ())
    assert answer.tables == ((("LOCATION", "ADDRESS"), ()),)
    assert answer.error is None


def test_an_error_of_a_peer_names_no_folder_of_this_machine():
    stderr = "Traceback …\nOSError: cannot read /home/jan/venv/lib/lists/names.txt\n\n"
    assert last_line(stderr) == "OSError: cannot read …/names.txt"
    assert last_line("") == ""
