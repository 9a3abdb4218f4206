"""Every term of the model has words, in both languages."""

import pytest

from avgtool import catalog
from avgtool.documents.verdict_words import MEANINGS
from avgtool.documents.words import CATEGORIES, CATEGORY_TAGS, EVIDENCE, FLAGS, KINDS, confidence
from avgtool.model.assessment import Verdict
from avgtool.model.kinds import Category, Evidence, Flag, Kind


@pytest.mark.parametrize(
    ("terms", "words"),
    [
        (Kind, KINDS),
        (Category, CATEGORIES),
        (Category, CATEGORY_TAGS),
        (Evidence, EVIDENCE),
        (Flag, FLAGS),
        (Verdict, MEANINGS),
    ],
    ids=lambda value: getattr(value, "__name__", ""),
)
def test_every_term_has_words_of_its_own(terms, words):
    """None is missing, and no two terms share words that a reader could not tell apart."""
    assert set(words) == set(terms)
    for language in ("nl", "en"):
        assert len({text.render(language) for text in words.values()}) == len(words)


def test_operators_have_dutch_words():
    """The plan is read by people who do not know the policy language, and no two operators are called alike."""
    titles = [operator.title for operator in catalog.operators().values()]
    assert "pseudonimiseren" in {title.render("nl") for title in titles}
    for language in ("nl", "en"):
        assert len({title.render(language) for title in titles}) == len(titles)


@pytest.mark.parametrize(
    ("score", "words"),
    [
        (1.0, "very certain"),
        (0.95, "very certain"),
        (0.9, "certain"),
        (0.5, "probable"),
        (0.49, "possible"),
        (0.0, "possible"),
    ],
)
def test_confidence_in_words(score, words):
    """Each step begins at its lower bound."""
    assert confidence(score).render("en") == words
