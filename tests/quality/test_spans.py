"""Findings are counted against gold as the report says."""

from __future__ import annotations

import pytest

from quality.gold import GoldText, unmarked
from quality.spans import GROUPS, NOTHING, Difference, Found, Score, differences, measure, score
from quality.text_tables import scores_table, shape


def gold(marked: str, name: str = "a") -> GoldText:
    """A gold text from its marked form."""
    return GoldText(name, "chat", *unmarked(marked, name))


def found(text: str, value: str, *entities: str) -> Found:
    """A finding of ``value``, where it first stands in ``text``."""
    start = text.index(value)
    return Found(start, start + len(value), entities)


JAN = gold("Jan de Vries uit Ede belt Piet").text
MARKED = gold("⟦Jan de Vries|PERSON⟧ uit ⟦Ede|LOCATION⟧ belt ⟦Piet|PERSON⟧")
PERSON = GROUPS["PERSON"]


@pytest.mark.parametrize(
    ("findings", "expected"),
    [
        ([], Score(gold=2)),
        ([("Jan de Vries", "PERSON")], Score(2, 1, 1, 1, 1, 1)),
        ([("de Vries", "PERSON")], Score(2, 1, 0, 1, 1, 0)),
        ([("Jan", "PERSON"), ("Vries", "PERSON")], Score(2, 1, 0, 2, 2, 0)),
        ([("Jan de Vries uit Ede belt Piet", "PERSON")], Score(2, 2, 0, 1, 1, 0)),
        ([("Ede", "PERSON"), ("Piet", "PERSON")], Score(2, 1, 1, 2, 1, 1)),
        ([("Jan de Vries", "LOCATION")], Score(gold=2)),
    ],
)
def test_overlap_and_exact_are_counted(findings: list[tuple[str, str]], expected: Score):
    assert score(MARKED.spans, [found(JAN, *each) for each in findings], PERSON) == expected


def test_shares_of_known_counts():
    counted = Score(gold=4, recalled=3, recalled_exactly=2, found=5, right=4, right_exactly=1)
    assert (counted.recall, counted.precision) == (0.75, 0.8)
    assert (counted.exact_recall, counted.exact_precision) == (0.5, 0.2)
    assert counted.f1 == pytest.approx(2 * 0.75 * 0.8 / 1.55)


def test_shares_of_nothing_are_none_and_not_perfect():
    assert (Score().recall, Score().precision, Score().f1) == (None, None, 0.0)
    assert Score(gold=3).precision is None


def test_addresses_and_places_are_one_group():
    text = gold("⟦Kade 3|ADDRESS⟧ in ⟦Ede|LOCATION⟧")
    findings = [found(text.text, "Kade 3", "LOCATION"), found(text.text, "Ede", "ADDRESS")]
    together = measure([text], [findings])
    assert (together.scores["ADDRESS + LOCATION"].recall, together.scores["ADDRESS"].recall) == (1.0, 0.0)


@pytest.mark.parametrize(
    ("value", "group", "counted"),
    [
        ("1234 AB", "NL_POSTCODE", True),
        ("1234 AB", "LOCATION", False),
        ("Ede", "LOCATION", True),
        ("Ede", "NL_POSTCODE", False),
        ("belt", "LOCATION", True),
        ("belt", "NL_POSTCODE", False),
    ],
)
def test_a_finding_with_several_names_is_read_in_its_favor(value: str, group: str, *, counted: bool):
    """It counts where it meets gold; elsewhere under its usual name, once."""
    text = gold("⟦1234 AB|NL_POSTCODE⟧ ⟦Ede|LOCATION⟧ belt")
    both = found(text.text, value, "LOCATION", "NL_POSTCODE")
    assert score(text.spans, [both], GROUPS[group]).found == int(counted)


def test_false_alarms_are_clean_texts_with_personal_findings():
    clean, other, personal = gold("hallo Roos", "a"), gold("op 3 mei bij Bol", "b"), gold("⟦Jan|PERSON⟧", "c")
    findings = [
        [found(clean.text, "Roos", "PERSON")],
        [found(other.text, "3 mei", "DATE_TIME"), found(other.text, "Bol", "ORGANIZATION")],
        [],
    ]
    result = measure([clean, other, personal], findings)
    assert (result.texts, result.clean, result.alarms, result.alarm_share) == (3, 2, 1, 0.5)
    assert result.alarm_entities == {"PERSON": 1}


def test_no_clean_text_gives_no_share():
    assert measure([MARKED], [[]]).alarm_share is None


def test_differences_say_what_was_taken_for_what():
    findings = [found(JAN, "Ede", "PERSON"), found(JAN, "belt", "PERSON"), found(JAN, "Piet", "PERSON")]
    assert differences(MARKED, findings) == [
        Difference("a", 0, 12, "PERSON", NOTHING),
        Difference("a", 17, 20, "LOCATION", "PERSON"),
        Difference("a", 21, 25, NOTHING, "PERSON"),
    ]
    assert measure([MARKED], [findings]).confusions == {
        ("PERSON", NOTHING): 1,
        ("LOCATION", "PERSON"): 1,
        (NOTHING, "PERSON"): 1,
    }


def test_entities_that_the_gold_does_not_know_are_no_difference():
    assert differences(gold("op 3 mei"), [Found(3, 8, ("DATE_TIME",))]) == []


def test_every_text_needs_its_findings():
    with pytest.raises(ValueError, match="shorter"):
        measure([MARKED, MARKED], [[]])


def test_the_six_identifiers_are_counted_together():
    text = gold("⟦1234 AB|NL_POSTCODE⟧ ⟦a@example.nl|EMAIL_ADDRESS⟧ ⟦Jan|PERSON⟧")
    result = measure([text], [[found(text.text, "1234 AB", "NL_POSTCODE"), found(text.text, "Jan", "PERSON")]])
    assert (result.identifiers.gold, result.identifiers.recall, result.identifiers.precision) == (2, 0.5, 1.0)


def test_the_table_shows_what_was_counted():
    rows = scores_table("t", measure([MARKED], [[found(JAN, "Jan", "PERSON")]])).rows
    assert rows[0] == ("PERSON", "2", "50.0%", "100.0%", "66.7%", "0.0%", "0.0%")


def test_a_shape_shows_no_letter_and_no_digit():
    assert shape("Jan de Vries-Özer\n12b") == "Xxx xx Xxxxx-Xxxx 99x"
