"""A person can overrule a verdict, and the scan says that it was overruled, by whom and why."""

from __future__ import annotations

from avgtool.model.kinds import Category, Evidence, Flag, Kind
from avgtool.scanning.overrides import Override

VALUES = {"K01": ["a1", "b2", "c3"], "email": ["a@example.nl", "b@example.nl", "c@example.nl"]}


def test_an_override_takes_the_place_of_the_verdict(scanned):
    """With its reason among the candidates, and what was thought before behind it."""
    decided = Override("K*", Kind.OTHER_ID, "sleutel van het oude systeem", "P. Jansen (FG)")
    found = scanned(VALUES, overrides=[decided]).column("K01")
    assert (found.kind, found.category, found.confidence) == (Kind.OTHER_ID, Category.ORDINARY, 1.0)
    assert found.evidence == (Evidence.OVERRULE,)
    assert Flag.OVERRULED in found.flags
    assert "P. Jansen (FG)" in str(found.candidates[0].reason)


def test_an_override_can_say_that_nothing_personal_stands_there(scanned):
    """What was found before stays visible as a candidate, without an example."""
    decided = Override("email", Kind.NONE, "functionele postbussen", "P. Jansen")
    found = scanned(VALUES, overrides=[decided]).column("email")
    assert (found.kind, found.category, found.example) == (Kind.NONE, Category.NONE, None)
    assert Kind.EMAIL in {one.kind for one in found.candidates}


def test_an_override_holds_for_its_source_only(scanned):
    """A glob for the name of the file."""
    decided = Override("email", Kind.NONE, "reden", "iemand", source="medewerkers*")
    assert scanned(VALUES, "klanten.csv", overrides=[decided]).column("email").kind is Kind.EMAIL
    assert scanned(VALUES, "medewerkers_2024.csv", overrides=[decided]).column("email").kind is Kind.NONE


def test_a_misspelled_override_is_told(scanned):
    """Else the verdict of a person would do nothing, and nobody would know."""
    decided = Override("emial", Kind.NONE, "functionele postbussen", "P. Jansen")
    (notice,) = scanned(VALUES, overrides=[decided]).notices
    assert (notice.code, notice.column) == ("override_unmatched", "email")


def test_an_override_about_another_file_is_not(scanned):
    """One configuration serves many files."""
    elsewhere = Override("emial", Kind.NONE, "x", "P. Jansen", source="orders*.csv")
    assert scanned(VALUES, overrides=[elsewhere, Override("leverdatum", Kind.NONE, "x", "P. Jansen")]).notices == ()
