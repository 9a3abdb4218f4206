"""How often words hint, counted."""

from __future__ import annotations

from quality.gold import GoldText, Span
from quality.hinting import hints_table


def text(identifier: str, words: str, *, clean: bool) -> GoldText:
    """A text; one that is not clean begins with a name."""
    return GoldText(identifier, "note", words, () if clean else (Span(0, 3, "PERSON"),))


def test_texts_are_counted_not_words():
    """Apart for those with and without personal data; homographs do not count."""
    texts = [
        text("a", "De kok was ziek, echt ziek.", clean=True),
        text("b", "Ik denk van niet.", clean=True),
        text("c", "Jan is ziek en lid van de FNV.", clean=False),
    ]
    rows = hints_table("t", texts).rows
    assert rows == (("anything", "50.0%", "100.0%"), ("HEALTH", "1", "1"), ("UNION", "0", "1"))


def test_a_set_without_clean_texts_has_no_share():
    """Rather than a division by nothing."""
    assert hints_table("t", [text("a", "Jan is ziek.", clean=False)]).rows[0] == ("anything", "–", "100.0%")
