"""Every reason in the words of its reader, with its article."""

from __future__ import annotations

import pytest

from avgtool.consent.reasons import reason_words, review_words
from avgtool.model.consents import Reason, ReviewReason
from tests.consent.building import law


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("country", ["nl", "be"])
def test_every_reason_has_words_and_an_article(language, country, snapshot):
    words = {one: reason_words(one, law(country)) for one in Reason}
    words |= {one: review_words(one, law(country)) for one in ReviewReason}
    lines = [
        f"{one.value}: {said.text.render(language)} ({said.article.render(language)})" for one, said in words.items()
    ]
    assert "\n".join(lines) == snapshot
