"""Gold texts are read exactly, and what cannot be measured against is refused with the place."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quality.gold import GoldError, GoldText, Span, lowered, parse_entry, read_half, unmarked


def test_marks_are_taken_out_and_become_spans():
    text, spans = unmarked("Ik ben ⟦Jan de Vries|PERSON⟧ uit ⟦Ede|LOCATION⟧.", "here")
    assert text == "Ik ben Jan de Vries uit Ede."
    assert spans == (Span(7, 19, "PERSON"), Span(24, 27, "LOCATION"))
    assert [text[span.start : span.end] for span in spans] == ["Jan de Vries", "Ede"]


@pytest.mark.parametrize(
    ("marked", "complaint"),
    [
        ("⟦Jan|PERSON", "not closed"),
        ("Jan|PERSON⟧", "not closed, not opened"),
        ("⟦⟦Jan|PERSON⟧|PERSON⟧", "inside another"),
        ("⟦Jan⟧", "not closed"),
        ("⟦Jan|NAME⟧", "NAME is no entity"),
        ("⟦Jan|⟧", "nothing is no entity"),
        ("⟦|PERSON⟧", "is empty"),
        ("⟦Jan |PERSON⟧", "spaces at its ends"),
    ],
)
def test_a_mark_that_is_not_one_is_refused(marked: str, complaint: str):
    with pytest.raises(GoldError, match=f"^here: .*{complaint}"):
        unmarked(marked, "here")


@pytest.mark.parametrize(
    ("entry", "complaint"),
    [
        ("Jan", "needs id, kind and text"),
        ({"id": "a", "text": "hallo"}, "needs id, kind and text"),
        ({"id": "a", "kind": "letter", "text": "hallo", "clean": True}, "kind must be one of"),
        ({"id": "a", "kind": "chat", "text": "hallo", "clean": True, "half": 1}, "unknown keys: half"),
        ({"id": "a", "kind": "chat", "text": " ", "clean": True}, "empty"),
        ({"id": "a", "kind": "chat", "text": "hallo"}, "clean: true"),
        ({"id": "a", "kind": "chat", "text": "⟦Jan|PERSON⟧", "clean": True}, "clean: true"),
    ],
)
def test_an_entry_that_is_not_one_is_refused(entry: object, complaint: str):
    with pytest.raises(GoldError, match=complaint):
        parse_entry(entry, "chats.yml, entry 1")


def test_a_half_is_read_in_the_order_of_its_files(tmp_path: Path):
    (tmp_path / "b.yml").write_text("- {id: b, kind: chat, clean: true, text: hallo}\n", encoding="utf-8")
    (tmp_path / "a.yml").write_text("- {id: a, kind: note, text: '⟦Jan|PERSON⟧ belde'}\n", encoding="utf-8")
    assert read_half(tmp_path) == [
        GoldText("a", "note", "Jan belde", (Span(0, 3, "PERSON"),)),
        GoldText("b", "chat", "hallo", ()),
    ]


@pytest.mark.parametrize(
    ("content", "complaint"),
    [("a: [", "no valid YAML"), ("id: a", "must be a list"), ("- {id: a, kind: chat}", r"a\.yml, entry 1")],
)
def test_a_file_that_is_not_one_is_refused_by_name(tmp_path: Path, content: str, complaint: str):
    (tmp_path / "a.yml").write_text(content, encoding="utf-8")
    with pytest.raises(GoldError, match=complaint):
        read_half(tmp_path)


def test_an_id_stands_once(tmp_path: Path):
    for name in ("a.yml", "b.yml"):
        (tmp_path / name).write_text("- {id: one, kind: chat, clean: true, text: hallo}\n", encoding="utf-8")
    with pytest.raises(GoldError, match="one stands twice"):
        read_half(tmp_path)


@given(st.text(min_size=1))
def test_lower_case_keeps_every_place(text: str):
    """Also of letters whose lower case is longer, such as the Turkish İ."""
    lower = lowered(GoldText("a", "chat", text, (Span(0, len(text), "PERSON"),)))
    assert len(lower.text) == len(text)
    assert lower.spans == (Span(0, len(text), "PERSON"),)


def test_lower_case_is_lower_case():
    gold = GoldText("a", "chat", "İ. Özdemir uit EDE", (Span(0, 10, "PERSON"),))
    assert lowered(gold).text == "İ. özdemir uit ede"
