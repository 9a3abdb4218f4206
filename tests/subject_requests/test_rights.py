"""What is said of the rights: complete, each ground known, nothing that sets aside what nothing may."""

from __future__ import annotations

import pytest

from avgtool.model.requests import IdentityMeans, Right
from tests.subject_requests.building import LAW


def test_every_right_has_its_article_cases_grounds_and_answer():
    assert set(LAW.rights) == set(Right)
    for right, law in LAW.rights.items():
        assert law.right is right
        assert law.conditions
        assert law.answer
        assert set(law.grounds) <= set(LAW.grounds)
        assert len(set(law.grounds)) == len(law.grounds)


def test_every_ground_serves_some_right():
    assert {code for law in LAW.rights.values() for code in law.grounds} == set(LAW.grounds)


@pytest.mark.parametrize("right", [Right.MARKETING_OBJECTION, Right.CONSENT_WITHDRAWAL])
def test_direct_marketing_and_consent_end_without_weighing(right):
    """Art. 21(3) and 7(3) AVG know no exception; only who cannot be told apart can be refused."""
    assert LAW.rights[right].grounds == ("avg-12-2",)


def test_art_41_of_the_uavg_sets_aside_art_12_to_21_and_no_others():
    letters = {f"uavg-41-1-{letter}" for letter in "abcdefghij"}
    having = {right for right, law in LAW.rights.items() if letters <= set(law.grounds)}
    none = {right for right, law in LAW.rights.items() if letters.isdisjoint(law.grounds)}
    assert none == {Right.MARKETING_OBJECTION, Right.CONSENT_WITHDRAWAL, Right.AUTOMATED_DECISION}
    assert having | none == set(Right)


def test_recipients_are_told_of_what_art_19_names():
    told = {right for right, law in LAW.rights.items() if law.tells_recipients}
    assert told == {Right.RECTIFICATION, Right.ERASURE, Right.RESTRICTION}


def test_access_is_answered_with_everything_of_art_15():
    """Yes or no, eight letters, transfers, a copy."""
    assert len(LAW.rights[Right.ACCESS].answer) == 11


def test_the_lightest_means_comes_first_and_a_copy_last_with_its_guidance():
    assert list(IdentityMeans)[-1] is IdentityMeans.ID_COPY
    assert set(LAW.identity_guidance) == set(IdentityMeans)
    guidance = " ".join(one.render("nl") for one in LAW.identity_guidance[IdentityMeans.ID_COPY])
    assert "BSN" in guidance
    assert "pasfoto" in guidance


@pytest.mark.parametrize("language", ["nl", "en"])
def test_what_the_law_says_in_words(language, snapshot):
    """For a jurist to read through."""
    lines = []
    for law in LAW.rights.values():
        lines.append(f"{law.right.value}: {law.title.render(language)} ({law.article.render(language)})")
        lines += [f"  als: {one.render(language)}" for one in law.conditions]
        lines += [f"  antwoord: {one.render(language)}" for one in law.answer]
    for ground in LAW.grounds.values():
        lines.append(f"{ground.code}: {ground.text.render(language)} ({ground.article.render(language)})")
    lines += [one.render(language) for one in LAW.remedies]
    assert "\n".join(lines) == snapshot
